//! Words in drawings: set on one line or a few, measured by what is drawn, cut with an ellipsis
//! when there is no room. Knows nothing of where they will stand.

use crate::figure::Pen;
use crate::geom::{Point, Pt};
use crate::page::{Frame, GlyphRun, Item, Placed};
use crate::text::{Align, Line, Paragraph, Setting, Span, Style};

/// How far letters rise above the baseline and fall below it, in ems. Rounded up from the faces'
/// ascenders and descenders in the scripts at hand, accents excepted.
pub(super) const ASCENT: f64 = 0.74;
/// See [`ASCENT`].
pub(super) const DESCENT: f64 = 0.24;
/// The height of figures and capitals in the sans, in ems.
pub(super) const CAPITAL: f64 = 0.66;

/// The distance of baselines in a label of several lines, in ems.
const PITCH: f64 = 1.14;

/// A measure no line reaches.
const ENDLESS: Pt = Pt(1e6);

/// Set words.
#[derive(Clone, Debug)]
pub(super) struct Label {
    rows: Vec<Row>,
    pitch: Pt,
    /// How wide the widest line is drawn.
    pub(super) width: Pt,
}

/// A line of a label.
#[derive(Clone, Debug)]
struct Row {
    frame: Frame,
    left: Pt,
    width: Pt,
}

/// Words that may be set in several ways, shaped once.
#[derive(Debug)]
pub(super) struct Words<'t> {
    text: &'t str,
    style: Style,
    paragraph: Paragraph,
    /// On one line, once that has been asked for.
    line: Option<Label>,
}

impl<'t> Words<'t> {
    /// Shapes words.
    pub(super) fn new(pen: &mut Pen<'_>, text: &'t str, style: Style) -> Words<'t> {
        Words { text, style, paragraph: paragraph(pen, text, style), line: None }
    }

    /// Sets them on one line.
    pub(super) fn line(&mut self, pen: &mut Pen<'_>) -> &Label {
        self.line.get_or_insert_with(|| {
            let line = self.paragraph.one_line();
            Label::laid(pen, &self.paragraph, line.as_slice(), (self.style, ENDLESS))
        })
    }

    /// Sets them on at most `most` lines no wider than `room`, cut when need be.
    pub(super) fn block(&mut self, pen: &mut Pen<'_>, (room, most): (Pt, usize)) -> Label {
        let fits = |label: &Label| label.lines() <= most && label.width.fits(room);
        let whole = if most == 1 { self.line(pen).clone() } else { self.lines(pen, room) };
        if fits(&whole) {
            return whole;
        }
        let (style, guess) = (self.style, self.reaching(pen, (room, most)));
        let mut set = |part: &str| {
            let mut part = Words::new(pen, part, style);
            if most == 1 { part.line(pen).clone() } else { part.lines(pen, room) }
        };
        let cut = cut(self.text, guess, |part| fits(&set(part)));
        set(&cut)
    }

    /// Sets them on exactly `lines` lines of like length no wider than `room`, or not at all.
    pub(super) fn spread(
        &mut self,
        pen: &mut Pen<'_>,
        (room, lines): (Pt, usize),
    ) -> Option<Label> {
        let whole = self.line(pen).width;
        #[expect(clippy::cast_precision_loss, reason = "a handful of lines")]
        let share = whole / lines as f64;
        // From as narrow as can be to half as wide again: words are not all of one length.
        for widened in [1.02, 1.1, 1.2, 1.35, 1.5] {
            let measure = (share * widened).min(room);
            let broken = self.paragraph.lines(measure);
            if broken.len() != lines {
                continue;
            }
            let label = Label::laid(pen, &self.paragraph, &broken, (self.style, measure));
            if label.width.fits(measure) {
                return Some(label);
            }
        }
        None
    }

    /// Sets them on lines for a measure.
    fn lines(&self, pen: &mut Pen<'_>, measure: Pt) -> Label {
        let broken = self.paragraph.lines(measure);
        Label::laid(pen, &self.paragraph, &broken, (self.style, measure))
    }

    /// About how many characters so many lines of a width hold, with an ellipsis after them.
    fn reaching(&mut self, pen: &mut Pen<'_>, (room, most): (Pt, usize)) -> usize {
        let style = self.style;
        let line = self.line(pen);
        // Lines are seldom full but for the last, which ends where it is cut.
        #[expect(clippy::cast_precision_loss, reason = "a handful of lines")]
        let full = 1.0 + (most - 1) as f64 * FILLED;
        let room = room * full - style.size * ELLIPSIS;
        let (mut x, mut count) = (Pt::ZERO, 0);
        for run in line.rows.iter().flat_map(|row| &row.frame.items).filter_map(text_of) {
            for cluster in run.clusters() {
                let units: i32 = cluster.glyphs.map(|glyph| glyph.advance).sum();
                x += run.size * (f64::from(units) / 1000.0);
                if x > room {
                    return count;
                }
                count += cluster.text.chars().count();
            }
        }
        count
    }
}

/// How far lines of a cut label are filled but for the last, about.
const FILLED: f64 = 0.9;

/// How wide an ellipsis is, about, in ems.
const ELLIPSIS: f64 = 0.7;

impl Label {
    /// Sets words on one line.
    pub(super) fn line(pen: &mut Pen<'_>, text: &str, style: Style) -> Label {
        Words::new(pen, text, style).line(pen).clone()
    }

