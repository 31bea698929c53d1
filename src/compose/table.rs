//! Tables: column widths by content, decimals in line, heads that are repeated.

use std::collections::BTreeSet;
use std::sync::Arc;

use crate::geom::{Point, Pt};
use crate::model::{self, Align as ColumnAlign, Table, Text};
use crate::page::{Artifact, NodeId, Role, Scope, Tag};
use crate::paginate::ROW;
use crate::text::{Align, Paragraph, Setting, Style};
use crate::theme::SMALL_ROW;

use super::flow::{Block, Flow, stacked};
use super::head::hrule;
use super::rows::Rows;
use super::setter::Setter;

/// The height of a line of a cell, in steps.
const LINE: u32 = SMALL_ROW;

/// Tables of so many rows stay in one piece.
const WHOLE: usize = 9;

/// A cell, shaped.
struct Cell {
    text: Paragraph,
    /// The part from the decimal sign on, where the column is aligned there.
    fraction: Option<Pt>,
}

/// A column with what its cells need.
#[derive(Clone, Copy, Debug, Default)]
struct Need {
    /// The width of the widest word, or number.
    least: Pt,
    /// The width of the widest number, which cannot be divided.
    number: Pt,
    /// The width of the widest cell on one line.
    natural: Pt,
    /// The widest part from the decimal sign on.
    fraction: Pt,
}

/// A column at its place.
#[derive(Clone, Copy, Debug)]
struct Place {
    x: Pt,
    width: Pt,
    align: ColumnAlign,
    fraction: Pt,
}

/// Adds a table.
pub(super) fn flow(setter: &mut Setter<'_>, table: &Table, part: NodeId, flow: &mut Flow) {
    let styles = setter.theme.styles.clone();
    let node = setter.node(part, Role::Table);
    let mut caption_words = String::new();
    if let Some(caption) = &table.caption {
        let at = setter.node(node, Role::Caption);
        let style = styles.table.semibold();
        caption_words = caption.plain();
        let rows = Rows::new(setter.theme.page.width, ROW);
        let block = setter.ragged_text(caption, &style, at, &rows);
        flow.block(block);
    }
    let head = setter.node(node, Role::Row);
    let head_style = styles.label.semibold();
    let titles: Vec<Cell> = table
        .columns
        .iter()
        .map(|column| {
            let cell = setter.node(head, Role::HeaderCell(Scope::Column));
            shaped(setter, &column.title, &head_style, (cell, ColumnAlign::Start))
        })
        .collect();
    let named = are_named(table);
    let rows: Vec<Vec<Cell>> = table
        .rows
        .iter()
        .map(|row| {
            let line = setter.node(node, Role::Row);
            let cells = row.iter().zip(&table.columns).enumerate();
            cells
                .map(|(index, (text, column))| {
                    let heads = index == 0 && named;
                    let role = if heads { Role::HeaderCell(Scope::Row) } else { Role::Cell };
                    let cell = setter.node(line, role);
                    shaped(setter, text, &styles.table, (cell, column.align))
                })
                .collect()
        })
        .collect();
    let places = {
        let page = &setter.theme.page;
        let narrow = (page.width - page.gutter) / 2.0;
        let gutter = setter.theme.spaces.table;
        places(&table.columns, &titles, &rows, (page.width, narrow, gutter))
    };
    let width = places.last().map_or(Pt::ZERO, |place| place.x + place.width);
    let top = head_row(setter, &titles, &places, (head_style, width));
    let again = Arc::new(again(setter, table, &caption_words, (&places, width)));
    flow.block(top);
    let count = rows.len();
    let mut used = 0;
    for (index, row) in rows.iter().enumerate() {
        let mut block = set_row(setter, row, &places, styles.table);
        let last = index + 1 == count;
        let rules = &setter.theme.rules;
        let stroke = if last { rules.table } else { rules.row };
        let foot = setter.theme.page.steps(block.steps);
        hrule(&mut block, (Pt::ZERO, foot), width, stroke);
        used += block.steps;
        if last {
            // Back onto the grid.
            let used = used + LINE + setter.theme.heights.row;
            block.steps += used.next_multiple_of(ROW) - used;
        }
        if index > 0 && !last && count > WHOLE {
            flow.may_break_with(20, &again);
        }
        flow.block(block);
    }
    if let Some(sources) = &table.sources {
        let node = setter.node(part, Role::Paragraph);
        let words = setter.locale.words().source;
        let mut stretches = setter.plain(words, &styles.label, Tag::Node(node));
        stretches.extend(setter.inline(sources, &styles.label, node));
        let block = setter.ragged(&stretches, &Rows::new(setter.theme.page.width, ROW));
        flow.block(block);
    }
}

