//! Inline text in a notation of its own: `<em>`, `<strong>`, `<code>`, `<a=address>`, `<ko:…>`
//! for stretches, `⟦a, p. 4; b⟧` for citations, `⟦=id⟧` for figures.

mod typography;
mod walks;

use std::fmt::Write as _;

use super::{Inline, Mode, Part, RawCite, parse, plain};
use crate::language::Language;
use crate::model::{Link, Run};

fn read(tag: &str, text: &str, mode: Mode) -> Inline {
    parse(text, &Language::new(tag).unwrap(), mode)
}

fn run(run: &Run) -> String {
    let mut text = run.text.clone();
    if run.code {
        text = format!("<code>{text}</code>");
    }
    if run.strong {
        text = format!("<strong>{text}</strong>");
    }
    if run.emphasis {
        text = format!("<em>{text}</em>");
    }
    if let Some(language) = &run.language {
        text = format!("<{language}:{text}>");
    }
    match &run.link {
        Some(Link::Address(to)) => format!("<a={to}>{text}</a>"),
        Some(Link::Actor(actor)) => format!("<#{}>{text}</#>", actor.0),
        None => text,
    }
}

fn cites(cites: &[RawCite]) -> String {
    let shown: Vec<String> = cites
        .iter()
        .map(|cite| match &cite.locator {
            Some(locator) => format!("{}, {locator}", cite.id),
            None => cite.id.clone(),
        })
        .collect();
    format!("⟦{}⟧", shown.join("; "))
}

fn show(inline: &Inline) -> String {
    let mut shown = String::new();
    for piece in &inline.pieces {
        match piece {
            Part::Run(piece) => shown.push_str(&run(piece)),
            Part::Cite(piece) => shown.push_str(&cites(piece)),
            Part::Figure { id, .. } => write!(shown, "⟦={id}⟧").unwrap(),
        }
    }
    shown
}

/// The text in a language, without faults.
fn set(tag: &str, text: &str) -> String {
    let inline = read(tag, text, Mode::Text);
    assert_eq!(inline.faults, [], "{text}");
    show(&inline)
}

/// The faults of a text, as `CODE what-is-at-fault`.
fn faults(text: &str, mode: Mode) -> Vec<String> {
    let faults = read("en", text, mode).faults;
    faults.iter().map(|fault| format!("{} {}", fault.code, &text[fault.at.clone()])).collect()
}

/// All cases in one go: what is typed and what is printed.
fn check(tag: &str, cases: &[(&str, &str)]) {
    for (text, expected) in cases {
        assert_eq!(set(tag, text), *expected, "{tag}: {text}");
    }
}

#[test]
fn emphasis() {
    check(
        "x-none",
        &[
            (
                "*a* _b_ **c** __d__",
                "<em>a</em> <em>b</em> <strong>c</strong> <strong>d</strong>",
            ),
            ("*a [b*](http://x/)", "*a <a=http://x/>b*</a>"),
            ("***a***", "<em><strong>a</strong></em>"),
            ("**a*b*c**", "<strong>a</strong><em><strong>b</strong></em><strong>c</strong>"),
            ("*a**b*", "<em>a**b</em>"),
            ("**a*", "*<em>a</em>"),
            ("*a**", "<em>a</em>*"),
            ("****", "****"),
            ("a * b*", "a * b*"),
            ("snake_case_name", "snake_case_name"),
            ("5*6*78", "5<em>6</em>78"),
            ("_(a)_b", "_(a)_b"),
            ("*(a)*b", "*(a)*b"),
            ("*$*x", "*$*x"),
            ("**문상균(文)**은", "**문상균(文)**은"),
            ("**문상균**은", "<strong>문상균</strong>은"),
            ("*a `*`*", "<em>a </em><em><code>*</code></em>"),
            ("\\*a*", "*a*"),
            ("*a\u{a0}*", "*a\u{a0}*"),
        ],
    );
}

