//! A paragraph: shaped words, the spaces between them, and where its lines may end.

use std::ops::Range;

use unicode_bidi::{BidiInfo, Level};

use crate::font::{self, FaceId, face_for, script_of};
use crate::geom::Pt;
use crate::language::Language;
use crate::page::{Tag, Target};
use crate::text::hyphen::{Hyphenate, hyphens};
use crate::text::linebreak::{self, Break, Costs, FORCED, Fit, Item, Measure};
use crate::text::opportunity::{Ease, opportunities};
use crate::text::protrude;
use crate::text::{Forms, Manner, Shaper, Style, WordId};

/// A stretch of text that looks and belongs alike.
#[derive(Clone, Debug)]
pub struct Span<'a> {
    /// The characters.
    pub text: &'a str,
    /// How it looks.
    pub style: Style,
    /// Its language.
    pub language: &'a Language,
    /// Its part in the logical structure.
    pub tag: Tag,
    /// What it leads to.
    pub link: Option<Target>,
}

/// How a paragraph is set.
#[derive(Clone, Copy, Debug)]
pub struct Setting {
    /// How lines fill the measure.
    pub fit: Fit,
    /// Which words may be divided.
    pub hyphenate: Hyphenate,
    /// Costs of breaking.
    pub costs: Costs,
}

impl Setting {
    /// Justified running text.
    #[must_use]
    pub const fn justified(size: Pt) -> Setting {
        let costs = Costs::justified(size.0);
        Setting { fit: Fit::Justified, hyphenate: Hyphenate::Words, costs }
    }

    /// Text with a ragged edge, its words whole.
    #[must_use]
    pub const fn ragged(size: Pt) -> Setting {
        let costs = Costs::ragged(size.0);
        Setting { fit: Fit::Ragged, hyphenate: Hyphenate::Never, costs }
    }

    /// Headings: lines of like length.
    #[must_use]
    pub const fn balanced(size: Pt) -> Setting {
        let costs = Costs::balanced(size.0);
        Setting { fit: Fit::Balanced, hyphenate: Hyphenate::Never, costs }
    }
}

/// A word or a space, in logical order.
#[derive(Clone, Copy, Debug)]
pub(super) struct Atom {
    /// The shaped characters.
    pub(super) word: WordId,
    /// The index of its span.
    pub(super) span: u16,
    /// Its embedding level (UAX #9).
    pub(super) level: Level,
    /// Whether it is a space that stretches.
    pub(super) space: bool,
}

/// What lines need to know of a span.
#[derive(Clone, Debug)]
pub(super) struct Manners {
    pub(super) style: Style,
    pub(super) tag: Tag,
    pub(super) link: Option<Target>,
}

/// A place between two characters: the first `bytes` of an atom are before it.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct Place {
    pub(super) atom: u32,
    pub(super) bytes: u16,
}

/// Shaped text with the places where its lines may end.
#[derive(Clone, Debug)]
pub struct Paragraph {
    pub(super) atoms: Vec<Atom>,
    pub(super) spans: Vec<Manners>,
    pub(super) fit: Fit,
    /// The level of the paragraph itself: odd when it runs from right to left.
    pub(super) base: Level,
    items: Vec<Item>,
    /// Where each item ends.
    places: Vec<Place>,
    costs: Costs,
    /// How far the first character stands out of the margin.
    start: f64,
}

/// A line of a [`Paragraph`].
#[derive(Clone, Copy, Debug)]
pub struct Line {
    pub(super) from: Place,
    pub(super) to: Place,
    /// The hyphen that the line ends with and the text does not hold.
    pub(super) divided: bool,
    /// Whether the line ends with a hyphen of either kind.
    hyphen: bool,
    /// Whether the line is stretched to the measure.
    pub(super) full: bool,
    /// How the line was found.
    pub ending: Break,
    /// How far its first character stands out of the margin.
    pub(super) outset: Pt,
    /// How far its last character stands out of the margin.
    pub(super) overhang: Pt,
}

impl Line {
    /// Whether the line ends with a hyphen, one of the text or one that divides a word. No column
    /// should end with such a line.
    #[must_use]
    pub fn ends_in_hyphen(&self) -> bool {
        self.hyphen
    }

    /// How wide the line is as it is set, without what stands out of the margins.
    #[must_use]
    pub fn width(&self) -> Pt {
        Pt(self.ending.set)
    }
}

