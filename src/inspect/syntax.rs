//! Objects out of bytes (ISO 32000-1, 7.2 and 7.3), whatever the bytes are: what does not parse is
//! `None`, nesting has an end, and so has the number of objects in an object.

use std::collections::BTreeMap;

/// How deep arrays and dictionaries may nest.
const DEEPEST: usize = 48;

/// How many objects an object may hold.
const MOST_NODES: usize = 500_000;

/// The entries of a dictionary.
pub(super) type Dictionary = BTreeMap<Vec<u8>, Object>;

/// An object.
#[derive(Clone, Debug, PartialEq)]
pub(super) enum Object {
    /// Null, a boolean, or a real number, which nothing here asks for.
    Other,
    Integer(i64),
    Name(Vec<u8>),
    String(Vec<u8>),
    Array(Vec<Object>),
    Dictionary(Dictionary),
    /// A reference to the object of a number.
    Reference(u32),
}

/// A place in some bytes.
#[derive(Debug)]
pub(super) struct Parser<'a> {
    bytes: &'a [u8],
    pub(super) at: usize,
    nodes: usize,
}

impl<'a> Parser<'a> {
    /// A parser that begins at a place.
    pub(super) fn new(bytes: &'a [u8], at: usize) -> Parser<'a> {
        Parser { bytes, at: at.min(bytes.len()), nodes: 0 }
    }

    fn peek(&self) -> Option<u8> {
        self.bytes.get(self.at).copied()
    }

    fn rest(&self) -> &'a [u8] {
        &self.bytes[self.at..]
    }

    /// Goes over white space and comments.
    pub(super) fn space(&mut self) {
        while let Some(byte) = self.peek() {
            match byte {
                0 | b'\t' | b'\n' | 0xc | b'\r' | b' ' => self.at += 1,
                b'%' => {
                    let end = self.rest().iter().position(|byte| matches!(byte, b'\n' | b'\r'));
                    self.at += end.unwrap_or(self.rest().len());
                }
                _ => break,
            }
        }
    }

    /// Goes over a keyword, if it is next.
    pub(super) fn keyword(&mut self, word: &[u8]) -> bool {
        let is_next = self.rest().starts_with(word);
        if is_next {
            self.at += word.len();
        }
        is_next
    }

    /// Goes over a whole number without a sign.
    pub(super) fn number(&mut self) -> Option<u64> {
        let digits = self.rest().iter().take_while(|byte| byte.is_ascii_digit()).count();
        let text = std::str::from_utf8(&self.rest()[..digits.min(20)]).ok()?;
        let number = text.parse().ok()?;
        self.at += digits;
        Some(number)
    }

    /// Goes over the head of an object with a number, `12 0 obj`.
    pub(super) fn head(&mut self) -> Option<u32> {
        self.space();
        let number = u32::try_from(self.number()?).ok()?;
        self.space();
        self.number()?;
        self.space();
        self.keyword(b"obj").then_some(number)
    }

    /// Goes over an object.
    pub(super) fn object(&mut self) -> Option<Object> {
        self.nested(DEEPEST)
    }

    fn nested(&mut self, depth: usize) -> Option<Object> {
        self.nodes += 1;
        if depth == 0 || self.nodes > MOST_NODES {
            return None;
        }
        self.space();
        match self.peek()? {
            b'/' => self.name().map(Object::Name),
            b'(' => self.literal().map(Object::String),
            b'<' if self.keyword(b"<<") => self.dictionary(depth).map(Object::Dictionary),
            b'<' => self.hexadecimal().map(Object::String),
            b'[' => {
                self.at += 1;
                self.array(depth).map(Object::Array)
            }
            b'0'..=b'9' | b'+' | b'-' | b'.' => Some(self.numeric()),
            _ => {
                let words: [&[u8]; 3] = [b"null", b"true", b"false"];
                words.into_iter().any(|word| self.keyword(word)).then_some(Object::Other)
            }
        }
    }

