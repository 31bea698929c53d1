//! Every theme can be read: contrast, the smallest text, the thinnest rule, white that is some,
//! and nothing by colour alone.

use crate::geom::Pt;
use crate::model::{Paper, Tlp};
use crate::paint::Rgb;
use crate::text::Style;

use super::{
    Colors, FigureLook, Look, SMALL_ROW, SMALLEST, Shares, Sides, Styles, Theme, Tuning,
};

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

/// The thinnest rule that survives a cheap printer: at 600 dpi nearly three dots.
const THINNEST: f64 = 0.35;

/// The numbers after each `before` in a theme as it is debugged, so that none can be forgotten;
/// but for its styles of text, which have tests of their own.
fn numbers(theme: &Theme, before: &str) -> Vec<f64> {
    let all = format!("{theme:?}");
    let (above, rest) = all.split_once("styles: ").expect("the styles");
    let (_, below) = rest.split_once("rules: ").expect("the rules below");
    let all = format!("{above}{below}");
    let parts = all.match_indices(before).map(|(at, _)| {
        let rest = &all[at + before.len()..];
        let end = rest.find([')', ',', ' ', ']']).expect("an end");
        rest[..end].parse::<f64>().expect("a number")
    });
    parts.collect()
}

#[test]
fn no_rule_is_too_thin() {
    for theme in all() {
        let Theme { rules, figures, .. } = &theme;
        let FigureLook { strip, lines, .. } = figures;
        let all = format!("{theme:?}");
        let strokes = all.match_indices("Stroke { color: ").map(|(at, _)| {
            let (_, rest) = all[at..].split_once("width: Pt(").expect("a width");
            let (width, _) = rest.split_once(')').expect("an end");
            Pt(width.parse().expect("a number"))
        });
        let strokes: Vec<Pt> = strokes.collect();
        assert!(strokes.len() > 20, "{strokes:?}");
        // Lines whose colour depends on what is drawn.
        let others = [rules.marking, strip.open_bar, strip.gathered, lines.width];
        for width in strokes.into_iter().chain(others) {
            assert!(width.0 >= THINNEST && width.0 < 4.0, "{width:?}");
        }
    }
}

#[test]
fn every_length_is_greater_than_zero() {
    for theme in all() {
        let lengths = numbers(&theme, "Pt(");
        assert!(lengths.len() > 130, "{}", lengths.len());
        assert!(lengths.iter().all(|&length| length > 0.0), "{lengths:?}");
        // The heights of the rows of titles among them.
        let steps = numbers(&theme, "steps: ");
        assert!(!steps.is_empty() && steps.iter().all(|&steps| steps >= 1.0));
    }
}

#[test]
fn every_share_is_one() {
    for theme in all() {
        let Shares {
            measure,
            gutter,
            frames,
            frame_heading,
            indent,
            dashed,
            numbered,
            code,
            unit,
            numerals,
            least_numeral,
            tallest,
            narrow,
            stance,
            marking,
            running,
            contents,
        } = theme.shares;
        let parts = [
            measure,
            gutter,
            frame_heading,
            code,
            unit,
            least_numeral,
            tallest,
            narrow,
            stance,
            marking,
            running,
            contents,
        ];
        let figures = &theme.figures;
        let drawn = [
            figures.yardstick.track,
            figures.bars.names,
            figures.columns.filled,
            figures.lines.ends,
        ];
        for share in parts.into_iter().chain(frames).chain(drawn) {
            assert!(share > 0.0 && share <= 1.0, "{share}");
        }
        assert!((1.0..1.5).contains(&numerals), "{numerals}");
        for ems in [indent, dashed, numbered] {
            assert!(ems > 0.5 && ems < 4.0, "{ems}");
        }
        assert!(figures.spark.pitch >= 1.0);
    }
}

#[test]
fn titles_become_smaller_and_rows_hold_them() {
    for theme in all() {
        let Theme { sizes, styles, page, .. } = &theme;
        let factor = styles.title.size / sizes.titles[0].size;
        for pair in sizes.titles.windows(2) {
            assert!(pair[0].size > pair[1].size && pair[0].steps > pair[1].steps);
        }
        for title in sizes.titles {
            assert!(title.size * factor <= page.steps(title.steps), "{title:?}");
            assert!(title.size * factor >= styles.subtitle.size, "{title:?}");
        }
    }
}

#[test]
fn what_stands_on_a_page_has_room_there() {
    for theme in all() {
        let Theme { page, spaces, sizes, .. } = &theme;
        assert!(page.left + page.width < page.paper.width);
        assert!(page.main() > page.width / 2.0, "{page:?}");
        assert!(sizes.portrait.width + spaces.portrait < page.column() / 2.0);
        assert!(spaces.source_number < spaces.source);
        assert!(sizes.yardstick.height <= page.steps(SMALL_ROW));
        for share in theme.shares.frames {
            let text = page.width * share - spaces.frame * 2.0 - spaces.judgement;
            assert!(text > sizes.yardstick.width + spaces.yardstick, "{share}");
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
