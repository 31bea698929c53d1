//! The text that a page shows, piece by piece (ISO 32000-1, 9.4 and 14.6), as far as it takes to
//! tell furniture from text. Replacement texts are passed over: furniture has none, so that the
//! same words would look different as text.

use std::collections::BTreeMap;
use std::rc::Rc;

use crate::inspect::syntax::{Object, Parser};

/// How many codes a map may list.
const MOST_CODES: usize = 100_000;

/// How deep marked content is followed.
const DEEPEST: usize = 64;

/// How many pieces of a page are kept, and how many bytes each may have.
const MOST_PIECES: (usize, usize) = (20_000, 4_000);

/// What a piece of text is to the page.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Place {
    /// It stands in the running head.
    Head,
    /// It stands in the running foot.
    Foot,
    /// Other furniture.
    Artifact,
    /// It is text.
    Text,
}

/// Text that is shown in one go.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Piece {
    pub(super) place: Place,
    /// Where it begins, as far as text operators say it.
    pub(super) x: f64,
    pub(super) y: f64,
    pub(super) text: String,
}

/// What the codes of a font stand for.
#[derive(Debug, Default)]
pub(super) struct Texts {
    /// By the bytes of the code.
    texts: BTreeMap<Vec<u8>, String>,
    /// How many bytes codes have.
    width: usize,
}

/// The fonts of some resources, by the names that operators call them by.
pub(super) type Fonts = BTreeMap<Vec<u8>, Rc<Texts>>;

/// Reads a map to Unicode (9.10.3).
pub(super) fn texts(map: &[u8]) -> Texts {
    let mut found = Texts::default();
    let mut operands = Vec::new();
    let scan = Scan(Parser::new(map, 0), map);
    for token in scan {
        match token {
            Token::Operand(Operand::Object(object)) => operands.push(object),
            Token::Operand(Operand::Number(_)) => {}
            Token::Operator(word) => {
                match word {
                    b"endbfchar" => operands.chunks(2).for_each(|pair| found.character(pair)),
                    b"endbfrange" => operands.chunks(3).for_each(|range| found.range(range)),
                    _ => {}
                }
                operands.clear();
            }
        }
        operands.truncate(1_000);
    }
    found
}

impl Texts {
    fn insert(&mut self, code: Vec<u8>, text: String) {
        if self.texts.len() < MOST_CODES && matches!(code.len(), 1..=4) {
            self.width = self.width.max(code.len());
            self.texts.insert(code, text);
        }
    }

    fn character(&mut self, pair: &[Object]) {
        if let [Object::String(code), Object::String(units)] = pair {
            self.insert(code.clone(), utf16(units));
        }
    }

    fn range(&mut self, range: &[Object]) {
        let [Object::String(first), Object::String(last), to] = range else {
            return;
        };
        let whole = |code: &[u8]| {
            code.iter().take(4).fold(0_u32, |whole, &byte| whole << 8 | u32::from(byte))
        };
        let (start, end) = (whole(first), whole(last));
        let codes = (start..=end).take(MOST_CODES.saturating_sub(self.texts.len()));
        for (step, code) in codes.enumerate() {
            let text = match to {
                // Only the last byte counts up.
                Object::String(units) => units.split_last().map(|(last, before)| {
                    let step = u8::try_from(step % 256).unwrap_or_default();
                    utf16(&[before, &[last.wrapping_add(step)]].concat())
                }),
                Object::Array(texts) => match texts.get(step) {
                    Some(Object::String(units)) => Some(utf16(units)),
                    _ => None,
                },
                _ => None,
            };
            let bytes = code.to_be_bytes();
            let code = bytes[4_usize.saturating_sub(first.len())..].to_vec();
            self.insert(code, text.unwrap_or_default());
        }
    }

    /// What some codes show.
    fn shown(&self, codes: &[u8], out: &mut String) {
        for code in codes.chunks(self.width.max(1)) {
            if let Some(text) = self.texts.get(code).filter(|_| out.len() < MOST_PIECES.1) {
                out.push_str(text);
            }
        }
    }
}

