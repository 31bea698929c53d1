//! All ways to break a short list of items, each priced anew from what the documentation of
//! `Costs` says, against the one way that the breaker finds.

use dossier::text::linebreak::{
    BARRED, Break, Costs, FORBIDDEN, FORCED, Fit, Item, LAST_RESORT, Measure, optimal,
    optimal_with_lines,
};

use crate::random::Random;

/// What a way of breaking costs, overfull lines before demerits.
#[derive(Clone, Copy, Debug, PartialEq, PartialOrd)]
struct Price {
    overfull: u32,
    demerits: f64,
}

/// A line as it came out, as far as the next one depends on it.
#[derive(Clone, Copy)]
struct Above {
    class: i32,
    step: i32,
    hyphens: u8,
}

/// What is broken, and how.
struct Case<'a> {
    items: &'a [Item],
    measure: Measure,
    fit: Fit,
    costs: &'a Costs,
}

/// The widths of the items of a line.
#[derive(Default)]
struct Widths {
    natural: f64,
    stretch: f64,
    shrink: f64,
    boxes: f64,
}

impl Case<'_> {
    /// The places where a line may end.
    fn places(&self) -> Vec<usize> {
        let is_open =
            |item: &Item| matches!(item, Item::Penalty { cost, .. } if *cost != FORBIDDEN);
        let mut places: Vec<usize> =
            (0..self.items.len()).filter(|&at| is_open(&self.items[at])).collect();
        if !self.items.last().is_none_or(|_| self.forced(self.items.len() - 1)) {
            places.push(self.items.len());
        }
        places
    }

    fn forced(&self, at: usize) -> bool {
        match self.items.get(at) {
            Some(Item::Penalty { cost, .. }) => *cost == FORCED,
            Some(_) => false,
            None => true,
        }
    }

    fn hyphen(&self, at: usize) -> bool {
        matches!(self.items.get(at), Some(Item::Penalty { hyphen: true, .. }))
            && !self.forced(at)
    }

    fn edges(&self, at: usize) -> (f64, f64) {
        match self.items.get(at) {
            Some(Item::Penalty { pre, post, .. }) => (*pre, *post),
            _ => (0.0, 0.0),
        }
    }

    /// Adds up a line without the glue at its beginning.
    fn widths(&self, from: Option<usize>, to: usize) -> Widths {
        let first = from.map_or(0, |from| from + 1);
        let mut sum = Widths::default();
        let inked = |at: &usize| matches!(self.items[*at], Item::Box { .. });
        let begin = match from {
            // The paragraph's first line keeps its glue.
            None => Some(0),
            Some(_) => (first..to).find(inked),
        };
        for item in begin.map_or(&[][..], |begin| &self.items[begin..to]) {
            match *item {
                Item::Box { width } => {
                    sum.natural += width;
                    sum.boxes += width.max(0.0);
                }
                Item::Glue { width, stretch, shrink } => {
                    sum.natural += width;
                    sum.stretch += stretch;
                    sum.shrink += shrink.max(0.0);
                }
                Item::Penalty { .. } => {}
            }
        }
        sum.natural += self.edges(to).0 + from.map_or(0.0, |from| self.edges(from).1);
        if self.fit != Fit::Justified {
            (sum.stretch, sum.shrink, sum.boxes) = (0.0, 0.0, 0.0);
        }
        sum
    }

    /// Prices a way of breaking; none if it has a line that is not let through.
    fn price(&self, breaks: &[usize], emergency: bool) -> Option<Price> {
        let mut price = Price { overfull: 0, demerits: 0.0 };
        let mut above = Above { class: 1, step: 0, hyphens: 0 };
        let mut from = None;
        for &to in breaks {
            above = self.line(from, to, emergency, &above, &mut price)?;
            from = Some(to);
        }
        Some(price)
    }

    fn line(
        &self,
        from: Option<usize>,
        to: usize,
        emergency: bool,
        above: &Above,
        price: &mut Price,
    ) -> Option<Above> {
        let costs = self.costs;
        let measure = if from.is_none() { self.measure.first } else { self.measure.rest };
        let sum = self.widths(from, to);
        let slack = measure - sum.natural;
        let reserve = sum.boxes * if slack > 0.0 { costs.widening } else { costs.narrowing };
        let overfull = -slack > sum.shrink + reserve + 1e-9 * measure;
        let (forced, hyphen) = (self.forced(to), self.hyphen(to));
        let hyphens = if hyphen { above.hyphens + 1 } else { 0 };
        if hyphens > costs.ladder {
            return None;
        }
        let most = match self.fit {
            Fit::Justified => (costs.tolerance * sum.stretch + costs.utmost * reserve).max(0.0),
            Fit::Ragged => costs.tolerance * costs.rag,
            Fit::Balanced => f64::INFINITY,
        };
        let resort = matches!(self.items.get(to), Some(Item::Penalty { cost, .. })
            if *cost >= LAST_RESORT);
        let loose = !forced && slack > most + 1e-9 * measure || resort;
        if !emergency && (overfull || loose) || overfull && self.breakable(from, to, above) {
            return None;
        }
        let (strain, expanded) = self.strain(slack, &sum, measure, forced);
        let bounds =
            if self.fit == Fit::Justified { [-0.5, 0.5, 1.0] } else { [0.25, 0.5, 0.75] };
        let class = bounds.iter().map(|bound| i32::from(strain >= *bound)).sum::<i32>();
        let step = match self.fit {
            Fit::Ragged if from.is_some() => (class - above.class).signum(),
            _ => 0,
        };
        let badness = if self.fit == Fit::Balanced { 100.0 * strain } else { badness(strain) };
        let badness = costs.line + badness + costs.expanded * expanded * expanded;
        let own = match self.items.get(to) {
            Some(Item::Penalty { cost, .. }) => *cost,
            _ => FORCED,
        };
        let more = if measure > costs.long { costs.hyphen_long } else { costs.hyphen };
        let own = own + if hyphen { more } else { 0.0 };
        price.overfull += u32::from(overfull);
        let mut demerits = if own == FORCED {
            badness * badness
        } else if own >= 0.0 {
            (badness + own) * (badness + own)
        } else {
            badness * badness - own * own
        };
        let last = self.places().last() == Some(&to);
        let extras = [
            (last && sum.natural < costs.runt, costs.runt_cost),
            (above.hyphens > 0 && hyphen, costs.hyphen_below),
            (above.hyphens > 0 && forced, costs.hyphen_last),
            ((above.class - class).abs() > 1, costs.contrast),
            (step != 0 && step == above.step, costs.staircase),
        ];
        demerits += extras.iter().filter(|(is, _)| *is).map(|(_, more)| more).sum::<f64>();
        if !emergency && demerits >= BARRED {
            return None;
        }
        price.demerits += demerits;
        Some(Above { class, step, hyphens })
    }

    /// Whether a line might have ended before: then it need not be overfull.
    fn breakable(&self, from: Option<usize>, to: usize, above: &Above) -> bool {
        let barred = above.hyphens >= self.costs.ladder;
        self.places()
            .into_iter()
            .filter(|&at| from.is_none_or(|from| at > from) && at < to)
            .any(|at| !barred || !self.hyphen(at))
    }

    /// The ratio by which a line is priced, and the share of expansion that it uses.
    fn strain(&self, slack: f64, sum: &Widths, measure: f64, forced: bool) -> (f64, f64) {
        let costs = self.costs;
        let reserve = sum.boxes * if slack > 0.0 { costs.widening } else { costs.narrowing };
        match self.fit {
            Fit::Justified if forced && slack > 0.0 => (0.0, 0.0),
            Fit::Justified
                if slack > 0.0 && sum.stretch <= 0.0 && slack <= costs.utmost * reserve =>
            {
                (0.0, slack / reserve)
            }
            Fit::Justified if slack > 0.0 && sum.stretch <= 0.0 => {
                let ragged = slack - costs.reserve * reserve > costs.lack || reserve <= 0.0;
                (1_000.0, if ragged { 0.0 } else { (slack / reserve).min(costs.reserve) })
            }
            Fit::Justified => {
                let (give, sign) =
                    if slack > 0.0 { (sum.stretch, 1.0) } else { (sum.shrink, -1.0) };
                let size = slack.abs();
                let mut boxes = (size - costs.comfort * give).min(reserve).max(0.0);
                if slack > 0.0 {
                    let more = (size - boxes - costs.limit * give).max(0.0);
                    boxes += more.min((costs.utmost - 1.0) * reserve);
                }
                let ratio = if give > 0.0 { (size - boxes) / give } else { 0.0 };
                let ratio = if slack > 0.0 { ratio.min(1_000.0) } else { ratio.min(1.0) };
                let widest = if measure > costs.long { costs.widest.1 } else { costs.widest.0 };
                if slack > 0.0 && ratio > widest {
                    let left = size - boxes - widest * give;
                    boxes += left.min((costs.reserve - costs.utmost) * reserve);
                    if size - boxes - widest * give > costs.lack {
                        boxes = 0.0;
                    }
                }
                (sign * ratio, if boxes > 0.0 { boxes / reserve } else { 0.0 })
            }
            Fit::Ragged if forced && slack > 0.0 => (0.0, 0.0),
            Fit::Ragged => (slack.max(0.0) / self.costs.rag, 0.0),
            Fit::Balanced => (slack.max(0.0) / measure, 0.0),
        }
    }

    /// The least price of all ways, within the tolerance if there are any; with a number of
    /// lines only those with so many.
    fn least(&self, lines: Option<usize>) -> Option<Price> {
        let places = self.places();
        let free: Vec<usize> = places.iter().copied().filter(|&at| !self.forced(at)).collect();
        let ways = |emergency: bool| {
            let mut least: Option<Price> = None;
            for set in 0_u32..1 << free.len() {
                let is_taken = |at: &usize| {
                    free.iter().position(|one| one == at).is_none_or(|bit| set >> bit & 1 == 1)
                };
                let breaks: Vec<usize> = places.iter().copied().filter(is_taken).collect();
                if lines.is_some_and(|lines| lines != breaks.len()) {
                    continue;
                }
                let Some(price) = self.price(&breaks, emergency) else { continue };
                if least.is_none_or(|least| price < least) {
                    least = Some(price);
                }
            }
            least
        };
        ways(false).or_else(|| if lines.is_none() { ways(true) } else { None })
    }

    /// The price of what the breaker found.
    fn found(&self, breaks: &[Break]) -> Price {
        let breaks: Vec<usize> = breaks.iter().map(|ending| ending.item).collect();
        self.price(&breaks, false)
            .or_else(|| self.price(&breaks, true))
            .unwrap_or_else(|| panic!("{breaks:?} is no way to break {:?}", self.items))
    }
}

