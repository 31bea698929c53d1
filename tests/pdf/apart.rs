//! Whole briefings, read by hayro's reader of objects and operators, which shares no line of code
//! with the writer (lopdf, which `reader.rs` reads with, is what printpdf writes with).
//!
//! Every marked-content number is walked both ways: from the structure tree to the page, and from
//! the page by the parent tree to the element. The text found in the order of the structure is
//! held against the pages that were laid out.

use std::collections::{BTreeMap, BTreeSet};
use std::path::{Path, PathBuf};

use dossier::page::{Document, Item, NodeId, Tag};
use dossier::{Settings, Source};
use hayro_syntax::Pdf;
use hayro_syntax::object::{Array, Dict, MaybeRef, Name, Number, ObjRef, Object, Stream};
use hayro_syntax::page::Page;

/// A page, and the number of a sequence on it.
type Sequence = (ObjRef, i64);

/// What is read of a file.
struct Walk<'a> {
    pdf: &'a Pdf,
    /// By page and number, the text of a sequence.
    texts: BTreeMap<(u32, i64), String>,
    /// The elements that hold the sequences, by the structure tree.
    owners: BTreeMap<(u32, i64), u32>,
    /// The elements that hold annotations, by the structure tree.
    annotations: BTreeMap<u32, u32>,
    /// The texts of the elements by themselves, in reading order.
    read: Vec<String>,
}

fn number(reference: ObjRef) -> u32 {
    reference.obj_number
}

fn integer(entries: &Dict<'_>, key: &str) -> Option<i64> {
    entries.get::<Number>(key).map(|number| number.as_i64())
}

impl<'a> Walk<'a> {
    fn dictionary(&self, reference: ObjRef) -> Dict<'a> {
        self.pdf.xref().get(reference.into()).unwrap()
    }

    fn element(&mut self, reference: ObjRef, parent: ObjRef) {
        let entries = self.dictionary(reference);
        let up = entries.get_ref("P").unwrap();
        assert_eq!(up, parent, "an element knows the one that holds it");
        let kids: Vec<MaybeRef<Object<'a>>> = match entries.get_raw::<Object<'_>>("K") {
            None => Vec::new(),
            Some(MaybeRef::NotRef(Object::Array(kids))) => kids.raw_iter().collect(),
            Some(kid) => vec![kid],
        };
        let mut own = String::new();
        let slot = self.read.len();
        // The text of an element comes before those of the elements in it.
        self.read.push(String::new());
        for kid in kids {
            match kid {
                MaybeRef::Ref(below) => self.element(below, reference),
                MaybeRef::NotRef(Object::Number(mcid)) => {
                    let page = entries.get_ref("Pg").unwrap();
                    own.push_str(&self.sequence((page, mcid.as_i64()), reference));
                }
                MaybeRef::NotRef(Object::Dict(kid)) => {
                    let kind = kid.get::<Name<'_>>("Type").unwrap();
                    if kind.as_str() == "MCR" {
                        let sequence =
                            (kid.get_ref("Pg").unwrap(), integer(&kid, "MCID").unwrap());
                        own.push_str(&self.sequence(sequence, reference));
                    } else {
                        assert_eq!(kind.as_str(), "OBJR");
                        let annotation = number(kid.get_ref("Obj").unwrap());
                        let before = self.annotations.insert(annotation, number(reference));
                        assert_eq!(before, None, "an annotation has one element");
                    }
                }
                MaybeRef::NotRef(other) => panic!("no kid: {other:?}"),
            }
        }
        self.read[slot] = own;
    }

    /// Notes who holds a sequence; gives its text.
    fn sequence(&mut self, (page, mcid): Sequence, element: ObjRef) -> String {
        let key = (number(page), mcid);
        let before = self.owners.insert(key, number(element));
        assert_eq!(before, None, "a sequence has one element");
        self.texts.get(&key).expect("the sequence is on the page").clone()
    }

    /// The entries of a number tree.
    fn numbers(&self, node: &Dict<'a>, out: &mut BTreeMap<i64, MaybeRef<Object<'a>>>) {
        if let Some(list) = node.get::<Array<'a>>("Nums") {
            let mut key = None;
            for item in list.raw_iter() {
                match (key.take(), item) {
                    (None, MaybeRef::NotRef(Object::Number(at))) => key = Some(at.as_i64()),
                    (Some(at), value) => assert!(out.insert(at, value).is_none()),
                    (None, _) => panic!("keys are numbers"),
                }
            }
        }
        if let Some(kids) = node.get::<Array<'a>>("Kids") {
            kids.iter::<Dict<'a>>().for_each(|kid| self.numbers(&kid, out));
        }
    }
}

