//! Runs of glyphs as text objects (ISO 32000-1, 9.4).
//!
//! All runs of a sequence that follow each other share one `BT` … `ET`. Places are written as
//! steps from the run before, in whole hundredths of a point, so that no error adds up.
//!
//! Glyphs are shown in the order in which they are read (ISO 32000-1, 14.8.2.3.1). Those of a run
//! from right to left are therefore shown from the right, each with a step back to its own place,
//! which is the first of the two ways in 14.8.2.3.3. The second one, show strings in the reverse
//! order within `ReversedChars`, is hardly read by anybody. Poppler, which goes by places on the
//! page, finds such a run as well; of a ligature of two letters from right to left it turns the
//! letters round, in whichever order they are given, as it takes all text that a glyph stands for
//! to run from left to right. Readers that go by the standard get them as they are written.

use crate::font::FaceId;
use crate::geom::{Point, Pt};
use crate::page::{Cluster, Glyph, GlyphRun, Tag};
use crate::pdf::content::{Area, Encoder, Matter, push_color};
use crate::pdf::font::Coded;
use crate::pdf::number::{
    hundredths, push_hex, push_hundredths, push_integer, push_thousandths, thousandths,
};

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
    /// The start of the line, in hundredths of a point; [`State::restart`] resets it.
    line: (i64, i64),
}

impl Default for State {
    fn default() -> State {
        State { font: None, scale: 100_000, rise: 0, spacing: 0, line: (0, 0) }
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
        for piece in pieces(run, coded) {
            match (tag, &piece.replacement) {
                (Tag::Node(node), Some(text)) => self.begin_replaced(node, text),
                // An artifact is not read, so there is nobody to be told.
                (Tag::Artifact(_), Some(_)) | (_, None) => self.begin(tag, Matter::Text),
            }
            self.piece(at, run, coded, &piece);
        }
    }

    /// Writes a piece of a run into the open text object.
    fn piece(&mut self, at: Point, run: &GlyphRun, coded: &Coded, piece: &Piece) {
        let baseline = (self.height - at.y).0;
        let place =
            |units: i32| (at.x + run.size * (f64::from(units) / 1000.0 * run.expansion)).0;
        let (left, right) = piece.extent();
        self.cover(Area {
            left: place(left),
            bottom: baseline - run.size.0 * REACH.1,
            right: place(right),
            top: baseline + run.size.0 * REACH.0,
        });
        self.begin_text();
        if self.fill != run.fill {
            self.fill = run.fill;
            push_color(&mut self.text, run.fill);
        }
        self.state.enter(&mut self.text, run, coded);
        let mut pen = piece.glyphs.first().map_or(0, |first| first.origin);
        self.state.step(&mut self.text, (hundredths(place(pen)), hundredths(baseline)));
        let tracking = tracking(piece, coded);
        self.state
            .space(&mut self.text, thousandths(run.size.0 * f64::from(tracking) / 1000.0));
        let mut show = Show {
            out: &mut self.text,
            state: &mut self.state,
            size: run.size,
            coded,
            tracking,
            kern: 0,
            steps: [0; 4],
            place: Place::Outside,
        };
        for Put { glyph, code, origin } in &piece.glyphs {
            // From right to left the next glyph is not where this one ends.
            show.kern += pen - origin;
            show.glyph(*glyph, *code);
            pen = origin + glyph.advance;
        }
        show.leave();
    }
}

/// A glyph of a run.
#[derive(Clone, Copy, Debug)]
struct Put {
    glyph: Glyph,
    code: u16,
    /// How far from the left end of the run its place is, in thousandths of the em.
    origin: i32,
}

/// Glyphs of a run that are shown one after the other.
#[derive(Debug)]
struct Piece {
    glyphs: Vec<Put>,
    /// What they stand for, where their codes do not say it.
    replacement: Option<String>,
}

impl Piece {
    /// From where to where it goes.
    fn extent(&self) -> (i32, i32) {
        let ends = self.glyphs.iter().map(|put| (put.origin, put.origin + put.glyph.advance));
        ends.reduce(|one, other| (one.0.min(other.0), one.1.max(other.1))).unwrap_or_default()
    }
}

