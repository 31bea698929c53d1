//! The shape of the house, held to: which module may name which, that no files name each other in
//! a circle, how long files are, and that each says what it is for.

mod circles;

use std::fs;
use std::path::{Path, PathBuf};

/// Each module with those that it may name. Lowest first.
const LAYERS: &[(&str, &[&str])] = &[
    ("later", &[]),
    ("diag", &[]),
    ("geom", &[]),
    ("language", &[]),
    ("paint", &["geom"]),
    ("image", &["geom"]),
    ("font", &["geom", "language"]),
    ("model", &["diag", "language", "font", "image"]),
    ("locale", &["language", "model"]),
    ("page", &["geom", "language", "paint", "font", "image"]),
    ("text", &["geom", "language", "paint", "font", "page"]),
    ("theme", &["geom", "language", "paint", "font", "model", "text"]),
    ("figure", &["geom", "language", "paint", "model", "font", "page", "text", "theme"]),
    ("paginate", &[]),
    ("quality", &["geom", "font", "page"]),
    (
        "compose",
        &[
            "geom", "language", "paint", "font", "model", "locale", "page", "text", "theme",
            "figure", "paginate", "image", "quality", "later",
        ],
    ),
    ("pdf", &["geom", "language", "paint", "font", "page", "image"]),
    ("inspect", &["page", "pdf"]),
    ("schema", &[]),
];

/// The longest file, in lines.
const LONGEST: usize = 500;

fn root() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("src")
}

fn sources(folder: &Path, found: &mut Vec<PathBuf>) {
    let entries = fs::read_dir(folder).expect("a folder of the sources");
    let mut paths: Vec<PathBuf> =
        entries.map(|entry| entry.expect("an entry").path()).collect();
    paths.sort();
    for path in paths {
        if path.is_dir() {
            sources(&path, found);
        } else if path.extension().is_some_and(|extension| extension == "rs") {
            found.push(path);
        }
    }
}

/// The modules that a file names as `crate::module`, outside of comments.
fn named(text: &str) -> Vec<String> {
    let mut names = Vec::new();
    for line in text.lines() {
        let code = line.split("//").next().unwrap_or_default();
        for (at, _) in code.match_indices("crate::") {
            let rest = &code[at + "crate::".len()..];
            let name: String =
                rest.chars().take_while(|c| c.is_ascii_lowercase() || *c == '_').collect();
            names.push(name);
        }
    }
    names
}

#[test]
fn modules_name_only_what_is_above_them() {
    let mut files = Vec::new();
    sources(&root(), &mut files);
    let mut faults = Vec::new();
    for path in &files {
        let inner = path.strip_prefix(root()).expect("below src");
        let first = inner.iter().next().expect("a name").to_string_lossy();
        let module = first.trim_end_matches(".rs").to_owned();
        if matches!(module.as_str(), "lib" | "main" | "cli") {
            continue;
        }
        let Some((_, allowed)) = LAYERS.iter().find(|(name, _)| *name == module) else {
            faults.push(format!("{}: `{module}` has no layer", inner.display()));
            continue;
        };
        let text = fs::read_to_string(path).expect("a source file");
        for name in named(&text) {
            if name != module && !allowed.contains(&name.as_str()) {
                faults.push(format!("{}: `{module}` may not name `{name}`", inner.display()));
            }
        }
    }
    assert!(faults.is_empty(), "{}", faults.join("\n"));
}

#[test]
fn files_are_short_and_say_what_they_are_for() {
    let mut files = Vec::new();
    sources(&root(), &mut files);
    let mut faults = Vec::new();
    for path in &files {
        let text = fs::read_to_string(path).expect("a source file");
        let lines = text.lines().count();
        if lines > LONGEST {
            faults.push(format!("{}: {lines} lines", path.display()));
        }
        if !text.starts_with("//!") {
            faults.push(format!("{}: does not say what it is for", path.display()));
        }
    }
    assert!(faults.is_empty(), "{}", faults.join("\n"));
}

