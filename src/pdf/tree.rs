//! Number trees and name trees (ISO 32000-1, 7.9.6 and 7.9.7).

use lopdf::{Dictionary, Object, ObjectId};

use crate::pdf::file::File;

/// How many entries a leaf holds.
const LEAF: usize = 64;

/// Writes a number tree from entries in ascending order.
pub(super) fn numbers(file: &mut File, entries: Vec<(usize, Object)>) -> ObjectId {
    let entries = entries.into_iter();
    let entries = entries.map(|(key, value)| (crate::pdf::number::count(key), value)).collect();
    tree(file, "Nums", entries)
}

/// Writes a name tree from entries in ascending order of their bytes.
pub(super) fn names(file: &mut File, entries: Vec<(String, Object)>) -> ObjectId {
    debug_assert!(entries.is_sorted_by(|one, next| one.0 < next.0), "names ascend");
    let entries = entries.into_iter();
    let entries =
        entries.map(|(key, value)| (crate::pdf::number::ascii(&key), value)).collect();
    tree(file, "Names", entries)
}

fn tree(file: &mut File, key: &str, entries: Vec<(Object, Object)>) -> ObjectId {
    let mut root = Dictionary::new();
    if entries.len() <= LEAF {
        root.set(key, flat(entries));
        return file.add(root);
    }
    let mut kids = Vec::new();
    let mut entries = entries.into_iter().peekable();
    while entries.peek().is_some() {
        let leaf: Vec<_> = entries.by_ref().take(LEAF).collect();
        let limits = [leaf.first(), leaf.last()].into_iter().flatten();
        let limits = limits.map(|(key, _)| key.clone()).collect();
        let mut node = Dictionary::new();
        node.set("Limits", Object::Array(limits));
        node.set(key, flat(leaf));
        kids.push(Object::Reference(file.add(node)));
    }
    root.set("Kids", Object::Array(kids));
    file.add(root)
}

fn flat(entries: Vec<(Object, Object)>) -> Object {
    Object::Array(entries.into_iter().flat_map(|(key, value)| [key, value]).collect())
}
