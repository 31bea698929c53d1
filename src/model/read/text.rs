//! Texts: characters are checked, markup is read, ids of sources and figures are found, and the
//! places of faults lead back to the file. Knows nothing of markup.

use std::collections::BTreeSet;

use jsonc_parser::ast::StringLit;
use unicode_normalization::UnicodeNormalization;

use crate::diag::Diagnostic;
use crate::language::Language;
use crate::model::inline::{self, Mode, RawCite};
use crate::model::{ActorId, Citation, Piece, Run, SourceId, Text};

use super::characters::{Fault, is_blank};
use super::object::{Node, Object};
use super::source::Written;
use super::suggest::shown;

/// What a text is, as far as that bears on what may stand in it and on what leads where.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Kind {
    /// A paragraph: the first mention of each actor leads to the profile.
    Paragraph,
    /// A paragraph of an actor's own profile.
    Own(ActorId),
    /// A title or a cell: nothing leads to a profile.
    Still,
    /// Others' words: nothing leads to a profile, and acronyms are not ours to spell out.
    Quoted,
    /// The dossier's own title: no citations either.
    Bare,
}

impl<'r> Node<'r> {
    /// A printed text, as written; an error if it shows nothing.
    pub(super) fn plain(self) -> Option<String> {
        let text = self.printed()?;
        if is_blank(&text) {
            self.error("EMPTY001", "this text is empty");
            return None;
        }
        Some(text)
    }

    /// A printed text, as written; nothing if it shows nothing.
    pub(super) fn plain_or_blank(self) -> Option<String> {
        self.printed().filter(|text| !is_blank(text))
    }

    /// An inline text; an error if it shows nothing.
    pub(super) fn text(self, kind: Kind) -> Option<Text> {
        let faults = self.reader.count();
        let text = self.inline(kind)?;
        if is_empty(&text) {
            // A text of nothing but a citation at fault is not empty to its author.
            if self.reader.count() == faults {
                self.error("EMPTY001", "this text is empty");
            }
            return None;
        }
        Some(text)
    }

    /// An inline text, which may show nothing.
    pub(super) fn inline(self, kind: Kind) -> Option<Text> {
        let literal = self.literal()?;
        // The other faults of characters are noted where entities are read.
        self.check_characters(literal, |fault| fault == Fault::NoGlyph);
        let mode = if kind == Kind::Bare { Mode::NoCitations } else { Mode::Text };
        let inline = inline::parse(&literal.value, &self.reader.language, mode);
        let written = self.reader.source.written(literal);
        for fault in inline.faults {
            let at = written.at(fault.at);
            let fault = Diagnostic::error(fault.code, fault.message, at).or_help(fault.help);
            self.reader.note(fault);
        }
        let mut text = Text::default();
        for part in inline.pieces {
            self.add(&mut text, part, &written);
        }
        self.check_entities(literal, &text);
        match kind {
            Kind::Paragraph => self.reader.ids.mentions.link(&mut text, None),
            Kind::Own(actor) => self.reader.ids.mentions.link(&mut text, Some(actor)),
            Kind::Still | Kind::Quoted | Kind::Bare => {}
        }
        self.watch_text(literal, &text, kind);
        // Most texts are one piece, and stay until the last page is set.
        text.pieces.shrink_to_fit();
        Some(text)
    }

    /// Adds a part of a text, its ids found.
    fn add(self, text: &mut Text, part: inline::Part, written: &Written<'_>) {
        match part {
            inline::Part::Run(run) => push_run(text, run),
            inline::Part::Cite(cites) => {
                let find = |cite: RawCite| self.citation(cite, written);
                let cites: Vec<Citation> = cites.into_iter().filter_map(find).collect();
                if !cites.is_empty() {
                    text.pieces.push(Piece::Cite(cites));
                }
            }
            inline::Part::Figure { id, at, emphasis, strong } => {
                let ids = &self.reader.ids;
                if let Some(figure) = ids.figures.index(&id) {
                    let text_of_figure = ids.figure_texts[figure].clone();
                    let run = Run { text: text_of_figure, emphasis, strong, ..Run::default() };
                    push_run(text, run);
                } else {
                    let message = format!("no key figure has the id `{}`", shown(&id));
                    let help = self.reader.guesses.help(&id, ids.figures.names());
                    let fault = Diagnostic::error("ID003", message, written.at(at));
                    self.reader.note(fault.or_help(help));
                }
            }
        }
    }

    /// A citation, its source found.
    fn citation(self, cite: RawCite, written: &Written<'_>) -> Option<Citation> {
        let sources = &self.reader.ids.sources;
        let index = sources.index(&cite.id).and_then(|index| u32::try_from(index).ok());
        if index.is_none() {
            let message = format!("no source has the id `{}`", shown(&cite.id));
            let help = self.reader.guesses.help(&cite.id, sources.names());
            let fault = Diagnostic::error("ID003", message, written.at(cite.at));
            self.reader.note(fault.or_help(help));
        }
        let source = SourceId(index?);
        self.reader.watch.borrow_mut().cited.insert(source);
        Some(Citation { source, locator: cite.locator })
    }

    /// The string with typographic quotation marks.
    fn printed(self) -> Option<String> {
        let literal = self.literal()?;
        self.check_characters(literal, |_| true);
        Some(inline::plain(&literal.value, &self.reader.language))
    }

