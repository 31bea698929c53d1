//! What other scripts ask of the ends of lines: Korean words stay whole (klreq, 3.2), Japanese and
//! Chinese lines neither begin nor end with certain marks (jlreq, 3.1.7 and 3.1.8).

use super::{Bar, Finished, Found, Row};
use crate::font::{Script, script_of};

/// No line begins with one of these.
const NO_BEGINNING: &str = "、。，．・：；？！」』）】〉》〕］｝〗’”)]},.:;?!%‰ーぁぃぅぇぉっゃゅょゎ\
    ァィゥェォッャュョヮヵヶヽヾゝゞ々〜–";

/// No line ends with one of these.
const NO_END: &str = "「『（【〈《〔［｛〖‘“([{";

/// The rows on scripts.
pub(super) fn rows(found: &Finished<'_>) -> Vec<Row> {
    vec![hangul(found), kinsoku(found)]
}

/// Lines of Korean that end within a word.
fn hangul(found: &Finished<'_>) -> Row {
    let is_hangul = |c: char| script_of(c) == Script::Hangul;
    let mut places = Vec::new();
    let mut of = 0;
    for pair in found.paragraphs.iter().flat_map(|paragraph| paragraph.lines.windows(2)) {
        let (Some(last), Some(first)) = (pair[0].last(), pair[1].first()) else { continue };
        if !pair[0].text.chars().any(is_hangul) {
            continue;
        }
        of += 1;
        let apart = pair[0].text.ends_with([' ', '\u{a0}']);
        let letters = last.is_alphanumeric() && first.is_alphanumeric();
        if !apart && letters && (is_hangul(last) || is_hangul(first)) {
            places.push(found.place(&pair[0], 1.0));
        }
    }
    Found::share("hangul_broken", "Hangul words broken inside", places, of)
        .against(Bar::AtMost(5.0))
}

/// Lines that begin or end with a mark that may not stand there.
fn kinsoku(found: &Finished<'_>) -> Row {
    let mut places = Vec::new();
    let mut of = 0;
    for pair in found.paragraphs.iter().flat_map(|paragraph| paragraph.lines.windows(2)) {
        let (Some(last), Some(first)) = (pair[0].last(), pair[1].first()) else { continue };
        of += 1;
        if NO_END.contains(last) {
            places.push(found.place(&pair[0], 1.0));
        } else if NO_BEGINNING.contains(first) {
            places.push(found.place(&pair[1], 1.0));
        }
    }
    Found::count("kinsoku", "marks that no line begins or ends with", places, of)
        .against(Bar::AtMost(0.0))
}
