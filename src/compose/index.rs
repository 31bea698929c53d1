//! The index that closes a long briefing: everyone who has a profile, in the alphabetical order of
//! the language, with the pages that name them.
//!
//! It comes after all else is on its pages and moves nothing: it goes below the last part if it
//! fits there whole, and otherwise onto pages of its own.

use std::collections::BTreeMap;
use std::ops::Range;

use crate::geom::{Point, Pt};
use crate::model::{Actor, ActorId};
use crate::page::{DestinationId, Item, NodeId, Role, Tag, Target};
use crate::paginate::{self, Costs, ROW, Sheet, paginate};
use crate::text::{Forms, Setting, Style};
use crate::theme::SMALL_ROW;

use super::cite::in_a_row;
use super::flow::{Anchor, Block, Flow, Piece, stacked};
use super::head::heading;
use super::rows::Rows;
use super::setter::{Setter, Stretch};

/// The height of a row in steps.
const LINE: u32 = SMALL_ROW;

/// Where the people are named: for each, by page from 0, a place on it.
pub(super) type Mentions = Vec<BTreeMap<usize, DestinationId>>;

/// Finds the pages that lead to a profile, and that hold it; makes a place where each page does so
/// first. `skipped` are flows that name people without saying anything of them.
pub(super) fn mentions(
    setter: &mut Setter<'_>,
    flows: &mut [Flow],
    pages: &[paginate::Page],
    skipped: &Range<usize>,
) -> Mentions {
    let mut mentions = vec![BTreeMap::new(); setter.dossier.actors.len()];
    for (page, held) in pages.iter().enumerate() {
        for region in held.regions.iter().filter(|region| !skipped.contains(&region.segment)) {
            let columns: Vec<Range<usize>> =
                region.columns.iter().map(|column| column.items.clone()).collect();
            for item in columns.into_iter().flatten() {
                let Piece::Box(block) = &mut flows[region.segment].pieces[item] else {
                    continue;
                };
                let found = named(block, setter);
                for (actor, y) in found {
                    mentions[actor].entry(page).or_insert_with(|| {
                        let id = &setter.dossier.actors[actor].id;
                        let place = setter.place(format!("named/{id}/{}", page + 1));
                        block.anchors.push(Anchor { id: place, y });
                        place
                    });
                }
            }
        }
    }
    mentions
}

/// Whom a block names or portrays, and how far down.
fn named(block: &Block, setter: &Setter<'_>) -> Vec<(usize, Pt)> {
    let index = |place| Some(setter.places.actor_at(place)?.0 as usize);
    let links = block.things.iter().filter_map(|placed| match &placed.item {
        Item::Link(_, Target::Place(place)) => Some((index(*place)?, placed.at.y)),
        _ => None,
    });
    let profiles =
        block.anchors.iter().filter_map(|anchor| Some((index(anchor.id)?, anchor.y)));
    profiles.chain(links).collect()
}

/// Sets the index and adds it to flows and pages. `place` is where its heading is.
pub(super) fn add(
    setter: &mut Setter<'_>,
    mentions: &Mentions,
    place: DestinationId,
    (flows, pages): (&mut Vec<Flow>, &mut Vec<paginate::Page>),
) {
    let set = set(setter, mentions, place);
    let own = flows.len();
    let page = &setter.theme.page;
    let full = page.rows * ROW;
    let used = pages.last().map_or(full, |page| {
        page.regions.iter().map(|region| region.top + region.height).max().unwrap_or(0)
    });
    let top = used.next_multiple_of(ROW) + 2 * ROW;
    let segments: Vec<_> = set.iter().map(|flow| flow.segment.clone()).collect();
    let laid = |first: u32| {
        paginate(&segments, &Sheet { height: full, first: Some(first) }, &Costs::HOUSE)
    };
    // Below the last part only as a whole.
    let below = (top < full).then(|| laid(full - top)).filter(|laid| laid.len() == 1);
    let shares = below.is_some() && below.iter().flatten().all(|page| page.overflow == 0);
    let laid = below.filter(|_| shares).unwrap_or_else(|| laid(full));
    for mut page in laid {
        for region in &mut page.regions {
            region.segment += own;
        }
        match pages.last_mut() {
            Some(last) if shares => {
                last.regions.extend(
                    page.regions
                        .into_iter()
                        .map(|region| paginate::Region { top: region.top + top, ..region }),
                );
            }
            _ => pages.push(page),
        }
    }
    flows.extend(set);
}

