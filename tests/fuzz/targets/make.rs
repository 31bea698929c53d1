//! Any bytes as a dossier, laid out and written if they are one.

#![no_main]

#[path = "../checks.rs"]
mod checks;

libfuzzer_sys::fuzz_target!(|bytes: &[u8]| checks::make(bytes));
