//! Every key of the format is drawn: each one that the schema knows is in a dossier here, and what
//! is written under it in words of its own stands on the pages, or in the words for a figure.

use std::collections::{BTreeMap, BTreeSet};
use std::path::PathBuf;

use dossier::page::{Document, Item, NodeId, Page, Role};
use dossier::schema::{Draft, json_schema};
use dossier::{Settings, Source};
use serde_json::Value;

/// Keys whose values are no words of the author's own, each with what becomes of it. A key with
/// dots is the end of a path.
const NO_WORDS: [(&str, &str); 33] = [
    ("$schema", "for editors"),
    ("language", "a tag, printed in words"),
    ("id", "leads to what it names"),
    ("after", "the place of a section"),
    ("order", "the places of parts"),
    ("paper", "the page itself"),
    ("theme", "its looks"),
    ("contents", "whether there are some"),
    ("as_of", "a date"),
    ("published", "a date"),
    ("accessed", "a date"),
    ("date", "a date"),
    ("from", "a date, or a number"),
    ("to", "a date, or a number"),
    ("tlp", "a label of TLP 2.0"),
    ("level", "one of a list"),
    (
        "levels",
        "only the one in force is printed: the others would mark the page with what it is not",
    ),
    ("scheme", "a scheme is known by its label; the page bears that alone, as a stamp does"),
    ("likelihood", "a term of the scale"),
    ("terms.term", "what a likelihood must say"),
    ("stance", "one of five"),
    ("kind", "one of a list, or the key of a label"),
    ("align", "one of three"),
    ("file", "the picture"),
    ("url", "an address, printed without its scheme"),
    ("archive_url", "an address, printed without its scheme"),
    ("reliability", "a letter"),
    ("origin", "the id of a source, printed as its number"),
    ("chronology.actors", "ids, printed as names"),
    ("judgements.sources", "ids, printed as marks"),
    ("key_figures.sources", "ids, printed as marks"),
    ("actors.sources", "ids, printed as marks"),
    ("series.label", "a chart beside a figure has no words; the words for it name the ends"),
];

/// Keys that no dossier here has.
const ELSEWHERE: [(&str, &str); 1] =
    [("pages", "read in tests/read; how a number of pages is kept is tested with `--pages`")];

/// Dossiers that have all keys between them.
fn dossiers() -> [Value; 3] {
    [
        include_str!("../dossiers/all-features.json"),
        include_str!("../gallery/dossiers/images.json"),
        include_str!("../gallery/dossiers/very-short.json"),
    ]
    .map(|json| serde_json::from_str(json).unwrap())
}

/// The names of all properties, at any depth.
fn properties(schema: &Value, known: &mut BTreeSet<String>) {
    match schema {
        Value::Object(object) => {
            if let Some(Value::Object(properties)) = object.get("properties") {
                known.extend(properties.keys().cloned());
            }
            object.values().for_each(|inner| properties(inner, known));
        }
        Value::Array(list) => list.iter().for_each(|inner| properties(inner, known)),
        Value::Null | Value::Bool(_) | Value::Number(_) | Value::String(_) => {}
    }
}

/// The keys in use.
fn used(value: &Value, keys: &mut BTreeSet<String>) {
    match value {
        Value::Object(object) => {
            keys.extend(object.keys().cloned());
            object.values().for_each(|inner| used(inner, keys));
        }
        Value::Array(list) => list.iter().for_each(|inner| used(inner, keys)),
        Value::Null | Value::Bool(_) | Value::Number(_) | Value::String(_) => {}
    }
}

#[test]
fn every_key_of_the_schema_is_in_a_dossier() {
    let mut known = BTreeSet::new();
    properties(&json_schema(Draft::Y2020), &mut known);
    assert!(known.len() > 80, "the keys are found: {}", known.len());
    let mut keys: BTreeSet<String> = ELSEWHERE.map(|(key, _)| key.to_owned()).into();
    dossiers().iter().for_each(|dossier| used(dossier, &mut keys));
    let missing: Vec<_> = known.difference(&keys).collect();
    assert!(missing.is_empty(), "in no dossier: {missing:?}");
}

/// Whether a path is one of those without words, or leads to ids.
fn has_words(path: &str, text: &str) -> bool {
    let ends = |end: &str| path == end || path.ends_with(&format!(".{end}"));
    let ids = ends("sources");
    // The days on a chart of lines.
    let day = ends("points") && text.starts_with(|letter: char| letter.is_ascii_digit());
    !text.is_empty()
        && !ids
        && !day
        && !NO_WORDS.iter().any(|(end, _)| ends(end) && !spoken(path))
}

/// Paths that a key without words is the end of by chance: labels of a chart are drawn.
fn spoken(path: &str) -> bool {
    path.ends_with("chart.series.label")
}

/// Puts a word of its own behind every text, and notes which is whose.
fn mark(value: &mut Value, path: &str, words: &mut BTreeMap<String, String>) {
    match value {
        Value::Object(object) => {
            for (key, inner) in object {
                let dot = if path.is_empty() { "" } else { "." };
                mark(inner, &format!("{path}{dot}{key}"), words);
            }
        }
        Value::Array(list) => list.iter_mut().for_each(|inner| mark(inner, path, words)),
        Value::String(text) if has_words(path, text) => {
            let word = format!("zq{}z", words.len());
            *text = format!("{text} {word}");
            words.insert(word, path.to_owned());
        }
        Value::Null | Value::Bool(_) | Value::Number(_) | Value::String(_) => {}
    }
}

/// All words on the pages and for figures, in small letters and without white space.
fn said(document: &Document) -> String {
    let items = document.pages.iter().flat_map(Page::items);
    let printed = items.filter_map(|placed| match &placed.item {
        Item::Text(run) => Some(&*run.text),
        Item::Shape(_) | Item::Image(..) | Item::Link(..) => None,
    });
    let structure = &document.structure;
    let nodes = structure.nodes().iter().zip((0..).map(NodeId));
    let spoken =
        nodes.filter(|(node, _)| node.role == Role::Figure).map(|(_, id)| structure.words(id));
    let all: String = printed.chain(spoken).collect();
    all.to_lowercase().split_whitespace().collect()
}

#[test]
fn every_word_of_the_author_is_said() {
    let folder = PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("tests/gallery/dossiers");
    let mut lost = BTreeSet::new();
    for mut dossier in dossiers() {
        // Ids that names would make are written out: the names change.
        let actors = dossier.get_mut("actors").and_then(Value::as_array_mut);
        for actor in actors.into_iter().flatten() {
            if actor.get("id").is_none() {
                let id = actor["name"].as_str().unwrap().to_lowercase().replace(' ', "-");
                actor["id"] = id.into();
            }
        }
        let mut words = BTreeMap::new();
        mark(&mut dossier, "", &mut words);
        assert!(words.len() > 10, "texts are found: {words:?}");
        let bytes = dossier.to_string().into_bytes();
        let source = Source { bytes: &bytes, name: "dossier.json", folder: Some(&folder) };
        let document = match dossier::document(source, &Settings::PLAIN) {
            Ok((document, _)) => document,
            Err(report) => panic!("{report:?}"),
        };
        let said = said(&document);
        lost.extend(words.into_iter().filter(|(word, _)| !said.contains(word)));
    }
    assert!(lost.is_empty(), "{lost:?}");
}
