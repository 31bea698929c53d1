//! Actors.

use crate::diag::Diagnostic;
use crate::model::{Actor, ActorId, Portrait, Quotation, Stance, Text};

use super::check;
use super::dates;
use super::file;
use super::marking;
use super::object::{Node, Object};
use super::text::{Kind, cite_at_end, language};

/// Where an actor may stand.
pub(super) const STANCES: [(&str, Stance); 5] = [
    ("for", Stance::For),
    ("against", Stance::Against),
    ("mixed", Stance::Mixed),
    ("neutral", Stance::Neutral),
    ("unknown", Stance::Unknown),
];

/// An actor.
pub(super) fn actor(node: Node<'_>, index: usize) -> Option<Actor> {
    let own = Kind::Own(ActorId(u32::try_from(index).ok()?));
    node.object("an actor", |object| {
        object.id(&node.reader.ids.actors, index);
        let id = node.reader.ids.actor_ids.get(index).cloned().unwrap_or_default();
        let name = object.required_plain("name");
        node.reader.watch.borrow_mut().spell_out(&name);
        let native_name = object.get("native_name").and_then(|node| {
            node.object("a native name", |object| {
                let text = object.required_plain("text");
                Some((text, object.required("language").and_then(language)?))
            })
        });
        let aliases = object.list("aliases", |node| {
            let alias = node.plain()?;
            node.reader.watch.borrow_mut().spell_out(&alias);
            Some(alias)
        });
        let role = object.text("role", own);
        let affiliation = object.text("affiliation", own);
        let stance = object.get("stance").and_then(|node| node.choice(&STANCES));
        let portrait = object.get("portrait").and_then(portrait);
        let mut profile = profile(object, own);
        let quotation = object.get("quotation").and_then(|node| quotation(node, own));
        let active = active(object);
        let sources = object.sources();
        if let Some(last) = profile.last_mut() {
            cite_at_end(last, &sources);
        }
        let marking = object.get("marking").and_then(marking::portion);
        Some(Actor {
            id,
            name,
            native_name,
            aliases,
            role,
            affiliation,
            stance,
            portrait,
            profile,
            quotation,
            active,
            marking,
        })
    })
}

/// One paragraph, or several.
fn profile(object: &mut Object<'_>, own: Kind) -> Vec<Text> {
    let Some(node) = object.required("profile") else { return Vec::new() };
    if node.value.as_array().is_some() {
        return object.required_list("profile", |node| node.text(own));
    }
    if node.value.as_string_lit().is_none() {
        node.mismatch("a text or a list of texts");
        return Vec::new();
    }
    node.text(own).into_iter().collect()
}

fn portrait(node: Node<'_>) -> Option<Portrait> {
    node.object("a portrait", |object| {
        let file = object.required("file").and_then(file::picture);
        let alt = object.required_plain("alt");
        let credit = object.plain("credit");
        Some(Portrait { file: file?, alt, credit })
    })
}

fn quotation(node: Node<'_>, own: Kind) -> Option<Quotation> {
    node.object("a quotation", |object| {
        let text = object.required_text_with_sources("text", Kind::Quoted);
        check::quotation(node, &text);
        Some(Quotation { text, note: object.text("note", own) })
    })
}

/// From when to when.
fn active(
    object: &mut Object<'_>,
) -> Option<(Option<crate::model::Date>, Option<crate::model::Date>)> {
    let node = object.get("active")?;
    let (from, to) = node.object("a time of activity", |object| {
        let from = object.get("from").and_then(dates::date);
        Some((from, object.get("to").and_then(dates::date)))
    })?;
    if let (Some(from), Some(to)) = (from, to)
        && from.first > to.last()
    {
        let fault = Diagnostic::error("DATE003", "this time ends before it begins", node.at());
        node.reader.note(fault);
    }
    (from.is_some() || to.is_some()).then_some((from, to))
}
