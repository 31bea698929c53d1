//! Where a line may end, and how gladly: UAX #14 first, then the rules of the language.

use icu_segmenter::LineSegmenter;
use icu_segmenter::options::{LineBreakOptions, LineBreakStrictness, LineBreakWordOption};

use crate::font::{Script, script_of};
use crate::language::Language;

/// How gladly a line ends at a place.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Ease {
    /// As at any space.
    Free,
    /// After a hyphen that belongs to the word.
    Hyphen,
    /// After a dash or a slash.
    Dash,
    /// Between a number and what it counts, or within a date: only when nothing else serves.
    Dear,
    /// Between the syllables of a Korean word: only where the line would be far too loose.
    Syllable,
}

/// The byte offsets at which a line of `text` may end, with what the end costs. The last one is
/// the end of the text.
pub(super) fn opportunities(text: &str, language: &Language) -> Vec<(usize, Ease)> {
    let mut options = LineBreakOptions::default();
    options.strictness = Some(LineBreakStrictness::Strict);
    options.word_option = Some(LineBreakWordOption::Normal);
    let segmenter = LineSegmenter::new_for_non_complex_scripts(options);
    let primary = language.primary();
    let mut found = Vec::with_capacity(text.len() / 5);
    for at in segmenter.segment_str(text).skip(1) {
        let (before, after) = text.split_at(at);
        if after.is_empty() {
            found.push((at, Ease::Free));
        } else if let Some(ease) = ease(before, after, &primary) {
            found.push((at, ease));
        }
    }
    found
}

/// How gladly a line ends between two stretches; none forbids what UAX #14 allows.
fn ease(before: &str, after: &str, primary: &str) -> Option<Ease> {
    let last = before.chars().next_back()?;
    let next = after.chars().next()?;
    if last == ' ' {
        return Some(if belong(before, after, primary) { Ease::Dear } else { Ease::Free });
    }
    let (left, right) = (script_of(last), script_of(next));
    if left == Script::Hangul || right == Script::Hangul {
        // Korean keeps words whole (klreq, 3.2); a particle after a Latin word or a figure, too.
        return (primary == "ko").then_some(Ease::Syllable);
    }
    match last {
        '-' | '\u{2010}' => {
            // A name is not broken at its hyphen: Park Geun-hye.
            let word = before.rsplit(' ').next().unwrap_or_default();
            let name = word.trim_start_matches(|c: char| !c.is_alphanumeric());
            let whole = name.chars().next().is_some_and(char::is_uppercase)
                || next.is_ascii_digit()
                || word.chars().filter(|c| c.is_alphanumeric()).count() < 3;
            (!whole).then_some(Ease::Hyphen)
        }
        '\u{2013}' if next.is_ascii_digit() => None,
        '\u{2013}' | '\u{2014}' | '/' => Some(Ease::Dash),
        _ => Some(Ease::Free),
    }
}

/// Whether two neighbouring words should stand on one line: a number and its unit or month, an
/// initial or a short title and its name, an abbreviation and its number.
fn belong(before: &str, after: &str, primary: &str) -> bool {
    let left = before.trim_end().rsplit([' ', '\u{a0}', '(', '“']).next().unwrap_or_default();
    let right = after.split([' ', '\u{a0}']).next().unwrap_or_default();
    let right = right.trim_end_matches(|c: char| !c.is_alphanumeric() && c != '%');
    let number = !left.is_empty()
        && left.chars().all(|c| c.is_ascii_digit() || matches!(c, ',' | '.' | '–'))
        && left.ends_with(|c: char| c.is_ascii_digit());
    if number && (month(right, primary) || unit(right)) {
        return true;
    }
    if number && left.len() <= 2 && right.len() <= 2 && !right.is_empty() {
        return true;
    }
    let initial = left.chars().count() == 2
        && left.ends_with('.')
        && left.chars().next().is_some_and(char::is_uppercase);
    let title =
        matches!(left, "Dr" | "Mr" | "Mrs" | "Ms" | "Prof." | "Dr." | "Mr." | "No" | "No.");
    let counted = matches!(left, "p." | "pp." | "art." | "Art." | "§" | "S." | "Abs." | "vol.")
        || month(left, primary) && left.chars().next().is_some_and(char::is_uppercase);
    let counts = right.chars().next().is_some_and(|c| c.is_ascii_digit());
    initial || title || counted && counts
}

