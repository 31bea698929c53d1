//! Bars that lie: names at the left, values at the ends. Several series stand side by side,
//! each under its name and all on one scale, since hatching or a legend would be harder to read.

use crate::figure::Pen;
use crate::figure::chart::{ChartText, Table, heads, names, values, worded};
use crate::figure::label::{CAPITAL, DESCENT, Label};
use crate::geom::{Point, Pt, Size};
use crate::page::Frame;
use crate::paint::{Shape, rectangle};
use crate::text::Align;
use crate::theme::BarsLook;

/// From so many rows on they are closer.
const MANY: usize = 16;

/// A single series of more rows than this is set in several columns.
const COLUMN: usize = 24;

/// The most columns of a single series.
const MOST_COLUMNS: usize = 3;

/// One panel: some rows of one series.
#[derive(Clone, Copy, Debug)]
struct Panel {
    series: usize,
    from: usize,
    to: usize,
    left: Pt,
    width: Pt,
}

/// Draws the bars.
pub(super) fn draw(pen: &mut Pen<'_>, table: &Table, text: &ChartText<'_>, width: Pt) -> Frame {
    let mut frame = Frame::new(Size::new(width, Pt::ZERO));
    let BarsLook { gutter, below, .. } = pen.theme.figures.bars;
    let count = table.names.len();
    if let [_] = table.series[..] {
        // One series: its rows flow over columns, each with its names.
        let columns = count.div_ceil(COLUMN).clamp(1, MOST_COLUMNS);
        let rows = count.div_ceil(columns);
        #[expect(clippy::cast_precision_loss, reason = "at most three")]
        let share = (width + gutter) / columns as f64;
        let (mut x, mut bottom) = (Pt::ZERO, Pt::ZERO);
        let top = head(pen, table, (0, 1), (Point::ORIGIN, width), &mut frame);
        for from in (0..count).step_by(rows.max(1)) {
            let panel = Panel {
                series: 0,
                from,
                to: (from + rows).min(count),
                left: x,
                width: share - gutter,
            };
            bottom = bottom.max(block(pen, table, text, (panel, 1, top), &mut frame));
            x += share;
        }
        frame.size.height = bottom;
        return frame;
    }
    let beside = beside(&pen.theme.figures.bars, width);
    let mut y = Pt::ZERO;
    for first in (0..table.series.len()).step_by(beside) {
        let shown = beside.min(table.series.len() - first);
        let panel = Panel { series: first, from: 0, to: count, left: Pt::ZERO, width };
        y = block(pen, table, text, (panel, shown, y), &mut frame) + below;
    }
    frame.size.height = y - below;
    frame
}

/// How many rows a number of names takes for a number of series.
pub(super) fn rows(look: &BarsLook, (names, series): (usize, usize), width: Pt) -> usize {
    if series > 1 {
        names * series.div_ceil(beside(look, width))
    } else {
        names.div_ceil(MOST_COLUMNS)
    }
}

/// How many panels stand side by side.
fn beside(look: &BarsLook, width: Pt) -> usize {
    let room = width * (1.0 - look.names);
    #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "a few")]
    let beside =
        ((room + look.gutter) / (look.least_panel + look.gutter)).floor().max(1.0) as usize;
    beside
}

/// Draws names and beside them `shown` series from the panel's on, from `top` downwards, and
/// answers where they end.
fn block(
    pen: &mut Pen<'_>,
    table: &Table,
    text: &ChartText<'_>,
    (panel, shown, top): (Panel, usize, Pt),
    frame: &mut Frame,
) -> Pt {
    let style = names(pen);
    let look = &pen.theme.figures.bars;
    let room = panel.width * look.names;
    let mut labels = Vec::new();
    for name in &table.names[panel.from..panel.to] {
        labels.push(Label::block(pen, name, style, (room, 2)));
    }
    let wide = labels.iter().fold(Pt::ZERO, |wide, label| wide.max(label.width));
    let left = panel.left + wide + look.name_gap;
    #[expect(clippy::cast_precision_loss, reason = "a few")]
    let share = (panel.left + panel.width - left + look.gutter) / shown.max(1) as f64;
    let mut y = top;
    if table.series.len() > 1 {
        y = head(pen, table, (panel.series, shown), (Point::new(left, top), share), frame);
    }
    let least = if table.names.len() > MANY { look.close_row } else { look.row };
    let begin = y;
    let mut rows = Vec::new();
    for label in labels {
        let pitch = Label::pitch(&style);
        #[expect(clippy::cast_precision_loss, reason = "one or two")]
        let extra = pitch * (label.lines().max(1) - 1) as f64;
        let height = least + extra;
        let baseline = y + (least + style.size * CAPITAL) / 2.0;
        label.put(Point::new(panel.left, baseline), Align::Start, frame);
        rows.push(y + height / 2.0);
        y += height;
    }
    for offset in 0..shown {
        #[expect(clippy::cast_precision_loss, reason = "a few")]
        let x = left + share * offset as f64;
        let its = Panel {
            series: panel.series + offset,
            left: x,
            width: share - look.gutter,
            ..panel
        };
        bars(pen, (table, text), (its, &rows), (begin, y), frame);
    }
    y
}

