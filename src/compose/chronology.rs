//! What happened, by year: dates in a column of their own, one spine, marks by kind.

use std::sync::Arc;

use chrono::Datelike;

use crate::figure::marks::Mark;
use crate::geom::{Point, Pt};
use crate::model::Entry;
use crate::page::{Artifact, NodeId, Role, Tag};
use crate::paginate::{Give, ROW, Start};
use crate::text::{Align, Setting};
use crate::theme::{SMALL_ROW, Theme};

use super::flow::{Block, Flow, Row, Spine, stacked, whole_rows};
use super::head::heading;
use super::legend::{self, legend};
use super::rows::{Group, Rows, TOGETHER, Task, baseline};
use super::setter::{Setter, Stretch};

/// Entries up to this height do not break: a third of an A4 page.
const SOLID: u32 = 17 * ROW;

/// Steps that must be left on a page for the part to begin there.
const ROOM: u32 = 9 * ROW;

/// Sets the chronology: a head, then the entries beside the spine.
pub(super) fn flows(setter: &mut Setter<'_>) -> Vec<Flow> {
    let entries = &setter.dossier.chronology;
    if entries.is_empty() {
        return Vec::new();
    }
    let part = setter.node(NodeId::ROOT, Role::Part);
    let node = setter.node(part, Role::Heading(2));
    let place = setter.place("part/chronology".to_owned());
    let width = setter.theme.page.width;
    let words = setter.locale.words().chronology;
    let mut top = heading(setter, words, (node, width));
    top.anchor(place);
    let colors = &setter.theme.colors;
    let kinds = setter.matter.kinds.iter().map(|(kind, label)| {
        let mark = setter.kind_mark(Some(kind));
        (mark, mark.color(colors), label.clone())
    });
    let kinds: Vec<_> = kinds.collect();
    legend(setter, &kinds, (width, part), &mut top);
    // The first year stands as far below as the others do from what is above them.
    top.steps += ROW;
    let mut head = Flow::new(1, 2 * ROW);
    head.segment.start = Start::FlowIfRoom(ROOM);
    head.block(top);
    let mut flow = Flow::new(1, 0);
    flow.segment.start = Start::UnderHead(ROOM - 3 * ROW);
    // Entries stand at one distance as long as the page can be filled so.
    flow.segment.give = Give::Loth;
    flow.spine = Some(spine(setter));
    let mut year = Year { part, list: part, year: None, again: Arc::default() };
    let mut entries = (0..).zip(entries);
    loop {
        let some = entries.by_ref().take(TOGETHER);
        let groups: Vec<_> = some.map(|entry| year.entry(setter, entry)).collect();
        if groups.is_empty() {
            return vec![head, flow];
        }
        add(setter, groups, &mut flow);
    }
}

/// The year that the entries at hand belong to.
struct Year {
    part: NodeId,
    year: Option<i32>,
    /// The list of its entries.
    list: NodeId,
    /// What stands above entries that go on in another column.
    again: Arc<Block>,
}

impl Year {
    /// An entry whose words are to be set, with the year above it where it is the first one.
    fn entry<'a>(
        &mut self,
        setter: &mut Setter<'_>,
        (index, entry): (usize, &'a Entry),
    ) -> Group<Words<'a>> {
        let its = entry.date.start.first.year();
        let begins = self.year != Some(its);
        self.year = Some(its);
        let mut above = Block::default();
        if begins {
            let section = setter.node(self.part, Role::Section);
            above = year_head(setter, its, Some(section));
            let mut head = year_head(setter, its, None);
            head.fill_row();
            self.again = Arc::new(head);
            self.list = setter.node(section, Role::List);
        }
        let tasks = write(setter, entry, (self.list, its, index));
        let mark = setter.kind_mark(entry.kind.as_deref());
        let of = Words { entry, begins, above, again: Arc::clone(&self.again), mark };
        Group { tasks, of }
    }
}

