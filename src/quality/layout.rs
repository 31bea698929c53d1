//! Columns and pages: widows, heads at the foot, the grid, how full pages are.

use super::lines::Line;
use super::{Bar, Finished, Found, Place, Row, Unit};
use crate::page::{Column, Role};

/// How far a baseline may be from the grid, in points.
const OFF: f64 = 0.1;

/// Lines that a head keeps below it.
const BELOW_HEAD: usize = 2;

/// The rows on columns and pages.
pub(super) fn rows(found: &Finished<'_>) -> Vec<Row> {
    vec![widows(found), heads(found), grid(found), fill(found), balance(found)]
}

/// Lines of a paragraph that stand alone in a column.
fn widows(found: &Finished<'_>) -> Row {
    let mut places = Vec::new();
    for paragraph in found.paragraphs {
        let lines = &paragraph.lines;
        let parts: Vec<&[Line]> = lines
            .chunk_by(|one, next| (one.page, one.column) == (next.page, next.column))
            .collect();
        if parts.len() > 1 {
            let lone = parts.iter().filter(|part| part.len() == 1);
            places.extend(lone.map(|part| found.place(&part[0], 1.0)));
        }
    }
    let what = "widows and orphans";
    Found::count("widows", what, places, found.paragraphs.len()).against(Bar::AtMost(0.0))
}

/// Heads with fewer than two lines below them in their column.
fn heads(found: &Finished<'_>) -> Row {
    let nodes = found.document.structure.nodes();
    let is_head = |line: &Line| {
        let node = line.node.map(|node| &nodes[node.index()].role);
        matches!(node, Some(Role::Heading(level)) if *level > 1)
    };
    let mut places = Vec::new();
    let mut of = 0;
    for (index, line) in found.lines.iter().enumerate().filter(|(_, line)| is_head(line)) {
        of += 1;
        let page = &found.document.pages[line.page];
        let Some(column) = line.column.map(|index| &page.columns[index]) else { continue };
        // A head over two columns stands in a flow of its own, above those that it heads.
        let right = column.at.x + column.filled.width;
        let below = found.lines.iter().filter(|other| {
            other.page == line.page
                && other.node.is_some()
                && other.y > line.y + line.size * 0.3
                && other.x.0 >= column.at.x - line.size
                && other.x.0 < right
                && !is_head(other)
        });
        // Where less is headed than would be enough, all of it is below.
        let below = below.count();
        let mut headed = found.lines[index + 1..].iter().filter(|other| other.node.is_some());
        let mut goes_on =
            headed.by_ref().take_while(|other| !is_head(other)).map(|other| other.page);
        if below == 0 || below < BELOW_HEAD && goes_on.any(|page| page != line.page) {
            places.push(found.place(line, 1.0));
        }
    }
    Found::count("stranded_heads", "heads stranded at a foot", places, of)
        .against(Bar::AtMost(0.0))
}

/// Lines of running text that are off the grid.
fn grid(found: &Finished<'_>) -> Row {
    let grid = &found.document.grid;
    let leading = grid.leading.0;
    let mut places = Vec::new();
    let mut of = 0;
    let body = |line: &&Line| line.column.is_some() && (line.size - grid.size).0.abs() < 1e-6;
    for line in found.lines.iter().filter(body) {
        let rows = (line.y - grid.baseline).0 / leading;
        let off = (rows - rows.round()).abs() * leading;
        of += 1;
        if off > OFF {
            places.push(found.place(line, off));
        }
    }
    places.sort_by(|a, b| b.value.total_cmp(&a.value));
    Found::share("off_grid", "body baselines off the grid", places, of)
        .against(Bar::AtMost(0.5))
}

/// How full pages are that are not the last of their part.
fn fill(found: &Finished<'_>) -> Row {
    let mut places = Vec::new();
    for (index, page) in found.document.pages.iter().enumerate() {
        let Some(top) = page.columns.first() else { continue };
        let Some(last) = page.columns.last().filter(|last| !last.ends) else { continue };
        let feet: Vec<f64> = page
            .columns
            .iter()
            .filter(|column| column.flow == last.flow)
            .map(|column| (column.at.y - top.at.y + column.filled.height).0 / top.room.0)
            .collect();
        #[expect(clippy::cast_precision_loss, reason = "one or two columns")]
        let mean = feet.iter().sum::<f64>() / feet.len() as f64;
        places.push(at_foot(found, index, last, 100.0 * mean));
    }
    let names = ("page_fill", "fill of pages within a part");
    Found::extreme(names, Unit::Percent, places, Bar::AtLeast(92.0))
}

/// How far apart the feet of two columns are, in lines.
fn balance(found: &Finished<'_>) -> Row {
    let mut places = Vec::new();
    for (index, page) in found.document.pages.iter().enumerate() {
        for pair in page.columns.windows(2) {
            let [left, right] = pair else { continue };
            if left.flow == right.flow && right.number > left.number {
                let apart = (left.filled.height - right.filled.height).0.abs();
                let lines = apart / found.document.grid.leading.0;
                places.push(at_foot(found, index, right, lines));
            }
        }
    }
    let names = ("column_balance", "columns that end apart");
    Found::extreme(names, Unit::Lines, places, Bar::AtMost(1.0))
}

/// The place of the last line of a column.
fn at_foot(found: &Finished<'_>, page: usize, column: &Column, value: f64) -> Place {
    let columns = &found.document.pages[page].columns;
    let index = columns.iter().position(|one| one == column);
    let last = found
        .lines
        .iter()
        .filter(|line| line.page == page && line.column == index && line.node.is_some())
        .max_by_key(|line| line.number);
    last.map_or_else(
        || Place {
            page: page + 1,
            column: usize::from(column.number) + 1,
            line: 0,
            path: None,
            value,
            text: String::new(),
        },
        |line| found.place(line, value),
    )
}
