//! Dossiers of any length, the same for the same number: a chronology of sentences that differ,
//! with the actors and sources that they need.
//!
//! Knows the format and nothing of the program, so that tests and benchmarks share it.

use std::fmt::Write as _;

/// A dossier with a chronology of so many entries, an actor for every fourteen and two sources
/// for every three of them, as JSON.
///
/// Every entry and profile has text of its own: repeated paragraphs would be kinder to caches of
/// shaped words than any real dossier.
pub(crate) fn dossier(entries: usize) -> String {
    let mut dice = Dice(0x9e37_79b9_7f4a_7c15 ^ entries as u64);
    let actors = entries.div_ceil(14).max(1);
    let sources = (entries * 2 / 3).max(1);
    let mut json = String::from(HEAD);
    let summary: Vec<String> = (0..3)
        .map(|at| format!("\"{}\"", paragraph(&mut dice, 4, Some(at % sources))))
        .collect();
    let _ = write!(json, "\"summary\":{{\"paragraphs\":[{}]}},", summary.join(","));
    list(&mut json, "actors", actors, |at| actor(&mut dice, at, sources));
    list(&mut json, "chronology", entries, |at| {
        entry(&mut dice, (at, entries), (actors, sources))
    });
    list(&mut json, "sources", sources, |at| source(&mut dice, at));
    json.pop();
    json.push('}');
    json
}

/// What all of them begin with.
const HEAD: &str = concat!(
    r#"{"dossier":1,"language":"en","title":"A generated chronicle","as_of":"2024-12-31","#,
    r#""kinds":{"works":"Works","trade":"Trade","weather":"Weather"},"#,
);

/// Writes a list with its key.
fn list(json: &mut String, key: &str, count: usize, mut object: impl FnMut(usize) -> String) {
    let objects: Vec<String> = (0..count).map(&mut object).collect();
    let _ = write!(json, "\"{key}\":[{}],", objects.join(","));
}

fn actor(dice: &mut Dice, at: usize, sources: usize) -> String {
    let stance = ["for", "against", "mixed", "neutral", "unknown"][at % 5];
    let (given, role) = (capital(dice.pick(&GIVEN)), capital(dice.pick(&ACTORS)));
    let profile = paragraph(dice, 3, Some(at % sources));
    format!(
        "{{\"id\":\"a{at}\",\"name\":\"{given} {}\",\"role\":\"{role}\",\
         \"stance\":\"{stance}\",\"profile\":\"{profile}\"}}",
        family(at),
    )
}

fn entry(
    dice: &mut Dice,
    (at, entries): (usize, usize),
    (actors, sources): (usize, usize),
) -> String {
    // In order of date, over forty years.
    let day = at * (40 * 336) / entries;
    let (year, month, day) = (1980 + day / 336, day % 336 / 28 + 1, day % 28 + 1);
    let kind = ["works", "trade", "weather"][dice.below(3)];
    // Every source is cited by the first entries that there are; later ones cite again.
    let (first, second) = (at % sources, dice.below(sources));
    let sentences = 2 + dice.below(3);
    format!(
        "{{\"date\":\"{year}-{month:02}-{day:02}\",\"title\":\"{}\",\"text\":\"{}\",\
         \"kind\":\"{kind}\",\"actors\":[\"a{}\"],\"sources\":[\"s{first}\"]}}",
        clause(dice),
        paragraph(dice, sentences, Some(second)),
        at % actors,
    )
}

fn source(dice: &mut Dice, at: usize) -> String {
    let kind = ["document", "web", "news", "data"][dice.below(4)];
    let year = 1980 + dice.below(44);
    format!(
        "{{\"id\":\"s{at}\",\"title\":\"{}\",\"kind\":\"{kind}\",\"publisher\":\"The {} {}\",\
         \"published\":\"{year}\",\"url\":\"https://example.org/{}/{at}\",\
         \"grade\":{{\"reliability\":\"B\",\"credibility\":2}}}}",
        clause(dice),
        capital(dice.pick(&PLACES)),
        capital(dice.pick(&PAPERS)),
        dice.pick(&PLACES),
    )
}

/// So many sentences; the last one cites a source.
fn paragraph(dice: &mut Dice, sentences: usize, source: Option<usize>) -> String {
    let mut text = String::new();
    for _ in 0..sentences {
        let _ = write!(text, "{}. ", clause(dice));
    }
    text.truncate(text.trim_end().trim_end_matches('.').len());
    match source {
        Some(source) => format!("{text} [@s{source}]."),
        None => format!("{text}."),
    }
}

