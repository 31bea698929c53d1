//! Dates of the file, and the rules for them.

use chrono::NaiveDate;

use crate::model::{Date, DateRange, Precision};

use super::object::Node;
use super::suggest::shown;

/// What to write.
const FORMS: &str = "write `2016`, `2016-11` or `2016-11-23`, with `~` after it for circa";

/// A date.
pub(super) fn date(node: Node<'_>) -> Option<Date> {
    let literal = node.literal()?;
    if literal.value.contains('/') {
        let message = format!("`{}` is a range of dates", shown(&literal.value));
        node.error_with_help("DATE005", message, "only the chronology has ranges");
        return None;
    }
    parse(node, &literal.value)
}

/// A date, or a range of them.
pub(super) fn range(node: Node<'_>) -> Option<DateRange> {
    let literal = node.literal()?;
    let Some((start, end)) = literal.value.split_once('/') else {
        return Some(DateRange { start: parse(node, &literal.value)?, end: None });
    };
    let (start, end) = (parse(node, start), parse(node, end));
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
    let date = date(node)?;
    if date.circa || date.precision != Precision::Day {
        node.error_with_help("DATE002", "this date must be an exact day", "write `2016-11-23`");
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

fn parse(node: Node<'_>, text: &str) -> Option<Date> {
    let date = Date::parse(text);
    if date.is_none() {
        node.error_with_help("DATE001", format!("`{}` is no date", shown(text)), FORMS);
    }
    date
}
