//! Free sections: headings, paragraphs, lists, quotations, tables, charts and pictures.

use crate::figure::Pen;
use crate::figure::chart::{self as drawing, ChartText};
use crate::geom::{Point, Pt};
use crate::model::{Block as Content, Chart, ChartKind, Date, Text};
use crate::page::{Artifact, Item, NodeId, Role, Tag};
use crate::paginate::{ROW, Start};
use crate::paint::Shape;
use crate::text::{Align, Setting};

use super::flow::{Block, Flow, indented, steps_of};
use super::head::headed;
use super::rows::{Rows, baseline};
use super::setter::Setter;

/// Steps that must be left on a page for a section to begin there: its heading and two lines.
const ROOM: u32 = 6 * ROW;

/// Sets a section.
pub(super) fn flow(setter: &mut Setter<'_>, index: usize) -> Flow {
    let section = &setter.dossier.sections[index];
    let part = setter.node(NodeId::ROOT, Role::Part);
    setter.structure.comes_from("sections", index, "");
    let width = setter.theme.page.width;
    let node = setter.node(part, Role::Heading(2));
    let place = setter.place(format!("section/{}", section.id));
    let style = setter.theme.styles.part;
    let mut stretches =
        setter.without_profiles(|setter| setter.inline(&section.title, &style, node));
    if let Some(portion) = &section.marking {
        stretches.push(setter.portion(portion, node));
    }
    let paragraph = setter.paragraph(&stretches, &Setting::balanced(style.size));
    let mut top = headed(setter, &paragraph, width);
    top.anchor(place);
    let mut flow = Flow::new(1, 2 * ROW);
    flow.segment.start = Start::FlowIfRoom(ROOM);
    flow.block(top);
    body(setter, &section.body, part, &mut flow);
    flow
}

/// Adds blocks below each other.
fn body(setter: &mut Setter<'_>, blocks: &[Content], part: NodeId, flow: &mut Flow) {
    let measure = setter.theme.page.width * setter.theme.shares.measure;
    let mut after_text = false;
    // A heading keeps two lines below it: a paragraph of one keeps what follows.
    let mut short = false;
    for (index, content) in blocks.iter().enumerate() {
        let is_text = matches!(content, Content::Paragraph(_));
        let follows_heading = index == 0 || matches!(blocks[index - 1], Content::Heading(_));
        if !follows_heading {
            if !short {
                flow.may_break(10);
            }
            if !(is_text && after_text) {
                flow.space(ROW, ROW);
            }
        }
        short = false;
        match content {
            Content::Paragraph(text) => {
                let style = setter.theme.styles.body;
                let node = setter.node(part, Role::Paragraph);
                let indent =
                    if after_text { style.size * setter.theme.shares.indent } else { Pt::ZERO };
                let rows = Rows { indent, ..Rows::new(measure, ROW) };
                let rows = setter.justified(text, &style, node, &rows);
                short = follows_heading && rows.len() < 2;
                flow.lines(rows, None);
            }
            Content::Heading(text) => {
                let style = setter.theme.styles.heading;
                let node = setter.node(part, Role::Heading(3));
                let rows = Rows::new(measure, ROW);
                let block = setter.ragged_text(text, &style, node, &rows);
                flow.block(block);
            }
            Content::List { ordered, items } => {
                list(setter, items, (part, measure, *ordered), flow);
            }
            Content::Quote(text) => quote(setter, text, (part, measure), flow),
            Content::Table(table) => super::table::flow(setter, table, part, flow),
            Content::Chart(chart) => self::chart(setter, chart, part, flow),
            Content::Image(image) => super::picture::flow(setter, image, part, flow),
        }
        after_text = is_text;
    }
}

