//! Finds the cheapest way through the strip.
//!
//! Two kinds of states, each with the least cost at which it is reached: a page begins at
//! a node, or a part begins below another with some room left. A third, inner one is a
//! right column that begins at a node on a page of which the part has had the whole
//! height. Every state is reached only from earlier ones, so one pass settles them all.

use super::Start;
use super::measure::{Ending, Part, Scale, narrow};

/// The cheapest way to every state.
#[derive(Debug)]
pub(super) struct Found {
    /// For each node, the cheapest way to begin a page there.
    pub(super) pages: Vec<Option<Page>>,
    /// All states in which a part begins below another.
    pub(super) ledges: Vec<Ledge>,
    /// The way the document ends, if it has a box.
    pub(super) end: Option<Page>,
    /// How many ways from one state to another have been looked at.
    pub(super) work: u64,
}

/// A page begins, and the one before it is closed.
#[derive(Debug, Clone, Copy)]
pub(super) struct Page {
    /// What all pages before it cost.
    pub(super) cost: u64,
    /// How the page before it ends.
    pub(super) close: Close,
}

/// How a page ends.
#[derive(Debug, Clone, Copy)]
pub(super) enum Close {
    /// There is none: the document begins.
    Opening,
    /// Within a part.
    Cut {
        /// Where the last region begins.
        from: Origin,
        /// The node between its two columns.
        split: Option<usize>,
    },
    /// Between two parts, at a ledge.
    Ledge(usize),
}

/// Where a region begins.
#[derive(Debug, Clone, Copy)]
pub(super) enum Origin {
    /// At the top of a page, at a node.
    Top(usize),
    /// At a ledge.
    Ledge(usize),
}

/// A part has ended on a page and leaves some room.
#[derive(Debug, Clone, Copy)]
pub(super) struct Ledge {
    /// What everything above it costs.
    pub(super) cost: u64,
    /// The part that has ended.
    pub(super) part: usize,
    /// The steps left.
    pub(super) room: u32,
    /// Where the region that ended begins.
    pub(super) from: Origin,
    /// Rows by which its columns grow beyond what levels them.
    pub(super) rows: u32,
}

/// Finds the cheapest way through the strip.
pub(super) fn search(scale: &Scale<'_>) -> Found {
    let mut search = Search::new(scale);
    for index in 0..scale.strip.parts.len() {
        search.enter(index);
        search.pass(index);
        search.leave();
    }
    search.end();
    search.found
}

impl Found {
    /// Returns the steps left over after so many pages, of prices that only count pages.
    pub(super) fn left_over(&self, scale: &Scale<'_>, pages: usize) -> u32 {
        let pages = pages as u64;
        if self.end.is_none_or(|end| end.cost <= pages) {
            return 0;
        }
        let mut least = u64::MAX;
        let mut below = 0;
        for part in scale.strip.parts.iter().rev() {
            let columns = u64::from(part.columns);
            let left = |node| scale.strip.height(node, part.last).div_ceil(columns);
            for node in part.first..part.last {
                if self.pages[node].is_some_and(|page| page.cost <= pages) {
                    least = least.min(left(node) + below);
                }
            }
            below += left(part.first) + u64::from(part.above);
        }
        narrow(least)
    }
}

/// A search under way.
struct Search<'a> {
    scale: &'a Scale<'a>,
    found: Found,
    /// The ledges from which the part at hand begins, as indices into all.
    ledges: std::ops::Range<usize>,
    /// The ledges at which it ends, by room.
    next: Vec<Option<Ledge>>,
    /// The rooms that occur in `next`.
    rooms: Vec<u32>,
    /// For each node, the cheapest way to begin a right column of full height there: its
    /// cost and where the left one begins.
    turns: Vec<Option<(u64, usize)>>,
}

impl<'a> Search<'a> {
    /// Stands at the beginning of the document.
    fn new(scale: &'a Scale<'a>) -> Self {
        let nodes = scale.strip.nodes.len();
        let mut pages = vec![None; nodes];
        if let Some(page) = pages.first_mut() {
            *page = Some(Page { cost: 0, close: Close::Opening });
        }
        Self {
            scale,
            found: Found { pages, ledges: Vec::new(), end: None, work: 0 },
            ledges: 0..0,
            next: vec![None; scale.tallest() as usize + 1],
            rooms: Vec::new(),
            turns: vec![None; nodes],
        }
    }

    /// Begins a part at every ledge: on a new page, or below.
    fn enter(&mut self, index: usize) {
        let part = &self.scale.strip.parts[index];
        let fresh = matches!(part.start, Start::NewPage);
        let mut whole = None;
        for at in self.ledges.clone() {
            let ledge = self.found.ledges[at];
            let mut page = self.closed(at, fresh);
            if matches!(part.start, Start::UnderHead(_)) {
                page.cost += u64::from(self.scale.costs.torn);
            }
            keep(&mut self.found.pages[part.first], page);
            let Some(room) = room_below(part, ledge.room) else { continue };
            let from = Origin::Ledge(at);
            if part.columns == 2 {
                self.cut_both(part.first, part, room, ledge.cost, from);
            } else {
                self.cut_one(part.first, part, room, ledge.cost, from);
            }
            // What is best on a bare page is best wherever it fits.
            let bare = *whole.get_or_insert_with(|| {
                self.scale.ending(part.first, part, self.scale.tallest())
            });
            let ending = match bare {
                Some(bare) if bare.height > room => self.scale.ending(part.first, part, room),
                other => other,
            };
            if let Some(ending) = ending {
                self.finish(&ending, index, room, ledge.cost, from);
            }
        }
    }