    fn array(&mut self, depth: usize) -> Option<Vec<Object>> {
        let mut items = Vec::new();
        loop {
            self.space();
            if self.keyword(b"]") {
                return Some(items);
            }
            items.push(self.nested(depth - 1)?);
        }
    }

    fn dictionary(&mut self, depth: usize) -> Option<Dictionary> {
        let mut entries = Dictionary::new();
        loop {
            self.space();
            if self.keyword(b">>") {
                return Some(entries);
            }
            if self.peek()? != b'/' {
                return None;
            }
            let key = self.name()?;
            entries.insert(key, self.nested(depth - 1)?);
        }
    }

    /// A number, or a reference, which begins like one.
    fn numeric(&mut self) -> Object {
        let start = self.at;
        let is_part = |byte: &&u8| byte.is_ascii_digit() || b"+-.".contains(byte);
        let length = self.rest().iter().take_while(is_part).count();
        let word = &self.rest()[..length];
        self.at += length;
        let integer = std::str::from_utf8(word).ok().and_then(|word| word.parse::<i64>().ok());
        let Some(integer) = integer else {
            return Object::Other;
        };
        if let Ok(number) = u32::try_from(integer)
            && word.iter().all(u8::is_ascii_digit)
        {
            let after = self.at;
            self.space();
            if self.at > after && self.number().is_some() {
                self.space();
                if self.keyword(b"R") {
                    return Object::Reference(number);
                }
            }
            self.at = after;
        }
        debug_assert!(self.at > start);
        Object::Integer(integer)
    }

    fn name(&mut self) -> Option<Vec<u8>> {
        self.at += 1;
        let mut name = Vec::new();
        while let Some(byte) = self.peek() {
            if !byte.is_ascii_graphic() && byte < 0x80 || b"()<>[]{}/%".contains(&byte) {
                break;
            }
            self.at += 1;
            let escaped = (byte == b'#').then(|| hex_pair(self.rest())).flatten();
            if escaped.is_some() {
                self.at += 2;
            }
            name.push(escaped.unwrap_or(byte));
        }
        (name.len() <= 1024).then_some(name)
    }

    fn hexadecimal(&mut self) -> Option<Vec<u8>> {
        self.at += 1;
        let mut string = Vec::new();
        let mut high = None;
        loop {
            let byte = self.peek()?;
            self.at += 1;
            match (char::from(byte).to_digit(16), high) {
                (Some(digit), None) => high = Some(digit),
                (Some(digit), Some(before)) => {
                    string.push(u8::try_from(before * 16 + digit).unwrap_or_default());
                    high = None;
                }
                (None, _) if byte == b'>' => break,
                (None, _) => {}
            }
        }
        string.extend(high.and_then(|digit| u8::try_from(digit * 16).ok()));
        Some(string)
    }

    fn literal(&mut self) -> Option<Vec<u8>> {
        self.at += 1;
        let mut string = Vec::new();
        let mut open = 1;
        loop {
            let byte = self.peek()?;
            self.at += 1;
            match byte {
                b'(' => open += 1,
                b')' => open -= 1,
                b'\\' => {
                    string.extend(self.escape());
                    continue;
                }
                _ => {}
            }
            if open == 0 {
                return Some(string);
            }
            string.push(byte);
        }
    }

    /// What stands after a backslash (table 3).
    fn escape(&mut self) -> Option<u8> {
        let byte = self.peek()?;
        self.at += 1;
        match byte {
            b'n' => Some(b'\n'),
            b'r' => Some(b'\r'),
            b't' => Some(b'\t'),
            b'b' => Some(8),
            b'f' => Some(12),
            b'0'..=b'7' => {
                let mut code = u32::from(byte - b'0');
                for _ in 0..2 {
                    let digit = self.peek().filter(|byte| (b'0'..=b'7').contains(byte));
                    if let Some(digit) = digit {
                        code = code * 8 + u32::from(digit - b'0');
                        self.at += 1;
                    }
                }
                u8::try_from(code & 0xff).ok()
            }
            b'\r' => {
                let _ = self.keyword(b"\n");
                None
            }
            b'\n' => None,
            other => Some(other),
        }
    }
}

