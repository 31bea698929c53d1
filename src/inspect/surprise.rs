//! What nobody would expect in a file of ours.

use serde::{Deserialize, Serialize};

use crate::inspect::syntax::{Dictionary, Object};
use crate::inspect::{Inspection, Marked, Property, marking};

/// Something to know before a file is handed on.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize)]
#[serde(rename_all = "kebab-case", tag = "kind")]
pub enum Surprise {
    /// Another program wrote it.
    NotOurs,
    /// We wrote it, and it has been changed since.
    Altered,
    /// It says something of people or machines.
    Personal {
        /// Where.
        place: String,
        /// What.
        value: String,
    },
    /// It holds a script.
    Script,
    /// It does something that a document does not do, such as starting a program.
    Action {
        /// The action, such as `Launch`.
        name: String,
    },
    /// It leads to something that is not in it, other than by a link to a web page or mail.
    External {
        /// To what.
        target: String,
    },
    /// It carries a file that is not its source.
    Attachment {
        /// The name of the file.
        name: String,
    },
    /// It draws with a font that is not in it.
    FontMissing {
        /// The name of the font.
        name: String,
    },
    /// We wrote it, and some of its pages lack the marking that the others have, or that its
    /// source has.
    Unmarked {
        /// The pages, with the marking that they have instead.
        pages: Marked,
    },
    /// Parts of it cannot be read, so that this list may not be all.
    Unreadable {
        /// How many objects.
        objects: usize,
    },
}

/// The keys of the information dictionary that name nobody.
const HARMLESS: [&str; 5] = ["Title", "Producer", "CreationDate", "ModDate", "Trapped"];

/// Parts of XMP metadata that name people, programs or machines.
const PERSONAL: [&str; 9] = [
    "dc:creator",
    "dc:contributor",
    "xmp:CreatorTool",
    "xmpMM:",
    "photoshop:",
    "exif:",
    "tiff:",
    "pdfx:",
    "Iptc4xmpCore:",
];

/// Actions that leave the document or change it (ISO 32000-1, 12.6.4).
const ACTIONS: [&[u8]; 13] = [
    b"Launch",
    b"GoToR",
    b"GoToE",
    b"SubmitForm",
    b"ImportData",
    b"ResetForm",
    b"Rendition",
    b"Movie",
    b"Sound",
    b"Trans",
    b"GoTo3DView",
    b"SetOCGState",
    b"Hide",
];

/// What a dossier says of itself, as far as it is held against the file.
#[derive(Default, Deserialize)]
pub(super) struct Stated {
    /// Its authors.
    #[serde(default)]
    authors: Vec<String>,
    /// Its marking, of which it only counts that there is one.
    marking: Option<serde::de::IgnoredAny>,
}

impl Stated {
    /// What a source says; nothing if it is no dossier.
    pub(super) fn by(source: &[u8]) -> Stated {
        let text = source.strip_prefix("\u{feff}".as_bytes()).unwrap_or(source);
        serde_json::from_slice(text).unwrap_or_default()
    }

    fn is_marked(&self) -> bool {
        self.marking.is_some()
    }
}

/// Surprises of a file as a whole.
///
/// Authors are none where the source that the file carries names the same ones: whoever can read
/// the file can read them there, and they stand in the metadata because somebody asked for it.
pub(super) fn of_file(inspection: &Inspection, stated: &Stated) -> Vec<Surprise> {
    let authors = stated.authors.as_slice();
    let mut surprises = Vec::new();
    let producer = inspection.info.iter().find(|property| property.name == "Producer");
    let is_ours = producer.is_some_and(|producer| producer.value.starts_with("dossier "));
    if !is_ours {
        surprises.push(Surprise::NotOurs);
    } else if !inspection.is_sealed {
        surprises.push(Surprise::Altered);
    }
    if is_ours {
        let lacking = marking::lacking(&inspection.markings, stated.is_marked());
        surprises.extend(lacking.into_iter().map(|pages| Surprise::Unmarked { pages }));
    }
    for Property { name, value } in &inspection.info {
        let known = name == "Author" && !authors.is_empty() && *value == authors.join(", ");
        if !HARMLESS.contains(&name.as_str()) && !known {
            let (place, value) = (format!("information: {name}"), value.clone());
            surprises.push(Surprise::Personal { place, value });
        }
    }
    let metadata = inspection.metadata.as_deref().unwrap_or_default();
    for word in PERSONAL {
        if word == "dc:creator" && !authors.is_empty() && creators(metadata) == authors {
            continue;
        }
        // An opening tag or an attribute.
        let place = [format!("<{word}"), format!(" {word}"), format!("\n{word}")];
        if let Some(at) = place.iter().find_map(|place| metadata.find(place)) {
            surprises.push(Surprise::Personal {
                place: "metadata".to_owned(),
                value: words(&metadata[at..]),
            });
        }
    }
    for address in &inspection.addresses {
        let scheme = address.split(':').next().unwrap_or_default().to_ascii_lowercase();
        if !matches!(scheme.as_str(), "http" | "https" | "mailto") {
            surprises.push(Surprise::External { target: address.clone() });
        }
    }
    for file in &inspection.attachments {
        if file.relationship.as_deref() != Some("Source") {
            surprises.push(Surprise::Attachment { name: file.name.clone() });
        }
    }
    for font in inspection.fonts.iter().filter(|font| font.bytes.is_none()) {
        surprises.push(Surprise::FontMissing { name: font.name.clone() });
    }
    surprises
}

