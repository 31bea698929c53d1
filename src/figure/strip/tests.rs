//! Tests of the strip: labels never touch and stay inside.

use chrono::{Days, NaiveDate};

use super::{Labels, Strip, StripEvent, TickKind, day, ticks};
use crate::figure::look::{Chance, assert_clear, boxes, with_pen};
use crate::figure::marks::Mark;
use crate::geom::Pt;

const WIDTH: Pt = Pt::mm(166.0);

fn date(text: &str) -> NaiveDate {
    NaiveDate::parse_from_str(text, "%Y-%m-%d").unwrap()
}

/// What the composer would print at the ticks.
fn worded(from: NaiveDate, to: NaiveDate) -> Vec<(NaiveDate, String)> {
    let word = |(day, kind): (NaiveDate, TickKind)| {
        let pattern = match kind {
            TickKind::Year => "%Y",
            TickKind::MonthYear => "%b %Y",
            TickKind::Month => "%b",
            TickKind::DayMonthYear => "%-d %b %Y",
            TickKind::DayMonth => "%-d %b",
        };
        (day, day.format(pattern).to_string())
    };
    ticks(from, to).into_iter().map(word).collect()
}

fn event(start: &str, end: Option<&str>, kind: Mark, label: Option<&str>) -> StripEvent {
    let end = end.map(|end| day(date(end)) + 1.0);
    let (start, label) = (day(date(start)), label.map(str::to_owned));
    StripEvent { start, end, circa: false, kind, label, strong: false }
}

/// The events of the dossier that comes with the program.
fn shipped() -> Strip {
    let (d, s, h) = (Mark::Disc, Mark::Diamond, Mark::Square);
    let mut events = vec![
        event("2011-01-10", None, d, Some("Ministers open the way to two pacts")),
        event("2012-04-23", Some("2012-05-01"), d, None),
        event("2012-06-26", None, h, None),
        event("2012-06-29", None, d, Some("Seoul puts off the signing")),
        event("2012-07-05", None, h, None),
        event("2012-08-10", None, d, None),
        event("2013-02-12", None, s, Some("North Korea tests a third nuclear device")),
        event("2014-12-29", None, d, Some("Three-way arrangement takes effect")),
        event("2016-01-06", None, s, None),
        event("2016-02-07", None, s, None),
        event("2016-03-31", None, d, None),
        event("2016-08-03", None, s, None),
        event("2016-09-07", None, d, None),
        event("2016-09-09", None, s, Some("North Korea conducts its fifth nuclear test")),
        event("2016-10-27", None, d, None),
        event("2016-11-01", None, d, None),
        event("2016-11-09", None, d, None),
        event("2016-11-11", None, h, None),
        event("2016-11-14", None, d, None),
        event("2016-11-15", None, h, None),
        event("2016-11-17", None, h, None),
        event("2016-11-18", None, h, None),
        event("2016-11-22", None, h, None),
        event("2016-11-23", None, d, Some("Seoul and Tokyo sign")),
    ];
    if let Some(last) = events.last_mut() {
        last.strong = true;
    }
    let (from, to) = (date("2011-01-10"), date("2016-11-23"));
    Strip { from, to, events, ticks: worded(from, to) }
}

const WORDS: [&str; 12] = [
    "talks",
    "resume",
    "in",
    "Vientiane",
    "cabinet",
    "approves",
    "the",
    "second",
    "draft",
    "ministers",
    "sign",
    "extraordinarily",
];

fn random(seed: u64) -> Strip {
    let mut chance = Chance(seed);
    let from = date("1921-05-17") + Days::new(chance.next(9000));
    let longest = [21, 60, 200, 700, 3000, 36525][usize::try_from(chance.next(6)).unwrap()];
    let span = 21 + chance.next(longest - 20);
    let to = from + Days::new(span);
    let events = (0..=chance.next(60)).map(|_| {
        let start = from + Days::new(chance.next(span + 1));
        let long = chance.next(6) == 0;
        let end = long.then(|| (start + Days::new(1 + chance.next(span / 3))).min(to));
        let words: Vec<&str> = (0..=chance.next(7))
            .map(|_| WORDS[usize::try_from(chance.next(12)).unwrap()])
            .collect();
        StripEvent {
            start: day(start),
            end: end.map(|end| day(end) + 1.0),
            circa: chance.next(5) == 0,
            kind: Mark::KINDS[usize::try_from(chance.next(7)).unwrap()],
            label: (chance.next(4) == 0).then(|| words.join(" ")),
            strong: chance.next(20) == 0,
        }
    });
    Strip { from, to, events: events.collect(), ticks: worded(from, to) }
}

#[test]
fn the_shipped_strip_says_all_its_labels() {
    let frame = with_pen(|pen| Labels::default().strip(pen, &shipped(), WIDTH));
    assert_clear(&frame, "shipped");
    let words: String = boxes(&frame).into_iter().map(|(_, text)| text + " ").collect();
    for label in shipped().events.into_iter().filter_map(|event| event.label) {
        for word in label.split(' ') {
            assert!(words.contains(word), "`{word}` of `{label}` is not among {words}");
        }
    }
}

#[test]
fn labels_never_touch_nor_leave_the_frame() {
    with_pen(|pen| {
        for seed in 0..250 {
            let input = random(seed);
            let frame = Labels::default().strip(pen, &input, WIDTH);
            assert_clear(&frame, &format!("seed {seed}"));
            let steps = frame.size.height / pen.theme.page.step();
            assert!((steps - steps.round()).abs() < 1e-6 && steps < 24.5, "{steps} steps");
        }
    });
}

#[test]
fn a_narrow_strip_and_an_empty_one() {
    with_pen(|pen| {
        for seed in 0..40 {
            let frame = Labels::default().strip(pen, &random(seed), Pt::mm(100.0));
            assert_clear(&frame, &format!("narrow, seed {seed}"));
        }
        let day = date("2016-01-01");
        let empty = Strip { from: day, to: day, events: Vec::new(), ticks: worded(day, day) };
        assert_clear(&Labels::default().strip(pen, &empty, WIDTH), "empty");
    });
}

#[test]
fn labels_in_other_scripts() {
    let labels = [
        "서울과 도쿄, 군사정보보호협정 서명",
        "日韓、軍事情報包括保護協定に署名",
        "توقيع الاتفاق في سيول",
    ];
    with_pen(|pen| {
        for seed in 0..30 {
            let mut input = random(seed);
            for (index, event) in input.events.iter_mut().enumerate() {
                event.label = event.label.take().map(|_| labels[index % 3].to_owned());
            }
            assert_clear(
                &Labels::default().strip(pen, &input, WIDTH),
                &format!("scripts, seed {seed}"),
            );
        }
    });
}

#[test]
fn drawn_again_it_is_the_same() {
    with_pen(|pen| {
        let mut labels = Labels::default();
        let first = labels.strip(pen, &shipped(), WIDTH);
        assert_eq!(format!("{:?}", labels.strip(pen, &shipped(), WIDTH)), format!("{first:?}"));
        let narrow = labels.strip(pen, &shipped(), WIDTH * 0.6);
        let anew = Labels::default().strip(pen, &shipped(), WIDTH * 0.6);
        assert_eq!(format!("{narrow:?}"), format!("{anew:?}"), "on other paper");
    });
}
