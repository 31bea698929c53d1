//! The report for people: a table that a terminal of 80 columns holds.

use std::fmt;

use super::{Bar, Place, Quality, Row, Unit};

/// The width of the first column.
const WHAT: usize = 46;

/// How much of a line is shown.
const EXCERPT: usize = 34;

impl fmt::Display for Quality {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        for row in &self.rows {
            write!(formatter, "{row}")?;
        }
        let over = self.rows.iter().filter(|row| !row.ok).count();
        let pages = if self.pages == 1 { "page" } else { "pages" };
        match over {
            0 => writeln!(formatter, "{} {pages}, all within the bar", self.pages),
            _ => writeln!(formatter, "{} {pages}, {over} over the bar", self.pages),
        }
    }
}

impl fmt::Display for Row {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        let number = |value| shown(value, self.unit);
        let is = if self.of == 0 { "–".to_owned() } else { number(self.value) };
        let bar = match self.bar {
            Some(Bar::AtMost(bar)) => format!("≤ {}", number(bar)),
            Some(Bar::AtLeast(bar)) => format!("≥ {}", number(bar)),
            None => String::new(),
        };
        let verdict = match (self.bar, self.ok) {
            (None, _) => "",
            (_, true) => "ok",
            (_, false) => "over",
        };
        let line = format!("{:<WHAT$} {is:>9}  {bar:<11} {verdict}", self.what);
        writeln!(formatter, "{}", line.trim_end())?;
        self.worst.iter().try_for_each(|place| at(formatter, place, self.unit))
    }
}

/// A place below its row.
fn at(formatter: &mut fmt::Formatter<'_>, place: &Place, unit: Unit) -> fmt::Result {
    let Place { page, column, line, path, value, text } = place;
    let value = shown(*value, unit);
    let path = path.as_deref().unwrap_or("");
    let place = format!("    page {page}, column {column}, line {line}: {value}  {path}");
    writeln!(formatter, "{}", place.trim_end())?;
    let mut excerpt: String = text.chars().take(EXCERPT).collect();
    if text.chars().count() > EXCERPT {
        excerpt.push('…');
    }
    if excerpt.is_empty() { Ok(()) } else { writeln!(formatter, "      {excerpt}") }
}

/// A value with its unit.
fn shown(value: f64, unit: Unit) -> String {
    match unit {
        Unit::Times => format!("{value:.2}"),
        Unit::Percent => format!("{value:.1} %"),
        Unit::Count => format!("{value:.0}"),
        Unit::Em => format!("{value:.1} em"),
        Unit::Lines => format!("{value:.1} lines"),
    }
}