    /// Sets words on one line no wider than `room`, cut when need be.
    pub(super) fn within(pen: &mut Pen<'_>, text: &str, style: Style, room: Pt) -> Label {
        Label::block(pen, text, style, (room, 1))
    }

    /// Sets words on at most `most` lines no wider than `room`, cut when need be.
    pub(super) fn block(
        pen: &mut Pen<'_>,
        text: &str,
        style: Style,
        room: (Pt, usize),
    ) -> Label {
        Words::new(pen, text, style).block(pen, room)
    }

    /// Adds the lines of another below.
    pub(super) fn over(mut self, other: Label) -> Label {
        self.rows.extend(other.rows);
        self.width = self.width.max(other.width);
        self
    }

    /// How many lines there are.
    pub(super) fn lines(&self) -> usize {
        self.rows.len()
    }

    /// Puts the words on a frame, the left end of the first baseline at `at`, each line aligned
    /// in the width of the widest.
    pub(super) fn put(self, at: Point, align: Align, frame: &mut Frame) {
        let Label { rows, pitch, width } = self;
        let mut y = at.y;
        for row in rows {
            let free = match align {
                Align::Start => Pt::ZERO,
                Align::Center => (width - row.width) / 2.0,
                Align::End => width - row.width,
            };
            frame.put(Point::new(at.x + free - row.left, y), row.frame);
            y += pitch;
        }
    }

    /// The distance of baselines of a style.
    pub(super) fn pitch(style: &Style) -> Pt {
        style.size * PITCH
    }

    /// A paragraph in the lines that it has been broken into.
    fn laid(
        pen: &mut Pen<'_>,
        paragraph: &Paragraph,
        lines: &[Line],
        (style, measure): (Style, Pt),
    ) -> Label {
        let mut rows = Vec::with_capacity(lines.len());
        for line in lines {
            let mut frame = Frame::default();
            let place = (Point::ORIGIN, measure, Align::Start);
            pen.compositor.paint(paragraph, line, place, &mut frame.items);
            let (left, right) = extent(&frame);
            rows.push(Row { frame, left, width: right - left });
        }
        let width = rows.iter().fold(Pt::ZERO, |widest, row| widest.max(row.width));
        Label { rows, pitch: Label::pitch(&style), width }
    }
}

fn paragraph(pen: &mut Pen<'_>, text: &str, style: Style) -> Paragraph {
    let span = Span { text, style, language: pen.language, tag: pen.tag, link: None };
    pen.compositor.paragraph(&[span], pen.language, &Setting::balanced(style.size))
}

/// From where to where text is drawn.
fn extent(frame: &Frame) -> (Pt, Pt) {
    let runs = frame
        .items
        .iter()
        .filter_map(|placed| Some((placed.at.x, placed.at.x + text_of(placed)?.width())));
    runs.reduce(|a, b| (a.0.min(b.0), a.1.max(b.1))).unwrap_or_default()
}

/// The text that a thing is, if it is one.
fn text_of(placed: &Placed) -> Option<&GlyphRun> {
    match &placed.item {
        Item::Text(run) => Some(run),
        Item::Shape(_) | Item::Image(..) | Item::Link(..) => None,
    }
}

/// The longest beginning of a text that fits with an ellipsis after it, cut between words where
/// that loses little. It is looked for around so many characters as are guessed to fit.
fn cut(text: &str, guess: usize, mut fits: impl FnMut(&str) -> bool) -> String {
    let ends: Vec<usize> = text.char_indices().map(|(at, _)| at).collect();
    let dotted =
        |end: usize| format!("{}…", text[..end].trim_end_matches([' ', ',', ';', ':']));
    let (mut fitting, mut beyond) = (0, ends.len());
    let (mut next, mut stride) = (guess, 1);
    while beyond - fitting > 1 {
        let at = next.clamp(fitting + 1, beyond - 1);
        if fits(&dotted(ends[at])) {
            fitting = at;
        } else {
            beyond = at;
        }
        // Ever further from the guess until it lies between two bounds.
        next = match (fitting, beyond == ends.len()) {
            (0, _) => at.saturating_sub(stride),
            (_, true) => at + stride,
            _ => fitting.midpoint(beyond),
        };
        stride *= 2;
    }
    let end = ends.get(fitting).copied().unwrap_or(0);
    let word = text[..end].rfind(' ').filter(|&at| at * 3 > end * 2);
    let whole = text[end..].starts_with(' ');
    dotted(if whole { end } else { word.unwrap_or(end) })
}

#[cfg(test)]
mod tests {
    use super::cut;

    #[test]
    fn cuts_between_words_where_that_loses_little() {
        for guess in [0, 1, 4, 6, 17, 99] {
            let most = |count: usize| move |part: &str| part.chars().count() <= count;
            let cut = |text, count| cut(text, guess, most(count));
            assert_eq!(cut("North Korea tests a device", 20), "North Korea tests a…");
            assert_eq!(cut("Unbreakablenesses", 6), "Unbre…");
            assert_eq!(cut("한국어문장", 3), "한국…");
            assert_eq!(cut("word", 0), "…");
            assert_eq!(cut("", 0), "…");
        }
    }

    #[test]
    fn a_good_guess_is_soon_found() {
        let text = "North Korea tests a device in the north of the country";
        for guess in 18..=22 {
            let mut tries = 0;
            let fits = |part: &str| {
                tries += 1;
                part.chars().count() <= 21
            };
            assert_eq!(cut(text, guess, fits), "North Korea tests a…");
            assert!(tries <= 4, "{tries} tries from {guess}");
        }
    }
}
