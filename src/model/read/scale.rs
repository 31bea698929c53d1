//! Scales of likelihood, and terms of them.

use std::cell::Cell;
use std::collections::{BTreeMap, BTreeSet};

use crate::diag::At;
use crate::model::{Scale, ScaleKind, ScaleTerm};

use super::object::{Node, Object};
use super::suggest::shown;

/// The probability yardstick of the UK's Professional Head of Intelligence Assessment. "Likely"
/// and "probable" are one step of it.
const PHIA: [(&[&str], f64, f64); 7] = [
    (&["remote chance"], 0.0, 5.0),
    (&["highly unlikely"], 10.0, 20.0),
    (&["unlikely"], 25.0, 35.0),
    (&["realistic possibility"], 40.0, 50.0),
    (&["likely", "probable"], 55.0, 75.0),
    (&["highly likely"], 80.0, 90.0),
    (&["almost certain"], 95.0, 100.0),
];

/// Intelligence Community Directive 203, section D.6.e.(2).(a): two rows, not to be mixed.
const ICD203: [(&str, &str, f64, f64); 7] = [
    ("almost no chance", "remote", 1.0, 5.0),
    ("very unlikely", "highly improbable", 5.0, 20.0),
    ("unlikely", "improbable", 20.0, 45.0),
    ("roughly even chance", "roughly even odds", 45.0, 55.0),
    ("likely", "probable", 55.0, 80.0),
    ("very likely", "highly probable", 80.0, 95.0),
    ("almost certain", "nearly certain", 95.0, 99.0),
];

/// A scale while the dossier is read.
#[derive(Debug)]
pub(super) struct Reading {
    scale: Option<Scale>,
    /// The index and the row of each word or phrase, in lower case.
    words: BTreeMap<String, (usize, usize)>,
    /// The same words, the longest first.
    terms: Vec<String>,
    /// Whether a scale is named, even if it is at fault.
    named: bool,
    /// The row of ICD 203 in use, and where it was first used.
    row: Cell<Option<(usize, At)>>,
}

/// The dossier's scale.
pub(super) fn scale(node: Option<Node<'_>>) -> Reading {
    let scale = node.and_then(|node| {
        if node.value.as_object().is_some() {
            return node.object("a scale", own);
        }
        if node.value.as_string_lit().is_none() {
            node.mismatch("`phia`, `icd203` or an object");
            return None;
        }
        let kinds = [("phia", false), ("icd203", true)];
        Some(if node.choice(&kinds)? { icd203(0) } else { phia() })
    });
    let words = scale.as_ref().map(words).unwrap_or_default();
    // A term at fault is empty, and would be found everywhere.
    let mut terms: Vec<String> =
        words.keys().filter(|term| !term.is_empty()).cloned().collect();
    terms.sort_by_key(|term| std::cmp::Reverse(term.len()));
    Reading { scale, words, terms, named: node.is_some(), row: Cell::new(None) }
}

fn phia() -> Scale {
    let term = |(names, from, to): &(&[&str], f64, f64)| ScaleTerm {
        term: names.join(" or "),
        from: *from,
        to: *to,
    };
    Scale { kind: ScaleKind::Phia, terms: PHIA.iter().map(term).collect() }
}

fn icd203(row: usize) -> Scale {
    let term = |(first, second, from, to): &(&str, &str, f64, f64)| ScaleTerm {
        term: [*first, *second][row].to_owned(),
        from: *from,
        to: *to,
    };
    Scale { kind: ScaleKind::Icd203, terms: ICD203.iter().map(term).collect() }
}

/// The words of a scale in lower case, with the index and the row of each.
fn words(scale: &Scale) -> BTreeMap<String, (usize, usize)> {
    let mut words = BTreeMap::new();
    match scale.kind {
        ScaleKind::Phia => {
            for (index, (names, ..)) in PHIA.iter().enumerate() {
                words.extend(names.iter().map(|name| ((*name).to_owned(), (index, 0))));
            }
        }
        ScaleKind::Icd203 => {
            for (index, (first, second, ..)) in ICD203.iter().enumerate() {
                words.insert((*first).to_owned(), (index, 0));
                words.insert((*second).to_owned(), (index, 1));
            }
        }
        ScaleKind::Own(_) => {
            for (index, term) in scale.terms.iter().enumerate() {
                words.insert(term.term.trim().to_lowercase(), (index, 0));
            }
        }
    }
    words
}

