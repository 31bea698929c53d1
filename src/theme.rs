//! How a briefing looks: every size, colour, space and face that a designer would change.
//!
//! Heights come in *steps*, a fifth of the leading, so that every line of running text can stand
//! on one grid: a row of text is five steps, a row of small text four.

use crate::font::Family;
use crate::geom::{Pt, Size};
use crate::language::Language;
use crate::model::{Paper, Tlp};
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
}

/// The smallest text, whatever the paper and however much is set on a page.
pub const SMALLEST: Pt = Pt(7.5);

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
    /// The ground of a marking; without one it is outlined.
    pub banner: Option<Rgb>,
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
    /// Judgements.
    pub judgement: Style,
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
    /// Remarks below what they belong to, in the sans.
    pub small: Style,
    /// Names beside entries, credits, the legend of the scale.
    pub fine: Style,
    /// Portion marks.
    pub portion: Style,
    /// Labels in the strip of time, and names and values in charts.
    pub drawn: Style,
    /// Words at axes.
    pub axis: Style,
    /// Running heads and feet.
    pub running: Style,
    /// Markings.
    pub marking: Style,
}

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
        let colors = match look {
            Look::Standard => Colors::standard(),
            Look::Ink => Colors::ink(),
        };
        let mut page = PageLook::of(paper);
        if sides == Sides::Two {
            page.mirrored = true;
            page.left += BINDING;
        }
        let scale = tuning.size * if paper == Paper::A5 { 0.95 } else { 1.0 };
        let styles = Styles::of(&colors, scale);
        page.lead(tuning.leading, styles.body.size);
        Theme { page, colors, styles }
    }

    /// The same for a language: Hangul, Kana and Han have no italic, and Latin letters and
    /// figures among them stand upright with them.
    #[must_use]
    pub fn speaking(mut self, language: &Language) -> Theme {
        if matches!(language.primary(), "ja" | "ko" | "zh") {
            self.styles.subtitle.italic = false;
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

/// How far the text moves to the outside of a page that is bound.
const BINDING: Pt = Pt::mm(4.0);

impl PageLook {
    fn of(paper: Paper) -> PageLook {
        let a4 = PageLook {
            paper: Size::new(Pt::mm(210.0), Pt::mm(297.0)),
            left: Pt::mm(22.0),
            mirrored: false,
            top: Pt::mm(26.0),
            width: Pt::mm(166.0),
            leading: Pt(13.5),
            rows: 53,
            raised: 2,
            baseline: Pt(10.1),
            head: Pt::mm(17.0),
            foot: Pt::mm(285.0),
            gutter: Pt::mm(8.0),
            columns: 2,
            side: Pt::mm(33.0),
            side_gap: Pt::mm(9.0),
        };
        match paper {
            Paper::A4 => a4,
            Paper::Letter => PageLook {
                paper: Size::new(Pt(612.0), Pt(792.0)),
                left: Pt(66.0),
                width: Pt(480.0),
                rows: 49,
                foot: Pt(756.0),
                ..a4
            },
            Paper::A5 => PageLook {
                paper: Size::new(Pt::mm(148.0), Pt::mm(210.0)),
                left: Pt::mm(15.0),
                top: Pt::mm(20.0),
                width: Pt::mm(118.0),
                leading: Pt(12.75),
                rows: 37,
                head: Pt::mm(13.0),
                foot: Pt::mm(200.0),
                gutter: Pt::mm(6.0),
                columns: 1,
                side: Pt::mm(21.0),
                side_gap: Pt::mm(7.0),
                ..a4
            },
        }
    }

    /// Changes the leading and fits the number of rows to it.
    fn lead(&mut self, factor: f64, body: Pt) {
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

impl Colors {
    /// The colour of a TLP label on black (FIRST, TLP 2.0, table 2).
    #[must_use]
    pub const fn tlp(level: Tlp) -> Rgb {
        match level {
            Tlp::Clear => Rgb::hex(0xff_ffff),
            Tlp::Green => Rgb::hex(0x33_ff00),
            Tlp::Amber | Tlp::AmberStrict => Rgb::hex(0xff_c000),
            Tlp::Red => Rgb::hex(0xff_2b2b),
        }
    }

    fn standard() -> Colors {
        Colors {
            ink: Rgb::hex(0x1a_1e23),
            blue: Rgb::hex(0x12_3152),
            red: Rgb::hex(0xa3_3420),
            grey: Rgb::hex(0x54_5c66),
            hairline: Rgb::hex(0xc5_cbd2),
            tint: Rgb::hex(0xf2_f4f7),
            white: Rgb::hex(0xff_ffff),
            banner: Some(Rgb::hex(0x00_0000)),
        }
    }

    fn ink() -> Colors {
        Colors {
            ink: Rgb::hex(0x00_0000),
            blue: Rgb::hex(0x00_0000),
            red: Rgb::hex(0x00_0000),
            grey: Rgb::hex(0x45_4545),
            hairline: Rgb::hex(0x9a_9a9a),
            tint: Rgb::hex(0xff_ffff),
            white: Rgb::hex(0xff_ffff),
            banner: None,
        }
    }
}

impl Styles {
    fn of(colors: &Colors, scale: f64) -> Styles {
        let Colors { ink, blue, red, grey, white, .. } = *colors;
        let sized = |size: f64| Pt((size * scale).max(SMALLEST.0));
        let serif = |size| Style::new(Family::Serif, sized(size), ink).forms(Forms::OldStyle);
        let sans = |size, color| Style::new(Family::Sans, sized(size), color);
        let display = |size| Style::new(Family::Display, sized(size), blue);
        let caption = |size, color| Style::new(Family::Caption, sized(size), color);
        Styles {
            body: serif(10.0),
            lead: Style { color: blue, ..serif(11.0) }.semibold(),
            title: display(28.0),
            subtitle: Style { color: grey, ..serif(13.0) }.italic(),
            eyebrow: sans(8.8, red).semibold().tracking(25),
            part: sans(15.0, blue).semibold(),
            heading: sans(11.0, blue).semibold(),
            name: sans(10.5, blue).semibold(),
            native: sans(9.5, grey),
            label: sans(8.5, grey),
            table: sans(9.0, ink),
            judgement: sans(9.5, ink),
            note: caption(7.8, ink).forms(Forms::OldStyle),
            date: sans(9.0, blue).semibold().forms(Forms::Tabular),
            year: display(14.0),
            numeral: display(26.0),
            quote: serif(9.5).italic(),
            small: sans(8.0, grey),
            fine: sans(7.6, grey),
            portion: sans(8.5, ink).semibold(),
            drawn: sans(8.0, ink),
            axis: sans(7.5, grey),
            running: sans(8.0, grey),
            // TLP 2.0 asks for 12 pt or more.
            marking: Style::new(Family::Sans, Pt(12.0), white).semibold(),
        }
    }
}

#[cfg(test)]
mod tests;
