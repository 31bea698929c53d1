//! Lines. Each has its own dash and mark, and its name with the last value stands at its end;
//! names that would touch are moved apart and tied to their lines.

use chrono::{Datelike, NaiveDate};

use crate::figure::Pen;
use crate::figure::chart::apart::apart;
use crate::figure::chart::{
    ChartText, MOST_DECIMALS, axis, below, names, number, values, worded,
};
use crate::figure::label::{CAPITAL, DESCENT, Label};
use crate::figure::marks::{self, Mark};
use crate::figure::scale::{Scale, decimals, nice};
use crate::figure::strip::{TickKind, ticks};
use crate::geom::{Point, Pt, Size};
use crate::model::{Chart, ChartX, Date, Precision};
use crate::page::Frame;
use crate::paint::{Rgb, Segment, Shape, Stroke};
use crate::text::Align;

/// Fewer places than this are all marked on the axis.
const FEW: usize = 12;

/// A range that begins above zero by less than this share of its end is drawn from zero.
const FROM_ZERO: f64 = 0.5;

/// Where the lines are drawn.
#[derive(Debug)]
struct Plot {
    left: Pt,
    right: Pt,
    top: Pt,
    height: Pt,
    from: f64,
    to: f64,
    scale: Scale,
}

impl Plot {
    fn x(&self, x: f64) -> Pt {
        if self.to > self.from {
            let share = (x / 2.0 - self.from / 2.0) / (self.to / 2.0 - self.from / 2.0);
            self.left + (self.right - self.left) * share
        } else {
            (self.left + self.right) / 2.0
        }
    }

    fn point(&self, (x, y): &(ChartX, f64)) -> Point {
        let y = self.top + self.height * (1.0 - self.scale.at(*y));
        Point::new(self.x(number(x)), y)
    }
}

/// What stands at the end of a line.
#[derive(Debug)]
struct End {
    series: usize,
    value: Label,
    name: Label,
    height: Pt,
}

/// Draws the lines.
pub(super) fn draw(pen: &mut Pen<'_>, chart: &Chart, text: &ChartText<'_>, width: Pt) -> Frame {
    let mut frame = Frame::new(Size::new(width, Pt::ZERO));
    let ends = ends(pen, chart, text, width);
    let value_width = ends.iter().fold(Pt::ZERO, |widest, end| widest.max(end.value.width));
    let name_width = ends.iter().fold(Pt::ZERO, |widest, end| widest.max(end.name.width));
    let tall: Pt = ends.iter().map(|end| end.height).sum();
    let scale = scale(chart);
    let style = axis(pen);
    let mut numbers = Vec::new();
    for &tick in &scale.ticks {
        let label = Label::line(pen, &(text.number)(tick, scale.decimals), style);
        numbers.push((tick, label));
    }
    let left = numbers.iter().fold(Pt::ZERO, |widest, label| widest.max(label.1.width));
    let places =
        || chart.series.iter().flat_map(|s| s.points.iter().map(|point| number(&point.0)));
    let look = &pen.theme.figures.lines;
    let plot = Plot {
        left: left + look.number_gap + look.mark / 2.0,
        right: width - value_width - look.value_gap - name_width - look.end_gap,
        top: style.size * CAPITAL,
        height: look.height.max(tall),
        from: places().fold(f64::INFINITY, f64::min),
        to: places().fold(f64::NEG_INFINITY, f64::max),
        scale,
    };
    grid(pen, &plot, numbers, &mut frame);
    let column = plot.right + look.end_gap;
    // Ties lie below the lines, so that none is taken for one.
    let columns = (column, column + value_width + look.value_gap);
    tie(pen, chart, (&plot, ends), columns, &mut frame);
    for (index, series) in chart.series.iter().enumerate() {
        line(pen, &plot, (index, &series.points), &mut frame);
    }
    let bottom = plot.top + plot.height + look.foot + axis(pen).size * CAPITAL;
    feet(pen, (chart, text), &plot, (bottom, width), &mut frame);
    frame.size.height = bottom + axis(pen).size * DESCENT;
    frame
}

/// The scale of values, from zero where that costs little.
fn scale(chart: &Chart) -> Scale {
    let all =
        || chart.series.iter().flat_map(|series| series.points.iter().map(|point| point.1));
    let low = all().fold(f64::INFINITY, f64::min);
    let high = all().fold(f64::NEG_INFINITY, f64::max);
    if low > high {
        return nice(0.0, 0.0, 4);
    }
    let low = if low > 0.0 && low < high * FROM_ZERO { 0.0 } else { low };
    let high = if high < 0.0 && high > low * FROM_ZERO { 0.0 } else { high };
    nice(low, high, 4)
}

