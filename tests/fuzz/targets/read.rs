//! Any bytes as a dossier: reading ends in a dossier or in faults with places in the file.

#![no_main]

#[path = "../checks.rs"]
mod checks;

libfuzzer_sys::fuzz_target!(|bytes: &[u8]| checks::read(bytes));
