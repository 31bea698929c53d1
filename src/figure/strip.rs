//! The strip of time on page one: what happened from first to last, drawn to scale.
//!
//! Events stand as marks on an axis, ranges as bars, what is circa as open marks and bars. Where
//! marks would lie on each other they are gathered into fine strokes. The labels of key events
//! hang beside thin poles and never touch. Knows no dossier and makes no words.

mod place;
mod ticks;

pub use ticks::{TickKind, ticks};

use chrono::{Datelike, NaiveDate};

use crate::figure::Pen;
use crate::figure::label::{CAPITAL, Label, Words};
use crate::figure::marks::{self, Mark};
use crate::figure::strip::place::{Extent, Flag, Ground, Side, Spot, place};
use crate::geom::{Point, Pt, Size};
use crate::page::{Frame, Tag};
use crate::paint::{Shape, Stroke, rectangle};
use crate::text::{Align, Style};
use crate::theme::StripLook;

/// An event on the strip.
#[derive(Clone, Debug, PartialEq)]
pub struct StripEvent {
    /// The day it begins, as [`day`] counts.
    pub start: f64,
    /// The end of its last day, of a range or of a date that is only known to the month or year.
    pub end: Option<f64>,
    /// Whether the date is circa.
    pub circa: bool,
    /// Its kind.
    pub kind: Mark,
    /// What it is called; key events have a label.
    pub label: Option<String>,
    /// Whether its label stands out and is the last to be left out.
    pub strong: bool,
}

/// A strip of time.
#[derive(Clone, Debug, PartialEq)]
pub struct Strip {
    /// Its first day.
    pub from: NaiveDate,
    /// Its last day.
    pub to: NaiveDate,
    /// What happened, in any order.
    pub events: Vec<StripEvent>,
    /// What is printed at ticks, made of [`ticks()`].
    pub ticks: Vec<(NaiveDate, String)>,
}

/// The number of a day as [`StripEvent`] counts them.
#[must_use]
pub fn day(date: NaiveDate) -> f64 {
    f64::from(date.num_days_from_ce())
}

/// How many lanes there may be; bars beyond share the last.
const LANES: usize = 3;

/// Labels shorter than this are not cut.
const LEAST_CUT: Pt = Pt(100.0);

/// How close small marks may come, in shares of their size, before they are gathered.
const CROWDED: f64 = 0.8;

/// Events whose poles are no further apart look like one.
const ONE_POLE: Pt = Pt(1.6);

/// How many events on one pole are gathered into one label of as many lines, in order of time.
const GATHERED: usize = 3;

/// What it costs to leave out a label, and a strong one: more than any place costs.
const WORTH: (f64, f64) = (40.0, 400.0);

/// An event with its place.
#[derive(Clone, Debug)]
struct Bead<'a> {
    event: &'a StripEvent,
    /// Where the mark and the pole stand.
    x: Pt,
    /// From where to where the bar goes.
    bar: Option<(Pt, Pt)>,
    lane: usize,
    form: Form,
}

/// How large an event is drawn.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Form {
    /// As a mark of an event with a label.
    Key,
    /// As a smaller mark, because others with labels are near.
    Crowded,
    /// As a smaller mark without a label.
    Small,
    /// As a fine stroke among others.
    Stroke,
}

/// The labels of a strip in their places. A strip that is drawn again, on paper with other leading,
/// mostly has them where they were.
#[derive(Debug, Default)]
pub struct Labels(Option<(Paper, Vec<Flown>)>);

/// What the places of labels depend on besides the strip.
#[derive(Clone, Copy, Debug, PartialEq)]
struct Paper {
    style: Style,
    tag: Tag,
    width: Pt,
    rows: u32,
}

impl Labels {
    /// Draws a strip, the same each time. Its height is a whole number of steps.
    #[must_use]
    pub fn strip(&mut self, pen: &mut Pen<'_>, strip: &Strip, width: Pt) -> Frame {
        let look = &pen.theme.figures.strip;
        let mut beads = beads(look, strip, width);
        let lanes = assign_lanes(&mut beads);
        let style = pen.theme.styles.drawn;
        let raised = look.rise + look.lane * lanes;
        let room = pen.theme.page.steps(look.most_steps) - look.below - raised;
        #[expect(
            clippy::cast_possible_truncation,
            clippy::cast_sign_loss,
            reason = "a few rows"
        )]
        let rows = (room / Label::pitch(&style)).floor().max(0.0) as u32;
        let paper = Paper { style, tag: pen.tag, width, rows };
        let flags = match &self.0 {
            Some((known, flags)) if *known == paper => flags.clone(),
            _ => {
                let flags = flags(pen, &beads, style, (width, rows));
                self.0 = Some((paper, flags.clone()));
                flags
            }
        };
        gather(look, &mut beads, &flags);
        let top = flags.iter().map(|flag| flag.spot.top).max().unwrap_or(0);
        let step = pen.theme.page.step();
        let above = (raised + Label::pitch(&style) * f64::from(top)).max(look.mark);
        let height = step * ((above + look.below) / step - 1e-6).ceil();
        let mut frame = Frame::new(Size::new(width, height));
        let axis = height - look.below;
        draw_axis(pen, strip, axis, &mut frame);
        draw_flags(pen, (flags, &beads), (axis, raised, style), &mut frame);
        draw_beads(pen, &beads, axis, &mut frame);
        frame
    }
}