/// The most that a division may cost if a line is to end there gladly: at dashes, but not within
/// dates or between syllables.
const GLAD: f64 = 30.0;

/// What a division costs on the scale of badness, beside what the costs say of hyphens.
fn price(ease: Ease) -> f64 {
    match ease {
        Ease::Free | Ease::Hyphen => 0.0,
        Ease::Dash => GLAD,
        Ease::Loth => 150.0,
        Ease::Dear => 1_000.0,
        Ease::Syllable => 150.0,
    }
}

impl Paragraph {
    /// Shapes spans of text, one paragraph in `language`, and finds where its lines may end.
    #[must_use]
    pub fn new(
        shaper: &mut Shaper,
        spans: &[Span<'_>],
        language: &Language,
        setting: &Setting,
    ) -> Paragraph {
        let text: String = spans.iter().map(|span| span.text).collect();
        let mut maker = Maker::new(shaper, spans, &text, language, setting);
        let mut start = 0;
        for (end, ease) in opportunities(&text, language) {
            let last = end == text.len();
            let segment = &text[start..end];
            let solid = start + segment.trim_end_matches(' ').len();
            maker.pieces(start..solid);
            if !last && !maker.clings(end) {
                maker.opportunity(solid, end, ease);
            }
            if !last {
                maker.pieces(solid..end);
            }
            start = end;
        }
        maker.finish()
    }

    /// Whether there is nothing to set.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.atoms.is_empty()
    }

    /// Breaks the paragraph into lines for a measure.
    #[must_use]
    pub fn lines(&self, measure: Pt) -> Vec<Line> {
        let measure = self.measure(measure);
        self.cut(&linebreak::optimal(&self.items, measure, self.fit, &self.costs))
    }

    /// The width of the paragraph on one line.
    #[must_use]
    pub fn width(&self) -> Pt {
        let widths = self.items.iter().map(|item| match *item {
            Item::Box { width } | Item::Glue { width, .. } => width,
            Item::Penalty { .. } => 0.0,
        });
        Pt(widths.sum())
    }

    /// Breaks the paragraph into just so many lines, if that can be done well; none otherwise.
    #[must_use]
    pub fn lines_of(&self, measure: Pt, lines: usize) -> Option<Vec<Line>> {
        let breaks = linebreak::optimal_with_lines(
            &self.items,
            self.measure(measure),
            self.fit,
            &self.costs,
            lines,
        )?;
        Some(self.cut(&breaks))
    }

    /// The width of the widest piece that a line does not gladly break: words, dates, and numbers
    /// with their units stay whole. No measure below it looks well.
    #[must_use]
    pub fn min_width(&self) -> Pt {
        let (mut widest, mut piece, mut white, mut begun) = (0.0_f64, 0.0, 0.0, false);
        for (item, place) in self.items.iter().zip(&self.places) {
            match *item {
                Item::Box { width } => {
                    piece += width + if begun { white } else { 0.0 };
                    (white, begun) = (0.0, true);
                }
                Item::Glue { width, .. } => white += width,
                Item::Penalty { cost, pre, post, .. } if cost <= GLAD && place.bytes == 0 => {
                    widest = widest.max(piece + pre);
                    (piece, white, begun) = (post, 0.0, false);
                }
                Item::Penalty { .. } => {}
            }
        }
        Pt(widest)
    }

    /// The measure of the breaker: the first character stands out of the margin.
    fn measure(&self, measure: Pt) -> Measure {
        Measure { first: measure.0 + self.start, rest: measure.0 }
    }

    fn cut(&self, breaks: &[Break]) -> Vec<Line> {
        let mut lines = Vec::with_capacity(breaks.len());
        let (mut from, mut outset) = (Place::default(), Pt(self.start));
        for (index, ending) in breaks.iter().enumerate() {
            let end = after(&self.atoms);
            let to = self.places.get(ending.item).copied().unwrap_or(end);
            let last = index + 1 == breaks.len();
            let (mut divided, mut hyphen) = (false, false);
            let (mut overhang, mut next) = (Pt::ZERO, Pt::ZERO);
            if let Some(Item::Penalty { pre, post, hyphen: ends, .. }) =
                self.items.get(ending.item)
            {
                divided = to.bytes > 0;
                hyphen = *ends;
                overhang = if divided { Pt::ZERO } else { Pt(-pre) };
                next = Pt(-post);
            }
            // The last line is set as it comes, but narrowed when it would not fit.
            let full = self.fit == Fit::Justified && (!last || ending.set < ending.width);
            lines.push(Line {
                from,
                to,
                divided,
                hyphen,
                full,
                ending: *ending,
                outset,
                overhang,
            });
            (from, outset) = (to, next);
        }
        lines
    }
}

