//! The lines of text on finished pages: runs of one element on one baseline.

use crate::font::{Script, script_of};
use crate::geom::Pt;
use crate::page::{Document, GlyphRun, Item, NodeId, Placed, Role, Tag};

/// A line of text as it stands on a page.
#[derive(Clone, Debug)]
pub(super) struct Line {
    /// The index of the page.
    pub(super) page: usize,
    /// The index of the column of the page that it stands in.
    pub(super) column: Option<usize>,
    /// From the top of the column, from 1; 0 outside of columns.
    pub(super) number: usize,
    /// The element that it belongs to, none for marks of the page such as running heads.
    pub(super) node: Option<NodeId>,
    /// Its left and right end, without the space at which it ends.
    pub(super) x: (Pt, Pt),
    /// Its baseline.
    pub(super) y: Pt,
    /// The size of most of its characters.
    pub(super) size: Pt,
    /// What it says, in the order in which it is read.
    pub(super) text: String,
    /// How wide its word spaces are together, and how wide they were by nature.
    pub(super) spaces: (f64, f64),
    /// Whether its glyphs are widened or narrowed.
    pub(super) expanded: bool,
    /// Whether any of it is read from right to left.
    pub(super) leftwards: bool,
    /// Characters that have no glyph.
    pub(super) missing: Vec<char>,
}

impl Line {
    /// Word space as a multiple of the natural one; none where there is no space.
    pub(super) fn ratio(&self) -> Option<f64> {
        (self.spaces.1 > 0.0).then(|| self.spaces.0 / self.spaces.1)
    }

    /// Whether its spaces or glyphs differ from what they are by nature.
    fn is_stretched(&self) -> bool {
        self.expanded || self.ratio().is_some_and(|ratio| (ratio - 1.0).abs() > 0.01)
    }

    /// The last character that is seen.
    pub(super) fn last(&self) -> Option<char> {
        self.text.trim_end().chars().next_back()
    }

    /// The first character.
    pub(super) fn first(&self) -> Option<char> {
        self.text.trim_start().chars().next()
    }

    /// Whether it ends with a hyphen, one of the text or one that divides a word.
    pub(super) fn is_hyphenated(&self) -> bool {
        matches!(self.last(), Some('-' | '\u{2010}' | '\u{ad}'))
    }
}

/// The lines of one element, in reading order.
#[derive(Clone, Debug)]
pub(super) struct Paragraph {
    /// Its lines.
    pub(super) lines: Vec<Line>,
    /// Whether its lines but the last are as long as the measure.
    pub(super) justified: bool,
}

impl Paragraph {
    fn new(lines: Vec<Line>) -> Paragraph {
        let justified = lines.iter().any(Line::is_stretched) || is_flush(&lines);
        Paragraph { lines, justified }
    }

    /// The width of the column of text: that of its longest line.
    pub(super) fn measure(&self) -> Pt {
        self.lines.iter().map(|line| line.x.1 - line.x.0).fold(Pt::ZERO, Pt::max)
    }

    /// The lines that fill the measure, if it is justified.
    pub(super) fn full(&self) -> &[Line] {
        if self.justified { &self.lines[..self.lines.len() - 1] } else { &[] }
    }
}

/// Whether lines end at one edge without word spaces that show it: Japanese and Chinese.
fn is_flush(lines: &[Line]) -> bool {
    let Some((last, full)) = lines.split_last() else { return false };
    let square = |c: char| matches!(script_of(c), Script::Han | Script::Kana);
    if full.len() < 2 || !full.iter().all(|line| line.text.chars().any(square)) {
        return false;
    }
    let ends = full.iter().map(|line| line.x.1.0);
    let (least, most) =
        ends.fold((f64::MAX, f64::MIN), |(low, high), end| (low.min(end), high.max(end)));
    // Punctuation hangs by up to half the em.
    most - least <= last.size.0 * 0.6
}

/// The element of a structure that a line belongs to: the nearest that is none within lines.
fn block(document: &Document, tag: Tag) -> Option<NodeId> {
    let Tag::Node(mut node) = tag else { return None };
    let nodes = document.structure.nodes();
    while nodes[node.index()].role.is_inline() {
        node = nodes[node.index()].parent;
    }
    Some(node)
}

/// Gathers the lines of a document, page by page in the order in which they are painted.
pub(super) fn lines(document: &Document) -> Vec<Line> {
    let mut lines: Vec<Line> = Vec::new();
    for (page, finished) in document.pages.iter().enumerate() {
        let first = lines.len();
        for placed in finished.items() {
            let Item::Text(run) = &placed.item else { continue };
            let node = block(document, placed.tag);
            let line = one(page, node, placed, run);
            match lines[first..].last_mut() {
                Some(above) if continues(above, &line) => join(above, line),
                _ => lines.push(line),
            }
        }
        number(document, page, &mut lines[first..]);
    }
    lines
}

