//! Faults of the outermost object, of markings and of scales.

use super::{Case, check, rest, whole};

#[test]
fn keys_of_files() {
    check(whole, KEYS_OF_FILES);
}

const KEYS_OF_FILES: &[Case] = &[
    (
        "{}",
        &[
            "1:1 KEY003 missing key `as_of` (a dossier needs one)",
            "1:1 KEY003 missing key `dossier` (a dossier needs one)",
            "1:1 KEY003 missing key `language` (a dossier needs one)",
            "1:1 KEY003 missing key `summary` (a dossier needs one)",
            "1:1 KEY003 missing key `title` (a dossier needs one)",
        ],
    ),
    (
        r#"{"dossier":2,"language":"en","as_of":"2016-11-23","title":"T","summary":{"paragraphs":["P"]}}"#,
        &["1:12 FORMAT001 version 2 of the format is not known (this program reads version 1)"],
    ),
    (
        r#"{"dossier":"1","language":"en","as_of":"2016-11-23","title":"T","summary":{"paragraphs":["P"]}}"#,
        &["1:12 TYPE001 expected a number, found a text"],
    ),
    (
        r#"{"dossier":1,"language":"english!","as_of":"2016-11","title":" ","summary":{"paragraphs":[]}}"#,
        &[
            "1:25 VALUE004 `english!` is no language tag (write a BCP 47 tag such as `en`, `en-GB` or `zh-Hant`)",
            "1:44 DATE002 this date must be an exact day (write year, month and day, as in `2016-11-23`)",
            "1:62 EMPTY001 this text is empty",
            "1:90 EMPTY001 `paragraphs` is empty",
        ],
    ),
];

#[test]
fn keys() {
    check(rest, KEYS);
}

