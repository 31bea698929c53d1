//! A JSON dossier in, a typeset briefing out.
//!
//! ```text
//!  dossier.json ─▶ model ──┐
//!                          ├─▶ compose ─▶ page::Document ─▶ pdf ─▶ bytes
//!  fonts ─▶ font ─▶ text ──┤                  ▲
//!           theme, figure ─┤              (tests read this)
//!           paginate ──────┘
//! ```
//!
//! The shape is an hourglass. [`page`] is its waist: everything above makes a
//! [`page::Document`], [`pdf`] writes one, and neither side knows the other. A module names only
//! modules above it in the list below; `tests/layers.rs` holds the code to that.
//!
//! What holds everywhere:
//!
//! - Building fails only at its two ends. Reading finds every fault of the file with its place;
//!   what it gives is right by type, so that composing and writing cannot fail.
//! - Nothing is drawn that is neither tagged as content nor marked as decoration.
//! - y grows downwards everywhere but in `pdf/content.rs`.
//! - Line breaking knows nothing of fonts, page breaking nothing of text, layout nothing of PDF.
//! - The same input makes the same bytes: no clock, no environment, no order of hash maps.
//! - Only the command touches files, but for the pictures that a dossier names.
//!
//! To read the code in order: [`model`], [`text`] (above all [`text::linebreak`]), [`paginate`],
//! [`compose`], [`page`], [`pdf`].

mod later;
pub mod diag;
pub mod geom;
pub mod image;
pub mod inspect;
pub mod language;
pub mod paint;
pub mod font;
pub mod model;
pub mod locale;
pub mod page;
pub mod text;
pub mod theme;
pub mod figure;
pub mod paginate;
pub mod compose;
pub mod pdf;
pub mod quality;
pub mod schema;

use std::path::Path;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};

use compose::Pictures;
use diag::{Diagnostic, Report};
use font::FaceId;
use image::Picture;
use later::let_go;
use model::Paper;
use page::Attachment;
use theme::{Look, Sides, Theme};

/// What the command line says of a build; what it does not say is the dossier's to say.
#[derive(Clone, Debug)]
pub struct Settings {
    /// The paper.
    pub paper: Option<Paper>,
    /// The theme.
    pub look: Option<Look>,
    /// Printed on one side or on two.
    pub sides: Option<Sides>,
    /// Exactly so many pages.
    pub pages: Option<u32>,
    /// Whether there is a contents page.
    pub contents: Option<bool>,
    /// Whether the dossier travels inside the file.
    pub embed: bool,
    /// Whether the authors stand in what the file says of itself.
    pub authors: bool,
    /// The moment that the file bears, in seconds since 1970, in place of the day on which the
    /// dossier was published.
    pub moment: Option<i64>,
    /// Whether the finished pages are measured.
    pub report: bool,
}

impl Settings {
    /// What holds when the command line says nothing.
    pub const PLAIN: Settings = Settings {
        paper: None,
        look: None,
        sides: None,
        pages: None,
        contents: None,
        embed: true,
        authors: false,
        moment: None,
        report: false,
    };
}

/// A finished briefing.
#[derive(Clone, Debug)]
pub struct Brief {
    /// The file.
    pub pdf: Vec<u8>,
    /// How many pages it has.
    pub pages: usize,
    /// What a careful editor would ask.
    pub warnings: Vec<Diagnostic>,
    /// How well the pages are set, if that was asked.
    pub quality: Option<quality::Quality>,
}

/// A dossier as it lies on a disk.
#[derive(Clone, Copy, Debug)]
pub struct Source<'a> {
    /// Its bytes.
    pub bytes: &'a [u8],
    /// The name that it travels under inside the file.
    pub name: &'a str,
    /// The folder that its pictures are in.
    pub folder: Option<&'a Path>,
}

