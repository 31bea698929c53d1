//! Objects as a file (ISO 32000-1, 7.5).
//!
//! lopdf would write the same file, but keeps each object as a tree of its own until the end,
//! deflates on one core, leaves the cross-reference stream as it is, and ends a stream in a way
//! that hides a carriage return at the end of its data.

use lopdf::{Dictionary, Object, StringFormat};
use rayon::prelude::*;
use sha2::{Digest, Sha256};

use crate::pdf::Streams;
use crate::pdf::bytes::{deflate, push_dictionary, push_hex_byte};
use crate::pdf::number::{count, push_number};
use crate::pdf::objects::{Objects, Stream};

/// How many objects stand in an object stream at the most. A reader has to inflate all of them to
/// get at one; more than this saves little. Structure elements, which are most of them, come to 15 bytes each
/// in the file; a thousand pages of twenty paragraphs come to 1.5 megabytes.
const IN_STREAM: usize = 512;

/// What an object takes in the index of its stream at the most: seven digits each for its number
/// and its place, and a space after either.
const IN_INDEX: usize = 16;

/// The digits of an empty file identifier. [`seal`] puts the true ones in their place.
const UNSEALED: [u8; 16] = [0; 16];

/// Writes the whole file from its objects. A number without an object stands for null.
pub(super) fn file(objects: Objects, trailer: Dictionary, streams: Streams) -> Vec<u8> {
    // The second line tells programs that the file is not text (7.5.2).
    let mut bytes = b"%PDF-1.7\n%\xe2\xe3\xcf\xd3\n".to_vec();
    let hashed = match streams {
        Streams::Deflated => compact(&mut bytes, objects, trailer),
        Streams::Plain => {
            legible(&mut bytes, objects, trailer);
            Hashed::default()
        }
    };
    seal(&mut bytes, hashed);
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
fn compact(bytes: &mut Vec<u8>, mut objects: Objects, trailer: Dictionary) -> Hashed {
    let raw = objects.take_raw();
    objects.put_back(raw.deflated());
    let mut places = vec![Place::Nowhere; objects.len()];
    let plain: Vec<usize> =
        (0..objects.len()).filter(|&index| objects.plain(index).is_some()).collect();
    let streams: Vec<(usize, Stream)> = (0..objects.len())
        .filter_map(|index| Some((index, objects.take_stream(index)?)))
        .collect();
    // All object streams take about as long to pack.
    let in_stream = plain.len().div_ceil(plain.len().div_ceil(IN_STREAM).max(1)).max(1);
    let chunks: Vec<&[usize]> = plain.chunks(in_stream).collect();
    let pack = |chunks: &[&[usize]]| -> Vec<Stream> {
        let chunks = chunks.par_iter().with_max_len(1);
        chunks.map(|chunk| object_stream(&objects, chunk)).collect()
    };
    let put_down = || {
        let length: usize =
            streams.iter().map(|(_, stream)| stream.head.len() + stream.data.len()).sum();
        // Room that is not filled costs nothing: what comes after is about a third of it.
        bytes.reserve(length + length / 2);
        for (index, stream) in streams {
            places[index] = Place::At(bytes.len());
            push_stream(bytes, index + 1, &stream);
        }
        Hashed::of(bytes)
    };
    // One half of the other objects is packed before the streams, most of the file, are put down and
    // hashed, the other half meanwhile.
    let (some, others) = chunks.split_at(chunks.len() / 2);
    let ((some, hashed), others) = rayon::join(|| (pack(some), put_down()), || pack(others));
    drop(objects);
    for (chunk, packed) in chunks.into_iter().zip(some.into_iter().chain(others)) {
        let stream = places.len() + 1;
        for (index, object) in chunk.iter().enumerate() {
            places[*object] = Place::In { stream, index };
        }
        places.push(Place::At(bytes.len()));
        push_stream(bytes, stream, &packed);
    }
    let start = bytes.len();
    places.push(Place::At(start));
    push_stream(bytes, places.len(), &cross_references(&places, trailer));
    push_end(bytes, start);
    hashed
}

/// An object stream (7.5.7).
fn object_stream(objects: &Objects, numbers: &[usize]) -> Stream {
    let plain = |&object: &usize| objects.plain(object).unwrap_or_default();
    // In no more memory than it fills: what is touched for the first time is dear.
    let length: usize = numbers.iter().map(|object| plain(object).len() + 1).sum();
    let mut data = Vec::with_capacity(length + IN_INDEX * numbers.len());
    let mut at = 0;
    for object in numbers {
        push_number(&mut data, object + 1);
        data.push(b' ');
        push_number(&mut data, at);
        data.push(b' ');
        at += plain(object).len() + 1;
    }
    let mut dictionary = Dictionary::new();
    dictionary.set("Type", "ObjStm");
    dictionary.set("N", count(numbers.len()));
    dictionary.set("First", count(data.len()));
    dictionary.set("Filter", "FlateDecode");
    for object in numbers {
        data.extend(plain(object));
        data.push(b'\n');
    }
    Stream::new(dictionary, deflate(&data))
}

/// A cross-reference stream (7.5.8) over all places, its columns put one below the other by the
/// predictor "up" (7.4.4.4) so that they deflate well.
fn cross_references(places: &[Place], mut trailer: Dictionary) -> Stream {
    let widest = places.iter().map(|place| match *place {
        Place::At(offset) => offset,
        Place::In { stream, .. } => stream,
        Place::Nowhere => 0,
    });
    let widest = widest.max().unwrap_or_default();
    let width = (1..8).find(|bytes| widest >> (8 * bytes) == 0).unwrap_or(8);
    let columns = 1 + width + 2;
    let mut above = [0; 1 + size_of::<usize>() + 2];
    let mut data = Vec::with_capacity((places.len() + 1) * (columns + 1));
    // Number 0 is the head of the list of free numbers, which this file has no use for.
    for place in [Place::Nowhere].iter().chain(places) {
        let (kind, second, third) = match *place {
            Place::Nowhere => (0, 0, 0xffff_usize),
            Place::At(offset) => (1, offset, 0),
            Place::In { stream, index } => (2, stream, index),
        };
        let mut row = above;
        row[0] = kind;
        row[1..=width].copy_from_slice(&second.to_be_bytes()[size_of::<usize>() - width..]);
        row[1 + width..columns].copy_from_slice(&third.to_be_bytes()[size_of::<usize>() - 2..]);
        data.push(2);
        let down = row[..columns].iter().zip(&above);
        data.extend(down.map(|(byte, above)| byte.wrapping_sub(*above)));
        above = row;
    }
    let mut parameters = Dictionary::new();
    parameters.set("Predictor", 12);
    parameters.set("Columns", count(columns));
    trailer.set("Type", "XRef");
    trailer.set("Size", count(places.len() + 1));
    trailer.set("W", vec![1.into(), count(width), 2.into()]);
    trailer.set("Filter", "FlateDecode");
    trailer.set("DecodeParms", parameters);
    Stream::new(trailer, deflate(&data))
}

/// One object after the other, and a cross-reference table (7.5.4).
fn legible(bytes: &mut Vec<u8>, mut objects: Objects, mut trailer: Dictionary) {
    let mut table = format!("xref\n0 {}\n0000000000 65535 f \n", objects.len() + 1);
    for index in 0..objects.len() {
        table.push_str(&format!("{:010} 00000 n \n", bytes.len()));
        match objects.take_stream(index) {
            Some(stream) => push_stream(bytes, index + 1, &stream),
            None => push_plain(bytes, index + 1, objects.plain(index).unwrap_or(b"null")),
        }
    }
    let start = bytes.len();
    trailer.set("Size", count(objects.len() + 1));
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

fn push_plain(bytes: &mut Vec<u8>, number: usize, object: &[u8]) {
    push_number(bytes, number);
    bytes.extend(b" 0 obj\n");
    bytes.extend(object);
    bytes.extend(b"\nendobj\n");
}

fn push_stream(bytes: &mut Vec<u8>, number: usize, Stream { head, data }: &Stream) {
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

/// The trailer's entry for a file identifier that is not known yet.
pub(super) fn unsealed() -> Object {
    let id = Object::String(UNSEALED.to_vec(), StringFormat::Hexadecimal);
    Object::Array(vec![id.clone(), id])
}

/// Puts the fingerprint of the file into its identifier (14.4), both halves.
fn seal(bytes: &mut [u8], hashed: Hashed) {
    let Some((first, second)) = identifier(bytes) else {
        debug_assert!(false, "the trailer has an identifier");
        return;
    };
    let mut digits = Vec::new();
    fingerprint(bytes, (first, second), hashed)
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
    fingerprint(bytes, (first, second), Hashed::default())
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

/// The hash of the beginning of a file, and how much that is.
#[derive(Default)]
struct Hashed {
    hash: Sha256,
    length: usize,
}

impl Hashed {
    /// That of bytes to which more are to come.
    fn of(bytes: &[u8]) -> Hashed {
        Hashed { hash: Sha256::new_with_prefix(bytes), length: bytes.len() }
    }
}

/// The first sixteen bytes of the SHA-256 of a file with zeros for the two halves of its
/// identifier, which stand after what has been hashed.
fn fingerprint(
    bytes: &[u8],
    (first, second): (usize, usize),
    Hashed { mut hash, length }: Hashed,
) -> [u8; 16] {
    const ZEROS: [u8; 2 * UNSEALED.len()] = [b'0'; 2 * UNSEALED.len()];
    hash.update(&bytes[length..first]);
    hash.update(ZEROS);
    hash.update(&bytes[first + ZEROS.len()..second]);
    hash.update(ZEROS);
    hash.update(&bytes[second + ZEROS.len()..]);
    let mut id = UNSEALED;
    id.copy_from_slice(&hash.finalize()[..UNSEALED.len()]);
    id
}

#[cfg(test)]
mod tests {
    use lopdf::dictionary;

    use super::{file, is_sealed, unsealed};
    use crate::pdf::Streams;
    use crate::pdf::objects::{Objects, Written};

    #[test]
    fn any_changed_byte_breaks_the_seal() {
        for streams in [Streams::Deflated, Streams::Plain] {
            let catalog = Written::plain(&dictionary! { "Type" => "Catalog" }.into());
            let stream = Written::stream(dictionary! {}, b"data\r".to_vec());
            let trailer = dictionary! { "Root" => (1, 0), "ID" => unsealed() };
            let mut objects = Objects::default();
            let numbers = [(); 3].map(|()| objects.number());
            objects.put(numbers[0], catalog);
            objects.put(numbers[2], stream);
            let bytes = file(objects, trailer, streams);
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
