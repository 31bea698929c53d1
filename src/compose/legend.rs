//! Legends of marks: at the right of a part's heading, or below it where they do not fit there.

use crate::figure::marks::{Mark, mark};
use crate::geom::{Point, Pt};
use crate::page::{Artifact, Item, NodeId, Role, Tag};
use crate::paint::Rgb;
use crate::text::{Align, Paragraph, Setting};
use crate::theme::SMALL_ROW;

use super::flow::{Block, stacked};
use super::rows::{Rows, baseline};
use super::setter::Setter;

/// A mark, its colour, and what it stands for.
pub(super) type Entry = (Mark, Rgb, String);

/// Adds a legend to the heading of a part.
pub(super) fn legend(
    setter: &mut Setter<'_>,
    entries: &[Entry],
    (width, part): (Pt, NodeId),
    top: &mut Block,
) {
    if entries.is_empty() {
        return;
    }
    let node = setter.node(part, Role::Paragraph);
    let style = setter.theme.styles.label;
    let mut set = Vec::new();
    for (shape, color, words) in entries {
        let words = setter.plain(words, &style, Tag::Node(node));
        let words = setter.paragraph(&words, &Setting::ragged(style.size));
        set.push(((*shape, *color), words));
    }
    let between = setter.theme.spaces.legend;
    let lead = lead(setter);
    let total: Pt = set.iter().map(|(_, words)| words.width() + lead).sum();
    #[expect(clippy::cast_precision_loss, reason = "a handful of entries")]
    let total = total + between * (set.len() - 1) as f64;
    if (top.right() + between + total).fits(width) {
        beside(setter, set, width - total, top);
    } else {
        below(setter, set, (Pt::ZERO, width), top);
        top.fill_row();
    }
}

/// From the left of a mark to its words.
fn lead(setter: &Setter<'_>) -> Pt {
    setter.theme.sizes.mark + setter.theme.spaces.legend_mark
}

/// Puts a legend on the baseline of the heading, from `x` on.
fn beside(
    setter: &mut Setter<'_>,
    set: Vec<((Mark, Rgb), Paragraph)>,
    mut x: Pt,
    top: &mut Block,
) {
    let (page, heights) = (&setter.theme.page, &setter.theme.heights);
    let y = page.steps(heights.above_part)
        + baseline(page.steps(heights.part), setter.theme.styles.part.size);
    let (size, mark_size) = (setter.theme.styles.label.size, setter.theme.sizes.mark);
    for (mark, words) in set {
        draw(mark, (Point::new(x + mark_size / 2.0, y), size, mark_size), top);
        x += lead(setter);
        let width = setter.put_line(&words, (Point::new(x, y), Align::Start), top);
        x += width + setter.theme.spaces.legend;
    }
}

/// Puts marks with their words below what is there, between two places, in as many lines as they
/// take.
pub(super) fn below(
    setter: &mut Setter<'_>,
    set: Vec<((Mark, Rgb), Paragraph)>,
    (left, right): (Pt, Pt),
    top: &mut Block,
) {
    let (step, between, lead) = (setter.step(), setter.theme.spaces.legend, lead(setter));
    let (size, mark_size) = (setter.theme.styles.label.size, setter.theme.sizes.mark);
    let rows = Rows::new(right - left - lead, SMALL_ROW);
    let (mut x, mut steps) = (left, 0);
    for (mark, words) in set {
        let its = lead + words.width().min(rows.measure);
        if x > left && !(x + its).fits(right) {
            top.steps += steps;
            (x, steps) = (left, 0);
        }
        let y = step * f64::from(top.steps);
        let line = y + baseline(setter.theme.page.steps(SMALL_ROW), size);
        draw(mark, (Point::new(x + mark_size / 2.0, line), size, mark_size), top);
        if words.width().fits(rows.measure) {
            // Beside its mark also in a language that runs from right to left.
            setter.put_line(&words, (Point::new(x + lead, line), Align::Start), top);
            steps = steps.max(SMALL_ROW);
        } else {
            let block = stacked(setter.rows(&words, size, &rows), step);
            steps = steps.max(block.steps);
            top.put(Point::new(x + lead, y), block);
        }
        x += its + between;
    }
    top.steps += steps;
}

/// Draws a mark of a size above a place on the baseline of text of a size, level with the middle of
/// its letters.
pub(super) fn draw(
    (shape, color): (Mark, Rgb),
    (at, text, size): (Point, Pt, Pt),
    block: &mut Block,
) {
    let middle = Point::new(at.x, at.y - text * 0.33);
    for shape in mark(shape, middle, size, color) {
        block.push(Point::ORIGIN, Tag::Artifact(Artifact::Layout), Item::Shape(shape.into()));
    }
}