impl<'a> From<&'a str> for Source<'a> {
    /// A dossier that lies on no disk: pictures that it names are taken to be there, and are left
    /// out.
    fn from(text: &'a str) -> Source<'a> {
        Source { bytes: text.as_bytes(), name: "dossier.json", folder: None }
    }
}

/// The faces of most dossiers, in the order in which they are asked for.
const COMMON: [FaceId; 6] = [
    FaceId::Sans,
    FaceId::Display,
    FaceId::Serif,
    FaceId::SansSemibold,
    FaceId::SerifItalic,
    FaceId::Caption,
];

/// Makes faces ready that most dossiers use, where that has not been done. For a core that has
/// nothing else to do yet.
pub fn prepare() {
    static BEGUN: AtomicBool = AtomicBool::new(false);
    if rayon::current_num_threads() > 1 && !BEGUN.swap(true, Ordering::Relaxed) {
        text::make_ready(&COMMON);
    }
}

/// A number of seconds since 1970 as a moment, where it is one that a file can bear.
fn moment(seconds: i64) -> Option<chrono::NaiveDateTime> {
    use chrono::Datelike;
    let moment = chrono::DateTime::from_timestamp(seconds, 0)?.naive_utc();
    (0..=9999).contains(&moment.year()).then_some(moment)
}

/// Builds a briefing.
///
/// ```
/// let text = r#"{
///   "dossier": 1,
///   "language": "en",
///   "title": "A port opens",
///   "as_of": "2016-11-23",
///   "summary": { "paragraphs": ["The port opened."] }
/// }"#;
/// let brief = dossier::build(text, &dossier::Settings::PLAIN)?;
/// assert_eq!(brief.pages, 1);
/// assert!(brief.pdf.starts_with(b"%PDF-"));
///
/// // Every fault comes with its place, its rule and, mostly, a way out.
/// let text = text.replace("2016-11-23", "2016-11");
/// let report = dossier::build(text.as_str(), &dossier::Settings::PLAIN).unwrap_err();
/// let fault = &report.diagnostics[0];
/// assert_eq!((fault.at.line, fault.at.column, fault.code), (5, 12, "DATE002"));
/// assert_eq!(fault.message, "this date must be an exact day");
/// assert_eq!(fault.help.as_deref(), Some("write year, month and day, as in `2016-11-23`"));
/// # Ok::<(), dossier::diag::Report>(())
/// ```
///
/// # Errors
///
/// All faults of the dossier, when at least one is an error.
pub fn build<'a>(source: impl Into<Source<'a>>, settings: &Settings) -> Result<Brief, Report> {
    let source = source.into();
    // On a thread of the pool, so that what is shared out needs no thread to hand it over and wait.
    rayon::scope(|_| {
        // Faces, and the dossier that travels inside the file, wait for nothing.
        let packed = || {
            prepare();
            settings.embed.then(|| pdf::content(source.bytes))
        };
        let (document, content) = rayon::join(|| document(source, settings), packed);
        let (mut document, warnings) = document?;
        document.attachment = content.map(|content| Attachment {
            name: source.name.to_owned(),
            media_type: "application/json".to_owned(),
            description: "The dossier that this briefing was made from".to_owned(),
            content,
        });
        let pages = document.pages.len();
        let quality = settings.report.then(|| quality::measure(&document));
        let pdf = pdf::drain(&mut document, &pdf::Options::default());
        let_go(document);
        Ok(Brief { pdf, pages, warnings, quality })
    })
}

