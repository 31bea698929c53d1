//! Which part of a printed date is its day, its month, its year.
//!
//! ICU prints a date and names the pattern it used (UTS #35, part 4, "Date Format Patterns"); laid
//! side by side they show where each field stands:
//!
//! ```text
//! d 'de' MMMM 'de' y
//! 23 de  abril de  2012
//! ```

use std::ops::Range;

/// A date as printed, and where its fields stand.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Printed {
    /// The date.
    pub(super) text: String,
    pieces: Vec<Piece>,
}

/// A piece of a pattern.
#[derive(Clone, Debug, PartialEq, Eq)]
enum Piece {
    /// Characters printed as they are.
    Literal(String),
    /// A field printed in digits, with its letter.
    Number(char),
    /// A field printed in words, with its letter.
    Name(char),
}

impl Printed {
    /// A date printed by a pattern.
    pub(super) fn new(text: String, pattern: &str) -> Printed {
        Printed { text, pieces: parse(pattern) }
    }

    /// Whether the year is said before the month.
    pub(super) fn year_first(&self) -> bool {
        matches!(self.pieces.iter().find_map(Piece::letter), Some('y'))
    }

    /// The date with other days than its own, and what belongs to the day: `23.` of "23. April",
    /// `23일` of "4월 23일".
    pub(super) fn with_days(&self, days: impl Fn(&str) -> String) -> Option<String> {
        let places = self.places()?;
        let day = self.pieces.iter().position(|piece| piece.letter() == Some('d'))?;
        let suffix = match self.pieces.get(day + 1) {
            Some(Piece::Literal(literal)) => day_suffix(literal, day + 2 == self.pieces.len()),
            _ => "",
        };
        let place = &places[day];
        Some([&self.text[..place.start], &days(suffix), &self.text[place.end..]].concat())
    }

    /// The date without a field and what stands between that field and the others.
    pub(super) fn without(&self, letter: char) -> Option<String> {
        let places = self.places()?;
        let field = self.pieces.iter().position(|piece| piece.letter() == Some(letter))?;
        let before = self.pieces[..field].iter().rposition(|piece| piece.letter().is_some());
        match before {
            Some(before) => Some(self.text[..places[before].end].to_owned()),
            None => {
                let after =
                    self.pieces[field + 1..].iter().position(|p| p.letter().is_some())?;
                Some(self.text[places[field + 1 + after].start..].to_owned())
            }
        }
    }

    /// Where the pieces stand in the text; `None` when that cannot be told, as with two names.
    fn places(&self) -> Option<Vec<Range<usize>>> {
        let mut places = vec![0..0; self.pieces.len()];
        let (mut start, mut end) = (0, self.text.len());
        let mut pieces = self.pieces.iter().zip(&mut places);
        let mut name = None;
        for (piece, place) in pieces.by_ref() {
            let rest = &self.text[start..end];
            let length = match piece {
                Piece::Literal(literal) => {
                    rest.starts_with(literal).then_some(literal.len())?
                }
                Piece::Number(_) => {
                    rest.len() - rest.trim_start_matches(char::is_numeric).len()
                }
                Piece::Name(_) => {
                    name = Some(place);
                    break;
                }
            };
            *place = start..start + length;
            start += length;
        }
        for (piece, place) in pieces.rev() {
            let rest = &self.text[start..end];
            let length = match piece {
                Piece::Literal(literal) => rest.ends_with(literal).then_some(literal.len())?,
                Piece::Number(_) => rest.len() - rest.trim_end_matches(char::is_numeric).len(),
                Piece::Name(_) => return None,
            };
            *place = end - length..end;
            end -= length;
        }
        if let Some(name) = name {
            *name = start..end;
            start = end;
        }
        (start == end).then_some(places)
    }
}

impl Piece {
    /// The letter of a field.
    fn letter(&self) -> Option<char> {
        match self {
            Piece::Literal(_) => None,
            Piece::Number(letter) | Piece::Name(letter) => Some(*letter),
        }
    }
}

