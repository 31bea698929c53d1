//! Profiles as cards in two balanced columns: name, native name, stance, role, profile, words.

use std::sync::Arc;

use crate::figure::marks::Mark;
use crate::geom::{Point, Pt};
use crate::model::{Actor, ActorId, Quotation, Stance, Text};
use crate::page::{Artifact, Item as Painted, NodeId, Role, Tag};
use crate::paginate::{ROW, Start};
use crate::paint::Shape;
use crate::text::{Align, Paragraph, Setting};
use crate::theme::SMALL_ROW;

use super::flow::{Block, Flow, Row, WITHIN};
use super::head::{hairline, heading};
use super::legend::{self, Entry, legend};
use super::rows::{Group, Rows, baseline};
use super::setter::Setter;

/// Cards up to this height are not broken gladly: a third of an A4 page.
const SOLID: u32 = 17 * ROW;

/// What it costs to break one of them: as much as a page. It comes where columns would else end
/// seven rows apart or far above the foot, as with three cards in all; a name that is repeated
/// within sight of itself is worse than uneven white between cards.
const TORN: u32 = 5_000;

/// Steps between two cards.
const GAP: u32 = ROW;

/// Steps that must be left on a page for the part to begin there, besides its first cards.
const ROOM: u32 = 3 * ROW;

/// Sets the profiles: a head over the whole width, then two columns.
pub(super) fn flows(setter: &mut Setter<'_>) -> Vec<Flow> {
    let actors = &setter.dossier.actors;
    if actors.is_empty() {
        return Vec::new();
    }
    let part = setter.node(NodeId::ROOT, Role::Part);
    let node = setter.node(part, Role::Heading(2));
    let place = setter.place("part/actors".to_owned());
    let width = setter.theme.page.width;
    let words = setter.locale.words().actors;
    let mut top = heading(setter, words, (node, width));
    top.anchor(place);
    stance_legend(setter, actors, (width, part), &mut top);
    let mut head = Flow::new(1, 2 * ROW);
    head.block(top);
    // A single card has none to be level with.
    let columns = if actors.len() == 1 { 1 } else { setter.theme.page.columns };
    let mut cards = Flow::new(columns, 0);
    let groups = (0..)
        .zip(actors)
        .map(|(index, actor)| begin(setter, (ActorId(index), actor), part))
        .collect();
    let set = setter.set_each(groups, |_, card, paragraphs| (card, paragraphs));
    let mut first = 0;
    for (index, (actor, set)) in actors.iter().zip(set).enumerate() {
        if index > 0 {
            cards.may_break(0);
            // Cards do not break: what levels the columns is the white between them.
            cards.space(GAP, 4 * ROW);
        }
        let steps = finish(setter, &actor.name, set, &mut cards);
        // The head stays with the first cards, one in each column.
        if index < usize::from(columns) {
            first = first.max(steps);
        }
    }
    head.segment.start = Start::FlowIfRoom(ROOM + first);
    cards.segment.start = Start::UnderHead(first);
    vec![head, cards]
}

/// A mark for every stance, told apart by shape.
pub(super) const fn stance_mark(stance: Stance) -> Mark {
    match stance {
        Stance::For => Mark::Triangle,
        Stance::Against => Mark::TriangleDown,
        Stance::Mixed => Mark::Diamond,
        Stance::Neutral => Mark::Disc,
        Stance::Unknown => Mark::Ring,
    }
}

/// What the marks say, at the right of the heading.
fn stance_legend(
    setter: &mut Setter<'_>,
    actors: &[Actor],
    (width, part): (Pt, NodeId),
    top: &mut Block,
) {
    let all = [Stance::For, Stance::Against, Stance::Mixed, Stance::Neutral, Stance::Unknown];
    let used: Vec<Stance> = all
        .into_iter()
        .filter(|stance| actors.iter().any(|actor| actor.stance == Some(*stance)))
        .collect();
    let color = setter.theme.colors.blue;
    let entries: Vec<Entry> = used
        .into_iter()
        .map(|stance| (stance_mark(stance), color, setter.stance(stance)))
        .collect();
    legend(setter, &entries, (width, part), top);
}

/// A card whose profile is being set.
struct Card {
    top: Block,
    quotation: Option<Block>,
}

