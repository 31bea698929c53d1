//! One walk over all objects of a file, and what it finds.

use std::collections::{BTreeMap, BTreeSet};

use sha2::{Digest, Sha256};

use crate::inspect::reader::{Found, Place, Reader};
use crate::inspect::syntax::{Dictionary, Object};
use crate::inspect::{
    Attached, Fault, Font, Image, Inspection, Kind, MOST_ATTACHED, Property, Spent, Surprise,
};
use crate::inspect::{marking, surprise};
use crate::pdf::is_sealed;

/// How much of the metadata is kept.
const MOST_METADATA: usize = 1_000_000;

/// How many different addresses, fonts or images are listed, each.
const MOST_LISTED: usize = 50_000;

/// How many attachments are looked at.
const MOST_ATTACHMENTS: usize = 64;

/// Looks at all objects.
pub(super) fn inspection(mut reader: Reader<'_>, bytes: &[u8]) -> Result<Inspection, Fault> {
    let catalog = reader.catalog().ok_or(Fault::NoPdf)?;
    let mut walk = Walk { bytes, ..Walk::default() };
    let numbers: Vec<(u32, Place)> =
        reader.places().iter().map(|(&number, &place)| (number, place)).collect();
    for (number, place) in in_file_order(&numbers) {
        match reader.get(number) {
            Some(found) => walk.object(&mut reader, number, place, &found),
            None => walk.unread += 1,
        }
    }
    let metadata = metadata(&mut reader, &catalog);
    let specifications = specifications(&mut reader);
    let attachments: Vec<Attached> = specifications
        .iter()
        .map(|specification| attached_with_hash(&mut reader, specification))
        .collect();
    let source = attachments
        .iter()
        .position(|file| file.relationship.as_deref() == Some("Source"))
        .and_then(|at| attached_bytes(&mut reader, &specifications[at]).ok());
    let stated = source.as_deref().map(surprise::Stated::by).unwrap_or_default();
    let markings = marking::markings(&mut reader, &catalog);
    let mut inspection = Inspection {
        version: version(bytes),
        bytes: bytes.len(),
        pages: walk.pages,
        is_sealed: is_sealed(bytes),
        conformance: metadata.as_deref().map(conformance).unwrap_or_default(),
        info: information(&mut reader),
        metadata,
        markings,
        fonts: walk.fonts(),
        attachments,
        places: walk.places,
        addresses: walk.addresses.iter().cloned().collect(),
        images: std::mem::take(&mut walk.images),
        spent: walk.spent(),
        surprises: Vec::new(),
    };
    let mut surprises = surprise::of_file(&inspection, &stated);
    surprises.extend(walk.surprises);
    // A number that no object has stands for null, which is no fault by itself; a file of ours
    // has none.
    if walk.unread > 0 || reader.is_exhausted() {
        surprises.push(Surprise::Unreadable { objects: walk.unread });
    }
    surprises.sort();
    surprises.dedup();
    inspection.surprises = surprises;
    Ok(inspection)
}

/// Objects in the order in which their object streams are read best.
fn in_file_order(numbers: &[(u32, Place)]) -> Vec<(u32, Place)> {
    let mut ordered = numbers.to_vec();
    ordered.sort_by_key(|(number, place)| match place {
        Place::At(offset) => (0, *offset, *number),
        Place::In(stream) => (1, *stream as usize, *number),
    });
    ordered
}

/// What the walk has found so far.
#[derive(Default)]
struct Walk<'a> {
    bytes: &'a [u8],
    pages: usize,
    places: usize,
    unread: usize,
    addresses: BTreeSet<String>,
    surprises: BTreeSet<Surprise>,
    images: Vec<Image>,
    /// By the name of a font, the object of its program.
    descriptors: BTreeMap<String, Option<u32>>,
    /// Fonts that pages name, by their names.
    named: BTreeSet<String>,
    /// By number, what streams without a type are for, by those who lead to them.
    roles: BTreeMap<u32, Kind>,
    /// By number, the objects in the file: where they begin, how many bytes, and what they are.
    direct: BTreeMap<u32, (usize, usize, Kind)>,
    /// By object stream, how many bytes of what it holds.
    packed: BTreeMap<u32, BTreeMap<Kind, usize>>,
}

