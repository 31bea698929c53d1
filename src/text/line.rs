//! A line as placed things: spaces opened or narrowed, hyphens added, runs put in their visual places,
//! one after the other as they are read.

use unicode_bidi::{BidiInfo, Level};

use crate::font::FaceId;
use crate::geom::{Point, Pt, Size};
use crate::page::{Glyph, GlyphRun, Item, Placed, Tag, Target};
use crate::paint::Rgb;
use crate::text::linebreak::{SHRINK, STRETCH};
use crate::text::paragraph::{Atom, Kind, Line, Paragraph, Place};
use crate::text::{Shaper, Style, WordId};

/// Where a line stands in its measure when it does not fill it.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Align {
    /// Where lines begin.
    #[default]
    Start,
    /// In the middle.
    Center,
    /// Where lines end.
    End,
}

/// Where the characters and glyphs of a line are gathered that is being painted. One room serves all
/// lines.
#[derive(Debug, Default)]
pub(super) struct Room {
    text: String,
    glyphs: Vec<Glyph>,
}

/// A word or space of a line, ready to be painted.
#[derive(Clone, Copy, Debug)]
struct Mark {
    word: WordId,
    span: u16,
    level: Level,
    kind: Kind,
    /// Whether its last character is a hyphen that the text does not hold.
    hyphen: bool,
    /// Its place among the others as they are read.
    place: usize,
}

/// White and how it gives, in points.
#[derive(Clone, Copy, Debug, Default)]
struct White {
    width: f64,
    stretch: f64,
    shrink: f64,
}

impl White {
    /// The ratio at which it is so wide; 0 if it does not give.
    fn ratio(&self, width: f64) -> f64 {
        let slack = width - self.width;
        let give = if slack > 0.0 { self.stretch } else { self.shrink };
        if give > 0.0 { slack / give } else { 0.0 }
    }

    /// How wide it is at a ratio.
    fn at(&self, ratio: f64) -> f64 {
        self.width + ratio * if ratio > 0.0 { self.stretch } else { self.shrink }
    }
}

/// By how much of their width glyphs are widened or narrowed at most: more shows (Hàn Thế
/// Thành 2000). What a line gives beyond is letterspacing.
pub(super) const GLYPHS: f64 = 0.02;

/// By how much the ratio of a painted line may differ from that of the breaker, whose widths are not
/// rounded to units.
const ROUNDED: f64 = 0.01;

/// The height of the rectangle of a link above and below the baseline, in ems.
const LINK: (f64, f64) = (0.78, 0.26);

impl Paragraph {
    /// Paints a line with the left end of its measure at `at` on the baseline.
    pub(super) fn paint(
        &self,
        (shaper, room): (&mut Shaper, &mut Room),
        line: &Line,
        (at, measure, align): (Point, Pt, Align),
        things: &mut Vec<Placed>,
    ) {
        let mut marks = self.marks(shaper, line);
        let white = self.white(shaper, &marks);
        let words = marks.iter().filter(|mark| mark.kind == Kind::Word);
        let boxes: f64 = words.map(|mark| self.width_of(shaper, mark)).sum();
        let gives = if line.full { line.ending.expansion } else { 1.0 };
        let expansion = gives.clamp(1.0 - GLYPHS, 1.0 + GLYPHS);
        let tracked = self.tracked(shaper, &marks, boxes * (gives - expansion));
        let leftwards = self.0.base.is_rtl();
        let wide = measure.0 + line.outset.0 + line.overhang.0;
        let mut x = at.x - if leftwards { line.overhang } else { line.outset };
        let mut ratio = 0.0;
        if line.full {
            let hung = if line.divided { self.hung(line) } else { 0.0 };
            let given = wide + hung - boxes * gives;
            // No wider than the breaker has it: a line may stay short of the measure.
            ratio = white.ratio(given).min(line.ending.ratio + ROUNDED);
            if leftwards {
                x += Pt((given - white.at(ratio)).max(0.0));
            }
        } else {
            let free = Pt(wide - boxes - white.width);
            x += match align {
                Align::Start if leftwards => free,
                Align::Start => Pt::ZERO,
                Align::Center => free / 2.0,
                Align::End if leftwards => Pt::ZERO,
                Align::End => free,
            };
        }
        let is_turned = reorder(&mut marks);
        let start = things.len();
        let mut brush = Brush::new(Point::new(x, at.y), std::mem::take(room), things);
        brush.places = is_turned.then(Vec::new);
        if leftwards {
            // Its left end is the end of the line, and comes last as it is read.
            brush.turn = (true, marks.len());
            self.trail(shaper, line, expansion, &mut brush);
        }
        for mark in &marks {
            brush.turn = (mark.level.is_rtl(), mark.place);
            self.stroke(shaper, mark, (ratio, expansion, tracked), &mut brush);
        }
        if !leftwards {
            brush.turn = (false, marks.len());
            self.trail(shaper, line, expansion, &mut brush);
        }
        brush.lift();
        brush.close_link();
        (room.text, room.glyphs) = (brush.text, brush.glyphs);
        if let Some(places) = brush.places {
            in_reading_order(things, start, places);
        }
    }

