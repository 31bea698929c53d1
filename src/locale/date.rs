//! Dates and ranges of dates, each as exact as it is known.
//!
//! What the language's CLDR data has no field set for is made from the others: a month alone in
//! the form that stands without a day, and ranges that say shared parts once.

use std::sync::OnceLock;

use chrono::{Datelike, NaiveDate};
use icu_calendar::{Date as Day, Gregorian};
use icu_datetime::FixedCalendarDateTimeFormatter;
use icu_datetime::fieldsets::{M, MD, Y, YM, YMD};

use super::pattern::Printed;
use super::words::When;
use super::{Locale, fill};
use crate::model::{Date, DateRange, Precision};

/// Whether years are printed.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Years {
    /// With every date.
    Shown,
    /// Not with days and months of the year that a heading names.
    InHeading,
}

/// A formatter for a field set, once it has been asked for; none where data are missing. Dates are
/// always printed in the calendar in which the format writes them, and data of others left out.
type Formatter<F> = OnceLock<Option<FixedCalendarDateTimeFormatter<Gregorian, F>>>;

/// The formatters met so far, one for each field set.
#[derive(Debug, Default)]
pub(super) struct Formatters {
    day_month_year: Formatter<YMD>,
    day_month: Formatter<MD>,
    month_year: Formatter<YM>,
    month: Formatter<M>,
    short_month: Formatter<M>,
    year: Formatter<Y>,
}

/// Prints a day by a field set, which is a type of its own for each set. ISO 8601 stands in for
/// data that are missing, which compiled data never are.
macro_rules! printed {
    ($locale:expr, $kept:ident, $fields:expr, $day:expr) => {{
        let day: NaiveDate = $day;
        let (month, number) = (small(day.month()), small(day.day()));
        let date = Day::try_new_gregorian(day.year(), month, number);
        let make = || FixedCalendarDateTimeFormatter::try_new($locale.dates, $fields).ok();
        match ($locale.formatters.$kept.get_or_init(make), date) {
            (Some(formatter), Ok(date)) => {
                let date = formatter.format(&date);
                Printed::new(date.to_string(), &date.pattern().to_string())
            }
            _ => Printed::new(day.to_string(), "y-MM-dd"),
        }
    }};
}

impl Locale {
    /// A day in full: "23 November 2016".
    #[must_use]
    pub fn day(&self, day: NaiveDate) -> String {
        self.ordinal(printed!(self, day_month_year, YMD::long(), day).text)
    }

    /// A date with the precision given: "23 November 2016", "November 2016", "c. 2016".
    #[must_use]
    pub fn date(&self, date: &Date) -> String {
        self.single(date, Years::Shown)
    }

    /// A date or range in the chronology, under a heading that names the year of its beginning:
    /// "23 November", "23 April – 1 May", "23 November – 5 January 2017"; "2016" for the whole year.
    #[must_use]
    pub fn entry(&self, date: &DateRange) -> String {
        self.span(date, Years::InHeading)
    }

    /// A date or range with its years: "23–25 April 2012", "23 April – 1 May 2012".
    #[must_use]
    pub fn range(&self, date: &DateRange) -> String {
        self.span(date, Years::Shown)
    }

    /// The short name of a day's month: "Nov", "11월".
    #[must_use]
    pub fn month_short(&self, day: NaiveDate) -> String {
        printed!(self, short_month, M::medium(), day).text
    }

    /// A phrase around a date.
    pub(super) fn when(&self, phrase: &When, date: &Date) -> String {
        let certain = self.date(&Date { circa: false, ..*date });
        let template = match date.precision {
            _ if date.circa => phrase.circa,
            Precision::Day => phrase.day,
            Precision::Month | Precision::Year => phrase.longer,
        };
        fill(template, &[&certain])
    }

    /// Whether the language has names of months; CLDR's root has "M09" and such.
    pub(super) fn has_month_names(&self) -> bool {
        let september = NaiveDate::from_ymd_opt(2016, 9, 1).unwrap_or_default();
        !printed!(self, day_month, MD::long(), september).text.contains("M09")
    }

