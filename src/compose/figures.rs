//! Key figures in rows of three or four: the number large, its unit beside it, what it counts
//! and a remark below.

use std::sync::Arc;

use crate::figure::{Pen, spark};
use crate::font::{Script, script_of};
use crate::geom::{Point, Pt, Size};
use crate::locale::capitalised;
use crate::model::{KeyFigure, Precision};
use crate::page::{Artifact, NodeId, Role, Tag};
use crate::paginate::ROW;
use crate::text::{Setting, Style};
use crate::theme::SMALL_ROW;

use super::flow::{Block, Flow, stacked, steps_of};
use super::head::{hairline, headed, heading};
use super::rows::{Rows, baseline};
use super::setter::{Setter, Stretch};

/// The key figures, set.
#[derive(Debug)]
pub(super) struct Figures {
    heading: Block,
    /// The heading above rows on another page.
    again: Arc<Block>,
    rows: Vec<Block>,
    /// Steps between two rows.
    gap: u32,
}

/// What it costs to begin them on another page than what they belong to: as much as ten rows short.
/// Readers print page one, and a first row of figures there is worth some white on page two.
const APART: u32 = 5_000;

/// What it costs to turn the page between two rows.
const BETWEEN: u32 = 30;

impl Figures {
    /// The height on one page.
    pub(super) fn steps(&self) -> u32 {
        let gaps = u32::try_from(self.rows.len()).unwrap_or(1).saturating_sub(1) * self.gap;
        self.heading.steps + self.rows.iter().map(|row| row.steps).sum::<u32>() + gaps
    }

    /// All of them in one block, for a page that holds them whole.
    pub(super) fn whole(self, step: Pt) -> Block {
        let mut block = self.heading;
        for (index, row) in self.rows.into_iter().enumerate() {
            if index > 0 {
                block.stack(Block::white(self.gap), (Pt::ZERO, step));
            }
            block.stack(row, (Pt::ZERO, step));
        }
        block
    }

    /// Adds the figures to a flow, below white of so many steps.
    pub(super) fn flow(self, flow: &mut Flow, above: u32) {
        if above > 0 {
            flow.may_break(APART);
            flow.space(above, 2 * ROW);
        }
        flow.block(self.heading);
        for (index, row) in self.rows.into_iter().enumerate() {
            if index > 0 {
                flow.may_break_with(BETWEEN, &self.again);
                flow.space(self.gap, ROW);
            }
            flow.block(row);
        }
    }
}

/// How many stand in a row: what leaves no row with a single figure.
fn columns(count: usize) -> usize {
    match count {
        1..=4 => count.max(2),
        5 | 6 | 9 => 3,
        _ => 4,
    }
}

/// Sets the key figures; none where there are none.
pub(super) fn set(setter: &mut Setter<'_>) -> Option<Figures> {
    let figures = &setter.dossier.key_figures;
    if figures.is_empty() {
        return None;
    }
    let part = setter.node(NodeId::ROOT, Role::Part);
    let node = setter.node(part, Role::Heading(2));
    let place = setter.place("part/key_figures".to_owned());
    let list = setter.node(part, Role::List);
    let page = setter.theme.page.clone();
    let words = setter.locale.words().key_figures;
    let mut heading = heading(setter, words, (node, page.width));
    heading.anchor(place);
    let again = Arc::new(continued(setter, words, page.width));
    let across = columns(figures.len());
    #[expect(clippy::cast_precision_loss, reason = "at most four columns")]
    let count = across as f64;
    let gutter = page.gutter * setter.theme.shares.gutter;
    let width = (page.width - gutter * (count - 1.0)) / count;
    let size = numeral(setter, width);
    let mut rows = Vec::new();
    for group in figures.chunks(across) {
        let mut row = Block::default();
        let mut x = Pt::ZERO;
        for figure in group {
            let set = one(setter, figure, (list, width, size));
            row.steps = row.steps.max(set.steps);
            row.put(Point::new(x, Pt::ZERO), set);
            x += width + gutter;
        }
        rows.push(row);
    }
    Some(Figures { heading, again, rows, gap: setter.theme.heights.figures })
}

/// The heading once more, on the page where the figures go on.
fn continued(setter: &mut Setter<'_>, words: &str, width: Pt) -> Block {
    let style = setter.theme.styles.part;
    let words = setter.locale.continued(words);
    let stretches = setter.plain(&words, &style, Tag::Artifact(Artifact::Layout));
    let paragraph = setter.paragraph(&stretches, &Setting::balanced(style.size));
    headed(setter, &paragraph, width)
}