    /// Paints the space at which a line ends, without width: it keeps the last word apart from
    /// the first one of the next line for those who read the text alone (ISO 32000-1, 14.8.2.5).
    fn trail(&self, shaper: &Shaper, line: &Line, expansion: f64, brush: &mut Brush<'_>) {
        let (first, end) = (line.from.atom as usize, line.to.atom as usize);
        if line.divided {
            return;
        }
        let Some(last) =
            self.0.atoms[first..end].iter().rposition(|atom| atom.kind == Kind::Word)
        else {
            return;
        };
        let space = self.0.atoms.get(first + last + 1);
        if let Some(Atom { word, span, level, kind: Kind::Space }) = space
            && level.is_rtl() == self.0.base.is_rtl()
        {
            let manners = &self.0.spans[usize::from(*span)];
            brush.begin(shaper.face(*word), &manners.style, manners.tag, expansion);
            brush.text.push_str(shaper.text(*word));
            let glyphs = shaper.glyphs(*word).iter();
            brush.glyphs.extend(glyphs.map(|glyph| Glyph { advance: 0, ..*glyph }));
        }
    }

    /// What each character gets, in points, so that together they get `extra`.
    fn tracked(&self, shaper: &Shaper, marks: &[Mark], extra: f64) -> f64 {
        // In most lines the widths of glyphs give all.
        if extra == 0.0 {
            return 0.0;
        }
        let words = marks.iter().filter(|mark| mark.kind == Kind::Word);
        let characters: u32 = words.map(|mark| characters(shaper, mark.word)).sum();
        if characters == 0 { 0.0 } else { extra / f64::from(characters) }
    }

    /// How far the hyphen at the end of a divided line stands out of the margin.
    fn hung(&self, line: &Line) -> f64 {
        let span = self.0.atoms[line.to.atom as usize].span;
        let size = self.0.spans[usize::from(span)].style.size;
        f64::from(super::protrude::at_end('-')) * size.0 / 1000.0
    }

    /// The words and spaces of a line in logical order, without spaces at its ends.
    fn marks(&self, shaper: &mut Shaper, line: &Line) -> Vec<Mark> {
        let Place { atom: first, bytes: skipped } = line.from;
        let Place { atom: end, bytes: kept } = line.to;
        let last = if kept > 0 { end + 1 } else { end };
        let mut marks = Vec::with_capacity((last - first) as usize);
        for index in first..last {
            let Atom { word, span, level, kind } = self.0.atoms[index as usize];
            if kind != Kind::Word && marks.is_empty() {
                continue;
            }
            let from = if index == first { usize::from(skipped) } else { 0 };
            let to = (index == end).then_some(usize::from(kept));
            let hyphen = to.is_some();
            let word = if from > 0 || hyphen { part(shaper, word, from, to) } else { word };
            let place = marks.len();
            marks.push(Mark { word, span, level, kind, hyphen, place });
        }
        while marks.last().is_some_and(|mark| mark.kind != Kind::Word) {
            marks.pop();
        }
        marks
    }

    /// All white of a line.
    fn white(&self, shaper: &Shaper, marks: &[Mark]) -> White {
        let white = marks.iter().filter(|mark| mark.kind != Kind::Word);
        white.map(|mark| self.white_of(shaper, mark)).fold(White::default(), |sum, one| White {
            width: sum.width + one.width,
            stretch: sum.stretch + one.stretch,
            shrink: sum.shrink + one.shrink,
        })
    }

    fn white_of(&self, shaper: &Shaper, mark: &Mark) -> White {
        if let Kind::Gap(gap) = mark.kind {
            let size = self.0.spans[usize::from(mark.span)].style.size.0;
            let [width, stretch, shrink] =
                gap.units().map(|units| f64::from(units) * size / 1000.0);
            return White { width, stretch, shrink };
        }
        let width = self.width_of(shaper, mark);
        White { width, stretch: width * STRETCH, shrink: width * SHRINK }
    }

