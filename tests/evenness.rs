//! How even the word spaces of justified text are, and how often its lines end with a hyphen:
//! measured from painted frames on 28 paragraphs of *The Federalist* (papers 10 to 12, the longest
//! ones cut short) and on the prose of the shipped dossier.

#![allow(clippy::unwrap_used, reason = "a test that cannot go on has failed")]

use dossier::font::Family;
use dossier::geom::{Point, Pt, Size};
use dossier::language::Language;
use dossier::page::{Artifact, Frame, GlyphRun, Item, Tag};
use dossier::paint::Rgb;
use dossier::text::{Align, Compositor, Setting, Span, Style};

const SIZE: Pt = Pt(10.0);

/// What was found in the full lines of many paragraphs: all but the last of each.
#[derive(Debug, Default)]
struct Found {
    /// Word space of each line, as a multiple of the natural one.
    spaces: Vec<f64>,
    /// Lines that end with a hyphen.
    hyphens: Vec<String>,
    /// Paragraphs whose last full line ends with a hyphen.
    last_hyphens: usize,
    /// The most lines in a row that end with a hyphen.
    longest_ladder: usize,
    /// How many do up to the line at hand.
    ladder: usize,
    /// Most and least expansion of glyphs.
    expansion: (f64, f64),
    /// Last lines shorter than 4 em.
    runts: Vec<String>,
    /// Full lines that do not reach the margin, and what they lack.
    short: Vec<(Pt, String)>,
}

impl Found {
    /// Adds a full line.
    fn add(&mut self, frame: &Frame, measure: Pt) {
        let end = runs(frame).map(|(x, run)| x + run.width()).fold(Pt::ZERO, Pt::max);
        if end < measure - Pt(0.5) {
            self.short.push((measure - end, written(frame)));
        }
        let widths = spaces(frame);
        #[expect(clippy::cast_precision_loss, reason = "a few spaces")]
        let mean = widths.iter().sum::<f64>() / widths.len() as f64;
        self.spaces.push(mean / natural_space());
        let text = written(frame);
        if text.ends_with(['\u{ad}', '-']) {
            self.hyphens.push(text);
            self.ladder += 1;
        } else {
            self.ladder = 0;
        }
        self.longest_ladder = self.longest_ladder.max(self.ladder);
        for (_, run) in runs(frame) {
            self.expansion.0 = self.expansion.0.min(run.expansion);
            self.expansion.1 = self.expansion.1.max(run.expansion);
        }
    }

    /// The space that so many hundredths of the lines do not exceed.
    fn percentile(&self, hundredths: usize) -> f64 {
        let mut sorted = self.spaces.clone();
        sorted.sort_by(f64::total_cmp);
        sorted[(sorted.len() * hundredths).div_ceil(100).max(1) - 1]
    }

    /// The share of lines that end with a hyphen.
    #[expect(clippy::cast_precision_loss, reason = "a few hundred lines")]
    fn hyphenated(&self) -> f64 {
        self.hyphens.len() as f64 / self.spaces.len() as f64
    }
}

/// The prose of the shipped dossier: profiles and chronology, without marks of sources.
fn paragraphs() -> Vec<String> {
    let file = concat!(env!("CARGO_MANIFEST_DIR"), "/dossier.json");
    let dossier: serde_json::Value =
        serde_json::from_str(&std::fs::read_to_string(file).unwrap()).unwrap();
    let texts = |list: &str, key: &str| -> Vec<String> {
        let entries = dossier[list].as_array().unwrap().iter();
        entries.filter_map(|entry| entry[key].as_str()).map(bare).collect()
    };
    let mut all = texts("actors", "profile");
    all.extend(texts("chronology", "text"));
    all
}

/// A text without what stands in square brackets, and the space before it.
fn bare(text: &str) -> String {
    let mut result = String::new();
    let mut rest = text;
    while let Some((before, tail)) = rest.split_once('[') {
        result.push_str(before.trim_end());
        rest = tail.split_once(']').unwrap().1;
    }
    result + rest
}

fn runs(frame: &Frame) -> impl Iterator<Item = (Pt, &GlyphRun)> {
    frame.items.iter().filter_map(|placed| match &placed.item {
        Item::Text(run) => Some((placed.at.x, run)),
        _ => None,
    })
}

/// The widths of the spaces of a frame, without the one of no width at which its line ends.
fn spaces(frame: &Frame) -> Vec<f64> {
    let mut widths = Vec::new();
    for (_, run) in runs(frame) {
        let mut text = &*run.text;
        for glyph in &run.glyphs {
            let (own, rest) = text.split_at(usize::from(glyph.bytes));
            if own == " " && glyph.advance > 0 {
                widths.push(f64::from(glyph.advance) * run.size.0 * run.expansion / 1000.0);
            }
            text = rest;
        }
    }
    widths
}