/// Lays a briefing out without writing it, and without the dossier inside.
///
/// # Errors
///
/// As [`build`].
pub fn document(
    source: Source<'_>,
    settings: &Settings,
) -> Result<(page::Document, Vec<Diagnostic>), Report> {
    let model::Reading { dossier, mut diagnostics } = model::read(source.bytes, source.folder);
    let Some(mut dossier) = dossier else { return Err(Report { diagnostics }) };
    let layout = &mut dossier.layout;
    layout.contents = settings.contents.or(layout.contents);
    let named = match &layout.theme {
        Some(name) => Some(Look::named(name).ok_or_else(|| no_theme(source, name))?),
        None => None,
    };
    let pages = settings.pages.or(layout.pages);
    let look = settings.look.or(named).unwrap_or_default();
    let sides = match layout.sides {
        Some(2) => Sides::Two,
        _ => Sides::One,
    };
    let paper = settings.paper.or(layout.paper).unwrap_or_default();
    let sides = settings.sides.unwrap_or(sides);
    let language = dossier.language.clone();
    let theme = |tuning| Theme::new(look, paper, sides, tuning).speaking(&language);
    let pictures = pictures(source, &dossier)?;
    let extras = compose::Extras {
        pictures,
        authors: settings.authors,
        moment: settings.moment.and_then(moment),
    };
    let document = match pages {
        None => compose::natural(&dossier, theme, &extras),
        Some(pages) => compose::fitted(&dossier, theme, &extras, pages as usize)
            .map_err(|misfit| does_not_fit(source, pages, misfit))?,
    };
    let_go(dossier);
    if document.pages.len() > MOST_PAGES {
        return Err(too_long(source, &document));
    }
    diagnostics.extend(wide(source, &document));
    diagnostics.extend(high(source, &document));
    diagnostics.extend(coarse(source, &document, &extras.pictures));
    diagnostics.sort_by_key(|fault| fault.at.start);
    Ok((document, diagnostics))
}

/// The most pages of a briefing.
const MOST_PAGES: usize = 10_000;

/// The fault of a dossier with too many pages, at what comes first on the page after the last.
fn too_long(source: Source<'_>, document: &page::Document) -> Report {
    let items = document.pages[MOST_PAGES..].iter().flat_map(page::Page::items);
    let origin = items
        .filter_map(|placed| match placed.tag {
            page::Tag::Node(node) => document.structure.source(node),
            page::Tag::Artifact(_) => None,
        })
        .next();
    let path = origin.map(|origin| origin.to_string());
    let at = model::locate(source.bytes, &[(path, "")]).pop().unwrap_or_default();
    let message = format!("the briefing has {} pages", document.pages.len());
    let help = "10 000 are the most, and end before this; make several dossiers of it";
    Report { diagnostics: vec![Diagnostic::error("LIMIT006", message, at).with_help(help)] }
}

/// Warnings of words that are wider than the column that they stand in.
fn wide(source: Source<'_>, document: &page::Document) -> Vec<Diagnostic> {
    let sought = document.structure.wide().iter().map(|(node, word)| {
        let path = document.structure.source(*node).map(|origin| origin.to_string());
        // What stands out may be a part of a word, with the hyphen that divides it.
        (path, word.trim_end_matches('\u{ad}'))
    });
    let sought: Vec<(Option<String>, &str)> = sought.collect();
    let places = model::locate(source.bytes, &sought);
    let warning = |((_, word), at): (&(Option<String>, &str), diag::At)| {
        let written = source.bytes.get(at.start..at.end).map(String::from_utf8_lossy);
        let whole = written.filter(|written| written.contains(word));
        let word = whole.as_deref().unwrap_or(word);
        let message = format!("`{}` is wider than its column", model::shown(word));
        let help = "write it shorter, or put a soft hyphen (`\\u00ad`) where it may be divided";
        Diagnostic::warning("W018", message, at).with_help(help)
    };
    sought.iter().zip(places).map(warning).collect()
}

