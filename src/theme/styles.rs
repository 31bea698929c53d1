//! The styles of text, by what they are for.

use crate::text::Style;

/// The styles of text, each with the size of the em.
#[derive(Clone, Debug, PartialEq)]
pub struct Styles {
    /// Running text.
    pub body: Style,
    /// The bottom line.
    pub lead: Style,
    /// The title.
    pub title: Style,
    /// Below the title.
    pub subtitle: Style,
    /// Above the title.
    pub eyebrow: Style,
    /// Heads of parts.
    pub part: Style,
    /// Heads within sections.
    pub heading: Style,
    /// Names of actors and titles of entries.
    pub name: Style,
    /// Names in other scripts.
    pub native: Style,
    /// Roles, legends and other small print in the sans.
    pub label: Style,
    /// Text in boxes and cells.
    pub table: Style,
    /// Judgements.
    pub judgement: Style,
    /// Sources and notes.
    pub note: Style,
    /// Dates of entries.
    pub date: Style,
    /// Years of the chronology.
    pub year: Style,
    /// The numbers of key figures.
    pub numeral: Style,
    /// Quotations.
    pub quote: Style,
    /// Remarks below what they belong to, in the sans.
    pub small: Style,
    /// Names beside entries, credits, the legend of the scale.
    pub fine: Style,
    /// Portion marks.
    pub portion: Style,
    /// Labels in the strip of time, and names and values in charts.
    pub drawn: Style,
    /// Words at axes.
    pub axis: Style,
    /// Running heads and feet.
    pub running: Style,
    /// Markings.
    pub marking: Style,
}
