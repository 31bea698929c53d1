//! Backslash escapes, entities, and the characters that no text may hold (CommonMark 0.31,
//! sections 2.4 and 2.5).

use std::collections::BTreeMap;
use std::ops::Range;

use pulldown_cmark::{Event, Parser};

use super::{Fault, code};

/// The longest name of an entity is `CounterClockwiseContourIntegral`.
const LONGEST_NAME: usize = 31;

/// An entity found in a text.
pub(super) struct Entity {
    /// What it stands for; empty when that may not be.
    pub(super) text: String,
    /// The byte after its semicolon.
    pub(super) end: usize,
}

/// Whether a character may not stand in a text: control characters but tab and line feed, and
/// the formatting characters of UAX #9 that reorder what follows them.
pub(super) fn is_barred(c: char) -> bool {
    (c.is_control() && c != '\t' && c != '\n') || is_bidi(c)
}

/// Whether a character is an embedding, override or isolate of UAX #9, section 2.
fn is_bidi(c: char) -> bool {
    matches!(c, '\u{202A}'..='\u{202E}' | '\u{2066}'..='\u{2069}')
}

/// Finds the characters that a text may not hold. A row of the same one is one fault.
pub(super) fn check(text: &str) -> Vec<Fault> {
    let mut faults: Vec<Fault> = Vec::new();
    let mut last = None;
    for (at, c) in text.char_indices().filter(|&(_, c)| is_barred(c)) {
        let end = at + c.len_utf8();
        match faults.last_mut() {
            Some(fault) if fault.at.end == at && last == Some(c) => fault.at.end = end,
            _ => faults.push(barred(c, at..end)),
        }
        last = Some(c);
    }
    faults
}

/// The fault of a character that may not be.
fn barred(c: char, at: Range<usize>) -> Fault {
    let number = u32::from(c);
    if is_bidi(c) {
        let message = format!("bidirectional formatting character U+{number:04X}");
        Fault::new(code::BIDI, at, message, "remove it: direction follows from the language")
    } else {
        Fault::new(code::CONTROL, at, format!("control character U+{number:04X}"), "remove it")
    }
}

/// The names of entities met in a text, so that each is looked up once.
#[derive(Default)]
pub(super) struct Names(BTreeMap<String, Option<String>>);

impl Names {
    /// The entity that begins at the `&` at `at`, if one does.
    pub(super) fn entity(
        &mut self,
        text: &str,
        at: usize,
        faults: &mut Vec<Fault>,
    ) -> Option<Entity> {
        let body = text[at..].strip_prefix('&')?;
        if body.starts_with('#') {
            return numeric(text, at, faults);
        }
        let name = body.bytes().take(LONGEST_NAME + 1);
        let length = name.take_while(u8::is_ascii_alphanumeric).count();
        if length == 0 || body.as_bytes().get(length) != Some(&b';') {
            return None;
        }
        let text = self.look_up(&body[..length])?;
        Some(Entity { text, end: at + length + 2 })
    }

    /// What a name stands for.
    fn look_up(&mut self, name: &str) -> Option<String> {
        if let Some(known) = self.0.get(name) {
            return known.clone();
        }
        let source = format!("&{name};");
        let mut found = String::new();
        for event in Parser::new(&source) {
            if let Event::Text(text) = event {
                found.push_str(&text);
            }
        }
        let found = (found != source).then_some(found);
        self.0.insert(name.to_owned(), found.clone());
        found
    }

    /// A text with its escapes and entities resolved. `within` are its bytes in `text`.
    pub(super) fn resolve(
        &mut self,
        text: &str,
        within: Range<usize>,
        faults: &mut Vec<Fault>,
    ) -> Vec<Resolved> {
        let text = &text[..within.end];
        let mut resolved = Vec::new();
        let mut at = within.start;
        while let Some(c) = text[at..].chars().next() {
            if let Some(escaped) = escaped(text, at) {
                resolved.push(Resolved { c: escaped, typed: false });
                at += 2;
            } else if let Some(entity) = self.entity(text, at, faults) {
                resolved.extend(entity.text.chars().map(|c| Resolved { c, typed: false }));
                at = entity.end;
            } else {
                resolved.push(Resolved { c, typed: true });
                at += c.len_utf8();
            }
        }
        resolved
    }
}

/// A character after escapes and entities.
#[derive(Debug)]
pub(super) struct Resolved {
    /// The character.
    pub(super) c: char,
    /// Whether it was typed as such, so that typography may touch it.
    pub(super) typed: bool,
}

/// The character that the backslash at `at` escapes: only ASCII punctuation can be.
pub(super) fn escaped(text: &str, at: usize) -> Option<char> {
    let next = text[at..].strip_prefix('\\')?.chars().next()?;
    next.is_ascii_punctuation().then_some(next)
}

/// A numeric entity: one to seven decimal digits, or one to six hexadecimal ones.
fn numeric(text: &str, at: usize, faults: &mut Vec<Fault>) -> Option<Entity> {
    let body = &text[at + 2..];
    let (digits, radix, most) = match body.strip_prefix(['x', 'X']) {
        Some(digits) => (digits, 16, 6),
        None => (body, 10, 7),
    };
    let length = digits.bytes().take_while(|&byte| char::from(byte).is_digit(radix)).count();
    if !(1..=most).contains(&length) || digits.as_bytes().get(length) != Some(&b';') {
        return None;
    }
    let number = u32::from_str_radix(&digits[..length], radix).ok()?;
    let end = text.len() - digits.len() + length + 1;
    let text = match char::from_u32(number) {
        Some(c) if !is_barred(c) => c.to_string(),
        Some(c) => {
            faults.push(barred(c, at..end));
            String::new()
        }
        None => {
            let message = format!("entity for U+{number:04X}, which is no character");
            faults.push(Fault::new(code::NO_CHARACTER, at..end, message, ""));
            String::new()
        }
    };
    Some(Entity { text, end })
}
