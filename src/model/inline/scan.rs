//! A string into tokens: what is markup, what is ordinary, and what is printed as written.
//!
//! One pass from left to right. Code spans, addresses in pointed brackets, HTML and references
//! are taken as they come; labels and stretches wait on a stack for their end; emphasis within
//! them is matched when they end. Knows nothing of languages but their tags.

use std::collections::BTreeMap;
use std::ops::Range;

use super::address::{self, Automatic};
use super::cite::{self, Reference};
use super::emphasis::Delimiters;
use super::entity::{Names, Resolved, escaped};
use super::html::Html;
use super::{Fault, Mode, code};
use crate::language::Language;

/// A token. Ranges are bytes of the text.
#[derive(Debug)]
pub(super) enum Token {
    /// Characters that typography may touch.
    Ordinary(Range<usize>),
    /// Characters printed as written.
    Literal(Range<usize>),
    /// Characters that an entity stands for.
    Entity(String),
    /// The text of a code span.
    Code(String),
    /// A run of asterisks or underscores: an index into [`Scanned::delimiters`].
    Delimiter(usize),
    /// A citation or figure: an index into [`Scanned::objects`].
    Object(usize),
    /// A link to this address begins.
    LinkStart(String),
    /// A link ends.
    LinkEnd,
    /// A stretch in this language begins.
    StretchStart(Language),
    /// A stretch ends.
    StretchEnd,
}

/// A citation or figure.
#[derive(Debug)]
pub(super) enum Object {
    /// Sources.
    Cite(Vec<Source>),
    /// A key figure: the bytes of its id.
    Figure(Range<usize>),
}

/// A source cited.
#[derive(Debug)]
pub(super) struct Source {
    /// The bytes of its id.
    pub(super) id: Range<usize>,
    /// Where in it.
    pub(super) locator: Option<Vec<Resolved>>,
}

/// The tokens of a text.
#[derive(Debug, Default)]
pub(super) struct Scanned {
    /// The tokens in order.
    pub(super) tokens: Vec<Token>,
    /// The runs of asterisks and underscores, matched.
    pub(super) delimiters: Delimiters,
    /// The citations and figures.
    pub(super) objects: Vec<Object>,
}

impl Scanned {
    /// A text without markup.
    pub(super) fn verbatim(text: &str) -> Scanned {
        Scanned { tokens: vec![Token::Ordinary(0..text.len())], ..Scanned::default() }
    }
}

/// A `[` or `![` that may begin a label.
struct Bracket {
    token: usize,
    at: usize,
    mark: Option<usize>,
    image: bool,
    /// How many faults were known: those within an image, printed as written, are none.
    faults: usize,
}

/// A `{tag:` that may begin a stretch.
struct Brace {
    token: usize,
    mark: Option<usize>,
    language: Language,
}

struct Scanner<'a, 'f> {
    text: &'a str,
    mode: Mode,
    at: usize,
    /// Where the ordinary characters before `at` begin.
    pending: usize,
    out: Scanned,
    brackets: Vec<Bracket>,
    /// The brackets below this one begin no link any more, because they hold one.
    inactive: usize,
    braces: Vec<Brace>,
    /// Where the last row of so many backticks begins; made when the first one is met.
    backticks: Option<BTreeMap<usize, usize>>,
    html: Html,
    names: Names,
    faults: &'f mut Vec<Fault>,
}

/// Splits a text into tokens.
pub(super) fn scan(text: &str, mode: Mode, faults: &mut Vec<Fault>) -> Scanned {
    let blank = |c| matches!(c, ' ' | '\t' | '\n');
    let end = text.trim_end_matches(blank).len();
    let start = text.len() - text.trim_start_matches(blank).len();
    let mut scanner = Scanner {
        text: &text[..end],
        mode,
        at: start.min(end),
        pending: start.min(end),
        out: Scanned::default(),
        brackets: Vec::new(),
        inactive: 0,
        braces: Vec::new(),
        backticks: None,
        html: Html::default(),
        names: Names::default(),
        faults,
    };
    while scanner.at < end {
        scanner.step();
    }
    scanner.flush();
    scanner.out.delimiters.resolve(None);
    scanner.out
}

impl Scanner<'_, '_> {
    /// Takes what begins at the present place.
    fn step(&mut self) {
        match self.text.as_bytes()[self.at] {
            b'\\' if escaped(self.text, self.at).is_some() => {
                self.put(Token::Literal(self.at + 1..self.at + 2), self.at + 2);
            }
            b'`' => self.code(),
            b'*' | b'_' => self.delimiter(),
            b'!' if self.text[self.at..].starts_with("![") => self.open(2),
            b'[' => self.bracket(),
            b']' => self.close(),
            b'{' => self.brace(),
            b'}' => self.unbrace(),
            b'<' => self.pointed(),
            b'&' => match self.names.entity(self.text, self.at, self.faults) {
                Some(entity) => self.put(Token::Entity(entity.text), entity.end),
                None => self.at += 1,
            },
            b'\n' => self.line_break(),
            _ => self.at += 1,
        }
    }

