//! Warnings: what a careful editor would ask. They never stop a dossier from being made.

use std::collections::{BTreeMap, BTreeSet};

use icu_segmenter::WordSegmenter;
use icu_segmenter::options::WordBreakInvariantOptions;
use jsonc_parser::ast::StringLit;

use crate::diag::{At, Diagnostic};
use crate::language::Language;
use crate::model::{ActorId, Dossier, Link, SourceId, Text};

use super::english;
use super::ids;
use super::object::Node;
use super::reader::Reader;
use super::scale;
use super::sources;
use super::suggest::shown;
use super::text::Kind;

/// The most words of a bottom line.
const MOST_WORDS: usize = 60;
/// The most characters of a title.
const MOST_IN_TITLE: usize = 90;

/// What is gathered for the warnings that need the whole dossier.
#[derive(Debug, Default)]
pub(super) struct Watch {
    /// The sources cited.
    pub(super) cited: BTreeSet<SourceId>,
    /// The actors named in texts, and those that entries list.
    pub(super) mentioned: BTreeSet<ActorId>,
    /// Each judgement's place and sources.
    judgements: Vec<(At, Vec<SourceId>)>,
    /// Each acronym's first place in a text.
    acronyms: BTreeMap<String, At>,
    /// The acronyms that are spelled out somewhere.
    spelled: BTreeSet<String>,
}

impl Watch {
    /// Takes the acronyms in a term or a name as spelled out.
    pub(super) fn spell_out(&mut self, term: &str) {
        for acronym in english::acronyms(term) {
            self.spelled.insert(acronym.name.to_owned());
        }
    }
}

impl Node<'_> {
    /// Gathers what a text says for the warnings at the end.
    pub(super) fn watch_text(self, literal: &StringLit<'_>, text: &Text, kind: Kind) {
        self.watch_mentions(text, kind);
        if kind == Kind::Quoted {
            return;
        }
        let printed: String =
            text.runs().filter(|run| !run.code).map(|run| run.text.as_str()).collect();
        if !printed.chars().any(char::is_lowercase) {
            return;
        }
        let mut watch = self.reader.watch.borrow_mut();
        for acronym in english::acronyms(&printed) {
            if acronym.spelled {
                watch.spelled.insert(acronym.name.to_owned());
            }
            if !watch.acronyms.contains_key(acronym.name) {
                let at = place(self, literal, acronym.name);
                watch.acronyms.insert(acronym.name.to_owned(), at);
            }
        }
    }

    /// Notes the actors that a text names. Those in titles, cells and quotations count, although
    /// nothing leads from there to the profile.
    fn watch_mentions(self, text: &Text, kind: Kind) {
        let mut linked = None;
        if matches!(kind, Kind::Still | Kind::Quoted | Kind::Bare) {
            let mut copy = text.clone();
            self.reader.ids.mentions.link(&mut copy, None);
            linked = Some(copy);
        }
        let text = linked.as_ref().unwrap_or(text);
        let actors = text.runs().filter_map(|run| match run.link {
            Some(Link::Actor(actor)) => Some(actor),
            Some(Link::Address(_)) | None => None,
        });
        self.reader.watch.borrow_mut().mentioned.extend(actors);
    }
}

/// Where a word stands in a string: the string itself if it is written in another way there.
fn place(node: Node<'_>, literal: &StringLit<'_>, word: &str) -> At {
    english::find_word(&literal.value, word).map_or_else(
        || node.at(),
        |start| node.reader.source.written(literal).at(start..start + word.len()),
    )
}

/// Warns of a bottom line that is too long or mixes two kinds of doubt.
pub(super) fn bottom_line(node: Node<'_>, text: &Text, scale: &scale::Reading) {
    mixture(node, text, scale);
    let words = count_words(&text.plain(), &node.reader.language);
    if words > MOST_WORDS {
        let message = format!("the bottom line has {words} words");
        node.warn("W007", message, format!("a reader takes in {MOST_WORDS} at once"));
    }
}

/// Warns of a title that is too long.
pub(super) fn title(node: Option<Node<'_>>, text: &Text) {
    let count = text.plain().chars().count();
    if let Some(node) = node.filter(|_| count > MOST_IN_TITLE) {
        let message = format!("this title has {count} characters");
        node.warn("W008", message, format!("{MOST_IN_TITLE} are the most for a title"));
    }
}

