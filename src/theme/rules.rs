//! Rules and outlines: how wide, in which colour.

use crate::geom::Pt;
use crate::paint::Stroke;

/// The rules of the pages. Those of drawings are with the drawings.
#[derive(Clone, Debug, PartialEq)]
pub struct Rules {
    /// Above the heading of a part.
    pub part: Stroke,
    /// Above a card, a key figure, a further disagreement.
    pub hairline: Stroke,
    /// Below the head of a table, and below its last row.
    pub table: Stroke,
    /// Between two rows of a table.
    pub row: Stroke,
    /// Beside the words of an actor and a quotation.
    pub quote: Stroke,
    /// Beside what one side of a disagreement says.
    pub claim: Stroke,
    /// The spine of the chronology.
    pub spine: Stroke,
    /// Around the box of judgements, in a theme without tints.
    pub frame: Stroke,
    /// The width of the outline of a marking without a ground, in points; it has the colour of
    /// its words.
    pub marking: Pt,
}
