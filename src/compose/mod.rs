//! A dossier into finished pages.
//!
//! Each part becomes flows of boxes (`flow`); the page breaker chooses among all ways to put
//! them on pages; what it chose is put down (`assemble`) and dressed (`running`). Makes no
//! choice of looks, which are the theme's, and cannot fail: reading has found all faults.

mod fit;
mod cite;
mod flow;
mod setter;
mod rows;
mod ahead;
mod head;
mod front;
mod judge;
mod figures;
mod strip;
mod actors;
mod chronology;
mod sections;
mod table;
mod picture;
mod disagreements;
mod lists;
mod contents;
mod index;
mod lead;
mod assemble;
mod running;

pub use fit::{Misfit, fitted, natural};

use std::collections::BTreeMap;
use std::ops::Range;
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Arc, Mutex};

use chrono::NaiveDateTime;

use crate::figure::strip::Labels;
use crate::image::Picture;
use crate::locale::Locale;
use crate::model::{Dossier, Part, PartOrSection};
use crate::page::{Bookmark, DestinationId, Document, Grid, Info, NodeId, Role};
use crate::paginate::{Costs, ROW, Segment, Sheet, priced};
use crate::text::Words;
use crate::theme::Theme;

use assemble::{Laid, assemble};
use cite::Numbers;
use flow::{Block, Flow};
use lead::Ways;
use setter::{Setter, Shapers};

/// From how many pages on a briefing has contents, unless it says otherwise, and an index.
const LONG: usize = 8;

/// The pictures of a dossier by the names of their files.
pub type Pictures = BTreeMap<String, Arc<Picture>>;

/// What a build adds to a dossier.
#[derive(Clone, Debug)]
pub struct Extras {
    /// The pictures that it names.
    pub pictures: Pictures,
    /// Whether the authors stand in what the file says of itself.
    pub authors: bool,
    /// The moment that the file bears, in place of the day of publication.
    pub moment: Option<NaiveDateTime>,
}

/// Composes a dossier.
#[must_use]
pub fn compose(dossier: &Dossier, theme: &Theme, extras: &Extras) -> Document {
    let matter = Matter::new(dossier, extras);
    matter.first(theme, matter.shapers()).finish().document
}

/// A dossier that is to be composed, once or in several settings, and what does not depend on the
/// setting.
#[derive(Debug)]
struct Matter<'a> {
    dossier: &'a Dossier,
    extras: &'a Extras,
    locale: Locale,
    numbers: Numbers,
    /// The words shaped so far; they are the same at any size.
    words: Arc<Words>,
    /// Where the labels of the strip of time stand.
    labels: Mutex<Labels>,
    /// Whether other cores have more to do than to shape words ahead.
    is_shared_out: AtomicBool,
}

impl<'a> Matter<'a> {
    fn new(dossier: &'a Dossier, extras: &'a Extras) -> Matter<'a> {
        Matter {
            dossier,
            extras,
            locale: Locale::new(&dossier.language),
            numbers: cite::number(dossier),
            words: Arc::default(),
            labels: Mutex::default(),
            is_shared_out: AtomicBool::new(false),
        }
    }

    /// The same as [`Matter::broken`], for the first setting: other cores help.
    fn first(&'a self, theme: &'a Theme, shapers: Shapers) -> Broken<'a> {
        let Matter { dossier, words, is_shared_out, .. } = self;
        rayon::in_place_scope(|scope| {
            scope.spawn(|_| ahead::shape(dossier, theme, words, is_shared_out));
            let broken = self.broken(theme, shapers);
            is_shared_out.store(true, Ordering::Relaxed);
            broken
        })
    }

    /// Shapers that remember no paragraphs.
    fn shapers(&self) -> Shapers {
        Shapers::sharing(&self.words)
    }

    /// Sets all parts and breaks them into pages.
    fn broken(&'a self, theme: &'a Theme, shapers: Shapers) -> Broken<'a> {
        let Matter { dossier, locale, .. } = self;
        let mut setter = Setter::new(self, theme, shapers);
        let marking =
            running::banner(&setter).map(|_| setter.node(NodeId::ROOT, Role::Paragraph));
        let title = front::title(&mut setter);
        let Parts { mut flows, contents } = parts(&mut setter, title);
        let (mut pages, mut cost) = break_pages(&mut flows, theme);
        let mut outline = outline(&setter);
        let index = (pages.len() >= LONG && !dossier.actors.is_empty()).then(|| {
            let place = setter.place("part/index".to_owned());
            outline.push(contents::Line {
                words: locale.words().index.to_owned(),
                place,
                level: 1,
            });
            place
        });
        let contents =
            contents.filter(|_| dossier.layout.contents.unwrap_or(pages.len() >= LONG));
        let contents = contents.map(|(at, reserved)| {
            let lines = contents::lines(&outline, pages.len());
            // The height of the contents does not depend on the numbers in them: pages are broken
            // with contents whose numbers are still to come.
            let set = contents::flows(&mut setter, &lines, &reserved, |_| Some(0));
            let listed = at..at + set.len();
            flows.splice(at..at, set);
            (pages, cost) = break_pages(&mut flows, theme);
            Listed { lines, reserved, flows: listed }
        });
        if let Some(place) = index {
            let listed = contents.as_ref().map_or(0..0, |listed| listed.flows.clone());
            let mentions = index::mentions(&mut setter, &mut flows, &pages, &listed);
            index::add(&mut setter, &mentions, place, (&mut flows, &mut pages));
        }
        Broken { setter, flows, pages, cost, outline, contents, marking, extras: self.extras }
    }

    /// The lines by which a dossier is longer than so many pages, contents left out.
    fn excess(&self, theme: &Theme, pages: usize) -> u32 {
        let mut setter = Setter::new(self, theme, self.shapers());
        let title = front::title(&mut setter);
        let flows = parts(&mut setter, title).flows;
        let segments: Vec<Segment> = flows.into_iter().map(|flow| flow.segment).collect();
        crate::paginate::excess(&segments, &sheet(theme), pages).div_ceil(ROW)
    }
}