/// Sets all of a card but its profile, which is to be set with the others.
fn begin(setter: &mut Setter<'_>, (id, actor): (ActorId, &Actor), part: NodeId) -> Group<Card> {
    let mut tasks = Vec::with_capacity(actor.profile.len());
    let width = setter.theme.page.column();
    let section = setter.node(part, Role::Section);
    setter.structure.comes_from("actors", id.0 as usize, "");
    let mut top =
        super::picture::beside(setter, actor.portrait.as_ref(), section, |setter, indent| {
            let mut top = name(setter, actor, (section, width, indent));
            roles(setter, actor, (section, width, indent), &mut top);
            top
        });
    top.anchor(setter.places.actor(id));
    top.fill_row();
    let body = setter.theme.styles.body;
    for (index, text) in actor.profile.iter().enumerate() {
        let node = setter.node(section, Role::Paragraph);
        setter.structure.comes_from("actors", id.0 as usize, "profile");
        let indent = if index == 0 { Pt::ZERO } else { body.size * setter.theme.shares.indent };
        let rows = Rows { indent, ..Rows::new(width, ROW) };
        let text = unlinked(text, id);
        let text = setter.inline(&text, &body, node);
        tasks.push(setter.task(text, Setting::justified(body.size), rows));
    }
    let quotation =
        actor.quotation.as_ref().map(|words| quotation(setter, words, (section, width)));
    Group { tasks, of: Card { top, quotation } }
}

/// Adds a card, its profile set, and answers how high it is up to where it may well break.
fn finish(
    setter: &mut Setter<'_>,
    name: &str,
    (card, paragraphs): (Card, Vec<Vec<Row>>),
    flow: &mut Flow,
) -> u32 {
    let Card { top, quotation } = card;
    let lines: usize = paragraphs.iter().map(Vec::len).sum();
    let quoted = quotation.as_ref().map_or(0, |quotation| quotation.steps);
    let total = top.steps + u32::try_from(lines).unwrap_or(u32::MAX / ROW) * ROW + quoted;
    let (solid, steps) = (total <= SOLID, top.steps);
    let within = if solid { TORN } else { WITHIN };
    let width = setter.theme.page.column();
    let head = Arc::new(continued(setter, name, width));
    flow.block(top);
    for (index, rows) in paragraphs.into_iter().enumerate() {
        if index > 0 {
            flow.may_break_with(if solid { TORN } else { WITHIN / 2 }, &head);
        }
        flow.lines_at(within, rows, Some(&head));
    }
    if let Some(quotation) = quotation {
        flow.may_break_with(within, &head);
        flow.block(quotation);
    }
    if solid { total } else { steps }
}

/// A profile does not link to itself.
fn unlinked(text: &Text, id: ActorId) -> Text {
    let mut text = text.clone();
    for piece in &mut text.pieces {
        if let crate::model::Piece::Run(run) = piece
            && run.link == Some(crate::model::Link::Actor(id))
        {
            run.link = None;
        }
    }
    text
}

/// The head of a card that goes on in another column.
fn continued(setter: &mut Setter<'_>, name: &str, width: Pt) -> Block {
    let words = setter.locale.continued(name);
    let style = setter.theme.styles.name;
    let tag = Tag::Artifact(Artifact::Layout);
    let mut block = Block::white(ROW);
    hairline(setter, &mut block, width);
    let words = setter.plain(&words, &style, tag);
    let step = setter.step();
    let up = baseline(setter.theme.page.steps(ROW), style.size) - setter.theme.spaces.continued;
    for row in setter.set(&words, &Setting::ragged(style.size), &Rows::new(width, ROW)) {
        let y = step * f64::from(block.steps - ROW) - up;
        block.put(Point::new(Pt::ZERO, y), row.block);
        block.steps += ROW;
    }
    block
}

/// Name, native name and stance. The stance keeps its place at the right; a name too long for
/// what is left goes over two lines.
fn name(
    setter: &mut Setter<'_>,
    actor: &Actor,
    (section, width, indent): (NodeId, Pt, Pt),
) -> Block {
    let styles = setter.theme.styles.clone();
    let step = setter.step();
    let heights = &setter.theme.heights;
    let mut block = Block::white(heights.above_name);
    hairline(setter, &mut block, width);
    let heading = setter.node(section, Role::Heading(3));
    let mut words = setter.plain(&actor.name, &styles.name, Tag::Node(heading));
    if let Some((native, language)) = &actor.native_name {
        words.push(setter.stretch("  ", &styles.native, Tag::Node(heading)));
        words.push(setter.foreign(native, language, &styles.native, heading));
    }
    if let Some(portion) = &actor.marking {
        words.push(setter.portion(portion, heading));
    }
    let stance = actor.stance.map(|stance| {
        let node = setter.node(section, Role::Paragraph);
        let label = setter.stance(stance);
        let style = styles.label.color(setter.theme.colors.blue);
        let label = setter.plain(&label, &style, Tag::Node(node));
        (stance_mark(stance), setter.paragraph(&label, &Setting::ragged(style.size)))
    });
    let most = (width - indent) * setter.theme.shares.stance;
    let (beside, below) = match stance {
        Some((mark, label)) if label.width().fits(most) => (Some((mark, label)), None),
        long => (None, long),
    };
    let reserved = beside.map_or(Pt::ZERO, |stance| {
        let (line, used) = beside_name(setter, stance, width);
        block.put(Point::new(Pt::ZERO, step * f64::from(heights.above_name)), line);
        used + setter.theme.spaces.stance
    });
    let setting = Setting::ragged(styles.name.size);
    let rows =
        setter.set(&words, &setting, &Rows::new(width - reserved - indent, heights.name));
    for row in rows {
        block.stack(row.block, (indent, step));
    }
    if let Some((mark, label)) = below {
        let entry = ((mark, setter.theme.colors.blue), label);
        legend::below(setter, vec![entry], (indent, width), &mut block);
    }
    block
}

