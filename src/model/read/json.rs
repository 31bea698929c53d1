//! Bytes to a tree of values with places, and what is wrong with the JSON, in plain English.
//! RFC 8259 to the letter. Knows nothing of dossiers.

use jsonc_parser::ast::Value;
use jsonc_parser::errors::{ParseError, ParseErrorKind};
use jsonc_parser::{CollectOptions, ParseOptions, ParseStringErrorKind, parse_to_ast};

use crate::diag::{At, Diagnostic};

use super::source::Source;

/// The most bytes of input.
pub(super) const MOST_BYTES: usize = 64 * 1024 * 1024;
/// The most levels of nesting.
pub(super) const MOST_LEVELS: usize = 64;

/// A fault of the JSON before it has a place in a line: code, message, help, range.
struct Fault {
    code: &'static str,
    message: String,
    help: Option<String>,
    range: std::ops::Range<usize>,
}

impl Fault {
    fn new(code: &'static str, message: impl Into<String>, start: usize, end: usize) -> Fault {
        Fault { code, message: message.into(), help: None, range: start..end }
    }

    fn help(mut self, help: impl Into<String>) -> Fault {
        self.help = Some(help.into());
        self
    }

    fn placed(self, source: &Source<'_>) -> Diagnostic {
        Diagnostic::error(self.code, self.message, source.at(self.range)).or_help(self.help)
    }
}

/// The text of a file without its byte-order mark, and the length of that.
pub(super) fn decode(bytes: &[u8]) -> Result<(&str, usize), Box<Diagnostic>> {
    let start = At { line: 1, column: 1, start: 0, end: 0 };
    if bytes.len() > MOST_BYTES {
        let message = format!("the input is {} bytes long", bytes.len());
        return Err(Box::new(
            Diagnostic::error("LIMIT001", message, start).with_help("64 MiB are the most"),
        ));
    }
    if bytes.starts_with(&[0xff, 0xfe]) || bytes.starts_with(&[0xfe, 0xff]) {
        return Err(Box::new(
            Diagnostic::error("JSON001", "the file is UTF-16, not UTF-8", start)
                .with_help("save it as UTF-8"),
        ));
    }
    let before = if bytes.starts_with(&[0xef, 0xbb, 0xbf]) { 3 } else { 0 };
    let rest = &bytes[before..];
    std::str::from_utf8(rest).map(|text| (text, before)).map_err(|fault| {
        let valid = fault.valid_up_to();
        let text = std::str::from_utf8(&rest[..valid]).unwrap_or_default();
        let mut at = Source::new(text, before).at(valid..valid);
        at.end += fault.error_len().unwrap_or(rest.len() - valid);
        let message = format!("the byte 0x{:02X} is not UTF-8", rest[valid]);
        Box::new(Diagnostic::error("JSON001", message, at).with_help("save the file as UTF-8"))
    })
}

/// The tree of a file's values.
pub(super) fn parse<'a>(source: &Source<'a>) -> Result<Value<'a>, Box<Diagnostic>> {
    let lexical = match scan(source.text) {
        // The parser calls itself at each level; it is not asked to when there are too many.
        Some(deep) if deep.code == "LIMIT002" => return Err(Box::new(deep.placed(source))),
        found => found,
    };
    let options = ParseOptions {
        allow_comments: false,
        allow_loose_object_property_names: false,
        allow_trailing_commas: false,
        allow_missing_commas: false,
        allow_single_quoted_strings: false,
        allow_hexadecimal_numbers: false,
        allow_unary_plus_numbers: false,
        allow_bare_decimal_point_numbers: false,
        allow_non_finite_numbers: false,
        allow_extended_string_escapes: false,
    };
    let parsed = parse_to_ast(source.text, &CollectOptions::default(), &options);
    let syntax = match parsed {
        Ok(result) => match (result.value, &lexical) {
            (Some(value), None) => return Ok(value),
            (None, None) => Some(Fault::new("JSON002", "the file is empty", 0, 0)),
            (_, Some(_)) => None,
        },
        Err(fault) => Some(explain(&fault, source.text)),
    };
    // Both see the file from its beginning: what comes first is the cause of what follows.
    let first = [lexical, syntax].into_iter().flatten().min_by_key(|fault| fault.range.start);
    let first = first.unwrap_or_else(|| Fault::new("JSON002", "the file is no JSON", 0, 0));
    Err(Box::new(first.placed(source)))
}

