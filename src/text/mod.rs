//! Text into lines.
//!
//! A [`Compositor`] makes of spans of styled text a [`Paragraph`] of shaped words with the places
//! where a line may end; [`linebreak`] chooses among them; [`Compositor::paint`] puts a line on a
//! frame. Knows faces and frames, and nothing of dossiers or pages.

mod style;
mod hyphen;
mod words;
mod shape;
mod eastern;
mod bond;
mod opportunity;
mod protrude;
pub mod linebreak;
mod wide;
mod paragraph;
mod make;
mod line;
mod memory;
mod compositor;

pub use compositor::Compositor;
pub use hyphen::Hyphenate;
pub use line::Align;
pub use paragraph::{Line, Paragraph, Setting, Span};
pub use style::{Forms, Style};
pub use words::{Words, make_ready};

use shape::{MannerId, Shaper, WordId};
use words::Manner;

#[cfg(test)]
mod tests;
