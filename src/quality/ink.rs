//! Where ink falls: out of its column, on other ink, or nowhere for want of a glyph.

use super::lines::Line;
use super::{Bar, Finished, Found, Row};

/// How far text may stand out of its column, in ems: what the widest mark protrudes, half of a
/// full-width stop.
const PROTRUSION: f64 = 0.5;

/// How high ink is above the baseline and how deep below it, in ems: capitals, and less than a
/// descender, which may hang between the ascenders of the next line.
const INK: (f64, f64) = (0.66, 0.12);

/// By how much two boxes must overlap to be seen, in points.
const SEEN: f64 = 0.5;

/// The rows on ink.
pub(super) fn rows(found: &Finished<'_>) -> Vec<Row> {
    vec![outside(found), collisions(found), missing(found)]
}

/// Lines that leave their column, or the paper's inner part if they stand in none.
fn outside(found: &Finished<'_>) -> Row {
    let mut places = Vec::new();
    for line in found.lines {
        let page = &found.document.pages[line.page];
        let (left, right) = match line.column.map(|index| &page.columns[index]) {
            Some(column) => (column.at.x, column.at.x + column.filled.width),
            None => (crate::geom::Pt::ZERO, page.size.width),
        };
        let slack = line.size * PROTRUSION;
        let out = (left - slack - line.x.0).max(line.x.1 - right - slack);
        if out.0 > 0.01 {
            places.push(found.place(line, out.0));
        }
    }
    let what = "lines that leave their column";
    Found::count("outside", what, places, found.lines.len()).against(Bar::AtMost(0.0))
}

/// Lines whose ink falls on that of others.
fn collisions(found: &Finished<'_>) -> Row {
    let mut places = Vec::new();
    for page in found.lines.chunk_by(|one, next| one.page == next.page) {
        let mut lines: Vec<&Line> =
            page.iter().filter(|line| !line.text.trim().is_empty()).collect();
        lines.sort_by(|a, b| top(a).total_cmp(&top(b)));
        for (index, line) in lines.iter().enumerate() {
            let below = lines[index + 1..].iter().take_while(|other| top(other) < foot(line));
            if below.clone().any(|other| meet(line, other)) {
                places.push(found.place(line, 1.0));
            }
        }
    }
    Found::count("collisions", "text over text", places, found.lines.len())
        .against(Bar::AtMost(0.0))
}

fn top(line: &Line) -> f64 {
    line.y.0 - line.size.0 * INK.0
}

fn foot(line: &Line) -> f64 {
    line.y.0 + line.size.0 * INK.1
}

fn meet(line: &Line, other: &Line) -> bool {
    let across = line.x.1.min(other.x.1) - line.x.0.max(other.x.0);
    let down = foot(line).min(foot(other)) - top(line).max(top(other));
    across.0 > SEEN && down > SEEN
}

/// Characters without a glyph.
fn missing(found: &Finished<'_>) -> Row {
    let mut places = Vec::new();
    for line in found.lines {
        let missing = line.missing.iter();
        places.extend(missing.map(|character| {
            let place = found.place(line, f64::from(u32::from(*character)));
            super::Place { text: format!("{character} in {}", place.text), ..place }
        }));
    }
    let what = "characters without a glyph";
    Found::count("missing", what, places, found.lines.len()).against(Bar::AtMost(0.0))
}