/// Sets entries and adds them, with the white between them.
fn add(setter: &mut Setter<'_>, groups: Vec<Group<Words<'_>>>, flow: &mut Flow) {
    let theme = setter.theme;
    let set = setter.set_each(groups, |_, words, set| one(theme, words, set));
    for (begins, again, entry) in set {
        if !flow.is_empty() {
            if begins {
                flow.may_break(0);
                flow.space(ROW, 2 * ROW);
            } else {
                flow.may_break_with(15, &again);
                flow.space(GAP, 2 * ROW);
            }
        }
        flow.append(entry);
    }
}

/// Steps between two entries.
const GAP: u32 = ROW;

/// From the left of the spine to the dates, and from the spine to the text.
fn spine_x(theme: &Theme) -> Pt {
    theme.page.side + theme.page.side_gap / 2.0
}

fn spine(setter: &Setter<'_>) -> Spine {
    let stroke = setter.theme.rules.spine;
    let middle = setter.theme.page.steps(ROW) / 2.0;
    Spine { x: spine_x(setter.theme), begins: middle, ends: middle, stroke }
}

/// The year above its first entry; without a section it is repeated on another page.
fn year_head(setter: &mut Setter<'_>, year: i32, section: Option<NodeId>) -> Block {
    let style = setter.theme.styles.year;
    let mut block = Block::white(ROW);
    let (tag, words) = match section {
        Some(section) => {
            let node = setter.node(section, Role::Heading(3));
            let place = setter.place(format!("year/{year}"));
            block.anchor(place);
            setter.years.push((year.to_string(), place));
            (Tag::Node(node), year.to_string())
        }
        None => {
            let words = setter.locale.continued(&year.to_string());
            (Tag::Artifact(Artifact::Layout), words)
        }
    };
    let words = setter.plain(&words, &style, tag);
    let at = Point::new(
        setter.theme.page.main_left(),
        baseline(setter.theme.page.steps(ROW), style.size) - setter.theme.spaces.year,
    );
    setter.line(&words, (at, Align::Start), &mut block);
    block
}

/// An entry whose words are being set.
struct Words<'a> {
    entry: &'a Entry,
    /// Whether it is the first of its year.
    begins: bool,
    /// What stands above it and never leaves it.
    above: Block,
    /// The year as it is repeated on another page.
    again: Arc<Block>,
    mark: Mark,
}

/// The words of an entry that are to be set: date, title, text if there is one, and the names of
/// those who took part if there are some.
fn write(
    setter: &mut Setter<'_>,
    entry: &Entry,
    (list, year, index): (NodeId, i32, usize),
) -> Vec<Task> {
    let mut tasks = Vec::with_capacity(4);
    let styles = &setter.theme.styles;
    let (side, measure) = (setter.theme.page.side, setter.theme.page.main());
    let item = setter.node(list, Role::ListItem);
    setter.structure.comes_from("chronology", index, "");
    let date = setter.locale.entry(&entry.date);
    let date = if date.is_empty() { year.to_string() } else { date };
    let label = setter.node(item, Role::Label);
    let date = setter.plain(&date, &styles.date, Tag::Node(label));
    let rows = Rows::new(side, ROW).aligned(Align::End);
    tasks.push(setter.task(date, Setting::ragged(styles.date.size), rows));
    let body = setter.node(item, Role::ListBody);
    let node = setter.node(body, Role::Paragraph);
    let mut title =
        setter.without_profiles(|setter| setter.inline(&entry.title, &styles.name, node));
    if let Some(portion) = &entry.marking {
        title.push(setter.portion(portion, node));
    }
    let rows = Rows::new(measure, ROW);
    tasks.push(setter.task(title, Setting::ragged(styles.name.size), rows));
    if let Some(text) = &entry.text {
        let node = setter.node(body, Role::Paragraph);
        setter.structure.comes_from("chronology", index, "text");
        let text = setter.inline(text, &styles.body, node);
        tasks.push(setter.task(text, Setting::justified(styles.body.size), rows));
    }
    let names = participants(setter, entry, body);
    if !names.is_empty() {
        // Names stay whole where they can.
        let setting = Setting { whole: true, ..Setting::ragged(styles.fine.size) };
        let rows = Rows::new(side, SMALL_ROW).aligned(Align::End);
        tasks.push(setter.task(names, setting, rows));
    }
    tasks
}

