//! How a briefing looks: every size, colour, space and face that a designer would change.
//!
//! Heights come in *steps*, a fifth of the leading, so that every line of running text can stand
//! on one grid: a row of text is five steps, a row of small text four.

use crate::font::Family;
use crate::geom::{Pt, Size};
use crate::paint::Rgb;
use crate::text::{Forms, Style};

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
}

/// Where things stand on the page.
#[derive(Clone, Debug, PartialEq)]
pub struct PageLook {
    /// The paper.
    pub paper: Size,
    /// From the left edge to the text.
    pub left: Pt,
    /// From the top edge to the text.
    pub top: Pt,
    /// The width of the text.
    pub width: Pt,
    /// The distance of baselines.
    pub leading: Pt,
    /// Rows of text on a page.
    pub rows: u32,
    /// From the top of a row to its baseline.
    pub baseline: Pt,
    /// From the top edge to the baseline of the running head.
    pub head: Pt,
    /// From the top edge to the baseline of the running foot.
    pub foot: Pt,
    /// Between two columns.
    pub gutter: Pt,
    /// The column of dates and side heads.
    pub side: Pt,
    /// Between that and the main column.
    pub side_gap: Pt,
}

impl PageLook {
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

    /// The width of one of two columns.
    #[must_use]
    pub fn half(&self) -> Pt {
        (self.width - self.gutter) / 2.0
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
}

/// The colours.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Colors {
    /// Running text.
    pub ink: Rgb,
    /// Titles, names and diplomacy.
    pub blue: Rgb,
    /// What calls for attention.
    pub red: Rgb,
    /// What stands back: roles, notes, heads and feet.
    pub grey: Rgb,
    /// Thin rules.
    pub hairline: Rgb,
    /// Grounds of boxes.
    pub tint: Rgb,
    /// Paper.
    pub white: Rgb,
}

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
    /// Running heads and feet.
    pub running: Style,
    /// Markings.
    pub marking: Style,
}

impl Theme {
    /// The default look on A4.
    #[must_use]
    pub fn standard() -> Theme {
        let colors = Colors {
            ink: Rgb::hex(0x1a_1e23),
            blue: Rgb::hex(0x12_3152),
            red: Rgb::hex(0xa3_3420),
            grey: Rgb::hex(0x54_5c66),
            hairline: Rgb::hex(0xc5_cbd2),
            tint: Rgb::hex(0xf2_f4f7),
            white: Rgb::hex(0xff_ffff),
        };
        let styles = Styles::of(&colors);
        let page = PageLook {
            paper: Size::new(Pt::mm(210.0), Pt::mm(297.0)),
            left: Pt::mm(22.0),
            top: Pt::mm(27.0),
            width: Pt::mm(166.0),
            leading: Pt(13.5),
            rows: 51,
            baseline: Pt(10.1),
            head: Pt::mm(17.0),
            foot: Pt::mm(281.5),
            gutter: Pt::mm(8.0),
            side: Pt::mm(33.0),
            side_gap: Pt::mm(9.0),
        };
        Theme { page, colors, styles }
    }
}

impl Styles {
    fn of(colors: &Colors) -> Styles {
        let Colors { ink, blue, red, grey, white, .. } = *colors;
        let serif = |size| Style::new(Family::Serif, Pt(size), ink).forms(Forms::OldStyle);
        let sans = |size, color| Style::new(Family::Sans, Pt(size), color);
        let display = |size| Style::new(Family::Display, Pt(size), blue);
        let caption = |size, color| Style::new(Family::Caption, Pt(size), color);
        Styles {
            body: serif(10.0),
            lead: Style { color: blue, ..serif(12.0) }.semibold(),
            title: display(28.0),
            subtitle: Style::new(Family::Serif, Pt(13.0), grey).forms(Forms::OldStyle).italic(),
            eyebrow: sans(8.5, red).semibold().tracking(60).forms(Forms::Capitals),
            part: sans(15.0, blue).semibold(),
            heading: sans(11.0, blue).semibold(),
            name: sans(10.5, blue).semibold(),
            native: sans(9.5, grey),
            label: sans(8.5, grey),
            table: sans(9.0, ink),
            note: caption(8.0, ink).forms(Forms::OldStyle),
            date: sans(9.0, blue).semibold().forms(Forms::Tabular),
            year: display(14.0),
            numeral: display(26.0),
            quote: serif(9.5).italic(),
            running: sans(8.0, grey),
            marking: sans(12.0, white).semibold(),
        }
    }
}