/// A scale of the dossier's own.
fn own(object: &mut Object<'_>) -> Option<Scale> {
    let name = object.required_plain("name");
    let mut below: Option<f64> = None;
    let mut seen = BTreeSet::new();
    let terms = object.required_list("terms", |node| {
        let term = node.object("a term", |object| {
            let term = object.required_plain("term");
            let from = object.required("from").and_then(Node::number);
            let to = object.required("to").and_then(Node::number);
            Some(ScaleTerm { term, from: from?, to: to? })
        })?;
        let (from, to) = (term.from, term.to);
        if !(0.0 <= from && from < to && to <= 100.0) {
            let message = format!("{from} to {to} is no band of chances");
            node.error_with_help("SCALE004", message, "0 ≤ `from` < `to` ≤ 100, in per cent");
        } else if let Some(below) = below.filter(|below| from < *below) {
            let message = format!("a band from {from} below or within the one up to {below}");
            node.error_with_help("SCALE004", message, "terms ascend and do not overlap");
        }
        below = Some(below.map_or(to, |below| below.max(to)));
        if !seen.insert(term.term.to_lowercase()) {
            node.error("SCALE005", format!("the term `{}` is given twice", shown(&term.term)));
        }
        Some(term)
    });
    Some(Scale { kind: ScaleKind::Own(name), terms })
}

impl Reading {
    /// A likelihood: the index of its term, and the term as written.
    pub(super) fn likelihood(&self, node: Node<'_>) -> Option<(usize, String)> {
        let term = node.plain()?;
        let Some(scale) = &self.scale else {
            if !self.named {
                let message = "a likelihood in a dossier without `scale`";
                let help = "give the dossier a `scale`: `\"phia\"`, `\"icd203\"` or your own";
                node.error_with_help("SCALE001", message, help);
            }
            return None;
        };
        let lower = term.trim().to_lowercase();
        let Some((index, row)) = self.words.get(&lower).copied() else {
            let message = format!("`{}` is no term of the scale", shown(&term));
            let help = node.reader.guesses.help(&lower, self.terms.iter().map(String::as_str));
            let help = help.unwrap_or_else(|| {
                let terms: Vec<&str> = scale.terms.iter().map(|term| &*term.term).collect();
                format!("its terms are {}", terms.join(", "))
            });
            node.error_with_help("SCALE002", message, help);
            return None;
        };
        if scale.kind == ScaleKind::Icd203 {
            self.check_row(node, &term, row);
        }
        Some((index, term))
    }

    /// Notes a term of the row of ICD 203 that is not in use.
    fn check_row(&self, node: Node<'_>, term: &str, row: usize) {
        match self.row.get() {
            None => self.row.set(Some((row, node.at()))),
            Some((used, first)) if used != row => node.error_with_help(
                "SCALE003",
                format!("`{}` is of the other row of ICD 203", shown(term)),
                format!("the row in use is set in line {}", first.line),
            ),
            Some(_) => {}
        }
    }

    /// The scale, in the row that is used.
    pub(super) fn finish(self) -> Option<Scale> {
        match (self.scale?, self.row.get()) {
            (Scale { kind: ScaleKind::Icd203, .. }, Some((row, _))) => Some(icd203(row)),
            (scale, _) => Some(scale),
        }
    }

    /// The band of chances in per cent that a term, in lower case, stands for.
    pub(super) fn band(&self, term: &str) -> Option<(f64, f64)> {
        let (index, _) = self.words.get(term)?;
        self.scale.as_ref()?.terms.get(*index).map(|term| (term.from, term.to))
    }

    /// All words of the scale in lower case, the longest first.
    pub(super) fn terms(&self) -> &[String] {
        &self.terms
    }
}