#[test]
fn links() {
    check(
        "en",
        &[
            ("[a](https://x.org/a_b_c)", "<a=https://x.org/a_b_c>a</a>"),
            ("[*a* b](<http://x/b>)", "<a=http://x/b><em>a</em></a><a=http://x/b> b</a>"),
            ("[a]( HTTP://x/(b)\\) )", "<a=HTTP://x/(b))>a</a>"),
            ("[a](http://x/?a=1&amp;b)", "<a=http://x/?a=1&b>a</a>"),
            ("[a] (http://x)", "[a] (http://x)"),
            ("[a](http://x) [b][c] [d]", "<a=http://x>a</a> [b][c] [d]"),
            ("[a [b](http://x) c](http://y)", "[a <a=http://x>b</a> c](http://y)"),
            ("[a](http://x \"t\")", "[a](http://x “t”)"),
            ("<https://x.org/--a>", "<a=https://x.org/--a>https://x.org/--a</a>"),
            ("<mailto:a@b.org>", "<a=mailto:a@b.org>mailto:a@b.org</a>"),
            ("<a@b.org>", "<a=mailto:a@b.org>a@b.org</a>"),
            ("[@user](https://x.org/@user)", "<a=https://x.org/@user>@user</a>"),
            ("[a](not a link)", "[a](not a link)"),
            ("\\[a](http://x)", "[a](http://x)"),
            ("[a <http://x>](http://y)", "[a <a=http://x>http://x</a>](http://y)"),
            ("[a](http://x)[b](http://x)", "<a=http://x>ab</a>"),
            ("[see [@a]](http://x)", "<a=http://x>see </a>⟦a⟧"),
            ("*[a*](http://x)", "*<a=http://x>a*</a>"),
            ("[a *b](http://x)*", "<a=http://x>a *b</a>*"),
        ],
    );
    let only_web_and_mail = [
        ("[a](ftp://x/y)", "TXT008 ftp://x/y"),
        ("[a](page.html)", "TXT008 page.html"),
        ("[a]()", "TXT008 "),
        ("[a](http:///x)", "TXT008 http:///x"),
        ("[a](<http://x y>)", "TXT008 http://x y"),
        ("<javascript:alert(1)>", "TXT008 javascript:alert(1)"),
    ];
    for (text, fault) in only_web_and_mail {
        assert_eq!(faults(text, Mode::Text), [fault], "{text}");
        assert_eq!(faults(text, Mode::NoCitations), [fault], "{text}");
    }
}

#[test]
fn code_spans() {
    check(
        "en",
        &[
            ("`a *b* \"c\" [@d] -- \\` `", "<code>a *b* \"c\" [@d] -- \\</code> `"),
            ("`` a`b ``", "<code>a`b</code>"),
            ("` `` `", "<code>``</code>"),
            ("`  `", "<code>  </code>"),
            ("`a\n b`", "<code>a  b</code>"),
            ("`a", "`a"),
            ("``a`", "``a`"),
            ("\\`a`", "`a`"),
            ("{ko:`}`}", "<ko:<code>}</code>>"),
        ],
    );
}

#[test]
fn escapes_and_entities() {
    check(
        "en",
        &[
            ("\\\" \\' \\-\\- \\. \\{ko:a\\} \\a \\", "\" ' -- . {ko:a} \\a \\"),
            ("&amp; &lt; &quot; &#34; &eacute; &nbsp;", "& < \" \" é \u{a0}"),
            ("&#x2d;&#x2d; &#42;a&#42;", "-- *a*"),
            ("&nosuch; & &amp &#; &#x; &#12345678;", "&nosuch; & &amp &#; &#x; &#12345678;"),
            ("&ngE;", "≧̸"),
            ("e\u{301} &#101;&#x301;", "é é"),
        ],
    );
}

