//! A paragraph: shaped words, the spaces between them, and where its lines may end.

use std::ops::Range;
use std::sync::{Arc, Mutex, OnceLock, PoisonError};

use unicode_bidi::Level;

use crate::geom::Pt;
use crate::language::Language;
use crate::page::{Tag, Target};
use crate::text::eastern::Gap;
use crate::text::hyphen::Hyphenate;
use crate::text::linebreak::{self, Break, Costs, Fit, Item, Measure};
use crate::text::wide::Long;
use crate::text::{Style, WordId};

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
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Setting {
    /// How lines fill the measure.
    pub fit: Fit,
    /// Which words may be divided.
    pub hyphenate: Hyphenate,
    /// Whether spans stay whole where there is no space in them: names of languages that divide
    /// anywhere.
    pub whole: bool,
    /// Costs of breaking.
    pub costs: Costs,
}

impl Setting {
    /// Justified running text.
    #[must_use]
    pub const fn justified(size: Pt) -> Setting {
        let costs = Costs::justified(size.0);
        Setting { fit: Fit::Justified, hyphenate: Hyphenate::Words, whole: false, costs }
    }

    /// Text with a ragged edge, its words whole.
    #[must_use]
    pub const fn ragged(size: Pt) -> Setting {
        let costs = Costs::ragged(size.0);
        Setting { fit: Fit::Ragged, hyphenate: Hyphenate::Never, whole: false, costs }
    }

    /// Headings: lines of like length.
    #[must_use]
    pub const fn balanced(size: Pt) -> Setting {
        let costs = Costs::balanced(size.0);
        Setting { fit: Fit::Balanced, hyphenate: Hyphenate::Never, whole: false, costs }
    }
}

/// What an atom is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Kind {
    /// Characters that keep their distances.
    Word,
    /// A space between words.
    Space,
    /// White between characters that the text does not hold.
    Gap(Gap),
}

/// A word or white, in logical order.
#[derive(Clone, Copy, Debug)]
pub(super) struct Atom {
    /// The shaped characters.
    pub(super) word: WordId,
    /// The index of its span.
    pub(super) span: u16,
    /// Its embedding level (UAX #9).
    pub(super) level: Level,
    /// Whether it is white that stretches, and vanishes at the ends of lines.
    pub(super) kind: Kind,
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
pub struct Paragraph(pub(super) Arc<Parts>);

/// What a paragraph consists of.
#[derive(Debug)]
pub(super) struct Parts {
    pub(super) atoms: Box<[Atom]>,
    pub(super) spans: Box<[Manners]>,
    pub(super) fit: Fit,
    /// The level of the paragraph itself: odd when it runs from right to left.
    pub(super) base: Level,
    pub(super) items: Box<[Item]>,
    /// Where each item ends.
    pub(super) places: Box<[Place]>,
    pub(super) costs: Costs,
    /// How far the first character stands out of the margin.
    pub(super) start: f64,
    /// Words that are divided only where a measure is narrower than they are.
    pub(super) long: Box<[Long]>,
    /// The lines of the first measure that it was broken for, and of the first line's indent.
    pub(super) broken: OnceLock<Broken>,
    /// Those of other measures: few paragraphs have any.
    pub(super) others: Mutex<Vec<Broken>>,
}

/// A measure and the indent of the first line, and the lines that they give.
type Broken = ((Pt, Pt), Vec<Line>);

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

    /// Whether a word goes on in the next line.
    #[must_use]
    pub fn divides_a_word(&self) -> bool {
        self.divided
    }

    /// Whether the line stands out of its measure: a word in it is wider and cannot be divided.
    #[must_use]
    pub fn sticks_out(&self, measure: Pt) -> bool {
        // Less than half a point is not seen.
        self.ending.set > measure.0 + self.outset.0 + 0.5
    }

    /// How wide the line is as it is set, without what stands out of the margins.
    #[must_use]
    pub fn width(&self) -> Pt {
        Pt(self.ending.set)
    }
}

/// The most that a division may cost if a line is to end there gladly: at dashes, but not within
/// dates or between syllables.
pub(super) const GLAD: f64 = 30.0;

