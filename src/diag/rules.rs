//! The rules that a dossier can break, as `explain` prints them. Knows the format in words only:
//! `model` finds the faults.

mod errors;
mod warnings;

use errors::ERRORS;
use warnings::WARNINGS;

/// A rule of the format.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Rule {
    /// Its code, which never changes: `SRC001`. Those of warnings begin with `W`.
    pub code: &'static str,
    /// What the rule is about, in few words.
    pub title: &'static str,
    /// What it asks, why, and an example: one paragraph.
    pub text: &'static str,
}

/// All rules in the order of their codes.
#[must_use]
pub const fn rules() -> &'static [Rule] {
    &RULES
}

/// The rule of a code, whatever its case.
#[must_use]
pub fn rule(code: &str) -> Option<&'static Rule> {
    RULES.iter().find(|rule| rule.code.eq_ignore_ascii_case(code))
}

const fn new(code: &'static str, title: &'static str, text: &'static str) -> Rule {
    Rule { code, title, text }
}

const ALL: usize = ERRORS.len() + WARNINGS.len();

static RULES: [Rule; ALL] = {
    let mut all = [ERRORS[0]; ALL];
    let mut at = 0;
    while at < ALL {
        all[at] = if at < ERRORS.len() { ERRORS[at] } else { WARNINGS[at - ERRORS.len()] };
        at += 1;
    }
    all
};

#[cfg(test)]
mod tests {
    use super::{rule, rules};

    #[test]
    fn sorted_and_told() {
        assert!(rules().is_sorted_by(|a, b| a.code < b.code));
        for rule in rules() {
            assert!(rule.title.len() > 5 && rule.text.len() > 40, "{}", rule.code);
            assert!(rule.text.ends_with(['.', '`', '…']), "{}", rule.code);
        }
        assert_eq!(rule("src001").map(|rule| rule.code), Some("SRC001"));
        assert_eq!(rule("SRC999"), None);
    }
}
