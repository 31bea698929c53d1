//! Numbers: digits, grouping and decimal sign of the language.
//!
//! Knows nothing of units, nor of how figures are aligned.

use std::sync::OnceLock;

use icu_decimal::DecimalFormatter;
use icu_decimal::input::Decimal;
use icu_decimal::options::{DecimalFormatterOptions, GroupingStrategy};

use super::Locale;

/// The formatters met so far; none where data are missing.
#[derive(Debug, Default)]
pub(super) struct Formatters {
    grouped: OnceLock<Option<DecimalFormatter>>,
    ungrouped: OnceLock<Option<DecimalFormatter>>,
}

impl Locale {
    /// A number rounded to so many decimals, its digits grouped.
    #[must_use]
    pub fn number(&self, value: f64, decimals: usize) -> String {
        self.decimal(&format!("{value:.decimals$}"), GroupingStrategy::Auto)
    }

    /// A number with all its decimals, its digits grouped.
    #[must_use]
    pub fn value(&self, value: f64) -> String {
        self.decimal(&value.to_string(), GroupingStrategy::Auto)
    }

    /// A number with all its decimals and without grouping, as years are written.
    #[must_use]
    pub fn ungrouped(&self, value: f64) -> String {
        self.decimal(&value.to_string(), GroupingStrategy::Never)
    }

    /// A whole number without grouping, as pages and sources are numbered.
    #[must_use]
    pub fn count(&self, count: usize) -> String {
        self.decimal(&count.to_string(), GroupingStrategy::Never)
    }

    /// The sign between whole numbers and decimals.
    #[must_use]
    pub fn decimal_sign(&self) -> char {
        self.number(0.5, 1).chars().find(|character| !character.is_numeric()).unwrap_or('.')
    }

    /// A number written with ASCII digits, in the manner of the language. The minus is the sign
    /// (U+2212), which is as wide as a figure; CLDR has a hyphen for most languages.
    fn decimal(&self, ascii: &str, grouping: GroupingStrategy) -> String {
        let zero = ascii.bytes().all(|byte| matches!(byte, b'-' | b'0' | b'.'));
        let ascii = if zero { ascii.trim_start_matches('-') } else { ascii };
        let kept = match grouping {
            GroupingStrategy::Never => &self.numbers.ungrouped,
            _ => &self.numbers.grouped,
        };
        let formatter = kept.get_or_init(|| {
            let options = DecimalFormatterOptions::from(grouping);
            DecimalFormatter::try_new((&self.icu).into(), options).ok()
        });
        let (Ok(number), Some(formatter)) = (Decimal::try_from_str(ascii), formatter) else {
            return ascii.to_owned();
        };
        formatter.format(&number).to_string().replace('-', "\u{2212}")
    }
}
