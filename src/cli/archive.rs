//! `extract` and `inspect`: what a written file holds.

use std::fmt::Write;
use std::fs;
use std::io::Read;
use std::path::Path;

use dossier::Source;
use dossier::inspect::{self, Inspection, MOST_BYTES, Marked, Surprise};
use sha2::{Digest, Sha256};

use super::arguments::{Extract, Inspect};
use super::files::{self, Output, shown};
use super::{Outcome, Trouble, write};

/// Gives back the dossier that a file carries, or proves that the file was made from it.
pub(crate) fn extract(extract: &Extract) -> Result<Outcome, Trouble> {
    let bytes = read(&extract.pdf)?;
    let attached = inspect::extract(&bytes)
        .map_err(|fault| Trouble::input(format!("`{}`: {fault}", shown(&extract.pdf))))?;
    if extract.verify {
        let folder = extract.pdf.parent().filter(|folder| !folder.as_os_str().is_empty());
        let folder = folder.unwrap_or(Path::new("."));
        let source =
            Source { bytes: &attached.bytes, name: &attached.name, folder: Some(folder) };
        let Ok(brief) = dossier::build(source, &extract.making.settings()?) else {
            return Err(Trouble::input("the dossier inside cannot be built"));
        };
        let (there, rebuilt) = (digest(&bytes), digest(&brief.pdf));
        write::print(&format!("{there}  {}\n{rebuilt}  rebuilt\n", shown(&extract.pdf)))?;
        return Ok(if there == rebuilt { Outcome::Done } else { Outcome::AtFault });
    }
    let output = match &extract.output {
        Some(path) if path == Path::new("-") => Output::Standard,
        Some(path) if path.is_dir() => Output::File(path.join(safe(&attached.name))),
        Some(path) => Output::File(path.clone()),
        None => Output::Standard,
    };
    write::write(&output, &attached.bytes)?;
    Ok(Outcome::Done)
}

/// The name of a carried file without a folder: the name may be anything.
fn safe(name: &str) -> &str {
    let last = name.rsplit(['/', '\\']).next().unwrap_or_default();
    if matches!(last, "" | "." | "..") { "dossier.json" } else { last }
}

fn digest(bytes: &[u8]) -> String {
    let mut digits = String::with_capacity(64);
    for byte in Sha256::digest(bytes) {
        let _ = write!(digits, "{byte:02x}");
    }
    digits
}

/// Lists everything that leaves the building with a file.
pub(crate) fn inspect(inspect: &Inspect) -> Result<Outcome, Trouble> {
    let bytes = read(&inspect.pdf)?;
    let found = inspect::inspect(&bytes)
        .map_err(|fault| Trouble::input(format!("`{}`: {fault}", shown(&inspect.pdf))))?;
    if inspect.json {
        let json = serde_json::to_string_pretty(&found).map_err(|error| {
            Trouble::transfer(format!("the list could not be written: {error}"))
        })?;
        write::print(&format!("{json}\n"))?;
    } else {
        write::print(&listed(&found))?;
    }
    Ok(if found.surprises.is_empty() { Outcome::Done } else { Outcome::AtFault })
}

/// An inspection for people. Nothing in it can steer the terminal.
fn listed(found: &Inspection) -> String {
    let mut out = String::new();
    let mut line = |label: &str, value: &str| {
        let value: String =
            value.chars().map(|c| if c.is_control() { '\u{fffd}' } else { c }).collect();
        let _ = writeln!(out, "{label:<13}{value}");
    };
    line(
        "file",
        &format!("PDF {}, {} bytes, {} pages", found.version, found.bytes, found.pages),
    );
    line("sealed", if found.is_sealed { "yes, as it was written" } else { "no" });
    line("claims", &found.conformance.join(", "));
    for property in &found.info {
        line("says", &format!("{}: {}", property.name, property.value));
    }
    for marked in &found.markings {
        let marking = marked.marking.as_deref().unwrap_or("no marking");
        line("marked", &format!("{}: {marking}", pages(marked)));
    }
    for font in &found.fonts {
        let size =
            font.bytes.map_or("not embedded".to_owned(), |bytes| format!("{bytes} bytes"));
        let subset = if font.is_subset { ", subset" } else { "" };
        line("font", &format!("{}, {size}{subset}", font.name));
    }
    for image in &found.images {
        line("picture", &format!("{} × {}, {} bytes", image.width, image.height, image.bytes));
    }
    for file in &found.attachments {
        let size = file.bytes.map_or(String::new(), |bytes| format!(", {bytes} bytes"));
        let digest =
            file.sha256.as_ref().map_or(String::new(), |sha| format!(", sha256 {sha}"));
        line("carries", &format!("{}{size}{digest}", file.name));
    }
    line("links", &format!("{} within, {} addresses", found.places, found.addresses.len()));
    for address in &found.addresses {
        line("", address);
    }
    for spent in &found.spent {
        if let Ok(serde_json::Value::String(kind)) = serde_json::to_value(spent.kind) {
            line("spent", &format!("{:>9} bytes on {kind}", spent.bytes));
        }
    }
    for surprise in &found.surprises {
        line("SURPRISE", &words(surprise));
    }
    out
}

/// Some pages, in words.
fn pages(marked: &Marked) -> String {
    match (marked.from, marked.to) {
        (from, to) if from == to => format!("page {from}"),
        (from, to) => format!("pages {from}–{to}"),
    }
}

fn words(surprise: &Surprise) -> String {
    match surprise {
        Surprise::NotOurs => "another program wrote it".to_owned(),
        Surprise::Altered => "it was changed after it was written".to_owned(),
        Surprise::Personal { place, value } => format!("{place} names `{value}`"),
        Surprise::Script => "it holds a script".to_owned(),
        Surprise::Action { name } => format!("it does something when opened: {name}"),
        Surprise::External { target } => format!("it leads to something outside: {target}"),
        Surprise::Attachment { name } => {
            format!("it carries `{name}`, which is not its source")
        }
        Surprise::FontMissing { name } => format!("the font {name} is not in it"),
        Surprise::Unmarked { pages: marked } => match &marked.marking {
            Some(other) => format!("the marking is another on {}: {other}", pages(marked)),
            None => format!("the marking is missing on {}", pages(marked)),
        },
        Surprise::Unreadable { objects } => format!("{objects} of its objects cannot be read"),
    }
}

fn read(path: &Path) -> Result<Vec<u8>, Trouble> {
    let fail = |error| {
        Trouble::input(format!("`{}` could not be read: {}", shown(path), files::plain(&error)))
    };
    let mut bytes = Vec::new();
    // One byte more, so that a file that is too large is told from one that is just not.
    let most = u64::try_from(MOST_BYTES).unwrap_or(u64::MAX).saturating_add(1);
    let file = fs::File::open(path).map_err(fail)?;
    file.take(most).read_to_end(&mut bytes).map_err(fail)?;
    Ok(bytes)
}
