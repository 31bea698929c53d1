//! Breaks a paragraph into lines so that the paragraph as a whole costs least.
//!
//! Knows widths and costs, nothing of text, languages or fonts. All lengths are in one unit,
//! whichever the caller likes.
//!
//! The method is that of D. E. Knuth and M. F. Plass, "Breaking Paragraphs into Lines",
//! *Software: Practice and Experience* 11 (1981), 1119–1184; page numbers below are of that
//! paper. Every place where a line may end is reached from every earlier one that leaves a line
//! between them of a possible length, and of the ways to each place only the cheapest are
//! carried on: one for each state that what follows can depend on (the class of the last line,
//! the hyphens in a row, for a wanted number of lines also their count).
//!
//! ```text
//! In olden times when wish|ing still helped        r = +0.9  short, spaces opened
//! one, there lived a king whose daugh|ters          r = −0.2  long, spaces narrowed
//! ```
//!
//! What differs from the paper: lines end at penalties only; a line ended by force is never
//! stretched and so needs no glue to fill it; glyphs are widened or narrowed a little when the
//! spaces alone would have to give too much (Hàn Thế Thành, *Micro-typographic extensions to
//! the TeX typesetting system*, 2000); hyphens in a row are limited, not only priced; ragged
//! lines are priced by what they lack, not by glue.

mod costs;
mod price;
mod search;
mod spots;

pub use costs::{BARRED, Costs};

use search::{Aim, Pass};
use spots::Paragraph;

/// Cost of a penalty at which a line must end.
pub const FORCED: f64 = f64::NEG_INFINITY;

/// Cost of a penalty at which no line may end.
pub const FORBIDDEN: f64 = f64::INFINITY;

/// Cost of a penalty from which on a line ends there only when all lines could not be kept within
/// [`Costs::tolerance`] otherwise.
pub const LAST_RESORT: f64 = 2_000.0;

/// Finds the cheapest way to break `items` into lines. The breaks ascend and the last is the
/// end of the paragraph: its forced penalty, or `items.len()` if it has none.
///
/// First all lines are kept within [`Costs::tolerance`]. If that cannot be done, lines may be
/// as loose as they must; and a piece without a permitted break that is wider than the measure
/// gets a line of its own, which is overfull. Of that kind are as few lines as possible.
#[must_use]
pub fn optimal(items: &[Item], measure: Measure, fit: Fit, costs: &Costs) -> Vec<Break> {
    let paragraph = Paragraph::new(items, measure, fit, costs);
    let ends = paragraph
        .search(Aim { pass: Pass::Tolerant, lines: None })
        .or_else(|| paragraph.search(Aim { pass: Pass::Emergency, lines: None }))
        .expect("in an emergency each spot leads on to the next without a hyphen");
    paragraph.breaks(&ends)
}

/// Finds the cheapest way to break `items` into just so many lines, all within
/// [`Costs::tolerance`]; `None` if there is none (the paper's looseness, p. 1154).
#[must_use]
pub fn optimal_with_lines(
    items: &[Item],
    measure: Measure,
    fit: Fit,
    costs: &Costs,
    lines: usize,
) -> Option<Vec<Break>> {
    let paragraph = Paragraph::new(items, measure, fit, costs);
    let ends = paragraph.search(Aim { pass: Pass::Tolerant, lines: Some(lines) })?;
    Some(paragraph.breaks(&ends))
}

/// What a paragraph is made of (p. 1122).
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Item {
    /// Something to set.
    Box {
        /// Its width.
        width: f64,
    },
    /// Space between boxes. It vanishes at the beginning of a line.
    Glue {
        /// Natural width.
        width: f64,
        /// What a ratio of 1 adds. For word spaces [`STRETCH`] of the width.
        stretch: f64,
        /// What a ratio of −1, the narrowest, takes away. For word spaces [`SHRINK`] of the
        /// width. Less than nothing counts as nothing.
        shrink: f64,
    },
    /// The only place where a line may end. A space that may end a line is a penalty followed
    /// by glue.
    Penalty {
        /// What breaking here costs, on the scale of badness (100 is a line stretched to 1),
        /// [`FORCED`] or [`FORBIDDEN`].
        cost: f64,
        /// Whether the line that ends here ends with a hyphen. One that must end here is not
        /// counted.
        hyphen: bool,
        /// Added to the width of the line that ends here: a hyphen, less what protrudes.
        pre: f64,
        /// Added to the width of the line that begins here: less what protrudes.
        post: f64,
    },
}

impl Item {
    /// Its natural width.
    #[must_use]
    pub const fn width(&self) -> f64 {
        match *self {
            Item::Box { width } | Item::Glue { width, .. } => width,
            Item::Penalty { .. } => 0.0,
        }
    }
}

/// The stretch of a word space, in shares of its width, for which [`Costs`] are tuned: at ratio
/// 1 a word space is half as wide again as by nature (p. 1133).
pub const STRETCH: f64 = 0.5;

/// The shrink of a word space, in shares of its width, for which [`Costs`] are tuned.
pub const SHRINK: f64 = 0.25;

/// The widths of the lines.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Measure {
    /// Of the first line.
    pub first: f64,
    /// Of all others.
    pub rest: f64,
}

impl Measure {
    /// All lines are `width` wide.
    #[must_use]
    pub const fn even(width: f64) -> Measure {
        Measure { first: width, rest: width }
    }
}

/// How the lines fill the measure.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Fit {
    /// Both margins are straight. Lines ended by force keep their natural width.
    Justified,
    /// Spaces keep their natural width, the lines are about as long as the measure.
    Ragged,
    /// Spaces keep their natural width, the lines, the last among them, are about as long as
    /// one another and as few as possible.
    Balanced,
}

/// The end of a line, and how the line is to be set.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Break {
    /// The penalty at which it ends.
    pub item: usize,
    /// Its natural width, with `post` of the penalty before and `pre` of this one.
    pub width: f64,
    /// Its width as it is set, spaces and boxes stretched or shrunk: that of the measure unless it
    /// is ended by force, ragged or overfull.
    pub set: f64,
    /// The share of stretch (above 0) or shrink (below 0, at least −1) that each glue gives.
    pub ratio: f64,
    /// The factor by which its boxes are widened, 1 for none.
    pub expansion: f64,
}
