//! Getting the source back, and looking at files: ours, altered, and broken in any way.

use dossier::inspect::{
    Extracted, Fault, Inspection, Kind, Marked, Surprise, extract, inspect,
};
use dossier::page::{Artifact, Attachment, Content, Document, Tag};
use dossier::pdf::{Options, Streams, write};

use crate::sample;

fn sample(streams: Streams) -> Vec<u8> {
    write(&sample::document(Some(sample::attachment())), &Options { streams })
}

/// The same without authors, so that there is nothing to wonder at.
fn quiet() -> Vec<u8> {
    let mut document = sample::document(Some(sample::attachment()));
    document.info.authors.clear();
    write(&document, &Options::default())
}

#[test]
fn the_source_comes_back() {
    for streams in [Streams::Deflated, Streams::Plain] {
        let Extracted { name, media_type, description, bytes } =
            extract(&sample(streams)).unwrap();
        let content = Content::Plain(bytes);
        let back = Attachment { name, media_type, description, content };
        assert_eq!(back, sample::attachment());
    }
    let bare = write(&sample::document(None), &Options::default());
    assert_eq!(extract(&bare), Err(Fault::NoAttachment));
    assert_eq!(extract(b"{}"), Err(Fault::NoPdf));
}

fn spent(inspection: &Inspection, kind: Kind) -> usize {
    let of_kind = inspection.spent.iter().filter(|spent| spent.kind == kind);
    of_kind.map(|spent| spent.bytes).sum()
}

#[test]
fn everything_in_a_file_is_listed() {
    for streams in [Streams::Deflated, Streams::Plain] {
        let bytes = sample(streams);
        let seen = inspect(&bytes).unwrap();
        assert_eq!((seen.version.as_str(), seen.pages, seen.bytes), ("1.7", 2, bytes.len()));
        assert!(seen.is_sealed);
        assert_eq!(seen.conformance, ["PDF/A-3A", "PDF/UA-1"]);
        assert_eq!(seen.fonts.len(), 9);
        assert!(seen.fonts.iter().all(|font| font.is_subset && font.bytes.is_some()));
        assert_eq!(seen.addresses, ["https://example.org/a(b)?q=%C3%BC"]);
        assert_eq!(seen.places, 1);
        assert_eq!(seen.images.len(), 3);
        let [file] = seen.attachments.as_slice() else { panic!("one file") };
        assert_eq!(file.name, "dossier.json");
        assert_eq!(file.bytes, Some(sample::SOURCE.len()));
        assert_eq!(file.sha256.as_ref().map(String::len), Some(64));
        assert_eq!(seen.spent.iter().map(|spent| spent.bytes).sum::<usize>(), bytes.len());
        for kind in
            [Kind::Content, Kind::Fonts, Kind::Structure, Kind::Navigation, Kind::Images]
        {
            assert!(spent(&seen, kind) > 100, "{kind:?} in {:?}", seen.spent);
        }
        assert!(spent(&seen, Kind::Other) < bytes.len() / 20, "{:?}", seen.spent);
        let people = |surprise: &Surprise| matches!(surprise, Surprise::Personal { .. });
        assert_eq!(seen.surprises.len(), 2, "{:?}", seen.surprises);
        assert!(seen.surprises.iter().all(people));
    }
    assert_eq!(inspect(&quiet()).unwrap().surprises, []);
}

#[test]
fn alterations_are_seen() {
    let sound = quiet();
    let mut changed = sound.clone();
    let last = changed.len() - 1;
    changed[last] = b' ';
    assert_eq!(inspect(&changed).unwrap().surprises, [Surprise::Altered]);
    changed.extend(b"% later\n");
    assert_eq!(inspect(&changed).unwrap().surprises, [Surprise::Altered]);
}

/// A briefing of several pages with a marking.
fn marked() -> Document {
    let file =
        std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/dossiers/korean.json");
    let bytes = std::fs::read(file).unwrap();
    let source = dossier::Source { bytes: &bytes, name: "dossier.json", folder: None };
    dossier::document(source, &dossier::Settings::PLAIN).unwrap().0
}

#[test]
fn each_page_bears_the_marking() {
    let document = marked();
    let count = document.pages.len();
    assert!(count > 2);
    let seen = inspect(&write(&document, &Options::default())).unwrap();
    let whole = Marked { from: 1, to: count, marking: Some("TLP:CLEAR".to_owned()) };
    assert_eq!(seen.markings, [whole]);
    assert_eq!(seen.surprises, []);
}

