//! Shapes and pictures as operators (ISO 32000-1, 8.5 and 8.9).
//!
//! A shape of many points is written from its first point on, wherever it stands, so that signs
//! that come again are the same text, which is deflated well.

use std::sync::Arc;

use printpdf::{LineDashPattern, Op};

use crate::geom::{Point, Size};
use crate::image::{Crop, Picture};
use crate::paint::{Rgb, Segment, Shape, Stroke};
use crate::pdf::content::{Encoder, push_color};
use crate::pdf::number::{hundredths, push_hundredths, thousandths};
use crate::pdf::sheet::Area;

impl Encoder<'_> {
    /// Shows a part of a picture: the whole of it is placed so that the part comes to stand in the
    /// rectangle (ISO 32000-1, 8.9.5), and clipped.
    pub(super) fn image(&mut self, at: Point, size: Size, picture: &Arc<Picture>, crop: Crop) {
        let Some(resource) = self.shared.pictures.resource(picture) else {
            return;
        };
        self.end_text();
        let (width, height) = (size.width.0 / crop.width, size.height.0 / crop.height);
        let top = (self.height - at.y).0;
        let area = Area {
            left: at.x.0,
            bottom: top - size.height.0,
            right: (at.x + size.width).0,
            top,
        };
        let (x, y) = (area.left - crop.x * width, top + (crop.y - 1.0) * height);
        let mut key = "q\n".to_owned();
        let mut put = |numbers: &[f64], operator: &str| {
            for &number in numbers {
                push_hundredths(&mut key, hundredths(number));
                key.push(' ');
            }
            key.push_str(operator);
        };
        if crop != Crop::WHOLE {
            put(&[area.left, area.bottom, size.width.0, size.height.0], "re\nW\nn\n");
        }
        let [a, b, c, d, e, f] = picture.orientation().matrix().map(f64::from);
        put(&[width * a, height * b, width * c, height * d], "");
        put(&[width * e + x, height * f + y], "cm\n");
        key.push_str(&format!("/{resource} Do\nQ"));
        self.ops.push(Op::Unknown { key, value: Vec::new() });
        self.is_sheer |= picture.alpha().is_some();
        self.cover(|| area);
    }

    pub(super) fn shape(&mut self, at: Point, shape: &Shape) {
        let paint = match (shape.fill, shape.stroke) {
            (None, None) => return,
            (Some(_), None) => "f",
            (None, Some(_)) => "S",
            (Some(_), Some(_)) => "B",
        };
        self.end_text();
        if let Some(fill) = shape.fill {
            self.set_fill(fill);
        }
        if let Some(stroke) = shape.stroke {
            self.set_stroke(stroke);
        }
        let points = self.absolute(at, &shape.path);
        let key = if let Some(rectangle) = rectangle(&points) {
            format!("{rectangle}re\n{paint}")
        } else if let [Segment::Move(first), _, _, ..] = points[..] {
            let mut place = String::new();
            push_point(&mut place, first);
            format!("q\n1 0 0 1 {place}cm\n{}{paint}\nQ", path(&points, first))
        } else {
            path(&points, Point::default()) + paint
        };
        self.ops.push(Op::Unknown { key, value: Vec::new() });
        self.cover(|| area(&points));
    }

    /// A path in the coordinates of the file.
    fn absolute(&self, at: Point, path: &[Segment]) -> Vec<Segment> {
        let place = |point: Point| Point { x: at.x + point.x, y: self.height - at.y - point.y };
        let segment = |segment: &Segment| match *segment {
            Segment::Move(to) => Segment::Move(place(to)),
            Segment::Line(to) => Segment::Line(place(to)),
            Segment::Curve(first, second, to) => {
                Segment::Curve(place(first), place(second), place(to))
            }
            Segment::Close => Segment::Close,
        };
        path.iter().map(segment).collect()
    }

    fn set_fill(&mut self, fill: Rgb) {
        if self.fill != fill {
            self.fill = fill;
            self.set_color(fill, "rg");
        }
    }

    fn set_stroke(&mut self, stroke: Stroke) {
        if self.stroke.color != stroke.color {
            self.set_color(stroke.color, "RG");
        }
        if self.stroke.width != stroke.width {
            let pt = printpdf::Pt(single(stroke.width.0));
            self.ops.push(Op::SetOutlineThickness { pt });
        }
        if self.stroke.dash != stroke.dash {
            let dash = stroke.dash.map_or_else(LineDashPattern::default, |(dash, gap)| {
                LineDashPattern::new(0.0, &[single(dash.0), single(gap.0)])
            });
            self.ops.push(Op::SetLineDashPattern { dash });
        }
        self.stroke = stroke;
    }

    fn set_color(&mut self, color: Rgb, operator: &str) {
        let mut key = String::new();
        push_color(&mut key, color, operator);
        self.ops.push(Op::Unknown { key, value: Vec::new() });
    }
}

/// A path as operators (8.5.2), from an origin.
fn path(path: &[Segment], origin: Point) -> String {
    let mut out = String::with_capacity(path.len() * 16);
    let mut put = |points: &[Point], operator: &str| {
        for &point in points {
            push_point(&mut out, Point { x: point.x - origin.x, y: point.y - origin.y });
        }
        out.push_str(operator);
    };
    for segment in path {
        match *segment {
            Segment::Move(to) => put(&[to], "m\n"),
            Segment::Line(to) => put(&[to], "l\n"),
            Segment::Curve(first, second, to) => put(&[first, second, to], "c\n"),
            Segment::Close => put(&[], "h\n"),
        }
    }
    out
}

fn push_point(out: &mut String, point: Point) {
    for length in [point.x, point.y] {
        push_hundredths(out, hundredths(length.0));
        out.push(' ');
    }
}

/// A path that is an upright rectangle, as the operands of `re`.
fn rectangle(path: &[Segment]) -> Option<String> {
    use Segment::{Close, Line, Move};
    let [Move(first), Line(second), Line(third), Line(fourth), Close] = path else {
        return None;
    };
    let corners = [first, second, third, fourth].map(|corner| {
        let (x, y) = (hundredths(corner.x.0), hundredths(corner.y.0));
        (x, y)
    });
    let [(left, bottom), (right, same), (also, top), (back, level)] = corners;
    if (same, also, back, level) != (bottom, right, left, top) {
        return None;
    }
    let mut out = String::new();
    for length in [left, bottom, right - left, top - bottom] {
        push_hundredths(&mut out, length);
        out.push(' ');
    }
    Some(out)
}

/// The area of a path.
fn area(path: &[Segment]) -> Area {
    let at = |point: &Point| {
        let (x, y) = (point.x.0, point.y.0);
        Area { left: x, bottom: y, right: x, top: y }
    };
    path.iter().fold(Area::NONE, |area, segment| match segment {
        Segment::Move(to) | Segment::Line(to) => area.with(at(to)),
        Segment::Curve(first, second, to) => area.with(at(first)).with(at(second)).with(at(to)),
        Segment::Close => area,
    })
}

/// A number to the thousandth, as printpdf takes it.
fn single(value: f64) -> f32 {
    #[expect(
        clippy::cast_possible_truncation,
        clippy::cast_precision_loss,
        reason = "colours and line widths in thousandths have at most six digits"
    )]
    let rounded = (thousandths(value) as f64 / 1000.0) as f32;
    rounded
}
