//! A text as characters that know how they look and what may become of them.

use super::Part;
use crate::language::Language;

/// What a citation is among characters.
pub(super) const CITE: char = '\u{FFFC}';

/// A character. A text has as many as it has bytes, twice over: they are kept small.
#[derive(Clone, Copy, Debug)]
pub(super) struct Sign {
    /// The character.
    pub(super) c: char,
    /// What may become of it.
    pub(super) kind: Kind,
    pub(super) look: u32,
}

impl Sign {
    /// How it looks: an index into [`Laid::looks`].
    pub(super) const fn look(&self) -> usize {
        self.look as usize
    }

    /// Another character that looks the same.
    pub(super) fn with(self, c: char) -> Sign {
        Sign { c, ..self }
    }
}

/// What may become of a character.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Kind {
    /// Typography may touch it.
    Typed,
    /// It is printed as it is.
    Literal,
    /// It stands for a citation or figure: an index into [`Laid::objects`].
    Object(u32),
}

/// How characters look.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct Look {
    pub(super) emphasis: bool,
    pub(super) strong: bool,
    pub(super) code: bool,
    /// The stretch it stands in; 0 is the text outside all of them.
    pub(super) stretch: usize,
    /// The link it belongs to.
    pub(super) link: Option<usize>,
}

/// The most pieces of unlike look in the label of a link: the address is written for each of them.
pub(super) const MOST_PIECES: usize = 100;

/// A text as characters.
#[derive(Debug)]
pub(super) struct Laid {
    /// The characters.
    pub(super) signs: Vec<Sign>,
    /// How they look; neighbours differ.
    pub(super) looks: Vec<Look>,
    /// The languages of the stretches, the document's first.
    pub(super) languages: Vec<Language>,
    /// Where the links lead.
    pub(super) links: Vec<String>,
    /// The citations and figures.
    pub(super) objects: Vec<Part>,
}

impl Laid {
    /// Whether the label of a link has more than [`MOST_PIECES`].
    pub(super) fn has_crowded_link(&self) -> bool {
        let mut pieces = vec![0; self.links.len()];
        for link in self.looks.iter().filter_map(|look| look.link) {
            pieces[link] += 1;
        }
        pieces.into_iter().any(|count| count > MOST_PIECES)
    }
}
