//! `watch`: a new PDF whenever the dossier or one of its pictures is saved. While the dossier is at
//! fault, the last good PDF stays.

use std::collections::BTreeSet;
use std::ffi::OsString;
use std::fs;
use std::io::{self, IsTerminal};
use std::path::{Component, Path, PathBuf};
use std::sync::mpsc::{self, Receiver};
use std::time::{Duration, Instant};

use notify::event::{AccessKind, AccessMode, ModifyKind, RenameMode};
use notify::{EventKind, RecommendedWatcher, RecursiveMode, Watcher};
use serde_json::Value;

use super::arguments::{Color, Watch};
use super::build::source;
use super::files::{self, folder, shown};
use super::formats::Judged;
use super::show;
use super::{Outcome, Trouble, write};

/// How long the files must be still: editors save in several steps.
const STILL: Duration = Duration::from_millis(8);
/// How long stillness is waited for.
const MOST_STIR: Duration = Duration::from_millis(40);
/// What stands below the faults.
const WAITING: &str = "Waiting for a save; Ctrl-C ends.\n";

/// Builds, and builds again after each save, until it is interrupted.
pub(crate) fn run(watch: &Watch, color: Color) -> Result<Outcome, Trouble> {
    let path = &watch.input;
    if path == Path::new("-") || watch.job.output.as_deref() == Some(Path::new("-")) {
        return Err(Trouble::call(
            "`watch` goes from file to file, not by the standard streams; name files",
        ));
    }
    // What cannot be read or written at the start is a mistake of the call.
    let input = files::read(path)?;
    files::output(&input, watch.job.output.as_deref())?;
    let (tell, told) = mpsc::channel();
    let fail = |error: notify::Error| {
        Trouble::input(format!("`{}` cannot be watched: {error}", shown(path)))
    };
    let watcher = notify::recommended_watcher(tell).map_err(fail)?;
    let mut watched = Watched::new(watcher, path);
    watched.follow(&input.bytes).map_err(fail)?;
    loop {
        let screen = build(watch, color)
            .unwrap_or_else(|trouble| format!("error: {}\n{WAITING}", trouble.message));
        let clear = if io::stderr().is_terminal() { "\u{1b}[2J\u{1b}[H" } else { "" };
        show::say(&format!("{clear}{screen}"));
        // The dossier may name other pictures now. What cannot be watched is not there yet.
        if let Ok(bytes) = fs::read(path) {
            let _ = watched.follow(&bytes);
        }
        if !watched.wait(&told) {
            return Ok(Outcome::Done);
        }
    }
}

/// Builds once, and gives what to show of that.
fn build(watch: &Watch, color: Color) -> Result<String, Trouble> {
    let start = Instant::now();
    let input = files::read(&watch.input)?;
    let output = files::output(&input, watch.job.output.as_deref())?;
    let (found, brief) = match dossier::build(source(&input), &watch.job.making.settings()?) {
        Ok(brief) => (brief.warnings.clone(), Some(brief)),
        Err(report) => (report.diagnostics, None),
    };
    let (faults, outcome) = watch.job.judging.judge(found);
    let told = match (brief, outcome) {
        (Some(brief), Outcome::Done) => {
            write::write(&output, &brief.pdf)?;
            let pages = if brief.pages == 1 { "page" } else { "pages" };
            let taken = start.elapsed().as_millis();
            format!("{}: {} {pages} in {taken} ms\n{WAITING}", input.place(), brief.pages)
        }
        _ => format!("The last good PDF stays.\n{WAITING}"),
    };
    let room = show::rows().map(|rows| rows.saturating_sub(told.lines().count() + 1));
    Ok(show::within(&Judged { input, faults }, color, room) + &told)
}

/// What is watched: the dossier, and the pictures that it names.
struct Watched {
    watcher: RecommendedWatcher,
    /// The name of the dossier in its folder.
    name: OsString,
    /// Its folder, and that of the file that it leads to if it is a link.
    homes: Vec<PathBuf>,
    /// The files whose saving counts, and the folders between the dossier's and the pictures'.
    files: BTreeSet<PathBuf>,
    /// The folders that are looked at. Editors replace a file rather than write into it, so that
    /// its folder is watched.
    folders: BTreeSet<PathBuf>,
}