/// Where a day stands.
fn at(strip: &Strip, (inset, width): (Pt, Pt), days: f64) -> Pt {
    let (from, to) = (day(strip.from), day(strip.to) + 1.0);
    let share = ((days - from) / (to - from).max(1.0)).clamp(0.0, 1.0);
    inset + (width - inset * 2.0) * share
}

/// The events from left to right.
fn beads<'s>(look: &StripLook, strip: &'s Strip, width: Pt) -> Vec<Bead<'s>> {
    let at = |days| at(strip, (look.inset, width), days);
    let mut beads: Vec<Bead<'s>> = Vec::with_capacity(strip.events.len());
    for event in &strip.events {
        let from = at(event.start);
        let to = event.end.map_or(from, at);
        // A bar hidden by its own mark is none.
        let mark = if event.label.is_some() { look.mark } else { look.small };
        let shown = to - from > mark * 1.3;
        let bar = shown.then_some((from, to));
        // A range is named where it begins; a day only known to the month stands in its middle.
        let x = if shown { from + mark / 2.0 } else { (from + to) / 2.0 };
        beads.push(Bead { event, x, bar, lane: 0, form: Form::Small });
    }
    beads.sort_by(|a, b| a.x.0.total_cmp(&b.x.0));
    beads
}

/// Gives bars that overlap lanes of their own, and answers how many lanes lie above the axis.
fn assign_lanes(beads: &mut [Bead<'_>]) -> f64 {
    let mut order: Vec<usize> = (0..beads.len()).filter(|&i| beads[i].bar.is_some()).collect();
    let left = |index: usize| beads[index].bar.map_or(0.0, |bar| bar.0.0);
    order.sort_by(|&a, &b| left(a).total_cmp(&left(b)));
    let mut ends: Vec<Pt> = Vec::new();
    for index in order {
        let Some((from, to)) = beads[index].bar else { continue };
        let free = ends.iter().position(|&end| end + Pt(1.0) < from);
        let lane = free.unwrap_or(ends.len()).min(LANES - 1);
        beads[index].lane = lane;
        match ends.get_mut(lane) {
            Some(end) => *end = end.max(to),
            None => ends.push(to),
        }
    }
    #[expect(clippy::cast_precision_loss, reason = "at most two")]
    let above = ends.len().saturating_sub(1) as f64;
    above
}

/// Gives marks their sizes: events whose labels were placed large ones, unless they crowd each
/// other; of the others, those that lie on each other or under a large mark become strokes.
fn gather(look: &StripLook, beads: &mut [Bead<'_>], flags: &[Flown]) {
    let keys: Vec<Pt> = flags.iter().map(|flag| beads[flag.bead].x).collect();
    for (index, flag) in flags.iter().enumerate() {
        let x = keys[index];
        let alone = keys.iter().filter(|&&key| (key - x).abs() < look.mark).count() == 1;
        beads[flag.bead].form = if alone { Form::Key } else { Form::Crowded };
    }
    let small: Vec<usize> = (0..beads.len())
        .filter(|&index| beads[index].form == Form::Small && beads[index].bar.is_none())
        .collect();
    let near = |a: &Bead<'_>, b: &Bead<'_>| b.x - a.x < look.small * CROWDED;
    for chain in small.chunk_by(|&a, &b| near(&beads[a], &beads[b])).collect::<Vec<_>>() {
        for &index in chain {
            let x = beads[index].x;
            let hidden =
                keys.iter().any(|&key| (key - x).abs() < (look.mark + look.small) * 0.4);
            if chain.len() > 1 || hidden {
                beads[index].form = Form::Stroke;
            }
        }
    }
}

/// A label with its place.
#[derive(Clone, Debug)]
struct Flown {
    label: Label,
    spot: Spot,
    /// The index of its event.
    bead: usize,
}

/// Sets and places the labels.
fn flags(
    pen: &mut Pen<'_>,
    beads: &[Bead<'_>],
    style: Style,
    (width, rows): (Pt, u32),
) -> Vec<Flown> {
    let mut flags = Vec::new();
    let mut settings = Vec::new();
    for group in bundles(beads) {
        let Some(&first) = group.first() else { continue };
        let strong = beads[first].event.strong;
        let mut labels = Vec::new();
        for &index in &group {
            let Some(text) = &beads[index].event.label else { continue };
            let style = style_of(pen, beads[index].event, style);
            labels.push(match group.len() {
                1 => ways(pen, text, style, width),
                _ => vec![(Label::within(pen, text, style, width * 0.4), 0.0)],
            });
        }
        let ways = labels.into_iter().reduce(|above, below| {
            let pairs = above.into_iter().zip(below);
            pairs.map(|((one, cost), (other, _))| (one.over(other), cost)).collect()
        });
        let Some(labels) = ways else { continue };
        let extents = labels.iter().map(|(label, cost)| Extent {
            width: label.width,
            rows: u32::try_from(label.lines()).unwrap_or(u32::MAX),
            cost: *cost,
        });
        let worth = if strong { WORTH.1 } else { WORTH.0 };
        flags.push(Flag { pole: beads[first].x, extents: extents.collect(), worth });
        settings.push((first, labels));
    }
    let StripLook { hang, clear, pass, .. } = pen.theme.figures.strip;
    let ground = Ground { width, rows, hang, clear, pass };
    let spots = place(&flags, &ground);
    let flown = settings.into_iter().zip(spots).filter_map(|((bead, mut labels), spot)| {
        let spot = spot?;
        Some(Flown { label: labels.swap_remove(spot.extent).0, spot, bead })
    });
    flown.collect()
}

/// The events that share a label, from left to right: mostly one. Of a dense cluster the first, one
/// in the middle and the last are named.
fn bundles(beads: &[Bead<'_>]) -> Vec<Vec<usize>> {
    let mut bundles: Vec<Vec<usize>> = Vec::new();
    for (index, bead) in beads.iter().enumerate() {
        if bead.event.label.is_none() {
            continue;
        }
        let near = |first: &usize| {
            let first = &beads[*first];
            bead.x - first.x < ONE_POLE && !first.event.strong && !bead.event.strong
        };
        match bundles.last_mut().filter(|bundle| bundle.first().is_some_and(near)) {
            Some(bundle) => bundle.push(index),
            None => bundles.push(vec![index]),
        }
    }
    let split = |bundle: Vec<usize>| match bundle.len() {
        0..GATHERED => bundle.into_iter().map(|index| vec![index]).collect(),
        count => {
            let at = |turn: usize| bundle[turn * (count - 1) / (GATHERED - 1)];
            vec![(0..GATHERED).map(at).collect::<Vec<usize>>()]
        }
    };
    bundles.into_iter().flat_map(split).collect()
}

fn style_of(pen: &Pen<'_>, event: &StripEvent, style: Style) -> Style {
    let colors = &pen.theme.colors;
    if event.strong { style.color(colors.blue).semibold() } else { style.color(colors.ink) }
}

/// The ways to set a label, each with what it costs beside the room that it takes.
fn ways(pen: &mut Pen<'_>, text: &str, style: Style, width: Pt) -> Vec<(Label, f64)> {
    let mut ways = Vec::new();
    let mut words = Words::new(pen, text, style);
    let whole = words.line(pen);
    let wide = whole.width;
    // A line longer than this share of the strip is hard to tie to its pole.
    if wide < width * 0.45 {
        ways.push((whole.clone(), 0.0));
    }
    for (lines, least, cost) in [(2, Pt(56.0), 0.5), (3, Pt(110.0), 1.5)] {
        if wide > least {
            let set = words.spread(pen, (width * 0.4, lines));
            ways.extend(set.map(|label| (label, cost)));
        }
    }
    // Cut when nothing else is left, unless so little would stay that it says nothing.
    let room = (wide * 0.7).min(width * 0.3);
    if wide > LEAST_CUT {
        ways.push((words.block(pen, (room / 1.6, 2)), 16.0));
        ways.push((words.block(pen, (room, 1)), 14.0));
    } else if ways.is_empty() {
        ways.push((words.block(pen, (width * 0.45, 1)), 14.0));
    }
    ways
}

/// Draws the axis with its ticks.
fn draw_axis(pen: &mut Pen<'_>, strip: &Strip, axis: Pt, frame: &mut Frame) {
    let width = frame.size.width;
    let (look, style) = (&pen.theme.figures.strip, pen.theme.styles.axis);
    let place = |date| at(strip, (look.inset, width), day(date));
    let set: Vec<(Pt, Label)> = strip
        .ticks
        .iter()
        .map(|(date, text)| (place(*date), Label::line(pen, text, style)))
        .collect();
    let shown = thin(look, &set, width);
    for (index, (x, label)) in set.into_iter().enumerate() {
        let labelled = shown.contains(&index);
        if index == 0 && !labelled && strip.ticks.len() > 1 {
            continue;
        }
        // The first stands at the very edge.
        let x = if index == 0 { look.tick.width / 2.0 } else { x };
        let end = axis + if labelled { look.tick_baseline } else { look.tick_length };
        pen.draw(frame, Shape::line(Point::new(x, axis), Point::new(x, end), look.tick));
        if labelled {
            label.put(
                Point::new(x + look.hang, axis + look.tick_baseline),
                Align::Start,
                frame,
            );
        }
    }
    let ends = (Point::new(Pt::ZERO, axis), Point::new(width, axis));
    pen.draw(frame, Shape::line(ends.0, ends.1, look.axis));
}

/// Which ticks are labelled: as many as can be without touching, at even distances; the first,
/// which says where the axis begins, if there is room before the others.
fn thin(look: &StripLook, set: &[(Pt, Label)], width: Pt) -> Vec<usize> {
    let end = |index: usize| set[index].0 + look.hang + set[index].1.width;
    for stride in 1..=set.len() {
        let kept: Vec<usize> =
            (1..set.len()).step_by(stride).filter(|&index| end(index).fits(width)).collect();
        if kept.windows(2).any(|pair| end(pair[0]) + look.tick_gap > set[pair[1]].0) {
            continue;
        }
        let opens = kept.first().is_none_or(|&first| end(0) + look.tick_gap <= set[first].0);
        let opening = (opens && end(0).fits(width)).then_some(0);
        return opening.into_iter().chain(kept).collect();
    }
    Vec::new()
}

/// Draws labels and their poles.
fn draw_flags(
    pen: &Pen<'_>,
    (flags, beads): (Vec<Flown>, &[Bead<'_>]),
    (axis, raised, style): (Pt, Pt, Style),
    frame: &mut Frame,
) {
    let look = &pen.theme.figures.strip;
    for Flown { label, spot, bead } in flags {
        let bead = &beads[bead];
        let baseline = axis - raised - Label::pitch(&style) * f64::from(spot.top - 1);
        let top = Point::new(bead.x, baseline - style.size * CAPITAL);
        let foot = Point::new(bead.x, height_of(look, bead, axis));
        pen.draw(frame, Shape::line(top, foot, look.pole));
        let align = match spot.side {
            Side::Left => Align::End,
            Side::Right => Align::Start,
        };
        label.put(Point::new(spot.left, baseline), align, frame);
    }
}

/// The height of an event's mark and bar.
fn height_of(look: &StripLook, bead: &Bead<'_>, axis: Pt) -> Pt {
    #[expect(clippy::cast_precision_loss, reason = "at most two")]
    let lane = bead.lane as f64;
    axis - look.lane * lane
}

/// Draws bars, then strokes, then small marks, then those with labels, so that what matters
/// most lies on top.
fn draw_beads(pen: &Pen<'_>, beads: &[Bead<'_>], axis: Pt, frame: &mut Frame) {
    let (colors, look) = (&pen.theme.colors, &pen.theme.figures.strip);
    for bead in beads {
        let Some((from, to)) = bead.bar else { continue };
        let color = bead.event.kind.color(colors);
        let y = height_of(look, bead, axis);
        let extent = Size::new(to - from, look.bar);
        let path = rectangle(Point::new(from, y - look.bar / 2.0), extent);
        let (fill, stroke) = if bead.event.circa {
            (colors.white, Some(Stroke::solid(color, look.open_bar)))
        } else {
            (color, None)
        };
        pen.draw(frame, Shape { path, fill: Some(fill), stroke });
    }
    for form in [Form::Stroke, Form::Small, Form::Crowded, Form::Key] {
        for bead in beads.iter().filter(|bead| bead.form == form) {
            draw_mark(pen, bead, height_of(look, bead, axis), frame);
        }
    }
}

fn draw_mark(pen: &Pen<'_>, bead: &Bead<'_>, y: Pt, frame: &mut Frame) {
    let (colors, look) = (&pen.theme.colors, &pen.theme.figures.strip);
    let kind = bead.event.kind;
    let color = kind.color(colors);
    let center = Point::new(bead.x, y);
    let (size, halo) = match bead.form {
        Form::Key => (look.mark, look.halo),
        Form::Small | Form::Crowded => (look.small, look.small_halo),
        Form::Stroke => {
            let ends = (Point::new(bead.x, y - look.reach), Point::new(bead.x, y + look.reach));
            let stroke = Stroke::solid(color, look.gathered);
            return pen.draw(frame, Shape::line(ends.0, ends.1, stroke));
        }
    };
    pen.draw(frame, marks::halo(kind, center, (size, halo), colors.white));
    let shapes = if bead.event.circa {
        marks::open(kind, center, size, (color, colors.white))
    } else {
        marks::mark(kind, center, size, color)
    };
    pen.draw_all(frame, shapes);
}

#[cfg(test)]
mod tests;
