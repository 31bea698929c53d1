//! What is no JSON.

use super::{Case, check, whole};

#[test]
fn syntax() {
    check(whole, SYNTAX);
}

const SYNTAX: &[Case] = &[
    ("", &["1:1 JSON002 the file is empty"]),
    (" ", &["1:1 JSON002 the file is empty"]),
    ("{", &["1:1 JSON002 this `{` is never closed"]),
    ("[", &["1:1 JSON002 this `[` is never closed"]),
    (r#"{"a":1,}"#, &["1:7 JSON003 a comma after the last value (take the comma out)"]),
    (r#"{"a":1 "b":2}"#, &["1:7 JSON002 expected a comma after this value"]),
    (r#"{"a" 1}"#, &["1:6 JSON002 expected a colon after the key"]),
    (r#"{"a":}"#, &["1:6 JSON002 expected a value, found `}`"]),
    (r#"{"a":"#, &["1:6 JSON002 expected a value after the colon"]),
    ("{'a':1}", &[r#"1:2 JSON003 a single quotation mark around a text (write `"`)"#]),
    ("{a:1}", &[r#"1:2 JSON003 a key without quotation marks (write `"` around it)"#]),
    (r#"{"a":1} x"#, &["1:9 JSON002 something follows the end of the dossier"]),
    ("{// c\n}", &["1:2 JSON003 a comment (JSON has no comments: take it out)"]),
    (r#"{"a":01}"#, &["1:6 JSON003 a number that begins with a zero (leave the zero out)"]),
    (r#"{"a":+1}"#, &["1:6 JSON003 a number with a plus sign (leave the `+` out)"]),
    (
        r#"{"a":.5}"#,
        &[
            "1:6 JSON003 a number that begins or ends with its decimal point (write `0.5`, `5.0`)",
        ],
    ),
    (
        r#"{"a":5.}"#,
        &[
            "1:6 JSON003 a number that begins or ends with its decimal point (write `0.5`, `5.0`)",
        ],
    ),
    (r#"{"a":0x1}"#, &["1:6 JSON003 a hexadecimal number"]),
    (r#"{"a":NaN}"#, &["1:6 JSON002 `NaN` is no value (a text stands in quotation marks)"]),
    (r#"{"a":-}"#, &["1:7 JSON002 this number lacks a digit"]),
    (r#"{"a":1e}"#, &["1:8 JSON002 this number lacks a digit"]),
    (r#"{"a":True}"#, &["1:6 JSON002 `True` is no value (write `true`)"]),
    (r#"{"a":tru}"#, &["1:6 JSON002 `tru` is no value (a text stands in quotation marks)"]),
    (r#"{"a":"b}"#, &[r#"1:6 JSON002 this text is never closed (close it with `"`)"#]),
    (
        "{\"a\":\"b\n\"}",
        &[
            r#"1:6 JSON002 this text is not closed on its line (close it with `"`; a line break within a text is `\n`)"#,
        ],
    ),
    (
        "{\"a\":\"b\tc\"}",
        &[r#"1:8 JSON002 a tab as itself within a text (write `\t`, or a space)"#],
    ),
    ("{\"a\":\"b\u{1}c\"}", &["1:8 TXT001 control character U+0001 (remove it)"]),
    (
        r#"{"a":"\x41"}"#,
        &[r#"1:7 JSON002 this escape is none of JSON's (a backslash itself is `\\`)"#],
    ),
    (r#"{"a":"\u12"}"#, &[r#"1:7 JSON002 `\u` needs four hexadecimal digits"#]),
    (
        r#"{"é":"\ud83d"}"#,
        &[
            r#"1:7 JSON004 half of a surrogate pair, which is no character (a character beyond U+FFFF is written as itself, or as two `\u` escapes)"#,
        ],
    ),
    (
        r#"{"a":"\ud83dx"}"#,
        &[
            r#"1:7 JSON004 half of a surrogate pair, which is no character (a character beyond U+FFFF is written as itself, or as two `\u` escapes)"#,
        ],
    ),
    (
        r#"{"a":"\udc00"}"#,
        &[
            r#"1:7 JSON004 half of a surrogate pair, which is no character (a character beyond U+FFFF is written as itself, or as two `\u` escapes)"#,
        ],
    ),
    ("{“a”:1}", &[r#"1:2 JSON003 `“` where JSON has a straight quotation mark (write `"`)"#]),
    ("{\"a\":\u{a0}1}", &["1:6 JSON003 the space U+00A0 between values (write a plain space)"]),
    (r#"{"a":1]"#, &["1:7 JSON002 expected a key in quotation marks"]),
    ("[1,,2]", &["1:4 JSON002 expected a value, found `,`"]),
    ("[]", &["1:1 TYPE001 expected an object, found a list"]),
    ("1", &["1:1 TYPE001 expected an object, found a number"]),
    (r#"{"a":[1 2]}"#, &["1:8 JSON002 expected a comma after this value"]),
    (r#"{"a":1}}"#, &["1:8 JSON002 something follows the end of the dossier"]),
    (r#"{"a"::1}"#, &["1:6 JSON002 expected a value or a comma, found `:`"]),
    ("{/* c", &["1:2 JSON003 a comment (JSON has no comments: take it out)"]),
    (
        r#"{"a":[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]}"#,
        &["1:69 LIMIT002 more than 64 levels of nesting"],
    ),
];
