//! The strip of time on page one, from the chronology.

use std::sync::PoisonError;

use chrono::{Datelike, NaiveDate};

use crate::figure::Pen;
use crate::figure::marks::Mark;
use crate::figure::strip::{self as drawing, Strip, StripEvent, TickKind};
use crate::geom::Point;
use crate::locale::capitalised;
use crate::model::{Date, Dossier, Entry, Precision};
use crate::page::{NodeId, Role, Tag};

use super::flow::{Block, steps_of};
use super::setter::Setter;

/// How many entries may ask for a label: more than there is ever room for. Of more than these,
/// evenly spread ones are weighed.
const MOST_LABELLED: usize = 60;

/// How many entries are labelled when the dossier marks none as key.
const LABELLED: usize = 6;

/// Draws the strip; none for a chronology of fewer than two days.
pub(super) fn strip(setter: &mut Setter<'_>, parent: NodeId) -> Option<Block> {
    let entries = &setter.dossier.chronology;
    let from = entries.iter().map(|entry| entry.date.start.first).min()?;
    let to = entries.iter().map(|entry| entry.date.last()).max()?;
    if from >= to {
        return None;
    }
    let keys = keys(entries);
    let events: Vec<StripEvent> = entries
        .iter()
        .enumerate()
        .map(|(index, entry)| {
            event(setter, entry, keys.contains(&index), index + 1 == entries.len())
        })
        .collect();
    let labelled: Vec<String> = events.iter().filter_map(|event| event.label.clone()).collect();
    let day = |first| Date { first, precision: Precision::Day, circa: false };
    let alt = setter.locale.alt_strip(&day(from), &day(to), entries.len(), &labelled);
    let node = setter.structure.add_with_words(parent, Role::Figure, alt);
    let ticks = drawing::ticks(from, to)
        .into_iter()
        .map(|(day, kind)| (day, setter.tick(day, kind)))
        .collect();
    let strip = Strip { from, to, events, ticks };
    let (theme, language) = (setter.theme, &setter.dossier.language);
    let mut pen =
        Pen { theme, compositor: &mut setter.compositor, language, tag: Tag::Node(node) };
    let mut labels = setter.matter.labels.lock().unwrap_or_else(PoisonError::into_inner);
    let frame = labels.strip(&mut pen, &strip, theme.page.width);
    let mut block = Block::white(steps_of(frame.size.height, setter.step()));
    block.draw(Point::ORIGIN, frame);
    Some(block)
}

/// The entries that are labelled: those that the dossier marks, else those of the kind that is
/// rarest among evenly spread ones, the first and the last always.
fn keys(entries: &[Entry]) -> Vec<usize> {
    let marked: Vec<usize> =
        entries.iter().enumerate().filter(|(_, entry)| entry.key).map(|(at, _)| at).collect();
    if marked.len() > MOST_LABELLED {
        let last = marked.len() - 1;
        return (0..MOST_LABELLED).map(|at| marked[at * last / (MOST_LABELLED - 1)]).collect();
    }
    if !marked.is_empty() || entries.len() <= LABELLED {
        return if marked.is_empty() { (0..entries.len()).collect() } else { marked };
    }
    (0..LABELLED).map(|turn| turn * (entries.len() - 1) / (LABELLED - 1)).collect()
}

fn event(setter: &Setter<'_>, entry: &Entry, labelled: bool, last: bool) -> StripEvent {
    let start = entry.date.start;
    let end = entry.date.last();
    let title = entry.title.plain();
    StripEvent {
        start: drawing::day(start.first),
        end: (end > start.first).then(|| drawing::day(end) + 1.0),
        circa: start.circa || entry.date.end.is_some_and(|end| end.circa),
        kind: setter.kind_mark(entry.kind.as_deref()),
        label: labelled.then_some(title),
        strong: last,
    }
}

/// The kinds of entries in use: those that the dossier labels, in its order, then the others in
/// order of date; each with its label. Their marks follow this order.
pub(super) fn kinds(dossier: &Dossier) -> Vec<(String, String)> {
    let used =
        |kind: &str| dossier.chronology.iter().any(|entry| entry.kind.as_deref() == Some(kind));
    let mut kinds: Vec<(String, String)> =
        dossier.kinds.iter().filter(|(kind, _)| used(kind)).cloned().collect();
    for entry in &dossier.chronology {
        let Some(kind) = &entry.kind else { continue };
        if !kinds.iter().any(|(known, _)| known == kind) {
            kinds.push((kind.clone(), capitalised(kind)));
        }
    }
    kinds
}

impl Setter<'_> {
    /// The mark of a kind.
    pub(super) fn kind_mark(&self, kind: Option<&str>) -> Mark {
        let Some(kind) = kind else { return Mark::KINDS[0] };
        let index = self.matter.kinds.iter().position(|(known, _)| known == kind).unwrap_or(0);
        Mark::KINDS[index % Mark::KINDS.len()]
    }

    fn tick(&self, day: NaiveDate, kind: TickKind) -> String {
        let date = |precision| Date { first: day, precision, circa: false };
        match kind {
            TickKind::Year => day.year().to_string(),
            TickKind::Month => self.locale.month_short(day),
            TickKind::MonthYear => self.locale.date(&date(Precision::Month)),
            TickKind::DayMonthYear => self.locale.date(&date(Precision::Day)),
            TickKind::DayMonth => {
                let date = date(Precision::Day);
                self.locale.entry(&crate::model::DateRange { start: date, end: None })
            }
        }
    }
}
