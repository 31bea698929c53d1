//! Floods of one thing, set and written. All of them take a time that grows as they do: what
//! takes its square would need minutes.

use std::time::{Duration, Instant};

use serde_json::{Value, json};

use crate::checks;

/// Far more than any of these takes, for machines that do other things too.
const PATIENCE: Duration = Duration::from_secs(60);

/// A dossier in a language with further keys.
fn dossier(language: &str, more: Value) -> Value {
    let mut dossier = json!({
        "dossier": 1, "language": language, "title": "T", "as_of": "2024-01-01",
        "summary": { "paragraphs": ["A."] },
        "sources": [{ "id": "s", "title": "S" }],
    });
    if let (Some(dossier), Value::Object(more)) = (dossier.as_object_mut(), more) {
        dossier.extend(more);
    }
    dossier
}

/// Builds a dossier, and says how when it takes too long.
fn bear(name: &str, dossier: &Value) {
    let start = Instant::now();
    checks::make(dossier.to_string().as_bytes());
    assert!(start.elapsed() < PATIENCE, "{name}: {:?}", start.elapsed());
}

/// A paragraph of some characters over and over.
fn paragraph(language: &str, unit: &str) {
    let text = format!("a{}", unit.repeat(100_000 / unit.len()));
    bear(
        &unit.escape_debug().to_string(),
        &dossier(
            language,
            json!({
                "summary": { "paragraphs": [text] }
            }),
        ),
    );
}

#[test]
fn words_without_end() {
    for (language, unit) in [
        ("en", "a"),
        ("de", "donaudampf"),
        ("ko", "국"),
        ("ja", "国"),
        ("en", "a-"),
        ("ko", "a-"),
        ("en", "/-"),
        ("en", "a/"),
        ("en", "x."),
        ("en", "a\u{a0}"),
        ("en", "A "),
        ("en", "1 "),
        ("ko", "국/"),
    ] {
        paragraph(language, unit);
    }
}

#[test]
fn marks_that_show_nothing_or_stand_on_others() {
    for unit in
        ["\u{200b}", "\u{200d}", "\u{2060}", "\u{ad}", "\u{301}", "a\u{301}", "\u{fe0f}"]
    {
        paragraph("en", unit);
    }
}

#[test]
fn markup() {
    for unit in [
        "*",
        "_a",
        "*a **b ",
        "[",
        "](",
        "[a](",
        "{ko:",
        "}",
        "`",
        "` ``",
        "&amp",
        "&amp;",
        "<a",
        "\"a ",
        "'a ",
        "\\",
        "[@s] ",
        "[@s; ",
        "[a](https://e.org/) ",
        "<https://e.org>",
    ] {
        let text = format!("a{}", unit.repeat(100_000 / unit.len()));
        let dossier = dossier("en", json!({ "summary": { "paragraphs": [text] } }));
        bear(unit, &dossier);
    }
    let nested = format!("{}a{}", "{ko:*".repeat(10_000), "*}".repeat(10_000));
    bear("nested", &dossier("en", json!({ "summary": { "paragraphs": [nested] } })));
}

#[test]
fn titles_and_names() {
    let long = "word ".repeat(20_000);
    bear("title", &dossier("en", json!({ "title": long, "subtitle": long })));
    let solid = "w".repeat(50_000);
    bear(
        "names",
        &dossier(
            "en",
            json!({
                "title": solid,
                "issuer": solid,
                "actors": [{ "name": solid, "role": solid, "profile": long }],
                "key_figures": [{ "value": "9".repeat(50_000), "unit": solid, "label": long }],
                "glossary": [{ "term": solid, "meaning": long }],
                "marking": { "scheme": solid, "levels": [solid, "b"], "level": solid },
            }),
        ),
    );
}

#[test]
fn words_that_no_line_holds() {
    // Each word is wider only with all others, which no space parts from it.
    let joined = "Überwachung\u{a0}".repeat(60_000);
    let apart = "Überwachungsgesetzentwurfszuständigkeit ".repeat(1_000);
    for label in [joined, apart] {
        let figure = json!({ "value": "3", "label": label });
        bear("labels", &dossier("de", json!({ "key_figures": [figure] })));
    }
}

#[test]
fn great_numbers_of_things() {
    let many = |count: usize, thing: &dyn Fn(usize) -> Value| -> Value {
        (0..count).map(thing).collect::<Vec<Value>>().into()
    };
    let actor = |at: usize| json!({ "name": format!("Actor number {at}"), "profile": "P" });
    bear("actors", &dossier("en", json!({ "actors": many(2_000, &actor) })));
    let same = |_: usize| json!({ "name": "Same", "profile": "Same" });
    bear("namesakes", &dossier("en", json!({ "actors": many(2_000, &same) })));
    let key =
        |at: usize| json!({ "date": "2020-01-01", "title": format!("T{at}"), "key": true });
    bear("key entries", &dossier("en", json!({ "chronology": many(2_000, &key) })));
    let chain = |at: usize| match at {
        1_999 => json!({ "id": "s1999", "title": "S" }),
        _ => json!({ "id": format!("s{at}"), "title": "S", "origin": format!("s{}", at + 1) }),
    };
    bear("origins", &dossier("en", json!({ "sources": many(2_000, &chain) })));
    let row = |at: usize| json!([format!("row {at}"), "1"]);
    let table = json!({ "table": {
        "columns": [{ "title": "a" }, { "title": "b", "align": "decimal" }],
        "rows": many(5_000, &row),
    } });
    let wide = json!({ "table": {
        "columns": many(1_000, &|at| json!({ "title": format!("c{at}") })),
        "rows": [many(1_000, &|at| json!(format!("x{at}")))],
    } });
    let points = many(5_000, &|at| json!([at, at * 7 % 13]));
    let chart = json!({ "chart": { "kind": "lines", "title": "t",
        "series": [{ "label": "l", "points": points }] } });
    let body = json!([table, wide, chart]);
    bear(
        "tables",
        &dossier(
            "en",
            json!({
                "sections": [{ "id": "p", "title": "S", "body": body }],
            }),
        ),
    );
}
