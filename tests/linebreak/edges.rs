//! Degenerate paragraphs by name, and what must never happen.

use dossier::text::linebreak::{Break, Costs, Fit, Item, Measure, optimal, optimal_with_lines};

use crate::random::Random;
use crate::{end, hyphen, penalty, solid, space, tie};

fn broken(items: &[Item], measure: f64) -> Vec<Break> {
    optimal(items, Measure::even(measure), Fit::Justified, &Costs::justified(10.0))
}

fn places(items: &[Item], measure: f64) -> Vec<usize> {
    broken(items, measure).iter().map(|ending| ending.item).collect()
}

/// Words of these widths with spaces of 3 between them.
fn words(widths: &[f64]) -> Vec<Item> {
    let mut items = Vec::new();
    for &width in widths {
        if !items.is_empty() {
            items.extend([penalty(0.0), space(3.0)]);
        }
        items.push(solid(width));
    }
    items.push(end());
    items
}

#[test]
fn empty() {
    assert!(places(&[], 100.0).is_empty());
}

#[test]
fn nothing_but_an_end() {
    assert_eq!(places(&[end()], 100.0), [0]);
}

#[test]
fn one_box_without_an_end() {
    assert_eq!(places(&[solid(10.0)], 100.0), [1]);
}

#[test]
fn no_glue() {
    let items = [solid(40.0), penalty(0.0), solid(40.0), penalty(0.0), solid(40.0), end()];
    assert_eq!(places(&items, 80.0), [3, 5]);
}

#[test]
fn no_glue_and_no_break() {
    assert_eq!(places(&[solid(40.0), solid(40.0), end()], 50.0), [2]);
}

#[test]
fn glue_that_does_not_stretch() {
    let rigid = Item::Glue { width: 5.0, stretch: 0.0, shrink: 0.0 };
    let items = [solid(10.0), penalty(0.0), rigid, solid(10.0), end()];
    assert_eq!(places(&items, 50.0), [4]);
    assert_eq!(places(&items, 12.0), [1, 4]);
}

#[test]
fn a_box_wider_than_the_line_stands_alone() {
    let items = words(&[20.0, 200.0, 20.0]);
    let breaks = broken(&items, 50.0);
    let widths: Vec<f64> = breaks.iter().map(|ending| ending.width).collect();
    assert_eq!(widths, [20.0, 200.0, 20.0]);
    assert!(breaks.iter().all(|ending| ending.ratio.is_finite()));
}

#[test]
fn penalties_in_a_row() {
    // Of two places in one gap the cheaper is taken.
    let items = [solid(45.0), penalty(100.0), penalty(0.0), space(3.0), solid(45.0), end()];
    assert_eq!(places(&items, 50.0), [2, 5]);
}

#[test]
fn glue_in_a_row_vanishes_at_the_beginning_of_a_line() {
    let items = [solid(49.0), penalty(0.0), space(3.0), space(3.0), solid(49.0), end()];
    let breaks = broken(&items, 50.0);
    assert_eq!(breaks.len(), 2);
    assert!((breaks[1].width - 49.0).abs() < 1e-9);
}

#[test]
fn a_tie_holds() {
    let items = [
        solid(30.0),
        penalty(0.0),
        space(3.0),
        solid(15.0),
        tie(),
        space(3.0),
        solid(15.0),
        end(),
    ];
    assert_eq!(places(&items, 50.0), [1, 7]);
}

#[test]
fn forced_ends_within() {
    let items = [solid(10.0), end(), solid(10.0), end(), solid(10.0), end()];
    let breaks = broken(&items, 50.0);
    assert_eq!(breaks.iter().map(|ending| ending.item).collect::<Vec<_>>(), [1, 3, 5]);
    assert!(breaks.iter().all(|ending| ending.ratio.abs() < 1e-9), "none is stretched");
}

#[test]
fn balanced_lines_are_alike() {
    let items = words(&[20.0; 6]);
    let costs = Costs::balanced(10.0);
    let breaks = optimal(&items, Measure::even(100.0), Fit::Balanced, &costs);
    let widths: Vec<f64> = breaks.iter().map(|ending| ending.width).collect();
    assert_eq!(widths, [66.0, 66.0], "not four words over two");
}

#[test]
fn so_many_lines_or_none() {
    let items = words(&[20.0; 12]);
    let (measure, costs) = (Measure::even(100.0), Costs::ragged(3.0));
    let lines = |count| {
        optimal_with_lines(&items, measure, Fit::Ragged, &costs, count).map(|b| b.len())
    };
    assert_eq!(lines(3), Some(3));
    assert_eq!(lines(2), None, "too much for two");
}

#[test]
fn hyphens_in_a_row_never_exceed_the_ladder() {
    let mut random = Random::new(2);
    for ladder in 0..=2 {
        // Expensive lines and cheap hyphens: without the limit nearly all lines would end so.
        let costs = Costs {
            ladder,
            hyphen: 0.0,
            hyphen_long: 0.0,
            hyphen_below: 0.0,
            hyphen_last: 0.0,
            ..Costs::justified(10.0)
        };
        for _ in 0..100 {
            let mut items = Vec::new();
            for _ in 0..60 {
                let syllables = 1 + random.below(4);
                for syllable in 0..syllables {
                    if syllable > 0 {
                        items.push(hyphen(3.0));
                    }
                    items.push(solid(random.of(&[8.0, 11.0, 14.0, 19.0])));
                }
                items.extend([penalty(0.0), space(3.0)]);
            }
            items.push(end());
            let breaks = broken_with(&items, 60.0, &costs);
            let mut row = 0;
            for ending in &breaks {
                let is_hyphen =
                    matches!(items[ending.item], Item::Penalty { hyphen: true, .. });
                row = if is_hyphen { row + 1 } else { 0 };
                assert!(row <= ladder, "{row} hyphens in a row");
            }
        }
    }
}

fn broken_with(items: &[Item], measure: f64, costs: &Costs) -> Vec<Break> {
    optimal(items, Measure::even(measure), Fit::Justified, costs)
}

#[test]
fn a_runt_is_avoided() {
    let mut widths = vec![12.0; 21];
    widths.push(6.0);
    let items = words(&widths);
    let last = |costs: &Costs| broken_with(&items, 102.0, costs).last().unwrap().width;
    let justified = Costs::justified(10.0);
    assert!(last(&Costs { runt_cost: 0.0, ..justified }) < 10.0, "as it comes, a word alone");
    assert!(last(&justified) >= 20.0, "a looser line brings down more");
}

#[test]
fn a_long_paragraph_is_done() {
    let items = words(&[17.0, 9.0, 23.0, 31.0, 12.0].repeat(20_000));
    let breaks = broken(&items, 210.0);
    assert!(breaks.len() > 9_000);
}