/// A sentence without its full stop.
fn clause(dice: &mut Dice) -> String {
    let (who, does) = (dice.pick(&ACTORS), dice.pick(&VERBS));
    let (which, what) = (dice.pick(&QUALITIES), dice.pick(&THINGS));
    let place = capital(dice.pick(&PLACES));
    match dice.below(4) {
        0 => format!("The {who} of {place} {does} the {which} {what}"),
        1 => format!("In {place} the {who} {does} {} {what}s", 2 + dice.below(900)),
        2 => format!("Near {place}, one {which} {what} {} the {who}", dice.pick(&TURNS)),
        _ => format!("The {which} {what} {} the {who} of {place}", dice.pick(&TURNS)),
    }
}

/// A family name for each number: syllables in the manner of digits, so that no two are alike.
fn family(at: usize) -> String {
    let mut name = String::new();
    let mut rest = at;
    loop {
        name.push_str(SYLLABLES[rest % SYLLABLES.len()]);
        rest /= SYLLABLES.len();
        if rest == 0 {
            break;
        }
    }
    capital(&format!("{name}sen"))
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

    fn pick<'a>(&mut self, words: &[&'a str]) -> &'a str {
        words[self.below(words.len())]
    }
}

const GIVEN: [&str; 12] = [
    "ada", "bruno", "clara", "dario", "elena", "felix", "greta", "hugo", "irene", "jonas",
    "katrin", "lorenz",
];
const SYLLABLES: [&str; 12] =
    ["mar", "tol", "bren", "kas", "vin", "dor", "hel", "rund", "pet", "lam", "ost", "gar"];
const ACTORS: [&str; 20] = [
    "harbour master",
    "council",
    "surveyor",
    "magistrate",
    "printer",
    "lighthouse keeper",
    "association of millers",
    "railway office",
    "customs house",
    "geologist",
    "schoolteacher",
    "committee",
    "engineer",
    "archivist",
    "ferry company",
    "observatory",
    "forester",
    "electricity board",
    "cartographer",
    "cooperative",
];
const VERBS: [&str; 22] = [
    "inspects",
    "purchases",
    "abandons",
    "measures",
    "describes",
    "restores",
    "photographs",
    "auctions",
    "reopens",
    "surrenders",
    "catalogues",
    "defends",
    "questions",
    "postpones",
    "strengthens",
    "exchanges",
    "inherits",
    "dismantles",
    "consecrates",
    "borrows",
    "paints",
    "numbers",
];
const TURNS: [&str; 14] = [
    "surprises",
    "delays",
    "outlives",
    "occupies",
    "embarrasses",
    "divides",
    "enriches",
    "puzzles",
    "reaches",
    "replaces",
    "threatens",
    "convinces",
    "frightens",
    "supports",
];
const QUALITIES: [&str; 24] = [
    "abandoned",
    "brick",
    "narrow",
    "provisional",
    "magnificent",
    "flooded",
    "northern",
    "disputed",
    "wooden",
    "forgotten",
    "temporary",
    "illuminated",
    "crooked",
    "municipal",
    "medieval",
    "electric",
    "unfinished",
    "transparent",
    "collapsed",
    "circular",
    "floating",
    "registered",
    "subterranean",
    "whitewashed",
];
const THINGS: [&str; 28] = [
    "bridge",
    "warehouse",
    "ledger",
    "canal",
    "telescope",
    "granary",
    "timetable",
    "monument",
    "orchard",
    "staircase",
    "reservoir",
    "newspaper",
    "cemetery",
    "windmill",
    "contract",
    "laboratory",
    "drawbridge",
    "tunnel",
    "manuscript",
    "waterwheel",
    "barometer",
    "embankment",
    "theatre",
    "signal",
    "quarry",
    "lantern",
    "aqueduct",
    "locomotive",
];
const PLACES: [&str; 18] = [
    "aldermoor",
    "brackwater",
    "castlemere",
    "dunhollow",
    "eastvale",
    "fernholm",
    "greywick",
    "harrowgate",
    "inverlake",
    "junipertown",
    "kingsferry",
    "larkmouth",
    "millbrook",
    "norwold",
    "oakhaven",
    "pinecliff",
    "quarrytown",
    "ravensfield",
];
const PAPERS: [&str; 8] =
    ["courier", "gazette", "observer", "chronicle", "herald", "record", "messenger", "review"];
