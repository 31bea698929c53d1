//! Objects as bytes (ISO 32000-1, 7.3).

use std::sync::{Mutex, MutexGuard, PoisonError};

use libdeflater::{CompressionLvl, Compressor};
use lopdf::{Dictionary, Object, ObjectId, StringFormat};

use crate::pdf::number::push_number;

/// Writes an object (7.3).
pub(super) fn push_object(out: &mut Vec<u8>, object: &Object) {
    match object {
        Object::Null => out.extend(b"null"),
        Object::Boolean(value) => out.extend(value.to_string().as_bytes()),
        Object::Integer(value) => {
            if *value < 0 {
                out.push(b'-');
            }
            push_number(out, usize::try_from(value.unsigned_abs()).unwrap_or(usize::MAX));
        }
        Object::Real(value) => out.extend(value.to_string().as_bytes()),
        Object::Name(name) => push_name(out, name),
        Object::String(bytes, format) => push_string(out, bytes, format),
        Object::Array(array) => {
            out.push(b'[');
            for (index, item) in array.iter().enumerate() {
                if index > 0 {
                    separate(out, item);
                }
                push_object(out, item);
            }
            out.push(b']');
        }
        Object::Dictionary(dictionary) => push_dictionary(out, dictionary),
        Object::Reference(number) => push_reference(out, *number),
        Object::Stream(_) => debug_assert!(false, "a stream is an object of its own"),
    }
}

/// Writes a reference to an object; all of ours are of generation 0.
pub(super) fn push_reference(out: &mut Vec<u8>, (number, _): ObjectId) {
    push_number(out, number as usize);
    out.extend(b" 0 R");
}

/// Writes a space where two tokens would run into each other (7.2.2).
fn separate(out: &mut Vec<u8>, next: &Object) {
    let begins_itself = matches!(
        next,
        Object::Name(_) | Object::String(..) | Object::Array(_) | Object::Dictionary(_)
    );
    if !begins_itself {
        out.push(b' ');
    }
}

/// Writes a dictionary.
pub(super) fn push_dictionary(out: &mut Vec<u8>, dictionary: &Dictionary) {
    out.extend(b"<<");
    for (key, value) in dictionary {
        push_entry(out, key, value);
    }
    out.extend(b">>");
}

/// Writes an entry of a dictionary.
pub(super) fn push_entry(out: &mut Vec<u8>, key: impl AsRef<[u8]>, value: &Object) {
    push_name(out, key.as_ref());
    push_value(out, value);
}

/// Writes an object behind another, or behind the key or number that it belongs to.
pub(super) fn push_value(out: &mut Vec<u8>, value: &Object) {
    separate(out, value);
    push_object(out, value);
}

/// Writes a name (7.3.5).
fn push_name(out: &mut Vec<u8>, name: &[u8]) {
    out.push(b'/');
    for &byte in name {
        if byte.is_ascii_graphic() && !b"()<>[]{}/%#".contains(&byte) {
            out.push(byte);
        } else {
            out.push(b'#');
            push_hex_byte(out, byte);
        }
    }
}

/// Writes a string (7.3.4).
fn push_string(out: &mut Vec<u8>, bytes: &[u8], format: &StringFormat) {
    match format {
        StringFormat::Literal => push_literal(out, bytes),
        StringFormat::Hexadecimal => {
            out.push(b'<');
            bytes.iter().for_each(|&byte| push_hex_byte(out, byte));
            out.push(b'>');
        }
    }
}

/// Writes a literal string (7.3.4.2).
pub(super) fn push_literal(out: &mut Vec<u8>, bytes: &[u8]) {
    out.push(b'(');
    let mut rest = bytes;
    let is_special = |byte: &u8| matches!(byte, b'(' | b')' | b'\\' | b'\r');
    while let Some(at) = rest.iter().position(is_special) {
        out.extend(&rest[..at]);
        match rest[at] {
            b'\r' => out.extend(b"\\r"),
            byte => out.extend([b'\\', byte]),
        }
        rest = &rest[at + 1..];
    }
    out.extend(rest);
    out.push(b')');
}

pub(super) fn push_hex_byte(out: &mut Vec<u8>, byte: u8) {
    const DIGITS: &[u8; 16] = b"0123456789abcdef";
    out.extend([DIGITS[usize::from(byte >> 4)], DIGITS[usize::from(byte & 15)]]);
}

/// How hard streams are deflated: the next level costs an eighth more time for one percent.
const LEVEL: i32 = 5;

/// What bytes are deflated with, and into.
struct State {
    compressor: Compressor,
    room: Vec<u8>,
}

/// The states that nobody uses at the moment: as many as cores have deflated at once. The tables
/// of one take a third of a megabyte; to ask for them anew is dearer than to deflate an object of
/// common length.
static STATES: Mutex<Vec<State>> = Mutex::new(Vec::new());

/// More room than this is let go: one stream in a thousand needs it.
const MOST_ROOM: usize = 1 << 20;

fn states() -> MutexGuard<'static, Vec<State>> {
    STATES.lock().unwrap_or_else(PoisonError::into_inner)
}

/// Deflates some bytes.
pub(super) fn deflate(bytes: &[u8]) -> Vec<u8> {
    let kept = states().pop();
    let new = || State {
        compressor: Compressor::new(
            CompressionLvl::new(LEVEL).expect("there are twelve levels"),
        ),
        room: Vec::new(),
    };
    let mut state = kept.unwrap_or_else(new);
    let needed = state.compressor.zlib_compress_bound(bytes.len());
    if state.room.len() < needed {
        state.room.resize(needed, 0);
    }
    let room = &mut state.room[..needed];
    let length = state.compressor.zlib_compress(bytes, room).expect("there is room enough");
    let deflated = state.room[..length].to_vec();
    if state.room.len() > MOST_ROOM {
        state.room = Vec::new();
    }
    states().push(state);
    deflated
}

#[cfg(test)]
mod tests {
    use lopdf::{Object, dictionary};

    use super::push_object;
    use crate::pdf::number::{ascii, text};

    #[test]
    fn objects() {
        let object = Object::from(dictionary! {
            "A" => vec![1.into(), (-2).into(), Object::Null, Object::Reference((3, 0))],
            "B#" => ascii("x(y)"),
            "C" => Object::string_literal("(\\\r"),
            "D" => text("\u{4e09}"),
            "E" => Object::Real(841.89),
            "F" => vec!["a".into(), true.into(), dictionary! {}.into()],
        });
        let mut out = Vec::new();
        push_object(&mut out, &object);
        let expected = "<</A[1 -2 null 3 0 R]/B#23(x\\(y\\))/C(\\(\\\\\\r)/D(FEFF)\
                        /E 841.89/F[/a true<<>>]>>";
        let expected = expected.replace("FEFF", "\u{1}");
        let mut expected = expected.into_bytes();
        let at = expected.iter().position(|&byte| byte == 1).unwrap();
        expected.splice(at..=at, [0xfe, 0xff, 0x4e, 0x09]);
        assert_eq!(out, expected);
    }
}
