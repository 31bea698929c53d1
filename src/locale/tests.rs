//! Dates in the format's notation, and how each language prints them.

use std::cmp::Ordering;

use chrono::NaiveDate;

use super::{Locale, words};
use crate::language::Language;
use crate::model::{
    Chart, ChartKind, ChartX, Date, DateRange, Piece, Precision, Run, ScaleKind, ScaleTerm,
    Series, Text,
};

/// A language of every table of words.
const TABLES: [&str; 9] = ["en", "en-US", "de", "fr", "es", "ko", "ja", "zh-Hans", "zh-Hant"];

/// The locale of a tag.
fn locale(tag: &str) -> Locale {
    Locale::new(&Language::new(tag).unwrap())
}

/// A date in the format's notation: `2016-11~`.
fn date(written: &str) -> Date {
    let circa = written.ends_with('~');
    let mut parts = written.trim_end_matches('~').split('-').map(|part| part.parse().unwrap());
    let year = parts.next().unwrap();
    let (month, day) = (parts.next(), parts.next());
    let precision = match (month, day) {
        (None, _) => Precision::Year,
        (_, None) => Precision::Month,
        _ => Precision::Day,
    };
    let first =
        NaiveDate::from_ymd_opt(year, month.unwrap_or(1) as u32, day.unwrap_or(1) as u32)
            .unwrap();
    Date { first, precision, circa }
}

/// A date or range in the format's notation: `2012-04-23/2012-05`.
fn range(written: &str) -> DateRange {
    match written.split_once('/') {
        Some((start, end)) => DateRange { start: date(start), end: Some(date(end)) },
        None => DateRange { start: date(written), end: None },
    }
}

/// Whether a language prints a date or range so, and so in the chronology.
fn prints(tag: &str, expected: &[(&str, &str, &str)]) {
    let locale = locale(tag);
    for (written, full, entry) in expected {
        let range = range(written);
        assert_eq!(locale.range(&range), *full, "{tag} {written}");
        assert_eq!(locale.entry(&range), *entry, "{tag} {written} in the chronology");
    }
}

#[test]
fn english() {
    let british = [
        ("2016-11-23", "23 November 2016", "23 November"),
        ("2016-11", "November 2016", "November"),
        ("2016", "2016", "2016"),
        ("2012~", "c. 2012", "c. 2012"),
        ("2012-05-01~", "c. 1 May 2012", "c. 1 May"),
        ("2012-04-23/2012-04-25", "23–25 April 2012", "23–25 April"),
        ("2012-04-23/2012-05-01", "23 April – 1 May 2012", "23 April – 1 May"),
        ("2012-04/2012-05", "April–May 2012", "April–May"),
        ("2012-04/2012-05-03", "April – 3 May 2012", "April – 3 May"),
        ("2012/2014", "2012–2014", "2012–2014"),
        ("2012/2012-05", "2012 – May 2012", "2012 – May 2012"),
        ("2012-04/2012-04", "April 2012", "April"),
        (
            "2016-11-23/2017-01-05",
            "23 November 2016 – 5 January 2017",
            "23 November – 5 January 2017",
        ),
        ("2012-04-23~/2012-05-01", "c. 23 April 2012 – 1 May 2012", "c. 23 April – 1 May"),
    ];
    for tag in ["en", "en-GB", "en-IE", "tlh", "x-draft"] {
        prints(tag, &british);
    }
    let american = [
        ("2016-11-23", "November 23, 2016", "November 23"),
        ("2012-04-23/2012-04-25", "April 23–25, 2012", "April 23–25"),
        ("2012-04-23/2012-05-01", "April 23 – May 1, 2012", "April 23 – May 1"),
    ];
    prints("en-US", &american);
}

#[test]
fn west_european() {
    let german = [
        ("2016-11-23", "23. November 2016", "23. November"),
        ("2012~", "um 2012", "um 2012"),
        ("2012-11~", "etwa November 2012", "etwa November"),
        ("2012-05-01~", "um den 1. Mai 2012", "um den 1. Mai"),
        ("2012-04-23/2012-04-25", "23.–25. April 2012", "23.–25. April"),
        ("2012-04-23/2012-05-01", "23. April – 1. Mai 2012", "23. April – 1. Mai"),
    ];
    prints("de", &german);
    let french = [
        ("2016-05-01", "1er mai 2016", "1er mai"),
        ("2012~", "vers 2012", "vers 2012"),
        ("2012-05-01~", "vers le 1er mai 2012", "vers le 1er mai"),
        ("2012-04-01/2012-04-03", "1er–3 avril 2012", "1er–3 avril"),
        ("2012-04-23/2012-05-01", "23 avril – 1er mai 2012", "23 avril – 1er mai"),
        ("2012-04-21/2012-04-23", "21–23 avril 2012", "21–23 avril"),
    ];
    prints("fr", &french);
    let spanish = [
        ("2016-11-23", "23 de noviembre de 2016", "23 de noviembre"),
        ("2016-11", "noviembre de 2016", "noviembre"),
        ("2012~", "hacia 2012", "hacia 2012"),
        ("2012-04-23/2012-04-25", "23–25 de abril de 2012", "23–25 de abril"),
        ("2012-04/2012-05", "abril–mayo de 2012", "abril–mayo"),
    ];
    prints("es", &spanish);
}