impl Paragraph {
    /// Whether there is nothing to set.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.0.atoms.is_empty()
    }

    /// Breaks the paragraph into lines for a measure.
    #[must_use]
    pub fn lines(&self, measure: Pt) -> Vec<Line> {
        self.lines_indented(measure, Pt::ZERO)
    }

    /// Breaks the paragraph into lines for a measure, the first shorter by `indent`.
    #[must_use]
    pub fn lines_indented(&self, measure: Pt, indent: Pt) -> Vec<Line> {
        let mut room = self.measure(measure);
        room.first -= indent.0;
        let parts = &self.0;
        let lines = || {
            let lines = self.optimal(room, &parts.items, &parts.places);
            let mut measures =
                std::iter::once(measure - indent).chain(std::iter::repeat(measure));
            let wide = |line: &Line| measures.next().is_some_and(|own| line.sticks_out(own));
            if parts.long.is_empty() || !lines.iter().any(wide) {
                return lines;
            }
            let (items, places) = self.divided(room.first.min(room.rest));
            self.optimal(room, &items, &places)
        };
        // The measures of a paragraph that is set again are the ones that it was set in before.
        let (known, broken) = parts.broken.get_or_init(|| ((measure, indent), lines()));
        if *known == (measure, indent) {
            return broken.clone();
        }
        let mut others = parts.others.lock().unwrap_or_else(PoisonError::into_inner);
        if let Some((_, broken)) = others.iter().find(|(known, _)| *known == (measure, indent))
        {
            return broken.clone();
        }
        let broken = lines();
        others.push(((measure, indent), broken.clone()));
        broken
    }

    /// The whole paragraph as one line, however wide: what [`Paragraph::lines`] gives for a
    /// measure that it fits, without looking at the other ways to break it.
    #[must_use]
    pub fn one_line(&self) -> Option<Line> {
        let width = self.width().0;
        let item = self.0.items.len().checked_sub(1)?;
        let whole = Break { item, width, set: width, ratio: 0.0, expansion: 1.0 };
        self.cut(&[whole], &self.0.items, &self.0.places).pop()
    }

    /// The width of the paragraph on one line.
    #[must_use]
    pub fn width(&self) -> Pt {
        Pt(self.0.items.iter().map(Item::width).sum())
    }

    /// Breaks the paragraph into just so many lines, if that can be done well; none otherwise.
    #[must_use]
    pub fn lines_of(&self, measure: Pt, lines: usize) -> Option<Vec<Line>> {
        let breaks = linebreak::optimal_with_lines(
            &self.0.items,
            self.measure(measure),
            self.0.fit,
            &self.0.costs,
            lines,
        )?;
        Some(self.cut(&breaks, &self.0.items, &self.0.places))
    }

    /// The width of the widest piece that a line does not gladly break: words, dates, and numbers
    /// with their units stay whole. No measure below it looks well.
    #[must_use]
    pub fn min_width(&self) -> Pt {
        let (mut widest, mut piece, mut white, mut begun) = (0.0_f64, 0.0, 0.0, false);
        for (item, place) in self.0.items.iter().zip(&self.0.places) {
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
        Measure { first: measure.0 + self.0.start, rest: measure.0 }
    }

    /// The lines that cost least, where `places` says for each item where it ends.
    fn optimal(&self, room: Measure, items: &[Item], places: &[Place]) -> Vec<Line> {
        let breaks = linebreak::optimal(items, room, self.0.fit, &self.0.costs);
        self.cut(&breaks, items, places)
    }

    /// The items, and where each ends, with divisions in long words that are wider than a measure,
    /// by themselves or with what is not to be parted from them.
    fn divided(&self, measure: f64) -> (Vec<Item>, Vec<Place>) {
        let parts = &self.0;
        let (mut items, mut places) = (Vec::new(), Vec::new());
        let (mut done, mut solid) = (0, 0..0);
        let mut all = 0.0;
        for long in &parts.long {
            let (item, end) = (parts.items[long.item], parts.places[long.item]);
            let Item::Box { width } = item else { continue };
            if !solid.contains(&long.item) {
                solid = solid_at(&parts.items, long.item);
                all = parts.items[solid.clone()].iter().map(Item::width).sum();
            }
            if all <= measure {
                continue;
            }
            items.extend(&parts.items[done..long.item]);
            places.extend(&parts.places[done..long.item]);
            let mut passed = 0.0;
            let atom = parts.atoms[end.atom as usize - 1];
            for cut in long.cuts(&parts.spans[usize::from(atom.span)].style) {
                items.extend([Item::Box { width: cut.before - passed }, cut.penalty]);
                places.extend([Place { atom: end.atom - 1, bytes: cut.bytes }; 2]);
                passed = cut.before;
            }
            items.push(Item::Box { width: width - passed });
            places.push(end);
            done = long.item + 1;
        }
        items.extend(&parts.items[done..]);
        places.extend(&parts.places[done..]);
        (items, places)
    }

    fn cut(&self, breaks: &[Break], items: &[Item], places: &[Place]) -> Vec<Line> {
        let mut lines = Vec::with_capacity(breaks.len());
        let (mut from, mut outset) = (Place::default(), Pt(self.0.start));
        for (index, ending) in breaks.iter().enumerate() {
            let end = after(&self.0.atoms);
            let to = places.get(ending.item).copied().unwrap_or(end);
            let last = index + 1 == breaks.len();
            let (mut divided, mut hyphen) = (false, false);
            let (mut overhang, mut next) = (Pt::ZERO, Pt::ZERO);
            if let Some(Item::Penalty { pre, post, hyphen: ends, .. }) = items.get(ending.item)
            {
                divided = to.bytes > 0;
                hyphen = *ends || divided;
                overhang = if divided { Pt::ZERO } else { Pt(-pre) };
                next = Pt(-post);
            }
            // The last line is set as it comes, but narrowed when it would not fit.
            let full = self.0.fit == Fit::Justified && (!last || ending.set < ending.width);
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

/// The items around one of them up to the places where a line may end.
fn solid_at(items: &[Item], at: usize) -> Range<usize> {
    let ends = |item: &Item| matches!(item, Item::Penalty { .. });
    let start = items[..at].iter().rposition(ends).map_or(0, |last| last + 1);
    let end = items[at..].iter().position(ends).map_or(items.len(), |next| at + next);
    start..end
}

/// The place after all atoms.
pub(super) fn after(atoms: &[Atom]) -> Place {
    Place { atom: u32::try_from(atoms.len()).unwrap_or(u32::MAX), bytes: 0 }
}
