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
mod content;
mod file;
mod tree;
mod tags;
mod outline;
mod meta;
mod icc;
mod attachment;

pub use attachment::content;
pub use bytes::make_ready;
pub use save::is_sealed;

use crate::page::Document;

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
    let codes = font::codes(&document.pages);
    let pictures = picture::pictures(&document.pages);
    let figures = tags::Figures::of(&document.structure);
    let shared = content::Shared {
        structure: &document.structure,
        codes: &codes,
        pictures: &pictures,
        figures: &figures,
        streams: options.streams,
    };
    // Fonts are cut to what the pages draw while the pages are encoded.
    let (sheets, file) = rayon::join(
        || content::sheets(&document.pages, shared),
        || file::open(&codes, document.pages.len(), options.streams),
    );
    closed(file, document, (sheets, pictures))
}

/// Writes a document, and takes from its pages what stands on them as soon as it is encoded, so
/// that a long one takes no more memory than it must.
#[must_use]
pub fn drain(document: &mut Document, options: &Options) -> Vec<u8> {
    let codes = font::codes(&document.pages);
    let pictures = picture::pictures(&document.pages);
    let figures = tags::Figures::of(&document.structure);
    let Document { pages, structure, .. } = document;
    let shared = content::Shared {
        structure,
        codes: &codes,
        pictures: &pictures,
        figures: &figures,
        streams: options.streams,
    };
    let count = pages.len();
    let (sheets, file) = rayon::join(
        || content::drained(pages, shared),
        || file::open(&codes, count, options.streams),
    );
    closed(file, document, (sheets, pictures))
}

/// Adds what stands on no page, and closes the file.
fn closed(
    mut file: file::File,
    document: &Document,
    (sheets, pictures): (Vec<content::Sheet>, picture::Pictures),
) -> Vec<u8> {
    // Fonts are deflated while the structure is written.
    let raw = file.take_raw();
    let structure = || {
        let tagged = tags::write(&mut file, document, &sheets);
        outline::write(&mut file, document);
        attachment::write(&mut file, document);
        meta::write(&mut file, document);
        tagged
    };
    let (tagged, deflated) = rayon::join(structure, || raw.deflated());
    file.put_back(deflated);
    let pictures = pictures.write(&mut file);
    file::close(file, sheets, pictures, &tagged)
}
