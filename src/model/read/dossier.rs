//! The outermost object of the file.

use crate::model::{Dossier, Layout, Paper, Purpose, Recipient, Stance, Summary};

use super::actor::{self, STANCES};
use super::banner::Banner;
use super::check;
use super::chronology;
use super::dates;
use super::marking;
use super::object::{Node, Object};
use super::order;
use super::scale;
use super::section;
use super::sources;
use super::suggest::shown;
use super::summary;
use super::text::{Kind, language};

const PAPERS: [(&str, Paper); 3] =
    [("a4", Paper::A4), ("letter", Paper::Letter), ("a5", Paper::A5)];

const PURPOSES: [(&str, Purpose); 3] = [
    ("action", Purpose::Action),
    ("information", Purpose::Information),
    ("file", Purpose::File),
];

/// More pages than anybody prints.
const MOST_PAGES: u32 = 9_999;

/// The whole dossier. It is right only when no error has been noted.
pub(super) fn dossier(node: Node<'_>) -> Option<Dossier> {
    node.object("a dossier", |object| {
        object.get("$schema").and_then(Node::literal);
        object.required("dossier").and_then(version);
        let tag = object.required("language").and_then(language);
        let as_of = object.required("as_of").and_then(dates::day);
        let published = object.get("published").and_then(dates::day);
        let scale = scale::scale(object.get("scale"));
        let title = object.required_text("title", Kind::Bare);
        check::title(object.get("title"), &title);
        let (layout, named) = object.get("layout").and_then(layout).unwrap_or_default();
        let mut dossier = Dossier {
            language: tag.unwrap_or_else(|| node.reader.language.clone()),
            title,
            subtitle: object.text("subtitle", Kind::Bare),
            series: object.plain("series"),
            topic: object.plain("topic"),
            number: object.plain("number"),
            version: object.plain("version"),
            supersedes: object.plain("supersedes"),
            issuer: object.plain("issuer"),
            authors: object.list("authors", Node::plain),
            contact: object.plain("contact"),
            as_of: as_of.unwrap_or_default(),
            published: published.or(as_of).unwrap_or_default(),
            marking: None,
            distribution: object.list("distribution", recipient),
            scale: None,
            summary: Summary::default(),
            key_figures: Vec::new(),
            actors: Vec::new(),
            chronology: Vec::new(),
            sections: Vec::new(),
            disagreements: Vec::new(),
            sources: Vec::new(),
            glossary: Vec::new(),
            stances: object.get("stances").map(stances).unwrap_or_default(),
            kinds: object.get("kinds").map(kinds).unwrap_or_default(),
            layout,
            order: Vec::new(),
        };
        dossier.marking = object.get("marking").and_then(marking::marking);
        check::recipients(object.get("marking"), &dossier);
        parts(object, &mut dossier, scale, as_of);
        let afters = sections(object, &mut dossier);
        if !node.reader.has_errors() {
            dossier.order = order::order(&dossier, &named, &afters);
        }
        Some(dossier)
    })
}

/// The parts in the order in which they are documented.
fn parts(
    object: &mut Object<'_>,
    dossier: &mut Dossier,
    scale: scale::Reading,
    as_of: Option<chrono::NaiveDate>,
) {
    let summary = object.required("summary");
    let summary = summary.and_then(|node| summary::summary(node, &scale));
    dossier.summary = summary.unwrap_or_default();
    dossier.scale = scale.finish();
    let mut index = 0;
    dossier.key_figures = object.list("key_figures", |node| {
        index += 1;
        summary::key_figure(node, index - 1, as_of)
    });
    let actors = object.long_list("actors", actor::actor);
    dossier.actors = actors.into_iter().filter_map(|(_, actor)| actor).collect();
    dossier.chronology = chronology::chronology(object, as_of);
    dossier.disagreements = object.list("disagreements", summary::disagreement);
    dossier.sources = sources::sources(object);
    dossier.glossary = summary::glossary(object);
}

/// The sections, and what each comes after.
fn sections(object: &mut Object<'_>, dossier: &mut Dossier) -> Vec<order::After> {
    let mut afters = Vec::new();
    let mut places = Vec::new();
    dossier.sections = object.list("sections", |node| {
        let after =
            node.value.as_object().and_then(|object| super::ids::field(object, "after"));
        places.push(after.map(|value| Node { reader: node.reader, value }));
        section::section(node, places.len() - 1, &mut afters)
    });
    order::find_circles(&afters, &places);
    afters
}

/// The number of the format.
fn version(node: Node<'_>) -> Option<()> {
    let number = node.number()?;
    if number.total_cmp(&1.0).is_ne() {
        let message = format!("version {number} of the format is not known");
        node.error_with_help("FORMAT001", message, "this program reads version 1");
    }
    Some(())
}

fn recipient(node: Node<'_>) -> Option<Recipient> {
    node.object("a recipient", |object| {
        let name = object.required_plain("name");
        let kind = object.get("kind").and_then(|node| node.choice(&PURPOSES));
        Some(Recipient { name, kind })
    })
}

/// Labels for stances, in the order of the stances.
fn stances(node: Node<'_>) -> Vec<(Stance, String)> {
    let labels = node.object("`stances`", |object| {
        let label = |(name, stance): &(&'static str, Stance)| {
            object.get(name).and_then(Node::plain).map(|label| (*stance, label))
        };
        Some(STANCES.iter().filter_map(label).collect())
    });
    labels.unwrap_or_default()
}

/// Labels for kinds of entries, in the file's order.
fn kinds(node: Node<'_>) -> Vec<(String, String)> {
    let labels = node.object("`kinds`", |object| {
        let label = |(kind, _, node): (&str, _, Node<'_>)| {
            // A kind is compared as an entry prints it.
            let kind = crate::model::inline::plain(kind, &node.reader.language);
            node.plain().map(|label| (kind, label))
        };
        Some(object.entries().filter_map(label).collect())
    });
    labels.unwrap_or_default()
}

/// The layout, and the parts whose order it names.
fn layout(node: Node<'_>) -> Option<(Layout, Vec<crate::model::Part>)> {
    node.object("a layout", |object| {
        let paper = object.get("paper").and_then(|node| node.choice(&PAPERS));
        let pages = object.get("pages").and_then(|node| node.whole(1..=MOST_PAGES));
        let sides = object.get("sides").and_then(|node| node.whole(1..=2));
        let contents = object.get("contents").and_then(|node| {
            let expected = "`\"auto\"`, `true` or `false`";
            match node.value.as_string_lit().map(|literal| &*literal.value) {
                Some("auto") => None,
                Some(other) => {
                    let message = format!("expected {expected}, found `{}`", shown(other));
                    node.error("VALUE001", message);
                    None
                }
                None if node.value.as_boolean_lit().is_some() => node.boolean(),
                None => {
                    node.mismatch(expected);
                    None
                }
            }
        });
        let named =
            object.list("order", |node| node.choice(&order::PARTS).map(|part| (node, part)));
        let theme = object.plain("theme");
        let layout = Layout {
            paper,
            pages,
            sides: sides.and_then(|sides| u8::try_from(sides).ok()),
            contents,
            theme,
        };
        Some((layout, order::parts(named.into_iter())))
    })
}

/// What portions may be marked with, read before the rest.
pub(super) fn banner(root: Node<'_>) -> Banner {
    let given = root.value.as_object().and_then(|object| super::ids::field(object, "marking"));
    let given = given.map(|value| Node { reader: root.reader, value });
    let marking = given.and_then(marking::marking);
    Banner::of(given.is_some(), marking.as_ref())
}
