//! Which marking stands on which page, read off the pages themselves.
//!
//! A marking is what the running head and the running foot of a page both say: nothing else of
//! ours stands in both. On page one its upper half is text and not furniture, so that it is read
//! aloud once; there the uppermost text stands for the head. Files of other programs seldom say
//! what is furniture; for them there is often nothing to tell.

use std::collections::{BTreeMap, BTreeSet};
use std::rc::Rc;

use serde::Serialize;

use crate::inspect::reader::Reader;
use crate::inspect::show::{Fonts, Piece, Place, Texts, pieces, texts};
use crate::inspect::syntax::{Dictionary, Object};

/// How many pages are read.
const MOST_PAGES: usize = 50_000;

/// How large the operators of a page may be.
const MOST_CONTENT: usize = 8_000_000;

/// How large the map of a font to Unicode may be.
const MOST_MAP: usize = 2_000_000;

/// How many fonts are read.
const MOST_FONTS: usize = 400;

/// How far down from the uppermost line of text a head reaches, in points: caveats, or series and
/// topic, may take some lines above the level.
const HEAD: f64 = 80.0;

/// Text on one line may differ in height by so much, in points.
const SAME_LINE: f64 = 1.0;

/// How much of a marking is kept.
const MOST_MARKING: usize = 400;

/// Pages that follow each other and bear the same marking.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize)]
pub struct Marked {
    /// The first page, counted from 1.
    pub from: usize,
    /// The last page.
    pub to: usize,
    /// The marking, with its caveats; `None` where there is none.
    pub marking: Option<String>,
}

/// The markings of all pages, in order.
pub(super) fn markings(reader: &mut Reader<'_>, catalog: &Dictionary) -> Vec<Marked> {
    let mut shelf = Shelf::default();
    let mut marked: Vec<Marked> = Vec::new();
    for (index, page) in pages(reader, catalog).into_iter().enumerate() {
        let marking = of_page(reader, &mut shelf, &page);
        match marked.last_mut().filter(|before| before.marking == marking) {
            Some(before) => before.to = index + 1,
            None => marked.push(Marked { from: index + 1, to: index + 1, marking }),
        }
    }
    marked
}

/// The pages that lack the marking that the others have; none if no page has one, unless the
/// source asks for one.
pub(super) fn lacking(marked: &[Marked], is_asked_for: bool) -> Vec<Marked> {
    let mut shares: BTreeMap<&str, usize> = BTreeMap::new();
    for range in marked {
        if let Some(marking) = &range.marking {
            *shares.entry(marking).or_default() += range.to + 1 - range.from;
        }
    }
    let usual = shares.iter().max_by_key(|(_, pages)| **pages).map(|(marking, _)| *marking);
    if usual.is_none() && !is_asked_for {
        return Vec::new();
    }
    let lacks = |range: &&Marked| range.marking.as_deref() != usual || usual.is_none();
    marked.iter().filter(lacks).cloned().collect()
}

/// The pages in order, each with the resources that it has by itself or from above.
fn pages(reader: &mut Reader<'_>, catalog: &Dictionary) -> Vec<Dictionary> {
    let mut pages = Vec::new();
    let mut seen = BTreeSet::new();
    let mut open: Vec<(Object, Option<Object>)> =
        catalog.get(b"Pages".as_slice()).map(|root| (root.clone(), None)).into_iter().collect();
    while let Some((node, above)) = open.pop().filter(|_| pages.len() < MOST_PAGES) {
        if node.reference().is_some_and(|number| !seen.insert(number)) {
            continue;
        }
        let Some(mut entries) = reader.entries(&node) else { continue };
        let resources = entries.get(b"Resources".as_slice()).cloned().or(above);
        match reader.entry(&entries, "Kids") {
            Some(kids) => {
                let kids = kids.array().iter().rev().filter(|kid| kid.reference().is_some());
                open.extend(kids.map(|kid| (kid.clone(), resources.clone())));
            }
            None => {
                // Annotations and the like are of no use here.
                let contents = entries.remove(b"Contents".as_slice());
                let kept = [(b"Contents".as_slice(), contents), (b"Resources", resources)];
                let kept =
                    kept.into_iter().filter_map(|(key, value)| Some((key.to_vec(), value?)));
                pages.push(kept.collect());
            }
        }
    }
    pages
}

