//! Faces as embedded fonts.
//!
//! Every glyph that a document draws gets a code, which is its number in the subset of its
//! face. Codes go by what they stand for, so that they depend on nothing but the pages, and maps
//! from them are short; the space comes first (`cmap` says why). Once they are given out they are
//! read only, and pages can be encoded in any order.
//!
//! A code stands for one text (ISO 32000-1, 9.10.3), so a glyph that stands for several, such as
//! the hyphen for itself and for a soft hyphen, has as many codes. Where several glyphs together
//! stand for a text, `content` says so on the spot.

use std::collections::BTreeMap;

use lopdf::Object;
use printpdf::{
    Codepoint, FontId, FontMetrics, FontType, Op, ParsedFont, PdfFont, PdfFontHandle,
    PdfFontMetricsStub, TextItem,
};
use rayon::prelude::*;
use sha2::{Digest, Sha256};
use skrifa::instance::{LocationRef, Size};
use skrifa::metrics::GlyphMetrics;
use skrifa::raw::TableProvider;
use skrifa::{FontRef, GlyphId, MetadataProvider};
use subsetter::GlyphRemapper;

use crate::font::FaceId;
use crate::page::{GlyphRun, Item, Page};
use crate::pdf::cmap::{SPACE, Width, to_unicode};
use crate::pdf::lean::lean;

/// The codes of all glyphs that a document draws.
#[derive(Debug)]
pub(super) struct Codes {
    /// By [`FaceId`]; `None` for a face that is not used.
    faces: Vec<Option<Coded>>,
}

/// The glyphs of one face that a document draws.
#[derive(Debug)]
pub(super) struct Coded {
    face: FaceId,
    /// By glyph: its newest code, or 0.
    codes: Vec<u16>,
    /// By code.
    glyphs: Vec<Drawn>,
}

/// A glyph of a subset.
#[derive(Debug)]
struct Drawn {
    glyph: u16,
    /// Thousandths of the em.
    width: u16,
    /// What it stands for; `None` until it occurs as the only glyph of a cluster.
    text: Option<Text>,
    /// The next code of the same glyph, or 0.
    next: u16,
}

impl Drawn {
    fn said(&self) -> Option<&str> {
        self.text.as_ref().map(|text| &*text.all)
    }
}

/// What a code stands for.
#[derive(Clone, Debug)]
struct Text {
    all: Box<str>,
    /// The same where it is of one to three bytes, as most are, or else 0: every glyph of every
    /// page is held against this.
    short: u32,
}

impl Text {
    fn new(text: &str) -> Text {
        Text { all: text.into(), short: short(text) }
    }

    fn is(&self, text: &str) -> bool {
        match short(text) {
            0 => *self.all == *text,
            short => self.short == short,
        }
    }
}

/// A text of one to three bytes as a number, and 0 for any other.
const fn short(text: &str) -> u32 {
    u32::from_be_bytes(match *text.as_bytes() {
        [one] => [1, 0, 0, one],
        [one, two] => [2, 0, one, two],
        [one, two, three] => [3, one, two, three],
        _ => [0; 4],
    })
}

impl Codes {
    /// The face with its codes, if a page uses it.
    pub(super) fn face(&self, face: FaceId) -> Option<&Coded> {
        self.faces.get(face as usize)?.as_ref()
    }

    /// The faces in use, in the order of their numbers.
    pub(super) fn faces(&self) -> impl Iterator<Item = &Coded> {
        self.faces.iter().flatten()
    }
}

impl Coded {
    /// A code of a glyph, whatever its text.
    pub(super) fn code(&self, glyph: u16) -> u16 {
        self.codes.get(usize::from(glyph)).copied().unwrap_or_default()
    }

    /// The code of a glyph for a text.
    pub(super) fn code_for(&self, glyph: u16, text: &str) -> Option<u16> {
        let mut code = self.code(glyph);
        while code != 0 {
            let drawn = self.glyphs.get(usize::from(code))?;
            if drawn.text.as_ref().is_some_and(|own| own.is(text)) {
                return Some(code);
            }
            code = drawn.next;
        }
        None
    }

    /// How codes are written.
    pub(super) fn code_width(&self) -> Width {
        Width::of(self.glyphs.len() - 1)
    }

