//! Numbered objects of a file (ISO 32000-1, 7.5), each read when it is asked for. Nothing is kept
//! but where objects stand and the object stream that was read last, and all reading draws on one
//! account of work, so a file can neither fill the memory nor keep the program busy.

use std::collections::{BTreeMap, BTreeSet};
use std::ops::Range;

use crate::inspect::Fault;
use crate::inspect::filter::{inflated, unpredicted};
use crate::inspect::syntax::{Dictionary, Object, Parser};

/// How many bytes may be looked at, all in all.
const MOST_WORK: usize = 1_000_000_000;

/// How many objects a file may have.
const MOST_OBJECTS: usize = 2_000_000;

/// How large an object stream or cross-reference stream may become.
const MOST_INFLATED: usize = 32_000_000;

/// How many cross-reference sections may follow each other.
const MOST_SECTIONS: usize = 256;

/// A file.
#[derive(Debug)]
pub(super) struct Reader<'a> {
    bytes: &'a [u8],
    places: BTreeMap<u32, Place>,
    pub(super) trailer: Dictionary,
    work: usize,
    /// The last object stream: its number, its objects, its data.
    packed: Option<(u32, Packed)>,
}

/// Where an object stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Place {
    /// At an offset in the file.
    At(usize),
    /// In an object stream.
    In(u32),
}

/// An inflated object stream.
#[derive(Debug)]
struct Packed {
    /// The objects by number, and where each begins.
    starts: BTreeMap<u32, usize>,
    data: Vec<u8>,
}

/// An object, with the data of a stream as they stand in the file.
#[derive(Debug)]
pub(super) struct Found {
    pub(super) object: Object,
    pub(super) data: Option<Range<usize>>,
    /// How many bytes the object itself has.
    pub(super) length: usize,
}

