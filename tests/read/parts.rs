//! Faults of the summary, figures, disagreements, actors and the chronology.

use super::{Case, check, rest};

#[test]
fn summary() {
    check(rest, SUMMARY);
}

const SUMMARY: &[Case] = &[
    (
        r#""summary":{"paragraphs":["P"],"judgements":[{"text":"J","likelihood":"likely"}]}"#,
        &[
            r#"2:70 SCALE001 a likelihood in a dossier without `scale` (give the dossier a `scale`: `"phia"`, `"icd203"` or your own)"#,
        ],
    ),
    (
        r#""summary":{"paragraphs":["P"],"judgements":[{"likelihood":"highly likly"}]},"scale":"phia""#,
        &[
            "2:45 KEY003 missing key `text` (a judgement needs one)",
            "2:59 SCALE002 `highly likly` is no term of the scale (did you mean `highly likely`?)",
        ],
    ),
    (
        r#""summary":{"paragraphs":["P"],"judgements":[{"text":"J","likelihood":"even"}]},"scale":"phia""#,
        &[
            "2:70 SCALE002 `even` is no term of the scale (its terms are remote chance, highly unlikely, unlikely, realistic possibility, likely or probable, highly likely, almost certain)",
        ],
    ),
    (
        r#""summary":{"paragraphs":["P"],"judgements":[{"text":"J","likelihood":"unlikely"},{"text":"J","likelihood":"Improbable"}]},"scale":"icd203""#,
        &[
            "2:107 SCALE003 `Improbable` is of the other row of ICD 203 (the row in use is set in line 2)",
        ],
    ),
    (
        r#""summary":{"paragraphs":["P"],"judgements":[{"text":"J","confidence":{"level":"medium"}}]}"#,
        &["2:79 VALUE001 `medium` is none of `high`, `moderate` or `low`"],
    ),
    (
        r#""summary":{"paragraphs":["P"],"judgements":[{"text":"J","confidence":{"basis":"B"}}]}"#,
        &["2:70 KEY003 missing key `level` (a confidence needs one)"],
    ),
    (
        r#""summary":{"paragraphs":["P"],"judgements":[{"id":"j","text":"J"},{"id":"j","text":"J"}]}"#,
        &["2:73 ID002 the id `j` is given twice (the first is in line 2, column 51)"],
    ),
    (
        r#""summary":{"paragraphs":["P"],"judgements":[{"text":"J","sources":["x"]}]}"#,
        &["2:68 ID003 no source has the id `x`"],
    ),
    (
        r#""summary":{"paragraphs":["P"],"bottom_line":["x"]}"#,
        &["2:45 TYPE001 expected a text, found a list"],
    ),
    (r#""summary":{"paragraphs":["P"],"changes":[""]}"#, &["2:42 EMPTY001 this text is empty"]),
    (
        r#""key_figures":[{"value":"1"}]"#,
        &["2:16 KEY003 missing key `label` (a key figure needs one)"],
    ),
    (
        r#""key_figures":[{"value":1,"label":"L"}]"#,
        &["2:25 TYPE001 expected a text, found a number (write it in quotation marks)"],
    ),
    (
        r#""key_figures":[{"value":"1","label":"L","as_of":"2016-12"}]"#,
        &[
            "2:49 DATE004 this date is after the dossier's `as_of` (the information cut-off is 2016-11-23)",
        ],
    ),
    (
        r#""key_figures":[{"value":"1","label":"L","as_of":"2016/2017"}]"#,
        &["2:49 DATE005 `2016/2017` is a range of dates (only the chronology has ranges)"],
    ),
    (
        r#""key_figures":[{"value":"1","label":"L","series":[{"label":"a","value":"2"}]}]"#,
        &["2:72 TYPE001 expected a number, found a text"],
    ),
    (
        r#""key_figures":[{"id":"f 1","value":"1","label":"L"}]"#,
        &[
            "2:22 ID001 `f 1` is no id (an id is made of ASCII letters, digits, `-`, `_` and `.`, and begins with a letter or digit)",
        ],
    ),
    (r#""topic":"[@x]""#, &[]),
    (
        r#""key_figures":[{"id":"pace","value":"1","label":"L"}],"glossary":[{"term":"t","meaning":"a [=pac]"}]"#,
        &["2:93 ID003 no key figure has the id `pac` (did you mean `pace`?)"],
    ),
    (r#""glossary":[{"term":"t"}]"#, &["2:13 KEY003 missing key `meaning` (a term needs one)"]),
    (
        r#""glossary":[{"term":"t","meaning":"\u00e9\"[@yonhap]"}],"sources":[{"id":"yonhap1","title":"Y"}]"#,
        &["2:45 ID003 no source has the id `yonhap` (did you mean `yonhap1`?)"],
    ),
    (
        r#""disagreements":[{"point":"P","claims":[{"text":"a"}]}]"#,
        &["2:40 EMPTY002 a disagreement needs at least two claims"],
    ),
    (r#""disagreements":[{"point":"P","claims":[]}]"#, &["2:40 EMPTY001 `claims` is empty"]),
    (
        r#""disagreements":[{"point":"P","claims":[{"text":"a"},"b"]}]"#,
        &["2:54 TYPE001 expected an object, found a text"],
    ),
];

#[test]
fn actors() {
    check(rest, ACTORS);
}

const ACTORS: &[Case] = &[
    (r#""actors":[{"name":"A"}]"#, &["2:11 KEY003 missing key `profile` (an actor needs one)"]),
    (r#""actors":[{"name":"A","profile":[]}]"#, &["2:33 EMPTY001 `profile` is empty"]),
    (
        r#""actors":[{"name":"A","profile":1}]"#,
        &["2:33 TYPE001 expected a text or a list of texts, found a number"],
    ),
    (r#""actors":[{"name":"A","profile":["a",""]}]"#, &["2:38 EMPTY001 this text is empty"]),
    (
        r#""actors":[{"name":"A","profile":"p","stance":"pro"}]"#,
        &["2:46 VALUE001 `pro` is none of `for`, `against`, `mixed`, `neutral` or `unknown`"],
    ),
    (
        r#""actors":[{"name":"A","profile":"p","native_name":{"text":"x"}}]"#,
        &["2:51 KEY003 missing key `language` (a native name needs one)"],
    ),
    (
        r#""actors":[{"name":"A","profile":"p","native_name":{"text":"x","language":"ko_KR"}}]"#,
        &[
            "2:74 VALUE004 `ko_KR` is no language tag (write a BCP 47 tag such as `en`, `en-GB` or `zh-Hant`)",
        ],
    ),
    (
        r#""actors":[{"name":"A","profile":"p","quotation":{"note":"n"}}]"#,
        &["2:49 KEY003 missing key `text` (a quotation needs one)"],
    ),
    (
        r#""actors":[{"name":"A","profile":"p","active":{"from":"2016","to":"2015"}}]"#,
        &["2:46 DATE003 this time ends before it begins"],
    ),
    (
        r#""actors":[{"id":"a","name":"A","profile":"p"},{"id":"a","name":"B","profile":"p"}]"#,
        &["2:53 ID002 the id `a` is given twice (the first is in line 2, column 17)"],
    ),
    (
        r#""actors":[{"name":"A","profile":"p","portrait":{"file":"../a.png","alt":"x"}}]"#,
        &[
            "2:56 FILE001 `../a.png` leads out of the dossier's folder (write a path below the folder that the dossier lies in, without `..`)",
        ],
    ),
    (
        r#""actors":[{"name":"A","profile":"p","portrait":{"file":"/a.png"}}]"#,
        &[
            "2:48 KEY003 missing key `alt` (a portrait needs one)",
            "2:56 FILE001 `/a.png` leads out of the dossier's folder (write a path below the folder that the dossier lies in, without `..`)",
        ],
    ),
    (
        r#""actors":[{"name":"A","profile":"p","sources":"x"}]"#,
        &["2:47 TYPE001 expected a list, found a text (put it in square brackets: `[ … ]`)"],
    ),
];

#[test]
fn chronology() {
    check(rest, CHRONOLOGY);
}

const CHRONOLOGY: &[Case] = &[
    (
        r#""chronology":[{"title":"T"}]"#,
        &["2:15 KEY003 missing key `date` (an entry needs one)"],
    ),
    (
        r#""chronology":[{"date":"2016-13","title":"T"}]"#,
        &[
            "2:23 DATE001 `2016-13` is no date (write `2016`, `2016-11` or `2016-11-23`, with `~` after it for circa)",
        ],
    ),
    (
        r#""chronology":[{"date":"23.11.2016","title":"T"}]"#,
        &["2:23 DATE001 `23.11.2016` is no date (did you mean `2016-11-23`?)"],
    ),
    (
        r#""chronology":[{"date":"2016-11/2016-10","title":"T"}]"#,
        &["2:23 DATE003 `2016-11/2016-10` ends before it begins"],
    ),
    (
        r#""chronology":[{"date":"2016/2016-13","title":"T"}]"#,
        &[
            "2:23 DATE001 `2016-13` is no date (write `2016`, `2016-11` or `2016-11-23`, with `~` after it for circa)",
        ],
    ),
    (
        r#""chronology":[{"date":"2017","title":"T"}]"#,
        &[
            "2:23 DATE004 this date is after the dossier's `as_of` (the information cut-off is 2016-11-23)",
        ],
    ),
    (
        r#""chronology":[{"date":"2016-11-24/2017","title":"T"}]"#,
        &[
            "2:23 DATE004 this date is after the dossier's `as_of` (the information cut-off is 2016-11-23)",
        ],
    ),
    (
        r#""chronology":[{"date":2016,"title":"T"}]"#,
        &["2:23 TYPE001 expected a text, found a number (write it in quotation marks)"],
    ),
    (
        r#""chronology":[{"date":"2016","title":"T","key":"yes"}]"#,
        &["2:48 TYPE001 expected `true` or `false`, found a text"],
    ),
    (
        r#""chronology":[{"date":"2016","title":"T","actors":["moon"]}],"actors":[{"id":"moone","name":"M","profile":"P"}]"#,
        &["2:52 ID003 no actor has the id `moon` (did you mean `moone`?)"],
    ),
    (
        r#""chronology":[{"date":"2016","title":"T","id":"e"},{"date":"2016","title":"T","id":"e"}]"#,
        &["2:84 ID002 the id `e` is given twice (the first is in line 2, column 47)"],
    ),
    (
        r#""chronology":[{"date":"2016","title":"T","id":"-e"}]"#,
        &[
            "2:47 ID001 `-e` is no id (an id is made of ASCII letters, digits, `-`, `_` and `.`, and begins with a letter or digit)",
        ],
    ),
];
