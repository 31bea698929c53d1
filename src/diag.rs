//! What is wrong with a dossier, and where, and the rules that it breaks. The wording of each
//! fault is that of the layer that finds it.

mod rules;

pub use rules::{Rule, rule, rules};

use std::fmt;

/// How grave a fault is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Severity {
    /// The briefing is not made.
    Error,
    /// The briefing is made all the same.
    Warning,
}

/// One fault of a dossier.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Diagnostic {
    /// How grave it is.
    pub severity: Severity,
    /// The rule, as `explain` knows it: `SRC007`.
    pub code: &'static str,
    /// What is wrong: lower case, no full stop, names in backticks.
    pub message: String,
    /// What to do about it, in the same form.
    pub help: Option<String>,
    /// Where.
    pub at: At,
}

impl Diagnostic {
    /// An error.
    #[must_use]
    pub fn error(code: &'static str, message: impl Into<String>, at: At) -> Diagnostic {
        Diagnostic { severity: Severity::Error, code, message: message.into(), help: None, at }
    }

    /// A warning.
    #[must_use]
    pub fn warning(code: &'static str, message: impl Into<String>, at: At) -> Diagnostic {
        Diagnostic { severity: Severity::Warning, ..Diagnostic::error(code, message, at) }
    }

    /// The same, with what to do about it.
    #[must_use]
    pub fn with_help(self, help: impl Into<String>) -> Diagnostic {
        self.or_help(Some(help.into()))
    }

    /// The same, with what to do about it if there is something.
    #[must_use]
    pub fn or_help(self, help: Option<String>) -> Diagnostic {
        Diagnostic { help, ..self }
    }
}

/// A place in the source text.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
pub struct At {
    /// The line, from 1.
    pub line: usize,
    /// The column in Unicode scalar values, from 1. A byte-order mark has none.
    pub column: usize,
    /// Byte offsets into the file, a byte-order mark included, of the first byte and after the
    /// last one.
    pub start: usize,
    /// See `start`.
    pub end: usize,
}

impl At {
    /// The first place of some words in a text; its beginning if they are not there.
    #[must_use]
    pub fn of(text: &[u8], words: &str) -> At {
        let found = text.windows(words.len().max(1)).position(|part| part == words.as_bytes());
        let start = found.unwrap_or(0);
        let before = String::from_utf8_lossy(&text[..start]);
        let line = before.matches('\n').count() + 1;
        let column = before.rsplit('\n').next().map_or(0, |line| line.chars().count()) + 1;
        At { line, column, start, end: start + if found.is_some() { words.len() } else { 0 } }
    }
}

/// All faults of a dossier that could not be built; at least one is an error.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Report {
    /// The faults in order of place.
    pub diagnostics: Vec<Diagnostic>,
}

impl fmt::Display for Report {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        for (index, fault) in self.diagnostics.iter().enumerate() {
            if index > 0 {
                formatter.write_str("\n")?;
            }
            write!(formatter, "{}:{}: {}", fault.at.line, fault.at.column, fault.message)?;
        }
        Ok(())
    }
}

impl std::error::Error for Report {}
