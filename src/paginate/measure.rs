//! Heights between breaks, from sums made once; and where a column may end.
//!
//! The items of all segments become one strip of *nodes*: the places where a column can
//! begin or end. Between two neighbours of a part there is always a box.

use super::cost::White;
use super::{Costs, Give, Item, ROW, Segment, Sheet, Start};

/// Most rows by which a column grows; two fifths of an A4 page, far beyond what looks well.
///
/// It bounds the ways to set a region.
const MOST_GROWN: u32 = 24;

/// All segments that hold a box, measured.
#[derive(Debug)]
pub(super) struct Strip {
    /// The segments in order.
    pub(super) parts: Vec<Part>,
    /// The nodes of all parts in order.
    pub(super) nodes: Vec<Node>,
}

/// A segment that holds a box.
#[derive(Debug)]
pub(super) struct Part {
    /// Its index among the segments.
    pub(super) segment: usize,
    /// One column or two.
    pub(super) columns: u32,
    /// Where it may begin.
    pub(super) start: Start,
    /// Steps above it when it does not begin a page.
    pub(super) above: u32,
    /// The node it begins at.
    pub(super) first: usize,
    /// The node it ends at, which is not the first.
    pub(super) last: usize,
}

/// A place where a column can begin or end.
#[derive(Debug)]
pub(super) struct Node {
    /// The first item after it.
    pub(super) item: usize,
    /// The cost of its break.
    pub(super) cost: u32,
    /// Steps of the heading when a column begins here.
    pub(super) head: u32,
    /// How gladly the spaces of its part grow.
    give: Give,
    /// The sums at the foot of the last box before it.
    before: Sums,
    /// The sums at the top of the first box after it.
    after: Sums,
}

/// Sums from the beginning of the segment.
#[derive(Debug, Clone, Copy, Default)]
struct Sums {
    /// Steps of boxes and spaces.
    height: u64,
    /// Rows by which the spaces may grow.
    rows: u64,
    /// Spaces that may grow.
    gaps: usize,
}

impl Strip {
    /// Measures the segments.
    pub(super) fn new(segments: &[Segment]) -> Self {
        let mut strip = Self { parts: Vec::new(), nodes: Vec::new() };
        for (index, segment) in segments.iter().enumerate() {
            strip.push(index, segment);
        }
        strip
    }

    /// Appends a segment if it holds a box.
    fn push(&mut self, index: usize, segment: &Segment) {
        let first = self.nodes.len();
        let mut sums = Sums::default();
        let mut foot = Sums::default();
        // The place to break before the next box, as the item after it.
        let mut open = Some((0, 0, 0));
        for (at, item) in segment.items.iter().enumerate() {
            match *item {
                Item::Box { height } => {
                    if let Some((item, cost, head)) = open.take() {
                        let give = segment.give;
                        let node = Node { item, cost, head, give, before: foot, after: sums };
                        self.nodes.push(node);
                    }
                    sums.height += u64::from(height);
                    foot = sums;
                }
                Item::Space { height, stretch } => {
                    let rows = stretch / ROW;
                    sums.height += u64::from(height);
                    sums.rows += u64::from(rows);
                    sums.gaps += usize::from(rows > 0);
                }
                Item::Break { cost, head } => {
                    let begun = self.nodes.len() > first;
                    if begun && open.is_none_or(|(_, least, _)| cost < least) {
                        open = Some((at + 1, cost, head));
                    }
                }
            }
        }
        let last = self.nodes.len();
        if last == first {
            return;
        }
        let item = segment.items.len();
        let give = segment.give;
        self.nodes.push(Node { item, cost: 0, head: 0, give, before: foot, after: sums });
        self.parts.push(Part {
            segment: index,
            columns: if segment.columns > 1 { 2 } else { 1 },
            start: segment.start,
            above: segment.above,
            first,
            last,
        });
    }

    /// Returns the height from one node to a later one of the same part, with the heading.
    pub(super) fn height(&self, from: usize, to: usize) -> u64 {
        let (from, to) = (&self.nodes[from], &self.nodes[to]);
        to.before.height - from.after.height + u64::from(from.head)
    }

    /// Returns the white by which a column from one node to a later one may grow.
    fn growth(&self, from: usize, to: usize) -> White {
        let give = self.nodes[from].give;
        let (from, to) = (&self.nodes[from].after, &self.nodes[to].before);
        let rows = narrow((to.rows - from.rows).min(u64::from(MOST_GROWN)));
        White { rows, gaps: narrow((to.gaps - from.gaps) as u64), give }
    }
}

