//! Quotation marks, dashes, dots and spaces by language.

use super::{check, set};
use crate::language::Language;
use crate::model::inline::plain;

#[test]
fn english_quotes() {
    check(
        "en-GB",
        &[
            ("\"a\" 'b'", "“a” ‘b’"),
            ("\"a 'b' c\"", "“a ‘b’ c”"),
            ("'a \"b\" c'", "‘a “b” c’"),
            ("\"a \"b\" c\"", "“a ‘b’ c”"),
            ("\"'a' b\" \"c 'd'\"", "“‘a’ b” “c ‘d’”"),
            (
                "don't Park's the '90s '16 rock 'n' roll",
                "don’t Park’s the ’90s ’16 rock ’n’ roll",
            ),
            ("the workers' strike", "the workers’ strike"),
            ("'tis \"'tis\" 'Twas", "’tis “’tis” ’Twas"),
            ("\"In 2016\" 'in 2016'", "“In 2016” ‘in 2016’"),
            ("5'10\" and 12\" and 6'", "5'10\" and 12\" and 6'"),
            ("\"He is 5'10\" tall\"", "“He is 5'10\" tall”"),
            ("1980's", "1980’s"),
            (
                "(\"a\") [\"b\"] \"c\". \"d,\" \"e\"; \"f\"—\"g\"",
                "(“a”) [“b”] “c”. “d,” “e”; “f”—“g”",
            ),
            ("he said---\"a\"---and", "he said—“a”—and"),
            ("\"...a\" \"b...\"", "“…a” “b…”"),
            ("a and/or \"b\"", "a and/or “b”"),
            ("*\"a\"* \"*b*\" **\"c**\"", "<em>“a”</em> “<em>b</em>” <strong>“c</strong>”"),
            ("\"a [@b]\" \"c\"[@d]", "“a ⟦b⟧” “c”⟦d⟧"),
            ("\"[=n]\" [=n]'s", "“⟦=n⟧” ⟦=n⟧’s"),
            ("\"`a`\" [\"b\"](http://x)", "“<code>a</code>” <a=http://x>“b”</a>"),
            ("\" a \" \" ' ", "“ a ” \" '"),
            ("{ko:삼성}'s", "<ko:삼성>’s"),
            ("x=\"y\"", "x=“y”"),
            ("\"a", "“a"),
            ("a\"", "a”"),
        ],
    );
}

#[test]
fn quotes_of_other_languages() {
    check("de", &[("\"a 'b' c\" d'e", "„a ‚b‘ c“ d’e")]);
    check("de-CH", &[("\"a 'b' c\" 10'000", "«a ‹b› c» 10’000")]);
    check("es", &[("\"a 'b' c\" ¿\"d\"?", "«a “b” c» ¿«d»?")]);
    check("es-MX", &[("\"a 'b' c\"", "“a ‘b’ c”")]);
    check("ko", &[("\"안녕\"이라고 '가'는 그는\"나\"", "“안녕”이라고 ‘가’는 그는“나”")]);
    check(
        "ja",
        &[("彼は\"今日は'明日'と\"言った。\"a\"", "彼は「今日は『明日』と」言った。「a」")],
    );
    check("sv", &[("\"a 'b'\"", "”a ’b’”")]);
    check("he", &[("צה\"ל \"א\" ג'ורג'", "צה״ל ”א” ג׳ורג׳")]);
    check("nl", &[("'s avonds \"a\" foto's", "’s avonds “a” foto’s")]);
    check(
        "en",
        &[
            ("{de:\"a\"} \"b {de:\"c\"} {ja:'d'}\"", "<de:„a“> “b <de:‚c‘> <ja:『d』>”"),
            ("\"a {ko:b\" c} d\"", "“a <ko:b” c> d”"),
        ],
    );
}

#[test]
fn french_spaces() {
    let narrow = |tag: &str, text: &str| set(tag, text).replace('\u{202f}', "_");
    for (text, expected) in [
        ("\"a\"", "«_a_»"),
        ("\" a \"", "«_a_»"),
        ("« a » «b»", "«_a_» «_b_»"),
        ("«\u{a0}a\u{a0}»", "«\u{a0}a\u{a0}»"),
        ("a; b: c! d?", "a_; b_: c_! d_?"),
        ("a ; b : c ! d ?", "a_; b_: c_! d_?"),
        ("a\u{a0}: b &nbsp;?", "a\u{a0}: b \u{a0}?"),
        ("12:30 http://x.org?a=b", "12:30 http://x.org?a=b"),
        ("a ?!? (?) ...", "a_?!? (?) …"),
        ("a ?! b!!", "a_?! b_!!"),
        ("\"a ?\"", "«_a_?_»"),
        ("*a* !", "<em>a</em>_!"),
        ("a [@b] !", "a ⟦b⟧_!"),
        ("a\n!", "a_!"),
        ("l'été d'\"a\"", "l’été d’«_a_»"),
        ("{en:\"a\":}", "<en:“a”:>"),
        ("`a :` \\:", "<code>a :</code> :"),
    ] {
        assert_eq!(narrow("fr", text), expected, "{text}");
    }
    assert_eq!(narrow("fr-CH", "\"a 'b'\" !"), "«_a ‹_b_›_»_!");
    assert_eq!(narrow("fr-CA", "\"a\" : b; c ?"), "«_a_»_: b; c ?");
    assert_eq!(narrow("en", "{fr:\"a\" !} !"), "<fr:«_a_»_!> !");
    let plainly = plain("\"L'été\" : a", &Language::new("fr").unwrap());
    assert_eq!(plainly, "«\u{202f}L’été\u{202f}» : a");
}

#[test]
fn dashes_and_dots() {
    check(
        "en",
        &[
            ("1939--45 a---b a - b", "1939–45 a—b a - b"),
            ("---- -----", "---- -----"),
            ("a... b.... c..", "a… b…. c.."),
            ("*-*-", "<em>-</em>-"),
        ],
    );
}