/// The place after all atoms.
fn after(atoms: &[Atom]) -> Place {
    Place { atom: u32::try_from(atoms.len()).unwrap_or(u32::MAX), bytes: 0 }
}

/// Builds a [`Paragraph`].
struct Maker<'a> {
    shaper: &'a mut Shaper,
    spans: &'a [Span<'a>],
    /// Where each span ends in the text.
    ends: Vec<usize>,
    text: &'a str,
    bidi: Option<BidiInfo<'a>>,
    hyphenate: Hyphenate,
    offsets: Vec<usize>,
    paragraph: Paragraph,
}

impl<'a> Maker<'a> {
    fn new(
        shaper: &'a mut Shaper,
        spans: &'a [Span<'a>],
        text: &'a str,
        language: &Language,
        setting: &Setting,
    ) -> Maker<'a> {
        let leftwards = matches!(language.primary().as_str(), "ar" | "fa" | "he" | "ur" | "yi");
        let base = if leftwards { Level::rtl() } else { Level::ltr() };
        let mixed = leftwards || text.chars().any(|c| ('\u{590}'..'\u{900}').contains(&c));
        let ends = spans.iter().scan(0, |end, span| {
            *end += span.text.len();
            Some(*end)
        });
        let manners = |span: &Span<'_>| Manners {
            style: span.style,
            tag: span.tag,
            link: span.link.clone(),
        };
        Maker {
            ends: ends.collect(),
            bidi: mixed.then(|| BidiInfo::new(text, Some(base))),
            hyphenate: setting.hyphenate,
            offsets: Vec::new(),
            paragraph: Paragraph {
                atoms: Vec::with_capacity(text.len() / 3),
                spans: spans.iter().map(manners).collect(),
                fit: setting.fit,
                base,
                items: Vec::with_capacity(text.len() / 2),
                places: Vec::with_capacity(text.len() / 2),
                costs: setting.costs,
                start: 0.0,
            },
            shaper,
            spans,
            text,
        }
    }

    /// The span that holds the character at a place.
    fn span_at(&self, at: usize) -> usize {
        self.ends.partition_point(|&end| end <= at).min(self.spans.len() - 1)
    }

    fn level_at(&self, at: usize) -> Level {
        self.bidi.as_ref().map_or(self.paragraph.base, |bidi| bidi.levels[at])
    }

    /// Whether what follows never leaves the word before it: a mark that cites sources.
    fn clings(&self, at: usize) -> bool {
        self.spans[self.span_at(at)].style.forms == Forms::Superior
            && !self.text[..at].ends_with(' ')
    }

    /// Adds the words and spaces of a range without a place to break but those within words.
    fn pieces(&mut self, range: Range<usize>) {
        let mut at = range.start;
        while at < range.end {
            let span = self.span_at(at);
            let level = self.level_at(at);
            let limit = self.ends[span].min(range.end);
            let rest = &self.text[at..limit];
            let is_space = |c: char| matches!(c, ' ' | '\u{a0}');
            if rest.starts_with(is_space) {
                let length = rest.chars().next().map_or(1, char::len_utf8);
                self.space(span, level, &rest[..length]);
                at += length;
                continue;
            }
            let mut length = rest.find(is_space).unwrap_or(rest.len());
            if let Some(bidi) = &self.bidi {
                length = (1..length).find(|&i| bidi.levels[at + i] != level).unwrap_or(length);
            }
            self.run(span, level, at..at + length);
            at += length;
        }
    }

    /// Adds a stretch without spaces, split where the face changes.
    fn run(&mut self, span: usize, level: Level, range: Range<usize>) {
        let mut start = range.start;
        let (mut face, mut script) = (None, font::Script::Common);
        for (at, character) in self.text[range.clone()].char_indices() {
            let at = range.start + at;
            let Some((next, its)) = self.face(span, character, face) else { continue };
            if face.is_some_and(|face| face != next) {
                self.word(span, level, start..at, (face, script));
                (start, script) = (at, font::Script::Common);
            }
            face = Some(next);
            if script == font::Script::Common {
                script = its;
            }
        }
        self.word(span, level, start..range.end, (face, script));
    }

    fn face(
        &self,
        span: usize,
        character: char,
        before: Option<FaceId>,
    ) -> Option<(FaceId, font::Script)> {
        let Span { style, language, .. } = &self.spans[span];
        let look = (style.family, style.weight, style.italic);
        Some((face_for(character, look, language, before)?, script_of(character)))
    }

    fn shaped(
        &mut self,
        span: usize,
        level: Level,
        text: &str,
        (face, script): (Option<FaceId>, font::Script),
    ) -> WordId {
        let Span { style, language, .. } = &self.spans[span];
        let look = (style.family, style.weight, style.italic);
        let face =
            face.or_else(|| face_for(' ', look, language, None)).unwrap_or(FaceId::Serif);
        let manner = Manner {
            face,
            forms: style.forms,
            language: (*language).clone(),
            script,
            leftwards: level.is_rtl(),
        };
        let manner = self.shaper.manner(&manner);
        self.shaper.word(manner, text)
    }

    /// A length in points of thousandths of the em of a span, with its letterspacing.
    fn points(&self, span: usize, units: i32, text: &str) -> f64 {
        let style = &self.spans[span].style;
        let tracked = match style.tracking {
            0 => 0,
            tracking => i32::from(tracking) * i32::try_from(text.chars().count()).unwrap_or(0),
        };
        f64::from(units + tracked) * style.size.0 / 1000.0
    }

    fn word(
        &mut self,
        span: usize,
        level: Level,
        range: Range<usize>,
        manner: (Option<FaceId>, font::Script),
    ) {
        let text = &self.text[range.clone()];
        if text.is_empty() {
            return;
        }
        let word = self.shaped(span, level, text, manner);
        if self.paragraph.atoms.is_empty() {
            let first = text.chars().next().map_or(0, protrude::at_start);
            self.paragraph.start = self.points(span, first, "");
        }
        let atom = u32::try_from(self.paragraph.atoms.len()).unwrap_or(u32::MAX);
        let index = u16::try_from(span).unwrap_or(u16::MAX);
        self.paragraph.atoms.push(Atom { word, span: index, level, space: false });
        let mut passed = 0.0;
        if self.hyphenate == Hyphenate::Words && manner.1 == font::Script::Western {
            passed = self.divide(span, word, text, (atom, manner));
        }
        let width = self.points(span, self.shaper.width(word), text) - passed;
        self.item(Item::Box { width }, Place { atom: atom + 1, bytes: 0 });
    }

    /// Adds the parts of a word up to its last division, and answers how wide they are.
    fn divide(
        &mut self,
        span: usize,
        word: WordId,
        text: &str,
        (atom, manner): (u32, (Option<FaceId>, font::Script)),
    ) -> f64 {
        let mut offsets = std::mem::take(&mut self.offsets);
        let cost = hyphens(text, self.spans[span].language, &mut offsets);
        let mut passed = 0.0;
        let total = self.points(span, self.shaper.width(word), text);
        for &bytes in &offsets {
            let (head, tail) = text.split_at(bytes);
            let level = self.paragraph.base;
            let hung = self.points(span, protrude::at_end('-'), "");
            let hyphen = self.shaped(span, level, "-", manner);
            let hyphen = self.points(span, self.shaper.width(hyphen), "-");
            let (x, pre, post);
            if let Some(units) = self.shaper.offset(word, bytes) {
                x = self.points(span, units, head);
                (pre, post) = (hyphen - hung, 0.0);
            } else {
                // Divided within a ligature: both halves are shaped anew.
                let before = self.shaped(span, level, head, manner);
                let after = self.shaped(span, level, tail, manner);
                x = self.points(span, self.shaper.width(before), head);
                (pre, post) = (
                    hyphen - hung,
                    self.points(span, self.shaper.width(after), tail) - (total - x),
                );
            }
            let place = Place { atom, bytes: u16::try_from(bytes).unwrap_or(u16::MAX) };
            self.item(Item::Box { width: x - passed }, place);
            self.item(Item::Penalty { cost, hyphen: true, pre, post }, place);
            passed = x;
        }
        self.offsets = offsets;
        passed
    }

    fn space(&mut self, span: usize, level: Level, text: &str) {
        let word = self.shaped(span, level, " ", (None, font::Script::Common));
        let width = self.points(span, self.shaper.width(word), text);
        let index = u16::try_from(span).unwrap_or(u16::MAX);
        self.paragraph.atoms.push(Atom { word, span: index, level, space: true });
        let place = Place {
            atom: u32::try_from(self.paragraph.atoms.len()).unwrap_or(u32::MAX),
            bytes: 0,
        };
        let (stretch, shrink) = (width * linebreak::STRETCH, width * linebreak::SHRINK);
        self.item(Item::Glue { width, stretch, shrink }, place);
    }

    /// Adds a place where a line may end: after the characters before `solid`; the next line
    /// begins with those from `next`.
    fn opportunity(&mut self, solid: usize, next: usize, ease: Ease) {
        if solid == 0 {
            return;
        }
        let before = self.text[..solid].chars().next_back().map_or(0, protrude::at_end);
        let after = self.text[next..].chars().next().map_or(0, protrude::at_start);
        let pre = -self.points(self.span_at(solid - 1), before, "");
        let post = -self.points(self.span_at(next), after, "");
        let place = Place {
            atom: u32::try_from(self.paragraph.atoms.len()).unwrap_or(u32::MAX),
            bytes: 0,
        };
        let hyphen = ease == Ease::Hyphen;
        self.item(Item::Penalty { cost: price(ease), hyphen, pre, post }, place);
    }

    fn item(&mut self, item: Item, place: Place) {
        self.paragraph.items.push(item);
        self.paragraph.places.push(place);
    }

    fn finish(mut self) -> Paragraph {
        let end = after(&self.paragraph.atoms);
        self.item(Item::Penalty { cost: FORCED, hyphen: false, pre: 0.0, post: 0.0 }, end);
        self.paragraph
    }
}

