//! The first mention of each actor in a paragraph, linked to the profile.
//!
//! Names are found over the bounds of runs, so that emphasis within a name does no harm, but not
//! over citations, code or links. Where words have no spaces between them, UAX #29 with Unicode's
//! dictionaries says where they end. Knows names, and not which texts are to be linked.

use std::cell::OnceCell;
use std::collections::BTreeSet;
use std::ops::Range;

use foldhash::{HashMap, HashMapExt as _};
use icu_segmenter::WordSegmenter;
use icu_segmenter::options::WordBreakInvariantOptions;
use unicode_normalization::UnicodeNormalization;
use unicode_properties::{GeneralCategoryGroup, UnicodeGeneralCategory};
use unicode_script::{Script, UnicodeScript};

use super::particle;
use crate::model::{ActorId, Link, Piece, Run, Text};

/// The longest name looked for, in characters. No name is longer, and the limit keeps a search
/// for a name made of a thousand words in linear time.
const LONGEST_NAME: usize = 256;
/// How many letters after a name are looked at for particles.
const LONGEST_PARTICLES: usize = 12;
/// What stands between texts that are searched apart.
const BARRIER: char = '\u{FFFC}';

/// The names of all actors.
pub(in crate::model) struct Mentions {
    /// A trie: from a node by a character to the next. Only ever looked up.
    steps: HashMap<(usize, char), usize>,
    /// Whose name ends at a node.
    ends: Vec<Option<ActorId>>,
}

/// A mention found: the characters, and whose it is.
struct Mention {
    at: Range<usize>,
    actor: ActorId,
}

impl Mentions {
    /// Gathers names, aliases and native names. A name given twice is its first actor's.
    pub(in crate::model) fn new<'a>(
        names: impl Iterator<Item = (ActorId, &'a str)>,
    ) -> Mentions {
        let mut mentions = Mentions { steps: HashMap::new(), ends: vec![None] };
        for (actor, name) in names {
            let name: Vec<char> = name.trim().nfc().map(fold).take(LONGEST_NAME + 1).collect();
            if name.is_empty() || name.len() > LONGEST_NAME {
                continue;
            }
            let mut node = 0;
            for c in name {
                let fresh = mentions.ends.len();
                node = *mentions.steps.entry((node, c)).or_insert(fresh);
                if node == fresh {
                    mentions.ends.push(None);
                }
            }
            mentions.ends[node].get_or_insert(actor);
        }
        mentions
    }

    /// Links the first mention of each actor but `except` in a paragraph. Not within links.
    pub(in crate::model) fn link(&self, text: &mut Text, except: Option<ActorId>) {
        let mut words = Words::default();
        let starts: Vec<usize> = text.pieces.iter().map(|piece| words.add(piece)).collect();
        let mentions = self.find(&words, except);
        if mentions.is_empty() {
            return;
        }
        let mut rest = mentions.iter().peekable();
        let mut pieces = Vec::with_capacity(text.pieces.len() + 2 * mentions.len());
        for (piece, start) in std::mem::take(&mut text.pieces).into_iter().zip(starts) {
            match piece {
                Piece::Run(run) if is_open(&run) => {
                    let end = start + run.text.chars().count();
                    cut(run, start..end, rest.clone(), &mut pieces);
                    while rest.next_if(|next| next.at.end <= end).is_some() {}
                }
                Piece::Run(_) | Piece::Cite(_) => pieces.push(piece),
            }
        }
        text.pieces = pieces;
    }

    /// The actors that a text names, each once, whether or not anything leads to them from there.
    pub(in crate::model) fn named(&self, text: &Text) -> Vec<ActorId> {
        let mut words = Words::default();
        for piece in &text.pieces {
            words.add(piece);
        }
        self.find(&words, None).into_iter().map(|mention| mention.actor).collect()
    }

    /// Finds the first mention of each actor.
    fn find(&self, words: &Words, except: Option<ActorId>) -> Vec<Mention> {
        let mut seen: BTreeSet<ActorId> = except.into_iter().collect();
        let mut found = Vec::new();
        let mut at = 0;
        while at < words.letters.len() {
            let longest = if words.bound(at) { self.longest(words, at) } else { None };
            let Some((end, actor)) = longest else {
                at += 1;
                continue;
            };
            if seen.insert(actor) {
                found.push(Mention { at: at..end, actor });
            }
            at = end;
        }
        found
    }

