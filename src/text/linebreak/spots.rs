//! The places where lines may end, with running totals of what is before and after each, so that
//! the width of any line is one subtraction.

use std::cell::Cell;

use super::{Costs, FORBIDDEN, FORCED, Fit, Item, Measure};

/// Running totals of the items before a place.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Sums {
    pub(super) width: f64,
    pub(super) stretch: f64,
    pub(super) shrink: f64,
    /// How far the boxes may be widened.
    pub(super) widening: f64,
    /// How far the boxes may be narrowed.
    pub(super) narrowing: f64,
}

impl Sums {
    /// The least width of what was added up.
    pub(super) fn floor(self) -> f64 {
        self.width - self.shrink - self.narrowing
    }

    pub(super) fn since(self, start: Sums) -> Sums {
        Sums {
            width: self.width - start.width,
            stretch: self.stretch - start.stretch,
            shrink: self.shrink - start.shrink,
            widening: self.widening - start.widening,
            narrowing: self.narrowing - start.narrowing,
        }
    }
}

/// A place where a line may end and another begin. The first is the start of the paragraph.
#[derive(Clone, Copy, Debug)]
pub(super) struct Spot {
    pub(super) item: usize,
    pub(super) cost: f64,
    pub(super) hyphen: bool,
    pub(super) pre: f64,
    pub(super) post: f64,
    /// Up to where a line ends here.
    pub(super) end: Sums,
    /// From where a line begins here: what follows is glue up to the item `from`.
    pub(super) start: Sums,
    pub(super) from: usize,
    /// Least floor of all lines that end at a later spot, but for where they begin.
    pub(super) later: f64,
    /// The next spot without a hyphen.
    pub(super) plain: usize,
}

impl Spot {
    fn new(item: usize, cost: f64, end: Sums) -> Spot {
        Spot {
            item,
            cost,
            hyphen: false,
            pre: 0.0,
            post: 0.0,
            end,
            start: Sums::default(),
            from: 0,
            later: f64::INFINITY,
            plain: 0,
        }
    }
}

/// Of more spots or nodes than this the room is let go: it is one text in ten thousand.
pub(super) const MOST_KEPT: usize = 4096;

thread_local! {
    // A paragraph takes some ten thousand bytes for a few microseconds: asked for anew each time,
    // they cost more than what is done in them.
    static SPOTS: Cell<Vec<Spot>> = const { Cell::new(Vec::new()) };
}

/// What is to be broken, and how.
#[derive(Debug)]
pub(super) struct Paragraph<'a> {
    pub(super) spots: Vec<Spot>,
    pub(super) measure: Measure,
    pub(super) fit: Fit,
    pub(super) costs: &'a Costs,
}

impl<'a> Paragraph<'a> {
    pub(super) fn new(
        items: &[Item],
        measure: Measure,
        fit: Fit,
        costs: &'a Costs,
    ) -> Paragraph<'a> {
        let mut spots = spots(SPOTS.take(), (items, fit, costs));
        let (mut later, mut plain) = (f64::INFINITY, spots.len());
        for (index, spot) in spots.iter_mut().enumerate().rev() {
            (spot.later, spot.plain) = (later, plain);
            later = later.min(spot.end.floor() + spot.pre);
            plain = if spot.hyphen { plain } else { index };
        }
        Paragraph { spots, measure, fit, costs }
    }
}

impl Drop for Paragraph<'_> {
    fn drop(&mut self) {
        let mut spots = std::mem::take(&mut self.spots);
        if spots.len() <= MOST_KEPT {
            spots.clear();
            SPOTS.set(spots);
        }
    }
}

/// Finds the places where lines may end, with the totals of what is before and after each, in an
/// empty list.
fn spots(mut spots: Vec<Spot>, (items, fit, costs): (&[Item], Fit, &Costs)) -> Vec<Spot> {
    let mut sums = Sums::default();
    let penalties = items.iter().filter(|item| matches!(item, Item::Penalty { .. })).count();
    spots.reserve(penalties + 2);
    spots.push(Spot::new(0, FORBIDDEN, sums));
    // The spots whose lines have not begun yet.
    let mut open = 1;
    for (index, item) in items.iter().enumerate() {
        match *item {
            Item::Box { width } => {
                begin(&mut spots[open..], index, sums);
                open = spots.len();
                sums.width += width;
                if fit == Fit::Justified {
                    sums.widening += costs.widening * width.max(0.0);
                    sums.narrowing += costs.narrowing * width.max(0.0);
                }
            }
            Item::Glue { width, stretch, shrink } => {
                sums.width += width;
                if fit == Fit::Justified {
                    sums.stretch += stretch;
                    sums.shrink += shrink.max(0.0);
                }
            }
            Item::Penalty { cost, .. } if cost == FORBIDDEN => {}
            Item::Penalty { cost, hyphen, pre, post } => {
                if is_forced(cost) {
                    begin(&mut spots[open..], index, sums);
                    open = spots.len();
                }
                let hyphen = hyphen && !is_forced(cost);
                spots.push(Spot { hyphen, pre, post, ..Spot::new(index, cost, sums) });
            }
        }
    }
    let ended = |last: &Item| matches!(*last, Item::Penalty { cost, .. } if is_forced(cost));
    if items.last().is_some_and(|last| !ended(last)) {
        begin(&mut spots[open..], items.len(), sums);
        spots.push(Spot::new(items.len(), FORCED, sums));
    }
    spots
}

/// Lets the lines that follow these spots begin at this item.
fn begin(spots: &mut [Spot], index: usize, sums: Sums) {
    for spot in spots {
        (spot.from, spot.start) = (index, sums);
    }
}

pub(super) fn is_forced(cost: f64) -> bool {
    cost == FORCED
}
