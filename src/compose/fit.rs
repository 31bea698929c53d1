//! A dossier on exactly so many pages, by moving the size of text and its leading within limits.
//!
//! Settings are tried from the one nearest to the theme's own outwards, and the first that fits is
//! taken: it looks best. Text never falls below 9 pt.

use crate::model::Dossier;
use crate::page::Document;
use crate::theme::{Theme, Tuning};

use super::{Extras, compose, excess};

/// The smallest running text, in points.
const SMALLEST: f64 = 9.0;

/// What is tried to save room: factors of size and leading. The leading gives first, then the
/// size, so that lines never come closer than 1.28 of the size.
const CLOSER: [(f64, f64); 8] = [
    (1.0, 0.98),
    (1.0, 0.96),
    (0.98, 0.95),
    (0.96, 0.94),
    (0.95, 0.92),
    (0.93, 0.9),
    (0.92, 0.88),
    (0.9, 0.86),
];

/// What is tried to fill more pages.
const WIDER: [(f64, f64); 8] = [
    (1.0, 1.03),
    (1.0, 1.06),
    (1.02, 1.08),
    (1.04, 1.1),
    (1.06, 1.12),
    (1.08, 1.14),
    (1.1, 1.17),
    (1.1, 1.2),
];

/// Why a dossier does not come out at so many pages.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Misfit {
    /// The pages that it takes as the theme has it.
    pub natural: usize,
    /// The lines by which it is over at the closest setting; 0 when it has too little for so many
    /// pages.
    pub over: u32,
}

/// Composes a dossier on exactly so many pages. `theme` gives the theme of a tuning.
///
/// # Errors
///
/// A [`Misfit`] when no setting within the limits has that many pages.
pub fn fitted(
    dossier: &Dossier,
    theme: impl Fn(Tuning) -> Theme,
    extras: &Extras,
    pages: usize,
) -> Result<Document, Misfit> {
    let document = compose(dossier, &theme(Tuning::NATURAL), extras);
    let natural = document.pages.len();
    if natural == pages {
        return Ok(document);
    }
    let tried = if natural > pages { CLOSER } else { WIDER };
    let mut last = theme(Tuning::NATURAL);
    for (size, leading) in tried {
        let tuned = theme(Tuning { size, leading });
        if tuned.styles.body.size.0 < SMALLEST - 1e-9 {
            break;
        }
        let document = compose(dossier, &tuned, extras);
        if document.pages.len() == pages {
            return Ok(document);
        }
        last = tuned;
    }
    let over = if natural > pages { excess(dossier, &last, extras, pages).max(1) } else { 0 };
    Err(Misfit { natural, over })
}
