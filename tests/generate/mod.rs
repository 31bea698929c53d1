//! Dossiers of any length, the same for the same number: a chronology of sentences that differ,
//! with the actors, sources, judgements and sections that a briefing of that length has.
//!
//! Knows the format and nothing of the program, so that tests and benchmarks share it.

mod words;

use std::fmt::Write as _;

use words::{
    ACTORS, DESCRIPTORS, ENDINGS, GIVEN, LINKS, PAPERS, QUALITIES, SYLLABLES, THINGS, TURNS,
    UNITS, VERBS,
};

/// A dossier with a chronology of so many entries, as JSON. In the proportions of the one that
/// comes with the program there are as many sources as entries, an actor for every six, and a
/// disagreement, a term and a section now and then; it takes about 27 pages for 100 entries.
///
/// Every text is its own, and people and places grow in number with the length: repeated
/// paragraphs, or a closed list of words, would be kinder to caches than any real dossier.
pub(crate) fn dossier(entries: usize) -> String {
    let mut maker = Maker::new(entries);
    let mut json = String::from(HEAD);
    maker.summary(&mut json);
    list(&mut json, "key_figures", 4, |at| maker.figure(at));
    list(&mut json, "actors", maker.actors, |at| maker.actor(at));
    list(&mut json, "chronology", entries, |at| maker.entry(at));
    list(&mut json, "sections", entries.div_ceil(70), |at| maker.section(at));
    list(&mut json, "disagreements", entries.div_ceil(35), |at| maker.disagreement(at));
    list(&mut json, "glossary", entries.div_ceil(14), |at| maker.term(at));
    list(&mut json, "sources", maker.sources, |at| maker.source(at));
    json.pop();
    json.push('}');
    json
}

/// What all of them begin with.
const HEAD: &str = concat!(
    r#"{"dossier":1,"language":"en-GB","title":"A generated chronicle","as_of":"2024-12-31","#,
    r#""subtitle":"Of harbours, mills and those who quarrelled over them","scale":"phia","#,
    r#""marking":{"tlp":"CLEAR"},"#,
    r#""kinds":{"works":"Works","trade":"Trade","weather":"Weather"},"#,
);

/// Writes a list with its key.
fn list(json: &mut String, key: &str, count: usize, mut object: impl FnMut(usize) -> String) {
    let objects: Vec<String> = (0..count).map(&mut object).collect();
    let _ = write!(json, "\"{key}\":[{}],", objects.join(","));
}

/// What a dossier is made from.
struct Maker {
    dice: Dice,
    entries: usize,
    actors: usize,
    sources: usize,
    /// How many people, and how many places, there are to speak of.
    names: usize,
}

impl Maker {
    fn new(entries: usize) -> Maker {
        // New words become rarer the longer a text is: their number grows about as the square
        // root of its length (Heaps 1978).
        let names = 24 + 12 * entries.isqrt();
        let dice = Dice(0x9e37_79b9_7f4a_7c15 ^ entries as u64);
        let actors = entries.div_ceil(6).max(1);
        Maker { dice, entries, actors, sources: entries.max(1), names }
    }

    fn summary(&mut self, json: &mut String) {
        let line = self.paragraph(1, None);
        let paragraphs: Vec<String> = (0..3)
            .map(|at| format!("\"{}\"", self.paragraph(3, Some(at % self.sources))))
            .collect();
        let terms = ["likely", "unlikely", "almost certain", "realistic possibility"];
        let judgements: Vec<String> = (0..4)
            .map(|at| {
                let (text, basis) = (self.paragraph(1, None), self.paragraph(1, None));
                let (level, term) = (["high", "moderate", "low"][at % 3], terms[at]);
                let source = self.dice.below(self.sources);
                format!(
                    "{{\"text\":\"{text}\",\"likelihood\":\"{term}\",\"sources\":[\"s{source}\"],\
                     \"confidence\":{{\"level\":\"{level}\",\"basis\":\"{basis}\"}}}}"
                )
            })
            .collect();
        let _ = write!(
            json,
            "\"summary\":{{\"bottom_line\":\"{line}\",\"paragraphs\":[{}],\"judgements\":[{}]}},",
            paragraphs.join(","),
            judgements.join(","),
        );
    }