/// Warnings of what is higher than a page: one for each page that does not hold what stands on it,
/// at the first words that are beyond its foot.
fn high(source: Source<'_>, document: &page::Document) -> Vec<Diagnostic> {
    let mut sought: Vec<(Option<String>, &str)> = Vec::new();
    for page in &document.pages {
        let beyond = |column: &&page::Column| !column.filled.height.fits(column.room);
        let Some(column) = page.columns.iter().find(beyond) else { continue };
        let foot = column.at.y + column.room;
        let lost = page.items().find_map(|placed| match (&placed.item, placed.tag) {
            (page::Item::Text(run), page::Tag::Node(node)) if placed.at.y > foot => {
                Some((&run.text, node))
            }
            _ => None,
        });
        let Some((text, node)) = lost else { continue };
        // Marks are printed in other forms than they are written in.
        let words = text.split(|c: char| !c.is_alphanumeric() && c != ' ').map(str::trim);
        let words = words.max_by_key(|words| words.len()).unwrap_or_default();
        sought.push((document.structure.source(node).map(|origin| origin.to_string()), words));
    }
    let warning = |at| {
        let message = "this is higher than a page, and its end is lost from here on";
        let help = "write it shorter, or make several of it";
        Diagnostic::warning("W019", message, at).with_help(help)
    };
    let mut places = model::locate(source.bytes, &sought);
    places.dedup_by_key(|at| at.start);
    places.into_iter().map(warning).collect()
}

/// The fewest pixels to the inch that a picture is printed at without a warning.
const FINE: f64 = 150.0;

/// Warnings of pictures that are too coarse for the size at which they are printed.
fn coarse(
    source: Source<'_>,
    document: &page::Document,
    pictures: &Pictures,
) -> Vec<Diagnostic> {
    let mut found = Vec::new();
    for (file, picture) in pictures {
        let shown = document.pages.iter().flat_map(page::Page::items);
        let density = |placed: &page::Placed| match &placed.item {
            page::Item::Image(size, of, crop) if Arc::ptr_eq(of, picture) => {
                Some(f64::from(picture.width()) * crop.width / (size.width.0 / 72.0))
            }
            _ => None,
        };
        let least = shown.filter_map(density).min_by(f64::total_cmp);
        if let Some(least) = least.filter(|least| *least < FINE) {
            let at = diag::At::of(source.bytes, &format!("\"{file}\""));
            let message = format!("`{file}` is printed at {least:.0} pixels to the inch");
            let help = format!("below {FINE} its dots show on paper; find a larger original");
            found.push(Diagnostic::warning("W013", message, at).with_help(help));
        }
    }
    found
}

/// The fault of a theme that there is none of.
fn no_theme(source: Source<'_>, name: &str) -> Report {
    let at = diag::At::of(source.bytes, &format!("\"{name}\""));
    let names: Vec<&str> = Look::NAMES.iter().map(|(name, _)| *name).collect();
    let help = format!("there are {}", names.join(" and "));
    let fault = Diagnostic::error("LAYOUT002", format!("there is no theme `{name}`"), at);
    Report { diagnostics: vec![fault.with_help(help)] }
}

/// The fault of a dossier that has no setting with so many pages.
fn does_not_fit(source: Source<'_>, pages: u32, misfit: compose::Misfit) -> Report {
    let at = diag::At::of(source.bytes, "\"pages\"");
    let compose::Misfit { natural, over } = misfit;
    let plural = if pages == 1 { "" } else { "s" };
    let message =
        format!("the dossier does not come out at {pages} page{plural}; it takes {natural}");
    let help = if over > 0 {
        format!(
            "even with the smallest text it is over by {over} lines; shorten the longest \
             profiles and entries"
        )
    } else {
        "even with the largest text it has too little for so many pages".to_owned()
    };
    Report { diagnostics: vec![Diagnostic::error("LAYOUT001", message, at).with_help(help)] }
}

