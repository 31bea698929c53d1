//! The parts of a dossier: summary, figures, actors, chronology, disagreements, sources, glossary.

use schemars::JsonSchema;

use super::value::{
    Address, Date, DateRange, File, Id, LanguageTag, PartMarking, Plain, RequiredPlain,
    RequiredText, Text,
};

/// Someone who receives the dossier.
#[derive(Debug, JsonSchema)]
#[schemars(deny_unknown_fields)]
pub struct Recipient {
    /// The name.
    #[schemars(example = &"Council")]
    pub name: RequiredPlain,
    /// What for.
    #[schemars(example = &"information")]
    pub kind: Option<Purpose>,
}

/// What someone receives a dossier for.
#[derive(Debug, JsonSchema)]
#[schemars(inline, rename_all = "lowercase")]
pub enum Purpose {
    /// To act on.
    Action,
    /// To know.
    Information,
    /// To keep.
    File,
}

/// The summary.
#[derive(Debug, JsonSchema)]
#[schemars(deny_unknown_fields)]
pub struct Summary {
    /// The main point, in at most 60 words.
    #[schemars(example = &"The port opens, two years late.")]
    pub bottom_line: Option<Text>,
    /// The paragraphs.
    #[schemars(length(min = 1), example = &["The port opened on Monday [@log]."])]
    pub paragraphs: Vec<RequiredText>,
    /// The key judgements.
    #[schemars(example = serde_json::json!([{ "text": "It is likely to stay open.", "likelihood": "likely", "sources": ["log"] }]))]
    pub judgements: Option<Vec<Judgement>>,
    /// What has changed since the last edition.
    #[schemars(example = &["The vote has been added."])]
    pub changes: Option<Vec<Text>>,
}

/// A judgement, how likely it is and how sure the authors are.
#[derive(Debug, JsonSchema)]
#[schemars(deny_unknown_fields)]
pub struct Judgement {
    /// Its id.
    #[schemars(example = &"renewal")]
    pub id: Option<Id>,
    /// The judgement.
    #[schemars(example = &"The pact is likely to be renewed.")]
    pub text: RequiredText,
    /// A term of the scale.
    #[schemars(example = &"likely")]
    pub likelihood: Option<Plain>,
    /// How sure the authors are.
    #[schemars(example = serde_json::json!({ "level": "moderate", "basis": "One poll." }))]
    pub confidence: Option<Confidence>,
    /// Sources, cited at its end.
    #[schemars(example = &["log"])]
    pub sources: Option<Vec<Id>>,
}

/// How sure the authors are, and what that rests on.
#[derive(Debug, JsonSchema)]
#[schemars(deny_unknown_fields)]
pub struct Confidence {
    /// The level.
    #[schemars(example = &"moderate")]
    pub level: ConfidenceLevel,
    /// What it rests on.
    #[schemars(example = &"Two agencies concur.")]
    pub basis: Option<Text>,
}

/// How sure the authors are.
#[derive(Debug, JsonSchema)]
#[schemars(inline, rename_all = "lowercase")]
pub enum ConfidenceLevel {
    /// High confidence.
    High,
    /// Moderate confidence.
    Moderate,
    /// Low confidence.
    Low,
}

/// A figure for page one.
#[derive(Debug, JsonSchema)]
#[schemars(deny_unknown_fields)]
pub struct KeyFigure {
    /// Its id; `[=id]` in a text prints value and unit.
    #[schemars(example = &"pace")]
    pub id: Option<Id>,
    /// The number as printed.
    #[schemars(example = &"27")]
    pub value: RequiredPlain,
    /// Its unit.
    #[schemars(example = &"days")]
    pub unit: Option<Plain>,
    /// What it counts.
    #[schemars(example = &"From announced talks to signature")]
    pub label: RequiredText,
    /// A remark.
    #[schemars(example = &"Initials came after 18.")]
    pub note: Option<Text>,
    /// When it held; not after the cut-off.
    #[schemars(example = &"2016-11-23")]
    pub as_of: Option<Date>,
    /// Sources, cited at the end of the label.
    #[schemars(example = &["log"])]
    pub sources: Option<Vec<Id>>,
    /// Values for a small chart.
    #[schemars(example = serde_json::json!([{ "label": "2015", "value": 12 }, { "label": "2016", "value": 27 }]))]
    pub series: Option<Vec<FigurePoint>>,
}

/// A value of a small chart.
#[derive(Debug, JsonSchema)]
#[schemars(deny_unknown_fields)]
pub struct FigurePoint {
    /// Its name.
    #[schemars(example = &"2016")]
    pub label: RequiredPlain,
    /// The value.
    #[schemars(example = 27)]
    pub value: f64,
}

