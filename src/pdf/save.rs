//! Objects as bytes, and the bytes as a file (ISO 32000-1, 7.3 and 7.5).
//!
//! lopdf would write the same file, but keeps each object as a tree of its own until the end,
//! deflates on one core, leaves the cross-reference stream as it is, and ends a stream in a way
//! that hides a carriage return at the end of its data.

use flate2::Compression;
use lopdf::{Dictionary, Object, ObjectId, StringFormat};
use rayon::prelude::*;
use sha2::{Digest, Sha256};

use crate::pdf::Streams;
use crate::pdf::file::deflate;
use crate::pdf::number::push_number;

/// How many objects stand in an object stream. A reader has to inflate all of them to get at one;
/// more than this saves little. Structure elements, which are most of them, come to 12 bytes each
/// in the file; a thousand pages of twenty paragraphs come to 1.5 megabytes.
const IN_STREAM: usize = 256;

/// The digits of an empty file identifier. [`seal`] puts the true ones in their place.
const UNSEALED: [u8; 16] = [0; 16];

/// An object as it will stand in the file.
#[derive(Debug)]
pub(super) enum Written {
    /// Anything but a stream.
    Plain(Vec<u8>),
    /// A stream: its dictionary with its length, and its data.
    Stream(Vec<u8>, Vec<u8>),
    /// A stream whose data are yet to be deflated.
    Raw(Dictionary, Vec<u8>),
}

impl Written {
    /// An object.
    pub(super) fn plain(object: &Object) -> Written {
        let mut bytes = Vec::new();
        push_object(&mut bytes, object);
        Written::Plain(bytes)
    }

    /// A stream with its data as it is to stand in the file.
    pub(super) fn stream(mut dictionary: Dictionary, data: Vec<u8>) -> Written {
        dictionary.set("Length", crate::pdf::number::count(data.len()));
        let mut head = Vec::new();
        push_dictionary(&mut head, &dictionary);
        Written::Stream(head, data)
    }

    /// A stream with its data deflated; anything else as it is.
    fn deflated(self) -> Written {
        match self {
            Written::Raw(mut dictionary, data) => {
                dictionary.set("Filter", "FlateDecode");
                Written::stream(dictionary, deflate(&data))
            }
            other => other,
        }
    }
}

/// Writes the whole file from its objects, the first of which has the number 1. A number without
/// an object stands for null.
pub(super) fn file(
    objects: Vec<Option<Written>>,
    trailer: Dictionary,
    streams: Streams,
) -> Vec<u8> {
    // The second line tells programs that the file is not text (7.5.2).
    let mut bytes = b"%PDF-1.7\n%\xe2\xe3\xcf\xd3\n".to_vec();
    match streams {
        Streams::Deflated => compact(&mut bytes, objects, trailer),
        Streams::Plain => legible(&mut bytes, objects, trailer),
    }
    seal(&mut bytes);
    bytes
}

/// Where an object stands.
#[derive(Clone, Copy, Debug)]
enum Place {
    Nowhere,
    At(usize),
    In { stream: usize, index: usize },
}

/// All objects in object streams but the streams, and a cross-reference stream.
fn compact(bytes: &mut Vec<u8>, objects: Vec<Option<Written>>, trailer: Dictionary) {
    let objects: Vec<_> =
        objects.into_par_iter().map(|object| object.map(Written::deflated)).collect();
    let mut places = vec![Place::Nowhere; objects.len()];
    let mut plain: Vec<(usize, Vec<u8>)> = Vec::with_capacity(objects.len());
    for (index, object) in objects.into_iter().enumerate() {
        match object {
            Some(Written::Plain(object)) => plain.push((index, object)),
            Some(Written::Stream(head, data)) => {
                places[index] = Place::At(bytes.len());
                push_stream(bytes, index + 1, &head, &data);
            }
            Some(Written::Raw(..)) | None => {}
        }
    }
    let packed: Vec<Written> = plain.par_chunks(IN_STREAM).map(object_stream).collect();
    for (chunk, packed) in plain.chunks(IN_STREAM).zip(packed) {
        let stream = places.len() + 1;
        for (index, (object, _)) in chunk.iter().enumerate() {
            places[*object] = Place::In { stream, index };
        }
        places.push(Place::At(bytes.len()));
        push_numbered(bytes, stream, &packed);
    }
    let start = bytes.len();
    places.push(Place::At(start));
    let table = cross_references(&places, trailer);
    push_numbered(bytes, places.len(), &table);
    push_end(bytes, start);
}

