//! The logical structure: the tree of elements, and the ways from the pages back to it.
//!
//! An element leads to the marked-content sequences and link annotations that belong to it
//! (ISO 32000-1, 14.7.4); the parent tree leads from those to the element (14.7.4.4). Elements
//! without any content below them are left out: they tell a reader nothing.

use std::fmt::Write;

use lopdf::{Object, ObjectId, dictionary};
use rayon::prelude::*;

use crate::page::{Document, Node, NodeId, Role, Scope, Structure, Target};
use crate::pdf::content::{Area, Kind, Sheet};
use crate::pdf::file::File;
use crate::pdf::number::{ascii, count, push_number, text};
use crate::pdf::save::{Written, push_object, push_reference};
use crate::pdf::tree;

/// What the pages need to know of the structure.
#[derive(Debug, Default)]
pub(super) struct Tagged {
    /// The annotations of each page.
    pub(super) annotations: Vec<Vec<ObjectId>>,
}

/// The structure type of an element (ISO 32000-1, 14.8.4).
pub(super) fn name(structure: &Structure, node: NodeId) -> &'static str {
    match structure.nodes().get(node.index()).map(|node| &node.role) {
        Some(role) => role_name(role),
        None => "NonStruct",
    }
}

const fn role_name(role: &Role) -> &'static str {
    match role {
        Role::Document => "Document",
        Role::Part => "Part",
        Role::Section => "Sect",
        Role::Div => "Div",
        Role::Heading(1) => "H1",
        Role::Heading(2) => "H2",
        Role::Heading(3) => "H3",
        Role::Heading(4) => "H4",
        Role::Heading(5) => "H5",
        Role::Heading(_) => "H6",
        Role::Paragraph => "P",
        Role::List => "L",
        Role::ListItem => "LI",
        Role::Label => "Lbl",
        Role::ListBody => "LBody",
        Role::Table => "Table",
        Role::Row => "TR",
        Role::HeaderCell(_) => "TH",
        Role::Cell => "TD",
        Role::Figure { .. } => "Figure",
        Role::Caption => "Caption",
        Role::BlockQuote => "BlockQuote",
        Role::Quote => "Quote",
        Role::Span => "Span",
        Role::Link { .. } => "Link",
        Role::Reference => "Reference",
        Role::Note => "Note",
    }
}

/// Writes the structure tree and the link annotations.
pub(super) fn write(file: &mut File, document: &Document, sheets: &[Sheet]) -> Tagged {
    let parts = parts(file, sheets);
    let elements = elements(file, &document.structure, &parts);
    let root = file.number();
    let nodes = document.structure.nodes();
    let mut ids = Vec::new();
    for (element, index) in elements.iter().zip(0..) {
        if let Some(number) = element.number
            && nodes[index].role == Role::Note
        {
            ids.push((note(index), Object::Reference(number)));
        }
    }
    let written = |(index, element): (usize, &Element)| {
        let number = element.number?;
        let node = NodeId(u32::try_from(index).ok()?);
        let parent = parent(&document.structure, &elements, node).unwrap_or(root);
        let mut out = Vec::with_capacity(96);
        out.extend(b"<</Type/StructElem/S/");
        out.extend(name(&document.structure, node).as_bytes());
        attributes(&mut out, &nodes[index], element);
        if nodes[index].role == Role::Note {
            push_entry(&mut out, "ID", &ascii(&note(index)));
        }
        out.extend(b"/P ");
        push_reference(&mut out, parent);
        kids(&mut out, file, document, &elements, &parts, element);
        out.extend(b">>");
        Some((number, Written::Plain(out)))
    };
    let written: Vec<_> = elements.par_iter().enumerate().filter_map(written).collect();
    for (number, written) in written {
        file.put(number, written);
    }
    let annotations = annotations(file, document, sheets, &parts);
    let parent_tree = parent_tree(file, sheets, &parts, &elements);
    let mut entries = dictionary! {
        "Type" => "StructTreeRoot",
        "K" => elements.first().and_then(|element| element.number).map_or(Object::Null, Object::Reference),
        "ParentTree" => parent_tree,
        "ParentTreeNextKey" => count(sheets.len() + annotations.iter().map(Vec::len).sum::<usize>()),
    };
    if !ids.is_empty() {
        entries.set("IDTree", tree::names(file, ids));
    }
    file.set(root, entries);
    file.catalog.set("StructTreeRoot", root);
    Tagged { annotations }
}

