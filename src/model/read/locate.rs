//! Where something that shows on a page was written: a value by its path, words within it. For
//! faults that show only once pages are made: the file is read once more when there are some.

use std::ops::Range;

use jsonc_parser::ast::Value;
use jsonc_parser::common::Ranged;

use crate::diag::At;

use super::source::Source;
use super::{ids, json};

/// The places of words, each in the value at a path such as `sections[2].body`; of the value itself
/// where they are written otherwise, with escapes or markup among them. Without a path, they are
/// looked for in the whole file.
pub(crate) fn locate(bytes: &[u8], sought: &[(Option<String>, &str)]) -> Vec<At> {
    let nowhere = || vec![At::default(); sought.len()];
    if sought.is_empty() {
        return Vec::new();
    }
    let Ok((text, before)) = json::decode(bytes) else { return nowhere() };
    let source = Source::new(text, before);
    let Ok(root) = json::parse(&source) else { return nowhere() };
    let place = |(path, words): &(Option<String>, &str)| {
        let value = path.as_deref().and_then(|path| step_down(&root, path));
        let value = value.unwrap_or(&root).range();
        source.at(within(text, value.start..value.end, words))
    };
    sought.iter().map(place).collect()
}

/// The value at a path.
fn step_down<'v, 'a>(root: &'v Value<'a>, path: &str) -> Option<&'v Value<'a>> {
    let mut value = root;
    for part in path.split(['.', '[']).filter(|part| !part.is_empty()) {
        let next = match part.strip_suffix(']') {
            Some(index) => value.as_array()?.elements.get(index.parse::<usize>().ok()?)?,
            None => ids::field(value.as_object()?, part)?,
        };
        value = next;
    }
    Some(value)
}

/// The range of words in a part of a text, with the rest of the words that they begin and end
/// in; of the first character of that part if they are not there.
fn within(text: &str, part: Range<usize>, words: &str) -> Range<usize> {
    let found = text[part.clone()].find(words).filter(|_| !words.is_empty());
    found.map_or(part.start..part.start + 1, |at| {
        let (start, end) = (part.start + at, part.start + at + words.len());
        let inside = |character: &char| character.is_alphanumeric();
        let before = text[part.start..start].chars().rev().take_while(inside);
        let after = text[end..part.end].chars().take_while(inside);
        let before: usize = before.map(char::len_utf8).sum();
        start - before..end + after.map(char::len_utf8).sum::<usize>()
    })
}