    /// The longest name that begins at a place and ends with a word.
    fn longest(&self, words: &Words, start: usize) -> Option<(usize, ActorId)> {
        let mut node = 0;
        let mut longest = None;
        for (at, &c) in words.letters.iter().enumerate().skip(start) {
            let Some(&next) = self.steps.get(&(node, c)) else { break };
            node = next;
            if let Some(actor) = self.ends[node]
                && words.ends(at + 1)
            {
                longest = Some((at + 1, actor));
            }
        }
        longest
    }
}

/// Cuts a run, whose characters are `span`, where mentions begin and end.
fn cut<'a>(
    run: Run,
    span: Range<usize>,
    mentions: impl Iterator<Item = &'a Mention>,
    pieces: &mut Vec<Piece>,
) {
    let mut chars = run.text.chars();
    let mut take = |count: usize, link: Option<Link>| {
        let text: String = chars.by_ref().take(count).collect();
        if !text.is_empty() {
            let Run { emphasis, strong, code, ref language, .. } = run;
            let language = language.clone();
            pieces.push(Piece::Run(Run { text, emphasis, strong, code, language, link }));
        }
    };
    let mut at = span.start;
    for mention in mentions.take_while(|mention| mention.at.start < span.end) {
        let (start, end) = (mention.at.start.max(at), mention.at.end.min(span.end));
        take(start - at, None);
        take(end - start, Some(Link::Actor(mention.actor)));
        at = end;
    }
    take(span.end - at, None);
}

/// The characters of a paragraph, folded, and where its words end.
#[derive(Default)]
struct Words {
    letters: Vec<char>,
    /// Whether a word ends before each character by UAX #29; made when first asked for.
    bounds: OnceCell<Vec<bool>>,
}

impl Words {
    /// Adds a piece, and returns where it begins.
    fn add(&mut self, piece: &Piece) -> usize {
        let start = self.letters.len();
        match piece {
            Piece::Run(run) if is_open(run) => self.letters.extend(run.text.chars().map(fold)),
            Piece::Run(_) | Piece::Cite(_) => self.letters.push(BARRIER),
        }
        start
    }

    /// Whether a name may end before a place: with the word, or before particles.
    fn ends(&self, at: usize) -> bool {
        if self.bound(at) {
            return true;
        }
        let rest = self.letters[at..].iter().take(LONGEST_PARTICLES);
        let rest: Vec<char> = rest.copied().take_while(|&c| is_word(c)).collect();
        particle::follow(self.letters[at - 1], &rest)
    }

    /// Whether a place is a bound of words.
    fn bound(&self, at: usize) -> bool {
        let before = at.checked_sub(1).and_then(|before| self.letters.get(before));
        let (Some(&before), Some(&after)) = (before, self.letters.get(at)) else { return true };
        if !is_word(before) || !is_word(after) {
            return true;
        }
        (is_joined(before) || is_joined(after)) && self.bounds.get_or_init(|| self.cut())[at]
    }

    /// Cuts the text into words.
    fn cut(&self) -> Vec<bool> {
        let segmenter = WordSegmenter::new_dictionary(WordBreakInvariantOptions::default());
        let text: String = self.letters.iter().collect();
        let mut ends = segmenter.segment_str(&text).peekable();
        let mut bounds = Vec::with_capacity(self.letters.len());
        for (at, _) in text.char_indices() {
            while ends.next_if(|&end| end < at).is_some() {}
            bounds.push(ends.peek() == Some(&at));
        }
        bounds
    }
}

/// Whether names are looked for in a run.
fn is_open(run: &Run) -> bool {
    run.link.is_none() && !run.code
}

/// Folds what is typed in more ways than one, character by character.
fn fold(c: char) -> char {
    match c {
        '’' | '‘' | '\u{2BC}' => '\'',
        '“' | '”' | '„' => '"',
        '\u{2010}' | '\u{2011}' => '-',
        c if c.is_whitespace() => ' ',
        c => c,
    }
}

/// Whether a character belongs to a word.
fn is_word(c: char) -> bool {
    if c.is_ascii() {
        return c.is_ascii_alphanumeric();
    }
    c.is_alphanumeric() || c.general_category_group() == GeneralCategoryGroup::Mark
}

/// Whether a character is of a script that sets no spaces between words.
fn is_joined(c: char) -> bool {
    // Thai is the first of them in the order of Unicode.
    c >= '\u{E00}'
        && matches!(
            c.script(),
            Script::Han
                | Script::Hiragana
                | Script::Katakana
                | Script::Thai
                | Script::Lao
                | Script::Khmer
                | Script::Myanmar
        )
        || c == 'ー'
}

#[cfg(test)]
mod tests {
    use super::super::{Mentions, Mode, Part, parse};
    use crate::language::Language;
    use crate::model::{ActorId, Link, Piece, Text};

