//! Where a line may end, and how gladly: UAX #14 first, then the rules of the language.

use icu_segmenter::options::{LineBreakOptions, LineBreakStrictness, LineBreakWordOption};
use icu_segmenter::{LineSegmenter, LineSegmenterBorrowed};

use crate::font::{Script, script_of};
use crate::language::Language;
use crate::text::bond::{Ease, bond};

/// How far into a word its letters are looked for.
const LETTERS: usize = 64;

/// Fewest syllables of a Korean word before and after a division.
const SYLLABLES: usize = 2;

/// The byte offsets at which a line of `text` may end, with what the end costs. The last one is
/// the end of the text.
pub(super) fn opportunities(text: &str, language: &Language) -> Vec<(usize, Ease)> {
    let segmenter = segmenter();
    let primary = language.primary();
    let mut found = Vec::with_capacity(text.len() / 5);
    let mut word = Word::default();
    let mut start = 0;
    while start < text.len() {
        let (end, plain) = stretch(text, start);
        if plain {
            word = Word { start: end, slash: false };
            let (before, after) = text.split_at(end);
            let ends = after.is_empty();
            found.push((end, if ends { Ease::Free } else { bond(before, after, primary) }));
            start = end;
            continue;
        }
        let from = start;
        for at in segmenter.segment_str(&text[from..end]).skip(1) {
            let at = from + at;
            let (before, after) = text.split_at(at);
            in_address(&text[start..at], start, word.slash, &mut found);
            word.grow(&text[start..at], start);
            start = at;
            if after.is_empty() {
                found.push((at, Ease::Free));
            } else if let Some(ease) = ease(before, after, &word, primary) {
                found.push((at, ease));
            }
        }
        start = end;
    }
    found
}

/// The rules of UAX #14 as print has them.
fn segmenter() -> LineSegmenterBorrowed<'static> {
    let mut options = LineBreakOptions::default();
    options.strictness = Some(LineBreakStrictness::Strict);
    options.word_option = Some(LineBreakWordOption::Normal);
    LineSegmenter::new_for_non_complex_scripts(options)
}

/// The end of a stretch of a text that can be segmented by itself, and whether the end is the
/// only place in it where a line may end.
///
/// A line may always end after a space between ASCII letters or figures, with or without a comma
/// or a stop before the space, and what is before and after has no bearing on each other: all
/// rules of UAX #14 that look past spaces (LB8, LB14 to LB17) ask for other characters before
/// them. Within letters, figures and such marks no line ends (LB13, LB23, LB25, LB28).
fn stretch(text: &str, start: usize) -> (usize, bool) {
    let bytes = text.as_bytes();
    let simple = |byte: &u8| byte.is_ascii_alphanumeric();
    let mut plain = true;
    let mut at = start;
    loop {
        let word = at;
        at += bytes[at..].iter().take_while(|byte| simple(byte)).count();
        let solid = at > word;
        let mark = solid && matches!(bytes.get(at), Some(b',' | b'.' | b';' | b':'));
        let space = at + usize::from(mark);
        let joined =
            bytes.get(space) == Some(&b' ') && bytes.get(space + 1).is_some_and(simple);
        if solid && joined {
            return (space + 1, plain && space - start <= WORD);
        }
        if at == bytes.len() {
            return (at, plain && solid && at - start <= WORD);
        }
        // One of the characters that only the whole of the rules can judge.
        plain = false;
        at += bytes[at..].iter().take_while(|byte| !simple(byte)).count();
        if at == bytes.len() {
            return (at, false);
        }
    }
}

/// Stretches up to this length are words, or short enough for any measure.
const WORD: usize = 24;

/// After so many characters without a mark an address is broken anywhere.
const ANYWHERE: usize = 12;

