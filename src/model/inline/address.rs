//! Where links lead: `<address>` and the `(address)` after a label (CommonMark 0.31, sections
//! 6.3 and 6.5).

use std::ops::Range;

use super::entity::{Names, escaped};
use super::{Fault, code};

/// How deep parentheses may nest in an address; CommonMark asks for three at least, its own
/// implementations stop at this.
const MOST_PARENTHESES: usize = 32;

/// The most bytes of an address; servers need not take more than 8 000 (RFC 9110, 4.1), and
/// readers of PDF take far less.
pub(in crate::model) const MOST_BYTES: usize = 4_000;

/// How much of an address a message shows.
const MOST_SHOWN: usize = 80;

/// What stands in parentheses after a label.
pub(super) struct Tail {
    /// The bytes of the address, without pointed brackets.
    pub(super) address: Range<usize>,
    /// Whether a title follows it.
    pub(super) titled: bool,
    /// The byte after the closing parenthesis.
    pub(super) end: usize,
}

/// An address in pointed brackets.
pub(super) enum Automatic {
    /// An absolute URI.
    Uri(Range<usize>),
    /// A mailbox.
    Mail(Range<usize>),
}

/// Reads the `(address)` at `at`, if there is one.
pub(super) fn tail(text: &str, at: usize) -> Option<Tail> {
    let bytes = text.as_bytes();
    if bytes.get(at) != Some(&b'(') {
        return None;
    }
    let start = skip_space(bytes, at + 1);
    let (address, after) = if bytes.get(start) == Some(&b'<') {
        let end = pointed(text, start + 1)?;
        (start + 1..end, end + 1)
    } else {
        let end = bare(text, start)?;
        (start..end, end)
    };
    let end = skip_space(bytes, after);
    if bytes.get(end) == Some(&b')') {
        return Some(Tail { address, titled: false, end: end + 1 });
    }
    if end == after {
        return None;
    }
    let end = skip_space(bytes, title(text, end)?);
    (bytes.get(end) == Some(&b')')).then_some(Tail { address, titled: true, end: end + 1 })
}

/// The end of an address in pointed brackets.
fn pointed(text: &str, mut at: usize) -> Option<usize> {
    let bytes = text.as_bytes();
    loop {
        match bytes.get(at)? {
            b'>' => return Some(at),
            b'<' | b'\n' => return None,
            _ if escaped(text, at).is_some() => at += 2,
            _ => at += next(text, at),
        }
    }
}

/// The end of an address that ends at a space or at a parenthesis that is not its own.
fn bare(text: &str, mut at: usize) -> Option<usize> {
    let mut depth = 0;
    while let Some(&byte) = text.as_bytes().get(at) {
        match byte {
            b'(' if depth == MOST_PARENTHESES => return None,
            b'(' => depth += 1,
            b')' if depth == 0 => return Some(at),
            b')' => depth -= 1,
            b' ' | b'\t' | b'\n' => break,
            _ if byte.is_ascii_control() => return None,
            _ if escaped(text, at).is_some() => at += 1,
            _ => {}
        }
        at += next(text, at);
    }
    (depth == 0).then_some(at)
}

/// The byte after the title at `at`.
fn title(text: &str, at: usize) -> Option<usize> {
    let bytes = text.as_bytes();
    let close = match bytes.get(at)? {
        b'"' => b'"',
        b'\'' => b'\'',
        b'(' => b')',
        _ => return None,
    };
    let mut at = at + 1;
    loop {
        let byte = *bytes.get(at)?;
        if byte == close {
            return Some(at + 1);
        }
        if byte == b'(' && close == b')' {
            return None;
        }
        at += if escaped(text, at).is_some() { 2 } else { next(text, at) };
    }
}

