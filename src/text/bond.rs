//! Neighbouring words that should stand on one line: dates, numbers and what they count, names
//! and their initials.

/// How gladly a line ends at a place.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Ease {
    /// As at any space.
    Free,
    /// After a hyphen that belongs to the word.
    Hyphen,
    /// After a dash or a slash.
    Dash,
    /// Between a month and its year, or a number and its multiple: not if it can be helped.
    Loth,
    /// Between a day and its month, a number and its unit, an initial and its name: only when
    /// nothing else serves.
    Dear,
    /// Between the syllables of a Korean word: only where the line would be far too loose.
    Syllable,
}

/// Units that follow their number.
const UNITS: &[&str] = &[
    "km", "m", "cm", "mm", "nm", "kg", "g", "mg", "t", "kt", "ha", "l", "km²", "m²", "km/h",
    "kW", "MW", "GW", "kWh", "MWh", "GWh", "TWh", "Hz", "kHz", "MHz", "GHz", "kB", "MB", "GB",
    "TB", "a.m", "p.m", "am", "pm", "bn", "EUR", "USD", "GBP", "JPY", "KRW", "Uhr", "heures",
    "Mio", "Mrd",
];

/// Multiples that may stand apart from their number if need be: they are words of their own.
const MULTIPLES: &[&str] = &[
    "per",
    "percent",
    "hundred",
    "thousand",
    "million",
    "billion",
    "trillion",
    "Prozent",
    "Millionen",
    "Milliarden",
    "millions",
    "milliards",
    "millones",
];

/// Titles that never stand without their name.
const TITLES: &[&str] = &[
    "Dr", "Dr.", "Mr", "Mr.", "Mrs", "Mrs.", "Ms", "Ms.", "Prof.", "St", "St.", "Hr.", "Fr.",
    "Mme", "Sr.", "Sra.", "Gen.", "Sen.", "Rep.", "Lt.", "Col.",
];

/// Words cut short that come before a number.
const ABBREVIATIONS: &[&str] = &[
    "p.", "pp.", "art.", "Art.", "§", "§§", "S.", "Abs.", "Nr.", "No", "No.", "Nos.", "no.",
    "nº", "n°", "vol.", "Vol.", "fig.", "Fig.", "Abb.", "ch.", "sec.", "para.", "ca.", "c.",
    "v.", "vs.", "TLP",
];

/// Names of months by language.
const MONTHS: &[(&str, &str)] = &[
    (
        "en",
        "January February March April May June July August September October November December",
    ),
    (
        "de",
        "Januar Februar März April Mai Juni Juli August September Oktober November Dezember",
    ),
    (
        "fr",
        "janvier février mars avril mai juin juillet août septembre octobre novembre décembre",
    ),
    (
        "es",
        "enero febrero marzo abril mayo junio julio agosto septiembre octubre noviembre \
         diciembre",
    ),
];

/// How gladly a line ends between two words that a space parts.
pub(super) fn bond(before: &str, after: &str, primary: &str) -> Ease {
    if after.starts_with("· ") {
        // What parts things in a row ends a line, and begins none.
        return Ease::Dear;
    }
    let left = before.trim_end().rsplit([' ', '\u{a0}', '(', '“']).next().unwrap_or_default();
    let right = after.split([' ', '\u{a0}']).next().unwrap_or_default();
    let right = right.trim_end_matches(|c: char| !c.is_alphanumeric() && !is_sign(c));
    // Numbers of sources may follow on the word: `14 November.9–11`.
    let end = right.find(|c: char| !c.is_alphabetic()).unwrap_or(right.len());
    let letters = &right[..end];
    let counts = right.starts_with(|c: char| c.is_ascii_digit());
    if !counts && left.starts_with(|c: char| c.is_ascii_lowercase()) {
        // Most words are neither numbers nor titles nor initials.
        return Ease::Free;
    }
    if is_number(left) {
        return if among(letters, MULTIPLES) {
            Ease::Loth
        } else if is_month(letters, primary)
            || among(right, UNITS)
            || among(letters, UNITS)
            || right.starts_with(is_sign)
            || left.len() <= 2 && is_short(right)
        {
            Ease::Dear
        } else {
            Ease::Free
        };
    }
    if primary == "ko" && counts {
        // A date: 1948년 7월 12일.
        let figures = left.trim_end_matches(|c: char| !c.is_ascii_digit());
        let dated = is_number(figures);
        return match left.strip_prefix(figures) {
            Some("년") if dated => Ease::Loth,
            Some("월") if dated => Ease::Dear,
            _ => Ease::Free,
        };
    }
    if primary == "de" && is_number(left.trim_end_matches('.')) && is_month(letters, primary) {
        return Ease::Dear;
    }
    if counts && is_month(left, primary) {
        // A day may follow its month: April 4. A year may stand apart.
        let year = right.chars().take_while(char::is_ascii_digit).count() > 2;
        return if year { Ease::Loth } else { Ease::Dear };
    }
    if is_initials(left) || among(left, TITLES) || counts && among(left, ABBREVIATIONS) {
        return Ease::Dear;
    }
    Ease::Free
}

