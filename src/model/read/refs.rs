//! Ids where they are given and where they are referred to.

use crate::diag::Diagnostic;

use super::ids::Table;
use super::object::{Node, Object};
use super::suggest::shown;

impl Object<'_> {
    /// The key `id`, if it is there: `index` is that of the object in its list.
    pub(super) fn id(&mut self, table: &Table, index: usize) {
        if let Some(node) = self.get("id") {
            check_id(node, table, index);
        }
    }

    /// The key `id`, which must be there.
    pub(super) fn required_id(&mut self, table: &Table, index: usize) -> String {
        let id = self.required("id").and_then(|node| check_id(node, table, index));
        id.unwrap_or_default()
    }
}

impl Node<'_> {
    /// The index of what an id refers to; `what` names it: "source".
    pub(super) fn reference(self, table: &Table, what: &str) -> Option<usize> {
        let literal = self.literal()?;
        let index = table.index(&literal.value);
        if index.is_none() {
            let message = format!("no {what} has the id `{}`", shown(&literal.value));
            let help = self.reader.guesses.help(&literal.value, table.names());
            self.reader.note(Diagnostic::error("ID003", message, self.at()).or_help(help));
        }
        index
    }
}

/// Notes what is wrong with an id.
fn check_id(node: Node<'_>, table: &Table, index: usize) -> Option<String> {
    let literal = node.literal()?;
    let id = &*literal.value;
    let first = id.bytes().next().is_some_and(|byte| byte.is_ascii_alphanumeric());
    let allowed = |byte: u8| byte.is_ascii_alphanumeric() || matches!(byte, b'-' | b'_' | b'.');
    if !first || !id.bytes().all(allowed) {
        node.error_with_help(
            "ID001",
            format!("`{}` is no id", shown(id)),
            "an id is made of ASCII letters, digits, `-`, `_` and `.`, and begins with a letter or digit",
        );
        return None;
    }
    if let Some((_, at)) = table.place(id).filter(|(first, _)| *first != index) {
        let message = format!("the id `{id}` is given twice");
        let help = format!("the first is in line {}, column {}", at.line, at.column);
        node.error_with_help("ID002", message, help);
    }
    Some(id.to_owned())
}