/// A stance at the right of a name, and how wide its words are.
fn beside_name(
    setter: &mut Setter<'_>,
    (mark, label): (Mark, Paragraph),
    width: Pt,
) -> (Block, Pt) {
    let theme = setter.theme;
    let y = baseline(theme.page.steps(theme.heights.name), theme.styles.name.size);
    let mut line = Block::default();
    let used = setter.put_line(&label, (Point::new(width, y), Align::End), &mut line);
    let at = Point::new(width - used - theme.spaces.stance_mark, y);
    let sizes = (at, theme.styles.label.size, theme.sizes.mark);
    legend::draw((mark, theme.colors.blue), sizes, &mut line);
    (line, used)
}

/// Role, affiliation, other names and years of activity in small print.
fn roles(
    setter: &mut Setter<'_>,
    actor: &Actor,
    (section, width, indent): (NodeId, Pt, Pt),
    top: &mut Block,
) {
    let style = setter.theme.styles.label;
    let node = setter.node(section, Role::Paragraph);
    let mut stretches = Vec::new();
    for text in actor.role.iter().chain(&actor.affiliation) {
        if !stretches.is_empty() {
            stretches.push(setter.stretch(" · ", &style, Tag::Node(node)));
        }
        stretches.extend(setter.inline(text, &style, node));
    }
    let mut more = Vec::new();
    if !actor.aliases.is_empty() {
        let words = setter.locale.words().also_known_as;
        more.push(format!("{words} {}", setter.locale.list(&actor.aliases)));
    }
    if let Some((from, to)) = &actor.active {
        more.extend(setter.locale.active(from.as_ref(), to.as_ref()));
    }
    for words in more {
        let gap = if stretches.is_empty() { "" } else { " · " };
        stretches.push(setter.stretch(&format!("{gap}{words}"), &style, Tag::Node(node)));
    }
    let step = setter.step();
    let block = setter.ragged(&stretches, &Rows::new(width - indent, SMALL_ROW));
    top.stack(block, (indent, step));
}

/// Words of an actor beside a rule, with a remark below.
fn quotation(
    setter: &mut Setter<'_>,
    quotation: &Quotation,
    (section, width): (NodeId, Pt),
) -> Block {
    let style = setter.theme.styles.quote;
    let quote = setter.node(section, Role::BlockQuote);
    let node = setter.node(quote, Role::Paragraph);
    let step = setter.step();
    let spaces = &setter.theme.spaces;
    let indent = spaces.words;
    let measure = width - indent;
    let mut block = Block::white(1);
    let (open, close) = crate::model::quotation_marks(&setter.dossier.language);
    let stretches = setter.without_profiles(|setter| {
        let mut stretches = setter.plain(&open, &style, Tag::Node(node));
        let (words, marks) = split_marks(&quotation.text);
        stretches.extend(setter.inline(&words, &style, node));
        stretches.push(setter.stretch(&close, &style, Tag::Node(node)));
        stretches.extend(setter.inline(&marks, &style, node));
        stretches
    });
    let words = setter.ragged(&stretches, &Rows::new(measure, ROW));
    block.stack(words, (indent, step));
    if let Some(note) = &quotation.note {
        let small = setter.theme.styles.small;
        let node = setter.node(section, Role::Paragraph);
        let note = setter.ragged_text(note, &small, node, &Rows::new(measure, SMALL_ROW));
        block.stack(note, (indent, step));
    }
    let height = step * f64::from(block.steps - 1);
    block.fill_row();
    let (top, x) = (step + spaces.words_top, spaces.quote_rule);
    let line = Shape::line(
        Point::new(x, top),
        Point::new(x, top + height - spaces.words_short),
        setter.theme.rules.quote,
    );
    block.push(Point::ORIGIN, Tag::Artifact(Artifact::Layout), Painted::Shape(line.into()));
    block
}

/// A text and the marks of citation at its end, which stand outside of quotation marks.
pub(super) fn split_marks(text: &Text) -> (Text, Text) {
    let last = text.pieces.iter().rposition(|p| matches!(p, crate::model::Piece::Run(_)));
    let at = last.map_or(0, |last| last + 1);
    let (words, marks) = text.pieces.split_at(at);
    (Text { pieces: words.to_vec() }, Text { pieces: marks.to_vec() })
}

impl Setter<'_> {
    /// What a stance is called.
    pub(super) fn stance(&self, stance: Stance) -> String {
        let own = self.dossier.stances.iter().find(|(named, _)| *named == stance);
        own.map_or_else(
            || self.locale.words().stance(stance).to_owned(),
            |(_, label)| label.clone(),
        )
    }
}
