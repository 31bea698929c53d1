//! `init`: a complete example to write over.

use std::path::Path;

use dossier::schema::Draft;

use super::arguments::{Init, Template, Tongue};
use super::generate::schema_text;
use super::{Outcome, Trouble, show, write};

/// Where editors look for the schema: the `$schema` of the examples.
const SCHEMA: &str = "dossier.schema.json";

/// Writes an example and the schema that it names; what is there stays.
pub(crate) fn run(init: &Init) -> Result<Outcome, Trouble> {
    let path = Path::new("dossier.json");
    let there = || {
        Trouble::output("there is a `dossier.json` in this folder already; it stays as it is")
    };
    if path.exists() {
        return Err(there());
    }
    // Editors look for the schema beside the dossier; one that is there is left alone.
    let schema = write::create(Path::new(SCHEMA), &schema_text(Draft::Seven))?;
    write::create(path, template(init.template, init.language))?.ok_or_else(there)?;
    let beside = schema.map_or("", |()| ", and beside it the schema that lets editors help");
    show::say(&format!(
        "`dossier.json` is written{beside}.\n\n  \
         dossier build   makes `dossier.pdf` of it\n  \
         dossier watch   does so whenever it is saved\n\n\
         Change what you like: the title first, then the rest.\n"
    ));
    Ok(Outcome::Done)
}

/// The text of an example.
fn template(template: Template, language: Tongue) -> &'static str {
    match (template, language) {
        (Template::Brief, Tongue::En) => include_str!("templates/brief.en.json"),
        (Template::Brief, Tongue::Ko) => include_str!("templates/brief.ko.json"),
        (Template::Profile, Tongue::En) => include_str!("templates/profile.en.json"),
        (Template::Profile, Tongue::Ko) => include_str!("templates/profile.ko.json"),
        (Template::Chronology, Tongue::En) => include_str!("templates/chronology.en.json"),
        (Template::Chronology, Tongue::Ko) => include_str!("templates/chronology.ko.json"),
    }
}
