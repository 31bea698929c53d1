//! Whole dossiers as pictures, against the pictures that somebody looked at and accepted.
//!
//! Every case has an `accepted/NAME.png`: its pages side by side, small and in sixteen greys.
//! `DOSSIER_ACCEPT=1` writes them anew; look at them before you commit them. When a case differs,
//! its sheet as it is now is left in the folder of builds, and the fault names it.

#![expect(clippy::unwrap_used, reason = "a test that cannot go on has failed")]

mod cases;
#[path = "../generate/mod.rs"]
mod generate;
mod raster;
mod sheet;

use std::fs;
use std::path::PathBuf;

use cases::Case;
use sheet::Sheet;

/// Where the accepted sheets are.
fn accepted() -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("tests/gallery/accepted")
}

/// Builds a case and holds its pages against the accepted ones.
fn hold(name: &str) {
    let case = cases::all().into_iter().find(|case| case.name == name).unwrap();
    let now = Sheet::of(case.shown(raster::grey(&case.pdf())));
    let file = accepted().join(format!("{name}.png"));
    let accept = std::env::var_os("DOSSIER_ACCEPT").is_some_and(|value| value == "1");
    let faults = match fs::read(&file) {
        Ok(bytes) => now.faults(&Sheet::read(&bytes)),
        Err(_) => vec!["no sheet was accepted".to_owned()],
    };
    if faults.is_empty() {
        return;
    }
    if accept {
        fs::create_dir_all(accepted()).unwrap();
        return fs::write(file, now.png()).unwrap();
    }
    let left = PathBuf::from(env!("CARGO_TARGET_TMPDIR")).join(format!("{name}.png"));
    fs::write(&left, now.png()).unwrap();
    panic!(
        "{name} differs; look at {} and take it with DOSSIER_ACCEPT=1\n{}",
        left.display(),
        faults.join("\n")
    );
}

/// A test for every case, so that they run beside each other and fail by name.
macro_rules! hold {
    ($($test:ident: $case:literal,)*) => {
        $(#[test] fn $test() { hold($case); })*
        const HELD: &[&str] = &[$($case),*];
    };
}

hold! {
    shipped: "shipped",
    all_features: "all-features",
    minimal: "minimal",
    very_long: "very-long",
    very_short: "very-short",
    images: "images",
    letter: "letter",
    a5: "a5",
    ink: "ink",
    korean: "ko",
    japanese: "ja",
    century: "century",
}

#[test]
fn every_case_is_held_and_every_sheet_has_a_case() {
    let cases: Vec<Case> = cases::all();
    let names: Vec<&str> = cases.iter().map(|case| case.name).collect();
    assert_eq!(names, HELD);
    for entry in fs::read_dir(accepted()).unwrap() {
        let file = entry.unwrap().path();
        let stem = file.file_stem().unwrap().to_str().unwrap();
        assert!(names.contains(&stem), "{stem}: no case is called so");
    }
}
