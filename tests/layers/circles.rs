//! Which files name which: no circle, so that each can be read after those that it builds on.
//!
//! A file below a module may name the module's own file, as the two are one room.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::Path;

use super::{root, sources};

/// A module by its path below the crate.
type Module = Vec<String>;

/// The module that a file is.
fn module(file: &Path) -> Module {
    let path = file.with_extension("");
    let parts = path.iter().map(|part| part.to_string_lossy().into_owned());
    let mut parts: Module = parts.collect();
    if parts.last().is_some_and(|last| matches!(last.as_str(), "mod" | "lib" | "main")) {
        parts.pop();
    }
    parts
}

/// The code of a file: without comments, and without its tests.
fn code(text: &str) -> String {
    let text = text.split("#[cfg(test)]\nmod tests {").next().unwrap_or_default();
    let lines = text.lines().map(|line| line.split("//").next().unwrap_or_default());
    lines.collect::<Vec<_>>().join("\n")
}

/// The paths that a piece of code names, as they are written, groups in braces taken apart.
fn paths(code: &str) -> Vec<String> {
    let mut found = Vec::new();
    for statement in code.split(';') {
        let words: Vec<&str> = statement.split_whitespace().collect();
        if let Some(at) = words.iter().rposition(|word| *word == "use") {
            take_apart("", &words[at + 1..].concat(), &mut found);
        }
    }
    for start in ["crate::", "super::"] {
        for (at, _) in code.match_indices(start) {
            let path =
                code[at..].chars().take_while(|c| c.is_alphanumeric() || "_:".contains(*c));
            found.push(path.collect::<String>());
        }
    }
    found
}

/// Adds the paths of a group: `a::{b, c::d}` is `a::b` and `a::c::d`.
fn take_apart(before: &str, path: &str, found: &mut Vec<String>) {
    let Some((head, group)) = path.split_once('{') else {
        return found.push(format!("{before}{path}"));
    };
    let before = format!("{before}{head}");
    let group = group.strip_suffix('}').unwrap_or(group);
    let (mut depth, mut start) = (0, 0);
    for (at, c) in group.char_indices().chain([(group.len(), ',')]) {
        match c {
            '{' => depth += 1,
            '}' => depth -= 1,
            ',' if depth == 0 => {
                take_apart(&before, &group[start..at], found);
                start = at + 1;
            }
            _ => {}
        }
    }
}

/// A path from the crate on, as it is meant in a module.
fn absolute(path: &str, within: &Module) -> Module {
    let mut parts = path.split("::").filter(|part| !part.is_empty()).peekable();
    let mut all = within.clone();
    match parts.peek() {
        Some(&"crate") => {
            parts.next();
            all.clear();
        }
        Some(&"self") => drop(parts.next()),
        _ => {}
    }
    while parts.next_if_eq(&"super").is_some() {
        all.pop();
    }
    all.extend(parts.map(str::to_owned));
    all
}

/// What the files of the crate name of each other.
fn named(files: &[(Module, String)]) -> BTreeMap<Module, BTreeSet<Module>> {
    let modules: BTreeSet<&Module> = files.iter().map(|(module, _)| module).collect();
    // The names that a module hands on, and the modules that they come from.
    let mut handed: BTreeMap<(Module, String), Module> = BTreeMap::new();
    let holder = |path: &[String]| {
        let lengths = (0..=path.len()).rev();
        lengths.map(|length| path[..length].to_vec()).find(|path| modules.contains(path))
    };
    let files = files.iter().map(|(module, text)| {
        let paths = paths(text).into_iter().map(|path| absolute(&path, module));
        (module, paths.collect::<Vec<Module>>())
    });
    let files: Vec<(&Module, Vec<Module>)> = files.collect();
    for (module, paths) in &files {
        for path in paths {
            let from = holder(path).filter(|from| from.len() > module.len());
            if let (Some(name), Some(from)) = (path.last(), from)
                && from.starts_with(module)
            {
                handed.insert(((*module).clone(), name.clone()), from);
            }
        }
    }
    let mut named: BTreeMap<Module, BTreeSet<Module>> = BTreeMap::new();
    for (module, paths) in files {
        let names = named.entry(module.clone()).or_default();
        for path in &paths {
            let Some(mut holder) = holder(path) else { continue };
            while let Some(from) = path
                .get(holder.len())
                .and_then(|name| handed.get(&(holder.clone(), name.clone())))
            {
                holder = from.clone();
            }
            // A module and its own files are one room.
            if !module.starts_with(&holder) && !holder.starts_with(module) {
                names.insert(holder);
            }
        }
    }
    named
}

/// The modules that are left when those that name nobody, or that nobody names, are taken away
/// again and again.
fn circle(mut named: BTreeMap<Module, BTreeSet<Module>>) -> Vec<String> {
    loop {
        let met: BTreeSet<Module> = named.values().flatten().cloned().collect();
        let known: BTreeSet<Module> = named.keys().cloned().collect();
        let before = named.len();
        named.retain(|module, names| {
            names.retain(|name| known.contains(name));
            !names.is_empty() && met.contains(module)
        });
        if named.len() == before {
            let line = |(module, names): (Module, BTreeSet<Module>)| {
                let names: Vec<String> = names.iter().map(|name| name.join("::")).collect();
                format!("{} names {}", module.join("::"), names.join(", "))
            };
            return named.into_iter().map(line).collect();
        }
    }
}

#[test]
fn no_files_name_each_other_in_a_circle() {
    let mut found = Vec::new();
    sources(&root(), &mut found);
    let files: Vec<(Module, String)> = found
        .iter()
        .map(|path| {
            let text = fs::read_to_string(path).expect("a source file");
            (module(path.strip_prefix(root()).expect("below src")), code(&text))
        })
        .filter(|(module, _)| module.last().is_none_or(|last| last != "tests"))
        .collect();
    let named = named(&files);
    let line = Module::from(["text", "line"].map(str::to_owned));
    let shape = Module::from(["text", "shape"].map(str::to_owned));
    assert!(
        named[&line].contains(&shape),
        "by `crate::text::Shaper`, which the module hands on"
    );
    let circle = circle(named);
    assert!(circle.is_empty(), "{}", circle.join("\n"));
}

#[test]
fn circles_are_found() {
    let file = |module: &str, text: &str| {
        (module.split("::").map(str::to_owned).collect::<Module>(), code(text))
    };
    let facade = file("text", "mod line;\nmod shape;\npub use line::{Align, Line};\n");
    let line = file("text::line", "use super::shape::{self, Shaper};\n");
    let shape = |text| file("text::shape", text);
    let circle = |shape| circle(named(&[facade.clone(), line.clone(), shape]));
    assert!(circle(shape("use crate::geom::Pt;\n// crate::text::line\n")).is_empty());
    let expected = ["text::line names text::shape", "text::shape names text::line"];
    assert_eq!(circle(shape("use crate::text::line::Line;\n")), expected);
    assert_eq!(circle(shape("use crate::{geom::Pt,\n text::{Align, Style}};\n")), expected);
    assert_eq!(circle(shape("fn a() -> super::Line {}\n")), expected);
    assert!(circle(shape("#[cfg(test)]\nmod tests {\n    use super::super::Line;")).is_empty());
}
