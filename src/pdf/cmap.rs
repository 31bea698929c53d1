//! Codes as they stand in show strings, and the two maps that lead on from them: to the glyphs
//! of a font, and to the text that they stand for.
//!
//! Most faces of a document draw fewer glyphs than there are bytes, and write each as one byte.
//! The map from bytes to codes is embedded, and all fonts share it (ISO 32000-1, 9.7.5.3;
//! ISO 19005-3, 6.2.11.3.3). Its byte 32 is the space, to which alone word spacing applies, in
//! composite fonts as well (9.3.3). Bytes that strings would have to escape stay unused. Codes of
//! faces with more glyphs are two bytes each (`Identity-H`).

use lopdf::{Dictionary, dictionary};

use crate::pdf::number::{ascii, name};

/// The name of the map from bytes to codes.
const NAME: &str = "Bytes-H";

/// The highest code that is one byte.
pub(super) const LAST_BYTE: u16 = 221;

/// The code of the space.
pub(super) const SPACE: u16 = 1;

/// How the codes of a font are written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Width {
    /// One byte each, from the space on.
    Byte,
    /// Two bytes each.
    Pair,
}

impl Width {
    /// The width for a font with codes up to `last`.
    pub(super) const fn of(last: usize) -> Width {
        if last <= LAST_BYTE as usize { Width::Byte } else { Width::Pair }
    }

    /// A code as a number in a string.
    const fn number(self, code: u16) -> u16 {
        match self {
            Width::Pair => code,
            Width::Byte => match code + 31 {
                byte @ 0..=39 => byte,
                // After the parentheses, and after the backslash.
                byte @ 40..=89 => byte + 2,
                byte => byte + 3,
            },
        }
    }

    /// Writes a code into a literal string (7.3.4.2). Each character stands for a byte.
    pub(super) fn push(self, out: &mut String, code: u16) {
        let [high, low] = self.number(code).to_be_bytes();
        if self == Width::Pair {
            push_byte(out, high);
        }
        push_byte(out, low);
    }

    fn push_hex(self, out: &mut String, number: u16) {
        let text = match self {
            Width::Byte => format!("<{number:02x}> "),
            Width::Pair => format!("<{number:04x}> "),
        };
        out.push_str(&text);
    }
}

fn push_byte(out: &mut String, byte: u8) {
    match byte {
        b'(' | b')' | b'\\' => out.extend(['\\', char::from(byte)]),
        b'\r' => out.push_str("\\r"),
        _ => out.push(char::from(byte)),
    }
}

/// The map from bytes to codes.
pub(super) fn bytes() -> (Dictionary, Vec<u8>) {
    let entries = dictionary! {
        "Type" => "CMap",
        "CMapName" => name(NAME),
        "CIDSystemInfo" => dictionary! {
            "Registry" => ascii("Adobe"),
            "Ordering" => ascii("Identity"),
            "Supplement" => 0,
        },
        "WMode" => 0,
    };
    let system = "/CIDSystemInfo 3 dict dup begin/Registry(Adobe)def/Ordering(Identity)def\
                  /Supplement 0 def end def\n/WMode 0 def\n";
    let ranges = "3 begincidrange\n<20> <27> 1\n<2a> <5b> 9\n<5d> <ff> 59\nendcidrange\n";
    (entries, resource(NAME, 1, system, Width::Byte, ranges).into_bytes())
}

/// The map from codes to text (9.10.3), by code from 1.
pub(super) fn to_unicode(width: Width, texts: &[&str]) -> Vec<u8> {
    let ranges = ranges(width, texts);
    let (many, single): (Vec<&Range<'_>>, Vec<&Range<'_>>) =
        ranges.iter().partition(|range| range.first < range.last);
    let mut body = String::new();
    // A hundred at a time (Adobe Technical Note 5014, 4). Some readers want the spaces.
    for block in single.chunks(100) {
        body.push_str(&format!("{} beginbfchar\n", block.len()));
        for range in block {
            width.push_hex(&mut body, range.first);
            push_units(&mut body, range.text);
        }
        body.push_str("endbfchar\n");
    }
    for block in many.chunks(100) {
        body.push_str(&format!("{} beginbfrange\n", block.len()));
        for range in block {
            width.push_hex(&mut body, range.first);
            width.push_hex(&mut body, range.last);
            push_units(&mut body, range.text);
        }
        body.push_str("endbfrange\n");
    }
    resource("Text", 2, "", width, &body).into_bytes()
}

