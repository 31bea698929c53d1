//! Key judgements: the claim, how likely it is on the yardstick in words and as a place on it,
//! how sure the authors are and what that rests on (ICD 203 keeps the two apart).

use crate::figure::Pen;
use crate::figure::yardstick::{self, Term};
use crate::geom::{Point, Pt};
use crate::locale::capitalised;
use crate::model::ScaleTerm;
use crate::page::{Artifact, NodeId, Role, Tag};
use crate::paginate::ROW;
use crate::text::{Align, Paragraph, Setting, Style};
use crate::theme::SMALL_ROW;

use super::flow::{Block, Flow, steps_of};
use super::head::heading;
use super::rows::{Rows, baseline};
use super::setter::{Setter, on_one_line};

/// How closely the rows of the box stand.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Density {
    /// On the grid of the running text.
    Open,
    /// On rows of small text.
    Close,
}

impl Density {
    fn row(self) -> u32 {
        match self {
            Density::Open => ROW,
            Density::Close => SMALL_ROW,
        }
    }
}

/// The judgements, shaped.
#[derive(Debug)]
pub(super) struct Judged {
    heading: NodeId,
    /// The heading of the box, and its size.
    title: (Paragraph, Pt),
    items: Vec<Item>,
    /// What the legend of the scale belongs to, where a likelihood is given.
    legend: Option<NodeId>,
    /// From the left of the box to the text, past the numbers.
    hang: Pt,
    /// From the left of the text to the term of a likelihood, past the yardstick.
    stick: Pt,
    /// Steps between two judgements.
    gap: u32,
    /// Steps of the box above the first judgement and below the last, with one line of heading,
    /// and steps of any other.
    top: u32,
    foot: u32,
    line: u32,
}

#[derive(Debug)]
struct Item {
    label: NodeId,
    text: Paragraph,
    /// The figure of the yardstick, and its term.
    likelihood: Option<(NodeId, usize, Paragraph)>,
    confidence: Option<Paragraph>,
}

/// Shapes the judgements; none where there are none.
pub(super) fn shape(setter: &mut Setter<'_>, part: NodeId) -> Option<Judged> {
    if setter.dossier.summary.judgements.is_empty() {
        return None;
    }
    let section = setter.node(part, Role::Section);
    let heading = setter.node(section, Role::Heading(3));
    let list = setter.node(section, Role::List);
    let judgements = &setter.dossier.summary.judgements;
    let items = judgements.iter().map(|judgement| item(setter, judgement, list)).collect();
    let scaled = judgements.iter().any(|judgement| judgement.likelihood.is_some());
    let legend = scaled.then_some(section);
    let style = Style {
        size: setter.theme.styles.part.size * setter.theme.shares.frame_heading,
        ..setter.theme.styles.part
    };
    let words = setter.locale.words().key_judgements;
    let words = setter.plain(words, &style, Tag::Node(heading));
    let title = setter.paragraph(&words, &Setting::ragged(style.size));
    let heights = &setter.theme.heights;
    Some(Judged {
        heading,
        title: (title, style.size),
        items,
        legend,
        hang: setter.theme.spaces.judgement,
        stick: past_stick(setter),
        gap: heights.judgements,
        top: heights.heading(),
        foot: heights.frame_foot,
        line: heights.part,
    })
}

/// From the left of a yardstick to its term.
fn past_stick(setter: &Setter<'_>) -> Pt {
    setter.theme.sizes.yardstick.width + setter.theme.spaces.yardstick
}

fn item(setter: &mut Setter<'_>, judgement: &crate::model::Judgement, list: NodeId) -> Item {
    let styles = setter.theme.styles.clone();
    let node = setter.node(list, Role::ListItem);
    let label = setter.node(node, Role::Label);
    let body = setter.node(node, Role::ListBody);
    let claim = setter.node(body, Role::Paragraph);
    let stretches = setter.inline(&judgement.text, &styles.judgement, claim);
    let text = setter.paragraph(&stretches, &Setting::ragged(styles.judgement.size));
    let small = styles.small;
    let strong = small.semibold().color(setter.theme.colors.ink);
    let likelihood = judgement.likelihood.as_ref().map(|(index, term)| {
        let alt = stick_alt(setter, *index, term);
        let figure = setter.structure.add_with_words(body, Role::Figure, alt);
        let node = setter.node(body, Role::Paragraph);
        let words = setter.plain(&capitalised(term), &strong, Tag::Node(node));
        (figure, *index, setter.paragraph(&words, &Setting::ragged(small.size)))
    });
    let confidence = judgement.confidence.as_ref().map(|confidence| {
        let node = setter.node(body, Role::Paragraph);
        let words = setter.locale.words();
        let level = words.confidence(confidence.level);
        let mut stretches = Vec::new();
        if let Some(basis) = &confidence.basis {
            stretches = setter.plain(
                &format!("{level}{}", setter.locale.stop()),
                &strong,
                Tag::Node(node),
            );
            stretches.extend(setter.inline(basis, &small, node));
        } else {
            stretches.push(setter.stretch(level, &strong, Tag::Node(node)));
        }
        setter.paragraph(&stretches, &Setting::ragged(small.size))
    });
    Item { label, text, likelihood, confidence }
}

