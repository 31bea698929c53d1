//! The dossiers of the gallery.

use std::path::PathBuf;

use dossier::model::Paper;
use dossier::theme::{Look, Sides};
use dossier::{Settings, Source};

use crate::generate;
use crate::sheet::Page;

/// A dossier and how it is built.
pub(crate) struct Case {
    pub(crate) name: &'static str,
    json: String,
    settings: Settings,
    /// The most pages that are kept from its beginning; two more from its end.
    most: usize,
}

/// The pages that a case shows unless it is very long.
const ALL: usize = 30;

/// All of them.
pub(crate) fn all() -> Vec<Case> {
    let shipped = include_str!("../../dossier.json");
    let plain = |name, json: &str| Case {
        name,
        json: json.to_owned(),
        settings: Settings { embed: false, ..Settings::PLAIN },
        most: ALL,
    };
    let set = |name, change: fn(&mut Settings)| {
        let mut case = plain(name, shipped);
        change(&mut case.settings);
        case
    };
    vec![
        plain("shipped", shipped),
        plain("all-features", include_str!("../dossiers/all-features.json")),
        plain("minimal", include_str!("../dossiers/minimal.json")),
        Case { most: 5, ..plain("very-long", &generate::dossier(400)) },
        plain("very-short", include_str!("dossiers/very-short.json")),
        plain("images", include_str!("dossiers/images.json")),
        set("letter", |settings| settings.paper = Some(Paper::Letter)),
        set("a5", |settings| {
            settings.paper = Some(Paper::A5);
            settings.sides = Some(Sides::Two);
        }),
        set("ink", |settings| settings.look = Some(Look::Ink)),
        plain("ko", include_str!("../dossiers/korean.json")),
        plain("ja", include_str!("../dossiers/japanese.json")),
        plain("century", include_str!("dossiers/century.json")),
    ]
}

impl Case {
    /// The file.
    pub(crate) fn pdf(&self) -> Vec<u8> {
        let folder = PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("tests/gallery/dossiers");
        let source =
            Source { bytes: self.json.as_bytes(), name: "dossier.json", folder: Some(&folder) };
        match dossier::build(source, &self.settings) {
            Ok(brief) => brief.pdf,
            Err(report) => panic!("{}: {report:?}", self.name),
        }
    }

    /// The pages that are kept: all, or the first and last ones.
    pub(crate) fn shown(&self, mut pages: Vec<Page>) -> Vec<Page> {
        if pages.len() > self.most + 2 {
            let last = pages.split_off(pages.len() - 2);
            pages.truncate(self.most);
            pages.extend(last);
        }
        pages
    }
}
