//! What the file says of itself: the information dictionary and the metadata stream from the
//! same facts, so that they agree, and the catalog's entries on language, view and colour.

use chrono::NaiveDateTime;
use lopdf::{Object, dictionary};

use crate::page::{Document, Info};
use crate::pdf::file::File;
use crate::pdf::icc;
use crate::pdf::number::{ascii, name, text};

/// The program that writes the file.
const PRODUCER: &str = concat!("dossier ", env!("CARGO_PKG_VERSION"));

/// Writes all of it.
pub(super) fn write(file: &mut File, document: &Document) {
    let info = &document.info;
    information(file, info);
    let dictionary = dictionary! { "Type" => "Metadata", "Subtype" => "XML" };
    let part = if document.attachment.is_some() { 3 } else { 2 };
    let metadata = file.add_plain(dictionary, packet(info, part).into_bytes());
    file.catalog.set("Metadata", metadata);
    file.catalog.set("Lang", text(info.language.tag()));
    file.catalog.set("MarkInfo", dictionary! { "Marked" => true });
    file.catalog.set(
        "ViewerPreferences",
        dictionary! { "DisplayDocTitle" => true, "PrintScaling" => name("None") },
    );
    output_intent(file);
    if !file.name_trees.is_empty() {
        let names = std::mem::take(&mut file.name_trees);
        file.catalog.set("Names", names);
    }
}

/// The document information dictionary (ISO 32000-1, 14.3.3).
fn information(file: &mut File, info: &Info) {
    let date = ascii(&pdf_date(info.published));
    file.info.set("Title", text(&info.title));
    if !info.authors.is_empty() {
        file.info.set("Author", text(&info.authors.join(", ")));
    }
    file.info.set("Producer", text(PRODUCER));
    file.info.set("CreationDate", date.clone());
    file.info.set("ModDate", date);
}

/// Names sRGB as the meaning of all colours (ISO 19005-3, 6.2.3).
fn output_intent(file: &mut File) {
    let dictionary = dictionary! { "N" => 3, "Alternate" => "DeviceRGB" };
    let profile = file.add_stream(dictionary, icc::srgb());
    let intent = file.add(dictionary! {
        "Type" => "OutputIntent",
        "S" => "GTS_PDFA1",
        "OutputConditionIdentifier" => ascii("sRGB"),
        "Info" => ascii("sRGB IEC61966-2.1"),
        "DestOutputProfile" => profile,
    });
    file.catalog.set("OutputIntents", vec![Object::Reference(intent)]);
}

/// A moment as a date string (ISO 32000-1, 7.9.4).
pub(super) fn pdf_date(moment: NaiveDateTime) -> String {
    moment.format("D:%Y%m%d%H%M%SZ").to_string()
}

/// The XMP packet (ISO 16684-1). The schema of `pdfuaid` is described in it because
/// PDF/A knows no other way to allow it (ISO 19005-3, 6.6.2.3).
fn packet(info: &Info, part: u8) -> String {
    let date = info.published.format("%Y-%m-%dT%H:%M:%SZ");
    let language = escaped(info.language.tag());
    let title = escaped(&info.title);
    let mut creators = String::new();
    if !info.authors.is_empty() {
        let items =
            info.authors.iter().map(|author| format!("<rdf:li>{}</rdf:li>", escaped(author)));
        let items: String = items.collect();
        creators = format!("\n   <dc:creator><rdf:Seq>{items}</rdf:Seq></dc:creator>");
    }
    format!(
        r#"<?xpacket begin="{mark}" id="W5M0MpCehiHzreSzNTczkc9d"?>
<x:xmpmeta xmlns:x="adobe:ns:meta/">
 <rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">
  <rdf:Description rdf:about=""
    xmlns:dc="http://purl.org/dc/elements/1.1/"
    xmlns:pdf="http://ns.adobe.com/pdf/1.3/"
    xmlns:pdfaid="http://www.aiim.org/pdfa/ns/id/"
    xmlns:pdfuaid="http://www.aiim.org/pdfua/ns/id/"
    xmlns:xmp="http://ns.adobe.com/xap/1.0/">
   <dc:format>application/pdf</dc:format>
   <dc:title><rdf:Alt><rdf:li xml:lang="x-default">{title}</rdf:li></rdf:Alt></dc:title>{creators}
   <dc:language><rdf:Bag><rdf:li>{language}</rdf:li></rdf:Bag></dc:language>
   <xmp:CreateDate>{date}</xmp:CreateDate>
   <xmp:ModifyDate>{date}</xmp:ModifyDate>
   <xmp:MetadataDate>{date}</xmp:MetadataDate>
   <pdf:Producer>{PRODUCER}</pdf:Producer>
   <pdfaid:part>{part}</pdfaid:part>
   <pdfaid:conformance>A</pdfaid:conformance>
   <pdfuaid:part>1</pdfuaid:part>
  </rdf:Description>
{UA_SCHEMA} </rdf:RDF>
</x:xmpmeta>
<?xpacket end="r"?>"#,
        mark = '\u{feff}',
    )
}

/// The schema of the PDF/UA identifier (ISO 14289-1, clause 5, in the form of ISO 19005-3,
/// 6.6.2.3.3).
const UA_SCHEMA: &str = r#"  <rdf:Description rdf:about=""
    xmlns:pdfaExtension="http://www.aiim.org/pdfa/ns/extension/"
    xmlns:pdfaSchema="http://www.aiim.org/pdfa/ns/schema#"
    xmlns:pdfaProperty="http://www.aiim.org/pdfa/ns/property#">
   <pdfaExtension:schemas><rdf:Bag><rdf:li rdf:parseType="Resource">
    <pdfaSchema:schema>PDF/UA identification schema</pdfaSchema:schema>
    <pdfaSchema:namespaceURI>http://www.aiim.org/pdfua/ns/id/</pdfaSchema:namespaceURI>
    <pdfaSchema:prefix>pdfuaid</pdfaSchema:prefix>
    <pdfaSchema:property><rdf:Seq><rdf:li rdf:parseType="Resource">
     <pdfaProperty:name>part</pdfaProperty:name>
     <pdfaProperty:valueType>Integer</pdfaProperty:valueType>
     <pdfaProperty:category>internal</pdfaProperty:category>
     <pdfaProperty:description>Part of ISO 14289 that the file keeps</pdfaProperty:description>
    </rdf:li></rdf:Seq></pdfaSchema:property>
   </rdf:li></rdf:Bag></pdfaExtension:schemas>
  </rdf:Description>
"#;

/// A text as XML character data. Characters that XML 1.0 does not allow (2.2) are left out.
fn escaped(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for character in text.chars() {
        match character {
            '&' => out.push_str("&amp;"),
            '<' => out.push_str("&lt;"),
            '>' => out.push_str("&gt;"),
            '\u{fffe}' | '\u{ffff}' => {}
            control if control.is_ascii_control() && !control.is_ascii_whitespace() => {}
            '\u{c}' => {}
            other => out.push(other),
        }
    }
    out
}
