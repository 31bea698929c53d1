//! Tokens into characters that know how they look, and such characters into runs.

use unicode_normalization::{IsNormalized, UnicodeNormalization, is_nfc_quick};

use super::entity::{Resolved, is_barred};
use super::laid::{CITE, Kind, Laid, Look, Sign};
use super::scan::{Object, Scanned, Source, Token};
use super::{Part, RawCite, link, typography};
use crate::language::Language;
use crate::model::Run;

/// What a figure is among characters: something like a letter.
const FIGURE: char = 'x';

/// Lays tokens out as characters.
pub(super) fn lay(text: &str, scanned: Scanned, language: &Language) -> Laid {
    let objects = scanned.objects.into_iter().map(|object| part(text, object, language));
    let mut layer = Layer {
        laid: Laid {
            signs: Vec::with_capacity(text.len()),
            looks: vec![Look::default()],
            languages: vec![language.clone()],
            links: Vec::new(),
            objects: objects.collect(),
        },
        look: Look::default(),
        outer: Vec::new(),
        emphasis: 0,
        strong: 0,
    };
    let delimiters = scanned.delimiters.all;
    for token in scanned.tokens {
        match token {
            Token::Ordinary(at) => layer.put(&text[at], Kind::Typed),
            Token::Literal(at) => layer.put(&text[at], Kind::Literal),
            Token::Entity(text) => layer.put(&text, Kind::Literal),
            Token::Code(text) => {
                layer.look.code = true;
                layer.put(&text, Kind::Literal);
                layer.look.code = false;
            }
            Token::Delimiter(index) => {
                let run = &delimiters[index];
                layer.weigh(-run.ends.emphasis.cast_signed(), -run.ends.strong.cast_signed());
                for _ in 0..run.rest {
                    layer.push(char::from(run.symbol), Kind::Literal);
                }
                layer.weigh(run.begins.emphasis.cast_signed(), run.begins.strong.cast_signed());
            }
            Token::Object(index) => {
                let stands = match &layer.laid.objects[index] {
                    Part::Figure { .. } => FIGURE,
                    Part::Cite(_) | Part::Run(_) => CITE,
                };
                layer.push(stands, Kind::Object(small(index)));
            }
            Token::LinkStart(address) => {
                layer.look.link = Some(layer.laid.links.len());
                layer.laid.links.push(address);
            }
            Token::LinkEnd => layer.look.link = None,
            Token::StretchStart(language) => {
                layer.outer.push(layer.look.stretch);
                layer.look.stretch = layer.laid.languages.len();
                layer.laid.languages.push(language);
            }
            Token::StretchEnd => layer.look.stretch = layer.outer.pop().unwrap_or_default(),
        }
    }
    layer.laid
}

struct Layer {
    laid: Laid,
    look: Look,
    /// The stretches around the present one.
    outer: Vec<usize>,
    emphasis: isize,
    strong: isize,
}

impl Layer {
    /// Adds levels of emphasis.
    fn weigh(&mut self, emphasis: isize, strong: isize) {
        self.emphasis += emphasis;
        self.strong += strong;
        self.look.emphasis = self.emphasis > 0;
        self.look.strong = self.strong > 0;
    }

    fn put(&mut self, text: &str, kind: Kind) {
        for c in text.chars() {
            self.push(c, kind);
        }
    }

    /// Adds a character. Line breaks and tabs are spaces.
    fn push(&mut self, c: char, kind: Kind) {
        if is_barred(c) {
            return;
        }
        if self.laid.looks.last() != Some(&self.look) {
            self.laid.looks.push(self.look);
        }
        let c = if is_break(c) { ' ' } else { c };
        self.laid.signs.push(Sign { c, kind, look: small(self.laid.looks.len() - 1) });
    }
}

/// An index into what a text has: fewer than it has bytes.
fn small(index: usize) -> u32 {
    u32::try_from(index).expect("a dossier is shorter than 2^32 bytes")
}

/// Whether a character ends a line or is a tab.
fn is_break(c: char) -> bool {
    matches!(c, '\t' | '\n' | '\u{2028}' | '\u{2029}')
}

/// A citation or figure with its ids, its locators in the document's typography.
fn part(text: &str, object: Object, language: &Language) -> Part {
    match object {
        Object::Figure(id) => Part::Figure {
            id: text[id.clone()].to_owned(),
            at: id.start - 1..id.end,
            emphasis: false,
            strong: false,
        },
        Object::Cite(sources) => {
            Part::Cite(sources.into_iter().map(|source| cite(text, source, language)).collect())
        }
    }
}

fn cite(text: &str, source: Source, language: &Language) -> RawCite {
    RawCite {
        id: text[source.id.clone()].to_owned(),
        locator: source.locator.map(|locator| dress(locator, language)),
        at: source.id.start - 1..source.id.end,
    }
}

/// The text of a locator as printed.
fn dress(locator: Vec<Resolved>, language: &Language) -> String {
    let sign = |resolved: Resolved| Sign {
        c: if is_break(resolved.c) { ' ' } else { resolved.c },
        kind: if resolved.typed { Kind::Typed } else { Kind::Literal },
        look: 0,
    };
    let signs = locator.into_iter().filter(|resolved| !is_barred(resolved.c)).map(sign);
    let mut laid = Laid {
        signs: signs.collect(),
        looks: vec![Look::default()],
        languages: vec![language.clone()],
        links: Vec::new(),
        objects: Vec::new(),
    };
    typography::set(&mut laid, super::Mode::Text);
    laid.signs.iter().map(|sign| sign.c).nfc().collect()
}

/// Gathers characters into runs; neighbours that look alike are one.
pub(super) fn gather(laid: Laid) -> Vec<Part> {
    let Laid { signs, looks, languages, links, mut objects } = laid;
    let dressed = |look: &Look| Run {
        text: String::new(),
        emphasis: look.emphasis,
        strong: look.strong,
        code: look.code,
        language: languages
            .get(look.stretch)
            .filter(|language| !language.tag().eq_ignore_ascii_case(languages[0].tag()))
            .cloned(),
        link: look.link.and_then(|index| link(&links[index])),
    };
    let mut pieces: Vec<Part> = Vec::new();
    let mut last = None;
    for sign in signs {
        if let Kind::Object(index) = sign.kind {
            let object = &mut objects[index as usize];
            let mut object = std::mem::replace(object, Part::Cite(Vec::new()));
            if let Part::Figure { emphasis, strong, .. } = &mut object {
                *emphasis = looks[sign.look()].emphasis;
                *strong = looks[sign.look()].strong;
            }
            pieces.push(object);
            last = None;
            continue;
        }
        if last != Some(sign.look) {
            let fresh = dressed(&looks[sign.look()]);
            if !matches!(pieces.last(), Some(Part::Run(run)) if alike(run, &fresh)) {
                pieces.push(Part::Run(fresh));
            }
            last = Some(sign.look);
        }
        if let Some(Part::Run(run)) = pieces.last_mut() {
            run.text.push(sign.c);
        }
    }
    for piece in &mut pieces {
        if let Part::Run(run) = piece {
            if is_nfc_quick(run.text.chars()) != IsNormalized::Yes {
                run.text = run.text.nfc().collect();
            }
            run.text.shrink_to_fit();
        }
    }
    pieces
}

/// Whether two runs differ in nothing but their text.
fn alike(a: &Run, b: &Run) -> bool {
    (a.emphasis, a.strong, a.code) == (b.emphasis, b.strong, b.code)
        && a.language == b.language
        && a.link == b.link
}
