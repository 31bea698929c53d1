//! What the straight quotes of a text are: begin or end of a quotation, apostrophe, or the
//! feet and inches that stay as typed.
//!
//! A quote is read by the characters beside it, other straight quotes skipped, and by what is
//! open before it. A stretch in another language is a text of its own, but that a quotation in
//! a quotation has the inner marks there too. Knows characters, and not how marks look.

use unicode_properties::{GeneralCategory, UnicodeGeneralCategory};
use unicode_script::{Script, UnicodeScript};

use super::laid::{CITE, Kind, Laid};
use super::marks::{Marks, Writing};

/// A straight quote of the text.
#[derive(Clone, Copy, Debug)]
pub(super) struct Quote {
    /// Its place among the characters.
    pub(super) at: usize,
    /// What it is.
    pub(super) role: Role,
    /// What it was typed as: `"` or `'`.
    typed: char,
    /// The stretch it stands in.
    stretch: usize,
    /// The other end of its quotation.
    partner: Option<usize>,
}

/// What a straight quote is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Role {
    /// The begin of a quotation.
    Open(Level),
    /// The end of a quotation.
    Close(Level),
    /// With spaces on both sides: the begin of a quotation if one ends, else as typed.
    Weak,
    /// An apostrophe.
    Apostrophe,
    /// Gershayim within a Hebrew word.
    Gershayim,
    /// As typed: a prime, or a mark that stands alone.
    Straight,
}

/// Which marks a quotation has.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Level {
    /// Those of a quotation.
    Outer,
    /// Those of a quotation in a quotation.
    Inner,
}

/// What stands beside a quote.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Side {
    Space,
    /// An opening bracket or mark.
    Open,
    Dash,
    /// What ends a clause or a bracket.
    Close,
    Text,
}

/// Finds the straight quotes and what they are. `marks` are those of the stretches.
pub(super) fn quotes(laid: &Laid, marks: &[Marks]) -> Vec<Quote> {
    let mut quotes: Vec<Quote> = laid
        .signs
        .iter()
        .enumerate()
        .filter(|(_, sign)| sign.kind == Kind::Typed && matches!(sign.c, '"' | '\''))
        .map(|(at, sign)| Quote {
            at,
            role: Role::Straight,
            typed: sign.c,
            stretch: laid.looks[sign.look()].stretch,
            partner: None,
        })
        .collect();
    pair(laid, marks, &mut quotes);
    level(&mut quotes);
    quotes
}

/// The open quotations of a stretch.
#[derive(Clone, Debug, Default)]
struct Stack {
    open: Vec<usize>,
    /// How many of them were opened with `"`.
    double: usize,
}

/// Gives each quote its role, and each quotation its two ends.
fn pair(laid: &Laid, marks: &[Marks], quotes: &mut [Quote]) {
    let sides = sides(laid, quotes);
    let mut stacks = vec![Stack::default(); laid.languages.len()];
    for index in 0..quotes.len() {
        let Quote { at, typed, stretch, .. } = quotes[index];
        let stack = &mut stacks[stretch];
        let place = Place { laid, marks: &marks[stretch], at, sides: sides[index] };
        let role = if typed == '"' {
            place.double(stack.double > 0)
        } else {
            place.single(stack.open.last().is_some_and(|&last| quotes[last].typed == '\''))
        };
        quotes[index].role = role;
        match role {
            Role::Open(_) | Role::Weak => {
                stack.open.push(index);
                stack.double += usize::from(typed == '"');
            }
            // A `"` that ends nothing takes nothing from the stack.
            Role::Close(_) if typed == '"' && stack.double == 0 => {}
            Role::Close(_) => {
                while let Some(begin) = stack.open.pop() {
                    stack.double -= usize::from(quotes[begin].typed == '"');
                    if quotes[begin].typed == typed {
                        quotes[begin].partner = Some(index);
                        quotes[index].partner = Some(begin);
                        break;
                    }
                }
            }
            Role::Apostrophe | Role::Gershayim | Role::Straight => {}
        }
    }
    for quote in quotes {
        match (quote.role, quote.partner) {
            (Role::Weak, Some(_)) => quote.role = Role::Open(Level::Outer),
            (Role::Weak, None) => quote.role = Role::Straight,
            // Nothing ends it: 'tis.
            (Role::Open(_), None) if quote.typed == '\'' => quote.role = Role::Apostrophe,
            _ => {}
        }
    }
}

