//! Page one: who speaks, what is claimed, how sure, as of when.
//!
//! The title stands above everything else. Summary, judgements and key figures share the page
//! whenever they fit; the width of the box is then chosen so that the text and the box beside
//! it end together.

use crate::geom::{Point, Pt, Size};
use crate::model::Text;
use crate::page::{Artifact, Item, NodeId, Role, Tag};
use crate::paginate::ROW;
use crate::paint::{Shape, rectangle};
use crate::text::{Line, Paragraph, Setting, Style};
use crate::theme::{Heights, SMALL_ROW, Theme, TitleSize};

use super::figures;
use super::flow::{Block, Flow, Row, steps_of, whole_rows};
use super::head::heading;
use super::judge::{self, Density, Judged};
use super::marking::Marking;
use super::rows::{Rows, baseline};
use super::setter::{Setter, on_one_line};
use super::strip;

/// What page one begins with: marking, eyebrow, title, subtitle, byline and the strip of time.
pub(super) fn title(setter: &mut Setter<'_>) -> Block {
    let mut block = Block::default();
    let root = NodeId::ROOT;
    let step = setter.step();
    let width = setter.theme.page.width;
    let styles = setter.theme.styles.clone();
    if let Some(eyebrow) = eyebrow(setter) {
        let node = setter.node(root, Role::Paragraph);
        let words = setter.plain(&eyebrow, &styles.eyebrow, Tag::Node(node));
        let (room, head) = match Marking::of(setter) {
            Some(marking) => (marking.clear(setter), marking.head(setter)),
            None => (width, setter.theme.page.head),
        };
        let lines = setter.ragged(&words, &Rows::new(room, SMALL_ROW));
        // The last line is on that of the marking; those for which there is no room above push it
        // down, and the title with it.
        let page = &setter.theme.page;
        let above = lines.steps.saturating_sub(SMALL_ROW);
        let free = steps_of(head - setter.theme.spaces.edge, step);
        block.steps += above.saturating_sub(free);
        let first = head - page.top_of(0) + page.steps(block.steps) - page.steps(above);
        let top = first - baseline(page.steps(SMALL_ROW), styles.eyebrow.size);
        block.put(Point::new(Pt::ZERO, top), lines);
    }
    block.steps += ROW;
    let node = setter.node(root, Role::Heading(1));
    let place = setter.place("title".to_owned());
    block.anchor(place);
    let title = &setter.dossier.title;
    let title = sized_title(setter, title, node);
    block.stack(title, (Pt::ZERO, step));
    if let Some(subtitle) = &setter.dossier.subtitle {
        let node = setter.node(root, Role::Paragraph);
        let stretches = setter.inline(subtitle, &styles.subtitle, node);
        let setting = Setting::balanced(styles.subtitle.size);
        let rows =
            setter.set(&stretches, &setting, &Rows::new(width, setter.theme.heights.subtitle));
        for row in rows {
            block.stack(row.block, (Pt::ZERO, step));
        }
    }
    let byline = byline(setter);
    // Where the title stands alone, its descenders keep clear of what is below.
    let alone = setter.dossier.subtitle.is_none() && byline.is_empty();
    block.steps += if alone { setter.theme.heights.below_title } else { 0 };
    if !byline.is_empty() {
        let node = setter.node(root, Role::Paragraph);
        let words = setter.plain(&byline.join(" · "), &styles.label, Tag::Node(node));
        let line = setter.ragged(&words, &Rows::new(width, SMALL_ROW));
        block.stack(line, (Pt::ZERO, step));
    }
    // The rule of the next part keeps clear of what is above it: less of the years below the
    // strip, which are small, than of a subtitle.
    match strip::strip(setter, root) {
        Some(strip) => {
            block.stack(strip, (Pt::ZERO, step));
            block.steps += setter.theme.heights.below_strip;
        }
        None => block.steps += ROW,
    }
    block.fill_row();
    block
}

