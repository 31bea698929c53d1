//! The parts of a briefing, set apart from each other on all cores, and put together in printed
//! order.
//!
//! A part numbers its elements and places for itself. When it is put together with those before
//! it, its numbers become those that it would have if all had been set one after the other: what
//! comes of it does not depend on the number of cores.

use rayon::prelude::*;

use crate::model::{Dossier, Part, PartOrSection};
use crate::paginate::ROW;

use super::flow::{Flow, Piece};
use super::setter::{Hands, Setter};
use super::{actors, chronology, contents, disagreements, figures, front, lists, sections};

/// All parts, and where the contents come if there are some.
pub(super) struct Parts {
    pub(super) flows: Vec<Flow>,
    pub(super) contents: Option<(usize, contents::Reserved)>,
    /// The hands that set them, where they know paragraphs that may be wanted again.
    pub(super) hands: Vec<Hands>,
}

/// What is set apart from all else.
#[derive(Clone, Copy, Debug)]
struct Lot {
    part: PartOrSection,
    /// Whether the title stands above it.
    opens: bool,
    /// Whether key figures follow a summary.
    figures: bool,
}

impl Lot {
    /// Those of a dossier, in printed order.
    fn all(dossier: &Dossier) -> Vec<Lot> {
        let (summary, figures) =
            (PartOrSection::Part(Part::Summary), PartOrSection::Part(Part::KeyFigures));
        let mut order = dossier.order.iter().copied().peekable();
        let mut lots = Vec::with_capacity(dossier.order.len());
        while let Some(part) = order.next() {
            let figures = part == summary && order.next_if_eq(&figures).is_some();
            lots.push(Lot { part, opens: lots.is_empty(), figures });
        }
        lots
    }

    fn set(&self, setter: &mut Setter<'_>) -> Vec<Flow> {
        let mut flows = Vec::new();
        let mut room = 0;
        if self.opens {
            let title = front::title(setter);
            let page = &setter.theme.page;
            room = ((page.rows + page.raised) * ROW).saturating_sub(title.steps);
            let mut top = Flow::new(1, 0);
            top.block(title);
            flows.push(top);
        }
        flows.extend(match self.part {
            PartOrSection::Part(Part::Summary) => {
                let mut flows = front::summary(setter, room, self.figures);
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
        });
        flows
    }
}

/// Sets all parts; the first holds the title. Each has hands of its own, those that it had before
/// where `hands` are given.
pub(super) fn set(setter: &mut Setter<'_>, hands: Vec<Hands>) -> Parts {
    let lots = Lot::all(setter.dossier);
    let (matter, theme) = (setter.matter, setter.theme);
    let mut hands = hands.into_iter();
    let mut next = || hands.next().unwrap_or_else(|| setter.new_hands());
    let work: Vec<(Lot, Hands)> = lots.into_iter().map(|lot| (lot, next())).collect();
    let apart = |(lot, hands): (Lot, Hands)| {
        let mut part = Setter::new(matter, theme, hands);
        let flows = lot.set(&mut part);
        debug_assert!(part.marks.is_empty(), "every mark stands in a row of its part");
        (lot, part, flows)
    };
    let set: Vec<_> = work.into_par_iter().with_max_len(1).map(apart).collect();
    let mut parts = Parts { flows: Vec::new(), contents: None, hands: Vec::new() };
    for (lot, part, flows) in set {
        let (mut flows, hands) = take_in(setter, part, flows);
        parts.flows.append(&mut flows);
        parts.hands.extend(hands.remember().then_some(hands));
        if lot.opens {
            let lines = outlined(setter.dossier);
            parts.contents = Some((parts.flows.len(), contents::reserve(setter, lines)));
        }
    }
    parts
}

/// Takes in what a part has made, and gives the elements and places of its flows their numbers.
/// Answers the flows, and the hands that set them.
fn take_in<'a>(
    setter: &mut Setter<'a>,
    part: Setter<'a>,
    mut flows: Vec<Flow>,
) -> (Vec<Flow>, Hands) {
    let Setter { structure, places, years, compositor, helpers, .. } = part;
    let grown = setter.structure.append(structure);
    let places = setter.places.take_in(places);
    let years = years.into_iter();
    setter.years.extend(years.filter_map(|(year, place)| Some((year, places.of(place)?))));
    for flow in &mut flows {
        flow.grown = grown;
        for piece in &mut flow.pieces {
            // Heads that are repeated are decoration and hold no places.
            let Piece::Box(block) = piece else { continue };
            block.anchors.retain_mut(|anchor| {
                let place = places.of(anchor.id);
                anchor.id = place.unwrap_or(anchor.id);
                place.is_some()
            });
        }
    }
    (flows, Hands { own: compositor, helpers })
}

/// The most lines that the outline can have.
fn outlined(dossier: &Dossier) -> usize {
    // One more is the index.
    dossier.order.len() + dossier.actors.len() + dossier.chronology.len() + 1
}

#[cfg(test)]
mod tests {
    use crate::compose::{Extras, Pictures, compose};
    use crate::model::read;
    use crate::page::{Document, Item, Page, Target};
    use crate::theme::Theme;

    fn composed(order: &str) -> Document {
        let text = format!(
            r#"{{"dossier":1,"language":"en","title":"T","as_of":"2024-01-01",
                "layout":{{"order":[{order}]}},
                "summary":{{"paragraphs":["The port opened [@s]. It closed [@s]."]}},
                "chronology":[{{"date":"2023-01-01","title":"Port",
                    "text":"It opened [@t][@s]."}}],
                "sources":[{{"id":"s","title":"S"}},{{"id":"t","title":"T"}},
                    {{"id":"u","title":"U"}}]}}"#
        );
        let dossier = read(text.as_bytes(), None).dossier.expect("it is right");
        let extras = Extras { pictures: Pictures::new(), authors: false, moment: None };
        compose(&dossier, &Theme::standard(), &extras)
    }

    #[test]
    fn sources_lead_back_to_first_marks_wherever_these_stand() {
        for order in ["", r#""sources""#, r#""chronology", "sources""#] {
            let document = composed(order);
            let name = |index: u32| document.destinations[index as usize].name.as_str();
            let mut marks: Vec<&str> =
                document.destinations.iter().map(|place| place.name.as_str()).collect();
            marks.retain(|name| name.starts_with("mark/"));
            assert_eq!(marks, ["mark/s", "mark/t"], "{order}: one for each that is cited");
            let led = document.pages.iter().flat_map(Page::items);
            let mut led: Vec<&str> = led
                .filter_map(|placed| match &placed.item {
                    Item::Link(_, Target::Place(place)) => Some(name(place.0)),
                    _ => None,
                })
                .filter(|name| name.starts_with("mark/"))
                .collect();
            led.sort_unstable();
            assert_eq!(led, ["mark/s", "mark/t"], "{order}: one way back to each");
        }
    }
}
