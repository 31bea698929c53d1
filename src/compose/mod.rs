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
mod places;
mod parts;
mod head;
mod legend;
mod marking;
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
use std::sync::{Arc, Mutex};

use chrono::NaiveDateTime;

use crate::figure::strip::Labels;
use crate::image::Picture;
use crate::later::let_go;
use crate::locale::Locale;
use crate::model::{ActorId, Dossier, Part, PartOrSection};
use crate::page::{Bookmark, DestinationId, Document, Grid, Info, NodeId, Role};
use crate::paginate::{Costs, ROW, Segment, Sheet, priced};
use crate::text::{Compositor, Words};
use crate::theme::Theme;

use assemble::{Laid, assemble};
use cite::Numbers;
use flow::Flow;
use lead::Ways;
use parts::Parts;
use setter::{Hands, Setter};

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
    matter.broken(theme, matter.crew()).finish().document
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
    /// The kinds of entries in the order of their marks, with their labels.
    kinds: Vec<(String, String)>,
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
            kinds: strip::kinds(dossier),
        }
    }

    /// Hands that know no word of theirs yet.
    fn crew(&self) -> Crew {
        Crew { whole: Hands::of(Compositor::sharing(&self.words)), parts: Vec::new() }
    }

    /// Sets all parts and breaks them into pages.
    fn broken(&'a self, theme: &'a Theme, crew: Crew) -> Broken<'a> {
        let locale = &self.locale;
        let mut setter = Setter::new(self, theme, crew.whole);
        let marking =
            setter.dossier.marking.as_ref().map(|_| setter.node(NodeId::ROOT, Role::Paragraph));
        let Parts { mut flows, contents, hands } = parts::set(&mut setter, crew.parts);
        let (mut pages, mut cost) = break_pages(&mut flows, theme);
        let mut outline = outline(&setter);
        let index = (pages.len() >= LONG && !self.dossier.actors.is_empty()).then(|| {
            let place = setter.place("part/index".to_owned());
            outline.push(contents::Line {
                words: locale.words().index.to_owned(),
                place,
                level: 1,
            });
            place
        });
        let contents =
            contents.filter(|_| self.dossier.layout.contents.unwrap_or(pages.len() >= LONG));
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
        let extras = self.extras;
        Broken { setter, flows, pages, cost, outline, contents, marking, hands, extras }
    }

    /// Lets go of what it has gathered. Hands that share the words may be gone before or after.
    fn let_go(self) {
        let Matter { words, labels, numbers, .. } = self;
        let_go((words, labels, numbers));
    }

    /// The lines by which a dossier is longer than so many pages, contents left out.
    fn excess(&self, theme: &Theme, pages: usize) -> u32 {
        let Crew { whole, parts } = self.crew();
        let flows = parts::set(&mut Setter::new(self, theme, whole), parts).flows;
        let segments: Vec<Segment> = flows.into_iter().map(|flow| flow.segment).collect();
        crate::paginate::excess(&segments, &sheet(theme), pages).div_ceil(ROW)
    }
}

/// The hands that set a dossier: those of the whole, and of each part.
#[derive(Debug)]
struct Crew {
    whole: Hands,
    parts: Vec<Hands>,
}

impl Crew {
    /// The same, once each compositor has been told something.
    fn told(self, tell: fn(&mut Compositor)) -> Crew {
        let parts = self.parts.into_iter().map(|hands| hands.told(tell));
        Crew { whole: self.whole.told(tell), parts: parts.collect() }
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
    /// The hands of its parts, where they know paragraphs.
    hands: Vec<Hands>,
    extras: &'a Extras,
}

/// A dossier that has been composed, and what its pages cost the page breaker.
#[derive(Debug)]
struct Composed {
    document: Document,
    cost: u64,
}

impl Broken<'_> {
    /// Gives up the hands that set it, with what they know, and lets go of all else.
    fn into_crew(self) -> Crew {
        let Broken { setter, flows, hands, .. } = self;
        let_go(flows);
        Crew { whole: setter.into_hands(), parts: hands }
    }

    /// Puts everything onto its page.
    fn finish(self) -> Composed {
        let Broken { mut setter, mut flows, pages, cost, hands, .. } = self;
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
        let done = Done { setter, hands, laid, outline: self.outline };
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
    hands: Vec<Hands>,
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

/// The bookmarks: parts in printed order, below them profiles, years and sections' headings.
fn outline(setter: &Setter<'_>) -> Vec<contents::Line> {
    let words = setter.locale.words();
    let places: BTreeMap<&str, DestinationId> = setter.places.named().collect();
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
                for (id, actor) in (0..).zip(&setter.dossier.actors) {
                    add(&actor.name, Some(setter.places.actor(ActorId(id))), 2);
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
    let Done { setter, hands, laid, outline } = done;
    let Setter { dossier, theme, mut structure, places: known, compositor, helpers, .. } =
        setter;
    let_go((compositor, helpers, hands));
    let mut pages = laid.pages;
    let title = dossier.title.plain();
    let top = theme.page.top;
    // A window opens with a little of what is above a place.
    let margin = crate::geom::Pt(12.0);
    let places: Vec<_> = laid
        .places
        .iter()
        .map(|place| place.map(|(page, y)| (page, (y - margin).max(crate::geom::Pt::ZERO))))
        .collect();
    debug_assert!(
        known.promised().all(|place| places[place.0 as usize].is_some()),
        "every part puts down the places that it names"
    );
    let bookmark = |line: contents::Line| Bookmark {
        title: line.words,
        level: line.level,
        target: line.place,
    };
    let mut outline = outline.into_iter().map(bookmark).collect();
    let ways = Ways { pages: &mut pages, structure: &mut structure, outline: &mut outline };
    let destinations = lead::destinations(&known.names(dossier), &places, ways);
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
            baseline: top + theme.page.baseline,
            leading: theme.page.leading,
            size: theme.styles.body.size,
        },
    }
}