/// The strip with the paper and the prices: everything that is fixed during the search.
#[derive(Debug)]
pub(super) struct Scale<'a> {
    /// What is to be set.
    pub(super) strip: &'a Strip,
    /// The prices.
    pub(super) costs: &'a Costs,
    /// Steps of a page.
    pub(super) sheet: u32,
    /// Steps of the first page.
    pub(super) first: u32,
}

/// A column, a node to a node, and how it is set.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Setting {
    /// Where it begins.
    pub(super) from: usize,
    /// Where it ends.
    pub(super) to: usize,
    /// The rows it grows by.
    pub(super) rows: u32,
}

/// The columns of a region in which a segment ends.
#[derive(Debug, Clone, Copy)]
pub(super) struct Ending {
    /// The left or only column.
    pub(super) left: Setting,
    /// The right column, if it is not empty.
    pub(super) right: Option<Setting>,
    /// The height of the taller one.
    pub(super) height: u32,
    /// Rows by which all of them can still grow.
    pub(super) spare: u32,
    /// What break and leaning cost; growth is not in it.
    cost: u64,
    /// How often a column counts.
    weight: u64,
}

impl<'a> Scale<'a> {
    /// Puts together what the search needs.
    pub(super) fn new(strip: &'a Strip, sheet: &Sheet, costs: &'a Costs) -> Self {
        let height = sheet.height.min(Sheet::TALLEST);
        let first = sheet.first.unwrap_or(height).min(Sheet::TALLEST);
        Self { strip, costs, sheet: height, first }
    }

    /// Returns the height of a page that begins at a node.
    pub(super) fn room(&self, node: usize) -> u32 {
        if node == 0 { self.first } else { self.sheet }
    }

    /// Returns the height of the taller sheet.
    pub(super) fn tallest(&self) -> u32 {
        self.sheet.max(self.first)
    }

    /// Returns the height of a column if it is not more than `room`.
    fn fits(&self, from: usize, to: usize, room: u32) -> Option<u32> {
        u32::try_from(self.strip.height(from, to)).ok().filter(|height| *height <= room)
    }

    /// Returns the last node of the part up to which a column can go; `from` if nothing
    /// fits.
    pub(super) fn reach(&self, from: usize, last: usize, room: u32) -> usize {
        let room = u64::from(room);
        let fit = |to: &usize| self.strip.height(from, *to) <= room;
        // Pages are short and parts may be long: gallop before halving.
        let mut span = 1;
        while from + span < last && fit(&(from + span)) {
            span *= 2;
        }
        let (mut low, mut high) = (from + span / 2, (from + span).min(last));
        while low < high {
            let middle = usize::midpoint(low, high + 1);
            if fit(&middle) { low = middle } else { high = middle - 1 }
        }
        low
    }

    /// Returns the places where a column that does not reach the end of its part may end,
    /// latest first, with the cost of break, fill and growth.
    ///
    /// A column is left with more than half a page of white only if nothing else fits
    /// into it. That is no loss and keeps the search narrow.
    pub(super) fn cuts(
        &self,
        from: usize,
        part: &'a Part,
        room: u32,
    ) -> impl Iterator<Item = (usize, u64)> {
        let reach = self.reach(from, part.last, room);
        (from + 1..=reach)
            .rev()
            .map_while(move |to| {
                let unused = room - self.fits(from, to, room)?;
                (to == reach || unused <= self.sheet / 2).then_some((to, unused))
            })
            .filter(move |(to, _)| *to != part.last)
            .map(move |(to, unused)| {
                let white = self.strip.growth(from, to);
                let (_, cost) = self.costs.grow(unused, &white, self.sheet);
                (to, cost * weight(part.columns) + self.price(to))
            })
    }

    /// Sets a column that is cut at a node.
    pub(super) fn cut(&self, from: usize, to: usize, room: u32) -> Setting {
        let white = self.strip.growth(from, to);
        let rows = match self.fits(from, to, room) {
            Some(height) => self.costs.grow(room - height, &white, self.sheet).0,
            None => 0,
        };
        Setting { from, to, rows }
    }

    /// Returns the cost of white above the foot of a whole page.
    pub(super) fn fill(&self, unused: u32) -> u64 {
        self.costs.fill(unused, self.sheet) * 2
    }

    /// Returns the cost of a right column that stays empty.
    pub(super) fn empty(&self, room: u32) -> u64 {
        self.costs.fill(room, self.sheet)
    }

    /// Returns the cost of a break.
    pub(super) fn price(&self, node: usize) -> u64 {
        u64::from(self.strip.nodes[node].cost) * u64::from(self.costs.broken)
    }

