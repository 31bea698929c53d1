//! The logical structure: the tree of elements, and the ways from the pages back to it.
//!
//! An element leads to the marked-content sequences and link annotations that belong to it
//! (ISO 32000-1, 14.7.4); the parent tree leads from those to the element (14.7.4.4). Elements
//! without any content below them are left out: they tell a reader nothing.
//!
//! A long document has hundreds of thousands of elements, so what is known of them stands in a few
//! long lists, and they are written as bytes, many at once on all cores.

mod elements;
mod annotations;

use lopdf::{Object, ObjectId, dictionary};

use crate::page::{Document, NodeId, Target};
use crate::pdf::file::File;
use crate::pdf::number::count;
use crate::pdf::sheet::{Kind, Sheet};
use crate::pdf::tree;

use elements::Elements;

/// Writes the structure tree and the link annotations; gives the annotations of each page.
pub(super) fn write(
    file: &mut File,
    document: &Document,
    sheets: &[Sheet],
) -> Vec<Vec<ObjectId>> {
    let structure = &document.structure;
    let (parts, links) = parts(file, sheets);
    let elements = Elements::new(file, structure, &parts);
    let root = file.number();
    elements.write(file, (structure, sheets), &parts, root);
    annotations::write(file, document, (sheets, &parts), &links);
    let mut annotations = vec![Vec::new(); sheets.len()];
    for part in &parts {
        if let Kid::Annotation(number) = part.kid {
            annotations[part.page as usize].push((number, 0));
        }
    }
    let parent_tree = parent_tree(file, sheets.len(), &parts, &elements);
    let document = elements.number(NodeId::ROOT).map_or(Object::Null, Object::Reference);
    let mut entries = dictionary! {
        "Type" => "StructTreeRoot",
        "K" => document,
        "ParentTree" => parent_tree,
        "ParentTreeNextKey" => count(sheets.len() + links.len()),
    };
    let ids = elements.notes(structure);
    if !ids.is_empty() {
        entries.set("IDTree", tree::names(file, &ids));
    }
    file.set(root, entries);
    file.catalog.set("StructTreeRoot", root);
    annotations
}

/// A part of a page with its number.
#[derive(Clone, Copy, Debug)]
struct Numbered {
    page: u32,
    node: NodeId,
    kid: Kid,
}

/// What an element leads to on a page.
#[derive(Clone, Copy, Debug)]
enum Kid {
    /// A marked-content sequence by its number on the page.
    Sequence(u32),
    /// A link annotation by the number of its object.
    Annotation(u32),
}

/// A link of a page.
#[derive(Clone, Copy, Debug)]
struct Linked {
    /// Which part it is.
    part: usize,
    /// Its page, and which link of that page.
    place: (usize, usize),
    /// Which link of all.
    index: usize,
}

/// The parts of all pages in the order in which they are painted, and the links in the order of
/// their objects.
fn parts(file: &mut File, sheets: &[Sheet]) -> (Vec<Numbered>, Vec<Linked>) {
    let mut parts = Vec::with_capacity(sheets.iter().map(|sheet| sheet.parts.len()).sum());
    let mut links: Vec<Linked> = Vec::new();
    for (number, (page, sheet)) in (0..).zip(sheets.iter().enumerate()) {
        let (mut sequences, mut of_page) = (0.., 0..);
        for part in &sheet.parts {
            let kid = match part.kind {
                Kind::Sequence => Kid::Sequence(sequences.next().unwrap_or_default()),
                Kind::Link => {
                    let place = (page, of_page.next().unwrap_or_default());
                    links.push(Linked { part: parts.len(), place, index: links.len() });
                    Kid::Annotation(0)
                }
            };
            parts.push(Numbered { page: number, node: part.node, kid });
        }
    }
    // Links that say the same stand together in the file, which is deflated well.
    links.sort_by_key(|link| match &sheets[link.place.0].links[link.place.1].target {
        Target::Place(place) => (place.0, ""),
        Target::Address(address) => (u32::MAX, address.as_str()),
    });
    for link in &links {
        parts[link.part].kid = Kid::Annotation(file.number().0);
    }
    (parts, links)
}

/// Writes the ways back: from the sequences of each page, by page, and from each annotation.
fn parent_tree(
    file: &mut File,
    pages: usize,
    parts: &[Numbered],
    elements: &Elements,
) -> ObjectId {
    let starts: Vec<usize> = (0..=pages)
        .map(|page| parts.partition_point(|part| (part.page as usize) < page))
        .collect();
    let is_link = |part: &&Numbered| matches!(part.kid, Kid::Annotation(_));
    let links: Vec<NodeId> = parts.iter().filter(is_link).map(|part| part.node).collect();
    tree::numbered(file, pages + links.len(), |key, out| {
        if key >= pages {
            out.push(b' ');
            return elements.push(out, links[key - pages]);
        }
        out.push(b'[');
        let of_page = parts[starts[key]..starts[key + 1]].iter();
        for (index, part) in of_page.filter(|part| !is_link(part)).enumerate() {
            if index > 0 {
                out.push(b' ');
            }
            elements.push(out, part.node);
        }
        out.push(b']');
    })
}
