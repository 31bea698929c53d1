//! The small chart beside a key figure: its series without axes, the last value standing out.

use crate::figure::Pen;
use crate::figure::label::{DESCENT, Label};
use crate::geom::{Point, Pt, Size};
use crate::page::Frame;
use crate::paint::{Segment, Shape, circle, rectangle};
use crate::text::Align;

/// More values than this are a line; fewer are bars, which can be counted.
const MOST_BARS: usize = 12;

/// Draws a series. From a height that the theme tells on, the first and last label stand below it where there
/// is room for both.
#[must_use]
pub fn spark(pen: &mut Pen<'_>, values: &[(String, f64)], size: Size) -> Frame {
    let mut frame = Frame::new(size);
    let Some(range) = range(values) else { return frame };
    let worded = pen.theme.figures.spark.worded;
    let mut plot = size;
    if size.height >= worded {
        plot.height = size.height - pen.theme.styles.axis.size * (1.0 + DESCENT);
    }
    let span = if values.len() > MOST_BARS {
        line(pen, values, (plot, range), &mut frame)
    } else {
        bars(pen, values, (plot, range), &mut frame)
    };
    if size.height >= worded {
        words(pen, values, span, &mut frame);
    }
    frame
}

/// The least and the greatest value, zero among them.
fn range(values: &[(String, f64)]) -> Option<(f64, f64)> {
    if values.is_empty() {
        return None;
    }
    let all = || values.iter().map(|value| value.1);
    let (low, high) = (all().fold(0.0, f64::min), all().fold(0.0, f64::max));
    Some(if low < high { (low, high) } else { (0.0, 1.0) })
}

/// How far a value stands from the top.
fn height(value: f64, (low, high): (f64, f64), room: Pt) -> Pt {
    room * ((high / 2.0 - value / 2.0) / (high / 2.0 - low / 2.0))
}

/// Draws bars, and answers how wide they are together.
fn bars(
    pen: &Pen<'_>,
    values: &[(String, f64)],
    (plot, range): (Size, (f64, f64)),
    frame: &mut Frame,
) -> Pt {
    let (colors, look) = (&pen.theme.colors, &pen.theme.figures.spark);
    #[expect(clippy::cast_precision_loss, reason = "at most a dozen")]
    let count = values.len() as f64;
    let pitch = (plot.width / count).min(look.widest * look.pitch);
    let zero = height(0.0, range, plot.height);
    let mut x = Pt::ZERO;
    for (index, &(_, value)) in values.iter().enumerate() {
        let last = index + 1 == values.len();
        let fill = if last { colors.blue } else { colors.hairline };
        let end = height(value, range, plot.height);
        let (top, tall) = (zero.min(end), (zero - end).abs());
        let bar = rectangle(Point::new(x, top), Size::new(pitch / look.pitch, tall));
        pen.draw(frame, Shape::filled(bar, fill));
        x += pitch;
    }
    let width = x - (pitch - pitch / look.pitch);
    let line = (Point::new(Pt::ZERO, zero), Point::new(width, zero));
    pen.draw(frame, Shape::line(line.0, line.1, look.zero));
    width
}

/// Draws a line, and answers how wide it is.
fn line(
    pen: &Pen<'_>,
    values: &[(String, f64)],
    (plot, range): (Size, (f64, f64)),
    frame: &mut Frame,
) -> Pt {
    let (colors, look) = (&pen.theme.colors, &pen.theme.figures.spark);
    let radius = look.dot;
    let room = Size::new(plot.width - radius * 2.0, plot.height - radius * 2.0);
    #[expect(clippy::cast_precision_loss, reason = "far fewer than 2^52 values")]
    let place = |index: usize, value: f64| {
        let share = index as f64 / (values.len() - 1).max(1) as f64;
        let y = height(value, range, room.height);
        Point::new(radius + room.width * share, radius + y)
    };
    let zero = radius + height(0.0, range, room.height);
    let ground = (Point::new(Pt::ZERO, zero), Point::new(plot.width, zero));
    pen.draw(frame, Shape::line(ground.0, ground.1, look.ground));
    let points: Vec<Point> =
        values.iter().enumerate().map(|(index, value)| place(index, value.1)).collect();
    let path = points.iter().enumerate().map(|(index, &point)| {
        if index == 0 { Segment::Move(point) } else { Segment::Line(point) }
    });
    let path = path.collect();
    pen.draw(frame, Shape::stroked(path, look.line));
    if let Some(&last) = points.last() {
        pen.draw(frame, Shape::filled(circle(last, radius), colors.blue));
    }
    plot.width
}

/// Puts the first and last label below the drawing, or the last where both do not fit.
fn words(pen: &mut Pen<'_>, values: &[(String, f64)], span: Pt, frame: &mut Frame) {
    let style = pen.theme.styles.axis;
    let Size { width, height } = frame.size;
    let y = height - style.size * DESCENT;
    let (Some(first), Some(last)) = (values.first(), values.last()) else { return };
    let last = Label::within(pen, &last.0, style, width);
    let right = span.max(last.width).min(width);
    let left = right - last.width;
    last.put(Point::new(left, y), Align::Start, frame);
    let first = Label::line(pen, &first.0, style);
    if values.len() > 1 && first.width + pen.theme.figures.spark.word_gap <= left {
        first.put(Point::new(Pt::ZERO, y), Align::Start, frame);
    }
}

#[cfg(test)]
mod tests {
    use super::spark;
    use crate::figure::look::{assert_clear, boxes, with_pen};
    use crate::geom::{Pt, Size};

    fn series(values: &[f64]) -> Vec<(String, f64)> {
        (2001..).zip(values).map(|(year, &value)| (format!("{year}"), value)).collect()
    }

    const SERIES: [&[f64]; 7] = [
        &[3.0, 5.0, 2.0, 8.0, 13.0, 20.0],
        &[-3.0, 5.0, -2.0],
        &[7.0],
        &[0.0, 0.0, 0.0],
        &[-1.0, -4.0],
        &[1.0, 2.0, 3.0, 5.0, 4.0, 2.0, 4.0, 6.0, 9.0, 7.0, 8.0, 12.0, 11.0, 14.0],
        &[],
    ];

    #[test]
    fn words_keep_to_the_frame() {
        with_pen(|pen| {
            for values in SERIES {
                for size in [(60.0, 28.0), (30.0, 24.0), (100.0, 12.0)] {
                    let size = Size::new(Pt(size.0), Pt(size.1));
                    let frame = spark(pen, &series(values), size);
                    assert_clear(&frame, &format!("{values:?}"));
                    assert!(size.height >= Pt(22.0) || boxes(&frame).is_empty());
                }
            }
        });
    }
}
