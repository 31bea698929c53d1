//! The parts that close a briefing: glossary, sources, distribution.

use crate::geom::{Point, Pt};
use crate::locale::fill;
use crate::model::{Purpose, Source, SourceId, SourceKind};
use crate::page::{DestinationId, NodeId, Role, Tag, Target};
use crate::paginate::{ROW, Start};
use crate::text::{Align, Forms, Setting, Style};
use crate::theme::SMALL_ROW;

use super::flow::{Block, Flow, Row, indented, stacked};
use super::head::heading;
use super::rows::{Group, Rows, TOGETHER, one_line, shaped};
use super::setter::{Setter, Stretch};

/// Steps by which the white between two members of a list may grow to level its columns: less than
/// a row, which would make a page fuller.
const LEVEL: u32 = ROW - 1;

/// The height of a row of notes in steps.
const NOTE: u32 = SMALL_ROW;

/// A head over the whole width for a part set in two columns.
fn head(setter: &mut Setter<'_>, (name, words): (&str, &str)) -> (NodeId, Flow) {
    let part = setter.node(NodeId::ROOT, Role::Part);
    let node = setter.node(part, Role::Heading(2));
    let place = setter.place(format!("part/{name}"));
    let mut top = heading(setter, words, (node, setter.theme.page.width));
    top.anchor(place);
    let mut flow = Flow::new(1, 2 * ROW);
    // Heading, legend and the first entries.
    flow.segment.start = Start::FlowIfRoom(8 * ROW);
    flow.block(top);
    (part, flow)
}

/// Sets the glossary in two columns.
pub(super) fn glossary(setter: &mut Setter<'_>) -> Vec<Flow> {
    let terms = &setter.dossier.glossary;
    if terms.is_empty() {
        return Vec::new();
    }
    let (part, top) = head(setter, ("glossary", setter.locale.words().glossary));
    let list = setter.node(part, Role::List);
    let width = setter.theme.page.column();
    let style = setter.theme.styles.table;
    // A lone term has none to be level with.
    let columns = if terms.len() == 1 { 1 } else { setter.theme.page.columns };
    let mut flow = Flow::under_head(columns);
    for (index, term) in terms.iter().enumerate() {
        if index > 0 {
            flow.may_break(0);
            flow.space(1, LEVEL);
        }
        let item = setter.node(list, Role::ListItem);
        let label = setter.node(item, Role::Label);
        let name = style.semibold().color(setter.theme.colors.blue);
        let mut stretches = setter.plain(&term.term, &name, Tag::Node(label));
        let body = setter.node(item, Role::ListBody);
        stretches.push(setter.stretch("  ", &style, Tag::Node(body)));
        stretches.extend(setter.inline(&term.meaning, &style, body));
        let setting = Setting::ragged(style.size);
        let step = setter.step();
        let rows = setter.set(&stretches, &setting, &Rows::new(width, NOTE));
        flow.block(stacked(rows, step));
    }
    vec![top, flow]
}

/// Sets the sources in two columns, numbers hanging; those that no mark cites come last.
pub(super) fn sources(setter: &mut Setter<'_>) -> Vec<Flow> {
    if setter.dossier.sources.is_empty() {
        return Vec::new();
    }
    let (part, mut top) = head(setter, ("sources", setter.locale.words().sources));
    grade_legend(setter, part, &mut top);
    let numbers = setter.numbers;
    let mut flow = Flow::under_head(setter.theme.page.columns);
    entries(setter, numbers.cited(), part, &mut flow);
    let mut flows = vec![top, flow];
    if !numbers.uncited().is_empty() {
        let node = setter.node(part, Role::Heading(3));
        let style = setter.theme.styles.heading;
        let words = setter.locale.words().also_consulted;
        let words = setter.plain(words, &style, Tag::Node(node));
        let block = setter.ragged(&words, &Rows::new(setter.theme.page.width, ROW));
        let mut below = Flow::new(1, ROW);
        below.segment.start = Start::FlowIfRoom(4 * ROW);
        below.block(block);
        // A lone entry has none to be level with.
        let columns = if numbers.uncited().len() == 1 { 1 } else { setter.theme.page.columns };
        let mut flow = Flow::under_head(columns);
        entries(setter, numbers.uncited(), part, &mut flow);
        flows.extend([below, flow]);
    }
    flows
}

