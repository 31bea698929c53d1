//! Where a word may be divided.

use hypher::Lang;

use crate::language::Language;

/// Fewest letters before and after a division.
const LETTERS: usize = 3;

/// Words longer than this are divided anywhere rather than looked up: no word of any language
/// is so long, and an address is better divided at its slashes.
const LONGEST: usize = 60;

/// Which words of a text may be divided.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Hyphenate {
    /// None: headings, names, labels, figures.
    #[default]
    Never,
    /// Those that the language divides, but no names.
    Words,
}

/// The byte offsets at which `word` may be divided, in ascending order.
///
/// Names stay whole: outside German, where every noun has a capital, a word with a capital is
/// taken for one. Only the longest stretch of letters is divided.
pub(super) fn hyphens(word: &str, language: &Language, offsets: &mut Vec<usize>) {
    offsets.clear();
    if word.len() < 2 * LETTERS || word.len() > LONGEST {
        return;
    }
    let primary = language.primary();
    let Some(rules) = rules(&primary) else { return };
    if primary != "de" && word.chars().any(char::is_uppercase) {
        return;
    }
    let letters = word.trim_matches(|character: char| !character.is_alphabetic());
    if !letters.chars().all(char::is_alphabetic) {
        return;
    }
    let mut at = word.len() - word.trim_start_matches(|c: char| !c.is_alphabetic()).len();
    for syllable in hypher::hyphenate_bounded(letters, rules, LETTERS, LETTERS) {
        at += syllable.len();
        offsets.push(at);
    }
    offsets.pop();
}

fn rules(primary: &str) -> Option<Lang> {
    let [first, second] = primary.as_bytes() else { return None };
    Lang::from_iso([*first, *second])
}

#[cfg(test)]
mod tests {
    use super::hyphens;
    use crate::language::Language;

    fn divided(word: &str, language: &str) -> String {
        let mut offsets = Vec::new();
        hyphens(word, &Language::new(language).unwrap(), &mut offsets);
        let mut result = word.to_owned();
        for at in offsets.into_iter().rev() {
            result.insert(at, '-');
        }
        result
    }

    #[test]
    fn divisions() {
        assert_eq!(divided("agreement", "en"), "agree-ment");
        assert_eq!(divided("(information)", "en"), "(infor-ma-tion)");
        assert_eq!(divided("Seoul", "en"), "Seoul");
        assert_eq!(divided("Pyongyang", "en"), "Pyongyang", "a name");
        assert_eq!(divided("Abkommen", "de"), "Abkom-men");
        assert_eq!(divided("ability", "en"), "abil-ity");
        assert_eq!(
            divided("vice-ministerial", "en"),
            "vice-ministerial",
            "divided at its hyphen"
        );
        assert_eq!(divided("협정", "ko"), "협정");
    }
}