    /// Ends the ordinary characters before the present place.
    fn flush(&mut self) {
        if self.pending < self.at {
            self.out.tokens.push(Token::Ordinary(self.pending..self.at));
        }
        self.pending = self.at;
    }

    /// Adds a token that ends before `end`.
    fn put(&mut self, token: Token, end: usize) {
        self.flush();
        self.out.tokens.push(token);
        self.skip_to(end);
    }

    fn skip_to(&mut self, end: usize) {
        self.at = end;
        self.pending = end;
    }

    /// A line break is a space, and takes the spaces around it with it.
    fn line_break(&mut self) {
        let blank = |c| matches!(c, ' ' | '\t' | '\n');
        let at = self.at;
        self.at = self.pending + self.text[self.pending..at].trim_end_matches(blank).len();
        self.flush();
        let rest = &self.text[at..];
        let end = at + (rest.len() - rest.trim_start_matches(blank).len());
        self.skip_to(at);
        self.put(Token::Ordinary(at..at + 1), end);
    }

    /// A code span (section 6.1), or a row of backticks that begins none.
    fn code(&mut self) {
        let bytes = self.text.as_bytes();
        let count = row(bytes, self.at);
        let start = self.at + count;
        let backticks = self.backticks.get_or_insert_with(|| rows(bytes));
        if backticks.get(&count).is_none_or(|&last| last < start) {
            self.at = start;
            return;
        }
        let mut end = start;
        loop {
            end += bytes.iter().skip(end).take_while(|&&byte| byte != b'`').count();
            match row(bytes, end) {
                found if found == count => break,
                0 => return self.at = start,
                found => end += found,
            }
        }
        let code = self.text[start..end].replace(['\n', '\t'], " ");
        let inner = code.strip_prefix(' ').and_then(|code| code.strip_suffix(' '));
        let code = match inner {
            Some(inner) if !inner.trim_matches(' ').is_empty() => inner.to_owned(),
            _ => code,
        };
        self.put(Token::Code(code), end + count);
    }

    /// A run of asterisks or underscores.
    fn delimiter(&mut self) {
        let symbol = self.text.as_bytes()[self.at];
        let rest = &self.text.as_bytes()[self.at..];
        let count = rest.iter().take_while(|&&byte| byte == symbol).count();
        let end = self.at + count;
        let before = self.text[..self.at].chars().next_back().unwrap_or(' ');
        let after = self.text[end..].chars().next().unwrap_or(' ');
        let index = self.out.delimiters.all.len();
        self.put(Token::Delimiter(index), end);
        self.out.delimiters.push(symbol, count, before, after);
    }

    /// A reference, or the beginning of a label.
    fn bracket(&mut self) {
        let Some(found) = cite::read(self.text, self.at, &mut self.names) else {
            return self.open(1);
        };
        if self.links(found.end) {
            return self.open(1);
        }
        let span = self.at..found.end;
        match found.reference {
            _ if self.mode == Mode::NoCitations => {
                let message = "no citation or figure may stand here".to_owned();
                let help = "move it into a text, or write `\\[` for a bracket";
                self.faults.push(Fault::new(code::NOT_HERE, span.clone(), message, help));
                self.flush();
                self.skip_to(span.end);
            }
            Ok(reference) => {
                let object = self.object(reference);
                let index = self.out.objects.len();
                self.out.objects.push(object);
                self.put(Token::Object(index), span.end);
            }
            Err(fault) => {
                self.faults.push(fault);
                self.put(Token::Literal(span.clone()), span.end);
            }
        }
    }

    /// Whether `(address)` follows at `at`, with an address that a link may lead to.
    fn links(&mut self, at: usize) -> bool {
        let Some(tail) = address::tail(self.text, at).filter(|tail| !tail.titled) else {
            return false;
        };
        let mut unheard = Vec::new();
        let to = address::resolve(self.text, tail.address, &mut self.names, &mut unheard);
        address::leads(&to)
    }

    /// A reference with the escapes and entities of its locators resolved.
    fn object(&mut self, reference: Reference) -> Object {
        match reference {
            Reference::Figure(id) => Object::Figure(id),
            Reference::Cite(cited) => {
                let mut sources = Vec::with_capacity(cited.len());
                for source in cited {
                    let locator =
                        source.locator.map(|at| self.names.resolve(self.text, at, self.faults));
                    sources.push(Source { id: source.id, locator });
                }
                Object::Cite(sources)
            }
        }
    }