/// Whether the first cell of each row names it: all of them say something, and each something else.
fn are_named(table: &Table) -> bool {
    let words = table.columns.first().is_some_and(|column| column.align == ColumnAlign::Start);
    let mut names = BTreeSet::new();
    let mut is_name = |row: &Vec<Text>| {
        let name = row.first().map(Text::plain).unwrap_or_default();
        !name.trim().is_empty() && names.insert(name)
    };
    words && table.columns.len() > 1 && table.rows.iter().all(&mut is_name)
}

fn shaped(
    setter: &mut Setter<'_>,
    text: &Text,
    style: &Style,
    (node, align): (NodeId, ColumnAlign),
) -> Cell {
    let setting = Setting::ragged(style.size);
    let stretches = setter.without_profiles(|setter| setter.inline(text, style, node));
    let whole = setter.paragraph(&stretches, &setting);
    let fraction = (align == ColumnAlign::Decimal).then(|| {
        let sign = setter.locale.decimal_sign();
        let words = text.plain();
        let Some(at) = words.rfind(sign) else { return Pt::ZERO };
        let tail = setter.plain(&words[at..], style, Tag::Artifact(Artifact::Layout));
        setter.paragraph(&tail, &setting).width()
    });
    Cell { text: whole, fraction }
}

/// Puts the columns beside each other.
fn places(
    columns: &[model::Column],
    titles: &[Cell],
    rows: &[Vec<Cell>],
    (room, narrow, gutter): (Pt, Pt, Pt),
) -> Vec<Place> {
    let needs: Vec<Need> = columns
        .iter()
        .zip(titles)
        .enumerate()
        .map(|(index, (column, title))| {
            need(column.align, title, rows.iter().map(|row| &row[index]))
        })
        .collect();
    #[expect(clippy::cast_precision_loss, reason = "few columns")]
    let gaps = columns.len().saturating_sub(1) as f64;
    // Of very many columns, what is between them takes no more than their words do.
    let gutters = (gutter * gaps).min(room * WHITE);
    let gutter = gutters / gaps.max(1.0);
    let mut widths = widths(&needs, room - gutters);
    // A narrow table is as wide as a column of the page, so that both end at one line.
    if let Some(first) = widths.first().copied() {
        let all: Pt = widths.iter().copied().sum();
        widths[0] = first + (narrow - gutters - all).max(Pt::ZERO);
    }
    let mut x = Pt::ZERO;
    let mut places = Vec::new();
    for ((need, column), width) in needs.iter().zip(columns).zip(widths) {
        places.push(Place { x, width, align: column.align, fraction: need.fraction });
        x += width + gutter;
    }
    places
}

/// The most of the width that the white between columns takes.
const WHITE: f64 = 0.25;

/// Shares the width among the columns: each as much as its widest cell if that fits; else each
/// its widest word, and of what is left in proportion to what it lacks. Where not even the words
/// fit, the widest columns give way, down to one width, and their words are divided.
fn widths(needs: &[Need], room: Pt) -> Vec<Pt> {
    let natural: Pt = needs.iter().map(|need| need.natural).sum();
    let least: Pt = needs.iter().map(|need| need.least).sum();
    if least > room {
        return narrowed(needs, room);
    }
    let lack = natural - least;
    let share = if natural.fits(room) || lack.0 <= 0.0 { 1.0 } else { (room - least) / lack };
    needs.iter().map(|need| need.least + (need.natural - need.least) * share).collect()
}