/// Whether a run goes on where a line ends: on its baseline, or raised from it. Next to what is
/// read from right to left it may stand on either side, or between.
fn continues(line: &Line, run: &Line) -> bool {
    let gap = run.x.0 - line.x.1;
    let follows = gap > line.size * -0.5 && gap < line.size * 2.0;
    let turned = (line.leftwards || run.leftwards)
        && gap < line.size * 2.0
        && line.x.0 - run.x.1 < line.size * 2.0;
    line.node == run.node && (line.y - run.y).abs() < line.size * 0.45 && (follows || turned)
}

fn join(line: &mut Line, run: Line) {
    if run.text.chars().count() > line.text.chars().count() {
        (line.size, line.y) = (run.size, run.y);
    }
    line.x = (line.x.0.min(run.x.0), line.x.1.max(run.x.1));
    line.text.push_str(&run.text);
    line.spaces = (line.spaces.0 + run.spaces.0, line.spaces.1 + run.spaces.1);
    line.expanded |= run.expanded;
    line.leftwards |= run.leftwards;
    line.missing.extend(run.missing);
}

/// A run as a line of its own.
fn one(page: usize, node: Option<NodeId>, placed: &Placed, run: &GlyphRun) -> Line {
    let face = run.face.face();
    let natural = face.glyph(' ').map_or(0.0, |glyph| f64::from(face.advance(glyph)));
    let em = run.size.0 / 1000.0;
    let (mut spaces, mut missing) = ((0.0, 0.0), Vec::new());
    let mut rest = &*run.text;
    for glyph in &run.glyphs {
        let (own, after) = rest.split_at(usize::from(glyph.bytes));
        if matches!(own, " " | "\u{a0}") && glyph.advance > 0 {
            spaces.0 += f64::from(glyph.advance) * em * run.expansion;
            spaces.1 += natural * em;
        }
        if glyph.id == 0 {
            missing.extend(own.chars().next());
        }
        rest = after;
    }
    Line {
        page,
        column: None,
        number: 0,
        node,
        x: (placed.at.x, placed.at.x + run.width()),
        y: placed.at.y,
        size: run.size,
        text: run.reading(),
        leftwards: run.is_right_to_left(),
        spaces,
        expanded: (run.expansion - 1.0).abs() > 1e-9,
        missing,
    }
}

/// Finds the column of each line of a page, and numbers the baselines of each column.
fn number(document: &Document, page: usize, lines: &mut [Line]) {
    let slack = document.grid.size;
    for (index, column) in document.pages[page].columns.iter().enumerate() {
        let (left, right) = (column.at.x, column.at.x + column.filled.width);
        let foot = column.at.y + column.filled.height + slack * 0.5;
        let within = |line: &Line| {
            line.x.0 >= left - slack
                && line.x.0 < right
                && line.y > column.at.y
                && line.y < foot
        };
        let mut heights = Vec::new();
        for line in lines.iter_mut().filter(|line| within(line)) {
            line.column = Some(index);
            heights.push(line.y.0);
        }
        heights.sort_by(f64::total_cmp);
        heights.dedup_by(|low, high| (*low - *high).abs() < slack.0 * 0.3);
        for line in lines.iter_mut().filter(|line| line.column == Some(index)) {
            line.number = heights.partition_point(|height| *height <= line.y.0 + 1e-6).max(1);
        }
    }
}

/// Lines of running text and other elements as paragraphs. Lines of no element are left out, and
/// elements that strew words over a line or a drawing: legends and figures.
pub(super) fn paragraphs(document: &Document, lines: &[Line]) -> Vec<Paragraph> {
    let nodes = document.structure.nodes();
    let falls = |pair: &[Line]| {
        let moved = (pair[0].page, pair[0].column) != (pair[1].page, pair[1].column);
        moved || pair[1].y > pair[0].y + pair[0].size * 0.5
    };
    let runs = |lines: &&[Line]| {
        let drawn = |line: &Line| {
            line.node.is_some_and(|node| nodes[node.index()].role == Role::Figure)
        };
        !lines.iter().any(drawn) && lines.windows(2).all(falls)
    };
    let mut sorted: Vec<Line> =
        lines.iter().filter(|line| line.node.is_some()).cloned().collect();
    sorted.sort_by_key(|line| line.node);
    sorted
        .chunk_by(|one, next| one.node == next.node)
        .filter(runs)
        .map(|lines| Paragraph::new(lines.to_vec()))
        .collect()
}
