//! Colours, lines and shapes. Knows lengths, and nothing of text or PDF.

use crate::geom::{Point, Pt, Size};

/// A colour in sRGB, eight bits a channel.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct Rgb(pub u8, pub u8, pub u8);

impl Rgb {
    /// The colour written `0xrrggbb`.
    #[must_use]
    pub const fn hex(code: u32) -> Rgb {
        let [_, red, green, blue] = code.to_be_bytes();
        Rgb(red, green, blue)
    }
}

/// How an outline is drawn.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Stroke {
    /// Its colour.
    pub color: Rgb,
    /// Its width.
    pub width: Pt,
    /// Lengths of dash and gap; `None` is a full line.
    pub dash: Option<(Pt, Pt)>,
}

impl Stroke {
    /// A full line.
    #[must_use]
    pub const fn solid(color: Rgb, width: Pt) -> Stroke {
        Stroke { color, width, dash: None }
    }
}

/// A piece of an outline.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Segment {
    /// Begins a new contour at a point.
    Move(Point),
    /// A straight line to a point.
    Line(Point),
    /// A cubic Bézier curve by two control points to a third point.
    Curve(Point, Point, Point),
    /// Closes the contour.
    Close,
}

/// An outline, and how it is filled (non-zero winding) and stroked.
#[derive(Clone, Debug, PartialEq)]
pub struct Shape {
    /// The outline.
    pub path: Vec<Segment>,
    /// The colour inside.
    pub fill: Option<Rgb>,
    /// The line along the outline.
    pub stroke: Option<Stroke>,
}

/// How far the control points of a quarter circle stand from its ends, as a share of the
/// radius: 4/3·(√2 − 1), which keeps the curve within 0.03 % of the circle.
const QUARTER: f64 = 0.552_284_749_8;

impl Shape {
    /// A filled outline.
    #[must_use]
    pub fn filled(path: Vec<Segment>, fill: Rgb) -> Shape {
        Shape { path, fill: Some(fill), stroke: None }
    }

    /// A stroked outline.
    #[must_use]
    pub fn stroked(path: Vec<Segment>, stroke: Stroke) -> Shape {
        Shape { path, fill: None, stroke: Some(stroke) }
    }

    /// A straight line.
    #[must_use]
    pub fn line(from: Point, to: Point, stroke: Stroke) -> Shape {
        Shape::stroked(vec![Segment::Move(from), Segment::Line(to)], stroke)
    }
}

/// The outline of a rectangle.
#[must_use]
pub fn rectangle(at: Point, size: Size) -> Vec<Segment> {
    let (right, below) = (at.x + size.width, at.y + size.height);
    polygon(&[at, Point::new(right, at.y), Point::new(right, below), Point::new(at.x, below)])
}

/// The outline of a polygon.
#[must_use]
pub fn polygon(corners: &[Point]) -> Vec<Segment> {
    let mut path = Vec::with_capacity(corners.len() + 1);
    for (index, &corner) in corners.iter().enumerate() {
        path.push(if index == 0 { Segment::Move(corner) } else { Segment::Line(corner) });
    }
    path.push(Segment::Close);
    path
}

/// The outline of a circle.
#[must_use]
pub fn circle(center: Point, radius: Pt) -> Vec<Segment> {
    let pull = radius * QUARTER;
    let at = |x: Pt, y: Pt| center + Point::new(x, y);
    let (zero, r) = (Pt::ZERO, radius);
    vec![
        Segment::Move(at(r, zero)),
        Segment::Curve(at(r, pull), at(pull, r), at(zero, r)),
        Segment::Curve(at(-pull, r), at(-r, pull), at(-r, zero)),
        Segment::Curve(at(-r, -pull), at(-pull, -r), at(zero, -r)),
        Segment::Curve(at(pull, -r), at(r, -pull), at(r, zero)),
        Segment::Close,
    ]
}
