//! Pages from a notation of one character an item.
//!
//! `x` is a row, `-` a break, `!` a dear break, `~` a row of white that may grow by two rows,
//! `_` one that does not grow, and a digit a box of so many rows.

use super::{
    Column, Costs, Give, Item, Page, ROW, Region, Segment, Sheet, Start, excess, paginate,
};

const DEAR: u32 = 400;

fn items(notation: &str) -> Vec<Item> {
    let item = |character| match character {
        'x' => Item::Box { height: ROW },
        '-' => Item::Break { cost: 0, head: 0 },
        '!' => Item::Break { cost: DEAR, head: 0 },
        '~' => Item::Space { height: ROW, stretch: 2 * ROW },
        '_' => Item::Space { height: ROW, stretch: 0 },
        digit => Item::Box { height: digit.to_digit(10).unwrap() * ROW },
    };
    notation.chars().map(item).collect()
}

fn flow(columns: u8, notation: &str) -> Segment {
    Segment { columns, start: Start::Flow, above: 0, give: Give::Glad, items: items(notation) }
}

fn sheet(rows: u32) -> Sheet {
    Sheet { height: rows * ROW, first: None }
}

fn pages(segments: &[Segment], rows: u32) -> Vec<Page> {
    let pages = paginate(segments, &sheet(rows), &Costs::HOUSE);
    assert_sound(segments, rows, &pages);
    pages
}

/// The heights of the columns of a page in rows: `8` one column, `4|4` two, `/` between regions.
fn shape(page: &Page) -> String {
    let columns = |region: &Region| {
        let rows = region.columns.iter().map(|column| {
            let (rows, rest) = (column.height / ROW, column.height % ROW);
            if rest == 0 { rows.to_string() } else { format!("{rows}+{rest}") }
        });
        rows.collect::<Vec<_>>().join("|")
    };
    page.regions.iter().map(columns).collect::<Vec<_>>().join("/")
}

fn shapes(segments: &[Segment], rows: u32) -> Vec<String> {
    pages(segments, rows).iter().map(shape).collect()
}

/// Asserts what holds of all pages: every box appears once and in order, nothing overlaps, no
/// page is higher than its sheet unless it says so, and growth is of whole rows within limits.
fn assert_sound(segments: &[Segment], rows: u32, pages: &[Page]) {
    let mut placed = Vec::new();
    for page in pages {
        assert!(!page.regions.is_empty());
        let mut foot = 0_u32;
        for (index, region) in page.regions.iter().enumerate() {
            let segment = &segments[region.segment];
            assert_eq!(region.columns.len(), usize::from(segment.columns));
            let above = if index == 0 { 0 } else { segment.above };
            assert_eq!(region.top, foot.next_multiple_of(ROW) + above);
            let tallest = region.columns.iter().map(|column| column.height).max().unwrap();
            assert_eq!(region.height, tallest);
            foot = region.top + region.height;
            for column in &region.columns {
                assert_eq!(column.height, height(segment, column), "{column:?}");
                let boxes = column.items.clone().filter(|&at| is_box(&segment.items[at]));
                placed.extend(boxes.map(|at| (region.segment, at)));
            }
        }
        assert_eq!(page.overflow, foot.saturating_sub(rows * ROW));
    }
    let wanted = segments.iter().enumerate().flat_map(|(segment, its)| {
        let boxes = (0..its.items.len()).filter(|&at| is_box(&its.items[at]));
        boxes.map(move |at| (segment, at))
    });
    assert_eq!(placed, wanted.collect::<Vec<_>>());
}

fn is_box(item: &Item) -> bool {
    matches!(item, Item::Box { .. })
}

/// The height of a column from its items and growth.
fn height(segment: &Segment, column: &Column) -> u32 {
    let held = &segment.items[column.items.clone()];
    let first = held.iter().position(is_box);
    let last = held.iter().rposition(is_box);
    let (Some(first), Some(last)) = (first, last) else { return 0 };
    let natural = held[first..=last].iter().map(|item| match *item {
        Item::Box { height } | Item::Space { height, .. } => height,
        Item::Break { .. } => 0,
    });
    let grown = column.growth.iter().map(|growth| {
        let at = growth.item - column.items.start;
        assert!((first..=last).contains(&at), "not at the edge of a column");
        let Item::Space { stretch, .. } = held[at] else { panic!("only white grows") };
        assert!(growth.steps <= stretch);
        assert!(growth.steps % ROW == 0 || stretch < ROW, "whole rows");
        growth.steps
    });
    column.head + natural.sum::<u32>() + grown.sum::<u32>()
}

