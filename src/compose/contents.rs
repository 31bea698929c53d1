//! The contents: heads of parts and sections with dotted leaders and page numbers.

use crate::geom::{Point, Pt};
use crate::page::{DestinationId, NodeId, Role, Tag, Target};
use crate::paginate::ROW;
use crate::text::{Align, Setting, Style};

use super::flow::{Block, Flow};
use super::front::heading;
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

/// The contents before their pages are known: as high as they will be, and with nothing in them.
pub(super) fn room(setter: &mut Setter<'_>, lines: &[Line], reserved: &Reserved) -> Flow {
    laid(setter, lines, reserved, |_, _, _| Block::white(ROW))
}

/// Sets the contents. `page` tells the page of a place, from 1, if it
/// has one; the height does not depend on it.
pub(super) fn flow(
    setter: &mut Setter<'_>,
    lines: &[Line],
    reserved: &Reserved,
    page: impl Fn(DestinationId) -> Option<usize>,
) -> Flow {
    laid(setter, lines, reserved, |setter, line, (body, measure)| {
        one(setter, line, (body, page(line.place), measure))
    })
}

/// Lays out the contents, each line as `set` sets it for its element and measure.
fn laid<'a>(
    setter: &mut Setter<'a>,
    lines: &[Line],
    reserved: &Reserved,
    set: impl Fn(&mut Setter<'a>, &Line, (NodeId, Pt)) -> Block,
) -> Flow {
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
                let block = set(setter, line, (body, measure));
                top.stack(block, (x, step));
            }
            lowest = lowest.max(top.steps);
            x += shift;
        }
        top.steps = lowest;
        flow.block(top);
        return flow;
    }
    flow.block(top);
    for (index, (line, &body)) in lines.iter().zip(&reserved.bodies).enumerate() {
        if index > 0 {
            flow.may_break(10);
        }
        let block = set(setter, line, (body, measure));
        flow.block(block);
    }
    flow
}

/// The columns of the contents and how wide they are: as the page has them where every line fits
/// beside its number, and otherwise one.
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
    let needed = widest + NUMBER;
    if page.columns > 1 && needed.fits(page.column()) {
        (usize::from(page.columns), page.column())
    } else {
        (1, (page.width * 0.7).max(needed).min(page.width))
    }
}

/// The room that the number of a page takes, with some white before it.
const NUMBER: Pt = Pt(34.0);

fn one(
    setter: &mut Setter<'_>,
    line: &Line,
    (body, page, width): (NodeId, Option<usize>, Pt),
) -> Block {
    let styles = setter.theme.styles.clone();
    let style = if line.level == 1 { styles.name } else { styles.table };
    let mut block = Block::white(ROW);
    let y = super::rows::baseline(setter.theme.page.steps(ROW), styles.body.size);
    let x = if line.level == 1 { Pt::ZERO } else { Pt(14.0) };
    let target = Target::Place(line.place);
    let words =
        vec![setter.linked(&line.words, &style, body, (target.clone(), line.words.clone()))];
    let used = x + setter.line(&words, (Point::new(x, y), Align::Start), &mut block);
    // A place that stands nowhere has no number.
    let number = page.map_or_else(|| "–".to_owned(), |page| page.to_string());
    let figures = Style { forms: crate::text::Forms::Tabular, ..styles.table };
    let number = vec![setter.linked(&number, &figures, body, (target, line.words.clone()))];
    let wide = setter.line(&number, (Point::new(width, y), Align::End), &mut block);
    leader(setter, (used + Pt(5.0), width - wide - Pt(5.0), y), &mut block);
    block
}

/// Dots on a grid of their own, so that they stand below each other.
fn leader(setter: &mut Setter<'_>, (from, to, y): (Pt, Pt, Pt), block: &mut Block) {
    const PITCH: f64 = 5.0;
    let tag = Tag::Artifact(crate::page::Artifact::Layout);
    let style = setter.theme.styles.label;
    let mut x = (from.0 / PITCH).ceil() * PITCH;
    let dot = setter.plain(".", &style, tag);
    let dot = setter.paragraph(&dot, &Setting::ragged(style.size));
    while x + 2.0 < to.0 {
        setter.put_line(&dot, (Point::new(Pt(x), y), Align::Start), block);
        x += PITCH;
    }
}
