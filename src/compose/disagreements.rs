//! Points on which sources differ: the point, what each side says in columns beside each other,
//! what the authors make of it.

use crate::geom::{Point, Pt};
use crate::model::Disagreement;
use crate::page::{NodeId, Role, Tag};
use crate::paginate::{ROW, Start};
use crate::paint::Stroke;
use crate::text::{Align, Paragraph, Setting};

use super::flow::{Block, Flow, Row, stacked};
use super::front::{heading, hrule};
use super::rows::Rows;
use super::sections::indented;
use super::setter::Setter;

/// Between the claims.
const GUTTER: Pt = Pt(18.0);

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
        let hairline = Stroke::solid(setter.theme.colors.hairline, Pt(0.5));
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
    block.stack(claims, (Pt::ZERO, step));
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
    let rows: Vec<Row> = setter.set(&stretches, &setting, &Rows::new(page.width * 0.86, ROW));
    flow.lines(rows, None);
}

/// From the dash to the text of a claim.
const HANG: Pt = Pt(11.0);

/// Three claims stand side by side if none of them needs more lines than this.
const SHORT: usize = 4;

/// A claim, shaped.
struct Claim {
    label: NodeId,
    text: Paragraph,
}

/// Sets the claims side by side: two in a row, or three short ones; more go on below.
fn claims(setter: &mut Setter<'_>, disagreement: &Disagreement, section: NodeId) -> Block {
    let style = setter.theme.styles.body;
    let page = setter.theme.page.clone();
    let step = setter.step();
    let list = setter.node(section, Role::List);
    let mut shaped = Vec::new();
    for claim in &disagreement.claims {
        let item = setter.node(list, Role::ListItem);
        let label = setter.node(item, Role::Label);
        let body = setter.node(item, Role::ListBody);
        let stretches = setter.inline(claim, &style, body);
        let text = setter.paragraph(&stretches, &Setting::ragged(style.size));
        shaped.push(Claim { label, text });
    }
    let width = |across: f64| (page.width - GUTTER * (across - 1.0)) / across;
    let third = width(3.0) - HANG;
    let short = shaped.iter().all(|claim| claim.text.lines(third).len() <= SHORT);
    let (across, width) = if page.columns > 1 && shaped.len() == 3 && short {
        (3, width(3.0))
    } else {
        (2, width(2.0))
    };
    let mut block = Block::default();
    for group in shaped.chunks(across) {
        let mut row = Block::default();
        let mut x = Pt::ZERO;
        for Claim { label, text } in group {
            let rows = setter.rows(text, style.size, &Rows::new(width - HANG, ROW));
            let mut claim = stacked(indented(rows, HANG), step);
            let mark = style.color(setter.theme.colors.red);
            let dash = setter.plain("–", &mark, Tag::Node(*label));
            let y = super::rows::baseline(page.steps(ROW), style.size);
            setter.line(&dash, (Point::new(Pt::ZERO, y), Align::Start), &mut claim);
            row.steps = row.steps.max(claim.steps);
            row.put(Point::new(x, Pt::ZERO), claim);
            x += width + GUTTER;
        }
        block.stack(row, (Pt::ZERO, step));
    }
    block
}
