//! Tests of charts: words never touch and stay inside.

use chrono::NaiveDate;

use super::{ChartText, chart};
use crate::figure::look::{Chance, assert_clear, boxes, with_pen};
use crate::geom::Pt;
use crate::model::{Chart, ChartKind, ChartX, Date, Piece, Precision, Run, Series, Text};
use crate::page::Frame;

const WIDTH: Pt = Pt::mm(166.0);

fn drawn(input: &Chart, width: Pt) -> Frame {
    let number = |value: f64, places: usize| format!("{value:.places$}").replace('-', "−");
    let date = |date: Date| {
        let pattern = match date.precision {
            Precision::Year => "%Y",
            Precision::Month => "%b %Y",
            Precision::Day => "%-d %b %Y",
        };
        date.first.format(pattern).to_string()
    };
    with_pen(|pen| chart(pen, input, &ChartText { number: &number, date: &date }, width))
}

fn made(kind: ChartKind, series: Vec<(&str, Vec<(ChartX, f64)>)>) -> Chart {
    let run = Run { text: "Title".to_owned(), ..Run::default() };
    let series =
        series.into_iter().map(|(label, points)| Series { label: label.to_owned(), points });
    Chart {
        kind,
        title: Text { pieces: vec![Piece::Run(run)] },
        unit: None,
        series: series.collect(),
        alt: None,
    }
}

fn named(points: &[(&str, f64)]) -> Vec<(ChartX, f64)> {
    points.iter().map(|&(name, value)| (ChartX::Name(name.to_owned()), value)).collect()
}

fn yearly(from: i32, values: &[f64]) -> Vec<(ChartX, f64)> {
    let at = |year| {
        let first = NaiveDate::from_ymd_opt(year, 1, 1).unwrap();
        ChartX::Date(Date { first, precision: Precision::Year, circa: false })
    };
    (from..).zip(values).map(|(year, &value)| (at(year), value)).collect()
}

fn daily(from: &str, values: &[f64]) -> Vec<(ChartX, f64)> {
    let from = NaiveDate::parse_from_str(from, "%Y-%m-%d").unwrap();
    let at = |first| ChartX::Date(Date { first, precision: Precision::Day, circa: false });
    from.iter_days().zip(values).map(|(day, &value)| (at(day), value)).collect()
}

fn numbered(points: &[(f64, f64)]) -> Vec<(ChartX, f64)> {
    points.iter().map(|&(x, y)| (ChartX::Number(x), y)).collect()
}

/// A gentle wave with a trend, without a sine.
fn wave(count: u32, shift: u32, scale: f64) -> Vec<f64> {
    let value = |index: u32| f64::from((index * 7 + shift * 11) % 23) + f64::from(index);
    (0..count).map(|index| value(index) * scale).collect()
}

fn bars() -> Vec<(&'static str, Chart)> {
    use ChartKind::Bars;
    let parties = |values: [f64; 4]| {
        named(
            &["Saenuri Party", "Minjoo Party", "People’s Party", "No party"]
                .map(|n| n)
                .into_iter()
                .zip(values)
                .collect::<Vec<_>>(),
        )
    };
    let many: Vec<(String, f64)> = (1..=60)
        .map(|index| (format!("District {index}"), f64::from(index * 37 % 91)))
        .collect();
    let many: Vec<(&str, f64)> =
        many.iter().map(|(name, value)| (name.as_str(), *value)).collect();
    let long = [
        ("Ministry of National Defense of the Republic of Korea, Policy Bureau", 12.25),
        ("Short", -3.5),
        ("A name that is neither long nor short", 40.0),
    ];
    vec![
        (
            "poll",
            made(
                Bars,
                vec![(
                    "Title",
                    named(&[("Against", 59.0), ("In favour", 31.0), ("No answer", 10.0)]),
                )],
            ),
        ),
        (
            "two series",
            made(
                Bars,
                vec![
                    ("Against the agreement", parties([28.0, 84.0, 77.0, 58.0])),
                    ("In favour", parties([62.0, 11.0, 17.0, 24.0])),
                    ("No answer", parties([10.0, 5.0, 6.0, 18.0])),
                ],
            ),
        ),
        ("long and negative", made(Bars, vec![("Change in points", named(&long))])),
        ("many", made(Bars, vec![("Title", named(&many))])),
        (
            "years",
            made(
                Bars,
                vec![("Launches", yearly(2009, &[8.0, 0.0, 0.0, 2.0, 6.0, 19.0, 20.0, 24.0]))],
            ),
        ),
        (
            "years below zero",
            made(
                Bars,
                vec![
                    ("Exports", yearly(2009, &[8.5, -4.0, 3.0, 2.0, 6.0, -9.0])),
                    ("Imports", yearly(2009, &[3.0, 1.0, -1.0, 2.0, 5.0, 6.0])),
                ],
            ),
        ),
        ("days", made(Bars, vec![("Title", daily("2016-09-01", &wave(80, 1, 130.0)))])),
        ("one", made(Bars, vec![("Title", named(&[("Only", 7.0)]))])),
        ("nothing", made(Bars, vec![("Title", named(&[("Zero", 0.0), ("Nought", 0.0)]))])),
        (
            "only negative",
            made(Bars, vec![("Title", named(&[("Loss", -5.0), ("More", -9.0)]))]),
        ),
    ]
}

