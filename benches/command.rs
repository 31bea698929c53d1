//! The command as a whole process: how long it takes to start, and how long from a save to the new
//! file.

#![expect(clippy::unwrap_used, reason = "a bench that cannot go on has failed")]

use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};
use std::thread;
use std::time::{Duration, Instant};

use divan::Bencher;
use tempfile::TempDir;

fn main() {
    divan::main();
}

/// The program, built as the bench is.
const PROGRAM: &str = env!("CARGO_BIN_EXE_dossier");
/// The dossier that comes with the program.
const SHIPPED: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/dossier.json");

/// Start-up; the goal is 3 ms.
#[divan::bench(sample_count = 100, sample_size = 1)]
fn version() {
    run(Command::new(PROGRAM).arg("--version"));
}

/// All but the file.
#[divan::bench(sample_count = 50, sample_size = 1)]
fn check_shipped() {
    run(Command::new(PROGRAM).args(["check", SHIPPED]));
}

/// The shipped dossier to its file.
#[divan::bench(sample_count = 50, sample_size = 1)]
fn build_shipped(bencher: Bencher<'_, '_>) {
    let folder = tempfile::tempdir().unwrap();
    let pdf = folder.path().join("dossier.pdf");
    bencher.bench_local(|| run(Command::new(PROGRAM).args(["build", SHIPPED, "-o"]).arg(&pdf)));
}

/// From the moment a save begins to the new file; the goal is 60 ms.
#[divan::bench(sample_count = 50, sample_size = 1)]
fn watch_shipped(bencher: Bencher<'_, '_>) {
    let mut watched = Watched::new();
    bencher.bench_local(|| watched.save());
}

fn run(command: &mut Command) {
    let status = command.stdout(Stdio::null()).status().unwrap();
    assert!(status.success());
}

/// `dossier watch` at work.
struct Watched {
    folder: TempDir,
    child: Child,
    text: String,
    saves: usize,
}

impl Watched {
    fn new() -> Watched {
        let folder = tempfile::tempdir().unwrap();
        let text = fs::read_to_string(SHIPPED).unwrap();
        fs::write(folder.path().join("dossier.json"), &text).unwrap();
        let child = Command::new(PROGRAM)
            .args(["watch"])
            .current_dir(folder.path())
            .stderr(Stdio::null())
            .spawn()
            .unwrap();
        let watched = Watched { folder, child, text, saves: 0 };
        until(|| watched.pdf().exists());
        // It has built; it goes on to wait.
        thread::sleep(Duration::from_millis(200));
        watched
    }

    fn pdf(&self) -> PathBuf {
        self.folder.path().join("dossier.pdf")
    }

    /// Saves the dossier with another title, and waits for the file that is made of it.
    fn save(&mut self) {
        self.saves += 1;
        let title = format!("\"title\": \"{} ", self.saves);
        let text = self.text.replacen("\"title\": \"", &title, 1);
        let before = identity(&self.pdf());
        fs::write(self.folder.path().join("dossier.json"), text).unwrap();
        until(|| identity(&self.pdf()) != before);
    }
}

impl Drop for Watched {
    fn drop(&mut self) {
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}

/// What tells a new file from the one that it replaced.
fn identity(path: &Path) -> Option<(u64, std::time::SystemTime)> {
    let known = fs::metadata(path).ok()?;
    Some((known.len(), known.modified().ok()?))
}

fn until(holds: impl Fn() -> bool) {
    let start = Instant::now();
    while !holds() {
        assert!(start.elapsed() < Duration::from_secs(10), "it never came about");
        thread::sleep(Duration::from_micros(200));
    }
}