/// A person or body.
#[derive(Debug, JsonSchema)]
#[schemars(deny_unknown_fields)]
pub struct Actor {
    /// Its id; made from the name unless given.
    #[schemars(example = &"petrov")]
    pub id: Option<Id>,
    /// The name; its first mention in a paragraph leads to the profile.
    #[schemars(example = &"Ana Petrov")]
    pub name: RequiredPlain,
    /// The name in its own script.
    #[schemars(example = serde_json::json!({ "text": "문상균", "language": "ko" }))]
    pub native_name: Option<NativeName>,
    /// Other names.
    #[schemars(example = &["Petrov"])]
    pub aliases: Option<Vec<Plain>>,
    /// Its role.
    #[schemars(example = &"Harbour master")]
    pub role: Option<Text>,
    /// Where it belongs.
    #[schemars(example = &"Harbour board")]
    pub affiliation: Option<Text>,
    /// Where it stands.
    #[schemars(example = &"for")]
    pub stance: Option<Stance>,
    /// A picture.
    #[schemars(example = serde_json::json!({ "file": "petrov.jpg", "alt": "Ana Petrov at a desk" }))]
    pub portrait: Option<Portrait>,
    /// The profile: one paragraph or several.
    #[schemars(example = &"Has led the port since 2012.")]
    pub profile: Profile,
    /// Its own words.
    #[schemars(example = serde_json::json!({ "text": "We open on Monday.", "sources": ["log"] }))]
    pub quotation: Option<Quotation>,
    /// From when to when it acts.
    #[schemars(example = serde_json::json!({ "from": "2012-05" }))]
    pub active: Option<Active>,
    /// Sources, cited at the end of the profile.
    #[schemars(example = &["log"])]
    pub sources: Option<Vec<Id>>,
    /// A marking of its own, not above that of the dossier.
    #[schemars(example = serde_json::json!({ "tlp": "GREEN" }))]
    pub marking: Option<PartMarking>,
}