/// The address in pointed brackets at `at`, if there is one. Its brackets are not in the range.
pub(super) fn automatic(text: &str, at: usize) -> Option<Automatic> {
    let body = text[at..].strip_prefix('<')?;
    let length = body.find(|c: char| c.is_ascii_control() || matches!(c, ' ' | '<' | '>'))?;
    if body.as_bytes()[length] != b'>' {
        return None;
    }
    let (address, range) = (&body[..length], at + 1..at + 1 + length);
    if let Some((scheme, _)) = address.split_once(':')
        && is_scheme(scheme)
    {
        return Some(Automatic::Uri(range));
    }
    is_mailbox(address).then_some(Automatic::Mail(range))
}

/// Whether this is a scheme: 2 to 32 characters.
fn is_scheme(text: &str) -> bool {
    (2..=32).contains(&text.len())
        && text.starts_with(|c: char| c.is_ascii_alphabetic())
        && text.bytes().all(|b| b.is_ascii_alphanumeric() || matches!(b, b'+' | b'.' | b'-'))
}

/// Whether this is a mailbox as HTML 5 has it.
fn is_mailbox(text: &str) -> bool {
    let Some((local, domain)) = text.split_once('@') else { return false };
    let is_label = |label: &str| {
        (1..=63).contains(&label.len())
            && label.bytes().all(|byte| byte.is_ascii_alphanumeric() || byte == b'-')
            && !label.starts_with('-')
            && !label.ends_with('-')
    };
    let is_local =
        |byte: u8| byte.is_ascii_alphanumeric() || b".!#$%&'*+/=?^_`{|}~-".contains(&byte);
    !local.is_empty() && local.bytes().all(is_local) && domain.split('.').all(is_label)
}

/// The address that the bytes of a text spell, escapes and entities resolved.
pub(super) fn resolve(
    text: &str,
    at: Range<usize>,
    names: &mut Names,
    faults: &mut Vec<Fault>,
) -> String {
    names.resolve(text, at, faults).into_iter().map(|resolved| resolved.c).collect()
}

/// Whether a link may lead there: to a web address with a host, or to a mailbox.
pub(super) fn leads(address: &str) -> bool {
    let Some((scheme, rest)) = address.split_once(':') else { return false };
    if address.contains(char::is_whitespace) {
        return false;
    }
    if scheme.eq_ignore_ascii_case("mailto") {
        return !rest.is_empty();
    }
    let web = scheme.eq_ignore_ascii_case("http") || scheme.eq_ignore_ascii_case("https");
    let host = rest.strip_prefix("//").unwrap_or_default();
    web && !host.is_empty() && !host.starts_with(['/', '?', '#'])
}

/// What is wrong with an address, if something is.
pub(super) fn fault(address: &str, at: Range<usize>) -> Option<Fault> {
    if address.len() > MOST_BYTES {
        let message = format!("this address has {} bytes", address.len());
        let help = format!("{MOST_BYTES} are the most");
        return Some(Fault::new(code::LINK_LIMIT, at, message, &help));
    }
    (!leads(address)).then(|| astray(address, at))
}

/// The fault of an address that no link may lead to.
fn astray(address: &str, at: Range<usize>) -> Fault {
    let message = if address.is_empty() {
        "link without an address".to_owned()
    } else {
        let shown: String = address.chars().take(MOST_SHOWN).collect();
        let dots = if shown.len() < address.len() { "…" } else { "" };
        format!("`{shown}{dots}` is no address that a link can lead to")
    };
    let help = "give an `http`, `https` or `mailto` address, or write `\\` before the bracket";
    Fault::new(code::ADDRESS, at, message, help)
}

/// The length of the character at `at`.
fn next(text: &str, at: usize) -> usize {
    text[at..].chars().next().map_or(1, char::len_utf8)
}

fn skip_space(bytes: &[u8], at: usize) -> usize {
    let space = |byte: &&u8| matches!(byte, b' ' | b'\t' | b'\n');
    at + bytes.iter().skip(at).take_while(space).count()
}
