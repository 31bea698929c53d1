//! The frog prince of D. E. Knuth and M. F. Plass, as printed in D. E. Knuth, *Digital
//! Typography* (1999): character widths and spaces of p. 75, lines and ratios of pp. 81 and 82.

use dossier::text::linebreak::{Break, Costs, FORCED, Fit, Item, Measure, optimal};

/// The text with its divisions marked `|`.
const TEXT: &str = "In olden times when wish|ing still helped one, there lived a king whose \
    daugh|ters were all beau|ti|ful; and the young|est was so beau|ti|ful that the sun it|self, \
    which has seen so much, was aston|ished when|ever it shone in her face. Close by the king’s \
    castle lay a great dark for|est, and un|der an old lime-tree in the for|est was a well, and \
    when the day was very warm, the king’s child went out into the for|est and sat down by the \
    side of the cool foun|tain; and when she was bored she took a golden ball, and threw it up on \
    high and caught it; and this ball was her favor|ite play|thing.";

/// The prices of the paper: β of a line 1 more, 50 for a hyphen, 3000 for two in a row and
/// for neighbours of unlike tightness (*Digital Typography*, pp. 80–81).
const PAPER: Costs = Costs {
    tolerance: 1.0,
    line: 1.0,
    widening: 0.0,
    narrowing: 0.0,
    hyphen: 50.0,
    hyphen_long: 50.0,
    ladder: u8::MAX,
    hyphen_below: 3_000.0,
    hyphen_last: 3_000.0,
    contrast: 3_000.0,
    runt_cost: 0.0,
    ..Costs::justified(18.0)
};

/// Widths in eighteenths of the em, of Monotype's wedge for the face of the paper.
fn width(character: char) -> f64 {
    match character {
        'i' | 'l' | ',' | '.' | ';' | '’' => 5.0,
        'f' | 'j' | 'I' | '-' => 6.0,
        'r' | 's' | 't' => 7.0,
        'c' | 'e' | 'z' => 8.0,
        'a' | 'g' | 'o' | 'v' => 9.0,
        'b' | 'd' | 'h' | 'k' | 'n' | 'p' | 'q' | 'u' | 'x' | 'y' => 10.0,
        'w' | 'C' => 13.0,
        'm' => 15.0,
        other => panic!("the paper has no width for `{other}`"),
    }
}

/// The space after a character: wider after a full stop, and giving more after a comma.
fn glue(before: char) -> Item {
    let (width, stretch, shrink) = match before {
        ',' => (6.0, 4.0, 2.0),
        ';' => (6.0, 4.0, 1.0),
        '.' => (8.0, 6.0, 1.0),
        _ => (6.0, 3.0, 2.0),
    };
    Item::Glue { width, stretch, shrink }
}

/// The items, and the text that each stands for.
fn items() -> (Vec<Item>, Vec<String>) {
    let (mut items, mut texts) = (Vec::new(), Vec::new());
    let mut push = |item, text: String| {
        items.push(item);
        texts.push(text);
    };
    let mut rest = TEXT;
    while let Some(at) = rest.find([' ', '|', '-']) {
        let (word, tail) = rest.split_at(at);
        let mark = tail.chars().next().unwrap();
        let mut solid = word.to_owned();
        if mark == '-' {
            solid.push('-');
        }
        push(Item::Box { width: solid.chars().map(width).sum() }, solid);
        let pre = if mark == '|' { width('-') } else { 0.0 };
        let hyphen = mark != ' ';
        push(Item::Penalty { cost: 0.0, hyphen, pre, post: 0.0 }, String::new());
        if mark == ' ' {
            push(glue(word.chars().next_back().unwrap()), " ".to_owned());
        }
        rest = &tail[1..];
    }
    push(Item::Box { width: rest.chars().map(width).sum() }, rest.to_owned());
    push(Item::Penalty { cost: FORCED, hyphen: false, pre: 0.0, post: 0.0 }, String::new());
    (items, texts)
}

fn lines(items: &[Item], texts: &[String], breaks: &[Break]) -> Vec<String> {
    let mut from = 0;
    let line = |ending: &Break| {
        let mut line = texts[from..ending.item].concat().trim().to_owned();
        if matches!(items[ending.item], Item::Penalty { hyphen: true, pre, .. } if pre > 0.0) {
            line.push('-');
        }
        from = ending.item;
        line
    };
    breaks.iter().map(line).collect()
}

/// Ratios of all lines but the last, to three decimals. The last is printed with that of the
/// glue that fills it, which there is none of here.
fn ratios(breaks: &[Break]) -> Vec<String> {
    let full = &breaks[..breaks.len() - 1];
    full.iter().map(|ending| format!("{:.3}", ending.ratio + 0.0)).collect()
}

#[test]
fn narrow() {
    let (items, texts) = items();
    let breaks = optimal(&items, Measure { first: 372.0, rest: 390.0 }, Fit::Justified, &PAPER);
    let printed = [
        "In olden times when wishing still helped one,",
        "there lived a king whose daughters were all beau-",
        "tiful; and the youngest was so beautiful that the",
        "sun itself, which has seen so much, was aston-",
        "ished whenever it shone in her face. Close by the",
        "king’s castle lay a great dark forest, and under an",
        "old lime-tree in the forest was a well, and when",
        "the day was very warm, the king’s child went out",
        "into the forest and sat down by the side of the",
        "cool fountain; and when she was bored she took a",
        "golden ball, and threw it up on high and caught",
        "it; and this ball was her favorite plaything.",
    ];
    assert_eq!(lines(&items, &texts, &breaks), printed);
    let printed = [
        "0.857", "0.000", "0.280", "1.000", "0.067", "-0.278", "0.536", "-0.167", "0.700",
        "-0.176", "0.357",
    ];
    assert_eq!(ratios(&breaks), printed);
}

#[test]
fn wide() {
    let (items, texts) = items();
    let breaks = optimal(&items, Measure { first: 482.0, rest: 500.0 }, Fit::Justified, &PAPER);
    let printed = [
        "In olden times when wishing still helped one, there lived a",
        "king whose daughters were all beautiful; and the youngest was",
        "so beautiful that the sun itself, which has seen so much, was",
        "astonished whenever it shone in her face. Close by the king’s",
        "castle lay a great dark forest, and under an old lime-tree in the",
        "forest was a well, and when the day was very warm, the king’s",
        "child went out into the forest and sat down by the side of the",
        "cool fountain; and when she was bored she took a golden ball,",
        "and threw it up on high and caught it; and this ball was her",
        "favorite plaything.",
    ];
    assert_eq!(lines(&items, &texts, &breaks), printed);
    let printed =
        ["0.774", "0.179", "0.629", "0.545", "0.000", "0.079", "0.282", "0.294", "0.575"];
    assert_eq!(ratios(&breaks), printed);
}
