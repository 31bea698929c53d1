//! One page's things as operators (ISO 32000-1, 8.2).
//!
//! The only place where y is turned round: here it grows upwards from the foot of the page.
//! Each page is encoded by itself, from nothing but its items and the finished codes.
//! Neighbours with the same tag share one marked-content sequence (14.7.4.2); its number
//! counts from 0 on each page.

mod ink;
mod text;

use lopdf::Object;
use printpdf::{Op, PdfDocument, PdfPage, PdfSaveOptions};
use rayon::prelude::*;

use crate::geom::{Point, Pt, Size};
use crate::page::{Artifact, Item, NodeId, Page, Structure, Tag, Target};
use crate::paint::{Rgb, Stroke};
use crate::pdf::Streams;
use crate::pdf::bytes::deflate;
use crate::pdf::font::Codes;
use crate::pdf::number::{push_thousandths, push_utf16, push_whole, thousandths};
use crate::pdf::picture::Pictures;
use crate::pdf::roles::{self, Figures};
use crate::pdf::sheet::{Area, Kind, Link, Part, Sheet};

/// What all pages share.
#[derive(Clone, Copy, Debug)]
pub(super) struct Shared<'a> {
    pub(super) structure: &'a Structure,
    pub(super) codes: &'a Codes,
    pub(super) pictures: &'a Pictures,
    pub(super) figures: &'a Figures,
    pub(super) streams: Streams,
}

/// How many pages are encoded in one go: enough that what printpdf does for each document does
/// not count, few enough that no core waits for another at the end.
const BATCH: usize = 8;

/// Encodes all pages.
pub(super) fn sheets(pages: &[Page], shared: Shared<'_>) -> Vec<Sheet> {
    let batches = pages.par_chunks(chunk(pages.len())).with_max_len(1);
    batches.flat_map_iter(|pages| batch(pages, shared)).collect()
}

/// Encodes all pages, and lets go of what stands on each as soon as that is done: of a long
/// document the encoded pages are the smaller part.
pub(super) fn drained(pages: &mut [Page], shared: Shared<'_>) -> Vec<Sheet> {
    let encoded = |pages: &mut [Page]| {
        let sheets = batch(pages, shared);
        pages.iter_mut().for_each(|page| page.pieces = Vec::new());
        sheets
    };
    let batches = pages.par_chunks_mut(chunk(pages.len())).with_max_len(1);
    batches.flat_map_iter(encoded).collect()
}

/// How many of so many pages are encoded in one go. A short document is shared out page by page;
/// its bytes do not depend on that.
fn chunk(pages: usize) -> usize {
    if pages <= 4 * BATCH { 1 } else { BATCH }
}

/// Encodes some pages.
fn batch(pages: &[Page], shared: Shared<'_>) -> Vec<Sheet> {
    let mut encoded: Vec<Encoder<'_>> = pages.iter().map(|page| encode(page, shared)).collect();
    let ops = encoded.iter_mut().map(|encoder| std::mem::take(&mut encoder.ops)).collect();
    let sheets = pages.iter().zip(encoded).zip(rendered(ops));
    sheets
        .map(|((page, encoder), content)| Sheet {
            size: page.size,
            content: match shared.streams {
                Streams::Deflated => deflate(&bytes(content)),
                Streams::Plain => bytes(content),
            },
            parts: encoder.parts,
            links: encoder.links,
            figures: encoder.figures,
            is_sheer: encoder.is_sheer,
        })
        .collect()
}

/// Encodes one page.
fn encode<'a>(page: &Page, shared: Shared<'a>) -> Encoder<'a> {
    let mut encoder = Encoder::new(page, shared);
    for placed in page.items() {
        match &placed.item {
            Item::Text(run) => encoder.run(placed.at, placed.tag, run),
            Item::Shape(shape) => {
                encoder.begin(placed.tag, Matter::Ink);
                encoder.shape(placed.at, shape);
            }
            Item::Image(size, picture, crop) => {
                encoder.begin(placed.tag, Matter::Ink);
                encoder.image(placed.at, *size, picture, **crop);
            }
            Item::Link(size, target) => encoder.link(placed.at, *size, placed.tag, target),
        }
    }
    encoder.end();
    encoder.end_text();
    encoder
}

