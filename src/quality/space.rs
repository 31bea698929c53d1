//! Word spaces, hyphens and last lines of justified text.

use super::lines::{Line, Paragraph};
use super::{Bar, Finished, Found, Place, Row, Unit, percentile};
use crate::geom::Pt;

/// What is asked of text up to a measure.
struct Measure {
    name: &'static str,
    what: &'static str,
    p95: f64,
    most: f64,
    hyphens: f64,
}

/// Bars are stated for columns of 75 and of 125 mm; what lies between belongs to the nearer one.
const NARROW: Measure =
    Measure { name: "narrow", what: "narrow", p95: 1.60, most: 2.0, hyphens: 10.0 };
const WIDE: Measure =
    Measure { name: "wide", what: "wide", p95: 1.30, most: 1.6, hyphens: 3.0 };

/// Up to here a column is narrow.
const BETWEEN: Pt = Pt::mm(100.0);

/// Fewest letters before and after a hyphen.
const LETTERS: f64 = 3.0;

/// The shortest last line, in ems.
const RUNT: f64 = 4.0;

/// Most hyphens in a row.
const LADDER: f64 = 2.0;

/// The rows on spaces and hyphens.
pub(super) fn rows(found: &Finished<'_>) -> Vec<Row> {
    let mut rows = Vec::new();
    for (measure, wide) in [(&NARROW, false), (&WIDE, true)] {
        let paragraphs: Vec<&Paragraph> = found
            .paragraphs
            .iter()
            .filter(|paragraph| paragraph.justified && (paragraph.measure() > BETWEEN) == wide)
            .collect();
        rows.extend(spaces(found, &paragraphs, measure));
        rows.push(hyphens(found, &paragraphs, measure));
    }
    rows.push(short(found));
    rows.push(ladders(found));
    rows.push(letters(found));
    rows.push(feet(found));
    rows.push(last_lines(found));
    rows
}

/// Word spaces of full lines.
fn spaces(found: &Finished<'_>, paragraphs: &[&Paragraph], measure: &Measure) -> [Row; 3] {
    let full = paragraphs.iter().flat_map(|paragraph| paragraph.full());
    let mut places: Vec<Place> =
        full.filter_map(|line| line.ratio().map(|ratio| found.place(line, ratio))).collect();
    places.sort_by(|a, b| b.value.total_cmp(&a.value));
    let mut values: Vec<f64> = places.iter().map(|place| place.value).collect();
    let of = values.len();
    let row = |name: &str, value| Found {
        key: format!("space_{name}_{}", measure.name),
        what: format!("word space, {} columns, {name}", measure.what),
        value,
        unit: Unit::Times,
        of,
        worst: Vec::new(),
    };
    let middle = row("p50", percentile(&mut values, 50));
    let middle = Row { bar: None, ..middle.against(Bar::AtMost(f64::MAX)) };
    let p95 = row("p95", percentile(&mut values, 95)).against(Bar::AtMost(measure.p95));
    let bar = Bar::AtMost(measure.most);
    let most = row("max", places.first().map_or(0.0, |place| place.value));
    let worst = places.into_iter().take_while(|place| !bar.holds(place.value)).collect();
    [middle, p95, Found { worst, ..most }.against(bar)]
}

/// Full lines that end with a hyphen.
fn hyphens(found: &Finished<'_>, paragraphs: &[&Paragraph], measure: &Measure) -> Row {
    let full: Vec<&Line> = paragraphs.iter().flat_map(|paragraph| paragraph.full()).collect();
    let places = full
        .iter()
        .filter(|line| line.is_hyphenated())
        .map(|line| found.place(line, 1.0))
        .collect();
    let key = format!("hyphens_{}", measure.name);
    let what = format!("lines with a hyphen, {} columns", measure.what);
    let row = Found::share(&key, &what, places, full.len());
    let row = row.against(Bar::AtMost(measure.hyphens));
    if row.ok { Row { worst: Vec::new(), ..row } } else { row }
}