/// Sets one figure.
fn one(
    setter: &mut Setter<'_>,
    figure: &KeyFigure,
    (list, width, size): (NodeId, Pt, Pt),
) -> Block {
    let step = setter.step();
    let styles = setter.theme.styles.clone();
    let item = setter.node(list, Role::ListItem);
    let body = setter.node(item, Role::ListBody);
    let mut block = Block::white(setter.theme.heights.numeral);
    hairline(setter, &mut block, width);
    let number = setter.node(body, Role::Paragraph);
    let words = value(setter, figure, size, Tag::Node(number));
    // In one line, unless it is too long for the column even in the smallest size.
    let paragraph = setter.paragraph(&words, &Setting::ragged(size));
    let pitch = steps_of(size * setter.theme.shares.numerals, step);
    let lines = stacked(setter.rows(&paragraph, size, &Rows::new(width, pitch)), step);
    let top = setter.theme.spaces.numeral - baseline(setter.theme.page.steps(pitch), size);
    block.steps += lines.steps.saturating_sub(pitch);
    block.put(Point::new(Pt::ZERO, top), lines);
    let used = paragraph.width();
    spark(setter, figure, (body, used, width), &mut block);
    let label = styles.label.semibold().color(setter.theme.colors.ink);
    let node = setter.node(body, Role::Paragraph);
    let text = setter.ragged_text(&figure.label, &label, node, &Rows::new(width, SMALL_ROW));
    block.stack(text, (Pt::ZERO, step));
    let small = styles.small;
    if figure.note.is_some() || dated(setter, figure).is_some() {
        let node = setter.node(body, Role::Paragraph);
        let mut stretches = Vec::new();
        if let Some(note) = &figure.note {
            stretches = setter.inline(note, &small, node);
        }
        if let Some(date) = dated(setter, figure) {
            let date =
                if stretches.is_empty() { capitalised(&date) } else { format!(" ({date})") };
            stretches.push(setter.stretch(&date, &small, Tag::Node(node)));
        }
        let text = setter.ragged(&stretches, &Rows::new(width, SMALL_ROW));
        block.stack(text, (Pt::ZERO, step));
    }
    block
}

/// A number and its unit, in a size. Words in the number in Hangul, Kana or Han, such as 만, are
/// set as units are: they would outweigh the figures.
fn value(setter: &Setter<'_>, figure: &KeyFigure, size: Pt, tag: Tag) -> Vec<Stretch> {
    let large = Style { size, ..setter.theme.styles.numeral };
    let small = Style { size: size * setter.theme.shares.unit, ..large };
    let eastern = |character: char| {
        matches!(script_of(character), Script::Hangul | Script::Kana | Script::Han)
    };
    let mut words = Vec::new();
    let mut rest = figure.value.as_str();
    while let Some(first) = rest.chars().next() {
        let end = rest.find(|c| eastern(c) != eastern(first)).unwrap_or(rest.len());
        let style = if eastern(first) { &small } else { &large };
        words.push(setter.stretch(&rest[..end], style, tag));
        rest = &rest[end..];
    }
    if let Some(unit) = &figure.unit {
        let joined = figure.value_and_unit();
        let unit = joined.strip_prefix(&figure.value).unwrap_or(unit);
        words.push(setter.stretch(unit, &small, tag));
    }
    words
}

/// The size in which every number fits into a column: the theme's, or less.
fn numeral(setter: &mut Setter<'_>, width: Pt) -> Pt {
    let natural = setter.theme.styles.numeral.size;
    let mut size = natural;
    let tag = Tag::Artifact(Artifact::Layout);
    for figure in &setter.dossier.key_figures {
        let words = value(setter, figure, natural, tag);
        let wide = setter.paragraph(&words, &Setting::ragged(natural)).width();
        size = size.min(natural * (width / wide.max(Pt(1.0))));
    }
    // Smaller, it would no longer lead its column.
    size.max(natural * setter.theme.shares.least_numeral)
}

/// When the figure held, unless that is the cut-off of the whole dossier.
fn dated(setter: &Setter<'_>, figure: &KeyFigure) -> Option<String> {
    let date = figure.as_of?;
    let cut_off = date.precision == Precision::Day && date.first == setter.dossier.as_of;
    (!cut_off).then(|| setter.locale.as_of(&date))
}

/// A small chart at the right of the number.
fn spark(
    setter: &mut Setter<'_>,
    figure: &KeyFigure,
    (body, used, width): (NodeId, Pt, Pt),
    block: &mut Block,
) {
    let (sizes, spaces) = (&setter.theme.sizes, &setter.theme.spaces);
    let room = width - used - spaces.spark;
    if figure.series.len() < 2 || room < sizes.least_spark {
        return;
    }
    let label = figure.label.plain();
    let alt = setter.locale.alt_spark(&label, &figure.series);
    let node = setter.structure.add_with_words(body, Role::Figure, alt);
    let (theme, language) = (setter.theme, &setter.dossier.language);
    let mut pen =
        Pen { theme, compositor: &mut setter.compositor, language, tag: Tag::Node(node) };
    let size = Size { width: room.min(sizes.spark.width), ..sizes.spark };
    let frame = spark::spark(&mut pen, &figure.series, size);
    block.draw(Point::new(width - size.width, spaces.spark_top), frame);
}
