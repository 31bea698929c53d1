//! What the file holds beside its pages: fonts, ways through it, metadata, the attachment.

use dossier::geom::Pt;
use dossier::pdf::{Options, Streams, is_sealed, write};
use lopdf::{Object, ObjectId};

use crate::reader::{Reader, text};
use crate::sample;

fn bytes() -> Vec<u8> {
    write(&sample::document(Some(sample::attachment())), &Options::default())
}

#[test]
fn fonts_are_embedded_subsets_with_text() {
    let reader = Reader::new(&bytes());
    let fonts = reader.page_fonts(reader.pages[0]);
    assert_eq!(fonts.len(), 9);
    for (_, font) in fonts {
        let name =
            String::from_utf8(reader.entry(font, "BaseFont").as_name().unwrap().to_vec());
        let name = name.unwrap();
        assert!(name.as_bytes()[..6].iter().all(u8::is_ascii_uppercase), "{name}");
        assert_eq!(&name[6..7], "+");
        let map = reader.entry(font, "ToUnicode").as_stream().unwrap();
        assert!(!map.get_plain_content().unwrap().is_empty());
        let below = &reader.entry(font, "DescendantFonts").as_array().unwrap()[0];
        let descriptor =
            reader.dictionary(reader.entry(reader.dictionary(below), "FontDescriptor"));
        let program = reader.entry(descriptor, "FontFile2").as_stream().unwrap();
        let program = program.get_plain_content().unwrap();
        assert_eq!(program[..4], [0, 1, 0, 0]);
        assert!(program.len() < 20_000, "{name}: {}", program.len());
    }
}

#[test]
fn links_and_bookmarks_lead_to_places_that_exist() {
    let reader = Reader::new(&bytes());
    let names = reader.dictionary(reader.entry(reader.catalog(), "Names"));
    let places = reader.leaves(names.get(b"Dests").unwrap());
    let names: Vec<&[u8]> = places.iter().map(|(name, _)| name.as_str().unwrap()).collect();
    assert!(names.is_sorted());
    for (_, place) in &places {
        assert_place(&reader, place);
    }
    let mut links = Vec::new();
    for object in reader.file.objects.values() {
        let Ok(annotation) = object.as_dict() else { continue };
        if let Some(place) = annotation.get(b"Dest").ok().filter(|_| annotation.has(b"Rect")) {
            links.push(place.as_str().unwrap().to_vec());
        }
    }
    assert_eq!(links, [b"note-1".to_vec()]);
    assert!(links.iter().all(|link| names.contains(&link.as_slice())));
    let outline = reader.catalog().get(b"Outlines").unwrap().as_reference().unwrap();
    let expected = [(1, "Summary"), (2, "Details (1)"), (3, "자세히"), (1, "Notes")];
    let expected: Vec<(usize, String)> =
        expected.iter().map(|(level, title)| (*level, (*title).to_owned())).collect();
    assert_eq!(bookmarks(&reader, outline, 1), expected);
}

fn assert_place(reader: &Reader, place: &Object) {
    let place = place.as_array().unwrap();
    assert!(reader.pages.contains(&place[0].as_reference().unwrap()));
    assert_eq!(place[1].as_name().unwrap(), b"XYZ");
    let y = place[3].as_float().unwrap();
    assert!((0.0..=842.0).contains(&y));
}

fn bookmarks(reader: &Reader, parent: ObjectId, level: usize) -> Vec<(usize, String)> {
    let mut found = Vec::new();
    let entries = reader.file.get_dictionary(parent).unwrap();
    let mut next = entries.get(b"First").and_then(Object::as_reference).ok();
    let mut before = None;
    while let Some(number) = next {
        let entries = reader.file.get_dictionary(number).unwrap();
        assert_eq!(entries.get(b"Parent").unwrap().as_reference().unwrap(), parent);
        assert_eq!(entries.get(b"Prev").and_then(Object::as_reference).ok(), before);
        assert_place(reader, entries.get(b"Dest").unwrap());
        found.push((level, text(entries.get(b"Title").unwrap())));
        found.extend(bookmarks(reader, number, level + 1));
        before = Some(number);
        next = entries.get(b"Next").and_then(Object::as_reference).ok();
    }
    let last = entries.get(b"Last").and_then(Object::as_reference).ok();
    assert_eq!(last, before);
    found
}

#[test]
fn the_attachment_comes_back_byte_for_byte() {
    let reader = Reader::new(&bytes());
    let files = reader.entry(reader.catalog(), "AF").as_array().unwrap();
    assert_eq!(files.len(), 1);
    let file = reader.dictionary(&files[0]);
    assert_eq!(reader.entry(file, "AFRelationship").as_name().unwrap(), b"Source");
    let stream = reader.dictionary(reader.entry(file, "EF")).get(b"F").unwrap();
    let stream = reader.get(stream).as_stream().unwrap();
    assert_eq!(stream.get_plain_content().unwrap(), sample::SOURCE);
    let bare = Reader::new(&write(&sample::document(None), &Options::default()));
    assert!(!bare.catalog().has(b"AF"));
    assert!(!bare.dictionary(bare.entry(bare.catalog(), "Names")).has(b"EmbeddedFiles"));
}