/// Gives each quotation its level: that of its sign as typed, unless it stands directly in a
/// quotation of that level.
fn level(quotes: &mut [Quote]) {
    let mut around: Vec<(usize, Level)> = Vec::new();
    for (index, quote) in quotes.iter_mut().enumerate() {
        match quote.role {
            Role::Open(_) => {
                let typed = if quote.typed == '"' { Level::Outer } else { Level::Inner };
                let level = match around.last() {
                    Some(&(_, level)) if level == typed => other(level),
                    _ => typed,
                };
                quote.role = Role::Open(level);
                // One that never ends holds the rest of the text, but not of a stretch.
                if quote.partner.is_some() || quote.stretch == 0 {
                    around.push((index, level));
                }
            }
            Role::Close(_) => {
                let Some(begin) = quote.partner else { continue };
                while let Some((open, level)) = around.pop() {
                    if open == begin {
                        quote.role = Role::Close(level);
                        break;
                    }
                }
            }
            Role::Weak | Role::Apostrophe | Role::Gershayim | Role::Straight => {}
        }
    }
}

fn other(level: Level) -> Level {
    match level {
        Level::Outer => Level::Inner,
        Level::Inner => Level::Outer,
    }
}

/// What stands before and after each quote, other straight quotes skipped.
fn sides(laid: &Laid, quotes: &[Quote]) -> Vec<(Side, Side)> {
    let mut sides = vec![(Side::Space, Side::Space); quotes.len()];
    for (index, quote) in quotes.iter().enumerate() {
        sides[index].0 = if index > 0 && quotes[index - 1].at + 1 == quote.at {
            sides[index - 1].0
        } else {
            quote.at.checked_sub(1).map_or(Side::Space, |before| side(laid, before))
        };
    }
    for (index, quote) in quotes.iter().enumerate().rev() {
        sides[index].1 = match quotes.get(index + 1) {
            Some(next) if next.at == quote.at + 1 => sides[index + 1].1,
            _ => side(laid, quote.at + 1),
        };
    }
    sides
}

fn side(laid: &Laid, at: usize) -> Side {
    let Some(c) = laid.signs.get(at).map(|sign| sign.c) else { return Side::Space };
    match c {
        '.' if laid.signs.get(at + 1).is_some_and(|next| next.c == '.') => Side::Text,
        '.' | ',' | ';' | ':' | '!' | '?' | '、' | '。' | '，' | '．' | '：' | '；' | '！'
        | '？' | '،' | '؛' | '؟' | CITE => Side::Close,
        '¿' | '¡' => Side::Open,
        '/' => Side::Dash,
        c if c.is_whitespace() => Side::Space,
        c => match c.general_category() {
            GeneralCategory::OpenPunctuation | GeneralCategory::InitialPunctuation => {
                Side::Open
            }
            GeneralCategory::ClosePunctuation | GeneralCategory::FinalPunctuation => {
                Side::Close
            }
            GeneralCategory::DashPunctuation => Side::Dash,
            _ => Side::Text,
        },
    }
}

/// The place of a quote.
struct Place<'a> {
    laid: &'a Laid,
    marks: &'a Marks,
    at: usize,
    sides: (Side, Side),
}

