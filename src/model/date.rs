//! Dates of a day, a month or a year, certain or circa, and ranges of them: the part of EDTF
//! (ISO 8601-2) that the format has. Knows nothing of how they are printed.

use chrono::{Days, Months, NaiveDate};

/// How exact a date is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Precision {
    /// A year.
    Year,
    /// A month.
    Month,
    /// A day.
    Day,
}

/// A date as precise as it is known.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Date {
    /// Its first day.
    pub first: NaiveDate,
    /// How much of that is meant.
    pub precision: Precision,
    /// Whether it is circa.
    pub circa: bool,
}

/// A date, or all days from one date to another.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct DateRange {
    /// The date, or the beginning.
    pub start: Date,
    /// The end, of a range.
    pub end: Option<Date>,
}

impl Date {
    /// Reads `2016`, `2016-11` or `2016-11-23`, each with `~` after it for circa.
    #[must_use]
    pub fn parse(text: &str) -> Option<Date> {
        let certain = text.strip_suffix('~');
        let circa = certain.is_some();
        let mut parts = certain.unwrap_or(text).split('-');
        let year = digits(parts.next()?, 4)?;
        let month = parts.next().map(|part| digits(part, 2));
        let day = parts.next().map(|part| digits(part, 2));
        if parts.next().is_some() {
            return None;
        }
        let precision = match (month, day) {
            (None, _) => Precision::Year,
            (Some(_), None) => Precision::Month,
            (Some(_), Some(_)) => Precision::Day,
        };
        let (month, day) = (month.unwrap_or(Some(1))?, day.unwrap_or(Some(1))?);
        let first = NaiveDate::from_ymd_opt(i32::try_from(year).ok()?, month, day)?;
        Some(Date { first, precision, circa })
    }

    /// Its last day.
    #[must_use]
    pub fn last(self) -> NaiveDate {
        let months = match self.precision {
            Precision::Year => 12,
            Precision::Month => 1,
            Precision::Day => return self.first,
        };
        let next = self.first.checked_add_months(Months::new(months));
        next.and_then(|next| next.checked_sub_days(Days::new(1))).unwrap_or(self.first)
    }
}

impl DateRange {
    /// Its first day.
    #[must_use]
    pub const fn first(self) -> NaiveDate {
        self.start.first
    }

    /// Its last day.
    #[must_use]
    pub fn last(self) -> NaiveDate {
        self.end.unwrap_or(self.start).last()
    }
}

/// The number that so many digits write.
fn digits(text: &str, count: usize) -> Option<u32> {
    let digits = text.len() == count && text.bytes().all(|byte| byte.is_ascii_digit());
    if digits { text.parse().ok() } else { None }
}

#[cfg(test)]
mod tests {
    use super::Date;

    #[track_caller]
    fn days(text: &str, first: &str, last: &str) {
        let date = Date::parse(text).unwrap();
        assert_eq!(
            (date.first.to_string(), date.last().to_string()),
            (first.into(), last.into())
        );
    }

    #[test]
    fn good() {
        days("2016", "2016-01-01", "2016-12-31");
        days("2016-02", "2016-02-01", "2016-02-29");
        days("2016-11-23", "2016-11-23", "2016-11-23");
        days("9999", "9999-01-01", "9999-12-31");
        assert!(Date::parse("2016-11~").is_some_and(|date| date.circa));
    }

    #[test]
    fn bad() {
        for text in [
            "",
            "16",
            "2016-13",
            "2016-02-30",
            "2016-1",
            "2016-11-23T10",
            "2016?",
            "2016~~",
            "2016-11-",
            "-2016",
            "+2016",
            "2016/2017",
            " 2016",
            "２０１６",
        ] {
            assert_eq!(Date::parse(text), None, "{text}");
        }
    }
}