/// Badness of a ratio: a hundred times its cube, along the tangent beyond 4.
fn badness(ratio: f64) -> f64 {
    let strain = ratio.abs();
    let bent = strain.min(4.0);
    100.0 * (bent * bent * bent + 48.0 * (strain - bent))
}

fn assert_same(found: Price, least: Price, case: &Case<'_>) {
    let near = (found.demerits - least.demerits).abs() <= 1e-6 * least.demerits.abs().max(1.0);
    assert!(
        found.overfull == least.overfull && near,
        "{found:?} found, {least:?} is least, of {:?} in {:?} {:?}",
        case.items,
        case.measure,
        case.fit
    );
}

/// Prices of every kind, so that each has a say.
fn costs(random: &mut Random, fit: Fit) -> Costs {
    let base = match fit {
        Fit::Justified => Costs::justified(1.0),
        Fit::Ragged => Costs::ragged(1.0),
        Fit::Balanced => Costs::balanced(1.0),
    };
    Costs {
        tolerance: random.of(&[1.0, 2.0, base.tolerance]),
        ladder: random.of(&[0, 1, 2, 2]),
        limit: random.of(&[0.6, base.limit]),
        utmost: random.of(&[1.0, base.utmost]),
        widest: random.of(&[(1.0, 0.8), base.widest]),
        reserve: random.of(&[base.utmost, base.reserve]),
        lack: random.of(&[0.3, base.lack]),
        long: random.of(&[0.0, base.long]),
        widening: random.of(&[0.0, base.widening, 0.1]),
        narrowing: random.of(&[0.0, base.narrowing, 0.05]),
        contrast: random.of(&[0.0, 3_000.0]),
        hyphen: random.of(&[0.0, base.hyphen]),
        hyphen_long: random.of(&[0.0, base.hyphen_long]),
        hyphen_last: random.of(&[0.0, 3_000.0, BARRED]),
        hyphen_below: random.of(&[0.0, 10_000.0]),
        runt_cost: random.of(&[0.0, 40_000.0, BARRED]),
        ..base
    }
}