/// Contents whose numbers are still to come.
#[derive(Debug)]
struct Listed {
    lines: Vec<contents::Line>,
    reserved: contents::Reserved,
    /// Which flows they are.
    flows: Range<usize>,
}

/// A dossier that has been broken into pages.
#[derive(Debug)]
struct Broken<'a> {
    setter: Setter<'a>,
    flows: Vec<Flow>,
    pages: Vec<crate::paginate::Page>,
    /// What its pages cost the page breaker.
    cost: u64,
    outline: Vec<contents::Line>,
    contents: Option<Listed>,
    marking: Option<NodeId>,
    extras: &'a Extras,
}

/// A dossier that has been composed, and what its pages cost the page breaker.
#[derive(Debug)]
struct Composed {
    document: Document,
    cost: u64,
}

impl Broken<'_> {
    /// Puts everything onto its page.
    fn finish(self) -> Composed {
        let Broken { mut setter, mut flows, pages, cost, .. } = self;
        if let Some(Listed { lines, reserved, flows: listed }) = self.contents {
            let folios = assemble::folios(&flows, &pages, setter.places.len());
            let folio = |place: DestinationId| folios.get(place.0 as usize).copied().flatten();
            let page = |place| folio(place).map(|page| page + 1);
            let set = contents::flows(&mut setter, &lines, &reserved, page);
            for (flow, set) in flows[listed].iter_mut().zip(set) {
                flow.pieces = set.pieces;
            }
        }
        let heads = running::heads(&mut setter);
        let (theme, places, marking) = (setter.theme, setter.places.len(), self.marking);
        let laid = assemble(flows, &pages, (theme, places), |index| {
            running::dress(&mut setter, (index, pages.len()), (&heads, marking))
        });
        let done = Done { setter, laid, outline: self.outline };
        Composed { document: finish(done, self.extras), cost }
    }
}

/// The paper, as the page breaker knows it.
fn sheet(theme: &Theme) -> Sheet {
    let rows = theme.page.rows;
    Sheet { height: rows * ROW, first: Some((rows + theme.page.raised) * ROW) }
}

/// A dossier on pages.
struct Done<'a> {
    setter: Setter<'a>,
    laid: Laid,
    outline: Vec<contents::Line>,
}

/// Breaks flows into pages, and answers what they cost.
fn break_pages(flows: &mut [Flow], theme: &Theme) -> (Vec<crate::paginate::Page>, u64) {
    // The page breaker knows nothing of what boxes paint.
    let take = |flow: &mut Flow| std::mem::replace(&mut flow.segment, Flow::new(1, 0).segment);
    let segments: Vec<Segment> = flows.iter_mut().map(take).collect();
    let broken = priced(&segments, &sheet(theme), &Costs::HOUSE);
    for (flow, segment) in flows.iter_mut().zip(segments) {
        flow.segment = segment;
    }
    broken
}

/// All parts, and where the contents come if there are some.
struct Parts {
    flows: Vec<Flow>,
    contents: Option<(usize, contents::Reserved)>,
}

