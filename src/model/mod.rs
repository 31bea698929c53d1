//! What a dossier says, as typed data in which every reference has been resolved.
//!
//! Reading finds every fault of the file; after it a dossier is right by type, so that nothing
//! later can fail on it. Knows the format, and nothing of fonts, layout or pages.

mod date;
mod figure;
mod inline;
mod read;
mod section;
mod text;

pub use date::{Date, DateRange, Precision};
pub use inline::quotation_marks;
pub use read::{Reading, read};
pub(crate) use read::{locate, shown};
pub use section::{
    Align, Block, Chart, ChartKind, ChartX, Column, Image, Section, Series, Table,
};
pub use text::{Citation, Link, Piece, Run, Text};

use chrono::NaiveDate;

use crate::language::Language;

/// A whole dossier.
#[derive(Clone, Debug)]
pub struct Dossier {
    /// The language of the whole text.
    pub language: Language,
    /// The title.
    pub title: Text,
    /// A line below the title.
    pub subtitle: Option<Text>,
    /// The series it appears in: "Briefing dossier".
    pub series: Option<String>,
    /// Its subject or region: "Northeast Asia".
    pub topic: Option<String>,
    /// Its number in the series: "2016/14".
    pub number: Option<String>,
    /// Its edition.
    pub version: Option<String>,
    /// The edition that it replaces.
    pub supersedes: Option<String>,
    /// Who issues it.
    pub issuer: Option<String>,
    /// Who wrote it.
    pub authors: Vec<String>,
    /// Whom to ask.
    pub contact: Option<String>,
    /// The information cut-off.
    pub as_of: NaiveDate,
    /// The day it bears; the cut-off unless given.
    pub published: NaiveDate,
    /// Who may see it.
    pub marking: Option<Marking>,
    /// Who receives it.
    pub distribution: Vec<Recipient>,
    /// The scale of likelihood in use.
    pub scale: Option<Scale>,
    /// The summary.
    pub summary: Summary,
    /// Figures for page one.
    pub key_figures: Vec<KeyFigure>,
    /// Profiles.
    pub actors: Vec<Actor>,
    /// What happened, in order of date.
    pub chronology: Vec<Entry>,
    /// Free sections, in the file's order.
    pub sections: Vec<Section>,
    /// Points on which sources differ.
    pub disagreements: Vec<Disagreement>,
    /// Sources, in the file's order.
    pub sources: Vec<Source>,
    /// Terms and meanings, in alphabetical order of the language.
    pub glossary: Vec<Term>,
    /// Labels for stances, where the dossier gives its own.
    pub stances: Vec<(Stance, String)>,
    /// Labels for kinds of entries, in the file's order.
    pub kinds: Vec<(String, String)>,
    /// How it is laid out.
    pub layout: Layout,
    /// The parts and sections in printed order.
    pub order: Vec<PartOrSection>,
}

impl Dossier {
    /// The files of all pictures, in printed order of their parts.
    pub fn pictures(&self) -> impl Iterator<Item = &str> {
        let portraits = self.actors.iter().filter_map(|actor| actor.portrait.as_ref());
        let blocks = self.sections.iter().flat_map(|section| &section.body);
        let images = blocks.filter_map(|block| match block {
            Block::Image(image) => Some(image.file.as_str()),
            _ => None,
        });
        portraits.map(|portrait| portrait.file.as_str()).chain(images)
    }
}

/// The index of an actor in [`Dossier::actors`].
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct ActorId(pub u32);

/// The index of a source in [`Dossier::sources`].
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct SourceId(pub u32);

/// Who may see a document.
#[derive(Clone, Debug, PartialEq)]
pub enum Marking {
    /// Traffic Light Protocol 2.0.
    Tlp {
        /// The label.
        level: Tlp,
        /// Further restrictions.
        caveats: Vec<String>,
    },
    /// A scheme of the issuer's own.
    Scheme {
        /// Its name.
        scheme: String,
        /// All levels, lowest first.
        levels: Vec<String>,
        /// The index of the level in force.
        level: usize,
        /// Further restrictions.
        caveats: Vec<String>,
    },
}