/// The people in the only `dc:creator` of some XMP; none if there are several or they stand in
/// another form than ours.
fn creators(metadata: &str) -> Vec<String> {
    const OPENED: &str = "<dc:creator><rdf:Seq>";
    if metadata.matches("dc:creator").count() != 2 {
        return Vec::new();
    }
    let Some(start) = metadata.find(OPENED) else { return Vec::new() };
    let list = &metadata[start + OPENED.len()..];
    let list = list.split("</rdf:Seq></dc:creator>").next().unwrap_or_default();
    let names = list.split("<rdf:li>").skip(1);
    let plain = |name: &str| {
        let name = name.strip_suffix("</rdf:li>").unwrap_or(name);
        name.replace("&lt;", "<").replace("&gt;", ">").replace("&amp;", "&")
    };
    names.map(plain).collect()
}

/// The text between the tags at the start of some XML, cut to a line.
fn words(xml: &str) -> String {
    let mut words = String::new();
    let mut in_tag = false;
    for character in xml.chars().take(400) {
        match character {
            '<' => in_tag = true,
            '>' => in_tag = false,
            _ if in_tag => {}
            '\n' if !words.trim().is_empty() => break,
            character => words.push(character),
        }
    }
    let words = words.trim().chars().take(80).collect::<String>();
    if words.is_empty() { xml.trim_start().chars().take(40).collect() } else { words }
}

/// Surprises in an object, at any depth; also gathers the addresses of links.
pub(super) fn of_object(
    object: &Object,
    surprises: &mut impl Extend<Surprise>,
    addresses: &mut impl Extend<String>,
) {
    match object {
        Object::Array(items) => {
            items.iter().for_each(|item| of_object(item, surprises, addresses));
        }
        Object::Dictionary(entries) => {
            of_dictionary(entries, surprises, addresses);
            entries.values().for_each(|value| of_object(value, surprises, addresses));
        }
        _ => {}
    }
}

fn of_dictionary(
    entries: &Dictionary,
    surprises: &mut impl Extend<Surprise>,
    addresses: &mut impl Extend<String>,
) {
    let named = |key: &[u8]| entries.get(key).and_then(Object::name);
    if named(b"S") == Some(b"JavaScript")
        || entries.contains_key(b"JS".as_slice())
        || entries.contains_key(b"JavaScript".as_slice())
    {
        surprises.extend([Surprise::Script]);
    }
    // A structure element has a name under the same key, but is no action.
    if let Some(action) = named(b"S").filter(|action| ACTIONS.contains(action)) {
        let name = String::from_utf8_lossy(action).into_owned();
        surprises.extend([Surprise::Action { name }]);
    }
    for key in ["AA", "XFA", "AcroForm"] {
        if entries.contains_key(key.as_bytes()) {
            surprises.extend([Surprise::Action { name: key.to_owned() }]);
        }
    }
    if named(b"FS") == Some(b"URL") || named(b"S") == Some(b"GoToR") {
        let target = entries.get(b"F".as_slice()).and_then(Object::text).unwrap_or_default();
        surprises.extend([Surprise::External { target }]);
    }
    if entries.contains_key(b"FFilter".as_slice()) {
        let target = entries.get(b"F".as_slice()).and_then(Object::text).unwrap_or_default();
        surprises.extend([Surprise::External { target }]);
    }
    if let Some(address) = entries.get(b"URI".as_slice()).and_then(Object::text) {
        addresses.extend([address.chars().take(2000).collect()]);
    }
}