/// The title in the largest size that gives it two lines of whole words, or at least two lines.
fn sized_title(setter: &mut Setter<'_>, title: &Text, node: NodeId) -> Block {
    let width = setter.theme.page.width;
    let base = setter.theme.styles.title;
    let step = setter.step();
    let sizes = setter.theme.sizes.titles;
    let scale = base.size / sizes[0].size;
    let (mut chosen, mut is_short) = (None, false);
    for TitleSize { size, steps } in sizes {
        let style = Style { size: size * scale, ..base };
        let stretches = setter.inline(title, &style, node);
        let paragraph = setter.paragraph(&stretches, &Setting::balanced(style.size));
        let lines = paragraph.lines(width);
        let short = lines.len() <= 2;
        let broken = |line: &Line| line.divides_a_word() || line.sticks_out(width);
        let whole = short && !lines.iter().any(broken);
        if whole || !is_short {
            chosen = Some((paragraph, style.size, Rows::new(width, steps)));
            is_short = short;
        }
        if whole {
            break;
        }
    }
    let mut block = Block::default();
    if let Some((paragraph, size, rows)) = chosen {
        for row in setter.rows(&paragraph, size, &rows) {
            block.stack(row.block, (Pt::ZERO, step));
        }
    }
    block
}

/// Series, topic and number above the title.
fn eyebrow(setter: &Setter<'_>) -> Option<String> {
    let dossier = setter.dossier;
    let parts = [&dossier.series, &dossier.topic, &dossier.number];
    let parts: Vec<&str> = parts.into_iter().flatten().map(String::as_str).collect();
    (!parts.is_empty()).then(|| parts.join(" · "))
}

/// Who issues it, when, and which edition it is.
fn byline(setter: &Setter<'_>) -> Vec<String> {
    let (dossier, words) = (setter.dossier, setter.locale.words());
    let mut parts = Vec::new();
    if let Some(issuer) = &dossier.issuer {
        parts.push(issuer.clone());
    }
    if !dossier.authors.is_empty() {
        parts.push(setter.locale.list(&dossier.authors));
    }
    // A label and what it labels stand on one line, unless it is long.
    let mut labelled =
        |label: &str, fact: &str| parts.push(on_one_line(&format!("{label} {fact}"), WHOLE));
    if dossier.published != dossier.as_of {
        labelled(words.published, &setter.locale.day(dossier.published));
    }
    if let Some(version) = &dossier.version {
        labelled(words.version, version);
    }
    if let Some(version) = &dossier.supersedes {
        labelled(words.supersedes, version);
    }
    if let Some(contact) = &dossier.contact {
        labelled(words.contact, contact);
    }
    parts
}

/// So many characters of the byline are kept on one line.
const WHOLE: usize = 48;

/// The left side of the summary.
struct Side {
    heading: Block,
    lead: Vec<Row>,
    body: Vec<Vec<Row>>,
}

impl Side {
    fn steps(&self, heights: &Heights) -> u32 {
        let rows = self.lead.len() + self.body.iter().map(Vec::len).sum::<usize>();
        let rows = u32::try_from(rows).unwrap_or(u32::MAX / ROW);
        let below_lead = if self.lead.is_empty() { 0 } else { heights.below_lead };
        self.heading.steps + rows * ROW + below_lead
    }
}

/// The texts of the summary, shaped once and broken for every width that is tried.
struct Shaped {
    heading: NodeId,
    lead: Option<Paragraph>,
    body: Vec<Paragraph>,
}

/// The summary as flows: all of page one in a block where it fits, else one after another.
/// `room` is what the title leaves of page one; `figures` says whether key figures follow.
pub(super) fn summary(setter: &mut Setter<'_>, room: u32, figures: bool) -> Vec<Flow> {
    let part = setter.node(NodeId::ROOT, Role::Part);
    let place = setter.place("part/summary".to_owned());
    let shaped = shape(setter, part);
    let judged = judge::shape(setter, part);
    let figures = if figures { figures::set(setter) } else { None };
    let below = figures.as_ref().map_or(0, |figures| figures.steps() + ROW);
    if let Some(judged) = &judged {
        let legend = judge::legend(setter, judged, setter.theme.page.width);
        let legend_steps = legend.steps + setter.theme.heights.above_scale;
        // With key figures below if that can be; otherwise a box beside the text is right
        // whenever it fits.
        let mut tried = Vec::new();
        let mut found = None;
        for density in [Density::Open, Density::Close] {
            let chosen = beside(setter, &shaped, judged, density);
            if whole_rows(chosen.steps + legend_steps) + below + ROW <= room {
                found = Some((chosen, true));
                break;
            }
            tried.push(chosen);
        }
        let alone = |chosen: &Beside| chosen.steps + legend_steps + ROW <= room;
        let found =
            found.or_else(|| tried.into_iter().find(alone).map(|chosen| (chosen, false)));
        if let Some((chosen, fits)) = found {
            let mut block = place_beside(setter, &shaped, judged, &chosen);
            block.anchor(place);
            let step = setter.step();
            block.stack(Block::white(setter.theme.heights.above_scale), (Pt::ZERO, step));
            block.stack(legend, (Pt::ZERO, step));
            block.fill_row();
            let mut flow = Flow::new(1, 0);
            flow.space(ROW, ROW);
            flow.block(block);
            if let Some(figures) = figures {
                if fits {
                    flow.space(ROW, 3 * ROW);
                    flow.block(figures.whole(setter.step()));
                } else {
                    figures.flow(&mut flow, ROW);
                }
            }
            return vec![flow];
        }
    }
    long(setter, &shaped, judged.as_ref(), (place, figures))
}

