//! Where a likelihood stands on its scale, and how sure the authors are. Small enough to stand
//! beside the words, which say the same.

use crate::figure::Pen;
use crate::figure::label::{ASCENT, DESCENT, Label};
use crate::geom::{Point, Pt, Size};
use crate::page::Frame;
use crate::paint::{Shape, rectangle};
use crate::text::Align;

/// A position on a scale of bands from 0 to 100 per cent: all bands as a thin track, the active
/// one tall and dark.
#[must_use]
pub fn yardstick(pen: &Pen<'_>, bands: &[(f64, f64)], active: usize, size: Size) -> Frame {
    let mut frame = Frame::new(size);
    let (colors, look) = (&pen.theme.colors, &pen.theme.figures.yardstick);
    let middle = size.height / 2.0;
    let ends = (Point::new(Pt::ZERO, middle), Point::new(size.width, middle));
    pen.draw(&mut frame, Shape::line(ends.0, ends.1, look.line));
    let at = |percent: f64| size.width * (percent.clamp(0.0, 100.0) / 100.0);
    for (index, &(from, to)) in bands.iter().enumerate() {
        let (mut left, mut right) = (at(from) + look.gap / 2.0, at(to) - look.gap / 2.0);
        let least = look.least_band;
        if right - left < least {
            let middle = (left + right) / 2.0;
            let middle = middle.max(least / 2.0).min(size.width - least / 2.0);
            (left, right) = (middle - least / 2.0, middle + least / 2.0);
        }
        let here = index == active;
        let height = if here { size.height } else { size.height * look.track };
        let color = if here { colors.blue } else { colors.hairline };
        let corner = Point::new(left, (size.height - height) / 2.0);
        let path = rectangle(corner, Size::new(right - left, height));
        pen.draw(&mut frame, Shape::filled(path, color));
    }
    frame
}

/// How many levels of confidence there are.
const LEVELS: u8 = 3;

/// Three bars, one taller than the next; those up to `level` (1 low to 3 high) are filled, the
/// others outlined.
#[must_use]
pub fn confidence(pen: &Pen<'_>, level: u8, size: Size) -> Frame {
    let mut frame = Frame::new(size);
    let color = pen.theme.colors.blue;
    let gap = size.width / 9.0;
    let wide = (size.width - gap * f64::from(LEVELS - 1)) / f64::from(LEVELS);
    for index in 0..LEVELS {
        let height = size.height * (f64::from(index + 1) / f64::from(LEVELS)).max(0.4);
        let corner = Point::new((wide + gap) * f64::from(index), size.height - height);
        let extent = Size::new(wide, height);
        let shape = if index < level {
            Shape::filled(rectangle(corner, extent), color)
        } else {
            let outline = pen.theme.figures.yardstick.outline;
            let line = outline.width;
            let corner = corner + Point::new(line / 2.0, line / 2.0);
            let extent = Size::new(extent.width - line, extent.height - line);
            Shape::stroked(rectangle(corner, extent), outline)
        };
        pen.draw(&mut frame, shape);
    }
    frame
}

/// A term of the scale in the legend.
#[derive(Clone, Debug, PartialEq)]
pub struct Term {
    /// The term.
    pub term: String,
    /// Its bounds as printed: "25–35 %".
    pub range: String,
}

