//! Free sections and their blocks.

use crate::diag::Diagnostic;
use crate::model::{Align, Block, Column, Image, Section, Table, Text};

use super::chart;
use super::check;
use super::file;
use super::marking;
use super::object::{Node, Object};
use super::order;
use super::text::{Kind, cite_at_end};

const ALIGN: [(&str, Align); 3] =
    [("start", Align::Start), ("end", Align::End), ("decimal", Align::Decimal)];

/// The keys that tell what a block is.
const BLOCKS: [&str; 6] = ["heading", "list", "quote", "table", "chart", "image"];

/// A section; what it comes after is added to those of the sections before it.
pub(super) fn section(
    node: Node<'_>,
    index: usize,
    afters: &mut Vec<order::After>,
) -> Option<Section> {
    afters.push(order::After::Nothing);

    node.object("a section", |object| {
        let id = object.required_id(&node.reader.ids.sections, index);
        order::check_name(object.get("id"), &id);
        let title = object.required_text("title", Kind::Still);
        check::title(object.get("title"), &title);
        if let Some(after) = object.get("after").and_then(order::after) {
            afters[index] = after;
        }
        let marking = object.get("marking").and_then(marking::portion);
        let body = object.required_list("body", block);
        Some(Section { id, title, marking, body })
    })
}

fn block(node: Node<'_>) -> Option<Block> {
    if node.value.as_string_lit().is_some() {
        return node.text(Kind::Paragraph).map(Block::Paragraph);
    }
    if node.value.as_object().is_none() {
        node.mismatch("a text or a block");
        return None;
    }
    node.object("a block", |object| {
        let kinds: Vec<&'static str> =
            BLOCKS.into_iter().filter(|kind| object.has(kind)).collect();
        let Some(kind) = kinds.first() else {
            // Whatever keys it has are unknown, and the help then names these.
            for kind in BLOCKS {
                object.get(kind);
            }
            if object.is_bare(&["sources", "ordered"]) {
                let message = "this block holds nothing";
                node.error_with_help(
                    "KEY003",
                    message,
                    format!("it needs {}", one_of_blocks()),
                );
            }
            return None;
        };
        for other in &kinds[1..] {
            object.get(other);
            let message = format!("a block is either `{kind}` or `{other}`");
            let fault = Diagnostic::error("KEY004", message, object.key_at(other));
            node.reader.note(fault.with_help("make two blocks of it"));
        }
        match *kind {
            "heading" => Some(Block::Heading(object.required_text("heading", Kind::Still))),
            "list" => {
                let items = object.required_list("list", |node| node.text(Kind::Paragraph));
                let ordered = object.get("ordered").and_then(Node::boolean).unwrap_or(false);
                Some(Block::List { ordered, items })
            }
            "quote" => {
                let text = object.required_text_with_sources("quote", Kind::Quoted);
                check::quotation(node, &text);
                Some(Block::Quote(text))
            }
            "table" => object.get("table").and_then(table).map(Block::Table),
            "chart" => object.get("chart").and_then(chart::chart).map(Block::Chart),
            _ => object.get("image").and_then(image).map(Block::Image),
        }
    })
}

fn one_of_blocks() -> String {
    let names: Vec<String> = BLOCKS.iter().map(|name| format!("`{name}`")).collect();
    let (last, others) = names.split_last().map_or(("", &[][..]), |(last, all)| (last, all));
    format!("{} or {last}", others.join(", "))
}

fn table(node: Node<'_>) -> Option<Table> {
    node.object("a table", |object| {
        let mut caption = object.text("caption", Kind::Paragraph);
        let columns = object.required_list("columns", |node| {
            node.object("a column", |object| {
                let title = object.required_text("title", Kind::Still);
                let align = object.get("align").and_then(|node| node.choice(&ALIGN));
                Some(Column { title, align: align.unwrap_or_default() })
            })
        });
        let count = object
            .get("columns")
            .and_then(|node| node.value.as_array())
            .map(|array| array.elements.len());
        let rows = object.required_list("rows", |node| row(node, count));
        let sources = object.sources();
        let marks = cite_caption(caption.as_mut(), &sources);
        Some(Table { caption, columns, rows, sources: marks })
    })
}

/// Cites the sources of a table at its caption, or on their own.
fn cite_caption(
    caption: Option<&mut Text>,
    sources: &[crate::model::SourceId],
) -> Option<Text> {
    if let Some(caption) = caption {
        cite_at_end(caption, sources);
        return None;
    }
    let mut marks = Text::default();
    cite_at_end(&mut marks, sources);
    (!marks.pieces.is_empty()).then_some(marks)
}

/// A row with one cell for each column.
fn row(node: Node<'_>, columns: Option<usize>) -> Option<Vec<Text>> {
    let elements = node.elements()?;
    let cells = elements.len();
    if let Some(columns) = columns.filter(|columns| *columns > 0 && *columns != cells) {
        let message = format!("this row has {}", count(cells, "cell"));
        let help = format!("the table has {}", count(columns, "column"));
        node.error_with_help("TABLE001", message, help);
    }
    Some(elements.filter_map(|node| node.inline(Kind::Still)).collect())
}

/// "1 cell", "2 cells".
fn count(number: usize, noun: &str) -> String {
    format!("{number} {noun}{}", if number == 1 { "" } else { "s" })
}

fn image(node: Node<'_>) -> Option<Image> {
    node.object("an image", |object: &mut Object<'_>| {
        let file = object.required("file").and_then(file::picture);
        let alt = object.required_plain("alt");
        let caption = object.text("caption", Kind::Paragraph);
        let credit = object.plain("credit");
        Some(Image { file: file?, alt, caption, credit })
    })
}
