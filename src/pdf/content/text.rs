//! Runs of glyphs as text objects (ISO 32000-1, 9.4).
//!
//! All runs of a sequence that follow each other share one `BT` … `ET`, and go on where the one
//! before ends, or at a step from its start, in whole hundredths of a point. What most glyphs and
//! most spaces of a line are apart beyond their widths is said once for the line; what is left are
//! pairs that are kerned. Each glyph is held against its own place, so that no error adds up.
//!
//! Glyphs are shown in the order in which they are read (ISO 32000-1, 14.8.2.3.1). Those of a run
//! from right to left are therefore shown from the right, each with a step back to its own place,
//! which is the first of the two ways in 14.8.2.3.3. The second one, show strings in the reverse
//! order within `ReversedChars`, is hardly read by anybody. Poppler, which goes by places on the
//! page, finds such a run as well; of a ligature of two letters from right to left it turns the
//! letters round, in whichever order they are given, as it takes all text that a glyph stands for
//! to run from left to right. Readers that go by the standard get them as they are written.

use std::ops::Range;

use crate::font::FaceId;
use crate::geom::{Point, Pt};
use crate::page::{Cluster, Glyph, GlyphRun, Tag};
use crate::pdf::cmap::Width;
use crate::pdf::content::{Encoder, Matter, push_color};
use crate::pdf::font::Coded;
use crate::pdf::number::{
    hundredths, push_hundredths, push_thousandths, push_whole, thousandths,
};
use crate::pdf::sheet::Area;

/// Steps are multiples of this, in thousandths of the em: pairs that are kerned alike are then
/// the same text, which is deflated well. Most faces are kerned in such steps. Large type is set
/// to the thousandth.
const GRAIN: f64 = 5.0;

/// The size from which on type is large.
const LARGE: Pt = Pt(12.5);

/// How far a glyph may stand from its place, in grains: at ten points, a thirtieth of a point.
/// Errors do not add up: what a step lacks, the next one has.
const SLACK: f64 = 0.6;

/// How far from the end of a run the next one may begin to go on from there, in thousandths of
/// the em.
const NEAR: f64 = 1000.0;

/// How far above and below the baseline a line of text reaches, in shares of the em: for the
/// areas of figures only.
const REACH: (f64, f64) = (0.8, 0.25);

/// The part of the text state (ISO 32000-1, 9.3) that runs change.
#[derive(Debug)]
pub(super) struct State {
    font: Option<(FaceId, i64)>,
    /// Thousandths of a percent.
    scale: i64,
    /// Thousandths of a point.
    rise: i64,
    /// What follows every glyph, in thousandths of a point.
    spacing: i64,
    /// What follows every space besides, in thousandths of a point.
    words: i64,
    /// The start of the line, in hundredths of a point; [`State::restart`] resets it.
    line: (i64, i64),
    /// Where the next glyph would stand, in points, and on which baseline, in hundredths.
    pen: Option<(f64, i64)>,
    /// Room to find out what most glyphs of a run are apart.
    steps: Vec<i32>,
}

impl Default for State {
    fn default() -> State {
        let (rise, spacing, words) = (0, 0, 0);
        State {
            font: None,
            scale: 100_000,
            rise,
            spacing,
            words,
            line: (0, 0),
            pen: None,
            steps: Vec::new(),
        }
    }
}

