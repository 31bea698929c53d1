//! All ways to break a short document, priced anew, against the one that is found.

use super::{Costs, DEAR, Item, Page, ROW, Segment, Sheet, flow, paginate};

/// A page of one column: rows of boxes and of white, and the rows by which the latter may grow.
struct Held {
    rows: u32,
    stretches: Vec<u32>,
    is_last: bool,
    dear: bool,
}

/// What a page costs: the least over all it can grow by. The documentation of [`Costs`] in other
/// words.
fn price(held: &Held, sheet: u32, costs: &Costs) -> Option<u64> {
    let most: u32 = held.stretches.iter().sum();
    let unused = (sheet.checked_sub(held.rows)?) * ROW;
    let mut least = u64::MAX;
    for rows in 0..=most.min(unused / ROW) {
        let left = unused - rows * ROW;
        let height = sheet * ROW;
        let white = if held.is_last {
            let wanted = height / 4;
            u64::from(wanted.saturating_sub(height - left)) * u64::from(costs.thin)
        } else {
            let gap = left.saturating_sub(height * 8 / 100);
            2 * (u64::from(left * left * costs.short) + u64::from(gap * costs.gap))
        };
        least = least.min(white + 2 * u64::from(costs.grown) * squares(rows, &held.stretches));
    }
    let broken = if held.dear { u64::from(DEAR * costs.broken) } else { 0 };
    Some(least + broken + u64::from(costs.page))
}

/// The sum of squares of so many rows shared evenly.
fn squares(rows: u32, stretches: &[u32]) -> u64 {
    let mut grown = vec![0_u64; stretches.len()];
    for turn in 0..rows as usize {
        let at = turn % grown.len();
        grown[at] += 1;
    }
    grown.iter().map(|rows| rows * rows).sum()
}

/// The items between two places of a document, as a page.
fn hold(items: &[Item], from: usize, to: usize) -> Option<Held> {
    let part = &items[from..to];
    let is_box = |item: &Item| matches!(item, Item::Box { .. });
    let (first, last) = (part.iter().position(is_box)?, part.iter().rposition(is_box)?);
    let mut held =
        Held { rows: 0, stretches: Vec::new(), is_last: to == items.len(), dear: false };
    for item in &part[first..=last] {
        match *item {
            Item::Box { height } => held.rows += height / ROW,
            Item::Space { height, stretch } => {
                held.rows += height / ROW;
                if stretch >= ROW {
                    held.stretches.push(stretch / ROW);
                }
            }
            Item::Break { .. } => {}
        }
    }
    held.dear = matches!(part.last(), Some(Item::Break { cost, .. }) if *cost > 0);
    Some(held)
}

/// Whether a page is not looked at: more than half of it would be white although a later break
/// fits as well.
fn is_spared(items: &[Item], (from, to): (usize, usize), sheet: u32) -> bool {
    let fits = |to: usize| hold(items, from, to).map(|held| held.rows).filter(|r| *r <= sheet);
    let Some(rows) = fits(to) else { return false };
    let mut later = to + 1..=items.len();
    let is_end = |at: &usize| *at == items.len() || matches!(items[at - 1], Item::Break { .. });
    let unused = (sheet - rows) * ROW;
    to < items.len()
        && unused > sheet * ROW / 2
        && later.any(|at| is_end(&at) && fits(at).is_some_and(|more| more > rows))
}

/// What a document costs that is broken after these items; none if it does not fit.
fn total(items: &[Item], ends: &[usize], sheet: u32, costs: &Costs) -> Option<u64> {
    let mut from = 0;
    let mut sum = 0;
    for &to in ends {
        if is_spared(items, (from, to), sheet) {
            return None;
        }
        sum += price(&hold(items, from, to)?, sheet, costs)?;
        from = to;
    }
    Some(sum)
}

fn least(items: &[Item], sheet: u32, costs: &Costs) -> Option<u64> {
    let breaks: Vec<usize> = (0..items.len())
        .filter(|&at| matches!(items[at], Item::Break { .. }))
        .map(|at| at + 1)
        .collect();
    let ways = (0_u32..1 << breaks.len()).filter_map(|set| {
        let taken = breaks.iter().enumerate().filter(|(bit, _)| set >> bit & 1 == 1);
        let mut ends: Vec<usize> = taken.map(|(_, &end)| end).collect();
        ends.push(items.len());
        total(items, &ends, sheet, costs)
    });
    ways.min()
}

fn ends(pages: &[Page]) -> Vec<usize> {
    pages.iter().map(|page| page.regions[0].columns[0].items.end).collect()
}

/// Numbers from a seed (Marsaglia 2003, xorshift).
fn random(state: &mut u64, below: u64) -> u64 {
    *state ^= *state << 13;
    *state ^= *state >> 7;
    *state ^= *state << 17;
    *state % below
}

fn pick(state: &mut u64, choices: &[&'static str]) -> &'static str {
    choices[usize::try_from(random(state, choices.len() as u64)).unwrap()]
}

/// A document of one column with up to ten breaks.
fn document(state: &mut u64) -> Segment {
    let mut notation = String::new();
    for index in 0..2 + random(state, 10) {
        if index > 0 {
            notation.push_str(pick(state, &["-", "-", "!", "~-", "~-", "-_", "~", "_"]));
        }
        notation.push_str(pick(state, &["x", "xx", "3", "x~x", "2"]));
    }
    flow(1, &notation)
}

#[test]
fn no_way_is_cheaper() {
    let mut state = 2016;
    let mut compared = 0;
    for _ in 0..1_500 {
        let segment = document(&mut state);
        let rows = 6 + u32::try_from(random(&mut state, 6)).unwrap();
        let Some(least) = least(&segment.items, rows, &Costs::HOUSE) else { continue };
        let sheet = Sheet { height: rows * ROW, first: None };
        let pages = paginate(std::slice::from_ref(&segment), &sheet, &Costs::HOUSE);
        let found = total(&segment.items, &ends(&pages), rows, &Costs::HOUSE).unwrap();
        assert_eq!(found, least, "{:?} on {rows} rows", segment.items);
        compared += 1;
    }
    assert!(compared > 500, "{compared}");
}

#[test]
fn twenty_thousand_items_are_done() {
    // Were the search quadratic, this would be four hundred million steps and more.
    for columns in [1, 2] {
        let text = ["xx", "x", "3", "x~x"].map(|piece| format!("{piece}-")).concat();
        let segment = flow(columns, &text.repeat(2_000));
        assert!(segment.items.len() >= 20_000);
        let sheet = Sheet { height: 50 * ROW, first: None };
        let pages = paginate(std::slice::from_ref(&segment), &sheet, &Costs::HOUSE);
        let held: usize = pages
            .iter()
            .flat_map(|page| &page.regions)
            .flat_map(|region| &region.columns)
            .map(|column| column.items.len())
            .sum();
        assert_eq!(held, segment.items.len());
    }
}