/// A map as a resource (Adobe Technical Note 5014).
fn resource(name: &str, kind: u8, entries: &str, width: Width, body: &str) -> String {
    let space = match width {
        Width::Byte => "<00> <ff>",
        Width::Pair => "<0000> <ffff>",
    };
    format!(
        "/CIDInit/ProcSet findresource begin\n12 dict begin\nbegincmap\n/CMapName/{name} def\n\
         /CMapType {kind} def\n{entries}1 begincodespacerange\n{space}\nendcodespacerange\n{body}\
         endcmap\nCMapName currentdict/CMap defineresource pop\nend\nend\n"
    )
}

/// Numbers that follow each other and stand for characters that do.
#[derive(Debug)]
struct Range<'a> {
    first: u16,
    last: u16,
    /// What the first one stands for.
    text: &'a str,
}

fn ranges<'a>(width: Width, texts: &[&'a str]) -> Vec<Range<'a>> {
    let mut ranges: Vec<Range<'a>> = Vec::new();
    for (code, text) in (1..).zip(texts) {
        let number = width.number(code);
        match ranges.last_mut().filter(|range| range.goes_on(number, text)) {
            Some(range) => range.last = number,
            None => ranges.push(Range { first: number, last: number, text }),
        }
    }
    ranges
}

impl Range<'_> {
    /// Whether a number is its next. In a range only the last byte counts up, of the number as
    /// of the text.
    fn goes_on(&self, number: u16, text: &str) -> bool {
        let step = number - self.first;
        number == self.last + 1
            && number >> 8 == self.first >> 8
            && unit(text).zip(unit(self.text)).is_some_and(|(unit, first)| {
                unit == first + u32::from(step) && unit >> 8 == first >> 8
            })
    }
}

/// A text that is one unit of UTF-16.
fn unit(text: &str) -> Option<u32> {
    let mut characters = text.chars();
    let first = characters.next().map(u32::from).filter(|&unit| unit <= 0xffff)?;
    characters.next().is_none().then_some(first)
}

fn push_units(out: &mut String, text: &str) {
    out.push('<');
    text.encode_utf16().for_each(|unit| out.push_str(&format!("{unit:04x}")));
    out.push_str(">\n");
}

#[cfg(test)]
mod tests {
    use super::{LAST_BYTE, Width, ranges, to_unicode};

    #[test]
    fn bytes_need_no_escapes() {
        let mut string = String::new();
        (1..=LAST_BYTE).for_each(|code| Width::Byte.push(&mut string, code));
        assert!(string.starts_with(" !\"#$%&'*+"));
        assert!(string.ends_with('\u{ff}'));
        assert_eq!(string.chars().count(), usize::from(LAST_BYTE));
        assert!(!string.contains(['(', ')', '\\', '\r']));
        let mut string = String::new();
        Width::Pair.push(&mut string, 0x285c);
        assert_eq!(string, "\\(\\\\");
    }

    #[test]
    fn texts_that_follow_each_other_are_one_range() {
        let texts = [" ", "!", "A", "B", "fi", "\u{1f600}", "\u{1f601}"];
        let found: Vec<(u16, u16, &str)> = ranges(Width::Byte, &texts)
            .iter()
            .map(|range| (range.first, range.last, range.text))
            .collect();
        let smile = "\u{1f600}";
        let expected = [
            (32, 33, " "),
            (34, 35, "A"),
            (36, 36, "fi"),
            (37, 37, smile),
            (38, 38, "\u{1f601}"),
        ];
        assert_eq!(found, expected);
        let map = String::from_utf8(to_unicode(Width::Pair, &texts)).unwrap();
        assert!(map.contains("<0005> <00660069>\n"));
        assert!(map.contains("2 beginbfrange\n<0001> <0002> <0020>\n"));
    }

    #[test]
    fn ranges_end_where_a_byte_does() {
        let texts: Vec<String> =
            (0..600_u32).filter_map(char::from_u32).map(String::from).collect();
        let texts: Vec<&str> = texts.iter().map(String::as_str).collect();
        for range in ranges(Width::Pair, &texts) {
            assert_eq!(range.first >> 8, range.last >> 8);
            let first = u16::try_from(u32::from(range.text.chars().next().unwrap())).unwrap();
            assert_eq!(first >> 8, (first + range.last - range.first) >> 8);
        }
    }
}
