//! The contents: heads of parts and sections with dotted leaders and page numbers.

use crate::geom::{Point, Pt};
use crate::page::{DestinationId, NodeId, Role, Tag, Target};
use crate::paginate::{ROW, Start};
use crate::text::{Align, Forms, Setting, Style};

use super::flow::{Block, Flow};
use super::head::heading;
use super::rows::{Rows, baseline};
use super::setter::Setter;

/// From how many pages on the contents name profiles and years too.
const DEEP: usize = 20;

/// A line of the contents.
#[derive(Clone, Debug)]
pub(super) struct Line {
    pub(super) words: String,
    pub(super) place: DestinationId,
    /// 1 for parts, 2 for what is below them.
    pub(super) level: u8,
}

/// Elements of the contents, made where they are read, before it is known whether there will be
/// contents at all: elements without content are left out of the file.
#[derive(Debug)]
pub(super) struct Reserved {
    heading: NodeId,
    bodies: Vec<NodeId>,
}

/// Makes elements for so many lines.
pub(super) fn reserve(setter: &mut Setter<'_>, lines: usize) -> Reserved {
    let part = setter.node(NodeId::ROOT, Role::Part);
    let heading = setter.node(part, Role::Heading(2));
    let list = setter.node(part, Role::List);
    let bodies = (0..lines).map(|_| {
        let item = setter.node(list, Role::ListItem);
        setter.node(item, Role::ListBody)
    });
    let bodies = bodies.collect();
    Reserved { heading, bodies }
}

/// The most lines of contents that name profiles and years: nobody looks through more.
const MOST: usize = 2_000;

/// The lines that contents of so many pages have.
pub(super) fn lines(outline: &[Line], pages: usize) -> Vec<Line> {
    let deep = pages >= DEEP && outline.len() <= MOST;
    outline.iter().filter(|line| deep || line.level == 1).cloned().collect()
}

/// Sets the contents: in one flow, or a long list in a flow below its head. `page` tells the page
/// of a place, from 1, if it has one; the height does not depend on it.
pub(super) fn flows(
    setter: &mut Setter<'_>,
    lines: &[Line],
    reserved: &Reserved,
    page: impl Fn(DestinationId) -> Option<usize>,
) -> Vec<Flow> {
    let width = setter.theme.page.width;
    let mut flow = Flow::new(1, 2 * ROW);
    let words = setter.locale.words().contents;
    let mut top = heading(setter, words, (reserved.heading, width));
    let (columns, measure) = columns(setter, lines);
    let long = setter.theme.page.rows as usize * columns / 2;
    if lines.len() <= long {
        // In columns beside each other, and never apart.
        let (step, down) = (setter.step(), lines.len().div_ceil(columns));
        let shift = setter.theme.page.column() + setter.theme.page.gutter;
        let mut x = Pt::ZERO;
        let (from, mut lowest) = (top.steps, top.steps);
        let mut lines = lines.iter().zip(&reserved.bodies);
        for _ in 0..columns {
            top.steps = from;
            for (line, &body) in lines.by_ref().take(down) {
                let block = one(setter, line, (body, page(line.place), measure));
                top.stack(block, (x, step));
            }
            lowest = lowest.max(top.steps);
            x += shift;
        }
        top.steps = lowest;
        flow.block(top);
        return vec![flow];
    }
    flow.block(top);
    let mut list = Flow::under_head(u8::try_from(columns).unwrap_or(u8::MAX));
    list.segment.start = Start::UnderHead(LEAST);
    for (index, (line, &body)) in lines.iter().zip(&reserved.bodies).enumerate() {
        if index > 0 {
            list.may_break(10);
        }
        let block = one(setter, line, (body, page(line.place), measure));
        list.block(block);
    }
    vec![flow, list]
}

/// Steps that a long list has below its head at least.
const LEAST: u32 = 6 * ROW;

/// More lines than this stand in as many columns as the page has, and the few that are too long go
/// on below.
const MANY: usize = 24;

/// The columns of the contents and how wide they are: as the page has them where every line fits
/// beside its number or there are many, and otherwise one.
fn columns(setter: &mut Setter<'_>, lines: &[Line]) -> (usize, Pt) {
    let tag = Tag::Artifact(crate::page::Artifact::Layout);
    let style = setter.theme.styles.name;
    let mut widest = Pt::ZERO;
    for line in lines {
        let words = setter.plain(&line.words, &style, tag);
        let setting = Setting::ragged(style.size);
        widest = widest.max(setter.paragraph(&words, &setting).width());
    }
    let page = &setter.theme.page;
    let needed = widest + setter.theme.spaces.page_number;
    if page.columns > 1 && (needed.fits(page.column()) || lines.len() > MANY) {
        (usize::from(page.columns), page.column())
    } else {
        (1, (page.width * setter.theme.shares.contents).max(needed).min(page.width))
    }
}

fn one(
    setter: &mut Setter<'_>,
    line: &Line,
    (body, page, width): (NodeId, Option<usize>, Pt),
) -> Block {
    let styles = setter.theme.styles.clone();
    let style = if line.level == 1 { styles.name } else { styles.table };
    let mut block = Block::default();
    let x = if line.level == 1 { Pt::ZERO } else { setter.theme.spaces.contents };
    let target = Target::Place(line.place);
    let words =
        vec![setter.linked(&line.words, &style, body, (target.clone(), line.words.clone()))];
    // A title longer than the line goes on below, clear of the numbers.
    let (room, size, step) =
        (width - setter.theme.spaces.page_number - x, styles.body.size, setter.step());
    let paragraph = setter.paragraph(&words, &Setting::ragged(style.size));
    let last = paragraph.lines(room).last().map_or(Pt::ZERO, |line| line.width());
    for row in setter.rows(&paragraph, size, &Rows::new(room, ROW)) {
        block.stack(row.block, (x, step));
    }
    let height = setter.theme.page.steps(ROW);
    let y = step * f64::from(block.steps.saturating_sub(ROW)) + baseline(height, size);
    let used = x + last;
    // A place that stands nowhere has no number.
    let number = page.map_or_else(|| "–".to_owned(), |page| page.to_string());
    let figures = Style { forms: Forms::Tabular, ..styles.table };
    let number = vec![setter.linked(&number, &figures, body, (target, line.words.clone()))];
    let wide = setter.line(&number, (Point::new(width, y), Align::End), &mut block);
    let gap = setter.theme.spaces.leader;
    leader(setter, (used + gap, width - wide - gap, y), &mut block);
    block
}

/// Dots on a grid of their own, so that they stand below each other.
fn leader(setter: &mut Setter<'_>, (from, to, y): (Pt, Pt, Pt), block: &mut Block) {
    let pitch = setter.theme.spaces.dots;
    let tag = Tag::Artifact(crate::page::Artifact::Layout);
    let style = setter.theme.styles.label;
    // What a dot takes, at most.
    let dot_width = pitch * 0.4;
    let mut x = pitch * (from / pitch).ceil();
    // One dot or two are a speck and lead nowhere.
    if x + pitch * 2.0 + dot_width >= to {
        return;
    }
    let dot = setter.plain(".", &style, tag);
    let dot = setter.paragraph(&dot, &Setting::ragged(style.size));
    while x + dot_width < to {
        setter.put_line(&dot, (Point::new(x, y), Align::Start), block);
        x += pitch;
    }
}
