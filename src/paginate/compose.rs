//! Follows the cheapest way back and writes down its pages.

use super::measure::{Part, Scale, Setting, narrow};
use super::search::{Close, Found, Origin};
use super::{Column, Growth, Item, Page, ROW, Region, Segment};

/// A region still without its place on the page.
struct Plan<'a> {
    part: &'a Part,
    left: Setting,
    right: Option<Setting>,
}

/// How a region ends.
#[derive(Clone, Copy)]
enum Foot {
    /// It is cut at a node, with a node between its columns.
    Cut { to: usize, split: Option<usize> },
    /// Its part ends, and its columns grow by some rows more.
    End { rows: u32 },
}

/// Writes down the pages of the cheapest way.
pub(super) fn compose(segments: &[Segment], scale: &Scale<'_>, found: &Found) -> Vec<Page> {
    let mut pages = Vec::new();
    let mut next = found.end.map(|page| (page.close, 0));
    while let Some((close, node)) = next {
        let (top, feet) = regions(scale, found, close, node);
        pages.push(page(segments, scale, top, &feet));
        next = found.pages[top].map(|page| (page.close, top));
        if matches!(next, Some((Close::Opening, _))) {
            break;
        }
    }
    pages.reverse();
    pages
}

/// A region by its part, the node it begins at, and its foot.
type Footed = (usize, usize, Foot);

/// Returns the node a page begins at and its regions from top to foot.
fn regions(
    scale: &Scale<'_>,
    found: &Found,
    close: Close,
    node: usize,
) -> (usize, Vec<Footed>) {
    let parts = &scale.strip.parts;
    let begin = |origin| match origin {
        Origin::Top(node) => node,
        Origin::Ledge(at) => parts[found.ledges[at].part + 1].first,
    };
    let mut feet = Vec::new();
    let mut origin = match close {
        Close::Cut { from, split } => {
            let part = parts.partition_point(|part| part.last < node);
            feet.push((part, begin(from), Foot::Cut { to: node, split }));
            from
        }
        Close::Ledge(at) => Origin::Ledge(at),
        Close::Opening => Origin::Top(node),
    };
    while let Origin::Ledge(at) = origin {
        let ledge = &found.ledges[at];
        feet.push((ledge.part, begin(ledge.from), Foot::End { rows: ledge.rows }));
        origin = ledge.from;
    }
    feet.reverse();
    (begin(origin), feet)
}

/// Places the regions of a page.
fn page(segments: &[Segment], scale: &Scale<'_>, top: usize, feet: &[Footed]) -> Page {
    let sheet = scale.room(top);
    let mut foot = 0_u32;
    let mut regions = Vec::with_capacity(feet.len());
    for &(part, from, end) in feet {
        let part = &scale.strip.parts[part];
        if !regions.is_empty() {
            foot = foot.next_multiple_of(ROW).saturating_add(part.above);
        }
        let plan = plan(scale, part, from, end, sheet.saturating_sub(foot));
        let region = region(segments, scale, &plan, foot);
        foot = foot.saturating_add(region.height);
        regions.push(region);
    }
    Page { regions, overflow: foot.saturating_sub(sheet) }
}

/// Returns the columns of a region, set as they were in the search.
fn plan<'a>(scale: &Scale<'_>, part: &'a Part, from: usize, end: Foot, room: u32) -> Plan<'a> {
    match end {
        Foot::Cut { to, split } => {
            let middle = split.unwrap_or(to);
            let left = scale.cut(from, middle, room);
            let right = (middle < to).then(|| scale.cut(middle, to, room));
            Plan { part, left, right }
        }
        Foot::End { rows } => {
            let grown = |column: Setting| Setting { rows: column.rows + rows, ..column };
            match scale.ending(from, part, room) {
                Some(ending) => {
                    let right = ending.right.map(grown);
                    Plan { part, left: grown(ending.left), right }
                }
                // Higher than the page, and alone on it.
                None => {
                    let left = Setting { from, to: part.last, rows: 0 };
                    Plan { part, left, right: None }
                }
            }
        }
    }
}

