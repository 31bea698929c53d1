//! Every key of the format is drawn: each one that the schema knows is in a dossier here, and
//! without it, or with another value, the pages are others.

#![expect(clippy::unwrap_used, reason = "a test that cannot go on has failed")]

use std::collections::{BTreeMap, BTreeSet};
use std::path::PathBuf;

use dossier::schema::{Draft, json_schema};
use dossier::{Settings, Source};
use serde_json::Value;

/// Keys that are read and leave no ink, by their pattern.
const SILENT: [&str; 2] = ["$schema", "dossier"];

/// Two dossiers that have all keys between them.
fn dossiers() -> [Value; 2] {
    let read = |json: &str| serde_json::from_str(json).unwrap();
    [
        read(include_str!("dossiers/all-features.json")),
        read(include_str!("gallery/dossiers/images.json")),
    ]
}

/// Everything that would be written, or nothing for a dossier that is at fault.
fn drawn(dossier: &Value) -> Option<String> {
    let folder = PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("tests/gallery/dossiers");
    let bytes = dossier.to_string().into_bytes();
    let source = Source { bytes: &bytes, name: "dossier.json", folder: Some(&folder) };
    let settings = Settings { embed: false, ..Settings::PLAIN };
    let (document, _) = dossier::document(source, &settings).ok()?;
    Some(format!("{document:?}"))
}

/// A step from a value to one inside of it.
#[derive(Clone, Debug)]
enum Step {
    Key(String),
    Index(usize),
}

/// Notes where each key is. A pattern is the path without indices.
fn paths(
    value: &Value,
    (pattern, path): (&str, &[Step]),
    found: &mut BTreeMap<String, Vec<Vec<Step>>>,
) {
    let below = |step: Step| [path, &[step]].concat();
    match value {
        Value::Object(object) => {
            for (key, inner) in object {
                let dot = if pattern.is_empty() { "" } else { "." };
                let pattern = format!("{pattern}{dot}{key}");
                let path = below(Step::Key(key.clone()));
                found.entry(pattern.clone()).or_default().push(path.clone());
                paths(inner, (&pattern, &path), found);
            }
        }
        Value::Array(list) => {
            for (index, inner) in list.iter().enumerate() {
                paths(inner, (pattern, &below(Step::Index(index))), found);
            }
        }
        Value::Null | Value::Bool(_) | Value::Number(_) | Value::String(_) => {}
    }
}

fn at<'v>(value: &'v mut Value, path: &[Step]) -> &'v mut Value {
    path.iter().fold(value, |value, step| match step {
        Step::Key(key) => &mut value[key.as_str()],
        Step::Index(index) => &mut value[*index],
    })
}

/// The dossier without a key, and with other values of it: one of them is sound.
fn changed(dossier: &Value, path: &[Step]) -> Vec<Value> {
    let mut variants = Vec::new();
    let Some((Step::Key(key), above)) = path.split_last() else { return variants };
    let mut without = dossier.clone();
    at(&mut without, above).as_object_mut().unwrap().remove(key);
    variants.push(without);
    let mut other = |new: Value| {
        let mut variant = dossier.clone();
        *at(&mut variant, path) = new;
        variants.push(variant);
    };
    match at(&mut dossier.clone(), path) {
        Value::String(text) => {
            other(format!("{text}x").into());
            for word in ["a5", "ink", "en-US", "lines", "bars", "A", "2024-07-01", "2019"] {
                other(word.into());
            }
        }
        Value::Number(number) => {
            for more in [1, -1] {
                other((number.as_i64().unwrap_or(0) + more).into());
            }
        }
        Value::Bool(flag) => other((!*flag).into()),
        Value::Array(list) => {
            let mut reversed = list.clone();
            reversed.reverse();
            other(reversed.into());
        }
        Value::Null | Value::Object(_) => {}
    }
    variants
}

#[test]
fn every_key_leaves_a_trace() {
    let mut seen = BTreeSet::new();
    let mut silent: BTreeSet<String> = SILENT.map(str::to_owned).into();
    for dossier in dossiers() {
        let before = drawn(&dossier).unwrap();
        let mut found = BTreeMap::new();
        paths(&dossier, ("", &[]), &mut found);
        for (pattern, places) in found {
            if SILENT.contains(&pattern.as_str()) || seen.contains(&pattern) {
                continue;
            }
            let differs = |variant: &Value| drawn(variant).is_some_and(|now| now != before);
            let traced = places.iter().any(|path| changed(&dossier, path).iter().any(differs));
            if traced {
                silent.remove(&pattern);
                seen.insert(pattern);
            } else {
                silent.insert(pattern);
            }
        }
    }
    let silent: Vec<_> = silent.iter().filter(|key| !SILENT.contains(&key.as_str())).collect();
    assert!(silent.is_empty(), "without ink: {silent:?}");
}

#[test]
fn every_key_of_the_schema_is_in_a_dossier() {
    let mut known = BTreeSet::new();
    properties(&json_schema(Draft::Y2020), &mut known);
    let mut used = BTreeSet::new();
    for dossier in dossiers() {
        let mut found = BTreeMap::new();
        paths(&dossier, ("", &[]), &mut found);
        used.extend(
            found.keys().filter_map(|pattern| pattern.rsplit('.').next()).map(str::to_owned),
        );
    }
    let missing: Vec<_> = known.difference(&used).collect();
    assert!(known.len() > 80, "the keys are found: {}", known.len());
    assert!(missing.is_empty(), "in no dossier: {missing:?}");
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
