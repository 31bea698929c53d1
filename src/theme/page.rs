//! Where things stand on a page: margins, rows, columns, heads and feet.

use crate::geom::{Pt, Size};

use super::ROW;

/// Where things stand on the page.
#[derive(Clone, Debug, PartialEq)]
pub struct PageLook {
    /// The paper.
    pub paper: Size,
    /// From the left edge to the text, on right-hand pages.
    pub left: Pt,
    /// Whether left-hand pages have their margins the other way round.
    pub mirrored: bool,
    /// From the top edge to the text.
    pub top: Pt,
    /// The width of the text.
    pub width: Pt,
    /// The distance of baselines.
    pub leading: Pt,
    /// Rows of text on a page.
    pub rows: u32,
    /// Rows by which page one begins higher: it has no running title.
    pub raised: u32,
    /// From the top of a row to its baseline.
    pub baseline: Pt,
    /// From the top edge to the baseline of the running head.
    pub head: Pt,
    /// From the top edge to the baseline of the running foot.
    pub foot: Pt,
    /// Between two columns.
    pub gutter: Pt,
    /// The columns of cards and lists, 1 or 2.
    pub columns: u8,
    /// The column of dates and side heads.
    pub side: Pt,
    /// Between that and the main column.
    pub side_gap: Pt,
    /// How far the text moves to the outside of a page that is bound.
    pub binding: Pt,
    /// The factor of all sizes of text.
    pub text: f64,
}

impl PageLook {
    /// From the left edge to the text on a page, by its index.
    #[must_use]
    pub fn left_of(&self, index: usize) -> Pt {
        if self.mirrored && index % 2 == 1 {
            self.paper.width - self.width - self.left
        } else {
            self.left
        }
    }

    /// From the top edge to the text on a page, by its index.
    #[must_use]
    pub fn top_of(&self, index: usize) -> Pt {
        let raised = if index == 0 { self.raised } else { 0 };
        self.top - self.leading * f64::from(raised)
    }

    /// The height of a step.
    #[must_use]
    pub fn step(&self) -> Pt {
        self.leading / f64::from(ROW)
    }

    /// The height of so many steps.
    #[must_use]
    pub fn steps(&self, steps: u32) -> Pt {
        self.step() * f64::from(steps)
    }

    /// The width of a column of cards and lists.
    #[must_use]
    pub fn column(&self) -> Pt {
        if self.columns == 1 { self.width } else { (self.width - self.gutter) / 2.0 }
    }

    /// From the left of the text to the main column.
    #[must_use]
    pub fn main_left(&self) -> Pt {
        self.side + self.side_gap
    }

    /// The width of the main column.
    #[must_use]
    pub fn main(&self) -> Pt {
        self.width - self.main_left()
    }

    /// Changes the leading and fits the number of rows to it.
    pub(super) fn lead(&mut self, factor: f64, body: Pt) {
        let height = self.leading * f64::from(self.rows);
        self.leading = self.leading * factor;
        #[expect(
            clippy::cast_possible_truncation,
            clippy::cast_sign_loss,
            reason = "a page has some dozens of rows"
        )]
        let rows = (height / self.leading + 1e-6) as u32;
        self.rows = rows;
        self.baseline = (self.leading + body * 0.67) / 2.0;
    }
}
