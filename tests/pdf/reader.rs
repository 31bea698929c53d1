//! A reader of written files that shares nothing with the writer: objects by lopdf, operators one
//! by one, text by the fonts' own `ToUnicode`.

use std::collections::BTreeMap;

use lopdf::content::{Content, Operation};
use lopdf::{Dictionary, Document, Object, ObjectId};

/// A written file.
pub(crate) struct Reader {
    pub(crate) file: Document,
    /// The pages in order.
    pub(crate) pages: Vec<ObjectId>,
    fonts: BTreeMap<Vec<u8>, Texts>,
}

/// A marked-content sequence of a page.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct Sequence {
    pub(crate) name: String,
    pub(crate) mcid: Option<i64>,
    /// What is painted in it, as text.
    pub(crate) text: String,
}

/// An element of the structure tree.
#[derive(Clone, Debug)]
pub(crate) struct Element {
    pub(crate) number: ObjectId,
    pub(crate) entries: Dictionary,
    pub(crate) kids: Vec<Kid>,
}

/// What stands directly in an element.
#[derive(Clone, Debug)]
pub(crate) enum Kid {
    Element(Element),
    /// By page number and number on the page.
    Sequence(ObjectId, i64),
    Annotation(ObjectId),
}

impl Reader {
    pub(crate) fn new(bytes: &[u8]) -> Reader {
        let file = Document::load_mem(bytes).expect("a file that can be read");
        let pages: Vec<ObjectId> = file.get_pages().into_values().collect();
        let mut reader = Reader { file, pages, fonts: BTreeMap::new() };
        reader.fonts = reader.read_fonts();
        reader
    }

    /// An object, with references followed.
    pub(crate) fn get<'a>(&'a self, object: &'a Object) -> &'a Object {
        self.file.dereference(object).expect("references lead to objects").1
    }

    pub(crate) fn dictionary<'a>(&'a self, object: &'a Object) -> &'a Dictionary {
        self.get(object).as_dict().expect("a dictionary")
    }

    pub(crate) fn catalog(&self) -> &Dictionary {
        self.file.catalog().expect("a catalog")
    }

    /// An entry of a dictionary that must be there.
    pub(crate) fn entry<'a>(&'a self, dictionary: &'a Dictionary, key: &str) -> &'a Object {
        let entry = dictionary.get(key.as_bytes());
        self.get(entry.unwrap_or_else(|_| panic!("{key} in {dictionary:?}")))
    }

    /// All font dictionaries of a page.
    pub(crate) fn page_fonts(&self, page: ObjectId) -> Vec<(Vec<u8>, &Dictionary)> {
        let page = self.file.get_dictionary(page).expect("a page");
        let resources = self.dictionary(page.get(b"Resources").expect("resources"));
        let fonts = self.dictionary(resources.get(b"Font").expect("fonts"));
        fonts.iter().map(|(name, font)| (name.clone(), self.dictionary(font))).collect()
    }

    fn read_fonts(&self) -> BTreeMap<Vec<u8>, Texts> {
        let fonts = self.page_fonts(self.pages[0]).into_iter();
        let read = |font: &Dictionary| {
            let stream = self.entry(font, "ToUnicode").as_stream().expect("a stream");
            texts(&stream.get_plain_content().expect("a sound stream"))
        };
        fonts.map(|(name, font)| (name, read(font))).collect()
    }

    /// The operators of a page.
    pub(crate) fn operations(&self, page: ObjectId) -> Vec<Operation> {
        let content = self.file.get_page_content(page);
        Content::decode(&content).expect("operators").operations
    }

    /// The sequences of a page. None of them stands in another.
    pub(crate) fn sequences(&self, page: ObjectId) -> Vec<Sequence> {
        let mut sequences = Vec::new();
        let mut open: Option<(Sequence, Option<String>)> = None;
        let mut font = Vec::new();
        for operation in self.operations(page) {
            match operation.operator.as_str() {
                "BDC" => {
                    assert!(open.is_none(), "no sequence stands in another");
                    let properties = operation.operands[1].as_dict().expect("properties");
                    let mcid = properties.get(b"MCID").ok().map(|mcid| mcid.as_i64().unwrap());
                    let name = operation.operands[0].as_name().expect("a name");
                    let name = String::from_utf8(name.to_vec()).unwrap();
                    let actual = properties.get(b"ActualText").ok().map(text);
                    open = Some((Sequence { name, mcid, text: String::new() }, actual));
                }
                "EMC" => {
                    let (mut sequence, actual) = open.take().expect("an open sequence");
                    sequence.text = actual.unwrap_or(sequence.text);
                    sequences.push(sequence);
                }
                "Tf" => font = operation.operands[0].as_name().expect("a name").to_vec(),
                "TJ" | "Tj" => {
                    let (sequence, _) = open.as_mut().expect("text is marked");
                    let shown = &operation.operands[0];
                    let shown =
                        shown.as_array().map_or(std::slice::from_ref(shown), Vec::as_slice);
                    for item in shown {
                        if let Object::String(codes, _) = item {
                            sequence.text.push_str(&self.shown(&font, codes));
                        }
                    }
                }
                _ => {}
            }
        }
        assert!(open.is_none());
        sequences
    }