/// Sets all parts in printed order; the first holds the title.
fn parts(setter: &mut Setter<'_>, title: Block) -> Parts {
    let page = &setter.theme.page;
    let room = ((page.rows + page.raised) * ROW).saturating_sub(title.steps);
    let mut contents = None;
    let mut top = Flow::new(1, 0);
    top.block(title);
    let mut flows = vec![top];
    let order = &setter.dossier.order;
    let mut skip = false;
    for (index, part) in order.iter().enumerate() {
        if std::mem::take(&mut skip) {
            continue;
        }
        let more = match *part {
            PartOrSection::Part(Part::Summary) => {
                let room = if index == 0 { room } else { 0 };
                skip = order.get(index + 1) == Some(&PartOrSection::Part(Part::KeyFigures));
                let mut flows = front::summary(setter, room, skip);
                flows.extend(front::changes(setter));
                flows
            }
            PartOrSection::Part(Part::KeyFigures) => {
                let mut flow = Flow::new(1, 2 * ROW);
                if let Some(figures) = figures::set(setter) {
                    figures.flow(&mut flow, 0);
                }
                vec![flow]
            }
            PartOrSection::Part(Part::Actors) => actors::flows(setter),
            PartOrSection::Part(Part::Chronology) => chronology::flows(setter),
            PartOrSection::Part(Part::Disagreements) => disagreements::flows(setter),
            PartOrSection::Part(Part::Glossary) => lists::glossary(setter),
            PartOrSection::Part(Part::Sources) => lists::sources(setter),
            PartOrSection::Part(Part::Distribution) => lists::distribution(setter),
            PartOrSection::Part(Part::Sections) => Vec::new(),
            PartOrSection::Section(section) => vec![sections::flow(setter, section)],
        };
        flows.extend(more);
        if index == 0 {
            let lines = outlined(setter.dossier);
            contents = Some((flows.len(), contents::reserve(setter, lines)));
        }
    }
    Parts { flows, contents }
}

/// The most lines that the outline can have.
fn outlined(dossier: &Dossier) -> usize {
    // One more is the index.
    dossier.order.len() + dossier.actors.len() + dossier.chronology.len() + 1
}

/// The bookmarks: parts in printed order, below them profiles, years and sections' headings.
fn outline(setter: &Setter<'_>) -> Vec<contents::Line> {
    let words = setter.locale.words();
    let places: BTreeMap<&str, DestinationId> = (0..)
        .zip(&setter.places)
        .map(|(at, name)| (name.as_str(), DestinationId(at)))
        .collect();
    let place = |name: &str| places.get(name).copied();
    let mut lines = Vec::new();
    let mut add = |words: &str, place: Option<DestinationId>, level| {
        if let Some(place) = place {
            lines.push(contents::Line { words: words.to_owned(), place, level });
        }
    };
    for part in &setter.dossier.order {
        match *part {
            PartOrSection::Part(Part::Summary) => add(words.summary, place("part/summary"), 1),
            PartOrSection::Part(Part::KeyFigures) => {
                add(words.key_figures, place("part/key_figures"), 1);
            }
            PartOrSection::Part(Part::Actors) => {
                add(words.actors, place("part/actors"), 1);
                for (actor, place) in setter.dossier.actors.iter().zip(&setter.actors) {
                    add(&actor.name, Some(*place), 2);
                }
            }
            PartOrSection::Part(Part::Chronology) => {
                add(words.chronology, place("part/chronology"), 1);
                for (year, place) in &setter.years {
                    add(year, Some(*place), 2);
                }
            }
            PartOrSection::Part(Part::Disagreements) => {
                add(words.disagreements, place("part/disagreements"), 1);
            }
            PartOrSection::Part(Part::Glossary) => {
                add(words.glossary, place("part/glossary"), 1);
            }
            PartOrSection::Part(Part::Sources) => add(words.sources, place("part/sources"), 1),
            PartOrSection::Part(Part::Distribution) => {
                add(words.distribution, place("part/distribution"), 1);
            }
            PartOrSection::Part(Part::Sections) => {}
            PartOrSection::Section(index) => {
                let section = &setter.dossier.sections[index];
                let title = section.title.plain();
                add(&title, place(&format!("section/{}", section.id)), 1);
            }
        }
    }
    lines
}

/// Gathers the document.
fn finish(done: Done<'_>, extras: &Extras) -> Document {
    let Done { setter, laid, outline } = done;
    let mut pages = laid.pages;
    let dossier = setter.dossier;
    let title = dossier.title.plain();
    let top = setter.theme.page.top;
    // A window opens with a little of what is above a place.
    let margin = crate::geom::Pt(12.0);
    let places: Vec<_> = laid
        .places
        .iter()
        .map(|place| place.map(|(page, y)| (page, (y - margin).max(crate::geom::Pt::ZERO))))
        .collect();
    debug_assert!(
        places.iter().all(Option::is_some),
        "every part puts down the places that it names"
    );
    let bookmark = |line: contents::Line| Bookmark {
        title: line.words,
        level: line.level,
        target: line.place,
    };
    let mut outline = outline.into_iter().map(bookmark).collect();
    let mut structure = setter.structure;
    let ways = Ways { pages: &mut pages, structure: &mut structure, outline: &mut outline };
    let destinations = lead::destinations(&setter.places, &places, ways);
    Document {
        info: Info {
            title,
            language: dossier.language.clone(),
            authors: if extras.authors { dossier.authors.clone() } else { Vec::new() },
            published: extras.moment.unwrap_or_else(|| dossier.published.into()),
        },
        pages,
        structure,
        outline,
        destinations,
        attachment: None,
        grid: Grid {
            baseline: top + setter.theme.page.baseline,
            leading: setter.theme.page.leading,
            size: setter.theme.styles.body.size,
        },
    }
}
