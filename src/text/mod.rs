//! Text into lines.
//!
//! Spans of styled text become a [`Paragraph`] of shaped words with the places where a line may
//! end; [`linebreak`] chooses among them; [`Paragraph::paint`] puts a line on a frame. Knows
//! faces and frames, and nothing of dossiers or pages.

mod style;
mod hyphen;
mod words;
mod shape;
mod memory;
mod eastern;
mod bond;
mod opportunity;
mod protrude;
pub mod linebreak;
mod paragraph;
mod make;
mod line;

pub use hyphen::Hyphenate;
pub use line::Align;
pub use paragraph::{Line, Paragraph, Setting, Span};
pub use shape::{MannerId, Shaper, WordId};
pub use style::{Forms, Style};
pub use words::{Manner, Words, make_ready};

#[cfg(test)]
mod tests;
