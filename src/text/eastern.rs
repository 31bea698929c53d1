//! White between the characters of Chinese and Japanese, which have no word spaces.
//!
//! Punctuation is set half as wide as other characters, and the white that belongs to it stands
//! beside it as a gap, once between neighbours and not at all at the ends of lines (Requirements
//! for Japanese Text Layout, 3.1.2 to 3.1.5). Between Han or Kana and Latin letters or figures
//! there is a quarter of the em (3.2.6). Korean has word spaces and none of this.

use crate::font::{Script, script_of};
use crate::language::Language;

/// White between two characters, in thousandths of the em.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Gap {
    /// By nature.
    width: i16,
    /// What a ratio of 1 adds.
    stretch: i16,
    /// What a ratio of −1 takes away.
    shrink: i16,
}

impl Gap {
    /// Between characters that stand close: together they take up what a line lacks.
    const CLOSE: Gap = Gap { width: 0, stretch: 50, shrink: 0 };

    /// Between Han or Kana and Latin: from an eighth of the em (3.8.3) to three eighths and more.
    const LATIN: Gap = Gap { width: 250, stretch: 125, shrink: 125 };

    /// Beside punctuation, where white can be taken away first (3.8.3).
    const HALF: Gap = Gap { width: 500, stretch: 50, shrink: 250 };

    /// Beside a middle dot.
    const QUARTER: Gap = Gap { width: 250, stretch: 50, shrink: 125 };

    /// Width, stretch and shrink.
    pub(super) fn units(self) -> [i32; 3] {
        [self.width, self.stretch, self.shrink].map(i32::from)
    }
}

/// What a character is to its neighbours (3.9.2).
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Class {
    /// An opening bracket: white before it.
    Opening,
    /// A closing bracket, a comma or a full stop: white after it.
    Closing,
    /// A middle dot: white on both sides.
    Middle,
    /// Han, Kana and all else that fills a square.
    Square,
    /// Latin letters and figures.
    Latin,
    /// Spaces, and what asks for no white.
    Other,
}

/// Whether white is put between the characters of a language.
pub(super) fn is_spaced(language: &Language) -> bool {
    matches!(language.primary(), "ja" | "zh")
}

/// Whether a character is set half as wide as the em, its white beside it.
pub(super) fn is_halved(character: char) -> bool {
    matches!(class(character), Class::Opening | Class::Closing | Class::Middle)
}

/// The white between two neighbouring characters of a line.
pub(super) fn between(before: char, after: char) -> Option<Gap> {
    use Class::{Closing, Latin, Middle, Opening, Other, Square};
    match (class(before), class(after)) {
        (Other, _) | (_, Other) | (Latin, Latin) => None,
        (Opening, _) | (Closing | Square, Closing) | (Latin, Closing) => None,
        (Square, Square) => Some(Gap::CLOSE),
        (Square, Latin) | (Latin, Square) => Some(Gap::LATIN),
        (_, Middle) | (Middle, _) => Some(Gap::QUARTER),
        (Closing, _) | (_, Opening) => Some(Gap::HALF),
    }
}

fn class(character: char) -> Class {
    match character {
        '「' | '『' | '（' | '【' | '〈' | '《' | '〔' | '［' | '｛' | '〖' => {
            Class::Opening
        }
        '」' | '』' | '）' | '】' | '〉' | '》' | '〕' | '］' | '｝' | '〗' => {
            Class::Closing
        }
        '、' | '。' | '，' | '．' => Class::Closing,
        '・' => Class::Middle,
        'ー' | '々' | '〆' | '〇' | 'ヽ' | 'ヾ' | 'ゝ' | 'ゞ' | '？' | '！' | '：' | '；' => {
            Class::Square
        }
        _ => match script_of(character) {
            Script::Han | Script::Kana => Class::Square,
            Script::Western => Class::Latin,
            _ if character.is_ascii_digit() => Class::Latin,
            _ => Class::Other,
        },
    }
}

#[cfg(test)]
mod tests {
    use super::between;

    /// The white in a text: `:` a half, `.` a quarter, `,` none by nature.
    fn spaced(text: &str) -> String {
        let mut result = String::new();
        let mut before = None;
        for character in text.chars() {
            if let Some(gap) = before.and_then(|before| between(before, character)) {
                result.push(match gap.width {
                    500 => ':',
                    250 => '.',
                    _ => ',',
                });
            }
            result.push(character);
            before = Some(character);
        }
        result
    }

    #[test]
    fn characters() {
        assert_eq!(spaced("日本"), "日,本");
        assert_eq!(spaced("2016年にGSOMIAを"), "2016.年,に.GSOMIA.を");
        assert_eq!(spaced("韓国 GSOMIA"), "韓,国 GSOMIA", "a space of the text is enough");
    }

    #[test]
    fn punctuation() {
        assert_eq!(spaced("国、日"), "国、:日");
        assert_eq!(spaced("国「日」と"), "国:「日」:と");
        assert_eq!(spaced("『「日」』、と"), "『「日」』、:と", "once beside neighbours");
        assert_eq!(spaced("」「"), "」:「");
        assert_eq!(spaced("ジョン・スミス"), "ジ,ョ,ン.・.ス,ミ,ス");
    }
}
