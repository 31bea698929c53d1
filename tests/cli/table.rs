//! One fault each: what the command says of it, word for word.
//!
//! A case of `table/*.txt` is a piece of a dossier, and what is printed for it. The piece stands
//! in a dossier that is right, in place of its own keys of the same names, unless it is a whole
//! file. `«` and `»` are set by hand around the place of the fault, and are no part of the file:
//! so the place is held to what it should be and not to what it is. `‹FF FE›` are bytes.
//! `DOSSIER_ACCEPT=1` writes anew what is printed, to be read before it is kept.

use std::fs;
use std::path::{Path, PathBuf};

use super::folder::{Folder, Ran};

/// The dossier in which a piece stands.
const AROUND: [&str; 5] = [
    r#"  "dossier": 1"#,
    r#"  "language": "en""#,
    r#"  "title": "A port opens""#,
    r#"  "as_of": "2016-11-23""#,
    r#"  "summary": { "paragraphs": ["The port opened."] }"#,
];

/// What stands in the place of the PDF before.
const EARLIER: &[u8] = b"%PDF-1.7 earlier";

/// A case of a table.
struct Case {
    name: String,
    piece: String,
    expected: String,
}

impl Case {
    /// The file, with the marks in it.
    fn marked(&self) -> String {
        if self.name.ends_with("(whole file)") {
            return self.piece.clone();
        }
        let own = |line: &&&str| {
            let key = line.split(':').next().unwrap();
            !self.piece.lines().any(|line| line.replace('«', "").starts_with(key))
        };
        let mut parts: Vec<&str> = AROUND.iter().filter(own).copied().collect();
        parts.insert(1, &self.piece);
        format!("{{\n{}\n}}\n", parts.join(",\n"))
    }

    /// The file, and the line and the column of its fault.
    fn file(&self) -> (Vec<u8>, String) {
        let marked = self.marked();
        let before = marked.split('«').next().unwrap();
        assert!(before.len() < marked.len(), "{}: the place is not marked", self.name);
        let line = before.matches('\n').count() + 1;
        let column = before.rsplit('\n').next().unwrap().chars().count() + 1;
        let place = format!("a.json:{line}:{column}\n");
        let text = marked.replace(['«', '»'], "");
        let mut bytes = Vec::new();
        let mut parts = text.split('‹');
        bytes.extend(parts.next().unwrap().as_bytes());
        for part in parts {
            let (digits, rest) = part.split_once('›').unwrap();
            let byte = |digits| u8::from_str_radix(digits, 16).unwrap();
            bytes.extend(digits.split(' ').map(byte));
            bytes.extend(rest.as_bytes());
        }
        (bytes, place)
    }

    /// The folder in which it is tried.
    fn folder(&self) -> Folder {
        Folder::new()
            .with("a.json", self.file().0)
            .with("a.pdf", EARLIER)
            .with("pictures/fine.png", png(400, 300))
            .with("pictures/coarse.png", png(40, 30))
            .with("pictures/large.png", large())
            .with("pictures/cut.png", &png(40, 30)[..20])
            .with("pictures/damaged.png", &png(400, 300)[..60])
            .with("pictures/text.png", "no picture")
    }
}

/// A grey PNG.
fn png(width: u32, height: u32) -> Vec<u8> {
    let mut bytes = Vec::new();
    let mut encoder = png::Encoder::new(&mut bytes, width, height);
    encoder.set_color(png::ColorType::Grayscale);
    let grey: Vec<u8> = (0..width * height).map(|at| (at % 251) as u8).collect();
    encoder.write_header().unwrap().write_image_data(&grey).unwrap();
    bytes
}

/// A PNG that says to be larger than allowed.
fn large() -> Vec<u8> {
    let mut bytes = png(40, 30);
    bytes[16..24].copy_from_slice(&[0, 0, 0x40, 0, 0, 0, 0x40, 0]);
    bytes
}

fn path(name: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/cli/table").join(name)
}

