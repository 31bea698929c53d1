//! `watch`: a new PDF whenever the dossier is saved. While it is at fault, the last good one
//! stays.

use std::io::{self, IsTerminal};
use std::path::{Path, PathBuf};
use std::sync::mpsc::{self, Receiver};
use std::time::{Duration, Instant};

use notify::event::{AccessKind, AccessMode};
use notify::{EventKind, RecursiveMode, Watcher};

use super::arguments::{Color, Watch};
use super::build::source;
use super::files::{self, shown};
use super::show::{self, Judged};
use super::{Outcome, Trouble};

/// How long the folder must be still: editors save in several steps.
const STILL: Duration = Duration::from_millis(8);

/// Builds, and builds again after each save, until it is interrupted.
pub(crate) fn run(watch: &Watch, color: Color) -> Result<Outcome, Trouble> {
    let path = &watch.input;
    if path == Path::new("-") || watch.output.as_deref() == Some(Path::new("-")) {
        return Err(Trouble(
            "`watch` goes from file to file, not by the standard streams; name files"
                .to_owned(),
        ));
    }
    // What cannot be read or written at the start is a mistake of the call.
    let input = files::read(path)?;
    files::output(&input, watch.output.as_deref())?;
    let (tell, told) = mpsc::channel();
    let fail =
        |error: notify::Error| Trouble(format!("`{}` cannot be watched: {error}", shown(path)));
    let mut watcher = notify::recommended_watcher(tell).map_err(fail)?;
    // Editors replace a file rather than write into it, so that its folder is watched.
    let parent = path.parent().filter(|parent| !parent.as_os_str().is_empty());
    let folder = parent.unwrap_or(Path::new("."));
    watcher.watch(folder, RecursiveMode::NonRecursive).map_err(fail)?;
    loop {
        let status = build(watch, color)
            .unwrap_or_else(|Trouble(message)| format!("error: {message}\n"));
        let clear = if io::stderr().is_terminal() { "\u{1b}[2J\u{1b}[H" } else { "" };
        show::say(&format!("{clear}{status}Waiting for a save; Ctrl-C ends.\n"));
        if !saved(&told, path) {
            return Ok(Outcome::Done);
        }
    }
}

/// Builds once, and says how that went.
fn build(watch: &Watch, color: Color) -> Result<String, Trouble> {
    let start = Instant::now();
    let input = files::read(&watch.input)?;
    let output = files::output(&input, watch.output.as_deref())?;
    let (found, brief) = match dossier::build(source(&input), &watch.making.settings()?) {
        Ok(brief) => (brief.warnings.clone(), Some(brief)),
        Err(report) => (report.diagnostics, None),
    };
    let (faults, outcome) = watch.judging.judge(found);
    let told = match (brief, outcome) {
        (Some(brief), Outcome::Done) => {
            files::write(&output, &brief.pdf)?;
            let pages = if brief.pages == 1 { "page" } else { "pages" };
            let taken = start.elapsed().as_millis();
            format!("{}: {} {pages} in {taken} ms\n", input.place(), brief.pages)
        }
        _ => "The last good PDF stays.\n".to_owned(),
    };
    Ok(show::human(&Judged { input, faults }, color) + &told)
}

/// Waits until the dossier or a picture beside it has been saved; false when nothing can come
/// any more.
fn saved(told: &Receiver<notify::Result<notify::Event>>, dossier: &Path) -> bool {
    loop {
        let Ok(event) = told.recv() else { return false };
        if event.is_ok_and(|event| concerns(&event, dossier)) {
            break;
        }
    }
    while told.recv_timeout(STILL).is_ok() {}
    true
}

fn concerns(event: &notify::Event, dossier: &Path) -> bool {
    let writes = match event.kind {
        EventKind::Access(AccessKind::Close(AccessMode::Write)) => true,
        EventKind::Access(_) => false,
        _ => true,
    };
    let picture = |path: &PathBuf| {
        let extension = path.extension().map(|extension| extension.to_ascii_lowercase());
        extension
            .is_some_and(|extension| ["png", "jpg", "jpeg"].iter().any(|of| extension == *of))
    };
    writes
        && event
            .paths
            .iter()
            .any(|path| path.file_name() == dossier.file_name() || picture(path))
}
