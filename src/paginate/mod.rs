//! Breaks a document into pages: total fit over boxes, spaces and breaks.
//!
//! It knows whole numbers and costs, and nothing of text, faces or PDF. All heights are
//! *steps*, a fifth of the leading, so that every sum is exact and a row of body text is
//! five.
//!
//! A document is a list of segments that flow one after another; a page can hold the end
//! of one and the beginning of the next:
//!
//! ```text
//! ┌───────────┐ ┌───────────┐
//! │ a a a a a │ │ b b │ b b │   a: one column, ends on the first page
//! │ a a a a a │ │ b b │ b b │   b: two columns, cut at the foot of the first page:
//! │ b b │ b b │ │ b b │ b   │      its columns are filled in order; where it ends
//! │ b b │ b b │ │ c c c c c │      they are balanced
//! └───────────┘ └───────────┘   c: follows below
//! ```
//!
//! A column ends at a [`Item::Break`] or with its segment and nowhere else, so widows,
//! orphans and stranded heads cannot come about: the caller puts no break there. Of all
//! the ways that are left the cheapest is taken, over the whole document at once, in the
//! manner of M. F. Plass, *Optimal pagination techniques* (1981), and F. Mittelbach,
//! *A general framework for globally optimized pagination* (2016). What is dear and what
//! is cheap stands in [`Costs`].

mod compose;
mod cost;
mod measure;
mod search;
#[cfg(test)]
mod tests;

use std::ops::Range;

pub use cost::Costs;

/// Steps in a row of body text; spaces grow by whole rows so that the grid is kept.
pub const ROW: u32 = 5;

/// Breaks the segments into pages at the least cost.
///
/// Of equal ways the one that breaks earlier is taken. A segment without a box leaves no
/// region, and a document without a box has no pages.
pub fn paginate(segments: &[Segment], sheet: &Sheet, costs: &Costs) -> Vec<Page> {
    priced(segments, sheet, costs).0
}

/// Breaks the segments into pages at the least cost, and answers that too.
pub fn priced(segments: &[Segment], sheet: &Sheet, costs: &Costs) -> (Vec<Page>, u64) {
    let strip = measure::Strip::new(segments);
    let scale = measure::Scale::new(&strip, sheet, costs);
    let found = search::search(&scale);
    let cost = found.end.map_or(0, |end| end.cost);
    (compose::compose(segments, &scale, &found), cost)
}

/// Returns the steps by which the document misses `pages` pages; 0 if it fits.
///
/// This is the height of what is left over once so many pages hold as much as they can:
/// divided by [`ROW`], "over by 7 lines". Two columns count half. Room lost before a
/// segment that begins a page of its own is not counted.
pub fn excess(segments: &[Segment], sheet: &Sheet, pages: usize) -> u32 {
    let strip = measure::Strip::new(segments);
    let scale = measure::Scale::new(&strip, sheet, &Costs::PAGES_ONLY);
    let found = search::search(&scale);
    found.left_over(&scale, pages)
}

/// A stretch of the document in one setting: one column or two.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Segment {
    /// The number of columns, 1 or 2; anything above counts as 2.
    pub columns: u8,
    /// Where it may begin.
    pub start: Start,
    /// Steps kept free above it when it does not begin a page.
    pub above: u32,
    /// How gladly its spaces grow.
    pub give: Give,
    /// Its contents, from top to foot.
    pub items: Vec<Item>,
}

/// Where a segment may begin.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Start {
    /// Below the segment before it, or on a new page.
    Flow,
    /// On a new page only.
    NewPage,
    /// Below the segment before it if at least so many steps are left there.
    FlowIfRoom(u32),
    /// As `FlowIfRoom`, below a heading over all columns: the page is not turned between the two
    /// unless there is no other way.
    UnderHead(u32),
}

/// How gladly spaces grow.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub enum Give {
    /// As any white between parts.
    #[default]
    Glad,
    /// Only where a page would else end far above its foot: what they part stands at one distance.
    Loth,
}

/// A piece of a segment.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Item {
    /// Something that does not break: a line, a card, a row of a table.
    Box {
        /// Its height in steps.
        height: u32,
    },
    /// White between boxes. It vanishes at the top and at the foot of a column.
    Space {
        /// Its natural height in steps.
        height: u32,
        /// The steps by which it may grow, of which whole rows are used. Less than a row is only
        /// used to level two columns.
        stretch: u32,
    },
    /// A place where a column may end. Of several with no box between, the cheapest counts.
    Break {
        /// What it costs to end a column here; 0 is free.
        cost: u32,
        /// Steps of a repeated heading at the top of the next column.
        head: u32,
    },
}

/// The paper, as far as the page breaker knows it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Sheet {
    /// Steps of a page's text area; above [`Sheet::TALLEST`] it counts as that.
    pub height: u32,
    /// Steps of the first page's text area, if it differs.
    pub first: Option<u32>,
}

impl Sheet {
    /// The tallest sheet: some 60 m of paper, so that tables by height stay small.
    pub const TALLEST: u32 = 1 << 16;
}

/// A page with its regions from top to foot.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Page {
    /// The parts of segments it holds; at least one.
    pub regions: Vec<Region>,
    /// Steps by which the page is taller than its sheet: what does not break is higher
    /// than a page, and stands on this one alone. 0 otherwise.
    pub overflow: u32,
}

/// A part of a segment on a page.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Region {
    /// The segment, as an index into the segments.
    pub segment: usize,
    /// Steps from the top of the text area.
    pub top: u32,
    /// The height of its tallest column.
    pub height: u32,
    /// As many columns as the segment has; the right one may be empty.
    pub columns: Vec<Column>,
}

/// A column of a region.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Column {
    /// Its items in the segment. The break it ends at is the last of them.
    pub items: Range<usize>,
    /// Steps of the repeated heading at its top.
    pub head: u32,
    /// Its height with heading and growth, without the white at top and foot.
    pub height: u32,
    /// The spaces that grow, in order.
    pub growth: Vec<Growth>,
}

/// A space that grows beyond its natural height.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Growth {
    /// The space, as an index into the segment's items.
    pub item: usize,
    /// The steps it grows by, whole rows.
    pub steps: u32,
}