/// Reads the pictures that a dossier names. That they are there has been checked; what is found
/// only now is that one is damaged within.
fn pictures(source: Source<'_>, dossier: &model::Dossier) -> Result<Pictures, Report> {
    let (mut pictures, mut diagnostics) = (Pictures::new(), Vec::new());
    let Some(folder) = source.folder else { return Ok(pictures) };
    for file in dossier.pictures() {
        if pictures.contains_key(file) {
            continue;
        }
        let read = std::fs::read(folder.join(file)).map_err(|error| error.to_string());
        let read =
            read.and_then(|bytes| Picture::read(&bytes).map_err(|fault| fault.to_string()));
        match read {
            Ok(picture) => {
                pictures.insert(file.to_owned(), Arc::new(picture));
            }
            Err(fault) => {
                let at = diag::At::of(source.bytes, &format!("\"{file}\""));
                let message = format!("`{file}` cannot be read: {fault}");
                diagnostics.push(Diagnostic::error("FILE005", message, at));
            }
        }
    }
    if diagnostics.is_empty() { Ok(pictures) } else { Err(Report { diagnostics }) }
}

#[cfg(test)]
mod tests {
    use super::{MOST_PAGES, Settings, Source, document, too_long};

    #[test]
    fn more_pages_than_anybody_reads() {
        let text = r#"{ "dossier": 1, "language": "en", "title": "T", "as_of": "2024-01-01",
  "summary": { "paragraphs": ["The port opened."] } }"#;
        let source = Source::from(text);
        let (mut long, _) = document(source, &Settings::PLAIN).expect("it is right");
        let page = long.pages[0].clone();
        long.pages = vec![page; MOST_PAGES + 1];
        let fault = &too_long(source, &long).diagnostics[0];
        assert_eq!((fault.code, fault.at.line, fault.at.column), ("LIMIT006", 2, 31));
        assert_eq!(fault.message, "the briefing has 10001 pages");
    }

    #[test]
    fn what_is_higher_than_a_page_is_found_where_its_end_is_lost() {
        let words: Vec<String> = (0..900).map(|number| format!("word{number}s")).collect();
        let text = format!(
            r#"{{ "dossier": 1, "language": "en", "title": "T", "as_of": "2024-01-01",
  "summary": {{ "paragraphs": ["The port opened."] }},
  "chronology": [
    {{ "date": "2024-01-01", "title": "Port", "text": "It opened." }},
    {{ "date": "2024-01-01", "title": "{}" }}] }}"#,
            words.join(" ")
        );
        let (_, warnings) = document(Source::from(text.as_str()), &Settings::PLAIN)
            .expect("no more than warnings");
        let high: Vec<_> = warnings.iter().filter(|warning| warning.code == "W019").collect();
        assert_eq!(high.len(), 1, "{warnings:?}");
        assert_eq!(high[0].at.line, 5);
        // Most of it is on the page.
        let lost = text[high[0].at.start..].split_whitespace().count();
        assert!((300..700).contains(&lost), "{lost} of 900 words");
    }

    #[test]
    fn words_wider_than_their_column_are_found_where_they_are_written() {
        let (one, other) = ("4711".repeat(40), "4712".repeat(43));
        let text = format!(
            r#"{{ "dossier": 1, "language": "en", "title": "T", "as_of": "2024-01-01",
  "summary": {{ "paragraphs": ["The *{one}* opened."] }},
  "chronology": [
    {{ "date": "2024-01-01", "title": "Port", "text": "It opened." }},
    {{ "date": "2024-01-01", "title": "Port", "text": "It opened {other} again." }}] }}"#
        );
        let (_, warnings) = document(Source::from(text.as_str()), &Settings::PLAIN)
            .expect("no more than warnings");
        let wide: Vec<_> = warnings.iter().filter(|warning| warning.code == "W018").collect();
        assert_eq!(wide.len(), 2, "{warnings:?}");
        for (warning, (word, line)) in wide.into_iter().zip([(one, 2), (other, 5)]) {
            assert_eq!(&text[warning.at.start..warning.at.end], word);
            assert_eq!(warning.at.line, line);
            assert!(warning.message.starts_with(&format!("`{}", &word[..20])), "{warning:?}");
        }
    }
}
