//! Markings: of the document, and of its portions.

use std::collections::BTreeSet;

use crate::diag::Diagnostic;
use crate::model::{Marking, Tlp};

use super::banner::Banner;
use super::object::{Node, Object};

const TLP: [(&str, Tlp); 5] = [
    ("RED", Tlp::Red),
    ("AMBER+STRICT", Tlp::AmberStrict),
    ("AMBER", Tlp::Amber),
    ("GREEN", Tlp::Green),
    ("CLEAR", Tlp::Clear),
];

/// The document's marking.
pub(super) fn marking(node: Node<'_>) -> Option<Marking> {
    node.object("a marking", |object| {
        let tlp = object.has("tlp");
        if tlp && object.has("scheme") {
            let message = "a marking has either `tlp` or `scheme`";
            let at = object.key_at("scheme");
            node.reader.note(Diagnostic::error("KEY004", message, at));
        }
        let scheme_keys = ["scheme", "levels", "level"];
        if tlp || !scheme_keys.iter().any(|key| object.has(key)) {
            let level = object.get("tlp").and_then(|node| node.choice(&TLP));
            if !tlp {
                let message = "missing key `tlp` or `scheme`";
                let help = "a marking is a TLP label, or a level of your own scheme";
                let fault = Diagnostic::error("KEY003", message, node.head());
                node.reader.note(fault.with_help(help));
            }
            for key in scheme_keys {
                // Known to a marking of the other sort; said above.
                if object.has("scheme") {
                    object.get(key);
                }
            }
            let caveats = object.list("caveats", Node::plain);
            return Some(Marking::Tlp { level: level?, caveats });
        }
        scheme(object)
    })
}

/// A scheme of the issuer's own.
fn scheme(object: &mut Object<'_>) -> Option<Marking> {
    let scheme = object.required_plain("scheme");
    let mut seen = BTreeSet::new();
    let levels = object.required_list("levels", |node| {
        let level = node.plain()?;
        if !seen.insert(level.clone()) {
            node.error("MARK001", format!("the level `{level}` is given twice"));
        }
        Some(level)
    });
    let level = object.required("level").and_then(|node| level_of(node, &levels));
    let caveats = object.list("caveats", Node::plain);
    Some(Marking::Scheme { scheme, levels, level: level?, caveats })
}

/// The index of a level.
fn level_of(node: Node<'_>, levels: &[String]) -> Option<usize> {
    let level = node.plain()?;
    let found = levels.iter().position(|known| *known == level);
    if found.is_none() && !levels.is_empty() {
        node.not_among(&level, levels.iter().map(String::as_str));
    }
    found
}

/// The marking of a portion, as printed.
pub(super) fn portion(node: Node<'_>) -> Option<String> {
    match &node.reader.banner {
        Banner::Faulty => None,
        Banner::None => {
            node.error_with_help(
                "MARK003",
                "a portion is marked in a dossier without marking",
                "give the dossier a `marking`",
            );
            None
        }
        Banner::Tlp(most) => node.object("a marking in TLP", |object| {
            let level = object.required("tlp")?;
            let caveats = object.list("caveats", Node::plain);
            let label = level.choice(&TLP)?;
            if label > *most {
                too_high(level, label.label(), most.label());
            }
            let label = format!("TLP:{}", label.label());
            Some(std::iter::once(label).chain(caveats).collect::<Vec<_>>().join(", "))
        }),
        Banner::Scheme(levels, most) => node.object("a portion's marking", |object| {
            let level = object.required("level")?;
            let index = level_of(level, levels)?;
            if index > *most {
                too_high(level, &levels[index], &levels[*most]);
            }
            Some(levels[index].clone())
        }),
    }
}

fn too_high(node: Node<'_>, level: &str, most: &str) {
    node.error_with_help(
        "MARK002",
        format!("`{level}` is higher than the dossier's `{most}`"),
        "raise the marking of the dossier, or lower this one",
    );
}