/// The identifier of a note (ISO 14289-1, 7.9).
fn note(index: usize) -> String {
    format!("note{index:08}")
}

/// A part of a page with its number.
#[derive(Debug)]
struct Numbered {
    page: usize,
    node: NodeId,
    area: Area,
    kid: Kid,
}

/// What an element leads to on a page.
#[derive(Clone, Copy, Debug)]
enum Kid {
    /// A marked-content sequence by its number on the page.
    Sequence(usize),
    /// A link annotation.
    Annotation(ObjectId),
}

/// The parts of all pages in the order in which they are painted.
fn parts(file: &mut File, sheets: &[Sheet]) -> Vec<Numbered> {
    let mut parts = Vec::with_capacity(sheets.iter().map(|sheet| sheet.parts.len()).sum());
    let mut links: Vec<(usize, &Target)> = Vec::new();
    for (page, sheet) in sheets.iter().enumerate() {
        let mut sequences = 0..;
        let mut targets = sheet.links.iter().map(|link| &link.target);
        for part in &sheet.parts {
            let kid = match part.kind {
                Kind::Sequence => Kid::Sequence(sequences.next().unwrap_or_default()),
                Kind::Link => {
                    links.extend(targets.next().map(|target| (parts.len(), target)));
                    Kid::Annotation((0, 0))
                }
            };
            parts.push(Numbered { page, node: part.node, area: part.area, kid });
        }
    }
    // Links that say the same stand together in the file, which is deflated well.
    links.sort_by_key(|(_, target)| match target {
        Target::Place(place) => (place.0, ""),
        Target::Address(address) => (u32::MAX, address.as_str()),
    });
    for (index, _) in links {
        parts[index].kid = Kid::Annotation(file.number());
    }
    parts
}

/// What stands in an element.
#[derive(Clone, Debug, Default)]
struct Element {
    /// Whether it is not left out.
    is_kept: bool,
    /// Its object, if it is kept.
    number: Option<ObjectId>,
    /// The index of the first part in it or below it.
    first: Option<usize>,
    /// The indices of its own parts.
    parts: Vec<usize>,
    /// The elements directly below it, in reading order.
    children: Vec<NodeId>,
    /// Where it stands; `None` once it goes over two pages.
    place: Option<(usize, Area)>,
}

/// Gathers what stands in each element, and numbers those that are kept.
fn elements(file: &mut File, structure: &Structure, parts: &[Numbered]) -> Vec<Element> {
    let nodes = structure.nodes();
    let mut elements = vec![Element::default(); nodes.len()];
    for (index, part) in parts.iter().enumerate() {
        let element = &mut elements[part.node.index()];
        element.place = match element.place {
            None if element.parts.is_empty() => Some((part.page, part.area)),
            Some((page, area)) if page == part.page => Some((page, area.with(part.area))),
            _ => None,
        };
        element.first.get_or_insert(index);
        element.parts.push(index);
    }
    // Elements come after the one that holds them, so this goes from the leaves to the root.
    for (index, node) in nodes.iter().enumerate().skip(1).rev() {
        let Some(first) = elements[index].first else {
            continue;
        };
        let place = elements[index].place;
        let above = &mut elements[node.parent.index()];
        above.place = match (above.first, above.place, place) {
            (None, _, place) => place,
            (Some(_), Some((page, area)), Some((same, more))) if page == same => {
                Some((page, area.with(more)))
            }
            _ => None,
        };
        above.first = Some(above.first.map_or(first, |before| before.min(first)));
    }
    let mut kept = Vec::new();
    for (node, index) in nodes.iter().zip(0..) {
        // A row without one of its cells would no longer fit its table (ISO 14289-1, 7.5).
        let cell = matches!(node.role, Role::Cell | Role::HeaderCell(_));
        let in_use = elements[node.parent.index()].is_kept;
        let id = NodeId(index);
        if id == NodeId::ROOT || elements[id.index()].first.is_some() || cell && in_use {
            elements[id.index()].is_kept = true;
            kept.push(id);
            if id != NodeId::ROOT {
                elements[node.parent.index()].children.push(id);
            }
        }
    }
    // Elements of one type stand together in the file, which is deflated well.
    kept.sort_by_key(|id| role_name(&nodes[id.index()].role));
    for id in kept {
        elements[id.index()].number = Some(file.number());
    }
    elements
}

