//! Small item lists from a seed.

use dossier::text::linebreak::{FORBIDDEN, FORCED, Item};

/// A generator of numbers (Steele, Lea and Flood 2014, SplitMix64): the same seed, the same list.
pub(super) struct Random(u64);

impl Random {
    pub(super) fn new(seed: u64) -> Random {
        Random(seed)
    }

    /// A number below `end`.
    pub(super) fn below(&mut self, end: u64) -> u64 {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut bits = self.0;
        bits = (bits ^ (bits >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        bits = (bits ^ (bits >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        (bits ^ (bits >> 31)) % end
    }

    /// One of these.
    pub(super) fn of<T: Copy>(&mut self, choices: &[T]) -> T {
        choices[usize::try_from(self.below(choices.len() as u64)).unwrap()]
    }

    /// A list of one to `most` items, some of them odd: glue that stretches by less than
    /// nothing, boxes wider than a line, penalties in a row.
    pub(super) fn items(&mut self, most: u64) -> Vec<Item> {
        let count = 1 + self.below(most);
        (0..count).map(|_| self.item()).collect()
    }

    /// Words with spaces between them, some with a division, and ten places to end a line. Sums
    /// of widths are exact, so that no class hangs on how they are rounded.
    pub(super) fn prose(&mut self) -> Vec<Item> {
        let mut items = Vec::new();
        for _ in 0..10 {
            items.push(Item::Box { width: self.of(&[1.0, 2.125, 3.125, 4.25, 5.25]) });
            let hyphen = self.below(3) == 0;
            let pre = if hyphen { 0.75 } else { 0.0 };
            items.push(Item::Penalty { cost: 0.0, hyphen, pre, post: 0.0 });
            if !hyphen {
                let width = self.of(&[0.75, 1.0, 1.5]);
                items.push(Item::Glue { width, stretch: width, shrink: width / 4.0 });
            }
        }
        items.push(Item::Box { width: self.of(&[1.0, 5.0]) });
        items
    }

    fn item(&mut self) -> Item {
        match self.below(10) {
            0..4 => Item::Box { width: self.of(&[1.0, 2.0, 3.0, 4.0, 7.0, 13.0]) },
            4..6 => Item::Glue {
                width: self.of(&[0.0, 1.0, 2.0]),
                stretch: self.of(&[-0.5, 0.0, 0.5, 1.0, 2.0]),
                shrink: self.of(&[-0.5, 0.0, 0.25, 0.5]),
            },
            6..9 => Item::Penalty {
                cost: self.of(&[0.0, 0.0, 0.0, 10.0, 100.0, 3_000.0, -50.0, FORBIDDEN]),
                hyphen: false,
                pre: self.of(&[0.0, 0.0, -0.5]),
                post: self.of(&[0.0, 0.0, -0.5]),
            },
            _ => Item::Penalty {
                cost: if self.below(8) == 0 { FORCED } else { 0.0 },
                hyphen: true,
                pre: self.of(&[0.0, 0.5, 1.0]),
                post: 0.0,
            },
        }
    }
}
