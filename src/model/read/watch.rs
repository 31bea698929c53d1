//! What is gathered on the way for the warnings that need the whole dossier.

use std::collections::{BTreeMap, BTreeSet};

use crate::diag::At;
use crate::model::{ActorId, DateRange, SourceId};

use super::english;

/// What is gathered.
#[derive(Debug, Default)]
pub(super) struct Watch {
    /// The sources cited.
    pub(super) cited: BTreeSet<SourceId>,
    /// The actors named in texts, and those that entries list.
    pub(super) mentioned: BTreeSet<ActorId>,
    /// Each judgement's place and sources.
    pub(super) judgements: Vec<(At, Vec<SourceId>)>,
    /// Where an entry names an actor, and its date.
    pub(super) acts: Vec<(At, ActorId, DateRange)>,
    /// Each acronym's first place in a text.
    pub(super) acronyms: BTreeMap<String, At>,
    /// The acronyms that are spelled out somewhere.
    pub(super) spelled: BTreeSet<String>,
}

impl Watch {
    /// Takes over what has been gathered of what comes next.
    pub(super) fn take_over(&mut self, other: Watch) {
        let Watch { cited, mentioned, judgements, acts, acronyms, spelled } = other;
        self.cited.extend(cited);
        self.mentioned.extend(mentioned);
        self.judgements.extend(judgements);
        self.acts.extend(acts);
        for (acronym, at) in acronyms {
            self.acronyms.entry(acronym).or_insert(at);
        }
        self.spelled.extend(spelled);
    }

    /// Takes the acronyms in a term or a name as spelled out.
    pub(super) fn spell_out(&mut self, term: &str) {
        for acronym in english::acronyms(term) {
            self.spelled.insert(acronym.name.to_owned());
        }
    }
}