impl Encoder<'_> {
    /// Writes a run: those of its glyphs whose codes say what they stand for as they are, the
    /// others in sequences of their own.
    pub(super) fn run(&mut self, at: Point, tag: Tag, run: &GlyphRun) {
        let codes = self.shared.codes;
        let Some(coded) = codes.face(run.face) else {
            return;
        };
        let mut sheaf = std::mem::take(&mut self.sheaf);
        sheaf.gather(run, coded);
        for piece in &sheaf.pieces {
            match (tag, &piece.replacement) {
                (Tag::Node(node), Some(text)) => self.begin_replaced(node, text),
                // An artifact is not read, so there is nobody to be told.
                (Tag::Artifact(_), Some(_)) | (_, None) => self.begin(tag, Matter::Text),
            }
            if matches!(tag, Tag::Artifact(_)) {
                // Pieces of furniture are told apart by their places.
                self.state.pen = None;
            }
            self.piece(at, run, coded, &sheaf.puts[piece.puts.clone()]);
        }
        self.sheaf = sheaf;
    }

    /// Writes a piece of a run into the open text object.
    fn piece(&mut self, at: Point, run: &GlyphRun, coded: &Coded, puts: &[Put]) {
        let baseline = (self.height - at.y).0;
        let unit = run.size.0 / 1000.0 * run.expansion;
        let place = |units: i32| at.x.0 + unit * f64::from(units);
        self.cover(|| {
            let (left, right) = extent(puts);
            Area {
                left: place(left),
                bottom: baseline - run.size.0 * REACH.1,
                right: place(right),
                top: baseline + run.size.0 * REACH.0,
            }
        });
        self.begin_text();
        if self.fill != run.fill {
            self.fill = run.fill;
            push_color(&mut self.text, run.fill, "rg\n");
        }
        self.state.enter(&mut self.text, run, coded);
        let spread = self.state.spread(&mut self.text, run.size, puts);
        let Some(first) = puts.first() else {
            return;
        };
        let pen = self.state.step(&mut self.text, place(first.left()), baseline, unit);
        let state = &self.state;
        let after = |length: i64| length as f64 / 1000.0 * (state.scale as f64 / 100_000.0);
        let after = (after(state.spacing), after(state.spacing + state.words));
        let mut show = Show {
            out: &mut self.text,
            state: &mut self.state,
            size: run.size,
            codes: coded.code_width(),
            spread,
            after,
            unit,
            pen,
            before: None,
            items: std::mem::take(&mut self.items),
            has_steps: false,
            in_string: false,
        };
        for put in puts {
            show.glyph(put, place(put.left()));
        }
        show.leave();
        let Show { pen, items, .. } = show;
        self.items = items;
        self.state.pen = Some((pen, hundredths(baseline)));
    }
}

/// A glyph of a run.
#[derive(Clone, Copy, Debug)]
struct Put {
    glyph: Glyph,
    code: u16,
    /// The width that the font states for the code, in thousandths of the em.
    width: i32,
    /// Whether word spacing applies to it.
    is_space: bool,
    /// How far from the left end of the run its place is, in thousandths of the em.
    origin: i32,
}

impl Put {
    /// Where it is drawn from, from the left end of the run.
    fn left(&self) -> i32 {
        self.origin + i32::from(self.glyph.x)
    }
}

/// Glyphs of a run that are shown one after the other.
#[derive(Debug)]
struct Piece {
    /// Where they are in the sheaf.
    puts: Range<usize>,
    /// What they stand for, where their codes do not say it.
    replacement: Option<String>,
}

/// From where to where some glyphs go.
fn extent(puts: &[Put]) -> (i32, i32) {
    let ends = puts.iter().map(|put| (put.origin, put.origin + put.glyph.advance));
    ends.reduce(|one, other| (one.0.min(other.0), one.1.max(other.1))).unwrap_or_default()
}

/// The glyphs of the run at hand. One sheaf serves all runs of a page.
#[derive(Debug, Default)]
pub(super) struct Sheaf {
    puts: Vec<Put>,
    pieces: Vec<Piece>,
}

impl Sheaf {
    /// Takes a run, as it is read, cut where codes begin or cease to say what they stand for.
    fn gather(&mut self, run: &GlyphRun, coded: &Coded) {
        self.puts.clear();
        self.pieces.clear();
        let mut end = 0;
        let clusters = run.clusters().map(|cluster| {
            let start = end;
            end += cluster.glyphs.map(|glyph| glyph.advance).sum::<i32>();
            (start, cluster)
        });
        if run.is_right_to_left() {
            let clusters: Vec<_> = clusters.collect();
            clusters.into_iter().rev().for_each(|cluster| self.add(cluster, coded));
        } else {
            clusters.for_each(|cluster| self.add(cluster, coded));
        }
    }

