//! Many texts: against another parser, against what holds of every text, and against time.

use std::time::{Duration, Instant};

use pulldown_cmark::{Event, LinkType, Options, Parser, Tag, TagEnd};
use unicode_normalization::is_nfc;

use super::{read, run, set};
use crate::model::inline::{Mode, Part};
use crate::model::{Link, Run};

/// Texts of signs, by a fixed walk.
fn walk(
    signs: &'static [&'static str],
    length: usize,
    count: usize,
) -> impl Iterator<Item = String> {
    let mut state = 7_u32;
    let mut step = move || {
        state = state.wrapping_mul(1_664_525).wrapping_add(1_013_904_223);
        signs[(state >> 16) as usize % signs.len()]
    };
    (0..count).map(move |_| (0..length).map(|_| step()).collect())
}

#[test]
fn commonmark_as_pulldown_cmark_reads_it() {
    let emphasis = ["*", "**", "_", "a", " ", ",", "***", "__"].as_slice();
    let links = ["*", "**", "_", "a", " ", "`", "[", "](http://x)", "\\", "]"].as_slice();
    // Not with labels: there the parser has links in links, which the specification has not.
    let addresses =
        ["*", "_", "a", " ", "`", "``", "<http://y>", "<a*b@c.d>", "<", ">"].as_slice();
    let walks = [emphasis, links, addresses].into_iter().flat_map(|signs| walk(signs, 9, 4000));
    for text in walks {
        let text = format!("a{text}a");
        assert_eq!(set("x-none", &text), by_pulldown(&text), "{text}");
    }
}

/// The same notation from an independent parser.
fn by_pulldown(text: &str) -> String {
    let (mut emphasis, mut strong, mut link) = (0, 0, None);
    let mut runs: Vec<Run> = Vec::new();
    for event in Parser::new_ext(text, Options::empty()) {
        let code = matches!(event, Event::Code(_));
        match event {
            Event::Start(Tag::Emphasis) => emphasis += 1,
            Event::End(TagEnd::Emphasis) => emphasis -= 1,
            Event::Start(Tag::Strong) => strong += 1,
            Event::End(TagEnd::Strong) => strong -= 1,
            Event::Start(Tag::Link { link_type, dest_url, .. }) => {
                let scheme = if link_type == LinkType::Email { "mailto:" } else { "" };
                link = Some(Link::Address(format!("{scheme}{dest_url}")));
            }
            Event::End(TagEnd::Link) => link = None,
            Event::Text(text) | Event::Code(text) | Event::InlineHtml(text) => {
                let (emphasis, strong, link) = (emphasis > 0, strong > 0, link.clone());
                let fresh = Run { emphasis, strong, code, link, ..Run::default() };
                if !runs
                    .last()
                    .is_some_and(|last| fresh == Run { text: String::new(), ..last.clone() })
                {
                    runs.push(fresh);
                }
                if let Some(last) = runs.last_mut() {
                    last.text.push_str(&text);
                }
            }
            _ => {}
        }
    }
    runs.iter().map(run).collect()
}

#[test]
fn whatever_is_typed() {
    let signs = [
        "*",
        "_",
        "[",
        "]",
        "(",
        ")",
        "[@",
        "[=",
        "a",
        "é",
        "가",
        " ",
        "\n",
        "\"",
        "'",
        "`",
        "\\",
        "{ko:",
        "}",
        "<",
        ">",
        "![",
        "](http://x)",
        "&#7;",
        "&amp;",
        "\u{301}",
        "\u{202e}",
        ";",
        "«",
        "»",
        "-",
        ".",
        ", ",
        "@",
        "5",
        "!",
    ]
    .as_slice();
    for text in walk(signs, 12, 4000) {
        for (tag, mode) in [("en", Mode::Text), ("fr", Mode::NoCitations), ("ja", Mode::Plain)]
        {
            let inline = read(tag, &text, mode);
            // Every place is one of the string.
            assert!(inline.faults.iter().all(|fault| text.get(fault.at.clone()).is_some()));
            assert!(inline.faults.is_sorted_by_key(|fault| fault.at.start));
            let mut last: Option<Run> = None;
            for piece in inline.pieces {
                let Part::Run(run) = piece else {
                    last = None;
                    continue;
                };
                assert!(!run.text.is_empty() && is_nfc(&run.text), "{text:?}");
                let look = Run { text: String::new(), ..run };
                assert_ne!(last, Some(look.clone()), "{text:?}");
                last = Some(look);
            }
        }
    }
}

#[test]
fn anything_is_read_at_once() {
    let many = |unit: &str| unit.repeat(200_000 / unit.len());
    let quotes = many("\"'a ") + &many("a' ") + &many("a\"");
    for text in [
        many("["),
        many("]"),
        many("[]("),
        many("[a]("),
        many("*"),
        many("*a "),
        many("a**"),
        many("*a_ "),
        many("_a*"),
        many("{ko:"),
        many("{ko:a}"),
        many("}"),
        many("{"),
        many("`"),
        many("`a``"),
        many("<"),
        many("<!--"),
        many("<!--a"),
        many("<?"),
        many("<!A"),
        many("<a b=\""),
        many("<a b='"),
        many("<a "),
        many("[@"),
        many("[@a;"),
        many("[@a, "),
        many("![["),
        many("![a]("),
        many("&"),
        many("&a"),
        many("&amp;"),
        many("&#1"),
        many("\\"),
        many("\""),
        many("'"),
        many("\"'"),
        many("\"a"),
        many("a' "),
        many(" '"),
        many("-"),
        many("."),
        many("\n"),
        many(" "),
        many(" \n"),
        many("[a](http://x"),
        many("[a](<b"),
        many("[a](b \""),
        many("[a](b '"),
        many("[@a](("),
        many("!"),
        many("{ko:\""),
        quotes,
        many("<a a=\"<a b=\" a=\" x=\""),
        many("{ko:[") + &many("}]("),
        many("\u{7}"),
        (1..600).map(|count| "`".repeat(count) + "a").collect(),
    ] {
        for mode in [Mode::Text, Mode::NoCitations, Mode::Plain] {
            let start = Instant::now();
            let inline = read("fr", &text, mode);
            let taken = start.elapsed();
            let begin: String = text.chars().take(12).collect();
            assert!(taken < Duration::from_secs(3), "{begin} took {taken:?}");
            assert!(inline.pieces.len() + inline.faults.len() > 0 || text.trim().is_empty());
        }
    }
}