/// What a full line may lack, in ems, before it is short.
const LACK: f64 = 0.5;

/// Full lines that do not reach the end of the measure: before a word that cannot be divided. No
/// bar is set for them; they say what keeps word spaces below theirs.
fn short(found: &Finished<'_>) -> Row {
    let mut places = Vec::new();
    let mut of = 0;
    for paragraph in found.paragraphs {
        let parts = paragraph
            .full()
            .chunk_by(|one, next| (one.page, one.column) == (next.page, next.column));
        for part in parts {
            let end = part.iter().map(|line| line.x.1).fold(Pt::ZERO, Pt::max);
            of += part.len();
            let lacks = part.iter().map(|line| (line, (end - line.x.1).0 / line.size.0));
            let lacks = lacks.filter(|(_, lack)| *lack > LACK);
            places.extend(lacks.map(|(line, lack)| found.place(line, lack)));
        }
    }
    places.sort_by(|a, b| b.value.total_cmp(&a.value));
    let what = "full lines short of the measure";
    let row = Found::count("short_lines", what, places, of);
    Row { bar: None, ..row.against(Bar::AtMost(f64::MAX)) }
}

/// Lines in a row that end with a hyphen.
fn ladders(found: &Finished<'_>) -> Row {
    let mut places = Vec::new();
    for paragraph in found.paragraphs {
        let mut ladder = 0.0;
        for line in &paragraph.lines {
            ladder = if line.is_hyphenated() { ladder + 1.0 } else { 0.0 };
            places.push(found.place(line, ladder));
        }
    }
    let names = ("ladder", "most hyphens in a row");
    Found::extreme(names, Unit::Count, places, Bar::AtMost(LADDER))
}

/// Letters before and after the hyphens that divide words.
fn letters(found: &Finished<'_>) -> Row {
    let mut places = Vec::new();
    for paragraph in found.paragraphs {
        for pair in paragraph.lines.windows(2) {
            let Some(head) = pair[0].text.trim_end().strip_suffix('\u{ad}') else { continue };
            let before = head.chars().rev().take_while(|c| c.is_alphabetic()).count();
            let after = pair[1].text.chars().take_while(|c| c.is_alphabetic()).count();
            #[expect(clippy::cast_precision_loss, reason = "letters of a word")]
            places.push(found.place(&pair[0], before.min(after) as f64));
        }
    }
    let names = ("hyphen_letters", "letters before and after a hyphen");
    Found::extreme(names, Unit::Count, places, Bar::AtLeast(LETTERS))
}

/// Hyphens at the end of a column or page, or of the last full line of a paragraph.
fn feet(found: &Finished<'_>) -> Row {
    let mut places = Vec::new();
    let mut of = 0;
    for paragraph in found.paragraphs {
        let end = paragraph.lines.len().saturating_sub(2);
        for (index, pair) in paragraph.lines.windows(2).enumerate() {
            let parts = (pair[0].page, pair[0].column) != (pair[1].page, pair[1].column);
            if !(parts || paragraph.justified && index == end) {
                continue;
            }
            of += 1;
            if pair[0].is_hyphenated() && (parts || pair[0].last() == Some('\u{ad}')) {
                places.push(found.place(&pair[0], 1.0));
            }
        }
    }
    let what = "hyphens before a column's or paragraph's end";
    Found::count("hyphen_ends", what, places, of).against(Bar::AtMost(0.0))
}

/// Last lines of running text, in ems.
fn last_lines(found: &Finished<'_>) -> Row {
    let mut places = Vec::new();
    for paragraph in found.paragraphs.iter().filter(|paragraph| paragraph.justified) {
        if let [_, .., last] = paragraph.lines.as_slice() {
            let width = (last.x.1 - last.x.0).0;
            places.push(found.place(last, width / last.size.0));
        }
    }
    let names = ("last_line", "shortest last line of a paragraph");
    Found::extreme(names, Unit::Em, places, Bar::AtLeast(RUNT))
}
