//! Straight quotes, hyphens and dots into the signs that are meant, and the no-break spaces of
//! French. Touches only what was typed as ordinary text, and in plain text only quotes.

use unicode_script::{Script, UnicodeScript};

use super::Mode;
use super::laid::{Kind, Laid, Sign};
use super::marks::{Marks, NARROW, Spacing, marks};
use super::quotes::{Level, Quote, Role, quotes};

/// Sets the characters of a text as they are printed.
pub(super) fn set(laid: &mut Laid, mode: Mode) {
    let languages: Vec<Marks> = laid.languages.iter().map(marks).collect();
    let quotes = quotes(laid, &languages);
    let mut setter =
        Setter { out: Vec::with_capacity(laid.signs.len()), laid, languages, at: 0 };
    let mut quotes = quotes.iter().peekable();
    while let Some(&sign) = setter.laid.signs.get(setter.at) {
        if let Some(quote) = quotes.next_if(|quote| quote.at == setter.at) {
            setter.quote(sign, *quote);
        } else if sign.kind != Kind::Typed || mode == Mode::Plain {
            setter.put(sign, sign.c);
        } else {
            setter.typed(sign);
        }
    }
    laid.signs = setter.out;
}

struct Setter<'a> {
    laid: &'a Laid,
    languages: Vec<Marks>,
    at: usize,
    out: Vec<Sign>,
}

impl Setter<'_> {
    /// Sets the present sign as `c`.
    fn put(&mut self, sign: Sign, c: char) {
        self.out.push(sign.with(c));
        self.at += 1;
    }

    fn marks(&self, sign: Sign) -> Marks {
        self.languages[self.laid.looks[sign.look()].stretch]
    }

    fn quote(&mut self, sign: Sign, quote: Quote) {
        let marks = self.marks(sign);
        let (begin, end) = match quote.role {
            Role::Open(Level::Outer) | Role::Close(Level::Outer) => marks.outer,
            _ => marks.inner,
        };
        match quote.role {
            Role::Open(_) => self.begin(sign, begin, marks.spacing),
            Role::Close(_) => self.end(sign, end, marks.spacing),
            Role::Apostrophe if self.out.last().is_some_and(|last| is_hebrew(last.c)) => {
                self.put(sign, '\u{5F3}');
            }
            Role::Apostrophe => self.put(sign, '’'),
            Role::Gershayim => self.put(sign, '\u{5F4}'),
            Role::Weak | Role::Straight => self.put(sign, sign.c),
        }
    }

    /// An opening mark, in French with a space after a guillemet.
    fn begin(&mut self, sign: Sign, mark: char, spacing: Spacing) {
        self.put(sign, mark);
        if spacing == Spacing::None || !matches!(mark, '«' | '‹') {
            return;
        }
        match self.laid.signs.get(self.at).copied() {
            Some(next) if is_space(next) => self.put(next, NARROW),
            Some(next) if next.c.is_whitespace() => {}
            _ => self.out.push(sign.with(NARROW)),
        }
    }

    /// A closing mark, in French with a space before a guillemet.
    fn end(&mut self, sign: Sign, mark: char, spacing: Spacing) {
        if spacing != Spacing::None && matches!(mark, '»' | '›') {
            self.space(sign);
        }
        self.put(sign, mark);
    }

    /// A narrow no-break space before the present sign, in place of a space if one was typed.
    fn space(&mut self, sign: Sign) {
        match self.out.last_mut() {
            Some(last) if is_space(*last) => last.c = NARROW,
            Some(last) if last.c.is_whitespace() => {}
            _ => self.out.push(sign.with(NARROW)),
        }
    }

    /// A sign that is no straight quote.
    fn typed(&mut self, sign: Sign) {
        let spacing = self.marks(sign).spacing;
        match (sign.c, self.row(sign)) {
            ('-', 2) => self.merge(sign, 2, '–'),
            ('-', 3) => self.merge(sign, 3, '—'),
            // A longer row is a line drawn with hyphens.
            ('-', count) => (0..count).for_each(|_| self.put(sign, '-')),
            ('.', 3..) => self.merge(sign, 3, '…'),
            ('«' | '‹', _) => self.begin(sign, sign.c, spacing),
            ('»' | '›', _) => self.end(sign, sign.c, spacing),
            (':', _) if spacing != Spacing::None => self.high(sign),
            (';' | '!' | '?', _) if spacing == Spacing::French => self.high(sign),
            (c, _) => self.put(sign, c),
        }
    }

    /// One of `;`, `:`, `!`, `?` in French: a space before it, unless it stands in a word, as in
    /// 12:30, or follows an opening mark or another of its kind.
    fn high(&mut self, sign: Sign) {
        let ends = self.laid.signs.get(self.at + 1).is_none_or(|next| {
            !next.c.is_alphanumeric() && !matches!(next.c, '/' | '\\' | '-' | '_')
        });
        let spaced = self.out.last().is_some_and(|last| is_space(*last));
        let joined = self.out.last().is_some_and(|last| {
            last.c.is_alphanumeric()
                || matches!(last.c, '»' | '›' | ')' | ']' | '”' | '’' | '…' | '%' | '.')
                || matches!(last.kind, Kind::Object(_))
        });
        if (spaced && self.out.len() > 1) || (joined && ends) {
            self.space(sign);
        }
        self.put(sign, sign.c);
    }

    /// Sets `count` signs as one.
    fn merge(&mut self, sign: Sign, count: usize, c: char) {
        self.put(sign, c);
        self.at += count - 1;
    }

    /// How many typed signs like this one stand in a row, of hyphens and dots.
    fn row(&self, sign: Sign) -> usize {
        let most = match sign.c {
            '-' => usize::MAX,
            '.' => 3,
            _ => return 1,
        };
        let alike = (sign.c, sign.kind, sign.look());
        let signs = self.laid.signs[self.at..].iter().take(most);
        signs.take_while(|next| (next.c, next.kind, next.look()) == alike).count()
    }
}

/// Whether this is a space that was typed and may become another.
fn is_space(sign: Sign) -> bool {
    sign.c == ' ' && sign.kind == Kind::Typed
}

fn is_hebrew(c: char) -> bool {
    c.script() == Script::Hebrew
}