    fn shown(&self, font: &[u8], codes: &[u8]) -> String {
        let texts = &self.fonts[font];
        codes.chunks(texts.width).map(|code| texts.texts[code].as_str()).collect()
    }

    /// The structure tree.
    pub(crate) fn tree(&self) -> Element {
        let root = self.catalog().get(b"StructTreeRoot").and_then(Object::as_reference);
        let root = root.expect("a reference");
        let kid = self.file.get_dictionary(root).and_then(|root| root.get(b"K"));
        self.element(kid.and_then(Object::as_reference).expect("one element"), root)
    }

    fn element(&self, number: ObjectId, parent: ObjectId) -> Element {
        let entries = self.file.get_dictionary(number).expect("an element").clone();
        assert_eq!(entries.get(b"P").unwrap().as_reference().unwrap(), parent);
        let page = |entries: &Dictionary| {
            entries.get(b"Pg").and_then(Object::as_reference).expect("a page")
        };
        let kids = match entries.get(b"K") {
            Ok(Object::Array(kids)) => kids.clone(),
            Ok(kid) => vec![kid.clone()],
            Err(_) => Vec::new(),
        };
        let kid = |kid: Object| match kid {
            Object::Integer(mcid) => Kid::Sequence(page(&entries), mcid),
            Object::Dictionary(kid) if kid.has_type(b"MCR") => {
                Kid::Sequence(page(&kid), kid.get(b"MCID").and_then(Object::as_i64).unwrap())
            }
            Object::Dictionary(kid) => {
                assert!(kid.has_type(b"OBJR"));
                Kid::Annotation(kid.get(b"Obj").and_then(Object::as_reference).unwrap())
            }
            kid => Kid::Element(self.element(kid.as_reference().unwrap(), number)),
        };
        let kids = kids.into_iter().map(kid).collect();
        Element { number, entries, kids }
    }

    /// The entries of a name tree or number tree.
    pub(crate) fn leaves(&self, root: &Object) -> Vec<(Object, Object)> {
        let node = self.dictionary(root);
        let mut leaves = Vec::new();
        for key in [b"Names".as_slice(), b"Nums"] {
            if let Ok(list) = node.get(key).and_then(Object::as_array) {
                leaves.extend(list.chunks(2).map(|pair| (pair[0].clone(), pair[1].clone())));
            }
        }
        if let Ok(kids) = node.get(b"Kids").and_then(Object::as_array) {
            leaves.extend(kids.iter().flat_map(|kid| self.leaves(kid)));
        }
        leaves
    }
}

impl Element {
    pub(crate) fn role(&self) -> String {
        let name = self.entries.get(b"S").and_then(Object::as_name).expect("a type");
        String::from_utf8(name.to_vec()).unwrap()
    }

    /// The element and all below it in reading order.
    pub(crate) fn all(&self) -> Vec<&Element> {
        let below = self.kids.iter().flat_map(|kid| match kid {
            Kid::Element(element) => element.all(),
            Kid::Sequence(..) | Kid::Annotation(_) => Vec::new(),
        });
        std::iter::once(self).chain(below).collect()
    }
}

/// A text string.
pub(crate) fn text(object: &Object) -> String {
    let bytes = object.as_str().expect("a string");
    match bytes.strip_prefix(&[0xfe, 0xff]) {
        Some(units) => utf16(units),
        None => lopdf::decode_text_string(object).expect("a text string"),
    }
}

fn utf16(bytes: &[u8]) -> String {
    let units = bytes.chunks(2).map(|unit| u16::from_be_bytes([unit[0], unit[1]]));
    String::from_utf16(&units.collect::<Vec<_>>()).expect("sound UTF-16")
}

/// What the codes of a font stand for.
pub(crate) struct Texts {
    /// How many bytes a code has.
    width: usize,
    texts: BTreeMap<Vec<u8>, String>,
}

/// The texts of codes in a `ToUnicode` map that lists codes, or ranges of them, on lines.
fn texts(map: &[u8]) -> Texts {
    let map = std::str::from_utf8(map).expect("ASCII");
    let mut texts: BTreeMap<Vec<u8>, String> = BTreeMap::new();
    let mut width = 0;
    let mut block = "";
    for line in map.lines() {
        let strings: Vec<Vec<u8>> =
            line.split(['<', '>']).skip(1).step_by(2).map(hexadecimal).collect();
        match (block, strings.as_slice()) {
            ("begincodespacerange", [first, _]) => width = first.len(),
            ("beginbfchar", [code, text]) => {
                assert_eq!(
                    texts.insert(code.clone(), utf16(text)),
                    None,
                    "a code has one text"
                );
            }
            ("beginbfrange", [first, last, text]) => {
                let ((from, to), end) = ((first[width - 1], last[width - 1]), text.len() - 1);
                for step in 0..=to - from {
                    let (mut code, mut text) = (first.clone(), text.clone());
                    code[width - 1] += step;
                    text[end] += step;
                    assert_eq!(texts.insert(code, utf16(&text)), None, "a code has one text");
                }
            }
            _ => block = line.split(' ').next_back().unwrap(),
        }
    }
    Texts { width, texts }
}

fn hexadecimal(digits: &str) -> Vec<u8> {
    let byte = |at| u8::from_str_radix(&digits[at..at + 2], 16).unwrap();
    (0..digits.len()).step_by(2).map(byte).collect()
}