/// The heading, and the names in columns.
fn set(setter: &mut Setter<'_>, mentions: &Mentions, place: DestinationId) -> [Flow; 2] {
    let part = setter.node(NodeId::ROOT, Role::Part);
    let node = setter.node(part, Role::Heading(2));
    let words = setter.locale.words().index;
    let mut top = heading(setter, words, (node, setter.theme.page.width));
    top.anchor(place);
    let mut head = Flow::new(1, 2 * ROW);
    head.block(top);
    let mut names = Flow::under_head(setter.theme.page.columns);
    let list = setter.node(part, Role::List);
    let actors = &setter.dossier.actors;
    let mut order: Vec<usize> = (0..actors.len()).collect();
    order.sort_by(|&a, &b| {
        setter.locale.compare(&actors[a].name, &actors[b].name).then(a.cmp(&b))
    });
    for (turn, index) in order.into_iter().enumerate() {
        if turn > 0 {
            names.may_break(0);
        }
        let id = ActorId(u32::try_from(index).expect("fewer than 2^32 actors"));
        let block = entry(setter, &actors[index], (id, &mentions[index]), list);
        names.block(block);
    }
    [head, names]
}

/// A name, the name in its own script, and pages; the page of the profile stands out.
fn entry(
    setter: &mut Setter<'_>,
    actor: &Actor,
    (id, pages): (ActorId, &BTreeMap<usize, DestinationId>),
    list: NodeId,
) -> Block {
    let styles = setter.theme.styles.clone();
    let item = setter.node(list, Role::ListItem);
    let body = setter.node(item, Role::ListBody);
    let target = (Target::Place(setter.places.actor(id)), actor.name.clone());
    let mut stretches = vec![setter.linked(&actor.name, &styles.table, body, target)];
    if let Some((native, language)) = &actor.native_name {
        let native_style = Style { size: styles.table.size, ..styles.native };
        stretches.push(setter.stretch("  ", &native_style, Tag::Node(body)));
        stretches.push(setter.foreign(native, language, &native_style, body));
    }
    let figures = styles.table.color(styles.native.color).forms(Forms::Tabular);
    stretches.push(setter.stretch("  ", &figures, Tag::Node(body)));
    stretches.extend(numbers(setter, actor, (pages, figures), body));
    let measure = setter.theme.page.column();
    let setting = Setting::ragged(styles.table.size);
    let hang = setter.theme.spaces.index;
    let rows = Rows { indent: -hang, ..Rows::new(measure - hang, LINE) };
    let step = setter.step();
    let inner = stacked(setter.set(&stretches, &setting, &rows), step);
    let mut block = Block::white(inner.steps);
    block.put(Point::new(hang, Pt::ZERO), inner);
    block
}

/// Numbers of pages, each a link; three and more in a row are drawn together.
fn numbers(
    setter: &mut Setter<'_>,
    actor: &Actor,
    (pages, style): (&BTreeMap<usize, DestinationId>, Style),
    body: NodeId,
) -> Vec<Stretch> {
    let all: Vec<(usize, DestinationId)> =
        pages.iter().map(|(page, at)| (*page, *at)).collect();
    let mut stretches = Vec::new();
    let mut index = 0;
    while index < all.len() {
        let pages = all[index..].iter().filter_map(|(page, _)| u32::try_from(*page).ok());
        let run = in_a_row(pages);
        if index > 0 {
            let comma = setter.locale.words().list_comma;
            stretches.push(setter.stretch(comma, &style, Tag::Node(body)));
        }
        let ends =
            if run >= 3 { vec![all[index], all[index + run - 1]] } else { vec![all[index]] };
        for (turn, (page, place)) in ends.into_iter().enumerate() {
            if turn > 0 {
                stretches.push(setter.stretch("–", &style, Tag::Node(body)));
            }
            let contents =
                format!("{}, {} {}", actor.name, setter.locale.words().page, page + 1);
            let target = (Target::Place(place), contents);
            stretches.push(setter.linked(&(page + 1).to_string(), &style, body, target));
        }
        index += if run >= 3 { run } else { 1 };
    }
    stretches
}
