//! The words that the program itself prints: one table for each language.
//!
//! Knows what is said, never where or how it is set. A table is a constant of one struct, so that
//! a word left out does not compile. Places to fill are written `{0}`, `{1}`, …, because languages
//! put them in different orders; [`fill`] fills them.

mod de;
mod en;
mod es;
mod fr;
mod ja;
mod ko;
mod zh_hans;
mod zh_hant;

use crate::language::Language;
use crate::model::{ConfidenceLevel, Part, Purpose, SourceKind, Stance};

/// The languages whose names every table has, in the order of [`Words::languages`].
pub(super) const NAMED: [&str; 21] = [
    "ko", "ja", "zh", "en", "de", "fr", "es", "ru", "ar", "he", "it", "pt", "nl", "pl", "uk",
    "tr", "fa", "hi", "vi", "th", "id",
];

/// A phrase around a date. Prepositions follow how exact the date is: "le 3 mai", "en mai".
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct When {
    /// Around a day.
    pub day: &'static str,
    /// Around a month or a year.
    pub longer: &'static str,
    /// Around any of them, saying that it is circa: the date is put in without its own circa.
    pub circa: &'static str,
}

/// How a date is said to be circa.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Circa {
    /// Around a day.
    pub day: &'static str,
    /// Around a month.
    pub month: &'static str,
    /// Around a year.
    pub year: &'static str,
}

