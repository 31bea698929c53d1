//! `init`: a complete example to write over.

use std::fs::File;
use std::io::{self, Write};
use std::path::Path;

use dossier::schema::Draft;

use super::arguments::{Init, Template, Tongue};
use super::files::{plain, shown};
use super::generate::schema_text;
use super::{Outcome, Trouble, show};

/// Where editors look for the schema: the `$schema` of the examples.
const SCHEMA: &str = "dossier.schema.json";

/// Writes an example and the schema that it names; what is there stays.
pub(crate) fn run(init: &Init) -> Result<Outcome, Trouble> {
    let path = Path::new("dossier.json");
    create(path, template(init.template, init.language)).map_err(|error| {
        if error.kind() == io::ErrorKind::AlreadyExists {
            let message =
                "there is a `dossier.json` in this folder already, and it stays as it is";
            return Trouble(message.to_owned());
        }
        Trouble(format!("`{}` could not be written: {}", shown(path), plain(&error)))
    })?;
    // Editors look for the schema beside the dossier; one that is there is left alone.
    match create(Path::new(SCHEMA), &schema_text(Draft::Seven)) {
        Err(error) if error.kind() != io::ErrorKind::AlreadyExists => {
            return Err(Trouble(format!("`{SCHEMA}` could not be written: {}", plain(&error))));
        }
        _ => {}
    }
    show::say(
        "`dossier.json` is written. `dossier build` makes it a PDF; change what you like.\n",
    );
    Ok(Outcome::Done)
}

/// Writes a file that must not be there yet.
fn create(path: &Path, text: &str) -> io::Result<()> {
    let mut file = File::create_new(path)?;
    file.write_all(text.as_bytes())
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
