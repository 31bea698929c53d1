//! Charts.

use jsonc_parser::ast::Value;

use crate::model::{Chart, ChartKind, ChartX, Date, Precision, Series};

use super::object::{Node, Object};
use super::suggest::shown;
use super::text::{Kind, cite_at_end};

const KINDS: [(&str, ChartKind); 2] = [("bars", ChartKind::Bars), ("lines", ChartKind::Lines)];

/// What the x of a chart are.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Sort {
    Name,
    Date,
    Number,
}

/// A chart.
pub(super) fn chart(node: Node<'_>) -> Option<Chart> {
    node.object("a chart", |object| {
        let kind = object.required("kind").and_then(|node| node.choice(&KINDS));
        let mut title = object.required_text("title", Kind::Still);
        let unit = object.plain("unit");
        let sort = kind.and_then(|kind| sort(object, kind));
        let series = object.required_list("series", |node| series(node, kind, sort));
        let alt = object.plain("alt");
        let sources = object.sources();
        cite_at_end(&mut title, &sources);
        Some(Chart { kind: kind?, title, unit, series, alt })
    })
}

/// What the x of a chart are, by all of its points: the x of bars are dates when all of them can
/// be, the x of lines are what the first is.
fn sort(object: &mut Object<'_>, kind: ChartKind) -> Option<Sort> {
    let series = object.get("series")?.value.as_array()?;
    let mut points = series
        .elements
        .iter()
        .filter_map(|series| super::ids::field(series.as_object()?, "points")?.as_array())
        .flat_map(|points| &points.elements)
        .filter_map(|point| point.as_array()?.elements.first());
    let is_date = |value: &Value<'_>| {
        value.as_string_lit().is_some_and(|text| Date::parse(&text.value).is_some())
    };
    Some(match kind {
        ChartKind::Bars if points.all(is_date) => Sort::Date,
        ChartKind::Bars => Sort::Name,
        ChartKind::Lines if points.next()?.as_number_lit().is_some() => Sort::Number,
        ChartKind::Lines => Sort::Date,
    })
}

fn series(node: Node<'_>, kind: Option<ChartKind>, sort: Option<Sort>) -> Option<Series> {
    node.object("a series", |object| {
        let label = object.required_plain("label");
        let mut before: Vec<(String, ChartX)> = Vec::new();
        let mut seen = std::collections::BTreeSet::new();
        let points = object.required_list("points", |node| {
            let (x, y) = point(node, sort?)?;
            let key = key(&x);
            if !seen.insert(key.clone()) {
                node.error(
                    "CHART003",
                    format!("the x {} occurs twice in its series", told(&x)),
                );
            } else if kind == Some(ChartKind::Lines)
                && before.last().is_some_and(|(_, last)| !ascends(last, &x))
            {
                let message = format!("the x {} is not after the one before it", told(&x));
                node.error_with_help("CHART002", message, "the x of lines ascend");
            }
            before.push((key, x.clone()));
            Some((x, y))
        });
        Some(Series { label, points })
    })
}

/// A pair of x and y.
fn point(node: Node<'_>, sort: Sort) -> Option<(ChartX, f64)> {
    let elements = node.elements()?;
    let nodes: Vec<Node<'_>> = elements.take(3).collect();
    let [x, y] = nodes.as_slice() else {
        node.error_with_help("TYPE001", "a point is a pair", "write `[x, y]`");
        return None;
    };
    let y = y.number();
    Some((abscissa(*x, sort)?, y?))
}

/// The x of a point, of the sort that its chart has.
fn abscissa(node: Node<'_>, sort: Sort) -> Option<ChartX> {
    match (sort, node.value) {
        (Sort::Number, Value::StringLit(_)) => {
            node.error_with_help(
                "CHART001",
                "a text among numbers",
                "all x of a chart are alike",
            );
            None
        }
        (Sort::Number, _) => node.number().map(ChartX::Number),
        (Sort::Date, Value::NumberLit(_)) => {
            node.error_with_help(
                "CHART001",
                "a number among dates",
                "all x of a chart are alike",
            );
            None
        }
        (Sort::Date, _) => super::dates::date(node).map(ChartX::Date),
        (Sort::Name, _) => {
            let name = node.plain()?;
            // A year may be a name; `2016-11` among names is a slip.
            let date = Date::parse(&name);
            if date.is_some_and(|date| date.precision != Precision::Year || date.circa) {
                let message = format!("`{}` is a date among names", shown(&name));
                node.error_with_help("CHART001", message, "all x of a chart are alike");
            }
            Some(ChartX::Name(name))
        }
    }
}

/// What makes an x the same as another.
fn key(x: &ChartX) -> String {
    match x {
        ChartX::Name(name) => name.clone(),
        ChartX::Date(date) => format!("{} {:?}", date.first, date.precision),
        // Zero has two signs.
        ChartX::Number(number) => format!("{}", number + 0.0),
    }
}

/// An x as a message shows it.
fn told(x: &ChartX) -> String {
    match x {
        ChartX::Name(name) => format!("`{}`", shown(name)),
        ChartX::Date(date) => format!("`{}`", date.first),
        ChartX::Number(number) => format!("`{number}`"),
    }
}

fn ascends(before: &ChartX, after: &ChartX) -> bool {
    match (before, after) {
        (ChartX::Number(before), ChartX::Number(after)) => before < after,
        (ChartX::Date(before), ChartX::Date(after)) => before.first < after.first,
        (ChartX::Name(_) | ChartX::Date(_) | ChartX::Number(_), _) => true,
    }
}