/// Lengths in `compose` and `figure` that are no looks, with why they stand there. All others are
/// numbers of the theme.
const LENGTHS: &[(&str, &str, &str)] = &[
    ("figure/label.rs", "const ENDLESS: Pt = Pt(1e6);", "a measure that no line reaches"),
    ("figure/strip.rs", "const LEAST_CUT: Pt = Pt(100.0);", "what is worth cutting"),
    ("figure/strip.rs", "const ONE_POLE: Pt = Pt(1.6);", "what eyes cannot tell apart"),
    ("figure/strip.rs", "end + Pt(1.0) < from", "what eyes cannot tell apart"),
    ("figure/strip.rs", "[(2, Pt(56.0), 0.5), (3, Pt(110.0), 1.5)]", "costs of breaking"),
    ("figure/chart/lines.rs", "plot.right - place.x > Pt(1.0)", "too short to be seen"),
    ("figure/chart/lines.rs", "(to.y - turn.y).abs() > Pt(1.0)", "too short to be seen"),
    ("compose/figures.rs", "wide.max(Pt(1.0))", "no division by zero"),
    ("compose/rows.rs", "let measure = width + Pt(1.0);", "room for what rounding adds"),
    ("compose/table.rs", "need.natural += Pt(0.2);", "room for what rounding adds"),
    ("compose/table.rs", "need.least += Pt(0.1);", "room for what rounding adds"),
    ("compose/mod.rs", "let margin = crate::geom::Pt(12.0);", "where windows open, no ink"),
];

/// The lines of a file before its tests that write a length as a number, zero excepted.
fn lengths(text: &str) -> Vec<&str> {
    let code = text.split("#[cfg(test)]").next().unwrap_or_default();
    let written = |line: &&str| {
        let line = line.split("//").next().unwrap_or_default();
        let numbers = ["Pt(", "Pt::mm("].into_iter().flat_map(|before| {
            line.match_indices(before).map(|(at, _)| &line[at + before.len()..])
        });
        let mut numbers = numbers.map(|rest| rest.trim_start_matches('-'));
        numbers.any(|rest| {
            rest.starts_with(|c: char| c.is_ascii_digit()) && !rest.starts_with("0.0)")
        })
    };
    code.lines().filter(written).map(str::trim).collect()
}

#[test]
fn looks_are_numbers_of_the_theme() {
    let mut files = Vec::new();
    sources(&root().join("compose"), &mut files);
    sources(&root().join("figure"), &mut files);
    let mut faults = Vec::new();
    let mut met = vec![false; LENGTHS.len()];
    for path in &files {
        let name = path.strip_prefix(root()).expect("below src").display().to_string();
        // The tests of a module, and what they share.
        if name.ends_with("tests.rs") || name == "figure/look.rs" {
            continue;
        }
        let text = fs::read_to_string(path).expect("a source file");
        for line in lengths(&text) {
            let known =
                |(file, part, _): &(&str, &str, &str)| *file == name && line.contains(part);
            match LENGTHS.iter().position(known) {
                Some(at) => met[at] = true,
                None => faults.push(format!("{name}: `{line}` belongs in the theme")),
            }
        }
    }
    for ((file, part, _), met) in LENGTHS.iter().zip(met) {
        if !met {
            faults.push(format!("{file}: `{part}` is there no more, nor need it be listed"));
        }
    }
    assert!(faults.is_empty(), "{}", faults.join("\n"));
}

#[test]
fn lengths_are_told_from_other_numbers() {
    let text = "const A: Pt = Pt(3.0);\n// Pt(1.0)\nlet b = Pt(0.0) + Pt(size) + Pt(-x);\n\
                let c = Pt::mm(4.0);\n  let d = Pt(-2.0);\n#[cfg(test)]\nlet e = Pt(1.0);\n";
    assert_eq!(
        lengths(text),
        ["const A: Pt = Pt(3.0);", "let c = Pt::mm(4.0);", "let d = Pt(-2.0);"]
    );
}