/// An object stream (7.5.7).
fn object_stream(objects: &[(usize, Vec<u8>)]) -> Written {
    let mut index = Vec::new();
    let mut data = Vec::new();
    for (object, bytes) in objects {
        push_number(&mut index, object + 1);
        index.push(b' ');
        push_number(&mut index, data.len());
        index.push(b' ');
        data.extend(bytes);
        data.push(b'\n');
    }
    let mut dictionary = Dictionary::new();
    dictionary.set("Type", "ObjStm");
    dictionary.set("N", crate::pdf::number::count(objects.len()));
    dictionary.set("First", crate::pdf::number::count(index.len()));
    dictionary.set("Filter", "FlateDecode");
    index.extend(data);
    Written::stream(dictionary, deflate(&index))
}

/// A cross-reference stream (7.5.8) over all places, its columns put one below the other by the
/// predictor "up" (7.4.4.4) so that they deflate well.
fn cross_references(places: &[Place], mut trailer: Dictionary) -> Written {
    let widest = places.iter().map(|place| match *place {
        Place::At(offset) => offset,
        Place::In { stream, .. } => stream,
        Place::Nowhere => 0,
    });
    let widest = widest.max().unwrap_or_default();
    let width = (1..8).find(|bytes| widest >> (8 * bytes) == 0).unwrap_or(8);
    let columns = 1 + width + 2;
    let mut above = vec![0; columns];
    let mut data = Vec::with_capacity((places.len() + 1) * (columns + 1));
    // Number 0 is the head of the list of free numbers, which this file has no use for.
    for place in [Place::Nowhere].iter().chain(places) {
        let (kind, second, third) = match *place {
            Place::Nowhere => (0, 0, 0xffff),
            Place::At(offset) => (1, offset, 0),
            Place::In { stream, index } => (2, stream, index),
        };
        let mut row = vec![kind];
        row.extend(&second.to_be_bytes()[size_of::<usize>() - width..]);
        row.extend(&third.to_be_bytes()[size_of::<usize>() - 2..]);
        data.push(2);
        data.extend(row.iter().zip(&above).map(|(byte, above)| byte.wrapping_sub(*above)));
        above = row;
    }
    let count = crate::pdf::number::count;
    let mut parameters = Dictionary::new();
    parameters.set("Predictor", 12);
    parameters.set("Columns", count(columns));
    trailer.set("Type", "XRef");
    trailer.set("Size", count(places.len() + 1));
    trailer.set("W", vec![1.into(), count(width), 2.into()]);
    trailer.set("Filter", "FlateDecode");
    trailer.set("DecodeParms", parameters);
    Written::stream(trailer, deflate(&data))
}

/// One object after the other, and a cross-reference table (7.5.4).
fn legible(bytes: &mut Vec<u8>, objects: Vec<Option<Written>>, mut trailer: Dictionary) {
    let mut table = format!("xref\n0 {}\n0000000000 65535 f \n", objects.len() + 1);
    for (index, object) in objects.iter().enumerate() {
        table.push_str(&format!("{:010} 00000 n \n", bytes.len()));
        match object {
            Some(object) => push_numbered(bytes, index + 1, object),
            None => push_numbered(bytes, index + 1, &Written::Plain(b"null".to_vec())),
        }
    }
    let start = bytes.len();
    trailer.set("Size", crate::pdf::number::count(objects.len() + 1));
    bytes.extend(table.as_bytes());
    bytes.extend(b"trailer\n");
    push_dictionary(bytes, &trailer);
    bytes.push(b'\n');
    push_end(bytes, start);
}

fn push_end(bytes: &mut Vec<u8>, start: usize) {
    bytes.extend(b"startxref\n");
    push_number(bytes, start);
    bytes.extend(b"\n%%EOF\n");
}

fn push_numbered(bytes: &mut Vec<u8>, number: usize, object: &Written) {
    match object {
        Written::Stream(head, data) => push_stream(bytes, number, head, data),
        Written::Plain(object) => {
            push_number(bytes, number);
            bytes.extend(b" 0 obj\n");
            bytes.extend(object);
            bytes.extend(b"\nendobj\n");
        }
        Written::Raw(..) => debug_assert!(false, "all streams are deflated by now"),
    }
}

fn push_stream(bytes: &mut Vec<u8>, number: usize, head: &[u8], data: &[u8]) {
    push_number(bytes, number);
    bytes.extend(b" 0 obj\n");
    bytes.extend(head);
    bytes.extend(b"stream\n");
    bytes.extend(data);
    // The end-of-line marker before the keyword is no part of the data (7.3.8.1); after a
    // carriage return, a line feed alone would be taken for the half of one.
    bytes.extend(if data.ends_with(b"\r") { b"\r\n".as_slice() } else { b"\n" });
    bytes.extend(b"endstream\nendobj\n");
}

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

