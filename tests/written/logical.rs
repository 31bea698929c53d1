//! The text of a briefing in logical order, from its pages or from its file, in a form that does
//! not depend on where lines end.
//!
//! Left out are the marks that cite sources, which stand among the words of the model; white
//! space and soft hyphens, which line breaking adds and drops; and letters written from right to
//! left, which pages hold in visual order: [`squeezed`] drops them on both sides, and
//! [`right_to_left`] gives them to be looked for one by one.

use std::collections::BTreeMap;

use dossier::page::{Document, Item, NodeId, Page, Tag};
use lopdf::ObjectId;

use crate::links::mark;
use crate::reader::{Element, Kid, Reader};

/// A text in logical order.
#[derive(Debug)]
pub(crate) struct Logical {
    /// Squeezed.
    pub(crate) text: String,
    /// With its spaces, one where there are several.
    pub(crate) spaced: String,
    /// All of it, marks and letters from right to left included.
    pub(crate) raw: String,
}

/// The text of pages: that of every element that is a block of its own, in the order in which
/// its stretches are painted, with those of the elements within its lines.
pub(crate) fn of_document(document: &Document) -> Logical {
    let (mut kept, mut raw) = (String::new(), String::new());
    for stretches in blocks(document).into_values() {
        for (owner, text) in stretches {
            raw.push_str(&text);
            if mark(document, owner).is_none() {
                kept.push_str(&text);
            }
        }
        raw.push('\n');
    }
    Logical { text: squeezed(&kept), spaced: spaced(&kept), raw }
}

/// The stretches of every block by the number of its element, each with its own element.
pub(crate) fn blocks(document: &Document) -> BTreeMap<NodeId, Vec<(NodeId, String)>> {
    let mut blocks: BTreeMap<NodeId, Vec<(NodeId, String)>> = BTreeMap::new();
    for placed in document.pages.iter().flat_map(Page::items) {
        if let (Tag::Node(node), Item::Text(run)) = (placed.tag, &placed.item) {
            let stretch = (node, run.text.to_string());
            blocks.entry(block(document, node)).or_default().push(stretch);
        }
    }
    blocks
}

/// The nearest element that is no part of a line.
fn block(document: &Document, mut node: NodeId) -> NodeId {
    let nodes = document.structure.nodes();
    while nodes[node.index()].role.is_inline() {
        node = nodes[node.index()].parent;
    }
    node
}

/// The text of a file, by its structure tree alone.
pub(crate) fn of_file(reader: &Reader) -> Logical {
    let sequences = sequences(reader);
    let (mut kept, mut raw) = (String::new(), String::new());
    read(&reader.tree(), &sequences, &mut |text, cites| {
        raw.push_str(text);
        if !cites {
            kept.push_str(text);
        }
    });
    Logical { text: squeezed(&kept), spaced: spaced(&kept), raw }
}

/// The texts of all sequences of a file.
pub(crate) fn sequences(reader: &Reader) -> BTreeMap<(ObjectId, i64), String> {
    let mut texts = BTreeMap::new();
    for &page in &reader.pages {
        for sequence in reader.sequences(page) {
            if let Some(mcid) = sequence.mcid {
                texts.insert((page, mcid), sequence.text);
            }
        }
    }
    texts
}

/// Hands over the texts of an element in order, each with whether it is in a mark that cites.
fn read(
    element: &Element,
    texts: &BTreeMap<(ObjectId, i64), String>,
    hear: &mut dyn FnMut(&str, bool),
) {
    let cites = element.role() == "Reference";
    for kid in &element.kids {
        match kid {
            Kid::Element(below) if cites => read(below, texts, &mut |text, _| hear(text, true)),
            Kid::Element(below) => read(below, texts, hear),
            Kid::Sequence(page, mcid) => hear(&texts[&(*page, *mcid)], cites),
            Kid::Annotation(_) => {}
        }
    }
}

/// The text of an element and all below it.
pub(crate) fn text_of(element: &Element, texts: &BTreeMap<(ObjectId, i64), String>) -> String {
    let mut whole = String::new();
    read(element, texts, &mut |text, _| whole.push_str(text));
    whole
}

/// A text without what does not matter here.
pub(crate) fn squeezed(text: &str) -> String {
    text.chars()
        .filter(|&character| {
            !character.is_whitespace() && character != '\u{ad}' && !is_right_to_left(character)
        })
        .collect()
}

/// A text with whole words and single spaces.
pub(crate) fn spaced(text: &str) -> String {
    let whole: String = text.chars().filter(|&character| character != '\u{ad}').collect();
    whole.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// The words of a text that are written from right to left.
pub(crate) fn right_to_left(text: &str) -> Vec<String> {
    text.split(|character| !is_right_to_left(character))
        .filter(|word| !word.is_empty())
        .map(str::to_owned)
        .collect()
}

/// Whether a letter is Hebrew or Arabic.
fn is_right_to_left(character: char) -> bool {
    matches!(character, '\u{590}'..='\u{6ff}')
}