    /// Whether word spacing applies to a code.
    pub(super) fn is_space(&self, code: u16) -> bool {
        code == SPACE && self.code_width() == Width::Byte
    }

    /// The width that the font states for a code, in thousandths of the em.
    pub(super) fn width(&self, code: u16) -> i32 {
        self.glyphs.get(usize::from(code)).map_or(0, |drawn| i32::from(drawn.width))
    }

    /// The name of the face in its own file.
    pub(super) fn postscript_name(&self) -> &'static str {
        self.face.name()
    }

    /// The name of the font among the resources of a page.
    pub(super) fn resource(&self) -> String {
        format!("F{}", self.face as u8)
    }
}

/// Gives out the codes for all text on some pages.
pub(super) fn codes(pages: &[Page]) -> Codes {
    // What each stretch of pages draws is gathered on all cores, and put together in their order.
    let stretch = pages.len().div_ceil(rayon::current_num_threads()).clamp(1, STRETCH);
    let mut stretches =
        pages.par_chunks(stretch).with_max_len(1).map(gathered).collect::<Vec<_>>().into_iter();
    let mut faces = stretches.next().unwrap_or_else(|| gathered(&[]));
    for stretch in stretches {
        for (face, more) in faces.iter_mut().zip(stretch) {
            match (face, more) {
                (Some(face), Some(more)) => face.join(&more.coded),
                (face @ None, more) => *face = more,
                (Some(_), None) => {}
            }
        }
    }
    Codes { faces: faces.into_iter().map(|face| face.map(Coding::finish)).collect() }
}

/// How many pages are gone through in one go at the most.
const STRETCH: usize = 32;

/// What some pages draw, by face.
fn gathered(pages: &[Page]) -> Vec<Option<Coding>> {
    let mut faces = Vec::new();
    faces.resize_with(FaceId::all().count(), || None);
    for placed in pages.iter().flat_map(Page::items) {
        if let Item::Text(run) = &placed.item {
            faces[run.face as usize].get_or_insert_with(|| Coding::new(run.face)).add(run);
        }
    }
    faces
}

/// A face whose codes are being given out.
struct Coding {
    font: FontRef<'static>,
    metrics: GlyphMetrics<'static>,
    coded: Coded,
}

impl Coding {
    fn new(face: FaceId) -> Coding {
        let font = FontRef::new(face.bytes()).expect("the embedded faces are sound");
        let glyphs = font.maxp().map_or(0, |maxp| maxp.num_glyphs());
        let codes = vec![0; usize::from(glyphs)];
        let metrics = font.glyph_metrics(Size::unscaled(), LocationRef::default());
        let coded = Coded { face, codes, glyphs: Vec::new() };
        let mut coding = Coding { font, metrics, coded };
        // Code 0 is always the glyph for missing characters (ISO 32000-1, 9.7.6.3).
        coding.drawn(0, None);
        let space =
            coding.font.charmap().map(' ').and_then(|glyph| glyph.to_u32().try_into().ok());
        coding.push(space.expect("every embedded face has a space"), Some(" "));
        coding
    }

    /// Gives a glyph another code.
    fn push(&mut self, glyph: u16, text: Option<&str>) {
        let code = self.drawn(glyph, text);
        // The newest code comes first; `code_for` looks at all of them.
        let first = &mut self.coded.codes[usize::from(glyph)];
        self.coded.glyphs[usize::from(code)].next = std::mem::replace(first, code);
    }

