//! Reading: a JSON file becomes a dossier, or a list of all its faults with their places.
//!
//! ```text
//! bytes ── json ──▶ tree with places ── ids ──▶ what can be referred to
//!                        │                            │
//!                        └────── one typed walk ◀─────┘
//!                                     │
//!                      dossier, errors, warnings (check)
//! ```
//!
//! `object` is the decoder: reading each object asks for its keys one by one. There is a file for
//! each group of parts. Knows nothing of markup (`inline`), of layout or of pages.

mod actor;
mod banner;
mod characters;
mod chart;
mod check;
mod chronology;
mod dates;
mod meant;
mod dossier;
mod english;
mod file;
mod ids;
mod json;
mod locate;
mod marking;
mod object;
mod order;
mod reader;
mod refs;
mod scale;
mod section;
mod shares;
mod source;
mod sources;
mod suggest;
mod summary;
mod text;
mod watch;

use std::path::Path;

use crate::diag::{Diagnostic, Severity};
use crate::language::Language;

use super::Dossier;

pub(crate) use locate::locate;
pub(crate) use suggest::shown;

use ids::Ids;
use object::Node;
use reader::Reader;
use source::Source;

/// What reading gives.
#[derive(Clone, Debug)]
pub struct Reading {
    /// The dossier; none when an error was found.
    pub dossier: Option<Dossier>,
    /// The errors, or the warnings when there are no errors, in order of place.
    pub diagnostics: Vec<Diagnostic>,
}

/// Reads a dossier. `folder` is the one that its file lies in: with it, picture files are looked
/// at; without it, they are taken to be there.
#[must_use]
pub fn read(bytes: &[u8], folder: Option<&Path>) -> Reading {
    let failed = |fault: Box<Diagnostic>| Reading { dossier: None, diagnostics: vec![*fault] };
    let (text, before) = match json::decode(bytes) {
        Ok(decoded) => decoded,
        Err(fault) => return failed(fault),
    };
    let source = Source::new(text, before);
    let root = match json::parse(&source) {
        Ok(root) => root,
        Err(fault) => return failed(fault),
    };
    let language = language(&root);
    let ids = Ids::gather(&root, &source, &language);
    let mut reader = Reader::new(&source, language, &ids, folder);
    // Portions are held against the document's marking, which may stand after them. Faults of it
    // are noted when the walk comes to it.
    let banner = dossier::banner(Node { reader: &reader, value: &root });
    reader.forget();
    reader.banner = banner;
    let dossier = dossier::dossier(Node { reader: &reader, value: &root });
    let dossier = dossier.filter(|_| !reader.has_errors());
    if let Some(dossier) = &dossier {
        check::whole(&reader, dossier);
    }
    let diagnostics = reader.finish();
    debug_assert!(
        dossier.is_some() || diagnostics.iter().any(|fault| fault.severity == Severity::Error)
    );
    Reading { dossier, diagnostics }
}

/// The language of the dossier, or English while that is at fault: the rest is read all the same.
fn language(root: &jsonc_parser::ast::Value<'_>) -> Language {
    let given = ids::string(root, "language").and_then(Language::new);
    given.or_else(|| Language::new("en")).expect("`en` is well-formed")
}
