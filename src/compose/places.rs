//! The places that links lead to, and their numbers.
//!
//! Profiles, sources and the first marks that cite these have theirs from the beginning, so that
//! every part can lead to them. The others are numbered as they are made, by each part for itself,
//! and anew when the parts are put together.

use std::collections::BTreeSet;

use crate::model::{ActorId, Dossier, SourceId};
use crate::page::DestinationId;

/// The places known to a part, or to the whole.
#[derive(Clone, Debug)]
pub(super) struct Places {
    actors: u32,
    sources: u32,
    /// The sources whose first marks have been made.
    met: BTreeSet<SourceId>,
    /// The names of the places made besides.
    made: Vec<String>,
}

impl Places {
    /// Those that are there from the beginning.
    pub(super) fn new(dossier: &Dossier) -> Places {
        let count = |count| u32::try_from(count).expect("fewer than 2^30 actors and sources");
        Places {
            actors: count(dossier.actors.len()),
            sources: count(dossier.sources.len()),
            met: BTreeSet::new(),
            made: Vec::new(),
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

    /// Where the first mark is that cites a source, for the way back.
    pub(super) fn mark(&self, SourceId(source): SourceId) -> DestinationId {
        debug_assert!(source < self.sources, "the dossier has the source");
        DestinationId(self.actors + self.sources + source)
    }

    /// The place of a mark that cites a source, if it is the first one.
    pub(super) fn meet(&mut self, source: SourceId) -> Option<DestinationId> {
        self.met.insert(source).then(|| self.mark(source))
    }

    /// Makes a place with a name.
    pub(super) fn make(&mut self, name: String) -> DestinationId {
        let place = u32::try_from(self.len()).expect("fewer than 2^32 places");
        self.made.push(name);
        DestinationId(place)
    }

    /// How many there are.
    pub(super) fn len(&self) -> usize {
        self.given() as usize + self.made.len()
    }

    /// Those that were made with names.
    pub(super) fn named(&self) -> impl Iterator<Item = (&str, DestinationId)> {
        let made = (self.given()..).zip(&self.made);
        made.map(|(at, name)| (name.as_str(), DestinationId(at)))
    }

    /// Those that stand on a page once all is put down.
    pub(super) fn promised(&self) -> impl Iterator<Item = DestinationId> {
        let marks = self.met.iter().map(|source| self.mark(*source));
        self.named().map(|(_, place)| place).chain(marks)
    }

    /// The names of all, by their numbers.
    pub(super) fn names(&self, dossier: &Dossier) -> Vec<String> {
        let actors = dossier.actors.iter().map(|actor| format!("actor/{}", actor.id));
        let sources = dossier.sources.iter().map(|source| format!("source/{}", source.id));
        let marks = dossier.sources.iter().map(|source| format!("mark/{}", source.id));
        actors.chain(sources).chain(marks).chain(self.made.iter().cloned()).collect()
    }

    /// Takes in the places of a part that comes after all that is known, and answers what has
    /// become of them.
    pub(super) fn take_in(&mut self, part: Places) -> Renumbered {
        let again = part.met.intersection(&self.met).map(|source| self.mark(*source)).collect();
        self.met.extend(part.met);
        let grown = u32::try_from(self.made.len()).expect("fewer than 2^32 places");
        self.made.extend(part.made);
        Renumbered { again, given: self.given(), grown }
    }

    /// How many places are there from the beginning.
    const fn given(&self) -> u32 {
        self.actors + 2 * self.sources
    }
}

/// What has become of the places of a part.
#[derive(Debug)]
pub(super) struct Renumbered {
    /// Those of marks that are not the first ones in the whole.
    again: BTreeSet<DestinationId>,
    given: u32,
    grown: u32,
}

impl Renumbered {
    /// The number of a place in the whole; none for a mark that is not the first one there.
    pub(super) fn of(&self, place: DestinationId) -> Option<DestinationId> {
        if place.0 >= self.given {
            return Some(DestinationId(place.0 + self.grown));
        }
        (!self.again.contains(&place)).then_some(place)
    }
}

#[cfg(test)]
mod tests {
    use super::{Places, Renumbered};
    use crate::model::{SourceId, read};
    use crate::page::DestinationId;

    #[test]
    fn parts_are_numbered_as_if_set_one_after_the_other() {
        let text = r#"{"dossier":1,"language":"en","title":"T","as_of":"2024-01-01",
            "summary":{"paragraphs":["The port opened."]},
            "actors":[{"id":"a","name":"A","profile":["One who waits."]}],
            "sources":[{"id":"s","title":"S"},{"id":"t","title":"T"}]}"#;
        let dossier = read(text.as_bytes(), None).dossier.expect("it is right");
        let [s, t] = [SourceId(0), SourceId(1)];
        let here = |place| Some(DestinationId(place));
        let mut whole = Places::new(&dossier);
        let mut parts = [whole.clone(), whole.clone()];
        for part in &mut parts {
            assert_eq!([part.meet(t), part.meet(t)], [here(4), None], "the first one only");
            assert_eq!(part.make("part".to_owned()), DestinationId(5), "each begins anew");
        }
        assert_eq!(parts[1].meet(s), here(3));
        let [first, second] = parts.map(|part| whole.take_in(part));
        let through = |renumbered: &Renumbered| {
            [0, 2, 3, 4, 5].map(|place| renumbered.of(DestinationId(place)))
        };
        assert_eq!(through(&first), [here(0), here(2), here(3), here(4), here(5)]);
        assert_eq!(through(&second), [here(0), here(2), here(3), None, here(6)]);
        assert_eq!(whole.meet(s), None, "it has been met");
        let names = ["actor/a", "source/s", "source/t", "mark/s", "mark/t", "part", "part"];
        assert_eq!(whole.names(&dossier), names);
        assert_eq!(whole.len(), names.len());
    }
}