/// Warns of a judgement without source, or in words that say how likely it is twice.
pub(super) fn judgement(
    node: Node<'_>,
    given: Option<Node<'_>>,
    text: &Text,
    scale: &scale::Reading,
) {
    let sources: Vec<SourceId> = text.citations().map(|cite| cite.source).collect();
    if sources.is_empty() {
        warn_of_no_source(node, "this judgement");
    }
    node.reader.watch.borrow_mut().judgements.push((node.head(), sources));
    let Some(given) = given else { return };
    mixture(given, text, scale);
    let Some(literal) = given.value.as_string_lit() else { return };
    if is_english(&node.reader.language)
        && let Some(hedge) = english::hedge(&text.plain(), scale.terms())
    {
        let fault = Diagnostic::warning(
            "W006",
            format!("the hedge `{hedge}` is outside the scale"),
            place(given, literal, &hedge),
        );
        let help = "say how likely it is with `likelihood`, and state the rest plainly";
        node.reader.note(fault.with_help(help));
    }
}

/// Warns of a likelihood and a confidence in one sentence (ICD 203, D.6.e.(2).(a)).
pub(super) fn mixture(node: Node<'_>, text: &Text, scale: &scale::Reading) {
    if !is_english(&node.reader.language) {
        return;
    }
    let terms = scale.terms();
    if !terms.is_empty()
        && english::sentences(&text.plain()).any(|sentence| english::mixes(sentence, terms))
    {
        let message = "a likelihood and a confidence in one sentence";
        node.warn(
            "W005",
            message,
            "say each in a sentence of its own: readers mistake one for the other",
        );
    }
}

/// Warns of a key figure without source.
pub(super) fn figure(node: Node<'_>, label: &Text, note: Option<&Text>) {
    let cites = |text: &Text| text.citations().next().is_some();
    if !cites(label) && !note.is_some_and(cites) {
        warn_of_no_source(node, "this key figure");
    }
}

/// Warns of a claim without source.
pub(super) fn claim(node: Node<'_>, text: &Text) {
    if text.citations().next().is_none() {
        warn_of_no_source(node, "this claim");
    }
}

fn warn_of_no_source(node: Node<'_>, what: &str) {
    let fault = Diagnostic::warning("W002", format!("{what} has no source"), node.head());
    node.reader.note(fault.with_help("add the ids of its sources as `sources`"));
}

/// Warns of an entry that stands after later ones.
pub(super) fn disorder(node: Node<'_>, before: Node<'_>) {
    let date = |node: Node<'_>| shown(ids::string(node.value, "date").unwrap_or_default());
    let message = "the chronology is not in order of date";
    let help =
        format!("this entry, of {}, is printed before the one of {}", date(node), date(before));
    let fault = Diagnostic::warning("W001", message, node.head());
    node.reader.note(fault.with_help(help));
}

/// Warns of what only the whole dossier shows.
pub(super) fn whole(reader: &Reader<'_>, dossier: &Dossier) {
    let watch = reader.watch.borrow();
    let warn = |code, message: String, help: &str, at| {
        reader.note(Diagnostic::warning(code, message, at).with_help(help));
    };
    for (id, index, at) in reader.ids.sources.places() {
        if !u32::try_from(index).is_ok_and(|index| watch.cited.contains(&SourceId(index))) {
            let message = format!("the source `{id}` is never cited");
            warn("W003", message, "it is listed under \"Also consulted\"", at);
        }
    }
    for (at, cited) in &watch.judgements {
        if !cited.is_empty() && cited.iter().all(|id| sources::is_weak(&dossier.sources, *id)) {
            let message = "this judgement rests only on weak sources".to_owned();
            warn("W004", message, "all are graded D to F or 4 to 6", *at);
        }
    }
    for (acronym, at) in &watch.acronyms {
        if !watch.spelled.contains(acronym) && !english::is_known(acronym) {
            let message = format!("the acronym `{acronym}` is never spelled out");
            warn(
                "W009",
                message,
                "spell it out where it is first used, or in the glossary",
                *at,
            );
        }
    }
    for (id, index, at) in reader.ids.actors.places() {
        if !u32::try_from(index).is_ok_and(|index| watch.mentioned.contains(&ActorId(index))) {
            let name = dossier.actors.get(index).map_or(id, |actor| &actor.name);
            let message = format!("the actor `{}` is never mentioned", shown(name));
            warn("W010", message, "name it in a text, or in the `actors` of an entry", at);
        }
    }
}

fn is_english(language: &Language) -> bool {
    language.primary() == "en"
}

/// How many words a text has: what stands between spaces, or, where words are not parted by
/// spaces, what a dictionary finds.
fn count_words(text: &str, language: &Language) -> usize {
    if !matches!(language.primary(), "ja" | "zh" | "th" | "lo" | "km" | "my") {
        let spoken = |word: &&str| word.chars().any(char::is_alphanumeric);
        return text.split_whitespace().filter(spoken).count();
    }
    let segmenter = WordSegmenter::new_dictionary(WordBreakInvariantOptions::default());
    segmenter
        .segment_str(text)
        .iter_with_word_type()
        .filter(|(_, kind)| kind.is_word_like())
        .count()
}
