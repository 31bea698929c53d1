//! How a stretch of text looks.

use crate::font::{Family, Weight};
use crate::geom::Pt;
use crate::paint::Rgb;
use crate::text::protrude;

/// How a stretch of text looks.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Style {
    /// The role of its face.
    pub family: Family,
    /// How heavy.
    pub weight: Weight,
    /// Whether italic.
    pub italic: bool,
    /// The size of the em.
    pub size: Pt,
    /// Its colour.
    pub color: Rgb,
    /// Forms of letters and figures.
    pub forms: Forms,
    /// Space added after each character, in thousandths of the em.
    pub tracking: i16,
    /// How far the baseline is raised.
    pub rise: Pt,
}

impl Style {
    /// Upright text of regular weight.
    #[must_use]
    pub const fn new(family: Family, size: Pt, color: Rgb) -> Style {
        Style {
            family,
            weight: Weight::Regular,
            italic: false,
            size,
            color,
            forms: Forms::Lining,
            tracking: 0,
            rise: Pt::ZERO,
        }
    }

    /// The same, heavier.
    #[must_use]
    pub const fn semibold(self) -> Style {
        Style { weight: Weight::Semibold, ..self }
    }

    /// The same in italics.
    #[must_use]
    pub const fn italic(self) -> Style {
        Style { italic: true, ..self }
    }

    /// The same with other forms.
    #[must_use]
    pub const fn forms(self, forms: Forms) -> Style {
        Style { forms, ..self }
    }

    /// The same in another colour.
    #[must_use]
    pub const fn color(self, color: Rgb) -> Style {
        Style { color, ..self }
    }

    /// A length in points of thousandths of the em, with the letterspacing of a text.
    pub(super) fn points(&self, units: i32, text: &str) -> f64 {
        let tracked = match self.tracking {
            0 => 0,
            tracking => i32::from(tracking) * i32::try_from(text.chars().count()).unwrap_or(0),
        };
        f64::from(units + tracked) * self.size.0 / 1000.0
    }

    /// What a hyphen of so many thousandths of the em adds to a line that ends with it: it stands
    /// out of the margin.
    pub(super) fn hyphen(&self, units: i32) -> f64 {
        self.points(units, "-") - self.points(protrude::at_end('-'), "")
    }

    /// The same, letterspaced by so many thousandths of the em.
    #[must_use]
    pub const fn tracking(self, tracking: i16) -> Style {
        Style { tracking, ..self }
    }
}

/// Forms of letters and figures, each one a set of OpenType features.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Forms {
    /// Figures as high as capitals, each as wide as it needs.
    #[default]
    Lining,
    /// Figures with ascenders and descenders, for running text.
    OldStyle,
    /// Figures of one width and the height of capitals, for columns.
    Tabular,
    /// Small capitals for all letters, with old-style figures.
    SmallCapitals,
    /// Superior figures and letters, for marks.
    Superior,
    /// Punctuation raised to the height of capitals.
    Capitals,
    /// Full-width punctuation without the white that belongs to it.
    HalfWidth,
}

impl Forms {
    /// The features that give the forms.
    #[must_use]
    pub const fn features(self) -> &'static [&'static [u8; 4]] {
        match self {
            Forms::Lining => &[b"lnum", b"pnum"],
            Forms::OldStyle => &[b"onum", b"pnum"],
            Forms::Tabular => &[b"lnum", b"tnum"],
            Forms::SmallCapitals => &[b"smcp", b"c2sc", b"onum", b"pnum"],
            Forms::Superior => &[b"sups"],
            Forms::HalfWidth => &[b"halt"],
            Forms::Capitals => &[b"case", b"lnum", b"pnum"],
        }
    }
}