#[cfg(test)]
mod tests {
    use super::{Paragraph, Setting, Span};
    use crate::font::Family;
    use crate::geom::{Point, Pt, Size};
    use crate::language::Language;
    use crate::page::{Artifact, Frame, Item, Tag};
    use crate::paint::Rgb;
    use crate::text::{Align, Shaper, Style};

    const MEASURE: Pt = Pt(180.0);

    /// The texts of the lines of a paragraph, and where each line's last run ends.
    fn set(text: &str, language: &str, setting: &Setting) -> Vec<(String, f64)> {
        let language = Language::new(language).unwrap();
        let style = Style::new(Family::Serif, Pt(10.0), Rgb(0, 0, 0));
        let tag = Tag::Artifact(Artifact::Layout);
        let span = Span { text, style, language: &language, tag, link: None };
        let mut shaper = Shaper::default();
        let paragraph = Paragraph::new(&mut shaper, &[span], &language, setting);
        let lines = paragraph.lines(MEASURE);
        let set = lines.iter().map(|line| {
            let mut frame = Frame::new(Size::default());
            paragraph.paint(
                &mut shaper,
                line,
                (Point::ORIGIN, MEASURE, Align::Start),
                &mut frame,
            );
            let mut text = String::new();
            let mut end = 0.0;
            for placed in &frame.items {
                if let Item::Text(run) = &placed.item {
                    text.push_str(&run.text);
                    end = placed.at.x.0 + run.width().0;
                }
            }
            (text, end)
        });
        set.collect()
    }

    const TEXT: &str = "South Korea and Japan first agreed in January 2011 to work towards an \
        agreement protecting the military information that they exchange, and a text was ready \
        by the middle of 2012.";

    #[test]
    fn nothing_is_lost_and_lines_fill_the_measure() {
        let lines = set(TEXT, "en", &Setting::justified(Pt(10.0)));
        let joined: Vec<&str> = lines.iter().map(|(text, _)| text.as_str()).collect();
        let whole = joined.join(" ").replace("\u{ad} ", "");
        assert_eq!(whole, TEXT);
        for (text, end) in &lines[..lines.len() - 1] {
            let over = end - MEASURE.0;
            assert!((-0.1..2.0).contains(&over), "`{text}` ends {over} pt off the margin");
        }
    }

    #[test]
    fn hebrew_runs_from_right_to_left_within_english() {
        let lines = set("the word שלום here", "en", &Setting::ragged(Pt(10.0)));
        assert_eq!(lines[0].0, "the word םולש here");
    }
}
