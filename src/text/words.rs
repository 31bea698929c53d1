//! The shaped words that all cores share. A word is shaped once for each combination of face,
//! forms, language and direction and kept, whatever the size it is set at: all faces have 1000
//! units to the em.

use std::borrow::Borrow;
use std::hash::{Hash, Hasher};
use std::str::FromStr;
use std::sync::{Arc, Mutex, OnceLock, PoisonError};

use foldhash::HashSet;
use harfrust::{Buffer, Direction, Feature, Script, ShapeOptions, ShapePlan, ShaperFont, Tag};

use crate::font::{self, FaceId};
use crate::language::Language;
use crate::page::Glyph;
use crate::text::Forms;

/// What decides the shape of a word besides its characters.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub(super) struct Manner {
    /// The face.
    pub(super) face: FaceId,
    /// Forms of letters and figures.
    pub(super) forms: Forms,
    /// The language.
    pub(super) language: Language,
    /// The script.
    pub(super) script: font::Script,
    /// Whether it runs from right to left.
    pub(super) leftwards: bool,
}

/// Words that have been shaped, by their manners.
#[derive(Default)]
pub struct Words {
    manners: Mutex<Vec<Arc<Known>>>,
}

impl std::fmt::Debug for Words {
    fn fmt(&self, formatter: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        formatter.write_str("Words")
    }
}

impl Words {
    /// A manner ready for use.
    pub(super) fn manner(&self, manner: &Manner) -> Arc<Known> {
        let mut manners = self.manners.lock().unwrap_or_else(PoisonError::into_inner);
        if let Some(known) = manners.iter().find(|known| known.manner == *manner) {
            return Arc::clone(known);
        }
        let known = Arc::new(Known::new(manner.clone()));
        manners.push(Arc::clone(&known));
        known
    }
}

/// Makes faces ready that most dossiers use: what a face says of kerning is gone through once, when
/// its first word is shaped. For a core that has nothing else to do yet.
pub fn make_ready(faces: &[FaceId]) {
    let Some(language) = Language::new("en") else { return };
    for &face in faces {
        let (forms, script) = (Forms::Lining, font::Script::Western);
        let manner =
            Manner { face, forms, language: language.clone(), script, leftwards: false };
        let _ = Known::new(manner).shape("Fjord", &mut None);
    }
}

/// A shaped word. Lengths are thousandths of the em.
#[derive(Debug)]
pub(super) struct Shaped {
    /// Its characters as they are written.
    pub(super) written: Box<str>,
    /// The same in the order of its glyphs, where that is another one.
    turned: Option<Box<str>>,
    /// Its glyphs from left to right.
    pub(super) glyphs: Box<[Glyph]>,
    /// How wide it is.
    pub(super) width: i32,
    /// Where it may be divided, once that has been asked for.
    pub(super) divided: OnceLock<Divided>,
}

impl Shaped {
    /// Its characters in the order of its glyphs.
    pub(super) fn text(&self) -> &str {
        self.turned.as_deref().unwrap_or(&self.written)
    }

    /// Where the characters after the first `bytes` begin, or none when that is within a cluster.
    pub(super) fn offset(&self, bytes: usize) -> Option<i32> {
        let (mut passed, mut x) = (0, 0);
        for glyph in &self.glyphs {
            if passed == bytes && glyph.bytes > 0 {
                return Some(x);
            }
            passed += usize::from(glyph.bytes);
            x += glyph.advance;
        }
        (passed == bytes).then_some(x)
    }
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

/// Where a word may be divided.
#[derive(Debug)]
pub(super) struct Divided {
    /// What each division costs beside that of any hyphen.
    pub(super) cost: f64,
    /// The places, in ascending order.
    pub(super) places: Box<[Division]>,
}

/// A shaped word that is looked up by its characters.
pub(super) struct ByText(pub(super) Arc<Shaped>);

impl Borrow<str> for ByText {
    fn borrow(&self) -> &str {
        &self.0.written
    }
}

impl Hash for ByText {
    fn hash<H: Hasher>(&self, state: &mut H) {
        self.0.written.hash(state);
    }
}

impl PartialEq for ByText {
    fn eq(&self, other: &ByText) -> bool {
        self.0.written == other.0.written
    }
}

impl Eq for ByText {}

/// Into so many parts the words of a manner are divided, so that cores seldom wait for each other.
const SHELVES: usize = 16;

/// A manner ready for use, with the words that have been shaped in it.
pub(super) struct Known {
    pub(super) manner: Manner,
    plan: ShapePlan,
    features: Vec<Feature>,
    words: [Mutex<HashSet<ByText>>; SHELVES],
}

impl Known {
    fn new(manner: Manner) -> Known {
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
        Known { manner, plan, features, words: [(); SHELVES].map(|()| Mutex::default()) }
    }

    /// A word, shaped now where nobody has shaped it before.
    pub(super) fn word(&self, text: &str, buffer: &mut Option<Buffer>) -> Arc<Shaped> {
        let shelf = text.bytes().map(usize::from).sum::<usize>() % SHELVES;
        let shelf = &self.words[shelf];
        let words = || shelf.lock().unwrap_or_else(PoisonError::into_inner);
        if let Some(ByText(word)) = words().get(text) {
            return Arc::clone(word);
        }
        // Not under the lock: another core may have to do with another word.
        let word = Arc::new(self.shape(text, buffer));
        words().insert(ByText(Arc::clone(&word)));
        word
    }

    fn shape(&self, text: &str, kept: &mut Option<Buffer>) -> Shaped {
        let mut buffer = kept.take().unwrap_or_default();
        buffer.clear();
        buffer.push_str(text);
        buffer.set_direction(self.plan.direction());
        buffer.set_script(self.plan.script());
        buffer.set_language(self.plan.language().cloned());
        let font = ShaperFont::new(self.manner.face.face().font());
        let options = ShapeOptions::new().plan(Some(&self.plan)).features(&self.features);
        harfrust::shape(&font, &mut buffer, options)
            .expect("the buffer has the direction and script of its plan");
        let word = self.shaped(text, &buffer);
        *kept = Some(buffer);
        word
    }

    fn shaped(&self, text: &str, buffer: &Buffer) -> Shaped {
        let (infos, positions) = (buffer.glyph_infos(), buffer.glyph_positions());
        let leftwards = self.manner.leftwards;
        let mut glyphs = Vec::with_capacity(infos.len());
        let mut turned = String::new();
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
            if leftwards {
                turned.push_str(&text[start..end]);
            }
            glyphs.push(Glyph {
                id: u16::try_from(info.glyph_id).unwrap_or(0),
                advance: position.x_advance,
                x: i16::try_from(position.x_offset).unwrap_or(0),
                y: i16::try_from(position.y_offset).unwrap_or(0),
                bytes: u16::try_from(end - start).unwrap_or(u16::MAX),
            });
            width += position.x_advance;
        }
        Shaped {
            written: text.into(),
            turned: leftwards.then(|| turned.into()),
            glyphs: glyphs.into(),
            width,
            divided: OnceLock::new(),
        }
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