/// A paragraph of so many lines: at least two of them stay together at either end.
fn paragraph(lines: usize) -> String {
    match lines {
        0..=3 => "x".repeat(lines),
        _ => format!("xx{}-xx", "-x".repeat(lines - 4)),
    }
}

#[test]
fn nothing_has_no_pages() {
    assert!(pages(&[], 10).is_empty());
    assert!(pages(&[flow(1, ""), flow(2, "-~-")], 10).is_empty());
}

#[test]
fn pages_are_filled() {
    let text = vec!["x"; 30].join("-");
    assert_eq!(shapes(&[flow(1, &text)], 10), ["10", "10", "10"]);
}

#[test]
fn widows_and_orphans_cannot_be() {
    // Filled to the foot, the second paragraph would leave one line above or below.
    let text = [paragraph(9), paragraph(5), paragraph(6)].join("-");
    for page in pages(&[flow(1, &text)], 10) {
        for column in &page.regions[0].columns {
            assert_ne!(column.items.len(), 1);
        }
    }
    assert_eq!(shapes(&[flow(1, &[paragraph(9), paragraph(5)].join("-"))], 10), ["9", "5"]);
}

#[test]
fn white_vanishes_at_head_and_foot() {
    assert_eq!(shapes(&[flow(1, "xxx_-_xxx")], 3), ["3", "3"]);
    assert_eq!(shapes(&[flow(1, "_xxx_")], 3), ["3"]);
}

#[test]
fn growth_fills_a_page_in_whole_rows() {
    // Two rows are missing at the foot and three gaps can take them.
    let growing = flow(1, "x~x~x~xx-9");
    let first = &pages(&[growing], 10)[0];
    assert_eq!(shape(first), "10");
    let grown: Vec<u32> =
        first.regions[0].columns[0].growth.iter().map(|growth| growth.steps).collect();
    assert_eq!(grown, [ROW, ROW]);
}

#[test]
fn a_dear_break_is_avoided() {
    // To fill the page by a row more is not worth 400 when that row goes unnoticed.
    assert_eq!(shapes(&[flow(1, "9!x-xxxx")], 10), ["10", "4"]);
    assert_eq!(shapes(&[flow(1, "93-x!xxxx")], 13), ["12", "5"]);
    assert_eq!(shapes(&[flow(1, "93-x-xxxx")], 13), ["13", "4"]);
}

#[test]
fn two_columns_are_balanced_to_a_row() {
    for lines in 2..40 {
        let text = vec!["x"; lines].join("-");
        let pages = pages(&[flow(2, &text)], 50);
        assert_eq!(pages.len(), 1);
        let feet: Vec<u32> =
            pages[0].regions[0].columns.iter().map(|column| column.height).collect();
        assert!(feet[0] >= feet[1] && feet[0] - feet[1] <= ROW, "{lines} lines: {feet:?}");
    }
}

#[test]
fn white_levels_two_columns() {
    // Four rows and white on the left, four on the right.
    assert_eq!(shapes(&[flow(2, "xx~xx-xxxx")], 20), ["5|4"]);
    assert_eq!(shapes(&[flow(2, "xxxxxx-xx~xx")], 20), ["6|6"]);
}

#[test]
fn full_pages_of_two_columns_come_before_the_balance() {
    let text = vec!["x"; 26].join("-");
    assert_eq!(shapes(&[flow(2, &text)], 10), ["10|10", "3|3"]);
}

#[test]
fn one_page_holds_several_segments() {
    let mut second = flow(2, &["x"; 8].join("-"));
    second.above = 2 * ROW;
    let pages = pages(&[flow(1, "xxx"), second], 10);
    assert_eq!(pages.iter().map(shape).collect::<Vec<_>>(), ["3/4|4"]);
    assert_eq!(pages[0].regions[1].top, 5 * ROW);
}

#[test]
fn a_new_page_when_one_is_asked_for() {
    let second = Segment { start: Start::NewPage, ..flow(1, "xx") };
    assert_eq!(shapes(&[flow(1, "xx"), second], 10), ["2", "2"]);
    let first = Segment { start: Start::NewPage, ..flow(1, "xx") };
    assert_eq!(shapes(&[first], 10), ["2"], "no empty page before the first");
}

#[test]
fn below_only_if_there_is_room() {
    let after =
        |room| Segment { start: Start::FlowIfRoom(room * ROW), ..flow(1, &["x"; 8].join("-")) };
    assert_eq!(shapes(&[flow(1, "6"), after(4)], 10), ["6/4", "4"]);
    assert_eq!(shapes(&[flow(1, "6"), after(5)], 10), ["6", "8"]);
}

