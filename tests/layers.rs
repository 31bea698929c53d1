//! The shape of the house, held to: which module may name which, how long files are, and that
//! each says what it is for.

use std::fs;
use std::path::{Path, PathBuf};

/// Each module with those that it may name. Lowest first.
const LAYERS: &[(&str, &[&str])] = &[
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
            "figure", "paginate", "image", "quality",
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
