//! Words in drawings: set on one line or a few, measured by what is drawn, cut with an ellipsis
//! when there is no room. Knows nothing of where they will stand.

use crate::figure::Pen;
use crate::geom::{Point, Pt};
use crate::page::{Frame, Item};
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

impl Label {
    /// Sets words on one line.
    pub(super) fn line(pen: &mut Pen<'_>, text: &str, style: Style) -> Label {
        Label::set(pen, text, style, ENDLESS)
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
        (room, most): (Pt, usize),
    ) -> Label {
        let fits = |label: &Label| label.lines() <= most && label.width.fits(room);
        let measure = if most == 1 { ENDLESS } else { room };
        let whole = Label::set(pen, text, style, measure);
        if fits(&whole) {
            return whole;
        }
        let cut = cut(text, |part| fits(&Label::set(pen, part, style, measure)));
        Label::set(pen, &cut, style, measure)
    }

    /// Sets words on exactly `lines` lines of like length no wider than `room`, or not at all.
    pub(super) fn spread(
        pen: &mut Pen<'_>,
        text: &str,
        style: Style,
        (room, lines): (Pt, usize),
    ) -> Option<Label> {
        let paragraph = paragraph(pen, text, style);
        let whole = Label::whole(pen, &paragraph, style).width;
        #[expect(clippy::cast_precision_loss, reason = "a handful of lines")]
        let share = whole / lines as f64;
        // From as narrow as can be to half as wide again: words are not all of one length.
        for widened in [1.02, 1.1, 1.2, 1.35, 1.5] {
            let measure = (share * widened).min(room);
            let broken = paragraph.lines(measure);
            if broken.len() != lines {
                continue;
            }
            let label = Label::laid(pen, &paragraph, &broken, (style, measure));
            if label.width.fits(measure) {
                return Some(label);
            }
        }
        None
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

    fn set(pen: &mut Pen<'_>, text: &str, style: Style, measure: Pt) -> Label {
        let paragraph = paragraph(pen, text, style);
        if measure == ENDLESS {
            return Label::whole(pen, &paragraph, style);
        }
        Label::laid(pen, &paragraph, &paragraph.lines(measure), (style, measure))
    }

    /// A paragraph on one line.
    fn whole(pen: &mut Pen<'_>, paragraph: &Paragraph, style: Style) -> Label {
        Label::laid(pen, paragraph, paragraph.one_line().as_slice(), (style, ENDLESS))
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
            paragraph.paint(pen.shaper, line, place, &mut frame.items);
            let (left, right) = extent(&frame);
            rows.push(Row { frame, left, width: right - left });
        }
        let width = rows.iter().fold(Pt::ZERO, |widest, row| widest.max(row.width));
        Label { rows, pitch: Label::pitch(&style), width }
    }
}

fn paragraph(pen: &mut Pen<'_>, text: &str, style: Style) -> Paragraph {
    let span = Span { text, style, language: pen.language, tag: pen.tag, link: None };
    Paragraph::new(pen.shaper, &[span], pen.language, &Setting::balanced(style.size))
}

/// From where to where text is drawn.
fn extent(frame: &Frame) -> (Pt, Pt) {
    let runs = frame.items.iter().filter_map(|placed| match &placed.item {
        Item::Text(run) => Some((placed.at.x, placed.at.x + run.width())),
        Item::Shape(_) | Item::Image(..) | Item::Link(..) => None,
    });
    runs.reduce(|a, b| (a.0.min(b.0), a.1.max(b.1))).unwrap_or_default()
}

/// The longest beginning of a text that fits with an ellipsis after it, cut between words where
/// that loses little.
fn cut(text: &str, mut fits: impl FnMut(&str) -> bool) -> String {
    let ends: Vec<usize> = text.char_indices().map(|(at, _)| at).collect();
    let dotted =
        |end: usize| format!("{}…", text[..end].trim_end_matches([' ', ',', ';', ':']));
    let (mut fitting, mut beyond) = (0, ends.len());
    while beyond - fitting > 1 {
        let middle = fitting.midpoint(beyond);
        if fits(&dotted(ends[middle])) {
            fitting = middle;
        } else {
            beyond = middle;
        }
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
        let most = |count: usize| move |part: &str| part.chars().count() <= count;
        assert_eq!(cut("North Korea tests a device", most(20)), "North Korea tests a…");
        assert_eq!(cut("Unbreakablenesses", most(6)), "Unbre…");
        assert_eq!(cut("한국어문장", most(3)), "한국…");
        assert_eq!(cut("word", most(0)), "…");
    }
}