/// Units that follow their number.
fn unit(word: &str) -> bool {
    matches!(
        word,
        "%" | "per"
            | "km"
            | "m"
            | "cm"
            | "mm"
            | "kg"
            | "g"
            | "t"
            | "km²"
            | "a.m"
            | "p.m"
            | "am"
            | "pm"
            | "million"
            | "billion"
            | "thousand"
            | "EUR"
            | "USD"
            | "Uhr"
            | "Prozent"
            | "Millionen"
            | "millions"
            | "heures"
            | "millones"
    )
}

/// Whether a word is the name of a month, spelled out or cut short to three letters or more.
fn month(word: &str, primary: &str) -> bool {
    const ENGLISH: &[&str] = &[
        "January",
        "February",
        "March",
        "April",
        "May",
        "June",
        "July",
        "August",
        "September",
        "October",
        "November",
        "December",
    ];
    const GERMAN: &[&str] = &[
        "Januar",
        "Februar",
        "März",
        "April",
        "Mai",
        "Juni",
        "Juli",
        "August",
        "September",
        "Oktober",
        "November",
        "Dezember",
    ];
    const FRENCH: &[&str] = &[
        "janvier",
        "février",
        "mars",
        "avril",
        "mai",
        "juin",
        "juillet",
        "août",
        "septembre",
        "octobre",
        "novembre",
        "décembre",
    ];
    const SPANISH: &[&str] = &[
        "enero",
        "febrero",
        "marzo",
        "abril",
        "mayo",
        "junio",
        "julio",
        "agosto",
        "septiembre",
        "octubre",
        "noviembre",
        "diciembre",
    ];
    let names = match primary {
        "en" => ENGLISH,
        "de" => GERMAN,
        "fr" => FRENCH,
        "es" => SPANISH,
        _ => return false,
    };
    let long = word.chars().count() >= 3;
    long && names.iter().any(|name| name.starts_with(word.trim_end_matches('.')))
}

#[cfg(test)]
mod tests {
    use super::{Ease, opportunities};
    use crate::language::Language;

    /// Marks the opportunities in a text: `|` free, `-` hyphen, `/` dash, `!` dear, `.` syllable.
    fn marked(text: &str, language: &str) -> String {
        let mut result = text.to_owned();
        let found = opportunities(text, &Language::new(language).unwrap());
        for (at, ease) in found.into_iter().rev().skip(1) {
            let mark = match ease {
                Ease::Free => "|",
                Ease::Hyphen => "~",
                Ease::Dash => "/",
                Ease::Dear => "!",
                Ease::Syllable => "_",
            };
            result.insert_str(at, mark);
        }
        result
    }

    #[test]
    fn english() {
        assert_eq!(marked("one two", "en"), "one |two");
        assert_eq!(marked("on 23 November 2016", "en"), "on |23 !November !2016");
        assert_eq!(marked("Park Geun-hye", "en"), "Park |Geun-hye");
        assert_eq!(marked("vice-ministerial talks", "en"), "vice-~ministerial |talks");
        assert_eq!(marked("2012–2016", "en"), "2012–2016");
        assert_eq!(marked("59 per cent", "en"), "59 !per |cent");
    }

    #[test]
    fn korean_keeps_words_whole() {
        assert_eq!(marked("봄이 왔다", "ko"), "봄_이 |왔_다");
        assert_eq!(marked("봄이 왔다", "en"), "봄이 |왔다");
        assert_eq!(marked("TLP를", "ko"), "TLP_를");
    }

    #[test]
    fn japanese_breaks_between_characters_but_not_before_a_comma() {
        assert_eq!(marked("日本、韓国", "ja"), "日|本、|韓|国");
    }
}
