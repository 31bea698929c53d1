//! Things at fixed places. Every one carries a [`Tag`]: nothing can be drawn that is neither
//! part of the text nor marked as decoration.

use std::sync::Arc;

use unicode_bidi::{BidiClass, bidi_class};

use crate::font::FaceId;
use crate::geom::{Point, Pt, Size};
use crate::image::{Crop, Picture};
use crate::page::{GlyphIter, Glyphs, NodeId, Target};
use crate::paint::{Rgb, Shape};

/// A flat list of placed things, painted in order. Frames do not nest: [`Frame::put`] moves the
/// things of another frame in.
#[derive(Clone, Debug, Default)]
pub struct Frame {
    /// Its extent.
    pub size: Size,
    /// What stands in it, from its top left corner.
    pub items: Vec<Placed>,
}

impl Frame {
    /// An empty frame.
    #[must_use]
    pub const fn new(size: Size) -> Frame {
        Frame { size, items: Vec::new() }
    }

    /// Places one thing.
    pub fn push(&mut self, at: Point, tag: Tag, item: Item) {
        self.items.push(Placed { at, tag, item });
    }

    /// Moves the things of another frame in, with its corner at `at`.
    pub fn put(&mut self, at: Point, frame: Frame) {
        self.items.extend(
            frame.items.into_iter().map(|placed| Placed { at: placed.at + at, ..placed }),
        );
    }
}

/// A thing at its place.
#[derive(Clone, Debug)]
pub struct Placed {
    /// Text: the left end of the baseline. Shapes: the origin of the path. Links and pictures: the
    /// top left corner.
    pub at: Point,
    /// Its part in the logical structure.
    pub tag: Tag,
    /// The thing.
    pub item: Item,
}

/// What a placed thing is to a reader who cannot see the page.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Tag {
    /// Content of this element.
    Node(NodeId),
    /// Not content: passed over when the page is read aloud.
    Artifact(Artifact),
}

/// Why a thing is no content (ISO 32000-1, 14.8.2.2.2).
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Artifact {
    /// A running head.
    Header,
    /// A running foot.
    Footer,
    /// Rules, tints and marks.
    Layout,
}

/// A thing that can stand on a page.
#[derive(Clone, Debug)]
pub enum Item {
    /// A stretch of text on one baseline.
    Text(GlyphRun),
    /// A line or an area.
    Shape(Box<Shape>),
    /// A rectangle that shows a part of a picture, stretched to fill it. The same picture may be
    /// shown any number of times; the file holds it once.
    Image(Size, Arc<Picture>, Box<Crop>),
    /// An invisible rectangle that leads elsewhere. Its tag is a node with [`Role::Link`].
    ///
    /// [`Role::Link`]: crate::page::Role::Link
    Link(Size, Target),
}

/// A stretch of text in one face, size, colour and direction on one baseline, in visual order.
/// Runs that follow each other stand in the order in which they are read.
#[derive(Clone, Debug, PartialEq)]
pub struct GlyphRun {
    /// The face that draws it.
    pub face: FaceId,
    /// The size of the em.
    pub size: Pt,
    /// Its colour.
    pub fill: Rgb,
    /// Horizontal scale of glyphs and advances; 1 is natural.
    pub expansion: f64,
    /// The text that the glyphs stand for, in the order of the glyphs (for a right-to-left run
    /// that is the reverse of the logical order, cluster by cluster).
    pub text: Box<str>,
    /// The glyphs from left to right.
    pub glyphs: Glyphs,
}

/// The glyphs that stand together for a piece of text.
#[derive(Clone, Copy, Debug)]
pub struct Cluster<'a> {
    /// The glyphs, from left to right.
    pub glyphs: GlyphIter<'a>,
    /// The text.
    pub text: &'a str,
}

impl GlyphRun {
    /// The clusters from left to right.
    pub fn clusters(&self) -> impl Iterator<Item = Cluster<'_>> {
        let mut rest = self.glyphs.iter();
        let mut text = &*self.text;
        std::iter::from_fn(move || {
            let (bytes, glyphs) = rest.cluster()?;
            let (own, after) = text.split_at_checked(bytes.into()).unwrap_or((text, ""));
            text = after;
            Some(Cluster { glyphs, text: own })
        })
    }

    /// Whether it is read from right to left: all of a run has one direction (UAX #9), and only
    /// such a run has letters of it.
    #[must_use]
    pub fn is_right_to_left(&self) -> bool {
        self.text.chars().any(|letter| {
            letter >= '\u{590}' && matches!(bidi_class(letter), BidiClass::R | BidiClass::AL)
        })
    }

    /// Its text in the order in which it is read.
    #[must_use]
    pub fn reading(&self) -> String {
        if !self.is_right_to_left() {
            return self.text.to_string();
        }
        let clusters: Vec<&str> = self.clusters().map(|cluster| cluster.text).collect();
        clusters.into_iter().rev().collect()
    }

    /// From the origin of the first glyph to the end of the last one's advance.
    #[must_use]
    pub fn width(&self) -> Pt {
        let units: i64 = self.glyphs.iter().map(|glyph| i64::from(glyph.advance)).sum();
        #[expect(clippy::cast_precision_loss, reason = "a line is far shorter than 2^52 units")]
        let em = units as f64 / 1000.0;
        self.size * (em * self.expansion)
    }
}
