//! The corpora of the fuzzing targets, run through once more.

use std::path::Path;

use crate::checks;

/// Runs a check over all files of a corpus.
#[expect(clippy::print_stderr, reason = "what a panic says goes with the name of the file")]
fn replay(name: &str, check: fn(&[u8])) {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/fuzz/corpus").join(name);
    let entries = std::fs::read_dir(folder).unwrap();
    let mut paths: Vec<_> = entries.map(|entry| entry.unwrap().path()).collect();
    paths.sort();
    assert!(!paths.is_empty(), "{name} has no corpus");
    for path in paths {
        eprintln!("{}", path.display());
        check(&std::fs::read(&path).unwrap());
    }
}

#[test]
fn read() {
    replay("read", checks::read);
}

#[test]
fn make() {
    replay("make", checks::make);
}

#[test]
fn text() {
    replay("text", checks::text);
}

#[test]
fn inspect() {
    replay("inspect", checks::inspect);
}

#[test]
fn picture() {
    replay("picture", checks::picture);
}
