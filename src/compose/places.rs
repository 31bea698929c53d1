//! The places that links lead to, and their numbers.
//!
//! Profiles and sources have theirs from the beginning, so that every part can lead to them. The
//! others are numbered as they are made, by each part for itself; those of all parts are numbered
//! anew when the parts are put together.

use std::collections::BTreeMap;

use crate::model::{ActorId, Dossier, SourceId};
use crate::page::DestinationId;

/// A place that a part has made.
#[derive(Clone, Debug, PartialEq, Eq)]
enum Made {
    /// One that has a name.
    Named(String),
    /// The first mark that cites a source.
    Mark(SourceId),
}

/// The places known to a part, or to the whole.
#[derive(Clone, Debug)]
pub(super) struct Places {
    actors: u32,
    sources: u32,
    made: Vec<Made>,
    /// The first mark that cites each source, for the way back.
    marks: BTreeMap<SourceId, DestinationId>,
}

impl Places {
    /// Those of profiles and sources.
    pub(super) fn new(dossier: &Dossier) -> Places {
        let count = |count| u32::try_from(count).expect("fewer than 2^32 places");
        Places {
            actors: count(dossier.actors.len()),
            sources: count(dossier.sources.len()),
            made: Vec::new(),
            marks: BTreeMap::new(),
        }
    }

    /// Where the profile of an actor is.
    pub(super) fn actor(&self, ActorId(actor): ActorId) -> DestinationId {
        debug_assert!(actor < self.actors, "the dossier has the actor");
        DestinationId(actor)
    }

    /// Whose profile is at a place.
    pub(super) fn actor_at(&self, DestinationId(at): DestinationId) -> Option<ActorId> {
        (at < self.actors).then_some(ActorId(at))
    }

    /// Where the entry of a source is.
    pub(super) fn source(&self, SourceId(source): SourceId) -> DestinationId {
        debug_assert!(source < self.sources, "the dossier has the source");
        DestinationId(self.actors + source)
    }

    /// Where the first mark is that cites a source.
    pub(super) fn mark(&self, source: SourceId) -> Option<DestinationId> {
        self.marks.get(&source).copied()
    }

    /// Makes a place with a name.
    pub(super) fn make(&mut self, name: String) -> DestinationId {
        self.push(Made::Named(name))
    }

    /// Makes the place of a mark that cites a source, if it is the first one.
    pub(super) fn meet(&mut self, source: SourceId) -> Option<DestinationId> {
        if self.marks.contains_key(&source) {
            return None;
        }
        let place = self.push(Made::Mark(source));
        self.marks.insert(source, place);
        Some(place)
    }

    /// How many there are.
    pub(super) fn len(&self) -> usize {
        self.given() as usize + self.made.len()
    }

    /// Those that were made with names.
    pub(super) fn named(&self) -> impl Iterator<Item = (&str, DestinationId)> {
        (self.given()..).zip(&self.made).filter_map(|(at, made)| match made {
            Made::Named(name) => Some((name.as_str(), DestinationId(at))),
            Made::Mark(_) => None,
        })
    }

    /// The names of all, by their numbers.
    pub(super) fn names(&self, dossier: &Dossier) -> Vec<String> {
        let actors = dossier.actors.iter().map(|actor| format!("actor/{}", actor.id));
        let sources = dossier.sources.iter().map(|source| format!("source/{}", source.id));
        let made = self.made.iter().map(|made| match made {
            Made::Named(name) => name.clone(),
            Made::Mark(source) => format!("mark/{}", dossier.sources[source.0 as usize].id),
        });
        actors.chain(sources).chain(made).collect()
    }

    /// Takes in the places of a part that comes after all that is known, and answers what has
    /// become of them.
    pub(super) fn take_in(&mut self, part: Places) -> Renumbered {
        let places = part.made.into_iter().map(|made| match made {
            Made::Named(name) => Some(self.make(name)),
            Made::Mark(source) => self.meet(source),
        });
        Renumbered { from: part.actors + part.sources, places: places.collect() }
    }

    /// The number of places that are there from the beginning.
    const fn given(&self) -> u32 {
        self.actors + self.sources
    }

    fn push(&mut self, made: Made) -> DestinationId {
        let place = u32::try_from(self.len()).expect("fewer than 2^32 places");
        self.made.push(made);
        DestinationId(place)
    }
}

/// What has become of the places of a part.
#[derive(Debug)]
pub(super) struct Renumbered {
    from: u32,
    places: Vec<Option<DestinationId>>,
}

impl Renumbered {
    /// The number of a place in the whole; none for a mark that is not the first one there.
    pub(super) fn of(&self, place: DestinationId) -> Option<DestinationId> {
        match place.0.checked_sub(self.from) {
            Some(made) => self.places[made as usize],
            None => Some(place),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::Places;
    use crate::model::{ActorId, SourceId, read};
    use crate::page::DestinationId;

    #[test]
    fn parts_are_numbered_as_if_set_one_after_the_other() {
        let text = r#"{"dossier":1,"language":"en","title":"T","as_of":"2024-01-01",
            "summary":{"paragraphs":["The port opened."]},
            "actors":[{"id":"a","name":"A","profile":["One who waits."]}],
            "sources":[{"id":"s","title":"S"},{"id":"t","title":"T"}]}"#;
        let dossier = read(text.as_bytes(), None).dossier.expect("it is right");
        let [s, t] = [SourceId(0), SourceId(1)];
        let mut whole = Places::new(&dossier);
        let mut parts = [whole.clone(), whole.clone()];
        let own: Vec<_> = parts
            .iter_mut()
            .map(|part| [Some(part.make("part".to_owned())), part.meet(t), part.meet(t)])
            .collect();
        let here = |place| Some(DestinationId(place));
        assert_eq!(own, [[here(3), here(4), None]; 2], "each begins anew");
        assert_eq!(parts[1].meet(s), here(5));
        let [first, second] = parts.map(|part| whole.take_in(part));
        let through = |renumbered: &super::Renumbered| {
            [0, 3, 4].map(|place| renumbered.of(DestinationId(place)))
        };
        assert_eq!(through(&first), [here(0), here(3), here(4)]);
        assert_eq!(through(&second), [here(0), here(5), None], "not the first mark");
        assert_eq!(second.of(DestinationId(5)), here(6));
        assert_eq!((whole.mark(t), whole.mark(s)), (here(4), here(6)));
        assert_eq!(
            (whole.actor(ActorId(0)), whole.source(s)),
            (DestinationId(0), DestinationId(1))
        );
        let names = ["actor/a", "source/s", "source/t", "part", "mark/t", "part", "mark/s"];
        assert_eq!(whole.names(&dossier), names);
        assert_eq!(whole.len(), names.len());
    }
}