/// Sets what stands at the ends of lines.
fn ends(pen: &mut Pen<'_>, chart: &Chart, text: &ChartText<'_>, width: Pt) -> Vec<End> {
    let look = &pen.theme.figures.lines;
    let mut ends = Vec::new();
    for (index, series) in chart.series.iter().enumerate() {
        let Some((_, last)) = series.points.last() else { continue };
        let color = color(pen, index);
        let style = values(pen).color(color).semibold();
        let value = Label::line(pen, &worded(text, *last), style);
        let style = names(pen).color(color);
        let name = Label::block(pen, &series.label, style, (width * look.ends, 2));
        #[expect(clippy::cast_precision_loss, reason = "one or two")]
        let height = Label::pitch(&style) * name.lines().max(1) as f64 + look.name_gap;
        ends.push(End { series: index, value, name, height });
    }
    ends
}

fn color(pen: &Pen<'_>, index: usize) -> Rgb {
    let colors = &pen.theme.colors;
    [colors.blue, colors.red, colors.grey, colors.ink][index % 4]
}

/// Draws grid lines and their numbers.
fn grid(pen: &Pen<'_>, plot: &Plot, numbers: Vec<(f64, Label)>, frame: &mut Frame) {
    let look = &pen.theme.figures.lines;
    let left = plot.left - look.mark / 2.0;
    for (tick, label) in numbers {
        let y = plot.top + plot.height * (1.0 - plot.scale.at(tick));
        let lowest = (tick - plot.scale.low).abs() < f64::EPSILON;
        let ground = tick.abs() < f64::EPSILON || (lowest && plot.scale.low > 0.0);
        let stroke = if ground { look.ground } else { look.grid };
        let ends = (Point::new(left, y), Point::new(plot.right + look.mark / 2.0, y));
        pen.draw(frame, Shape::line(ends.0, ends.1, stroke));
        let x = left - look.number_gap - label.width + look.mark / 2.0;
        label.put(Point::new(x, y + axis(pen).size * CAPITAL / 2.0), Align::Start, frame);
    }
}

/// Draws one line with its marks.
fn line(
    pen: &Pen<'_>,
    plot: &Plot,
    (index, points): (usize, &[(ChartX, f64)]),
    frame: &mut Frame,
) {
    let (color, look) = (color(pen, index), &pen.theme.figures.lines);
    let places: Vec<Point> = points.iter().map(|point| plot.point(point)).collect();
    let path = places.iter().enumerate().map(|(index, &place)| {
        if index == 0 { Segment::Move(place) } else { Segment::Line(place) }
    });
    // After a round of colours the dashes go on, so that both repeat only after sixteen.
    let dash = look.dashes[(index + index / look.dashes.len()) % look.dashes.len()];
    let stroke = Stroke { color, width: look.width, dash };
    if places.len() > 1 {
        pen.draw(frame, Shape::stroked(path.collect(), stroke));
    }
    let mark = Mark::KINDS[index % Mark::KINDS.len()];
    let close = places.windows(2).any(|pair| pair[1].x - pair[0].x < look.least_marks);
    let marked = if close { &places[places.len() - 1..] } else { &places[..] };
    for &place in marked {
        let white = pen.theme.colors.white;
        pen.draw(frame, marks::halo(mark, place, (look.mark, look.halo), white));
        pen.draw_all(frame, marks::mark(mark, place, look.mark, color));
    }
}

/// Puts names and values beside the ends of lines, moved apart and tied to them.
fn tie(
    pen: &Pen<'_>,
    chart: &Chart,
    (plot, mut ends): (&Plot, Vec<End>),
    (value_left, name_left): (Pt, Pt),
    frame: &mut Frame,
) {
    let look = &pen.theme.figures.lines;
    let end = |series: usize| chart.series[series].points.last().map(|point| plot.point(point));
    let height = |at: &End| end(at.series).map_or(0.0, |place| place.y.0);
    ends.sort_by(|a, b| height(a).total_cmp(&height(b)));
    let centers: Vec<Pt> = ends.iter().map(|at| Pt(height(at))).collect();
    let heights: Vec<Pt> = ends.iter().map(|at| at.height).collect();
    let tops = apart(&centers, &heights, plot.top + plot.height + look.overhang);
    for (at, top) in ends.into_iter().zip(tops) {
        let Some(place) = end(at.series) else { continue };
        let style = names(pen);
        let middle = top + Label::pitch(&style) / 2.0 + look.name_gap / 2.0;
        let first = if at.name.lines() > 1 { middle } else { top + at.height / 2.0 };
        let from = Point::new(place.x + look.mark / 2.0 + look.tie_gap, place.y);
        let to = Point::new(value_left - look.tie_end, first);
        // A line that ends early is led to the edge level before its tie turns.
        let turn = Point::new(plot.right + look.mark / 2.0 + look.tie_gap, place.y);
        if plot.right - place.x > Pt(1.0) {
            pen.draw(frame, Shape::line(from, turn, look.lead));
        }
        if (to.y - turn.y).abs() > Pt(1.0) {
            pen.draw(frame, Shape::line(turn, to, look.tie));
        }
        let baseline = first + style.size * CAPITAL / 2.0;
        at.value.put(Point::new(value_left, baseline), Align::Start, frame);
        at.name.put(Point::new(name_left, baseline), Align::Start, frame);
    }
}