/// The object of the element that holds another.
fn parent(structure: &Structure, elements: &[Element], node: NodeId) -> Option<ObjectId> {
    let above = structure.nodes()[node.index()].parent;
    elements[above.index()].number.filter(|_| node != NodeId::ROOT)
}

/// Writes an entry of a dictionary.
fn push_entry(out: &mut Vec<u8>, key: &str, value: &Object) {
    out.push(b'/');
    out.extend(key.as_bytes());
    if let Object::Integer(_) | Object::Reference(_) = value {
        out.push(b' ');
    }
    push_object(out, value);
}

/// Writes what an element says of itself (ISO 32000-1, table 323 and 14.8.5).
fn attributes(out: &mut Vec<u8>, node: &Node, element: &Element) {
    if let Some(language) = &node.language {
        push_entry(out, "Lang", &text(language.tag()));
    }
    match &node.role {
        Role::Figure { alt } => {
            push_entry(out, "Alt", &text(alt));
            let mut layout = dictionary! { "O" => "Layout", "Placement" => "Block" };
            if let Some((_, area)) = element.place {
                layout.set("BBox", area.outer());
            }
            push_entry(out, "A", &layout.into());
        }
        Role::HeaderCell(scope) => {
            let scope = match scope {
                Scope::Column => "Column",
                Scope::Row => "Row",
            };
            push_entry(out, "A", &dictionary! { "O" => "Table", "Scope" => scope }.into());
        }
        _ => {}
    }
}

/// Writes what an element holds. Its parts and its elements within a line follow each other as
/// they are painted; the other elements follow each other as they are numbered, each before
/// the first part that is painted after it.
fn kids(
    out: &mut Vec<u8>,
    file: &File,
    document: &Document,
    elements: &[Element],
    parts: &[Numbered],
    element: &Element,
) {
    enum Below {
        Part(usize),
        Element(NodeId),
    }
    let nodes = document.structure.nodes();
    let first = |node: &NodeId| elements[node.index()].first;
    let (inline, blocks): (Vec<NodeId>, Vec<NodeId>) =
        element.children.iter().partition(|child| nodes[child.index()].role.is_inline());
    let mut painted: Vec<(Option<usize>, Below)> = element
        .parts
        .iter()
        .map(|&part| (Some(part), Below::Part(part)))
        .chain(inline.iter().map(|node| (first(node), Below::Element(*node))))
        .collect();
    painted.sort_by_key(|(at, _)| *at);
    let mut order = Vec::with_capacity(painted.len() + blocks.len());
    let mut blocks = blocks.into_iter().peekable();
    for (at, below) in painted {
        while let Some(block) = blocks.next_if(|block| first(block) < at) {
            order.push(Below::Element(block));
        }
        order.push(below);
    }
    order.extend(blocks.map(Below::Element));

    let page = element.parts.iter().find_map(|&part| match parts[part].kid {
        Kid::Sequence(_) => Some(parts[part].page),
        Kid::Annotation(_) => None,
    });
    if let Some(page) = page {
        push_entry(out, "Pg", &file.pages[page].into());
    }
    let kid = |below: Below| match below {
        Below::Element(node) => {
            elements[node.index()].number.map_or(Object::Null, Object::Reference)
        }
        Below::Part(part) => reference(file, &parts[part], page),
    };
    let mut kids: Vec<Object> = order.into_iter().map(kid).collect();
    match kids.len() {
        0 => {}
        1 => push_entry(out, "K", &kids.remove(0)),
        _ => push_entry(out, "K", &kids.into()),
    }
}