/// What has been read of fonts, by number: pages mostly share them.
#[derive(Default)]
struct Shelf {
    resources: BTreeMap<u32, Rc<Fonts>>,
    fonts: BTreeMap<u32, Rc<Texts>>,
}

impl Shelf {
    fn fonts(&mut self, reader: &mut Reader<'_>, page: &Dictionary) -> Rc<Fonts> {
        let Some(resources) = page.get(b"Resources".as_slice()) else {
            return Rc::default();
        };
        let number = resources.reference();
        if let Some(known) = number.and_then(|number| self.resources.get(&number)) {
            return Rc::clone(known);
        }
        let list = reader.entries(resources).and_then(|found| reader.entry(&found, "Font"));
        let list = list.as_ref().and_then(Object::dictionary).cloned().unwrap_or_default();
        let mut fonts = Fonts::new();
        for (name, font) in list.into_iter().take(MOST_FONTS) {
            fonts.insert(name, self.font(reader, &font));
        }
        let fonts = Rc::new(fonts);
        if let Some(number) = number.filter(|_| self.resources.len() < MOST_FONTS) {
            self.resources.insert(number, Rc::clone(&fonts));
        }
        fonts
    }

    fn font(&mut self, reader: &mut Reader<'_>, font: &Object) -> Rc<Texts> {
        let number = font.reference();
        if let Some(known) = number.and_then(|number| self.fonts.get(&number)) {
            return Rc::clone(known);
        }
        let read = |reader: &mut Reader<'_>| {
            let entries = reader.entries(font)?;
            let map = entries.get(b"ToUnicode".as_slice())?.reference()?;
            let map = reader.get(map)?;
            let data = reader.inflate(map.object.dictionary()?, map.data?, MOST_MAP).ok()?;
            Some(texts(&data))
        };
        let texts = Rc::new(read(reader).unwrap_or_default());
        if let Some(number) = number.filter(|_| self.fonts.len() < MOST_FONTS) {
            self.fonts.insert(number, Rc::clone(&texts));
        }
        texts
    }
}

fn of_page(reader: &mut Reader<'_>, shelf: &mut Shelf, page: &Dictionary) -> Option<String> {
    let fonts = shelf.fonts(reader, page);
    let contents = page.get(b"Contents".as_slice())?;
    let streams = match contents {
        Object::Array(streams) => streams.clone(),
        stream => vec![stream.clone()],
    };
    let mut operators = Vec::new();
    for stream in streams {
        let found = reader.get(stream.reference()?)?;
        let left = MOST_CONTENT.checked_sub(operators.len())?;
        operators.extend(reader.inflate(found.object.dictionary()?, found.data?, left).ok()?);
        operators.push(b'\n');
    }
    marking(&pieces(&operators, &fonts))
}

