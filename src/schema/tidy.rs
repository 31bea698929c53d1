//! What the generator cannot know: no key takes `null`, and a key without a title is called by
//! its own name.

use serde_json::{Map, Value};

/// Tidies a schema and all below it.
pub(super) fn tidy(schema: &mut Value) {
    match schema {
        Value::Object(object) => {
            without_null(object);
            if let Some(Value::Object(properties)) = object.get_mut("properties") {
                for (key, property) in properties.iter_mut() {
                    if let Value::Object(property) = property {
                        property.entry("title").or_insert_with(|| title(key).into());
                    }
                }
            }
            object.values_mut().for_each(tidy);
        }
        Value::Array(values) => values.iter_mut().for_each(tidy),
        _ => {}
    }
}

/// `as_of` as `As of`.
fn title(key: &str) -> String {
    let words = key.replace('_', " ");
    let mut characters = words.chars();
    let first = characters.next().map(|first| first.to_ascii_uppercase());
    first.into_iter().chain(characters).collect()
}

/// An absent key is the only way to say nothing.
fn without_null(object: &mut Map<String, Value>) {
    if let Some(Value::Array(types)) = object.get_mut("type") {
        types.retain(|name| name != "null");
        if let [one] = types.as_slice() {
            let one = one.clone();
            object.insert("type".to_owned(), one);
        }
    }
    if let Some(Value::Array(values)) = object.get_mut("enum") {
        values.retain(|value| !value.is_null());
    }
    let null = |value: &Value| value.get("type").is_some_and(|name| name == "null");
    for key in ["anyOf", "oneOf"] {
        let Some(Value::Array(choices)) = object.get_mut(key) else { continue };
        let before = choices.len();
        choices.retain(|choice| !null(choice));
        if before == choices.len() || choices.len() != 1 {
            continue;
        }
        // What was a choice between a thing and nothing is the thing; what was said of the key
        // goes before what is said of the thing.
        if let Some(Value::Array(mut choices)) = object.remove(key)
            && let Some(Value::Object(only)) = choices.pop()
        {
            for (name, value) in only {
                object.entry(name).or_insert(value);
            }
        }
    }
}