    fn figure(&mut self, at: usize) -> String {
        let (value, unit) = (10 + self.dice.below(980), self.dice.pick(&UNITS));
        let (label, source) = (self.clause(), self.dice.below(self.sources));
        format!(
            "{{\"id\":\"f{at}\",\"value\":\"{value}\",\"unit\":\"{unit}\",\
             \"label\":\"{label}\",\"sources\":[\"s{source}\"]}}"
        )
    }

    fn actor(&mut self, at: usize) -> String {
        let stance = ["for", "against", "mixed", "neutral", "unknown"][at % 5];
        let given = capital(self.dice.pick(&GIVEN));
        let (role, place) = (capital(self.dice.pick(&ACTORS)), self.place());
        let profile = self.paragraph(4, Some(at % self.sources));
        let (name, first) = (family(at), self.dice.below(self.sources));
        format!(
            "{{\"id\":\"a{at}\",\"name\":\"{given} {name}\",\"role\":\"{role}\",\
             \"affiliation\":\"Town of {place}\",\"stance\":\"{stance}\",\
             \"profile\":\"{profile}\",\"sources\":[\"s{first}\"]}}"
        )
    }

    fn entry(&mut self, at: usize) -> String {
        // In order of date, over forty years.
        let day = at * (40 * 336) / self.entries;
        let (year, month, day) = (1980 + day / 336, day % 336 / 28 + 1, day % 28 + 1);
        let kind = ["works", "trade", "weather"][self.dice.below(3)];
        // Each entry has a source of its own, and cites another.
        let (first, second) = (at % self.sources, self.dice.below(self.sources));
        let (title, sentences) = (self.title(), 2 + self.dice.below(4));
        let text = self.paragraph(sentences, Some(second));
        let actor = at % self.actors;
        format!(
            "{{\"date\":\"{year}-{month:02}-{day:02}\",\"title\":\"{title}\",\
             \"text\":\"{text}\",\"kind\":\"{kind}\",\"actors\":[\"a{actor}\"],\
             \"sources\":[\"s{first}\"]}}"
        )
    }

    /// Paragraphs, a list and a table.
    fn section(&mut self, at: usize) -> String {
        let title = self.title();
        let mut body: Vec<String> = Vec::new();
        for _ in 0..3 {
            let source = self.dice.below(self.sources);
            body.push(format!("\"{}\"", self.paragraph(4, Some(source))));
        }
        let items: Vec<String> =
            (0..4).map(|_| format!("\"{}\"", self.paragraph(1, None))).collect();
        body.push(format!("{{\"list\":[{}]}}", items.join(",")));
        let rows: Vec<String> = (0..6)
            .map(|_| {
                let (place, count) = (self.place(), self.dice.below(90_000));
                format!("[\"{place}\",\"{}\",\"{count}\"]", capital(self.dice.pick(&THINGS)))
            })
            .collect();
        body.push(format!(
            "{{\"table\":{{\"caption\":\"{}\",\"columns\":[{{\"title\":\"Place\"}},\
             {{\"title\":\"What\"}},{{\"title\":\"Count\",\"align\":\"end\"}}],\
             \"rows\":[{}]}}}}",
            self.title(),
            rows.join(","),
        ));
        format!("{{\"id\":\"p{at}\",\"title\":\"{title}\",\"body\":[{}]}}", body.join(","))
    }

    fn disagreement(&mut self, _: usize) -> String {
        let point = self.title();
        let claims: Vec<String> = (0..2)
            .map(|_| {
                let (text, source) = (self.paragraph(1, None), self.dice.below(self.sources));
                format!("{{\"text\":\"{text}\",\"sources\":[\"s{source}\"]}}")
            })
            .collect();
        let assessment = self.paragraph(2, None);
        format!(
            "{{\"point\":\"{point}\",\"claims\":[{}],\"assessment\":\"{assessment}\"}}",
            claims.join(","),
        )
    }

    fn term(&mut self, at: usize) -> String {
        let quality = capital(self.dice.pick(&QUALITIES));
        let (thing, meaning) = (self.dice.pick(&THINGS), self.clause());
        let name = family(at + 7);
        format!("{{\"term\":\"{quality} {thing} of {name}\",\"meaning\":\"{meaning}.\"}}")
    }