    fn width_of(&self, shaper: &Shaper, mark: &Mark) -> f64 {
        let style = &self.0.spans[usize::from(mark.span)].style;
        let mut units = shaper.width(mark.word);
        if style.tracking != 0 {
            let characters = shaper.text(mark.word).chars().count();
            units += i32::from(style.tracking) * i32::try_from(characters).unwrap_or(0);
        }
        f64::from(units) * style.size.0 / 1000.0
    }

    fn stroke(
        &self,
        shaper: &Shaper,
        mark: &Mark,
        (ratio, expansion, tracked): (f64, f64, f64),
        brush: &mut Brush<'_>,
    ) {
        let manners = &self.0.spans[usize::from(mark.span)];
        brush.follow(manners.link.as_ref(), manners.tag, &manners.style);
        let width = match mark.kind {
            Kind::Word => {
                let natural = self.width_of(shaper, mark) * expansion;
                match tracked {
                    0.0 => natural,
                    tracked => natural + tracked * f64::from(characters(shaper, mark.word)),
                }
            }
            Kind::Space => self.white_of(shaper, mark).at(ratio),
            Kind::Gap(_) => {
                brush.skip(Pt(self.white_of(shaper, mark).at(ratio)));
                return;
            }
        };
        brush.begin(shaper.face(mark.word), &manners.style, manners.tag, expansion);
        let text_start = brush.text.len();
        brush.text.push_str(shaper.text(mark.word));
        let first = brush.glyphs.len();
        brush.glyphs.extend_from_slice(shaper.glyphs(mark.word));
        if manners.style.tracking != 0 {
            for glyph in brush.glyphs[first..].iter_mut().filter(|glyph| glyph.bytes > 0) {
                glyph.advance += i32::from(manners.style.tracking);
            }
        }
        if mark.hyphen {
            // The hyphen is none of the text's: U+00AD lets words come back whole.
            brush.text.truncate(text_start + shaper.text(mark.word).len() - 1);
            brush.text.push('\u{ad}');
            if let Some(glyph) = brush.glyphs.last_mut() {
                glyph.bytes = 2;
            }
        }
        if mark.kind == Kind::Word && tracked != 0.0 {
            let unit = manners.style.size.0 * expansion / 1000.0;
            track(&mut brush.glyphs[first..], tracked / unit);
        }
        brush.advance(first, Pt(width));
    }
}

/// How many characters of a word are letterspaced: those that begin a cluster.
fn characters(shaper: &Shaper, word: WordId) -> u32 {
    shaper.glyphs(word).iter().map(|glyph| u32::from(glyph.bytes > 0)).sum()
}

/// Adds so many units to each character, in whole units that add up.
fn track(glyphs: &mut [Glyph], units: f64) {
    let (mut due, mut paid) = (0.0, 0);
    for glyph in glyphs.iter_mut().filter(|glyph| glyph.bytes > 0) {
        due += units;
        #[expect(clippy::cast_possible_truncation, reason = "far less than 2^31 units")]
        let step = due.round() as i32 - paid;
        glyph.advance += step;
        paid += step;
    }
}

/// Part of a left-to-right word: from a byte on, or up to a byte and then a hyphen.
fn part(shaper: &mut Shaper, word: WordId, from: usize, to: Option<usize>) -> WordId {
    let manner = shaper.manner_of(word);
    let text = shaper.text(word);
    let text = match to {
        Some(to) => format!("{}-", &text[from..to]),
        None => text[from..].to_owned(),
    };
    shaper.word(manner, &text)
}

/// Puts the things of a line, from `start` on, in the order in which they are read
/// (ISO 32000-1, 14.8.2.3.1), by the first place of each.
fn in_reading_order(items: &mut Vec<Placed>, start: usize, places: Vec<usize>) {
    let mut line: Vec<(usize, Placed)> = places.into_iter().zip(items.drain(start..)).collect();
    line.sort_by_key(|(place, _)| *place);
    items.extend(line.into_iter().map(|(_, placed)| placed));
}

/// Puts the marks of a line in visual order (UAX #9, L2); tells whether that is another one.
fn reorder(marks: &mut [Mark]) -> bool {
    if marks.iter().all(|mark| mark.level.is_ltr()) {
        return false;
    }
    let levels: Vec<Level> = marks.iter().map(|mark| mark.level).collect();
    let order = BidiInfo::reorder_visual(&levels);
    let sorted: Vec<Mark> = order.into_iter().map(|index| marks[index]).collect();
    marks.copy_from_slice(&sorted);
    true
}

