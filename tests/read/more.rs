//! Faults of sections, sources and characters.

use super::{Case, block, check, rest};

#[test]
fn sections() {
    check(rest, SECTIONS);
}

const SECTIONS: &[Case] = &[
    (
        r#""sections":[{"title":"S","body":["B"]}]"#,
        &["2:13 KEY003 missing key `id` (a section needs one)"],
    ),
    (
        r#""sections":[{"id":"actors","title":"S","body":["B"]}]"#,
        &["2:19 ID004 the id `actors` is the name of a part (give the section another id)"],
    ),
    (r#""sections":[{"id":"s","title":"S","body":[]}]"#, &["2:42 EMPTY001 `body` is empty"]),
    (
        r#""sections":[{"id":"s","title":"S","after":"s","body":["B"]}]"#,
        &["2:43 ORDER001 this `after` closes a circle (the section would come after itself)"],
    ),
    (
        r#""sections":[{"id":"s","title":"S","after":"t","body":["B"]},{"id":"t","title":"S","after":"s","body":["B"]}]"#,
        &["2:91 ORDER001 this `after` closes a circle (the section would come after itself)"],
    ),
    (
        r#""sections":[{"id":"s","title":"S","after":"summery","body":["B"]}]"#,
        &[
            "2:43 ID003 `summery` is neither a part nor the id of a section (did you mean `summary`?)",
        ],
    ),
    (
        r#""sections":[{"id":"s","title":"S","body":["B"]},{"id":"s","title":"S","body":["B"]}]"#,
        &["2:55 ID002 the id `s` is given twice (the first is in line 2, column 19)"],
    ),
];

#[test]
fn sections_of_blocks() {
    check(block, SECTIONS_OF_BLOCKS);
}

const SECTIONS_OF_BLOCKS: &[Case] = &[
    (
        "{}",
        &[
            "3:1 KEY003 this block holds nothing (it needs `heading`, `list`, `quote`, `table`, `chart` or `image`)",
        ],
    ),
    ("1", &["3:1 TYPE001 expected a text or a block, found a number"]),
    (r#"{"headin":"H"}"#, &["3:2 KEY001 unknown key `headin` (did you mean `heading`?)"]),
    (
        r#"{"heading":"H","list":["a"]}"#,
        &["3:16 KEY004 a block is either `heading` or `list` (make two blocks of it)"],
    ),
    (r#"{"heading":""}"#, &["3:12 EMPTY001 this text is empty"]),
    (r#"{"list":[]}"#, &["3:9 EMPTY001 `list` is empty"]),
    (
        r#"{"list":["a"],"ordered":1}"#,
        &["3:25 TYPE001 expected `true` or `false`, found a number"],
    ),
    (
        r#"{"quote":"q","source":[]}"#,
        &["3:14 KEY001 unknown key `source` (did you mean `sources`?)"],
    ),
    (
        r#"{"list":["a"],"sources":["a"]}"#,
        &["3:15 KEY001 unknown key `sources` (a block has `list` and `ordered`)"],
    ),
    (
        r#"{"table":{"columns":[{"title":"A"},{"title":"B"}],"rows":[["1","2"],["1"]]}}"#,
        &["3:69 TABLE001 this row has 1 cell (the table has 2 columns)"],
    ),
    (
        r#"{"table":{"columns":[],"rows":[]}}"#,
        &["3:21 EMPTY001 `columns` is empty", "3:31 EMPTY001 `rows` is empty"],
    ),
    (
        r#"{"table":{"columns":[{"title":"A","align":"left"}],"rows":[["1"]]}}"#,
        &["3:43 VALUE001 `left` is none of `start`, `end` or `decimal`"],
    ),
    (
        r#"{"table":{"columns":[{"title":"A"}],"rows":[[1]]}}"#,
        &["3:46 TYPE001 expected a text, found a number (write it in quotation marks)"],
    ),
    (
        r#"{"table":{"columns":[{"title":"A"}],"rows":["1"]}}"#,
        &["3:45 TYPE001 expected a list, found a text (put it in square brackets: `[ … ]`)"],
    ),
    (r#"{"image":{"file":"a.png"}}"#, &["3:10 KEY003 missing key `alt` (an image needs one)"]),
    (
        r#"{"chart":{"kind":"pie","title":"C","series":[{"label":"L","points":[["a",1]]}]}}"#,
        &["3:18 VALUE001 `pie` is none of `bars` or `lines`"],
    ),
    (
        r#"{"chart":{"kind":"bars","title":"C","series":[]}}"#,
        &["3:46 EMPTY001 `series` is empty"],
    ),
    (
        r#"{"chart":{"kind":"bars","title":"C","series":[{"label":"L","points":[["a",1],["a",2]]}]}}"#,
        &["3:78 CHART003 the x `a` occurs twice in its series"],
    ),
    (
        r#"{"chart":{"kind":"bars","title":"C","series":[{"label":"L","points":[["a",1],["2016-11",2]]}]}}"#,
        &["3:79 CHART001 `2016-11` is a date among names (all x of a chart are alike)"],
    ),
    (
        r#"{"chart":{"kind":"bars","title":"C","series":[{"label":"L","points":[[1,1]]}]}}"#,
        &["3:71 TYPE001 expected a text, found a number (write it in quotation marks)"],
    ),
    (
        r#"{"chart":{"kind":"lines","title":"C","series":[{"label":"L","points":[[2,1],[1,1]]}]}}"#,
        &["3:77 CHART002 the x `1` is not after the one before it (the x of lines ascend)"],
    ),
    (
        r#"{"chart":{"kind":"lines","title":"C","series":[{"label":"L","points":[[1,1],["2016",1]]}]}}"#,
        &["3:78 CHART001 a text among numbers (all x of a chart are alike)"],
    ),
    (
        r#"{"chart":{"kind":"lines","title":"C","series":[{"label":"L","points":[["2016",1],[1,1]]}]}}"#,
        &["3:83 CHART001 a number among dates (all x of a chart are alike)"],
    ),
    (
        r#"{"chart":{"kind":"lines","title":"C","series":[{"label":"L","points":[["May",1]]}]}}"#,
        &[
            "3:72 DATE001 `May` is no date (write `2016`, `2016-11` or `2016-11-23`, with `~` after it for circa)",
        ],
    ),
    (
        r#"{"chart":{"kind":"lines","title":"C","series":[{"label":"L","points":[[1]]}]}}"#,
        &["3:71 TYPE001 a point is a pair (write `[x, y]`)"],
    ),
    (
        r#"{"chart":{"kind":"lines","title":"C","series":[{"label":"L","points":[[1,"2"]]}]}}"#,
        &["3:74 TYPE001 expected a number, found a text"],
    ),
    (
        r#"{"chart":{"kind":"lines","title":"C","series":[{"label":"L","points":[]}]}}"#,
        &["3:70 EMPTY001 `points` is empty"],
    ),
];

#[test]
fn sources() {
    check(rest, SOURCES);
}

const SOURCES: &[Case] = &[
    (r#""sources":[{"id":"a"}]"#, &["2:12 KEY003 missing key `title` (a source needs one)"]),
    (r#""sources":[{"title":"A"}]"#, &["2:12 KEY003 missing key `id` (a source needs one)"]),
    (
        r#""sources":[{"id":"a","title":"A"},{"id":"a","title":"A"}]"#,
        &["2:41 ID002 the id `a` is given twice (the first is in line 2, column 18)"],
    ),
    (
        r#""sources":[{"id":"a","title":"A","kind":"book"}]"#,
        &[
            "2:41 VALUE001 `book` is none of `document`, `web`, `news`, `social`, `interview`, `data` or `ai`",
        ],
    ),
    (
        r#""sources":[{"id":"a","title":"A","url":"www.example.org"}]"#,
        &[
            "2:40 VALUE003 `www.example.org` is no address (an address begins with `https://`, `http://` or `mailto:` and has no spaces)",
        ],
    ),
    (
        r#""sources":[{"id":"a","title":"A","url":"https://a b"}]"#,
        &[
            "2:40 VALUE003 `https://a b` is no address (an address begins with `https://`, `http://` or `mailto:` and has no spaces)",
        ],
    ),
    (
        r#""sources":[{"id":"a","title":"A","url":"javascript:alert(1)"}]"#,
        &[
            "2:40 VALUE003 `javascript:alert(1)` is no address (an address begins with `https://`, `http://` or `mailto:` and has no spaces)",
        ],
    ),
    (
        r#""sources":[{"id":"a","title":"A","grade":{"reliability":"G","credibility":7}}]"#,
        &[
            "2:57 VALUE001 `G` is none of `A`, `B`, `C`, `D`, `E` or `F`",
            "2:75 VALUE002 expected a whole number from 1 to 6",
        ],
    ),
    (
        r#""sources":[{"id":"a","title":"A","grade":{"reliability":"A"}}]"#,
        &["2:42 KEY003 missing key `credibility` (a grade needs one)"],
    ),
    (
        r#""sources":[{"id":"a","title":"A","grade":"A1"}]"#,
        &["2:42 TYPE001 expected an object, found a text"],
    ),
    (
        r#""sources":[{"id":"a","title":"A","origin":"a"}]"#,
        &[
            "2:43 SRC001 this `origin` closes a circle (it is, in the end, the origin of itself)",
        ],
    ),
    (
        r#""sources":[{"id":"a","title":"A","origin":"b"},{"id":"b","title":"B","origin":"c"},{"id":"c","title":"C","origin":"b"}]"#,
        &[
            "2:115 SRC001 this `origin` closes a circle (it is, in the end, the origin of itself)",
        ],
    ),
    (
        r#""sources":[{"id":"a","title":"A","origin":"z"}]"#,
        &["2:43 ID003 no source has the id `z`"],
    ),
    (
        r#""sources":[{"id":"a","title":"A","kind":"ai"}]"#,
        &[
            "2:12 KEY003 missing key `accessed` (a source needs one)",
            "2:12 KEY003 missing key `tool` (a source needs one)",
        ],
    ),
    (
        r#""sources":[{"id":"a","title":"A","tool":"X","role":"Y"}]"#,
        &[
            "2:34 KEY004 only a source of kind `ai` has `tool`",
            "2:45 KEY004 only a source of kind `ai` has `role`",
        ],
    ),
    (
        r#""sources":[{"id":"a","title":"A","published":"2016/2017"}]"#,
        &["2:46 DATE005 `2016/2017` is a range of dates (only the chronology has ranges)"],
    ),
    (
        r#""sources":[{"id":"a","title":"A","language":"e"}]"#,
        &[
            "2:45 VALUE004 `e` is no language tag (write a BCP 47 tag such as `en`, `en-GB` or `zh-Hant`)",
        ],
    ),
];

#[test]
fn characters() {
    check(rest, CHARACTERS);
}

const CHARACTERS: &[Case] = &[
    (r#""series":"a\u0007""#, &["2:12 TXT001 control character U+0007 (remove it)"]),
    (
        r#""series":"a\u202eb""#,
        &[
            "2:12 TXT002 bidirectional formatting character U+202E (remove it: direction follows from the language)",
        ],
    ),
    (
        r#""series":"\u00e9 \"😀 😀 x""#,
        &["2:20 TXT010 no font has the character U+1F600 `😀` (write it in other characters)"],
    ),
    (r#""series":"a\rb""#, &["2:12 TXT001 control character U+000D (remove it)"]),
    (
        r#""contact":"é\ud83d\ude00""#,
        &["2:13 TXT010 no font has the character U+1F600 `😀` (write it in other characters)"],
    ),
    (r#""topic":"\u0085""#, &["2:10 TXT001 control character U+0085 (remove it)"]),
];