/// Writes down a region.
fn region(segments: &[Segment], scale: &Scale<'_>, plan: &Plan<'_>, top: u32) -> Region {
    let segment = plan.part.segment;
    let items = &segments[segment].items;
    let mut columns = vec![column(items, scale, plan.left)];
    if let Some(right) = plan.right {
        columns.push(column(items, scale, right));
    } else if plan.part.columns == 2 {
        let end = scale.strip.nodes[plan.left.to].item;
        columns.push(Column { items: end..end, head: 0, height: 0, growth: Vec::new() });
    }
    if let [left, right] = columns.as_mut_slice() {
        level(items, left, right);
    }
    let height = columns.iter().map(|column| column.height).max().unwrap_or(0);
    Region { segment, top, height, columns }
}

/// Lets the white of the shorter of two columns grow until both end level, as far as it can: by
/// whole rows, or by single steps where it may not grow by a row.
fn level(items: &[Item], left: &mut Column, right: &mut Column) {
    let (short, tall) = if left.height < right.height { (left, right) } else { (right, left) };
    if short.items.is_empty() {
        return;
    }
    let grown: u32 = short.growth.iter().map(|space| space.steps).sum();
    let (natural, missing) = (short.height - grown, tall.height - short.height);
    let rows = (grown + missing) / ROW;
    let mut growth = spread(items, short.items.clone(), (rows, ROW));
    let grown: u32 = growth.iter().map(|space| space.steps).sum();
    let steps = tall.height - natural - grown;
    growth.extend(spread(items, short.items.clone(), (steps, 1)));
    growth.sort_by_key(|space| space.item);
    short.height = natural + growth.iter().map(|space| space.steps).sum::<u32>();
    short.growth = growth;
}

/// Writes down a column.
fn column(items: &[Item], scale: &Scale<'_>, set: Setting) -> Column {
    let nodes = &scale.strip.nodes;
    let range = nodes[set.from].item..nodes[set.to].item;
    let height = scale.strip.height(set.from, set.to) + u64::from(set.rows * ROW);
    let growth = spread(items, range.clone(), (set.rows, ROW));
    Column { items: range, head: nodes[set.from].head, height: narrow(height), growth }
}

/// Shares so many grains among the spaces of a column, rows among those that can grow by a row and
/// steps among the others: each gets as many as the others as long as it can, and what does not
/// go round is strewn evenly.
fn spread(
    items: &[Item],
    range: std::ops::Range<usize>,
    (grains, grain): (u32, u32),
) -> Vec<Growth> {
    if grains == 0 {
        return Vec::new();
    }
    let is_box = |at: &usize| matches!(items[*at], Item::Box { .. });
    let first = range.clone().find(is_box).unwrap_or(range.start);
    let last = range.clone().rfind(is_box).unwrap_or(range.start);
    let mut spaces = Vec::new();
    for (at, item) in items.iter().enumerate().take(last).skip(first) {
        if let Item::Space { stretch, .. } = item
            && *stretch >= grain
            && (grain == ROW) == (*stretch >= ROW)
        {
            spaces.push((Growth { item: at, steps: 0 }, *stretch / grain * grain));
        }
    }
    let mut left = grains as usize;
    while left > 0 {
        let open = spaces.iter().filter(|(space, most)| space.steps < *most).count();
        if open == 0 {
            break;
        }
        let given = left.min(open);
        let able = spaces.iter_mut().filter(|(space, most)| space.steps < *most);
        for (turn, (space, _)) in able.enumerate() {
            if (turn + 1) * given / open > turn * given / open {
                space.steps += grain;
            }
        }
        left -= given;
    }
    spaces.into_iter().map(|(space, _)| space).filter(|space| space.steps > 0).collect()
}
