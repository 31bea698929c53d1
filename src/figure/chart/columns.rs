//! Bars that stand, for dates and for very many names. Values stand on the bars where all fit,
//! and otherwise grid lines tell them. Several series stand below each other on one scale.

use crate::figure::Pen;
use crate::figure::chart::{ChartText, Table, axis, below, heads, values, worded};
use crate::figure::label::{CAPITAL, DESCENT, Label};
use crate::figure::scale::{Scale, nice};
use crate::geom::{Point, Pt, Size};
use crate::page::Frame;
use crate::paint::{Shape, Stroke, rectangle};
use crate::text::{Align, Style};

/// The height of the bars of one series, of several.
const HEIGHT: (Pt, Pt) = (Pt(88.0), Pt(54.0));

/// Very many series share this height, and their bars keep at least the second.
const SHARED: (Pt, Pt) = (Pt(560.0), Pt(10.0));

/// What a series takes beside its bars: its name, values and the gap below.
const BESIDE: Pt = Pt(28.0);

/// The share of its place that a bar takes.
const FILLED: f64 = 0.7;

/// The widest bar.
const WIDEST: Pt = Pt(30.0);

/// Between a bar and its value, and between grid lines and their numbers.
const GAP: (Pt, Pt) = (Pt(2.5), Pt(5.0));

/// Between panels.
const GUTTER: Pt = Pt(8.0);

/// The plot of one series.
#[derive(Debug)]
struct Plot {
    left: Pt,
    width: Pt,
    top: Pt,
    height: Pt,
    scale: Scale,
}

impl Plot {
    fn y(&self, value: f64) -> Pt {
        self.top + self.height * (1.0 - self.scale.at(value))
    }
}

/// Draws the bars.
pub(super) fn draw(pen: &mut Pen<'_>, table: &Table, text: &ChartText<'_>, width: Pt) -> Frame {
    let mut frame = Frame::new(Size::new(width, Pt::ZERO));
    #[expect(clippy::cast_precision_loss, reason = "far fewer than 2^52 bars")]
    let count = table.names.len() as f64;
    let style = values(pen);
    let direct = direct(pen, table, text, (style, width / count));
    let scale = if direct {
        Scale { low: table.range.0, high: table.range.1, ticks: vec![0.0], decimals: 0 }
    } else {
        nice(table.range.0, table.range.1, 4)
    };
    let left = if direct { Pt::ZERO } else { gauge(pen, text, &scale) };
    let height = height(table.series.len());
    // Values stand above positive and below negative bars.
    let word = style.size * CAPITAL + GAP.0;
    let half = axis(pen).size * CAPITAL / 2.0;
    let room = |taken: bool| if direct && taken { word } else { half };
    let mut y = Pt::ZERO;
    for series in &table.series {
        if let Some(label) = &series.label {
            let style = heads(pen);
            y += style.size * 0.8;
            let label = Label::within(pen, label, style, width);
            label.put(Point::new(Pt::ZERO, y), Align::Start, &mut frame);
            y += style.size * DESCENT + Pt(2.0);
        }
        y += room(table.range.1 > 0.0) + Pt(1.0);
        let plot = Plot { left, width: width - left, top: y, height, scale: scale.clone() };
        if !direct {
            grid(pen, text, &plot, &mut frame);
        }
        let shown = direct.then_some(text);
        bars(pen, &series.values, &plot, shown, &mut frame);
        y += height + room(table.range.0 < 0.0);
        y += GUTTER;
    }
    y += Pt(4.0) + axis(pen).size * CAPITAL - GUTTER;
    let axis = axis(pen);
    let slot = (width - left) / count;
    let mut labels = Vec::new();
    let mut x = left + slot / 2.0;
    for name in &table.names {
        labels.push((x, Label::line(pen, name, axis)));
        x += slot;
    }
    for (_, placed) in below(labels, (width, axis.size * 1.4)) {
        placed.label.put(Point::new(placed.left, y), Align::Start, &mut frame);
    }
    frame.size.height = y + axis.size * DESCENT;
    frame
}

/// The height of the bars of each of so many series.
fn height(series: usize) -> Pt {
    if series < 2 {
        return HEIGHT.0;
    }
    #[expect(clippy::cast_precision_loss, reason = "far fewer than 2^52 series")]
    let share = SHARED.0 / series as f64 - BESIDE;
    share.max(SHARED.1).min(HEIGHT.1)
}

/// Whether every value fits above its bar.
fn direct(
    pen: &mut Pen<'_>,
    table: &Table,
    text: &ChartText<'_>,
    (style, slot): (Style, Pt),
) -> bool {
    let mut all = table.series.iter().flat_map(|series| series.values.iter().flatten());
    // A value takes at least half an em: no need to set thousands to know.
    slot > style.size * 0.5
        && all.all(|&value| {
            let word = worded(text, value);
            (Label::line(pen, &word, style).width + Pt(3.0)).fits(slot)
        })
}

/// How much room the numbers of a scale take.
fn gauge(pen: &mut Pen<'_>, text: &ChartText<'_>, scale: &Scale) -> Pt {
    let style = axis(pen);
    let widest = scale.ticks.iter().fold(Pt::ZERO, |widest, &tick| {
        let word = (text.number)(tick, scale.decimals);
        widest.max(Label::line(pen, &word, style).width)
    });
    widest + GAP.1
}

/// Draws grid lines and their numbers.
fn grid(pen: &mut Pen<'_>, text: &ChartText<'_>, plot: &Plot, frame: &mut Frame) {
    let style = axis(pen);
    let stroke = Stroke::solid(pen.theme.colors.hairline, Pt(0.4));
    for &tick in &plot.scale.ticks {
        let y = plot.y(tick);
        let ends = (Point::new(plot.left, y), Point::new(plot.left + plot.width, y));
        pen.draw(frame, Shape::line(ends.0, ends.1, stroke));
        let label = Label::line(pen, &(text.number)(tick, plot.scale.decimals), style);
        let x = plot.left - GAP.1 - label.width;
        label.put(Point::new(x, y + style.size * CAPITAL / 2.0), Align::Start, frame);
    }
}

/// Draws the bars of one series, with their values if there is a `text` for them.
fn bars(
    pen: &mut Pen<'_>,
    series: &[Option<f64>],
    plot: &Plot,
    text: Option<&ChartText<'_>>,
    frame: &mut Frame,
) {
    let (style, blue, grey) = (values(pen), pen.theme.colors.blue, pen.theme.colors.grey);
    #[expect(clippy::cast_precision_loss, reason = "far fewer than 2^52 bars")]
    let slot = plot.width / series.len() as f64;
    let wide = (slot * FILLED).min(WIDEST);
    let zero = plot.y(0.0);
    let mut middle = plot.left + slot / 2.0;
    for value in series {
        if let &Some(value) = value {
            let end = plot.y(value);
            let corner = Point::new(middle - wide / 2.0, end.min(zero));
            let bar = rectangle(corner, Size::new(wide, (end - zero).abs()));
            pen.draw(frame, Shape::filled(bar, blue));
            if let Some(text) = text {
                let label = Label::line(pen, &worded(text, value), style);
                let y =
                    if value < 0.0 { end + GAP.0 + style.size * CAPITAL } else { end - GAP.0 };
                label.clone().put(
                    Point::new(middle - label.width / 2.0, y),
                    Align::Start,
                    frame,
                );
            }
        }
        middle += slot;
    }
    let ends = (Point::new(plot.left, zero), Point::new(plot.left + plot.width, zero));
    pen.draw(frame, Shape::line(ends.0, ends.1, Stroke::solid(grey, Pt(0.5))));
}
