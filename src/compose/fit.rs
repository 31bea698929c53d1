//! A dossier on exactly so many pages, by moving the size of text and its leading within limits.
//!
//! Settings stand on a way from the theme's own outwards. Of those that fit, the ones nearest to it
//! are looked at, and the one is taken that looks best: whose pages cost least, by the prices of the
//! page breaker, and whose report is within the bar. Text never falls below 9 pt.
//!
//! Where nobody asks for a number of pages, lines come a little closer if that spares a last page
//! of a few lines.

use crate::geom::Pt;
use crate::model::{Dossier, Source, Text};
use crate::page::{Column, Document};
use crate::paginate::{Costs, Segment, paginate};
use crate::quality;
use crate::text::Compositor;
use crate::theme::{Theme, Tuning};

use super::{Broken, Composed, Extras, Matter, sheet};

/// The smallest running text, in points.
const SMALLEST: f64 = 9.0;

/// The way to closer settings: factors of size and leading. The leading gives first, then the
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

/// The way to wider settings, for more pages.
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

/// Settings from one point of a way to the next: half a hundredth apart, about one row of a page.
const BETWEEN: usize = 3;

/// How many settings that fit are looked at, from the one nearest to the theme's on: six cover a
/// quarter of the way, beyond which text is smaller or wider set than it need be.
const LOOKED: usize = 6;

/// Between two settings sizes alone give: by so much from one to the next, a fortieth of a point,
/// which moves some lines of a hundred.
const FINER: f64 = 0.0025;

/// How many of them there are: together they change a size by 4 %, twice as much as the leading
/// changes from one row of a page to the next.
const FINEST: u32 = 16;

/// What a page costs for each thousandth by which sizes depart from the theme's: ten of them are
/// three rows short at its foot.
const RESIZED: u64 = 45;

/// The same for each thousandth of the leading, which is seen less.
const LEADED: u64 = 15;

/// What each hundredth costs by which the last page, with the index, is filled to less than a
/// quarter: three times what the same white costs the page breaker, as whoever wants so many pages
/// wants them filled.
const THINNER: u64 = 1_500;

/// What a row of the report costs that is over its bar: more than any foot or departure.
const OVER: u64 = 1_000_000;

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
    let matter = Matter::new(dossier, extras);
    let natural = theme(Tuning::NATURAL);
    let broken = matter.broken(&natural, matter.crew());
    let natural = broken.pages.len();
    if natural == pages {
        return Ok(broken.finish().document);
    }
    let closer = natural > pages;
    let mut way = way(if closer { &CLOSER } else { &WIDER });
    let is_large = |tuning: &Tuning| theme(*tuning).styles.body.size.0 >= SMALLEST - 1e-9;
    way.retain(is_large);
    let reaches = |tuning: &Tuning| {
        let count = matter.broken(&theme(*tuning), matter.crew()).pages.len();
        if closer { count <= pages } else { count >= pages }
    };
    let first = way.partition_point(|tuning| !reaches(tuning));
    let fits = |tuning: &Tuning| {
        let theme = theme(*tuning);
        let broken = matter.broken(&theme, matter.crew());
        (broken.pages.len() == pages).then(|| (broken.finish(), *tuning))
    };
    let near = first.saturating_sub(1)..(first + LOOKED).min(way.len());
    let best = way[near].iter().filter_map(fits).min_by_key(|(set, tuning)| price(set, tuning));
    // From one row of a page to the next a long dossier passes over pages.
    let best = best.or_else(|| {
        let from = first.checked_sub(1).map_or(Tuning::NATURAL, |at| way[at]);
        let mut finer = finer(from, closer);
        finer.retain(is_large);
        let first = finer.partition_point(|tuning| !reaches(tuning));
        let near = first.saturating_sub(1)..(first + 2).min(finer.len());
        finer[near].iter().find_map(fits)
    });
    // A page more or less does not come strictly in turn.
    if let Some((best, _)) = best.or_else(|| way.iter().find_map(fits)) {
        return Ok(best.document);
    }
    let over = match way.last().filter(|_| closer) {
        Some(last) => matter.excess(&theme(*last), pages).max(1),
        None => 0,
    };
    Err(Misfit { natural, over })
}

/// The settings on a way, from the one nearest to the theme's on.
fn way(points: &[(f64, f64)]) -> Vec<Tuning> {
    let mut from = (1.0, 1.0);
    let mut way = Vec::new();
    for &to in points {
        for step in 1..=BETWEEN {
            #[expect(clippy::cast_precision_loss, reason = "a handful of steps")]
            let share = step as f64 / BETWEEN as f64;
            let between = |from: f64, to: f64| from + (to - from) * share;
            way.push(Tuning { size: between(from.0, to.0), leading: between(from.1, to.1) });
        }
        from = to;
    }
    way
}

