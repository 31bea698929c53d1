//! A JSON dossier in, a typeset briefing out.

pub mod diag;
pub mod font;
pub mod geom;
pub mod image;
pub mod inspect;
pub mod language;
pub mod model;
pub mod page;
pub mod paginate;
pub mod paint;
pub mod pdf;
pub mod text;
pub mod theme;
