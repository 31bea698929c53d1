//! Faults as they are shown: for people in their lines, for programs in their formats.

use std::io::{self, IsTerminal, Write};
use std::ops::Range;

use annotate_snippets::{AnnotationKind, Group, Level, Renderer, Snippet};
use dossier::diag::{Diagnostic, Severity};
use unicode_width::{UnicodeWidthChar, UnicodeWidthStr};

use super::arguments::{Color, Format};
use super::formats::Judged;
use super::{Trouble, formats, write};

/// How many faults of a dossier are shown to people; the others are counted.
const MOST: usize = 50;
/// The width of what people read, in columns: a terminal has 80.
pub(crate) const WIDTH: usize = 79;
/// The most columns that are underlined.
const MOST_UNDERLINED: usize = 60;

/// Where programs read what they asked for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Stream {
    Out,
    Err,
}

/// Shows faults in order of place.
pub(crate) fn faults(
    judged: &[Judged],
    format: Format,
    stream: Stream,
    color: Color,
) -> Result<(), Trouble> {
    let text = match format {
        Format::Human => {
            say(&judged.iter().map(|one| human(one, color)).collect::<String>());
            return Ok(());
        }
        Format::Short => formats::short(judged),
        Format::Json => formats::json(judged),
        Format::Sarif => formats::sarif(judged),
        Format::Github => formats::github(judged),
    };
    match stream {
        Stream::Out => write::print(&text),
        Stream::Err => {
            say(&text);
            Ok(())
        }
    }
}

/// Says something on the standard error. Nobody can be told when that fails.
pub(crate) fn say(text: &str) {
    let mut stream = io::stderr().lock();
    let _ = stream.write_all(text.as_bytes()).and_then(|()| stream.flush());
}

/// The faults of a dossier in their lines, and how many there are.
pub(crate) fn human(judged: &Judged, color: Color) -> String {
    within(judged, color, None)
}

/// The same in no more lines than there is room for, though with one fault at least.
pub(crate) fn within(judged: &Judged, color: Color, room: Option<usize>) -> String {
    let Judged { input, faults } = judged;
    if faults.is_empty() {
        return String::new();
    }
    let text = String::from_utf8_lossy(&input.bytes);
    let path = input.place();
    let renderer = renderer(color);
    let (mut shown, mut told, mut lines) = (String::new(), 0, 1);
    for fault in faults.iter().take(MOST) {
        let one = one(fault, (&text, &path), &renderer) + "\n\n";
        lines += one.lines().count();
        if told > 0 && room.is_some_and(|room| lines > room) {
            break;
        }
        shown.push_str(&one);
        told += 1;
    }
    let count = |severity| faults.iter().filter(|fault| fault.severity == severity).count();
    let parts = [(count(Severity::Error), "error"), (count(Severity::Warning), "warning")];
    let parts: Vec<String> = parts
        .iter()
        .filter(|(count, _)| *count > 0)
        .map(|(count, word)| format!("{count} {word}{}", if *count == 1 { "" } else { "s" }))
        .collect();
    let more = faults.len() - told;
    let more = if more > 0 { format!(" ({more} more not shown)") } else { String::new() };
    shown.push_str(&format!("{path}: {}{more}\n", parts.join(", ")));
    shown
}

/// How many bytes of a line are looked at before and behind a fault: more than any terminal shows.
const BESIDE: usize = 4 * 1024;

fn one(fault: &Diagnostic, (text, path): (&str, &str), renderer: &Renderer) -> String {
    let level = match fault.severity {
        Severity::Error => Level::ERROR,
        Severity::Warning => Level::WARNING,
    };
    // Only the lines around the fault are handed over, and of a file in one line only what fits
    // beside it: a dossier can be long.
    let between = |at: usize| (at..text.len()).find(|&at| text.is_char_boundary(at));
    let between = |at: usize| between(at).unwrap_or(text.len());
    let first = between(fault.at.start.min(text.len()));
    let end = between(fault.at.end.max(fault.at.start).min(text.len()));
    let least = between(first.saturating_sub(BESIDE));
    let start = text[least..first].rfind('\n').map_or(least, |at| least + at + 1);
    let most = between(end + BESIDE);
    let line = text[end..most].find('\n').map_or(most, |at| end + at);
    let shown = &text[start..line];
    let span = underlined(shown, first - start..end - start);
    // The column is counted in what is handed over.
    let counted = shown[..span.start].chars().count() + 1;
    let number = fault.at.line.max(1);
    let snippet = Snippet::source(shown)
        .path(path)
        .line_start(number)
        .annotation(AnnotationKind::Primary.span(span));
    // `warning[W001]: ` stands before the message.
    let label = fault.code.len() + if fault.severity == Severity::Error { 9 } else { 11 };
    let message = fold(fault.message.split(' '), WIDTH - label);
    let mut group = level.primary_title(message).id(fault.code).element(snippet);
    if let Some(help) = &fault.help {
        // `  = help: `, and the number of the line before it.
        let label = 10 + fault.at.line.to_string().len();
        group = group.element(Level::HELP.message(fold(help.split(' '), WIDTH - label)));
    }
    let told = renderer.render(&[group]);
    let at = |column: usize| format!("{path}:{number}:{column}");
    told.replacen(&at(counted), &at(fault.at.column), 1)
}

/// The part of a place that is underlined: what is in its first line, and of that no more than is
/// seen at a glance. Bytes that are no UTF-8 are shown as a character that is longer than they.
fn underlined(shown: &str, place: Range<usize>) -> Range<usize> {
    let all = shown.len();
    let is_between = |at: &usize| shown.is_char_boundary(*at);
    let start = (0..=place.start.min(all)).rev().find(is_between).unwrap_or(0);
    let end = (place.end.clamp(start, all)..=all).find(is_between).unwrap_or(all);
    let first = shown[start..end].lines().next().unwrap_or_default();
    let mut wide = 0;
    let most = first.char_indices().find(|(_, character)| {
        wide += character.width().unwrap_or(0);
        wide > MOST_UNDERLINED
    });
    start..start + most.map_or(first.len(), |(at, _)| at)
}

/// Words in lines of a width. A word that is wider stands alone in its line.
pub(crate) fn fold<'t>(words: impl Iterator<Item = &'t str>, width: usize) -> String {
    let mut folded = String::new();
    let mut column = 0;
    for word in words {
        let wide = word.width();
        if column > 0 && column + 1 + wide > width {
            folded.push('\n');
            column = 0;
        } else if column > 0 {
            folded.push(' ');
            column += 1;
        }
        folded.push_str(word);
        column += wide;
    }
    folded
}

/// The lines of the terminal that faults are shown on; none when it is no terminal.
pub(crate) fn rows() -> Option<usize> {
    let (_, height) = terminal_size::terminal_size_of(io::stderr())?;
    Some(usize::from(height.0))
}

/// Shows what stopped the command.
pub(crate) fn trouble(message: &str, color: Color) {
    // `error: ` stands before the message.
    let title = Level::ERROR.primary_title(fold(message.split(' '), WIDTH - 7));
    let group = Group::with_title(title);
    say(&(renderer(color).render(&[group]) + "\n"));
}

fn renderer(color: Color) -> Renderer {
    let set =
        |name| std::env::var_os(name).is_some_and(|value| !value.is_empty() && value != "0");
    let colored = match color {
        Color::Always => true,
        Color::Never => false,
        Color::Auto => set("CLICOLOR_FORCE") || !set("NO_COLOR") && io::stderr().is_terminal(),
    };
    if colored { Renderer::styled() } else { Renderer::plain() }.term_width(WIDTH)
}
