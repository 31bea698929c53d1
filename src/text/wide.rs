//! Words that may turn out wider than a measure.
//!
//! Words of headings, names and labels stay whole, and so do names in running text. One that is
//! wider than its measure would stand out of its column, or off the paper: such a word is divided
//! after all.

use std::sync::Arc;

use crate::language::Language;
use crate::text::Style;
use crate::text::hyphen::{Hyphenate, everywhere};
use crate::text::linebreak::{Item, LAST_RESORT};
use crate::text::words::Shaped;

/// Words of fewer bytes are never divided.
const LONG: usize = 6;

/// Narrower words, in points, fit into any measure: of a label or a cell, and of running text.
const LEAST: (f64, f64) = (30.0, 90.0);

/// Whether a word of so many bytes and points may turn out wider than a measure.
pub(super) fn is_long(bytes: usize, width: f64, hyphenate: Hyphenate) -> bool {
    let least = match hyphenate {
        Hyphenate::Never => LEAST.0,
        Hyphenate::Words => LEAST.1,
    };
    bytes >= LONG && width >= least
}

/// What a division costs: more than any number of loose lines, so that there are as few as can be.
const COST: f64 = 1_000.0 * LAST_RESORT;

/// Fewer characters before or after a division are a poor part of so long a word.
const PART: usize = 6;

/// What a division costs then.
const POOR: f64 = 1.5 * COST;

/// What a division costs that no rule allows.
const UNRULY: f64 = 100.0 * COST;

/// A word without divisions that may turn out wider than a measure.
#[derive(Debug)]
pub(super) struct Long {
    /// Its box among the items of the paragraph.
    pub(super) item: usize,
    /// The word.
    pub(super) shaped: Arc<Shaped>,
    /// Its language.
    pub(super) language: Language,
    /// How wide its hyphen is, in thousandths of the em.
    pub(super) hyphen: i32,
}

/// A place where a long word may be divided.
#[derive(Clone, Copy, Debug)]
pub(super) struct Cut {
    /// The bytes before it.
    pub(super) bytes: u16,
    /// How wide the part before it is, in points.
    pub(super) before: f64,
    /// What a line that ends here costs.
    pub(super) penalty: Item,
}

impl Long {
    /// Where the word may be divided, in ascending order. Not within a ligature: its parts would
    /// have to be shaped.
    pub(super) fn cuts(&self, style: &Style) -> impl Iterator<Item = Cut> {
        let pre = style.hyphen(self.hyphen);
        let written = &self.shaped.written;
        everywhere(written, &self.language).into_iter().filter_map(move |(bytes, by_rule)| {
            let (head, tail) = written.split_at(bytes);
            let before = style.points(self.shaped.offset(bytes)?, head);
            let poor = [head, tail].iter().any(|part| part.chars().nth(PART - 1).is_none());
            let cost = match by_rule {
                true if poor => POOR,
                true => COST,
                false => UNRULY,
            };
            // Not counted among hyphens: of those only a few may stand below each other.
            let penalty = Item::Penalty { cost, hyphen: false, pre, post: 0.0 };
            Some(Cut { bytes: u16::try_from(bytes).ok()?, before, penalty })
        })
    }
}
