//! The file as a list of numbered objects, from the document that printpdf hands over to the
//! bytes at the end.

use std::collections::BTreeMap;

use lopdf::{Dictionary, Object, ObjectId, dictionary};
use printpdf::{Mm, PdfDocument, PdfPage, PdfSaveOptions};
use rayon::prelude::*;

use crate::pdf::Streams;
use crate::pdf::cmap::{self, Width};
use crate::pdf::font::{self, Codes};
use crate::pdf::number::{count, length, name};
use crate::pdf::objects::{Chunks, Deflated, Objects, Raw, Written};
use crate::pdf::save;
use crate::pdf::sheet::Sheet;

/// How many pages a node of the page tree holds.
const FAN: usize = 32;

/// A file that is being written.
#[derive(Debug)]
pub(super) struct File {
    objects: Objects,
    streams: Streams,
    /// The pages, whose dictionaries are written last.
    pub(super) pages: Vec<ObjectId>,
    /// The font resources that all pages share.
    fonts: Object,
    /// The name trees (ISO 32000-1, 7.7.4).
    pub(super) name_trees: Dictionary,
    /// The document catalog (7.7.2).
    pub(super) catalog: Dictionary,
    /// The document information dictionary (14.3.3).
    pub(super) info: Dictionary,
}

impl File {
    /// The number for an object that is to come.
    pub(super) fn number(&mut self) -> ObjectId {
        (self.objects.number(), 0)
    }

    /// Puts an object in the place of its number.
    pub(super) fn set(&mut self, number: ObjectId, object: impl Into<Object>) {
        self.put(number, Written::plain(&object.into()));
    }

    /// Puts an object that is written already in the place of its number.
    pub(super) fn put(&mut self, (number, _): ObjectId, written: Written) {
        self.objects.put(number, written);
    }

    /// Puts objects in the places of numbers that follow each other.
    pub(super) fn put_all(&mut self, (first, _): ObjectId, written: Chunks) {
        self.objects.put_all(first, written);
    }

    /// Takes out the streams that are yet to be deflated.
    pub(super) fn take_raw(&mut self) -> Raw {
        self.objects.take_raw()
    }

    /// Puts them back, deflated.
    pub(super) fn put_back(&mut self, streams: Deflated) {
        self.objects.put_back(streams);
    }

    /// Adds an object.
    pub(super) fn add(&mut self, object: impl Into<Object>) -> ObjectId {
        let number = self.number();
        self.set(number, object);
        number
    }

    /// Adds a stream, to be deflated with the others at the end if that is asked for.
    pub(super) fn add_stream(&mut self, dictionary: Dictionary, content: Vec<u8>) -> ObjectId {
        match self.streams {
            Streams::Deflated => {
                let number = self.number();
                self.put(number, Written::Raw(Box::new((dictionary, content))));
                number
            }
            Streams::Plain => self.add_plain(dictionary, content),
        }
    }

    /// Adds a stream as it is.
    pub(super) fn add_plain(&mut self, dictionary: Dictionary, content: Vec<u8>) -> ObjectId {
        let number = self.number();
        self.put(number, Written::stream(dictionary, content));
        number
    }
}

/// Opens a file with the fonts in it and numbers for the pages.
pub(super) fn open(codes: &Codes, pages: usize, streams: Streams) -> File {
    let mut frame = PdfDocument::new("");
    let faces: Vec<&font::Coded> = codes.faces().collect();
    let fonts: Vec<_> = faces.into_par_iter().with_max_len(1).map(font::embedded).collect();
    frame.resources.fonts.map = fonts.into_iter().collect();
    frame.pages = vec![PdfPage::new(Mm(0.0), Mm(0.0), font::specimen(codes))];
    let options = PdfSaveOptions { secure: false, ..PdfSaveOptions::default() };
    let objects = frame.to_lopdf_document(&options, &mut Vec::new());
    let mut file = File {
        objects: Objects::default(),
        streams,
        pages: Vec::new(),
        fonts: Object::Null,
        name_trees: Dictionary::new(),
        catalog: dictionary! { "Type" => "Catalog" },
        info: Dictionary::new(),
    };
    let mut adoption =
        Adoption { from: &objects, numbers: BTreeMap::new(), codes, bytes: None };
    file.fonts = adoption.object(&mut file, &font_resources(&objects));
    file.pages = (0..pages).map(|_| file.number()).collect();
    file
}

/// The font resources of the only page of a document.
fn font_resources(document: &lopdf::Document) -> Object {
    let fonts = document.objects.values().find_map(|object| {
        let page = object.as_dict().ok().filter(|dictionary| dictionary.has_type(b"Page"))?;
        let resources =
            document.get_dictionary(page.get(b"Resources").ok()?.as_reference().ok()?);
        resources.ok()?.get(b"Font").ok().cloned()
    });
    fonts.unwrap_or(Object::Null)
}

/// The way of objects of printpdf into the file: only those that something leads to, mended on
/// the way.
struct Adoption<'a> {
    from: &'a lopdf::Document,
    /// Their new numbers.
    numbers: BTreeMap<ObjectId, ObjectId>,
    codes: &'a Codes,
    /// The map from bytes to codes, once a font uses it.
    bytes: Option<ObjectId>,
}

