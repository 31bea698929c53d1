//! Inline text. A stand-in until the real one is merged.
use std::ops::Range;

use crate::language::Language;
use crate::model::{ActorId, Run, Text};

/// What may stand in a text.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Mode {
    /// Markup, citations and figures.
    Text,
    /// Markup only.
    NoCitations,
    /// No markup.
    #[expect(dead_code, reason = "stand-in")]
    Plain,
}

/// A text taken apart.
#[derive(Debug)]
pub(super) struct Inline {
    /// Its pieces.
    pub(super) pieces: Vec<Part>,
    /// What is wrong with it.
    pub(super) faults: Vec<Fault>,
}

/// A piece of a text.
#[derive(Debug)]
pub(super) enum Part {
    /// Characters.
    Run(Run),
    /// Citations.
    Cite(Vec<RawCite>),
    /// A key figure.
    Figure {
        /// Its id.
        id: String,
        /// Where.
        at: Range<usize>,
        /// Emphasis.
        emphasis: bool,
        /// Strong.
        strong: bool,
    },
}

/// A citation.
#[derive(Debug)]
pub(super) struct RawCite {
    /// The source.
    pub(super) id: String,
    /// Where in it.
    pub(super) locator: Option<String>,
    /// Where in the text.
    pub(super) at: Range<usize>,
}

/// A fault.
#[derive(Debug)]
pub(super) struct Fault {
    /// Rule.
    pub(super) code: &'static str,
    /// Message.
    pub(super) message: String,
    /// Help.
    pub(super) help: Option<String>,
    /// Where.
    pub(super) at: Range<usize>,
}

/// Takes a text apart.
pub(super) fn parse(text: &str, language: &Language, mode: Mode) -> Inline {
    let mut inline = Inline { pieces: Vec::new(), faults: Vec::new() };
    let run = |text: &str| Part::Run(Run { text: plain(text, language), ..Run::default() });
    let mut from = 0;
    while let Some(start) =
        text[from..].find("[@").or(text[from..].find("[=")).map(|i| i + from)
    {
        let Some(end) = text[start..].find(']').map(|i| i + start) else { break };
        if mode == Mode::NoCitations {
            inline.faults.push(Fault {
                code: "TEXT001",
                message: "a citation in a title".into(),
                help: None,
                at: start..end + 1,
            });
        }
        if start > from {
            inline.pieces.push(run(&text[from..start]));
        }
        if text[start..].starts_with("[=") {
            let id = text[start + 2..end].to_owned();
            inline.pieces.push(Part::Figure {
                id,
                at: start + 2..end,
                emphasis: false,
                strong: false,
            });
        } else {
            let mut at = start + 2;
            let mut cites = Vec::new();
            for part in text[start + 2..end].split(';') {
                let lead = part.len() - part.trim_start_matches([' ', '@']).len();
                let (id, locator) = part[lead..].split_once(',').unwrap_or((&part[lead..], ""));
                cites.push(RawCite {
                    id: id.to_owned(),
                    locator: (!locator.is_empty()).then(|| locator.trim().to_owned()),
                    at: at + lead..at + lead + id.len(),
                });
                at += part.len() + 1;
            }
            inline.pieces.push(Part::Cite(cites));
        }
        from = end + 1;
    }
    if from < text.len() {
        inline.pieces.push(run(&text[from..]));
    }
    inline
}

/// Typographic quotes.
pub(super) fn plain(text: &str, _language: &Language) -> String {
    use unicode_normalization::UnicodeNormalization;
    text.nfc().collect::<String>().replace('\'', "\u{2019}").replace('*', "")
}

/// Links actors.
#[derive(Debug, Default)]
pub(super) struct Mentions {
    names: Vec<(ActorId, String)>,
}

impl Mentions {
    /// From names.
    pub(super) fn new<'n>(names: impl Iterator<Item = (ActorId, &'n str)>) -> Mentions {
        Mentions { names: names.map(|(id, name)| (id, name.to_owned())).collect() }
    }

    /// Links.
    pub(super) fn link(&self, text: &mut Text, except: Option<ActorId>) {
        for piece in &mut text.pieces {
            if let crate::model::Piece::Run(run) = piece {
                for (id, name) in &self.names {
                    if Some(*id) != except && run.text.contains(name.as_str()) {
                        run.link = Some(crate::model::Link::Actor(*id));
                    }
                }
            }
        }
    }
}