fn cases(table: &str) -> Vec<Case> {
    let text = fs::read_to_string(path(table)).unwrap();
    let case = |text: &str| {
        let (name, rest) = text.split_once('\n').unwrap();
        let (piece, expected) = rest.split_once("\n---\n").unwrap();
        Case { name: name.to_owned(), piece: piece.to_owned(), expected: expected.to_owned() }
    };
    let text = text.strip_prefix("=== ").and_then(|text| text.strip_suffix('\n')).unwrap();
    text.split("\n=== ").map(case).collect()
}

/// Tries all cases of a table and gives how many there are; `run` runs the command in the folder
/// and holds the rest to what it should be.
#[track_caller]
fn check(table: &str, run: impl Fn(&Folder) -> Ran<'_>) -> usize {
    let cases = cases(table);
    let (mut anew, mut differ) = (String::new(), String::new());
    for case in &cases {
        let folder = case.folder();
        let said = run(&folder).err();
        let (_, place) = case.file();
        if !said.contains(&format!("--> {place}")) {
            differ += &format!("=== {}: not at {place}\n{said}\n", case.name);
        }
        let wide = said.lines().find(|line| unicode_width(line) >= 80);
        if let Some(wide) = wide {
            differ += &format!("=== {}: 80 columns or more\n{wide}\n", case.name);
        }
        if said != case.expected {
            differ += &format!("=== {}\n{}\n--- found\n{said}\n", case.name, case.expected);
        }
        anew += &format!("=== {}\n{}\n---\n{said}\n", case.name, case.piece);
    }
    if std::env::var_os("DOSSIER_ACCEPT").is_some() {
        fs::write(path(table), anew).unwrap();
    }
    assert!(differ.is_empty(), "{differ}");
    cases.len()
}

/// The columns of a line: two for each of Hangul and Han.
fn unicode_width(line: &str) -> usize {
    line.chars().map(|c| if ('\u{1100}'..='\u{ffdc}').contains(&c) { 2 } else { 1 }).sum()
}

/// A build of a faulty dossier: one error, the earlier PDF as it was, nothing else left.
#[track_caller]
fn faulty(folder: &Folder) -> Ran<'_> {
    let before = folder.list();
    let ran = folder.run(["build", "a.json"]).exits(1);
    ran.check(ran.output.stdout.is_empty(), "nothing on stdout");
    let stands = fs::read(folder.path("a.pdf")).unwrap();
    ran.check(stands == EARLIER, "the earlier PDF as it was");
    ran.check(folder.list() == before, "no stray file");
    ran
}

const ERRORS: [&str; 4] = ["syntax.txt", "shape.txt", "sense.txt", "texts.txt"];

#[test]
fn syntax() {
    check(ERRORS[0], faulty);
}

#[test]
fn shape() {
    check(ERRORS[1], faulty);
}

#[test]
fn sense() {
    check(ERRORS[2], faulty);
}

#[test]
fn texts() {
    check(ERRORS[3], faulty);
}

#[test]
fn warnings() {
    check("warnings.txt", |folder| {
        let ran = folder.run(["build", "a.json"]).exits(0).made("a.pdf");
        let before = folder.list();
        folder.run(["check", "a.json"]).exits(0).says(&ran.err());
        let denied = folder.run(["check", "a.json", "--deny", "warnings"]).exits(1);
        denied.check(folder.list() == before, "no stray file");
        ran
    });
}

#[test]
fn enough_cases_of_one_fault_each() {
    let all: Vec<Case> = ERRORS.into_iter().flat_map(cases).collect();
    assert!(all.len() >= 80, "{}", all.len());
    for case in all.iter().chain(&cases("warnings.txt")) {
        let word = if case.expected.contains("warning[") { "1 warning" } else { "1 error" };
        assert!(case.expected.ends_with(&format!("\na.json: {word}\n")), "{}", case.name);
    }
    // Nearly every rule has a case.
    let tables = ERRORS.into_iter().chain(["warnings.txt"]);
    let said: String = tables.flat_map(cases).map(|case| case.expected).collect();
    let bare: Vec<&str> = dossier::diag::rules()
        .iter()
        .map(|rule| rule.code)
        .filter(|code| !said.contains(&format!("[{code}]")) && !code.starts_with("LIMIT"))
        .collect();
    assert!(bare.is_empty(), "no case for {bare:?}");
}