#[test]
fn a_page_without_the_marking_is_seen() {
    for furniture in [Artifact::Header, Artifact::Footer] {
        let mut document = marked();
        let count = document.pages.len();
        document.pages[1].retain(|placed| placed.tag != Tag::Artifact(furniture));
        let seen = inspect(&write(&document, &Options::default())).unwrap();
        let bare = Marked { from: 2, to: 2, marking: None };
        assert_eq!(seen.markings[1], bare);
        assert_eq!(seen.markings[2].to, count);
        assert_eq!(seen.surprises, [Surprise::Unmarked { pages: bare }]);
    }
    // No page has it, and the source asks for it.
    let mut document = marked();
    for page in &mut document.pages {
        page.retain(|placed| matches!(placed.tag, Tag::Node(_)));
    }
    document.attachment = Some(sample::attachment());
    document.attachment.as_mut().unwrap().content =
        Content::Plain(br#"{"marking": {"tlp": "CLEAR"}}"#.to_vec());
    let seen = inspect(&write(&document, &Options::default())).unwrap();
    assert!(matches!(seen.surprises[..], [Surprise::Unmarked { .. }]), "{:?}", seen.surprises);
}

#[test]
fn what_a_document_does_not_do_is_seen() {
    let file = b"%PDF-1.4\n\
        1 0 obj <</Type/Catalog/Pages 2 0 R/OpenAction 3 0 R>> endobj\n\
        2 0 obj <</Type/Pages/Kids[]/Count 0>> endobj\n\
        3 0 obj <</S/JavaScript/JS(app.alert\\(1\\))>> endobj\n\
        4 0 obj <</S/Launch/F(program)>> endobj\n\
        5 0 obj <</S/URI/URI(file:///etc/hosts)>> endobj\n\
        6 0 obj <</Type/Font/Subtype/Type1/BaseFont/Helvetica>> endobj\n\
        7 0 obj <</Author(Ann)/Producer(dossier 9)>> endobj\n\
        trailer <</Root 1 0 R/Info 7 0 R>>";
    let surprises = inspect(file).unwrap().surprises;
    for expected in [
        Surprise::Altered,
        Surprise::Personal { place: "information: Author".to_owned(), value: "Ann".to_owned() },
        Surprise::Script,
        Surprise::Action { name: "Launch".to_owned() },
        Surprise::External { target: "file:///etc/hosts".to_owned() },
        Surprise::FontMissing { name: "Helvetica".to_owned() },
    ] {
        assert!(surprises.contains(&expected), "{expected:?} in {surprises:?}");
    }
}

/// Numbers that look random and are the same each time (splitmix64).
pub(crate) struct Chance(pub(crate) u64);

impl Chance {
    fn below(&mut self, end: usize) -> usize {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut mixed = self.0;
        mixed = (mixed ^ (mixed >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        usize::try_from((mixed ^ (mixed >> 31)) % end as u64).unwrap()
    }
}

/// A file that is cut or changed in one of several ways.
pub(crate) fn broken(sound: &[u8], round: usize, chance: &mut Chance) -> Vec<u8> {
    let mut file = sound.to_vec();
    match round % 5 {
        0 => file.truncate(chance.below(file.len())),
        1 => drop(file.drain(..chance.below(file.len()))),
        2 => {
            let start = chance.below(file.len());
            let end = start + chance.below(file.len() - start);
            file.drain(start..end);
        }
        _ => {
            for _ in 0..=chance.below(64) {
                let at = chance.below(file.len());
                file[at] ^= 1 << chance.below(8);
            }
        }
    }
    file
}

#[test]
fn two_hundred_broken_files_end_in_an_answer() {
    let files = [sample(Streams::Deflated), sample(Streams::Plain)];
    let mut chance = Chance(4);
    let (mut answers, mut faults) = (0, 0);
    for round in 0..200 {
        let file = broken(&files[round % 2], round, &mut chance);
        match inspect(&file) {
            Ok(seen) => {
                answers += 1;
                assert!(!seen.is_sealed);
                assert!(!seen.surprises.is_empty());
                assert_eq!(
                    seen.spent.iter().map(|spent| spent.bytes).sum::<usize>(),
                    file.len()
                );
            }
            Err(_) => faults += 1,
        }
        let _ = extract(&file);
    }
    assert!(answers > 50 && faults > 10, "{answers} answers, {faults} faults");
}

/// A stream that inflates to far more than itself, in the place of the source.
#[test]
fn a_bomb_is_refused() {
    let mut document = sample::document(Some(sample::attachment()));
    document.attachment.as_mut().unwrap().content = Content::Plain(vec![0; 101_000_000]);
    let bytes = write(&document, &Options::default());
    assert!(bytes.len() < 1_000_000);
    assert_eq!(extract(&bytes), Err(Fault::TooLarge));
    assert_eq!(inspect(&bytes).unwrap().attachments[0].bytes, None);
}