impl Place<'_> {
    /// What a `"` is here, where a quotation that it can end is open or not.
    fn double(&self, open: bool) -> Role {
        let end = if open { Some(Role::Close(Level::Outer)) } else { None };
        let (before, after) = (self.before(), self.after());
        if self.marks.script == Writing::Hebrew && is_hebrew(before) && is_hebrew(after) {
            return Role::Gershayim;
        }
        if let Some(role) = self.by_space(open) {
            return role;
        }
        if self.opens(open) {
            return Role::Open(Level::Outer);
        }
        let digit = before.is_some_and(|c| c.is_ascii_digit());
        if digit && (self.after_feet() || (!open && !after.is_some_and(char::is_alphanumeric)))
        {
            return Role::Straight;
        }
        end.unwrap_or_else(|| match self.sides.1 {
            Side::Space | Side::Open | Side::Dash | Side::Close => Role::Close(Level::Outer),
            Side::Text if self.joins() => Role::Open(Level::Outer),
            Side::Text => Role::Straight,
        })
    }

    /// What a `'` is here, where a quotation begun with one is the innermost open or not.
    fn single(&self, open: bool) -> Role {
        let (before, after) = (self.before(), self.after());
        let digit = before.is_some_and(|c| c.is_ascii_digit());
        if digit && after.is_some_and(|c| c.is_ascii_digit()) {
            let grouped = self.marks.groups && self.digits(self.at + 1) == 3;
            return if grouped { Role::Apostrophe } else { Role::Straight };
        }
        let word = |c: Option<char>| c.is_some_and(char::is_alphanumeric);
        let joined = self.marks.script == Writing::Joined && (is_cjk(before) || is_cjk(after));
        if word(before) && word(after) && !joined {
            return Role::Apostrophe;
        }
        if let Some(role) = self.by_space(open) {
            return role;
        }
        if self.opens(open) {
            return if self.elides() { Role::Apostrophe } else { Role::Open(Level::Inner) };
        }
        if open {
            return Role::Close(Level::Inner);
        }
        if digit && !word(after) {
            return Role::Straight;
        }
        if self.sides.1 == Side::Text && self.joins() {
            Role::Open(Level::Inner)
        } else {
            Role::Apostrophe
        }
    }

    /// What a quote is that has spaces on both sides.
    fn by_space(&self, open: bool) -> Option<Role> {
        (self.sides == (Side::Space, Side::Space)).then_some(if open {
            Role::Close(Level::Outer)
        } else {
            Role::Weak
        })
    }

    /// Whether a quote begins a quotation by what is beside it.
    fn opens(&self, open: bool) -> bool {
        match self.sides {
            (Side::Space | Side::Open | Side::Dash, Side::Space) => false,
            (Side::Space | Side::Open, Side::Close) => !open,
            (Side::Dash, Side::Close) => false,
            (Side::Space | Side::Open | Side::Dash, _) => true,
            (Side::Close | Side::Text, _) => false,
        }
    }

    /// Whether a quotation may begin here though no space is before it: after a sign, or in a
    /// language that sets none.
    fn joins(&self) -> bool {
        let (before, after) = (self.before(), self.after());
        let word = |c: Option<char>| c.is_some_and(char::is_alphanumeric);
        (!word(before) && word(after))
            || (self.marks.script == Writing::Joined && (is_cjk(before) || is_cjk(after)))
    }

    /// Whether a word begins here that is written with an apostrophe: 'tis, '90s.
    fn elides(&self) -> bool {
        let rest = &self.laid.signs[self.at + 1..];
        let word = |c: char| c.is_alphanumeric();
        if self.digits(self.at + 1) == 2 {
            let tail: Vec<char> = rest.iter().skip(2).take(2).map(|sign| sign.c).collect();
            let end = usize::from(tail.first() == Some(&'s'));
            return !tail.get(end).copied().is_some_and(word);
        }
        let start: String = rest
            .iter()
            .map(|sign| sign.c)
            .take(6)
            .take_while(|&c| word(c))
            .map(|c| c.to_ascii_lowercase())
            .collect();
        self.marks.elided.contains(&start.as_str())
    }

    /// Whether the digits before the place follow digits and a `'`: 5'10".
    fn after_feet(&self) -> bool {
        let mut before = self.laid.signs[..self.at].iter().rev().map(|sign| sign.c);
        // Inches are two digits and perhaps a decimal; more is no measure.
        let inches = before.by_ref().take(6).find(|c| !c.is_ascii_digit() && *c != '.');
        inches == Some('\'') && before.next().is_some_and(|c| c.is_ascii_digit())
    }

    /// How many digits stand from a place on, four at most.
    fn digits(&self, from: usize) -> usize {
        let signs = self.laid.signs[from..].iter().take(4);
        signs.take_while(|sign| sign.c.is_ascii_digit()).count()
    }

    fn before(&self) -> Option<char> {
        self.at.checked_sub(1).map(|before| self.laid.signs[before].c)
    }

    fn after(&self) -> Option<char> {
        self.laid.signs.get(self.at + 1).map(|sign| sign.c)
    }
}

fn is_hebrew(c: Option<char>) -> bool {
    c.is_some_and(|c| c.script() == Script::Hebrew)
}

fn is_cjk(c: Option<char>) -> bool {
    c.is_some_and(|c| {
        matches!(c.script(), Script::Han | Script::Hangul | Script::Hiragana | Script::Katakana)
    })
}
