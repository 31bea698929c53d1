//! The decoder: values of the tree become typed values, and every fault is noted with its place.
//! Reading an object asks for its keys one by one; the keys not asked for are unknown. Knows
//! nothing of what the keys mean.

use std::collections::BTreeMap;

use jsonc_parser::ast::{ObjectProp, StringLit, Value};
use jsonc_parser::common::Ranged;

use crate::diag::{At, Diagnostic};

use super::reader::Reader;
use super::suggest::shown;

/// The most characters of one text.
const MOST_CHARACTERS: usize = 1_000_000;
/// The most values of one list.
const MOST_VALUES: usize = 100_000;

/// A value of the file.
#[derive(Clone, Copy)]
pub(super) struct Node<'r> {
    /// Who reads it.
    pub(super) reader: &'r Reader<'r>,
    /// The value.
    pub(super) value: &'r Value<'r>,
}

impl<'r> Node<'r> {
    /// Its place.
    pub(super) fn at(self) -> At {
        let range = self.value.range();
        self.reader.source.at(range.start..range.end)
    }

    /// The place of its first character: that of the brace of an object.
    pub(super) fn head(self) -> At {
        let start = self.value.range().start;
        self.reader.source.at(start..start + 1)
    }

    /// Notes an error here.
    pub(super) fn error(self, code: &'static str, message: impl Into<String>) {
        self.reader.note(Diagnostic::error(code, message, self.at()));
    }

    /// Notes an error here, with what to do about it.
    pub(super) fn error_with_help(
        self,
        code: &'static str,
        message: impl Into<String>,
        help: impl Into<String>,
    ) {
        self.reader.note(Diagnostic::error(code, message, self.at()).with_help(help));
    }

    /// Notes a warning here.
    pub(super) fn warn(
        self,
        code: &'static str,
        message: impl Into<String>,
        help: impl Into<String>,
    ) {
        self.reader.note(Diagnostic::warning(code, message, self.at()).with_help(help));
    }

    /// Notes that it is of the wrong type.
    pub(super) fn mismatch(self, expected: &str) {
        let found = match self.value {
            Value::StringLit(_) => "a text",
            Value::NumberLit(_) => "a number",
            Value::BooleanLit(lit) if lit.value => "`true`",
            Value::BooleanLit(_) => "`false`",
            Value::Object(_) => "an object",
            Value::Array(_) => "a list",
            Value::NullKeyword(_) => {
                let message = format!("expected {expected}, found `null`");
                return self.error_with_help("TYPE002", message, "leave the key out instead");
            }
        };
        let message = format!("expected {expected}, found {found}");
        if expected == "a text" && matches!(self.value, Value::NumberLit(_)) {
            return self.error_with_help("TYPE001", message, "write it in quotation marks");
        }
        if expected == "a list" {
            let help = "put it in square brackets: `[ … ]`";
            return self.error_with_help("TYPE001", message, help);
        }
        self.error("TYPE001", message);
    }

    /// The string, if it is one, of a length that can be read.
    pub(super) fn literal(self) -> Option<&'r StringLit<'r>> {
        let Value::StringLit(literal) = self.value else {
            self.mismatch("a text");
            return None;
        };
        if literal.value.len() > MOST_CHARACTERS {
            let count = literal.value.chars().count();
            if count > MOST_CHARACTERS {
                let message = format!("this text has {count} characters");
                let most = "1 million characters are the most in one text";
                self.error_with_help("LIMIT003", message, most);
                return None;
            }
        }
        Some(literal)
    }

    /// The number, if it is one.
    pub(super) fn number(self) -> Option<f64> {
        let Value::NumberLit(literal) = self.value else {
            self.mismatch("a number");
            return None;
        };
        let number = literal.value.parse::<f64>().ok().filter(|number| number.is_finite());
        if number.is_none() {
            self.error("VALUE002", "this number is too large");
        }
        number
    }

    /// The number, if it is a whole one within bounds.
    pub(super) fn whole(self, bounds: std::ops::RangeInclusive<u32>) -> Option<u32> {
        let number = self.number()?;
        let found = bounds.clone().find(|whole| f64::from(*whole).total_cmp(&number).is_eq());
        if found.is_none() {
            let (from, to) = (bounds.start(), bounds.end());
            self.error("VALUE002", format!("expected a whole number from {from} to {to}"));
        }
        found
    }

