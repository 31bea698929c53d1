//! Words into glyphs. A word is shaped once for each combination of face, forms, language and
//! direction and kept, whatever the size it is set at: all faces have 1000 units to the em.

use std::ops::Range;
use std::str::FromStr;

use foldhash::{HashMap, HashMapExt as _};
use harfrust::{Buffer, Direction, Feature, Script, ShapeOptions, ShapePlan, ShaperFont, Tag};

use crate::font::{self, FaceId};
use crate::language::Language;
use crate::page::Glyph;
use crate::text::Forms;
use crate::text::hyphen::hyphens;

/// A shaped word in a [`Shaper`].
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct WordId(u32);

/// What decides the shape of a word besides its characters.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct Manner {
    /// The face.
    pub face: FaceId,
    /// Forms of letters and figures.
    pub forms: Forms,
    /// The language.
    pub language: Language,
    /// The script.
    pub script: font::Script,
    /// Whether it runs from right to left.
    pub leftwards: bool,
}

/// The number of a [`Manner`] in a [`Shaper`].
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct MannerId(u16);

/// A shaped word. Lengths are thousandths of the em.
#[derive(Clone, Debug)]
struct Word {
    manner: MannerId,
    glyphs: Range<u32>,
    text: Range<u32>,
    width: i32,
    /// Where it may be divided, once that has been asked for.
    divided: Option<Divided>,
}

/// Where a word may be divided.
#[derive(Clone, Copy, Debug)]
pub(super) struct Divided {
    /// What each division costs beside that of any hyphen.
    pub(super) cost: f64,
    /// Its first division and the end of them, among all of the shaper.
    divisions: (u32, u32),
}

/// A place where a word may be divided. Lengths are thousandths of the em.
#[derive(Clone, Copy, Debug)]
pub(super) struct Division {
    /// The bytes before it.
    pub(super) bytes: u16,
    /// How wide the part before it is.
    pub(super) before: i32,
    /// How wide the part after it is, where that is shaped anew: the place is within a ligature.
    pub(super) after: Option<i32>,
}

/// A manner ready for use.
struct Planned {
    manner: Manner,
    plan: ShapePlan,
    features: Vec<Feature>,
    words: HashMap<Box<str>, WordId>,
}

/// Room for the glyphs of a short briefing's words, and for their characters.
const COMMON: usize = 24 * 1024;

/// Shapes words and keeps them.
pub struct Shaper {
    manners: Vec<Planned>,
    words: Vec<Word>,
    glyphs: Vec<Glyph>,
    text: String,
    divisions: Vec<Division>,
    buffer: Option<Buffer>,
}

impl Default for Shaper {
    fn default() -> Shaper {
        Shaper {
            manners: Vec::new(),
            words: Vec::with_capacity(COMMON / 8),
            glyphs: Vec::with_capacity(COMMON),
            text: String::with_capacity(COMMON),
            divisions: Vec::new(),
            buffer: None,
        }
    }
}

impl std::fmt::Debug for Shaper {
    fn fmt(&self, formatter: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(formatter, "Shaper({} words, {} glyphs)", self.words.len(), self.glyphs.len())
    }
}

impl Shaper {
    /// The number of a manner, which is made ready when it is new.
    pub fn manner(&mut self, manner: &Manner) -> MannerId {
        let known = self.manners.iter().position(|planned| planned.manner == *manner);
        let index = known.unwrap_or_else(|| {
            self.manners.push(Planned::new(manner.clone()));
            self.manners.len() - 1
        });
        MannerId(u16::try_from(index).expect("fewer than 65 536 manners"))
    }

    /// Shapes a word, or finds it shaped.
    pub fn word(&mut self, manner: MannerId, text: &str) -> WordId {
        let planned = &self.manners[usize::from(manner.0)];
        if let Some(&word) = planned.words.get(text) {
            return word;
        }
        let word = self.shape(manner, text);
        self.manners[usize::from(manner.0)].words.insert(text.into(), word);
        word
    }

    /// How wide a word is, in thousandths of the em.
    #[must_use]
    pub fn width(&self, word: WordId) -> i32 {
        self.words[word.0 as usize].width
    }

