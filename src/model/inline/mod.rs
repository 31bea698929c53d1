//! Inline text: a string of the dossier into runs, citations and figures.
//!
//! Follows CommonMark 0.31, section 6, for what of it the format has, and the format for the
//! rest. Block structure is off: there are no paragraphs, headings, lists or references here.
//! Time grows with the length of the text, whatever it holds, but for the copies of an address
//! that the runs of its label keep. Knows nothing of JSON, of
//! ids that exist, or of how a citation is printed.
//!
//! Decisions that the format leaves open:
//!
//! - An escaped or entity-made character is printed as such: `\"` stays straight, `\-\-` stays
//!   two hyphens.
//! - `[@name](https://…)` is a link, as CommonMark has it, and not a citation.
//! - Links have no titles: `[a](https://… "b")` is printed as written, like an image or a tag.
//! - Primes stay as typed: 5'10". So does a row of four hyphens or more.
//! - Quotes typed alike in each other take turns: `"a "b" c"` is “a ‘b’ c”; in a stretch within a
//!   quotation too.
//! - A brace in braces ends the inner stretch: `{ko:… {en:…} …}`.
//! - Spaces around a line break, and at both ends of the text, go with it.
//! - Other languages' quotation marks that were typed as such are printed as such.

mod address;
mod cite;
mod emphasis;
mod entity;
mod html;
mod laid;
mod lay;
mod marks;
mod mention;
mod particle;
mod quotes;
mod scan;
mod typography;
#[cfg(test)]
mod tests;

use std::ops::Range;

use crate::language::Language;
use crate::model::{Link, Run};

pub(super) use address::MOST_BYTES as MOST_ADDRESS;
pub(super) use mention::Mentions;

/// What a string may hold.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Mode {
    /// Markup, citations and figures.
    Text,
    /// Markup only, as in titles: a citation or a figure is a fault.
    NoCitations,
    /// No markup. Straight quotes become typographic, nothing else changes.
    Plain,
}

/// Inline text, its references not yet resolved.
#[derive(Debug, Default)]
pub(super) struct Inline {
    /// The pieces. Neighbouring runs differ in style, language or link.
    pub pieces: Vec<Part>,
    /// What is wrong, in order of place. The pieces then are what could be made of the rest.
    pub faults: Vec<Fault>,
}

/// A piece of inline text.
#[derive(Clone, Debug, PartialEq)]
pub(super) enum Part {
    /// Characters as printed.
    Run(Run),
    /// One mark that cites one or several sources.
    Cite(Vec<RawCite>),
    /// The value and unit of a key figure.
    Figure {
        /// The id as written.
        id: String,
        /// The bytes of `=id` in the string.
        at: Range<usize>,
        /// Whether it stands in emphasis.
        emphasis: bool,
        /// Whether it stands in strong text.
        strong: bool,
    },
}

/// A citation by id.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct RawCite {
    /// The id as written.
    pub id: String,
    /// Where in the source, as printed: "p. 4".
    pub locator: Option<String>,
    /// The bytes of `@id` in the string.
    pub at: Range<usize>,
}

/// Something wrong within a string.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Fault {
    /// The rule.
    pub code: &'static str,
    /// What is wrong: lower case, no full stop, names in backticks.
    pub message: String,
    /// What to do about it, in the same form.
    pub help: Option<String>,
    /// Its bytes in the string.
    pub at: Range<usize>,
}

impl Fault {
    /// A fault with advice.
    fn new(code: &'static str, at: Range<usize>, message: String, help: &str) -> Fault {
        Fault { code, message, help: (!help.is_empty()).then(|| help.to_owned()), at }
    }
}