    /// A paragraph with `names` linked, each name the actor of its place in the list: `<0:Moon>`.
    fn linked(names: &[&str], text: &str, except: Option<u32>) -> String {
        let numbers = 0_u32..;
        let names = numbers.zip(names.iter().copied()).map(|(at, name)| (ActorId(at), name));
        let mentions = Mentions::new(names);
        let pieces = parse(text, &Language::new("en").unwrap(), Mode::Text).pieces;
        let pieces = pieces.into_iter().map(|piece| match piece {
            Part::Run(run) => Piece::Run(run),
            Part::Cite(_) | Part::Figure { .. } => Piece::Cite(Vec::new()),
        });
        let mut text = Text { pieces: pieces.collect() };
        mentions.link(&mut text, except.map(ActorId));
        text.pieces.iter().map(show).collect()
    }

    fn show(piece: &Piece) -> String {
        match piece {
            Piece::Cite(_) => "⟦⟧".to_owned(),
            Piece::Run(run) => match &run.link {
                Some(Link::Actor(actor)) => format!("<{}:{}>", actor.0, run.text),
                Some(Link::Address(_)) => format!("<{}>", run.text),
                None => run.text.clone(),
            },
        }
    }

    fn check(names: &[&str], cases: &[(&str, &str)]) {
        for (text, expected) in cases {
            assert_eq!(linked(names, text, None), *expected, "{text}");
        }
    }

    #[test]
    fn first_whole_longest() {
        check(
            &["Moon", "Moon Jae-in", "O'Brien", "Noël"],
            &[
                ("Moon and Moon", "<0:Moon> and Moon"),
                ("Moon Jae-in met Moon", "<1:Moon Jae-in> met <0:Moon>"),
                ("Moonlight, Mooney, aMoon", "Moonlight, Mooney, aMoon"),
                ("Moon's (Moon-led)", "<0:Moon>’s (Moon-led)"),
                ("Moon Jae-instead", "<0:Moon> Jae-instead"),
                ("O'Brien, O\u{2019}Brien", "<2:O’Brien>, O’Brien"),
                ("Noe\u{308}l", "<3:Noël>"),
                ("Moon\nJae-in", "<1:Moon Jae-in>"),
                ("Moon&nbsp;Jae-in", "<1:Moon\u{a0}Jae-in>"),
                ("[Moon](http://x) Moon", "<Moon> <0:Moon>"),
                ("`Moon` Moon", "Moon <0:Moon>"),
                ("Moon[@a] Jae-in", "<0:Moon>⟦⟧ Jae-in"),
                ("x *Moon* Jae-in y", "x <1:Moon><1: Jae-in> y"),
                ("*Moon Jae*-in", "<1:Moon Jae><1:-in>"),
                ("", ""),
            ],
        );
    }

    #[test]
    fn not_in_the_own_profile() {
        assert_eq!(linked(&["Moon", "Park"], "Moon, Park", Some(0)), "Moon, <1:Park>");
        assert_eq!(linked(&["Moon", "Moon Jae"], "Moon Jae", Some(1)), "Moon Jae");
    }

    #[test]
    fn a_name_given_twice_is_the_first_actors() {
        check(&["Kim", "Kim", " "], &[("Kim  a", "<0:Kim>  a")]);
    }

    #[test]
    fn korean() {
        check(
            &["문상균", "국방부", "한국", "NATO"],
            &[
                ("문상균은 국방부에서", "<0:문상균>은 <1:국방부>에서"),
                ("{ko:문상균} 대변인", "<0:문상균> 대변인"),
                ("한국은행과 한국인, 주한국", "한국은행과 한국인, 주한국"),
                ("한국이 NATO는", "<2:한국>이 <3:NATO>는"),
                ("\"국방부\"가", "“<1:국방부>”가"),
            ],
        );
    }

    #[test]
    fn japanese_and_chinese() {
        check(
            &["文在寅", "文", "日本", "トヨタ"],
            &[
                ("昨日、文在寅は", "昨日、<0:文在寅>は"),
                ("韓国の文在寅大統領", "韓国の<0:文在寅>大統領"),
                ("文化と文学", "文化と文学"),
                ("日本の文化", "<2:日本>の文化"),
                ("トヨタが", "<3:トヨタ>が"),
            ],
        );
    }

    #[test]
    fn at_once() {
        let text = "a ".repeat(100_000);
        let names = ["a a a a a a a a a b", "a".repeat(5000).as_str()].map(str::to_owned);
        let names: Vec<&str> = names.iter().map(String::as_str).collect();
        assert_eq!(linked(&names, &text, None), text.trim_end());
    }
}
