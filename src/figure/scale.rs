//! Round numbers for axes. Pure arithmetic: knows nothing of lengths or drawings.

/// An axis from one round number to another.
#[derive(Clone, Debug, PartialEq)]
pub struct Scale {
    /// Where it begins.
    pub low: f64,
    /// Where it ends.
    pub high: f64,
    /// Its round numbers in ascending order, both ends among them.
    pub ticks: Vec<f64>,
    /// How many decimals they have.
    pub decimals: usize,
}

impl Scale {
    /// Where a value stands, 0 at the low end and 1 at the high end.
    #[must_use]
    pub fn at(&self, value: f64) -> f64 {
        // Divided first: the difference of two large numbers need not be a number.
        let span = self.high / 2.0 - self.low / 2.0;
        (value / 2.0 - self.low / 2.0) / span
    }
}

/// Values closer together than this share of their size count as equal: their difference is
/// noise of binary fractions.
const NOISE: f64 = 1e-9;

/// More decimals than this are not printed.
const MOST_DECIMALS: usize = 9;

/// An axis of at most `most` intervals of 1, 2 or 5 times a power of ten that holds all from
/// `low` to `high`. Where both are the same, zero is taken in.
#[must_use]
pub fn nice(low: f64, high: f64, most: u32) -> Scale {
    let (low, high) = widened(low.min(high), high.max(low));
    let most = most.max(1);
    let target = (high / f64::from(most) - low / f64::from(most)).max(f64::MIN_POSITIVE);
    let mut exponent = exponent_below(target);
    loop {
        for mantissa in [1.0, 2.0, 5.0] {
            let step = |index: f64| multiple(index * mantissa, exponent);
            let unit = multiple(mantissa, exponent);
            // A hair's breadth of slack, so that 0.3 is the third tenth.
            let first = (low / unit + NOISE).floor();
            let last = (high / unit - NOISE).ceil();
            if last - first <= f64::from(most) {
                let mut ticks = vec![step(first)];
                let mut index = first + 1.0;
                while index <= last {
                    ticks.push(step(index));
                    index += 1.0;
                }
                let decimals = usize::try_from(-exponent).unwrap_or(0).min(MOST_DECIMALS);
                let (low, high) = (step(first), step(last));
                return Scale { low, high, ticks, decimals };
            }
        }
        exponent += 1;
    }
}

/// How many decimals, at most `most`, tell the values as they are.
#[must_use]
pub fn decimals(values: impl Iterator<Item = f64> + Clone, most: usize) -> usize {
    let mut power = 1.0;
    for count in 0..most {
        let whole = |value: f64| {
            let scaled = value * power;
            (scaled - scaled.round()).abs() <= NOISE * scaled.abs().max(1.0)
        };
        if values.clone().all(whole) {
            return count;
        }
        power *= 10.0;
    }
    most
}

/// A range that is none gets an extent.
fn widened(low: f64, high: f64) -> (f64, f64) {
    if high / 2.0 - low / 2.0 > NOISE * high.abs().max(low.abs()) {
        (low, high)
    } else if low > 0.0 {
        (0.0, high)
    } else if high < 0.0 {
        (low, 0.0)
    } else {
        (0.0, 1.0)
    }
}

/// The exponent of the greatest power of ten not above a positive value.
fn exponent_below(value: f64) -> i32 {
    let mut exponent = 0;
    while multiple(1.0, exponent) > value {
        exponent -= 1;
    }
    while multiple(1.0, exponent + 1) <= value {
        exponent += 1;
    }
    exponent
}

/// So many times a power of ten. Divides where the exponent is negative, which gives the number
/// that one would write.
fn multiple(count: f64, exponent: i32) -> f64 {
    let mut power = 1.0_f64;
    for _ in 0..exponent.unsigned_abs() {
        power *= 10.0;
    }
    let value = if exponent < 0 { count / power } else { count * power };
    // Minus zero would be printed with its sign.
    value + 0.0
}

#[cfg(test)]
mod tests {
    use super::{Scale, decimals, nice};

    #[test]
    fn round_numbers() {
        let scale = nice(0.0, 59.0, 5);
        assert_eq!(scale.ticks, [0.0, 20.0, 40.0, 60.0]);
        assert_eq!(scale.decimals, 0);
        let scale = nice(0.12, 0.31, 5);
        assert_eq!(scale.ticks, [0.1, 0.15, 0.2, 0.25, 0.3, 0.35]);
        assert_eq!(scale.decimals, 2);
        assert_eq!(nice(-3.0, 7.0, 4).ticks, [-5.0, 0.0, 5.0, 10.0]);
        assert_eq!(nice(0.0, 0.3, 3).ticks, [0.0, 0.1, 0.2, 0.3]);
    }

    #[test]
    fn no_range() {
        assert_eq!(nice(0.0, 0.0, 4).ticks.first(), Some(&0.0));
        assert_eq!(nice(7.0, 7.0, 4).ticks, [0.0, 2.0, 4.0, 6.0, 8.0]);
        assert_eq!(nice(-7.0, -7.0, 2).ticks, [-10.0, -5.0, 0.0]);
        assert_eq!(nice(1e15, 1e15 + 0.25, 4).ticks.first(), Some(&0.0));
    }

    #[test]
    fn any_range_is_held_by_few_ticks() {
        let sizes = [1e-300, 1e-9, 0.3, 1.0, 9.99, 1e6, 1e300];
        for low in sizes.iter().flat_map(|&size| [size, -size, 0.0]) {
            for high in sizes.iter().flat_map(|&size| [size, -size]) {
                let Scale { low: first, high: last, ticks, .. } = nice(low, high, 5);
                assert!((2..=6).contains(&ticks.len()), "{low} {high}: {ticks:?}");
                let slack = 1e-8 * (last / 2.0 - first / 2.0);
                assert!(first - slack <= low.min(high) && last + slack >= low.max(high));
                assert!(ticks.windows(2).all(|pair| pair[0] < pair[1]), "{ticks:?}");
            }
        }
    }

    #[test]
    fn as_many_decimals_as_are_there() {
        assert_eq!(decimals([1.0, 20.0].into_iter(), 3), 0);
        assert_eq!(decimals([1.5, 0.25].into_iter(), 3), 2);
        assert_eq!(decimals([1.0 / 3.0].into_iter(), 3), 3);
    }
}
