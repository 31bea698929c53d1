//! The JSON Schema of the format, made from types, for editors that help while one writes.
//!
//! The types say what a file may hold, not what it means: a dossier that fits the schema can still
//! be at fault, for only [`crate::model`] knows of ids, order and sense. What the schema refuses
//! is refused there too.

mod parts;
mod section;
mod tidy;
mod value;

pub use parts::*;
pub use section::*;
pub use value::*;

use schemars::JsonSchema;
use schemars::generate::SchemaSettings;

/// The edition of JSON Schema.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Draft {
    /// Draft 7, which most editors know.
    Seven,
    /// 2020-12.
    #[default]
    Y2020,
}

/// The schema of the format.
#[must_use]
pub fn json_schema(draft: Draft) -> serde_json::Value {
    let settings = match draft {
        Draft::Seven => SchemaSettings::draft07(),
        Draft::Y2020 => SchemaSettings::draft2020_12(),
    };
    let schema = settings.into_generator().into_root_schema_for::<DossierFile>();
    let mut schema = schema.to_value();
    tidy::tidy(&mut schema);
    schema
}

/// A dossier: one briefing in one file.
#[derive(Debug, JsonSchema)]
#[schemars(deny_unknown_fields, title = "Dossier, version 1")]
pub struct DossierFile {
    /// Where editors find this schema; ignored.
    #[schemars(rename = "$schema", title = "Schema", example = &"./dossier.schema.json")]
    pub schema: Option<String>,
    /// The version of the format.
    #[schemars(extend("const" = 1), example = 1)]
    pub dossier: u8,
    /// The language of the whole text: labels, dates, numbers, hyphenation, quotation marks.
    #[schemars(example = &"en-GB")]
    pub language: LanguageTag,
    /// The title, without citations; 90 characters are the most.
    #[schemars(example = &"The island ferry keeps its winter timetable")]
    pub title: RequiredText,
    /// A line below the title, without citations.
    #[schemars(example = &"What the council decided, and what it left open")]
    pub subtitle: Option<Text>,
    /// The series that it appears in.
    #[schemars(example = &"Briefing dossier")]
    pub series: Option<Plain>,
    /// Its subject or region.
    #[schemars(example = &"Northeast Asia")]
    pub topic: Option<Plain>,
    /// Its number in the series.
    #[schemars(example = &"2016/14")]
    pub number: Option<Plain>,
    /// Its edition.
    #[schemars(example = &"1.2")]
    pub version: Option<Plain>,
    /// The edition that it replaces.
    #[schemars(example = &"1.1")]
    pub supersedes: Option<Plain>,
    /// Who issues it; printed on page one.
    #[schemars(example = &"Research desk")]
    pub issuer: Option<Plain>,
    /// Who wrote it; printed on page one.
    #[schemars(example = &["Ana Petrov"])]
    pub authors: Option<Vec<Plain>>,
    /// Whom to ask; printed on page one.
    #[schemars(example = &"desk@example.org")]
    pub contact: Option<Plain>,
    /// The information cut-off, an exact day, printed on every page.
    #[schemars(example = &"2016-11-23")]
    pub as_of: Day,
    /// The day that it bears; the cut-off unless given.
    #[schemars(example = &"2016-11-25")]
    pub published: Option<Day>,
    /// Who may see it.
    #[schemars(example = serde_json::json!({ "tlp": "GREEN" }))]
    pub marking: Option<Marking>,
    /// Who receives it.
    #[schemars(example = serde_json::json!([{ "name": "Council", "kind": "action" }]))]
    pub distribution: Option<Vec<Recipient>>,
    /// The scale of likelihood; required when any `likelihood` is given. Its legend is printed.
    #[schemars(example = &"phia")]
    pub scale: Option<Scale>,
    /// The summary on page one.
    #[schemars(example = serde_json::json!({ "paragraphs": ["The port opened [@log]."] }))]
    pub summary: Summary,
    /// Figures for page one.
    #[schemars(example = serde_json::json!([{ "value": "27", "unit": "days", "label": "To signature" }]))]
    pub key_figures: Option<Vec<KeyFigure>>,
    /// Profiles of people and bodies.
    #[schemars(example = serde_json::json!([{ "name": "Ana Petrov", "profile": "Leads the port." }]))]
    pub actors: Option<Vec<Actor>>,
    /// What happened; printed in order of date.
    #[schemars(example = serde_json::json!([{ "date": "2016-11", "title": "The port opens" }]))]
    pub chronology: Option<Vec<Entry>>,
    /// Free sections.
    #[schemars(example = serde_json::json!([{ "id": "gaps", "title": "Gaps", "body": ["None."] }]))]
    pub sections: Option<Vec<Section>>,
    /// Points on which sources differ.
    #[schemars(example = serde_json::json!([{ "point": "The day", "claims": [{ "text": "Monday" }, { "text": "Tuesday" }] }]))]
    pub disagreements: Option<Vec<Disagreement>>,
    /// The sources. Numbered by first citation; uncited ones are listed last.
    #[schemars(example = serde_json::json!([{ "id": "log", "title": "Harbour log" }]))]
    pub sources: Option<Vec<Source>>,
    /// Terms and meanings; printed in alphabetical order.
    #[schemars(example = serde_json::json!([{ "term": "TEU", "meaning": "One container." }]))]
    pub glossary: Option<Vec<Term>>,
    /// Labels for the five stances.
    #[schemars(example = serde_json::json!({ "for": "In favour" }))]
    pub stances: Option<Stances>,
    /// Labels for kinds of chronology entries.
    #[schemars(example = serde_json::json!({ "law": "Legislation" }))]
    pub kinds: Option<std::collections::BTreeMap<String, Plain>>,
    /// How it is laid out; the command line overrides.
    #[schemars(example = serde_json::json!({ "paper": "a4" }))]
    pub layout: Option<Layout>,
}