/// A run on its way: what is alike in all of it.
#[derive(Clone, Copy)]
struct Open {
    x: Pt,
    face: FaceId,
    size: Pt,
    fill: Rgb,
    expansion: f64,
    tag: Tag,
    rise: Pt,
    is_rtl: bool,
    /// The first place of what it holds.
    place: usize,
}

/// Paints runs from left to right.
struct Brush<'a> {
    x: Pt,
    y: Pt,
    /// What rounding advances to whole units has left, in points.
    debt: f64,
    run: Option<Open>,
    link: Option<(Pt, Tag, Target, Pt, usize)>,
    /// Whether the next thing runs from right to left, and its place among all as they are read.
    turn: (bool, usize),
    /// The places of the things that have been painted, where they tell another order.
    places: Option<Vec<usize>>,
    /// The characters and glyphs of the run so far.
    text: String,
    glyphs: Vec<Glyph>,
    things: &'a mut Vec<Placed>,
}

impl<'a> Brush<'a> {
    fn new(at: Point, Room { text, glyphs }: Room, things: &'a mut Vec<Placed>) -> Brush<'a> {
        let (run, link, turn, places) = (None, None, (false, 0), None);
        Brush { x: at.x, y: at.y, debt: 0.0, run, link, turn, places, text, glyphs, things }
    }

    /// Makes the run take glyphs of this look: the one at hand goes on, or a new one begins.
    fn begin(&mut self, face: FaceId, style: &Style, tag: Tag, expansion: f64) {
        let (is_rtl, place) = self.turn;
        let fits = self.run.as_mut().filter(|open| {
            open.face == face
                && open.size == style.size
                && open.fill == style.color
                && open.tag == tag
                && open.rise == style.rise
                && open.is_rtl == is_rtl
        });
        if let Some(open) = fits {
            open.place = open.place.min(place);
            return;
        }
        self.lift();
        let (x, rise) = (self.x, style.rise);
        let (size, fill) = (style.size, style.color);
        self.run = Some(Open { x, face, size, fill, expansion, tag, rise, is_rtl, place });
    }

    /// Moves on by `width`, and makes the last glyph of the run reach there.
    fn advance(&mut self, first: usize, width: Pt) {
        self.x += width;
        let Some(run) = &self.run else { return };
        let scale = run.size.0 * run.expansion / 1000.0;
        let units: i32 = self.glyphs[first..].iter().map(|glyph| glyph.advance).sum();
        let wanted = (width.0 + self.debt) / scale - f64::from(units);
        #[expect(clippy::cast_possible_truncation, reason = "far less than 2^31 units")]
        let correction = wanted.round() as i32;
        if let Some(glyph) = self.glyphs.last_mut() {
            glyph.advance += correction;
        }
        self.debt += width.0 - f64::from(units + correction) * scale;
    }

    /// Moves on by white that no character stands for.
    fn skip(&mut self, width: Pt) {
        self.advance(self.glyphs.len(), width);
    }

    /// Ends the run at hand.
    fn lift(&mut self) {
        let Some(open) = self.run.take() else { return };
        if !self.glyphs.is_empty() {
            self.places.iter_mut().for_each(|places| places.push(open.place));
            // What is kept takes no more room than it fills; what it was gathered in serves again.
            let run = GlyphRun {
                face: open.face,
                size: open.size,
                fill: open.fill,
                expansion: open.expansion,
                text: self.text.as_str().into(),
                glyphs: self.glyphs.as_slice().into(),
            };
            let at = Point::new(open.x, self.y - open.rise);
            self.things.push(Placed { at, tag: open.tag, item: Item::Text(run) });
        }
        self.text.clear();
        self.glyphs.clear();
        self.debt = 0.0;
    }

    /// Opens and closes the rectangles of links.
    fn follow(&mut self, target: Option<&Target>, tag: Tag, style: &Style) {
        let same = match (&self.link, target) {
            (Some((_, its_tag, its, ..)), Some(target)) => *its_tag == tag && its == target,
            (None, None) => true,
            _ => false,
        };
        if !same {
            self.lift();
            self.close_link();
            let place = self.turn.1;
            self.link = target.map(|target| (self.x, tag, target.clone(), style.size, place));
        }
        if let Some((.., place)) = &mut self.link {
            *place = self.turn.1.min(*place);
        }
    }

    fn close_link(&mut self) {
        let Some((x, tag, target, size, place)) = self.link.take() else { return };
        self.places.iter_mut().for_each(|places| places.push(place));
        let (above, below) = (size * LINK.0, size * LINK.1);
        let extent = Size::new(self.x - x, above + below);
        let (at, item) = (Point::new(x, self.y - above), Item::Link(extent, target));
        self.things.push(Placed { at, tag, item });
    }
}
