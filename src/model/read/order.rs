//! The order in which parts and sections are printed.

use crate::diag::Diagnostic;
use crate::model::{Dossier, Part, PartOrSection};

use super::object::Node;
use super::suggest::shown;

/// The parts in their default order.
pub(super) const PARTS: [(&str, Part); 9] = [
    ("summary", Part::Summary),
    ("key_figures", Part::KeyFigures),
    ("actors", Part::Actors),
    ("chronology", Part::Chronology),
    ("sections", Part::Sections),
    ("disagreements", Part::Disagreements),
    ("glossary", Part::Glossary),
    ("sources", Part::Sources),
    ("distribution", Part::Distribution),
];

/// What a section comes after.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) enum After {
    /// It names nothing: it stands at the place of the sections.
    #[default]
    Nothing,
    /// A part.
    Part(Part),
    /// Another section, by its index.
    Section(usize),
}

/// The key `after` of a section.
pub(super) fn after(node: Node<'_>) -> Option<After> {
    let literal = node.literal()?;
    let name = &*literal.value;
    if let Some((_, part)) = PARTS.iter().find(|(part, _)| *part == name) {
        return Some(After::Part(*part));
    }
    let sections = &node.reader.ids.sections;
    let section = sections.index(name).map(After::Section);
    if section.is_none() {
        let message = format!("`{}` is neither a part nor the id of a section", shown(name));
        let known = PARTS.iter().map(|(part, _)| *part).chain(sections.names());
        let help = node.reader.guesses.help(name, known);
        node.reader.note(Diagnostic::error("ID003", message, node.at()).or_help(help));
    }
    section
}

/// Notes a section's id that is the name of a part.
pub(super) fn check_name(node: Option<Node<'_>>, id: &str) {
    if let Some(node) = node.filter(|_| PARTS.iter().any(|(part, _)| *part == id)) {
        let message = format!("the id `{id}` is the name of a part");
        node.error_with_help("ID004", message, "give the section another id");
    }
}

/// The key `order` of the layout.
pub(super) fn parts<'r>(nodes: impl Iterator<Item = (Node<'r>, Part)>) -> Vec<Part> {
    let mut order = Vec::new();
    for (node, part) in nodes {
        if order.contains(&part) {
            node.error("ORDER002", "this part is named twice");
        } else {
            order.push(part);
        }
    }
    order
}

/// Notes each circle of sections that come after one another, once. `afters` are in the order of
/// the sections; `places` are their keys `after`.
pub(super) fn find_circles(afters: &[After], places: &[Option<Node<'_>>]) {
    let mut walks = vec![usize::MAX; afters.len()];
    for start in 0..afters.len() {
        let mut here = start;
        while walks[here] == usize::MAX {
            walks[here] = start;
            let After::Section(next) = afters[here] else { break };
            if next >= afters.len() {
                break;
            }
            if walks[next] == start
                && let Some(node) = places[here]
            {
                let help = "the section would come after itself";
                node.error_with_help("ORDER001", "this `after` closes a circle", help);
            }
            here = next;
        }
    }
}

/// The parts that hold something, and the sections, in printed order.
pub(super) fn order(dossier: &Dossier, named: &[Part], afters: &[After]) -> Vec<PartOrSection> {
    let rest = PARTS.iter().map(|(_, part)| *part).filter(|part| !named.contains(part));
    let mut followers = vec![Vec::new(); dossier.sections.len()];
    for (index, after) in afters.iter().enumerate() {
        if let After::Section(before) = after {
            followers[*before].push(index);
        }
    }
    let mut order = Vec::new();
    for part in named.iter().copied().chain(rest) {
        if part == Part::Sections {
            place(&mut order, &followers, afters, After::Nothing);
        } else if holds_something(dossier, part) {
            order.push(PartOrSection::Part(part));
        }
        place(&mut order, &followers, afters, After::Part(part));
    }
    order
}

/// Places the sections that come after something, each followed by those that come after it.
fn place(
    order: &mut Vec<PartOrSection>,
    followers: &[Vec<usize>],
    afters: &[After],
    after: After,
) {
    let first = afters.iter().enumerate().filter(|(_, place)| **place == after);
    let mut waiting: Vec<usize> = first.map(|(index, _)| index).collect();
    waiting.reverse();
    while let Some(section) = waiting.pop() {
        order.push(PartOrSection::Section(section));
        waiting.extend(followers[section].iter().rev());
    }
}

fn holds_something(dossier: &Dossier, part: Part) -> bool {
    match part {
        Part::Summary => true,
        Part::KeyFigures => !dossier.key_figures.is_empty(),
        Part::Actors => !dossier.actors.is_empty(),
        Part::Chronology => !dossier.chronology.is_empty(),
        Part::Sections => false,
        Part::Disagreements => !dossier.disagreements.is_empty(),
        Part::Glossary => !dossier.glossary.is_empty(),
        Part::Sources => !dossier.sources.is_empty(),
        Part::Distribution => !dossier.distribution.is_empty(),
    }
}
