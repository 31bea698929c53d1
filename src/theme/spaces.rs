//! White, sizes and shares on the pages. Heights that must keep to the grid are in *steps* (see
//! [`ROW`]), all other lengths in points.

use crate::geom::{Pt, Size};

use super::ROW;

/// White between and within what stands on a page, in points.
#[derive(Clone, Debug, PartialEq)]
pub struct Spaces {
    /// Within the box of judgements, at its sides.
    pub frame: Pt,
    /// Within a marking, at its sides.
    pub marking_side: Pt,
    /// From the top edge to the first baseline at the least.
    pub edge: Pt,
    /// Between a marking and what stands before it at the head.
    pub marking_before: Pt,
    /// Within a marking, above and below its capitals.
    pub marking_top: Pt,
    /// From the left of a judgement to its text, past the number.
    pub judgement: Pt,
    /// Between the yardstick and its term.
    pub yardstick: Pt,
    /// From the top of a key figure to the baseline of its number.
    pub numeral: Pt,
    /// Between a number and the small chart beside it.
    pub spark: Pt,
    /// From the top of a key figure to its small chart.
    pub spark_top: Pt,
    /// Between a mark and its words in a legend.
    pub legend_mark: Pt,
    /// Between two entries of a legend.
    pub legend: Pt,
    /// From the words of a stance to the middle of its mark.
    pub stance_mark: Pt,
    /// What a name leaves free for a stance besides its words: the mark and the white around it.
    pub stance: Pt,
    /// From the top of a card that goes on to the baseline of its name.
    pub continued: Pt,
    /// Between a portrait and the words beside it.
    pub portrait: Pt,
    /// From the left of an actor's words to their text, past the rule.
    pub words: Pt,
    /// From the left of a quotation to its text, past the rule; from the right likewise.
    pub quote: Pt,
    /// From the left of either to the middle of the rule.
    pub quote_rule: Pt,
    /// From the top of an actor's words to the rule beside them.
    pub words_top: Pt,
    /// By how much that rule is shorter than the words.
    pub words_short: Pt,
    /// By how much the years of the chronology stand higher than a text of their size would.
    pub year: Pt,
    /// Between two claims of a disagreement.
    pub claims: Pt,
    /// From the rule beside a claim to its text.
    pub claim: Pt,
    /// Between two columns of a table.
    pub table: Pt,
    /// From the left of a column to the text of a source.
    pub source: Pt,
    /// Between the number of a source and its text.
    pub source_number: Pt,
    /// By how much further lines of an entry in the index are indented.
    pub index: Pt,
    /// By how much the contents indent what is below a part.
    pub contents: Pt,
    /// What the contents keep for the number of a page, with some white before it.
    pub page_number: Pt,
    /// Between words or numbers of the contents and the dots.
    pub leader: Pt,
    /// From one dot to the next.
    pub dots: Pt,
}

/// Sizes of titles and of what is no text, in points.
#[derive(Clone, Debug, PartialEq)]
pub struct Sizes {
    /// Sizes of the title from the largest to the smallest; the first in which a title has two
    /// lines is taken.
    pub titles: [TitleSize; 5],
    /// The mark of a stance, and marks in legends.
    pub mark: Pt,
    /// The mark of an entry in the chronology.
    pub entry: Pt,
    /// The yardstick beside a judgement.
    pub yardstick: Size,
    /// The most of the small chart beside a key figure.
    pub spark: Size,
    /// The least width of that chart; where there is less room, there is none.
    pub least_spark: Pt,
    /// Portraits.
    pub portrait: Size,
}

/// Lengths as shares of others.
#[derive(Clone, Debug, PartialEq)]
pub struct Shares {
    /// Of the width of the text: running text outside of columns, whose lines would be too long.
    pub measure: f64,
    /// Of the gutter of columns: the gutter between box and summary, and between key figures.
    pub gutter: f64,
    /// Of the width of the text: the widths of the box of judgements that are tried.
    pub frames: [f64; 9],
    /// Of the size of parts: the heading in the box of judgements.
    pub frame_heading: f64,
    /// Of the size of running text: the indent of a paragraph.
    pub indent: f64,
    /// Of the size of running text: the hang of a list with dashes.
    pub dashed: f64,
    /// Of the size of running text: the hang of a list with numbers.
    pub numbered: f64,
    /// Of the size around it: code, whose face looks larger than its size.
    pub code: f64,
    /// Of the size of a number: its unit.
    pub unit: f64,
    /// Of the size of numerals: the leading of those that take more than a line.
    pub numerals: f64,
    /// Of the size of numerals: the least that long ones are made smaller to.
    pub least_numeral: f64,
    /// Of the height of the text: the tallest picture.
    pub tallest: f64,
    /// The same of one that is more than twice as high as wide, and leaves the page beside it
    /// empty.
    pub narrow: f64,
    /// Of the width of a card: a stance beside a name.
    pub stance: f64,
    /// Of the width of the text: a marking with its caveats, which leaves the folio its place.
    pub marking: f64,
    /// Of the width of the text: the title in the running head.
    pub running: f64,
    /// Of the width of the text: contents in one column, unless their words need more.
    pub contents: f64,
}

/// Heights that keep to the grid, in steps.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Heights {
    /// Rows of a subtitle.
    pub subtitle: u32,
    /// Below a title without subtitle and byline.
    pub below_title: u32,
    /// Below the strip of time.
    pub below_strip: u32,
    /// Between the bottom line and the first paragraph of the summary.
    pub below_lead: u32,
    /// Rows of the heading of a part.
    pub part: u32,
    /// From the rule above a part to its heading.
    pub above_part: u32,
    /// Below the heading of a part, at least.
    pub below_part: u32,
    /// Between two judgements.
    pub judgements: u32,
    /// Below the last judgement, in the box.
    pub frame_foot: u32,
    /// Between what stands beside each other on page one and the legend of the scale.
    pub above_scale: u32,
    /// Between two rows of key figures.
    pub figures: u32,
    /// From the top of a key figure to its label.
    pub numeral: u32,
    /// From the rule above a card to the name.
    pub above_name: u32,
    /// Rows of the name of an actor.
    pub name: u32,
    /// From the top of a card to its portrait.
    pub portrait: u32,
    /// The white of a row in a table.
    pub row: u32,
}

impl Heights {
    /// The height of a heading of one line, in whole rows.
    #[must_use]
    pub fn heading(&self) -> u32 {
        (self.above_part + self.part + self.below_part).next_multiple_of(ROW)
    }
}

/// A size of the title, with the height of its rows.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct TitleSize {
    /// The size where the first has its natural one, in points.
    pub size: Pt,
    /// The height of a row, in steps.
    pub steps: u32,
}