/// What head and foot both say: from the first piece of the foot on that the head has too, as far
/// as they agree.
fn marking(pieces: &[Piece]) -> Option<String> {
    let at = |place| -> Vec<&Piece> {
        pieces.iter().filter(|piece| piece.place == place && !piece.text.is_empty()).collect()
    };
    let (foot, text) = (at(Place::Foot), at(Place::Text));
    let top = text.iter().map(|piece| piece.y).max_by(f64::total_cmp).unwrap_or_default();
    let top: Vec<&Piece> = text.into_iter().filter(|piece| piece.y > top - HEAD).collect();
    let head = [at(Place::Head), top].concat();
    let agreed = |foot: &[&Piece]| {
        let agree = |start: usize| {
            let pairs = head[start..].iter().zip(foot);
            pairs.take_while(|(above, below)| above.text == below.text).count()
        };
        (0..head.len()).map(agree).max().unwrap_or(0)
    };
    let (start, count) = (0..foot.len())
        .map(|start| (start, agreed(&foot[start..])))
        .find(|&(_, count)| count > 0)?;
    let pieces = &foot[start..start + count];
    let mut marking = String::new();
    // Caveats stand before the label or on lines of their own, and are read after it.
    let mut in_label = true;
    let mut before: Option<&Piece> = None;
    for &piece in pieces {
        let moves = before
            .is_some_and(|before| piece.x < before.x || (piece.y - before.y).abs() > SAME_LINE);
        if in_label && moves {
            marking.push_str(" · ");
            in_label = false;
        } else if let Some(divided) = marking.strip_suffix('\u{ad}').map(str::len) {
            marking.truncate(divided);
        }
        marking.push_str(&piece.text);
        before = Some(piece);
    }
    let marking: String = marking.trim().chars().take(MOST_MARKING).collect();
    (!marking.is_empty()).then_some(marking)
}

#[cfg(test)]
mod tests {
    use super::{Marked, Piece, Place, lacking, marking};

    fn piece(place: Place, x: f64, text: &str) -> Piece {
        Piece { place, x, y: 0.0, text: text.to_owned() }
    }

    #[test]
    fn a_marking_is_what_head_and_foot_share() {
        let foot = [
            piece(Place::Foot, 400.0, "INTERNAL"),
            piece(Place::Foot, 300.0, "NO "),
            piece(Place::Foot, 320.0, "COPIES"),
            piece(Place::Foot, 50.0, "Page 2"),
        ];
        let mut head = vec![piece(Place::Head, 50.0, "A title")];
        head.extend(foot[..3].iter().map(|part| Piece { place: Place::Head, ..part.clone() }));
        let page = [head.as_slice(), &foot].concat();
        assert_eq!(marking(&page).as_deref(), Some("INTERNAL · NO COPIES"));
        assert_eq!(marking(&page[..1]), None);
        assert_eq!(marking(&[&head[..1], &foot].concat()), None);
    }

    #[test]
    fn caveats_may_take_lines_of_their_own() {
        let on = |place, top: f64| {
            let line = |x, down: f64, text: &str| Piece {
                place,
                x,
                y: top - down,
                text: text.to_owned(),
            };
            vec![
                line(420.0, 0.0, "INTERNAL"),
                line(230.0, 12.0, "NO COPIES · EYES OF THE COM\u{ad}"),
                line(400.0, 22.0, "MITTEE ONLY"),
            ]
        };
        let series = piece(Place::Text, 50.0, "A series");
        // On page one they stand above the level, which is written first.
        let mut head = on(Place::Text, 800.0);
        head.iter_mut().skip(1).for_each(|part| part.y = 2.0 * 805.0 - part.y);
        let page = [vec![Piece { y: 800.0, ..series }], head, on(Place::Foot, 40.0)].concat();
        let expected = "INTERNAL · NO COPIES · EYES OF THE COMMITTEE ONLY";
        assert_eq!(marking(&page).as_deref(), Some(expected));
    }

    #[test]
    fn the_pages_that_differ_from_most_lack_the_marking() {
        let range = |from, to, marking: Option<&str>| Marked {
            from,
            to,
            marking: marking.map(str::to_owned),
        };
        let (bare, green) = (range(4, 4, None), range(5, 5, Some("TLP:GREEN")));
        let marked = [range(1, 3, Some("TLP:RED")), bare.clone(), green.clone()];
        assert_eq!(lacking(&marked, false), [bare.clone(), green]);
        assert_eq!(lacking(&marked[..1], true), []);
        assert_eq!(lacking(std::slice::from_ref(&bare), false), []);
        assert_eq!(lacking(std::slice::from_ref(&bare), true), [bare]);
    }
}