/// Adds the places where an address goes over to the next line: after its marks, and anywhere
/// where it has none for long, since it may be wider than the measure. What is no address has no
/// such places: in words of such a length the language's own rules hold. A stop or a hyphen at the
/// end makes none, as sentences and parts of compounds end so; a slash before it does (`goes_on`).
fn in_address(segment: &str, start: usize, goes_on: bool, found: &mut Vec<(usize, Ease)>) {
    let segment = segment.trim_end_matches(' ');
    let marks =
        |c: char| matches!(c, '/' | '?' | '&' | '=' | '_' | '%' | '.' | '-' | '@' | '#');
    let inner = segment.trim_end_matches(|c: char| !c.is_alphanumeric());
    let is_one = goes_on || inner.contains(marks);
    if segment.len() <= WORD || !segment.is_ascii() || !is_one {
        return;
    }
    let mut since = 0;
    for (at, character) in segment.char_indices().skip(1) {
        let before = char::from(segment.as_bytes()[at - 1]);
        since += 1;
        let far = segment.len() - at >= 3 && at >= 3;
        if far && marks(before) && !marks(character) {
            found.push((start + at, Ease::Dash));
            since = 0;
        } else if far && since >= ANYWHERE {
            found.push((start + at, Ease::Dear));
        }
    }
}

/// What is known of the word that a place is in: looking back for its beginning at every place
/// would take the square of its length.
#[derive(Clone, Copy, Debug, Default)]
struct Word {
    /// Where it begins: after the last space.
    start: usize,
    /// Whether it has a slash.
    slash: bool,
}

impl Word {
    /// Goes on by a segment that begins at `start` of the text.
    fn grow(&mut self, segment: &str, start: usize) {
        let rest = match segment.rfind(' ') {
            Some(space) => {
                *self = Word { start: start + space + 1, slash: false };
                &segment[space + 1..]
            }
            None => segment,
        };
        self.slash |= rest.contains('/');
    }
}

/// How gladly a line ends between two stretches; none forbids what UAX #14 allows.
fn ease(before: &str, after: &str, word: &Word, primary: &str) -> Option<Ease> {
    let last = before.chars().next_back()?;
    let next = after.chars().next()?;
    if last == ' ' {
        return Some(bond(before, after, primary));
    }
    let (left, right) = (script_of(last), script_of(next));
    if left == Script::Hangul || right == Script::Hangul {
        if before.len() - word.start > WORD && word.slash {
            // Within an address, gladly after its marks.
            let mark = matches!(last, '-' | '/' | '_' | '=' | '&');
            return Some(if mark { Ease::Dash } else { Ease::Dear });
        }
        // Korean keeps words whole (klreq, 3.2); a particle after a Latin word or a figure, too.
        // A list is parted after its middle dots, and a word before what explains it.
        return match (last, next) {
            _ if primary != "ko" => None,
            (_, '·' | 'ㆍ') => None,
            ('·' | 'ㆍ', _) | (_, '(') => Some(Ease::Dash),
            // No syllable stands alone, nor does a particle.
            _ => {
                let letters = |c: &char| c.is_alphanumeric();
                let head = before.chars().rev().take_while(letters).take(SYLLABLES).count();
                let tail = after.chars().take_while(letters).take(SYLLABLES).count();
                (head.min(tail) >= SYLLABLES).then_some(Ease::Syllable)
            }
        };
    }
    match last {
        '-' | '\u{2010}' => {
            // A name is not broken at its hyphen: Park Geun-hye.
            let name = before[word.start..].chars().take(LETTERS);
            let mut letters = name.filter(|c| c.is_alphanumeric());
            let first = letters.next();
            let whole = first.is_some_and(char::is_uppercase)
                || next.is_ascii_digit()
                || letters.take(2).count() < 2;
            (!whole).then_some(Ease::Hyphen)
        }
        '\u{2013}' if next.is_ascii_digit() => None,
        '\u{2013}' | '\u{2014}' | '/' => Some(Ease::Dash),
        _ if left == Script::Han && right == Script::Han && is_doubled(before, after) => {
            Some(Ease::Dear)
        }
        _ => Some(Ease::Free),
    }
}

/// Whether a place is within a compound of two characters said twice, which is one word: 五分五分,
/// 一人一人.
fn is_doubled(before: &str, after: &str) -> bool {
    let mut around: Vec<char> = before.chars().rev().take(3).collect();
    around.reverse();
    let middle = around.len();
    around.extend(after.chars().take(3));
    around.windows(4).enumerate().any(|(at, four)| {
        let within = at < middle && middle < at + 4;
        let han = four.iter().all(|c| script_of(*c) == Script::Han);
        within && han && four[0] == four[2] && four[1] == four[3]
    })
}

