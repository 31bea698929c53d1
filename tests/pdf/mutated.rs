//! Broken files in the command itself: it ends in time, within its memory, and with an answer.

use std::io::Read;
use std::path::Path;
use std::process::{Command, Stdio};
use std::time::{Duration, Instant};

use dossier::pdf::{Options, Streams, write};

use crate::inspect::{Chance, broken};
use crate::sample;

/// The most memory, in units of 1024 bytes.
const MEMORY: u32 = 500_000_000 / 1024;

/// The longest that a command may take, on a machine that does much else.
const TIME: Duration = Duration::from_secs(60);

/// Runs a command of ours on a file within its limits; gives its exit code and what it said.
fn run(command: &str, file: &Path) -> (Option<i32>, String) {
    let limit = format!("ulimit -v {MEMORY}; exec \"$0\" \"$@\"");
    let mut child = Command::new("sh")
        .args(["-c", &limit, env!("CARGO_BIN_EXE_dossier"), command])
        .arg(file)
        // Each thread sets memory apart.
        .env("RAYON_NUM_THREADS", "2")
        .env("MALLOC_ARENA_MAX", "2")
        .stdout(Stdio::null())
        .stderr(Stdio::piped())
        .spawn()
        .unwrap();
    let start = Instant::now();
    let status = loop {
        if let Some(status) = child.try_wait().unwrap() {
            break status;
        }
        assert!(start.elapsed() < TIME, "{command} does not end");
        std::thread::sleep(Duration::from_millis(2));
    };
    let mut said = String::new();
    child.stderr.take().unwrap().read_to_string(&mut said).unwrap();
    (status.code(), said)
}

#[test]
#[cfg(unix)]
fn two_hundred_broken_files_are_answered_in_time_and_memory() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("broken.pdf");
    let files = [Streams::Deflated, Streams::Plain].map(|streams| {
        write(&sample::document(Some(sample::attachment())), &Options { streams })
    });
    let mut chance = Chance(11);
    for round in 0..200 {
        let file = broken(&files[round % 2], round, &mut chance);
        std::fs::write(&path, file).unwrap();
        for command in ["inspect", "extract"] {
            let (code, said) = run(command, &path);
            assert!(code.is_some_and(|code| code < 100), "{round}: {command}: {code:?} {said}");
            assert!(!said.contains("panicked"), "{round}: {command}: {said}");
        }
    }
}

/// That the limit is one: a process that needs more does not get it.
#[test]
#[cfg(target_os = "linux")]
fn the_limit_of_memory_holds() {
    let need =
        format!("ulimit -v {MEMORY}; head -c 900000000 /dev/zero | tail -c 800000000 | wc -c");
    let output = Command::new("sh").args(["-c", &need]).output().unwrap();
    assert_ne!(String::from_utf8_lossy(&output.stdout).trim(), "800000000");
}
