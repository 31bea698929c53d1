//! Where the labels of a strip of time stand.
//!
//! A label hangs beside a thin pole that rises from its event, like a flag, to the right or to
//! the left, in rows counted from the axis upwards:
//!
//! ```text
//!   |One event    |Another
//!   |       |A third      A fourth|
//!   o-------o-----o---------------o---
//! ```
//!
//! All choices are weighed together by a beam search, the labels that are worth most first and
//! then from left to right, so that a label near the right edge can still move an earlier one.
//! Knows widths and places, and nothing of words.

use std::cmp::Ordering;

use crate::geom::Pt;

/// Where labels may stand, and how near to each other.
#[derive(Clone, Copy, Debug)]
pub(super) struct Ground {
    /// From 0 to here.
    pub(super) width: Pt,
    /// The most rows.
    pub(super) rows: u32,
    /// Between a pole and the label it carries.
    pub(super) hang: Pt,
    /// Between the end of a label and a pole or label on the same rows.
    pub(super) clear: Pt,
    /// How close another pole may pass on the pole's own side of a label.
    pub(super) pass: Pt,
}

/// What a row of pole costs. The unit of all costs.
const REACH: f64 = 1.0;

/// What a row costs that was not needed before: as much as three labels one row higher.
const ROW: f64 = 3.0;

/// What a label costs that hangs to the left: eyes read on from a pole to its right.
const LEFTWARD: f64 = 0.4;

/// What it costs when a label lies right on another: two lines of a paragraph look like that.
const STACKED: f64 = 2.5;

/// How many arrangements are followed at once, shared among the labels, and at least. The choice
/// among half a dozen labels, as most strips have, is nearly complete; with a twentieth of that
/// the labels of the shipped dossier pile up at the right.
const BEAM: (usize, usize) = (2_400, 60);

/// One way to set the words of a label.
#[derive(Clone, Copy, Debug)]
pub(super) struct Extent {
    /// How wide.
    pub(super) width: Pt,
    /// How many rows.
    pub(super) rows: u32,
    /// What it costs to set them so.
    pub(super) cost: f64,
}

/// A label to be placed.
#[derive(Clone, Debug)]
pub(super) struct Flag {
    /// Where its pole stands.
    pub(super) pole: Pt,
    /// The ways to set it.
    pub(super) extents: Vec<Extent>,
    /// What it costs to leave it out.
    pub(super) worth: f64,
}

/// The side of its pole that a label hangs on.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Side {
    /// The pole is at its right.
    Left,
    /// The pole is at its left.
    Right,
}

/// The place of a label.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct Spot {
    /// The index of the way in which it is set.
    pub(super) extent: usize,
    /// The side of the pole.
    pub(super) side: Side,
    /// The lowest row that it takes, from 0.
    pub(super) row: u32,
    /// Where its words begin.
    pub(super) left: Pt,
    /// Where they end.
    pub(super) right: Pt,
    /// The row above its highest.
    pub(super) top: u32,
    pole: Pt,
}

/// An arrangement of the labels so far, in the order in which they are tried.
#[derive(Clone, Copy, Debug, Default)]
struct Arrangement {
    cost: f64,
    top: u32,
}

/// The number of a place, among all places of all labels.
type Number = u32;

/// In place of a number: the label is left out.
const LEFT_OUT: Number = Number::MAX;

fn number(index: usize) -> Number {
    Number::try_from(index).unwrap_or(LEFT_OUT)
}

/// Arrangements of equally many labels.
#[derive(Debug, Default)]
struct Beam {
    arrangements: Vec<Arrangement>,
    /// How many labels there are in each.
    labels: usize,
    /// Where they stand, one arrangement after the other.
    taken: Vec<Number>,
}

impl Beam {
    /// Where the labels of an arrangement stand.
    fn taken(&self, index: usize) -> &[Number] {
        &self.taken[index * self.labels..][..self.labels]
    }

    /// Goes on to arrangements of one label more.
    fn grow(&self, steps: &[Step], places: &Places) -> Beam {
        let labels = self.labels + 1;
        let mut taken = Vec::with_capacity(steps.len() * labels);
        let grown = steps.iter().map(|&Step { cost, parent, spot, .. }| {
            taken.extend_from_slice(self.taken(parent as usize));
            taken.push(spot);
            let top = places.get(spot as usize).map_or(0, |(_, spot)| spot.top);
            Arrangement { cost, top: top.max(self.arrangements[parent as usize].top) }
        });
        let arrangements = grown.collect();
        Beam { arrangements, labels, taken }
    }
}

/// A way on from an arrangement: where the next label stands.
#[derive(Clone, Copy)]
struct Step {
    cost: f64,
    /// How many were found before it.
    at: u32,
    parent: u32,
    spot: Number,
}

