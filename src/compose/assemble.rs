//! Puts what the page breaker has decided onto pages.

use crate::geom::{Point, Pt, Size};
use crate::page::{Artifact, Column, Item, Page, Placed, Tag};
use crate::paginate;
use crate::paint::Shape;
use crate::theme::Theme;

use super::flow::{Block, Flow, Piece, Spine};

/// Pages, and where the places are.
#[derive(Debug)]
pub(super) struct Laid {
    pub(super) pages: Vec<Page>,
    /// By the number of a place: its page and its height from the top of the paper.
    pub(super) places: Vec<Option<(usize, Pt)>>,
}

/// Puts all flows onto their pages, each of which is dressed first.
pub(super) fn assemble(
    mut flows: Vec<Flow>,
    pages: &[paginate::Page],
    (theme, places): (&Theme, usize),
    mut dress: impl FnMut(usize) -> Vec<Placed>,
) -> Laid {
    let mut laid = Laid { pages: Vec::new(), places: vec![None; places] };
    for (index, page) in pages.iter().enumerate() {
        let mut pieces = vec![dress(index)];
        let mut columns = Vec::new();
        for region in &page.regions {
            let flow = &mut flows[region.segment];
            for (number, column) in region.columns.iter().enumerate() {
                let shift = if number == 0 {
                    Pt::ZERO
                } else {
                    theme.page.column() + theme.page.gutter
                };
                let at = Point::new(
                    theme.page.left_of(index) + shift,
                    theme.page.top_of(index) + theme.page.steps(region.top),
                );
                columns.push(filled(region, number, at, theme, (flow, index)));
                let (page, places) = (index, &mut laid.places);
                Hand { at, page, theme, places, pieces: &mut pieces }.column(flow, column);
            }
        }
        let (size, label) = (theme.page.paper, (index + 1).to_string());
        laid.pages.push(Page { size, pieces, label, columns });
    }
    laid
}

/// How a column was filled.
fn filled(
    region: &paginate::Region,
    number: usize,
    at: Point,
    theme: &Theme,
    (flow, page): (&Flow, usize),
) -> Column {
    let look = &theme.page;
    let raised = if page == 0 { look.raised } else { 0 };
    let room = (look.rows + raised) * paginate::ROW;
    let width = if region.columns.len() == 1 { look.width } else { look.column() };
    let last = region.columns.iter().map(|column| column.items.end).max().unwrap_or(0);
    let more = flow.pieces[last..].iter().any(|piece| matches!(piece, Piece::Box(_)));
    Column {
        at,
        filled: Size::new(width, look.steps(region.columns[number].height)),
        room: look.steps(room.saturating_sub(region.top)),
        number: u8::try_from(number).unwrap_or(u8::MAX),
        flow: u32::try_from(region.segment).unwrap_or(u32::MAX),
        ends: !more,
    }
}

/// The page of each place, from 0, before anything is put down.
pub(super) fn folios(
    flows: &[Flow],
    pages: &[paginate::Page],
    places: usize,
) -> Vec<Option<usize>> {
    let mut folios = vec![None; places];
    for (index, page) in pages.iter().enumerate() {
        for region in &page.regions {
            let items = region.columns.iter().flat_map(|column| column.items.clone());
            for piece in items.map(|item| &flows[region.segment].pieces[item]) {
                let Piece::Box(block) = piece else { continue };
                for anchor in &block.anchors {
                    folios[anchor.id.0 as usize].get_or_insert(index);
                }
            }
        }
    }
    folios
}

/// Puts down the boxes of one column.
struct Hand<'a> {
    at: Point,
    page: usize,
    theme: &'a Theme,
    places: &'a mut [Option<(usize, Pt)>],
    pieces: &'a mut Vec<Vec<Placed>>,
}

impl Hand<'_> {
    fn column(&mut self, flow: &mut Flow, column: &paginate::Column) {
        let items = column.items.clone();
        if items.is_empty() {
            return;
        }
        if column.head > 0
            && let Some(Piece::Head(Some(head))) =
                items.start.checked_sub(1).map(|at| &flow.pieces[at])
        {
            let head = Block::clone(head);
            self.put(head, flow.grown);
        }
        let is_box = |at: &usize| matches!(flow.pieces[*at], Piece::Box(_));
        let (first, last) = (items.clone().find(is_box), items.clone().rfind(is_box));
        let (Some(first), Some(last)) = (first, last) else { return };
        let (mut tops, mut growth) = ((self.at.y, self.at.y), column.growth.iter().peekable());
        // Painted before the boxes, so that marks stand on it.
        let under = self.pieces.len();
        for at in first..=last {
            match &mut flow.pieces[at] {
                Piece::Box(block) => {
                    tops.1 = self.at.y;
                    let block = std::mem::take(block);
                    self.put(block, flow.grown);
                }
                Piece::White => {
                    let grown = growth.next_if(|space| space.item == at);
                    let height = match flow.segment.items[at] {
                        paginate::Item::Space { height, .. } => height,
                        paginate::Item::Box { .. } | paginate::Item::Break { .. } => 0,
                    };
                    let steps = height + grown.map_or(0, |space| space.steps);
                    self.at.y += self.theme.page.steps(steps);
                }
                Piece::Head(_) => {}
            }
        }
        if let Some(spine) = flow.spine {
            let opens = flow.pieces[..first].iter().any(|piece| matches!(piece, Piece::Box(_)));
            let closes = flow.pieces[last + 1..].iter().any(|p| matches!(p, Piece::Box(_)));
            self.spine(&spine, (opens, closes), (tops, under));
        }
    }

    /// Draws the spine: from the first mark of the part, or from the top of the column, to the
    /// last mark or the foot.
    fn spine(
        &mut self,
        spine: &Spine,
        (before, after): (bool, bool),
        ((first, last), under): ((Pt, Pt), usize),
    ) {
        let top = if before { first } else { first + spine.begins };
        let foot = if after { self.at.y } else { last + spine.ends };
        let x = self.at.x + spine.x;
        let line = Shape::line(Point::new(x, top), Point::new(x, foot), spine.stroke);
        let tag = Tag::Artifact(Artifact::Layout);
        let below = Placed { at: Point::ORIGIN, tag, item: Item::Shape(line.into()) };
        self.pieces.insert(under, vec![below]);
    }

    fn put(&mut self, block: Block, grown: u32) {
        for anchor in &block.anchors {
            let place = &mut self.places[anchor.id.0 as usize];
            place.get_or_insert((self.page, self.at.y + anchor.y));
        }
        let steps = block.steps;
        self.pieces.push(block.settled(self.at, grown));
        self.at.y += self.theme.page.steps(steps);
    }
}