fn utf16(bytes: &[u8]) -> String {
    let units = bytes
        .chunks(2)
        .map(|unit| u16::from_be_bytes([unit[0], unit.get(1).copied().unwrap_or_default()]));
    String::from_utf16_lossy(&units.collect::<Vec<_>>())
}

/// The texts that some operators show, in their order.
pub(super) fn pieces(operators: &[u8], fonts: &Fonts) -> Vec<Piece> {
    let mut page = Page::new(fonts);
    let mut operands: Vec<Operand> = Vec::new();
    let scan = Scan(Parser::new(operators, 0), operators);
    for token in scan {
        match token {
            Token::Operand(operand) => {
                operands.push(operand);
                operands.truncate(64);
            }
            Token::Operator(operator) => {
                page.operator(operator, &operands);
                operands.clear();
            }
        }
    }
    page.pieces
}

/// A page, as far as its operators have been read.
struct Page<'a> {
    fonts: &'a Fonts,
    font: Option<&'a Texts>,
    at: (f64, f64),
    /// Open marked content.
    open: Vec<Place>,
    pieces: Vec<Piece>,
    /// Whether the next text begins a piece.
    is_new: bool,
}

impl<'a> Page<'a> {
    fn new(fonts: &'a Fonts) -> Page<'a> {
        Page {
            fonts,
            font: None,
            at: (0.0, 0.0),
            open: Vec::new(),
            pieces: Vec::new(),
            is_new: true,
        }
    }

    fn operator(&mut self, operator: &[u8], operands: &[Operand]) {
        let number = |at: usize| match operands.get(at) {
            Some(Operand::Number(number)) => *number,
            _ => 0.0,
        };
        match operator {
            b"BMC" | b"BDC" if self.open.len() < DEEPEST => self.begin(operands),
            b"EMC" => {
                self.open.pop();
                self.is_new = true;
            }
            b"BT" => self.step((0.0, 0.0)),
            b"Td" | b"TD" => self.step((self.at.0 + number(0), self.at.1 + number(1))),
            b"Tm" => self.step((number(4), number(5))),
            b"T*" => self.is_new = true,
            b"Tf" => {
                let fonts = self.fonts;
                self.font = match operands.first() {
                    Some(Operand::Object(Object::Name(name))) => {
                        fonts.get(name).map(Rc::as_ref)
                    }
                    _ => None,
                };
            }
            b"Tj" | b"TJ" | b"'" | b"\"" => {
                for operand in operands {
                    match operand {
                        Operand::Object(Object::Array(items)) => {
                            items.iter().for_each(|item| self.show(item));
                        }
                        Operand::Object(object) => self.show(object),
                        Operand::Number(_) => {}
                    }
                }
            }
            _ => {}
        }
    }

    fn step(&mut self, to: (f64, f64)) {
        self.at = to;
        self.is_new = true;
    }

    fn begin(&mut self, operands: &[Operand]) {
        let is_artifact = matches!(
            operands.first(),
            Some(Operand::Object(Object::Name(name))) if name == b"Artifact"
        );
        let subtype = match operands.get(1) {
            Some(Operand::Object(Object::Dictionary(entries))) => {
                entries.get(b"Subtype".as_slice()).and_then(Object::name)
            }
            _ => None,
        };
        let place = match (is_artifact, subtype) {
            (true, Some(b"Header")) => Place::Head,
            (true, Some(b"Footer")) => Place::Foot,
            (true, _) => Place::Artifact,
            (false, _) => self.open.last().copied().unwrap_or(Place::Text),
        };
        self.open.push(place);
        self.is_new = true;
    }

    fn show(&mut self, object: &Object) {
        let (Object::String(codes), Some(font)) = (object, self.font) else {
            return;
        };
        let Some(&place) = self.open.last() else {
            return;
        };
        if self.is_new && self.pieces.len() < MOST_PIECES.0 {
            self.is_new = false;
            let (x, y) = self.at;
            self.pieces.push(Piece { place, x, y, text: String::new() });
        }
        if let Some(piece) = self.pieces.last_mut().filter(|_| !self.is_new) {
            font.shown(codes, &mut piece.text);
        }
    }
}

/// What operators work on.
enum Operand {
    Number(f64),
    Object(Object),
}

enum Token<'a> {
    Operand(Operand),
    Operator(&'a [u8]),
}

/// Some operators, with the bytes that they are read from.
struct Scan<'a>(Parser<'a>, &'a [u8]);

impl<'a> Iterator for Scan<'a> {
    type Item = Token<'a>;

