//! Limits: each with its own message, and what is at a limit passes.

use dossier::diag::Diagnostic;
use dossier::model;
use serde_json::{Value, json};

/// The faults of a file.
fn faults(text: &str) -> Vec<Diagnostic> {
    model::read(text.as_bytes(), None).diagnostics
}

/// The codes of the faults of a file.
fn codes(text: &str) -> Vec<&'static str> {
    faults(text).iter().map(|fault| fault.code).collect()
}

fn dossier(paragraph: &str) -> Value {
    json!({
        "dossier": 1, "language": "en", "title": "T", "as_of": "2024-01-01",
        "summary": { "paragraphs": [paragraph] },
    })
}

#[test]
fn ten_thousand_levels() {
    assert_eq!(codes(&"[".repeat(10_000)), ["LIMIT002"]);
    assert_eq!(codes(&"{\"a\":".repeat(10_000)), ["LIMIT002"]);
    let closed = format!("{}{}", "[".repeat(10_000), "]".repeat(10_000));
    assert_eq!(codes(&closed), ["LIMIT002"]);
}

#[test]
fn ten_megabytes_in_a_word() {
    let faults = faults(&dossier(&"a".repeat(10_000_000)).to_string());
    assert_eq!(faults.len(), 1);
    assert_eq!(faults[0].code, "LIMIT003");
    assert_eq!(faults[0].message, "this text has 10000000 characters");
}

#[test]
fn a_million_actors() {
    let mut text = dossier("A.").to_string();
    text.pop();
    text.push_str(",\"actors\":[");
    text.push_str(&vec!["{\"name\":\"N\",\"profile\":\"P\"}"; 1_000_000].join(","));
    text.push_str("]}");
    let faults = faults(&text);
    assert_eq!(faults.len(), 1, "{:?}", &faults[..faults.len().min(3)]);
    assert_eq!(faults[0].code, "LIMIT004");
}

#[test]
fn more_than_64_mebibytes() {
    assert_eq!(codes(&" ".repeat((64 << 20) + 1)), ["LIMIT001"]);
}

#[test]
fn addresses() {
    let link = |length: usize| {
        let address = format!("https://e.org/{}", "x".repeat(length - 14));
        [
            dossier(&format!("[a]({address})")),
            dossier(&format!("<{address}>")),
            json!({
                "dossier": 1, "language": "en", "title": "T", "as_of": "2024-01-01",
                "summary": { "paragraphs": ["A [@s]."] },
                "sources": [{ "id": "s", "title": "S", "url": address }],
            }),
        ]
    };
    for dossier in link(4_000) {
        assert!(!codes(&dossier.to_string()).contains(&"LIMIT005"));
    }
    for dossier in link(4_001) {
        assert_eq!(codes(&dossier.to_string()), ["LIMIT005"]);
    }
}

#[test]
fn labels_of_many_pieces() {
    let link = |pieces: usize| {
        dossier(&format!("[{}](https://e.org/)", "*a* b".repeat(pieces / 2))).to_string()
    };
    assert!(!codes(&link(100)).contains(&"LIMIT005"));
    assert_eq!(codes(&link(102)), ["LIMIT005"]);
    assert_eq!(codes(&link(100_000)), ["LIMIT005"]);
}

#[test]
fn a_scale_with_a_term_without_a_name() {
    // Found by fuzzing: looked for in a judgement, the empty term was found for ever.
    let dossier = |term: Value| {
        json!({
            "dossier": 1, "language": "en", "title": "T", "as_of": "2024-01-01",
            "scale": { "name": "S", "terms": [term, { "term": "even", "from": 40, "to": 60 }] },
            "summary": { "paragraphs": ["A."], "judgements": [
                { "text": "It is even odds.", "likelihood": "even" },
            ] },
        })
        .to_string()
    };
    assert_eq!(codes(&dossier(json!({ "from": 0, "to": 20 }))), ["KEY003"]);
    assert_eq!(codes(&dossier(json!({ "term": " ", "from": 0, "to": 20 }))), ["EMPTY001"]);
}
