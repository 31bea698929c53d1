//! `completions` and `man`, made from the arguments, `schema`, made from the types, and what the
//! command says when it is called with none.

use std::path::Path;

use clap::CommandFactory;
use dossier::schema::Draft;

use super::arguments::{Arguments, Completions, Schema};
use super::trouble::Kind;
use super::{Outcome, Trouble, show, write};

/// Prints the completions for a shell.
pub(crate) fn completions(completions: &Completions) -> Result<Outcome, Trouble> {
    let mut script = Vec::new();
    clap_complete::generate(
        completions.shell,
        &mut <Arguments>::command(),
        "dossier",
        &mut script,
    );
    write::print(&String::from_utf8_lossy(&script))?;
    Ok(Outcome::Done)
}

/// Prints the manual page: the command, then each of its commands with all they take.
pub(crate) fn man() -> Result<Outcome, Trouble> {
    let mut command = <Arguments>::command().disable_help_subcommand(true);
    command.build();
    let fail = |error: std::io::Error| {
        Trouble::transfer(format!("the page could not be made: {error}"))
    };
    let mut page = Vec::new();
    clap_mangen::Man::new(command.clone()).render(&mut page).map_err(fail)?;
    for below in command.get_subcommands() {
        let man = clap_mangen::Man::new(below.clone());
        page.extend_from_slice(
            format!(".SH DOSSIER {}\n", below.get_name().to_uppercase()).as_bytes(),
        );
        man.render_description_section(&mut page).map_err(fail)?;
        if below.get_arguments().next().is_some() {
            man.render_options_section(&mut page).map_err(fail)?;
        }
    }
    write::print(&String::from_utf8_lossy(&page))?;
    Ok(Outcome::Done)
}

/// Prints the schema of the format.
pub(crate) fn schema(schema: &Schema) -> Result<Outcome, Trouble> {
    write::print(&schema_text(schema.draft))?;
    Ok(Outcome::Done)
}

/// The schema as a file.
pub(crate) fn schema_text(draft: Draft) -> String {
    format!("{:#}\n", dossier::schema::json_schema(draft))
}

/// What can be done here, for one who has typed the name of the command and nothing else.
pub(crate) fn nothing() -> Outcome {
    let hint = if Path::new("dossier.json").is_file() {
        "There is a `dossier.json` in this folder. You could type\n\n  \
         dossier build   to make `dossier.pdf` of it\n  \
         dossier watch   to do so whenever it is saved\n  \
         dossier check   to look for faults only\n"
    } else {
        "There is no `dossier.json` in this folder. `dossier init` writes one to start from.\n"
    };
    show::say(&format!("{}\n{hint}", <Arguments>::command().render_help()));
    Outcome::Stopped(Kind::Call)
}
