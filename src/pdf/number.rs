//! Numbers and strings as they stand in a PDF file.

use lopdf::{Object, StringFormat};

/// Hundredths of a point, in which all places on a page are written: a hundredth is a sixth of
/// a dot at 1200 dots per inch.
pub(super) fn hundredths(value: f64) -> i64 {
    scaled(value, 100.0)
}

/// Thousandths, for line widths, scales and colours.
pub(super) fn thousandths(value: f64) -> i64 {
    scaled(value, 1000.0)
}

#[expect(clippy::cast_possible_truncation, reason = "lengths on paper are far below 2^53")]
fn scaled(value: f64, parts: f64) -> i64 {
    (value * parts).round() as i64
}

/// Writes hundredths as a decimal number, without needless zeros.
pub(super) fn push_hundredths(out: &mut String, value: i64) {
    push_decimal(out, value, 100);
}

/// Writes thousandths as a decimal number, without needless zeros.
pub(super) fn push_thousandths(out: &mut String, value: i64) {
    push_decimal(out, value, 1000);
}

fn push_decimal(out: &mut String, value: i64, parts: u64) {
    if value < 0 {
        out.push('-');
    }
    let value = value.unsigned_abs();
    let mut rest = value % parts;
    if value >= parts || rest == 0 {
        push_integer(out, value / parts);
    }
    if rest == 0 {
        return;
    }
    out.push('.');
    let mut unit = parts;
    while rest > 0 {
        unit /= 10;
        push_digit(out, rest / unit);
        rest %= unit;
    }
}

/// Writes a whole number, which may be negative.
pub(super) fn push_whole(out: &mut String, value: i64) {
    if value < 0 {
        out.push('-');
    }
    push_integer(out, value.unsigned_abs());
}

/// Writes a whole number.
pub(super) fn push_integer(out: &mut String, value: u64) {
    if value >= 10 {
        push_integer(out, value / 10);
    }
    push_digit(out, value % 10);
}

fn push_digit(out: &mut String, digit: u64) {
    let digit = u32::try_from(digit).ok().and_then(|digit| char::from_digit(digit, 10));
    out.push(digit.unwrap_or_default());
}

/// Writes four hexadecimal digits.
pub(super) fn push_hex(out: &mut String, value: u16) {
    for shift in [12, 8, 4, 0] {
        let digit = u32::from(value >> shift & 0xf);
        out.push(char::from_digit(digit, 16).unwrap_or_default());
    }
}

/// Writes a text string as hexadecimal UTF-16 with its mark (ISO 32000-1, 7.9.2.2).
pub(super) fn push_utf16(out: &mut String, text: &str) {
    out.push_str("<feff");
    for unit in text.encode_utf16() {
        push_hex(out, unit);
    }
    out.push('>');
}

/// The longest string (ISO 19005-3, 6.1.13).
const LONGEST: usize = 32_767;

/// The characters of `PDFDocEncoding` from 0x80 to 0x9e (ISO 32000-1, D.2).
const DOC_ENCODING: [char; 31] = [
    '\u{2022}', '\u{2020}', '\u{2021}', '\u{2026}', '\u{2014}', '\u{2013}', '\u{192}',
    '\u{2044}', '\u{2039}', '\u{203a}', '\u{2212}', '\u{2030}', '\u{201e}', '\u{201c}',
    '\u{201d}', '\u{2018}', '\u{2019}', '\u{201a}', '\u{2122}', '\u{fb01}', '\u{fb02}',
    '\u{141}', '\u{152}', '\u{160}', '\u{178}', '\u{17d}', '\u{131}', '\u{142}', '\u{153}',
    '\u{161}', '\u{17e}',
];