impl Walk<'_> {
    fn object(&mut self, reader: &mut Reader<'_>, number: u32, place: Place, found: &Found) {
        let kind = found.object.dictionary().map_or(Kind::Other, kind);
        match place {
            Place::At(offset) => {
                let data = found.data.clone().unwrap_or(0..0).len();
                self.direct.insert(number, (offset, found.length + data, kind));
            }
            Place::In(stream) => {
                *self.packed.entry(stream).or_default().entry(kind).or_default() +=
                    found.length;
            }
        }
        surprise::of_object(&found.object, &mut self.surprises, &mut self.addresses);
        while self.addresses.len() > MOST_LISTED {
            self.addresses.pop_last();
        }
        if let Some(entries) = found.object.dictionary() {
            self.dictionary(reader, entries, found);
        }
    }

    fn dictionary(&mut self, reader: &mut Reader<'_>, entries: &Dictionary, found: &Found) {
        let named = |key: &[u8]| entries.get(key).and_then(Object::name);
        match (named(b"Type"), named(b"Subtype")) {
            (Some(b"Page"), _) => {
                self.pages += 1;
                self.role(entries, b"Contents", Kind::Content);
            }
            (Some(b"FontDescriptor"), _) => self.descriptor(entries),
            (Some(b"Font"), subtype) => {
                self.role(entries, b"ToUnicode", Kind::Fonts);
                self.role(entries, b"Encoding", Kind::Fonts);
                let below = entries.get(b"DescendantFonts".as_slice()).map(Object::array);
                for below in below.unwrap_or_default().iter().filter_map(Object::dictionary) {
                    self.role(below, b"CIDToGIDMap", Kind::Fonts);
                }
                self.role(entries, b"CIDToGIDMap", Kind::Fonts);
                let name = named(b"BaseFont").map(lossy);
                // A Type 0 font has its program in the one below it.
                if let Some(name) = name.filter(|_| subtype != Some(b"Type3")) {
                    self.named.insert(name);
                }
            }
            (_, Some(b"Link")) => {
                let action = entries.get(b"A".as_slice());
                let action = action.and_then(|action| reader.entries(action));
                let goes =
                    action.and_then(|action| action.get(b"S".as_slice())?.name().map(lossy));
                if entries.contains_key(b"Dest".as_slice()) || goes.as_deref() == Some("GoTo") {
                    self.places += 1;
                }
            }
            (_, Some(b"Image")) if found.data.is_some() => self.image(entries, found),
            (Some(b"OutputIntent"), _) => {
                self.role(entries, b"DestOutputProfile", Kind::Metadata);
            }
            (Some(b"Filespec" | b"F"), _) => {
                let files = entries.get(b"EF".as_slice()).and_then(Object::dictionary).cloned();
                let files = files.unwrap_or_default();
                for key in files.keys() {
                    self.role(&files, key, Kind::Attachments);
                }
            }
            _ => {}
        }
    }

    /// Notes what the streams are for that an entry leads to.
    fn role(&mut self, entries: &Dictionary, key: &[u8], kind: Kind) {
        let value = entries.get(key);
        let one = value.and_then(Object::reference);
        let many = value.map(Object::array).unwrap_or_default().iter();
        for number in one.into_iter().chain(many.filter_map(Object::reference)) {
            self.roles.insert(number, kind);
        }
    }

    fn descriptor(&mut self, entries: &Dictionary) {
        let files: [&[u8]; 3] = [b"FontFile", b"FontFile2", b"FontFile3"];
        let program =
            files.iter().find_map(|&key| entries.get(key).and_then(Object::reference));
        if let Some(program) = program {
            self.roles.insert(program, Kind::Fonts);
        }
        let name = entries.get(b"FontName".as_slice()).and_then(Object::name).map(lossy);
        if self.descriptors.len() < MOST_LISTED {
            self.descriptors.insert(name.unwrap_or_default(), program);
        }
    }

    fn image(&mut self, entries: &Dictionary, found: &Found) {
        let whole = |key: &[u8]| entries.get(key).and_then(Object::integer).unwrap_or(0);
        let filter = match entries.get(b"Filter".as_slice()) {
            Some(Object::Array(filters)) => filters.last().and_then(Object::name).map(lossy),
            Some(filter) => filter.name().map(lossy),
            None => None,
        };
        let data = found.data.clone().unwrap_or(0..0);
        let data = self.bytes.get(data).unwrap_or_default();
        // EXIF stands within the first segments of a JPEG.
        let head = &data[..data.len().min(70_000)];
        if head.windows(6).any(|window| window == b"Exif\0\0") {
            let (place, value) = ("picture".to_owned(), "EXIF".to_owned());
            self.surprises.insert(Surprise::Personal { place, value });
        }
        if self.images.len() < MOST_LISTED {
            let (width, height) = (whole(b"Width"), whole(b"Height"));
            self.images.push(Image { width, height, filter, bytes: data.len() });
        }
    }

    fn fonts(&self) -> Vec<Font> {
        let mut fonts = BTreeSet::new();
        for name in self.named.iter().chain(self.descriptors.keys()) {
            let program = self.descriptors.get(name).copied().flatten();
            let bytes = program
                .and_then(|program| self.direct.get(&program))
                .map(|(_, length, _)| *length);
            let tag = name.split_once('+').filter(|(tag, _)| {
                tag.len() == 6 && tag.bytes().all(|byte| byte.is_ascii_uppercase())
            });
            fonts.insert(Font {
                name: tag.map_or(name.as_str(), |(_, name)| name).to_owned(),
                is_subset: tag.is_some(),
                bytes,
            });
        }
        fonts.into_iter().collect()
    }

    /// How the bytes are spent. The bytes of an object stream are shared out by what it holds.
    fn spent(&self) -> Vec<Spent> {
        let mut spent: BTreeMap<Kind, usize> = BTreeMap::new();
        let mut places: Vec<(usize, usize, u32, Kind)> = self
            .direct
            .iter()
            .map(|(&number, &(start, length, kind))| (start, length, number, kind))
            .collect();
        places.sort_unstable();
        let mut end = 0;
        for (start, length, number, kind) in places {
            // Objects that overlap are counted once.
            let from = start.max(end);
            end = start.saturating_add(length).min(self.bytes.len()).max(end);
            let own = end.saturating_sub(from);
            let kind = self.roles.get(&number).copied().unwrap_or(kind);
            let inside = self.packed.get(&number);
            let total: usize = inside.into_iter().flat_map(BTreeMap::values).sum();
            let mut left = own;
            for (&kind, &bytes) in inside.into_iter().flatten() {
                let share = own as u128 * bytes as u128 / total.max(1) as u128;
                let share = usize::try_from(share).unwrap_or(0).min(left);
                *spent.entry(kind).or_default() += share;
                left -= share;
            }
            *spent.entry(kind).or_default() += left;
        }
        let known: usize = spent.values().sum();
        *spent.entry(Kind::Frame).or_default() += self.bytes.len().saturating_sub(known);
        spent.into_iter().map(|(kind, bytes)| Spent { kind, bytes }).collect()
    }
}