    fn next(&mut self) -> Option<Token<'a>> {
        let Scan(parser, bytes) = self;
        loop {
            parser.space();
            let start = parser.at;
            let rest = bytes.get(start..)?;
            let first = *rest.first()?;
            let run =
                |is_part: fn(&u8) -> bool| rest.iter().take_while(|byte| is_part(byte)).count();
            if first.is_ascii_digit() || b"+-.".contains(&first) {
                let length = run(|byte| byte.is_ascii_digit() || b"+-.".contains(byte));
                parser.at += length;
                let number = std::str::from_utf8(&rest[..length]).ok();
                let number = number.and_then(|number| number.parse().ok()).unwrap_or(0.0);
                return Some(Token::Operand(Operand::Number(number)));
            }
            if first.is_ascii_alphabetic() || b"'\"".contains(&first) {
                let length = run(|byte| byte.is_ascii_alphanumeric() || b"'\"*".contains(byte));
                parser.at += length;
                let word = &rest[..length];
                if word == b"ID" {
                    // The data of an inline image (8.9.7).
                    let end =
                        rest.windows(3).position(|next| next == b"\nEI" || next == b" EI");
                    parser.at = start + end.unwrap_or(rest.len());
                }
                return Some(Token::Operator(word));
            }
            // What does not parse is passed over, byte by byte, and no object is read twice.
            *parser = Parser::new(bytes, start);
            if let Some(object) = parser.object() {
                return Some(Token::Operand(Operand::Object(object)));
            }
            parser.at = parser.at.max(start + 1);
        }
    }
}

#[cfg(test)]
mod tests {
    use std::rc::Rc;

    use super::{Fonts, Place, pieces, texts};

    #[test]
    fn maps_list_codes_and_ranges() {
        let map = texts(
            b"begincodespacerange <00> <ff> endcodespacerange 1 beginbfchar <01> <00660069> \
              endbfchar 2 beginbfrange <10> <12> <0041> <20> <21> [<0078> <D83DDE00>] endbfrange",
        );
        let mut shown = String::new();
        map.shown(b"\x01\x10\x12\x21\x20\x99", &mut shown);
        assert_eq!(shown, "fiAC\u{1f600}x");
    }

    #[test]
    fn pieces_know_where_they_stand() {
        let map = texts(b"1 beginbfrange <41> <5a> <0041> endbfrange");
        let fonts = Fonts::from([(b"F1".to_vec(), Rc::new(map))]);
        let page = b"/Artifact<</Type/Pagination/Subtype/Footer>>BDC BT /F1 9 Tf 10.5 20 Td \
                     [(AB)-20<43>]TJ -5 0 Td (D)Tj EMC ET /P<</MCID 0>>BDC BT 1 2 Td (E) ' ET EMC \
                     (F) Tj BI /W 1 ID (((\nEI ] >> )) /P BMC (G) Tj";
        let found = pieces(page, &fonts);
        let seen: Vec<(Place, f64, &str)> =
            found.iter().map(|piece| (piece.place, piece.x, piece.text.as_str())).collect();
        let expected = [
            (Place::Foot, 10.5, "ABC"),
            (Place::Foot, 5.5, "D"),
            (Place::Text, 1.0, "E"),
            (Place::Text, 1.0, "G"),
        ];
        assert_eq!(seen, expected);
    }
}
