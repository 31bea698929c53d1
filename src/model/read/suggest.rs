//! "Did you mean": the nearest of known names, and names as they can be shown.

/// Longer names are not compared.
const LONGEST: usize = 64;
/// More names than these are not compared, lest a large file full of faults take for ever.
const MOST: usize = 2_000;

/// The known name nearest to one that is not known, if it is near enough: a third of its letters
/// may differ, or their case.
pub(super) fn nearest<'n>(name: &str, known: impl Iterator<Item = &'n str>) -> Option<&'n str> {
    if name.len() > LONGEST {
        return None;
    }
    let lower = name.to_lowercase();
    known
        .take(MOST)
        .filter(|known| known.len() <= LONGEST)
        .filter_map(|known| {
            let distance = strsim::damerau_levenshtein(&lower, &known.to_lowercase());
            let length = name.chars().count().max(known.chars().count());
            (distance <= length / 3).then_some((distance, known))
        })
        .min_by_key(|(distance, _)| *distance)
        .map(|(_, known)| known)
}

/// A text of the file as it can stand in a message: short, and without what disturbs a line.
pub(super) fn shown(text: &str) -> String {
    const MOST_SHOWN: usize = 60;
    let mut shown = String::new();
    for (count, character) in text.chars().enumerate() {
        if count == MOST_SHOWN {
            shown.push('…');
            break;
        }
        if character.is_control() || super::characters::is_bidi(character) {
            shown.extend(character.escape_unicode());
        } else {
            shown.push(character);
        }
    }
    shown
}

#[cfg(test)]
mod tests {
    use super::{nearest, shown};

    #[test]
    fn near() {
        let known = ["chronology", "sections", "sources", "as_of"];
        let near = |name| nearest(name, known.into_iter());
        assert_eq!(near("cronology"), Some("chronology"));
        assert_eq!(near("Sources"), Some("sources"));
        assert_eq!(near("section"), Some("sections"));
        assert_eq!(near("asof"), Some("as_of"));
        assert_eq!(near("glossary"), None);
        assert_eq!(near(""), None);
    }

    #[test]
    fn showing() {
        assert_eq!(shown("a\nb\u{202e}"), "a\\u{a}b\\u{202e}");
        assert_eq!(shown(&"a".repeat(70)).chars().count(), 61);
    }
}