    /// A string that is not printed as it is, such as an address: only what could harm is noted.
    pub(super) fn verbatim(self) -> Option<&'r str> {
        let literal = self.literal()?;
        self.check_characters(literal, |_| true);
        if is_blank(&literal.value) {
            self.error("EMPTY001", "this text is empty");
            return None;
        }
        Some(&literal.value)
    }

    /// Notes the characters that cannot be printed, each once.
    fn check_characters(self, literal: &StringLit<'_>, concerns: impl Fn(Fault) -> bool) {
        let text = &*literal.value;
        if text.bytes().all(|byte| (b' '..=b'~').contains(&byte)) {
            return;
        }
        let mut seen = BTreeSet::new();
        let mut composed: Option<BTreeSet<char>> = None;
        let mut written = None;
        for (index, character) in text.char_indices() {
            let fault = self.reader.characters.fault(character);
            let fault = fault.filter(|fault| concerns(*fault) && seen.insert(character));
            let Some(fault) = fault else { continue };
            // A letter and its accent are printed as one character where there is one.
            let composed = composed.get_or_insert_with(|| text.nfc().collect());
            if fault == Fault::NoGlyph && !composed.contains(&character) {
                continue;
            }
            let written = written.get_or_insert_with(|| self.reader.source.written(literal));
            let at = written.at(index..index + character.len_utf8());
            let diagnostic = Diagnostic::error(fault.code(), fault.message(character), at);
            self.reader.note(diagnostic.with_help(fault.help()));
        }
    }

    /// Notes the characters that cannot be printed and that an entity put into a text.
    fn check_entities(self, literal: &StringLit<'_>, text: &Text) {
        if !literal.value.contains('&') {
            return;
        }
        let mut seen = BTreeSet::new();
        for run in text.runs() {
            for character in run.text.chars() {
                let fault = self.reader.characters.fault(character);
                if fault != Some(Fault::NoGlyph) || !seen.insert(character) {
                    continue;
                }
                if !literal.value.contains(character) {
                    let fault = Fault::NoGlyph;
                    self.error_with_help(fault.code(), fault.message(character), fault.help());
                }
            }
        }
    }

    /// The source of an id.
    pub(super) fn source(self) -> Option<SourceId> {
        let index = self.reference(&self.reader.ids.sources, "source")?;
        Some(SourceId(u32::try_from(index).ok()?))
    }
}

impl Object<'_> {
    /// An inline text of a key; nothing if it is blank.
    pub(super) fn text(&mut self, key: &'static str, kind: Kind) -> Option<Text> {
        self.get(key)?.inline(kind).filter(|text| !is_empty(text))
    }

    /// An inline text of a key that must be there.
    pub(super) fn required_text(&mut self, key: &'static str, kind: Kind) -> Text {
        self.required(key).and_then(|node| node.text(kind)).unwrap_or_default()
    }

    /// The key `sources`.
    pub(super) fn sources(&mut self) -> Vec<SourceId> {
        let sources = self.list("sources", Node::source);
        self.node.reader.watch.borrow_mut().cited.extend(sources.iter().copied());
        sources
    }

    /// A text of a key that must be there, with the key `sources` cited at its end.
    pub(super) fn required_text_with_sources(&mut self, key: &'static str, kind: Kind) -> Text {
        let mut text = self.required_text(key, kind);
        cite_at_end(&mut text, &self.sources());
        text
    }
}

/// Cites sources at the end of a text, those that are not cited there already.
pub(super) fn cite_at_end(text: &mut Text, sources: &[SourceId]) {
    let mut cites = match text.pieces.last_mut() {
        Some(Piece::Cite(cites)) => std::mem::take(cites),
        _ => Vec::new(),
    };
    if cites.is_empty() && sources.is_empty() {
        return;
    }
    if matches!(text.pieces.last(), Some(Piece::Cite(_))) {
        text.pieces.pop();
    }
    let mut seen: BTreeSet<SourceId> = cites.iter().map(|cite| cite.source).collect();
    let new = sources.iter().filter(|source| seen.insert(**source));
    cites.extend(new.map(|source| Citation { source: *source, locator: None }));
    text.pieces.reserve_exact(1);
    text.pieces.push(Piece::Cite(cites));
}

/// Adds a run, joined to the one before it when they look alike.
fn push_run(text: &mut Text, run: Run) {
    if run.text.is_empty() {
        return;
    }
    if let Some(Piece::Run(last)) = text.pieces.last_mut() {
        let alike = (last.emphasis, last.strong, last.code)
            == (run.emphasis, run.strong, run.code)
            && last.language == run.language
            && last.link == run.link;
        if alike {
            last.text.push_str(&run.text);
            return;
        }
    }
    text.pieces.push(Piece::Run(run));
}

/// Whether a text shows nothing.
pub(super) fn is_empty(text: &Text) -> bool {
    text.pieces.iter().all(|piece| match piece {
        Piece::Run(run) => is_blank(&run.text),
        Piece::Cite(_) => false,
    })
}

/// The language of a tag, checked for its form.
pub(super) fn language(node: Node<'_>) -> Option<Language> {
    let literal = node.literal()?;
    let language = Language::new(&literal.value);
    if language.is_none() {
        node.error_with_help(
            "VALUE004",
            format!("`{}` is no language tag", shown(&literal.value)),
            "write a BCP 47 tag such as `en`, `en-GB` or `zh-Hant`",
        );
    }
    language
}