/// The widths of columns whose words do not fit beside each other. Numbers stay whole if they can.
fn narrowed(needs: &[Need], room: Pt) -> Vec<Pt> {
    let numbers: Pt = needs.iter().map(|need| need.number).sum();
    let firm = numbers.fits(room);
    let width = |need: &Need, widest: Pt| {
        need.least.min(if firm { widest.max(need.number) } else { widest })
    };
    let widths = |widest: Pt| needs.iter().map(move |need| width(need, widest));
    let (mut fits, mut exceeds) = (Pt::ZERO, room);
    for _ in 0..HALVINGS {
        let middle = (fits + exceeds) / 2.0;
        let all: Pt = widths(middle).sum();
        if all.fits(room) { fits = middle } else { exceeds = middle }
    }
    widths(fits).collect()
}

/// After so many halvings of a page nothing is seen of what is left.
const HALVINGS: usize = 30;

fn need<'c>(align: ColumnAlign, title: &Cell, cells: impl Iterator<Item = &'c Cell>) -> Need {
    let mut need = Need::default();
    let mut whole = Pt::ZERO;
    for cell in cells {
        need.least = need.least.max(cell.text.min_width());
        need.natural = need.natural.max(cell.text.width());
        if let Some(fraction) = cell.fraction {
            need.fraction = need.fraction.max(fraction);
            whole = whole.max(cell.text.width() - fraction);
        }
    }
    need.natural = need.natural.max(whole + need.fraction);
    if need.fraction.0 > 0.0 {
        need.least = need.natural;
    }
    if align != ColumnAlign::Start {
        need.number = need.least;
    }
    need.natural = need.natural.max(title.text.width());
    need.least = need.least.max(title.text.min_width());
    // Rounding must not break a cell that fits.
    need.natural += Pt(0.2);
    need.least += Pt(0.1);
    need
}

fn head_row(
    setter: &mut Setter<'_>,
    titles: &[Cell],
    places: &[Place],
    (style, width): (Style, Pt),
) -> Block {
    let mut block = set_row(setter, titles, places, style);
    let foot = setter.theme.page.steps(block.steps);
    hrule(&mut block, (Pt::ZERO, foot), width, setter.theme.rules.table);
    block
}

/// The head of the table where it goes on: decoration, since the first one is read.
fn again(
    setter: &mut Setter<'_>,
    table: &Table,
    caption: &str,
    (places, width): (&[Place], Pt),
) -> Block {
    let tag = Tag::Artifact(Artifact::Layout);
    let styles = setter.theme.styles.clone();
    let step = setter.step();
    let mut block = Block::default();
    if !caption.is_empty() {
        let words = setter.locale.continued(caption);
        let words = setter.plain(&words, &styles.table.semibold(), tag);
        let rows = Rows::new(setter.theme.page.width, ROW);
        block.stack(setter.ragged(&words, &rows), (Pt::ZERO, step));
    }
    let style = styles.label.semibold();
    let titles: Vec<Cell> = table
        .columns
        .iter()
        .map(|column| {
            let words = column.title.plain();
            let words = setter.plain(&words, &style, tag);
            let text = setter.paragraph(&words, &Setting::ragged(style.size));
            Cell { text, fraction: None }
        })
        .collect();
    let head = head_row(setter, &titles, places, (style, width));
    block.stack(head, (Pt::ZERO, step));
    block.fill_row();
    block
}

