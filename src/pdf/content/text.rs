//! Runs of glyphs as text objects (ISO 32000-1, 9.4).
//!
//! All runs of a sequence that follow each other share one `BT` … `ET`. Places are written as
//! steps from the run before, in whole hundredths of a point, so that no error adds up.

use crate::font::FaceId;
use crate::geom::{Point, Pt};
use crate::page::{Glyph, GlyphRun, Tag};
use crate::pdf::content::{Area, Encoder, push_color};
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
    /// The start of the line, in hundredths of a point; [`State::enter`] resets it.
    line: (i64, i64),
}

impl Default for State {
    fn default() -> State {
        State { font: None, scale: 100_000, rise: 0, line: (0, 0) }
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
                (Tag::Artifact(_), Some(_)) | (_, None) => self.begin(tag),
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
        if self.text.is_empty() {
            self.text.push_str("BT\n");
            self.state.line = (0, 0);
        }
        if self.fill != run.fill {
            self.fill = run.fill;
            push_color(&mut self.text, run.fill);
        }
        self.state.enter(&mut self.text, run, coded);
        self.state.step(&mut self.text, (hundredths(at.x.0), hundredths(baseline)));
        let mut show = Show {
            out: &mut self.text,
            state: &mut self.state,
            size: run.size,
            coded,
            kern: 0,
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
fn pieces<'a>(run: &'a GlyphRun, coded: &Coded) -> Vec<Piece<'a>> {
    let mut pieces: Vec<Piece<'a>> = Vec::new();
    let mut start = 0;
    for cluster in clusters(run) {
        let code = match cluster.glyphs {
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
            text.push_str(cluster.text);
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

impl State {
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

    fn step(&mut self, out: &mut String, to: (i64, i64)) {
        push_hundredths(out, to.0 - self.line.0);
        out.push(' ');
        push_hundredths(out, to.1 - self.line.1);
        out.push_str(" Td\n");
        self.line = to;
    }
}

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
        if self.kern != 0 {
            self.end_string();
            if self.kern < 0 {
                self.out.push('-');
            }
            push_integer(self.out, u64::from(self.kern.unsigned_abs()));
        }
        if self.place == Place::InArray {
            self.out.push('<');
            self.place = Place::InString;
        }
        push_hex(self.out, code);
        self.kern = self.coded.width(code) - glyph.advance + i32::from(glyph.x);
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