fn push_dictionary(out: &mut Vec<u8>, dictionary: &Dictionary) {
    out.extend(b"<<");
    for (key, value) in dictionary {
        push_name(out, key);
        separate(out, value);
        push_object(out, value);
    }
    out.extend(b">>");
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
        StringFormat::Literal => {
            out.push(b'(');
            for &byte in bytes {
                match byte {
                    b'(' | b')' | b'\\' => out.extend([b'\\', byte]),
                    b'\r' => out.extend(b"\\r"),
                    _ => out.push(byte),
                }
            }
            out.push(b')');
        }
        StringFormat::Hexadecimal => {
            out.push(b'<');
            bytes.iter().for_each(|&byte| push_hex_byte(out, byte));
            out.push(b'>');
        }
    }
}

fn push_hex_byte(out: &mut Vec<u8>, byte: u8) {
    const DIGITS: &[u8; 16] = b"0123456789abcdef";
    out.extend([DIGITS[usize::from(byte >> 4)], DIGITS[usize::from(byte & 15)]]);
}

/// The trailer's entry for a file identifier that is not known yet.
pub(super) fn unsealed() -> Object {
    let id = Object::String(UNSEALED.to_vec(), StringFormat::Hexadecimal);
    Object::Array(vec![id.clone(), id])
}

/// Puts the fingerprint of the file into its identifier (14.4), both halves.
fn seal(bytes: &mut [u8]) {
    let Some((first, second)) = identifier(bytes) else {
        debug_assert!(false, "the trailer has an identifier");
        return;
    };
    let mut digits = Vec::new();
    fingerprint(bytes, (first, second))
        .iter()
        .for_each(|&byte| push_hex_byte(&mut digits, byte));
    bytes[first..first + digits.len()].copy_from_slice(&digits);
    bytes[second..second + digits.len()].copy_from_slice(&digits);
}

/// Whether the identifier of a file is the one that [`write`](crate::pdf::write) gave it, so
/// that not one byte of it has been changed since.
#[must_use]
pub fn is_sealed(bytes: &[u8]) -> bool {
    let Some((first, second)) = identifier(bytes) else {
        return false;
    };
    let mut digits = Vec::new();
    fingerprint(bytes, (first, second))
        .iter()
        .for_each(|&byte| push_hex_byte(&mut digits, byte));
    bytes[first..].starts_with(&digits) && bytes[second..].starts_with(&digits)
}

/// Where the digits of the two halves of the last identifier begin, if it has the form in which
/// this file writes it.
fn identifier(bytes: &[u8]) -> Option<(usize, usize)> {
    const MARK: &[u8] = b"/ID[<";
    let digits = 2 * UNSEALED.len();
    let mark = bytes.windows(MARK.len()).rposition(|window| window == MARK)?;
    let first = mark + MARK.len();
    let second = first + digits + 2;
    let well_formed = bytes.get(first + digits..second)? == b"><"
        && bytes.get(second + digits..)?.starts_with(b">]");
    well_formed.then_some((first, second))
}

/// The first sixteen bytes of the SHA-256 of a file with zeros for the two halves of its
/// identifier.
fn fingerprint(bytes: &[u8], (first, second): (usize, usize)) -> [u8; 16] {
    const ZEROS: [u8; 2 * UNSEALED.len()] = [b'0'; 2 * UNSEALED.len()];
    let mut hash = Sha256::new();
    hash.update(&bytes[..first]);
    hash.update(ZEROS);
    hash.update(&bytes[first + ZEROS.len()..second]);
    hash.update(ZEROS);
    hash.update(&bytes[second + ZEROS.len()..]);
    let mut id = UNSEALED;
    id.copy_from_slice(&hash.finalize()[..UNSEALED.len()]);
    id
}

/// How hard streams are deflated: higher levels cost twice the time for one percent.
pub(super) const LEVEL: Compression = Compression::new(5);

#[cfg(test)]
mod tests {
    use lopdf::{Object, dictionary};

    use super::{Written, file, is_sealed, push_object, unsealed};
    use crate::pdf::Streams;
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

    #[test]
    fn any_changed_byte_breaks_the_seal() {
        for streams in [Streams::Deflated, Streams::Plain] {
            let catalog = Written::plain(&dictionary! { "Type" => "Catalog" }.into());
            let stream = Written::stream(dictionary! {}, b"data\r".to_vec());
            let trailer = dictionary! { "Root" => (1, 0), "ID" => unsealed() };
            let bytes = file(vec![Some(catalog), None, Some(stream)], trailer, streams);
            assert!(is_sealed(&bytes));
            for at in 0..bytes.len() {
                let mut changed = bytes.clone();
                changed[at] ^= 1;
                assert!(!is_sealed(&changed), "byte {at}");
            }
            assert!(!is_sealed(&bytes[..bytes.len() - 1]));
            assert!(!is_sealed(&[bytes, b"\n".to_vec()].concat()));
        }
    }
}
