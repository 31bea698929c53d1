//! The elements of the structure tree.

use std::collections::BTreeMap;

use lopdf::{Object, ObjectId, dictionary};

use crate::page::{Node, NodeId, Role, Scope, Structure};
use crate::pdf::bytes::{push_entry, push_reference};
use crate::pdf::file::File;
use crate::pdf::number::{ascii, push_number, text};
use crate::pdf::objects::write_all;
use crate::pdf::roles::{name, role_name};
use crate::pdf::sheet::{Area, Sheet};

use super::{Kid, Numbered};

/// Lists of numbers, one for each element, one after the other.
#[derive(Debug)]
struct Lists {
    /// Where each list begins, and the end of the last one.
    starts: Vec<u32>,
    items: Vec<u32>,
}

impl Lists {
    /// Sorts pairs of an element and a number into the lists of the elements; what comes first
    /// stands first.
    fn of(count: usize, pairs: impl Iterator<Item = (NodeId, u32)> + Clone) -> Lists {
        let mut starts = vec![0; count + 1];
        for (node, _) in pairs.clone() {
            starts[node.index() + 1] += 1;
        }
        let mut sum = 0;
        for start in &mut starts {
            sum += *start;
            *start = sum;
        }
        let mut items = vec![0; sum as usize];
        let mut next = starts.clone();
        for (node, item) in pairs {
            items[next[node.index()] as usize] = item;
            next[node.index()] += 1;
        }
        Lists { starts, items }
    }

    fn get(&self, node: NodeId) -> &[u32] {
        &self.items[self.starts[node.index()] as usize..self.starts[node.index() + 1] as usize]
    }
}

/// What stands in each element.
#[derive(Debug)]
pub(super) struct Elements {
    /// By element, the number of its object, or 0 where it is left out.
    numbers: Vec<u32>,
    /// By element, the first part in it or below it.
    first: Vec<Option<u32>>,
    /// Those that are kept, in the order of their objects.
    kept: Vec<NodeId>,
    /// By element, its own parts.
    parts: Lists,
    /// By element, those directly below it that are kept, in reading order.
    children: Lists,
}

impl Elements {
    /// Gathers what stands in each element, and numbers those that are kept.
    pub(super) fn new(file: &mut File, structure: &Structure, parts: &[Numbered]) -> Elements {
        let nodes = structure.nodes();
        let mut first = vec![None; nodes.len()];
        for (part, index) in parts.iter().zip(0..) {
            first[part.node.index()].get_or_insert(index);
        }
        // Elements come after the one that holds them, so this goes from the leaves to the root.
        for (index, node) in nodes.iter().enumerate().skip(1).rev() {
            let above: Option<u32> = first[node.parent.index()];
            first[node.parent.index()] = match (above, first[index]) {
                (Some(one), Some(other)) => Some(one.min(other)),
                (one, other) => one.or(other),
            };
        }
        let mut numbers = vec![0; nodes.len()];
        let mut kept = Vec::with_capacity(nodes.len());
        for (node, id) in nodes.iter().zip((0..).map(NodeId)) {
            // A row without one of its cells would no longer fit its table (ISO 14289-1, 7.5).
            let cell = matches!(node.role, Role::Cell | Role::HeaderCell(_));
            let in_use = numbers[node.parent.index()] > 0;
            if id == NodeId::ROOT || first[id.index()].is_some() || cell && in_use {
                // Its true number comes when all are known.
                numbers[id.index()] = 1;
                kept.push(id);
            }
        }
        let below = kept.iter().filter(|id| **id != NodeId::ROOT);
        let children = Lists::of(nodes.len(), below.map(|id| (nodes[id.index()].parent, id.0)));
        // Elements of one type stand together in the file, which is deflated well.
        kept.sort_by_key(|id| role_name(&nodes[id.index()].role));
        for id in &kept {
            numbers[id.index()] = file.number().0;
        }
        let own = Lists::of(nodes.len(), parts.iter().map(|part| part.node).zip(0..));
        Elements { numbers, first, kept, parts: own, children }
    }

    /// The object of an element, if it is kept.
    pub(super) fn number(&self, node: NodeId) -> Option<ObjectId> {
        let number = self.numbers.get(node.index()).copied();
        number.filter(|number| *number > 0).map(|number| (number, 0))
    }

    /// Writes a reference to an element, or null where it is left out.
    pub(super) fn push(&self, out: &mut Vec<u8>, node: NodeId) {
        match self.number(node) {
            Some(number) => push_reference(out, number),
            None => out.extend(b"null"),
        }
    }

    /// The identifiers of notes, in ascending order.
    pub(super) fn notes(&self, structure: &Structure) -> Vec<(String, Object)> {
        let nodes = structure.nodes().iter().zip((0..).map(NodeId));
        let notes = nodes.filter(|(node, _)| node.role == Role::Note);
        notes
            .filter_map(|(_, id)| Some((note(id), Object::Reference(self.number(id)?))))
            .collect()
    }

    /// Writes the elements, the first of them below the root of the structure.
    pub(super) fn write(
        &self,
        file: &mut File,
        (structure, sheets): (&Structure, &[Sheet]),
        parts: &[Numbered],
        root: ObjectId,
    ) {
        let Some(first) = self.kept.first().and_then(|id| self.number(*id)) else { return };
        let hand = Hand {
            elements: self,
            structure,
            parts,
            pages: &file.pages,
            places: places(sheets),
        };
        let written = write_all(&self.kept, |out, &id, order: &mut Order| {
            hand.element(out, id, root, order);
        });
        file.put_all(first, written);
    }
}

