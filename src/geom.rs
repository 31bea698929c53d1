//! Lengths and places on the page.
//!
//! Everything is measured in points (1/72 inch) from the top left corner, and y grows
//! downwards; only `pdf` turns it round. Knows nothing of text, paint or PDF.

use std::iter::Sum;
use std::ops::{Add, AddAssign, Div, Mul, Neg, Sub, SubAssign};

/// A length in points, 1/72 inch.
#[derive(Clone, Copy, Debug, Default, PartialEq, PartialOrd)]
pub struct Pt(pub f64);

impl Pt {
    /// No length.
    pub const ZERO: Pt = Pt(0.0);

    /// A length given in millimetres.
    #[must_use]
    pub const fn mm(mm: f64) -> Pt {
        Pt(mm * 72.0 / 25.4)
    }

    /// The longer of two lengths.
    #[must_use]
    pub const fn max(self, other: Pt) -> Pt {
        if self.0 >= other.0 { self } else { other }
    }

    /// The shorter of two lengths.
    #[must_use]
    pub const fn min(self, other: Pt) -> Pt {
        if self.0 <= other.0 { self } else { other }
    }

    /// The length without its sign.
    #[must_use]
    pub const fn abs(self) -> Pt {
        Pt(self.0.abs())
    }

    /// Whether this length fits into `room`, with a thousandth of a point of slack for
    /// rounding.
    #[must_use]
    pub const fn fits(self, room: Pt) -> bool {
        self.0 <= room.0 + 1e-3
    }
}

impl Add for Pt {
    type Output = Pt;
    fn add(self, other: Pt) -> Pt {
        Pt(self.0 + other.0)
    }
}

impl Sub for Pt {
    type Output = Pt;
    fn sub(self, other: Pt) -> Pt {
        Pt(self.0 - other.0)
    }
}

impl Neg for Pt {
    type Output = Pt;
    fn neg(self) -> Pt {
        Pt(-self.0)
    }
}

impl Mul<f64> for Pt {
    type Output = Pt;
    fn mul(self, factor: f64) -> Pt {
        Pt(self.0 * factor)
    }
}

impl Div<f64> for Pt {
    type Output = Pt;
    fn div(self, divisor: f64) -> Pt {
        Pt(self.0 / divisor)
    }
}

impl Div for Pt {
    type Output = f64;
    fn div(self, other: Pt) -> f64 {
        self.0 / other.0
    }
}

impl AddAssign for Pt {
    fn add_assign(&mut self, other: Pt) {
        self.0 += other.0;
    }
}

impl SubAssign for Pt {
    fn sub_assign(&mut self, other: Pt) {
        self.0 -= other.0;
    }
}

impl Sum for Pt {
    fn sum<I: Iterator<Item = Pt>>(lengths: I) -> Pt {
        Pt(lengths.map(|length| length.0).sum())
    }
}

/// A place, from the top left corner of what holds it.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct Point {
    /// Rightwards.
    pub x: Pt,
    /// Downwards.
    pub y: Pt,
}

impl Point {
    /// The top left corner.
    pub const ORIGIN: Point = Point { x: Pt::ZERO, y: Pt::ZERO };

    /// The place `x` to the right of and `y` below the corner.
    #[must_use]
    pub const fn new(x: Pt, y: Pt) -> Point {
        Point { x, y }
    }
}

impl Add for Point {
    type Output = Point;
    fn add(self, other: Point) -> Point {
        Point { x: self.x + other.x, y: self.y + other.y }
    }
}

impl AddAssign for Point {
    fn add_assign(&mut self, other: Point) {
        *self = *self + other;
    }
}

/// The extent of a rectangle.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct Size {
    /// Horizontal extent.
    pub width: Pt,
    /// Vertical extent.
    pub height: Pt,
}

impl Size {
    /// An extent of `width` by `height`.
    #[must_use]
    pub const fn new(width: Pt, height: Pt) -> Size {
        Size { width, height }
    }
}
