//! Number trees and name trees (ISO 32000-1, 7.9.6 and 7.9.7).

use std::ops::Range;

use lopdf::{Object, ObjectId};
use rayon::prelude::*;

use crate::pdf::bytes::{push_entry, push_object, push_value};
use crate::pdf::file::File;
use crate::pdf::number::{ascii, push_number};
use crate::pdf::objects::Written;

/// How many entries a leaf holds.
const LEAF: usize = 64;

/// Writes a number tree from entries in ascending order.
pub(super) fn numbers(file: &mut File, entries: &[(usize, Object)]) -> ObjectId {
    let key = |index: usize, out: &mut Vec<u8>| push_number(out, entries[index].0);
    let value = |index: usize, out: &mut Vec<u8>| push_value(out, &entries[index].1);
    tree(file, &NUMBERS, entries.len(), (key, value))
}

/// Writes a number tree of so many entries from 0 on; `value` writes one, with what parts it from
/// its number before it.
pub(super) fn numbered(
    file: &mut File,
    count: usize,
    value: impl Fn(usize, &mut Vec<u8>) + Sync,
) -> ObjectId {
    let key = |index: usize, out: &mut Vec<u8>| push_number(out, index);
    tree(file, &NUMBERS, count, (key, value))
}

/// Writes a name tree from entries in ascending order of their bytes.
pub(super) fn names(file: &mut File, entries: &[(String, Object)]) -> ObjectId {
    debug_assert!(entries.is_sorted_by(|one, next| one.0 < next.0), "names ascend");
    let key = |index: usize, out: &mut Vec<u8>| push_object(out, &ascii(&entries[index].0));
    let value = |index: usize, out: &mut Vec<u8>| push_value(out, &entries[index].1);
    tree(file, &NAMES, entries.len(), (key, value))
}

/// What the two kinds of trees differ in.
struct Kind {
    /// What lists the entries of a leaf.
    list: &'static str,
    /// What parts a key from what is before it.
    gap: &'static str,
}

const NUMBERS: Kind = Kind { list: "/Nums[", gap: " " };
/// Strings begin themselves (7.2.2).
const NAMES: Kind = Kind { list: "/Names[", gap: "" };

/// Writes a tree of so many entries, whose keys and values are written by their index.
fn tree(
    file: &mut File,
    kind: &Kind,
    count: usize,
    (key, value): (impl Fn(usize, &mut Vec<u8>) + Sync, impl Fn(usize, &mut Vec<u8>) + Sync),
) -> ObjectId {
    let list = |entries: Range<usize>, out: &mut Vec<u8>| {
        out.extend(kind.list.as_bytes());
        let first = entries.start;
        for index in entries {
            if index > first {
                out.extend(kind.gap.as_bytes());
            }
            key(index, out);
            value(index, out);
        }
        out.extend(b"]>>");
    };
    let mut add = |object| {
        let number = file.number();
        file.put(number, Written::Plain(object));
        number
    };
    let mut root = b"<<".to_vec();
    if count <= LEAF {
        list(0..count, &mut root);
        return add(root);
    }
    let leaf = |first: usize| {
        let end = count.min(first + LEAF);
        let mut out = b"<</Limits[".to_vec();
        key(first, &mut out);
        out.extend(kind.gap.as_bytes());
        key(end - 1, &mut out);
        out.push(b']');
        list(first..end, &mut out);
        out
    };
    let firsts: Vec<usize> = (0..count).step_by(LEAF).collect();
    let leaves: Vec<Vec<u8>> = firsts.into_par_iter().with_max_len(1).map(leaf).collect();
    let kids: Vec<Object> = leaves.into_iter().map(|leaf| add(leaf).into()).collect();
    push_entry(&mut root, "Kids", &kids.into());
    root.extend(b">>");
    add(root)
}