#[test]
fn east_asian() {
    let korean = [
        ("2016-11-23", "2016년 11월 23일", "11월 23일"),
        ("2016-11", "2016년 11월", "11월"),
        ("2016", "2016년", "2016년"),
        ("2012~", "2012년경", "2012년경"),
        ("2012-04-23/2012-04-25", "2012년 4월 23일–25일", "4월 23일–25일"),
        ("2012-04-23/2012-05-01", "2012년 4월 23일–5월 1일", "4월 23일–5월 1일"),
        ("2012-04/2012-05", "2012년 4월–5월", "4월–5월"),
        (
            "2016-11-23/2017-01-05",
            "2016년 11월 23일–2017년 1월 5일",
            "11월 23일–2017년 1월 5일",
        ),
    ];
    prints("ko", &korean);
    let japanese = [
        ("2016-11-23", "2016年11月23日", "11月23日"),
        ("2016-11", "2016年11月", "11月"),
        ("2012~", "2012年頃", "2012年頃"),
        ("2012-04-23/2012-05-01", "2012年4月23日～5月1日", "4月23日～5月1日"),
    ];
    prints("ja", &japanese);
    let chinese = [
        ("2016-11-23", "2016年11月23日", "11月23日"),
        ("2016-09", "2016年9月", "9月"),
        ("2012~", "约2012年", "约2012年"),
        ("2012-04-23/2012-04-25", "2012年4月23日至25日", "4月23日至25日"),
    ];
    prints("zh-Hans", &chinese);
    prints("zh", &chinese);
    prints("zh-TW", &[("2012~", "約2012年", "約2012年")]);
}

#[test]
fn without_a_table() {
    let russian = [
        ("2016-11-23", "23 ноября 2016\u{202f}г.", "23 ноября"),
        ("2016-11", "ноябрь 2016\u{202f}г.", "ноябрь"),
        ("2012-04-23/2012-05-01", "23 апреля – 1 мая 2012\u{202f}г.", "23 апреля – 1 мая"),
    ];
    prints("ru", &russian);
    prints("pt-BR", &[("2016-11", "novembro de 2016", "novembro")]);
    prints("hu", &[("2012-04-23/2012-04-25", "2012. április 23–25.", "április 23–25.")]);
    prints("th", &[("2016-11-23", "23 พฤศจิกายน ค.ศ. 2016", "23 พฤศจิกายน")]);
    prints("fa", &[("2016-11-23", "۲۳ نوامبر ۲۰۱۶", "۲۳ نوامبر")]);
    assert_eq!(locale("ru").words().sources, "Sources");
}

/// What a language prints in one line: month on an axis, number, phrases around dates.
fn line(tag: &str) -> String {
    let locale = locale(tag);
    let [day, year, circa] = ["2016-11-23", "2016", "2016~"].map(date);
    let parts = [
        locale.month_short(day.first),
        locale.number(-1_234_567.5, 2),
        locale.accessed(&day),
        locale.accessed(&year),
        locale.active(Some(&circa), None).unwrap(),
        locale.active(None, Some(&day)).unwrap(),
        locale.information_as_of(day.first),
        locale.page_of(3, 1200),
        locale.continued(&locale.date(&year)),
        locale.list(&["a", "b", "c"].map(str::to_owned)),
        locale.in_language(&Language::new("ko-KR").unwrap()),
    ];
    parts.join(" | ")
}

