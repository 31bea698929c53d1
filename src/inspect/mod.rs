//! What is in a PDF file: the dossier it carries, and everything that leaves the building with it.
//!
//! Reads any bytes at all: a hostile file costs a bounded amount of work and memory and ends in a
//! [`Fault`], or in an [`Inspection`] that says what could not be read. The reader is a small one
//! of its own, since the libraries at hand keep all objects in memory at once. Makes no judgement
//! of form: how an inspection is shown is for the command to say.

mod filter;
mod gather;
mod marking;
mod reader;
mod show;
mod surprise;
mod syntax;

pub use marking::Marked;
pub use surprise::Surprise;

use std::fmt;

use serde::Serialize;

use crate::inspect::reader::Reader;
use crate::inspect::syntax::{Dictionary, Object};

/// The largest file that is looked at.
pub const MOST_BYTES: usize = 200_000_000;

/// The largest attachment that is given back.
pub const MOST_ATTACHED: usize = 100_000_000;

/// Everything worth knowing of a file.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Inspection {
    /// The version that its first line states.
    pub version: String,
    /// How many bytes it has.
    pub bytes: usize,
    /// How many pages it has.
    pub pages: usize,
    /// Whether every byte is as our writer has left it.
    pub is_sealed: bool,
    /// The standards that it says it keeps, such as `PDF/A-3A` and `PDF/UA-1`.
    pub conformance: Vec<String>,
    /// The information dictionary.
    pub info: Vec<Property>,
    /// The text of the XMP metadata, if there are any.
    pub metadata: Option<String>,
    /// The markings that stand on the pages, in order; together they are all pages.
    pub markings: Vec<Marked>,
    /// The fonts, by name.
    pub fonts: Vec<Font>,
    /// The files it carries.
    pub attachments: Vec<Attached>,
    /// How many links lead to places in it.
    pub places: usize,
    /// The addresses that its links lead to, each once.
    pub addresses: Vec<String>,
    /// The pictures.
    pub images: Vec<Image>,
    /// How its bytes are spent; together they are all of them.
    pub spent: Vec<Spent>,
    /// What nobody would expect in a file of ours.
    pub surprises: Vec<Surprise>,
}

/// Something that a file says of itself.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Property {
    /// What.
    pub name: String,
    /// In which words.
    pub value: String,
}

/// A font.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize)]
pub struct Font {
    /// Its name, without the letters that mark a subset.
    pub name: String,
    /// Whether only the glyphs that are drawn are in the file.
    pub is_subset: bool,
    /// The bytes of its program in the file; `None` if it is not embedded.
    pub bytes: Option<usize>,
}

/// A file that is carried inside.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Attached {
    /// Its name.
    pub name: String,
    /// Its media type, if stated.
    pub media_type: Option<String>,
    /// What it is to the document, such as `Source`.
    pub relationship: Option<String>,
    /// What it is, in words.
    pub description: Option<String>,
    /// How many bytes it has.
    pub bytes: Option<usize>,
    /// The SHA-256 of its bytes, in hexadecimal digits.
    pub sha256: Option<String>,
}

/// A picture.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Image {
    /// Pixels in a row.
    pub width: i64,
    /// Rows.
    pub height: i64,
    /// How it is compressed, such as `DCTDecode` for JPEG.
    pub filter: Option<String>,
    /// Its bytes in the file.
    pub bytes: usize,
}

/// A share of the bytes of a file.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Spent {
    /// On what.
    pub kind: Kind,
    /// How many bytes.
    pub bytes: usize,
}

/// What bytes are spent on.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum Kind {
    /// What stands on the pages.
    Content,
    /// Fonts.
    Fonts,
    /// Pictures.
    Images,
    /// Files carried inside.
    Attachments,
    /// The structure tree.
    Structure,
    /// Links, bookmarks and named places.
    Navigation,
    /// Metadata and the colour profile.
    Metadata,
    /// Cross-references, and what stands between objects.
    Frame,
    /// Anything else.
    Other,
}

/// Why a file cannot be looked at, or its dossier not be had.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Fault {
    /// It is no PDF file, or one without a catalog.
    NoPdf,
    /// It, or what it carries, is larger than we read.
    TooLarge,
    /// It is encrypted.
    Encrypted,
    /// It carries no file.
    NoAttachment,
    /// What it carries is compressed in a way that is not read.
    Filter,
    /// What it carries is damaged.
    Damaged,
}

impl fmt::Display for Fault {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str(match self {
            Fault::NoPdf => "the file is no PDF, or is too badly damaged to be read",
            Fault::TooLarge => "the file, or what it carries, is too large to be read safely",
            Fault::Encrypted => "the PDF is encrypted",
            Fault::NoAttachment => "the PDF carries no dossier",
            Fault::Filter => "the dossier in the PDF is compressed in a way that is not read",
            Fault::Damaged => "the dossier in the PDF is damaged",
        })
    }
}

impl std::error::Error for Fault {}

/// A file that was carried inside a PDF.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Extracted {
    /// Its file name, without a folder.
    pub name: String,
    /// Its media type.
    pub media_type: String,
    /// What it is, for people.
    pub description: String,
    /// Its bytes.
    pub bytes: Vec<u8>,
}

/// Gives back the file that a PDF carries, byte for byte: the one that it calls its source, else
/// the first.
///
/// # Errors
///
/// A [`Fault`] if the bytes are no PDF, or it carries no file that can be had.
pub fn extract(bytes: &[u8]) -> Result<Extracted, Fault> {
    let mut reader = open(bytes)?;
    let specifications = gather::specifications(&mut reader);
    let is_source = |specification: &&Dictionary| {
        let relationship = specification.get(b"AFRelationship".as_slice());
        relationship.and_then(Object::name) == Some(b"Source")
    };
    let specification = specifications.iter().find(is_source).or(specifications.first());
    let specification = specification.ok_or(Fault::NoAttachment)?;
    let file = gather::attached(&mut reader, specification);
    Ok(Extracted {
        name: file.name,
        media_type: file.media_type.unwrap_or_default(),
        description: file.description.unwrap_or_default(),
        bytes: gather::attached_bytes(&mut reader, specification)?,
    })
}

/// Looks at everything in a PDF.
///
/// # Errors
///
/// A [`Fault`] if the bytes are no PDF, or one that is encrypted or too large.
pub fn inspect(bytes: &[u8]) -> Result<Inspection, Fault> {
    gather::inspection(open(bytes)?, bytes)
}

fn open(bytes: &[u8]) -> Result<Reader<'_>, Fault> {
    if bytes.len() > MOST_BYTES {
        return Err(Fault::TooLarge);
    }
    // Readers allow for some bytes before the header (ISO 32000-1, annex H, note 13).
    if !bytes
        .iter()
        .take(1024)
        .collect::<Vec<_>>()
        .windows(5)
        .any(|window| window.iter().copied().eq(b"%PDF-"))
    {
        return Err(Fault::NoPdf);
    }
    Reader::new(bytes)
}
