//! Number trees and name trees (ISO 32000-1, 7.9.6 and 7.9.7).

use std::ops::Range;

use lopdf::{Dictionary, Object, ObjectId};
use rayon::prelude::*;

use crate::pdf::bytes::push_reference;
use crate::pdf::file::File;
use crate::pdf::number::push_number;
use crate::pdf::objects::Written;

/// How many entries a leaf holds.
const LEAF: usize = 64;

/// Writes a number tree from entries in ascending order.
pub(super) fn numbers(file: &mut File, entries: Vec<(usize, Object)>) -> ObjectId {
    let entries = entries.into_iter();
    let entries = entries.map(|(key, value)| (crate::pdf::number::count(key), value)).collect();
    tree(file, "Nums", entries)
}

/// Writes a number tree of so many entries from 0 on; `value` writes one, with what parts it from
/// its number before it.
pub(super) fn numbered(
    file: &mut File,
    count: usize,
    value: impl Fn(usize, &mut Vec<u8>) + Sync,
) -> ObjectId {
    let flat = |keys: Range<usize>, out: &mut Vec<u8>| {
        out.extend(b"/Nums[");
        let first = keys.start;
        for key in keys {
            if key > first {
                out.push(b' ');
            }
            push_number(out, key);
            value(key, out);
        }
        out.extend(b"]>>");
    };
    let mut root = b"<<".to_vec();
    if count <= LEAF {
        flat(0..count, &mut root);
        let number = file.number();
        file.put(number, Written::Plain(root));
        return number;
    }
    let leaf = |first: usize| {
        let end = count.min(first + LEAF);
        let mut out = b"<</Limits[".to_vec();
        push_number(&mut out, first);
        out.push(b' ');
        push_number(&mut out, end - 1);
        out.push(b']');
        flat(first..end, &mut out);
        out
    };
    let firsts: Vec<usize> = (0..count).step_by(LEAF).collect();
    let leaves: Vec<Vec<u8>> = firsts.into_par_iter().map(leaf).collect();
    root.extend(b"/Kids[");
    for (index, leaf) in leaves.into_iter().enumerate() {
        let number = file.number();
        file.put(number, Written::Plain(leaf));
        if index > 0 {
            root.push(b' ');
        }
        push_reference(&mut root, number);
    }
    root.extend(b"]>>");
    let number = file.number();
    file.put(number, Written::Plain(root));
    number
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
