//! The numbers of the standard theme: blue and red on tints. A page to change, not to read code
//! in; what each number is for stands where its field is described.

use crate::font::Family;
use crate::geom::{Pt, Size};
use crate::model::Paper;
use crate::paint::{Rgb, Stroke};
use crate::text::{Forms, Style};

use super::{
    Colors, Heights, PageLook, ROW, Rules, SMALLEST, Shares, Sizes, Spaces, Styles, Theme,
    TitleSize, drawn,
};

/// The standard theme on a paper, its text larger by a factor.
pub(super) fn theme(paper: Paper, size: f64) -> Theme {
    dressed(colors(), paper, size)
}

/// The same in other colours.
pub(super) fn dressed(colors: Colors, paper: Paper, size: f64) -> Theme {
    let page = page(paper);
    Theme {
        styles: styles(&colors, size * page.text),
        rules: rules(&colors),
        spaces: spaces(),
        sizes: sizes(),
        shares: shares(),
        heights: heights(),
        figures: drawn::figures(&colors),
        page,
        colors,
    }
}

fn page(paper: Paper) -> PageLook {
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
        binding: Pt::mm(4.0),
        text: 1.0,
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
            text: 0.95,
            ..a4
        },
    }
}

fn colors() -> Colors {
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

fn styles(colors: &Colors, scale: f64) -> Styles {
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

fn rules(colors: &Colors) -> Rules {
    let Colors { blue, red, hairline, .. } = *colors;
    let rule = |color, width| Stroke::solid(color, Pt(width));
    Rules {
        part: rule(blue, 0.9),
        hairline: rule(hairline, 0.5),
        table: rule(blue, 0.6),
        row: rule(hairline, 0.5),
        quote: rule(red, 1.5),
        claim: rule(hairline, 1.5),
        spine: rule(hairline, 0.8),
        frame: rule(hairline, 0.5),
        marking: Pt(1.0),
    }
}

fn spaces() -> Spaces {
    Spaces {
        frame: Pt(9.0),
        marking_side: Pt(5.0),
        edge: Pt(20.0),
        marking_before: Pt(12.0),
        marking_top: Pt(3.6),
        judgement: Pt(14.0),
        yardstick: Pt(6.0),
        numeral: Pt(21.5),
        spark: Pt(10.0),
        spark_top: Pt(5.0),
        legend_mark: Pt(4.0),
        legend: Pt(12.0),
        stance_mark: Pt(7.5),
        stance: Pt(20.0),
        continued: Pt(16.5),
        portrait: Pt(9.0),
        words: Pt(11.0),
        quote: Pt(14.0),
        quote_rule: Pt(1.0),
        words_top: Pt(2.0),
        words_short: Pt(3.0),
        year: Pt(1.0),
        claims: Pt(18.0),
        claim: Pt(9.0),
        table: Pt(16.0),
        source: Pt(19.0),
        source_number: Pt(5.0),
        index: Pt(10.0),
        contents: Pt(14.0),
        page_number: Pt(34.0),
        leader: Pt(5.0),
        dots: Pt(5.0),
    }
}

fn sizes() -> Sizes {
    let title = |size, steps| TitleSize { size: Pt(size), steps };
    Sizes {
        titles: [
            title(28.0, 11),
            title(25.0, 10),
            title(22.0, 9),
            title(19.0, 8),
            title(16.0, 7),
        ],
        mark: Pt(5.6),
        entry: Pt(7.0),
        yardstick: Size::new(Pt(44.0), Pt(5.0)),
        spark: Size::new(Pt(64.0), Pt(18.0)),
        least_spark: Pt(24.0),
        portrait: Size::new(Pt(54.0), Pt(67.5)),
    }
}

fn shares() -> Shares {
    Shares {
        measure: 0.86,
        gutter: 0.75,
        frames: [0.34, 0.36, 0.38, 0.40, 0.42, 0.44, 0.46, 0.48, 0.50],
        frame_heading: 0.8,
        indent: 1.2,
        dashed: 1.3,
        numbered: 1.8,
        code: 0.92,
        unit: 0.5,
        numerals: 1.15,
        least_numeral: 0.55,
        tallest: 0.55,
        narrow: 1.0 / 3.0,
        stance: 0.6,
        marking: 0.45,
        running: 0.7,
        contents: 0.7,
    }
}

fn heights() -> Heights {
    Heights {
        subtitle: 6,
        below_title: 3,
        below_strip: 2,
        below_lead: ROW,
        part: 7,
        above_part: 2,
        below_part: 1,
        judgements: 3,
        frame_foot: 2,
        above_scale: 2,
        figures: 4,
        numeral: 9,
        above_name: 2,
        name: 6,
        portrait: 3,
        row: 1,
    }
}