    fn source(&mut self, at: usize) -> String {
        let kind = ["document", "web", "news", "data"][self.dice.below(4)];
        let (year, month) = (1980 + self.dice.below(44), 1 + self.dice.below(12));
        let (title, place) = (self.title(), self.place());
        let author = format!("{} {}", capital(self.dice.pick(&GIVEN)), self.person());
        let (paper, descriptor) =
            (capital(self.dice.pick(&PAPERS)), self.dice.pick(&DESCRIPTORS));
        let host = place.to_ascii_lowercase();
        let reliability = ["A", "B", "B", "C", "D"][self.dice.below(5)];
        let credibility = 1 + self.dice.below(4);
        format!(
            "{{\"id\":\"s{at}\",\"title\":\"{title}\",\"kind\":\"{kind}\",\
             \"author\":\"{author}\",\"publisher\":\"The {place} {paper}\",\
             \"published\":\"{year}-{month:02}\",\
             \"url\":\"https://{host}.example.org/{year}/{month:02}/{at}\",\
             \"grade\":{{\"reliability\":\"{reliability}\",\"credibility\":{credibility}}},\
             \"descriptor\":\"{descriptor}.\"}}"
        )
    }

    /// So many sentences; the last one cites a source.
    fn paragraph(&mut self, sentences: usize, source: Option<usize>) -> String {
        let mut text = String::new();
        for at in 0..sentences {
            let space = if at == 0 { "" } else { ". " };
            let (first, link, second) = (self.clause(), self.dice.pick(&LINKS), self.clause());
            let second = second[..1].to_ascii_lowercase() + &second[1..];
            let _ = write!(text, "{space}{first} {link} {second}");
        }
        match source {
            Some(source) => format!("{text} [@s{source}]."),
            None => format!("{text}."),
        }
    }

    /// A few words that are no sentence.
    fn title(&mut self) -> String {
        let (which, what) = (capital(self.dice.pick(&QUALITIES)), self.dice.pick(&THINGS));
        let (turns, person) = (self.dice.pick(&TURNS), self.person());
        format!("{which} {what} {turns} {person} at {}", self.place())
    }

    /// A sentence without its full stop.
    fn clause(&mut self) -> String {
        let (who, does) = (self.dice.pick(&ACTORS), self.dice.pick(&VERBS));
        let (which, what) = (self.dice.pick(&QUALITIES), self.dice.pick(&THINGS));
        let (place, person, turns) = (self.place(), self.person(), self.dice.pick(&TURNS));
        let count = 2 + self.dice.below(9_000);
        match self.dice.below(6) {
            0 => format!("The {who} of {place} {does} the {which} {what}"),
            1 => format!("In {place} the {who} {does} {count} {what}s"),
            2 => format!("Near {place}, one {which} {what} {turns} the {who}"),
            3 => format!("The {which} {what} {turns} {person}, the {who} of {place}"),
            4 => format!("For {count} {} the {who} {does} it", self.dice.pick(&UNITS)),
            _ => format!("The heirs of {person} offer {place} one {which} {what}"),
        }
    }

    /// Somebody's family name; few are spoken of often.
    fn person(&mut self) -> String {
        family(self.dice.rare(self.names))
    }

    /// A place; few are spoken of often.
    fn place(&mut self) -> String {
        let at = self.dice.rare(self.names);
        let (ending, stem) = (ENDINGS[at % ENDINGS.len()], at / ENDINGS.len());
        capital(&format!("{}{ending}", syllables(stem)))
    }
}

/// A family name for each number.
fn family(at: usize) -> String {
    capital(&format!("{}sen", syllables(at)))
}

/// Syllables in the manner of digits, so that no two numbers are alike.
fn syllables(mut rest: usize) -> String {
    let mut name = String::new();
    loop {
        name.push_str(SYLLABLES[rest % SYLLABLES.len()]);
        rest /= SYLLABLES.len();
        if rest == 0 {
            return name;
        }
        rest -= 1;
    }
}

fn capital(word: &str) -> String {
    let (first, rest) = word.split_at(1);
    first.to_ascii_uppercase() + rest
}

/// Numbers that look random: splitmix64 (Steele, Lea and Flood 2014).
struct Dice(u64);

impl Dice {
    fn next(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut mixed = self.0;
        mixed = (mixed ^ (mixed >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        mixed ^ (mixed >> 31)
    }

    fn below(&mut self, bound: usize) -> usize {
        let bound = bound as u64;
        usize::try_from(self.next() % bound).unwrap_or(0)
    }

    /// Small numbers often, large ones rarely.
    fn rare(&mut self, bound: usize) -> usize {
        let within = 1 + self.below(bound);
        self.below(within)
    }

    fn pick(&mut self, words: &[&'static str]) -> &'static str {
        words[self.below(words.len())]
    }
}
