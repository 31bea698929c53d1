//! Faults on the terminal: place, line, underline, help.

#![expect(clippy::print_stderr, reason = "this is where the command speaks")]

use std::io::{self, IsTerminal};

use annotate_snippets::{AnnotationKind, Level, Renderer, Snippet};
use dossier::diag::{Diagnostic, Severity};

use super::arguments::Color;
use super::files::Input;

/// How many faults are shown; the others are counted.
const MOST: usize = 50;

/// Shows faults in order of place.
pub(crate) fn diagnostics(found: &[Diagnostic], input: &Input, color: Color) {
    if found.is_empty() {
        return;
    }
    let text = String::from_utf8_lossy(&input.bytes);
    let path = input.path.as_deref().map_or("<stdin>".into(), |path| path.to_string_lossy());
    let renderer = renderer(color);
    for fault in found.iter().take(MOST) {
        eprintln!("{}\n", one(fault, (&text, &path), &renderer));
    }
    let count = |severity| found.iter().filter(|fault| fault.severity == severity).count();
    let parts = [(count(Severity::Error), "error"), (count(Severity::Warning), "warning")];
    let parts: Vec<String> = parts
        .iter()
        .filter(|(count, _)| *count > 0)
        .map(|(count, word)| format!("{count} {word}{}", if *count == 1 { "" } else { "s" }))
        .collect();
    let more = found.len().saturating_sub(MOST);
    let more = if more > 0 { format!(" ({more} more not shown)") } else { String::new() };
    eprintln!("{}: {}{more}", path, parts.join(", "));
}

fn one(fault: &Diagnostic, (text, path): (&str, &str), renderer: &Renderer) -> String {
    let level = match fault.severity {
        Severity::Error => Level::ERROR,
        Severity::Warning => Level::WARNING,
    };
    // Only the lines around the fault are handed over: a dossier can be long.
    let start =
        text.get(..fault.at.start).and_then(|head| head.rfind('\n')).map_or(0, |at| at + 1);
    let end = fault.at.end.max(fault.at.start).min(text.len());
    let end =
        text.get(end..).and_then(|tail| tail.find('\n')).map_or(text.len(), |at| end + at);
    let shown = text.get(start..end).unwrap_or_default();
    let span = fault.at.start.saturating_sub(start).min(shown.len())
        ..fault.at.end.max(fault.at.start).saturating_sub(start).min(shown.len());
    let snippet = Snippet::source(shown)
        .path(path)
        .line_start(fault.at.line.max(1))
        .annotation(AnnotationKind::Primary.span(span));
    let mut group = level.primary_title(&fault.message).id(fault.code).element(snippet);
    if let Some(help) = &fault.help {
        group = group.element(Level::HELP.message(help));
    }
    renderer.render(&[group])
}

/// Shows what stopped the command.
pub(crate) fn trouble(message: &str, color: Color) {
    let title = Level::ERROR.primary_title(message);
    let group = annotate_snippets::Group::with_title(title);
    eprintln!("{}", renderer(color).render(&[group]));
}

fn renderer(color: Color) -> Renderer {
    let set =
        |name| std::env::var_os(name).is_some_and(|value| !value.is_empty() && value != "0");
    let colored = match color {
        Color::Always => true,
        Color::Never => false,
        Color::Auto => set("CLICOLOR_FORCE") || !set("NO_COLOR") && io::stderr().is_terminal(),
    };
    if colored { Renderer::styled() } else { Renderer::plain() }
}