/// One paragraph or several.
#[derive(Debug, JsonSchema)]
#[schemars(untagged, inline)]
pub enum Profile {
    /// One paragraph.
    One(RequiredText),
    /// Several paragraphs.
    Several(#[schemars(length(min = 1))] Vec<RequiredText>),
}

/// A name in its own script.
#[derive(Debug, JsonSchema)]
#[schemars(deny_unknown_fields)]
pub struct NativeName {
    /// The name.
    #[schemars(example = &"문상균")]
    pub text: RequiredPlain,
    /// Its language.
    #[schemars(example = &"ko")]
    pub language: LanguageTag,
}

/// Where an actor stands.
#[derive(Debug, JsonSchema)]
#[schemars(inline, rename_all = "lowercase")]
pub enum Stance {
    /// In favour.
    For,
    /// Opposed.
    Against,
    /// In part for, in part against.
    Mixed,
    /// Takes no side.
    Neutral,
    /// Not known.
    Unknown,
}

/// Labels for the stances.
#[derive(Debug, JsonSchema)]
#[schemars(deny_unknown_fields)]
pub struct Stances {
    /// In favour.
    #[schemars(example = &"In favour")]
    pub r#for: Option<Plain>,
    /// Opposed.
    #[schemars(example = &"Opposed")]
    pub against: Option<Plain>,
    /// In part for, in part against.
    #[schemars(example = &"Divided")]
    pub mixed: Option<Plain>,
    /// Takes no side.
    #[schemars(example = &"Takes no side")]
    pub neutral: Option<Plain>,
    /// Not known.
    #[schemars(example = &"No known position")]
    pub unknown: Option<Plain>,
}

/// A picture of an actor.
#[derive(Debug, JsonSchema)]
#[schemars(deny_unknown_fields)]
pub struct Portrait {
    /// A PNG or JPEG inside the folder of the dossier.
    #[schemars(example = &"pictures/petrov.jpg")]
    pub file: File,
    /// What it shows, for those who cannot see it.
    #[schemars(example = &"Ana Petrov at a desk")]
    pub alt: RequiredPlain,
    /// Whose it is.
    #[schemars(example = &"Harbour board")]
    pub credit: Option<Plain>,
}

/// Words of an actor.
#[derive(Debug, JsonSchema)]
#[schemars(deny_unknown_fields)]
pub struct Quotation {
    /// The words, without quotation marks around them.
    #[schemars(example = &"We open on Monday.")]
    pub text: RequiredText,
    /// A remark.
    #[schemars(example = &"To the press, 21 November 2016.")]
    pub note: Option<Text>,
    /// Sources, cited at the end of the words.
    #[schemars(example = &["log"])]
    pub sources: Option<Vec<Id>>,
}

/// From when to when an actor acts.
#[derive(Debug, JsonSchema)]
#[schemars(deny_unknown_fields)]
pub struct Active {
    /// From when.
    #[schemars(example = &"2012-05")]
    pub from: Option<Date>,
    /// Until when.
    #[schemars(example = &"2016")]
    pub to: Option<Date>,
}

/// An entry of the chronology.
#[derive(Debug, JsonSchema)]
#[schemars(deny_unknown_fields)]
pub struct Entry {
    /// Its id.
    #[schemars(example = &"opening")]
    pub id: Option<Id>,
    /// When: a date or a range, not beginning after the cut-off.
    #[schemars(example = &"2016-11-21")]
    pub date: DateRange,
    /// What, in few words.
    #[schemars(example = &"The port opens")]
    pub title: RequiredText,
    /// What, at length.
    #[schemars(example = &"The first ship carries timber.")]
    pub text: Option<Text>,
    /// Its kind; `kinds` may give it a label.
    #[schemars(example = &"diplomacy")]
    pub kind: Option<Plain>,
    /// Who took part: ids of actors.
    #[schemars(example = &["petrov"])]
    pub actors: Option<Vec<Id>>,
    /// Sources, cited at the end of the text, or of the title if there is none.
    #[schemars(example = &["log"])]
    pub sources: Option<Vec<Id>>,
    /// Whether it is labelled on the strip of time on page one.
    #[schemars(example = true)]
    pub key: Option<bool>,
    /// A marking of its own, not above that of the dossier.
    #[schemars(example = serde_json::json!({ "tlp": "GREEN" }))]
    pub marking: Option<PartMarking>,
}

/// A point on which sources differ.
#[derive(Debug, JsonSchema)]
#[schemars(deny_unknown_fields)]
pub struct Disagreement {
    /// The point.
    #[schemars(example = &"The day of the opening")]
    pub point: RequiredText,
    /// What is claimed: two claims or more.
    #[schemars(length(min = 2), example = serde_json::json!([{ "text": "Monday" }, { "text": "Tuesday" }]))]
    pub claims: Vec<Claim>,
    /// What the authors make of it.
    #[schemars(example = &"The log prevails.")]
    pub assessment: Option<Text>,
}

/// What is claimed, and by whom.
#[derive(Debug, JsonSchema)]
#[schemars(deny_unknown_fields)]
pub struct Claim {
    /// The claim.
    #[schemars(example = &"It opened on Monday.")]
    pub text: RequiredText,
    /// Sources, cited at its end.
    #[schemars(example = &["log"])]
    pub sources: Option<Vec<Id>>,
}

/// A source.
#[derive(Debug, JsonSchema)]
#[schemars(deny_unknown_fields)]
pub struct Source {
    /// Its id; `[@id]` in a text cites it.
    #[schemars(example = &"log")]
    pub id: Id,
    /// The title.
    #[schemars(example = &"Harbour log")]
    pub title: RequiredPlain,
    /// What it is; of `ai`, `tool` and `accessed` are asked for.
    #[schemars(example = &"document")]
    pub kind: Option<SourceKind>,
    /// Who wrote it.
    #[schemars(example = &"Ana Petrov")]
    pub author: Option<Plain>,
    /// Who published it.
    #[schemars(example = &"Harbour board")]
    pub publisher: Option<Plain>,
    /// When it was published.
    #[schemars(example = &"2016-11-22")]
    pub published: Option<Date>,
    /// When it was read.
    #[schemars(example = &"2016-11-23")]
    pub accessed: Option<Date>,
    /// Its address.
    #[schemars(example = &"https://example.org/log")]
    pub url: Option<Address>,
    /// The address of a kept copy.
    #[schemars(example = &"https://archive.example.org/log")]
    pub archive_url: Option<Address>,
    /// Its language.
    #[schemars(example = &"ko")]
    pub language: Option<LanguageTag>,
    /// How far it is trusted, by the Admiralty code.
    #[schemars(example = serde_json::json!({ "reliability": "B", "credibility": 2 }))]
    pub grade: Option<Grade>,
    /// What bears on its quality.
    #[schemars(example = &"Kept hour by hour.")]
    pub descriptor: Option<Text>,
    /// The id of the source that it repeats.
    #[schemars(example = &"agency")]
    pub origin: Option<Id>,
    /// A remark.
    #[schemars(example = &"Pages 3 and 4 are missing.")]
    pub note: Option<Text>,
    /// The tool, only of the kind `ai`.
    #[schemars(example = &"A translation program")]
    pub tool: Option<Plain>,
    /// What the tool did, only of the kind `ai`.
    #[schemars(example = &"Translated two pages")]
    pub role: Option<Plain>,
}

/// What a source is.
#[derive(Debug, JsonSchema)]
#[schemars(inline, rename_all = "lowercase")]
pub enum SourceKind {
    /// A document.
    Document,
    /// A page of the web.
    Web,
    /// News.
    News,
    /// Social media.
    Social,
    /// An interview.
    Interview,
    /// Data.
    Data,
    /// Made by machine.
    Ai,
}

/// A grade of the Admiralty code.
#[derive(Debug, JsonSchema)]
#[schemars(deny_unknown_fields)]
pub struct Grade {
    /// Of the source: `A` always reliable to `E` unreliable, `F` not to be judged.
    #[schemars(regex(pattern = "^[A-F]$"), example = &"B")]
    pub reliability: String,
    /// Of what it says: 1 confirmed to 5 improbable, 6 not to be judged.
    #[schemars(range(min = 1, max = 6), example = 2)]
    pub credibility: u8,
}

/// A term of the glossary.
#[derive(Debug, JsonSchema)]
#[schemars(deny_unknown_fields)]
pub struct Term {
    /// The term.
    #[schemars(example = &"TEU")]
    pub term: RequiredPlain,
    /// What it means.
    #[schemars(example = &"Twenty-foot equivalent unit: one container.")]
    pub meaning: RequiredText,
}
