//! What the marking of a document allows its portions.

use crate::model::{Marking, Tlp};

/// The levels that a portion may have.
#[derive(Clone, Debug, Default)]
pub(super) enum Banner {
    /// The document has no marking.
    #[default]
    None,
    /// It has one that is at fault: nothing can be said of portions.
    Faulty,
    /// A label of TLP.
    Tlp(Tlp),
    /// A level of a scheme, by its index among all.
    Scheme(Vec<String>, usize),
}

impl Banner {
    /// What a document's marking allows.
    pub(super) fn of(is_given: bool, marking: Option<&Marking>) -> Banner {
        match marking {
            None if is_given => Banner::Faulty,
            None => Banner::None,
            Some(Marking::Tlp { level, .. }) => Banner::Tlp(*level),
            Some(Marking::Scheme { levels, level, .. }) => {
                Banner::Scheme(levels.clone(), *level)
            }
        }
    }
}
