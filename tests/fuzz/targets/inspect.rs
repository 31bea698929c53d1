//! Any bytes as a PDF file: looked at, and its dossier taken out.

#![no_main]

#[path = "../checks.rs"]
mod checks;

libfuzzer_sys::fuzz_target!(|bytes: &[u8]| checks::inspect(bytes));
