//! The numbered objects of a file that is being written.

use lopdf::{Dictionary, Object};
use rayon::prelude::*;

use crate::pdf::bytes::{deflate, push_dictionary, push_object};
use crate::pdf::number::count;

/// An object as it will stand in the file.
#[derive(Debug)]
pub(super) enum Written {
    /// Anything but a stream.
    Plain(Vec<u8>),
    /// The same, among others: the number of the chunk, and from where to where.
    Among(u32, u32, u32),
    /// A stream.
    Stream(Box<Stream>),
    /// A stream whose data are yet to be deflated.
    Raw(Box<(Dictionary, Vec<u8>)>),
}

/// A stream.
#[derive(Debug)]
pub(super) struct Stream {
    /// Its dictionary, with its length.
    pub(super) head: Vec<u8>,
    /// Its data as they stand in the file.
    pub(super) data: Vec<u8>,
}

impl Stream {
    /// A stream with its data as they are to stand in the file.
    pub(super) fn new(mut dictionary: Dictionary, data: Vec<u8>) -> Stream {
        dictionary.set("Length", count(data.len()));
        let mut head = Vec::new();
        push_dictionary(&mut head, &dictionary);
        Stream { head, data }
    }

    /// A stream with its data deflated.
    fn deflated(mut dictionary: Dictionary, data: &[u8]) -> Stream {
        dictionary.set("Filter", "FlateDecode");
        Stream::new(dictionary, deflate(data))
    }
}

impl Written {
    /// An object.
    pub(super) fn plain(object: &Object) -> Written {
        let mut bytes = Vec::new();
        push_object(&mut bytes, object);
        Written::Plain(bytes)
    }

    /// A stream with its data as they are to stand in the file.
    pub(super) fn stream(dictionary: Dictionary, data: Vec<u8>) -> Written {
        Written::Stream(Box::new(Stream::new(dictionary, data)))
    }
}

/// Objects one after the other, which spares a list for each.
#[derive(Debug, Default)]
struct Chunk {
    bytes: Vec<u8>,
    /// Where each ends.
    ends: Vec<u32>,
}

/// Objects that have been written on all cores.
#[derive(Debug)]
pub(super) struct Chunks(Vec<Chunk>);

/// How many objects are written in one go.
const BATCH: usize = 128;

/// Writes an object for each of some things, on all cores; what is kept from one to the next saves
/// asking for memory anew.
pub(super) fn write_all<T: Sync, K: Default>(
    things: &[T],
    write: impl Fn(&mut Vec<u8>, &T, &mut K) + Sync,
) -> Chunks {
    let batch = |things: &[T]| {
        let (mut chunk, mut kept) = (Chunk::default(), K::default());
        for thing in things {
            write(&mut chunk.bytes, thing, &mut kept);
            chunk.ends.push(at(chunk.bytes.len()));
        }
        chunk
    };
    Chunks(things.par_chunks(BATCH).with_max_len(1).map(batch).collect())
}

/// All objects; the first has the number 1.
#[derive(Debug, Default)]
pub(super) struct Objects {
    list: Vec<Option<Written>>,
    chunks: Vec<Vec<u8>>,
}

/// Streams whose data are yet to be deflated, out of their places.
#[derive(Debug)]
pub(super) struct Raw(Vec<(usize, Dictionary, Vec<u8>)>);

/// The same, deflated.
#[derive(Debug)]
pub(super) struct Deflated(Vec<(usize, Stream)>);

impl Raw {
    /// Deflates them on all cores.
    pub(super) fn deflated(self) -> Deflated {
        let deflated = |(index, dictionary, data): (usize, Dictionary, Vec<u8>)| {
            (index, Stream::deflated(dictionary, &data))
        };
        Deflated(self.0.into_par_iter().with_max_len(1).map(deflated).collect())
    }
}

impl Objects {
    /// How many there are.
    pub(super) fn len(&self) -> usize {
        self.list.len()
    }

    /// The number for an object that is to come.
    pub(super) fn number(&mut self) -> u32 {
        self.list.push(None);
        u32::try_from(self.list.len()).expect("fewer than 2^32 objects")
    }

    /// Puts an object in the place of its number.
    pub(super) fn put(&mut self, number: u32, written: Written) {
        self.list[number as usize - 1] = Some(written);
    }

    /// Puts objects in the places of numbers that follow each other.
    pub(super) fn put_all(&mut self, first: u32, Chunks(chunks): Chunks) {
        let mut places = self.list[first as usize - 1..].iter_mut();
        for Chunk { bytes, ends } in chunks {
            let (chunk, mut start) = (at(self.chunks.len()), 0);
            for (end, place) in ends.into_iter().zip(&mut places) {
                *place = Some(Written::Among(chunk, start, end));
                start = end;
            }
            self.chunks.push(bytes);
        }
    }

    /// Takes the streams that are yet to be deflated out of their places.
    pub(super) fn take_raw(&mut self) -> Raw {
        let is_raw = |written: &mut Written| matches!(written, Written::Raw(_));
        let taken = self.list.iter_mut().enumerate().filter_map(|(index, place)| {
            match place.take_if(is_raw)? {
                Written::Raw(raw) => Some((index, raw.0, raw.1)),
                _ => None,
            }
        });
        Raw(taken.collect())
    }

    /// Puts them back, deflated.
    pub(super) fn put_back(&mut self, Deflated(streams): Deflated) {
        for (index, stream) in streams {
            self.list[index] = Some(Written::Stream(Box::new(stream)));
        }
    }

    /// An object that is no stream.
    pub(super) fn plain(&self, index: usize) -> Option<&[u8]> {
        match self.list.get(index)?.as_ref()? {
            Written::Plain(bytes) => Some(bytes),
            &Written::Among(chunk, start, end) => {
                Some(&self.chunks[chunk as usize][start as usize..end as usize])
            }
            Written::Stream(_) | Written::Raw(_) => None,
        }
    }

    /// Takes a stream out of its place. What is yet to be deflated stays as it is.
    pub(super) fn take_stream(&mut self, index: usize) -> Option<Stream> {
        let is_stream = |written: &mut Written| matches!(written, Written::Stream(_));
        match self.list.get_mut(index)?.take_if(is_stream)? {
            Written::Stream(stream) => Some(*stream),
            _ => None,
        }
    }
}

fn at(length: usize) -> u32 {
    u32::try_from(length).expect("chunks are far below 4 GiB")
}