#[test]
fn phrases() {
    let expected = [
        "Nov | −1,234,567.50 | read on 23 November 2016 | read in 2016 | since c. 2016 | \
         until 23 November 2016 | Information as of 23 November 2016 | 3 of 1200 | \
         2016 (continued) | a, b and c | in Korean",
        "Nov | −1,234,567.50 | read on November 23, 2016 | read in 2016 | since c. 2016 | \
         until November 23, 2016 | Information as of November 23, 2016 | 3 of 1200 | \
         2016 (continued) | a, b, and c | in Korean",
        "Nov | −1.234.567,50 | abgerufen am 23. November 2016 | abgerufen 2016 | \
         seit etwa 2016 | bis zum 23. November 2016 | Informationsstand: 23. November 2016 | \
         3 von 1200 | 2016 (Fortsetzung) | a, b und c | auf Koreanisch",
        "nov. | −1\u{202f}234\u{202f}567,50 | consulté le 23 novembre 2016 | consulté en 2016 | \
         depuis 2016 environ | jusqu’au 23 novembre 2016 | \
         Informations arrêtées au 23 novembre 2016 | 3 sur 1200 | 2016 (suite) | a, b et c | \
         en coréen",
        "nov | −1.234.567,50 | consultado el 23 de noviembre de 2016 | consultado en 2016 | \
         desde 2016 aproximadamente | hasta el 23 de noviembre de 2016 | \
         Información a 23 de noviembre de 2016 | 3 de 1200 | 2016 (continuación) | a, b y c | \
         en coreano",
        "11월 | −1,234,567.50 | 2016년 11월 23일 열람 | 2016년 열람 | 2016년경부터 | \
         2016년 11월 23일까지 | 정보 기준일: 2016년 11월 23일 | 3 / 1200 | 2016년 (계속) | \
         a, b 및 c | 한국어 자료",
        "11月 | −1,234,567.50 | 2016年11月23日閲覧 | 2016年閲覧 | 2016年頃から | \
         2016年11月23日まで | 情報基準日：2016年11月23日 | 3 / 1200 | 2016年（続き） | \
         a、b、c | 韓国語資料",
        "11月 | −1,234,567.50 | 2016年11月23日查阅 | 2016年查阅 | 约2016年起 | \
         至2016年11月23日 | 信息截至2016年11月23日 | 3 / 1200 | 2016年（续） | a、b和c | \
         韩语资料",
        "11月 | −1,234,567.50 | 2016年11月23日查閱 | 2016年查閱 | 約2016年起 | \
         至2016年11月23日 | 資訊截至2016年11月23日 | 3 / 1200 | 2016年（續） | a、b和c | \
         韓語資料",
    ];
    for (tag, expected) in TABLES.into_iter().zip(expected) {
        assert_eq!(line(tag), expected, "{tag}");
    }
}

#[test]
fn numbers() {
    assert_eq!(locale("es").number(1234.5, 1), "1234,5");
    assert_eq!(locale("hi").number(1_234_567.0, 0), "12,34,567");
    assert_eq!(locale("en").number(-0.04, 1), "0.0");
    assert_eq!(locale("en").value(0.25), "0.25");
    assert_eq!(locale("en").ungrouped(2016.0), "2016");
    assert_eq!(locale("fa").count(2016), "۲۰۱۶");
    for (tag, sign) in [("en", '.'), ("de", ','), ("fr", ','), ("ko", '.'), ("fa", '٫')] {
        assert_eq!(locale(tag).decimal_sign(), sign, "{tag}");
    }
}

/// Words in the order of a language.
fn sorted(tag: &str, words: &str) -> String {
    let locale = locale(tag);
    let mut words: Vec<_> = words.split(' ').collect();
    words.sort_by(|a, b| locale.compare(a, b));
    words.join(" ")
}

#[test]
fn order() {
    assert_eq!(sorted("de", "Zug Öl Ofen apfel Apfel"), "apfel Apfel Ofen Öl Zug");
    assert_eq!(sorted("sv", "öl zug ål apfel"), "apfel zug ål öl");
    assert_eq!(sorted("es", "nube ñu oso nada"), "nada nube ñu oso");
    assert_eq!(sorted("ko", "한국 GSOMIA 국방부 나토"), "국방부 나토 한국 GSOMIA");
    // By sound: Běijīng, Shànghǎi, Zhōngguó.
    assert_eq!(sorted("zh-Hans", "中国 上海 北京"), "北京 上海 中国");
    // By strokes: 3, 4, 5.
    assert_eq!(sorted("zh-Hant", "北京 中國 上海"), "上海 中國 北京");
    // The same to the language, yet never equal.
    assert_eq!(locale("en").compare("a", "a\u{200d}"), Ordering::Less);
}

#[test]
fn lists() {
    let spanish = |last: &str| locale("es").list(&["Corea".to_owned(), last.to_owned()]);
    assert_eq!(spanish("India"), "Corea e India");
    assert_eq!(spanish("Hiroshima"), "Corea e Hiroshima");
    assert_eq!(spanish("hielo"), "Corea y hielo");
    assert_eq!(locale("en").list(&[]), "");
    assert_eq!(locale("en").list(&["a".to_owned()]), "a");
}

