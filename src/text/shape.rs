//! Words as glyphs, in the hands of one core.

use std::sync::Arc;

use foldhash::{HashMap, HashMapExt as _};
use harfrust::Buffer;

use crate::font::FaceId;
use crate::page::Glyph;
use crate::text::hyphen::hyphens;
use crate::text::words::{ByText, Divided, Division, Known, Manner, Shaped, Words};

/// A shaped word in a [`Shaper`].
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub(super) struct WordId(u32);

/// The number of a [`Manner`] in a [`Shaper`].
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub(super) struct MannerId(u16);

/// A manner in a [`Shaper`], with its words.
struct Met {
    known: Arc<Known>,
    words: HashMap<ByText, WordId>,
}

/// Room for the words of a short briefing.
const COMMON: usize = 2048;

/// Shapes words and keeps them. Each core has one of its own; what one of them has shaped, all
/// that share the same [`Words`] need not shape again.
pub(super) struct Shaper {
    shared: Arc<Words>,
    manners: Vec<Met>,
    words: Vec<(MannerId, Arc<Shaped>)>,
    buffer: Option<Buffer>,
}

impl Default for Shaper {
    fn default() -> Shaper {
        Shaper::sharing(&Arc::default())
    }
}

impl std::fmt::Debug for Shaper {
    fn fmt(&self, formatter: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(formatter, "Shaper({} words)", self.words.len())
    }
}

impl Shaper {
    /// A shaper that shares its words with others.
    pub(super) fn sharing(words: &Arc<Words>) -> Shaper {
        Shaper {
            shared: Arc::clone(words),
            manners: Vec::new(),
            words: Vec::new(),
            buffer: None,
        }
    }

    /// A new shaper that shares words with this one.
    pub(super) fn another(&self) -> Shaper {
        Shaper::sharing(&self.shared)
    }

    /// The number of a manner, which is made ready when it is new.
    pub(super) fn manner(&mut self, manner: &Manner) -> MannerId {
        let met = self.manners.iter().position(|met| met.known.manner == *manner);
        let index = met.unwrap_or_else(|| {
            let known = self.shared.manner(manner);
            self.manners.push(Met { known, words: HashMap::new() });
            self.manners.len() - 1
        });
        MannerId(u16::try_from(index).expect("fewer than 65 536 manners"))
    }

    /// Shapes a word, or finds it shaped.
    pub(super) fn word(&mut self, manner: MannerId, text: &str) -> WordId {
        let met = &mut self.manners[usize::from(manner.0)];
        if let Some(&word) = met.words.get(text) {
            return word;
        }
        let shaped = met.known.word(text, &mut self.buffer);
        if self.words.is_empty() {
            self.words.reserve(COMMON);
        }
        let number = u32::try_from(self.words.len()).expect("fewer than 2^32 words");
        met.words.insert(ByText(Arc::clone(&shaped)), WordId(number));
        self.words.push((manner, shaped));
        WordId(number)
    }

    /// A word.
    pub(super) fn shaped(&self, word: WordId) -> &Arc<Shaped> {
        &self.words[word.0 as usize].1
    }

    /// How wide a word is, in thousandths of the em.
    pub(super) fn width(&self, word: WordId) -> i32 {
        self.shaped(word).width
    }

    /// The glyphs of a word from left to right.
    pub(super) fn glyphs(&self, word: WordId) -> &[Glyph] {
        &self.shaped(word).glyphs
    }

    /// The characters of a word in the order of its glyphs.
    pub(super) fn text(&self, word: WordId) -> &str {
        self.shaped(word).text()
    }

    /// The face of a word.
    pub(super) fn face(&self, word: WordId) -> FaceId {
        self.manners[usize::from(self.manner_of(word).0)].known.manner.face
    }

    /// The manner of a word.
    pub(super) fn manner_of(&self, word: WordId) -> MannerId {
        self.words[word.0 as usize].0
    }

    /// Where a left-to-right word may be divided: looked up once, like its shape.
    pub(super) fn divided(&mut self, word: WordId) -> Arc<Shaped> {
        let shaped = Arc::clone(self.shaped(word));
        if shaped.divided.get().is_none() {
            let divided = self.divide(self.manner_of(word), &shaped);
            // Another core may have come first, with the same.
            let _ = shaped.divided.set(divided);
        }
        shaped
    }

    fn divide(&mut self, manner: MannerId, word: &Shaped) -> Divided {
        let mut offsets = Vec::new();
        let language = &self.manners[usize::from(manner.0)].known.manner.language;
        let cost = hyphens(&word.written, language, &mut offsets);
        let mut place = |bytes| {
            let (before, after) = match word.offset(bytes) {
                Some(units) => (units, None),
                None => {
                    let (head, tail) = word.written.split_at(bytes);
                    let (head, tail) = (self.word(manner, head), self.word(manner, tail));
                    (self.width(head), Some(self.width(tail)))
                }
            };
            Division { bytes: u16::try_from(bytes).unwrap_or(u16::MAX), before, after }
        };
        Divided { cost, places: offsets.into_iter().map(&mut place).collect() }
    }
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
        assert!(shaper.shaped(word).offset(2).is_none(), "within the ligature");
        assert_eq!(shaper.shaped(word).offset(6), Some(shaper.width(word)));
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