/// All words of one language, in sentence case. `{0}`, `{1}`, … are places to fill.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Words {
    /// Heading of the summary.
    pub summary: &'static str,
    /// Heading of the key judgements.
    pub key_judgements: &'static str,
    /// Label of the main point.
    pub bottom_line: &'static str,
    /// Heading of what is new since the last edition.
    pub changes: &'static str,
    /// Heading of the key figures.
    pub key_figures: &'static str,
    /// Heading of the profiles.
    pub actors: &'static str,
    /// Heading of the chronology.
    pub chronology: &'static str,
    /// The free sections as a whole.
    pub sections: &'static str,
    /// Heading of the points on which sources differ.
    pub disagreements: &'static str,
    /// Heading of the glossary.
    pub glossary: &'static str,
    /// Heading of the list of sources.
    pub sources: &'static str,
    /// Heading of the sources that are not cited.
    pub also_consulted: &'static str,
    /// Heading of the list of recipients.
    pub distribution: &'static str,
    /// Heading of the contents page.
    pub contents: &'static str,
    /// Heading of the index of persons and bodies.
    pub index: &'static str,

    /// The information cut-off; `{0}` is a day.
    pub information_as_of: &'static str,
    /// Label of the day of publication.
    pub published: &'static str,
    /// Label of the edition.
    pub version: &'static str,
    /// Label of the edition that this one replaces.
    pub supersedes: &'static str,
    /// Label of the issuer.
    pub issued_by: &'static str,
    /// Label of one author.
    pub author: &'static str,
    /// Label of several authors.
    pub authors: &'static str,
    /// Label of whom to ask.
    pub contact: &'static str,
    /// A page, before its number.
    pub page: &'static str,
    /// A page among all: `{0}` of `{1}`.
    pub page_of: &'static str,
    /// Label of the marking.
    pub marking: &'static str,
    /// Label of further restrictions.
    pub caveats: &'static str,
    /// Label of a marking that covers only a part.
    pub portion: &'static str,
    /// What goes on after a break: `{0}`.
    pub continued: &'static str,
    /// The line after the last one.
    pub end: &'static str,
    /// Purposes of recipients: action, information, file.
    pub purposes: [&'static str; 3],

    /// Stances: for, against, mixed, neutral, unknown.
    pub stances: [&'static str; 5],
    /// Label of a stance.
    pub stance: &'static str,
    /// Levels of confidence: low, moderate, high.
    pub confidence: [&'static str; 3],
    /// Label of what a confidence rests on.
    pub confidence_basis: &'static str,
    /// Name of the scale of likelihood called `{0}`: "PHIA".
    pub likelihood: &'static str,
    /// Label of what the authors make of a disagreement.
    pub assessment: &'static str,
    /// Label of what a source says.
    pub claim: &'static str,
    /// Label before other names.
    pub also_known_as: &'static str,
    /// Label of someone's own words.
    pub quotation: &'static str,

    /// A source, before its number or title.
    pub source: &'static str,
    /// Kinds of source: document, web, news, social, interview, data, ai.
    pub source_kinds: [&'static str; 7],
    /// When a source was read.
    pub accessed: When,
    /// Label of the address of a kept copy.
    pub archived: &'static str,
    /// A source that repeats source number `{0}`.
    pub repeats: &'static str,
    /// A source in the language `{0}`.
    pub in_language: &'static str,
    /// A text that was translated for the dossier.
    pub translated: &'static str,
    /// The tool `{0}` that made a source.
    pub tool: &'static str,
    /// The task `{0}` that the tool had.
    pub role: &'static str,
    /// Name of the legend of grades.
    pub grading: &'static str,
    /// What the letter of a grade stands for.
    pub reliability_of_source: &'static str,
    /// Reliability of a source, `A` to `F` of the Admiralty code.
    pub reliability: [&'static str; 6],
    /// What the figure of a grade stands for.
    pub credibility_of_information: &'static str,
    /// Credibility of information, 1 to 6 of the Admiralty code.
    pub credibility: [&'static str; 6],
    /// Names of the languages ko, ja, zh, en, de, fr, es, ru, ar, he, it, pt, nl, pl, uk, tr, fa,
    /// hi, vi, th, id, in the form that [`Words::in_language`] needs.
    pub languages: [&'static str; 21],

    /// A figure, before its number.
    pub figure: &'static str,
    /// A table, before its number.
    pub table: &'static str,
    /// A chart, before its number.
    pub chart: &'static str,
    /// Label of a remark.
    pub note: &'static str,
    /// Whose a picture is: `{0}`.
    pub credit: &'static str,

    /// When something held.
    pub as_of: When,
    /// From when.
    pub since: When,
    /// Until when.
    pub until: When,
    /// About when.
    pub circa: Circa,
    /// Stands for a date that is not known.
    pub unknown_date: &'static str,
    /// Between the ends of a range without spaces in them.
    pub range_tight: &'static str,
    /// Between the ends of a range with spaces in them.
    pub range_wide: &'static str,

    /// Between the items of a list.
    pub list_comma: &'static str,
    /// Between the items of a list of two.
    pub list_and: &'static str,
    /// Before the last item of a longer list.
    pub list_last: &'static str,

    /// Content `{1}` under a label `{0}`.
    pub labelled: &'static str,
    /// A name `{0}` with its value `{1}`.
    pub pair: &'static str,
    /// Between parts that hold lists themselves.
    pub semicolon: &'static str,
    /// At the end of a sentence.
    pub full_stop: &'static str,
    /// A chart of bars with the title `{0}` that shows `{1}`.
    pub bar_chart: &'static str,
    /// A chart of lines with the title `{0}` that shows `{1}`.
    pub line_chart: &'static str,
    /// A chart beside a key figure labelled `{0}` that shows `{1}`.
    pub small_chart: &'static str,
    /// A line from `{0}` to `{1}`, both as [`Words::pair`].
    pub line: &'static str,
    /// The highest value `{0}` and the lowest `{1}` of a line, both as [`Words::pair`].
    pub extremes: &'static str,
    /// The strip of time from `{0}` to `{1}` with one event.
    pub strip_one: &'static str,
    /// The strip of time from `{0}` to `{1}` with `{2}` events.
    pub strip_many: &'static str,
    /// The labels `{0}` on the strip of time.
    pub strip_labels: &'static str,
    /// The term `{0}` on the scale of likelihood, from `{1}` to `{2}` per cent.
    pub yardstick: &'static str,
}

impl Words {
    /// The heading of a part.
    #[must_use]
    pub const fn part(&self, part: Part) -> &'static str {
        match part {
            Part::Summary => self.summary,
            Part::KeyFigures => self.key_figures,
            Part::Actors => self.actors,
            Part::Chronology => self.chronology,
            Part::Sections => self.sections,
            Part::Disagreements => self.disagreements,
            Part::Glossary => self.glossary,
            Part::Sources => self.sources,
            Part::Distribution => self.distribution,
        }
    }

    /// The default label of a stance.
    #[must_use]
    pub const fn stance(&self, stance: Stance) -> &'static str {
        match stance {
            Stance::For => self.stances[0],
            Stance::Against => self.stances[1],
            Stance::Mixed => self.stances[2],
            Stance::Neutral => self.stances[3],
            Stance::Unknown => self.stances[4],
        }
    }

    /// A level of confidence.
    #[must_use]
    pub const fn confidence(&self, level: ConfidenceLevel) -> &'static str {
        match level {
            ConfidenceLevel::Low => self.confidence[0],
            ConfidenceLevel::Moderate => self.confidence[1],
            ConfidenceLevel::High => self.confidence[2],
        }
    }

    /// What someone receives a document for.
    #[must_use]
    pub const fn purpose(&self, purpose: Purpose) -> &'static str {
        match purpose {
            Purpose::Action => self.purposes[0],
            Purpose::Information => self.purposes[1],
            Purpose::File => self.purposes[2],
        }
    }

    /// What a source is.
    #[must_use]
    pub const fn source_kind(&self, kind: SourceKind) -> &'static str {
        match kind {
            SourceKind::Document => self.source_kinds[0],
            SourceKind::Web => self.source_kinds[1],
            SourceKind::News => self.source_kinds[2],
            SourceKind::Social => self.source_kinds[3],
            SourceKind::Interview => self.source_kinds[4],
            SourceKind::Data => self.source_kinds[5],
            SourceKind::Ai => self.source_kinds[6],
        }
    }

    /// The reliability of a source; that of `F`, which cannot be judged, for no letter of the code.
    #[must_use]
    pub fn reliability(&self, letter: char) -> &'static str {
        let place = ('A'..='F').position(|known| known == letter).unwrap_or(5);
        self.reliability[place]
    }

    /// The credibility of information; that of 6, which cannot be judged, for no figure of the code.
    #[must_use]
    pub fn credibility(&self, figure: u8) -> &'static str {
        let place = (1..=6).position(|known| known == figure).unwrap_or(5);
        self.credibility[place]
    }
}