/// Draws the names of `shown` series from `first` on, each at the top of its panel, and answers
/// where they end.
fn head(
    pen: &mut Pen<'_>,
    table: &Table,
    (first, shown): (usize, usize),
    (at, share): (Point, Pt),
    frame: &mut Frame,
) -> Pt {
    let style = heads(pen);
    let look = &pen.theme.figures.bars;
    let room = if shown > 1 { share - look.gutter } else { share };
    let mut labels = Vec::new();
    for series in &table.series[first..first + shown] {
        let label = series.label.as_deref();
        labels.push(label.map(|label| Label::block(pen, label, style, (room, 2))));
    }
    let lines = labels.iter().flatten().map(Label::lines).max();
    let Some(lines) = lines else { return at.y };
    #[expect(clippy::cast_precision_loss, reason = "one or two")]
    let drop = |lines: usize| Label::pitch(&style) * (lines.max(1) - 1) as f64;
    let baseline = at.y + style.size * 0.8 + drop(lines);
    let mut x = at.x;
    for label in labels {
        if let Some(label) = label {
            // Names of one and of two lines stand on one last baseline.
            let y = baseline - drop(label.lines());
            label.put(Point::new(x, y), Align::Start, frame);
        }
        x += share;
    }
    baseline + style.size * DESCENT + look.head_gap
}

/// Draws the bars of one series at the middles of rows, with the line of zero from `top` to
/// `bottom`.
fn bars(
    pen: &mut Pen<'_>,
    (table, text): (&Table, &ChartText<'_>),
    (panel, rows): (Panel, &[Pt]),
    (top, bottom): (Pt, Pt),
    frame: &mut Frame,
) {
    let style = values(pen);
    let look = &pen.theme.figures.bars;
    let shown = &table.series[panel.series].values[panel.from..panel.to];
    let mut labels = Vec::new();
    // Values at the ends of bars need the same room in all panels, or scales would differ.
    let (mut before, mut after) = (Pt::ZERO, Pt::ZERO);
    for &value in table.series.iter().flat_map(|series| &series.values) {
        let Some(value) = value else { continue };
        let wide = Label::line(pen, &worded(text, value), style).width + look.value_gap;
        if value < 0.0 {
            before = before.max(wide);
        } else {
            after = after.max(wide);
        }
    }
    for value in shown {
        let word = value.map(|value| worded(text, value));
        labels.push(word.map(|word| Label::line(pen, &word, style)));
    }
    // A negative bar leaves room of its own where it is shorter than its value.
    let length = (panel.width - before - after).max(look.least_bar);
    let at = |value: f64| panel.left + before + length * table.share(value);
    let zero = at(0.0);
    let colors = &pen.theme.colors;
    for ((value, label), &middle) in shown.iter().zip(labels).zip(rows) {
        let (Some(value), Some(label)) = (value, label) else { continue };
        let (left, right) = (at(*value).min(zero), at(*value).max(zero));
        let bar = rectangle(
            Point::new(left, middle - look.thick / 2.0),
            Size::new(right - left, look.thick),
        );
        pen.draw(frame, Shape::filled(bar, colors.blue));
        let baseline = middle + style.size * CAPITAL / 2.0;
        let x = if *value < 0.0 {
            left - look.value_gap - label.width
        } else {
            right + look.value_gap
        };
        label.put(Point::new(x, baseline), Align::Start, frame);
    }
    let line = (Point::new(zero, top), Point::new(zero, bottom));
    pen.draw(frame, Shape::line(line.0, line.1, look.zero));
}
