//! Words that an editor looks for: acronyms in any language, and in English hedges and words of
//! confidence. Knows nothing of dossiers.

/// Acronyms that need no spelling out: dictionaries list them as words.
const KNOWN: [&str; 26] = [
    "AD", "AIDS", "AM", "BBC", "BC", "CEO", "DNA", "DVD", "EU", "GDP", "GMT", "GPS", "HIV",
    "ID", "NATO", "OK", "PDF", "PM", "TV", "UK", "UN", "UNESCO", "UNICEF", "US", "USA", "UTC",
];

/// Words that hedge. Where one is part of a term of the scale, it is no hedge there.
const HEDGES: [&str; 27] = [
    "apparently",
    "appear",
    "appears",
    "arguably",
    "chance",
    "chances",
    "conceivable",
    "conceivably",
    "could",
    "likelihood",
    "likely",
    "may",
    "maybe",
    "might",
    "perhaps",
    "plausible",
    "plausibly",
    "possible",
    "possibly",
    "presumably",
    "probable",
    "probably",
    "seem",
    "seemingly",
    "seems",
    "supposedly",
    "unlikely",
];

/// Phrases that state a confidence.
const CONFIDENCES: [&str; 6] = [
    "high confidence",
    "moderate confidence",
    "medium confidence",
    "low confidence",
    "confident that",
    "with confidence",
];

/// An acronym in a text.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct Acronym<'t> {
    /// Its letters.
    pub(super) name: &'t str,
    /// Whether it is spelled out just here: it stands in parentheses, or something in
    /// parentheses follows it.
    pub(super) spelled: bool,
}

/// The acronyms in a text: words of two to eight Latin capitals, with or without an `s` for more
/// than one, that are no Roman numbers.
pub(super) fn acronyms(text: &str) -> impl Iterator<Item = Acronym<'_>> {
    words(text).filter_map(move |(start, word)| {
        let name = word.strip_suffix('s').unwrap_or(word);
        let capitals = name.bytes().all(|byte| byte.is_ascii_uppercase());
        let numeral = name.bytes().all(|byte| matches!(byte, b'I' | b'V' | b'X'));
        if !capitals || numeral || !(2..=8).contains(&name.len()) {
            return None;
        }
        let before = text[..start].trim_end();
        let after = text[start + word.len()..].trim_start();
        let within = before.ends_with(['(', '（']) && after.starts_with([')', ',', ';', '）']);
        let followed = after
            .strip_prefix(['(', '（'])
            .and_then(|rest| rest.split([')', '）']).next())
            .is_some_and(|inner| inner.chars().any(char::is_lowercase) && inner.contains(' '));
        Some(Acronym { name, spelled: within || followed })
    })
}

/// Whether everybody knows an acronym.
pub(super) fn is_known(acronym: &str) -> bool {
    KNOWN.contains(&acronym)
}

/// The first hedge of a text that is not in the terms of a scale (in lower case, the longest
/// first), as written there.
pub(super) fn hedge(text: &str, terms: &[String]) -> Option<String> {
    if terms.is_empty() {
        return None;
    }
    let plain = without(text, terms);
    // The month has a capital.
    let hedge = words(&plain)
        .map(|(_, word)| word)
        .find(|word| HEDGES.contains(&word.to_lowercase().as_str()) && *word != "May");
    hedge.map(str::to_owned)
}

/// A chance in per cent, from `low` to `high`.
#[derive(Debug, PartialEq)]
pub(super) struct Chance<'t> {
    pub(super) low: f64,
    pub(super) high: f64,
    /// As it is written, with its sign.
    pub(super) written: &'t str,
}

/// The chances that stand in parentheses after terms of a scale (in lower case, the longest
/// first): `likely (60–70 %)`.
pub(super) fn numbers<'t>(text: &'t str, terms: &'t [String]) -> Vec<(&'t str, Chance<'t>)> {
    let one = |(at, _): (usize, &str)| {
        let before = text[..at].trim_end().to_lowercase();
        let term = terms.iter().find(|term| before.ends_with(term.as_str()))?;
        Some((term.as_str(), chance(text[at + 1..].split(')').next()?)?))
    };
    text.match_indices('(').filter_map(one).collect()
}

/// A chance from its beginning on.
fn chance(text: &str) -> Option<Chance<'_>> {
    let number = |text: &str| text.trim().replace(',', ".").parse::<f64>().ok();
    let signs = ["%", "per cent", "percent"];
    let (end, sign) = signs.iter().find_map(|sign| Some((text.find(sign)?, sign)))?;
    let written = &text[..end + sign.len()];
    let mut bounds = text[..end].split(['–', '-']).map(number);
    let low = bounds.next()??;
    let high = bounds.next().unwrap_or(Some(low))?;
    Some(Chance { low, high, written })
}

