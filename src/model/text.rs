//! Inline text: what is printed, and where it leads. How it is written is the business of
//! `inline`.

use super::{ActorId, SourceId};
use crate::language::Language;

/// Inline text: pieces one after another.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Text {
    /// The pieces. Neighbouring text pieces differ in style, language or link.
    pub pieces: Vec<Piece>,
}

impl Text {
    /// The runs, without citations.
    pub fn runs(&self) -> impl Iterator<Item = &Run> {
        self.pieces.iter().filter_map(|piece| match piece {
            Piece::Run(run) => Some(run),
            Piece::Cite(_) => None,
        })
    }

    /// The citations in order.
    pub fn citations(&self) -> impl Iterator<Item = &Citation> {
        self.pieces.iter().flat_map(|piece| match piece {
            Piece::Run(_) => &[],
            Piece::Cite(cites) => cites.as_slice(),
        })
    }

    /// The characters, without markup and citations.
    #[must_use]
    pub fn plain(&self) -> String {
        self.runs().map(|run| run.text.as_str()).collect()
    }
}

/// A piece of inline text.
#[derive(Clone, Debug, PartialEq)]
pub enum Piece {
    /// Characters as printed: with typographic quotation marks, dashes and ellipses.
    Run(Run),
    /// One mark that cites one or several sources.
    Cite(Vec<Citation>),
}

/// Characters of one style.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Run {
    /// The characters, in NFC.
    pub text: String,
    /// `*emphasis*`.
    pub emphasis: bool,
    /// `**strong**`.
    pub strong: bool,
    /// `` `code` ``.
    pub code: bool,
    /// The language, where it differs from the document's.
    pub language: Option<Language>,
    /// What it leads to.
    pub link: Option<Link>,
}

/// What a stretch of text leads to.
#[derive(Clone, Debug, PartialEq)]
pub enum Link {
    /// An address, verbatim.
    Address(String),
    /// An actor's profile.
    Actor(ActorId),
}

/// A source cited at a place.
#[derive(Clone, Debug, PartialEq)]
pub struct Citation {
    /// The source.
    pub source: SourceId,
    /// Where in it: "p. 4".
    pub locator: Option<String>,
}
