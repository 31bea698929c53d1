//! Points on which sources differ: the point, what each side says in columns beside each other,
//! what the authors make of it.

use crate::geom::{Point, Pt};
use crate::model::Disagreement;
use crate::page::{Artifact, Item, NodeId, Role, Tag};
use crate::paginate::{ROW, Start};
use crate::paint::Shape;
use crate::text::Setting;
use crate::theme::Spaces;

use super::flow::{Block, Flow, Row, WITHIN, indented, stacked};
use super::head::{heading, hrule};
use super::rows::Rows;
use super::setter::Setter;

/// Sets the disagreements.
pub(super) fn flows(setter: &mut Setter<'_>) -> Vec<Flow> {
    let disagreements = &setter.dossier.disagreements;
    if disagreements.is_empty() {
        return Vec::new();
    }
    let part = setter.node(NodeId::ROOT, Role::Part);
    let node = setter.node(part, Role::Heading(2));
    let place = setter.place("part/disagreements".to_owned());
    let width = setter.theme.page.width;
    let words = setter.locale.words().disagreements;
    let mut top = heading(setter, words, (node, width));
    top.anchor(place);
    let mut flow = Flow::new(1, 2 * ROW);
    flow.segment.start = Start::FlowIfRoom(9 * ROW);
    flow.block(top);
    for (index, disagreement) in disagreements.iter().enumerate() {
        if index > 0 {
            flow.may_break(0);
            flow.space(ROW, ROW);
        }
        one(setter, disagreement, (part, index > 0), &mut flow);
    }
    vec![flow]
}

fn one(
    setter: &mut Setter<'_>,
    disagreement: &Disagreement,
    (part, ruled): (NodeId, bool),
    flow: &mut Flow,
) {
    let styles = setter.theme.styles.clone();
    let page = setter.theme.page.clone();
    let step = setter.step();
    let section = setter.node(part, Role::Section);
    let node = setter.node(section, Role::Heading(3));
    let mut block = Block::default();
    if ruled {
        let hairline = setter.theme.rules.hairline;
        // In the white above, so that the point itself stays on the grid.
        hrule(&mut block, (Pt::ZERO, -step * 1.5), page.width, hairline);
    }
    let rows = Rows::new(page.width, ROW);
    let point = setter
        .without_profiles(|setter| setter.inline(&disagreement.point, &styles.name, node));
    let point = setter.ragged(&point, &rows);
    block.stack(point, (Pt::ZERO, step));
    block.fill_row();
    let claims = claims(setter, disagreement, section);
    let high = block.steps + claims.iter().map(|row| row.steps + ROW).sum::<u32>();
    for (index, row) in claims.into_iter().enumerate() {
        if index > 0 && high > SOLID {
            flow.block(std::mem::take(&mut block));
            flow.may_break(WITHIN);
            flow.space(ROW, 0);
        } else if index > 0 {
            block.stack(Block::white(ROW), (Pt::ZERO, step));
        }
        block.stack(row, (Pt::ZERO, step));
    }
    if disagreement.assessment.is_some() {
        // What the authors make of it keeps clear of what others say.
        block.stack(Block::white(ROW), (Pt::ZERO, step));
    }
    flow.block(block);
    let Some(assessment) = &disagreement.assessment else { return };
    let node = setter.node(section, Role::Paragraph);
    let mut stretches = setter.plain(
        &format!("{} ", setter.locale.words().assessment),
        &styles.body.semibold().color(setter.theme.colors.blue),
        Tag::Node(node),
    );
    stretches.extend(setter.inline(assessment, &styles.body, node));
    let setting = Setting::justified(styles.body.size);
    let rows: Vec<Row> = setter.set(
        &stretches,
        &setting,
        &Rows::new(page.width * setter.theme.shares.measure, ROW),
    );
    flow.lines(rows, None);
}

/// Three claims stand side by side if none of them needs more lines than this.
const SHORT: usize = 4;

/// Disagreements up to this height do not break: two thirds of an A4 page.
const SOLID: u32 = 34 * ROW;

/// Sets the claims side by side, two in a row, or three short ones.
fn claims(setter: &mut Setter<'_>, disagreement: &Disagreement, section: NodeId) -> Vec<Block> {
    let style = setter.theme.styles.body;
    let page = setter.theme.page.clone();
    let step = setter.step();
    let list = setter.node(section, Role::List);
    let mut shaped = Vec::new();
    for claim in &disagreement.claims {
        let item = setter.node(list, Role::ListItem);
        let body = setter.node(item, Role::ListBody);
        let stretches = setter.inline(claim, &style, body);
        shaped.push(setter.paragraph(&stretches, &Setting::ragged(style.size)));
    }
    let Spaces { claims: gutter, claim: hang, .. } = setter.theme.spaces;
    let width = |across: f64| (page.width - gutter * (across - 1.0)) / across;
    let third = width(3.0) - hang;
    let short = shaped.iter().all(|claim| claim.lines(third).len() <= SHORT);
    let (across, width) = if page.columns > 1 && shaped.len() == 3 && short {
        (3, width(3.0))
    } else {
        (2, width(2.0))
    };
    let mut claims = Vec::new();
    for group in shaped.chunks(across) {
        let mut row = Block::default();
        let mut x = Pt::ZERO;
        for text in group {
            let rows = setter.rows(text, style.size, &Rows::new(width - hang, ROW));
            let claim = stacked(indented(rows, hang), step);
            row.steps = row.steps.max(claim.steps);
            row.put(Point::new(x, Pt::ZERO), claim);
            x += width + gutter;
        }
        // All rules of a row have its height, so that the sides stand as equals.
        for side in 0..group.len() {
            let x = (width + gutter) * f64::from(u8::try_from(side).unwrap_or(u8::MAX));
            let line = beside(setter, row.steps);
            row.push(Point::new(x, Pt::ZERO), Tag::Artifact(Artifact::Layout), line);
        }
        claims.push(row);
    }
    claims
}

/// The rule at the left of a claim: from the ascenders of its first line to the descenders of
/// its last.
fn beside(setter: &Setter<'_>, steps: u32) -> Item {
    let page = &setter.theme.page;
    let size = setter.theme.styles.body.size;
    let top = page.baseline - size * 0.75;
    let foot = page.steps(steps.saturating_sub(ROW)) + page.baseline + size * 0.22;
    let stroke = setter.theme.rules.claim;
    let x = stroke.width / 2.0;
    Item::Shape(Shape::line(Point::new(x, top), Point::new(x, foot), stroke).into())
}
