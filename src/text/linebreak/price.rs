//! How a line from one spot to another is set, and what it costs by itself and below another.

use super::Fit;
use super::spots::{Paragraph, Spot, Sums, is_forced};

/// A line from `width` may miss the measure by this share of it through rounding.
pub(super) const ROUNDING: f64 = 1e-9;

/// Beyond this ratio badness grows along the tangent and no longer with the cube: it is past
/// all good, and the sums must stay small enough to tell apart what else is better or worse.
const LOOSE: f64 = 4.0;

/// Ratio by which lines that cannot be stretched, or not to any purpose, are priced.
const HOPELESS: f64 = 1_000.0;

/// A line before it is set.
#[derive(Clone, Copy, Debug)]
pub(super) struct Line {
    pub(super) natural: f64,
    pub(super) measure: f64,
    pub(super) give: Sums,
}

/// How a line is set.
#[derive(Clone, Copy, Debug)]
pub(super) struct Set {
    /// The share that glue gives.
    pub(super) ratio: f64,
    /// The share that boxes give of their widening, or less than nothing of their narrowing.
    pub(super) expansion: f64,
    /// The ratio by which the line is priced.
    pub(super) strain: f64,
}

/// All of the lines so far that the cost of further ones can depend on.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct State {
    /// Class of the last line, from 0, the tightest or longest, to 3.
    pub(super) class: i8,
    /// Whether its class is above (1) or below (−1) that of the line before.
    pub(super) step: i8,
    /// How many hyphens in a row stand at the ends of the last lines.
    pub(super) ladder: u8,
    /// How many lines there are, where it matters.
    pub(super) lines: usize,
}

impl State {
    /// Before the first line: the class of one that is neither tight nor loose.
    pub(super) const START: State = State { class: 1, step: 0, ladder: 0, lines: 0 };
}

