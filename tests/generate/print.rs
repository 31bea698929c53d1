//! Prints a dossier of so many entries: `cargo run --example generate -- 1400 >long.json`.

#![expect(clippy::print_stdout, reason = "a program whose answer is the dossier")]

#[path = "mod.rs"]
mod generate;

fn main() -> Result<(), String> {
    let count = std::env::args().nth(1).ok_or("how many entries?")?;
    let count: usize = count.parse().map_err(|_| format!("`{count}` is no number"))?;
    println!("{}", generate::dossier(count));
    Ok(())
}