    /// Notes a glyph under the next code.
    fn drawn(&mut self, glyph: u16, text: Option<&str>) -> u16 {
        let width = self.metrics.advance_width(GlyphId::from(glyph)).unwrap_or_default();
        #[expect(
            clippy::cast_possible_truncation,
            clippy::cast_sign_loss,
            reason = "widths are unsigned 16-bit numbers in the face"
        )]
        let width = width.round() as u16;
        let code = u16::try_from(self.coded.glyphs.len()).expect("fewer than 2^16 codes");
        self.coded.glyphs.push(Drawn { glyph, width, text: text.map(Text::new), next: 0 });
        code
    }

    fn add(&mut self, run: &GlyphRun) {
        for cluster in run.clusters() {
            match cluster.glyphs.alone() {
                Some(glyph) if !cluster.text.is_empty() => {
                    self.add_alone(glyph.id, cluster.text);
                }
                _ => {
                    for glyph in cluster.glyphs {
                        if self.coded.code(glyph.id) == 0 {
                            self.push(glyph.id, None);
                        }
                    }
                }
            }
        }
    }

    /// Adds what later pages draw, in the order in which they do.
    fn join(&mut self, later: &Coded) {
        for drawn in &later.glyphs[1..] {
            match drawn.said() {
                Some(text) => self.add_alone(drawn.glyph, text),
                None if self.coded.code(drawn.glyph) == 0 => self.push(drawn.glyph, None),
                None => {}
            }
        }
    }

    /// Adds a glyph that stands for a text by itself.
    fn add_alone(&mut self, glyph: u16, text: &str) {
        if self.coded.code_for(glyph, text).is_some() {
            return;
        }
        let code = usize::from(self.coded.code(glyph));
        match &mut self.coded.glyphs[code] {
            // So far it has only stood together with others.
            Drawn { text: own @ None, .. } if code != 0 => *own = Some(Text::new(text)),
            _ => self.push(glyph, Some(text)),
        }
    }

    /// Gives the glyphs that never stood alone in a cluster the character that the face has for
    /// them: every code needs a text (ISO 19005-3, 6.2.11.7.2), though a reader is told another
    /// one wherever they are drawn.
    fn finish(mut self) -> Coded {
        if self.coded.glyphs.iter().skip(1).any(|drawn| drawn.text.is_none()) {
            for (character, glyph) in self.font.charmap().mappings() {
                let code =
                    u16::try_from(glyph.to_u32()).map_or(0, |glyph| self.coded.code(glyph));
                let character = char::from_u32(character).filter(|_| code != 0);
                if let Some(character) = character {
                    let text = &mut self.coded.glyphs[usize::from(code)].text;
                    text.get_or_insert_with(|| Text::new(character.encode_utf8(&mut [0; 4])));
                }
            }
        }
        for drawn in &mut self.coded.glyphs {
            drawn.text.get_or_insert_with(|| Text::new("\u{fffd}"));
        }
        self.coded.sorted()
    }
}

impl Coded {
    /// The same glyphs with codes in the order of their texts, the space first.
    fn sorted(self) -> Coded {
        let mut order: Vec<usize> = (0..self.glyphs.len()).collect();
        let key = |&code: &usize| {
            let drawn: &Drawn = &self.glyphs[code];
            (drawn.said() != Some(" "), drawn.said(), drawn.glyph)
        };
        order[1..].sort_by_key(key);
        let mut new = vec![0; order.len()];
        for (place, &code) in (0_u16..).zip(&order) {
            new[code] = place;
        }
        let renumbered = |code: u16| new[usize::from(code)];
        let moved = |&code: &usize| {
            let drawn = &self.glyphs[code];
            Drawn { text: drawn.text.clone(), next: renumbered(drawn.next), ..*drawn }
        };
        Coded {
            face: self.face,
            glyphs: order.iter().map(moved).collect(),
            codes: self.codes.into_iter().map(renumbered).collect(),
        }
    }
}

/// A font as printpdf takes it.
pub(super) fn embedded(coded: &Coded) -> (FontId, PdfFont) {
    let remapper = remapper(coded);
    let subset = subsetter::subset(coded.face.bytes(), 0, &remapper)
        .expect("the embedded faces are sound");
    let subset = lean(&subset).unwrap_or(subset);
    let font = FontRef::new(coded.face.bytes()).expect("the embedded faces are sound");
    let parsed = ParsedFont {
        font_index: 0,
        font_name: Some(format!("{}+{}", tag(&subset), coded.face.name())),
        codepoint_to_glyph: BTreeMap::new(),
        glyph_widths: (0..).zip(coded.glyphs.iter().map(|drawn| drawn.width)).collect(),
        units_per_em: 1000,
        font_metrics: line_metrics(&font),
        font_type: FontType::TrueType,
        pdf_font_metrics: descriptor_metrics(&font),
        original_bytes: subset,
    };
    (FontId(coded.resource()), PdfFont::new(parsed))
}

/// The glyphs of the subset in the order of their first codes.
fn remapper(coded: &Coded) -> GlyphRemapper {
    let mut remapper = GlyphRemapper::new();
    for drawn in coded.glyphs.iter().skip(1) {
        remapper.remap(drawn.glyph);
    }
    remapper
}