impl Paragraph<'_> {
    pub(super) fn line(&self, from: usize, end: usize) -> Line {
        let measure = if from == 0 { self.measure.first } else { self.measure.rest };
        let (from, end) = (&self.spots[from], &self.spots[end]);
        // Nothing but glue and penalties: an empty line.
        let give =
            if from.from > end.item { Sums::default() } else { end.end.since(from.start) };
        Line { natural: give.width + from.post + end.pre, measure, give }
    }

    /// Whether the line exceeds the tolerance. Without the division of [`Paragraph::set`], as
    /// this is asked of all pairs of spots near each other.
    pub(super) fn is_loose(&self, line: &Line, end: &Spot) -> bool {
        let slack = line.slack();
        let give = match self.fit {
            Fit::Justified => {
                let boxes = self.costs.utmost * line.give.widening;
                self.costs.tolerance * line.give.stretch + boxes
            }
            Fit::Ragged => self.costs.tolerance * self.costs.rag,
            Fit::Balanced => return false,
        };
        slack > give.max(0.0) + line.rounding() && !is_forced(end.cost)
    }

    /// Shares out what the line lacks or has too much.
    pub(super) fn set(&self, line: &Line, end: &Spot) -> Set {
        let slack = line.slack();
        match self.fit {
            Fit::Justified if slack > 0.0 && is_forced(end.cost) => Set::NATURAL,
            Fit::Justified if slack > 0.0 => self.widen(slack, line),
            Fit::Justified => self.narrow(-slack, &line.give),
            Fit::Ragged if slack > 0.0 && is_forced(end.cost) => Set::NATURAL,
            Fit::Ragged => Set { strain: slack.max(0.0) / self.costs.rag, ..Set::NATURAL },
            Fit::Balanced => Set { strain: slack.max(0.0) / line.measure, ..Set::NATURAL },
        }
    }

    fn widen(&self, slack: f64, line: &Line) -> Set {
        let (give, costs) = (&line.give, self.costs);
        let most = |times: f64| give.widening * times;
        let share = |boxes: f64| if boxes > 0.0 { boxes / give.widening } else { 0.0 };
        if give.stretch <= 0.0 {
            return if slack <= most(costs.utmost) {
                Set { ratio: 0.0, expansion: share(slack), strain: 0.0 }
            } else if slack - most(costs.reserve) > costs.lack + line.rounding() {
                Set { strain: HOPELESS, ..Set::NATURAL }
            } else {
                let boxes = slack.min(most(costs.reserve));
                Set { ratio: 0.0, expansion: share(boxes), strain: HOPELESS }
            };
        }
        let first = (slack - costs.comfort * give.stretch).clamp(0.0, give.widening);
        let beyond = slack - first - costs.limit * give.stretch;
        let boxes = first + beyond.clamp(0.0, most(costs.utmost - 1.0));
        // What the line would need is what it costs, although it does not get all of it.
        let strain = ((slack - boxes) / give.stretch).min(HOPELESS);
        let widest = costs.widest_at(line.measure);
        let left = slack - boxes - widest * give.stretch;
        let boxes = boxes + left.clamp(0.0, most((costs.reserve - costs.utmost).max(0.0)));
        let ratio = ((slack - boxes) / give.stretch).min(widest);
        if slack - boxes - ratio * give.stretch > costs.lack + line.rounding() {
            return Set { ratio: costs.comfort.min(ratio), expansion: 0.0, strain };
        }
        Set { ratio, expansion: share(boxes), strain }
    }

    fn narrow(&self, excess: f64, give: &Sums) -> Set {
        let boxes = (excess - self.costs.comfort * give.shrink).clamp(0.0, give.narrowing);
        let ratio =
            if give.shrink > 0.0 { -((excess - boxes) / give.shrink).min(1.0) } else { 0.0 };
        let expansion = if boxes > 0.0 { -boxes / give.narrowing } else { 0.0 };
        Set { ratio, expansion, strain: ratio }
    }

    /// Fitness classes (p. 1155). Of ragged lines, classes of length.
    pub(super) fn class(&self, set: &Set) -> i8 {
        let bounds = match self.fit {
            Fit::Justified => [-0.5, 0.5, 1.0],
            Fit::Ragged | Fit::Balanced => [0.25, 0.5, 0.75],
        };
        bounds.iter().map(|&bound| i8::from(set.strain >= bound)).sum()
    }

    /// Whether a class is above or below that of the line before; the first line has none.
    pub(super) fn step(&self, class: i8, before: Option<&State>) -> i8 {
        match (self.fit, before) {
            (Fit::Ragged, Some(before)) => (class - before.class).signum(),
            (Fit::Justified | Fit::Ragged | Fit::Balanced, _) => 0,
        }
    }

    /// Demerits of a line by itself (p. 1128).
    pub(super) fn demerits(&self, line: &Line, set: &Set, spot: &Spot, end: usize) -> f64 {
        let badness = match self.fit {
            Fit::Justified | Fit::Ragged => badness(set.strain),
            Fit::Balanced => 100.0 * set.strain,
        };
        let badness =
            self.costs.line + badness + self.costs.expanded * set.expansion * set.expansion;
        let hyphen = if spot.hyphen { self.costs.hyphen_at(line.measure) } else { 0.0 };
        let penalty = spot.cost + hyphen;
        let demerits = if penalty >= 0.0 {
            (badness + penalty) * (badness + penalty)
        } else if is_forced(penalty) {
            badness * badness
        } else {
            badness * badness - penalty * penalty
        };
        let runt = end + 1 == self.spots.len() && line.natural < self.costs.runt;
        demerits + if runt { self.costs.runt_cost } else { 0.0 }
    }

    /// Demerits of a line below another (p. 1128, 1155).
    pub(super) fn between(&self, above: &State, below: &State, end: &Spot) -> f64 {
        let mut demerits = 0.0;
        if above.ladder > 0 && end.hyphen {
            demerits += self.costs.hyphen_below;
        }
        if above.ladder > 0 && is_forced(end.cost) {
            demerits += self.costs.hyphen_last;
        }
        if (above.class - below.class).abs() > 1 {
            demerits += self.costs.contrast;
        }
        if below.step != 0 && below.step == above.step {
            demerits += self.costs.staircase;
        }
        demerits
    }
}

impl Line {
    fn slack(&self) -> f64 {
        self.measure - self.natural
    }

    fn rounding(&self) -> f64 {
        ROUNDING * self.measure
    }

    pub(super) fn is_overfull(&self) -> bool {
        -self.slack() > self.give.shrink + self.give.narrowing + self.rounding()
    }
}

impl Set {
    const NATURAL: Set = Set { ratio: 0.0, expansion: 0.0, strain: 0.0 };
}

/// Badness of a ratio (p. 1121).
fn badness(ratio: f64) -> f64 {
    let strain = ratio.abs();
    let cube = strain.min(LOOSE) * strain.min(LOOSE) * strain.min(LOOSE);
    100.0 * (cube + 3.0 * LOOSE * LOOSE * (strain - LOOSE).max(0.0))
}
