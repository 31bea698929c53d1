//! Small dossiers, each for one behaviour of layout, against the pages that they made before.
//!
//! Each `cases/NAME.json` has a `cases/NAME.txt`: per page its texts with their places, then the
//! logical tree. `DOSSIER_ACCEPT=1` writes them anew; look at the difference before you commit
//! it. A text that is missing is written, and the test fails, so that somebody looks at it.

#![expect(clippy::unwrap_used, reason = "a test that cannot go on has failed")]

mod dump;

use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};

use dossier::{Settings, Source};

/// The files of the cases that end so, by their names without the end.
fn stems(folder: &Path, extension: &str) -> BTreeSet<String> {
    let files = fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path());
    files
        .filter(|file| file.extension().is_some_and(|end| end == extension))
        .map(|file| file.file_stem().unwrap().to_str().unwrap().to_owned())
        .collect()
}

/// The pages of a dossier in words.
fn pages(file: &Path) -> String {
    let bytes = fs::read(file).unwrap();
    let source = Source { bytes: &bytes, name: "dossier.json", folder: None };
    let settings = Settings { embed: false, ..Settings::PLAIN };
    match dossier::document(source, &settings) {
        Ok((document, _)) => dump::document(&document),
        Err(report) => panic!("{}: {report:?}", file.display()),
    }
}

#[test]
fn pages_are_as_they_were() {
    let folder = PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("tests/golden/cases");
    let accept = std::env::var_os("DOSSIER_ACCEPT").is_some_and(|value| value == "1");
    let (cases, texts) = (stems(&folder, "json"), stems(&folder, "txt"));
    assert!(cases.len() >= 6, "the cases are found");
    let mut faults = Vec::new();
    for dead in texts.difference(&cases) {
        let file = folder.join(format!("{dead}.txt"));
        if accept {
            fs::remove_file(file).unwrap();
        } else {
            faults.push(format!("{dead}.txt: no case is called so"));
        }
    }
    for case in &cases {
        let now = pages(&folder.join(format!("{case}.json")));
        let file = folder.join(format!("{case}.txt"));
        match fs::read_to_string(&file) {
            Ok(before) if before == now => {}
            Ok(before) if !accept => faults.push(dump::difference(case, &before, &now)),
            Ok(_) => fs::write(file, now).unwrap(),
            Err(_) => {
                fs::write(file, now).unwrap();
                if !accept {
                    faults.push(format!("{case}.txt was missing and is written: look at it"));
                }
            }
        }
    }
    assert!(
        faults.is_empty(),
        "{} cases differ; DOSSIER_ACCEPT=1 takes them as they are\n{}",
        faults.len(),
        faults.join("\n")
    );
}
