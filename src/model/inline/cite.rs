//! `[@id, p. 4; @b]` and `[=id]`: how they are formed, and how they are not.

use std::ops::Range;

use super::entity::{Names, escaped};
use super::{Fault, code};

/// A citation or figure as written; all ranges are bytes of the text.
pub(super) enum Reference {
    /// Sources.
    Cite(Vec<Cited>),
    /// A key figure, by its id.
    Figure(Range<usize>),
}

/// One source of a citation.
pub(super) struct Cited {
    /// The id.
    pub(super) id: Range<usize>,
    /// The locator, not empty, without spaces around it.
    pub(super) locator: Option<Range<usize>>,
}

/// What was found, and the byte after it.
pub(super) struct Found {
    /// The reference, or what is wrong with it.
    pub(super) reference: Result<Reference, Fault>,
    /// The byte after its closing bracket; after its first two characters when it has none.
    pub(super) end: usize,
}

/// Reads the reference that begins at the `[` at `at`; none does unless `@` or `=` follows.
pub(super) fn read(text: &str, at: usize, names: &mut Names) -> Option<Found> {
    let mut reader = Reader { text, start: at, at: at + 1, names };
    let reference = match text.as_bytes().get(at + 1)? {
        b'@' => reader.citation().map(Reference::Cite),
        b'=' => reader.figure().map(Reference::Figure),
        _ => return None,
    };
    let end = match &reference {
        Ok(_) => reader.at,
        Err(_) => reader.closing().unwrap_or(at + 2),
    };
    Some(Found { reference, end })
}

struct Reader<'a> {
    text: &'a str,
    start: usize,
    at: usize,
    names: &'a mut Names,
}

impl Reader<'_> {
    fn citation(&mut self) -> Result<Vec<Cited>, Fault> {
        let mut sources = Vec::new();
        loop {
            self.skip_space();
            if self.peek() != Some('@') {
                return Err(self.unexpected("an `@` and the id of a source comes here"));
            }
            let id = self.id()?;
            self.skip_space();
            let locator = if self.peek() == Some(',') { Some(self.locator()?) } else { None };
            sources.push(Cited { id, locator });
            match self.peek() {
                Some(']') => break,
                Some(';') => self.at += 1,
                _ => {
                    return Err(self.unexpected(
                        "a comma comes before a locator, a semicolon \
                                                 and `@` before another source",
                    ));
                }
            }
        }
        self.at += 1;
        Ok(sources)
    }

    fn figure(&mut self) -> Result<Range<usize>, Fault> {
        let id = self.id()?;
        if self.peek() != Some(']') {
            return Err(self.unexpected("`]` comes after the id of a figure"));
        }
        self.at += 1;
        Ok(id)
    }

    /// The id after the sign at the reader's place.
    fn id(&mut self) -> Result<Range<usize>, Fault> {
        let sign = self.at;
        let start = sign + 1;
        let id = |byte: &u8| byte.is_ascii_alphanumeric() || matches!(byte, b'-' | b'_' | b'.');
        self.at = start + self.text.bytes().skip(start).take_while(id).count();
        if self.at > start {
            if self.text.as_bytes()[start].is_ascii_alphanumeric() {
                return Ok(start..self.at);
            }
            self.at = start;
            return Err(self.unexpected("an id begins with a letter or a digit"));
        }
        match self.peek() {
            Some(c) if !c.is_whitespace() && !matches!(c, ']' | ';' | ',' | '[') => {
                Err(self.unexpected("an id is made of ASCII letters, digits, `-`, `_` and `.`"))
            }
            None | Some('[') => Err(self.unclosed()),
            Some(_) => {
                let what = if self.is_figure() { "figure" } else { "citation" };
                let message = format!("{what} without an id");
                let help = "write the id after the sign, or `\\[` for a bracket";
                Err(Fault::new(code::NO_ID, sign..start, message, help))
            }
        }
    }

    /// The locator after the comma at the reader's place, up to `;` or `]`.
    fn locator(&mut self) -> Result<Range<usize>, Fault> {
        let comma = self.at;
        self.at += 1;
        while let Some(c) = self.peek() {
            match c {
                ';' | ']' => break,
                '[' => return Err(self.unclosed()),
                '\\' if escaped(self.text, self.at).is_some() => self.at += 2,
                // The semicolon of an entity ends no locator. What is wrong with an entity is
                // told when it is resolved.
                '&' => match self.names.entity(self.text, self.at, &mut Vec::new()) {
                    Some(entity) => self.at = entity.end,
                    None => self.at += 1,
                },
                _ => self.at += c.len_utf8(),
            }
        }
        if self.peek().is_none() {
            return Err(self.unclosed());
        }
        let written = &self.text[comma + 1..self.at];
        let locator = written.trim_matches(is_space);
        let start = comma + 1 + (written.len() - written.trim_start_matches(is_space).len());
        if locator.is_empty() {
            let message = "nothing after the comma of a citation".to_owned();
            let help = "write where in the source, or leave out the comma";
            return Err(Fault::new(code::MALFORMED, comma..comma + 1, message, help));
        }
        Ok(start..start + locator.len())
    }

    /// The fault of what stands at the reader's place.
    fn unexpected(&self, help: &str) -> Fault {
        let Some(c) = self.peek().filter(|&c| c != '[') else { return self.unclosed() };
        let what = if self.is_figure() { "figure" } else { "citation" };
        let shown = if c.is_control() { "line break".to_owned() } else { format!("`{c}`") };
        let message = format!("unexpected {shown} in a {what}");
        Fault::new(code::MALFORMED, self.at..self.at + c.len_utf8(), message, help)
    }

    /// The fault of a reference without its closing bracket.
    fn unclosed(&self) -> Fault {
        let what = if self.is_figure() { "figure" } else { "citation" };
        let message = format!("{what} without a closing `]`");
        let help = "close it before the next bracket, or write `\\[` for a bracket";
        Fault::new(code::UNCLOSED, self.start..self.start + 2, message, help)
    }

    /// The byte after the closing bracket, where it comes before another opening one.
    fn closing(&self) -> Option<usize> {
        let rest = &self.text[self.at..];
        let found = rest.find(['[', ']']).filter(|&length| rest.as_bytes()[length] == b']')?;
        Some(self.at + found + 1)
    }

    fn is_figure(&self) -> bool {
        self.text.as_bytes().get(self.start + 1) == Some(&b'=')
    }

    fn skip_space(&mut self) {
        while self.peek().is_some_and(is_space) {
            self.at += 1;
        }
    }

    fn peek(&self) -> Option<char> {
        self.text[self.at..].chars().next()
    }
}

fn is_space(c: char) -> bool {
    matches!(c, ' ' | '\t' | '\n')
}
