//! Which face draws a character: by its script first, then by the language around it, and only
//! then by what a face happens to cover. Han characters are shared by languages that draw them
//! differently, so the first face that has a character is not always the right one.

use unicode_script::{Script as Property, UnicodeScript};

use crate::font::FaceId;
use crate::language::Language;

/// A role that a designer gives a face.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Family {
    /// Running text.
    Serif,
    /// Text of large size.
    Display,
    /// Text of small size.
    Caption,
    /// Labels, names and heads.
    Sans,
}

/// How heavy a face is.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum Weight {
    /// Text weight.
    #[default]
    Regular,
    /// The heavier one for names, labels and strong emphasis.
    Semibold,
}

/// The scripts that have faces of their own.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Script {
    /// Latin, Greek and Cyrillic.
    Western,
    /// Hangul.
    Hangul,
    /// Kana.
    Kana,
    /// Han.
    Han,
    /// Arabic.
    Arabic,
    /// Hebrew.
    Hebrew,
    /// Devanagari.
    Devanagari,
    /// Thai.
    Thai,
    /// Marks, digits and punctuation that take the script of what stands before them.
    Common,
}

/// The script of a character.
#[must_use]
pub fn script_of(character: char) -> Script {
    if character.is_ascii() {
        let letter = character.is_ascii_alphabetic();
        return if letter { Script::Western } else { Script::Common };
    }
    match character.script() {
        Property::Latin | Property::Greek | Property::Cyrillic => Script::Western,
        Property::Hangul => Script::Hangul,
        Property::Hiragana | Property::Katakana => Script::Kana,
        Property::Han | Property::Bopomofo => Script::Han,
        Property::Arabic => Script::Arabic,
        Property::Hebrew => Script::Hebrew,
        Property::Devanagari => Script::Devanagari,
        Property::Thai => Script::Thai,
        _ => Script::Common,
    }
}

/// The face that draws a character, or none when no face has it.
///
/// `before` is the face of the character before it, which marks and punctuation keep to.
#[must_use]
pub fn face_for(
    character: char,
    (family, weight, italic): (Family, Weight, bool),
    language: &Language,
    before: Option<FaceId>,
) -> Option<FaceId> {
    let western = western(family, weight, italic);
    let eastern = eastern(family, weight);
    let script = script_of(character);
    if character.is_ascii() {
        return Some(western);
    }
    let first = match script {
        Script::Western => western,
        Script::Hangul | Script::Kana | Script::Han => eastern,
        Script::Arabic => FaceId::Arabic,
        Script::Hebrew => FaceId::Hebrew,
        Script::Devanagari => FaceId::Devanagari,
        Script::Thai => FaceId::Thai,
        Script::Common => common(character, western, eastern, language, before),
    };
    [first, western, eastern]
        .into_iter()
        .chain(FaceId::all().filter(|face| *face >= FaceId::Arabic))
        .find(|face| face.face().glyph(character).is_some())
}

/// Whether any face has a character, or it needs none.
#[must_use]
pub fn covers(character: char) -> bool {
    let roman = (Family::Serif, Weight::Regular, false);
    character.is_ascii()
        || Language::new("en")
            .is_some_and(|language| face_for(character, roman, &language, None).is_some())
}

/// The face to try first for a character without a script of its own. In Japanese and Chinese
/// the quotation marks, dashes and dots that Latin shares are full-width, and drawn by the
/// eastern face; combining marks keep to the face of their base.
fn common(
    character: char,
    western: FaceId,
    eastern: FaceId,
    language: &Language,
    before: Option<FaceId>,
) -> FaceId {
    let shared =
        matches!(character, '\u{2014}' | '\u{2018}'..='\u{201d}' | '\u{2025}' | '\u{2026}');
    if shared && matches!(language.primary(), "ja" | "zh") {
        return eastern;
    }
    match before {
        Some(face) if face >= FaceId::Arabic => face,
        _ if ('\u{3000}'..='\u{303f}').contains(&character) || character >= '\u{fe30}' => {
            eastern
        }
        _ => western,
    }
}

fn western(family: Family, weight: Weight, italic: bool) -> FaceId {
    match (family, weight, italic) {
        (Family::Serif | Family::Caption, Weight::Semibold, false) => FaceId::SerifSemibold,
        (Family::Serif | Family::Caption, Weight::Semibold, true) => {
            FaceId::SerifSemiboldItalic
        }
        (Family::Serif, Weight::Regular, false) => FaceId::Serif,
        (Family::Serif | Family::Display, Weight::Regular, true) => FaceId::SerifItalic,
        (Family::Display, Weight::Semibold, true) => FaceId::SerifSemiboldItalic,
        (Family::Display, _, false) => FaceId::Display,
        (Family::Caption, Weight::Regular, false) => FaceId::Caption,
        (Family::Caption, Weight::Regular, true) => FaceId::CaptionItalic,
        (Family::Sans, Weight::Regular, false) => FaceId::Sans,
        (Family::Sans, Weight::Regular, true) => FaceId::SansItalic,
        (Family::Sans, Weight::Semibold, false) => FaceId::SansSemibold,
        (Family::Sans, Weight::Semibold, true) => FaceId::SansSemiboldItalic,
    }
}

/// There is no bold of the eastern serif: emphasis by weight is set in the sans, as is the custom.
fn eastern(family: Family, weight: Weight) -> FaceId {
    match (family, weight) {
        (Family::Sans, Weight::Regular) => FaceId::CjkSans,
        (Family::Serif | Family::Caption, Weight::Regular) => FaceId::CjkSerif,
        (_, Weight::Semibold) | (Family::Display, Weight::Regular) => FaceId::CjkSansBold,
    }
}

#[cfg(test)]
mod tests {
    use super::{Family, Weight, face_for};
    use crate::font::FaceId;
    use crate::language::Language;

    fn face(character: char, language: &str) -> Option<FaceId> {
        let language = Language::new(language).unwrap();
        face_for(character, (Family::Serif, Weight::Regular, false), &language, None)
    }

    #[test]
    fn by_script() {
        assert_eq!(face('a', "en"), Some(FaceId::Serif));
        assert_eq!(face('é', "en"), Some(FaceId::Serif));
        assert_eq!(face('Ж', "en"), Some(FaceId::Serif));
        assert_eq!(face('국', "en"), Some(FaceId::CjkSerif));
        assert_eq!(face('安', "ja"), Some(FaceId::CjkSerif));
        assert_eq!(face('ש', "en"), Some(FaceId::Hebrew));
        assert_eq!(face('م', "en"), Some(FaceId::Arabic));
    }

    #[test]
    fn by_language() {
        assert_eq!(face('“', "en"), Some(FaceId::Serif));
        assert_eq!(face('“', "ko"), Some(FaceId::Serif));
        assert_eq!(face('“', "zh-Hans"), Some(FaceId::CjkSerif));
        assert_eq!(face('…', "ja"), Some(FaceId::CjkSerif));
        assert_eq!(face('「', "ja"), Some(FaceId::CjkSerif));
    }

    #[test]
    fn by_nothing() {
        assert_eq!(face('\u{1f600}', "en"), None);
    }
}
