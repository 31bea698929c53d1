//! What a page, a break, a gap or a growth costs.
//!
//! All costs are whole and convex, so that sums are exact and a column can stop growing
//! at the first row that does not pay.

use super::{Give, ROW};

/// Hundredths of the text area a page that is not the last of its part should fill.
///
/// Below that the eye takes the white for an end.
const FILL_WANTED: u32 = 92;

/// Hundredths of the text area the last page of a part should fill.
///
/// A quarter is a page; a few lines look like a mishap.
const LAST_WANTED: u32 = 25;

/// The prices of one unit each. A single column counts twice, each of two once, so that
/// a page has the same weight in either setting.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Costs {
    /// One more page.
    pub page: u32,
    /// One unit of what the caller asks for a break.
    pub broken: u32,
    /// A step short of the foot, squared: a row short is 25 times this.
    pub short: u32,
    /// A step short beyond the 8 % that pass unnoticed, on top.
    pub gap: u32,
    /// A step of a part's last page below the quarter it should fill.
    pub thin: u32,
    /// A step between the feet of balanced columns, squared.
    pub lean: u32,
    /// A row by which a single space grows, squared.
    pub grown: u32,
    /// The same where spaces are loth to grow.
    pub grown_loth: u32,
    /// A page turned between a heading and what it heads.
    pub torn: u32,
    /// A box that is higher than a page.
    pub overflow: u32,
}

impl Costs {
    /// The prices of the house.
    pub const HOUSE: Self = Self {
        // As dear as ten rows short on one page: no page is added for looks alone.
        page: 5_000,
        // The unit of all others: 50 is a page short by a row.
        broken: 1,
        // The square spreads what is missing over many pages: 4 × 1 row is a quarter of
        // 1 × 4 rows.
        short: 1,
        // A row beyond the 8 % costs as much as 60 first ones, so 92 % holds if it can.
        gap: 300,
        // Twelve rows on earlier pages, four on each, are worth giving for a last page
        // that would hold a single row; twelve on two pages, beyond the 8 %, are not.
        thin: 180,
        // A row apart is more than a space that grows by a row: columns end level where they can.
        lean: 6,
        // Almost five rows short: the 8 % that pass unnoticed stay at the foot, where they
        // are quieter than spaces of different height; beyond them growth is cheaper.
        grown: 120,
        // More than the fifth row short, 21² − 16² steps: only beyond the 8 % does a list whose
        // members stand at one distance give that up.
        grown_loth: 190,
        // Two hundred pages: a heading alone at a foot is no choice, only a last resort.
        torn: 1_000_000,
        // Above everything that whole pages of white could cost, so it comes only when
        // there is no other way.
        overflow: 100_000_000,
    };

    /// Prices that only count pages.
    pub(super) const PAGES_ONLY: Self = Self {
        page: 1,
        broken: 0,
        short: 0,
        gap: 0,
        thin: 0,
        lean: 0,
        grown: 0,
        grown_loth: 0,
        torn: 0,
        overflow: 0,
    };

    /// Returns the cost of a column that ends `unused` steps above the foot of a sheet.
    pub(super) fn fill(&self, unused: u32, sheet: u32) -> u64 {
        let unnoticed = sheet * (100 - FILL_WANTED) / 100;
        square(unused) * u64::from(self.short)
            + u64::from(unused.saturating_sub(unnoticed)) * u64::from(self.gap)
    }

    /// Returns the cost of the last page of a part with `unused` steps at its foot.
    pub(super) fn last(&self, unused: u32, sheet: u32) -> u64 {
        let wanted = sheet * LAST_WANTED / 100;
        let used = sheet.saturating_sub(unused);
        u64::from(wanted.saturating_sub(used)) * u64::from(self.thin)
    }

    /// Returns the cost of two columns whose feet are `apart` steps apart.
    pub(super) fn lean(&self, apart: u32) -> u64 {
        square(apart) * u64::from(self.lean)
    }

    /// Returns the cost of a column that grows by `rows` rows, shared by its spaces.
    pub(super) fn growth(&self, rows: u32, white: &White) -> u64 {
        if rows == 0 {
            return 0;
        }
        let gaps = white.gaps.max(1);
        let (all, some) = (rows / gaps, rows % gaps);
        let squares =
            u64::from(gaps) * square(all) + u64::from(some) * (2 * u64::from(all) + 1);
        let price = match white.give {
            Give::Glad => self.grown,
            Give::Loth => self.grown_loth,
        };
        squares * u64::from(price)
    }

    /// Returns the rows by which a column had best grow to come nearer to the foot `unused` steps
    /// below it, and what fill and growth then cost.
    pub(super) fn grow(&self, unused: u32, white: &White, sheet: u32) -> (u32, u64) {
        let cost = |rows| self.fill(unused - rows * ROW, sheet) + self.growth(rows, white);
        let mut best = (0, cost(0));
        for rows in 1..=white.rows.min(unused / ROW) {
            let cost = cost(rows);
            if cost >= best.1 {
                break;
            }
            best = (rows, cost);
        }
        best
    }
}

/// White by which a column may grow.
#[derive(Debug, Clone, Copy)]
pub(super) struct White {
    /// The rows of all its spaces together.
    pub(super) rows: u32,
    /// The spaces that share them.
    pub(super) gaps: u32,
    /// How gladly they grow.
    pub(super) give: Give,
}

/// Returns the square of a number of steps.
fn square(steps: u32) -> u64 {
    u64::from(steps) * u64::from(steps)
}
