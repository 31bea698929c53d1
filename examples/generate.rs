//! Prints a dossier with a chronology of so many entries: `cargo run --example generate 140`.

#[path = "../tests/generate/mod.rs"]
mod generate;

use std::io::{self, Write as _};
use std::process::ExitCode;

fn main() -> io::Result<ExitCode> {
    let number = std::env::args().nth(1).and_then(|number| number.parse().ok());
    let Some(entries) = number else {
        writeln!(io::stderr(), "usage: generate ENTRIES")?;
        return Ok(ExitCode::from(2));
    };
    io::stdout().write_all(generate::dossier(entries).as_bytes())?;
    Ok(ExitCode::SUCCESS)
}
