//! Reading dossiers: what is right is read, and every fault is told with its place.

mod files;
mod model;
mod more;
mod parts;
mod robust;
mod syntax;
mod texts;
mod top;
mod warnings;

use dossier::model::{Dossier, Reading, read};

/// A piece of a file, and what is said of it.
type Case = (&'static str, &'static [&'static str]);

/// The beginning of a dossier; what follows stands in line 2.
const HEAD: &str = r#"{"dossier":1,"language":"en","as_of":"2016-11-23","title":"T","#;

/// A whole file.
fn whole(file: &str) -> String {
    file.to_owned()
}

/// Keys of a dossier, in line 2; a summary is added unless they begin with one.
fn rest(keys: &str) -> String {
    let end = if keys.starts_with("\"summary\"") {
        ""
    } else {
        ",\n\"summary\":{\"paragraphs\":[\"P\"]}"
    };
    format!("{HEAD}\n{keys}{end}}}")
}

/// A block of a section, in line 3.
fn block(block: &str) -> String {
    rest(&format!(
        "\"summary\":{{\"paragraphs\":[\"P\"]}},\"sections\":[{{\"id\":\"s\",\"title\":\"S\",\"body\":[\n{block}]}}]"
    ))
}

/// What is said of a file: `line:column code message (help)`.
fn told(reading: &Reading) -> Vec<String> {
    let tell = |fault: &dossier::diag::Diagnostic| {
        let help = fault.help.as_ref().map_or(String::new(), |help| format!(" ({help})"));
        format!("{}:{} {} {}{help}", fault.at.line, fault.at.column, fault.code, fault.message)
    };
    reading.diagnostics.iter().map(tell).collect()
}

/// Checks what is said of each case, and shows all that differ.
#[track_caller]
fn check(file: impl Fn(&str) -> String, cases: &[Case]) {
    let mut differ = String::new();
    for (case, expected) in cases {
        let reading = read(file(case).as_bytes(), None);
        let found = told(&reading);
        if found != *expected {
            differ += &format!("{case}\n  expected {expected:#?}\n  found {found:#?}\n");
        }
        let errors = found.iter().any(|fault| !fault.contains(" W0"));
        assert_eq!(reading.dossier.is_none(), errors, "{case}");
        for fault in &reading.diagnostics {
            assert!(dossier::diag::rule(fault.code).is_some(), "{} has no rule", fault.code);
        }
    }
    assert!(differ.is_empty(), "{differ}");
}

/// A dossier that is right.
#[track_caller]
fn good(keys: &str) -> Dossier {
    let reading = read(rest(keys).as_bytes(), None);
    let told = told(&reading);
    reading.dossier.unwrap_or_else(|| panic!("{keys}: {told:#?}"))
}

#[test]
fn shipped() {
    let reading = read(include_bytes!("../../dossier.json"), None);
    assert_eq!(told(&reading), Vec::<String>::new());
    let dossier = reading.dossier.expect("it has no fault");
    assert_eq!(dossier.key_figures.len(), 8);
    assert_eq!(dossier.actors.len(), 12);
    assert_eq!(dossier.chronology.len(), 24);
    assert_eq!(dossier.sources.len(), 67);
}
