//! The schema that the command prints.

use std::fs;
use std::path::Path;

use super::folder::Folder;
use super::{FAULTY, PLAIN};

#[test]
fn dossiers_fit_the_schema() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let mut dossiers = vec![root.join("dossier.json")];
    let templates = fs::read_dir(root.join("src/cli/templates")).unwrap();
    dossiers.extend(templates.map(|entry| entry.unwrap().path()));
    assert_eq!(dossiers.len(), 7);
    for draft in ["7", "2020-12"] {
        let printed = Folder::new().run(["schema", "--draft", draft]).exits(0).says("").out();
        let schema: serde_json::Value = serde_json::from_str(&printed).unwrap();
        let validator = jsonschema::validator_for(&schema).unwrap();
        for path in &dossiers {
            let dossier = serde_json::from_str(&fs::read_to_string(path).unwrap()).unwrap();
            let faults: Vec<String> =
                validator.iter_errors(&dossier).map(|fault| fault.to_string()).collect();
            assert!(faults.is_empty(), "{}, draft {draft}: {faults:#?}", path.display());
        }
        let mut dossier: serde_json::Value = serde_json::from_str(PLAIN).unwrap();
        assert!(validator.is_valid(&dossier));
        dossier["subtitle"] = serde_json::Value::Null;
        assert!(!validator.is_valid(&dossier), "no key takes null");
        let faulty = serde_json::from_str(FAULTY).unwrap();
        assert!(!validator.is_valid(&faulty), "an unknown key");
        let nested = PLAIN.replace("\"paragraphs\"", "\"bottomline\": \"\", \"paragraphs\"");
        assert!(!validator.is_valid(&serde_json::from_str(&nested).unwrap()));
    }
}

#[test]
fn every_key_of_the_schema_is_described() {
    fn walk(schema: &serde_json::Value, bare: &mut Vec<String>, seen: &mut usize) {
        if let Some(properties) = schema["properties"].as_object() {
            for (key, property) in properties {
                *seen += 1;
                for asked in ["title", "description", "examples"] {
                    if property.get(asked).is_none() {
                        bare.push(format!("{key}: no {asked}"));
                    }
                }
            }
        }
        match schema {
            serde_json::Value::Object(object) => {
                object.values().for_each(|value| walk(value, bare, seen));
            }
            serde_json::Value::Array(values) => {
                values.iter().for_each(|value| walk(value, bare, seen));
            }
            _ => {}
        }
    }
    for draft in ["7", "2020-12"] {
        let printed = Folder::new().run(["schema", "--draft", draft]).exits(0).out();
        let (mut bare, mut seen) = (Vec::new(), 0);
        walk(&serde_json::from_str(&printed).unwrap(), &mut bare, &mut seen);
        assert!(bare.is_empty() && seen > 100, "{seen} keys, {bare:#?}");
    }
}
