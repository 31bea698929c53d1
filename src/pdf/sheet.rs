//! Pages as they have been encoded, and what of them the rest of the file has to know.

use crate::geom::Size;
use crate::page::{NodeId, Target};

/// A page, encoded.
#[derive(Debug)]
pub(super) struct Sheet {
    /// The size of the paper.
    pub(super) size: Size,
    /// Its content stream, deflated if that is asked for.
    pub(super) content: Vec<u8>,
    /// The parts of the page that belong to elements, in the order in which they are painted.
    pub(super) parts: Vec<Part>,
    /// Its links.
    pub(super) links: Vec<Link>,
    /// The areas of figures.
    pub(super) figures: Vec<(NodeId, Area)>,
    /// Whether anything on it lets through what is below.
    pub(super) is_sheer: bool,
}

/// A part of a page that belongs to an element.
#[derive(Clone, Copy, Debug)]
pub(super) struct Part {
    pub(super) node: NodeId,
    pub(super) kind: Kind,
}

/// What belongs to an element.
#[derive(Clone, Copy, Debug)]
pub(super) enum Kind {
    /// The next marked-content sequence of the page.
    Sequence,
    /// The next link of the page.
    Link,
}

/// A link, before it becomes an annotation.
#[derive(Debug)]
pub(super) struct Link {
    pub(super) target: Target,
    /// Where it stands.
    pub(super) area: Area,
}

/// A rectangle in the coordinates of the file, in points.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct Area {
    pub(super) left: f64,
    pub(super) bottom: f64,
    pub(super) right: f64,
    pub(super) top: f64,
}

impl Area {
    /// The area of nothing.
    pub(super) const NONE: Area = Area {
        left: f64::INFINITY,
        bottom: f64::INFINITY,
        right: f64::NEG_INFINITY,
        top: f64::NEG_INFINITY,
    };

    /// The least area that holds both.
    pub(super) fn with(self, other: Area) -> Area {
        Area {
            left: self.left.min(other.left),
            bottom: self.bottom.min(other.bottom),
            right: self.right.max(other.right),
            top: self.top.max(other.top),
        }
    }

    /// The sides of the area to the nearest point, which is near enough for a finger, in the order
    /// of a rectangle (ISO 32000-1, 7.9.5).
    pub(super) fn nearest(self) -> [i64; 4] {
        [self.left, self.bottom, self.right, self.top].map(|side| whole(side.round()))
    }

    /// Those of the least area of whole points that holds it.
    pub(super) fn outer(self) -> [i64; 4] {
        let Area { left, bottom, right, top } = self;
        [left.floor(), bottom.floor(), right.ceil(), top.ceil()].map(whole)
    }
}

#[expect(clippy::cast_possible_truncation, reason = "whole, and on paper")]
const fn whole(side: f64) -> i64 {
    side as i64
}
