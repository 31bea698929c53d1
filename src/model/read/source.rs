//! The text of a dossier's file and places in it. Knows lines, columns and JSON's escapes, and
//! nothing of what the file says.

use std::ops::Range;

use jsonc_parser::ast::StringLit;

use crate::diag::At;

/// Bytes between two counts of characters: a column costs at most so many steps to find, however
/// long its line is.
const STRIDE: usize = 1024;

/// A file's text, with what is needed to tell lines and columns.
#[derive(Debug)]
pub(super) struct Source<'a> {
    /// The text without byte-order mark.
    pub(super) text: &'a str,
    /// Bytes of the file before `text`: those of the byte-order mark.
    before: usize,
    /// Where each line begins, in bytes of `text`.
    lines: Vec<usize>,
    /// How many characters begin before each multiple of [`STRIDE`] bytes.
    counts: Vec<usize>,
}

impl<'a> Source<'a> {
    /// A file's text; `before` bytes of the file precede it.
    pub(super) fn new(text: &'a str, before: usize) -> Source<'a> {
        let mut lines = vec![0];
        let mut counts = vec![0];
        let mut count = 0;
        for (index, byte) in text.bytes().enumerate() {
            if index > 0 && index % STRIDE == 0 {
                counts.push(count);
            }
            // The bytes of a character after its first are 0b10xx_xxxx (RFC 3629, section 3).
            count += usize::from(byte & 0xc0 != 0x80);
            if byte == b'\n' {
                lines.push(index + 1);
            }
        }
        Source { text, before, lines, counts }
    }

    /// The place of a range of bytes of the text.
    pub(super) fn at(&self, range: Range<usize>) -> At {
        let line = self.lines.partition_point(|&start| start <= range.start);
        let start = self.lines[line - 1];
        At {
            line,
            column: self.characters(range.start) - self.characters(start) + 1,
            start: range.start + self.before,
            end: range.end.max(range.start) + self.before,
        }
    }

    /// A string as it is written.
    pub(super) fn written(&self, literal: &StringLit<'_>) -> Written<'_> {
        let start = literal.range.start + 1;
        let raw = &self.text[start..literal.range.end - 1];
        let same = raw.len() == literal.value.len();
        Written { source: self, start, escapes: if same { Vec::new() } else { escapes(raw) } }
    }

    /// How many characters begin before a byte of the text.
    fn characters(&self, offset: usize) -> usize {
        let stride = (offset / STRIDE).min(self.counts.len() - 1);
        let rest = &self.text.as_bytes()[stride * STRIDE..offset];
        self.counts[stride] + rest.iter().filter(|&&byte| byte & 0xc0 != 0x80).count()
    }
}

/// A string as it is written, whose escapes are longer than what they stand for.
pub(super) struct Written<'s> {
    source: &'s Source<'s>,
    /// Its first byte after the quotation mark.
    start: usize,
    /// After each escape: so many bytes of the value, so many as written.
    escapes: Vec<(usize, usize)>,
}

impl Written<'_> {
    /// The place of a range of bytes of the value.
    pub(super) fn at(&self, range: Range<usize>) -> At {
        let start = self.start + self.offset(range.start);
        let end = self.start + self.offset(range.end.max(range.start));
        self.source.at(start..end)
    }

    /// Where a byte of the value is written.
    fn offset(&self, value: usize) -> usize {
        let after = self.escapes.partition_point(|(before, _)| *before <= value);
        let last = after.checked_sub(1).and_then(|index| self.escapes.get(index));
        last.map_or(value, |(before, written)| written + (value - before))
    }
}

/// After each escape of a string: so many bytes of the value, so many as written.
fn escapes(raw: &str) -> Vec<(usize, usize)> {
    let mut escapes = Vec::new();
    let (mut value, mut written) = (0, 0);
    while written < raw.len() {
        let (length, stands_for) = unit(&raw[written..]);
        written += length;
        value += stands_for;
        if length != stands_for {
            escapes.push((value, written));
        }
    }
    escapes
}

/// The length of the character at the beginning of a string as written, and that of its value.
fn unit(raw: &str) -> (usize, usize) {
    let first = raw.chars().next().map_or(1, char::len_utf8);
    if !raw.starts_with('\\') {
        return (first, first);
    }
    if !raw.starts_with("\\u") {
        return (2.min(raw.len()), 1);
    }
    let code =
        |from: usize| raw.get(from..from + 4).and_then(|hex| u32::from_str_radix(hex, 16).ok());
    match code(2) {
        // A surrogate pair is a character beyond U+FFFF: four bytes.
        Some(0xd800..=0xdfff) => (12.min(raw.len()), 4),
        Some(value) => (6, char::from_u32(value).map_or(1, char::len_utf8)),
        None => (2, 1),
    }
}

#[cfg(test)]
mod tests {
    use jsonc_parser::{CollectOptions, ParseOptions, parse_to_ast};

    use super::Source;

    #[test]
    fn lines_and_columns() {
        let long = "é".repeat(3000);
        let text = format!("a\nβγ\r\n{long}x");
        let source = Source::new(&text, 3);
        let place = |needle: &str| {
            let start = text.find(needle).unwrap();
            let at = source.at(start..start + needle.len());
            (at.line, at.column, at.start - 3 - start)
        };
        assert_eq!(place("a"), (1, 1, 0));
        assert_eq!(place("γ"), (2, 2, 0));
        assert_eq!(place("x"), (3, 3001, 0));
        assert_eq!(source.at(text.len()..text.len()).column, 3002);
    }

    #[test]
    fn escapes() {
        // The value is `a"é😀z`.
        let text = r#"["a\"\u00e9\ud83d\ude00z"]"#;
        let parsed = parse_to_ast(text, &CollectOptions::default(), &ParseOptions::default());
        let value = parsed.unwrap().value.unwrap();
        let literal = value.as_array().unwrap().elements[0].as_string_lit().unwrap();
        let source = Source::new(text, 0);
        let written = source.written(literal);
        for (value, column) in [(0, 3), (1, 4), (2, 6), (4, 12), (8, 24)] {
            assert_eq!(written.at(value..value).column, column, "{value}");
        }
    }
}
