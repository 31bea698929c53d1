//! "Did you mean": the nearest of known names, and names as they can be shown.

use std::cell::Cell;

/// Longer names are not compared.
const LONGEST: usize = 64;
/// So many names are compared in one run, lest a large file full of faults take for ever.
const MOST: usize = 200_000;

/// Finds known names that are near to unknown ones.
#[derive(Debug)]
pub(super) struct Guesses {
    left: Cell<usize>,
}

impl Default for Guesses {
    fn default() -> Guesses {
        Guesses { left: Cell::new(MOST) }
    }
}

impl Guesses {
    /// The known name nearest to one that is not known, if it is near enough: a third of its
    /// letters may differ, or their case.
    pub(super) fn nearest<'n>(
        &self,
        name: &str,
        known: impl Iterator<Item = &'n str>,
    ) -> Option<&'n str> {
        if name.len() > LONGEST {
            return None;
        }
        let lower = name.to_lowercase();
        let mut nearest: Option<(usize, &'n str)> = None;
        for known in known {
            self.left.set(self.left.get().checked_sub(1)?);
            let most = name.chars().count().max(known.chars().count()) / 3;
            if known.len() > LONGEST || known.len().abs_diff(name.len()) > most * 4 {
                continue;
            }
            let distance = strsim::damerau_levenshtein(&lower, &known.to_lowercase());
            if distance <= most && nearest.is_none_or(|(least, _)| distance < least) {
                nearest = Some((distance, known));
            }
        }
        nearest.map(|(_, known)| known)
    }

    /// "did you mean `chronology`?"
    pub(super) fn help<'n>(
        &self,
        name: &str,
        known: impl Iterator<Item = &'n str>,
    ) -> Option<String> {
        self.nearest(name, known).map(|near| format!("did you mean `{near}`?"))
    }
}

/// A text of the file as it can stand in a message: short, and without what disturbs a line.
pub(crate) fn shown(text: &str) -> String {
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
    use super::{Guesses, shown};

    #[test]
    fn near() {
        let known = ["chronology", "sections", "sources", "as_of"];
        let guesses = Guesses::default();
        let near = |name| guesses.nearest(name, known.into_iter());
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
