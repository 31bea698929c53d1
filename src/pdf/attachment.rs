//! The attached file: an embedded file stream, its specification, and the two ways to it, by
//! name and as an associated file (ISO 19005-3, 6.8 and annex E).

use lopdf::{Object, dictionary};

use crate::page::{Content, Document};
use crate::pdf::bytes::deflate;
use crate::pdf::file::File;
use crate::pdf::meta::pdf_date;
use crate::pdf::number::{ascii, count, name, text};
use crate::pdf::tree;

/// What a file that is to be attached holds, deflated as it will be in the file that is written:
/// nothing of that depends on the document.
#[must_use]
pub fn content(bytes: &[u8]) -> Content {
    Content::Deflated { size: bytes.len(), bytes: deflate(bytes) }
}

/// Attaches the file of the document, if there is one.
pub(super) fn write(file: &mut File, document: &Document) {
    let Some(attachment) = &document.attachment else {
        return;
    };
    let size = match &attachment.content {
        Content::Plain(bytes) => bytes.len(),
        Content::Deflated { size, .. } => *size,
    };
    let mut stream = dictionary! {
        "Type" => "EmbeddedFile",
        "Subtype" => name(&attachment.media_type),
        "Params" => dictionary! {
            "Size" => count(size),
            "ModDate" => ascii(&pdf_date(document.info.published)),
        },
    };
    let stream = match &attachment.content {
        Content::Plain(bytes) => file.add_stream(stream, bytes.clone()),
        Content::Deflated { bytes, .. } => {
            stream.set("Filter", name("FlateDecode"));
            file.add_plain(stream, bytes.clone())
        }
    };
    let specification = file.add(dictionary! {
        "Type" => "Filespec",
        "F" => text(&attachment.name),
        "UF" => text(&attachment.name),
        "AFRelationship" => "Source",
        "Desc" => text(&attachment.description),
        "EF" => dictionary! { "F" => stream, "UF" => stream },
    });
    file.catalog.set("AF", vec![Object::Reference(specification)]);
    let names = tree::names(file, &[(attachment.name.clone(), specification.into())]);
    file.name_trees.set("EmbeddedFiles", names);
}