/// What a font draws, by its codes.
struct Codes {
    /// How many bytes a code has.
    width: usize,
    texts: BTreeMap<u32, String>,
}

/// The texts of the codes of a font, from its map, whose words `<…>` are single characters or
/// ranges by the block in which they stand.
fn codes(font: &Dict<'_>) -> Codes {
    let map = font.get::<Stream<'_>>("ToUnicode").unwrap().decoded().unwrap();
    let map = String::from_utf8(map.into_owned()).unwrap();
    let block = |name: &str| -> Vec<String> {
        let (begin, end) = (format!("begin{name}"), format!("end{name}"));
        let parts = map.split(&begin).skip(1);
        let inside = parts.map(|part| part.split(&end).next().unwrap()).collect::<String>();
        inside
            .split('<')
            .skip(1)
            .map(|word| word.split_once('>').unwrap().0.to_owned())
            .collect()
    };
    let number = |digits: &str| u32::from_str_radix(digits, 16).unwrap();
    let text = |digits: &str, step: u32| {
        let mut units: Vec<u16> = (0..digits.len())
            .step_by(4)
            .map(|at| u16::from_str_radix(&digits[at..at + 4], 16).unwrap())
            .collect();
        *units.last_mut().unwrap() += u16::try_from(step).unwrap();
        String::from_utf16(&units).unwrap()
    };
    let width = block("codespacerange")[0].len() / 2;
    let mut texts: BTreeMap<u32, String> = BTreeMap::new();
    for pair in block("bfchar").chunks(2) {
        texts.insert(number(&pair[0]), text(&pair[1], 0));
    }
    for range in block("bfrange").chunks(3) {
        let first = number(&range[0]);
        for code in first..=number(&range[1]) {
            texts.insert(code, text(&range[2], code - first));
        }
    }
    Codes { width, texts }
}

/// The sequences of a page in the order of their numbers, with their texts.
fn sequences(page: &Page<'_>) -> Vec<String> {
    let fonts: BTreeMap<String, Codes> = page
        .resources()
        .fonts
        .keys()
        .map(|name| {
            (name.as_str().to_owned(), codes(&page.resources().fonts.get(&*name).unwrap()))
        })
        .collect();
    let mut found = Vec::new();
    let mut open: Option<(Option<i64>, Option<String>, String)> = None;
    let mut font = None;
    let mut operators = page.operations();
    while let Some(instruction) = operators.next() {
        let operands: Vec<&Object<'_>> = instruction.operands().collect();
        match &**instruction.operator {
            b"BDC" => {
                assert!(open.is_none(), "no sequence stands in another");
                let Object::Dict(says) = operands[1] else { panic!("properties") };
                let actual = says.get::<hayro_syntax::object::String<'_>>("ActualText");
                let actual = actual.map(|text| {
                    let units = text.as_bytes().strip_prefix(&[0xfe, 0xff]).unwrap();
                    let units =
                        units.chunks(2).map(|unit| u16::from_be_bytes([unit[0], unit[1]]));
                    String::from_utf16(&units.collect::<Vec<_>>()).unwrap()
                });
                open = Some((integer(says, "MCID"), actual, String::new()));
            }
            b"EMC" => {
                let (mcid, actual, text) = open.take().unwrap();
                if let Some(mcid) = mcid {
                    assert_eq!(usize::try_from(mcid).unwrap(), found.len());
                    found.push(actual.unwrap_or(text));
                }
            }
            b"Tf" => {
                let Object::Name(name) = operands[0] else { panic!("a name") };
                font = fonts.get(name.as_str());
            }
            b"TJ" | b"Tj" => {
                let (_, _, text) = open.as_mut().expect("text is marked");
                let shown: Vec<Object<'_>> = match operands[0] {
                    Object::Array(items) => items.iter::<Object<'_>>().collect(),
                    other => vec![other.clone()],
                };
                let font = font.unwrap();
                for item in shown {
                    if let Object::String(codes) = item {
                        let codes = codes.as_bytes().chunks(font.width);
                        let whole = |code: &[u8]| {
                            code.iter().fold(0, |whole, &byte| whole << 8 | u32::from(byte))
                        };
                        text.extend(codes.map(|code| font.texts[&whole(code)].as_str()));
                    }
                }
            }
            _ => {}
        }
    }
    assert!(open.is_none());
    found
}

