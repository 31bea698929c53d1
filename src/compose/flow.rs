//! Parts of a briefing on their way to pages: boxes that do not break, the white between them,
//! and the places where a column may end.
//!
//! A [`Flow`] is a segment of the page breaker with what each of its items paints. Heights are
//! steps, a fifth of the leading.

use std::sync::Arc;

use crate::geom::{Point, Pt};
use crate::page::{DestinationId, Frame, Item, Placed, Tag};
use crate::paginate::{self, Give, ROW, Segment, Start};
use crate::paint::Stroke;

/// What it costs to break a paragraph between two columns: as much as a column short by a row.
pub(super) const WITHIN: u32 = 50;

/// A place that links lead to, from the top of what holds it.
#[derive(Clone, Copy, Debug)]
pub(super) struct Anchor {
    pub(super) id: DestinationId,
    pub(super) y: Pt,
}

/// Something that does not break, painted from its top left corner.
#[derive(Clone, Debug, Default)]
pub(super) struct Block {
    /// Its height.
    pub(super) steps: u32,
    /// What it paints.
    pub(super) things: Vec<Placed>,
    /// The places in it.
    pub(super) anchors: Vec<Anchor>,
}

impl Block {
    /// White of so many steps.
    pub(super) fn white(steps: u32) -> Block {
        Block { steps, ..Block::default() }
    }

    /// Paints one thing.
    pub(super) fn push(&mut self, at: Point, tag: Tag, item: Item) {
        self.things.push(Placed { at, tag, item });
    }

    /// The right end of the text in it.
    pub(super) fn right(&self) -> Pt {
        let ends = self.things.iter().map(|placed| match &placed.item {
            Item::Text(run) => placed.at.x + run.width(),
            _ => Pt::ZERO,
        });
        ends.fold(Pt::ZERO, Pt::max)
    }

    /// Makes a place that links lead to at its top.
    pub(super) fn anchor(&mut self, id: DestinationId) {
        self.anchors.push(Anchor { id, y: Pt::ZERO });
    }

    /// Puts another block in, with its corner at `at`, whatever its height.
    pub(super) fn put(&mut self, at: Point, other: Block) {
        self.anchors.extend(other.anchors.iter().map(|a| Anchor { id: a.id, y: a.y + at.y }));
        let mut things = other.placed(at);
        if self.things.capacity() == 0 {
            // Nothing stands here or will: the other list serves as it is.
            self.things = things;
        } else {
            self.things.append(&mut things);
        }
    }

    /// Puts a drawing in, with its corner at `at`.
    pub(super) fn draw(&mut self, at: Point, drawing: Frame) {
        self.put(at, Block { things: drawing.items, ..Block::default() });
    }

    /// What it paints, once it has been put down with its corner at `at`.
    pub(super) fn placed(mut self, at: Point) -> Vec<Placed> {
        self.things.iter_mut().for_each(|placed| placed.at += at);
        self.things
    }

    /// The same, with elements whose numbers grow by `grown`.
    pub(super) fn settled(self, at: Point, grown: u32) -> Vec<Placed> {
        let mut things = self.placed(at);
        for placed in &mut things {
            if let Tag::Node(node) = &mut placed.tag {
                *node = node.grown(grown);
            }
        }
        things
    }

    /// Puts another block below, `x` from the left.
    pub(super) fn stack(&mut self, other: Block, (x, step): (Pt, Pt)) {
        let steps = other.steps;
        self.put(Point::new(x, step * f64::from(self.steps)), other);
        self.steps += steps;
    }

    /// Adds white below until the height is whole rows.
    pub(super) fn fill_row(&mut self) {
        self.steps = whole_rows(self.steps);
    }
}

/// The next whole number of rows, in steps.
pub(super) const fn whole_rows(steps: u32) -> u32 {
    steps.div_ceil(ROW) * ROW
}

/// The steps that hold a height.
pub(super) fn steps_of(height: Pt, step: Pt) -> u32 {
    #[expect(
        clippy::cast_possible_truncation,
        clippy::cast_sign_loss,
        reason = "heights on paper are small and not negative"
    )]
    let steps = ((height / step) - 1e-6).ceil().max(0.0) as u32;
    steps
}

/// What an item of the segment paints.
#[derive(Clone, Debug)]
pub(super) enum Piece {
    /// A box.
    Box(Block),
    /// Nothing.
    White,
    /// The head of the next column, if the column ends here.
    Head(Option<Arc<Block>>),
}

