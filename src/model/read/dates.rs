//! Dates of the file, and the rules for them.

use chrono::NaiveDate;

use crate::model::{Date, DateRange, Precision};

use super::meant::{days_of_month, meant, written};
use super::object::Node;
use super::suggest::shown;

/// What to write.
const FORMS: &str = "write `2016`, `2016-11` or `2016-11-23`, with `~` after it for circa";

/// What to write for an exact day.
const DAY: &str = "write year, month and day, as in `2016-11-23`";

/// A date.
pub(super) fn date(node: Node<'_>) -> Option<Date> {
    let literal = node.literal()?;
    if literal.value.contains('/') && meant(&literal.value).is_none() {
        let message = format!("`{}` is a range of dates", shown(&literal.value));
        node.error_with_help("DATE005", message, "only the chronology has ranges");
        return None;
    }
    parse(node, &literal.value, FORMS)
}

/// A date, or a range of them.
pub(super) fn range(node: Node<'_>) -> Option<DateRange> {
    let literal = node.literal()?;
    let one = |text: &str| parse(node, text, FORMS);
    let Some((start, end)) = literal.value.split_once('/') else {
        return Some(DateRange { start: one(&literal.value)?, end: None });
    };
    if Date::parse(start).is_none() && meant(&literal.value).is_some() {
        // A day with strokes, not a range.
        return Some(DateRange { start: one(&literal.value)?, end: None });
    }
    let (start, end) = (one(start), one(end));
    let (start, end) = (start?, end?);
    if start.first > end.last() {
        let message = format!("`{}` ends before it begins", shown(&literal.value));
        node.error("DATE003", message);
        return None;
    }
    Some(DateRange { start, end: Some(end) })
}

/// An exact day.
pub(super) fn day(node: Node<'_>) -> Option<NaiveDate> {
    let literal = node.literal()?;
    let date = parse(node, &literal.value, DAY)?;
    if date.circa || date.precision != Precision::Day {
        node.error_with_help("DATE002", "this date must be an exact day", DAY);
        return None;
    }
    Some(date.first)
}

/// Notes what begins after the cut-off.
pub(super) fn check_cutoff(node: Node<'_>, first: NaiveDate, as_of: Option<NaiveDate>) {
    if let Some(as_of) = as_of.filter(|as_of| first > *as_of) {
        let message = "this date is after the dossier's `as_of`";
        let help = format!("the information cut-off is {as_of}");
        node.error_with_help("DATE004", message, help);
    }
}

/// Reads a date; `forms` says what may be written.
fn parse(node: Node<'_>, text: &str, forms: &str) -> Option<Date> {
    let date = Date::parse(text);
    if date.is_none() {
        let help = if let Some((month, days)) = days_of_month(text) {
            format!("{} has {days} days", month.format("%B %Y"))
        } else if let Some(meant) = meant(text) {
            format!("did you mean `{}`?", written(meant))
        } else {
            forms.to_owned()
        };
        node.error_with_help("DATE001", format!("`{}` is no date", shown(text)), help);
    }
    date
}