#[test]
fn no_page_is_turned_under_a_heading() {
    let below = |start| {
        let text = Segment { start, ..flow(2, &["xx"; 4].join("-")) };
        shapes(&[flow(1, "9"), flow(1, "x"), text], 10)
    };
    assert_eq!(below(Start::FlowIfRoom(0)), ["9/1", "4|4"], "a full page tempts");
    assert_eq!(below(Start::UnderHead(0)), ["9", "1/4|4"]);
}

#[test]
fn a_heading_is_repeated() {
    let mut items = vec![Item::Box { height: ROW }];
    for _ in 0..12 {
        items.push(Item::Box { height: ROW });
        items.push(Item::Break { cost: 0, head: 2 * ROW });
    }
    let table = Segment { columns: 1, start: Start::Flow, above: 0, give: Give::Glad, items };
    let pages = pages(&[table], 8);
    assert_eq!(pages.iter().map(shape).collect::<Vec<_>>(), ["8", "7"]);
    let heads: Vec<u32> = pages.iter().map(|page| page.regions[0].columns[0].head).collect();
    assert_eq!(heads, [0, 2 * ROW]);
}

#[test]
fn what_is_higher_than_a_page_stands_alone() {
    let pages = pages(&[flow(1, "xx-99-xx")], 10);
    // Two boxes of nine rows without a break between are one piece of eighteen.
    assert_eq!(pages.iter().map(shape).collect::<Vec<_>>(), ["2", "18", "2"]);
    let overflows: Vec<u32> = pages.iter().map(|page| page.overflow).collect();
    assert_eq!(overflows, [0, 8 * ROW, 0]);
}

#[test]
fn a_first_page_of_another_height() {
    let text = vec!["x"; 14].join("-");
    let sheet = Sheet { height: 10 * ROW, first: Some(4 * ROW) };
    let pages = paginate(&[flow(1, &text)], &sheet, &Costs::HOUSE);
    assert_eq!(pages.iter().map(shape).collect::<Vec<_>>(), ["4", "10"]);
}

#[test]
fn a_thin_last_page_is_fed() {
    // 31 rows on pages of ten: the last would hold one; four pages are needed in any case.
    let text = vec!["x"; 31].join("-");
    let pages = pages(&[flow(1, &text)], 10);
    let last = pages.last().unwrap().regions[0].height / ROW;
    assert_eq!(pages.len(), 4);
    assert!(last >= 2, "a quarter of a page at least: {last} rows");
}

#[test]
fn excess_counts_what_is_left_over() {
    let text = vec!["x"; 27].join("-");
    let over = |segments: &[Segment], pages| excess(segments, &sheet(10), pages) / ROW;
    assert_eq!(over(&[flow(1, &text)], 3), 0);
    assert_eq!(over(&[flow(1, &text)], 2), 7);
    assert_eq!(over(&[flow(1, &text)], 1), 17);
    let two = excess(&[flow(2, &text)], &sheet(10), 1);
    assert_eq!(two, (7 * ROW).div_ceil(2), "two columns count half");
    assert_eq!(over(&[flow(1, "xx"), flow(1, &text)], 2), 9);
    assert_eq!(over(&[], 0), 0);
}

mod brute;

/// How many ways the search looks at for a chronology of so many entries, two columns of sources
/// after it: entries of three to eight rows between which a page may end.
fn work(entries: usize) -> u64 {
    let height = |at: usize| ["xxx", "xxxxx", "xxxx", "xxxxxxxx", "xxxxxx"][at * 7 % 5];
    let text: Vec<&str> = (0..entries).map(height).collect();
    let sources: Vec<&str> =
        (0..entries * 2 / 3).map(|at| ["xx", "x", "xxx"][at % 3]).collect();
    let segments = [flow(1, &text.join("-")), flow(2, &sources.join("-"))];
    let sheet = Sheet { height: 53 * ROW, first: None };
    let strip = super::measure::Strip::new(&segments);
    let scale = super::measure::Scale::new(&strip, &sheet, &Costs::HOUSE);
    super::search::search(&scale).work
}

#[test]
fn work_grows_as_the_document_does() {
    let work = [250, 500, 1_000, 2_000].map(work);
    for pair in work.windows(2) {
        assert!(pair[1] <= pair[0] * 21 / 10, "twice the entries, twice the work: {work:?}");
        assert!(pair[1] >= pair[0] * 19 / 10, "the work is counted: {work:?}");
    }
}