    /// The beginning of a label, or of the description of an image.
    fn open(&mut self, length: usize) {
        let bracket = Bracket {
            token: self.out.tokens.len() + usize::from(self.pending < self.at),
            at: self.at,
            mark: self.out.delimiters.mark(),
            image: length == 2,
            faults: self.faults.len(),
        };
        self.put(Token::Ordinary(self.at..self.at + length), self.at + length);
        self.brackets.push(bracket);
    }

    /// The end of a label (`look for link or image` of the appendix).
    fn close(&mut self) {
        let tail = address::tail(self.text, self.at + 1);
        let bracket = self.brackets.pop();
        let active = self.brackets.len() >= self.inactive;
        self.inactive = self.inactive.min(self.brackets.len());
        match (bracket, tail) {
            (Some(bracket), Some(tail)) if bracket.image => self.image(&bracket, tail.end),
            (Some(bracket), Some(tail)) if active && !tail.titled => self.link(&bracket, tail),
            _ => self.at += 1,
        }
    }

    /// An image is printed as written.
    fn image(&mut self, bracket: &Bracket, end: usize) {
        self.out.delimiters.resolve(bracket.mark);
        self.out.tokens.truncate(bracket.token);
        self.faults.truncate(bracket.faults);
        self.drop_braces(bracket.token);
        self.skip_to(end);
        self.out.tokens.push(Token::Literal(bracket.at..end));
    }

    fn link(&mut self, bracket: &Bracket, tail: address::Tail) {
        let at = tail.address.clone();
        let to = address::resolve(self.text, tail.address, &mut self.names, self.faults);
        self.faults.extend(address::fault(&to, at));
        self.put(Token::LinkEnd, tail.end);
        self.out.delimiters.resolve(bracket.mark);
        self.drop_braces(bracket.token);
        self.out.tokens[bracket.token] = Token::LinkStart(to);
        self.inactive = self.brackets.len();
    }

    /// Lets the braces after a token be ordinary text.
    fn drop_braces(&mut self, token: usize) {
        while self.braces.last().is_some_and(|brace| brace.token > token) {
            self.braces.pop();
        }
    }

    /// `{tag:` with no space after the colon may begin a stretch.
    fn brace(&mut self) {
        let rest = &self.text[self.at + 1..];
        let is_tag = |byte: &u8| byte.is_ascii_alphanumeric() || *byte == b'-';
        let length = rest.bytes().take_while(is_tag).count();
        let after = rest[length..].strip_prefix(':').and_then(|after| after.chars().next());
        let language = Language::new(&rest[..length]);
        let (Some(language), Some(c)) = (language, after) else { return self.at += 1 };
        if c.is_whitespace() {
            return self.at += 1;
        }
        let token = self.out.tokens.len() + usize::from(self.pending < self.at);
        let end = self.at + length + 2;
        self.braces.push(Brace { token, mark: self.out.delimiters.mark(), language });
        self.put(Token::Ordinary(self.at..end), end);
    }

    /// The end of a stretch. What began in it ends in it.
    fn unbrace(&mut self) {
        let Some(brace) = self.braces.pop() else { return self.at += 1 };
        while self.brackets.last().is_some_and(|bracket| bracket.token > brace.token) {
            self.brackets.pop();
        }
        self.inactive = self.inactive.min(self.brackets.len());
        self.out.delimiters.resolve(brace.mark);
        self.put(Token::StretchEnd, self.at + 1);
        self.out.tokens[brace.token] = Token::StretchStart(brace.language);
    }

    /// An address in pointed brackets, HTML, or a less-than sign.
    fn pointed(&mut self) {
        if let Some(found) = address::automatic(self.text, self.at) {
            let (at, to) = match found {
                Automatic::Uri(at) => (at.clone(), self.text[at].to_owned()),
                Automatic::Mail(at) => (at.clone(), format!("mailto:{}", &self.text[at])),
            };
            self.faults.extend(address::fault(&to, at.clone()));
            self.put(Token::LinkStart(to), at.start);
            self.put(Token::Literal(at.clone()), at.end);
            self.put(Token::LinkEnd, at.end + 1);
            self.inactive = self.brackets.len();
        } else if let Some(end) = self.html.end(self.text, self.at) {
            self.put(Token::Literal(self.at..end), end);
        } else {
            self.at += 1;
        }
    }
}

/// How many backticks stand in a row from `at`.
fn row(bytes: &[u8], at: usize) -> usize {
    bytes.iter().skip(at).take_while(|&&byte| byte == b'`').count()
}

/// Where the last row of each length of backticks begins.
fn rows(bytes: &[u8]) -> BTreeMap<usize, usize> {
    let mut last = BTreeMap::new();
    let mut at = 0;
    while at < bytes.len() {
        let count = row(bytes, at);
        if count > 0 {
            last.insert(count, at);
        }
        at += count.max(1);
    }
    last
}