fn hex_pair(bytes: &[u8]) -> Option<u8> {
    let digit = |at: usize| char::from(*bytes.get(at)?).to_digit(16);
    u8::try_from(digit(0)? * 16 + digit(1)?).ok()
}

impl Object {
    pub(super) fn name(&self) -> Option<&[u8]> {
        match self {
            Object::Name(name) => Some(name),
            _ => None,
        }
    }

    pub(super) fn integer(&self) -> Option<i64> {
        match self {
            Object::Integer(integer) => Some(*integer),
            _ => None,
        }
    }

    pub(super) fn reference(&self) -> Option<u32> {
        match self {
            Object::Reference(number) => Some(*number),
            _ => None,
        }
    }

    pub(super) fn array(&self) -> &[Object] {
        match self {
            Object::Array(items) => items,
            _ => &[],
        }
    }

    pub(super) fn dictionary(&self) -> Option<&Dictionary> {
        match self {
            Object::Dictionary(entries) => Some(entries),
            _ => None,
        }
    }

    /// A text string (7.9.2.2), in Unicode.
    pub(super) fn text(&self) -> Option<String> {
        let Object::String(bytes) = self else {
            return None;
        };
        Some(match bytes.as_slice() {
            [0xfe, 0xff, units @ ..] => {
                let units = units.chunks(2).map(|unit| {
                    u16::from_be_bytes([unit[0], unit.get(1).copied().unwrap_or_default()])
                });
                String::from_utf16_lossy(&units.collect::<Vec<_>>())
            }
            [0xef, 0xbb, 0xbf, text @ ..] => String::from_utf8_lossy(text).into_owned(),
            bytes => bytes.iter().map(|&byte| doc_encoded(byte)).collect(),
        })
    }
}

/// A byte in `PDFDocEncoding` (D.2), which is Latin-1 but for punctuation and a few letters.
fn doc_encoded(byte: u8) -> char {
    const FROM_80: &str = "\u{2022}\u{2020}\u{2021}\u{2026}\u{2014}\u{2013}\u{192}\u{2044}\u{2039}\
        \u{203a}\u{2212}\u{2030}\u{201e}\u{201c}\u{201d}\u{2018}\u{2019}\u{201a}\u{2122}\u{fb01}\u{fb02}\
        \u{141}\u{152}\u{160}\u{178}\u{17d}\u{131}\u{142}\u{153}\u{161}\u{17e}";
    let own = match byte {
        0x80..=0x9e => FROM_80.chars().nth(usize::from(byte - 0x80)),
        0xa0 => Some('\u{20ac}'),
        _ => None,
    };
    own.unwrap_or(char::from(byte))
}

#[cfg(test)]
mod tests {
    use super::{Object, Parser};

    fn parse(text: &str) -> Option<Object> {
        Parser::new(text.as_bytes(), 0).object()
    }

    #[test]
    fn objects() {
        let object =
            parse("<< /A#42 [1 -2 3 0 R .5 null] /S (a\\(\\)(b)\\101\\\n) /H <48 4> >>");
        let object = object.unwrap();
        let entries = object.dictionary().unwrap();
        let expected = [
            Object::Integer(1),
            Object::Integer(-2),
            Object::Reference(3),
            Object::Other,
            Object::Other,
        ];
        assert_eq!(entries[b"AB".as_slice()].array(), expected);
        assert_eq!(entries[b"S".as_slice()].text().unwrap(), "a()(b)A");
        assert_eq!(entries[b"H".as_slice()], Object::String(b"H@".to_vec()));
    }

    #[test]
    fn what_does_not_parse() {
        for text in ["", "<<", "[1 2", "(a", "<</A>>", "<<1 2>>", "obj", "<4"] {
            assert_eq!(parse(text), None, "{text}");
        }
        assert_eq!(parse(&"[".repeat(100_000)), None);
        assert_eq!(parse(&format!("[{}]", "0 ".repeat(600_000))), None);
    }
}