    /// The glyphs of a word from left to right.
    #[must_use]
    pub fn glyphs(&self, word: WordId) -> &[Glyph] {
        let Range { start, end } = self.words[word.0 as usize].glyphs;
        &self.glyphs[start as usize..end as usize]
    }

    /// The characters of a word in the order of its glyphs.
    #[must_use]
    pub fn text(&self, word: WordId) -> &str {
        let Range { start, end } = self.words[word.0 as usize].text;
        &self.text[start as usize..end as usize]
    }

    /// The face of a word.
    #[must_use]
    pub fn face(&self, word: WordId) -> FaceId {
        self.manners[usize::from(self.words[word.0 as usize].manner.0)].manner.face
    }

    /// The manner of a word.
    #[must_use]
    pub fn manner_of(&self, word: WordId) -> MannerId {
        self.words[word.0 as usize].manner
    }

    /// Where the characters after the first `bytes` of a left-to-right word begin, in thousandths
    /// of the em, or none when that is within a ligature or another cluster.
    #[must_use]
    pub fn offset(&self, word: WordId, bytes: usize) -> Option<i32> {
        let (mut passed, mut x) = (0, 0);
        for glyph in self.glyphs(word) {
            if passed == bytes && glyph.bytes > 0 {
                return Some(x);
            }
            passed += usize::from(glyph.bytes);
            x += glyph.advance;
        }
        (passed == bytes).then_some(x)
    }

    /// Where a left-to-right word may be divided: looked up once, like its shape.
    pub(super) fn divided(&mut self, word: WordId) -> Divided {
        if let Some(divided) = self.words[word.0 as usize].divided {
            return divided;
        }
        let manner = self.manner_of(word);
        let text = self.text(word).to_owned();
        let mut offsets = Vec::new();
        let language = &self.manners[usize::from(manner.0)].manner.language;
        let cost = hyphens(&text, language, &mut offsets);
        let at = |length: usize| u32::try_from(length).expect("less than 4 GiB of words");
        let first = at(self.divisions.len());
        for bytes in offsets {
            let (before, after) = match self.offset(word, bytes) {
                Some(units) => (units, None),
                None => {
                    let (head, tail) = text.split_at(bytes);
                    let (head, tail) = (self.word(manner, head), self.word(manner, tail));
                    (self.width(head), Some(self.width(tail)))
                }
            };
            let bytes = u16::try_from(bytes).unwrap_or(u16::MAX);
            self.divisions.push(Division { bytes, before, after });
        }
        let divided = Divided { cost, divisions: (first, at(self.divisions.len())) };
        self.words[word.0 as usize].divided = Some(divided);
        divided
    }

    /// The divisions of a word, in ascending order.
    pub(super) fn divisions(&self, divided: Divided) -> &[Division] {
        let (first, end) = divided.divisions;
        &self.divisions[first as usize..end as usize]
    }

    fn shape(&mut self, manner: MannerId, text: &str) -> WordId {
        let planned = &self.manners[usize::from(manner.0)];
        let mut buffer = self.buffer.take().unwrap_or_default();
        buffer.clear();
        buffer.push_str(text);
        buffer.set_direction(planned.plan.direction());
        buffer.set_script(planned.plan.script());
        buffer.set_language(planned.plan.language().cloned());
        let font = ShaperFont::new(planned.manner.face.face().font());
        let options = ShapeOptions::new().plan(Some(&planned.plan)).features(&planned.features);
        harfrust::shape(&font, &mut buffer, options)
            .expect("the buffer has the direction and script of its plan");
        let word = self.keep(manner, text, &buffer);
        self.buffer = Some(buffer);
        word
    }