    /// A date that is no range.
    fn single(&self, date: &Date, years: Years) -> String {
        let words = &self.words.circa;
        let (text, circa) = match (date.precision, years) {
            (Precision::Year, _) => {
                (printed!(self, year, Y::long(), date.first).text, words.year)
            }
            (Precision::Month, Years::Shown) => {
                (self.month_of_year(date.first).text, words.month)
            }
            (Precision::Month, Years::InHeading) => (self.month(date.first), words.month),
            (Precision::Day, Years::Shown) => (self.day(date.first), words.day),
            (Precision::Day, Years::InHeading) => (
                self.ordinal(printed!(self, day_month, MD::long(), date.first).text),
                words.day,
            ),
        };
        if date.circa { fill(circa, &[&text]) } else { text }
    }

    /// A date or a range.
    fn span(&self, range: &DateRange, years: Years) -> String {
        let start = &range.start;
        let Some(end) = range.end.as_ref().filter(|end| *end != start) else {
            return self.single(start, years);
        };
        let same_year = start.first.year() == end.first.year();
        let whole_year = start.precision == Precision::Year || end.precision == Precision::Year;
        if whole_year {
            return self.join(&self.date(start), &self.date(end));
        }
        if !same_year || start.circa || end.circa {
            let later = if same_year { years } else { Years::Shown };
            return self.join(&self.single(start, years), &self.single(end, later));
        }
        let days = start.precision == Precision::Day && end.precision == Precision::Day;
        if days
            && start.first.month() == end.first.month()
            && let Some(text) = self.days(start.first, end.first, years)
        {
            return text;
        }
        self.within_year(start, end, years)
    }

    /// Days of one month: "23–25 April 2012", "2012년 4월 23일–25일".
    fn days(&self, first: NaiveDate, last: NaiveDate, years: Years) -> Option<String> {
        let printed = match years {
            Years::Shown => printed!(self, day_month_year, YMD::long(), last),
            Years::InHeading => printed!(self, day_month, MD::long(), last),
        };
        let [from, to] = [first, last].map(|day| self.ungrouped(f64::from(day.day())));
        let from = if self.is_french() && from == "1" { "1er".to_owned() } else { from };
        printed.with_days(|suffix| [&from, suffix, self.words.range_tight, &to].concat())
    }

    /// Days or months of one year, which is said once, where the language says it.
    fn within_year(&self, start: &Date, end: &Date, years: Years) -> String {
        let bare = |date| self.single(date, Years::InHeading);
        let (first, last) = (bare(start), bare(end));
        let between = self.between(&first, &last);
        match years {
            Years::InHeading => [&first, between, &last].concat(),
            Years::Shown if self.month_of_year(start.first).year_first() => {
                [&self.date(start), between, &last].concat()
            }
            Years::Shown => [&first, between, &self.date(end)].concat(),
        }
    }

    /// A range of two dates printed in full.
    fn join(&self, first: &str, last: &str) -> String {
        [first, self.between(first, last), last].concat()
    }

    /// The sign between two dates.
    fn between(&self, first: &str, last: &str) -> &'static str {
        let spaced = first.contains(char::is_whitespace) || last.contains(char::is_whitespace);
        if spaced { self.words.range_wide } else { self.words.range_tight }
    }

    /// A month and its year.
    ///
    /// ICU4X 2.4 loads no digits for this field set in Brazilian Portuguese and stops in debug
    /// builds; there the date of a day without the day says the same.
    fn month_of_year(&self, day: NaiveDate) -> Printed {
        if self.icu.id.language.as_str() != "pt" {
            return printed!(self, month_year, YM::long(), day);
        }
        let full = printed!(self, day_month_year, YMD::long(), day);
        Printed::new(full.without('d').unwrap_or(full.text), "MMMM 'de' y")
    }

    /// A month alone, in the form that stands without a day: Russian "апрель", not "апреля".
    fn month(&self, day: NaiveDate) -> String {
        let month = self.month_of_year(day).without('y');
        month.unwrap_or_else(|| printed!(self, month, M::long(), day).text)
    }

    /// French says "1er mai", which CLDR's patterns cannot.
    fn ordinal(&self, text: String) -> String {
        match text.strip_prefix("1 ") {
            Some(rest) if self.is_french() => format!("1er {rest}"),
            _ => text,
        }
    }

    /// Whether the first of a month is an ordinal.
    fn is_french(&self) -> bool {
        self.icu.id.language.as_str() == "fr"
    }
}

/// The number of a month or of a day in its month, which fit; 0, which is none, if they did not.
fn small(number: u32) -> u8 {
    u8::try_from(number).unwrap_or_default()
}