/// What is repeated with each of two days: a sign for the day, or the full stop of an ordinal
/// unless it is the last of the date, as in Hungarian.
fn day_suffix(literal: &str, last: bool) -> &str {
    match literal.chars().next() {
        Some('.') if !last => ".",
        Some('일') => "일",
        Some('日') => "日",
        _ => "",
    }
}

/// The pieces of a pattern. Letters are fields unless between apostrophes, two of which stand for
/// one.
fn parse(pattern: &str) -> Vec<Piece> {
    let mut pieces = Vec::new();
    let mut quoted = false;
    let mut characters = pattern.chars().peekable();
    while let Some(character) = characters.next() {
        if character == '\'' && characters.peek() != Some(&'\'') {
            quoted = !quoted;
        } else if character.is_ascii_alphabetic() && !quoted {
            let mut length = 1;
            while characters.next_if_eq(&character).is_some() {
                length += 1;
            }
            pieces.push(match character {
                'y' => Piece::Number('y'),
                'd' => Piece::Number('d'),
                'M' | 'L' if length < 3 => Piece::Number('M'),
                'M' | 'L' => Piece::Name('M'),
                other => Piece::Name(other),
            });
        } else {
            if character == '\'' {
                characters.next();
            }
            match pieces.last_mut() {
                Some(Piece::Literal(literal)) => literal.push(character),
                _ => pieces.push(Piece::Literal(character.into())),
            }
        }
    }
    pieces
}

#[cfg(test)]
mod tests {
    use super::Printed;

    /// The text cut at its pieces.
    fn cut(pattern: &str, text: &str) -> Option<String> {
        let printed = Printed::new(text.into(), pattern);
        let places = printed.places()?;
        Some(places.into_iter().map(|place| &text[place]).collect::<Vec<_>>().join("|"))
    }

    #[test]
    fn places() {
        assert_eq!(cut("d MMMM y", "23 April 2012").unwrap(), "23| |April| |2012");
        let spanish = cut("d 'de' MMMM 'de' y", "23 de abril de 2012").unwrap();
        assert_eq!(spanish, "23| de |abril| de |2012");
        assert_eq!(cut("y년 MMMM d일", "2012년 4월 23일").unwrap(), "2012|년 |4월| |23|일");
        assert_eq!(cut("y年M月d日", "2012年4月23日").unwrap(), "2012|年|4|月|23|日");
        assert_eq!(
            cut("d MMMM 'năm' y", "23 tháng 4 năm 2012").unwrap(),
            "23| |tháng 4| năm |2012"
        );
        assert_eq!(cut("d 'o''clock'", "23 o'clock").unwrap(), "23| o'clock");
        assert_eq!(cut("d MMMM GGG y", "23 เมษายน ค.ศ. 2012"), None);
        assert_eq!(cut("d MMMM y", "April 23, 2012"), None);
    }

    #[test]
    fn without() {
        let year =
            |pattern, text: &str| Printed::new(text.into(), pattern).without('y').unwrap();
        assert_eq!(year("LLLL y г.", "апрель 2012 г."), "апрель");
        assert_eq!(year("y年M月", "2012年4月"), "4月");
        assert_eq!(year("MMMM 'de' y", "abril de 2012"), "abril");
        let day = Printed::new("23 de abril de 2012".into(), "d 'de' MMMM 'de' y");
        assert_eq!(day.without('d').unwrap(), "abril de 2012");
    }

    #[test]
    fn with_days() {
        let days = |pattern, text: &str| {
            Printed::new(text.into(), pattern)
                .with_days(|suffix| format!("1{suffix}–3"))
                .unwrap()
        };
        assert_eq!(days("d. MMMM", "3. Mai"), "1.–3. Mai");
        assert_eq!(days("MMMM d.", "május 3."), "május 1–3.");
        assert_eq!(days("MMMM d, y", "May 3, 2012"), "May 1–3, 2012");
        assert_eq!(days("y年M月d日", "2012年5月3日"), "2012年5月1日–3日");
    }
}
