//! Makes a paragraph: text into shaped words and white, and into the boxes, glue and penalties
//! that stand for them.

use std::ops::Range;
use std::sync::{Arc, Mutex, OnceLock};

use unicode_bidi::{BidiInfo, Level};

use crate::font::{self, FaceId, face_for, script_of};
use crate::language::Language;
use crate::text::bond::Ease;
use crate::text::eastern::{self, Gap};
use crate::text::hyphen::Hyphenate;
use crate::text::line::GLYPHS;
use crate::text::linebreak::{self, Costs, FORCED, Fit, Item};
use crate::text::opportunity::opportunities;
use crate::text::paragraph::{Atom, GLAD, Kind, Manners, Parts, Place, after};
use crate::text::wide::{Long, is_long};
use crate::text::words::Division;
use crate::text::{Forms, Manner, MannerId, Setting, Shaper, Span, WordId, protrude};

/// Shapes spans of text, one paragraph in `language`, and finds where its lines may end.
pub(super) fn make(
    shaper: &mut Shaper,
    kept: &mut Desk,
    spans: &[Span<'_>],
    language: &Language,
    setting: &Setting,
) -> Parts {
    let mut desk = std::mem::take(kept);
    let mut text = std::mem::take(&mut desk.text);
    spans.iter().for_each(|span| text.push_str(span.text));
    let mut maker = Maker::new(shaper, spans, (&text, desk), language, setting);
    let mut start = 0;
    for (end, ease) in opportunities(&text, language) {
        let last = end == text.len();
        let segment = &text[start..end];
        let solid = start + segment.trim_end_matches(' ').len();
        maker.pieces(start..solid);
        if !last && !maker.clings(end) {
            // A span that stays whole is parted only where nothing else serves.
            let within = setting.whole
                && solid == end
                && ease == Ease::Free
                && maker.span_at(end - 1) == maker.span_at(end);
            maker.opportunity(solid, end, if within { Ease::Dear } else { ease });
        }
        if !last {
            maker.pieces(solid..end);
        }
        start = end;
    }
    let (parts, mut desk) = maker.finish();
    text.clear();
    desk.text = text;
    *kept = desk;
    parts
}

/// Where paragraphs are made, one after the other: what is kept of one takes no more room than it
/// fills.
#[derive(Debug, Default)]
pub(super) struct Desk {
    text: String,
    atoms: Vec<Atom>,
    items: Vec<Item>,
    places: Vec<Place>,
    /// Words that may turn out wider than a measure.
    long: Vec<Long>,
    /// Where each span ends in the text.
    ends: Vec<usize>,
    /// The manners met so far: most words have that of one before them.
    manners: Vec<(Key, MannerId)>,
}

impl Desk {
    /// Clears it.
    fn clear(&mut self) {
        self.atoms.clear();
        self.items.clear();
        self.places.clear();
        self.long.clear();
        self.ends.clear();
        self.manners.clear();
    }
}

/// Where two characters are set apart from each other.
enum Joint {
    /// With white between.
    White(Gap),
    /// With none: one of them is set half as wide.
    Close,
}

/// Builds a paragraph.
struct Maker<'a> {
    shaper: &'a mut Shaper,
    spans: &'a [Span<'a>],
    text: &'a str,
    bidi: Option<BidiInfo<'a>>,
    hyphenate: Hyphenate,
    desk: Desk,
    fit: Fit,
    base: Level,
    costs: Costs,
    /// How far the first character stands out of the margin.
    start: f64,
}

/// What tells the manners of one paragraph apart: span, face, forms, script, leftwards.
type Key = (usize, FaceId, Forms, font::Script, bool);

