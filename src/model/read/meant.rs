//! What somebody meant who wrote a date as people write dates: only for the help beside a fault,
//! and only where there is no doubt.

use chrono::{Datelike, Days, Months, NaiveDate};

use crate::model::{Date, Precision};

/// Days, as they are written in letters, minutes and forms. `%B` takes short names too.
const DAYS: [&str; 10] = [
    "%d %B %Y",
    "%d. %B %Y",
    "%B %d, %Y",
    "%B %d %Y",
    "%Y %B %d",
    "%d.%m.%Y",
    "%Y/%m/%d",
    "%Y.%m.%d",
    "%Y%m%d",
    "%Y-%m-%d",
];

/// Words before a date that is not certain.
const CIRCA: [&str; 5] = ["circa ", "about ", "ca. ", "c. ", "~"];

/// What to write for a text that is no date, if that is clear.
pub(super) fn meant(text: &str) -> Option<Date> {
    let text = plain(text);
    let bare = CIRCA.iter().find_map(|word| text.strip_prefix(word));
    let circa = bare.is_some() || text.ends_with('~');
    let bare = bare.unwrap_or(&text).trim_matches([' ', '~']);
    let certain = Date::parse(bare).or_else(|| day(bare)).or_else(|| month(bare))?;
    Some(Date { circa: circa || certain.circa, ..certain })
}

/// Dashes and spaces of every kind as plain ones, and the words for year, month and day that
/// stand behind numbers in Korean, Japanese and Chinese as hyphens.
fn plain(text: &str) -> String {
    let plain = text.trim().chars().map(|character| match character {
        '\u{2010}'..='\u{2015}' | '\u{2212}' | '년' | '年' | '월' | '月' => '-',
        character if character.is_whitespace() => ' ',
        character => character,
    });
    let mut plain = plain.collect::<String>().to_lowercase();
    if text.contains(['년', '年']) {
        plain.retain(|character| !matches!(character, ' ' | '일' | '日'));
        let parts = plain.trim_end_matches('-').split('-');
        let parts: Vec<String> = parts.map(|part| format!("{part:0>2}")).collect();
        plain = parts.join("-");
    }
    plain
}

fn day(text: &str) -> Option<Date> {
    let read = |form: &&str| NaiveDate::parse_from_str(text, form).ok();
    let found = DAYS.iter().find_map(read).or_else(|| {
        // Day and month can only be told apart where one of them is above twelve.
        let (one, other) = (read(&"%d/%m/%Y"), read(&"%m/%d/%Y"));
        one.xor(other).or_else(|| one.filter(|one| Some(*one) == other))
    });
    let first = found.filter(|day| (1000..=9999).contains(&day.year()))?;
    Some(Date { first, precision: Precision::Day, circa: false })
}

fn month(text: &str) -> Option<Date> {
    let forms = ["%d %B %Y", "%d %B, %Y", "%d %Y %B", "%d %m/%Y", "%d %Y/%m"];
    let first = format!("1 {text}");
    let first = forms.iter().find_map(|form| NaiveDate::parse_from_str(&first, form).ok());
    let first = first.filter(|first| (1000..=9999).contains(&first.year()))?;
    Some(Date { first, precision: Precision::Month, circa: false })
}

/// A date as the format has it.
pub(super) fn written(date: Date) -> String {
    let form = match date.precision {
        Precision::Year => "%Y",
        Precision::Month => "%Y-%m",
        Precision::Day => "%Y-%m-%d",
    };
    format!("{}{}", date.first.format(form), if date.circa { "~" } else { "" })
}

/// The number of days of a month, if a text names a day behind its end: `2016-11-31`.
pub(super) fn days_of_month(text: &str) -> Option<(NaiveDate, u32)> {
    let (month, day) = text.trim_end_matches('~').rsplit_once('-')?;
    let month = Date::parse(month).filter(|month| month.precision == Precision::Month)?;
    let day: u32 = day.parse().ok().filter(|day| (29..=31).contains(day))?;
    let last =
        month.first.checked_add_months(Months::new(1))?.checked_sub_days(Days::new(1))?;
    (day > last.day()).then_some((month.first, last.day()))
}

#[cfg(test)]
mod tests {
    use super::{days_of_month, meant, written};

    #[test]
    fn as_people_write_them() {
        let known = [
            ("14 October 2025", "2025-10-14"),
            ("14. Oct 2025", "2025-10-14"),
            ("October 14, 2025", "2025-10-14"),
            ("Oct 14 2025", "2025-10-14"),
            ("23.11.2016", "2016-11-23"),
            ("2016/11/23", "2016-11-23"),
            ("20161123", "2016-11-23"),
            ("2016-1-3", "2016-01-03"),
            ("23/11/2016", "2016-11-23"),
            ("11/23/2016", "2016-11-23"),
            ("4/4/2016", "2016-04-04"),
            ("2016\u{2013}11\u{2013}23", "2016-11-23"),
            ("June 1987", "1987-06"),
            ("1987 June", "1987-06"),
            ("11/2016", "2016-11"),
            ("c. 1871", "1871~"),
            ("circa June 1871", "1871-06~"),
            ("2016년 11월 23일", "2016-11-23"),
            ("2016年11月", "2016-11"),
        ];
        for (text, date) in known {
            assert_eq!(meant(text).map(written).as_deref(), Some(date), "{text}");
        }
    }

    #[test]
    fn where_there_is_doubt() {
        for text in ["4/5/2016", "soon", "", "31 November 2016", "23.11.16", "1/1/1/1", "99"] {
            assert_eq!(meant(text).map(written), None, "{text}");
        }
    }

    #[test]
    fn days_that_there_are_not() {
        let last = |text| days_of_month(text).map(|(_, days)| days);
        assert_eq!(last("2016-11-31"), Some(30));
        assert_eq!(last("2015-02-29~"), Some(28));
        assert_eq!(last("2016-11-30"), None);
        assert_eq!(last("2016-13-31"), None);
        assert_eq!(last("2016-31"), None);
    }
}
