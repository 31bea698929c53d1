//! What CommonMark 0.31, section 6.6, takes for raw HTML, so that it can be printed as written.

/// The longest tag looked for, in bytes. A longer one is read as ordinary text; the limit keeps
/// a text of tags in tags in linear time.
const LONGEST_TAG: usize = 1024;

/// Comments, instructions, declarations and sections: how each begins and ends.
const FORMS: [(&str, &str); 4] =
    [("<!--", "-->"), ("<?", "?>"), ("<![CDATA[", "]]>"), ("<!", ">")];

/// Finds raw HTML, and remembers which endings the rest of the text has no more of.
#[derive(Debug, Default)]
pub(super) struct Html {
    gone: [bool; FORMS.len()],
}

impl Html {
    /// The byte after the HTML that begins at the `<` at `at`, if any does.
    pub(super) fn end(&mut self, text: &str, at: usize) -> Option<usize> {
        let rest = &text[at..];
        if let Some(index) = FORMS.iter().position(|(start, _)| rest.starts_with(start)) {
            return self.form(rest, index).map(|length| at + length);
        }
        let most = rest.len().min(LONGEST_TAG);
        tag(&rest.as_bytes()[..most]).map(|length| at + length)
    }

    /// The length of a comment, instruction, declaration or section.
    fn form(&mut self, rest: &str, index: usize) -> Option<usize> {
        let (start, end) = FORMS[index];
        match index {
            0 => {
                if let Some(short) =
                    ["<!-->", "<!--->"].iter().find(|form| rest.starts_with(**form))
                {
                    return Some(short.len());
                }
            }
            3 if !rest.as_bytes().get(2).is_some_and(u8::is_ascii_alphabetic) => return None,
            _ => {}
        }
        if self.gone[index] {
            return None;
        }
        let found = rest[start.len()..].find(end);
        self.gone[index] = found.is_none();
        found.map(|length| start.len() + length + end.len())
    }
}

/// The length of an opening or closing tag at the start of the bytes.
fn tag(bytes: &[u8]) -> Option<usize> {
    let closing = bytes.get(1) == Some(&b'/');
    let name = if closing { 2 } else { 1 };
    if !bytes.get(name)?.is_ascii_alphabetic() {
        return None;
    }
    let mut at = skip(bytes, name, |byte| byte.is_ascii_alphanumeric() || byte == b'-');
    if !closing {
        while let Some(end) = attribute(bytes, at) {
            at = end;
        }
    }
    at = skip(bytes, at, is_space);
    if !closing && bytes.get(at) == Some(&b'/') {
        at += 1;
    }
    (bytes.get(at) == Some(&b'>')).then_some(at + 1)
}

/// The byte after the attribute, white space before it included, at `at`.
fn attribute(bytes: &[u8], at: usize) -> Option<usize> {
    let start = skip(bytes, at, is_space);
    let first = *bytes.get(start)?;
    if start == at || !(first.is_ascii_alphabetic() || matches!(first, b'_' | b':')) {
        return None;
    }
    let name = skip(bytes, start, |byte| {
        byte.is_ascii_alphanumeric() || matches!(byte, b'_' | b':' | b'.' | b'-')
    });
    let equals = skip(bytes, name, is_space);
    if bytes.get(equals) != Some(&b'=') {
        return Some(name);
    }
    let value = skip(bytes, equals + 1, is_space);
    let quote = *bytes.get(value)?;
    if matches!(quote, b'"' | b'\'') {
        let end = skip(bytes, value + 1, |byte| byte != quote);
        return (end < bytes.len()).then_some(end + 1);
    }
    let end = skip(bytes, value, |byte| {
        !is_space(byte) && !matches!(byte, b'"' | b'\'' | b'=' | b'<' | b'>' | b'`')
    });
    (end > value).then_some(end)
}

/// The first place from `at` whose byte is none of these.
fn skip(bytes: &[u8], at: usize, is: impl Fn(u8) -> bool) -> usize {
    at + bytes.iter().skip(at).take_while(|&&byte| is(byte)).count()
}

fn is_space(byte: u8) -> bool {
    matches!(byte, b' ' | b'\t' | b'\n')
}