#[test]
fn other_markup_is_printed_as_written() {
    check(
        "en",
        &[
            ("# a", "# a"),
            ("- a\n- b", "- a - b"),
            ("1. a", "1. a"),
            ("> a", "> a"),
            ("    a", "a"),
            ("a  \nb\\\nc\n\n d", "a b\\ c d"),
            ("a\tb", "a b"),
            ("***", "***"),
            ("~~a~~ | b |", "~~a~~ | b |"),
            ("<b class=\"*x*\">a</b>", "<b class=\"*x*\">a</b>"),
            (
                "<!-- \"a\" -- *b* --> <?x y?> <![CDATA[*a*]]> <!X *a*>",
                "<!-- \"a\" -- *b* --> <?x y?> <![CDATA[*a*]]> <!X *a*>",
            ),
            ("a < b > *c*", "a < b > <em>c</em>"),
            ("![\"a\" [@b](](http://x/y.png \"t\")", "![\"a\" [@b](](http://x/y.png \"t\")"),
            ("![a", "![a"),
            ("[a]: http://x", "[a]: http://x"),
            ("a[^1]", "a[^1]"),
        ],
    );
}

#[test]
fn citations() {
    check(
        "en",
        &[
            ("*a* [@b]", "<em>a</em> ⟦b⟧"),
            ("[@a, p. 4]", "⟦a, p. 4⟧"),
            (
                "[@a,p. 4--6 ; @b.c-d_e; @f, \"x\" \\; \\] &amp;]",
                "⟦a, p. 4–6; b.c-d_e; f, “x” ; ] &⟧",
            ),
            ("[[@a]]", "[⟦a⟧]"),
            ("*a [@b] c*", "<em>a </em>⟦b⟧<em> c</em>"),
            ("{ko:가 [@a, }]}", "<ko:가 >⟦a, }⟧"),
            ("a @b [ @c] \\[@d]", "a @b [ @c] [@d]"),
            ("[=n] b", "⟦=n⟧ b"),
            ("[@a](2016)", "⟦a⟧(2016)"),
        ],
    );
    let inline = read("en", "é [@ab, p. 4; @c] *[=d]*", Mode::Text);
    let Part::Cite(cites) = &inline.pieces[1] else { panic!("no citation") };
    assert_eq!((cites[0].at.clone(), cites[1].at.clone()), (4..7, 15..17));
    let at = 21..23;
    let figure = Part::Figure { id: "d".to_owned(), at, emphasis: true, strong: false };
    assert_eq!(inline.pieces[3], figure);
}

#[test]
fn faulty_citations() {
    for (text, fault) in [
        ("a [@]", "TXT005 @"),
        ("a [@ b]", "TXT005 @"),
        ("a [=]", "TXT005 ="),
        ("a [@b; @]", "TXT005 @"),
        ("a [@b", "TXT006 [@"),
        ("a [@b, p. 4 [c]", "TXT006 [@"),
        ("a [=b", "TXT006 [="),
        ("a [@", "TXT006 [@"),
        ("a [@b c]", "TXT004 c"),
        ("a [@b; c]", "TXT004 c"),
        ("a [@b;]", "TXT004 ]"),
        ("a [@b, ]", "TXT004 ,"),
        ("a [@é]", "TXT004 é"),
        ("a [@-b]", "TXT004 -"),
        ("a [@b/c]", "TXT004 /"),
        ("a [=b, c]", "TXT004 ,"),
    ] {
        assert_eq!(faults(text, Mode::Text), [fault], "{text}");
    }
    // One fault does not hide the next.
    assert_eq!(faults("[@a b] [@] [@c", Mode::Text), ["TXT004 b", "TXT005 @", "TXT006 [@"]);
    let twice = ["TXT007 [@b]", "TXT007 [=c]"];
    assert_eq!(faults("a [@b] [=c] *d*", Mode::NoCitations), twice);
    assert_eq!(
        show(&read("en", "[@b] \"[@b](http://x)\"", Mode::Plain)),
        "[@b] “[@b](http://x)”"
    );
}

