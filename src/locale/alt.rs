//! Sentences that say what a chart shows, for those who do not see it.
//!
//! Every value is said, as long as they are few; of many, the first, the last and the extremes.
//! Knows the model's charts, and nothing of how they are drawn.

use super::{Locale, fill};
use crate::model::{Chart, ChartKind, ChartX, Date, Piece, ScaleTerm, Series, Text};

/// So many bars of one series are said one by one: what a listener can hold in mind on the way.
const SAID_ONE_BY_ONE: usize = 12;

impl Locale {
    /// The strip of time: "Time line from 23 April 2012 to 23 November 2016 with 14 events;
    /// labelled: Talks begin, Signing."
    #[must_use]
    pub fn alt_strip(
        &self,
        from: &Date,
        to: &Date,
        count: usize,
        labelled: &[String],
    ) -> String {
        let words = self.words;
        let template = if count == 1 { words.strip_one } else { words.strip_many };
        let (from, to, count) = (self.date(from), self.date(to), self.count(count));
        let mut sentence = fill(template, &[&from, &to, &count]);
        if !labelled.is_empty() {
            sentence.push_str(words.semicolon);
            sentence.push_str(&fill(words.strip_labels, &[&labelled.join(words.list_comma)]));
        }
        sentence + words.full_stop
    }

    /// A chart: its own words, or its kind, title and values.
    #[must_use]
    pub fn alt_chart(&self, chart: &Chart) -> String {
        if let Some(alt) = &chart.alt {
            return alt.clone();
        }
        let template = match chart.kind {
            ChartKind::Bars => self.words.bar_chart,
            ChartKind::Lines => self.words.line_chart,
        };
        let unit = chart.unit.as_deref();
        let series: Vec<_> = chart
            .series
            .iter()
            .map(|series| {
                let content = match chart.kind {
                    ChartKind::Bars if series.points.len() <= SAID_ONE_BY_ONE => {
                        self.all_points(series, unit)
                    }
                    ChartKind::Bars | ChartKind::Lines => self.course(series, unit),
                };
                match chart.series.len() {
                    1 => content,
                    _ => fill(self.words.labelled, &[&series.label, &content]),
                }
            })
            .collect();
        fill(template, &[&plain(&chart.title), &series.join(self.words.semicolon)])
    }

    /// The small chart beside a key figure.
    #[must_use]
    pub fn alt_spark(&self, label: &str, series: &[(String, f64)]) -> String {
        let points: Vec<_> =
            series.iter().map(|(name, value)| self.pair(name, *value, None)).collect();
        fill(self.words.small_chart, &[label, &points.join(self.words.list_comma)])
    }

    /// The place of a term on the scale of likelihood.
    #[must_use]
    pub fn alt_yardstick(&self, term: &ScaleTerm) -> String {
        let (from, to) = (self.value(term.from), self.value(term.to));
        fill(self.words.yardstick, &[&term.term, &from, &to])
    }

    /// Every point of a series.
    fn all_points(&self, series: &Series, unit: Option<&str>) -> String {
        let points: Vec<_> =
            series.points.iter().map(|point| self.point(point, unit)).collect();
        points.join(self.words.list_comma)
    }

    /// The ends of a series, and its extremes where they lie between.
    fn course(&self, series: &Series, unit: Option<&str>) -> String {
        let points = &series.points;
        let [first, between @ .., last] = points.as_slice() else {
            return self.all_points(series, unit);
        };
        let ends = [self.point(first, unit), self.point(last, unit)];
        let course = fill(self.words.line, &[&ends[0], &ends[1]]);
        let (low, high) = (first.1.min(last.1), first.1.max(last.1));
        if between.iter().all(|point| (low..=high).contains(&point.1)) {
            return course;
        }
        // The first of several alike.
        let highest =
            points.iter().reduce(|best, point| if point.1 > best.1 { point } else { best });
        let lowest =
            points.iter().reduce(|best, point| if point.1 < best.1 { point } else { best });
        let [highest, lowest] = [highest, lowest].map(|extreme| {
            extreme.map_or_else(String::new, |extreme| self.point(extreme, unit))
        });
        let extremes = fill(self.words.extremes, &[&highest, &lowest]);
        [&course, self.words.list_comma, &extremes].concat()
    }

    /// A point of a chart.
    fn point(&self, (x, value): &(ChartX, f64), unit: Option<&str>) -> String {
        let name = match x {
            ChartX::Name(name) => name.clone(),
            ChartX::Date(date) => self.date(date),
            ChartX::Number(number) => self.ungrouped(*number),
        };
        self.pair(&name, *value, unit)
    }

    /// A name with its value.
    fn pair(&self, name: &str, value: f64, unit: Option<&str>) -> String {
        let value = self.value(value);
        let value = unit.map_or(value.clone(), |unit| [&value, joint(unit), unit].concat());
        fill(self.words.pair, &[name, &value])
    }
}

/// What joins a number and its unit: nothing before signs and East Asian units, else a no-break
/// space.
fn joint(unit: &str) -> &'static str {
    let close = unit.chars().next().is_some_and(|first| {
        matches!(first, '%' | '‰' | '°' | '′' | '″')
            || matches!(first, '\u{ff01}'..='\u{ff60}' | '\u{ffe0}'..='\u{ffe6}')
            || matches!(first, '\u{2100}'..='\u{214f}' | '\u{3300}'..='\u{33ff}')
            || matches!(first, '\u{3040}'..='\u{30ff}' | '\u{3400}'..='\u{9fff}')
            || matches!(first, '\u{1100}'..='\u{11ff}' | '\u{ac00}'..='\u{d7a3}')
    });
    if close { "" } else { "\u{a0}" }
}

/// The characters of a text, without its citations.
fn plain(text: &Text) -> String {
    let runs = text.pieces.iter().filter_map(|piece| match piece {
        Piece::Run(run) => Some(run.text.as_str()),
        Piece::Cite(_) => None,
    });
    runs.collect::<String>().trim().to_owned()
}