/// The operators of each page as printpdf writes them.
fn rendered(pages: Vec<Vec<Op>>) -> Vec<Vec<u8>> {
    let mut document = PdfDocument::new("");
    let paper = printpdf::Mm(0.0);
    document.pages = pages.into_iter().map(|ops| PdfPage::new(paper, paper, ops)).collect();
    let options = PdfSaveOptions { secure: false, ..PdfSaveOptions::default() };
    let mut written = document.to_lopdf_document(&options, &mut Vec::new());
    let pages: Vec<_> = written.get_pages().into_values().collect();
    let mut content = |page| -> Vec<u8> {
        let parts = written.get_page_contents(page).into_iter();
        let parts = parts.filter_map(|part| match written.objects.remove(&part) {
            Some(Object::Stream(stream)) => Some(stream.content),
            _ => None,
        });
        parts.reduce(|before, after| [before, after].concat()).unwrap_or_default()
    };
    pages.into_iter().map(&mut content).collect()
}

/// Operators as bytes. printpdf takes them as text, in which each character stands for a byte.
fn bytes(written: Vec<u8>) -> Vec<u8> {
    match std::str::from_utf8(&written) {
        Ok(text) if !text.is_ascii() => {
            text.chars().map(|character| u8::try_from(character).unwrap_or(b'?')).collect()
        }
        _ => written,
    }
}

/// A marked-content sequence.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Sequence {
    /// Content as it is.
    Plain(Tag),
    /// Glyphs that cannot say what they stand for.
    Replaced(NodeId),
}

/// What stands in a sequence that is being opened.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Matter {
    /// Runs of glyphs.
    Text,
    /// Shapes and pictures.
    Ink,
}

/// A page on its way into operators, with the graphics state (ISO 32000-1, 8.4.1) as the
/// operators so far have left it.
struct Encoder<'a> {
    height: Pt,
    shared: Shared<'a>,
    ops: Vec<Op>,
    parts: Vec<Part>,
    links: Vec<Link>,
    figures: Vec<(NodeId, Area)>,
    /// The figure that the open sequence belongs to.
    figure: Option<NodeId>,
    sequences: i64,
    open: Option<Sequence>,
    /// Whether the open sequence began within the open text object.
    inside: bool,
    /// The text object that is being written; empty outside of one.
    text: String,
    state: text::State,
    /// Kept from one run to the next: its glyphs, and what shows them.
    sheaf: text::Sheaf,
    items: String,
    fill: Rgb,
    stroke: Stroke,
    is_sheer: bool,
}

