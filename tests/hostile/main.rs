//! Hostile input: floods of one character, deep nesting, great numbers, bombs. Each ends in an
//! error or in a result, in bounded time, and never in a panic; and what fuzzing found stays
//! mended.

#![expect(clippy::unwrap_used, reason = "a test that cannot go on has failed")]

#[path = "../fuzz/checks.rs"]
mod checks;
mod corpus;
mod floods;
#[path = "../generate/mod.rs"]
mod generate;
mod limits;
mod long;
mod pictures;
