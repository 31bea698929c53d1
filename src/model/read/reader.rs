//! What is at hand while a dossier is read: its file, its ids, and the faults found so far.

use std::cell::RefCell;
use std::path::Path;

use crate::diag::{Diagnostic, Severity};
use crate::language::Language;

use super::banner::Banner;
use super::characters::Characters;
use super::ids::Ids;
use super::source::Source;
use super::suggest::Guesses;
use super::watch::Watch;

/// What is at hand while a dossier is read.
pub(super) struct Reader<'a> {
    /// The file.
    pub(super) source: &'a Source<'a>,
    /// The dossier's language.
    pub(super) language: Language,
    /// What can be referred to.
    pub(super) ids: &'a Ids,
    /// The levels that a portion may have.
    pub(super) banner: Banner,
    /// The folder that pictures lie in, if they are to be looked at.
    pub(super) folder: Option<&'a Path>,
    /// What is known of characters.
    pub(super) characters: Characters,
    /// Finds what was meant.
    pub(super) guesses: Guesses,
    /// What the warnings at the end need.
    pub(super) watch: RefCell<Watch>,
    faults: RefCell<Vec<Diagnostic>>,
}

impl<'a> Reader<'a> {
    /// A reader that has read nothing.
    pub(super) fn new(
        source: &'a Source<'a>,
        language: Language,
        ids: &'a Ids,
        folder: Option<&'a Path>,
    ) -> Reader<'a> {
        Reader {
            source,
            language,
            ids,
            banner: Banner::default(),
            folder,
            characters: Characters::default(),
            guesses: Guesses::default(),
            watch: RefCell::default(),
            faults: RefCell::default(),
        }
    }

    /// A reader for a share of the same file, which has noted nothing.
    pub(super) fn apart(&self) -> Reader<'a> {
        let language = self.language.clone();
        Reader {
            banner: self.banner.clone(),
            ..Reader::new(self.source, language, self.ids, self.folder)
        }
    }

    /// Takes over what another one has noted of what comes next.
    pub(super) fn take_over(&self, other: Reader<'_>) {
        self.faults.borrow_mut().extend(other.faults.into_inner());
        self.watch.borrow_mut().take_over(other.watch.into_inner());
    }

    /// Notes a fault.
    pub(super) fn note(&self, fault: Diagnostic) {
        self.faults.borrow_mut().push(fault);
    }

    /// How many faults have been found.
    pub(super) fn count(&self) -> usize {
        self.faults.borrow().len()
    }

    /// Forgets the faults found so far.
    pub(super) fn forget(&self) {
        self.faults.borrow_mut().clear();
    }

    /// Whether an error has been found.
    pub(super) fn has_errors(&self) -> bool {
        self.faults.borrow().iter().any(|fault| fault.severity == Severity::Error)
    }

    /// The faults in order of place. When there are errors, there are no warnings: what was
    /// misread would be warned of too.
    pub(super) fn finish(self) -> Vec<Diagnostic> {
        let errors = self.has_errors();
        let mut faults = self.faults.into_inner();
        if errors {
            faults.retain(|fault| fault.severity == Severity::Error);
        }
        faults.sort_by(|a, b| (a.at, a.code, &a.message).cmp(&(b.at, b.code, &b.message)));
        faults
    }
}