/// What a dictionary is, by what it says itself.
fn kind(entries: &Dictionary) -> Kind {
    let named = |key: &[u8]| entries.get(key).and_then(Object::name);
    let has = |key: &[u8]| entries.contains_key(key);
    match (named(b"Type"), named(b"Subtype")) {
        (Some(b"StructElem" | b"StructTreeRoot" | b"MCR" | b"OBJR"), _) => Kind::Structure,
        (Some(b"Font" | b"FontDescriptor" | b"CMap"), _) => Kind::Fonts,
        (Some(b"EmbeddedFile" | b"Filespec"), _) => Kind::Attachments,
        (Some(b"Metadata" | b"OutputIntent"), _) => Kind::Metadata,
        (Some(b"XRef" | b"ObjStm"), _) => Kind::Frame,
        (Some(b"Annot" | b"Outlines"), _) | (_, Some(b"Link")) => Kind::Navigation,
        (_, Some(b"Image")) => Kind::Images,
        (_, Some(b"Form")) => Kind::Content,
        _ if has(b"Nums") => Kind::Structure,
        _ if has(b"Names") || has(b"Title") && has(b"Parent") => Kind::Navigation,
        _ => Kind::Other,
    }
}

fn lossy(bytes: &[u8]) -> String {
    String::from_utf8_lossy(bytes).into_owned()
}

/// The version in the first line.
fn version(bytes: &[u8]) -> String {
    let at = bytes.windows(5).take(1024).position(|window| window == b"%PDF-").unwrap_or(0);
    let version = bytes.iter().skip(at + 5).take(8);
    let version = version.take_while(|byte| byte.is_ascii_digit() || **byte == b'.');
    version.map(|&byte| char::from(byte)).collect()
}

fn information(reader: &mut Reader<'_>) -> Vec<Property> {
    let Some(info) = reader.trailer.get(b"Info".as_slice()).cloned() else {
        return Vec::new();
    };
    let entries = reader.entries(&info).unwrap_or_default();
    let mut properties = Vec::new();
    for (name, value) in entries.iter().take(MOST_LISTED) {
        let value = reader.follow(value).and_then(|value| value.text()).unwrap_or_default();
        let value = value.chars().take(10_000).collect();
        properties.push(Property { name: lossy(name), value });
    }
    properties
}

fn metadata(reader: &mut Reader<'_>, catalog: &Dictionary) -> Option<String> {
    let number = catalog.get(b"Metadata".as_slice())?.reference()?;
    let found = reader.get(number)?;
    let entries = found.object.dictionary()?;
    let data = reader.inflate(entries, found.data?, MOST_METADATA).ok()?;
    Some(lossy(&data))
}

