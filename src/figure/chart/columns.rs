//! Bars that stand, for dates and for very many names. Values stand on the bars where all fit,
//! and otherwise grid lines tell them. Several series stand below each other on one scale.

use crate::figure::Pen;
use crate::figure::chart::{ChartText, Table, axis, below, heads, values, worded};
use crate::figure::label::{CAPITAL, DESCENT, Label};
use crate::figure::scale::{Scale, nice};
use crate::geom::{Point, Pt, Size};
use crate::page::Frame;
use crate::paint::{Shape, rectangle};
use crate::text::{Align, Style};
use crate::theme::ColumnsLook;

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
    let look = &pen.theme.figures.columns;
    let direct = direct(pen, table, text, (style, width / count));
    let scale = if direct {
        Scale { low: table.range.0, high: table.range.1, ticks: vec![0.0], decimals: 0 }
    } else {
        nice(table.range.0, table.range.1, 4)
    };
    let left = if direct { Pt::ZERO } else { gauge(pen, text, &scale) };
    let height = height(look, table.series.len());
    // Values stand above positive and below negative bars.
    let word = style.size * CAPITAL + look.value_gap;
    let half = axis(pen).size * CAPITAL / 2.0;
    let room = |taken: bool| if direct && taken { word } else { half };
    let mut y = Pt::ZERO;
    for series in &table.series {
        if let Some(label) = &series.label {
            let style = heads(pen);
            y += style.size * 0.8;
            let label = Label::within(pen, label, style, width);
            label.put(Point::new(Pt::ZERO, y), Align::Start, &mut frame);
            y += style.size * DESCENT + look.head_gap;
        }
        y += room(table.range.1 > 0.0) + look.above;
        let plot = Plot { left, width: width - left, top: y, height, scale: scale.clone() };
        if !direct {
            grid(pen, text, &plot, &mut frame);
        }
        let shown = direct.then_some(text);
        bars(pen, &series.values, &plot, shown, &mut frame);
        y += height + room(table.range.0 < 0.0);
        y += look.gutter;
    }
    y += look.foot + axis(pen).size * CAPITAL - look.gutter;
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
fn height(look: &ColumnsLook, series: usize) -> Pt {
    if series < 2 {
        return look.height;
    }
    #[expect(clippy::cast_precision_loss, reason = "far fewer than 2^52 series")]
    let share = look.shared / series as f64 - look.beside;
    share.max(look.least).min(look.several)
}

/// Whether every value fits above its bar.
fn direct(
    pen: &mut Pen<'_>,
    table: &Table,
    text: &ChartText<'_>,
    (style, slot): (Style, Pt),
) -> bool {
    let room = pen.theme.figures.columns.value_room;
    let mut all = table.series.iter().flat_map(|series| series.values.iter().flatten());
    // A value takes at least half an em: no need to set thousands to know.
    slot > style.size * 0.5
        && all.all(|&value| {
            let word = worded(text, value);
            (Label::line(pen, &word, style).width + room).fits(slot)
        })
}

/// How much room the numbers of a scale take.
fn gauge(pen: &mut Pen<'_>, text: &ChartText<'_>, scale: &Scale) -> Pt {
    let style = axis(pen);
    let widest = scale.ticks.iter().fold(Pt::ZERO, |widest, &tick| {
        let word = (text.number)(tick, scale.decimals);
        widest.max(Label::line(pen, &word, style).width)
    });
    widest + pen.theme.figures.columns.number_gap
}

/// Draws grid lines and their numbers.
fn grid(pen: &mut Pen<'_>, text: &ChartText<'_>, plot: &Plot, frame: &mut Frame) {
    let style = axis(pen);
    let look = &pen.theme.figures.columns;
    for &tick in &plot.scale.ticks {
        let y = plot.y(tick);
        let ends = (Point::new(plot.left, y), Point::new(plot.left + plot.width, y));
        pen.draw(frame, Shape::line(ends.0, ends.1, look.grid));
        let label = Label::line(pen, &(text.number)(tick, plot.scale.decimals), style);
        let x = plot.left - look.number_gap - label.width;
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
    let (style, blue) = (values(pen), pen.theme.colors.blue);
    let look = &pen.theme.figures.columns;
    #[expect(clippy::cast_precision_loss, reason = "far fewer than 2^52 bars")]
    let slot = plot.width / series.len() as f64;
    let wide = (slot * look.filled).min(look.widest);
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
                let y = if value < 0.0 {
                    end + look.value_gap + style.size * CAPITAL
                } else {
                    end - look.value_gap
                };
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
    pen.draw(frame, Shape::line(ends.0, ends.1, look.zero));
}