impl Adoption<'_> {
    /// An object with all references in it led to the file.
    fn object(&mut self, file: &mut File, object: &Object) -> Object {
        match object {
            Object::Reference(number) => self.number(file, *number),
            Object::Array(array) => {
                array.iter().map(|item| self.object(file, item)).collect::<Vec<_>>().into()
            }
            Object::Dictionary(dictionary) => self.dictionary(file, dictionary).into(),
            other => other.clone(),
        }
    }

    fn number(&mut self, file: &mut File, number: ObjectId) -> Object {
        if let Some(known) = self.numbers.get(&number) {
            return Object::Reference(*known);
        }
        let new = match self.from.get_object(number) {
            Ok(Object::Stream(stream)) => {
                let mut dictionary = self.dictionary(file, &stream.dict);
                dictionary.remove(b"Length");
                file.add_stream(dictionary, stream.content.clone())
            }
            Ok(object) => {
                let object = self.object(file, object);
                file.add(object)
            }
            Err(_) => return Object::Null,
        };
        self.numbers.insert(number, new);
        Object::Reference(new)
    }

    fn dictionary(&mut self, file: &mut File, dictionary: &Dictionary) -> Dictionary {
        let mut new = self.mended(file, dictionary);
        for (key, value) in dictionary {
            if !new.has(key) {
                new.set(key.clone(), self.object(file, value));
            }
        }
        new
    }

    /// The entries of font dictionaries that printpdf leaves out or that depend on the codes: the
    /// height of capitals, the ways from bytes to codes and to text, the widths, and which codes
    /// share a glyph.
    fn mended(&mut self, file: &mut File, dictionary: &Dictionary) -> Dictionary {
        let named = |key| dictionary.get(key).and_then(Object::as_name).unwrap_or_default();
        let font_name = [named(b"FontName"), named(b"BaseFont")].concat();
        let face =
            |coded: &&font::Coded| font_name.ends_with(coded.postscript_name().as_bytes());
        let mut mended = Dictionary::new();
        let Some(coded) = self.codes.faces().find(face) else {
            return mended;
        };
        match (named(b"Type"), named(b"Subtype")) {
            (b"FontDescriptor", _) => mended.set("CapHeight", font::cap_height(coded)),
            (_, b"Type0") => {
                if coded.code_width() == Width::Byte {
                    let bytes = *self.bytes.get_or_insert_with(|| {
                        let (entries, map) = cmap::bytes();
                        file.add_stream(entries, map)
                    });
                    mended.set("Encoding", bytes);
                }
                let text = file.add_stream(Dictionary::new(), font::text_map(coded));
                mended.set("ToUnicode", text);
            }
            (_, b"CIDFontType2") => {
                let (usual, others) = font::widths(coded);
                mended.set("DW", usual);
                mended.set("W", others);
                if let Some(map) = font::glyph_map(coded) {
                    mended.set("CIDToGIDMap", file.add_stream(Dictionary::new(), map));
                }
            }
            _ => {}
        }
        mended
    }
}

/// Writes the pages, with the annotations of each, and the trailer, and all objects as bytes.
pub(super) fn close(
    mut file: File,
    sheets: Vec<Sheet>,
    pictures: Dictionary,
    annotations: &[Vec<ObjectId>],
) -> Vec<u8> {
    let mut resources = dictionary! { "Font" => file.fonts.clone() };
    if !pictures.is_empty() {
        resources.set("XObject", pictures);
    }
    let resources = file.add(resources);
    let root = file.number();
    let pages = file.pages.clone();
    let leaves: Vec<ObjectId> = pages.chunks(FAN).map(|_| file.number()).collect();
    for (index, sheet) in sheets.into_iter().enumerate() {
        let mut content = Dictionary::new();
        if file.streams == Streams::Deflated {
            content.set("Filter", name("FlateDecode"));
        }
        let page = dictionary! {
            "Type" => "Page",
            "Parent" => leaves[index / FAN],
            "MediaBox" => vec![
                0.into(),
                0.into(),
                length(sheet.size.width.0),
                length(sheet.size.height.0),
            ],
            "Resources" => resources,
            "Contents" => file.add_plain(content, sheet.content),
            "StructParents" => count(index),
            // ISO 14289-1, 7.18.3.
            "Tabs" => "S",
        };
        let mut page = page;
        if sheet.is_sheer {
            // ISO 19005-3, 6.2.10.
            let group = dictionary! { "S" => name("Transparency"), "CS" => name("DeviceRGB") };
            page.set("Group", group);
        }
        if let Some(annotations) = annotations.get(index).filter(|list| !list.is_empty()) {
            let list = annotations.iter().map(|&number| Object::Reference(number));
            page.set("Annots", Object::Array(list.collect()));
        }
        file.set(pages[index], page);
    }
    page_tree(&mut file, root, &leaves);
    file.catalog.set("Pages", root);
    let catalog = std::mem::take(&mut file.catalog);
    let info = std::mem::take(&mut file.info);
    let (catalog, info) = (file.add(catalog), file.add(info));
    let trailer = dictionary! { "Root" => catalog, "Info" => info, "ID" => save::unsealed() };
    save::file(file.objects, trailer, file.streams)
}

/// Writes the page tree, of two levels (ISO 32000-1, 7.7.3).
fn page_tree(file: &mut File, root: ObjectId, leaves: &[ObjectId]) {
    let pages = file.pages.clone();
    for (&leaf, pages) in leaves.iter().zip(pages.chunks(FAN)) {
        let node = dictionary! {
            "Type" => "Pages",
            "Parent" => root,
            "Count" => count(pages.len()),
            "Kids" => pages.iter().map(|&page| page.into()).collect::<Vec<Object>>(),
        };
        file.set(leaf, node);
    }
    let node = dictionary! {
        "Type" => "Pages",
        "Count" => count(pages.len()),
        "Kids" => leaves.iter().map(|&leaf| leaf.into()).collect::<Vec<Object>>(),
    };
    file.set(root, node);
}