/// Adds a list. Items keep together as far as two lines at a foot ask for.
pub(super) fn list(
    setter: &mut Setter<'_>,
    items: &[Text],
    (part, measure, ordered): (NodeId, Pt, bool),
    flow: &mut Flow,
) {
    let style = setter.theme.styles.body;
    let shares = &setter.theme.shares;
    let hang = style.size * if ordered { shares.numbered } else { shares.dashed };
    let list = setter.node(part, Role::List);
    for (index, text) in items.iter().enumerate() {
        // Two items at least stand on either side of a break.
        if index > 1 && index + 1 < items.len() {
            flow.may_break(15);
        }
        let item = setter.node(list, Role::ListItem);
        let label = setter.node(item, Role::Label);
        let words = if ordered { format!("{}.", index + 1) } else { "–".to_owned() };
        let color = style.color(setter.theme.colors.blue);
        let words = setter.plain(&words, &color, Tag::Node(label));
        let body = setter.node(item, Role::ListBody);
        let rows = setter.justified(text, &style, body, &Rows::new(measure - hang, ROW));
        let mut rows = indented(rows, hang);
        if let Some(first) = rows.first_mut() {
            let y = baseline(setter.theme.page.steps(ROW), style.size);
            let mut number = Block::default();
            setter.line(&words, (Point::new(Pt::ZERO, y), Align::Start), &mut number);
            let text = std::mem::take(&mut first.block);
            let steps = text.steps;
            number.put(Point::ORIGIN, text);
            number.steps = steps;
            first.block = number;
        }
        flow.lines(rows, None);
    }
}

/// Adds a quotation beside a rule, one piece of it with each line.
fn quote(setter: &mut Setter<'_>, text: &Text, (part, measure): (NodeId, Pt), flow: &mut Flow) {
    let style = setter.theme.styles.quote;
    let node = setter.node(part, Role::BlockQuote);
    let node = setter.node(node, Role::Paragraph);
    let (rule, spaces) = (setter.theme.rules.quote, &setter.theme.spaces);
    let (indent, x) = (spaces.quote, spaces.quote_rule);
    let stretches = setter.without_profiles(|setter| setter.inline(text, &style, node));
    let setting = Setting::justified(style.size);
    let rows = setter.set(&stretches, &setting, &Rows::new(measure - indent * 2.0, ROW));
    let mut rows = indented(rows, indent);
    let height = setter.theme.page.steps(ROW);
    for row in &mut rows {
        let (from, to) = (Point::new(x, Pt::ZERO), Point::new(x, height));
        let line = Shape::line(from, to, rule);
        row.block.push(
            Point::ORIGIN,
            Tag::Artifact(Artifact::Layout),
            Item::Shape(line.into()),
        );
    }
    flow.lines(rows, None);
}

/// What stands beside the title of a chart: what its only bars are, where the title and the unit
/// do not say that, and the unit. Several series, and lines, are named where they are drawn.
fn aside(chart: &Chart, comma: &str) -> String {
    let title = chart.title.plain().to_lowercase();
    let unit = chart.unit.as_deref();
    let label = match (chart.kind, chart.series.as_slice()) {
        (ChartKind::Bars, [only]) => Some(only.label.as_str()),
        _ => None,
    };
    let label = label.filter(|label| {
        let label = label.to_lowercase();
        label.trim() != title.trim() && unit.is_none_or(|unit| unit.to_lowercase() != label)
    });
    label.into_iter().chain(unit).collect::<Vec<_>>().join(comma)
}

/// Adds a chart below its title.
fn chart(setter: &mut Setter<'_>, chart: &Chart, part: NodeId, flow: &mut Flow) {
    let width = setter.theme.page.width * setter.theme.shares.measure;
    let styles = setter.theme.styles.clone();
    let step = setter.step();
    let alt = chart.alt.clone().unwrap_or_else(|| setter.locale.alt_chart(chart));
    let caption = setter.node(part, Role::Caption);
    let title = styles.table.semibold().color(setter.theme.colors.ink);
    let mut block = Block::default();
    let mut stretches = setter.inline(&chart.title, &title, caption);
    let aside = aside(chart, setter.locale.words().list_comma);
    if !aside.is_empty() {
        stretches.push(setter.stretch(
            &format!("  {aside}"),
            &styles.label,
            Tag::Node(caption),
        ));
    }
    block.stack(setter.ragged(&stretches, &Rows::new(width, ROW)), (Pt::ZERO, step));
    let node = setter.structure.add_with_words(part, Role::Figure, alt);
    let (theme, language, locale) = (setter.theme, &setter.dossier.language, setter.locale);
    let number = |value: f64, decimals: usize| locale.number(value, decimals);
    let date = |date: Date| locale.date(&date);
    let text = ChartText { number: &number, date: &date };
    let mut pen =
        Pen { theme, compositor: &mut setter.compositor, language, tag: Tag::Node(node) };
    let frame = drawing::chart(&mut pen, chart, &text, width);
    let mut below = Block::white(steps_of(frame.size.height, step));
    below.draw(Point::ORIGIN, frame);
    block.stack(Block::white(1), (Pt::ZERO, step));
    block.stack(below, (Pt::ZERO, step));
    block.fill_row();
    flow.block(block);
}
