//! What is asked of finished pages (`build --report`) holds of every dossier at hand: of the one that
//! is shipped, by itself and on a page less and two more, of those in Korean and Japanese, and of
//! generated ones of up to 1 400 entries.

#![allow(clippy::unwrap_used, reason = "a test that cannot go on has failed")]

use std::path::Path;

use dossier::{Settings, Source};

#[path = "generate/mod.rs"]
mod generate;

/// Builds a dossier on so many pages, or as many as it takes, and holds it against every bar.
fn hold(text: &str, pages: Option<u32>) -> usize {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR"));
    let source = Source { bytes: text.as_bytes(), name: "dossier.json", folder: Some(folder) };
    let settings = Settings { pages, embed: false, report: true, ..Settings::PLAIN };
    let brief = dossier::build(source, &settings).unwrap();
    let quality = brief.quality.unwrap();
    assert!(quality.ok, "on {pages:?} pages:\n{quality}");
    brief.pages
}

fn file(name: &str) -> String {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR"));
    std::fs::read_to_string(folder.join(name)).unwrap()
}

#[test]
fn the_shipped_dossier() {
    hold(&file("dossier.json"), None);
}

#[test]
fn the_shipped_dossier_on_fewer_pages_and_on_more() {
    let text = file("dossier.json");
    let natural = u32::try_from(hold(&text, None)).unwrap();
    // 15 % of ten pages are one and a half: one less, and one or two more.
    for pages in [natural - 1, natural + 1, natural + 2] {
        assert_eq!(hold(&text, Some(pages)), pages as usize);
    }
}

#[test]
fn korean_and_japanese() {
    hold(&file("tests/dossiers/korean.json"), None);
    hold(&file("tests/dossiers/japanese.json"), None);
}

#[test]
fn short_and_long() {
    for entries in [14, 140, 1_400] {
        hold(&generate::dossier(entries), None);
    }
}
