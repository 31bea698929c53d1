//! Which asterisks and underscores begin and end emphasis (CommonMark 0.31, section 6.2 and the
//! appendix "An algorithm for parsing nested emphasis and links").
//!
//! Knows delimiter runs and their order, and no text but the two characters beside a run.

use unicode_properties::{GeneralCategoryGroup, UnicodeGeneralCategory};

/// How much emphasis begins or ends at a place.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct Change {
    /// Levels of emphasis.
    pub(super) emphasis: usize,
    /// Levels of strong emphasis.
    pub(super) strong: usize,
}

/// A run of asterisks or underscores. What it ends is to its left, what it begins to its right,
/// and what is left of it is printed between.
#[derive(Debug)]
pub(super) struct Delimiter {
    /// `*` or `_`.
    pub(super) symbol: u8,
    /// How many are left to print.
    pub(super) rest: usize,
    /// What it ends.
    pub(super) ends: Change,
    /// What it begins.
    pub(super) begins: Change,
    /// How many were written.
    written: usize,
    can_open: bool,
    can_close: bool,
    /// Its neighbours in the list of delimiters that may still match.
    previous: Option<usize>,
    next: Option<usize>,
}

/// The delimiter runs of a text, and the doubly linked list of those that may still match.
#[derive(Debug, Default)]
pub(super) struct Delimiters {
    /// All runs in order.
    pub(super) all: Vec<Delimiter>,
    first: Option<usize>,
    last: Option<usize>,
}

impl Delimiters {
    /// The last run that may still match: what comes after it is inside.
    pub(super) fn mark(&self) -> Option<usize> {
        self.last
    }

    /// Adds a run of `count` symbols between two characters.
    pub(super) fn push(&mut self, symbol: u8, count: usize, before: char, after: char) {
        let left = flanks(before, after);
        let right = flanks(after, before);
        let word = symbol == b'_';
        let index = self.all.len();
        self.all.push(Delimiter {
            symbol,
            rest: count,
            ends: Change::default(),
            begins: Change::default(),
            written: count,
            can_open: left && (!word || !right || is_punctuation(before)),
            can_close: right && (!word || !left || is_punctuation(after)),
            previous: self.last,
            next: None,
        });
        match self.last {
            Some(last) => self.all[last].next = Some(index),
            None => self.first = Some(index),
        }
        self.last = Some(index);
    }

    /// Matches the runs after `bottom` with each other; none of them matches anything later.
    /// This is `process emphasis` of the appendix.
    pub(super) fn resolve(&mut self, bottom: Option<usize>) {
        // Below which no opener is to be found, by symbol, whether the closer can open, and the
        // length of the closer modulo three: what keeps this linear.
        let mut floors = [bottom; 12];
        let mut current = match bottom {
            Some(bottom) => self.all[bottom].next,
            None => self.first,
        };
        while let Some(closer) = current {
            if !self.all[closer].can_close {
                current = self.all[closer].next;
                continue;
            }
            let floor = floor(&self.all[closer]);
            if let Some(opener) = self.opener(closer, floors[floor].max(bottom)) {
                self.join(opener, closer);
                if self.all[closer].rest == 0 {
                    current = self.all[closer].next;
                    self.remove(closer);
                }
            } else {
                floors[floor] = self.all[closer].previous;
                current = self.all[closer].next;
                if !self.all[closer].can_open {
                    self.remove(closer);
                }
            }
        }
        self.last = bottom;
        match bottom {
            Some(bottom) => self.all[bottom].next = None,
            None => self.first = None,
        }
    }

    /// The nearest run before `closer` that it ends, and after `floor`.
    fn opener(&self, closer: usize, floor: Option<usize>) -> Option<usize> {
        let end = &self.all[closer];
        let mut at = end.previous;
        while let Some(index) = at.filter(|&index| Some(index) > floor) {
            let start = &self.all[index];
            // Rules 9 and 10: the "multiple of 3" rule.
            let odd = (end.can_open || start.can_close)
                && !end.written.is_multiple_of(3)
                && (end.written + start.written).is_multiple_of(3);
            if start.symbol == end.symbol && start.can_open && !odd {
                return Some(index);
            }
            at = start.previous;
        }
        None
    }

    /// Lets `opener` and `closer` enclose what is between them, as strongly as both can.
    fn join(&mut self, opener: usize, closer: usize) {
        self.all[opener].next = Some(closer);
        self.all[closer].previous = Some(opener);
        if self.all[opener].rest >= 2 && self.all[closer].rest >= 2 {
            self.all[opener].rest -= 2;
            self.all[closer].rest -= 2;
            self.all[opener].begins.strong += 1;
            self.all[closer].ends.strong += 1;
        } else {
            self.all[opener].rest -= 1;
            self.all[closer].rest -= 1;
            self.all[opener].begins.emphasis += 1;
            self.all[closer].ends.emphasis += 1;
        }
        if self.all[opener].rest == 0 {
            self.remove(opener);
        }
    }

    /// Takes a run out of the list.
    fn remove(&mut self, index: usize) {
        let Delimiter { previous, next, .. } = self.all[index];
        match previous {
            Some(previous) => self.all[previous].next = next,
            None => self.first = next,
        }
        match next {
            Some(next) => self.all[next].previous = previous,
            None => self.last = previous,
        }
    }
}

/// Which of the twelve floors applies to a closer.
fn floor(closer: &Delimiter) -> usize {
    closer.written % 3
        + 3 * usize::from(closer.can_open)
        + 6 * usize::from(closer.symbol == b'_')
}

/// Whether a run with `outside` on one side and `inside` on the other flanks what is inside.
fn flanks(outside: char, inside: char) -> bool {
    !inside.is_whitespace()
        && (!is_punctuation(inside) || outside.is_whitespace() || is_punctuation(outside))
}

/// Unicode punctuation as CommonMark 0.31, section 2.1, has it: punctuation and symbols.
fn is_punctuation(c: char) -> bool {
    matches!(
        c.general_category_group(),
        GeneralCategoryGroup::Punctuation | GeneralCategoryGroup::Symbol
    )
}
