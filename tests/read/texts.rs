//! Faults within inline texts, whose places lead through JSON's escapes back to the file.

use super::{Case, check, rest};

#[test]
fn texts() {
    check(|text| rest(&format!("\"summary\":{{\"paragraphs\":[\n\"{text}\"]}}")), TEXTS);
}

const TEXTS: &[Case] = &[
    (r"a\u0007b", &["3:3 TXT001 control character U+0007 (remove it)"]),
    ("a &#7; b", &["3:4 TXT001 control character U+0007 (remove it)"]),
    (
        r#"\"\u202eb"#,
        &[
            "3:4 TXT002 bidirectional formatting character U+202E (remove it: direction follows from the language)",
        ],
    ),
    ("a &#xD800; b", &["3:4 TXT003 entity for U+D800, which is no character"]),
    (
        r"\u00e9 [@x y]",
        &[
            "3:13 TXT004 unexpected `y` in a citation (a comma comes before a locator, a semicolon and `@` before another source)",
        ],
    ),
    (
        "[=n, p. 4]",
        &["3:5 TXT004 unexpected `,` in a figure (`]` comes after the id of a figure)"],
    ),
    (
        "[@ x]",
        &[
            r"3:3 TXT005 citation without an id (write the id after the sign, or `\[` for a bracket)",
        ],
    ),
    (
        "a [@",
        &[
            r"3:4 TXT006 citation without a closing `]` (close it before the next bracket, or write `\[` for a bracket)",
        ],
    ),
    (
        "a [x](notes.txt)",
        &[
            r"3:8 TXT008 `notes.txt` is no address that a link can lead to (give an `http`, `https` or `mailto` address, or write `\` before the bracket)",
        ],
    ),
    (
        "é 😀😀",
        &["3:4 TXT010 no font has the character U+1F600 `😀` (write it in other characters)"],
    ),
    // The place of an entity is not known to who looks for glyphs: the text's is told.
    (
        "a &#x1F600;",
        &["3:1 TXT010 no font has the character U+1F600 `😀` (write it in other characters)"],
    ),
    ("[@x; @y]", &["3:3 ID003 no source has the id `x`", "3:7 ID003 no source has the id `y`"]),
    (r"e\u0301 {ko:국방부} &amp; <https://a.org/ü> a\u00ad\u200bb", &[]),
];

#[test]
fn titles() {
    check(rest, TITLES);
}

const TITLES: &[Case] = &[(
    r#""subtitle":"T [@x]""#,
    &[
        r"2:15 TXT007 no citation or figure may stand here (move it into a text, or write `\[` for a bracket)",
    ],
)];