#[test]
fn metadata_agree_and_name_nobody_unasked() {
    let mut document = sample::document(None);
    document.info.authors.clear();
    let reader = Reader::new(&write(&document, &Options::default()));
    let info = reader.dictionary(reader.file.trailer.get(b"Info").unwrap());
    let keys: Vec<&[u8]> = info.iter().map(|(key, _)| key.as_slice()).collect();
    let expected: [&[u8]; 4] = [b"Title", b"Producer", b"CreationDate", b"ModDate"];
    assert_eq!(keys, expected);
    let metadata = reader.entry(reader.catalog(), "Metadata").as_stream().unwrap();
    let metadata = String::from_utf8(metadata.content.clone()).unwrap();
    assert!(!metadata.contains("creator"));
    assert!(metadata.contains("A &lt;sample&gt; &amp; more (한국어)"));
    assert_eq!(text(info.get(b"Title").unwrap()), document.info.title);
    assert!(metadata.contains("<pdfaid:part>2</pdfaid:part>"));
    assert!(metadata.contains("<pdfuaid:part>1</pdfuaid:part>"));
    assert_eq!(text(info.get(b"CreationDate").unwrap()), "D:20260301000000Z");
    assert!(metadata.contains("<xmp:CreateDate>2026-03-01T00:00:00Z"));
}

#[test]
fn a_picture_stands_in_the_file_once_and_without_metadata() {
    let bytes = bytes();
    let reader = Reader::new(&bytes);
    let images: Vec<_> = reader
        .file
        .objects
        .values()
        .filter_map(|object| object.as_stream().ok())
        .filter(|stream| {
            stream.dict.get(b"Subtype").and_then(Object::as_name).ok() == Some(b"Image")
        })
        .collect();
    // A PNG, its transparency, and a JPEG.
    assert_eq!(images.len(), 3);
    let masked = images.iter().filter(|image| image.dict.has(b"SMask")).count();
    assert_eq!(masked, 1);
    for word in [b"Exif".as_slice(), b"secret"] {
        assert!(sample::jpeg().windows(word.len()).any(|window| window == word));
        assert!(!bytes.windows(word.len()).any(|window| window == word));
    }
    let shown = reader.pages.iter().flat_map(|&page| reader.operations(page));
    let shown = shown.filter(|operation| operation.operator == "Do").count();
    assert_eq!(shown, 4);
}

#[test]
fn page_labels() {
    let reader = Reader::new(&bytes());
    let labels = reader.leaves(reader.catalog().get(b"PageLabels").unwrap());
    let label = |(page, range): &(Object, Object)| {
        let range = range.as_dict().unwrap();
        let style = String::from_utf8(reader.entry(range, "S").as_name().unwrap().to_vec());
        (page.as_i64().unwrap(), style.unwrap(), reader.entry(range, "St").as_i64().unwrap())
    };
    let labels: Vec<_> = labels.iter().map(label).collect();
    assert_eq!(labels, [(0, "r".to_owned(), 1), (1, "D".to_owned(), 1)]);
}

/// The first half of the identifier of a file.
fn identifier(bytes: &[u8]) -> Vec<u8> {
    let reader = Reader::new(bytes);
    let id = reader.file.trailer.get(b"ID").unwrap().as_array().unwrap().clone();
    assert_eq!(id[0].as_str().unwrap(), id[1].as_str().unwrap());
    id[0].as_str().unwrap().to_vec()
}

#[test]
fn the_same_document_gives_the_same_bytes() {
    for streams in [Streams::Deflated, Streams::Plain] {
        let options = Options { streams };
        let write = || write(&sample::document(Some(sample::attachment())), &options);
        let one = write();
        assert_eq!(one, std::thread::spawn(write_again(options)).join().unwrap());
        assert_eq!(one, write());
        assert!(is_sealed(&one));
    }
}

fn write_again(options: Options) -> impl FnOnce() -> Vec<u8> {
    move || write(&sample::document(Some(sample::attachment())), &options)
}

/// One thread and several give the same bytes, of more pages than are encoded in one go.
#[test]
fn threads_do_not_matter() {
    let document = sample::long(40);
    let with = |threads| {
        let pool = rayon::ThreadPoolBuilder::new().num_threads(threads).build().unwrap();
        pool.install(|| write(&document, &Options::default()))
    };
    let one = with(1);
    assert_eq!(one, with(4));
    // A page like these costs little beside its fonts: the structure deflates with the rest.
    let short = write(&sample::long(1), &Options::default());
    let page = (one.len() - short.len()) / 39;
    assert!((500..2_500).contains(&page), "{page} bytes a page");
}

#[test]
fn the_identifier_depends_on_all_content() {
    let mut documents = vec![sample::document(Some(sample::attachment()))];
    documents.push(sample::document(None));
    let mut other = sample::document(Some(sample::attachment()));
    other.info.title.push('!');
    documents.push(other);
    let mut other = sample::document(Some(sample::attachment()));
    other.outline[0].title.push('!');
    documents.push(other);
    let mut other = sample::document(Some(sample::attachment()));
    other.destinations[2].y = Pt(601.0);
    documents.push(other);
    let mut identifiers: Vec<Vec<u8>> = documents
        .iter()
        .map(|document| identifier(&write(document, &Options::default())))
        .collect();
    identifiers.sort();
    identifiers.dedup();
    assert_eq!(identifiers.len(), documents.len());
}