    /// The truth value, if it is one.
    pub(super) fn boolean(self) -> Option<bool> {
        if let Value::BooleanLit(literal) = self.value {
            return Some(literal.value);
        }
        self.mismatch("`true` or `false`");
        None
    }

    /// The value that a name of a closed list stands for.
    pub(super) fn choice<T: Copy>(self, names: &[(&str, T)]) -> Option<T> {
        let literal = self.literal()?;
        let found = names.iter().find(|(name, _)| *name == literal.value);
        if found.is_none() {
            self.not_among(&literal.value, names.iter().map(|(name, _)| *name));
        }
        found.map(|(_, value)| *value)
    }

    /// Notes that a text is none of a closed list.
    pub(super) fn not_among<'n>(
        self,
        found: &str,
        names: impl Iterator<Item = &'n str> + Clone,
    ) {
        let message = format!("`{}` is none of {}", shown(found), listed(names.clone()));
        let help = self.reader.guesses.help(found, names);
        self.reader.note(Diagnostic::error("VALUE001", message, self.at()).or_help(help));
    }

    /// The values of a list, if it is one.
    pub(super) fn elements(self) -> Option<impl ExactSizeIterator<Item = Node<'r>> + Clone> {
        let Value::Array(array) = self.value else {
            self.mismatch("a list");
            return None;
        };
        let count = array.elements.len();
        if count > MOST_VALUES {
            let message = format!("this list has {count} values");
            self.reader.note(
                Diagnostic::error("LIMIT004", message, self.head())
                    .with_help("100 000 are the most in one list"),
            );
            return None;
        }
        let reader = self.reader;
        Some(array.elements.iter().map(move |value| Node { reader, value }))
    }

    /// Reads an object; `what` names it in faults: "a source".
    pub(super) fn object<T>(
        self,
        what: &'static str,
        read: impl FnOnce(&mut Object<'r>) -> Option<T>,
    ) -> Option<T> {
        let Value::Object(object) = self.value else {
            self.mismatch("an object");
            return None;
        };
        let mut object = Object {
            node: self,
            what,
            fields: &object.properties,
            asked: Vec::new(),
            missing: Vec::new(),
        };
        object.find_twins();
        let value = read(&mut object);
        object.finish();
        value
    }
}

/// What is read of the values of a list, in no more room than it takes.
fn gathered<'r, T>(
    elements: impl ExactSizeIterator<Item = Node<'r>>,
    read: impl FnMut(Node<'r>) -> Option<T>,
) -> Vec<T> {
    let mut values = Vec::with_capacity(elements.len());
    values.extend(elements.filter_map(read));
    values
}

/// Names as prose: "`a`, `b` or `c`".
fn listed<'n>(names: impl Iterator<Item = &'n str>) -> String {
    let names: Vec<String> = names.map(|name| format!("`{}`", shown(name))).collect();
    match names.as_slice() {
        [] => "nothing".to_owned(),
        [name] => name.clone(),
        [names @ .., last] => format!("{} or {last}", names.join(", ")),
    }
}

/// An object whose keys are asked for one by one.
pub(super) struct Object<'r> {
    /// The whole object.
    pub(super) node: Node<'r>,
    what: &'static str,
    fields: &'r [ObjectProp<'r>],
    asked: Vec<&'static str>,
    missing: Vec<&'static str>,
}

