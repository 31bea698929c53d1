//! The chronology.

use std::cmp::Reverse;
use std::collections::btree_map::Entry as Slot;
use std::collections::{BTreeMap, BTreeSet};

use chrono::NaiveDate;

use crate::model::{ActorId, DateRange, Entry};

use super::check;
use super::dates;
use super::marking;
use super::object::{Node, Object};
use super::text::{Kind, cite_at_end};

/// All entries, in order of date.
pub(super) fn chronology(object: &mut Object<'_>, as_of: Option<NaiveDate>) -> Vec<Entry> {
    let mut latest: Option<(DateRange, Node<'_>)> = None;
    let mut warned = false;
    let mut seen = BTreeMap::new();
    let read = object.long_list("chronology", |node, index| entry(node, index, as_of));
    let mut entries = Vec::with_capacity(read.len());
    for (node, entry) in read {
        let Some(entry) = entry else { continue };
        match latest {
            Some((date, before)) if place(date) > place(entry.date) => {
                if !warned {
                    check::disorder(node, before);
                }
                warned = true;
            }
            Some(_) | None => latest = Some((entry.date, node)),
        }
        match seen.entry((place(entry.date), entry.title.plain())) {
            Slot::Occupied(first) => check::double(node, *first.get()),
            Slot::Vacant(slot) => {
                slot.insert(node);
            }
        }
        entries.push(entry);
    }
    entries.sort_by_key(|entry| place(entry.date));
    entries
}

/// The place of a date in time: of two that begin on the same day, the longer holds the other and
/// goes before it.
fn place(date: DateRange) -> (NaiveDate, Reverse<NaiveDate>) {
    (date.first(), Reverse(date.last()))
}

fn entry(node: Node<'_>, index: usize, as_of: Option<NaiveDate>) -> Option<Entry> {
    node.object("an entry", |object| {
        object.id(&node.reader.ids.entries, index);
        let date = object.required("date").and_then(|node| {
            let date = dates::range(node)?;
            dates::check_cutoff(node, date.first(), as_of);
            Some(date)
        });
        let mut title = object.required_text("title", Kind::Still);
        check::title(object.get("title"), &title);
        let mut text = object.text("text", Kind::Paragraph);
        let kind = object.plain("kind");
        let mut actors = object.list("actors", |node| actor(node, date));
        let mut seen = BTreeSet::new();
        actors.retain(|actor| seen.insert(*actor));
        let sources = object.sources();
        cite_at_end(text.as_mut().unwrap_or(&mut title), &sources);
        let key = object.get("key").and_then(Node::boolean).unwrap_or(false);
        let marking = object.get("marking").and_then(marking::portion);
        Some(Entry { date: date?, title, text, kind, actors, key, marking })
    })
}

/// An actor by id, who acts at a date.
fn actor(node: Node<'_>, date: Option<DateRange>) -> Option<ActorId> {
    let index = node.reference(&node.reader.ids.actors, "actor")?;
    let actor = ActorId(u32::try_from(index).ok()?);
    let mut watch = node.reader.watch.borrow_mut();
    watch.mentioned.insert(actor);
    watch.acts.extend(date.map(|date| (node.at(), actor, date)));
    Some(actor)
}
