//! How well finished pages are set: what a typographer would measure with ruler and lens, each
//! figure held against the bar of the house.
//!
//! Reads the finished [`Document`] and nothing that led to it, so that it measures what is seen
//! and not what was meant. Costs nothing unless it is asked for.

mod lines;
mod space;
mod script;
mod layout;
mod ink;
mod show;

use serde::Serialize;

use crate::page::{Document, NodeId};
use lines::{Line, Paragraph};

/// The quality of a finished document.
#[derive(Clone, Debug, Serialize)]
pub struct Quality {
    /// How many pages it has.
    pub pages: usize,
    /// Whether all rows are within their bars.
    pub ok: bool,
    /// What was measured.
    pub rows: Vec<Row>,
}

/// One thing that was measured.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Row {
    /// Its short name, for programs.
    pub key: String,
    /// What it is, for people.
    pub what: String,
    /// What was found; in percent where `unit` says so.
    pub value: f64,
    /// The unit of value and bar.
    pub unit: Unit,
    /// How many things were looked at. With none the value is 0 and the bar kept.
    pub of: usize,
    /// What is asked for.
    pub bar: Option<Bar>,
    /// Whether the bar is kept.
    pub ok: bool,
    /// The worst places, worst first.
    pub worst: Vec<Place>,
}

/// The unit of a value.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "lowercase")]
pub enum Unit {
    /// A multiple of what is natural.
    Times,
    /// A share in hundredths.
    Percent,
    /// Things counted.
    Count,
    /// The size of the text.
    Em,
    /// Lines of running text.
    Lines,
}

/// What is asked of a value.
#[derive(Clone, Copy, Debug, PartialEq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Bar {
    /// No more than this.
    AtMost(f64),
    /// No less than this.
    AtLeast(f64),
}

impl Bar {
    /// Whether a value keeps the bar. Advances are whole thousandths of the em, which shifts the
    /// space of a line by up to half a hundredth.
    fn holds(self, value: f64) -> bool {
        match self {
            Bar::AtMost(bar) => value <= bar + 0.005,
            Bar::AtLeast(bar) => value >= bar - 0.005,
        }
    }
}

/// Where something was found.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Place {
    /// The page, from 1.
    pub page: usize,
    /// The column on the page, from 1; 0 outside of columns.
    pub column: usize,
    /// The line in the column, from 1; 0 outside of columns.
    pub line: usize,
    /// The value of the dossier that it comes from, as far as known: `actors[2].profile`.
    pub path: Option<String>,
    /// What was found there.
    pub value: f64,
    /// The text of the line.
    pub text: String,
}

/// How many places a row names.
const PLACES: usize = 5;

/// Measures a finished document.
#[must_use]
pub fn measure(document: &Document) -> Quality {
    let lines = lines::lines(document);
    let paragraphs = lines::paragraphs(document, &lines);
    let sheet = Finished { document, lines: &lines, paragraphs: &paragraphs };
    let mut rows = space::rows(&sheet);
    rows.extend(layout::rows(&sheet));
    rows.extend(script::rows(&sheet));
    rows.extend(ink::rows(&sheet));
    Quality { pages: document.pages.len(), ok: rows.iter().all(|row| row.ok), rows }
}

/// A document with its lines.
#[derive(Clone, Copy, Debug)]
struct Finished<'a> {
    document: &'a Document,
    lines: &'a [Line],
    paragraphs: &'a [Paragraph],
}

impl Finished<'_> {
    /// Where a line is.
    fn place(&self, line: &Line, value: f64) -> Place {
        let columns = &self.document.pages[line.page].columns;
        let column = line.column.map_or(0, |index| usize::from(columns[index].number) + 1);
        Place {
            page: line.page + 1,
            column,
            line: line.number,
            path: line.node.and_then(|node| self.path(node)),
            value,
            text: line.text.trim().replace('\u{ad}', "-"),
        }
    }

    /// The value of the dossier that an element shows: its own origin or that of what holds it.
    fn path(&self, node: NodeId) -> Option<String> {
        self.document.structure.source(node).map(|origin| origin.to_string())
    }
}

/// A row that has yet to be held against its bar.
#[derive(Clone, Debug)]
struct Found {
    key: String,
    what: String,
    value: f64,
    unit: Unit,
    of: usize,
    worst: Vec<Place>,
}

impl Found {
    /// Things counted, each with its place; of so many that were looked at.
    fn count(key: &str, what: &str, places: Vec<Place>, of: usize) -> Found {
        #[expect(clippy::cast_precision_loss, reason = "far fewer than 2^52 lines")]
        let value = places.len() as f64;
        let (key, what) = (key.to_owned(), what.to_owned());
        Found { key, what, value, unit: Unit::Count, of, worst: places }
    }

    /// Things counted, as a share of those that were looked at.
    fn share(key: &str, what: &str, places: Vec<Place>, of: usize) -> Found {
        let count = Found::count(key, what, places, of);
        #[expect(clippy::cast_precision_loss, reason = "far fewer than 2^52 lines")]
        let value = if of == 0 { 0.0 } else { 100.0 * count.value / of as f64 };
        Found { value, unit: Unit::Percent, ..count }
    }

    /// The least of many values, or the most.
    fn extreme((key, what): (&str, &str), unit: Unit, mut places: Vec<Place>, bar: Bar) -> Row {
        match bar {
            Bar::AtMost(_) => places.sort_by(|a, b| b.value.total_cmp(&a.value)),
            Bar::AtLeast(_) => places.sort_by(|a, b| a.value.total_cmp(&b.value)),
        }
        let of = places.len();
        let value = places.first().map_or(0.0, |place| place.value);
        places.retain(|place| !bar.holds(place.value));
        let (key, what) = (key.to_owned(), what.to_owned());
        Found { key, what, value, unit, of, worst: places }.against(bar)
    }

    /// Holds the row against its bar. With nothing to look at there is no fault.
    fn against(self, bar: Bar) -> Row {
        let Found { key, what, value, unit, of, mut worst } = self;
        worst.truncate(PLACES);
        let ok = of == 0 || bar.holds(value);
        Row { key, what, value, unit, of, bar: Some(bar), ok, worst }
    }
}

/// The value that so many hundredths do not exceed; 0 of none.
fn percentile(values: &mut [f64], hundredths: usize) -> f64 {
    values.sort_by(f64::total_cmp);
    let rank = (values.len() * hundredths).div_ceil(100).max(1);
    values.get(rank - 1).copied().unwrap_or_default()
}