const KEYS: &[Case] = &[
    (r#""cronology":[]"#, &["2:1 KEY001 unknown key `cronology` (did you mean `chronology`?)"]),
    (r#""foo":1"#, &["2:1 KEY001 unknown key `foo`"]),
    (
        r#""series":"a","series":"b""#,
        &["2:14 KEY002 the key `series` is given twice (the first is in line 2, column 1)"],
    ),
    (
        r#""series":5"#,
        &["2:10 TYPE001 expected a text, found a number (write it in quotation marks)"],
    ),
    (
        r#""series":null"#,
        &["2:10 TYPE002 expected a text, found `null` (leave the key out instead)"],
    ),
    (r#""series":true"#, &["2:10 TYPE001 expected a text, found `true`"]),
    (r#""series":{}"#, &["2:10 TYPE001 expected a text, found an object"]),
    (r#""series":["a"]"#, &["2:10 TYPE001 expected a text, found a list"]),
    (
        r#""authors":"a""#,
        &["2:11 TYPE001 expected a list, found a text (put it in square brackets: `[ … ]`)"],
    ),
    (
        r#""authors":[1]"#,
        &["2:12 TYPE001 expected a text, found a number (write it in quotation marks)"],
    ),
    (r#""authors":[" "]"#, &["2:12 EMPTY001 this text is empty"]),
    (
        r#""layout":{"paper":"A4"}"#,
        &["2:19 VALUE001 `A4` is none of `a4`, `letter` or `a5` (did you mean `a4`?)"],
    ),
    (r#""layout":{"paper":"a6"}"#, &["2:19 VALUE001 `a6` is none of `a4`, `letter` or `a5`"]),
    (r#""layout":{"pages":0}"#, &["2:19 VALUE002 expected a whole number from 1 to 9999"]),
    (r#""layout":{"pages":1.5}"#, &["2:19 VALUE002 expected a whole number from 1 to 9999"]),
    (r#""layout":{"sides":3}"#, &["2:19 VALUE002 expected a whole number from 1 to 2"]),
    (
        r#""layout":{"contents":"yes"}"#,
        &[r#"2:22 VALUE001 expected `"auto"`, `true` or `false`, found `yes`"#],
    ),
    (
        r#""layout":{"contents":1}"#,
        &[r#"2:22 TYPE001 expected `"auto"`, `true` or `false`, found a number"#],
    ),
    (
        r#""layout":{"order":["summary","summary"]}"#,
        &["2:30 ORDER002 this part is named twice"],
    ),
    (
        r#""layout":{"order":["source"]}"#,
        &[
            "2:20 VALUE001 `source` is none of `summary`, `key_figures`, `actors`, `chronology`, `sections`, `disagreements`, `glossary`, `sources` or `distribution` (did you mean `sources`?)",
        ],
    ),
    (r#""layout":{"pages":1e999}"#, &["2:19 VALUE002 this number is too large"]),
    (
        r#""distribution":[{"kind":"action"}]"#,
        &["2:17 KEY003 missing key `name` (a recipient needs one)"],
    ),
    (
        r#""distribution":[{"name":"A","kind":"read"}]"#,
        &["2:36 VALUE001 `read` is none of `action`, `information` or `file`"],
    ),
    (r#""stances":{"fore":"X"}"#, &["2:12 KEY001 unknown key `fore` (did you mean `for`?)"]),
    (r#""stances":{"for":""}"#, &["2:18 EMPTY001 this text is empty"]),
    (
        r#""kinds":{"a":1}"#,
        &["2:14 TYPE001 expected a text, found a number (write it in quotation marks)"],
    ),
    (
        r#""kinds":{"a":"A","a":"B"}"#,
        &["2:18 KEY002 the key `a` is given twice (the first is in line 2, column 10)"],
    ),
    (
        r#""$schema":1"#,
        &["2:11 TYPE001 expected a text, found a number (write it in quotation marks)"],
    ),
    (
        r#""published":"2016-11-23~""#,
        &[
            "2:13 DATE002 this date must be an exact day (write year, month and day, as in `2016-11-23`)",
        ],
    ),
    (
        r#""sections":{}"#,
        &["2:12 TYPE001 expected a list, found an object (put it in square brackets: `[ … ]`)"],
    ),
];

#[test]
fn markings() {
    check(rest, MARKINGS);
}

const MARKINGS: &[Case] = &[
    (
        r#""marking":{}"#,
        &[
            "2:11 KEY003 missing key `tlp` or `scheme` (a marking is a TLP label, or a level of your own scheme)",
        ],
    ),
    (
        r#""marking":{"tpl":"RED"}"#,
        &[
            "2:11 KEY003 missing key `tlp` or `scheme` (a marking is a TLP label, or a level of your own scheme)",
            "2:12 KEY001 unknown key `tpl` (did you mean `tlp`?)",
        ],
    ),
    (
        r#""marking":{"tlp":"Red"}"#,
        &[
            "2:18 VALUE001 `Red` is none of `RED`, `AMBER+STRICT`, `AMBER`, `GREEN` or `CLEAR` (did you mean `RED`?)",
        ],
    ),
    (
        r#""marking":{"tlp":"RED","scheme":"S"}"#,
        &["2:24 KEY004 a marking has either `tlp` or `scheme`"],
    ),
    (
        r#""marking":{"scheme":"S"}"#,
        &[
            "2:11 KEY003 missing key `level` (a marking needs one)",
            "2:11 KEY003 missing key `levels` (a marking needs one)",
        ],
    ),
    (
        r#""marking":{"scheme":"S","levels":["A","B","A"],"level":"A"}"#,
        &["2:43 MARK001 the level `A` is given twice"],
    ),
    (
        r#""marking":{"scheme":"S","levels":["LOW","HIGH"],"level":"HIG"}"#,
        &["2:57 VALUE001 `HIG` is none of `LOW` or `HIGH` (did you mean `HIGH`?)"],
    ),
    (
        r#""sections":[{"id":"s","title":"S","body":["B"],"marking":{"tlp":"RED"}}]"#,
        &[
            "2:58 MARK003 a portion is marked in a dossier without marking (give the dossier a `marking`)",
        ],
    ),
    (
        r#""marking":{"tlp":"GREEN"},"sections":[{"id":"s","title":"S","body":["B"],"marking":{"tlp":"AMBER"}}]"#,
        &[
            "2:91 MARK002 `AMBER` is higher than the dossier's `GREEN` (raise the marking of the dossier, or lower this one)",
        ],
    ),
    (
        r#""marking":{"tlp":"GREEN"},"sections":[{"id":"s","title":"S","body":["B"],"marking":{"level":"AMBER"}}]"#,
        &[
            "2:84 KEY003 missing key `tlp` (a marking in TLP needs one)",
            "2:85 KEY001 unknown key `level` (a marking in TLP has `tlp`)",
        ],
    ),
    (
        r#""sections":[{"id":"s","title":"S","body":["B"],"marking":{"level":"HIGH"}}],"marking":{"scheme":"S","levels":["LOW","HIGH"],"level":"LOW"}"#,
        &[
            "2:67 MARK002 `HIGH` is higher than the dossier's `LOW` (raise the marking of the dossier, or lower this one)",
        ],
    ),
    (
        r#""sections":[{"id":"s","title":"S","body":["B"],"marking":{"level":"LOW","caveats":["X"]}}],"marking":{"scheme":"S","levels":["LOW","HIGH"],"level":"LOW"}"#,
        &["2:73 KEY001 unknown key `caveats` (a portion's marking has `level`)"],
    ),
];

#[test]
fn scales() {
    check(rest, SCALES);
}

const SCALES: &[Case] = &[
    (r#""scale":"fia""#, &["2:9 VALUE001 `fia` is none of `phia` or `icd203`"]),
    (r#""scale":3"#, &["2:9 TYPE001 expected `phia`, `icd203` or an object, found a number"]),
    (r#""scale":{"name":"N","terms":[]}"#, &["2:29 EMPTY001 `terms` is empty"]),
    (
        r#""scale":{"name":"N","terms":[{"term":"a","from":0,"to":20},{"term":"b","from":10,"to":30}]}"#,
        &[
            "2:60 SCALE004 a band from 10 below or within the one up to 20 (terms ascend and do not overlap)",
        ],
    ),
    (
        r#""scale":{"name":"N","terms":[{"term":"a","from":20,"to":20}]}"#,
        &[
            "2:30 SCALE004 20 to 20 is no band of chances (0 ≤ `from` < `to` ≤ 100, in per cent)",
        ],
    ),
    (
        r#""scale":{"name":"N","terms":[{"term":"a","from":-1,"to":101}]}"#,
        &[
            "2:30 SCALE004 -1 to 101 is no band of chances (0 ≤ `from` < `to` ≤ 100, in per cent)",
        ],
    ),
    (
        r#""scale":{"name":"N","terms":[{"term":"a","from":0,"to":20},{"term":"A","from":20,"to":30}]}"#,
        &["2:60 SCALE005 the term `A` is given twice"],
    ),
    (
        r#""scale":{"name":"N","terms":[{"term":"a","from":0}]}"#,
        &["2:30 KEY003 missing key `to` (a term needs one)"],
    ),
];
