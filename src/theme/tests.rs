//! Every theme can be read: contrast, the smallest text, and nothing by colour alone.

use crate::model::{Paper, Tlp};
use crate::paint::Rgb;
use crate::text::Style;

use super::{Colors, Look, SMALLEST, Sides, Styles, Theme, Tuning};

/// The contrast that WCAG 2.2 asks of text (1.4.3, level AA).
const LEAST: f64 = 4.5;

/// All themes on all papers, as closely set as a number of pages may ask.
fn all() -> Vec<Theme> {
    let tunings = [Tuning::NATURAL, Tuning { size: 0.9, leading: 0.86 }];
    let papers = [Paper::A4, Paper::Letter, Paper::A5];
    let mut themes = Vec::new();
    for (_, look) in Look::NAMES {
        for paper in papers {
            let theme = |tuning| Theme::new(look, paper, Sides::One, tuning);
            themes.extend(tunings.map(theme));
        }
    }
    themes
}

/// Every style of a theme but that of markings; a new one has to be named here.
fn styles(theme: &Theme) -> [Style; 23] {
    let Styles {
        body,
        lead,
        title,
        subtitle,
        eyebrow,
        part,
        heading,
        name,
        native,
        label,
        table,
        judgement,
        note,
        date,
        year,
        numeral,
        quote,
        small,
        fine,
        portion,
        drawn,
        axis,
        running,
        marking: _,
    } = theme.styles;
    [
        body, lead, title, subtitle, eyebrow, part, heading, name, native, label, table,
        judgement, note, date, year, numeral, quote, small, fine, portion, drawn, axis,
        running,
    ]
}

/// WCAG 2.2, "relative luminance".
fn luminance(Rgb(red, green, blue): Rgb) -> f64 {
    #[expect(clippy::disallowed_methods, reason = "compared, and not printed")]
    let linear = |part: u8| {
        let part = f64::from(part) / 255.0;
        if part <= 0.04045 { part / 12.92 } else { ((part + 0.055) / 1.055).powf(2.4) }
    };
    0.2126 * linear(red) + 0.7152 * linear(green) + 0.0722 * linear(blue)
}

fn contrast(one: Rgb, other: Rgb) -> f64 {
    let (one, other) = (luminance(one) + 0.05, luminance(other) + 0.05);
    one.max(other) / one.min(other)
}

#[test]
fn contrast_is_that_of_the_standard() {
    let (black, white) = (Rgb::hex(0), Rgb::hex(0xff_ffff));
    assert!((contrast(black, white) - 21.0).abs() < 1e-9);
    // #767676 is the lightest grey that passes on white.
    assert!(contrast(Rgb::hex(0x76_7676), white) >= LEAST);
    assert!(contrast(Rgb::hex(0x77_7777), white) < LEAST);
}

#[test]
fn every_text_stands_out_from_its_ground() {
    for theme in all() {
        let Colors { ink, blue, red, grey, tint, white, .. } = theme.colors;
        let texts = styles(&theme).map(|style| style.color);
        for color in texts.into_iter().chain([ink, blue, red, grey]) {
            for ground in [white, tint] {
                let contrast = contrast(color, ground);
                assert!(contrast >= LEAST, "{color:?} on {ground:?}: {contrast}");
            }
        }
    }
}

#[test]
fn every_marking_stands_out_from_its_ground() {
    for theme in all() {
        let Some(ground) = theme.colors.banner else {
            // Outlined, in ink on paper.
            assert!(contrast(theme.colors.ink, theme.colors.white) >= LEAST);
            continue;
        };
        let levels = [Tlp::Clear, Tlp::Green, Tlp::Amber, Tlp::AmberStrict, Tlp::Red];
        for ink in levels.map(Colors::tlp).into_iter().chain([theme.colors.white]) {
            let contrast = contrast(ink, ground);
            assert!(contrast >= LEAST, "{ink:?} on {ground:?}: {contrast}");
        }
    }
}

#[test]
fn no_text_is_too_small() {
    for theme in all() {
        for style in styles(&theme) {
            assert!(style.size >= SMALLEST, "{style:?}");
        }
    }
}

#[test]
fn markings_have_the_size_that_tlp_asks_for() {
    for theme in all() {
        assert!(theme.styles.marking.size.0 >= 12.0);
    }
}

#[test]
fn the_ink_theme_tells_everything_without_colour() {
    // Kinds, stances and lines are told apart by shape and dash, which the tests of `figure`
    // hold: a theme that has one ink for all of them loses nothing.
    let Colors { ink, blue, red, grey, hairline, tint, white, banner } =
        Theme::new(Look::Ink, Paper::A4, Sides::One, Tuning::NATURAL).colors;
    assert_eq!((ink, ink), (blue, red));
    assert_eq!((tint, banner), (white, None));
    for Rgb(red, green, blue) in [ink, grey, hairline] {
        assert!(red == green && green == blue, "a grey");
    }
}
