//! The structure tree and the pages agree, both ways, and say what the model says.

use std::collections::{BTreeMap, BTreeSet};

use dossier::page::{Document, Item, NodeId, Page, Role, Tag};
use dossier::pdf::{Options, write};
use lopdf::{Object, ObjectId};

use crate::reader::{Element, Kid, Reader};
use crate::sample;

fn written() -> (Document, Reader) {
    let document = sample::document(Some(sample::attachment()));
    let reader = Reader::new(&write(&document, &Options::default()));
    (document, reader)
}

/// The parent tree.
fn parents(reader: &Reader) -> BTreeMap<i64, Object> {
    let root = reader.entry(reader.catalog(), "StructTreeRoot").as_dict().unwrap();
    let leaves = reader.leaves(root.get(b"ParentTree").unwrap());
    leaves.into_iter().map(|(key, value)| (key.as_i64().unwrap(), value)).collect()
}

#[test]
fn sequences_lead_to_their_elements_and_back() {
    let (_, reader) = written();
    let tree = reader.tree();
    let mut owners: BTreeMap<(ObjectId, i64), ObjectId> = BTreeMap::new();
    for element in tree.all() {
        for kid in &element.kids {
            if let Kid::Sequence(page, mcid) = kid {
                let before = owners.insert((*page, *mcid), element.number);
                assert_eq!(before, None, "a sequence has one element");
            }
        }
    }
    let parents = parents(&reader);
    let mut found = 0;
    for &page in &reader.pages {
        let entries = reader.file.get_dictionary(page).unwrap();
        let key = reader.entry(entries, "StructParents").as_i64().unwrap();
        let row = parents[&key].as_array().unwrap();
        let numbers: Vec<i64> =
            reader.sequences(page).into_iter().filter_map(|sequence| sequence.mcid).collect();
        assert!((0..).zip(&numbers).all(|(index, &number)| index == number));
        assert_eq!(row.len(), numbers.len());
        for (parent, mcid) in row.iter().zip(numbers) {
            assert_eq!(owners[&(page, mcid)], parent.as_reference().unwrap());
            found += 1;
        }
    }
    assert_eq!(found, owners.len());
    assert!(found > 20);
}

#[test]
fn annotations_lead_to_their_elements_and_back() {
    let (_, reader) = written();
    let tree = reader.tree();
    let parents = parents(&reader);
    let mut listed = BTreeSet::new();
    for &page in &reader.pages {
        if let Ok(list) = reader.file.get_dictionary(page).unwrap().get(b"Annots") {
            let list = list.as_array().unwrap().iter();
            listed.extend(list.map(|annotation| annotation.as_reference().unwrap()));
        }
    }
    assert_eq!(listed.len(), 2);
    for element in tree.all() {
        for kid in &element.kids {
            let Kid::Annotation(number) = kid else { continue };
            assert_eq!(element.role(), "Link");
            assert!(listed.remove(number));
            let entries = reader.file.get_dictionary(*number).unwrap();
            let key = reader.entry(entries, "StructParent").as_i64().unwrap();
            assert_eq!(parents[&key].as_reference().unwrap(), element.number);
            assert!(!reader.entry(entries, "Contents").as_str().unwrap().is_empty());
            assert_eq!(reader.entry(entries, "F").as_i64().unwrap() & 4, 4);
        }
    }
    assert!(listed.is_empty());
}

#[test]
fn all_content_is_marked() {
    let (_, reader) = written();
    for &page in &reader.pages {
        let mut depth = 0;
        let mut painted = 0;
        for operation in reader.operations(page) {
            match operation.operator.as_str() {
                "BDC" | "BMC" => depth += 1,
                "EMC" => depth -= 1,
                "Tj" | "TJ" | "'" | "\"" | "f" | "f*" | "F" | "S" | "s" | "B" | "B*" | "b"
                | "b*" | "Do" | "sh" | "BI" => {
                    assert_eq!(depth, 1, "{}", operation.operator);
                    painted += 1;
                }
                _ => {}
            }
        }
        assert!(painted > 0);
        for sequence in reader.sequences(page) {
            assert_eq!(sequence.mcid.is_none(), sequence.name == "Artifact");
        }
    }
}

