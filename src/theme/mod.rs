//! How a briefing looks: every size, colour, space and face that a designer would change.
//!
//! Heights come in *steps*, a fifth of the leading, so that every line of running text can stand
//! on one grid: a row of text is five steps, a row of small text four. All other lengths are in
//! points. What a number is for is said where its field is described; the parts that draw and
//! compose take it from a [`Theme`] and have none of their own (a test holds them to it). What
//! belongs to a method and not to its looks, such as costs, limits and the proportions of faces,
//! stays with the method.
//!
//! # How to add a theme
//!
//! A theme is a page of numbers: a file here with a function that makes a [`Theme`] for a paper
//! and a factor of the sizes of text. It begins with the standard theme in its own colours, and
//! names only what is different:
//!
//! ```text
//! pub(super) fn theme(paper: Paper, size: f64) -> Theme {
//!     let standard = standard::dressed(colors(), paper, size);
//!     Theme {
//!         rules: Rules { part: Stroke::solid(standard.colors.red, Pt(1.2)), ..standard.rules },
//!         spaces: Spaces { table: Pt(20.0), ..standard.spaces },
//!         ..standard
//!     }
//! }
//! ```
//!
//! Then it gets a variant of [`Look`] and a name among [`Look::NAMES`], which the command line,
//! the format and the tests go by, and [`Theme::new`] calls it. The tests of this module hold it
//! to what every theme owes to readers: contrast, text of 7.5 pt and rules of 0.35 pt at least,
//! and no length that is zero or less.

mod colors;
mod drawn;
mod figures;
mod ink;
mod page;
mod rules;
mod spaces;
mod standard;
mod styles;

pub use colors::Colors;
pub use figures::{
    BarsLook, ColumnsLook, FigureLook, LinesLook, SparkLook, StripLook, YardstickLook,
};
pub use page::PageLook;
pub use rules::Rules;
pub use spaces::{Heights, Shares, Sizes, Spaces, TitleSize};
pub use styles::Styles;

use crate::geom::Pt;
use crate::language::Language;
use crate::model::Paper;

/// How many steps make a row of running text.
pub const ROW: u32 = 5;

/// How many steps make a row of small text.
pub const SMALL_ROW: u32 = 4;

/// The looks of a briefing on one paper.
#[derive(Clone, Debug)]
pub struct Theme {
    /// Where things stand on the page.
    pub page: PageLook,
    /// The colours.
    pub colors: Colors,
    /// The styles of text.
    pub styles: Styles,
    /// Rules and outlines.
    pub rules: Rules,
    /// White.
    pub spaces: Spaces,
    /// Sizes of titles and of what is no text.
    pub sizes: Sizes,
    /// Lengths as shares of others.
    pub shares: Shares,
    /// Heights that keep to the grid.
    pub heights: Heights,
    /// The looks of drawings.
    pub figures: FigureLook,
}

/// The smallest text, whatever the paper and however much is set on a page.
pub const SMALLEST: Pt = Pt(7.5);

/// The themes there are.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Look {
    /// Blue and red on tints.
    #[default]
    Standard,
    /// Greyscale without tints, its marking outlined: for cheap printers.
    Ink,
}

impl Look {
    /// All themes, by the names that users choose them with.
    pub const NAMES: [(&'static str, Look); 2] =
        [("standard", Look::Standard), ("ink", Look::Ink)];

    /// The theme of a name.
    #[must_use]
    pub fn named(name: &str) -> Option<Look> {
        Look::NAMES.iter().find(|(known, _)| *known == name).map(|(_, look)| *look)
    }
}

/// On how many sides of the paper is printed.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Sides {
    /// Margins are the same on all pages.
    #[default]
    One,
    /// The inner margin is wider, for binding.
    Two,
}

/// By how much the size of text and its leading depart from what the theme has by nature.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Tuning {
    /// Factor of all sizes of text.
    pub size: f64,
    /// Factor of the leading.
    pub leading: f64,
}

impl Tuning {
    /// As the theme has it.
    pub const NATURAL: Tuning = Tuning { size: 1.0, leading: 1.0 };
}

impl Theme {
    /// A look on a paper.
    #[must_use]
    pub fn new(look: Look, paper: Paper, sides: Sides, tuning: Tuning) -> Theme {
        let mut theme = match look {
            Look::Standard => standard::theme(paper, tuning.size),
            Look::Ink => ink::theme(paper, tuning.size),
        };
        let Theme { page, styles, .. } = &mut theme;
        if sides == Sides::Two {
            page.mirrored = true;
            page.left += page.binding;
        }
        page.lead(tuning.leading, styles.body.size);
        theme
    }

    /// The same for a language: Hangul, Kana and Han have no italic, and Latin letters and
    /// figures among them stand upright with them.
    #[must_use]
    pub fn speaking(mut self, language: &Language) -> Theme {
        if matches!(language.primary(), "ja" | "ko" | "zh") {
            self.styles.subtitle.italic = false;
            // Bold Hangul, Kana and Han are Gothic: figures among them are so too.
            self.styles.lead.family = crate::font::Family::Sans;
            self.styles.quote.italic = false;
        }
        self
    }

    /// The default look on A4.
    #[must_use]
    pub fn standard() -> Theme {
        Theme::new(Look::Standard, Paper::A4, Sides::One, Tuning::NATURAL)
    }
}

#[cfg(test)]
mod tests;