fn lines() -> Vec<(&'static str, Chart)> {
    use ChartKind::Lines;
    let names = [
        "South Korea",
        "Japan",
        "United States of America and its overseas territories",
        "China",
        "Russia",
        "Australia",
        "Canada",
        "France",
        "Germany",
    ];
    let close = names.iter().zip(0..).map(|(name, index)| {
        (*name, yearly(2009, &[2.0, 4.0, 3.0, 5.0, 6.0, 7.5, 7.0 + f64::from(index) * 0.05]))
    });
    vec![
        (
            "three",
            made(
                Lines,
                vec![
                    ("South Korea", yearly(2001, &wave(16, 1, 1.0))),
                    ("Japan", yearly(2001, &wave(16, 2, 1.0))),
                    ("United States", yearly(2001, &wave(12, 5, 1.0))),
                ],
            ),
        ),
        ("close", made(Lines, close.collect())),
        (
            "numbers",
            made(
                Lines,
                vec![("Range", numbered(&[(0.0, 0.0), (1.5, 2.25), (2.0, 4.0), (3.5, -2.0)]))],
            ),
        ),
        ("days", made(Lines, vec![("Approval", daily("2016-09-03", &wave(75, 3, 0.01)))])),
        ("one point", made(Lines, vec![("Only", numbered(&[(3.0, 5.0)]))])),
        ("flat", made(Lines, vec![("Flat", yearly(2010, &[0.0, 0.0, 0.0]))])),
        (
            "large",
            made(
                Lines,
                vec![("Large", yearly(2010, &[1_250_000.0, 1_300_000.0, 1_290_000.0]))],
            ),
        ),
    ]
}

#[test]
fn words_never_touch_nor_leave_the_frame() {
    for (name, input) in bars().into_iter().chain(lines()) {
        for width in [WIDTH, Pt::mm(79.0), Pt::mm(124.0)] {
            let frame = drawn(&input, width);
            assert_clear(&frame, &format!("{name} at {width:?}"));
            assert!(!boxes(&frame).is_empty(), "{name}");
            assert!(frame.size.height < Pt(600.0), "{name} is {:?} high", frame.size.height);
        }
    }
}

fn random(seed: u64) -> Chart {
    let mut chance = Chance(seed);
    let kind = if chance.next(2) == 0 { ChartKind::Bars } else { ChartKind::Lines };
    let dated = kind == ChartKind::Lines || chance.next(2) == 0;
    let scale = [0.01, 1.0, 1000.0][usize::try_from(chance.next(3)).unwrap()];
    let low = chance.next(3) * 40;
    let labels = ["A", "Opposition", "Members of the standing committee on foreign affairs"];
    let series = (0..=chance.next(7)).map(|index| {
        let count = 1 + chance.next(40);
        let mut value = || {
            let whole = i32::try_from(chance.next(100)).unwrap() - i32::try_from(low).unwrap();
            f64::from(whole) * scale
        };
        let values: Vec<f64> = (0..count).map(|_| value()).collect();
        let label = labels[usize::try_from(index % 3).unwrap()];
        if dated {
            let step = if seed.is_multiple_of(3) {
                yearly(1990, &values)
            } else {
                daily("2015-11-20", &values)
            };
            return (label, step);
        }
        let named = values.into_iter().zip(0..).map(|(value, index)| {
            (ChartX::Name(format!("{} {index}", labels[index % 3])), value)
        });
        (label, named.collect())
    });
    made(kind, series.collect())
}

#[test]
fn any_chart_keeps_its_words_apart() {
    for seed in 0..200 {
        for width in [WIDTH, Pt::mm(79.0)] {
            let frame = drawn(&random(seed), width);
            assert_clear(&frame, &format!("seed {seed} at {width:?}"));
            assert!(frame.size.height < Pt(680.0), "seed {seed}: {:?}", frame.size);
        }
    }
}

#[test]
fn every_series_is_named_and_every_bar_is_told() {
    let (_, input) = &bars()[1];
    let words: String =
        boxes(&drawn(input, WIDTH)).into_iter().map(|word| word.1 + "\n").collect();
    for word in ["Against", "favour", "answer", "Saenuri", "28", "84", "77", "62", "18"] {
        assert!(words.contains(word), "`{word}` is not among {words}");
    }
}
