//! The drawings of a briefing: data and a size in, a [`Frame`] out, in the looks of the theme.
//!
//! Marks, the strip of time, positions on a scale, small charts and charts. Every drawing takes
//! strings that are already in the document's language, and puts all it draws under one tag.
//! Nothing is told apart by colour alone: kinds differ in shape, lines in dash and mark. Knows
//! faces, lines of text and the theme; nothing of the page a drawing lands on, nor of PDF.

pub mod chart;
mod label;
pub mod marks;
pub mod scale;
pub mod spark;
pub mod strip;
pub mod yardstick;

#[cfg(test)]
mod look;

use crate::geom::Point;
use crate::language::Language;
use crate::page::{Frame, Item, Tag};
use crate::paint::Shape;
use crate::text::Compositor;
use crate::theme::Theme;

/// What every drawing needs.
#[derive(Debug)]
pub struct Pen<'a> {
    /// The looks.
    pub theme: &'a Theme,
    /// Sets the words.
    pub compositor: &'a mut Compositor,
    /// The language of the words.
    pub language: &'a Language,
    /// What all that is drawn belongs to, the node of the figure.
    pub tag: Tag,
}

impl Pen<'_> {
    /// Puts a shape on a frame, in the frame's own places.
    fn draw(&self, frame: &mut Frame, shape: Shape) {
        frame.push(Point::ORIGIN, self.tag, Item::Shape(shape.into()));
    }

    /// Puts several shapes on a frame.
    fn draw_all(&self, frame: &mut Frame, shapes: Vec<Shape>) {
        for shape in shapes {
            self.draw(frame, shape);
        }
    }
}
