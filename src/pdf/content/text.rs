//! Runs of glyphs as text objects (ISO 32000-1, 9.4).
//!
//! All runs of a sequence that follow each other share one `BT` … `ET`. Places are written as
//! steps from the run before, in whole hundredths of a point, so that no error adds up.

use crate::font::FaceId;
use crate::geom::{Point, Pt};
use crate::page::{Glyph, GlyphRun};
use crate::pdf::content::{Area, Encoder, push_color};
use crate::pdf::font::{Coded, clusters};
use crate::pdf::number::{
    hundredths, push_hex, push_hundredths, push_integer, push_thousandths, push_utf16,
    thousandths,
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
    /// Writes a run into the open text object.
    pub(super) fn run(&mut self, at: Point, run: &GlyphRun) {
        let Some(coded) = self.codes.face(run.face) else {
            return;
        };
        let baseline = (self.height - at.y).0;
        self.cover(Area {
            left: at.x.0,
            bottom: baseline - run.size.0 * REACH.1,
            right: (at.x + run.width()).0,
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
        show.run(run);
    }
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

/// A run on its way into `TJ` operators.
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
    fn run(&mut self, run: &GlyphRun) {
        // Where the open span begins, and what it stands for.
        let mut span: Option<(usize, String)> = None;
        for cluster in clusters(run) {
            let says_so = match cluster.glyphs {
                [glyph] => self.coded.text(self.coded.code(glyph.id)) == cluster.text,
                _ => false,
            };
            if says_so {
                self.end_span(span.take());
            } else if let Some((_, text)) = &mut span {
                text.push_str(cluster.text);
            } else {
                self.leave();
                span = Some((self.out.len(), cluster.text.to_owned()));
            }
            for glyph in cluster.glyphs {
                self.glyph(*glyph);
            }
        }
        self.end_span(span);
        self.leave();
    }

    /// Puts the glyphs since the start of a span into a sequence with replacement text
    /// (ISO 32000-1, 14.9.4).
    fn end_span(&mut self, span: Option<(usize, String)>) {
        let Some((start, text)) = span else {
            return;
        };
        self.leave();
        let mut head = "/Span<</ActualText".to_owned();
        push_utf16(&mut head, &text);
        head.push_str(">>BDC\n");
        self.out.insert_str(start, &head);
        self.out.push_str("EMC\n");
    }

    fn glyph(&mut self, glyph: Glyph) {
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
        let code = self.coded.code(glyph.id);
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
