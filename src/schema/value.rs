//! The small values: texts, dates, ids, markings, scales, the layout.

use schemars::JsonSchema;

macro_rules! text {
    ($(#[$doc:meta])* $name:ident $(, $rule:ident($($set:tt)*))?) => {
        $(#[$doc])*
        #[derive(Debug, JsonSchema)]
        #[schemars(transparent, inline)]
        pub struct $name($(#[schemars($rule($($set)*))])? pub String);
    };
}

text!(
    /// Text printed as written, without markup.
    Plain
);
text!(
    /// Text printed as written that must not be empty.
    RequiredPlain, length(min = 1)
);
text!(
    /// Inline text: `*emphasis*`, `**strong**`, links, `[@source]`, `[=figure]`, `{ko:한국}`.
    Text
);
text!(
    /// Inline text that must not be empty.
    RequiredText, length(min = 1)
);
text!(
    /// An id: ASCII letters, digits, `-`, `_`, `.`, beginning with a letter or digit.
    Id, regex(pattern = r"^[A-Za-z0-9][A-Za-z0-9._-]*$")
);
text!(
    /// A tag of BCP 47.
    LanguageTag, regex(pattern = r"^[A-Za-z]{2,8}(-[A-Za-z0-9]{1,8})*$")
);
text!(
    /// An address: `http`, `https` or `mailto`.
    Address, regex(pattern = r"^([Hh][Tt][Tt][Pp][Ss]?|[Mm][Aa][Ii][Ll][Tt][Oo]):")
);
text!(
    /// An exact day: `2016-11-23`.
    Day, regex(pattern = r"^[0-9]{4}-[0-9]{2}-[0-9]{2}$")
);
text!(
    /// A year, month or day, with `~` for circa: `2016`, `2016-11`, `2016-11-23~`.
    Date, regex(pattern = r"^[0-9]{4}(-[0-9]{2}(-[0-9]{2})?)?~?$")
);
text!(
    /// A date or a range of two: `2016-11`, `2016-11-01/2016-11-23`.
    DateRange,
    regex(pattern = r"^[0-9]{4}(-[0-9]{2}(-[0-9]{2})?)?~?(/[0-9]{4}(-[0-9]{2}(-[0-9]{2})?)?~?)?$")
);
text!(
    /// The path of a PNG or JPEG inside the folder of the dossier.
    File, length(min = 1)
);

/// A label of the Traffic Light Protocol 2.0.
#[derive(Debug, JsonSchema)]
#[schemars(inline)]
pub enum Tlp {
    /// For the eyes of the recipients only.
    #[schemars(rename = "RED")]
    Red,
    /// For the recipient's organisation.
    #[schemars(rename = "AMBER+STRICT")]
    AmberStrict,
    /// For the recipient's organisation and its clients.
    #[schemars(rename = "AMBER")]
    Amber,
    /// For the community.
    #[schemars(rename = "GREEN")]
    Green,
    /// No limit.
    #[schemars(rename = "CLEAR")]
    Clear,
}

/// Who may see a dossier: a TLP label, or a level of the issuer's own scheme.
#[derive(Debug, JsonSchema)]
#[schemars(untagged, inline)]
pub enum Marking {
    /// A label of TLP 2.0.
    Tlp(TlpMarking),
    /// A level of a scheme.
    Scheme(SchemeMarking),
}

/// A marking by a label of TLP 2.0.
#[derive(Debug, JsonSchema)]
#[schemars(deny_unknown_fields)]
pub struct TlpMarking {
    /// The label.
    #[schemars(title = "TLP", example = &"GREEN")]
    pub tlp: Tlp,
    /// Further restrictions.
    #[schemars(example = &["NO PRESS"])]
    pub caveats: Option<Vec<Plain>>,
}

/// A marking by a scheme of the issuer's own.
#[derive(Debug, JsonSchema)]
#[schemars(deny_unknown_fields)]
pub struct SchemeMarking {
    /// The name of the scheme.
    #[schemars(example = &"House rules")]
    pub scheme: RequiredPlain,
    /// All levels, lowest first.
    #[schemars(length(min = 1), example = &["OPEN", "INTERNAL", "SECRET"])]
    pub levels: Vec<RequiredPlain>,
    /// The level in force.
    #[schemars(example = &"INTERNAL")]
    pub level: RequiredPlain,
    /// Further restrictions.
    #[schemars(example = &["NO PRESS"])]
    pub caveats: Option<Vec<Plain>>,
}

/// The marking of a part, not above that of the dossier.
#[derive(Debug, JsonSchema)]
#[schemars(untagged, inline)]
pub enum PartMarking {
    /// A label of TLP 2.0.
    Tlp(TlpMarking),
    /// A level of the dossier's scheme.
    Level(LevelMarking),
}

/// A level of the dossier's scheme.
#[derive(Debug, JsonSchema)]
#[schemars(deny_unknown_fields)]
pub struct LevelMarking {
    /// The level.
    #[schemars(example = &"INTERNAL")]
    pub level: RequiredPlain,
}

/// A scale of likelihood.
#[derive(Debug, JsonSchema)]
#[schemars(untagged, inline)]
pub enum Scale {
    /// A scale in common use.
    Known(KnownScale),
    /// A scale of the dossier's own.
    Own(OwnScale),
}

/// A scale in common use.
#[derive(Debug, JsonSchema)]
#[schemars(inline, rename_all = "lowercase")]
pub enum KnownScale {
    /// The yardstick of the UK's Professional Head of Intelligence Assessment.
    Phia,
    /// Intelligence Community Directive 203 of the United States.
    Icd203,
}

/// A scale of the dossier's own.
#[derive(Debug, JsonSchema)]
#[schemars(deny_unknown_fields)]
pub struct OwnScale {
    /// Its name.
    #[schemars(example = &"House scale")]
    pub name: RequiredPlain,
    /// Its terms, ascending; they must not overlap.
    #[schemars(length(min = 1), example = serde_json::json!([{ "term": "likely", "from": 55, "to": 80 }]))]
    pub terms: Vec<ScaleTerm>,
}

/// A term of a scale.
#[derive(Debug, JsonSchema)]
#[schemars(deny_unknown_fields)]
pub struct ScaleTerm {
    /// The term as printed.
    #[schemars(example = &"likely")]
    pub term: RequiredPlain,
    /// The lower bound in per cent.
    #[schemars(range(min = 0, max = 100), example = 55)]
    pub from: f64,
    /// The upper bound in per cent.
    #[schemars(range(min = 0, max = 100), example = 80)]
    pub to: f64,
}

/// How a dossier is laid out.
#[derive(Debug, JsonSchema)]
#[schemars(deny_unknown_fields)]
pub struct Layout {
    /// The paper.
    #[schemars(example = &"a4")]
    pub paper: Option<Paper>,
    /// Exactly so many pages, or an error.
    #[schemars(range(min = 1), example = 4)]
    pub pages: Option<u32>,
    /// Printed on one side or on two.
    #[schemars(range(min = 1, max = 2), example = 2)]
    pub sides: Option<u8>,
    /// Whether there is a contents page.
    #[schemars(example = &"auto")]
    pub contents: Option<Contents>,
    /// Names of parts in the order wanted; the others follow.
    #[schemars(example = &["summary", "chronology"])]
    pub order: Option<Vec<Part>>,
    /// The name of a theme.
    #[schemars(example = &"standard")]
    pub theme: Option<Plain>,
}

/// A size of paper.
#[derive(Debug, JsonSchema)]
#[schemars(inline, rename_all = "lowercase")]
pub enum Paper {
    /// 210 by 297 mm.
    A4,
    /// 8.5 by 11 inches.
    Letter,
    /// 148 by 210 mm.
    A5,
}

/// Whether there is a contents page.
#[derive(Debug, JsonSchema)]
#[schemars(untagged, inline)]
pub enum Contents {
    /// By the number of pages.
    Auto(Auto),
    /// Yes or no.
    Fixed(bool),
}

/// By the number of pages.
#[derive(Debug, JsonSchema)]
#[schemars(inline, rename_all = "lowercase")]
pub enum Auto {
    /// By the number of pages.
    Auto,
}

/// A part of a briefing.
#[derive(Debug, JsonSchema)]
#[schemars(inline, rename_all = "snake_case")]
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