/// Finds what the parser lets pass or could not bear: too many levels, control characters in
/// strings, and spaces and quotation marks between values that are not JSON's.
fn scan(text: &str) -> Option<Fault> {
    let mut levels = 0;
    let mut opened = None;
    let mut characters = text.char_indices();
    while let Some((index, character)) = characters.next() {
        let end = index + character.len_utf8();
        match (opened, character) {
            (Some(_), '"') => opened = None,
            (None, '"') => opened = Some(index),
            (Some(_), '\\') => {
                characters.next();
            }
            (Some(start), '\n' | '\r') => {
                let fault =
                    Fault::new("JSON002", "this text is not closed on its line", start, index);
                return Some(
                    fault.help("close it with `\"`; a line break within a text is `\\n`"),
                );
            }
            (Some(_), '\0'..'\x20') => {
                return Some(control(character, index));
            }
            (Some(_), _) => {}
            (None, '{' | '[') => {
                levels += 1;
                if levels > MOST_LEVELS {
                    let message = format!("more than {MOST_LEVELS} levels of nesting");
                    return Some(Fault::new("LIMIT002", message, index, end));
                }
            }
            (None, '}' | ']') => levels = levels.saturating_sub(1),
            (None, '\u{201c}'..='\u{201f}' | '\u{ab}' | '\u{bb}') => {
                let message = format!("`{character}` where JSON has a straight quotation mark");
                return Some(Fault::new("JSON003", message, index, end).help("write `\"`"));
            }
            (None, _)
                if character.is_whitespace()
                    && !matches!(character, ' ' | '\t' | '\n' | '\r') =>
            {
                let code = u32::from(character);
                let message = format!("the space U+{code:04X} between values");
                return Some(
                    Fault::new("JSON003", message, index, end).help("write a plain space"),
                );
            }
            (None, _) => {}
        }
    }
    None
}

/// A control character as itself within a string, where RFC 8259 allows none.
fn control(character: char, index: usize) -> Fault {
    if character == '\t' {
        let fault = Fault::new("JSON002", "a tab as itself within a text", index, index + 1);
        return fault.help("write `\\t`, or a space");
    }
    let message = format!("control character U+{:04X}", u32::from(character));
    Fault::new("TXT001", message, index, index + 1).help("remove it")
}