    /// Returns how a region from a node to the end of its part is set, if it fits.
    pub(super) fn ending(&self, from: usize, part: &Part, room: u32) -> Option<Ending> {
        if part.columns == 2 {
            return self.balanced(from, part.last, room);
        }
        let height = self.fits(from, part.last, room)?;
        let spare = self.strip.growth(from, part.last).rows;
        let left = Setting { from, to: part.last, rows: 0 };
        Some(Ending { left, right: None, height, spare, cost: 0, weight: weight(part.columns) })
    }

    /// Returns what an ending costs if all its columns grow by some rows more.
    pub(super) fn ending_cost(&self, ending: &Ending, more: u32) -> u64 {
        let growth = |column: &Setting| {
            let white = self.strip.growth(column.from, column.to);
            self.costs.growth(column.rows + more, &white)
        };
        let right = ending.right.as_ref().map_or(0, growth);
        ending.cost + (growth(&ending.left) + right) * ending.weight
    }

    /// Balances two columns: feet at most a row apart if any break allows, and of these the left
    /// one not shorter; then at the least cost.
    fn balanced(&self, from: usize, last: usize, room: u32) -> Option<Ending> {
        let begin = self.first_split(from, last, room);
        let mut best: Option<(Balance, Ending)> = None;
        for at in begin..=last {
            let Some(left) = self.fits(from, at, room) else { break };
            let right = match at == last {
                true => Some(0),
                false => self.fits(at, last, room),
            };
            let Some(right) = right else { continue };
            for (more_left, more_right) in self.levels(from, at, last, left, right) {
                let feet = [left + more_left * ROW, right + more_right * ROW];
                if feet[0].max(feet[1]) > room {
                    continue;
                }
                let ending = self.split(from, at, last, [more_left, more_right], feet);
                let apart = feet[0].abs_diff(feet[1]) > ROW;
                let balance = Balance {
                    apart,
                    // Feet far apart are worse the farther, whichever column is the longer.
                    left_shorter: !apart && feet[0] < feet[1],
                    cost: self.ending_cost(&ending, 0),
                };
                if best.as_ref().is_none_or(|(least, _)| balance < *least) {
                    best = Some((balance, ending));
                }
            }
        }
        best.map(|(_, ending)| ending)
    }

    /// Returns the first node at which what remains fits into a right column, headings
    /// aside.
    fn first_split(&self, from: usize, last: usize, room: u32) -> usize {
        let foot = self.strip.nodes[last].before.height;
        let nodes = &self.strip.nodes[from + 1..last];
        let skip = nodes.partition_point(|node| foot - node.after.height > u64::from(room));
        from + 1 + skip
    }

    /// Returns the rows by which the shorter of two columns may grow to meet the other.
    fn levels(
        &self,
        from: usize,
        at: usize,
        last: usize,
        left: u32,
        right: u32,
    ) -> impl Iterator<Item = (u32, u32)> {
        let is_left = left < right;
        let most = match is_left {
            true => self.strip.growth(from, at).rows,
            false if at < last => self.strip.growth(at, last).rows,
            false => 0,
        };
        let wanted = left.abs_diff(right).div_ceil(ROW);
        (0..=most.min(wanted)).map(move |rows| if is_left { (rows, 0) } else { (0, rows) })
    }

    /// Describes a region split at a node.
    fn split(
        &self,
        from: usize,
        at: usize,
        last: usize,
        rows: [u32; 2],
        feet: [u32; 2],
    ) -> Ending {
        let left = Setting { from, to: at, rows: rows[0] };
        let mut spare = self.strip.growth(from, at).rows - rows[0];
        let mut cost = self.costs.lean(feet[0].abs_diff(feet[1]));
        let mut right = None;
        if at < last {
            right = Some(Setting { from: at, to: last, rows: rows[1] });
            spare = spare.min(self.strip.growth(at, last).rows - rows[1]);
            cost += self.price(at);
        } else {
            // Growth would only make the columns more uneven.
            spare = 0;
        }
        Ending { left, right, height: feet[0].max(feet[1]), spare, cost, weight: weight(2) }
    }
}

/// How good a split is; the first field that differs decides.
#[derive(Debug, PartialEq, Eq, PartialOrd, Ord)]
struct Balance {
    /// The feet are more than a row apart.
    apart: bool,
    /// The left column is the shorter one.
    left_shorter: bool,
    /// What the region costs.
    cost: u64,
}

/// Returns how often a column counts: one column as much as two.
fn weight(columns: u32) -> u64 {
    if columns == 2 { 1 } else { 2 }
}

/// Narrows a number of steps; what does not fit into 32 bits is the greatest there is.
pub(super) fn narrow(steps: u64) -> u32 {
    u32::try_from(steps).unwrap_or(u32::MAX)
}