/// The table of a language; the English one where there is none.
pub(super) fn choose(language: &Language) -> &'static Words {
    let traditional = ["Hant", "TW", "HK", "MO"].iter().any(|subtag| language.has(subtag));
    match language.primary() {
        "en" if language.has("US") => &en::US,
        "de" => &de::WORDS,
        "fr" => &fr::WORDS,
        "es" => &es::WORDS,
        "ko" => &ko::WORDS,
        "ja" => &ja::WORDS,
        "zh" if traditional && !language.has("Hans") => &zh_hant::WORDS,
        "zh" => &zh_hans::WORDS,
        _ => &en::GB,
    }
}

/// Fills `{0}`, `{1}`, … of a template. What is put in is not searched for places again.
#[must_use]
pub fn fill(template: &str, values: &[&str]) -> String {
    let mut filled = String::with_capacity(template.len() + 32);
    let mut rest = template;
    while let Some((before, after)) = rest.split_once('{') {
        filled.push_str(before);
        let Some((place, after)) = after.split_once('}') else {
            filled.push('{');
            rest = after;
            break;
        };
        let value = place.parse::<usize>().ok().and_then(|place| values.get(place));
        filled.push_str(value.copied().unwrap_or_default());
        rest = after;
    }
    filled.push_str(rest);
    filled
}

/// A term with a capital, where its script has some.
#[must_use]
pub fn capitalised(term: &str) -> String {
    let mut characters = term.chars();
    characters
        .next()
        .map_or_else(String::new, |first| first.to_uppercase().chain(characters).collect())
}
