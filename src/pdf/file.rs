//! The file as a list of numbered objects, from the document that printpdf hands over to the
//! bytes at the end.

use std::io::Write;

use flate2::Compression;
use flate2::write::ZlibEncoder;
use lopdf::{Dictionary, Object, ObjectId, Stream, dictionary};
use printpdf::{Mm, PdfDocument, PdfPage, PdfSaveOptions};

use crate::pdf::Streams;
use crate::pdf::content::Sheet;
use crate::pdf::font::{self, Codes};
use crate::pdf::number::{Fingerprint, count, length, name};
use crate::pdf::tags::Tagged;

/// How many pages a node of the page tree holds.
const FAN: usize = 32;

/// A file that is being written.
#[derive(Debug)]
pub(super) struct File {
    objects: lopdf::Document,
    streams: Streams,
    /// Numbers of objects that were taken away, for use before new ones.
    free: Vec<ObjectId>,
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
    fingerprint: Fingerprint,
}

impl File {
    /// The number for an object that is to come.
    pub(super) fn number(&mut self) -> ObjectId {
        self.free.pop().unwrap_or_else(|| self.objects.new_object_id())
    }

    /// Puts an object in the place of its number.
    pub(super) fn set(&mut self, number: ObjectId, object: impl Into<Object>) {
        self.objects.objects.insert(number, object.into());
    }

    /// Adds an object.
    pub(super) fn add(&mut self, object: impl Into<Object>) -> ObjectId {
        let number = self.number();
        self.set(number, object);
        number
    }

    /// Adds a stream, deflated if that is asked for.
    pub(super) fn add_stream(
        &mut self,
        mut dictionary: Dictionary,
        content: Vec<u8>,
    ) -> ObjectId {
        let content = match self.streams {
            Streams::Deflated => {
                dictionary.set("Filter", name("FlateDecode"));
                deflate(&content)
            }
            Streams::Plain => content,
        };
        self.add_plain(dictionary, content)
    }

    /// Adds a stream as it is.
    pub(super) fn add_plain(&mut self, dictionary: Dictionary, content: Vec<u8>) -> ObjectId {
        self.fingerprint.add(&content);
        self.add(Stream::new(dictionary, content))
    }
}

/// Deflates some bytes.
pub(super) fn deflate(bytes: &[u8]) -> Vec<u8> {
    let mut encoder = ZlibEncoder::new(Vec::new(), Compression::new(6));
    encoder.write_all(bytes).and_then(|()| encoder.finish()).expect("memory takes all bytes")
}

/// Opens a file with the fonts in it and numbers for the pages.
pub(super) fn open(codes: &Codes, pages: usize, streams: Streams) -> File {
    let mut frame = PdfDocument::new("");
    frame.resources.fonts.map = codes.faces().map(font::embedded).collect();
    frame.pages = vec![PdfPage::new(Mm(0.0), Mm(0.0), font::specimen(codes))];
    let options = PdfSaveOptions { secure: false, ..PdfSaveOptions::default() };
    let objects = frame.to_lopdf_document(&options, &mut Vec::new());
    let mut file = File {
        objects,
        streams,
        free: Vec::new(),
        pages: Vec::new(),
        fonts: Object::Null,
        name_trees: Dictionary::new(),
        catalog: dictionary! { "Type" => "Catalog" },
        info: Dictionary::new(),
        fingerprint: Fingerprint::new(),
    };
    keep_fonts(&mut file);
    mend_fonts(&mut file, codes);
    file.pages = (0..pages).map(|_| file.number()).collect();
    file
}

/// Takes away all that printpdf has written but the fonts.
fn keep_fonts(file: &mut File) {
    let objects = std::mem::take(&mut file.objects.objects);
    let fonts = objects.values().find_map(|object| {
        let page = object.as_dict().ok().filter(|dictionary| dictionary.has_type(b"Page"))?;
        let resources = objects.get(&page.get(b"Resources").ok()?.as_reference().ok()?)?;
        resources.as_dict().ok()?.get(b"Font").ok().cloned()
    });
    file.fonts = fonts.unwrap_or(Object::Null);
    let mut kept = vec![];
    reach(&objects, &file.fonts, &mut kept);
    for (number, object) in objects {
        if kept.contains(&number) {
            file.objects.objects.insert(number, object);
        } else {
            file.free.push(number);
        }
    }
    // The least number is used first.
    file.free.reverse();
}

/// Collects the numbers of all objects that an object leads to.
fn reach(
    objects: &std::collections::BTreeMap<ObjectId, Object>,
    from: &Object,
    kept: &mut Vec<ObjectId>,
) {
    match from {
        Object::Reference(number) if !kept.contains(number) => {
            kept.push(*number);
            if let Some(object) = objects.get(number) {
                reach(objects, object, kept);
            }
        }
        Object::Array(array) => array.iter().for_each(|object| reach(objects, object, kept)),
        Object::Dictionary(dictionary) => {
            dictionary.iter().for_each(|(_, object)| reach(objects, object, kept));
        }
        _ => {}
    }
}

/// Deflates the font programs and gives the descriptors what printpdf leaves out.
fn mend_fonts(file: &mut File, codes: &Codes) {
    let streams = file.streams;
    let heights: Vec<(Vec<u8>, i64)> = codes
        .faces()
        .map(|coded| (coded.postscript_name().as_bytes().to_vec(), font::cap_height(coded)))
        .collect();
    for object in file.objects.objects.values_mut() {
        match object {
            Object::Stream(stream) => {
                file.fingerprint.add(&stream.content);
                if streams == Streams::Deflated {
                    stream.dict.set("Filter", name("FlateDecode"));
                    stream.set_content(deflate(&stream.content));
                }
            }
            Object::Dictionary(dictionary) if dictionary.has_type(b"FontDescriptor") => {
                let Ok(Object::Name(font)) = dictionary.get(b"FontName") else {
                    continue;
                };
                let height = heights.iter().find(|(name, _)| font.ends_with(name));
                if let Some(&(_, height)) = height {
                    dictionary.set("CapHeight", height);
                }
            }
            _ => {}
        }
    }
}

/// Writes the pages and the trailer, and all objects as bytes.
pub(super) fn close(mut file: File, sheets: Vec<Sheet>, tagged: &Tagged) -> Vec<u8> {
    let resources = file.add(dictionary! { "Font" => file.fonts.clone() });
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
        if let Some(annotations) = tagged.annotations.get(index).filter(|list| !list.is_empty())
        {
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
    let id =
        Object::String(file.fingerprint.bytes().to_vec(), lopdf::StringFormat::Hexadecimal);
    let trailer = dictionary! {
        "Root" => catalog,
        "Info" => info,
        "ID" => vec![id.clone(), id],
    };
    let mut objects = file.objects;
    objects.version = "1.7".to_owned();
    objects.trailer = trailer;
    let mut bytes = Vec::new();
    match file.streams {
        Streams::Deflated => objects.save_modern(&mut bytes),
        Streams::Plain => objects.save_to(&mut bytes),
    }
    .expect("memory takes all bytes");
    bytes
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
