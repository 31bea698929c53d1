//! Line breaking against the literature, against brute force, and at its edges. Nothing here
//! looks into the breaker: it is given items and answers with breaks.

#![allow(clippy::unwrap_used, reason = "a test that cannot go on has failed")]

mod brute;
mod edges;
mod frog;
mod random;

use dossier::text::linebreak::{FORBIDDEN, FORCED, Item};

/// A box.
fn solid(width: f64) -> Item {
    Item::Box { width }
}

/// A word space that stretches by half and shrinks by a quarter.
fn space(width: f64) -> Item {
    Item::Glue { width, stretch: width / 2.0, shrink: width / 4.0 }
}

/// A place where a line may end.
fn penalty(cost: f64) -> Item {
    Item::Penalty { cost, hyphen: false, pre: 0.0, post: 0.0 }
}

/// A division with a hyphen of this width.
fn hyphen(width: f64) -> Item {
    Item::Penalty { cost: 0.0, hyphen: true, pre: width, post: 0.0 }
}

/// Where a line must end.
fn end() -> Item {
    penalty(FORCED)
}

/// Where none may.
fn tie() -> Item {
    penalty(FORBIDDEN)
}