/// Marks places on the axis below.
fn feet(
    pen: &mut Pen<'_>,
    (chart, text): (&Chart, &ChartText<'_>),
    plot: &Plot,
    (baseline, width): (Pt, Pt),
    frame: &mut Frame,
) {
    let style = axis(pen);
    let look = &pen.theme.figures.lines;
    let mut labels = Vec::new();
    for (x, word) in places(chart, text) {
        labels.push((plot.x(x), Label::line(pen, &word, style)));
    }
    let at: Vec<Pt> = labels.iter().map(|label| label.0).collect();
    let y = plot.top + plot.height;
    for (index, placed) in below(labels, (width, axis(pen).size * 1.4)) {
        let ends = (Point::new(at[index], y), Point::new(at[index], y + look.tick_length));
        pen.draw(frame, Shape::line(ends.0, ends.1, look.tick));
        placed.label.put(Point::new(placed.left, baseline), Align::Start, frame);
    }
}

/// The marked places with their words: those of the points when they are few, and round ones
/// otherwise.
fn places(chart: &Chart, text: &ChartText<'_>) -> Vec<(f64, String)> {
    let mut all: Vec<&ChartX> = chart
        .series
        .iter()
        .flat_map(|series| series.points.iter().map(|point| &point.0))
        .collect();
    all.sort_by(|a, b| number(a).total_cmp(&number(b)));
    all.dedup();
    let values = all.iter().map(|x| number(x));
    let places = decimals(values, MOST_DECIMALS);
    let word = |x: &ChartX| match x {
        ChartX::Name(name) => name.clone(),
        ChartX::Date(date) => (text.date)(*date),
        ChartX::Number(value) => (text.number)(*value, places),
    };
    if all.len() < FEW {
        return all.into_iter().map(|x| (number(x), word(x))).collect();
    }
    if let (Some(ChartX::Date(first)), Some(ChartX::Date(last))) = (all.first(), all.last()) {
        let round = round(first.first, last.first).into_iter();
        let word = |(day, kind): (NaiveDate, TickKind)| {
            let precision = match kind {
                TickKind::Year => Precision::Year,
                TickKind::MonthYear | TickKind::Month => Precision::Month,
                TickKind::DayMonthYear | TickKind::DayMonth => Precision::Day,
            };
            let date = Date { first: day, precision, circa: false };
            (f64::from(day.num_days_from_ce()), (text.date)(date))
        };
        return round.map(word).collect();
    }
    let place = |x: Option<&&ChartX>| x.map_or(0.0, |x| number(x));
    let (from, to) = (place(all.first()), place(all.last()));
    let scale = nice(from, to, 6);
    let inside = scale.ticks.into_iter().filter(|&tick| tick >= from && tick <= to);
    inside.map(|tick| (tick, (text.number)(tick, scale.decimals))).collect()
}

/// Round days from one to another at even distances.
fn round(from: NaiveDate, to: NaiveDate) -> Vec<(NaiveDate, TickKind)> {
    let mut round = ticks(from, to);
    // The first tick is no round day but the beginning of the axis, unless both are the same.
    let even = match round[..] {
        [first, second, third, ..] => (second.0 - first.0) * 10 > (third.0 - second.0) * 9,
        _ => true,
    };
    if !(even && opens(&round[0])) {
        round.remove(0);
    }
    round
}

/// Whether a day is the first of what is printed at its tick.
fn opens(&(day, kind): &(NaiveDate, TickKind)) -> bool {
    match kind {
        TickKind::Year => day.ordinal() == 1,
        TickKind::MonthYear | TickKind::Month => day.day() == 1,
        TickKind::DayMonthYear | TickKind::DayMonth => true,
    }
}