impl<'a> Encoder<'a> {
    fn new(page: &Page, shared: Shared<'a>) -> Encoder<'a> {
        let black = Rgb(0, 0, 0);
        Encoder {
            height: page.size.height,
            shared,
            ops: Vec::new(),
            parts: Vec::new(),
            links: Vec::new(),
            figures: Vec::new(),
            figure: None,
            sequences: 0,
            open: None,
            inside: false,
            text: String::new(),
            state: text::State::default(),
            sheaf: text::Sheaf::default(),
            items: String::new(),
            fill: black,
            stroke: Stroke::solid(black, Pt(1.0)),
            is_sheer: false,
        }
    }

    /// Opens the sequence for a tag, unless it is open. Sequences of text stand within text
    /// objects, so that one object goes over many of them; all others stand outside (ISO 32000-1,
    /// 14.6.1: a sequence that begins in a text object ends in it).
    fn begin(&mut self, tag: Tag, matter: Matter) {
        if self.open == Some(Sequence::Plain(tag)) && (matter == Matter::Text || !self.inside) {
            return;
        }
        self.end();
        match matter {
            Matter::Text => self.begin_text(),
            Matter::Ink => self.end_text(),
        }
        self.open = Some(Sequence::Plain(tag));
        self.inside = matter == Matter::Text;
        match tag {
            Tag::Node(node) => {
                let number = self.sequence(node);
                self.text.push('/');
                self.text.push_str(roles::name(self.shared.structure, node));
                self.text.push_str("<</MCID ");
                push_whole(&mut self.text, number);
            }
            Tag::Artifact(artifact) => {
                self.text.push_str("/Artifact<<");
                self.text.push_str(said_of(artifact));
            }
        }
        self.text.push_str(">>BDC");
        match matter {
            Matter::Text => self.text.push('\n'),
            Matter::Ink => {
                let key = std::mem::take(&mut self.text);
                self.ops.push(Op::Unknown { key, value: Vec::new() });
            }
        }
    }

    /// Opens a sequence of an element that stands for a text (ISO 32000-1, 14.9.4). It is one of
    /// the element's own and not one within another, which several readers lose track of.
    fn begin_replaced(&mut self, node: NodeId, text: &str) {
        self.end();
        self.open = Some(Sequence::Replaced(node));
        self.inside = true;
        let number = self.sequence(node);
        self.begin_text();
        self.text.push_str("/Span<</MCID ");
        push_whole(&mut self.text, number);
        self.text.push_str("/ActualText");
        push_utf16(&mut self.text, text);
        self.text.push_str(">>BDC\n");
    }

    /// The number of the next sequence, which belongs to an element.
    fn sequence(&mut self, node: NodeId) -> i64 {
        self.parts.push(Part { node, kind: Kind::Sequence });
        self.figure = self.shared.figures.get(node);
        self.sequences += 1;
        self.sequences - 1
    }

    /// Closes the open sequence.
    fn end(&mut self) {
        self.figure = None;
        match self.open.take() {
            Some(_) if std::mem::take(&mut self.inside) => self.text.push_str("EMC\n"),
            Some(_) => {
                self.end_text();
                self.ops.push(Op::EndMarkedContent);
            }
            None => {}
        }
    }

    /// Opens a text object, unless one is open.
    fn begin_text(&mut self) {
        if self.text.is_empty() {
            self.text.push_str("BT\n");
            self.state.restart();
        }
    }

    /// Closes the open text object. No sequence that began in it is open.
    fn end_text(&mut self) {
        debug_assert!(!self.inside, "a sequence ends in the text object in which it began");
        if !self.text.is_empty() {
            let mut key = std::mem::take(&mut self.text);
            key.push_str("ET");
            self.ops.push(Op::Unknown { key, value: Vec::new() });
        }
    }

    /// Notes that the open sequence covers an area: what a figure takes has to be known.
    fn cover(&mut self, area: impl FnOnce() -> Area) {
        let Some(figure) = self.figure else { return };
        let area = area();
        match self.figures.iter_mut().rev().find(|(known, _)| *known == figure) {
            Some((_, covered)) => *covered = covered.with(area),
            None => self.figures.push((figure, area)),
        }
    }

    fn link(&mut self, at: Point, size: Size, tag: Tag, target: &Target) {
        let top = (self.height - at.y).0;
        let area = Area {
            left: at.x.0,
            bottom: top - size.height.0,
            right: (at.x + size.width).0,
            top,
        };
        let Tag::Node(node) = tag else {
            debug_assert!(false, "a link is content");
            return;
        };
        self.parts.push(Part { node, kind: Kind::Link });
        self.links.push(Link { target: target.clone(), area });
    }
}

/// What an artifact says of itself (ISO 32000-1, table 330).
const fn said_of(artifact: Artifact) -> &'static str {
    match artifact {
        Artifact::Header => "/Type/Pagination/Subtype/Header",
        Artifact::Footer => "/Type/Pagination/Subtype/Footer",
        Artifact::Layout => "/Type/Layout",
    }
}

/// Writes a colour. Three digits tell all 256 steps of a channel apart.
fn push_color(out: &mut String, Rgb(red, green, blue): Rgb, operator: &str) {
    for channel in [red, green, blue] {
        push_thousandths(out, thousandths(f64::from(channel) / 255.0));
        out.push(' ');
    }
    out.push_str(operator);
}
