//! What comes out of the written file.

use std::collections::BTreeSet;

use dossier::page::{Document, NodeId, Role};
use lopdf::Object;

use crate::cases::Case;
use crate::logical::{blocks, sequences, squeezed, text_of};
use crate::reader::{Kid, Reader, text};

/// Headings of the pages that the file lacks or has in another order, and a title that differs.
pub(crate) fn headings_lost(case: &Case) -> Vec<String> {
    let (document, reader) = (case.document(), case.reader());
    let texts = sequences(&reader);
    let tree = reader.tree();
    let written: Vec<String> = tree
        .all()
        .into_iter()
        .filter(|element| {
            element.role().strip_prefix('H').is_some_and(|level| level.parse::<u8>().is_ok())
        })
        .map(|element| squeezed(&text_of(element, &texts)))
        .collect();
    let set = headings(&document);
    let mut faults = Vec::new();
    if set != written {
        faults.push(format!("headings {written:?} instead of {set:?}"));
    }
    let title = squeezed(&case.dossier().title.plain());
    if written.first() != Some(&title) {
        faults.push(format!("the first heading is {:?}", written.first()));
    }
    let info = reader.dictionary(reader.file.trailer.get(b"Info").unwrap());
    if squeezed(&text(info.get(b"Title").unwrap())) != title {
        faults.push("the title of the metadata is another".to_owned());
    }
    faults
}

/// The headings of the pages in reading order, without those that were made and not needed.
fn headings(document: &Document) -> Vec<String> {
    let blocks = blocks(document);
    let nodes = document.structure.nodes().iter().zip(0..);
    nodes
        .filter(|(node, _)| matches!(node.role, Role::Heading(_)))
        .map(|(_, id)| {
            let stretches = blocks.get(&NodeId(id)).map_or(&[][..], Vec::as_slice);
            let whole: String = stretches.iter().map(|(_, text)| text.as_str()).collect();
            squeezed(&whole)
        })
        .filter(|heading| !heading.is_empty())
        .collect()
}

/// Named places that links want and the file does not have.
pub(crate) fn links_broken(case: &Case) -> Vec<String> {
    let reader = case.reader();
    let names = names(&reader);
    let mut faults = Vec::new();
    let mut links = 0;
    for object in reader.file.objects.values() {
        let Ok(annotation) = object.as_dict() else { continue };
        let Ok(Object::String(name, _)) = annotation.get(b"Dest") else { continue };
        links += 1;
        if !names.contains(name) {
            faults.push(format!("no place {}", String::from_utf8_lossy(name)));
        }
    }
    for element in reader.tree().all() {
        let held = element.kids.iter().filter(|kid| match kid {
            Kid::Annotation(number) => reader.file.get_dictionary(*number).is_ok(),
            Kid::Element(_) | Kid::Sequence(..) => false,
        });
        if element.role() == "Link" && held.count() == 0 {
            faults.push(format!("the link {:?} has no rectangle", element.number));
        }
    }
    let cited = case.dossier().sources.len();
    if links < cited {
        faults.push(format!("{links} links, though there are {cited} sources"));
    }
    faults
}

/// The names of places.
fn names(reader: &Reader) -> BTreeSet<Vec<u8>> {
    let Ok(names) = reader.catalog().get(b"Names") else { return BTreeSet::new() };
    let Ok(places) = reader.dictionary(names).get(b"Dests") else { return BTreeSet::new() };
    reader.leaves(places).iter().map(|(name, _)| name.as_str().unwrap().to_vec()).collect()
}