/// A label of TLP 2.0, least restricted first.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Tlp {
    /// No limit.
    Clear,
    /// The community.
    Green,
    /// The recipient's organisation and its clients.
    Amber,
    /// The recipient's organisation.
    AmberStrict,
    /// The individual recipients.
    Red,
}

impl Tlp {
    /// The label without its prefix: `AMBER+STRICT`. Never translated.
    #[must_use]
    pub const fn label(self) -> &'static str {
        match self {
            Tlp::Clear => "CLEAR",
            Tlp::Green => "GREEN",
            Tlp::Amber => "AMBER",
            Tlp::AmberStrict => "AMBER+STRICT",
            Tlp::Red => "RED",
        }
    }
}

/// Someone who receives the document.
#[derive(Clone, Debug, PartialEq)]
pub struct Recipient {
    /// The name.
    pub name: String,
    /// What for.
    pub kind: Option<Purpose>,
}

/// What someone receives a document for.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Purpose {
    /// To act on.
    Action,
    /// To know.
    Information,
    /// To keep.
    File,
}

/// A scale of likelihood.
#[derive(Clone, Debug, PartialEq)]
pub struct Scale {
    /// Whose scale it is.
    pub kind: ScaleKind,
    /// Its terms, least likely first.
    pub terms: Vec<ScaleTerm>,
}

/// Whose scale of likelihood.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum ScaleKind {
    /// The probability yardstick of the UK's Professional Head of Intelligence Assessment.
    Phia,
    /// Intelligence Community Directive 203.
    Icd203,
    /// The dossier's own, with its name.
    Own(String),
}

/// A term of a scale and the band of chances that it stands for.
#[derive(Clone, Debug, PartialEq)]
pub struct ScaleTerm {
    /// The term as printed.
    pub term: String,
    /// The lower bound in per cent.
    pub from: f64,
    /// The upper bound in per cent.
    pub to: f64,
}

/// The summary.
#[derive(Clone, Debug, Default)]
pub struct Summary {
    /// The main point.
    pub bottom_line: Option<Text>,
    /// The paragraphs; at least one.
    pub paragraphs: Vec<Text>,
    /// The key judgements.
    pub judgements: Vec<Judgement>,
    /// What has changed since the last edition.
    pub changes: Vec<Text>,
}

/// A judgement, how likely it is and how sure the authors are.
#[derive(Clone, Debug)]
pub struct Judgement {
    /// The judgement, its sources cited at the end.
    pub text: Text,
    /// The likelihood: an index into [`Scale::terms`], and the term as written.
    pub likelihood: Option<(usize, String)>,
    /// The confidence.
    pub confidence: Option<Confidence>,
}

/// How sure the authors are, and what that rests on.
#[derive(Clone, Debug)]
pub struct Confidence {
    /// The level.
    pub level: ConfidenceLevel,
    /// What it rests on.
    pub basis: Option<Text>,
}

/// How sure the authors are.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum ConfidenceLevel {
    /// Low confidence.
    Low,
    /// Moderate confidence.
    Moderate,
    /// High confidence.
    High,
}

/// A figure for page one.
#[derive(Clone, Debug)]
pub struct KeyFigure {
    /// The number as written.
    pub value: String,
    /// Its unit.
    pub unit: Option<String>,
    /// What it counts, its sources cited at the end.
    pub label: Text,
    /// A remark.
    pub note: Option<Text>,
    /// The day it held.
    pub as_of: Option<Date>,
    /// Values for a small chart.
    pub series: Vec<(String, f64)>,
}

/// A person or body.
#[derive(Clone, Debug)]
pub struct Actor {
    /// Its id, given or made from the name.
    pub id: String,
    /// The name.
    pub name: String,
    /// The name in its own script.
    pub native_name: Option<(String, Language)>,
    /// Other names.
    pub aliases: Vec<String>,
    /// Its role.
    pub role: Option<Text>,
    /// Where it belongs.
    pub affiliation: Option<Text>,
    /// Where it stands.
    pub stance: Option<Stance>,
    /// A picture.
    pub portrait: Option<Portrait>,
    /// The profile; sources cited at the end of the last paragraph.
    pub profile: Vec<Text>,
    /// Its own words.
    pub quotation: Option<Quotation>,
    /// From when to when it acts.
    pub active: Option<(Option<Date>, Option<Date>)>,
    /// A marking of its own, as printed: `TLP:GREEN`, `SECRET`.
    pub marking: Option<String>,
}

