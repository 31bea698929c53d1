//! Paragraphs into rows of a given height, one by one or many at once on all cores.

use rayon::prelude::*;

use crate::geom::{Point, Pt};
use crate::language::Language;
use crate::model::Text;
use crate::page::{DestinationId, Item, NodeId, Role, Structure, Tag};
use crate::text::{Align, Compositor, Paragraph, Setting, Span, Style};

use super::flow::{Block, Row, stacked};
use super::setter::{Setter, Stretch};

/// Stretches on their way to rows.
#[derive(Debug)]
pub(super) struct Task {
    stretches: Vec<Stretch>,
    setting: Setting,
    rows: Rows,
    /// Places of first marks in it.
    marks: Vec<DestinationId>,
}

/// Paragraphs of one thing, such as an entry, that are set together.
#[derive(Debug)]
pub(super) struct Group<W> {
    pub(super) tasks: Vec<Task>,
    /// What else is known of the thing.
    pub(super) of: W,
}

/// How many things are set together. What they are set from stands beside their lines until these
/// are done: of a long list it would be much.
pub(super) const TOGETHER: usize = 1024;

/// So many paragraphs at least are worth another core.
const FEWEST: usize = 5;

/// How rows of a paragraph are set.
#[derive(Clone, Copy, Debug)]
pub(super) struct Rows {
    /// The width.
    pub(super) measure: Pt,
    /// The height of a row in steps.
    pub(super) steps: u32,
    /// Where lines stand that do not fill the measure.
    pub(super) align: Align,
    /// How far the first line is drawn in.
    pub(super) indent: Pt,
}

impl Rows {
    /// Rows of so many steps from the left of a measure.
    pub(super) const fn new(measure: Pt, steps: u32) -> Rows {
        Rows { measure, steps, align: Align::Start, indent: Pt::ZERO }
    }

    /// The same, aligned.
    pub(super) const fn aligned(self, align: Align) -> Rows {
        Rows { align, ..self }
    }
}

