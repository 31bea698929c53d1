//! How a key figure's value and unit are joined.

use unicode_script::{Script, UnicodeScript};

use super::KeyFigure;

impl KeyFigure {
    /// The value and its unit as printed.
    #[must_use]
    pub fn value_and_unit(&self) -> String {
        joined(&self.value, self.unit.as_deref())
    }
}

/// Joins a value and its unit by a no-break space, or by nothing where the unit follows its
/// number closely.
pub(super) fn joined(value: &str, unit: Option<&str>) -> String {
    match unit {
        None | Some("") => value.to_owned(),
        Some(unit) if unit.starts_with(is_close) => format!("{value}{unit}"),
        Some(unit) => format!("{value}\u{a0}{unit}"),
    }
}

/// Whether a unit that begins with it follows its number without a space.
fn is_close(first: char) -> bool {
    let sign = matches!(first, '%' | '‰' | '°' | '′' | '″' | '℃' | '℉')
        // Half-width and full-width forms, and the squared units of CJK Compatibility.
        || matches!(first, '\u{ff00}'..='\u{ffef}' | '\u{3300}'..='\u{33ff}');
    let script = first.script();
    sign || matches!(script, Script::Hangul | Script::Hiragana | Script::Katakana | Script::Han)
}

#[cfg(test)]
mod tests {
    use super::joined;

    #[test]
    fn joining() {
        for (value, unit, printed) in [
            ("27", "days", "27\u{a0}days"),
            ("59", "%", "59%"),
            ("20", "℃", "20℃"),
            ("20", "°C", "20°C"),
            ("5", "％", "5％"),
            ("27", "일", "27일"),
            ("3", "ヶ月", "3ヶ月"),
            ("3", "回", "3回"),
            ("4", "㎞", "4㎞"),
            ("4", "€", "4\u{a0}€"),
        ] {
            assert_eq!(joined(value, Some(unit)), printed);
        }
        assert_eq!(joined("20+", None), "20+");
    }
}