impl<'a> Reader<'a> {
    /// Finds the objects of a file: by its cross-references, or where they lead nowhere, by
    /// looking for them.
    pub(super) fn new(bytes: &'a [u8]) -> Result<Reader<'a>, Fault> {
        let (places, trailer) = (BTreeMap::new(), Dictionary::new());
        let mut reader = Reader { bytes, places, trailer, work: MOST_WORK, packed: None };
        reader.sections();
        if reader.catalog().is_none() {
            reader.search();
        }
        if reader.trailer.contains_key(b"Encrypt".as_slice()) {
            return Err(Fault::Encrypted);
        }
        match reader.catalog() {
            Some(_) => Ok(reader),
            None => Err(Fault::NoPdf),
        }
    }

    /// The document catalog.
    pub(super) fn catalog(&mut self) -> Option<Dictionary> {
        let root = self.trailer.get(b"Root".as_slice())?.clone();
        self.entries(&root).filter(|catalog| catalog.contains_key(b"Pages".as_slice()))
    }

    /// Where all objects stand.
    pub(super) fn places(&self) -> &BTreeMap<u32, Place> {
        &self.places
    }

    /// Whether the account of work is used up, so that what was found is not all there is.
    pub(super) fn is_exhausted(&self) -> bool {
        self.work == 0
    }

    /// Draws on the account of work.
    fn spend(&mut self, bytes: usize) -> Option<()> {
        match self.work.checked_sub(bytes.max(1)) {
            Some(rest) => self.work = rest,
            None => self.work = 0,
        }
        (self.work > 0).then_some(())
    }

    /// An object by number.
    pub(super) fn get(&mut self, number: u32) -> Option<Found> {
        match *self.places.get(&number)? {
            Place::At(offset) => {
                let (own, found) = self.at(offset)?;
                (own == number).then_some(found)
            }
            Place::In(stream) => {
                self.unpack(stream)?;
                let (_, packed) = self.packed.as_ref()?;
                let mut parser = Parser::new(&packed.data, *packed.starts.get(&number)?);
                let start = parser.at;
                let object = parser.object();
                let length = parser.at - start;
                self.spend(length)?;
                Some(Found { object: object?, data: None, length })
            }
        }
    }

    /// What an object is once references are followed.
    pub(super) fn follow(&mut self, object: &Object) -> Option<Object> {
        let mut object = object.clone();
        for _ in 0..8 {
            match object {
                Object::Reference(number) => object = self.get(number)?.object,
                other => return Some(other),
            }
        }
        None
    }

    /// A dictionary, with references followed.
    pub(super) fn entries(&mut self, object: &Object) -> Option<Dictionary> {
        match self.follow(object)? {
            Object::Dictionary(entries) => Some(entries),
            _ => None,
        }
    }

    /// An entry of a dictionary, with references followed.
    pub(super) fn entry(&mut self, entries: &Dictionary, key: &str) -> Option<Object> {
        self.follow(entries.get(key.as_bytes())?)
    }

    /// The object with a number at an offset.
    fn at(&mut self, offset: usize) -> Option<(u32, Found)> {
        let bytes = self.bytes;
        let mut parser = Parser::new(bytes, offset);
        let number = parser.head()?;
        let object = parser.object();
        self.spend(parser.at - offset)?;
        let object = object?;
        let mut data = None;
        if let Some(entries) = object.dictionary() {
            parser.space();
            if parser.keyword(b"stream") {
                let _ = parser.keyword(b"\r");
                let _ = parser.keyword(b"\n");
                data = Some(self.data(entries, parser.at)?);
            }
        }
        Some((number, Found { object, data, length: parser.at - offset }))
    }

    /// Where the data of a stream stand that begin at an offset.
    fn data(&mut self, entries: &Dictionary, start: usize) -> Option<Range<usize>> {
        let bytes = self.bytes;
        let length = match entries.get(b"Length".as_slice()) {
            Some(Object::Integer(length)) => Some(*length),
            // A length elsewhere is a bare number, never itself in a stream with a length.
            Some(Object::Reference(number)) => match self.places.get(number) {
                Some(Place::At(offset)) => {
                    let offset = *offset;
                    let mut parser = Parser::new(bytes, offset);
                    let length = parser.head().and_then(|_| parser.object()?.integer());
                    self.spend(parser.at.saturating_sub(offset))?;
                    length
                }
                _ => None,
            },
            _ => None,
        };
        let end = length.and_then(|length| start.checked_add(usize::try_from(length).ok()?));
        if let Some(end) = end.filter(|&end| end <= bytes.len()) {
            let mut parser = Parser::new(bytes, end);
            parser.space();
            if parser.keyword(b"endstream") {
                return Some(start..end);
            }
        }
        let found = bytes[start..].windows(9).position(|window| window == b"endstream");
        self.spend(found.unwrap_or(bytes.len() - start))?;
        found.map(|length| start..start + length)
    }

    /// The data of a stream, inflated to no more than `most` bytes.
    pub(super) fn inflate(
        &mut self,
        entries: &Dictionary,
        data: Range<usize>,
        most: usize,
    ) -> Result<Vec<u8>, Fault> {
        let filter = entries.get(b"Filter".as_slice()).cloned();
        let filter = match filter.and_then(|filter| self.follow(&filter)) {
            Some(Object::Array(filters)) if filters.is_empty() => None,
            Some(Object::Array(mut filters)) if filters.len() == 1 => filters.pop(),
            Some(Object::Array(_)) => return Err(Fault::Filter),
            other => other,
        };
        let raw = self.bytes.get(data).unwrap_or_default();
        let inflated = match filter.as_ref().and_then(Object::name) {
            None if raw.len() <= most => raw.to_vec(),
            None => return Err(Fault::TooLarge),
            Some(b"FlateDecode") => inflated(raw, most)?,
            Some(_) => return Err(Fault::Filter),
        };
        self.spend(inflated.len() + raw.len()).ok_or(Fault::TooLarge)?;
        let parameters = entries.get(b"DecodeParms".as_slice()).cloned();
        let parameters = parameters.and_then(|parameters| self.entries(&parameters));
        match parameters {
            Some(parameters) => unpredicted(inflated, &parameters),
            None => Ok(inflated),
        }
    }

    /// Makes an object stream the last one that was read.
    fn unpack(&mut self, number: u32) -> Option<()> {
        if self.packed.as_ref().is_some_and(|(last, _)| *last == number) {
            return Some(());
        }
        let Place::At(offset) = *self.places.get(&number)? else {
            return None;
        };
        let (own, found) = self.at(offset)?;
        let entries = found.object.dictionary().filter(|_| own == number)?;
        let data = self.inflate(entries, found.data?, MOST_INFLATED).ok()?;
        let whole = |key: &[u8]| usize::try_from(entries.get(key)?.integer()?).ok();
        let (count, first) = (whole(b"N")?, whole(b"First")?);
        let mut starts = BTreeMap::new();
        let mut parser = Parser::new(&data, 0);
        for _ in 0..count.min(MOST_OBJECTS) {
            parser.space();
            let Some(number) = parser.number() else { break };
            parser.space();
            let Some(start) = parser.number() else { break };
            if let (Ok(number), Ok(start)) = (u32::try_from(number), usize::try_from(start)) {
                starts.insert(number, first.saturating_add(start));
            }
        }
        self.packed = Some((number, Packed { starts, data }));
        Some(())
    }

    /// Reads the cross-reference sections from the last one back.
    fn sections(&mut self) {
        let tail = self.bytes.len().saturating_sub(2048);
        let mark = b"startxref";
        let last = self.bytes[tail..].windows(mark.len()).rposition(|window| window == mark);
        let mut next = last.and_then(|last| {
            let mut parser = Parser::new(self.bytes, tail + last + mark.len());
            parser.space();
            parser.number()
        });
        let mut seen = BTreeSet::new();
        while let Some(offset) = next.and_then(|offset| usize::try_from(offset).ok()) {
            if !seen.insert(offset) || seen.len() > MOST_SECTIONS || offset >= self.bytes.len()
            {
                break;
            }
            let Some(trailer) = self.section(offset) else { break };
            let before = trailer.get(b"Prev".as_slice()).and_then(Object::integer);
            next = before.and_then(|before| u64::try_from(before).ok());
            for (key, value) in trailer {
                self.trailer.entry(key).or_insert(value);
            }
        }
    }

    /// Reads a section; gives its trailer.
    fn section(&mut self, offset: usize) -> Option<Dictionary> {
        let mut parser = Parser::new(self.bytes, offset);
        parser.space();
        if parser.keyword(b"xref") {
            return self.table(parser);
        }
        let (_, found) = self.at(offset)?;
        let Object::Dictionary(entries) = found.object else {
            return None;
        };
        let rows = self.inflate(&entries, found.data?, MOST_INFLATED).ok()?;
        let widths = entries.get(b"W".as_slice())?.array();
        let widths: Vec<usize> = widths
            .iter()
            .filter_map(|width| {
                usize::try_from(width.integer()?).ok().filter(|&width| width <= 8)
            })
            .collect();
        let [kind, second, third] = *widths.as_slice() else {
            return None;
        };
        let size = entries.get(b"Size".as_slice()).and_then(Object::integer).unwrap_or(0);
        let whole = vec![Object::Integer(0), Object::Integer(size)];
        let index = entries.get(b"Index".as_slice()).map(Object::array);
        let index = index.map_or(whole, <[Object]>::to_vec);
        let mut numbers = index.chunks(2).flat_map(|range| {
            let part = |at: usize| range.get(at).and_then(Object::integer).unwrap_or(0);
            let (start, count) = (part(0).clamp(0, 1 << 31), part(1).clamp(0, 1 << 31));
            start..start.saturating_add(count)
        });
        let value = |bytes: &[u8]| {
            bytes.iter().fold(0_u64, |value, &byte| value << 8 | u64::from(byte))
        };
        for row in rows.chunks_exact((kind + second + third).max(1)) {
            let number = u32::try_from(numbers.next()?).ok()?;
            let what = if kind == 0 { 1 } else { value(&row[..kind]) };
            let second = value(&row[kind..kind + second]);
            let place = match what {
                1 => usize::try_from(second).ok().map(Place::At),
                2 => u32::try_from(second).ok().map(Place::In),
                _ => None,
            };
            self.note(number, place);
        }
        Some(entries)
    }

    /// Reads a cross-reference table.
    fn table(&mut self, mut parser: Parser<'a>) -> Option<Dictionary> {
        loop {
            parser.space();
            if parser.keyword(b"trailer") {
                break;
            }
            let start = parser.number()?;
            parser.space();
            let count = parser.number()?;
            for number in start..start.saturating_add(count) {
                parser.space();
                let offset = usize::try_from(parser.number()?).ok()?;
                parser.space();
                parser.number()?;
                parser.space();
                let is_used = parser.keyword(b"n");
                if !is_used && !parser.keyword(b"f") {
                    return None;
                }
                self.spend(20)?;
                let place = is_used.then_some(Place::At(offset));
                self.note(u32::try_from(number).ok()?, place);
            }
        }
        match parser.object()? {
            Object::Dictionary(trailer) => Some(trailer),
            _ => None,
        }
    }

    /// Notes where an object stands, unless a later section has said it.
    fn note(&mut self, number: u32, place: Option<Place>) {
        let place = place.filter(|_| self.places.len() < MOST_OBJECTS);
        if let Some(place) = place {
            self.places.entry(number).or_insert(place);
        }
    }

    /// Looks for objects all over the file. Later ones take the place of earlier ones.
    fn search(&mut self) {
        self.places.clear();
        self.packed = None;
        let bytes = self.bytes;
        let _ = self.spend(bytes.len());
        let heads = bytes.windows(4).enumerate().filter(|(_, window)| window == b" obj");
        for (at, _) in heads {
            if let Some((number, start)) = head_before(bytes, at)
                && self.places.len() < MOST_OBJECTS
            {
                self.places.insert(number, Place::At(start));
            }
        }
        for number in self.places.keys().copied().collect::<Vec<_>>() {
            let Some(found) = self.get(number) else { continue };
            let Some(entries) = found.object.dictionary() else { continue };
            let kind = entries.get(b"Type".as_slice()).and_then(Object::name);
            match kind {
                Some(b"ObjStm") if self.unpack(number).is_some() => {
                    let starts = self.packed.as_ref().map(|(_, packed)| &packed.starts);
                    let inside: Vec<u32> =
                        starts.into_iter().flat_map(|s| s.keys().copied()).collect();
                    inside
                        .into_iter()
                        .for_each(|inner| self.note(inner, Some(Place::In(number))));
                }
                Some(b"XRef") => self.trailer.extend(entries.clone()),
                Some(b"Catalog") => {
                    self.trailer.insert(b"Root".to_vec(), Object::Reference(number));
                }
                _ => {}
            }
        }
        let last = bytes.windows(7).rposition(|window| window == b"trailer");
        if let Some(Object::Dictionary(trailer)) =
            last.and_then(|last| Parser::new(bytes, last + 7).object())
        {
            self.trailer.extend(trailer);
        }
        let root = self.trailer.get(b"Root".as_slice()).cloned();
        if root.and_then(|root| self.entries(&root)).is_some() {
            return;
        }
        // The catalog may itself stand in an object stream.
        for number in self.places.keys().copied().collect::<Vec<_>>() {
            let Some(found) = self.get(number) else { continue };
            let kind =
                found.object.dictionary().and_then(|entries| entries.get(b"Type".as_slice()));
            if kind.and_then(Object::name) == Some(b"Catalog") {
                self.trailer.insert(b"Root".to_vec(), Object::Reference(number));
            }
        }
    }
}

/// The number of the object whose head ends in ` obj` at an offset, and where the head begins.
fn head_before(bytes: &[u8], at: usize) -> Option<(u32, usize)> {
    let digits = |end: usize| {
        let start = end.saturating_sub(10);
        let count = bytes[start..end].iter().rev().take_while(|byte| byte.is_ascii_digit());
        Some(count.count()).filter(|&count| count > 0).map(|count| end - count)
    };
    let generation = digits(at)?;
    let space = generation.checked_sub(1).filter(|&space| bytes[space] == b' ')?;
    let start = digits(space)?;
    let number = std::str::from_utf8(&bytes[start..space]).ok()?.parse().ok()?;
    Some((number, start))
}
