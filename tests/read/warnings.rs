//! Warnings, and what gives none.

use super::{Case, check, rest};

#[test]
fn warnings() {
    check(rest, WARNINGS);
}

const WARNINGS: &[Case] = &[
    (
        r#""chronology":[{"date":"2016-02","title":"A"},{"date":"2016-01","title":"B"},{"date":"2015","title":"C"}]"#,
        &[
            "2:46 W001 the chronology is not in order of date (this entry, of 2016-01, is printed before the one of 2016-02)",
        ],
    ),
    (
        r#""key_figures":[{"value":"1","label":"L"}]"#,
        &["2:16 W002 this key figure has no source (add the ids of its sources as `sources`)"],
    ),
    (
        r#""summary":{"paragraphs":["P"],"judgements":[{"text":"J"}]}"#,
        &["2:45 W002 this judgement has no source (add the ids of its sources as `sources`)"],
    ),
    (
        r#""disagreements":[{"point":"P","claims":[{"text":"a"},{"text":"b"}]}]"#,
        &[
            "2:41 W002 this claim has no source (add the ids of its sources as `sources`)",
            "2:54 W002 this claim has no source (add the ids of its sources as `sources`)",
        ],
    ),
    (
        r#""sources":[{"id":"a","title":"A"}]"#,
        &[r#"2:18 W003 the source `a` is never cited (it is listed under "Also consulted")"#],
    ),
    (
        r#""summary":{"paragraphs":["P"],"judgements":[{"text":"J","sources":["a","b"]}]},"sources":[{"id":"a","title":"A","grade":{"reliability":"D","credibility":1}},{"id":"b","title":"B","grade":{"reliability":"A","credibility":4}}]"#,
        &[
            "2:45 W004 this judgement rests only on weak sources (all are graded D to F or 4 to 6)",
        ],
    ),
    (
        r#""summary":{"paragraphs":["P"],"judgements":[{"text":"We judge with high confidence that it is likely. It is so.","sources":["a"]}]},"scale":"phia","sources":[{"id":"a","title":"A"}]"#,
        &[
            "2:53 W005 a likelihood and a confidence in one sentence (say each in a sentence of its own: readers mistake one for the other)",
        ],
    ),
    (
        r#""summary":{"paragraphs":["P"],"judgements":[{"text":"It is highly likely that it may rain in May.","sources":["a"]}]},"scale":"phia","sources":[{"id":"a","title":"A"}]"#,
        &[
            "2:82 W006 the hedge `may` is outside the scale (say how likely it is with `likelihood`, and state the rest plainly)",
        ],
    ),
    (
        r#""summary":{"paragraphs":["P"],"bottom_line":"word word word word word word word word word word word word word word word word word word word word word word word word word word word word word word word word word word word word word word word word word word word word word word word word word word word word word word word word word word word word word"}"#,
        &["2:45 W007 the bottom line has 61 words (a reader takes in 60 at once)"],
    ),
    (
        r#""sections":[{"id":"s","title":"xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx","body":["B"]}]"#,
        &["2:31 W008 this title has 91 characters (90 are the most for a title)"],
    ),
    (
        r#""sections":[{"id":"s","title":"S","body":["The \"IAEA\" and the UN"]}]"#,
        &[
            "2:50 W009 the acronym `IAEA` is never spelled out (spell it out where it is first used, or in the glossary)",
        ],
    ),
    (
        r#""sections":[{"id":"s","title":"S","body":["The International Atomic Energy Agency (IAEA)"]}]"#,
        &[],
    ),
    (
        r#""sections":[{"id":"s","title":"S","body":["The IAEA"]}],"glossary":[{"term":"IAEA","meaning":"An agency"}]"#,
        &[],
    ),
    (
        r#""actors":[{"name":"Moon","profile":"Moon is a man"}]"#,
        &[
            "2:11 W010 the actor `Moon` is never mentioned (name it in a text, or in the `actors` of an entry)",
        ],
    ),
    (
        r#""actors":[{"name":"Moon","profile":"P"}],"sections":[{"id":"s","title":"To the Moon","body":["B"]}]"#,
        &[],
    ),
    (
        r#""actors":[{"name":"Moon","profile":"P"}],"chronology":[{"date":"2016","title":"T","actors":["moon"]}]"#,
        &[],
    ),
];
