//! A finished document as a PDF file: PDF 1.7, PDF/UA-1 and PDF/A-3a, or PDF/A-2a where no
//! file is attached (`UA1.md` and `A3.md` beside this file say how each clause is kept).
//!
//! printpdf writes what stands on the pages and the fonts; on the objects that it hands over,
//! the files of this folder add what it has no words for: structure, metadata, bookmarks,
//! destinations and the attachment. Knows nothing of dossiers and makes no choices of layout.
//! The same document gives the same bytes: no clock, no path and no chance enters.

mod number;
mod bytes;
mod objects;
mod save;
mod lean;
mod cmap;
mod font;
mod picture;
mod sheet;
mod roles;
mod content;
mod file;
mod tree;
mod tags;
mod outline;
mod meta;
mod icc;
mod attachment;

pub use attachment::content;
pub use save::is_sealed;

use crate::page::{Document, Page, Structure};

use file::File;
use picture::Pictures;
use sheet::Sheet;

/// How a file is written.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Options {
    /// Whether streams are deflated.
    pub streams: Streams,
}

/// What becomes of the streams in a file.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Streams {
    /// They are deflated.
    #[default]
    Deflated,
    /// They stay as they are, for people who read the file.
    Plain,
}

/// Writes a document.
///
/// # Panics
///
/// Never for a document that keeps the invariants written at [`crate::page`]'s types.
#[must_use]
pub fn write(document: &Document, options: &Options) -> Vec<u8> {
    let Document { pages, structure, .. } = document;
    let encoded = encoded(pages.as_slice(), structure, options, content::sheets);
    closed(encoded, document)
}

/// Writes a document, and takes from its pages what stands on them as soon as it is encoded, so
/// that a long one takes no more memory than it must.
#[must_use]
pub fn drain(document: &mut Document, options: &Options) -> Vec<u8> {
    let Document { pages, structure, .. } = document;
    let encoded = encoded(pages.as_mut_slice(), structure, options, content::drained);
    closed(encoded, document)
}

/// Encoded pages, and the file that they are to stand in, with its fonts.
struct Encoded {
    sheets: Vec<Sheet>,
    pictures: Pictures,
    file: File,
}

/// Encodes all pages.
fn encoded<P: AsRef<[Page]> + Send>(
    pages: P,
    structure: &Structure,
    options: &Options,
    encode: impl FnOnce(P, content::Shared<'_>) -> Vec<Sheet> + Send,
) -> Encoded {
    let count = pages.as_ref().len();
    let codes = font::codes(pages.as_ref());
    let pictures = picture::pictures(pages.as_ref());
    let figures = roles::Figures::of(structure);
    let shared = content::Shared {
        structure,
        codes: &codes,
        pictures: &pictures,
        figures: &figures,
        streams: options.streams,
    };
    // Fonts are cut to what the pages draw while the pages are encoded.
    let (sheets, file) =
        rayon::join(|| encode(pages, shared), || file::open(&codes, count, options.streams));
    Encoded { sheets, pictures, file }
}

/// Adds what stands on no page, and closes the file.
fn closed(encoded: Encoded, document: &Document) -> Vec<u8> {
    let Encoded { sheets, pictures, mut file } = encoded;
    // Fonts are deflated while the structure is written.
    let raw = file.take_raw();
    let structure = || {
        let annotations = tags::write(&mut file, document, &sheets);
        outline::write(&mut file, document);
        attachment::write(&mut file, document);
        meta::write(&mut file, document);
        annotations
    };
    let (annotations, deflated) = rayon::join(structure, || raw.deflated());
    file.put_back(deflated);
    let pictures = pictures.write(&mut file);
    file::close(file, sheets, pictures, &annotations)
}
