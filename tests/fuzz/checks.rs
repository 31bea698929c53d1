//! What must hold of any bytes. The fuzzing targets call it with bytes that were made up, and
//! `tests/hostile` with those that are kept.

#![allow(dead_code, reason = "each target calls one of them")]

use dossier::diag::{Diagnostic, Severity};
use dossier::image::{Data, Picture};
use dossier::{Settings, Source};

/// Reading ends in a dossier or in errors, whose places are in the file.
pub(crate) fn read(bytes: &[u8]) {
    let reading = dossier::model::read(bytes, None);
    let errors = reading.diagnostics.iter().any(|fault| fault.severity == Severity::Error);
    assert_ne!(reading.dossier.is_some(), errors, "{:?}", reading.diagnostics);
    placed(&reading.diagnostics, bytes);
}

/// What can be read can be laid out and written, and the dossier taken out again.
pub(crate) fn make(bytes: &[u8]) {
    let source = Source { bytes, name: "dossier.json", folder: None };
    match dossier::build(source, &Settings::PLAIN) {
        Ok(brief) => {
            assert!(brief.pages > 0);
            placed(&brief.warnings, bytes);
            let inside = dossier::inspect::extract(&brief.pdf).map(|file| file.bytes);
            assert_eq!(inside.as_deref(), Ok(bytes));
        }
        Err(report) => placed(&report.diagnostics, bytes),
    }
}

/// The first byte chooses a language, the rest is the text.
pub(crate) fn text(bytes: &[u8]) {
    const LANGUAGES: [&str; 8] = ["en", "de", "fr", "es", "ko", "ja", "zh-Hans", "zh-Hant"];
    let Some((first, rest)) = bytes.split_first() else { return };
    let language = LANGUAGES[usize::from(*first) % LANGUAGES.len()];
    let text = String::from_utf8_lossy(rest);
    let plain: String = text.chars().take(200).collect();
    let dossier = serde_json::json!({
        "dossier": 1, "language": language, "title": "Title", "as_of": "2024-01-01",
        "summary": { "bottom_line": text, "paragraphs": [text] },
        "key_figures": [{ "id": "f", "value": plain, "unit": "%", "label": text }],
        "actors": [{ "id": "a", "name": plain, "aliases": ["alias"], "role": text,
            "profile": [text], "quotation": { "text": text } }],
        "chronology": [{ "date": "2020-01", "title": text, "text": text }],
        "sections": [{ "id": "p", "title": text, "body": [
            text, { "heading": text }, { "list": [text, "b"] }, { "quote": text },
            { "table": { "columns": [{ "title": text }, { "title": "b", "align": "decimal" }],
                "rows": [[text, plain], ["1,5", "2.5"]] } },
        ] }],
        "glossary": [{ "term": plain, "meaning": text }],
        "sources": [{ "id": "s", "title": plain, "note": text }],
    });
    make(dossier.to_string().as_bytes());
}

/// A file is looked at or refused, and every one of its bytes is spent on something.
pub(crate) fn inspect(bytes: &[u8]) {
    if let Ok(found) = dossier::inspect::inspect(bytes) {
        let spent: usize = found.spent.iter().map(|share| share.bytes).sum();
        assert_eq!(spent, bytes.len());
    }
    let _ = dossier::inspect::extract(bytes);
}

/// A picture that is read has the pixels that it says it has.
pub(crate) fn picture(bytes: &[u8]) {
    let Ok(picture) = Picture::read(bytes) else { return };
    let (width, height) = (picture.width() as usize, picture.height() as usize);
    assert!(width > 0 && height > 0);
    if let Data::Pixels(values) = picture.data() {
        assert_eq!(values.len(), width * height * usize::from(picture.colors().count()));
    }
    if let Some(alpha) = picture.alpha() {
        assert_eq!(alpha.len(), width * height);
    }
}

/// Faults have places in the file.
fn placed(faults: &[Diagnostic], bytes: &[u8]) {
    for fault in faults {
        let at = fault.at;
        assert!(at.start <= at.end && at.end <= bytes.len(), "{fault:?}");
        assert!(at.line > 0 && at.column > 0, "{fault:?}");
    }
}