fn set_row(setter: &mut Setter<'_>, cells: &[Cell], places: &[Place], style: Style) -> Block {
    let step = setter.step();
    let mut block = Block::default();
    for (cell, place) in cells.iter().zip(places) {
        if cell.text.is_empty() {
            continue;
        }
        let (mut x, mut measure, mut align) = (place.x, place.width, Align::Start);
        match (place.align, cell.fraction) {
            (ColumnAlign::Start, _) => {}
            (ColumnAlign::Decimal, Some(fraction)) => {
                measure = place.width - (place.fraction - fraction);
                align = Align::End;
            }
            (ColumnAlign::End | ColumnAlign::Decimal, _) => align = Align::End,
        }
        if cell.text.width().0 > measure.0 && align == Align::End {
            x = place.x;
            measure = place.width;
        }
        let rows = Rows::new(measure, LINE).aligned(align);
        let set = stacked(setter.rows(&cell.text, style.size, &rows), step);
        block.steps = block.steps.max(set.steps);
        block.put(Point::new(x, step * 0.5), set);
    }
    block.steps = block.steps.max(LINE) + setter.theme.heights.row;
    block
}

#[cfg(test)]
mod tests {
    use super::{Need, are_named, widths};
    use crate::geom::Pt;
    use crate::model::{Block, read};

    fn named(columns: &str, rows: &str) -> bool {
        let text = format!(
            r#"{{"dossier":1,"language":"en","title":"T","as_of":"2024-01-01",
                "summary":{{"paragraphs":["The port opened."]}},
                "sections":[{{"id":"s","title":"S","body":[
                    {{"table":{{"columns":[{columns}],"rows":[{rows}]}}}}]}}]}}"#
        );
        let dossier = read(text.as_bytes(), None).dossier.expect("it is right");
        let Block::Table(table) = &dossier.sections[0].body[0] else { panic!("a table") };
        are_named(table)
    }

    #[test]
    fn rows_with_names_of_their_own() {
        let columns = r#"{"title":"Gauge"},{"title":"Drift","align":"decimal"}"#;
        assert!(named(columns, r#"["North","84"],["South","7"]"#));
        assert!(!named(columns, r#"["North","84"],["North","7"]"#), "twice");
        assert!(!named(columns, r#"["North","84"],["","7"]"#), "empty");
        let turned = r#"{"title":"Drift","align":"decimal"},{"title":"Gauge"}"#;
        assert!(!named(turned, r#"["84","North"],["7","South"]"#), "a number first");
        assert!(!named(r#"{"title":"Gauge"}"#, r#"["North"],["South"]"#), "nothing to name");
    }

    #[test]
    fn columns_are_never_wider_than_the_page() {
        let need = |least: f64, natural: f64| Need {
            least: Pt(least),
            natural: Pt(natural),
            ..Need::default()
        };
        let room = Pt(300.0);
        let shared = |needs: &[Need]| -> Vec<f64> {
            widths(needs, room).into_iter().map(|width| width.0).collect()
        };
        assert_eq!(shared(&[need(20.0, 60.0), need(50.0, 200.0)]), [60.0, 200.0], "all fits");
        // 230 of 270 that are missing.
        let some = shared(&[need(20.0, 90.0), need(50.0, 250.0)]);
        assert!((some.iter().sum::<f64>() - 300.0).abs() < 1e-9, "{some:?}");
        assert!(some[0] > 20.0 && some[1] > 50.0, "words fit: {some:?}");
        let words = [need(40.0, 40.0), need(200.0, 400.0), need(180.0, 180.0)];
        let close = |widths: Vec<f64>, wanted: &[f64]| {
            let near = |(one, other): (&f64, &f64)| (one - other).abs() < 0.001;
            assert!(widths.iter().zip(wanted).all(near), "{widths:?} for {wanted:?}");
            assert!(widths.iter().sum::<f64>() <= 300.001, "{widths:?}");
            assert_eq!(widths.len(), wanted.len());
        };
        close(shared(&words), &[40.0, 130.0, 130.0]);
        close(shared(&[need(900.0, 900.0)]), &[300.0]);
        close(shared(&vec![need(30.0, 50.0); 40]), &[7.5; 40]);
        close(shared(&[]), &[]);
        // A number stays whole as long as all do.
        let number = Need { number: Pt(140.0), ..need(140.0, 140.0) };
        close(shared(&[number, need(200.0, 400.0), words[2]]), &[140.0, 80.0, 80.0]);
        close(shared(&[number; 3]), &[100.0; 3]);
    }
}