fn set(paragraphs: &[String], measure: Pt) -> Found {
    let mut found = Found { expansion: (1.0, 1.0), ..Found::default() };
    let mut compositor = Compositor::default();
    for text in paragraphs {
        let frames = frames(&mut compositor, text, measure, &Setting::justified(SIZE));
        let (last, full) = frames.split_last().unwrap();
        let end = runs(last).map(|(x, run)| x + run.width()).fold(Pt::ZERO, Pt::max);
        if end < SIZE * 4.0 {
            found.runts.push(written(last));
        }
        for frame in full {
            found.add(frame, measure);
        }
        if full.last().is_some_and(|line| written(line).ends_with('\u{ad}')) {
            found.last_hyphens += 1;
        }
    }
    found
}

/// Breaks a paragraph and paints each line.
fn frames(
    compositor: &mut Compositor,
    text: &str,
    measure: Pt,
    setting: &Setting,
) -> Vec<Frame> {
    let language = Language::new("en").unwrap();
    let style = Style::new(Family::Serif, SIZE, Rgb(0, 0, 0));
    let tag = Tag::Artifact(Artifact::Layout);
    let span = Span { text, style, language: &language, tag, link: None };
    let paragraph = compositor.paragraph(&[span], &language, setting);
    let lines = paragraph.lines(measure);
    let paint = |line| {
        let mut frame = Frame::new(Size::default());
        compositor.paint(
            &paragraph,
            line,
            (Point::ORIGIN, measure, Align::Start),
            &mut frame.items,
        );
        frame
    };
    lines.iter().map(paint).collect()
}

/// The text of a frame.
fn written(frame: &Frame) -> String {
    runs(frame).map(|(_, run)| &*run.text).collect()
}

/// The space of a line that is not stretched.
fn natural_space() -> f64 {
    let mut compositor = Compositor::default();
    spaces(&frames(&mut compositor, "a b", Pt(200.0), &Setting::ragged(SIZE))[0])[0]
}

/// The text of the tests, a paragraph between empty lines.
fn federalist() -> Vec<String> {
    let file = concat!(env!("CARGO_MANIFEST_DIR"), "/tests/prose/federalist.txt");
    let text = std::fs::read_to_string(file).unwrap();
    text.trim().split("\n\n").map(str::to_owned).collect()
}

/// What is asked of lines at a measure.
struct Bar {
    measure: Pt,
    p95: f64,
    most: f64,
    hyphens: f64,
}

const NARROW: Bar = Bar { measure: Pt::mm(75.0), p95: 1.60, most: 2.0, hyphens: 0.10 };
const WIDE: Bar = Bar { measure: Pt::mm(125.0), p95: 1.30, most: 1.6, hyphens: 0.03 };

/// Holds lines against a bar; those of `short`, and no others, do not reach the margin.
fn check(paragraphs: &[String], bar: &Bar, short: &[&str]) {
    assert!(paragraphs.len() >= 28);
    let found = set(paragraphs, bar.measure);
    let (p95, most, hyphens) =
        (found.percentile(95), found.percentile(100), found.hyphenated());
    let report = format!(
        "{:.0} mm: {} lines, p95 {p95:.3}, most {most:.3}, hyphens {:.1} %, expansion {:?}",
        bar.measure.0 * 25.4 / 72.0,
        found.spaces.len(),
        hyphens * 100.0,
        found.expansion
    );
    // Advances are whole thousandths of the em.
    let rounding = 0.005;
    assert!(p95 <= bar.p95 + rounding, "{report}");
    let loose = found.spaces.iter().filter(|space| **space > bar.most + rounding).count();
    assert!(loose == 0, "{loose} lines too loose: {report}");
    assert!(hyphens <= bar.hyphens, "{report}");
    assert!(found.percentile(0) >= 0.75 - rounding, "too tight: {report}");
    let ends: Vec<&str> = found.short.iter().map(|(_, text)| text.trim_end()).collect();
    assert_eq!(ends, short, "short of the margin by {:?}", found.short);
    let most = found.short.iter().map(|(lack, _)| *lack).fold(Pt::ZERO, Pt::max);
    assert!(most < SIZE * 1.5, "short by {most:?}");
    assert!(found.runts.is_empty(), "runts: {:?}", found.runts);
    assert_eq!(found.last_hyphens, 0, "hyphens at the ends of last full lines");
    assert!(found.longest_ladder <= 2);
}

#[test]
fn prose_in_a_narrow_column() {
    check(&federalist(), &NARROW, &[]);
}

#[test]
fn prose_in_a_wide_column() {
    check(&federalist(), &WIDE, &[]);
}

#[test]
fn the_dossier_in_a_narrow_column() {
    // Before a name that does not divide, at the beginning of a paragraph: no line above could
    // take or give a word.
    check(&paragraphs(), &NARROW, &["No president of South Korea before Lee"]);
}

#[test]
fn the_dossier_in_a_wide_column() {
    check(&paragraphs(), &WIDE, &[]);
}