/// A text string: in `PDFDocEncoding` where that has all its characters, or else in UTF-16
/// (ISO 32000-1, 7.9.2.2). What is longer than a string may be is cut.
pub(super) fn text(text: &str) -> Object {
    // Most are of characters that stand for themselves.
    if text.len() <= LONGEST && text.bytes().all(|byte| matches!(byte, b' '..=b'~')) {
        return ascii(text);
    }
    let mut bytes = Vec::with_capacity(text.len());
    let encoded = text.chars().take(LONGEST).try_for_each(|character| {
        bytes.push(doc_encoded(character)?);
        Some(())
    });
    // What begins like a mark of UTF-16 or UTF-8 would be taken for it.
    let marks: [&[u8]; 2] = [b"\xfe\xff", b"\xef\xbb\xbf"];
    if encoded.is_some() && !marks.iter().any(|mark| bytes.starts_with(mark)) {
        return Object::String(bytes, StringFormat::Literal);
    }
    let mut bytes = vec![0xfe, 0xff];
    for character in text.chars() {
        let mut units = [0; 2];
        let units = character.encode_utf16(&mut units);
        if bytes.len() + 2 * units.len() > LONGEST {
            break;
        }
        bytes.extend(units.iter().flat_map(|unit| unit.to_be_bytes()));
    }
    Object::String(bytes, StringFormat::Literal)
}

fn doc_encoded(character: char) -> Option<u8> {
    match character {
        ' '..='~' | '\u{a1}'..='\u{ac}' | '\u{ae}'..='\u{ff}' => u8::try_from(character).ok(),
        '\u{20ac}' => Some(0xa0),
        _ => (0x80..)
            .zip(DOC_ENCODING)
            .find(|(_, known)| *known == character)
            .map(|(byte, _)| byte),
    }
}

/// A string of ASCII characters.
pub(super) fn ascii(text: &str) -> Object {
    Object::String(text.as_bytes().to_vec(), StringFormat::Literal)
}

/// A name.
pub(super) fn name(name: &str) -> Object {
    Object::Name(name.as_bytes().to_vec())
}

/// A whole number, from a count of things that all stand in memory.
pub(super) fn count(number: usize) -> Object {
    Object::Integer(i64::try_from(number).expect("fewer than 2^63 things"))
}

/// A length in points, to the hundredth.
pub(super) fn length(value: f64) -> Object {
    #[expect(
        clippy::cast_possible_truncation,
        clippy::cast_precision_loss,
        reason = "hundredths of a point on paper have at most seven digits"
    )]
    let rounded = (hundredths(value) as f64 / 100.0) as f32;
    Object::Real(rounded)
}

/// Writes a whole number into bytes.
pub(super) fn push_number(out: &mut Vec<u8>, value: usize) {
    if value >= 10 {
        push_number(out, value / 10);
    }
    #[expect(clippy::cast_possible_truncation, reason = "a digit")]
    let digit = (value % 10) as u8;
    out.push(b'0' + digit);
}

#[cfg(test)]
mod tests {
    use super::{push_hundredths, push_thousandths, push_utf16, text};

    #[test]
    fn decimals() {
        let written = |value| {
            let mut out = String::new();
            push_hundredths(&mut out, value);
            out.push(' ');
            push_thousandths(&mut out, value);
            out
        };
        assert_eq!(written(0), "0 0");
        assert_eq!(written(5), ".05 .005");
        assert_eq!(written(-1250), "-12.5 -1.25");
        assert_eq!(written(84_189), "841.89 84.189");
        assert_eq!(written(10_000), "100 10");
        assert_eq!(written(1_010), "10.1 1.01");
    }

    #[test]
    fn utf16() {
        let mut out = String::new();
        push_utf16(&mut out, "a한\u{1f600}");
        assert_eq!(out, "<feff0061d55cd83dde00>");
    }

    #[test]
    fn text_is_as_short_as_it_can_be() {
        let bytes = |string: &str| text(string).as_str().unwrap().to_vec();
        assert_eq!(
            bytes("\u{201c}a\u{2019}\u{201d} \u{2013} \u{e9}\u{20ac}"),
            b"\x8da\x90\x8e \x85 \xe9\xa0"
        );
        assert_eq!(bytes("\u{fe}\u{ff}"), b"\xfe\xff\0\xfe\0\xff");
        assert_eq!(bytes("a\u{a0}"), b"\xfe\xff\0a\0\xa0");
    }

    #[test]
    fn long_text_is_cut_between_characters() {
        for character in ["a", "\u{e9}", "\u{142}", "\u{5d0}", "\u{1f600}"] {
            let string = text(&character.repeat(40_000));
            let length = string.as_str().unwrap().len();
            assert!((32_760..=32_767).contains(&length));
        }
    }
}