impl Watched {
    fn new(watcher: RecommendedWatcher, dossier: &Path) -> Watched {
        let name = dossier.file_name().unwrap_or_default().to_owned();
        let home = fs::canonicalize(folder(dossier)).unwrap_or_else(|_| folder(dossier).into());
        let mut homes = vec![home];
        let mut files = BTreeSet::new();
        if let Ok(real) = fs::canonicalize(dossier) {
            homes.push(folder(&real).to_owned());
            files.insert(real);
        }
        Watched { watcher, name, homes, files, folders: BTreeSet::new() }
    }

    /// Watches what a dossier names. One that cannot be read names what the last one did.
    fn follow(&mut self, dossier: &[u8]) -> notify::Result<()> {
        let home = self.homes[0].clone();
        self.files.insert(home.join(&self.name));
        let mut folders: BTreeSet<PathBuf> = self.homes.iter().cloned().collect();
        if let Ok(value) = serde_json::from_slice(dossier) {
            for picture in pictures(&value) {
                let inside = |part| matches!(part, Component::Normal(_) | Component::CurDir);
                if !picture.components().all(inside) {
                    continue;
                }
                let place: PathBuf = home.join(picture).components().collect();
                let between = place.ancestors().skip(1);
                for folder in between.take_while(|folder| *folder != home) {
                    folders.insert(folder.to_owned());
                    self.files.insert(folder.to_owned());
                }
                self.files.insert(place);
            }
        } else {
            folders.extend(self.folders.iter().cloned());
        }
        let mut result = Ok(());
        for folder in &folders {
            // A folder that was replaced by another of its name must be watched anew.
            if folder.is_dir() {
                let watch = self.watcher.watch(folder, RecursiveMode::NonRecursive);
                result = result.and(watch);
            }
        }
        for folder in self.folders.difference(&folders) {
            let _ = self.watcher.unwatch(folder);
        }
        self.folders = folders;
        result
    }

    /// Waits until something that counts has been saved; false when nothing can come any more.
    fn wait(&self, told: &Receiver<notify::Result<notify::Event>>) -> bool {
        loop {
            let Ok(event) = told.recv() else { return false };
            let Some(event) = event.ok().filter(|event| self.concerns(event)) else { continue };
            if is_whole(&event) {
                // What else has come by now is of the same save.
                while told.try_recv().is_ok() {}
                return true;
            }
            break;
        }
        let first = Instant::now();
        while first.elapsed() < MOST_STIR {
            match told.recv_timeout(STILL) {
                Ok(Ok(event)) if self.concerns(&event) && is_whole(&event) => break,
                Ok(_) => {}
                Err(_) => break,
            }
        }
        true
    }

    fn concerns(&self, event: &notify::Event) -> bool {
        if event.need_rescan() {
            return true;
        }
        let writes = match event.kind {
            EventKind::Access(AccessKind::Close(AccessMode::Write)) => true,
            EventKind::Access(_) => false,
            _ => true,
        };
        writes && event.paths.iter().any(|path| self.files.contains(path))
    }
}

/// Whether a file is whole after an event: closed by the one who wrote it, or moved to its place.
/// Not every system tells.
fn is_whole(event: &notify::Event) -> bool {
    matches!(
        event.kind,
        EventKind::Access(AccessKind::Close(AccessMode::Write))
            | EventKind::Modify(ModifyKind::Name(RenameMode::To | RenameMode::Both))
    )
}

/// The pictures that a dossier names, wherever: each is the `file` of an object.
fn pictures(value: &Value) -> Vec<&Path> {
    match value {
        Value::Object(object) => {
            let own = object.get("file").and_then(Value::as_str).map(Path::new);
            own.into_iter().chain(object.values().flat_map(pictures)).collect()
        }
        Value::Array(values) => values.iter().flat_map(pictures).collect(),
        _ => Vec::new(),
    }
}

#[cfg(test)]
mod tests {
    use std::path::Path;

    #[test]
    fn pictures_wherever_they_are() {
        let dossier = serde_json::json!({
            "title": "file",
            "actors": [{ "portrait": { "file": "people/a.jpg" } }],
            "sections": [{ "body": ["text", { "image": { "file": "b.png", "alt": "B" } }] }]
        });
        let found = super::pictures(&dossier);
        assert_eq!(found, [Path::new("people/a.jpg"), Path::new("b.png")]);
    }
}