#[test]
fn characters_that_may_not_be() {
    for (text, fault) in [
        ("a\u{7}b", "TXT001 \u{7}"),
        ("a\r\nb", "TXT001 \r"),
        ("a\u{85}", "TXT001 \u{85}"),
        ("\u{202e}a", "TXT002 \u{202e}"),
        ("a\u{2066}\u{2066}", "TXT002 \u{2066}\u{2066}"),
        ("`\u{2069}`", "TXT002 \u{2069}"),
    ] {
        for mode in [Mode::Text, Mode::NoCitations, Mode::Plain] {
            assert_eq!(faults(text, mode), [fault], "{text:?}");
        }
    }
    for (text, fault) in [
        ("a &#7;", "TXT001 &#7;"),
        ("&#x202E;", "TXT002 &#x202E;"),
        ("&#xD800;", "TXT003 &#xD800;"),
        ("&#0;", "TXT001 &#0;"),
        ("&#x110000;", "TXT003 &#x110000;"),
        ("[a](http://x/&#7;)", "TXT001 &#7;"),
        ("[@a, &#x2067;]", "TXT002 &#x2067;"),
    ] {
        assert_eq!(faults(text, Mode::Text), [fault], "{text:?}");
        assert_eq!(faults(text, Mode::Plain), [""; 0], "{text:?}");
    }
}

#[test]
fn stretches() {
    check(
        "en",
        &[
            ("{ko:문상균} a", "<ko:문상균> a"),
            ("{zh-Hant-TW:*a* b}", "<zh-Hant-TW:<em>a</em>><zh-Hant-TW: b>"),
            ("{ko:a {ja:b} c}", "<ko:a ><ja:b><ko: c>"),
            ("{ko:a {en:b} c}", "<ko:a >b<ko: c>"),
            ("{ko: a} {ko:\na} {ko:a", "{ko: a} {ko: a} {ko:a"),
            ("{k:a} {ko_KR:a} {:a} {12:a} {ko}", "{k:a} {ko_KR:a} {:a} {12:a} {ko}"),
            ("{ko:a\\}b}", "<ko:a}b>"),
            ("\\{ko:a}", "{ko:a}"),
            ("{EN:a} b}", "a b}"),
            ("{ko:a {ja:b}", "{ko:a <ja:b>"),
            ("*{ko:a}*", "<ko:<em>a</em>>"),
            ("*a {ko:b* c}", "*a <ko:b* c>"),
            ("*a {ko:b* c", "<em>a {ko:b</em> c"),
            ("{ko:[a}](http://x)", "<ko:[a>](http://x)"),
            ("[a {ko:b}](http://x)", "<a=http://x>a </a><a=http://x><ko:b></a>"),
            ("[a {ko:b](http://x) c}", "<a=http://x>a {ko:b</a> c}"),
            ("{ko:[a](http://x/})}", "<a=http://x/}><ko:a></a>"),
        ],
    );
}

#[test]
fn plain_text() {
    let english = Language::new("en").unwrap();
    assert_eq!(
        plain("\"*a*\" -- don't ... &amp; {ko:b} \\\"", &english),
        "“*a*” -- don’t ... &amp; {ko:b} \\”"
    );
    assert_eq!(plain(" a\nb\te\u{301} ", &english), " a b é ");
    assert_eq!(read("en", "a &#7; [@b", Mode::Plain).faults, []);
}

#[test]
fn neighbours_that_look_alike_are_one() {
    let pieces = |text| read("en", text, Mode::Text).pieces.len();
    assert_eq!(pieces("a\\*b&amp;c <b> *"), 1);
    assert_eq!(pieces("*a*_b_"), 1);
    assert_eq!(pieces("{en:a}b{en:c}"), 1);
    assert_eq!(pieces("`a``b`"), 1);
    assert_eq!(pieces(""), 0);
    assert_eq!(pieces(" \n "), 0);
}