/// Cuts a run, as it is read, where codes begin or cease to say what they stand for.
fn pieces(run: &GlyphRun, coded: &Coded) -> Vec<Piece> {
    let mut end = 0;
    let mut clusters: Vec<(i32, Cluster<'_>)> = run
        .clusters()
        .map(|cluster| {
            let start = end;
            end += cluster.glyphs.iter().map(|glyph| glyph.advance).sum::<i32>();
            (start, cluster)
        })
        .collect();
    if run.is_right_to_left() {
        clusters.reverse();
    }
    let mut pieces: Vec<Piece> = Vec::new();
    for (start, cluster) in clusters {
        let code = match cluster.glyphs {
            [glyph] => coded.code_for(glyph.id, cluster.text),
            _ => None,
        };
        let goes_on = |piece: &&mut Piece| piece.replacement.is_some() == code.is_none();
        let piece = match pieces.last_mut().filter(goes_on) {
            Some(piece) => piece,
            None => {
                let replacement = code.is_none().then(String::new);
                pieces.push(Piece { glyphs: Vec::new(), replacement });
                pieces.last_mut().expect("just added")
            }
        };
        if let Some(text) = &mut piece.replacement {
            text.push_str(cluster.text);
        }
        let mut origin = start;
        for &glyph in cluster.glyphs {
            let code = code.unwrap_or_else(|| coded.code(glyph.id));
            piece.glyphs.push(Put { glyph, code, origin });
            origin += glyph.advance;
        }
    }
    pieces
}

impl State {
    /// Begins a text object (9.4.1).
    pub(super) fn restart(&mut self) {
        self.line = (0, 0);
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
        let scale = thousandths(run.expansion * 100.0);
        if self.scale != scale {
            self.scale = scale;
            push_thousandths(out, scale);
            out.push_str(" Tz\n");
        }
    }

    /// Sets what follows every glyph.
    fn space(&mut self, out: &mut String, spacing: i64) {
        if self.spacing != spacing {
            self.spacing = spacing;
            push_thousandths(out, spacing);
            out.push_str(" Tc\n");
        }
    }

    fn step(&mut self, out: &mut String, to: (i64, i64)) {
        push_hundredths(out, to.0 - self.line.0);
        out.push(' ');
        push_hundredths(out, to.1 - self.line.1);
        out.push_str(" Td\n");
        self.line = to;
    }
}

/// By how far most glyphs of a piece stand apart from the next one beyond their own widths: a line
/// that is stretched says so once. Lines that are hardly stretched keep what was set.
fn tracking(piece: &Piece, coded: &Coded) -> i32 {
    const LEAST: usize = 6;
    let mut steps: Vec<i32> =
        piece.glyphs.iter().map(|put| put.glyph.advance - coded.width(put.code)).collect();
    steps.sort_unstable();
    let middle = steps.get(steps.len() / 2).copied().unwrap_or(0);
    if steps.len() < LEAST || middle.abs() <= SLACK { 0 } else { middle }
}

/// How far a glyph may stand from its place, in thousandths of the em: at ten points, a
/// fiftieth of a point. Errors do not add up: what a step lacks, the next one has.
const SLACK: i32 = 2;

/// Where in a `TJ` the writing stands.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Place {
    Outside,
    InArray,
    InString,
}

/// A piece on its way into `TJ` operators.
struct Show<'a> {
    out: &'a mut String,
    state: &'a mut State,
    size: Pt,
    coded: &'a Coded,
    /// What follows every glyph, in thousandths of the em.
    tracking: i32,
    /// The newest steps: one of them is taken again where it will do, since what repeats is
    /// deflated well.
    steps: [i32; 4],
    /// The step to the left that the next glyph needs, in thousandths of the em.
    kern: i32,
    place: Place,
}

impl Show<'_> {
    /// Shows a glyph by its code.
    fn glyph(&mut self, glyph: Glyph, code: u16) {
        let rise = thousandths(self.size.0 * f64::from(glyph.y) / 1000.0);
        if self.state.rise != rise {
            self.leave();
            self.state.rise = rise;
            push_thousandths(self.out, rise);
            self.out.push_str(" Ts\n");
        }
        self.kern -= i32::from(glyph.x);
        if self.place == Place::Outside {
            self.out.push('[');
            self.place = Place::InArray;
        }
        let step = self.next_step();
        if step != 0 {
            self.end_string();
            if step < 0 {
                self.out.push('-');
            }
            push_integer(self.out, u64::from(step.unsigned_abs()));
        }
        if self.place == Place::InArray {
            self.out.push('<');
            self.place = Place::InString;
        }
        push_hex(self.out, code);
        // Kept: what the step before was short of.
        self.kern -= step;
        self.kern +=
            self.coded.width(code) + self.tracking - glyph.advance + i32::from(glyph.x);
    }

    /// The step before the next glyph: nothing, or one of the newest, where that is near enough.
    fn next_step(&mut self) -> i32 {
        let near = |step: &&i32| (self.kern - **step).abs() <= SLACK;
        if near(&&0) {
            return 0;
        }
        if let Some(&step) = self.steps.iter().find(near) {
            return step;
        }
        self.steps.rotate_right(1);
        self.steps[0] = self.kern;
        self.kern
    }

    fn end_string(&mut self) {
        if self.place == Place::InString {
            self.out.push('>');
            self.place = Place::InArray;
        }
    }

    /// Ends the open `TJ`. The step that is still owed waits for the next one.
    fn leave(&mut self) {
        self.end_string();
        if self.place == Place::InArray {
            self.out.push_str("]TJ\n");
            self.place = Place::Outside;
        }
    }
}
