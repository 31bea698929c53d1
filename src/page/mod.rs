//! The finished pages: things at fixed places, each with its part in the logical structure.
//!
//! This is the waist of the program. Everything before it makes a [`Document`]; `pdf` writes
//! one. Neither side knows the other, and nothing here knows of JSON, line breaking or PDF.

mod frame;
mod glyphs;
mod structure;

pub use frame::{Artifact, Cluster, Frame, GlyphRun, Item, Placed, Tag};
pub use glyphs::{Glyph, GlyphIter, Glyphs};
pub use structure::{Node, NodeId, Origin, Role, Scope, Structure};

use chrono::NaiveDateTime;

use crate::geom::{Point, Pt, Size};
use crate::language::Language;

/// A finished document.
#[derive(Clone, Debug)]
pub struct Document {
    /// What the file says of itself.
    pub info: Info,
    /// The pages in order.
    pub pages: Vec<Page>,
    /// The logical tree, in reading order.
    pub structure: Structure,
    /// The bookmarks, in reading order.
    pub outline: Vec<Bookmark>,
    /// The places that links lead to, by [`DestinationId`].
    pub destinations: Vec<Destination>,
    /// The file carried inside, usually the dossier itself.
    pub attachment: Option<Attachment>,
    /// The grid that running text stands on.
    pub grid: Grid,
}

/// The grid of running text. Writers have no use for it; it says what was meant, so that the
/// finished pages can be held against it.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct Grid {
    /// From the top of the paper to a baseline.
    pub baseline: Pt,
    /// Between baselines.
    pub leading: Pt,
    /// The size of the em of running text.
    pub size: Pt,
}

/// A column of text on a page, as it was filled.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Column {
    /// Its top left corner.
    pub at: Point,
    /// Its width, and its height as far as it is filled.
    pub filled: Size,
    /// The height down to the foot of the page.
    pub room: Pt,
    /// From the left, from 0.
    pub number: u8,
    /// The part that flows through it; columns of one part on one page are filled together.
    pub flow: u32,
    /// Whether that part ends on this page.
    pub ends: bool,
}

/// What a document says of itself. Holds nothing of the machine or the moment it is made.
#[derive(Clone, Debug, PartialEq)]
pub struct Info {
    /// The title, without markup.
    pub title: String,
    /// The language of the whole text.
    pub language: Language,
    /// The authors; empty unless the user asked for them.
    pub authors: Vec<String>,
    /// The day the document bears, at midnight, or the moment that the user wants it to bear
    /// (UTC).
    pub published: NaiveDateTime,
}

/// One finished page.
#[derive(Clone, Debug)]
pub struct Page {
    /// The size of the paper.
    pub size: Size,
    /// What stands on it, from its top left corner, in the order of painting. It stays in the
    /// pieces in which it was put down: on a long way to the file, nothing is copied together.
    pub pieces: Vec<Vec<Placed>>,
    /// What the page is called, for page labels: "1", "iv".
    pub label: String,
    /// Its columns, from top to foot.
    pub columns: Vec<Column>,
}

impl Page {
    /// All that stands on it, in the order of painting.
    pub fn items(&self) -> impl Iterator<Item = &Placed> {
        self.pieces.iter().flatten()
    }

    /// Takes away what is not to be kept.
    pub fn retain(&mut self, mut keep: impl FnMut(&mut Placed) -> bool) {
        self.pieces.iter_mut().for_each(|piece| piece.retain_mut(&mut keep));
    }
}

/// A line of the outline.
#[derive(Clone, Debug, PartialEq)]
pub struct Bookmark {
    /// What it says.
    pub title: String,
    /// Its depth, from 1; at most one deeper than the bookmark before it.
    pub level: u8,
    /// Where it leads.
    pub target: DestinationId,
}

/// A place that links lead to.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct DestinationId(pub u32);

/// Where a [`DestinationId`] stands.
#[derive(Clone, Debug, PartialEq)]
pub struct Destination {
    /// Its name, unique in the document, of ASCII letters, digits, `-`, `_`, `.` and `/`.
    pub name: String,
    /// The index of the page.
    pub page: usize,
    /// The height on the page that comes to the top of the window, from the top of the paper.
    pub y: Pt,
}

/// A file carried inside the document.
#[derive(Clone, Debug, PartialEq)]
pub struct Attachment {
    /// Its file name, without a folder.
    pub name: String,
    /// Its media type.
    pub media_type: String,
    /// What it is, for people.
    pub description: String,
    /// What it holds.
    pub content: Content,
}

/// What a file holds.
#[derive(Clone, Debug, PartialEq)]
pub enum Content {
    /// Its bytes.
    Plain(Vec<u8>),
    /// Its bytes deflated, in the format of RFC 1950.
    Deflated {
        /// How many there are.
        size: usize,
        /// What they have become.
        bytes: Vec<u8>,
    },
}

/// What a link leads to.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub enum Target {
    /// An address outside the document.
    Address(String),
    /// A place in the document.
    Place(DestinationId),
}