impl Setter<'_> {
    /// Shapes stretches as one paragraph.
    pub(super) fn paragraph(&mut self, stretches: &[Stretch], setting: &Setting) -> Paragraph {
        shaped(&mut self.compositor, &self.dossier.language, stretches, setting)
    }

    /// Breaks a paragraph into rows; a row of `steps` holds text of `size` in its middle.
    pub(super) fn rows(&mut self, paragraph: &Paragraph, size: Pt, rows: &Rows) -> Vec<Row> {
        let height = self.theme.page.steps(rows.steps);
        let mut set = broken(&mut self.compositor, paragraph, (height, size), rows);
        anchor(&mut set, self.marks.drain(..));
        self.note_wide(&set);
        set
    }

    /// Stretches to be set together with others, by [`Setter::set_each`].
    pub(super) fn task(
        &mut self,
        stretches: Vec<Stretch>,
        setting: Setting,
        rows: Rows,
    ) -> Task {
        let marks = std::mem::take(&mut self.marks);
        Task { stretches, setting, rows, marks }
    }

    /// Sets the paragraphs of many things as rows and makes something of these, on all cores: what
    /// becomes of each thing does not depend on the others, nor on which core sets it.
    pub(super) fn set_each<W: Send, T: Send>(
        &mut self,
        groups: Vec<Group<W>>,
        finish: impl Fn(&mut Compositor, W, Vec<Vec<Row>>) -> T + Sync,
    ) -> Vec<T> {
        let (page, structure) = (&self.theme.page, &self.structure);
        let language = &self.dossier.language;
        let set = |compositor: &mut Compositor, task: &Task| {
            let Some(first) = task.stretches.first() else { return Vec::new() };
            let (height, size) = (page.steps(task.rows.steps), first.style.size);
            let paragraph = shaped(compositor, language, &task.stretches, &task.setting);
            let mut rows = broken(compositor, &paragraph, (height, size), &task.rows);
            anchor(&mut rows, task.marks.iter().copied());
            rows
        };
        // Each core keeps the words that it has shaped.
        let count: usize = groups.iter().map(|group| group.tasks.len()).sum();
        let cores = rayon::current_num_threads().min(count / FEWEST).max(1);
        while self.helpers.len() + 1 < cores {
            self.helpers.push(self.compositor.another());
        }
        let compositors = std::iter::once(&mut self.compositor).chain(&mut self.helpers);
        let shares: Vec<_> = compositors.zip(shared_out(groups, cores)).collect();
        let share = |(compositor, groups): (&mut Compositor, Vec<Group<W>>)| {
            let mut wide = Vec::new();
            let one = |Group { tasks, of }| {
                let rows: Vec<_> = tasks.iter().map(|task| set(compositor, task)).collect();
                rows.iter().for_each(|rows| wide.extend(wide_words(structure, rows)));
                finish(compositor, of, rows)
            };
            (groups.into_iter().map(one).collect::<Vec<T>>(), wide)
        };
        let set: Vec<_> = shares.into_par_iter().with_max_len(1).map(share).collect();
        let mut finished = Vec::with_capacity(set.iter().map(|(share, _)| share.len()).sum());
        for (share, wide) in set {
            finished.extend(share);
            wide.into_iter().for_each(|(node, word)| self.structure.sticks_out(node, word));
        }
        finished
    }

    /// Notes the words of rows that are wider than their column.
    fn note_wide(&mut self, rows: &[Row]) {
        for (node, word) in wide_words(&self.structure, rows) {
            self.structure.sticks_out(node, word);
        }
    }

    /// Sets stretches as rows.
    pub(super) fn set(
        &mut self,
        stretches: &[Stretch],
        setting: &Setting,
        rows: &Rows,
    ) -> Vec<Row> {
        let Some(first) = stretches.first() else { return Vec::new() };
        let size = first.style.size;
        let paragraph = self.paragraph(stretches, setting);
        self.rows(&paragraph, size, rows)
    }

    /// Sets stretches as one block with a ragged edge.
    pub(super) fn ragged(&mut self, stretches: &[Stretch], rows: &Rows) -> Block {
        let Some(first) = stretches.first() else { return Block::default() };
        let setting = Setting::ragged(first.style.size);
        let step = self.step();
        stacked(self.set(stretches, &setting, rows), step)
    }

    /// Sets inline text as one block with a ragged edge.
    pub(super) fn ragged_text(
        &mut self,
        text: &Text,
        style: &Style,
        node: NodeId,
        rows: &Rows,
    ) -> Block {
        let stretches = self.inline(text, style, node);
        self.ragged(&stretches, rows)
    }

    /// Sets one line of plain words at a place, whatever its width, and answers how wide it is.
    pub(super) fn line(
        &mut self,
        stretches: &[Stretch],
        (at, align): (Point, Align),
        block: &mut Block,
    ) -> Pt {
        let Some(first) = stretches.first() else { return Pt::ZERO };
        let paragraph = self.paragraph(stretches, &Setting::ragged(first.style.size));
        self.put_line(&paragraph, (at, align), block)
    }

    /// Puts a paragraph down as one line at a place, whatever its width, and answers how wide it
    /// is.
    pub(super) fn put_line(
        &mut self,
        paragraph: &Paragraph,
        place: (Point, Align),
        block: &mut Block,
    ) -> Pt {
        one_line(&mut self.compositor, paragraph, place, block)
    }

    /// Justified rows of running text.
    pub(super) fn justified(
        &mut self,
        text: &Text,
        style: &Style,
        node: NodeId,
        rows: &Rows,
    ) -> Vec<Row> {
        let stretches = self.inline(text, style, node);
        self.set(&stretches, &Setting::justified(style.size), rows)
    }
}

/// What a paragraph costs to set beside its characters, in characters.
const EACH: usize = 24;

/// Groups in their order, shared out among so many cores by how much there is to set.
fn shared_out<W>(groups: Vec<Group<W>>, cores: usize) -> Vec<Vec<Group<W>>> {
    let of_task = |task: &Task| {
        EACH + task.stretches.iter().map(|stretch| stretch.text.len()).sum::<usize>()
    };
    let cost = |group: &Group<W>| group.tasks.iter().map(of_task).sum::<usize>();
    let all: usize = groups.iter().map(cost).sum();
    let (mut rest, mut done) = (groups, 0);
    let mut shares = Vec::with_capacity(cores);
    for core in 1..cores {
        let mut count = 0;
        while count < rest.len() && done < all * core / cores {
            done += cost(&rest[count]);
            count += 1;
        }
        let others = rest.split_off(count);
        shares.push(std::mem::replace(&mut rest, others));
    }
    shares.push(rest);
    shares
}