impl<'r> Object<'r> {
    /// The value of a key.
    pub(super) fn get(&mut self, key: &'static str) -> Option<Node<'r>> {
        self.asked.push(key);
        let reader = self.node.reader;
        let field = self.fields.iter().find(|field| field.name.as_str() == key)?;
        Some(Node { reader, value: &field.value })
    }

    /// The value of a key that must be there.
    pub(super) fn required(&mut self, key: &'static str) -> Option<Node<'r>> {
        let value = self.get(key);
        if value.is_none() {
            self.missing.push(key);
        }
        value
    }

    /// Whether a key is there.
    pub(super) fn has(&self, key: &str) -> bool {
        self.fields.iter().any(|field| field.name.as_str() == key)
    }

    /// Whether it has no keys but these.
    pub(super) fn is_bare(&self, keys: &[&str]) -> bool {
        self.fields.iter().all(|field| keys.contains(&field.name.as_str()))
    }

    /// The place of a key.
    pub(super) fn key_at(&self, key: &str) -> At {
        let field = self.fields.iter().find(|field| field.name.as_str() == key);
        field.map_or_else(|| self.node.head(), |field| self.name_at(field))
    }

    /// Every key and its value, for objects whose keys are the author's.
    pub(super) fn entries(&mut self) -> impl Iterator<Item = (&'r str, At, Node<'r>)> {
        let reader = self.node.reader;
        let entry = move |field: &'r ObjectProp<'r>| {
            let range = field.name.range();
            let at = reader.source.at(range.start..range.end);
            (field.name.as_str(), at, Node { reader, value: &field.value })
        };
        // All of them are known.
        std::mem::take(&mut self.fields).iter().map(entry)
    }

    /// The printed text of a key, as written; nothing if it is blank.
    pub(super) fn plain(&mut self, key: &'static str) -> Option<String> {
        self.get(key).and_then(Node::plain_or_blank)
    }

    /// The printed text of a key that must be there.
    pub(super) fn required_plain(&mut self, key: &'static str) -> String {
        self.required(key).and_then(Node::plain).unwrap_or_default()
    }

    /// The values of a list; none if the key is absent.
    pub(super) fn list<T>(
        &mut self,
        key: &'static str,
        read: impl FnMut(Node<'r>) -> Option<T>,
    ) -> Vec<T> {
        self.get(key).and_then(Node::elements).map_or_else(Vec::new, |all| gathered(all, read))
    }

    /// The values of a list that must be there and hold something.
    pub(super) fn required_list<T>(
        &mut self,
        key: &'static str,
        read: impl FnMut(Node<'r>) -> Option<T>,
    ) -> Vec<T> {
        let Some(node) = self.required(key) else { return Vec::new() };
        let Some(elements) = node.elements() else { return Vec::new() };
        if elements.len() == 0 {
            node.error("EMPTY001", format!("`{key}` is empty"));
        }
        gathered(elements, read)
    }

    /// Notes keys that occur twice.
    fn find_twins(&self) {
        let mut seen: BTreeMap<&str, &ObjectProp<'_>> = BTreeMap::new();
        for field in self.fields {
            if let Some(first) = seen.get(field.name.as_str()) {
                let (first, at) = (self.name_at(first), self.name_at(field));
                let message =
                    format!("the key `{}` is given twice", shown(field.name.as_str()));
                let help =
                    format!("the first is in line {}, column {}", first.line, first.column);
                self.node.reader.note(Diagnostic::error("KEY002", message, at).with_help(help));
            } else {
                seen.insert(field.name.as_str(), field);
            }
        }
    }

    /// Notes the keys that nobody asked for, and those that must be there and are not. A key that
    /// is only misspelt is one fault and not both.
    fn finish(self) {
        let mut missing = self.missing.clone();
        for field in self.fields {
            let name = field.name.as_str();
            if self.asked.contains(&name) {
                continue;
            }
            let guesses = &self.node.reader.guesses;
            let meant = missing
                .iter()
                .position(|key| guesses.help(name, std::iter::once(*key)).is_some());
            let guess = match meant.map(|at| missing.remove(at)) {
                Some(key) => guesses.help(name, std::iter::once(key)),
                None => guesses.help(name, self.asked.iter().copied()),
            };
            let help = guess.or_else(|| keys(self.what, &self.asked));
            let message = format!("unknown key `{}`", shown(name));
            let fault = Diagnostic::error("KEY001", message, self.name_at(field));
            self.node.reader.note(fault.or_help(help));
        }
        for key in missing {
            let message = format!("missing key `{key}`");
            let help = format!("{} needs one", self.what);
            let fault = Diagnostic::error("KEY003", message, self.node.head());
            self.node.reader.note(fault.with_help(help));
        }
    }

    fn name_at(&self, field: &ObjectProp<'_>) -> At {
        let range = field.name.range();
        self.node.reader.source.at(range.start..range.end)
    }
}

/// Keys as prose, if they are few: "a term has `term` and `meaning`".
fn keys(what: &str, asked: &[&str]) -> Option<String> {
    const MOST_LISTED: usize = 12;
    let mut names: Vec<String> = Vec::new();
    for key in asked {
        let name = format!("`{key}`");
        if !names.contains(&name) {
            names.push(name);
        }
    }
    match names.as_slice() {
        [] => None,
        [name] => Some(format!("{what} has {name}")),
        [names @ .., last] => (names.len() < MOST_LISTED)
            .then(|| format!("{what} has {} and {last}", names.join(", "))),
    }
}
