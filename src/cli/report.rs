//! The report on finished pages, for people or as JSON.

use dossier::quality::Quality;
use serde::Serialize;

use super::arguments::Quality as Format;
use super::files::Output;
use super::{Trouble, show, write};

/// A report with the name of its dossier.
#[derive(Serialize)]
struct Named<'a> {
    dossier: &'a str,
    #[serde(flatten)]
    quality: &'a Quality,
}

/// Prints how well the pages of a dossier are set, if that was asked: beside the PDF.
pub(crate) fn show(
    quality: Option<&Quality>,
    format: Option<Format>,
    name: &str,
    output: &Output,
) -> Result<(), Trouble> {
    let (Some(quality), Some(format)) = (quality, format) else { return Ok(()) };
    let text = match format {
        Format::Human => format!("{name}\n{quality}"),
        Format::Json => {
            let named = Named { dossier: name, quality };
            serde_json::to_string(&named).unwrap_or_default() + "\n"
        }
    };
    match output {
        Output::Standard => show::say(&text),
        Output::File(_) => write::print(&text)?,
    }
    Ok(())
}