/// Where figures stand; `None` for one that goes over two pages.
fn places(sheets: &[Sheet]) -> BTreeMap<NodeId, Option<Area>> {
    let mut places = BTreeMap::new();
    for (figure, area) in sheets.iter().flat_map(|sheet| &sheet.figures) {
        places.entry(*figure).and_modify(|place| *place = None).or_insert(Some(*area));
    }
    places
}

/// The identifier of a note (ISO 14289-1, 7.9).
fn note(NodeId(index): NodeId) -> String {
    format!("note{index:08}")
}

/// Writes elements.
struct Hand<'a> {
    elements: &'a Elements,
    structure: &'a Structure,
    parts: &'a [Numbered],
    pages: &'a [ObjectId],
    places: BTreeMap<NodeId, Option<Area>>,
}

/// What an element holds, while it is put in order. Kept from one element to the next.
#[derive(Default)]
struct Order {
    painted: Vec<(Option<u32>, Below)>,
    held: Vec<Below>,
}

#[derive(Clone, Copy)]
enum Below {
    Part(Numbered),
    Element(NodeId),
}

impl Hand<'_> {
    fn element(&self, out: &mut Vec<u8>, id: NodeId, root: ObjectId, order: &mut Order) {
        let node = &self.structure.nodes()[id.index()];
        out.extend(b"<</Type/StructElem/S/");
        out.extend(name(self.structure, id).as_bytes());
        self.attributes(out, id, node);
        if node.role == Role::Note {
            push_entry(out, "ID", &ascii(&note(id)));
        }
        let above = self.elements.number(node.parent).filter(|_| id != NodeId::ROOT);
        out.extend(b"/P ");
        push_reference(out, above.unwrap_or(root));
        self.kids(out, id, order);
        out.extend(b">>");
    }

    /// Writes what an element says of itself (ISO 32000-1, table 323 and 14.8.5).
    fn attributes(&self, out: &mut Vec<u8>, id: NodeId, node: &Node) {
        if let Some(language) = &node.language {
            push_entry(out, "Lang", &text(language.tag()));
        }
        match &node.role {
            Role::Figure => {
                push_entry(out, "Alt", &text(self.structure.words(id)));
                let mut layout = dictionary! { "O" => "Layout", "Placement" => "Block" };
                if let Some(area) = self.places.get(&id).copied().flatten() {
                    layout.set("BBox", area.outer().map(Object::Integer).to_vec());
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

    /// Writes what an element holds. Its parts and its elements within a line follow each other
    /// as they are painted; the other elements follow each other as they are numbered, each
    /// before the first part that is painted after it.
    fn kids(&self, out: &mut Vec<u8>, id: NodeId, order: &mut Order) {
        let nodes = self.structure.nodes();
        let first = |node: NodeId| self.elements.first[node.index()];
        let own = self.elements.parts.get(id);
        let children = || self.elements.children.get(id).iter().map(|&child| NodeId(child));
        let is_inline = |node: &NodeId| nodes[node.index()].role.is_inline();
        let Order { painted, held } = order;
        painted.clear();
        held.clear();
        let part = |&part: &u32| (Some(part), Below::Part(self.parts[part as usize]));
        painted.extend(own.iter().map(part));
        let inline = children().filter(is_inline);
        painted.extend(inline.map(|node| (first(node), Below::Element(node))));
        painted.sort_by_key(|(at, _)| *at);
        let mut blocks = children().filter(|node| !is_inline(node)).peekable();
        for &(at, below) in &*painted {
            while let Some(block) = blocks.next_if(|block| first(*block) < at) {
                held.push(Below::Element(block));
            }
            held.push(below);
        }
        held.extend(blocks.map(Below::Element));

        let sequence =
            |part: &&u32| matches!(self.parts[**part as usize].kid, Kid::Sequence(_));
        let page = own.iter().find(sequence).map(|part| self.parts[*part as usize].page);
        if let Some(page) = page {
            out.extend(b"/Pg ");
            push_reference(out, self.pages[page as usize]);
        }
        match held.as_slice() {
            [] => {}
            [one] => {
                out.extend(b"/K");
                if !self.is_dictionary(*one, page) {
                    out.push(b' ');
                }
                self.kid(out, *one, page);
            }
            several => {
                out.extend(b"/K[");
                for (index, &below) in several.iter().enumerate() {
                    if index > 0 && !self.is_dictionary(below, page) {
                        out.push(b' ');
                    }
                    self.kid(out, below, page);
                }
                out.push(b']');
            }
        }
    }

    /// Whether what an element holds is referred to by a dictionary.
    fn is_dictionary(&self, below: Below, page: Option<u32>) -> bool {
        match below {
            Below::Element(_) => false,
            Below::Part(part) => {
                matches!(part.kid, Kid::Annotation(_)) || page != Some(part.page)
            }
        }
    }

    /// Writes an element's reference to what it holds (ISO 32000-1, 14.7.4.2 and 14.7.4.3), where
    /// `page` is the page that the element names.
    fn kid(&self, out: &mut Vec<u8>, below: Below, page: Option<u32>) {
        let part = match below {
            Below::Element(node) => return self.elements.push(out, node),
            Below::Part(part) => part,
        };
        let elsewhere = page != Some(part.page);
        match part.kid {
            Kid::Sequence(number) if !elsewhere => return push_number(out, number as usize),
            Kid::Sequence(number) => {
                out.extend(b"<</Type/MCR/MCID ");
                push_number(out, number as usize);
            }
            Kid::Annotation(number) => {
                out.extend(b"<</Type/OBJR/Obj ");
                push_reference(out, (number, 0));
            }
        }
        if elsewhere {
            out.extend(b"/Pg ");
            push_reference(out, self.pages[part.page as usize]);
        }
        out.extend(b">>");
    }
}