/// Breaks a list in some setting and holds it against all ways.
fn check(random: &mut Random, items: &[Item], measures: &[f64]) {
    let first = random.of(measures);
    let rest = random.of(measures);
    let fit = random.of(&[Fit::Justified, Fit::Justified, Fit::Ragged, Fit::Balanced]);
    let costs = costs(random, fit);
    let case = Case { items, measure: Measure { first, rest }, fit, costs: &costs };
    let Some(least) = case.least(None) else {
        panic!("there is always a way in an emergency: {items:?}");
    };
    let breaks = optimal(items, case.measure, fit, &costs);
    assert_same(case.found(&breaks), least, &case);
}

#[test]
fn no_way_is_cheaper() {
    let mut random = Random::new(1981);
    for _ in 0..6_000 {
        let items = random.items(12);
        check(&mut random, &items, &[6.0, 8.0, 11.0]);
    }
}

#[test]
fn no_way_through_prose_is_cheaper() {
    let mut random = Random::new(1999);
    for _ in 0..2_500 {
        let items = random.prose();
        check(&mut random, &items, &[7.0, 12.0, 14.0, 16.0]);
    }
}

#[test]
fn no_way_with_so_many_lines_is_cheaper() {
    let mut random = Random::new(1154);
    for _ in 0..3_000 {
        let items = random.items(11);
        let fit = random.of(&[Fit::Justified, Fit::Ragged, Fit::Balanced]);
        let costs = costs(&mut random, fit);
        let case = Case { items: &items, measure: Measure::even(8.0), fit, costs: &costs };
        for lines in 1..5 {
            let breaks = optimal_with_lines(&items, case.measure, fit, &costs, lines);
            match (breaks, case.least(Some(lines))) {
                (None, None) => {}
                (Some(breaks), Some(least)) => {
                    assert_eq!(breaks.len(), lines);
                    assert_same(case.found(&breaks), least, &case);
                }
                (found, least) => panic!("{found:?} against {least:?} for {items:?}"),
            }
        }
    }
}