impl<'a> Maker<'a> {
    fn new(
        shaper: &'a mut Shaper,
        spans: &'a [Span<'a>],
        (text, mut desk): (&'a str, Desk),
        language: &Language,
        setting: &Setting,
    ) -> Maker<'a> {
        let leftwards = matches!(language.primary(), "ar" | "fa" | "he" | "ur" | "yi");
        let base = if leftwards { Level::rtl() } else { Level::ltr() };
        let mixed = leftwards || text.chars().any(|c| ('\u{590}'..'\u{900}').contains(&c));
        desk.ends.extend(spans.iter().scan(0, |end, span| {
            *end += span.text.len();
            Some(*end)
        }));
        Maker {
            bidi: mixed.then(|| BidiInfo::new(text, Some(base))),
            hyphenate: if leftwards { Hyphenate::Never } else { setting.hyphenate },
            fit: setting.fit,
            costs: costs(setting.costs, text, language),
            start: 0.0,
            base,
            desk,
            shaper,
            spans,
            text,
        }
    }

    /// The span that holds the character at a place.
    fn span_at(&self, at: usize) -> usize {
        self.desk.ends.partition_point(|&end| end <= at).min(self.spans.len() - 1)
    }

    fn level_at(&self, at: usize) -> Level {
        self.bidi.as_ref().map_or(self.base, |bidi| bidi.levels[at])
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
            let limit = self.desk.ends[span].min(range.end);
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

    /// Adds a stretch without spaces, split where the face changes and where there is white
    /// between characters.
    fn run(&mut self, span: usize, level: Level, range: Range<usize>) {
        if let Some(manner) = self.plain(span, &self.text[range.clone()]) {
            return self.word(span, level, range, manner);
        }
        let mut start = range.start;
        let (mut face, mut script) = (None, font::Script::Common);
        let mut before = self.text[..range.start].chars().next_back();
        for (at, character) in self.text[range.clone()].char_indices() {
            let at = range.start + at;
            if let Some(joint) = before.and_then(|before| self.joint(span, before, character)) {
                self.word(span, level, start..at, (face, script));
                if let Joint::White(gap) = joint {
                    self.white(span, level, gap);
                }
                (start, face, script) = (at, None, font::Script::Common);
            }
            before = Some(character);
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

    /// The face and script of a stretch without spaces that is all of one, as most are.
    fn plain(&self, span: usize, text: &str) -> Option<(Option<FaceId>, font::Script)> {
        if !text.is_ascii() || eastern::is_spaced(self.spans[span].language) {
            return None;
        }
        let (face, _) = self.face(span, text.chars().next()?, None)?;
        let letters = text.bytes().any(|byte| byte.is_ascii_alphabetic());
        let script = if letters { font::Script::Western } else { font::Script::Common };
        Some((Some(face), script))
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
        let halved = eastern::is_spaced(language)
            && !text.is_empty()
            && text.chars().all(eastern::is_halved);
        let forms = if halved { Forms::HalfWidth } else { style.forms };
        let key = (span, face, forms, script, level.is_rtl());
        let known =
            self.desk.manners.iter().find(|(known, _)| *known == key).map(|(_, id)| *id);
        let manner = known.unwrap_or_else(|| self.manner(key));
        self.shaper.word(manner, text)
    }

    fn manner(&mut self, key: Key) -> MannerId {
        let (span, face, forms, script, leftwards) = key;
        let language = self.spans[span].language.clone();
        let manner = self.shaper.manner(&Manner { face, forms, language, script, leftwards });
        self.desk.manners.push((key, manner));
        manner
    }

    /// A length in points of thousandths of the em of a span, with its letterspacing.
    fn points(&self, span: usize, units: i32, text: &str) -> f64 {
        self.spans[span].style.points(units, text)
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
        if self.desk.atoms.is_empty() {
            let first = text.chars().next();
            self.start = self.hang(span, first, protrude::at_start);
        }
        let atom = u32::try_from(self.desk.atoms.len()).unwrap_or(u32::MAX);
        let index = u16::try_from(span).unwrap_or(u16::MAX);
        self.desk.atoms.push(Atom { word, span: index, level, kind: Kind::Word });
        let mut passed = 0.0;
        if self.hyphenate == Hyphenate::Words && manner.1 == font::Script::Western {
            passed = self.divide(span, word, text, atom);
        }
        let width = self.points(span, self.shaper.width(word), text);
        let is_western = manner.1 == font::Script::Western && !level.is_rtl();
        if passed == 0.0 && is_western && is_long(text.len(), width, self.hyphenate) {
            self.note_long(span, word);
        }
        self.item(Item::Box { width: width - passed }, Place { atom: atom + 1, bytes: 0 });
    }

    /// Notes a word that may turn out wider than a measure; its box comes next.
    fn note_long(&mut self, span: usize, word: WordId) {
        let hyphen = self.shaper.word(self.shaper.manner_of(word), "-");
        self.desk.long.push(Long {
            item: self.desk.items.len(),
            shaped: Arc::clone(self.shaper.shaped(word)),
            language: self.spans[span].language.clone(),
            hyphen: self.shaper.width(hyphen),
        });
    }

    /// Adds the parts of a word up to its last division, and answers how wide they are.
    fn divide(&mut self, span: usize, word: WordId, text: &str, atom: u32) -> f64 {
        let shaped = self.shaper.divided(word);
        let Some(divided) = shaped.divided.get().filter(|divided| !divided.places.is_empty())
        else {
            return 0.0;
        };
        let hyphen = self.shaper.word(self.shaper.manner_of(word), "-");
        let pre = self.spans[span].style.hyphen(self.shaper.width(hyphen));
        let total = self.points(span, self.shaper.width(word), text);
        let mut passed = 0.0;
        for &Division { bytes, before, after } in &divided.places {
            let (head, tail) = text.split_at(usize::from(bytes));
            let x = self.points(span, before, head);
            let post = after.map_or(0.0, |units| self.points(span, units, tail) - (total - x));
            let place = Place { atom, bytes };
            self.item(Item::Box { width: x - passed }, place);
            self.item(Item::Penalty { cost: divided.cost, hyphen: true, pre, post }, place);
            passed = x;
        }
        passed
    }

    /// What parts two characters of a language that has no word spaces. Nothing does at marks
    /// that cite sources: they belong to what is before them.
    fn joint(&self, span: usize, before: char, character: char) -> Option<Joint> {
        let Span { style, language, .. } = &self.spans[span];
        if style.forms == Forms::Superior || !eastern::is_spaced(language) {
            return None;
        }
        let halves = eastern::is_halved(before) != eastern::is_halved(character);
        let white = eastern::between(before, character).map(Joint::White);
        white.or_else(|| halves.then_some(Joint::Close))
    }

    /// Adds white that the text does not hold.
    fn white(&mut self, span: usize, level: Level, gap: Gap) {
        let word = self.shaped(span, level, "", (None, font::Script::Common));
        let index = u16::try_from(span).unwrap_or(u16::MAX);
        let place = self.atom(Atom { word, span: index, level, kind: Kind::Gap(gap) });
        let [width, stretch, shrink] = gap.units().map(|units| self.points(span, units, ""));
        self.item(Item::Glue { width, stretch, shrink }, place);
    }

    /// Adds an atom, and answers the place after it.
    fn atom(&mut self, atom: Atom) -> Place {
        self.desk.atoms.push(atom);
        after(&self.desk.atoms)
    }

    fn space(&mut self, span: usize, level: Level, text: &str) {
        let word = self.shaped(span, level, " ", (None, font::Script::Common));
        let width = self.points(span, self.shaper.width(word), text);
        let index = u16::try_from(span).unwrap_or(u16::MAX);
        let place = self.atom(Atom { word, span: index, level, kind: Kind::Space });
        let (stretch, shrink) = (width * linebreak::STRETCH, width * linebreak::SHRINK);
        self.item(Item::Glue { width, stretch, shrink }, place);
    }

    /// Adds a place where a line may end: after the characters before `solid`; the next line
    /// begins with those from `next`.
    fn opportunity(&mut self, solid: usize, next: usize, ease: Ease) {
        if solid == 0 {
            return;
        }
        let (last, first) =
            (self.text[..solid].chars().next_back(), self.text[next..].chars().next());
        let pre = -self.hang(self.span_at(solid - 1), last, protrude::at_end);
        let post = -self.hang(self.span_at(next), first, protrude::at_start);
        let place = after(&self.desk.atoms);
        let hyphen = ease == Ease::Hyphen;
        self.item(Item::Penalty { cost: price(ease), hyphen, pre, post }, place);
    }

    /// How far a character stands out of the margin, in points. One that has lost its white
    /// stands at the margin as it is.
    fn hang(&self, span: usize, character: Option<char>, share: fn(char) -> i32) -> f64 {
        let Some(character) = character else { return 0.0 };
        let halved = eastern::is_spaced(self.spans[span].language);
        if halved && eastern::is_halved(character) {
            return 0.0;
        }
        self.points(span, share(character), "")
    }

    fn item(&mut self, item: Item, place: Place) {
        self.desk.items.push(item);
        self.desk.places.push(place);
    }

    /// The paragraph, and the desk as it is found by the next.
    fn finish(mut self) -> (Parts, Desk) {
        let end = after(&self.desk.atoms);
        self.item(Item::Penalty { cost: FORCED, hyphen: false, pre: 0.0, post: 0.0 }, end);
        let manners = |span: &Span<'_>| Manners {
            style: span.style,
            tag: span.tag,
            link: span.link.clone(),
        };
        let parts = Parts {
            atoms: self.desk.atoms.as_slice().into(),
            spans: self.spans.iter().map(manners).collect(),
            fit: self.fit,
            base: self.base,
            items: self.desk.items.as_slice().into(),
            places: self.desk.places.as_slice().into(),
            costs: self.costs,
            start: self.start,
            long: self.desk.long.drain(..).collect(),
            broken: OnceLock::new(),
            others: Mutex::default(),
        };
        self.desk.clear();
        (parts, self.desk)
    }
}

/// What the division of a Korean word costs: as much as spaces more than twice as wide as by nature.
const SYLLABLE: f64 = 1_000.0;

/// What it costs to part a number from its unit, a day from its month, an initial from its name:
/// such a line comes only in an emergency, and costs then what one of ratio 4 does.
const DEAR: f64 = 6_000.0;

/// What a division costs on the scale of badness, beside what the costs say of hyphens.
fn price(ease: Ease) -> f64 {
    match ease {
        Ease::Free | Ease::Hyphen => 0.0,
        Ease::Dash => GLAD,
        Ease::Loth => 150.0,
        Ease::Dear => DEAR,
        Ease::Syllable => SYLLABLE,
    }
}

/// The costs, with boxes that give no more than their script bears: characters of Chinese and
/// Japanese fill squares, and letters that are joined cannot be spaced.
fn costs(costs: Costs, text: &str, language: &Language) -> Costs {
    if eastern::is_spaced(language) {
        // What is between them gives by fractions of the em at the most.
        let widest = (f64::INFINITY, f64::INFINITY);
        return Costs { widening: 0.0, narrowing: 0.0, widest, ..costs };
    }
    let joined = |c| matches!(script_of(c), font::Script::Arabic | font::Script::Devanagari);
    if text.chars().any(joined) {
        let (widening, narrowing) = (costs.widening.min(GLYPHS), costs.narrowing.min(GLYPHS));
        return Costs { widening, narrowing, utmost: 1.0, reserve: 1.0, ..costs };
    }
    if text.chars().any(|c| script_of(c) == font::Script::Hangul) {
        // Words are long and stay whole, so spaces give more (klreq, 3.2), and so do syllables:
        // all of one width, they show it less than letters do.
        let (tolerance, utmost) = (costs.tolerance.max(2.5), costs.utmost.max(1.8));
        return Costs { tolerance, utmost, ..costs };
    }
    costs
}