/// What the grades mean, where there are some.
fn grade_legend(setter: &mut Setter<'_>, part: NodeId, top: &mut Flow) {
    if setter.dossier.sources.iter().all(|source| source.grade.is_none()) {
        return;
    }
    let words = setter.locale.words();
    let reliability = "ABCDEF".chars().zip(words.reliability);
    let credibility = "123456".chars().zip(words.credibility);
    let join = |parts: Vec<String>| parts.join(words.list_comma);
    let reliability =
        join(reliability.map(|(grade, means)| format!("{grade}\u{a0}{means}")).collect());
    let credibility =
        join(credibility.map(|(grade, means)| format!("{grade}\u{a0}{means}")).collect());
    let style = setter.theme.styles.fine;
    let node = setter.node(part, Role::Paragraph);
    let strong = style.semibold();
    let mut stretches =
        setter.plain(&format!("{} ", words.reliability_of_source), &strong, Tag::Node(node));
    stretches.push(setter.stretch(&format!("{reliability}. "), &style, Tag::Node(node)));
    stretches.push(setter.stretch(
        &format!("{} ", words.credibility_of_information),
        &strong,
        Tag::Node(node),
    ));
    stretches.push(setter.stretch(&format!("{credibility}."), &style, Tag::Node(node)));
    let mut block = setter.ragged(&stretches, &Rows::new(setter.theme.page.width, NOTE));
    block.steps += 2;
    block.fill_row();
    top.block(block);
}

/// Adds sources.
fn entries(setter: &mut Setter<'_>, sources: &[SourceId], part: NodeId, flow: &mut Flow) {
    for sources in sources.chunks(TOGETHER) {
        some_entries(setter, sources, part, flow);
    }
}

/// Adds some sources: their words one after the other, their lines on all cores.
fn some_entries(setter: &mut Setter<'_>, sources: &[SourceId], part: NodeId, flow: &mut Flow) {
    let groups = sources.iter().map(|&source| entry(setter, source, part)).collect();
    let style = setter.theme.styles.note;
    let y = super::rows::baseline(setter.theme.page.steps(NOTE), style.size);
    let spaces = &setter.theme.spaces;
    let (hang, at) = (spaces.source, Point::new(spaces.source - spaces.source_number, y));
    let language = &setter.dossier.language;
    let set = setter.set_each(groups, |compositor, (number, place), set| {
        let mut rows = indented(set.into_iter().next().unwrap_or_default(), hang);
        if let Some(Row { block, .. }) = rows.first_mut() {
            let number = shaped(compositor, language, &number, &Setting::ragged(style.size));
            one_line(compositor, &number, (at, Align::End), block);
            block.anchor(place);
        }
        rows
    });
    for rows in set {
        if !flow.is_empty() {
            flow.may_break(0);
            flow.space(1, LEVEL);
        }
        flow.lines(rows, None);
    }
}

/// Everything that a source says of itself, with its number and its place.
fn entry(
    setter: &mut Setter<'_>,
    id: SourceId,
    part: NodeId,
) -> Group<(Vec<Stretch>, DestinationId)> {
    let source = &setter.dossier.sources[id.0 as usize];
    let width = setter.theme.page.column();
    let style = setter.theme.styles.note;
    let note = setter.node(part, Role::Note);
    setter.structure.comes_from("sources", id.0 as usize, "");
    let label = setter.node(note, Role::Label);
    let figure = Style { forms: Forms::Tabular, ..style }.color(setter.theme.colors.blue);
    let number = match setter.numbers.of(id) {
        Some(number) => {
            let (number, mark) = (number.to_string(), Target::Place(setter.places.mark(id)));
            let contents = fill("{0} {1}", &[setter.locale.words().source, &number]);
            vec![setter.linked(&number, &figure, label, (mark, contents))]
        }
        None => setter.plain("–", &figure, Tag::Node(label)),
    };
    let node = setter.node(note, Role::Paragraph);
    let stretches = description(setter, source, node);
    let rows = Rows::new(width - setter.theme.spaces.source, NOTE);
    let tasks = vec![setter.task(stretches, Setting::ragged(style.size), rows)];
    Group { tasks, of: (number, setter.places.source(id)) }
}

/// Kinds that a publisher or an address tells as well, where there is one.
const SELF_EVIDENT: [SourceKind; 3] = [SourceKind::Web, SourceKind::News, SourceKind::Document];