/// The text that belongs to each element by itself, by the model.
fn model_texts(document: &Document) -> BTreeMap<NodeId, String> {
    let mut texts: BTreeMap<NodeId, String> = BTreeMap::new();
    for placed in document.pages.iter().flat_map(Page::items) {
        if let (Tag::Node(node), Item::Text(run)) = (placed.tag, &placed.item) {
            texts.entry(node).or_default().push_str(&run.reading());
        }
    }
    texts
}

/// The text of all sequences of a file.
fn sequence_texts(reader: &Reader) -> BTreeMap<(ObjectId, i64), String> {
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

#[test]
fn text_in_the_order_of_the_structure_is_the_text_of_the_model() {
    let (document, reader) = written();
    let texts = sequence_texts(&reader);
    let own = |element: &&Element| -> String {
        let kids = element.kids.iter().filter_map(|kid| match kid {
            Kid::Sequence(page, mcid) => Some(texts[&(*page, *mcid)].as_str()),
            Kid::Element(_) | Kid::Annotation(_) => None,
        });
        kids.collect()
    };
    let tree = reader.tree();
    let read: Vec<String> =
        tree.all().iter().map(own).filter(|text| !text.is_empty()).collect();
    // Nodes are numbered in reading order.
    let model: Vec<String> = model_texts(&document).into_values().collect();
    assert_eq!(read, model);
    assert!(read.len() > 20);
}

/// All text in an element.
fn deep(element: &Element, texts: &BTreeMap<(ObjectId, i64), String>) -> String {
    let kid = |kid: &Kid| match kid {
        Kid::Sequence(page, mcid) => texts[&(*page, *mcid)].clone(),
        Kid::Element(element) => deep(element, texts),
        Kid::Annotation(_) => String::new(),
    };
    element.kids.iter().map(kid).collect()
}

#[test]
fn a_paragraph_over_two_pages_is_one_paragraph() {
    let (_, reader) = written();
    let tree = reader.tree();
    let texts = sequence_texts(&reader);
    let paragraph = tree.all().into_iter().find(|element| element.role() == "P").unwrap();
    let expected = "The first line is justi\u{ad}fied, well-set with 5\u{a0}km and \
                    한국어 문장home pagee\u{301}tude1and the paragraph ends over here.";
    assert_eq!(deep(paragraph, &texts), expected);
}

#[test]
fn elements_without_content_are_left_out_but_empty_cells_are_kept() {
    let (document, reader) = written();
    let tree = reader.tree();
    let count = |role: &str| tree.all().iter().filter(|kept| kept.role() == role).count();
    assert_eq!(count("Div"), 0);
    assert!(document.structure.nodes().iter().any(|node| node.role == Role::Div));
    assert_eq!(count("TR"), 3);
    assert_eq!(count("TH") + count("TD"), 6);
}

#[test]
fn notes_have_unique_identifiers_that_the_tree_lists() {
    let (_, reader) = written();
    let tree = reader.tree();
    let root = reader.entry(reader.catalog(), "StructTreeRoot").as_dict().unwrap();
    let listed: BTreeMap<Vec<u8>, ObjectId> = reader
        .leaves(root.get(b"IDTree").unwrap())
        .into_iter()
        .map(|(id, element)| (id.as_str().unwrap().to_vec(), element.as_reference().unwrap()))
        .collect();
    let notes: Vec<&Element> =
        tree.all().into_iter().filter(|element| element.role() == "Note").collect();
    assert_eq!(notes.len(), listed.len());
    for note in notes {
        assert_eq!(listed[note.entries.get(b"ID").unwrap().as_str().unwrap()], note.number);
    }
}