/// The places of all labels, each with its cost, those of the label that is tried first before all
/// others.
type Places = Vec<(f64, Spot)>;

/// What the places of a label are to each place of the labels before, as sets of the label's
/// places, bit by bit: as each pair is compared once, arrangements are tried by looking up what
/// came of it.
struct Nearness {
    /// How many places the label has.
    own: usize,
    /// How many numbers hold a set.
    words: usize,
    /// Those that do not keep clear of it.
    taken: Vec<u64>,
    /// Those that lie right on it, or it on them.
    stacked: Vec<u64>,
}

impl Nearness {
    fn new(own: &[(f64, Spot)], before: &[(f64, Spot)], ground: &Ground) -> Nearness {
        let words = own.len().div_ceil(SET);
        let (mut taken, mut stacked) =
            (vec![0; before.len() * words], vec![0; before.len() * words]);
        for (other, (_, place)) in before.iter().enumerate() {
            for (index, (_, spot)) in own.iter().enumerate() {
                let (at, bit) = (other * words + index / SET, 1 << (index % SET));
                if !clear(spot, place, ground) {
                    taken[at] |= bit;
                } else if is_stacked(spot, place) {
                    stacked[at] |= bit;
                }
            }
        }
        Nearness { own: own.len(), words, taken, stacked }
    }

    /// The places that keep clear of all that are taken, in ascending order.
    fn open<'n>(&'n self, taken: &'n [Number]) -> impl Iterator<Item = usize> {
        let open = move |word| {
            // One that is left out is in nobody's way.
            let taken = taken.iter().filter_map(|&other| self.taken.get(self.at(word, other)));
            let open = !taken.fold(0, |all, those| all | those);
            bits(open).map(move |bit| word * SET + bit)
        };
        (0..self.words).flat_map(open).take_while(|index| *index < self.own)
    }

    /// What a place costs for those taken that it lies on or that lie on it.
    fn stacked(&self, index: usize, taken: &[Number]) -> f64 {
        let (word, bit) = (index / SET, 1 << (index % SET));
        let those = taken.iter().filter_map(|&other| self.stacked.get(self.at(word, other)));
        those.filter(|those| **those & bit != 0).map(|_| STACKED).sum()
    }

    fn at(&self, word: usize, other: Number) -> usize {
        (other as usize).saturating_mul(self.words).saturating_add(word)
    }
}

/// How many places a number holds as a set.
const SET: usize = u64::BITS as usize;

/// The members of a set, in ascending order.
fn bits(mut set: u64) -> impl Iterator<Item = usize> {
    std::iter::from_fn(move || {
        let first = (set != 0).then(|| set.trailing_zeros() as usize)?;
        set &= set - 1;
        Some(first)
    })
}

/// Places labels. Those without a place are left out.
pub(super) fn place(flags: &[Flag], ground: &Ground) -> Vec<Option<Spot>> {
    let mut order: Vec<usize> = (0..flags.len()).collect();
    let rank = |index: usize| (-flags[index].worth, flags[index].pole.0);
    order.sort_by(|&a, &b| {
        let (a, b) = (rank(a), rank(b));
        a.0.total_cmp(&b.0).then(a.1.total_cmp(&b.1))
    });
    let most = (BEAM.0 / flags.len().max(1)).max(BEAM.1);
    let mut places = Places::new();
    let mut beam = Beam { arrangements: vec![Arrangement::default()], ..Beam::default() };
    // Room for what is found before the best are picked out.
    let mut next: Vec<Step> = Vec::with_capacity(5 * most);
    for &index in &order {
        let flag = &flags[index];
        let start = places.len();
        places.extend(spots(flag, ground));
        let (before_it, own) = places.split_at(start);
        let nearness = Nearness::new(own, before_it, ground);
        next.clear();
        // What costs as much as this is not among the best.
        let (mut found, mut limit) = (0, f64::INFINITY);
        for (parent, arrangement) in (0..).zip(&beam.arrangements) {
            let mut step = |cost: f64, spot| {
                next.push(Step { cost: arrangement.cost + cost, at: found, parent, spot });
                found += 1;
            };
            step(flag.worth, LEFT_OUT);
            let taken = beam.taken(parent as usize);
            for index in nearness.open(taken) {
                let (cost, spot) = &own[index];
                let risen = ROW * f64::from(spot.top.saturating_sub(arrangement.top));
                if arrangement.cost + (cost + risen) < limit {
                    let cost = cost + nearness.stacked(index, taken) + risen;
                    step(cost, number(start + index));
                }
            }
            if next.len() > 4 * most {
                limit = best(&mut next, most).min(limit);
            }
        }
        best(&mut next, most);
        next.sort_unstable_by(before);
        beam = beam.grow(&next, &places);
    }
    let mut placed = vec![None; flags.len()];
    for (index, &number) in order.into_iter().zip(beam.taken(0)) {
        placed[index] = places.get(number as usize).map(|(_, spot)| *spot);
    }
    placed
}