/// The standards that metadata name.
fn conformance(metadata: &str) -> Vec<String> {
    // As an element or as an attribute.
    let value = |name: &str| {
        let after = &metadata[metadata
            .find(&format!("{name}>"))
            .or_else(|| metadata.find(&format!("{name}=\"")))?
            + name.len()..];
        let value = after.trim_start_matches(['>', '=', '"']);
        let value: String = value.chars().take_while(char::is_ascii_alphanumeric).collect();
        Some(value).filter(|value| !value.is_empty())
    };
    let mut standards = Vec::new();
    if let Some(part) = value("pdfaid:part") {
        let level = value("pdfaid:conformance").unwrap_or_default();
        standards.push(format!("PDF/A-{part}{level}"));
    }
    standards.extend(value("pdfuaid:part").map(|part| format!("PDF/UA-{part}")));
    standards
}

/// The specifications of all files that a file carries: those that it names as associated, and
/// those in the tree of names.
pub(super) fn specifications(reader: &mut Reader<'_>) -> Vec<Dictionary> {
    let catalog = reader.catalog().unwrap_or_default();
    let mut seen = BTreeSet::new();
    let mut references: Vec<Object> = Vec::new();
    if let Some(files) = reader.entry(&catalog, "AF") {
        references.extend(files.array().iter().cloned());
    }
    let names = reader.entry(&catalog, "Names");
    let tree = names.as_ref().and_then(Object::dictionary);
    let mut nodes: Vec<Object> = tree
        .and_then(|names| names.get(b"EmbeddedFiles".as_slice()))
        .into_iter()
        .cloned()
        .collect();
    let mut visited = 0;
    while let Some(node) = nodes.pop().filter(|_| visited < 1000) {
        visited += 1;
        let Some(node) = reader.entries(&node) else { continue };
        if let Some(names) = reader.entry(&node, "Names") {
            references.extend(names.array().iter().skip(1).step_by(2).cloned());
        }
        if let Some(kids) = reader.entry(&node, "Kids") {
            nodes.extend(kids.array().iter().take(1000).cloned());
        }
    }
    let is_new = |object: &Object| object.reference().is_none_or(|number| seen.insert(number));
    let references: Vec<Object> =
        references.into_iter().filter(is_new).take(MOST_ATTACHMENTS).collect();
    let entries = references.iter().filter_map(|object| reader.entries(object));
    entries.filter(|entries| entries.contains_key(b"EF".as_slice())).collect()
}

/// What a specification says of its file.
pub(super) fn attached(reader: &mut Reader<'_>, specification: &Dictionary) -> Attached {
    let mut text = |key| reader.entry(specification, key).and_then(|value| value.text());
    let name = text("UF").or_else(|| text("F")).unwrap_or_default();
    let description = text("Desc");
    let relationship = specification.get(b"AFRelationship".as_slice());
    let stream = stream(reader, specification);
    let media_type = stream.as_ref().and_then(|found| {
        found.object.dictionary()?.get(b"Subtype".as_slice())?.name().map(lossy)
    });
    Attached {
        name: plain_name(&name),
        media_type,
        relationship: relationship.and_then(Object::name).map(lossy),
        description,
        bytes: None,
        sha256: None,
    }
}

/// A file name without folders, whatever the system it came from: it may be written to disk.
fn plain_name(name: &str) -> String {
    let last = name.rsplit(['/', '\\']).next().unwrap_or_default();
    let plain: String =
        last.chars().filter(|character| !character.is_control()).take(255).collect();
    if plain.is_empty() || plain == "." || plain == ".." {
        "attachment".to_owned()
    } else {
        plain
    }
}

fn attached_with_hash(reader: &mut Reader<'_>, specification: &Dictionary) -> Attached {
    let file = attached(reader, specification);
    let Ok(bytes) = attached_bytes(reader, specification) else {
        return file;
    };
    let sha256 = Sha256::digest(&bytes).iter().map(|byte| format!("{byte:02x}")).collect();
    Attached { bytes: Some(bytes.len()), sha256: Some(sha256), ..file }
}

/// The bytes of a file that is carried inside.
pub(super) fn attached_bytes(
    reader: &mut Reader<'_>,
    specification: &Dictionary,
) -> Result<Vec<u8>, Fault> {
    let found = stream(reader, specification).ok_or(Fault::Damaged)?;
    let entries = found.object.dictionary().ok_or(Fault::Damaged)?;
    let data = found.data.ok_or(Fault::Damaged)?;
    reader.inflate(entries, data, MOST_ATTACHED)
}

fn stream(reader: &mut Reader<'_>, specification: &Dictionary) -> Option<Found> {
    let files = reader.entry(specification, "EF")?;
    let files = files.dictionary()?;
    let number = ["UF", "F"].iter().find_map(|key| files.get(key.as_bytes())?.reference())?;
    reader.get(number)
}