/// The text of each element by itself, by the pages that were laid out.
fn laid_out(document: &Document) -> Vec<String> {
    let mut texts: BTreeMap<NodeId, String> = BTreeMap::new();
    for placed in document.pages.iter().flat_map(dossier::page::Page::items) {
        if let (Tag::Node(node), Item::Text(run)) = (placed.tag, &placed.item) {
            texts.entry(node).or_default().push_str(&run.reading());
        }
    }
    // Elements beside each other are numbered as they are read.
    let nodes = document.structure.nodes();
    let mut below: Vec<Vec<NodeId>> = vec![Vec::new(); nodes.len()];
    for (node, id) in nodes.iter().zip(0..).skip(1) {
        below[node.parent.index()].push(NodeId(id));
    }
    let mut order = Vec::new();
    let mut open = vec![NodeId::ROOT];
    while let Some(node) = open.pop() {
        order.extend(texts.remove(&node).filter(|text| !text.is_empty()));
        open.extend(below[node.index()].iter().rev());
    }
    assert!(texts.is_empty(), "all text belongs to the tree");
    order
}

/// The dossiers at hand.
fn dossiers() -> Vec<PathBuf> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let files = std::fs::read_dir(root.join("tests/dossiers")).unwrap();
    let files = files.map(|file| file.unwrap().path());
    let mut files: Vec<PathBuf> = files
        .filter(|file| file.extension().is_some_and(|end| end == "json"))
        .chain([root.join("dossier.json")])
        .collect();
    files.sort();
    files
}

#[test]
fn every_sequence_both_ways_and_the_text_as_laid_out() {
    let files = dossiers();
    assert!(files.len() >= 5);
    let mut total = 0;
    for file in files {
        let bytes = std::fs::read(&file).unwrap();
        let source = Source { bytes: &bytes, name: "dossier.json", folder: file.parent() };
        let (document, _) = dossier::document(source, &Settings::PLAIN).unwrap();
        let written = dossier::pdf::write(&document, &dossier::pdf::Options::default());
        let pdf = Pdf::new(written).unwrap();
        let mut walk = Walk {
            pdf: &pdf,
            texts: BTreeMap::new(),
            owners: BTreeMap::new(),
            annotations: BTreeMap::new(),
            read: Vec::new(),
        };
        let catalog: Dict<'_> = pdf.xref().get(pdf.xref().root_id()).unwrap();
        let root_at = catalog.get_ref("StructTreeRoot").unwrap();
        let root = walk.dictionary(root_at);
        let mut parents = BTreeMap::new();
        walk.numbers(&root.get::<Dict<'_>>("ParentTree").unwrap(), &mut parents);
        let mut rows = Vec::new();
        let mut listed = BTreeSet::new();
        for page in pdf.pages().iter() {
            let id = page.raw().obj_id().unwrap().obj_number;
            let texts = sequences(page);
            rows.push((id, integer(page.raw(), "StructParents").unwrap(), texts.len()));
            walk.texts.extend((0..).zip(texts).map(|(mcid, text)| ((id, mcid), text)));
            if let Some(annotations) = page.raw().get::<Array<'_>>("Annots") {
                for annotation in annotations.raw_iter() {
                    listed.insert(number(annotation.as_obj_ref().unwrap()));
                }
            }
        }
        // From the tree to the pages.
        walk.element(root.get_ref("K").unwrap(), root_at);
        assert_eq!(walk.owners.len(), walk.texts.len(), "all sequences are in the tree");
        // And back.
        let mut seen = 0;
        for (page, key, count) in rows {
            let row = match &parents[&key] {
                MaybeRef::NotRef(Object::Array(row)) => row.clone(),
                MaybeRef::Ref(row) => pdf.xref().get::<Array<'_>>((*row).into()).unwrap(),
                MaybeRef::NotRef(_) => panic!("a row"),
            };
            let row: Vec<u32> =
                row.raw_iter().map(|element| number(element.as_obj_ref().unwrap())).collect();
            assert_eq!(row.len(), count);
            for (mcid, element) in (0..).zip(row) {
                assert_eq!(walk.owners[&(page, mcid)], element);
                seen += 1;
            }
        }
        assert_eq!(seen, walk.owners.len());
        total += seen;
        assert_eq!(walk.annotations.keys().copied().collect::<BTreeSet<_>>(), listed);
        for (&annotation, &element) in &walk.annotations {
            let entries: Dict<'_> = walk.dictionary(ObjRef::new(annotation, 0));
            let key = integer(&entries, "StructParent").unwrap();
            assert_eq!(number(parents[&key].as_obj_ref().unwrap()), element);
        }
        let read: Vec<String> = walk.read.into_iter().filter(|text| !text.is_empty()).collect();
        assert_eq!(read, laid_out(&document), "{}", file.display());
        if file.ends_with("all-features.json") {
            // Letters from right to left are painted in the order in which they are read.
            let whole = read.concat();
            assert!(whole.contains("נועה ברק") && whole.contains("ليلى"), "{whole}");
        }
    }
    assert!(total > 1000, "{total} sequences");
}