    fn add(&mut self, (start, cluster): (i32, Cluster<'_>), coded: &Coded) {
        let alone = cluster.glyphs.alone();
        let code = alone.and_then(|glyph| coded.code_for(glyph.id, cluster.text));
        let goes_on = |piece: &&mut Piece| piece.replacement.is_some() == code.is_none();
        let piece = match self.pieces.last_mut().filter(goes_on) {
            Some(piece) => piece,
            None => {
                let replacement = code.is_none().then(String::new);
                let puts = self.puts.len()..self.puts.len();
                self.pieces.push(Piece { puts, replacement });
                self.pieces.last_mut().expect("just added")
            }
        };
        if let Some(text) = &mut piece.replacement {
            text.push_str(cluster.text);
        }
        let mut origin = start;
        for glyph in cluster.glyphs {
            let code = code.unwrap_or_else(|| coded.code(glyph.id));
            let (width, is_space) = (coded.width(code), coded.is_space(code));
            self.puts.push(Put { glyph, code, width, is_space, origin });
            origin += glyph.advance;
        }
        piece.puts.end = self.puts.len();
    }
}

/// By how far glyphs stand apart beyond their own widths, in thousandths of the em.
#[derive(Clone, Copy, Debug, Default)]
struct Spread {
    /// All of them.
    glyphs: i32,
    /// Spaces, besides.
    spaces: i32,
}

impl Spread {
    /// That of a glyph.
    fn of(self, put: &Put) -> i32 {
        self.glyphs + if put.is_space { self.spaces } else { 0 }
    }
}

impl State {
    /// Begins a text object (9.4.1).
    pub(super) fn restart(&mut self) {
        self.line = (0, 0);
        self.pen = None;
    }

    fn enter(&mut self, out: &mut String, run: &GlyphRun, coded: &Coded) {
        let size = thousandths(run.size.0);
        if self.font != Some((run.face, size)) {
            self.font = Some((run.face, size));
            out.push('/');
            out.push_str(&coded.resource());
            out.push(' ');
            push_thousandths(out, size);
            out.push_str(" Tf\n");
        }
        set(out, &mut self.scale, thousandths(run.expansion * 100.0), " Tz\n");
    }

    /// Sets how far the glyphs of a piece are spread: a line that is stretched says so once.
    fn spread(&mut self, out: &mut String, size: Pt, puts: &[Put]) -> Spread {
        let length = |units: i32| thousandths(size.0 * f64::from(units) / 1000.0);
        #[expect(clippy::cast_possible_truncation, reason = "rounded, and shorter than a line")]
        let units = |length: i64| (length as f64 / size.0).round() as i32;
        let (glyphs, spaces) = (units(self.spacing), units(self.words));
        let usual =
            |steps: Option<Usual>, before| steps.map_or(before, |steps| steps.over(before));
        let steps = of_most(puts, (false, 6), &mut self.steps);
        let glyphs = usual(steps, glyphs);
        let steps = of_most(puts, (true, 3), &mut self.steps);
        let spaces = usual(steps.map(|steps| steps.less(glyphs)), spaces);
        set(out, &mut self.spacing, length(glyphs), " Tc\n");
        set(out, &mut self.words, length(spaces), " Tw\n");
        Spread { glyphs, spaces }
    }

    /// Goes to a place: on from where the pen is if that is near, or else by a step from the
    /// start of the line. Gives where the pen is then.
    fn step(&mut self, out: &mut String, x: f64, baseline: f64, unit: f64) -> f64 {
        let to = (hundredths(x), hundredths(baseline));
        let near = |(pen, line): &(f64, i64)| *line == to.1 && (x - pen).abs() < NEAR * unit;
        if let Some((pen, _)) = self.pen.filter(near) {
            return pen;
        }
        push_hundredths(out, to.0 - self.line.0);
        out.push(' ');
        push_hundredths(out, to.1 - self.line.1);
        out.push_str(" Td\n");
        self.line = to;
        to.0 as f64 / 100.0
    }
}

/// Sets a number of the state, in thousandths, unless it is set so.
fn set(out: &mut String, state: &mut i64, value: i64, operator: &str) {
    if *state != value {
        *state = value;
        push_thousandths(out, value);
        out.push_str(operator);
    }
}

/// By how far most of some glyphs stand apart from the next ones beyond their own widths, in
/// thousandths of the em.
#[derive(Clone, Copy, Debug)]
struct Usual {
    step: i32,
    /// Whether there are enough of them to tell glyphs that are spread from a few that are kerned.
    is_sure: bool,
}

impl Usual {
    /// What to set where `before` is set.
    fn over(self, before: i32) -> i32 {
        match self.is_sure {
            true => self.step,
            false if (self.step - before).abs() < self.step.abs() => before,
            false => 0,
        }
    }

