//! `build` and `check`, of one dossier or of several.

use std::io::{self, IsTerminal};
use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::mpsc::{self, RecvTimeoutError};
use std::thread;

use dossier::diag::{Diagnostic, Severity};
use dossier::{Settings, Source};
use rayon::prelude::*;

use super::arguments::{Build, Check, Color, Format, Judging};
use super::files::{self, Input, shown};
use super::formats::Judged;
use super::progress::Progress;
use super::show::Stream;
use super::{Outcome, Trouble, report, show, write};

/// Builds briefings and writes them.
pub(crate) fn run(build: &Build, color: Color) -> Result<Outcome, Trouble> {
    let inputs = build.inputs.as_slice();
    if inputs.len() > 1 {
        several(inputs, build.job.output.as_deref())?;
    }
    // This thread works with the others instead of waiting for them. A pool that is there
    // already does as well.
    rayon::ThreadPoolBuilder::new().use_current_thread().build_global().ok();
    rayon::spawn(dossier::prepare);
    let mut settings = build.job.making.settings()?;
    settings.report = build.report.is_some();
    let one = |path: &PathBuf| {
        let input = files::read(path)?;
        let output = files::output(&input, build.job.output.as_deref())?;
        let (faults, made) = match dossier::build(source(&input), &settings) {
            Ok(brief) => (brief.warnings, Some((brief.pdf, brief.quality))),
            Err(report) => (report.diagnostics, None),
        };
        let (faults, outcome) = build.job.judging.judge(faults);
        if let (Some((pdf, quality)), Outcome::Done) = (made, outcome) {
            write::write(&output, &pdf)?;
            report::show(quality.as_ref(), build.report, &input.name, &output)?;
        }
        Ok((Judged { input, faults }, outcome))
    };
    let done = if inputs.len() > 1 {
        with_progress(inputs, one)
    } else {
        inputs.iter().map(one).collect()
    };
    conclude(done, build.format, Stream::Err, color)
}

/// Looks for faults.
pub(crate) fn check(check: &Check, color: Color) -> Result<Outcome, Trouble> {
    let one = |path: &PathBuf| {
        let input = files::read(path)?;
        let faults = match dossier::document(source(&input), &Settings::PLAIN) {
            Ok((_, warnings)) => warnings,
            Err(report) => report.diagnostics,
        };
        let (faults, outcome) = check.judging.judge(faults);
        Ok((Judged { input, faults }, outcome))
    };
    let done = with_progress(&check.inputs, one);
    conclude(done, check.format, Stream::Out, color)
}

/// The dossier as the library takes it.
pub(crate) fn source(input: &Input) -> Source<'_> {
    Source { bytes: &input.bytes, name: &input.name, folder: input.folder.as_deref() }
}

impl Judging {
    /// Which faults are shown, and whether they stop the command.
    pub(crate) fn judge(&self, mut found: Vec<Diagnostic>) -> (Vec<Diagnostic>, Outcome) {
        found.retain(|fault| {
            fault.severity == Severity::Error
                || !self.allow.iter().any(|code| code.eq_ignore_ascii_case(fault.code))
        });
        let stops =
            |fault: &Diagnostic| self.deny.is_some() || fault.severity == Severity::Error;
        let outcome = if found.iter().any(stops) { Outcome::AtFault } else { Outcome::Done };
        (found, outcome)
    }
}

/// What became of one dossier.
type Done = Result<(Judged, Outcome), Trouble>;

/// Shows what was found in all, and gives the worst of how they ended.
fn conclude(
    done: Vec<Done>,
    format: Format,
    stream: Stream,
    color: Color,
) -> Result<Outcome, Trouble> {
    let mut worst = Outcome::Done;
    let mut judged = Vec::with_capacity(done.len());
    for one in done {
        match one {
            Ok((faults, outcome)) => {
                worst = worst.max(outcome);
                judged.push(faults);
            }
            Err(trouble) => {
                show::trouble(&trouble.message, color);
                worst = worst.max(Outcome::Stopped(trouble.kind));
            }
        }
    }
    show::faults(&judged, format, stream, color)?;
    Ok(worst)
}

/// What is asked of several dossiers: places of their own, in a folder if one is named.
fn several(inputs: &[PathBuf], output: Option<&Path>) -> Result<(), Trouble> {
    if let Some(folder) = output.filter(|folder| !folder.is_dir()) {
        let message = format!(
            "several dossiers go into a folder, and `{}` is none; create it first",
            shown(folder)
        );
        return Err(Trouble::call(message));
    }
    let place = |path: &Path| match output {
        Some(folder) => folder.join(path.file_name().unwrap_or_default()).with_extension("pdf"),
        None => path.with_extension("pdf"),
    };
    let mut places: Vec<PathBuf> = inputs.iter().map(|path| place(path)).collect();
    places.sort();
    if let Some(pair) = places.windows(2).find(|pair| pair[0] == pair[1]) {
        let message = format!("two dossiers would be written to `{}`", shown(&pair[0]));
        return Err(Trouble::call(message));
    }
    Ok(())
}

/// Does something with each dossier, on all cores, in the order given; on a terminal a line says
/// how far it is, if that takes long.
fn with_progress(inputs: &[PathBuf], one: impl Fn(&PathBuf) -> Done + Sync) -> Vec<Done> {
    if inputs.len() < 2 {
        return inputs.iter().map(one).collect();
    }
    let finished = AtomicUsize::new(0);
    let work = || {
        inputs
            .par_iter()
            .map(|path| {
                let done = one(path);
                finished.fetch_add(1, Ordering::Relaxed);
                done
            })
            .collect()
    };
    if !io::stderr().is_terminal() {
        return work();
    }
    let (end, ended) = mpsc::channel::<()>();
    thread::scope(|scope| {
        scope.spawn(|| {
            let ended = ended;
            let mut progress = Progress::new(io::stderr(), inputs.len());
            while ended.recv_timeout(progress.wait()) == Err(RecvTimeoutError::Timeout) {
                progress.tell(finished.load(Ordering::Relaxed));
            }
            progress.wipe();
        });
        let done = work();
        drop(end);
        done
    })
}
