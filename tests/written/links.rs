//! Where links lead.

use std::collections::BTreeSet;

use dossier::model::Dossier;
use dossier::page::{Destination, Document, Item, NodeId, Role, Tag, Target};

use crate::logical::{blocks, squeezed};

/// Links and bookmarks that lead nowhere, places off the pages and names used twice.
pub(crate) fn dead(document: &Document) -> Vec<String> {
    let mut faults = Vec::new();
    let places = document.destinations.len();
    for page in &document.pages {
        for placed in page.items() {
            let Item::Link(_, target) = &placed.item else { continue };
            match target {
                Target::Place(id) if id.0 as usize >= places => {
                    faults.push(format!("page {}: a link to {id:?}", page.label));
                }
                Target::Address(address) if address.is_empty() => {
                    faults.push(format!("page {}: a link to nothing", page.label));
                }
                Target::Place(_) | Target::Address(_) => {}
            }
            let Tag::Node(node) = placed.tag else {
                faults.push(format!("page {}: a link that is an artifact", page.label));
                continue;
            };
            let role = &document.structure.nodes()[node.index()].role;
            if *role != Role::Link {
                faults.push(format!("page {}: a link in {role:?}", page.label));
            }
        }
    }
    for line in &document.outline {
        if line.target.0 as usize >= places {
            faults.push(format!("the bookmark {:?} leads nowhere", line.title));
        }
    }
    let mut names = BTreeSet::new();
    for place in &document.destinations {
        if !names.insert(&place.name) {
            faults.push(format!("two places are called {}", place.name));
        }
        let page = document.pages.get(place.page);
        if page.is_none_or(|page| place.y.0 < 0.0 || place.y > page.size.height) {
            faults.push(format!("{} is off the pages", place.name));
        }
    }
    faults
}

/// Marks that stand right beside another mark: their numbers would read as one.
pub(crate) fn run_together(document: &Document) -> Vec<String> {
    let mut faults = Vec::new();
    for stretches in blocks(document).into_values() {
        for pair in stretches.windows(2) {
            let marks = [0, 1].map(|at| mark(document, pair[at].0));
            let [Some(one), Some(other)] = marks else { continue };
            if one != other {
                faults.push(format!("the marks {:?} and {:?} meet", pair[0].1, pair[1].1));
            }
        }
    }
    faults
}

/// The mark that an element is or stands in.
pub(crate) fn mark(document: &Document, mut node: NodeId) -> Option<NodeId> {
    let nodes = document.structure.nodes();
    while nodes[node.index()].role.is_inline() {
        if nodes[node.index()].role == Role::Reference {
            return Some(node);
        }
        node = nodes[node.index()].parent;
    }
    None
}

/// Places of actors, sources and sections whose page does not show their name below them.
pub(crate) fn astray(dossier: &Dossier, document: &Document) -> Vec<String> {
    let actors = dossier.actors.iter();
    let actors = actors.map(|actor| (format!("actor/{}", actor.id), actor.name.clone()));
    let sources = dossier.sources.iter();
    let sources = sources.map(|source| (format!("source/{}", source.id), source.title.clone()));
    let sections = dossier.sections.iter();
    let sections =
        sections.map(|section| (format!("section/{}", section.id), section.title.plain()));
    let mut faults = Vec::new();
    for (name, title) in actors.chain(sources).chain(sections) {
        match document.destinations.iter().find(|place| place.name == name) {
            None => faults.push(format!("there is no place {name}")),
            Some(place) if !shows(document, place, &title) => {
                faults.push(format!("{name} is not where {title:?} is"));
            }
            Some(_) => {}
        }
    }
    faults
}

/// How far below a place its name may begin: a window opens a little above it, and an author may
/// stand before a title.
const NEAR: f64 = 60.0;

/// Whether a page shows the beginning of a title just below a place.
fn shows(document: &Document, place: &Destination, title: &str) -> bool {
    let texts = document.pages[place.page].items().filter_map(|placed| {
        let below = placed.at.y.0 - place.y.0;
        match &placed.item {
            Item::Text(run) if (0.0..NEAR).contains(&below) => Some(&*run.text),
            _ => None,
        }
    });
    let begins: String = squeezed(title).chars().take(6).collect();
    squeezed(&texts.collect::<String>()).contains(&begins)
}