/// The rules that a text can break.
mod code {
    /// A control character.
    pub(super) const CONTROL: &str = "TXT001";
    /// A character that reorders text.
    pub(super) const BIDI: &str = "TXT002";
    /// An entity for a number that is no character.
    pub(super) const NO_CHARACTER: &str = "TXT003";
    /// A citation or figure that is not formed as one.
    pub(super) const MALFORMED: &str = "TXT004";
    /// A citation or figure without an id.
    pub(super) const NO_ID: &str = "TXT005";
    /// A citation or figure without its closing bracket.
    pub(super) const UNCLOSED: &str = "TXT006";
    /// A citation or figure where none may be.
    pub(super) const NOT_HERE: &str = "TXT007";
    /// A link to something other than the web or a mailbox.
    pub(super) const ADDRESS: &str = "TXT008";
    /// An address that is too long, or a label of too many pieces.
    pub(super) const LINK_LIMIT: &str = "LIMIT005";
}

/// Reads a string. `language` is the document's.
pub(super) fn parse(text: &str, language: &Language, mode: Mode) -> Inline {
    if is_inert(text, language, mode) {
        let run = Run { text: text.to_owned(), ..Run::default() };
        return Inline { pieces: vec![Part::Run(run)], faults: Vec::new() };
    }
    let mut faults = entity::check(text);
    let scanned = match mode {
        Mode::Text | Mode::NoCitations => scan::scan(text, mode, &mut faults),
        Mode::Plain => scan::Scanned::verbatim(text),
    };
    let mut laid = lay::lay(text, scanned, language);
    if laid.has_crowded_link() {
        // Each piece of a label leads to the address by itself.
        let message = format!("the label of a link has more than {} pieces", laid::MOST_PIECES);
        let help = "take the markup out of the label";
        faults.push(Fault::new(code::LINK_LIMIT, 0..text.len(), message, help));
        return Inline { pieces: Vec::new(), faults };
    }
    typography::set(&mut laid, mode);
    faults.sort_by_key(|fault| (fault.at.start, fault.at.end));
    Inline { pieces: lay::gather(laid), faults }
}

/// Whether a text is printed as it is written: of letters, figures, spaces between words, and
/// signs that neither markup nor typography has a use for.
fn is_inert(text: &str, language: &Language, mode: Mode) -> bool {
    if mode == Mode::Plain {
        let inert = |byte: u8| matches!(byte, b' '..=b'~') && !matches!(byte, b'"' | b'\'');
        return !text.is_empty() && text.bytes().all(inert);
    }
    let inert = |byte: u8| {
        byte.is_ascii_alphanumeric()
            || matches!(
                byte,
                b' ' | b',' | b'.' | b'-' | b'(' | b')' | b'/' | b'%' | b'+' | b'$'
            )
            || matches!(byte, b':' | b';' | b'?') && language.primary() != "fr"
    };
    let ends = |end: Option<u8>| end.is_some_and(|byte| byte != b' ');
    text.bytes().all(inert)
        && ends(text.bytes().next())
        && ends(text.bytes().next_back())
        && !text.contains("--")
        && !text.contains("...")
}

/// A string without markup as it is printed: with typographic quotes, in NFC.
pub(super) fn plain(text: &str, language: &Language) -> String {
    let pieces = parse(text, language, Mode::Plain).pieces;
    pieces
        .into_iter()
        .map(|piece| match piece {
            Part::Run(run) => run.text,
            Part::Cite(_) | Part::Figure { .. } => String::new(),
        })
        .collect()
}

/// Where a link by address leads.
fn link(address: &str) -> Option<Link> {
    Some(Link::Address(address.to_owned()))
}

/// Begin and end of a quotation in a language, with the spaces inside that it asks for.
#[must_use]
pub fn quotation_marks(language: &Language) -> (String, String) {
    let marks = marks::marks(language);
    let (open, close) = marks.outer;
    match marks.spacing {
        marks::Spacing::None => (open.to_string(), close.to_string()),
        marks::Spacing::Canadian | marks::Spacing::French => {
            (format!("{open}{}", marks::NARROW), format!("{}{close}", marks::NARROW))
        }
    }
}
