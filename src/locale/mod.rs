//! Everything that the program itself prints, in the dossier's language: words, dates, numbers,
//! lists, alphabetical order and the sentences that describe charts to those who do not see them.
//!
//! Dates, numbers and order come from Unicode's CLDR, for some hundred languages; words from a
//! table for English, German, French, Spanish, Korean, Japanese and Chinese. Another language has
//! English words. Knows the model's values, and nothing of fonts, layout or pages.
//!
//! ICU's formatters are made when first needed and kept: to make one takes ten times as long as
//! to print a date with it. They are not to be shared, which ties a [`Locale`] to its thread.

mod alt;
mod date;
mod number;
mod order;
mod pattern;
mod words;

pub use words::{Circa, When, Words, capitalised, fill};

use std::sync::OnceLock;

use chrono::NaiveDate;
use icu_collator::CollatorBorrowed;
use icu_datetime::DateTimeFormatterPreferences;

use crate::language::Language;
use crate::model::{Date, DateRange, ScaleKind};

/// What a language prints how.
#[derive(Debug)]
pub struct Locale {
    words: &'static Words,
    icu: icu_locale_core::Locale,
    dates: DateTimeFormatterPreferences,
    formatters: date::Formatters,
    numbers: number::Formatters,
    order: OnceLock<Option<CollatorBorrowed<'static>>>,
}

impl Locale {
    /// The locale of a language. Without a region, English is that of Britain.
    #[must_use]
    pub fn new(language: &Language) -> Locale {
        let british = icu_locale_core::locale!("en-GB");
        let mut icu = icu_locale_core::Locale::try_from_str(language.tag())
            .or_else(|_| icu_locale_core::Locale::try_from_str(language.primary()))
            .unwrap_or_else(|_| british.clone());
        if icu.id.language.is_unknown()
            || icu.id.language.as_str() == "en" && icu.id.region.is_none()
        {
            icu = british.clone();
        }
        let mut locale = Locale {
            words: words::choose(language),
            dates: (&icu).into(),
            icu,
            formatters: date::Formatters::default(),
            numbers: number::Formatters::default(),
            order: OnceLock::new(),
        };
        if !locale.has_month_names() {
            locale.dates = (&british).into();
            locale.formatters = date::Formatters::default();
        }
        locale
    }

    /// The words of the language.
    #[must_use]
    pub fn words(&self) -> &'static Words {
        self.words
    }

    /// "Information as of 23 November 2016".
    #[must_use]
    pub fn information_as_of(&self, day: NaiveDate) -> String {
        fill(self.words.information_as_of, &[&self.day(day)])
    }

    /// "as of November 2016".
    #[must_use]
    pub fn as_of(&self, date: &Date) -> String {
        self.when(&self.words.as_of, date)
    }

    /// "read on 23 November 2016", "read in 2016".
    #[must_use]
    pub fn accessed(&self, date: &Date) -> String {
        self.when(&self.words.accessed, date)
    }

    /// "2013–2017", "since 2013", "until 2017", or nothing when neither end is known.
    #[must_use]
    pub fn active(&self, from: Option<&Date>, to: Option<&Date>) -> Option<String> {
        match (from, to) {
            (Some(&start), Some(&end)) => {
                Some(self.range(&DateRange { start, end: Some(end) }))
            }
            (Some(start), None) => Some(self.when(&self.words.since, start)),
            (None, Some(end)) => Some(self.when(&self.words.until, end)),
            (None, None) => None,
        }
    }

    /// The name of a language, or its tag where the tables have no name for it.
    #[must_use]
    pub fn language_name(&self, language: &Language) -> String {
        let primary = language.primary();
        match words::NAMED.iter().position(|named| *named == primary) {
            Some(place) => self.words.languages[place].to_owned(),
            None => language.tag().to_owned(),
        }
    }

    /// "in Korean".
    #[must_use]
    pub fn in_language(&self, language: &Language) -> String {
        fill(self.words.in_language, &[&self.language_name(language)])
    }

    /// The name of a scale of likelihood: "Likelihood (PHIA)".
    #[must_use]
    pub fn likelihood(&self, kind: &ScaleKind) -> String {
        let name = match kind {
            ScaleKind::Phia => "PHIA",
            ScaleKind::Icd203 => "ICD 203",
            ScaleKind::Own(name) => name,
        };
        fill(self.words.likelihood, &[name])
    }

    /// What ends a sentence and parts it from the next.
    #[must_use]
    pub fn stop(&self) -> &'static str {
        // Languages with a comma of their own for lists have a full stop of their own.
        if self.words.list_comma == "、" { "。" } else { ". " }
    }

    /// "repeats source 7".
    #[must_use]
    pub fn repeats(&self, source: usize) -> String {
        fill(self.words.repeats, &[&self.count(source)])
    }

    /// The place of a page among all: "3 of 7".
    #[must_use]
    pub fn page_of(&self, page: usize, of: usize) -> String {
        fill(self.words.page_of, &[&self.count(page), &self.count(of)])
    }

    /// What goes on after a break: "2016 (continued)".
    #[must_use]
    pub fn continued(&self, what: &str) -> String {
        fill(self.words.continued, &[what])
    }

    /// "a, b and c".
    #[must_use]
    pub fn list(&self, items: &[String]) -> String {
        match items {
            [] => String::new(),
            [only] => only.clone(),
            [first, second] => {
                [first, self.before_last(self.words.list_and, second)].concat() + second
            }
            [first @ .., last] => {
                first.join(self.words.list_comma)
                    + self.before_last(self.words.list_last, last)
                    + last
            }
        }
    }

    /// The word before the last item of a list: Spanish says "e" before the sound of i.
    fn before_last(&self, and: &'static str, last: &str) -> &'static str {
        if self.icu.id.language.as_str() != "es" {
            return and;
        }
        let last = last.to_lowercase();
        let sounded = last.strip_prefix('h').unwrap_or(&last);
        let diphthong = last.starts_with("hi") && sounded[1..].starts_with(['a', 'e', 'o']);
        if sounded.starts_with(['i', 'í']) && !diphthong { " e " } else { and }
    }
}

#[cfg(test)]
mod tests;
