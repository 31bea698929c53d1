//! Language tags (BCP 47) as values. What follows from a language, its hyphenation, labels or
//! line breaking, is the business of the layers that need it.

use std::fmt;
use std::sync::Arc;

/// A well-formed BCP 47 tag, as written.
#[derive(Clone, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct Language(Arc<Tag>);

/// A tag and what is asked of it for every character of a text.
#[derive(PartialEq, Eq, Hash, PartialOrd, Ord)]
struct Tag {
    written: Box<str>,
    /// Its first subtag, in lower case.
    primary: Box<str>,
}

impl Language {
    /// The tag, if it is well-formed (RFC 5646, section 2.1: subtags of ASCII letters and
    /// digits, one to eight long, the first of two to eight letters or `x` before a private tag).
    #[must_use]
    pub fn new(tag: &str) -> Option<Language> {
        let mut subtags = tag.split('-');
        let first = subtags.next()?;
        let alphabetic = first.bytes().all(|byte| byte.is_ascii_alphabetic());
        let private = first.eq_ignore_ascii_case("x") && tag.len() > 1;
        if !alphabetic || !((2..=8).contains(&first.len()) || private) {
            return None;
        }
        subtags
            .all(|subtag| {
                (1..=8).contains(&subtag.len())
                    && subtag.bytes().all(|byte| byte.is_ascii_alphanumeric())
            })
            .then(|| {
                let primary = first.to_ascii_lowercase().into();
                Language(Arc::new(Tag { written: tag.into(), primary }))
            })
    }

    /// The whole tag, as written.
    #[must_use]
    pub fn tag(&self) -> &str {
        &self.0.written
    }

    /// The language without region and script, in lower case: `zh` of `zh-Hant-TW`.
    #[must_use]
    pub fn primary(&self) -> &str {
        &self.0.primary
    }

    /// Whether a subtag after the first is this one, whatever its case: `Hant`, `US`.
    #[must_use]
    pub fn has(&self, subtag: &str) -> bool {
        self.tag().split('-').skip(1).any(|part| part.eq_ignore_ascii_case(subtag))
    }
}

impl fmt::Display for Language {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str(self.tag())
    }
}

impl fmt::Debug for Language {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(formatter, "Language({:?})", self.tag())
    }
}

#[cfg(test)]
mod tests {
    use super::Language;

    #[test]
    fn tags() {
        for good in ["en", "en-GB", "zh-Hant-TW", "x-draft", "ko-KR"] {
            assert!(Language::new(good).is_some(), "{good}");
        }
        for bad in ["", "e", "en_GB", "en-", "-en", "12", "toolonglanguage", "en GB", "x"] {
            assert!(Language::new(bad).is_none(), "{bad}");
        }
    }
}