/// The parser's complaint in the words of this program.
fn explain(fault: &ParseError, text: &str) -> Fault {
    use ParseErrorKind as Kind;
    let range = fault.range();
    let say = |message: &str| Fault::new("JSON002", message, range.start, range.end);
    let lax = |message: &str| Fault::new("JSON003", message, range.start, range.end);
    match fault.kind() {
        Kind::BareDecimalPointNumbersNotAllowed => {
            lax("a number that begins or ends with its decimal point")
                .help("write `0.5`, `5.0`")
        }
        Kind::CommentsNotAllowed | Kind::UnterminatedCommentBlock => {
            lax("a comment").help("JSON has no comments: take it out")
        }
        Kind::HexadecimalNumbersNotAllowed => lax("a hexadecimal number"),
        Kind::NonFiniteNumbersNotAllowed => lax("a number that is not finite"),
        Kind::UnaryPlusNumbersNotAllowed => {
            lax("a number with a plus sign").help("leave the `+` out")
        }
        Kind::SingleQuotedStringsNotAllowed => {
            lax("a single quotation mark around a text").help("write `\"`")
        }
        Kind::TrailingCommasNotAllowed => {
            lax("a comma after the last value").help("take the comma out")
        }
        Kind::ExpectedStringObjectProperty => {
            lax("a key without quotation marks").help("write `\"` around it")
        }
        Kind::ExpectedColonAfterObjectKey => say("expected a colon after the key"),
        Kind::ExpectedObjectValue => say("expected a value after the colon"),
        Kind::ExpectedDigit
        | Kind::ExpectedDigitFollowingNegativeSign
        | Kind::ExpectedPlusMinusOrDigitInNumberLiteral => say("this number lacks a digit"),
        Kind::ExpectedComma => comma(text, range.start),
        Kind::MultipleRootJsonValues => say("something follows the end of the dossier"),
        Kind::String(kind) => string(kind, range.start, range.end),
        Kind::UnexpectedCloseBrace => say("expected a value, found `}`"),
        Kind::UnexpectedCloseBracket => say("expected a value, found `]`"),
        Kind::UnexpectedColon => say("expected a value or a comma, found `:`"),
        Kind::UnexpectedComma => say("expected a value, found `,`"),
        Kind::UnexpectedToken | Kind::UnexpectedWord => {
            unexpected(text, range.start, range.end)
        }
        Kind::UnexpectedTokenInObject => say("expected a key in quotation marks"),
        Kind::UnterminatedArray => say("this `[` is never closed"),
        Kind::UnterminatedObject => say("this `{` is never closed"),
        Kind::NestingDepthExceeded => Fault::new(
            "LIMIT002",
            format!("more than {MOST_LEVELS} levels of nesting"),
            range.start,
            range.end,
        ),
    }
}

/// A comma is missing, or what precedes it is a number that begins with zeros.
fn comma(text: &str, offset: usize) -> Fault {
    let digits = |text: &str| text.bytes().next().is_some_and(|byte| byte.is_ascii_digit());
    if text[..offset].ends_with('0') && digits(&text[offset..]) {
        let fault =
            Fault::new("JSON003", "a number that begins with a zero", offset - 1, offset);
        return fault.help("leave the zero out");
    }
    Fault::new("JSON002", "expected a comma after this value", offset, offset)
}

/// A word or a character that is no value.
fn unexpected(text: &str, start: usize, end: usize) -> Fault {
    let word = text.get(start..end).unwrap_or_default();
    let fault = Fault::new("JSON002", format!("`{word}` is no value"), start, end);
    match word.to_ascii_lowercase().as_str() {
        "true" | "false" | "null" => {
            let lower = word.to_ascii_lowercase();
            fault.help(format!("write `{lower}`"))
        }
        _ => fault.help("a text stands in quotation marks"),
    }
}

/// What is wrong within a string.
fn string(kind: &ParseStringErrorKind, start: usize, end: usize) -> Fault {
    let say = |message: &str| Fault::new("JSON002", message, start, end);
    match kind {
        ParseStringErrorKind::InvalidEscapeInSingleQuoteString
        | ParseStringErrorKind::InvalidEscapeInDoubleQuoteString
        | ParseStringErrorKind::InvalidEscape => {
            say("this escape is none of JSON's").help("a backslash itself is `\\\\`")
        }
        ParseStringErrorKind::ExpectedFourHexDigits
        | ParseStringErrorKind::ExpectedTwoHexDigits => {
            say("`\\u` needs four hexadecimal digits")
        }
        ParseStringErrorKind::InvalidUnicodeEscapeSequence(_) => {
            Fault::new("JSON004", "half of a surrogate pair, which is no character", start, end)
                .help("a character beyond U+FFFF is written as itself, or as two `\\u` escapes")
        }
        ParseStringErrorKind::UnterminatedStringLiteral => {
            say("this text is never closed").help("close it with `\"`")
        }
    }
}
