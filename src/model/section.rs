//! Free sections and what they hold.

use super::{Date, Text};

/// A free section.
#[derive(Clone, Debug)]
pub struct Section {
    /// Its id.
    pub id: String,
    /// Its heading.
    pub title: Text,
    /// A marking of its own, as printed.
    pub marking: Option<String>,
    /// What it holds.
    pub body: Vec<Block>,
}

/// A block of a section.
#[derive(Clone, Debug)]
pub enum Block {
    /// A paragraph.
    Paragraph(Text),
    /// A heading within the section.
    Heading(Text),
    /// A list.
    List {
        /// Whether it is numbered.
        ordered: bool,
        /// Its items.
        items: Vec<Text>,
    },
    /// A quotation, sources cited at the end.
    Quote(Text),
    /// A table.
    Table(Table),
    /// A chart.
    Chart(Chart),
    /// A picture.
    Image(Image),
}

/// A table.
#[derive(Clone, Debug)]
pub struct Table {
    /// What it shows, sources cited at the end.
    pub caption: Option<Text>,
    /// Its columns.
    pub columns: Vec<Column>,
    /// Its rows, each with one text for each column; empty texts are empty cells.
    pub rows: Vec<Vec<Text>>,
    /// Marks for the sources of a table without a caption.
    pub sources: Option<Text>,
}

/// A column of a table.
#[derive(Clone, Debug)]
pub struct Column {
    /// Its head.
    pub title: Text,
    /// How its cells stand.
    pub align: Align,
}

/// How the cells of a column stand.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Align {
    /// At the side where lines begin.
    #[default]
    Start,
    /// At the side where lines end.
    End,
    /// At the decimal sign.
    Decimal,
}

/// A chart.
#[derive(Clone, Debug)]
pub struct Chart {
    /// Bars or lines.
    pub kind: ChartKind,
    /// What it shows, sources cited at the end.
    pub title: Text,
    /// The unit of its values.
    pub unit: Option<String>,
    /// Its series.
    pub series: Vec<Series>,
    /// What it shows, in words of the dossier.
    pub alt: Option<String>,
}

/// The form of a chart.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ChartKind {
    /// Bars.
    Bars,
    /// Lines.
    Lines,
}

/// A series of a chart.
#[derive(Clone, Debug)]
pub struct Series {
    /// Its name.
    pub label: String,
    /// Its points in order.
    pub points: Vec<(ChartX, f64)>,
}

/// Where a point of a chart stands.
#[derive(Clone, Debug, PartialEq)]
pub enum ChartX {
    /// At a name.
    Name(String),
    /// At a date.
    Date(Date),
    /// At a number.
    Number(f64),
}

/// A picture in a section.
#[derive(Clone, Debug)]
pub struct Image {
    /// The file, relative to the dossier's folder.
    pub file: String,
    /// What it shows.
    pub alt: String,
    /// Its caption.
    pub caption: Option<Text>,
    /// Whose it is.
    pub credit: Option<String>,
}