    /// Takes the nodes of a part in order, as places where a page begins.
    fn pass(&mut self, index: usize) {
        let part = &self.scale.strip.parts[index];
        for node in part.first..part.last {
            self.turn(node, part);
            let Some(page) = self.found.pages[node] else { continue };
            let room = self.scale.room(node);
            let from = Origin::Top(node);
            if self.scale.reach(node, part.last, room) == node {
                self.alone(node, index, page.cost);
                continue;
            }
            if part.columns == 1 {
                self.cut_one(node, part, room, page.cost, from);
            } else if room == self.scale.sheet {
                for (to, cost) in self.scale.cuts(node, part, room) {
                    self.found.work += 1;
                    let cost = page.cost + cost;
                    if self.turns[to].is_none_or(|(least, _)| cost < least) {
                        self.turns[to] = Some((cost, node));
                    }
                }
            } else {
                self.cut_both(node, part, room, page.cost, from);
            }
            if let Some(ending) = self.scale.ending(node, part, room) {
                self.finish(&ending, index, room, page.cost, from);
            }
        }
    }

    /// Collects the ledges at which a part ends.
    fn leave(&mut self) {
        let begin = self.found.ledges.len();
        self.rooms.sort_unstable_by(|a, b| b.cmp(a));
        for room in self.rooms.drain(..) {
            self.found.ledges.extend(self.next[room as usize].take());
        }
        self.ledges = begin..self.found.ledges.len();
    }

    /// Ends the document at the cheapest ledge.
    fn end(&mut self) {
        for at in self.ledges.clone() {
            let page = self.closed(at, true);
            keep(&mut self.found.end, page);
        }
    }

    /// Closes the page at a ledge, by choice or because a part ends there.
    fn closed(&self, at: usize, part_ends: bool) -> Page {
        let ledge = &self.found.ledges[at];
        let white = match part_ends {
            true => self.scale.costs.last(ledge.room, self.scale.sheet),
            false => self.scale.fill(ledge.room),
        };
        let cost = ledge.cost + white + u64::from(self.scale.costs.page);
        Page { cost, close: Close::Ledge(at) }
    }

    /// Cuts a single column at the foot of the page.
    fn cut_one(&mut self, node: usize, part: &'a Part, room: u32, cost: u64, from: Origin) {
        for (to, more) in self.scale.cuts(node, part, room) {
            self.page(to, cost + more, Close::Cut { from, split: None });
        }
    }

    /// Cuts two columns that do not have the height of a whole page.
    fn cut_both(&mut self, node: usize, part: &'a Part, room: u32, cost: u64, from: Origin) {
        for (split, more) in self.scale.cuts(node, part, room) {
            self.cut_right(split, part, room, cost + more, from);
        }
    }

    /// Cuts a right column, or leaves it empty when nothing fits into it.
    fn cut_right(&mut self, node: usize, part: &'a Part, room: u32, cost: u64, from: Origin) {
        let close = Close::Cut { from, split: Some(node) };
        if self.scale.reach(node, part.last, room) == node {
            self.page(node, cost + self.scale.empty(room), close);
        }
        for (to, more) in self.scale.cuts(node, part, room) {
            self.page(to, cost + more, close);
        }
    }

    /// Cuts the right columns of full height that begin at a node.
    fn turn(&mut self, node: usize, part: &'a Part) {
        if let Some((cost, left)) = self.turns[node] {
            self.cut_right(node, part, self.scale.sheet, cost, Origin::Top(left));
        }
    }

    /// Puts what is higher than a page on a page alone.
    fn alone(&mut self, node: usize, index: usize, cost: u64) {
        let part = &self.scale.strip.parts[index];
        let from = Origin::Top(node);
        let cost = cost + u64::from(self.scale.costs.overflow);
        if node + 1 == part.last {
            self.shelve(Ledge { cost, part: index, room: 0, from, rows: 0 });
            return;
        }
        let split = (part.columns == 2).then_some(node + 1);
        let cost = cost + self.scale.price(node + 1);
        self.page(node + 1, cost, Close::Cut { from, split });
    }

    /// Ends a part on the page, as it is or grown.
    fn finish(&mut self, ending: &Ending, index: usize, room: u32, cost: u64, from: Origin) {
        // What comes below begins on the grid of whole rows.
        let left = (room - ending.height) / super::ROW * super::ROW;
        for rows in 0..=ending.spare.min(left / super::ROW) {
            let cost = cost + self.scale.ending_cost(ending, rows);
            let room = left - rows * super::ROW;
            self.shelve(Ledge { cost, part: index, room, from, rows });
        }
    }

    /// Keeps a ledge if it is the cheapest with its room.
    fn shelve(&mut self, ledge: Ledge) {
        self.found.work += 1;
        let slot = &mut self.next[ledge.room as usize];
        if slot.is_none() {
            self.rooms.push(ledge.room);
        }
        if slot.is_none_or(|least| ledge.cost < least.cost) {
            *slot = Some(ledge);
        }
    }

    /// Begins a page at a node if that is the cheapest way to it.
    fn page(&mut self, node: usize, cost: u64, close: Close) {
        self.found.work += 1;
        let cost = cost + u64::from(self.scale.costs.page);
        keep(&mut self.found.pages[node], Page { cost, close });
    }
}

/// Returns the room a part has below another, if it may begin there.
fn room_below(part: &Part, room: u32) -> Option<u32> {
    let room = room.checked_sub(part.above)?;
    let may = match part.start {
        Start::Flow => true,
        Start::NewPage => false,
        Start::FlowIfRoom(least) | Start::UnderHead(least) => room >= least,
    };
    may.then_some(room)
}

/// Keeps the cheaper page, the earlier of equals.
fn keep(slot: &mut Option<Page>, page: Page) {
    if slot.is_none_or(|least| page.cost < least.cost) {
        *slot = Some(page);
    }
}