/// A picture of an actor.
#[derive(Clone, Debug)]
pub struct Portrait {
    /// The file, relative to the dossier's folder.
    pub file: String,
    /// What it shows.
    pub alt: String,
    /// Whose it is.
    pub credit: Option<String>,
}

/// Words of an actor.
#[derive(Clone, Debug)]
pub struct Quotation {
    /// The words, sources cited at the end.
    pub text: Text,
    /// A remark.
    pub note: Option<Text>,
}

/// Where an actor stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
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

/// An entry of the chronology.
#[derive(Clone, Debug)]
pub struct Entry {
    /// When.
    pub date: DateRange,
    /// What, in few words. Sources are cited at its end when there is no text.
    pub title: Text,
    /// What, at length; sources cited at the end.
    pub text: Option<Text>,
    /// Its kind, as written.
    pub kind: Option<String>,
    /// Who took part.
    pub actors: Vec<ActorId>,
    /// Whether it is labelled on the strip of time.
    pub key: bool,
    /// A marking of its own, as printed.
    pub marking: Option<String>,
}

/// A point on which sources differ.
#[derive(Clone, Debug)]
pub struct Disagreement {
    /// The point.
    pub point: Text,
    /// What is claimed, each with its sources cited at the end; at least two.
    pub claims: Vec<Text>,
    /// What the authors make of it.
    pub assessment: Option<Text>,
}

/// A source.
#[derive(Clone, Debug)]
pub struct Source {
    /// Its id.
    pub id: String,
    /// Its title.
    pub title: String,
    /// What it is.
    pub kind: Option<SourceKind>,
    /// Who wrote it.
    pub author: Option<String>,
    /// Who published it.
    pub publisher: Option<String>,
    /// When it was published.
    pub published: Option<Date>,
    /// When it was read.
    pub accessed: Option<Date>,
    /// Its address.
    pub url: Option<String>,
    /// The address of a kept copy.
    pub archive_url: Option<String>,
    /// Its language, where it differs from the document's.
    pub language: Option<Language>,
    /// How far it is trusted.
    pub grade: Option<Grade>,
    /// What bears on its quality (ICD 206).
    pub descriptor: Option<Text>,
    /// The source that it repeats.
    pub origin: Option<SourceId>,
    /// A remark.
    pub note: Option<Text>,
    /// The tool, of a source made by machine.
    pub tool: Option<String>,
    /// What the tool did.
    pub role: Option<String>,
}

/// What a source is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
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
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Grade {
    /// Reliability of the source, `A` to `F`.
    pub reliability: char,
    /// Credibility of the information, 1 to 6.
    pub credibility: u8,
}

/// A term of the glossary.
#[derive(Clone, Debug)]
pub struct Term {
    /// The term.
    pub term: String,
    /// What it means.
    pub meaning: Text,
}

/// How a dossier is laid out, as far as it says so.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Layout {
    /// The paper.
    pub paper: Option<Paper>,
    /// Exactly so many pages.
    pub pages: Option<u32>,
    /// Printed on one side or on two.
    pub sides: Option<u8>,
    /// Whether there is a contents page; `None` leaves it to the number of pages.
    pub contents: Option<bool>,
    /// The name of a theme.
    pub theme: Option<String>,
}

/// A size of paper.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Paper {
    /// 210 by 297 mm.
    #[default]
    A4,
    /// 8.5 by 11 inches.
    Letter,
    /// 148 by 210 mm.
    A5,
}

/// A part of a briefing.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Part {
    /// The summary with its judgements.
    Summary,
    /// The key figures.
    KeyFigures,
    /// The profiles.
    Actors,
    /// The chronology.
    Chronology,
    /// The free sections that name no other place.
    Sections,
    /// The points on which sources differ.
    Disagreements,
    /// The glossary.
    Glossary,
    /// The list of sources.
    Sources,
    /// The list of recipients.
    Distribution,
}

/// A part, or a free section by its index. [`Part::Sections`] does not occur: its sections do.
/// Parts without content do not occur either.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum PartOrSection {
    /// A part.
    Part(Part),
    /// A free section.
    Section(usize),
}