/// An element's reference to a part (ISO 32000-1, 14.7.4.2 and 14.7.4.3), where `page` is the page
/// that the element names.
fn reference(file: &File, part: &Numbered, page: Option<usize>) -> Object {
    let elsewhere = page != Some(part.page);
    let mut entries = match part.kid {
        Kid::Sequence(number) if !elsewhere => return count(number),
        Kid::Sequence(number) => dictionary! { "Type" => "MCR", "MCID" => count(number) },
        Kid::Annotation(number) => dictionary! { "Type" => "OBJR", "Obj" => number },
    };
    if elsewhere {
        entries.set("Pg", file.pages[part.page]);
    }
    entries.into()
}

/// Writes the link annotations (ISO 32000-1, 12.5.6.5; ISO 14289-1, 7.18.5).
fn annotations(
    file: &mut File,
    document: &Document,
    sheets: &[Sheet],
    parts: &[Numbered],
) -> Vec<Vec<ObjectId>> {
    let mut annotations = vec![Vec::new(); sheets.len()];
    let numbers = parts.iter().filter_map(|part| match part.kid {
        Kid::Annotation(number) => Some((part, number)),
        Kid::Sequence(_) => None,
    });
    let links = sheets.iter().flat_map(|sheet| &sheet.links);
    for (index, ((part, number), link)) in numbers.zip(links).enumerate() {
        let contents = match &document.structure.nodes()[part.node.index()].role {
            Role::Link { contents } => contents,
            _ => "",
        };
        let mut out = Vec::with_capacity(192);
        // What differs comes first and last. Print: ISO 19005-3, 6.3.2.
        out.extend(b"<</StructParent ");
        push_number(&mut out, sheets.len() + index);
        push_entry(&mut out, "Rect", &part.area.nearest());
        out.extend(b"/Type/Annot/Subtype/Link/Border[0 0 0]/F 4");
        push_entry(&mut out, "Contents", &text(contents));
        match &link.target {
            Target::Address(address) => {
                let action = dictionary! { "S" => "URI", "URI" => ascii(&uri(address)) };
                push_entry(&mut out, "A", &action.into());
            }
            Target::Place(place) => {
                if let Some(destination) = document.destinations.get(place.0 as usize) {
                    push_entry(&mut out, "Dest", &ascii(&destination.name));
                }
            }
        }
        out.extend(b">>");
        file.put(number, Written::Plain(out));
        annotations[part.page].push(number);
    }
    annotations
}

/// An address in ASCII (ISO 32000-1, 12.6.4.7; RFC 3987, 3.1, step 2).
fn uri(address: &str) -> String {
    let mut uri = String::with_capacity(address.len());
    for byte in address.bytes() {
        if byte.is_ascii_graphic() {
            uri.push(char::from(byte));
        } else {
            let _ = write!(uri, "%{byte:02X}");
        }
    }
    uri
}

/// Writes the ways back: from the sequences of each page, by page, and from each annotation.
fn parent_tree(
    file: &mut File,
    sheets: &[Sheet],
    parts: &[Numbered],
    elements: &[Element],
) -> ObjectId {
    let mut pages: Vec<Vec<Object>> = vec![Vec::new(); sheets.len()];
    let mut annotations = Vec::new();
    for part in parts {
        let element = elements[part.node.index()].number;
        let element = element.map_or(Object::Null, Object::Reference);
        match part.kid {
            Kid::Sequence(_) => pages[part.page].push(element),
            Kid::Annotation(_) => annotations.push(element),
        }
    }
    let pages = pages.into_iter().map(Object::Array);
    let entries = pages.chain(annotations).enumerate().collect();
    tree::numbers(file, entries)
}
