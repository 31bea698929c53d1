//! A dossier on exactly so many pages, by moving the size of text and its leading within limits.
//!
//! Settings are tried from the one nearest to the theme's own outwards, and the first that fits is
//! taken: it looks best. Text never falls below 9 pt.
//!
//! Where nobody asks for a number of pages, lines come a little closer if that spares a last page
//! of a few lines.

use crate::model::Dossier;
use crate::page::Document;
use crate::paginate::{Costs, Page, Segment, Sheet, paginate};
use crate::theme::{Theme, Tuning};

use super::flow::Flow;
use super::{Extras, compose, composed, excess, sheet};

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

/// Leadings that spare a last page of a few lines, as factors: half a point on thirteen at the
/// most, which is not seen from one dossier to another.
const SPARING: [f64; 2] = [0.98, 0.96];

/// A last page is thin if it is filled to less than one part in so many.
const THIN: u32 = 3;

/// The most pages of a dossier in which a thin last page is looked after: two of three have it in
/// sight, and in one of thirty nobody minds.
const FEW: usize = 16;

/// Composes a dossier on as many pages as it takes. `theme` gives the theme of a tuning.
#[must_use]
pub fn natural(
    dossier: &Dossier,
    theme: impl Fn(Tuning) -> Theme,
    extras: &Extras,
) -> Document {
    let closer = SPARING.map(|leading| theme(Tuning { leading, ..Tuning::NATURAL }));
    let sheets = closer.each_ref().map(sheet);
    let (document, spares) = composed(dossier, &theme(Tuning::NATURAL), extras, &sheets);
    let Some(closer) = spares.and_then(|spares| closer.get(spares)) else { return document };
    let sparing = compose(dossier, closer, extras);
    if sparing.pages.len() < document.pages.len() { sparing } else { document }
}

/// The first of some sheets on which a thin last page is spared. A leading changes how many rows
/// stand on a page and nothing else, so the segments are the same.
pub(super) fn spares(
    flows: &[Flow],
    pages: &[Page],
    sheet: &Sheet,
    closer: &[Sheet],
) -> Option<usize> {
    let last = pages.last()?.regions.last()?;
    let is_thin = (last.top + last.height) * THIN < sheet.height;
    if !is_thin || pages.len() > FEW || pages.len() < 2 || closer.is_empty() {
        return None;
    }
    let segments: Vec<Segment> = flows.iter().map(|flow| flow.segment.clone()).collect();
    closer.iter().position(|sheet| {
        let broken = paginate(&segments, sheet, &Costs::HOUSE);
        broken.len() < pages.len()
    })
}

#[cfg(test)]
mod tests {
    use std::fmt::Write as _;

    use super::{Extras, compose, natural};
    use crate::compose::Pictures;
    use crate::model::{Dossier, Paper, read};
    use crate::page::Page;
    use crate::theme::{Look, Sides, Theme, Tuning};

    fn dossier(entries: usize) -> Dossier {
        let mut text = String::from(
            r#"{"dossier":1,"language":"en","title":"T","as_of":"2024-01-01",
                "summary":{"paragraphs":["The port opened."]},"chronology":["#,
        );
        for day in 1..=entries {
            let comma = if day > 1 { "," } else { "" };
            write!(text, r#"{comma}{{"date":"20{day:02}","title":"The port opens again"}}"#)
                .expect("a string takes everything");
        }
        text.push_str("]}");
        read(text.as_bytes(), None).dossier.expect("it is right")
    }

    fn foot(page: &Page) -> f64 {
        let feet = page.columns.iter().map(|column| column.at.y + column.filled.height);
        feet.fold(0.0, |lowest, foot| lowest.max(foot.0))
    }

    #[test]
    fn a_last_page_of_a_few_lines_is_spared() {
        let theme = |tuning| Theme::new(Look::Standard, Paper::A4, Sides::One, tuning);
        let extras = Extras {
            pictures: Pictures::new(),
            attachment: None,
            authors: false,
            moment: None,
        };
        let mut spared = 0;
        for entries in 8..24 {
            let dossier = dossier(entries);
            let plain = compose(&dossier, &theme(Tuning::NATURAL), &extras);
            let chosen = natural(&dossier, theme, &extras);
            let (Some(last), before) = (plain.pages.last(), plain.pages.len()) else {
                continue;
            };
            if chosen.pages.len() == before {
                assert_eq!(chosen.grid, plain.grid, "{entries} entries");
                continue;
            }
            assert_eq!(chosen.pages.len() + 1, before, "{entries} entries");
            let paper = theme(Tuning::NATURAL).page.paper.height.0;
            assert!(foot(last) < paper / 2.0, "{entries} entries");
            spared += 1;
        }
        assert!(spared > 0, "no number of entries leaves a few lines");
    }
}
