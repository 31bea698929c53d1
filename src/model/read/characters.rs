//! Characters that cannot be printed: controls, those that reverse the order of others, and those
//! that no face has. Knows nothing of where a text stands.

use std::cell::RefCell;
use std::collections::BTreeMap;

use crate::font;

/// Why a character cannot be printed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Fault {
    /// It is a control character other than tab and line feed.
    Control,
    /// It changes the order of others unseen.
    Bidi,
    /// No face has it.
    NoGlyph,
}

impl Fault {
    /// The rule that it breaks.
    pub(super) const fn code(self) -> &'static str {
        match self {
            Fault::Control => "TXT001",
            Fault::Bidi => "TXT002",
            Fault::NoGlyph => "TXT010",
        }
    }

    /// What to do about it.
    pub(super) const fn help(self) -> &'static str {
        match self {
            Fault::Control => "remove it",
            Fault::Bidi => "remove it: direction follows from the language",
            Fault::NoGlyph => "write it in other characters",
        }
    }

    /// What is wrong with a character.
    pub(super) fn message(self, character: char) -> String {
        let code = u32::from(character);
        match self {
            Fault::Control => format!("control character U+{code:04X}"),
            Fault::Bidi => format!("bidirectional formatting character U+{code:04X}"),
            Fault::NoGlyph => format!("no font has the character U+{code:04X} `{character}`"),
        }
    }
}

/// What has been found out about characters.
#[derive(Debug, Default)]
pub(super) struct Characters {
    known: RefCell<BTreeMap<char, bool>>,
}

impl Characters {
    /// What is wrong with a character.
    pub(super) fn fault(&self, character: char) -> Option<Fault> {
        if (' '..='~').contains(&character) || matches!(character, '\n' | '\t') {
            return None;
        }
        if character.is_control() {
            return Some(Fault::Control);
        }
        if is_bidi(character) {
            return Some(Fault::Bidi);
        }
        let covers = *self
            .known
            .borrow_mut()
            .entry(character)
            .or_insert_with(|| is_ignorable(character) || font::covers(character));
        (!covers).then_some(Fault::NoGlyph)
    }
}

/// Whether it is an explicit embedding, override or isolate of UAX #9, or the end of one.
pub(super) const fn is_bidi(character: char) -> bool {
    matches!(character, '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}')
}

/// Whether nothing is drawn for it: `Default_Ignorable_Code_Point` of
/// DerivedCoreProperties.txt, Unicode 16.
pub(super) const fn is_ignorable(character: char) -> bool {
    matches!(
        character,
        '\u{ad}'
            | '\u{34f}'
            | '\u{61c}'
            | '\u{115f}'..='\u{1160}'
            | '\u{17b4}'..='\u{17b5}'
            | '\u{180b}'..='\u{180f}'
            | '\u{200b}'..='\u{200f}'
            | '\u{202a}'..='\u{202e}'
            | '\u{2060}'..='\u{206f}'
            | '\u{3164}'
            | '\u{fe00}'..='\u{fe0f}'
            | '\u{feff}'
            | '\u{ffa0}'
            | '\u{fff0}'..='\u{fff8}'
            | '\u{1bca0}'..='\u{1bca3}'
            | '\u{1d173}'..='\u{1d17a}'
            | '\u{e0000}'..='\u{e0fff}'
    )
}

/// Whether a text shows nothing.
pub(super) fn is_blank(text: &str) -> bool {
    text.chars().all(|character| character.is_whitespace() || is_ignorable(character))
}

#[cfg(test)]
mod tests {
    use super::{Characters, Fault, is_blank};

    #[test]
    fn faults() {
        let characters = Characters::default();
        for good in ['a', '\n', '\t', 'é', '국', '\u{200b}', '\u{ad}', '\u{fe0f}'] {
            assert_eq!(characters.fault(good), None, "{good:?}");
        }
        assert_eq!(characters.fault('\r'), Some(Fault::Control));
        assert_eq!(characters.fault('\u{85}'), Some(Fault::Control));
        assert_eq!(characters.fault('\u{202e}'), Some(Fault::Bidi));
        assert_eq!(characters.fault('\u{1f600}'), Some(Fault::NoGlyph));
    }

    #[test]
    fn blank() {
        assert!(is_blank(" \n\u{200b}"));
        assert!(!is_blank(" a"));
    }
}