/// The words of rows that are wider than their column, and where they belong; such a word stands
/// alone in its row, but for marks of citation.
fn wide_words(structure: &Structure, rows: &[Row]) -> Vec<(NodeId, String)> {
    let nodes = structure.nodes();
    // Whether an element is a mark of citation or the link within one.
    let cites = |node: NodeId| {
        let within = nodes[node.index()].parent;
        [node, within].iter().any(|node| nodes[node.index()].role == Role::Reference)
    };
    let mut words = Vec::new();
    for row in rows.iter().filter(|row| row.wide) {
        let (mut text, mut of) = (String::new(), None);
        for placed in &row.block.things {
            if let (Tag::Node(node), Item::Text(run)) = (placed.tag, &placed.item)
                && !cites(node)
            {
                of.get_or_insert(node);
                text.push_str(&run.text);
            }
        }
        let word = text.split_whitespace().max_by_key(|word| word.chars().count());
        words.extend(of.zip(word.map(str::to_owned)));
    }
    words
}

/// Puts a paragraph down as one line at a place, whatever its width, and answers how wide it is.
pub(super) fn one_line(
    compositor: &mut Compositor,
    paragraph: &Paragraph,
    (at, align): (Point, Align),
    block: &mut Block,
) -> Pt {
    let width = paragraph.width();
    let measure = width + Pt(1.0);
    let x = match align {
        Align::Start => at.x,
        Align::Center => at.x - measure / 2.0,
        Align::End => at.x - measure,
    };
    if let Some(line) = paragraph.one_line() {
        let place = (Point::new(x, at.y), measure, align);
        compositor.paint(paragraph, &line, place, &mut block.things);
    }
    width
}

/// Shapes stretches as one paragraph.
pub(super) fn shaped(
    compositor: &mut Compositor,
    language: &Language,
    stretches: &[Stretch],
    setting: &Setting,
) -> Paragraph {
    let spans: Vec<Span<'_>> = stretches
        .iter()
        .filter(|stretch| !stretch.text.is_empty())
        .map(|stretch| Span {
            text: &stretch.text,
            style: stretch.style,
            language: &stretch.language,
            tag: stretch.tag,
            link: stretch.link.clone(),
        })
        .collect();
    compositor.paragraph(&spans, language, setting)
}

/// Breaks a paragraph into rows of a height, with text of a size in their middle.
fn broken(
    compositor: &mut Compositor,
    paragraph: &Paragraph,
    (height, size): (Pt, Pt),
    rows: &Rows,
) -> Vec<Row> {
    let baseline = baseline(height, size);
    let lines = paragraph.lines_indented(rows.measure, rows.indent);
    let mut set = Vec::with_capacity(lines.len());
    let mut painted = Vec::new();
    for (index, line) in lines.iter().enumerate() {
        let indent = if index == 0 { rows.indent } else { Pt::ZERO };
        let at = Point::new(indent, baseline);
        let mut block = Block::white(rows.steps);
        let place = (at, rows.measure - indent, rows.align);
        compositor.paint(paragraph, line, place, &mut painted);
        // A row is kept until its page is written: in no more room than it fills.
        #[expect(clippy::drain_collect, reason = "the room serves again for the next row")]
        let things = painted.drain(..).collect();
        block.things = things;
        let wide = line.sticks_out(rows.measure - indent);
        set.push(Row { block, divided: line.ends_in_hyphen(), wide });
    }
    set
}

/// Makes places of first marks on the first row of a paragraph.
fn anchor(rows: &mut [Row], marks: impl Iterator<Item = DestinationId>) {
    if let Some(first) = rows.first_mut() {
        marks.for_each(|mark| first.block.anchor(mark));
    }
}

/// From the top of a row to its baseline: the middle of the x-height and the capitals, about
/// 0.67 em, stands in the middle of the row.
pub(super) fn baseline(height: Pt, size: Pt) -> Pt {
    (height + size * 0.67) / 2.0
}