    fn less(self, step: i32) -> Usual {
        Usual { step: self.step - step, ..self }
    }
}

/// What is usual for the spaces among some glyphs, or for all others, if there are any, and for
/// sure if there are at least `least`.
fn of_most(
    puts: &[Put],
    (spaces, least): (bool, usize),
    steps: &mut Vec<i32>,
) -> Option<Usual> {
    let followed = puts.split_last().map_or(puts, |(_, followed)| followed);
    let these = followed.iter().filter(|put| put.is_space == spaces);
    steps.clear();
    steps.extend(these.map(|put| put.glyph.advance - put.width));
    if steps.is_empty() {
        return None;
    }
    let (count, middle) = (steps.len(), steps.len() / 2);
    let (_, &mut step, _) = steps.select_nth_unstable(middle);
    Some(Usual { step, is_sure: count >= least })
}

/// A piece on its way into operators that show it.
struct Show<'a> {
    out: &'a mut String,
    state: &'a mut State,
    size: Pt,
    /// How codes are written.
    codes: Width,
    spread: Spread,
    /// What follows each glyph, and each space, on the page, in points.
    after: (f64, f64),
    /// A thousandth of the em on the page, in points.
    unit: f64,
    /// Where the next glyph would stand, in points.
    pen: f64,
    /// Where the glyph before ends, with what the line spreads it by, in thousandths of the em
    /// from the left end of the run.
    before: Option<i32>,
    /// Strings with the steps between them.
    items: String,
    has_steps: bool,
    in_string: bool,
}

impl Show<'_> {
    /// Shows a glyph at its place.
    fn glyph(&mut self, put: &Put, place: f64) {
        let rise = match put.glyph.y {
            0 => 0,
            y => thousandths(self.size.0 * f64::from(y) / 1000.0),
        };
        if self.state.rise != rise {
            self.leave();
            set(self.out, &mut self.state.rise, rise, " Ts\n");
        }
        let step = self.next_step((place - self.pen) / self.unit, put);
        if step != 0 {
            self.end_string();
            // Positive numbers go to the left (9.4.3).
            push_whole(&mut self.items, -i64::from(step));
            self.has_steps = true;
            self.pen += f64::from(step) * self.unit;
        }
        if !self.in_string {
            self.items.push('(');
            self.in_string = true;
        }
        self.codes.push(&mut self.items, put.code);
        self.before = Some(put.left() + put.width + self.spread.of(put));
        let (glyphs, spaces) = self.after;
        self.pen +=
            f64::from(put.width) * self.unit + if put.is_space { spaces } else { glyphs };
    }

    /// The step before the next glyph: what the pair is kerned by, which is the same wherever it
    /// stands, where that leads near enough to its place.
    fn next_step(&self, owed: f64, put: &Put) -> i32 {
        let kern = self.before.map_or(0, |before| put.left() - before);
        let grain = if self.size < LARGE { GRAIN } else { 1.0 };
        let whole = |step: f64| grain * (step / grain).round();
        let kern = if kern == 0 { 0.0 } else { whole(f64::from(kern)) };
        let step = if (owed - kern).abs() <= SLACK * grain { kern } else { whole(owed) };
        #[expect(clippy::cast_possible_truncation, reason = "whole, and shorter than a line")]
        let step = step as i32;
        step
    }

    fn end_string(&mut self) {
        if self.in_string {
            self.items.push(')');
            self.in_string = false;
        }
    }

    /// Shows what has been gathered.
    fn leave(&mut self) {
        self.end_string();
        if self.items.is_empty() {
            return;
        }
        if std::mem::take(&mut self.has_steps) {
            self.out.push('[');
            self.out.push_str(&self.items);
            self.out.push_str("]TJ\n");
        } else {
            self.out.push_str(&self.items);
            self.out.push_str("Tj\n");
        }
        self.items.clear();
    }
}
