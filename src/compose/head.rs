//! Headings of parts, and the rules that part things from each other.

use crate::geom::{Point, Pt};
use crate::page::{Artifact, Item, NodeId, Tag};
use crate::paint::{Shape, Stroke};
use crate::text::{Paragraph, Setting};

use super::flow::Block;
use super::rows::Rows;
use super::setter::Setter;

/// The heading of a part: a rule above, the words, a legend at the right.
pub(super) fn heading(
    setter: &mut Setter<'_>,
    words: &str,
    (node, width): (NodeId, Pt),
) -> Block {
    let style = setter.theme.styles.part;
    let stretches = setter.plain(words, &style, Tag::Node(node));
    let paragraph = setter.paragraph(&stretches, &Setting::balanced(style.size));
    headed(setter, &paragraph, width)
}

/// A heading of set words: a rule above, then rows of their own height.
pub(super) fn headed(setter: &mut Setter<'_>, paragraph: &Paragraph, width: Pt) -> Block {
    let size = setter.theme.styles.part.size;
    let step = setter.step();
    let heights = &setter.theme.heights;
    let mut block = Block::white(heights.above_part);
    rule(setter, &mut block, width);
    for row in setter.rows(paragraph, size, &Rows::new(width, heights.part)) {
        block.stack(row.block, (Pt::ZERO, step));
    }
    block.steps += heights.below_part;
    block.fill_row();
    block
}

/// The rule above a part.
fn rule(setter: &Setter<'_>, block: &mut Block, width: Pt) {
    above(block, setter.theme.rules.part, width);
}

/// The hairline above a card or a key figure.
pub(super) fn hairline(setter: &Setter<'_>, block: &mut Block, width: Pt) {
    above(block, setter.theme.rules.hairline, width);
}

/// A rule that begins at the top of a block.
fn above(block: &mut Block, stroke: Stroke, width: Pt) {
    hrule(block, (Pt::ZERO, stroke.width / 2.0), width, stroke);
}

/// A horizontal rule.
pub(super) fn hrule(block: &mut Block, (x, y): (Pt, Pt), width: Pt, stroke: Stroke) {
    let line = Shape::line(Point::ORIGIN, Point::new(width, Pt::ZERO), stroke);
    block.push(Point::new(x, y), Tag::Artifact(Artifact::Layout), Item::Shape(line.into()));
}
