//! `build` and `check`.

use std::path::{Path, PathBuf};

use dossier::diag::{Diagnostic, Severity};
use dossier::{Settings, Source};

use super::arguments::{Build, Check, Color};
use super::files::{self, Input};
use super::{Outcome, Trouble, show};

/// Builds a briefing and writes it.
pub(crate) fn run(build: &Build, color: Color) -> Result<Outcome, Trouble> {
    let input = files::read(&build.input)?;
    let output = files::output(&input, build.output.as_deref())?;
    let settings = Settings {
        paper: build.paper,
        look: build.theme,
        sides: build.sides,
        embed: !build.no_embed,
        authors: build.author_in_metadata,
        ..Settings::PLAIN
    };
    let source = source(&input);
    let filter = Filter { deny: build.deny.is_some(), allow: &build.allow };
    match dossier::build(source, &settings) {
        Ok(brief) => {
            let outcome = filter.show(brief.warnings, &input, color);
            if outcome == Outcome::Done {
                files::write(&output, &brief.pdf)?;
            }
            Ok(outcome)
        }
        Err(report) => Ok(filter.show(report.diagnostics, &input, color)),
    }
}

/// Looks for faults.
pub(crate) fn check(check: &Check, color: Color) -> Result<Outcome, Trouble> {
    let input = files::read(&check.input)?;
    let filter = Filter { deny: check.deny.is_some(), allow: &check.allow };
    let found = match dossier::document(source(&input), &Settings::PLAIN) {
        Ok((_, warnings)) => warnings,
        Err(report) => report.diagnostics,
    };
    Ok(filter.show(found, &input, color))
}

fn source(input: &Input) -> Source<'_> {
    Source { bytes: &input.bytes, name: &input.name, folder: input.folder.as_deref() }
}

/// Which faults are shown, and which stop the command.
struct Filter<'a> {
    deny: bool,
    allow: &'a [String],
}

impl Filter<'_> {
    fn show(&self, mut found: Vec<Diagnostic>, input: &Input, color: Color) -> Outcome {
        found.retain(|fault| {
            fault.severity == Severity::Error
                || !self.allow.iter().any(|code| code.eq_ignore_ascii_case(fault.code))
        });
        show::diagnostics(&found, input, color);
        let stops = found.iter().any(|fault| self.deny || fault.severity == Severity::Error);
        if stops { Outcome::AtFault } else { Outcome::Done }
    }
}

/// Where a file goes.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum Output {
    /// To a file.
    File(PathBuf),
    /// To the standard output.
    Standard,
}

/// The name of a file for people.
pub(crate) fn shown(path: &Path) -> String {
    path.display().to_string()
}