    fn keep(&mut self, manner: MannerId, text: &str, buffer: &Buffer) -> WordId {
        let (infos, positions) = (buffer.glyph_infos(), buffer.glyph_positions());
        let (first_glyph, first_byte) = (self.glyphs.len(), self.text.len());
        let leftwards = self.manners[usize::from(manner.0)].manner.leftwards;
        let mut width = 0;
        for (index, (info, position)) in infos.iter().zip(positions).enumerate() {
            let start = info.cluster as usize;
            let opens = index == 0 || infos[index - 1].cluster != info.cluster;
            let end = if !opens {
                start
            } else if leftwards {
                let before = infos[..index].last().map(|info| info.cluster as usize);
                before.unwrap_or(text.len())
            } else {
                let after = infos[index..].iter().find(|next| next.cluster != info.cluster);
                after.map_or(text.len(), |next| next.cluster as usize)
            };
            self.text.push_str(&text[start..end]);
            self.glyphs.push(Glyph {
                id: u16::try_from(info.glyph_id).unwrap_or(0),
                advance: position.x_advance,
                x: i16::try_from(position.x_offset).unwrap_or(0),
                y: i16::try_from(position.y_offset).unwrap_or(0),
                bytes: u16::try_from(end - start).unwrap_or(u16::MAX),
            });
            width += position.x_advance;
        }
        let at = |length: usize| u32::try_from(length).expect("less than 4 GiB of words");
        self.words.push(Word {
            manner,
            glyphs: at(first_glyph)..at(self.glyphs.len()),
            text: at(first_byte)..at(self.text.len()),
            width,
            divided: None,
        });
        WordId(at(self.words.len() - 1))
    }
}

impl Planned {
    fn new(manner: Manner) -> Planned {
        let features: Vec<Feature> = manner
            .forms
            .features()
            .iter()
            .map(|tag| Feature::new(Tag::new(tag), 1, ..))
            .collect();
        let direction =
            if manner.leftwards { Direction::RightToLeft } else { Direction::LeftToRight };
        let language = harfrust::Language::from_str(manner.language.tag()).ok();
        let plan = ShapePlan::new(
            manner.face.face().font(),
            direction,
            Some(script(manner.script)),
            language.as_ref(),
            &features,
        );
        Planned { manner, plan, features, words: HashMap::new() }
    }
}

/// The OpenType script (ISO 15924) that the shaper is told.
fn script(script: font::Script) -> Script {
    let tag = match script {
        font::Script::Western | font::Script::Common => "Latn",
        font::Script::Hangul => "Hang",
        font::Script::Kana => "Kana",
        font::Script::Han => "Hani",
        font::Script::Arabic => "Arab",
        font::Script::Hebrew => "Hebr",
        font::Script::Devanagari => "Deva",
        font::Script::Thai => "Thai",
    };
    Script::from_str(tag).expect("a script of ISO 15924")
}

#[cfg(test)]
mod tests {
    use super::{Manner, Shaper};
    use crate::font::{FaceId, Script};
    use crate::language::Language;
    use crate::text::Forms;

    fn manner(face: FaceId, forms: Forms, script: Script, leftwards: bool) -> Manner {
        Manner { face, forms, language: Language::new("en").unwrap(), script, leftwards }
    }

    #[test]
    fn ligatures_are_one_cluster() {
        let mut shaper = Shaper::default();
        let serif = manner(FaceId::Serif, Forms::OldStyle, Script::Western, false);
        let serif = shaper.manner(&serif);
        let word = shaper.word(serif, "office");
        assert!(shaper.glyphs(word).iter().any(|glyph| glyph.bytes >= 2));
        assert_eq!(shaper.text(word), "office");
        assert!(shaper.offset(word, 2).is_none(), "within the ligature");
        assert_eq!(shaper.offset(word, 6), Some(shaper.width(word)));
        assert_eq!(shaper.word(serif, "office"), word, "shaped once");
    }

    #[test]
    fn forms_change_glyphs() {
        let mut shaper = Shaper::default();
        let mut glyphs = |forms| {
            let manner = shaper.manner(&manner(FaceId::Serif, forms, Script::Western, false));
            let word = shaper.word(manner, "Ab 12");
            shaper.glyphs(word).iter().map(|glyph| glyph.id).collect::<Vec<_>>()
        };
        let lining = glyphs(Forms::Lining);
        for forms in [Forms::OldStyle, Forms::Tabular, Forms::SmallCapitals, Forms::Superior] {
            assert_ne!(glyphs(forms), lining, "{forms:?}");
        }
    }

    #[test]
    fn right_to_left_text_follows_its_glyphs() {
        let mut shaper = Shaper::default();
        let hebrew =
            shaper.manner(&manner(FaceId::Hebrew, Forms::Lining, Script::Hebrew, true));
        let word = shaper.word(hebrew, "שלום");
        assert_eq!(shaper.text(word), "םולש");
    }
}
