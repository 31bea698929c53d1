//! Dates of a day, a month or a year, certain or circa, and ranges of them.

use chrono::NaiveDate;

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