#[cfg(test)]
mod tests {
    use super::{Ease, opportunities, segmenter, stretch};
    use crate::language::Language;

    /// Marks the opportunities in a text: `|` free, `~` hyphen, `/` dash, `?` loth, `!` dear, `_` syllable.
    fn marked(text: &str, language: &str) -> String {
        let mut result = text.to_owned();
        let found = opportunities(text, &Language::new(language).unwrap());
        for (at, ease) in found.into_iter().rev().skip(1) {
            let mark = match ease {
                Ease::Free => "|",
                Ease::Hyphen => "~",
                Ease::Dash => "/",
                Ease::Loth => "?",
                Ease::Dear => "!",
                Ease::Syllable => "_",
            };
            result.insert_str(at, mark);
        }
        result
    }

    /// What is read stretch by stretch is read as a whole.
    #[test]
    fn stretches_are_apart() {
        let segmenter = segmenter();
        let texts = include_str!("../../dossier.json").lines().chain([
            "a b, c. d; e: f 3.5 km, 10 000 € (see [4] below) 12 % - 7 /x/ y",
            "“Quoted” words, a “b” c; 'x' 'y z' d\u{a0}e f",
            "e\u{301} x. y\u{301} z \u{200d}w 한국 a 국 b、c d。e f",
            "x.  y ,z ; a  b- c -d e— f …g h!i j? k",
            "",
            " a",
            "a ",
            "a.",
        ]);
        for text in texts {
            let whole: Vec<usize> = segmenter.segment_str(text).skip(1).collect();
            let (mut parts, mut start) = (Vec::new(), 0);
            while start < text.len() {
                let (end, plain) = stretch(text, start);
                let within = segmenter.segment_str(&text[start..end]).skip(1);
                let before = parts.len();
                parts.extend(within.map(|at| start + at));
                assert!(!plain || parts[before..] == [end], "{text}: {start}..{end}");
                start = end;
            }
            assert_eq!(parts, whole, "{text}");
        }
    }

    #[test]
    fn english() {
        assert_eq!(marked("one two", "en"), "one |two");
        assert_eq!(marked("on 23 November 2016", "en"), "on |23 !November ?2016");
        assert_eq!(marked("Park Geun-hye", "en"), "Park |Geun-hye");
        assert_eq!(marked("vice-ministerial talks", "en"), "vice-~ministerial |talks");
        assert_eq!(marked("2012–2016", "en"), "2012–2016");
    }

    #[test]
    fn addresses_are_broken_anywhere_and_long_words_are_not() {
        let address = "https://example.org/0123456789abcdef0123456789abcdef/index";
        let broken =
            "https:///example./org//0123456789ab!c!d!e!f!0!1!2!3!4!5!6!7!8!9!a!b!c!d!ef//index";
        assert_eq!(marked(address, "en"), broken);
        for word in ["gesellschaftskapitaenswitwenrente", "rindfleischetikettierungsgesetz"] {
            for text in [format!("{word}."), format!("({word}.)"), format!("{word}?")] {
                assert_eq!(marked(&text, "de"), text);
            }
            assert_eq!(marked(&format!("{word}-gesetz"), "de"), format!("{word}-~gesetz"));
        }
        assert!(marked("gesellschaftskapitaenswitwe.example.org", "en").contains('!'));
    }

    #[test]
    fn korean_keeps_words_whole() {
        assert_eq!(marked("봄이 왔다", "ko"), "봄이 |왔다");
        assert_eq!(marked("국민생활의", "ko"), "국민_생_활의");
        assert_eq!(marked("봄이 왔다", "en"), "봄이 |왔다");
        assert_eq!(marked("TLP를", "ko"), "TLP를");
        assert_eq!(marked("정치·경제", "ko"), "정치·/경제");
        assert_eq!(marked("협정(TISA)", "ko"), "협정/(TISA)");
    }

    #[test]
    fn japanese_breaks_between_characters_but_not_before_a_comma() {
        assert_eq!(marked("日本、韓国", "ja"), "日|本、|韓|国");
        assert_eq!(marked("かは五分五分で", "ja"), "か|は|五!分!五!分|で");
    }
}
