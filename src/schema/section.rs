//! Free sections and their blocks.

use schemars::JsonSchema;

use super::value::{File, Id, PartMarking, Plain, RequiredPlain, RequiredText, Text};

/// A free section.
#[derive(Debug, JsonSchema)]
#[schemars(deny_unknown_fields)]
pub struct Section {
    /// Its id.
    #[schemars(example = &"gaps")]
    pub id: Id,
    /// Its heading.
    #[schemars(example = &"What remains open")]
    pub title: RequiredText,
    /// The part or section that it follows.
    #[schemars(example = &"disagreements")]
    pub after: Option<Plain>,
    /// A marking of its own, not above that of the dossier.
    #[schemars(example = serde_json::json!({ "tlp": "GREEN" }))]
    pub marking: Option<PartMarking>,
    /// Its blocks; a text is a paragraph.
    #[schemars(length(min = 1), example = serde_json::json!(["A paragraph.", { "list": ["one", "two"] }]))]
    pub body: Vec<Block>,
}

/// A block of a section.
#[derive(Debug, JsonSchema)]
#[schemars(untagged)]
pub enum Block {
    /// A paragraph.
    Paragraph(RequiredText),
    /// A heading within the section.
    Heading(HeadingBlock),
    /// A list.
    List(ListBlock),
    /// A quotation.
    Quote(QuoteBlock),
    /// A table.
    Table(TableBlock),
    /// A chart.
    Chart(ChartBlock),
    /// A picture.
    Image(ImageBlock),
}

/// A heading within a section.
#[derive(Debug, JsonSchema)]
#[schemars(deny_unknown_fields)]
pub struct HeadingBlock {
    /// Its text.
    #[schemars(example = &"In winter")]
    pub heading: RequiredText,
}

/// A list.
#[derive(Debug, JsonSchema)]
#[schemars(deny_unknown_fields)]
pub struct ListBlock {
    /// Its items.
    #[schemars(length(min = 1), example = &["one", "two"])]
    pub list: Vec<RequiredText>,
    /// Whether it is numbered.
    #[schemars(example = true)]
    pub ordered: Option<bool>,
}

/// A quotation.
#[derive(Debug, JsonSchema)]
#[schemars(deny_unknown_fields)]
pub struct QuoteBlock {
    /// The words, without quotation marks around them.
    #[schemars(example = &"We open on Monday.")]
    pub quote: RequiredText,
    /// Sources, cited at its end.
    #[schemars(example = &["log"])]
    pub sources: Option<Vec<Id>>,
}

/// A table.
#[derive(Debug, JsonSchema)]
#[schemars(deny_unknown_fields)]
pub struct TableBlock {
    /// What is in the table.
    #[schemars(example = serde_json::json!({ "columns": [{ "title": "Ship" }], "rows": [["Hallsay"]] }))]
    pub table: Table,
}

/// What is in a table.
#[derive(Debug, JsonSchema)]
#[schemars(deny_unknown_fields)]
pub struct Table {
    /// What it shows.
    #[schemars(example = &"Ships by year")]
    pub caption: Option<Text>,
    /// Its columns.
    #[schemars(length(min = 1), example = serde_json::json!([{ "title": "Year", "align": "end" }]))]
    pub columns: Vec<Column>,
    /// Its rows, each with as many cells as there are columns; cells may be empty.
    #[schemars(length(min = 1), example = &[["Hallsay"]])]
    pub rows: Vec<Vec<Text>>,
    /// Sources, cited at the end of the caption.
    #[schemars(example = &["log"])]
    pub sources: Option<Vec<Id>>,
}

/// A column of a table.
#[derive(Debug, JsonSchema)]
#[schemars(deny_unknown_fields)]
pub struct Column {
    /// Its head.
    #[schemars(example = &"Year")]
    pub title: RequiredText,
    /// How its cells stand.
    #[schemars(example = &"decimal")]
    pub align: Option<Align>,
}

/// How the cells of a column stand.
#[derive(Debug, JsonSchema)]
#[schemars(inline, rename_all = "lowercase")]
pub enum Align {
    /// At the side where lines begin.
    Start,
    /// At the side where lines end.
    End,
    /// At the decimal sign.
    Decimal,
}

/// A chart.
#[derive(Debug, JsonSchema)]
#[schemars(deny_unknown_fields)]
pub struct ChartBlock {
    /// What is in the chart.
    #[schemars(example = serde_json::json!({ "kind": "bars", "title": "Ships", "series": [{ "label": "All", "points": [["2016", 4]] }] }))]
    pub chart: Chart,
}

/// What is in a chart.
#[derive(Debug, JsonSchema)]
#[schemars(deny_unknown_fields)]
pub struct Chart {
    /// Bars or lines.
    #[schemars(example = &"bars")]
    pub kind: ChartKind,
    /// What it shows.
    #[schemars(example = &"Ships by year")]
    pub title: RequiredText,
    /// The unit of its values.
    #[schemars(example = &"ships")]
    pub unit: Option<Plain>,
    /// Its series.
    #[schemars(length(min = 1), example = serde_json::json!([{ "label": "All", "points": [["2016", 4]] }]))]
    pub series: Vec<Series>,
    /// What it shows, for those who cannot see it.
    #[schemars(example = &"Ships rise from 2 in 2015 to 4 in 2016.")]
    pub alt: Option<Plain>,
    /// Sources, cited at the end of the title.
    #[schemars(example = &["log"])]
    pub sources: Option<Vec<Id>>,
}

/// The form of a chart.
#[derive(Debug, JsonSchema)]
#[schemars(inline, rename_all = "lowercase")]
pub enum ChartKind {
    /// Bars.
    Bars,
    /// Lines.
    Lines,
}

/// A series of a chart.
#[derive(Debug, JsonSchema)]
#[schemars(deny_unknown_fields)]
pub struct Series {
    /// Its name.
    #[schemars(example = &"All ships")]
    pub label: RequiredPlain,
    /// Its points, each of x and y: x a name, date or number, one sort in a chart.
    #[schemars(length(min = 1), example = serde_json::json!([["2015", 2], ["2016", 4]]))]
    pub points: Vec<(ChartX, f64)>,
}

/// Where a point of a chart stands.
#[derive(Debug, JsonSchema)]
#[schemars(untagged, inline)]
pub enum ChartX {
    /// At a name or a date.
    Name(RequiredPlain),
    /// At a number.
    Number(f64),
}

/// A picture.
#[derive(Debug, JsonSchema)]
#[schemars(deny_unknown_fields)]
pub struct ImageBlock {
    /// What the picture is.
    #[schemars(example = serde_json::json!({ "file": "pictures/port.jpg", "alt": "The port from the sea" }))]
    pub image: Image,
}

/// What a picture is.
#[derive(Debug, JsonSchema)]
#[schemars(deny_unknown_fields)]
pub struct Image {
    /// A PNG or JPEG inside the folder of the dossier.
    #[schemars(example = &"pictures/port.jpg")]
    pub file: File,
    /// What it shows, for those who cannot see it.
    #[schemars(example = &"The port from the sea")]
    pub alt: RequiredPlain,
    /// Its caption.
    #[schemars(example = &"The port on its first day.")]
    pub caption: Option<Text>,
    /// Whose it is.
    #[schemars(example = &"Harbour board")]
    pub credit: Option<Plain>,
}