fn stick_alt(setter: &Setter<'_>, index: usize, term: &str) -> String {
    let scale = setter.dossier.scale.as_ref().and_then(|scale| scale.terms.get(index));
    scale.map_or_else(|| term.to_owned(), |term| setter.locale.alt_yardstick(term))
}

/// The height of the box for a width.
pub(super) fn steps(judged: &Judged, (width, density): (Pt, Density)) -> u32 {
    let of = |item| item_steps(item, (width - judged.hang, judged.stick, density));
    let items = judged.items.iter().map(of);
    let gaps = u32::try_from(judged.items.len()).unwrap_or(u32::MAX) - 1;
    let more = u32::try_from(judged.title.0.lines(width).len()).unwrap_or(1).saturating_sub(1);
    let top = judged.top + more * judged.line;
    top + items.sum::<u32>() + gaps * judged.gap + judged.foot
}

fn item_steps(item: &Item, (width, stick, density): (Pt, Pt, Density)) -> u32 {
    let rows = |paragraph: &Paragraph, width: Pt| {
        u32::try_from(paragraph.lines(width).len()).unwrap_or(u32::MAX / ROW)
    };
    let small = |paragraph: &Paragraph, width| rows(paragraph, width) * SMALL_ROW;
    let term = item.likelihood.as_ref().map_or(0, |(_, _, term)| small(term, width - stick));
    let confidence = item.confidence.as_ref().map_or(0, |basis| small(basis, width));
    rows(&item.text, width) * density.row() + term + confidence
}

/// Sets the box, its judgements spread over `height` steps where that is given.
pub(super) fn set(
    setter: &mut Setter<'_>,
    judged: &Judged,
    (width, density): (Pt, Density),
    height: Option<u32>,
) -> Block {
    let step = setter.step();
    let heights = &setter.theme.heights;
    let mut block = Block::white(heights.above_part);
    let (title, size) = &judged.title;
    for row in setter.rows(title, *size, &Rows::new(width, judged.line)) {
        block.stack(row.block, (Pt::ZERO, step));
    }
    block.steps += heights.below_part;
    let own = steps(judged, (width, density));
    let spare = height.map_or(0, |height| height.saturating_sub(own));
    let gaps = u32::try_from(judged.items.len()).unwrap_or(1).saturating_sub(1).max(1);
    // Too much white between them would tear the judgements apart.
    let spare = spare.min(gaps * 2 * ROW);
    for (number, item) in (1_u32..).zip(&judged.items) {
        let set = set_item(setter, item, number, (width, density));
        block.stack(set, (Pt::ZERO, step));
        let more = spare * number / gaps - spare * (number - 1) / gaps;
        block.steps += judged.gap + more;
    }
    block
}

fn set_item(
    setter: &mut Setter<'_>,
    item: &Item,
    number: u32,
    (width, density): (Pt, Density),
) -> Block {
    let step = setter.step();
    let styles = setter.theme.styles.clone();
    let mut block = Block::default();
    let row = setter.theme.page.steps(density.row());
    let label = styles.judgement.semibold().color(setter.theme.colors.red);
    let figure = setter.plain(&number.to_string(), &label, Tag::Node(item.label));
    let at = Point::new(Pt::ZERO, baseline(row, styles.judgement.size));
    setter.line(&figure, (at, Align::Start), &mut block);
    let hang = setter.theme.spaces.judgement;
    let rows = Rows::new(width - hang, density.row());
    for row in setter.rows(&item.text, styles.judgement.size, &rows) {
        block.stack(row.block, (hang, step));
    }
    let small = Rows::new(width - hang, SMALL_ROW);
    if let Some((figure, index, term)) = &item.likelihood {
        let mut line = Block::default();
        stick(setter, (*figure, *index), &mut line);
        let indent = past_stick(setter);
        let beside = Rows::new(width - hang - indent, SMALL_ROW);
        for row in setter.rows(term, styles.label.size, &beside) {
            line.stack(row.block, (indent, step));
        }
        block.stack(line, (hang, step));
    }
    if let Some(confidence) = &item.confidence {
        for row in setter.rows(confidence, styles.label.size, &small) {
            block.stack(row.block, (hang, step));
        }
    }
    block
}