/// Sizes a little closer or wider than those of a setting, at its leading.
fn finer(from: Tuning, closer: bool) -> Vec<Tuning> {
    let step = if closer { -FINER } else { FINER };
    let size = |times: u32| from.size + step * f64::from(times);
    (1..=FINEST).map(|times| Tuning { size: size(times), ..from }).collect()
}

/// What is to be said against a setting: what its pages cost, how far it is from the theme's, and
/// what the report finds over the bar.
fn price(set: &Composed, tuning: &Tuning) -> u64 {
    #[expect(
        clippy::cast_possible_truncation,
        clippy::cast_sign_loss,
        reason = "a few hundred thousandths"
    )]
    let thousandths = |factor: f64| ((factor - 1.0).abs() * 1000.0).round() as u64;
    let thin = 25_u64.saturating_sub(last_filled(&set.document)) * THINNER;
    let departed = RESIZED * thousandths(tuning.size) + LEADED * thousandths(tuning.leading);
    let over = quality::measure(&set.document).rows.iter().filter(|row| !row.ok).count() as u64;
    set.cost + thin + departed * set.document.pages.len() as u64 + OVER * over
}

/// To how many hundredths the last page is filled.
fn last_filled(document: &Document) -> u64 {
    let Some(columns) = document.pages.last().map(|page| &page.columns) else { return 0 };
    let Some(top) = columns.first() else { return 0 };
    let filled = |column: &Column| (column.at.y - top.at.y + column.filled.height) / top.room.0;
    let most = columns.iter().map(filled).fold(Pt::ZERO, Pt::max);
    #[expect(
        clippy::cast_possible_truncation,
        clippy::cast_sign_loss,
        reason = "at most a hundred"
    )]
    let hundredths = (100.0 * most.0) as u64;
    hundredths
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
    let matter = Matter::new(dossier, extras);
    let natural = theme(Tuning::NATURAL);
    let crew = matter.crew();
    let crew = if is_short(dossier) { crew.told(Compositor::remember) } else { crew };
    let mut broken = matter.broken(&natural, crew);
    let closer = SPARING.map(|leading| theme(Tuning { leading, ..Tuning::NATURAL }));
    if let Some(closer) = sparing(&broken, &closer) {
        // Its paragraphs are the same: only their lines stand closer.
        let pages = broken.pages.len();
        let crew = broken.into_crew().told(Compositor::rewind);
        broken = matter.broken(closer, crew);
        if broken.pages.len() >= pages {
            let crew = broken.into_crew().told(Compositor::rewind);
            broken = matter.broken(&natural, crew);
        }
    }
    let document = broken.finish().document;
    matter.let_go();
    document
}

/// A dossier with fewer bytes in its entries, profiles and sources is short: some five pages.
const SHORT: usize = 12_000;

/// Whether the paragraphs of a dossier are worth remembering: to keep those of a long one costs more
/// than to make them anew in the one case of five or so in which it is set a second time.
fn is_short(dossier: &Dossier) -> bool {
    let entries = dossier.chronology.iter().filter_map(|entry| entry.text.as_ref());
    let texts = entries.chain(dossier.actors.iter().flat_map(|actor| &actor.profile));
    let long = texts.flat_map(Text::runs).map(|run| run.text.len()).sum::<usize>();
    let url = |source: &Source| source.url.as_ref().map_or(0, String::len);
    let sources = dossier.sources.iter().map(|source| source.title.len() + url(source));
    long + sources.sum::<usize>() < SHORT
}

/// The first of some closer themes with which a thin last page is spared. A leading changes how many
/// rows stand on a page and nothing else, so the segments are the same.
fn sparing<'t>(broken: &Broken<'_>, closer: &'t [Theme]) -> Option<&'t Theme> {
    let Broken { flows, pages, setter, .. } = broken;
    let last = pages.last()?.regions.last()?;
    let is_thin = (last.top + last.height) * THIN < sheet(setter.theme).height;
    if !is_thin || pages.len() > FEW || pages.len() < 2 {
        return None;
    }
    let segments: Vec<Segment> = flows.iter().map(|flow| flow.segment.clone()).collect();
    let count = |theme: &Theme| paginate(&segments, &sheet(theme), &Costs::HOUSE).len();
    closer.iter().find(|theme| count(theme) < pages.len())
}

#[cfg(test)]
mod tests {
    use std::fmt::Write as _;

    use super::{Extras, natural};
    use crate::compose::{Pictures, compose};
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
        let extras = Extras { pictures: Pictures::new(), authors: false, moment: None };
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