fn shape(setter: &mut Setter<'_>, part: NodeId) -> Shaped {
    let styles = setter.theme.styles.clone();
    let heading = setter.node(part, Role::Heading(2));
    let summary = &setter.dossier.summary;
    let lead = summary.bottom_line.as_ref().map(|text| {
        let node = setter.node(part, Role::Paragraph);
        let stretches = setter.inline(text, &styles.lead, node);
        setter.paragraph(&stretches, &Setting::ragged(styles.lead.size))
    });
    let body = summary.paragraphs.iter().enumerate().map(|(index, text)| {
        let node = setter.node(part, Role::Paragraph);
        setter.structure.comes_from("summary.paragraphs", index, "");
        let stretches = setter.inline(text, &styles.body, node);
        setter.paragraph(&stretches, &Setting::justified(styles.body.size))
    });
    let body = body.collect();
    Shaped { heading, lead, body }
}

/// Sets the left side for a width.
fn side(setter: &mut Setter<'_>, shaped: &Shaped, width: Pt) -> Side {
    let styles = setter.theme.styles.clone();
    let words = setter.locale.words().summary;
    let heading = heading(setter, words, (shaped.heading, width));
    let lead = shaped
        .lead
        .as_ref()
        .map(|lead| setter.rows(lead, styles.lead.size, &Rows::new(width, ROW)));
    let body = shaped.body.iter().enumerate().map(|(index, paragraph)| {
        let indent =
            if index == 0 { Pt::ZERO } else { styles.body.size * setter.theme.shares.indent };
        setter.rows(paragraph, styles.body.size, &Rows { indent, ..Rows::new(width, ROW) })
    });
    let body = body.collect();
    Side { heading, lead: lead.unwrap_or_default(), body }
}

/// How text and box stand beside each other.
#[derive(Clone, Copy, Debug)]
struct Beside {
    density: Density,
    left: Pt,
    right: Pt,
    steps: u32,
}

/// What a step costs by which the higher side is high, where one costs 1 by which it is higher.
const HIGH: u32 = 4;

/// The widths at which both sides are the least uneven, and the lower of equals.
fn beside(setter: &Setter<'_>, shaped: &Shaped, judged: &Judged, density: Density) -> Beside {
    let theme = setter.theme;
    let (width, gutter) = (theme.page.width, theme.page.gutter * theme.shares.gutter);
    let shares = &theme.shares.frames;
    let middle = shares.len() / 2;
    let mut best = (u32::MAX, usize::MAX, None);
    // From the middle outwards: there, one side soon grows so high that the other need not be
    // broken into lines.
    let mut order: Vec<usize> = (0..shares.len()).collect();
    order.sort_by_key(|index| index.abs_diff(middle));
    for index in order {
        let right = width * shares[index];
        let left = width - right - gutter;
        let text = || side_steps(theme, shaped, left);
        let held =
            || whole_rows(judge::steps(judged, (right - theme.spaces.frame * 2.0, density)));
        let (first, second): (&dyn Fn() -> u32, &dyn Fn() -> u32) =
            if index < middle { (&held, &text) } else { (&text, &held) };
        let first = first();
        if first.saturating_mul(HIGH) > best.0 {
            continue;
        }
        let second = second();
        let steps = first.max(second);
        let uneven = first.abs_diff(second) + HIGH * steps;
        if (uneven, index) < (best.0, best.1) {
            best = (uneven, index, Some(Beside { density, left, right, steps }));
        }
    }
    best.2.expect("several widths are tried")
}