/// The place of a term on the yardstick.
fn stick(setter: &mut Setter<'_>, (node, active): (NodeId, usize), block: &mut Block) {
    let Some(scale) = &setter.dossier.scale else { return };
    let bands: Vec<(f64, f64)> = scale.terms.iter().map(|term| (term.from, term.to)).collect();
    let (theme, language) = (setter.theme, &setter.dossier.language);
    let pen = Pen { theme, compositor: &mut setter.compositor, language, tag: Tag::Node(node) };
    let size = theme.sizes.yardstick;
    let frame = yardstick::yardstick(&pen, &bands, active, size);
    let top = (theme.page.steps(SMALL_ROW) - size.height) / 2.0;
    block.draw(Point::new(Pt::ZERO, top), frame);
}

/// The legend of the scale.
pub(super) fn legend(setter: &mut Setter<'_>, judged: &Judged, width: Pt) -> Block {
    let (Some(section), Some(scale)) = (judged.legend, &setter.dossier.scale) else {
        return Block::default();
    };
    let name = setter.locale.likelihood(&scale.kind);
    let number = |value: f64| setter.locale.number(value, 0);
    let band = |term: &ScaleTerm| format!("{}–{}", number(term.from), number(term.to));
    let columns = scale.terms.iter();
    let columns = columns.map(|term| Term { term: term.term.clone(), range: band(term) });
    let columns: Vec<Term> = columns.collect();
    let head = Term { term: name.clone(), range: "%".to_owned() };
    // A term stays on its line, unless it is longer than one.
    let whole = |term: &ScaleTerm| on_one_line(&term.term, WHOLE);
    let terms = scale.terms.iter().map(|term| format!("{}\u{a0}{}", whole(term), band(term)));
    let text = terms.collect::<Vec<_>>().join(" · ");
    if let Some(row) =
        spread(setter, (section, width), (&head, &columns), &format!("{name}, %: {text}"))
    {
        return row;
    }
    let node = setter.node(section, Role::Paragraph);
    let small = setter.theme.styles.fine;
    let mut stretches =
        setter.plain(&format!("{name}, %: "), &small.semibold(), Tag::Node(node));
    stretches.push(setter.stretch(&text, &small, Tag::Node(node)));
    let step = setter.step();
    let rows =
        setter.set(&stretches, &Setting::balanced(small.size), &Rows::new(width, SMALL_ROW));
    super::flow::stacked(rows, step)
}

/// So many characters of a term are kept on one line.
const WHOLE: usize = 40;

/// The terms of the scale side by side over the whole width, if they fit.
fn spread(
    setter: &mut Setter<'_>,
    (section, width): (NodeId, Pt),
    (head, columns): (&Term, &[Term]),
    alt: &str,
) -> Option<Block> {
    let mut pen = Pen {
        theme: setter.theme,
        compositor: &mut setter.compositor,
        language: &setter.dossier.language,
        tag: Tag::Artifact(Artifact::Layout),
    };
    let mut frame = yardstick::legend(&mut pen, (head, columns), width)?;
    // An element of its own only once it is known to fit.
    let node = setter.structure.add_with_words(section, Role::Figure, alt);
    frame.items.iter_mut().for_each(|placed| placed.tag = Tag::Node(node));
    let mut block = Block::white(steps_of(frame.size.height, setter.step()));
    block.draw(Point::ORIGIN, frame);
    Some(block)
}

/// Judgements below each other over the whole width.
pub(super) fn flow(setter: &mut Setter<'_>, judged: &Judged, width: Pt, flow: &mut Flow) {
    let words = setter.locale.words().key_judgements;
    flow.block(heading(setter, words, (judged.heading, width)));
    for (number, item) in (1..).zip(&judged.items) {
        let mut set = set_item(
            setter,
            item,
            number,
            (width * setter.theme.shares.measure, Density::Open),
        );
        set.fill_row();
        flow.block(set);
        flow.may_break(5);
        flow.space(ROW, ROW);
    }
    let mut legend = legend(setter, judged, width);
    legend.fill_row();
    flow.block(legend);
}
