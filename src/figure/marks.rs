//! Small shapes that tell kinds and stances apart without colour. All marks of one size look
//! equally large: it is their areas that are alike, not their heights.

use crate::geom::{Point, Pt};
use crate::paint::{Rgb, Segment, Shape, Stroke, circle, polygon};
use crate::theme::Colors;

/// A small shape.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Mark {
    /// A filled circle.
    Disc,
    /// A square on its corner.
    Diamond,
    /// A square.
    Square,
    /// A triangle that points up.
    Triangle,
    /// A triangle that points down.
    TriangleDown,
    /// A slanted cross.
    Cross,
    /// An upright cross.
    Plus,
    /// An open circle.
    Ring,
    /// A circle, its left half filled.
    Half,
}

/// The width of the line of an open mark, as a share of its size.
const LINE: f64 = 0.17;

/// Half the width of an arm of a cross, as a share of its size.
const ARM: f64 = 0.15;

impl Mark {
    /// The marks for kinds of events in the order in which they are given out. None is open, so
    /// that an open mark can say circa.
    pub const KINDS: [Mark; 7] = [
        Mark::Disc,
        Mark::Diamond,
        Mark::Square,
        Mark::Triangle,
        Mark::TriangleDown,
        Mark::Cross,
        Mark::Plus,
    ];

    /// The colour that goes with a mark of a kind.
    #[must_use]
    pub fn color(self, colors: &Colors) -> Rgb {
        match self {
            Mark::Disc | Mark::Square | Mark::Ring | Mark::Half => colors.blue,
            Mark::Diamond | Mark::TriangleDown | Mark::Cross => colors.red,
            Mark::Triangle | Mark::Plus => colors.ink,
        }
    }
}

/// A mark as large as a disc of diameter `size`.
#[must_use]
pub fn mark(mark: Mark, center: Point, size: Pt, color: Rgb) -> Vec<Shape> {
    match mark {
        Mark::Ring => vec![ring(center, size, color)],
        Mark::Half => {
            let radius = size / 2.0 - size * LINE / 2.0;
            vec![Shape::filled(half(center, radius), color), ring(center, size, color)]
        }
        Mark::Disc
        | Mark::Diamond
        | Mark::Square
        | Mark::Triangle
        | Mark::TriangleDown
        | Mark::Cross
        | Mark::Plus => vec![Shape::filled(outline(mark, center, size), color)],
    }
}

/// The outline of a mark on a ground that covers what is below: the event is circa.
#[must_use]
pub fn open(mark: Mark, center: Point, size: Pt, (color, ground): (Rgb, Rgb)) -> Vec<Shape> {
    let width = size * LINE;
    let stroke = match mark {
        // These are open already.
        Mark::Ring | Mark::Half => {
            Stroke { color, width, dash: Some((size * 0.26, size * 0.26)) }
        }
        Mark::Disc
        | Mark::Diamond
        | Mark::Square
        | Mark::Triangle
        | Mark::TriangleDown
        | Mark::Cross
        | Mark::Plus => Stroke::solid(color, width),
    };
    let path = outline(mark, center, size - width);
    vec![Shape { path, fill: Some(ground), stroke: Some(stroke) }]
}

/// The ground around a mark, which keeps it apart from lines and marks below.
#[must_use]
pub fn halo(mark: Mark, center: Point, (size, by): (Pt, Pt), ground: Rgb) -> Shape {
    let path = outline(mark, center, size);
    Shape { path, fill: Some(ground), stroke: Some(Stroke::solid(ground, by * 2.0)) }
}

fn ring(center: Point, size: Pt, color: Rgb) -> Shape {
    let width = size * LINE;
    Shape::stroked(circle(center, (size - width) / 2.0), Stroke::solid(color, width))
}

/// The outline of a mark.
fn outline(mark: Mark, center: Point, size: Pt) -> Vec<Segment> {
    let at = |x: f64, y: f64| center + Point::new(size * x, size * y);
    match mark {
        Mark::Disc | Mark::Ring | Mark::Half => circle(center, size / 2.0),
        Mark::Diamond => {
            polygon(&[at(0.0, -0.63), at(0.63, 0.0), at(0.0, 0.63), at(-0.63, 0.0)])
        }
        Mark::Square => {
            polygon(&[at(-0.44, -0.44), at(0.44, -0.44), at(0.44, 0.44), at(-0.44, 0.44)])
        }
        // An equilateral triangle, its centre of mass a little below the middle.
        Mark::Triangle => polygon(&[at(0.0, -0.66), at(0.64, 0.45), at(-0.64, 0.45)]),
        Mark::TriangleDown => polygon(&[at(0.0, 0.66), at(-0.64, -0.45), at(0.64, -0.45)]),
        Mark::Plus => polygon(&cross().map(|(x, y)| at(x * 0.56, y * 0.56))),
        // Turned by an eighth: (x − y, x + y) over √2.
        Mark::Cross => {
            let scale = 0.58 * std::f64::consts::FRAC_1_SQRT_2;
            polygon(&cross().map(|(x, y)| at((x - y) * scale, (x + y) * scale)))
        }
    }
}

/// The corners of an upright cross that reaches 1 from its middle.
fn cross() -> [(f64, f64); 12] {
    let arm = ARM / 0.56;
    [
        (-arm, -1.0),
        (arm, -1.0),
        (arm, -arm),
        (1.0, -arm),
        (1.0, arm),
        (arm, arm),
        (arm, 1.0),
        (-arm, 1.0),
        (-arm, arm),
        (-1.0, arm),
        (-1.0, -arm),
        (-arm, -arm),
    ]
}

/// The left half of a circle: the two quarters of [`circle`] on that side.
fn half(center: Point, radius: Pt) -> Vec<Segment> {
    let whole = circle(center, radius);
    let mut path = vec![Segment::Move(center + Point::new(Pt::ZERO, radius))];
    path.extend_from_slice(&whole[2..4]);
    path.push(Segment::Close);
    path
}

#[cfg(test)]
mod tests {
    use super::{Mark, mark, open};
    use crate::geom::{Point, Pt};
    use crate::paint::Rgb;

    #[test]
    fn marks_differ_in_shape() {
        let color = Rgb(0, 0, 0);
        let all = [&Mark::KINDS[..], &[Mark::Ring, Mark::Half]].concat();
        for (index, &one) in all.iter().enumerate() {
            for &other in &all[index + 1..] {
                let draw = |which| mark(which, Point::ORIGIN, Pt(6.0), color);
                assert_ne!(draw(one), draw(other), "{one:?}, {other:?}");
            }
            let circa = open(one, Point::ORIGIN, Pt(6.0), (color, Rgb(255, 255, 255)));
            assert_ne!(mark(one, Point::ORIGIN, Pt(6.0), color), circa, "{one:?}");
        }
    }
}