/// By code, the number of its glyph in the subset (ISO 32000-1, 9.7.4.2); `None` where that is
/// the code itself.
pub(super) fn glyph_map(coded: &Coded) -> Option<Vec<u8>> {
    let remapper = remapper(coded);
    let numbers =
        coded.glyphs.iter().map(|drawn| remapper.get(drawn.glyph).unwrap_or_default());
    let numbers: Vec<u16> = numbers.collect();
    let is_identity = numbers.iter().zip(0..).all(|(&number, code)| number == code);
    (!is_identity).then(|| numbers.into_iter().flat_map(u16::to_be_bytes).collect())
}

/// Six capitals from the bytes of a subset (ISO 32000-1, 9.6.4).
fn tag(subset: &[u8]) -> String {
    let letters = Sha256::digest(subset).into_iter().take(6);
    letters.map(|byte| char::from(b'A' + byte % 26)).collect()
}

fn line_metrics(font: &FontRef<'_>) -> FontMetrics {
    let hhea = font.hhea();
    FontMetrics {
        ascent: hhea.as_ref().map_or(0, |hhea| hhea.ascender().to_i16()),
        descent: hhea.as_ref().map_or(0, |hhea| hhea.descender().to_i16()),
    }
}

fn descriptor_metrics(font: &FontRef<'_>) -> PdfFontMetricsStub {
    let mut metrics =
        PdfFontMetricsStub { units_per_em: 1000, ..PdfFontMetricsStub::default() };
    if let Ok(head) = font.head() {
        (metrics.x_min, metrics.y_min) = (head.x_min(), head.y_min());
        (metrics.x_max, metrics.y_max) = (head.x_max(), head.y_max());
    }
    if let Ok(hhea) = font.hhea() {
        metrics.caret_slope_rise = hhea.caret_slope_rise();
        metrics.caret_slope_run = hhea.caret_slope_run();
    }
    metrics.us_weight_class = font.os2().map_or(0, |os2| os2.us_weight_class());
    metrics
}

/// Operators that show a glyph of each font, without which printpdf would not write it. They are
/// never part of a page.
pub(super) fn specimen(codes: &Codes) -> Vec<Op> {
    let mut ops = Vec::new();
    for coded in codes.faces() {
        let font = PdfFontHandle::External(FontId(coded.resource()));
        ops.push(Op::SetFont { font, size: printpdf::Pt(1.0) });
        let glyphs = vec![Codepoint::with_cid(SPACE, 0.0, " ".to_owned())];
        ops.push(Op::ShowText { items: vec![TextItem::GlyphIds(glyphs)] });
    }
    ops
}

/// The map from codes to text.
pub(super) fn text_map(coded: &Coded) -> Vec<u8> {
    let texts = coded.glyphs.iter().skip(1);
    let texts: Vec<&str> = texts.map(|drawn| drawn.said().unwrap_or_default()).collect();
    to_unicode(coded.code_width(), &texts)
}

/// The width that most glyphs have, and the widths of the others by their codes (ISO 32000-1,
/// 9.7.4.3).
pub(super) fn widths(coded: &Coded) -> (i64, Object) {
    let drawn = &coded.glyphs[1..];
    let mut shares: BTreeMap<u16, usize> = BTreeMap::new();
    drawn.iter().for_each(|drawn| *shares.entry(drawn.width).or_default() += 1);
    let usual =
        shares.into_iter().max_by_key(|(_, share)| *share).map_or(0, |(width, _)| width);
    let mut list = Vec::new();
    let mut code = 1;
    for run in drawn.chunk_by(|one, next| (one.width == usual) == (next.width == usual)) {
        if run[0].width != usual {
            list.push(crate::pdf::number::count(code));
            let widths = run.iter().map(|drawn| Object::Integer(drawn.width.into()));
            list.push(Object::Array(widths.collect()));
        }
        code += run.len();
    }
    (usual.into(), Object::Array(list))
}

/// The height of capitals, in thousandths of the em.
pub(super) fn cap_height(coded: &Coded) -> i64 {
    let font = FontRef::new(coded.face.bytes()).expect("the embedded faces are sound");
    font.os2().ok().and_then(|os2| os2.s_cap_height()).map_or(700, i64::from)
}
