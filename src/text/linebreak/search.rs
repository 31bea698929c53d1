//! The cheapest way through the spots, one node for each state in which a spot is reached.

use std::cell::Cell;

use super::price::{ROUNDING, Set, State};
use super::spots::{MOST_KEPT, Paragraph, is_forced};
use super::{BARRED, Break, LAST_RESORT};

/// What is looked for.
#[derive(Clone, Copy, Debug)]
pub(super) struct Aim {
    pub(super) pass: Pass,
    pub(super) lines: Option<usize>,
}

/// Which lines are let through.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Pass {
    /// Those within the tolerance.
    Tolerant,
    /// All that are not overfull, and such overfull ones as have no break within.
    Emergency,
}

/// Overfull lines count before all demerits.
#[derive(Clone, Copy, Debug, PartialEq, PartialOrd)]
pub(super) struct Price {
    overfull: u32,
    demerits: f64,
}

/// The cheapest way found to a spot in a state.
#[derive(Clone, Copy, Debug)]
pub(super) struct Node {
    pub(super) spot: usize,
    pub(super) before: usize,
    pub(super) state: State,
    pub(super) price: Price,
}

/// The nodes of a spot from which lines may still begin.
#[derive(Clone, Copy, Debug)]
struct Active {
    pub(super) spot: usize,
    first: usize,
    end: usize,
}

/// Where paths are looked for.
#[derive(Default)]
struct Room {
    nodes: Vec<Node>,
    active: Vec<Active>,
    fresh: Vec<Node>,
}

thread_local! {
    // Kept for the same reason as the spots.
    static ROOM: Cell<Room> = const {
        Cell::new(Room { nodes: Vec::new(), active: Vec::new(), fresh: Vec::new() })
    };
}

impl Paragraph<'_> {
    /// Finds the cheapest way to the last spot; returns the spots at which its lines end.
    pub(super) fn search(&self, aim: Aim) -> Option<Vec<usize>> {
        let mut room = ROOM.take();
        let found = self.search_in(&mut room, aim);
        if room.nodes.len() <= MOST_KEPT {
            room.nodes.clear();
            room.active.clear();
            room.fresh.clear();
            ROOM.set(room);
        }
        found
    }

    fn search_in(
        &self,
        Room { nodes, active, fresh }: &mut Room,
        aim: Aim,
    ) -> Option<Vec<usize>> {
        nodes.push(Node::START);
        active.push(Active { spot: 0, first: 0, end: 1 });
        for end in 1..self.spots.len() {
            for from in active.iter() {
                self.extend(from, end, aim, nodes, fresh);
            }
            active.retain(|from| !self.spent(from.spot, end, aim.pass));
            if !fresh.is_empty() {
                let first = nodes.len();
                nodes.append(fresh);
                active.push(Active { spot: end, first, end: nodes.len() });
            }
            if active.is_empty() {
                return None;
            }
        }
        let last = active.last().filter(|last| last.spot + 1 == self.spots.len())?;
        let best = (last.first..last.end)
            .filter(|&node| aim.lines.is_none_or(|lines| nodes[node].state.lines == lines))
            .reduce(
                |best, node| {
                    if nodes[node].price < nodes[best].price { node } else { best }
                },
            )?;
        Some(trace(nodes, best))
    }

    /// Ends a line at `end` that begins at the spot `from`, after each of its nodes; keeps the
    /// cheapest for each state.
    fn extend(
        &self,
        from: &Active,
        end: usize,
        aim: Aim,
        nodes: &[Node],
        fresh: &mut Vec<Node>,
    ) {
        let spot = &self.spots[end];
        let line = self.line(from.spot, end);
        let overfull = line.is_overfull();
        let beyond = overfull || spot.cost >= LAST_RESORT || self.is_loose(&line, spot);
        if aim.pass == Pass::Tolerant && beyond {
            return;
        }
        let set = self.set(&line, spot);
        let own = self.demerits(&line, &set, spot, end);
        for (index, node) in (from.first..).zip(&nodes[from.first..from.end]) {
            let ladder = if spot.hyphen { node.state.ladder + 1 } else { 0 };
            let barred = node.state.ladder >= self.costs.ladder;
            // An overfull line goes no further than to the first spot open to it: what is too
            // wide is then one piece, and all before it that fits stands on lines of its own.
            let nearest = if barred { self.spots[from.spot].plain } else { from.spot + 1 };
            if (spot.hyphen && barred)
                || (overfull && end != nearest)
                || aim.lines.is_some_and(|lines| node.state.lines >= lines)
            {
                continue;
            }
            let class = self.class(&set);
            let state = State {
                class,
                step: self.step(class, (node.spot > 0).then_some(&node.state)),
                ladder,
                lines: if aim.lines.is_some() { node.state.lines + 1 } else { 0 },
            };
            let demerits = own + self.between(&node.state, &state, spot);
            if aim.pass == Pass::Tolerant && demerits >= BARRED {
                continue;
            }
            let price = Price {
                overfull: node.price.overfull + u32::from(overfull),
                demerits: node.price.demerits + demerits,
            };
            offer(fresh, Node { spot: end, before: index, state, price });
        }
    }

    /// Whether no line that begins at the spot `from` can end after `end`.
    fn spent(&self, from: usize, end: usize, pass: Pass) -> bool {
        let (from, end) = (&self.spots[from], &self.spots[end]);
        let floor = end.later - from.start.floor() + from.post;
        // In an emergency a spot stays until all its nodes have come to a spot open to them.
        is_forced(end.cost)
            || (floor > self.measure.first.max(self.measure.rest) * (1.0 + ROUNDING)
                && (pass == Pass::Tolerant || !end.hyphen))
    }

    /// Sets the lines that end at these spots.
    pub(super) fn breaks(&self, ends: &[usize]) -> Vec<Break> {
        let starts = [0].into_iter().chain(ends.iter().copied());
        starts
            .zip(ends)
            .map(|(from, &end)| {
                let line = self.line(from, end);
                let spot = &self.spots[end];
                let Set { ratio, expansion, .. } = self.set(&line, spot);
                let (glue, most, boxes) = if ratio > 0.0 || expansion > 0.0 {
                    (line.give.stretch, self.costs.widening, line.give.widening)
                } else {
                    (line.give.shrink, self.costs.narrowing, line.give.narrowing)
                };
                Break {
                    item: spot.item,
                    width: line.natural,
                    set: line.natural + ratio * glue + expansion * boxes,
                    ratio,
                    expansion: 1.0 + expansion * most,
                }
            })
            .collect()
    }
}

impl Node {
    /// The start of the paragraph.
    const START: Node = Node {
        spot: 0,
        before: 0,
        state: State::START,
        price: Price { overfull: 0, demerits: 0.0 },
    };
}

/// Adds a node, unless there is a cheaper one of its state.
fn offer(fresh: &mut Vec<Node>, node: Node) {
    match fresh.iter_mut().find(|rival| rival.state == node.state) {
        Some(rival) if node.price < rival.price => *rival = node,
        Some(_) => {}
        None => fresh.push(node),
    }
}

/// The spots of a node and of those before it, in order.
fn trace(nodes: &[Node], last: usize) -> Vec<usize> {
    let mut ends = Vec::new();
    let mut node = &nodes[last];
    while node.spot > 0 {
        ends.push(node.spot);
        node = &nodes[node.before];
    }
    ends.reverse();
    ends
}
