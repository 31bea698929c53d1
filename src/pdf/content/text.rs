//! Runs of glyphs as text objects (ISO 32000-1, 9.4).
//!
//! All runs of a sequence that follow each other share one `BT` … `ET`. Places are written as
//! steps from the run before, in whole hundredths of a point, so that no error adds up.

use unicode_bidi::{BidiClass, bidi_class};

use crate::font::FaceId;
use crate::geom::{Point, Pt};
use crate::page::{Glyph, GlyphRun, Tag};
use crate::pdf::content::{Area, Encoder, Matter, push_color};
use crate::pdf::font::{Coded, clusters};
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
        let mut units = 0;
        for piece in pieces(run, coded) {
            match (tag, &piece.replacement) {
                (Tag::Node(node), Some(text)) => self.begin_replaced(node, text),
                // An artifact is not read, so there is nobody to be told.
                (Tag::Artifact(_), Some(_)) | (_, None) => self.begin(tag, Matter::Text),
            }
            let start = run.size * (f64::from(units) / 1000.0 * run.expansion);
            self.piece(at + Point::new(start, Pt::ZERO), run, coded, &piece);
            units += piece.advance();
        }
    }

    /// Writes a piece of a run into the open text object.
    fn piece(&mut self, at: Point, run: &GlyphRun, coded: &Coded, piece: &Piece<'_>) {
        let baseline = (self.height - at.y).0;
        let width = run.size * (f64::from(piece.advance()) / 1000.0 * run.expansion);
        self.cover(Area {
            left: at.x.0,
            bottom: baseline - run.size.0 * REACH.1,
            right: (at.x + width).0,
            top: baseline + run.size.0 * REACH.0,
        });
        self.begin_text();
        if self.fill != run.fill {
            self.fill = run.fill;
            push_color(&mut self.text, run.fill);
        }
        self.state.enter(&mut self.text, run, coded);
        self.state.step(&mut self.text, (hundredths(at.x.0), hundredths(baseline)));
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
        for (glyph, code) in piece.glyphs.iter().zip(&piece.codes) {
            show.glyph(*glyph, *code);
        }
        show.leave();
    }
}

/// Glyphs of a run that follow each other.
#[derive(Debug)]
struct Piece<'a> {
    glyphs: &'a [Glyph],
    codes: Vec<u16>,
    /// What they stand for, where their codes do not say it.
    replacement: Option<String>,
}

impl Piece<'_> {
    fn advance(&self) -> i32 {
        self.glyphs.iter().map(|glyph| glyph.advance).sum()
    }
}

/// Cuts a run where codes begin or cease to say what they stand for.
///
/// A run from right to left holds its text in the order of its glyphs, from the left, which is how
/// readers expect to find it: poppler turns it round, the insides of a cluster and of a replacement
/// included. So these are given turned round as well.
fn pieces<'a>(run: &'a GlyphRun, coded: &Coded) -> Vec<Piece<'a>> {
    let turned = is_right_to_left(&run.text);
    let mut pieces: Vec<Piece<'a>> = Vec::new();
    let mut start = 0;
    for cluster in clusters(run) {
        let code = match cluster.glyphs {
            [_] if turned && cluster.text.chars().nth(1).is_some() => None,
            [glyph] => coded.code_for(glyph.id, cluster.text),
            _ => None,
        };
        let goes_on = |piece: &&mut Piece<'a>| piece.replacement.is_some() == code.is_none();
        let end = start + cluster.glyphs.len();
        let piece = match pieces.last_mut().filter(goes_on) {
            Some(piece) => piece,
            None => {
                let replacement = code.is_none().then(String::new);
                pieces.push(Piece { glyphs: &[], codes: Vec::new(), replacement });
                pieces.last_mut().expect("just added")
            }
        };
        if let Some(text) = &mut piece.replacement {
            if turned {
                text.extend(cluster.text.chars().rev());
            } else {
                text.push_str(cluster.text);
            }
        }
        match code {
            Some(code) => piece.codes.push(code),
            None => piece.codes.extend(cluster.glyphs.iter().map(|glyph| coded.code(glyph.id))),
        }
        piece.glyphs = &run.glyphs[end - piece.codes.len()..end];
        start = end;
    }
    pieces
}

/// Whether a run is written from right to left: all of a run has one direction (UAX #9), and only
/// such a run has letters of it.
fn is_right_to_left(text: &str) -> bool {
    text.chars().any(|letter| {
        letter >= '\u{590}' && matches!(bidi_class(letter), BidiClass::R | BidiClass::AL)
    })
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
fn tracking(piece: &Piece<'_>, coded: &Coded) -> i32 {
    const LEAST: usize = 6;
    let mut steps: Vec<i32> = piece
        .glyphs
        .iter()
        .zip(&piece.codes)
        .map(|(glyph, code)| glyph.advance - coded.width(*code))
        .collect();
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
