//! Charts: bars and lines. Names stand at what they name, so there are no legends; grid lines go
//! only across; lines differ in dash and mark, so that they survive a printer without colour.
//! The title and the unit are set above a chart by the page. Knows the model of a chart and how
//! to measure words; numbers and dates come worded from outside.

mod apart;
mod bars;
mod columns;
mod lines;

use chrono::Datelike;

use crate::figure::Pen;
use crate::figure::label::Label;
use crate::figure::scale::decimals;
use crate::geom::{Pt, Size};
use crate::model::{Chart, ChartKind, ChartX, Date};
use crate::page::Frame;
use crate::text::{Forms, Style};
use crate::theme::BarsLook;

/// Words numbers and dates in the document's language.
pub struct ChartText<'a> {
    /// A number with so many decimals.
    pub number: &'a dyn Fn(f64, usize) -> String,
    /// A date, as precise as it is.
    pub date: &'a dyn Fn(Date) -> String,
}

impl std::fmt::Debug for ChartText<'_> {
    fn fmt(&self, formatter: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        formatter.write_str("ChartText")
    }
}

/// Values are printed with at most so many decimals.
const MOST_DECIMALS: usize = 3;

/// From so many dates on, bars stand upright side by side, as time is read.
const LEAST_COLUMNS: usize = 4;

/// More rows of lying bars than this would fill the page, and so bars stand.
const MOST_ROWS: usize = 48;

/// Draws a chart without its title. Its height is a whole number of steps.
#[must_use]
pub fn chart(pen: &mut Pen<'_>, chart: &Chart, text: &ChartText<'_>, width: Pt) -> Frame {
    let frame = match chart.kind {
        ChartKind::Lines => lines::draw(pen, chart, text, width),
        ChartKind::Bars => {
            let table = Table::of(chart, text, (&pen.theme.figures.bars, width));
            if table.upright {
                columns::draw(pen, &table, text, width)
            } else {
                bars::draw(pen, &table, text, width)
            }
        }
    };
    let step = pen.theme.page.step();
    let height = step * (frame.size.height / step - 1e-6).ceil().max(1.0);
    Frame { size: Size::new(width, height), ..frame }
}

/// The bars of a chart: a row for each name, a column for each series.
#[derive(Debug)]
struct Table {
    names: Vec<String>,
    series: Vec<Bars>,
    /// The least and greatest value, zero among them.
    range: (f64, f64),
    upright: bool,
}

/// A series of bars.
#[derive(Debug)]
struct Bars {
    /// Its name, where the title does not say it.
    label: Option<String>,
    /// Its values in the order of names.
    values: Vec<Option<f64>>,
}

impl Table {
    fn of(chart: &Chart, text: &ChartText<'_>, (look, width): (&BarsLook, Pt)) -> Table {
        let mut places: Vec<&ChartX> = Vec::new();
        for (x, _) in chart.series.iter().flat_map(|series| &series.points) {
            if !places.contains(&x) {
                places.push(x);
            }
        }
        let dated = places.iter().all(|x| matches!(x, ChartX::Date(_)));
        let names: Vec<String> = places.iter().map(|x| named(x, text)).collect();
        let series = chart.series.iter().map(|series| {
            let value = |x: &&ChartX| {
                series.points.iter().find(|point| point.0 == **x).map(|point| point.1)
            };
            Bars {
                // A single series is named beside the title.
                label: (chart.series.len() > 1).then(|| series.label.clone()),
                values: places.iter().map(value).collect(),
            }
        });
        let all = || chart.series.iter().flat_map(|s| s.points.iter().map(|point| point.1));
        let (low, high) = (all().fold(0.0, f64::min), all().fold(0.0, f64::max));
        let range = if low < high { (low, high) } else { (0.0, 1.0) };
        let count = names.len();
        let rows = bars::rows(look, (count, chart.series.len()), width);
        let upright = (dated && count >= LEAST_COLUMNS) || rows > MOST_ROWS;
        let series = series.collect();
        Table { names, series, range, upright }
    }

    /// Where a value stands, 0 at the least and 1 at the greatest.
    fn share(&self, value: f64) -> f64 {
        let (low, high) = self.range;
        (value / 2.0 - low / 2.0) / (high / 2.0 - low / 2.0)
    }
}

/// A value as it was written, with no more decimals than it has.
fn worded(text: &ChartText<'_>, value: f64) -> String {
    (text.number)(value, decimals([value].into_iter(), MOST_DECIMALS))
}

/// The words for a place on the axis of names.
fn named(x: &ChartX, text: &ChartText<'_>) -> String {
    match x {
        ChartX::Name(name) => name.clone(),
        ChartX::Date(date) => (text.date)(*date),
        ChartX::Number(number) => worded(text, *number),
    }
}

/// Where a place stands on an axis of numbers; a date by its first day.
fn number(x: &ChartX) -> f64 {
    match x {
        ChartX::Name(_) => 0.0,
        ChartX::Date(date) => f64::from(date.first.num_days_from_ce()),
        ChartX::Number(number) => *number,
    }
}

/// The style of names.
fn names(pen: &Pen<'_>) -> Style {
    pen.theme.styles.drawn
}

/// The style of values.
fn values(pen: &Pen<'_>) -> Style {
    names(pen).forms(Forms::Tabular)
}

/// The style of the names of series above bars.
fn heads(pen: &Pen<'_>) -> Style {
    names(pen).color(pen.theme.colors.blue).semibold()
}

/// The style of words at axes.
fn axis(pen: &Pen<'_>) -> Style {
    pen.theme.styles.axis
}

/// A label below an axis, centred at a place but kept within the frame.
#[derive(Debug)]
struct Below {
    left: Pt,
    label: Label,
}

/// Labels centred at ascending places, at even distances as many as stay `gap` apart, within 0
/// to `width`. Answers which ones.
fn below(labels: Vec<(Pt, Label)>, (width, gap): (Pt, Pt)) -> Vec<(usize, Below)> {
    let left = |(x, label): &(Pt, Label)| {
        (*x - label.width / 2.0).min(width - label.width).max(Pt::ZERO)
    };
    let lefts: Vec<Pt> = labels.iter().map(left).collect();
    let touch = |a: usize, b: usize| lefts[a] + labels[a].1.width + gap > lefts[b];
    let stride = (1..=labels.len().max(1)).find(|&stride| {
        let kept: Vec<usize> = (0..labels.len()).step_by(stride).collect();
        !kept.windows(2).any(|pair| touch(pair[0], pair[1]))
    });
    let stride = stride.unwrap_or(1);
    let placed = labels.into_iter().zip(lefts).enumerate().step_by(stride);
    placed
        .filter(|(_, ((_, label), _))| label.width.fits(width))
        .map(|(index, ((_, label), left))| (index, Below { left, label }))
        .collect()
}

#[cfg(test)]
mod tests;