/// Whether a word is one of a list.
fn among(word: &str, list: &[&str]) -> bool {
    list.contains(&word)
}

/// Whether a word is a number in figures: `1,200`, `€40`, `12–14`.
fn is_number(word: &str) -> bool {
    let signs = ['€', '$', '£', '¥', '₩', '~', '<', '>', '+', '−', '-'];
    let digits = word.trim_start_matches(signs);
    digits.ends_with(|c: char| c.is_ascii_digit())
        && digits.chars().all(|c| c.is_ascii_digit() || matches!(c, ',' | '.' | '–' | ':'))
}

/// Whether what follows a number of one or two digits counts with it: `5 h`, `10 of`.
fn is_short(word: &str) -> bool {
    !word.is_empty() && word.chars().count() <= 2
}

/// Signs that belong to a number although they are no letters.
fn is_sign(character: char) -> bool {
    matches!(character, '%' | '‰' | '°' | '€' | '$' | '£' | '¥' | '₩' | '²' | '³')
}

/// Whether a word is one initial or several: `J.`, `J.R.`.
fn is_initials(word: &str) -> bool {
    let Some(letters) = word.strip_suffix('.') else { return false };
    letters.split('.').all(|part| {
        let mut letters = part.chars();
        letters.next().is_some_and(char::is_uppercase) && letters.next().is_none()
    })
}

/// Whether a word is the name of a month, spelled out or cut short to three letters or more.
pub(super) fn is_month(word: &str, primary: &str) -> bool {
    let word = word.trim_end_matches('.');
    let Some((_, names)) = MONTHS.iter().find(|(language, _)| *language == primary) else {
        return false;
    };
    word.chars().count() >= 3
        && names.split_ascii_whitespace().any(|name| name.starts_with(word))
}

#[cfg(test)]
mod tests {
    use super::{Ease, bond};

    /// Marks the spaces of a text: `|` free, `?` loth, `!` dear.
    fn marked(text: &str, primary: &str) -> String {
        let mut result = String::new();
        for (at, character) in text.char_indices() {
            result.push(character);
            if character == ' ' {
                result.push(match bond(&text[..=at], &text[at + 1..], primary) {
                    Ease::Free => '|',
                    Ease::Loth => '?',
                    _ => '!',
                });
            }
        }
        result
    }

    #[test]
    fn dates() {
        assert_eq!(marked("on 23 November 2016", "en"), "on |23 !November ?2016");
        assert_eq!(marked("In May 2016, on May 4,", "en"), "In |May ?2016, |on |May !4,");
        assert_eq!(marked("am 4. Mai 2016", "de"), "am |4. !Mai ?2016");
        assert_eq!(marked("on 14 November.9–11 The", "en"), "on |14 !November.9–11 |The");
        assert_eq!(marked("le 14 août 1945", "fr"), "le |14 !août ?1945");
        assert_eq!(marked("1948년 7월 12일에 제정", "ko"), "1948년 ?7월 !12일에 |제정");
        assert_eq!(marked("Sept. 11 may be", "en"), "Sept. !11 |may |be");
    }

    #[test]
    fn numbers() {
        assert_eq!(marked("59 per cent of 40 km", "en"), "59 ?per |cent |of |40 !km");
        assert_eq!(marked("about $20 billion, 4 %.", "en"), "about |$20 ?billion, |4 !%.");
        assert_eq!(marked("No. 10, pp. 3–9", "en"), "No. !10, |pp. !3–9");
        assert_eq!(marked("2012 the cabinet", "en"), "2012 |the |cabinet");
    }

    #[test]
    fn things_in_a_row() {
        assert_eq!(marked("Series · Topic · 2024/07", "en"), "Series !· |Topic !· |2024/07");
        assert_eq!(marked("조사 · 요약", "ko"), "조사 !· |요약");
    }

    #[test]
    fn names() {
        assert_eq!(marked("by Dr J. R. Smith", "en"), "by |Dr !J. !R. !Smith");
        assert_eq!(marked("at J.R. Smith Ltd. in", "en"), "at |J.R. !Smith |Ltd. |in");
    }
}
