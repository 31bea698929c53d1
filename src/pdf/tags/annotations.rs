//! Link annotations (ISO 32000-1, 12.5.6.5; ISO 14289-1, 7.18.5).

use std::borrow::Cow;
use std::io::Write;

use crate::page::{Document, Target};
use crate::pdf::bytes::{push_entry, push_literal};
use crate::pdf::file::File;
use crate::pdf::number::{push_number, text};
use crate::pdf::objects::write_all;
use crate::pdf::sheet::{Link, Sheet};

use super::{Kid, Linked, Numbered};

/// Writes the link annotations in the order of their objects.
pub(super) fn write(
    file: &mut File,
    document: &Document,
    (sheets, parts): (&[Sheet], &[Numbered]),
    links: &[Linked],
) {
    let Some(Kid::Annotation(first)) = links.first().map(|link| parts[link.part].kid) else {
        return;
    };
    let written = write_all(links, |out, link, ()| one(out, document, (sheets, parts), link));
    file.put_all((first, 0), written);
}

fn one(
    out: &mut Vec<u8>,
    document: &Document,
    (sheets, parts): (&[Sheet], &[Numbered]),
    link: &Linked,
) {
    let contents = document.structure.words(parts[link.part].node);
    let (page, of_page) = link.place;
    let Link { target, area } = &sheets[page].links[of_page];
    // What differs comes first and last. Print: ISO 19005-3, 6.3.2.
    out.extend(b"<</StructParent ");
    push_number(out, sheets.len() + link.index);
    let [left, bottom, right, top] = area.nearest();
    let _ = write!(out, "/Rect[{left} {bottom} {right} {top}]");
    out.extend(b"/Type/Annot/Subtype/Link/Border[0 0 0]/F 4");
    push_entry(out, "Contents", &text(contents));
    match target {
        Target::Address(address) => {
            out.extend(b"/A<</S/URI/URI");
            push_literal(out, uri(address).as_bytes());
            out.extend(b">>");
        }
        Target::Place(place) => {
            if let Some(destination) = document.destinations.get(place.0 as usize) {
                out.extend(b"/Dest");
                push_literal(out, destination.name.as_bytes());
            }
        }
    }
    out.extend(b">>");
}

/// An address in ASCII (ISO 32000-1, 12.6.4.7; RFC 3987, 3.1, step 2).
fn uri(address: &str) -> Cow<'_, str> {
    if address.bytes().all(|byte| byte.is_ascii_graphic()) {
        return address.into();
    }
    let encoded = |byte: u8| match byte.is_ascii_graphic() {
        true => char::from(byte).to_string(),
        false => format!("%{byte:02X}"),
    };
    address.bytes().map(encoded).collect()
}
