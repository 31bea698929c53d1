//! Where a word may be divided.

use hypher::Lang;

use crate::language::Language;
use crate::text::bond::is_month;

/// Fewest letters before and after a division.
const LETTERS: usize = 3;

/// Words longer than this are divided anywhere rather than looked up: no word of any language
/// is so long, and an address is better divided at its slashes.
const LONGEST: usize = 60;

/// Longer ones are no words of any kind, in bytes.
const NO_WORD: usize = 400;

/// Which words of a text may be divided.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Hyphenate {
    /// None: headings, names, labels, figures.
    #[default]
    Never,
    /// Those that the language divides, but no names.
    Words,
}

/// What a division costs beside that of any hyphen, in a word that has a capital but is no name.
const CAPITAL: f64 = 150.0;

/// What it costs in the name of a month.
const MONTH: f64 = 400.0;

/// Endings of English words that are formed from others. Names are not formed so, and a word
/// with a capital that ends like this stands at the beginning of a sentence or is a term.
const FORMED: &str = "tion tions sion sions ment ments ity ities ship ness ism ical ically tional ese \
    mental ative atives ological";

/// Collects the byte offsets at which `word` may be divided, in ascending order, and answers
/// what a division costs beside that of any hyphen.
///
/// Names stay whole: outside German, where every noun has a capital, a word with a capital is
/// taken for one unless its ending or the calendar tells otherwise. Only the longest stretch of
/// letters is divided.
pub(super) fn hyphens(word: &str, language: &Language, offsets: &mut Vec<usize>) -> f64 {
    offsets.clear();
    if word.len() < 2 * LETTERS || word.len() > LONGEST {
        return 0.0;
    }
    let primary = language.primary();
    let Some(rules) = rules(primary) else { return 0.0 };
    let letters = word.trim_matches(|character: char| !character.is_alphabetic());
    let Some(cost) = reluctance(letters, primary) else { return 0.0 };
    if !letters.chars().all(char::is_alphabetic) {
        return 0.0;
    }
    let start = word.len() - word.trim_start_matches(|c: char| !c.is_alphabetic()).len();
    offsets.extend(syllables(letters, rules, start));
    offsets.pop();
    cost
}

/// The byte offsets at which a word of Western letters may be divided that fits on no line, in
/// ascending order, and whether by rules: names too, and each stretch of letters in a word with
/// marks or figures. Where a language has no rules, such as Korean, the word is hardly of it; those
/// of English hold. What is wider than the line even so is divided anywhere between letters.
pub(super) fn everywhere(word: &str, language: &Language) -> Vec<(usize, bool)> {
    let mut offsets = Vec::new();
    let rules = rules(language.primary()).unwrap_or(Lang::English);
    if word.len() > NO_WORD {
        return offsets;
    }
    let mut start = 0;
    for stretch in word.split(|character: char| !character.is_alphabetic()) {
        let ends: Vec<usize> = syllables(stretch, rules, start).collect();
        let count = stretch.chars().count();
        let within = stretch
            .char_indices()
            .enumerate()
            .filter(|(index, _)| (LETTERS..=count.saturating_sub(LETTERS)).contains(index));
        offsets.extend(within.map(|(_, (at, _))| (start + at, ends.contains(&(start + at)))));
        // The mark after it has any number of bytes.
        start += stretch.len();
        start += word[start..].chars().next().map_or(0, char::len_utf8);
    }
    offsets
}

/// Where each syllable of a stretch of letters ends that begins at `start`.
fn syllables(letters: &str, rules: Lang, start: usize) -> impl Iterator<Item = usize> {
    let syllables = hypher::hyphenate_bounded(letters, rules, LETTERS, LETTERS);
    syllables.scan(start, |end, syllable| {
        *end += syllable.len();
        Some(*end)
    })
}

/// What a division of a word costs on account of its capitals; nothing allows it in a name.
fn reluctance(word: &str, primary: &str) -> Option<f64> {
    let capitals = word.chars().filter(|c| c.is_uppercase()).count();
    if primary == "de" || capitals == 0 {
        return Some(0.0);
    }
    if capitals > 1 || !word.starts_with(char::is_uppercase) {
        return None;
    }
    let formed = FORMED.split_ascii_whitespace().any(|ending| word.ends_with(ending));
    if primary == "en" && formed {
        return Some(CAPITAL);
    }
    is_month(word, primary).then_some(MONTH)
}

fn rules(primary: &str) -> Option<Lang> {
    let [first, second] = primary.as_bytes() else { return None };
    Lang::from_iso([*first, *second])
}

#[cfg(test)]
mod tests {
    use super::{everywhere, hyphens};
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
    fn where_no_line_holds_a_word() {
        let divided = |word: &str, language: &str, by_rule: bool| {
            let mut divided = word.to_owned();
            let places = everywhere(word, &Language::new(language).unwrap());
            for (at, _) in places.into_iter().rev().filter(|(_, rule)| *rule == by_rule) {
                divided.insert(at, '-');
            }
            divided
        };
        assert_eq!(divided("(Information,", "en", true), "(Infor-ma-tion,");
        assert_eq!(divided("(Information,", "en", false), "(Inf-o-rm-at-ion,");
        let watch = "Überwachung/Überwachung";
        assert_eq!(divided(watch, "de", true), "Über-wa-chung/Über-wa-chung");
        assert_eq!(divided("Washington", "en", true), "Wash-ing-ton", "a name too");
        assert_eq!(divided("Information", "ko", true), "Infor-ma-tion");
        let long = "Information".repeat(100);
        for by_rule in [true, false] {
            assert_eq!(divided("A380-4711", "de", by_rule), "A380-4711");
            assert_eq!(divided(&long, "en", by_rule), long, "this is no word");
        }
    }

    #[test]
    fn divisions() {
        assert_eq!(divided("agreement", "en"), "agree-ment");
        assert_eq!(divided("(information)", "en"), "(infor-ma-tion)");
        assert_eq!(divided("Seoul", "en"), "Seoul");
        assert_eq!(divided("Pyongyang", "en"), "Pyongyang", "a name");
        for name in ["Washington", "Myung-bak", "NATO", "Yeonpyeong", "McMillan"] {
            assert_eq!(divided(name, "en"), name);
        }
        assert_eq!(divided("November", "en"), "Novem-ber");
        assert_eq!(divided("Constitution", "en"), "Con-sti-tu-tion");
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
