//! The dossiers that every check looks at.

use dossier::model::{self, Dossier};
use dossier::page::Document;
use dossier::theme::{Look, Sides, Theme, Tuning};
use dossier::{Settings, Source};

use crate::generate;
use crate::reader::Reader;

/// A dossier by its name.
pub(crate) struct Case {
    pub(crate) name: &'static str,
    json: String,
}

/// All of them.
pub(crate) fn all() -> Vec<Case> {
    let case = |name, json: &str| Case { name, json: json.to_owned() };
    vec![
        shipped(),
        case("minimal", include_str!("../dossiers/minimal.json")),
        case("all-features", include_str!("../dossiers/all-features.json")),
        case("korean", include_str!("../dossiers/korean.json")),
        case("japanese", include_str!("../dossiers/japanese.json")),
        case("14 entries", &generate::dossier(14)),
        case("140 entries", &generate::dossier(140)),
    ]
}

/// The dossier that comes with the program.
pub(crate) fn shipped() -> Case {
    Case { name: "shipped", json: include_str!("../../dossier.json").to_owned() }
}

impl Case {
    fn source(&self) -> Source<'_> {
        Source { bytes: self.json.as_bytes(), name: "dossier.json", folder: None }
    }

    /// What it says.
    pub(crate) fn dossier(&self) -> Dossier {
        let reading = model::read(self.json.as_bytes(), None);
        reading.dossier.unwrap_or_else(|| panic!("{}: {:?}", self.name, reading.diagnostics))
    }

    /// Its pages.
    pub(crate) fn document(&self) -> Document {
        match dossier::document(self.source(), &Settings::PLAIN) {
            Ok((document, _)) => document,
            Err(report) => panic!("{}: {report:?}", self.name),
        }
    }

    /// The file.
    pub(crate) fn pdf(&self) -> Vec<u8> {
        match dossier::build(self.source(), &Settings::PLAIN) {
            Ok(brief) => brief.pdf,
            Err(report) => panic!("{}: {report:?}", self.name),
        }
    }

    /// The file, read again.
    pub(crate) fn reader(&self) -> Reader {
        Reader::new(&self.pdf())
    }

    /// The theme that it is set in.
    pub(crate) fn theme(&self) -> Theme {
        let layout = self.dossier().layout;
        let look = layout.theme.as_deref().and_then(Look::named).unwrap_or_default();
        let sides = if layout.sides == Some(2) { Sides::Two } else { Sides::One };
        Theme::new(look, layout.paper.unwrap_or_default(), sides, Tuning::NATURAL)
    }
}