/// The height of the left side, from the numbers of its lines alone.
fn side_steps(theme: &Theme, shaped: &Shaped, width: Pt) -> u32 {
    let indent = theme.styles.body.size * theme.shares.indent;
    let lead = shaped.lead.as_ref().map_or(0, |lead| lead.lines(width).len());
    let body = shaped.body.iter().enumerate().map(|(index, paragraph)| {
        let indent = if index == 0 { Pt::ZERO } else { indent };
        paragraph.lines_indented(width, indent).len()
    });
    let rows = u32::try_from(lead + body.sum::<usize>()).unwrap_or(u32::MAX / ROW);
    let heights = &theme.heights;
    heights.heading() + rows * ROW + if lead > 0 { heights.below_lead } else { 0 }
}

fn place_beside(
    setter: &mut Setter<'_>,
    shaped: &Shaped,
    judged: &Judged,
    chosen: &Beside,
) -> Block {
    let step = setter.step();
    let side = side(setter, shaped, chosen.left);
    let steps = chosen.steps.max(side.steps(&setter.theme.heights));
    let mut block = stack_side(side, (step, setter.theme.heights.below_lead));
    let right = chosen.left + setter.theme.page.gutter * setter.theme.shares.gutter;
    let size = Size::new(chosen.right, step * f64::from(steps));
    let colors = &setter.theme.colors;
    let path = rectangle(Point::ORIGIN, size);
    // A theme without tints draws the box.
    let ground = if colors.tint == colors.white {
        Shape::stroked(path, setter.theme.rules.frame)
    } else {
        Shape::filled(path, colors.tint)
    };
    let under = Tag::Artifact(Artifact::Layout);
    block.push(Point::new(right, Pt::ZERO), under, Item::Shape(ground.into()));
    let held = judge::set(
        setter,
        judged,
        (chosen.right - setter.theme.spaces.frame * 2.0, chosen.density),
        Some(steps),
    );
    block.put(Point::new(right + setter.theme.spaces.frame, Pt::ZERO), held);
    block.steps = steps;
    block
}

fn stack_side(side: Side, (step, below_lead): (Pt, u32)) -> Block {
    let mut block = side.heading;
    let led = !side.lead.is_empty();
    for row in side.lead {
        block.stack(row.block, (Pt::ZERO, step));
    }
    if led {
        block.stack(Block::white(below_lead), (Pt::ZERO, step));
    }
    for row in side.body.into_iter().flatten() {
        block.stack(row.block, (Pt::ZERO, step));
    }
    block
}

/// A summary too long for a box beside it: over the whole width, judgements and figures below.
fn long(
    setter: &mut Setter<'_>,
    shaped: &Shaped,
    judged: Option<&Judged>,
    (place, figures): (crate::page::DestinationId, Option<figures::Figures>),
) -> Vec<Flow> {
    // Lines of the full width would be too long to read.
    let width = setter.theme.page.width * setter.theme.shares.measure;
    let full = setter.theme.page.width;
    let words = setter.locale.words().summary;
    let mut flow = Flow::new(1, 0);
    flow.space(ROW, ROW);
    let mut top = heading(setter, words, (shaped.heading, full));
    top.anchor(place);
    flow.block(top);
    let side = side(setter, shaped, width);
    let led = !side.lead.is_empty();
    flow.lines(side.lead, None);
    if led {
        flow.space(setter.theme.heights.below_lead, ROW);
    }
    for (index, rows) in side.body.into_iter().enumerate() {
        if index > 0 {
            flow.may_break(10);
        }
        flow.lines(rows, None);
    }
    let mut flows = vec![flow];
    if let Some(judged) = judged {
        let mut flow = Flow::new(1, ROW);
        judge::flow(setter, judged, full, &mut flow);
        flows.push(flow);
    }
    if let Some(figures) = figures {
        let mut flow = Flow::new(1, 2 * ROW);
        figures.flow(&mut flow, 0);
        flows.push(flow);
    }
    flows
}

/// What has changed since the last edition.
pub(super) fn changes(setter: &mut Setter<'_>) -> Option<Flow> {
    let changes = &setter.dossier.summary.changes;
    if changes.is_empty() {
        return None;
    }
    let width = setter.theme.page.width;
    let part = setter.node(NodeId::ROOT, Role::Part);
    let node = setter.node(part, Role::Heading(2));
    let mut flow = Flow::new(1, 2 * ROW);
    let words = setter.locale.words().changes;
    flow.block(heading(setter, words, (node, width)));
    super::sections::list(setter, changes, (part, width, false), &mut flow);
    Some(flow)
}