/// A vertical rule beside all boxes of a flow, unbroken but by the change of page.
#[derive(Clone, Copy, Debug)]
pub(super) struct Spine {
    /// From the left of the column.
    pub(super) x: Pt,
    /// From the top of the first box to where it begins.
    pub(super) begins: Pt,
    /// From the top of the last box to where it ends.
    pub(super) ends: Pt,
    pub(super) stroke: Stroke,
}

/// A part of the briefing on its way to pages.
#[derive(Clone, Debug)]
pub(super) struct Flow {
    pub(super) segment: Segment,
    pub(super) pieces: Vec<Piece>,
    pub(super) spine: Option<Spine>,
    /// By how much the numbers of its elements grow: it was set apart from what is before it.
    pub(super) grown: u32,
}

impl Flow {
    /// A part of one or two columns that may begin anywhere.
    pub(super) fn new(columns: u8, above: u32) -> Flow {
        let (start, give) = (Start::Flow, Give::Glad);
        let segment = Segment { columns, start, above, give, items: Vec::new() };
        Flow { segment, pieces: Vec::new(), spine: None, grown: 0 }
    }

    /// What stands below a heading over all columns, and never on a page without it.
    pub(super) fn under_head(columns: u8) -> Flow {
        let mut flow = Flow::new(columns, 0);
        flow.segment.start = Start::UnderHead(0);
        flow
    }

    /// Adds a box.
    pub(super) fn block(&mut self, block: Block) {
        self.segment.items.push(paginate::Item::Box { height: block.steps });
        self.pieces.push(Piece::Box(block));
    }

    /// Adds white that may grow.
    pub(super) fn space(&mut self, height: u32, stretch: u32) {
        self.segment.items.push(paginate::Item::Space { height, stretch });
        self.pieces.push(Piece::White);
    }

    /// Lets a column end here.
    pub(super) fn may_break(&mut self, cost: u32) {
        self.segment.items.push(paginate::Item::Break { cost, head: 0 });
        self.pieces.push(Piece::Head(None));
    }

    /// Lets a column end here, and the next begin with a head.
    pub(super) fn may_break_with(&mut self, cost: u32, head: &Arc<Block>) {
        self.segment.items.push(paginate::Item::Break { cost, head: head.steps });
        self.pieces.push(Piece::Head(Some(Arc::clone(head))));
    }

    /// Adds all items of another part.
    pub(super) fn append(&mut self, mut other: Flow) {
        self.segment.items.append(&mut other.segment.items);
        self.pieces.append(&mut other.pieces);
    }

    /// Whether nothing has been added.
    pub(super) fn is_empty(&self) -> bool {
        self.pieces.is_empty()
    }

    /// Adds the lines of a paragraph, with at least two of them in each column, and no column
    /// that ends with a divided word.
    pub(super) fn lines(&mut self, lines: Vec<Row>, head: Option<&Arc<Block>>) {
        self.lines_at(WITHIN, lines, head);
    }

    /// The same at another cost of a break.
    pub(super) fn lines_at(&mut self, cost: u32, lines: Vec<Row>, head: Option<&Arc<Block>>) {
        let count = lines.len();
        for (index, Row { block, divided, .. }) in lines.into_iter().enumerate() {
            self.block(block);
            if index >= 1 && index + 2 < count && !divided {
                match head {
                    Some(head) => self.may_break_with(cost, head),
                    None => self.may_break(cost),
                }
            }
        }
    }
}

/// A line of a paragraph.
#[derive(Clone, Debug)]
pub(super) struct Row {
    pub(super) block: Block,
    /// Whether it ends with a divided word.
    pub(super) divided: bool,
    /// Whether it holds a word that is wider than its column.
    pub(super) wide: bool,
}

/// Puts rows on top of each other.
pub(super) fn stacked(rows: Vec<Row>, step: Pt) -> Block {
    let mut stack = Block::default();
    if rows.len() > 1 {
        let things = rows.iter().map(|row| row.block.things.len());
        stack.things.reserve_exact(things.sum());
    }
    for row in rows {
        stack.stack(row.block, (Pt::ZERO, step));
    }
    stack
}

/// Moves rows to the right.
pub(super) fn indented(rows: Vec<Row>, by: Pt) -> Vec<Row> {
    let moved = rows.into_iter().map(|Row { block, divided, wide }| {
        let mut inner = Block::white(block.steps);
        inner.put(Point::new(by, Pt::ZERO), block);
        Row { block: inner, divided, wide }
    });
    moved.collect()
}