/// Of like arrangements those that were found first come first: where they were found is part of
/// the order, so that it is total.
fn before(a: &Step, b: &Step) -> Ordering {
    a.cost.total_cmp(&b.cost).then(a.at.cmp(&b.at))
}

/// Keeps so many steps of least cost, in any order, and answers the highest cost among them.
fn best(steps: &mut Vec<Step>, most: usize) -> f64 {
    if steps.len() <= most {
        return f64::INFINITY;
    }
    let (_, last, _) = steps.select_nth_unstable_by(most - 1, before);
    let highest = last.cost;
    steps.truncate(most);
    highest
}

/// All places of one label within the frame, each with its cost.
fn spots(flag: &Flag, ground: &Ground) -> Vec<(f64, Spot)> {
    let Ground { width, rows, hang, .. } = *ground;
    let mut spots = Vec::new();
    let pole = flag.pole;
    for (index, extent) in flag.extents.iter().enumerate() {
        for side in [Side::Right, Side::Left] {
            let (left, right, turn) = match side {
                Side::Right => (pole + hang, pole + hang + extent.width, 0.0),
                Side::Left => (pole - hang - extent.width, pole - hang, LEFTWARD),
            };
            if left < Pt::ZERO || right > width {
                continue;
            }
            for row in 0..(rows + 1).saturating_sub(extent.rows) {
                let top = row + extent.rows;
                let cost = extent.cost + turn + REACH * f64::from(row);
                spots.push((cost, Spot { extent: index, side, row, left, right, top, pole }));
            }
        }
    }
    spots
}

/// Whether one of two places that keep clear lies right on the other.
fn is_stacked(spot: &Spot, other: &Spot) -> bool {
    let meets = spot.row == other.top || other.row == spot.top;
    meets && spot.left < other.right && other.left < spot.right
}

/// Whether two labels and their poles keep clear of each other.
fn clear(one: &Spot, other: &Spot, ground: &Ground) -> bool {
    let gap = ground.clear;
    let apart = one.right + gap <= other.left || other.right + gap <= one.left;
    let level = one.row < other.top && other.row < one.top;
    (apart || !level) && passes(one, other, ground) && passes(other, one, ground)
}

/// Whether the pole of the first passes the words of the second.
fn passes(one: &Spot, other: &Spot, ground: &Ground) -> bool {
    if one.top <= other.row {
        return true;
    }
    let (before, after) = match other.side {
        Side::Right => (ground.pass, ground.clear),
        Side::Left => (ground.clear, ground.pass),
    };
    one.pole + before <= other.left || other.right + after <= one.pole
}

#[cfg(test)]
mod tests {
    use super::{Extent, Flag, Ground, Side, Spot};
    use crate::geom::Pt;

    fn place(flags: &[Flag], width: Pt, rows: u32) -> Vec<Option<Spot>> {
        let (hang, clear, pass) = (Pt(2.2), Pt(5.0), Pt(1.0));
        super::place(flags, &Ground { width, rows, hang, clear, pass })
    }

    fn flag(pole: f64, width: f64) -> Flag {
        let extents = vec![Extent { width: Pt(width), rows: 1, cost: 0.0 }];
        Flag { pole: Pt(pole), extents, worth: 40.0 }
    }

    #[test]
    fn one_row_when_there_is_room() {
        let flags = [flag(0.0, 80.0), flag(100.0, 80.0), flag(300.0, 80.0)];
        let spots = place(&flags, Pt(300.0), 4);
        assert!(spots.iter().flatten().all(|spot| spot.row == 0));
        assert_eq!(spots[2].map(|spot| spot.side), Some(Side::Left), "at the right edge");
    }

    #[test]
    fn of_two_that_hang_to_the_right_the_first_stands_higher() {
        let spots = place(&[flag(0.0, 80.0), flag(40.0, 80.0)], Pt(130.0), 4);
        let rows: Vec<_> = spots.iter().flatten().map(|spot| spot.row).collect();
        assert_eq!(rows, [1, 0]);
    }

    #[test]
    fn a_label_without_a_place_is_left_out() {
        assert_eq!(place(&[flag(10.0, 80.0)], Pt(50.0), 4), [None]);
        let spots = place(&[flag(10.0, 80.0), flag(12.0, 80.0)], Pt(100.0), 1);
        assert_eq!(spots.iter().flatten().count(), 1);
    }
}