/// One entry, whose words come set in the order of [`write()`]: whether it is the first of its
/// year, the year, and its boxes.
fn one(theme: &Theme, words: Words<'_>, set: Vec<Vec<Row>>) -> (bool, Arc<Block>, Flow) {
    let Words { entry, begins, above, again, mark: shape } = words;
    let mut flow = Flow::new(1, 0);
    let page = &theme.page;
    let step = page.step();
    let mut set = set.into_iter();
    let mut next = || set.next().unwrap_or_default();
    let dates = stacked(next(), step);
    let title = stacked(next(), step);
    let mut lines = if entry.text.is_some() { next() } else { Vec::new() };
    let names = stacked(next(), step);
    let mut block = above;
    let mut first = Block::default();
    let size = theme.styles.date.size;
    let y = baseline(page.steps(ROW), size);
    first.steps = dates.steps;
    first.put(Point::ORIGIN, dates);
    let at = Point::new(spine_x(theme), y);
    let drawn = (shape, shape.color(&theme.colors));
    legend::draw(drawn, (at, size, theme.sizes.entry), &mut first);
    let mut main = Block::default();
    main.stack(title, (Pt::ZERO, step));
    let left = page.main_left();
    for row in &mut lines {
        let mut moved = Block::white(row.block.steps);
        moved.put(Point::new(left, Pt::ZERO), std::mem::take(&mut row.block));
        row.block = moved;
    }
    let title_steps = main.steps;
    first.put(Point::new(left, Pt::ZERO), main);
    let (date_steps, count) =
        (first.steps, u32::try_from(lines.len()).unwrap_or(u32::MAX / ROW));
    first.steps = title_steps;
    let side_steps = date_steps + names.steps;
    first.put(Point::new(Pt::ZERO, step * f64::from(date_steps)), names);
    if block.steps + first.steps + count * ROW <= SOLID {
        first.stack(stacked(lines, step), (Pt::ZERO, step));
        first.steps = whole_rows(first.steps.max(side_steps));
        block.stack(first, (Pt::ZERO, step));
        flow.block(block);
        return (begins, again, flow);
    }
    block.stack(first, (Pt::ZERO, step));
    let mut lines = lines.into_iter();
    // The title keeps two lines.
    for row in lines.by_ref().take(2) {
        block.stack(row.block, (Pt::ZERO, step));
    }
    flow.block(block);
    let rest_lines: Vec<_> = lines.collect();
    if rest_lines.len() >= 2 {
        flow.may_break_with(super::flow::WITHIN, &again);
    }
    flow.lines(rest_lines, Some(&again));
    (begins, again, flow)
}

/// Those who took part and whom the text does not name, with links to their profiles; they stand
/// below the date.
fn participants(setter: &mut Setter<'_>, entry: &Entry, body: NodeId) -> Vec<Stretch> {
    let linked: Vec<_> = entry
        .text
        .iter()
        .chain([&entry.title])
        .flat_map(|text| &text.pieces)
        .filter_map(|piece| match piece {
            crate::model::Piece::Run(run) => run.link.clone(),
            crate::model::Piece::Cite(_) => None,
        })
        .collect();
    let unnamed: Vec<_> = entry
        .actors
        .iter()
        .filter(|actor| !linked.contains(&crate::model::Link::Actor(**actor)))
        .collect();
    if unnamed.is_empty() {
        return Vec::new();
    }
    let style = setter.theme.styles.fine;
    let node = setter.node(body, Role::Paragraph);
    let mut stretches = Vec::new();
    for actor in unnamed {
        if !stretches.is_empty() {
            let comma = setter.locale.words().list_comma;
            stretches.push(setter.stretch(comma, &style, Tag::Node(node)));
        }
        let name = setter.dossier.actors[actor.0 as usize].name.clone();
        let place = crate::page::Target::Place(setter.places.actor(*actor));
        stretches.push(setter.linked(&name, &style, node, (place, name.clone())));
    }
    stretches
}
