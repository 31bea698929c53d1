//! Which days are marked on an axis of time, from days to centuries. The words for them are
//! made elsewhere, in the document's language.

use chrono::{Datelike, Days, NaiveDate};

/// How much of a day's date is printed at its tick.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum TickKind {
    /// The year: "2016".
    Year,
    /// Month and year: "November 2016".
    MonthYear,
    /// The month, short: "Nov".
    Month,
    /// The whole date, short: "23 Nov 2016".
    DayMonthYear,
    /// Day and month, short: "23 Nov".
    DayMonth,
}

/// More ticks than this crowd a strip as wide as a page.
const MOST: i64 = 11;

/// The same where a tick bears a day, which takes more words.
const MOST_DAYS: i64 = 8;

/// The distances of ticks.
#[derive(Clone, Copy, Debug)]
enum Step {
    Days(u32),
    Months(u32),
    Years(i32),
}

/// From the finest to the coarsest. Weeks begin on Mondays (ISO 8601).
const STEPS: [Step; 15] = [
    Step::Days(1),
    Step::Days(2),
    Step::Days(7),
    Step::Days(14),
    Step::Months(1),
    Step::Months(2),
    Step::Months(3),
    Step::Months(6),
    Step::Years(1),
    Step::Years(2),
    Step::Years(5),
    Step::Years(10),
    Step::Years(20),
    Step::Years(50),
    Step::Years(100),
];

impl Step {
    /// About how many days it is long.
    fn days(self) -> i64 {
        match self {
            Step::Days(days) => i64::from(days),
            Step::Months(months) => i64::from(months) * 30,
            Step::Years(years) => i64::from(years) * 365,
        }
    }
}

/// The ticks of an axis, ascending. The first stands at `from` itself, so that the axis says
/// where it begins; the others are first days of years, months or weeks.
#[must_use]
pub fn ticks(from: NaiveDate, to: NaiveDate) -> Vec<(NaiveDate, TickKind)> {
    let span = (to - from).num_days();
    let fits = |step: &&Step| match step {
        Step::Days(_) => span / step.days() < MOST_DAYS,
        Step::Months(_) | Step::Years(_) => span / step.days() < MOST,
    };
    let step = STEPS.iter().find(fits).copied().unwrap_or(Step::Years(500));
    let opening = match step {
        Step::Days(_) => TickKind::DayMonthYear,
        Step::Months(_) => TickKind::MonthYear,
        Step::Years(_) => TickKind::Year,
    };
    let mut ticks = vec![(from, opening)];
    let mut day = from;
    while let Some(next) = after(day, step) {
        if next > to {
            break;
        }
        let new_year = next.year() != ticks.last().map_or(from.year(), |tick| tick.0.year());
        let kind = match step {
            Step::Days(_) if new_year => TickKind::DayMonthYear,
            Step::Days(_) => TickKind::DayMonth,
            Step::Months(_) if new_year => TickKind::MonthYear,
            Step::Months(_) => TickKind::Month,
            Step::Years(_) => TickKind::Year,
        };
        ticks.push((next, kind));
        day = next;
    }
    ticks
}

/// The first day after `day` that a tick may stand at.
fn after(day: NaiveDate, step: Step) -> Option<NaiveDate> {
    match step {
        Step::Days(days @ 1..=6) => day.checked_add_days(Days::new(u64::from(days))),
        Step::Days(days) => {
            let to_monday = 7 - day.weekday().num_days_from_monday();
            let skipped = if to_monday == 7 { days - 7 } else { 0 };
            day.checked_add_days(Days::new(u64::from(to_monday + skipped)))
        }
        Step::Months(months) => {
            let month = (day.month0() / months + 1) * months;
            let year = day.year() + i32::from(month >= 12);
            NaiveDate::from_ymd_opt(year, month % 12 + 1, 1)
        }
        Step::Years(years) => {
            let year = (day.year().div_euclid(years) + 1) * years;
            NaiveDate::from_ymd_opt(year, 1, 1)
        }
    }
}

#[cfg(test)]
mod tests {
    use super::{TickKind, ticks};
    use chrono::NaiveDate;

    fn day(text: &str) -> NaiveDate {
        NaiveDate::parse_from_str(text, "%Y-%m-%d").unwrap()
    }

    #[test]
    fn years() {
        let ticks = ticks(day("2011-01-10"), day("2016-11-23"));
        let years: Vec<String> =
            ticks.iter().map(|(day, _)| day.format("%Y-%m-%d").to_string()).collect();
        assert_eq!(years[..2], ["2011-01-10", "2012-01-01"]);
        assert_eq!(years.len(), 6);
        assert!(ticks.iter().all(|tick| tick.1 == TickKind::Year));
    }

    #[test]
    fn months_over_a_new_year() {
        let ticks = ticks(day("2015-10-10"), day("2016-03-05"));
        let kinds: Vec<TickKind> = ticks.iter().map(|tick| tick.1).collect();
        use TickKind::{Month, MonthYear};
        assert_eq!(kinds, [MonthYear, Month, Month, MonthYear, Month, Month]);
    }

    #[test]
    fn weeks_begin_on_mondays() {
        let ticks = ticks(day("2016-11-01"), day("2016-11-23"));
        let days: Vec<String> =
            ticks.iter().map(|(day, _)| day.format("%a %d").to_string()).collect();
        assert_eq!(days, ["Tue 01", "Mon 07", "Mon 14", "Mon 21"]);
    }

    #[test]
    fn few_and_ascending_whatever_the_span() {
        for days in 0..80 {
            let from = day("1897-03-17");
            let to = from + chrono::Days::new(days * days * 12);
            let ticks = ticks(from, to);
            assert!((1..=13).contains(&ticks.len()), "{to}: {}", ticks.len());
            assert!(ticks.windows(2).all(|pair| pair[0].0 < pair[1].0));
            assert!(ticks.iter().all(|tick| tick.0 <= to));
        }
    }
}