/// Everything that a source says of itself, as one paragraph.
fn description(setter: &mut Setter<'_>, source: &Source, node: NodeId) -> Vec<Stretch> {
    let style = setter.theme.styles.note;
    let grey = style.color(setter.theme.colors.grey);
    let tag = Tag::Node(node);
    let locale = setter.locale;
    let words = locale.words();
    let mut out = Vec::new();
    if let Some(author) = &source.author {
        out.push(setter.stretch(&format!("{author}, "), &style, tag));
    }
    let title = match &source.url {
        Some(url) => {
            let blue = style.italic().color(setter.theme.colors.blue);
            let target = (Target::Address(url.clone()), source.title.clone());
            setter.linked(&source.title, &blue, node, target)
        }
        None => setter.stretch(&source.title, &style.italic(), tag),
    };
    out.push(title);
    let mut facts: Vec<String> = Vec::new();
    facts.extend(source.publisher.clone());
    facts.extend(source.published.map(|date| locale.date(&date)));
    let told = source.publisher.is_some() || source.url.is_some();
    if let Some(kind) = source.kind.filter(|kind| !(told && SELF_EVIDENT.contains(kind))) {
        facts.push(words.source_kind(kind).to_owned());
    }
    if let Some(tool) = &source.tool {
        facts.push(match &source.role {
            Some(role) => format!("{tool} ({role})"),
            None => tool.clone(),
        });
    }
    if let Some(language) = &source.language {
        facts.push(locale.in_language(language));
    }
    if let Some(date) = source.accessed {
        facts.push(locale.accessed(&date));
    }
    if let Some(origin) = source.origin {
        let number = setter.numbers.of(origin).map_or_else(
            || setter.dossier.sources[origin.0 as usize].title.clone(),
            |number| number.to_string(),
        );
        facts.push(fill(words.repeats, &[&number]));
    }
    for fact in facts {
        out.push(setter.stretch(&format!(", {fact}"), &style, tag));
    }
    out.push(setter.stretch(".", &style, tag));
    for address in source.url.iter().chain(&source.archive_url) {
        out.push(setter.stretch(" ", &grey, tag));
        let target = (Target::Address(address.clone()), address.clone());
        out.push(setter.linked(&shown(address), &grey, node, target));
    }
    if let Some(grade) = source.grade {
        let strong = style.semibold().color(setter.theme.colors.blue);
        let strong = Style { forms: Forms::Lining, ..strong };
        out.push(setter.stretch(" ", &style, tag));
        let grade = format!("{}{}", grade.reliability, grade.credibility);
        out.push(setter.stretch(&grade, &strong, tag));
    }
    for text in source.descriptor.iter().chain(&source.note) {
        out.push(setter.stretch(" ", &grey, tag));
        out.extend(setter.inline(text, &grey, node));
    }
    out
}

/// An address as printed: whole, so that a reader on paper can type it, but for the scheme, which
/// every browser adds. What is escaped is printed as the letters that it stands for (RFC 3987, 3.2),
/// where they all have a glyph: browsers take them, and people cannot type them escaped.
pub(super) fn shown(address: &str) -> String {
    let bare = address.strip_prefix("https://").or_else(|| address.strip_prefix("http://"));
    let bare = bare.map_or(address, |bare| bare.trim_end_matches('/'));
    let letters = unescaped(bare).filter(|letters| letters.chars().all(is_letter_or_ascii));
    letters.unwrap_or_else(|| bare.to_owned())
}

fn is_letter_or_ascii(character: char) -> bool {
    character.is_ascii_graphic() || character.is_alphabetic() && crate::font::covers(character)
}

/// An address without its escapes of characters beyond ASCII; none if they are no UTF-8.
fn unescaped(address: &str) -> Option<String> {
    let mut bytes = Vec::with_capacity(address.len());
    let mut rest = address.as_bytes();
    while let Some((&first, after)) = rest.split_first() {
        let digits = after.get(..2).and_then(|digits| std::str::from_utf8(digits).ok());
        let escaped = digits.and_then(|digits| u8::from_str_radix(digits, 16).ok());
        match escaped.filter(|byte| first == b'%' && !byte.is_ascii()) {
            Some(byte) => {
                bytes.push(byte);
                rest = &after[2..];
            }
            None => {
                bytes.push(first);
                rest = after;
            }
        }
    }
    String::from_utf8(bytes).ok()
}

/// Sets the list of recipients.
pub(super) fn distribution(setter: &mut Setter<'_>) -> Vec<Flow> {
    let recipients = &setter.dossier.distribution;
    if recipients.is_empty() {
        return Vec::new();
    }
    let (part, mut flow) = head(setter, ("distribution", setter.locale.words().distribution));
    let style = setter.theme.styles.table;
    let purposes =
        [Some(Purpose::Action), Some(Purpose::Information), Some(Purpose::File), None];
    let list = setter.node(part, Role::List);
    for purpose in purposes {
        let names: Vec<String> = recipients
            .iter()
            .filter(|recipient| recipient.kind == purpose)
            .map(|recipient| recipient.name.clone())
            .collect();
        if names.is_empty() {
            continue;
        }
        let item = setter.node(list, Role::ListItem);
        let mut block = Block::default();
        if let Some(purpose) = purpose {
            let label = setter.node(item, Role::Label);
            let words = setter.locale.words().purpose(purpose).to_owned();
            let words =
                setter.plain(&words, &setter.theme.styles.label.semibold(), Tag::Node(label));
            let y = super::rows::baseline(setter.theme.page.steps(ROW), style.size);
            setter.line(&words, (Point::new(Pt::ZERO, y), Align::Start), &mut block);
        }
        let body = setter.node(item, Role::ListBody);
        let words = setter.plain(&names.join(" · "), &style, Tag::Node(body));
        let side = setter.theme.page.side;
        let rows = Rows::new(setter.theme.page.width - side, ROW);
        let names = setter.ragged(&words, &rows);
        block.steps = names.steps;
        block.put(Point::new(side, Pt::ZERO), names);
        // The first stays with the heading.
        if flow.pieces.len() > 1 {
            flow.may_break(10);
        }
        flow.block(block);
    }
    vec![flow]
}
