//! Warnings: what a careful editor would ask. They never stop a dossier from being made.

use std::collections::BTreeSet;

use icu_segmenter::WordSegmenter;
use icu_segmenter::options::WordBreakInvariantOptions;
use jsonc_parser::ast::StringLit;

use crate::diag::{At, Diagnostic};
use crate::language::Language;
use crate::model::{ActorId, DateRange, Dossier, Link, Marking, Source, SourceId, Text, Tlp};

use super::english;
use super::ids;
use super::object::Node;
use super::reader::Reader;
use super::scale;
use super::sources;
use super::suggest::shown;
use super::text::Kind;
use super::watch::Watch;

/// The most words of a bottom line.
const MOST_WORDS: usize = 60;
/// The most characters of a title.
const MOST_IN_TITLE: usize = 90;

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
        let mut watch = self.reader.watch.borrow_mut();
        if matches!(kind, Kind::Still | Kind::Quoted | Kind::Bare) {
            watch.mentioned.extend(self.reader.ids.mentions.named(text));
            return;
        }
        let actors = text.runs().filter_map(|run| match run.link {
            Some(Link::Actor(actor)) => Some(actor),
            Some(Link::Address(_)) | None => None,
        });
        watch.mentioned.extend(actors);
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
    let plain = text.plain();
    for (term, number) in english::numbers(&plain, scale.terms()) {
        let Some((from, to)) = scale.band(term) else { continue };
        if number.low < from || number.high > to {
            let message = format!("`{}` is outside the band of `{term}`", number.written);
            let at = place(given, literal, number.written);
            let help = format!("on this scale it means {from} to {to} %");
            node.reader.note(Diagnostic::warning("W014", message, at).with_help(help));
        }
    }
    if is_english(&node.reader.language)
        && let Some(hedge) = english::hedge(&plain, scale.terms())
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

/// Warns of a quotation without source.
pub(super) fn quotation(node: Node<'_>, text: &Text) {
    if text.citations().next().is_none() {
        let fault = Diagnostic::warning("W012", "this quotation has no source", node.head());
        node.reader.note(fault.with_help("add the ids of its sources as `sources`"));
    }
}

/// Warns of an entry that is there twice.
pub(super) fn double(node: Node<'_>, first: Node<'_>) {
    let line = first.at().line;
    let message = "an entry of this date and title is there already";
    let fault = Diagnostic::warning("W016", message, node.head());
    node.reader.note(fault.with_help(format!("the first is in line {line}; join the two")));
}

/// Warns of TLP:RED for nobody in particular.
pub(super) fn recipients(node: Option<Node<'_>>, dossier: &Dossier) {
    let is_red = matches!(dossier.marking, Some(Marking::Tlp { level: Tlp::Red, .. }));
    if let Some(node) = node.filter(|_| is_red && dossier.distribution.is_empty()) {
        let message = "TLP:RED is for named recipients only, and none is named";
        node.warn("W017", message, "name them in `distribution`");
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
        if let Some(origin) = one_origin(&dossier.sources, cited) {
            let message = format!("all sources of this judgement repeat `{origin}`");
            warn("W015", message, "they are one witness; cite another, or say so", *at);
        }
    }
    for (message, at) in idle(&watch, dossier) {
        warn("W011", message, "one of the dates is wrong, or another actor is meant", at);
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

/// Where entries name actors who are not active at the time, and what to say of it.
fn idle(watch: &Watch, dossier: &Dossier) -> Vec<(String, At)> {
    let one = |(at, id, date): &(At, ActorId, DateRange)| {
        let index = usize::try_from(id.0).ok()?;
        let actor = dossier.actors.get(index)?;
        let (from, to) = actor.active?;
        let early = from.is_some_and(|from| date.last() < from.first);
        let late = to.is_some_and(|to| date.first() > to.last());
        let when = if early { "before" } else { "after" };
        let message = format!("`{}` acts {when} its `active` range", shown(&actor.name));
        (early || late).then_some((message, *at))
    };
    watch.acts.iter().filter_map(one).collect()
}

/// The one source that several repeat, if there is no other among them.
fn one_origin<'s>(sources: &'s [Source], cited: &[SourceId]) -> Option<&'s str> {
    let get = |id: SourceId| usize::try_from(id.0).ok().and_then(|index| sources.get(index));
    let root = |id: &SourceId| {
        let mut id = *id;
        // There are no circles: those are errors.
        while let Some(origin) = get(id).and_then(|source| source.origin) {
            id = origin;
        }
        id
    };
    let distinct: BTreeSet<SourceId> = cited.iter().copied().collect();
    let roots: BTreeSet<SourceId> = distinct.iter().map(root).collect();
    let origin = roots.first().filter(|_| distinct.len() > 1 && roots.len() == 1)?;
    get(*origin).map(|source| source.id.as_str())
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