/// Whether a sentence states a likelihood of the scale and a confidence.
pub(super) fn mixes(sentence: &str, terms: &[String]) -> bool {
    let lower = sentence.to_lowercase();
    let states = |phrase: &str| find_word(&lower, phrase).is_some();
    CONFIDENCES.into_iter().any(states) && terms.iter().any(|term| states(term))
}

/// The sentences of a text.
pub(super) fn sentences(text: &str) -> impl Iterator<Item = &str> {
    text.split_inclusive(['.', '!', '?', ';'])
}

/// Where a word or phrase first stands in a text, not within another word.
pub(super) fn find_word(text: &str, word: &str) -> Option<usize> {
    let bounds = |start: usize| {
        let before = text[..start].chars().next_back();
        let after = text[start + word.len()..].chars().next();
        ![before, after].into_iter().flatten().any(char::is_alphanumeric)
    };
    text.match_indices(word).map(|(start, _)| start).find(|start| bounds(*start))
}

/// A text with the terms of a scale blotted out.
fn without(text: &str, terms: &[String]) -> String {
    let mut plain = text.to_owned();
    for term in terms {
        // Lower case may be of another length in bytes; such a text is left as it is.
        let lower = plain.to_lowercase();
        if lower.len() != plain.len() {
            break;
        }
        let mut from = 0;
        let mut blotted = String::new();
        while let Some(start) = find_word(&lower[from..], term).map(|start| from + start) {
            blotted.push_str(plain.get(from..start).unwrap_or_default());
            blotted.push('·');
            from = start + term.len();
        }
        blotted.push_str(plain.get(from..).unwrap_or_default());
        plain = blotted;
    }
    plain
}

/// The words of a text and where each begins.
fn words(text: &str) -> impl Iterator<Item = (usize, &str)> {
    let mut rest = 0;
    std::iter::from_fn(move || {
        let tail = &text[rest..];
        let start = rest + tail.find(char::is_alphanumeric)?;
        let tail = &text[start..];
        let end = start + tail.find(|c: char| !c.is_alphanumeric()).unwrap_or(tail.len());
        rest = end;
        Some((start, &text[start..end]))
    })
}

#[cfg(test)]
mod tests {
    use super::{acronyms, find_word, hedge, mixes, numbers};

    fn terms() -> Vec<String> {
        ["realistic possibility", "highly likely", "unlikely", "likely"]
            .map(String::from)
            .into()
    }

    #[test]
    fn acronyms_and_what_spells_them_out() {
        let found = |text| {
            let show = |found: super::Acronym<'_>| {
                format!("{}{}", found.name, if found.spelled { "!" } else { "" })
            };
            acronyms(text).map(show).collect::<Vec<_>>().join(" ")
        };
        assert_eq!(found("the General Agreement (GSOMIA) and TISA"), "GSOMIA! TISA");
        assert_eq!(found("the IAEA (International Atomic Energy Agency)"), "IAEA!");
        assert_eq!(found("NGOs of World War II; U.S. F16 A Kim"), "NGO");
        assert_eq!(found("협정(GSOMIA)을"), "GSOMIA!");
    }

    #[test]
    fn hedges() {
        assert_eq!(hedge("It is highly likely to fail in May", &terms()), None);
        assert_eq!(
            hedge("A realistic possibility: it may fail", &terms()).as_deref(),
            Some("may")
        );
        assert_eq!(hedge("Perhaps it fails", &terms()).as_deref(), Some("Perhaps"));
        assert_eq!(hedge("Perhaps it fails", &[]), None);
    }

    #[test]
    fn chances() {
        let terms = terms();
        let found = |text: &str| {
            let one = |(term, chance): &(&str, super::Chance<'_>)| {
                format!("{term} {} {} {}", chance.low, chance.high, chance.written)
            };
            numbers(text, &terms).iter().map(one).collect::<Vec<_>>()
        };
        assert_eq!(found("It is highly likely (95 %)."), ["highly likely 95 95 95 %"]);
        assert_eq!(
            found("Unlikely (25–35%) or likely (0.5 per cent)"),
            ["unlikely 25 35 25–35%", "likely 0.5 0.5 0.5 per cent"]
        );
        assert!(found("It is likely (see 4) and 95 %, a rise (95 %)").is_empty());
    }

    #[test]
    fn mixtures() {
        assert!(mixes("We judge with high confidence that it is likely", &terms()));
        assert!(!mixes("We judge with high confidence that it fails", &terms()));
        assert!(!mixes("It is likely", &terms()));
    }

    #[test]
    fn whole_words() {
        assert_eq!(find_word("unlikely, likely", "likely"), Some(10));
        assert_eq!(find_word("국방부는", "국방"), None);
    }
}