#[test]
fn fills() {
    assert_eq!(words::fill("{1} of {0}", &["a", "{0}"]), "{0} of a");
    assert_eq!(words::fill("{0", &["a"]), "{0");
}

/// The places of a template, and whether there is anything else in it.
fn places(line: &str) -> Vec<&str> {
    ["{0}", "{1}", "{2}"].into_iter().filter(|place| line.contains(place)).collect()
}

#[test]
fn tables_have_the_same_places() {
    let english = format!("{:#?}", locale("en").words());
    for tag in TABLES {
        let table = format!("{:#?}", locale(tag).words());
        assert!(!table.contains("\"\""), "{tag} lacks a word");
        for (line, english) in table.lines().zip(english.lines()) {
            assert_eq!(places(line), places(english), "{tag}: {line}");
        }
    }
}

/// A chart with one series for each list of points.
fn chart(kind: ChartKind, unit: &str, series: &[(&str, &[(ChartX, f64)])]) -> Chart {
    let run = Run { text: "Poll ".to_owned(), ..Run::default() };
    let series = series
        .iter()
        .map(|(label, points)| Series { label: (*label).to_owned(), points: points.to_vec() });
    Chart {
        kind,
        title: Text { pieces: vec![Piece::Run(run), Piece::Cite(Vec::new())] },
        unit: Some(unit.to_owned()),
        series: series.collect(),
        alt: None,
    }
}

#[test]
fn charts_in_words() {
    let bars = [("For", 31.0), ("Against", 59.5)];
    let bars = bars.map(|(name, value)| (ChartX::Name(name.to_owned()), value));
    let polls = chart(ChartKind::Bars, "%", &[("2016", &bars)]);
    assert_eq!(locale("en").alt_chart(&polls), "Bar chart. Poll: For (31%), Against (59.5%).");
    assert_eq!(
        locale("ja").alt_chart(&polls),
        "棒グラフ。Poll：For（31%）、Against（59.5%）。"
    );

    let line = [("2012-04", 3.0), ("2013", 9.0), ("2014", 2.0), ("2016", 5.0)];
    let line = line.map(|(x, value)| (ChartX::Date(date(x)), value));
    let flat = [(ChartX::Number(2012.0), 1000.0), (ChartX::Number(2016.0), 2000.0)];
    let two = chart(ChartKind::Lines, "km", &[("A", &line), ("B", &flat)]);
    assert_eq!(
        locale("en").alt_chart(&two),
        "Line chart. Poll: A: from April 2012 (3\u{a0}km) to 2016 (5\u{a0}km), highest 2013 \
         (9\u{a0}km), lowest 2014 (2\u{a0}km); B: from 2012 (1,000\u{a0}km) to 2016 (2,000\u{a0}km)."
    );
    let own = Chart { alt: Some("Own words.".to_owned()), ..two };
    assert_eq!(locale("en").alt_chart(&own), "Own words.");
}

#[test]
fn other_pictures_in_words() {
    let (from, to) = (date("2012-04-23"), date("2016-11-23"));
    let labels = ["Talks".to_owned(), "Signing".to_owned()];
    assert_eq!(
        locale("en").alt_strip(&from, &to, 14, &labels),
        "Time line from 23 April 2012 to 23 November 2016 with 14 events; labelled: Talks, Signing."
    );
    assert_eq!(
        locale("ko").alt_strip(&from, &to, 1, &[]),
        "2012년 4월 23일부터 2016년 11월 23일까지의 연표, 사건 1건."
    );
    assert_eq!(
        locale("de").alt_spark("Tests", &[("2014".to_owned(), 1.5), ("2015".to_owned(), 2.0)]),
        "Kleines Diagramm. Tests: 2014 (1,5), 2015 (2)."
    );
    let term = ScaleTerm { term: "Likely".to_owned(), from: 55.0, to: 75.0 };
    assert_eq!(
        locale("en").alt_yardstick(&term),
        "Likely on the scale of likelihood, 55 to 75 per cent"
    );
    assert_eq!(locale("fr").likelihood(&ScaleKind::Phia), "Probabilité (PHIA)");
}

#[test]
fn formatters_are_kept() {
    let locale = locale("de");
    let day = |day| NaiveDate::from_ymd_opt(2016, 11, day).unwrap();
    assert_eq!(locale.day(day(23)), locale.day(day(23)));
    assert_eq!(
        [locale.day(day(1)), locale.day(day(2))],
        ["1. November 2016", "2. November 2016"]
    );
    let numbers = [locale.value(1234.5), locale.ungrouped(1234.5), locale.value(12_345.0)];
    assert_eq!(numbers, ["1.234,5", "1234,5", "12.345"]);
}
