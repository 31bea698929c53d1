//! How far a character may stand out of the margin, so that the edge of a column looks straight
//! (Hàn Thế Thành 2000, chapter 4). Shares are those that microtype settled on for serif faces.

/// How much of the em a character stands out at the end of a line, in thousandths.
#[must_use]
pub(super) fn at_end(character: char) -> i32 {
    match character {
        '-' | '\u{2010}' | '\u{ad}' => 170,
        '.' | ',' => 150,
        ';' | ':' => 100,
        '’' | '”' | '\'' | '"' => 140,
        '–' => 110,
        '—' => 150,
        ')' | ']' | '!' | '?' => 30,
        'A' | 'F' | 'K' | 'L' | 'T' | 'V' | 'W' | 'X' | 'Y' => 25,
        'r' | 'k' | 'v' | 'w' | 'y' => 15,
        '、' | '。' | '，' | '．' => 500,
        _ => 0,
    }
}

/// How much of the em a character stands out at the beginning of a line, in thousandths.
#[must_use]
pub(super) fn at_start(character: char) -> i32 {
    match character {
        '‘' | '“' | '\'' | '"' => 140,
        '(' | '[' => 30,
        'A' | 'T' | 'V' | 'W' | 'Y' | 'J' => 25,
        'v' | 'w' | 'y' => 15,
        '「' | '『' | '（' => 500,
        _ => 0,
    }
}