/// The legend of a scale: its name and its terms side by side in their order, spread over the width, each
/// with its bounds; these stand beside the term where all fit on one line, and below it
/// otherwise. None when not even that fits.
#[must_use]
pub fn legend(pen: &mut Pen<'_>, (head, terms): (&Term, &[Term]), width: Pt) -> Option<Frame> {
    let style = pen.theme.styles.axis;
    let (ink, grey) = (pen.theme.colors.ink, pen.theme.colors.grey);
    let mut columns = Vec::new();
    for (index, Term { term, range }) in std::iter::once(head).chain(terms).enumerate() {
        let strong = if index == 0 { style.semibold() } else { style };
        let term = Label::line(pen, term, strong.color(ink));
        columns.push((term, Label::line(pen, range, style.color(grey))));
    }
    let space = style.size * 0.3;
    let beside = |(term, range): &(Label, Label)| term.width + space + range.width;
    let below = |(term, range): &(Label, Label)| term.width.max(range.width);
    #[expect(clippy::cast_precision_loss, reason = "a scale has a handful of terms")]
    let gaps = columns.len().saturating_sub(1).max(1) as f64;
    let least = pen.theme.figures.yardstick.term_gap;
    let gap = |taken: Pt| Some((width - taken) / gaps).filter(|&gap| gap >= least);
    let line = gap(columns.iter().map(beside).sum());
    let gap = line.or_else(|| gap(columns.iter().map(below).sum()))?;
    let pitch = Label::pitch(&style);
    let baseline = style.size * ASCENT;
    let height =
        baseline + style.size * DESCENT + if line.is_some() { Pt::ZERO } else { pitch };
    let step = pen.theme.page.step();
    let height = step * (height / step).ceil();
    let mut frame = Frame::new(Size::new(width, height));
    let mut x = Pt::ZERO;
    for (term, range) in columns {
        let mut at = Point::new(x, baseline);
        x += gap
            + if line.is_some() {
                term.width + space + range.width
            } else {
                term.width.max(range.width)
            };
        let under = if line.is_some() {
            Point::new(term.width + space, Pt::ZERO)
        } else {
            Point::new(Pt::ZERO, pitch)
        };
        term.put(at, Align::Start, &mut frame);
        at += under;
        range.put(at, Align::Start, &mut frame);
    }
    Some(frame)
}

#[cfg(test)]
mod tests {
    use super::{Term, confidence, legend, yardstick};
    use crate::figure::look::{assert_clear, boxes, with_pen};
    use crate::geom::{Pt, Size};
    use crate::page::{Frame, Item};
    use crate::paint::Segment;

    /// The extents of the filled areas of a frame: from left to right, and their heights.
    fn areas(frame: &Frame) -> Vec<[f64; 3]> {
        let mut areas = Vec::new();
        for placed in &frame.items {
            let Item::Shape(shape) = &placed.item else { continue };
            let corner = |segment: &Segment| match *segment {
                Segment::Move(at) | Segment::Line(at) => Some(at),
                Segment::Curve(..) | Segment::Close => None,
            };
            let corners: Vec<_> = shape.path.iter().filter_map(corner).collect();
            if shape.fill.is_some() {
                let (first, far) = (corners[0], corners[2]);
                areas.push([first.x.0, far.x.0, far.y.0 - first.y.0]);
            }
        }
        areas
    }

    const SIZE: Size = Size::new(Pt(64.0), Pt(7.0));

    #[test]
    fn the_active_band_is_the_tall_one_and_none_touch() {
        let bands = [(0.0, 1.0), (1.0, 20.0), (20.0, 99.5), (99.5, 100.0)];
        for active in 0..bands.len() {
            let areas = areas(&with_pen(|pen| yardstick(pen, &bands, active, SIZE)));
            assert_eq!(areas.len(), bands.len());
            for (index, [left, right, height]) in areas.iter().copied().enumerate() {
                assert_eq!(index == active, (height - 7.0).abs() < 1e-9, "{height}");
                assert!(left >= 0.0 && right <= 64.0 && right - left > 1.5, "{left} {right}");
            }
        }
    }

    #[test]
    fn as_many_bars_as_levels_are_filled() {
        for level in 1..=3 {
            let frame = with_pen(|pen| confidence(pen, level, SIZE));
            assert_eq!((areas(&frame).len(), frame.items.len()), (usize::from(level), 3));
        }
    }

    #[test]
    fn the_legend_takes_one_line_when_it_can() {
        let terms = ["remote chance", "unlikely", "likely", "almost certain"]
            .map(|term| Term { term: term.to_owned(), range: "25–35 %".to_owned() });
        with_pen(|pen| {
            for (width, lines) in [(400.0, Some(1)), (200.0, Some(2)), (60.0, None)] {
                let frame = legend(pen, (&terms[0], &terms[1..]), Pt(width));
                assert_eq!(frame.is_some(), lines.is_some());
                let Some(frame) = frame else { continue };
                assert_clear(&frame, "legend");
                let mut heights: Vec<_> =
                    boxes(&frame).iter().map(|b| b.0[1].to_bits()).collect();
                heights.sort_unstable();
                heights.dedup();
                assert_eq!(Some(heights.len()), lines);
            }
        });
    }
}
