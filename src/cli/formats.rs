//! Faults for programs: lines, JSON, SARIF 2.1.0 and annotations of GitHub Actions. All faults are
//! told; only people are spared some.

use dossier::diag::{self, At, Diagnostic, Severity};
use serde::Serialize;

use super::files::Input;

/// The faults of one dossier that are to be shown.
#[derive(Debug)]
pub(crate) struct Judged {
    pub(crate) input: Input,
    pub(crate) faults: Vec<Diagnostic>,
}

/// `file:line:column: error[CODE]: message`, one fault a line.
pub(crate) fn short(judged: &[Judged]) -> String {
    each(judged)
        .map(|(one, fault)| {
            let At { line, column, .. } = fault.at;
            let (level, code) = (word(fault.severity), fault.code);
            let place = one.input.place();
            format!("{place}:{line}:{column}: {level}[{code}]: {}\n", in_a_line(fault))
        })
        .collect()
}

/// Workflow commands, one fault a line.
pub(crate) fn github(judged: &[Judged]) -> String {
    let value = |text: &str| text.replace('%', "%25").replace('\r', "%0D").replace('\n', "%0A");
    let property = |text: &str| value(text).replace(':', "%3A").replace(',', "%2C");
    each(judged)
        .map(|(one, fault)| {
            let end = end(fault.at, &one.input.bytes);
            format!(
                "::{} file={},line={},endLine={},col={},endColumn={},title={}::{}\n",
                word(fault.severity),
                property(&one.input.place()),
                fault.at.line,
                end.0,
                fault.at.column,
                end.1,
                fault.code,
                value(&in_a_line(fault)),
            )
        })
        .collect()
}

/// All that is told as JSON. The version is raised when a key is renamed or dropped.
#[derive(Serialize)]
struct Json<'a> {
    version: u32,
    errors: usize,
    warnings: usize,
    faults: Vec<JsonFault<'a>>,
}

/// One fault as JSON. Lines and columns count from 1, the end is the place after the last
/// character; offsets are bytes.
#[derive(Serialize)]
struct JsonFault<'a> {
    file: String,
    severity: &'static str,
    code: &'static str,
    message: &'a str,
    help: Option<&'a str>,
    line: usize,
    column: usize,
    end_line: usize,
    end_column: usize,
    start: usize,
    end: usize,
}

/// One object with the faults of all dossiers.
pub(crate) fn json(judged: &[Judged]) -> String {
    let count = |severity| each(judged).filter(|(_, fault)| fault.severity == severity).count();
    let faults = each(judged)
        .map(|(one, fault)| {
            let (end_line, end_column) = end(fault.at, &one.input.bytes);
            JsonFault {
                file: one.input.place(),
                severity: word(fault.severity),
                code: fault.code,
                message: &fault.message,
                help: fault.help.as_deref(),
                line: fault.at.line,
                column: fault.at.column,
                end_line,
                end_column,
                start: fault.at.start,
                end: fault.at.end,
            }
        })
        .collect();
    let (errors, warnings) = (count(Severity::Error), count(Severity::Warning));
    written(&Json { version: 1, errors, warnings, faults })
}

/// A log of SARIF 2.1.0, as far as it is used here.
#[derive(Serialize)]
struct Sarif {
    #[serde(rename = "$schema")]
    schema: &'static str,
    version: &'static str,
    runs: [Run; 1],
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct Run {
    tool: Tool,
    column_kind: &'static str,
    results: Vec<Finding>,
}

#[derive(Serialize)]
struct Tool {
    driver: Driver,
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct Driver {
    name: &'static str,
    semantic_version: &'static str,
    rules: Vec<Rule>,
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct Rule {
    id: &'static str,
    short_description: Message,
    full_description: Message,
}

#[derive(Serialize)]
struct Message {
    text: String,
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct Finding {
    rule_id: &'static str,
    #[serde(skip_serializing_if = "Option::is_none")]
    rule_index: Option<usize>,
    level: &'static str,
    message: Message,
    locations: [Location; 1],
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct Location {
    physical_location: Physical,
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct Physical {
    artifact_location: Artifact,
    region: Region,
}

#[derive(Serialize)]
struct Artifact {
    uri: String,
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct Region {
    start_line: usize,
    start_column: usize,
    end_line: usize,
    end_column: usize,
    byte_offset: usize,
    byte_length: usize,
}

/// One run with the faults of all dossiers.
pub(crate) fn sarif(judged: &[Judged]) -> String {
    let rules = diag::rules()
        .iter()
        .map(|rule| Rule {
            id: rule.code,
            short_description: Message { text: rule.title.to_owned() },
            full_description: Message { text: rule.text.to_owned() },
        })
        .collect();
    let version = env!("CARGO_PKG_VERSION");
    let driver = Driver { name: "dossier", semantic_version: version, rules };
    let results = each(judged).map(|(one, fault)| finding(one, fault)).collect();
    written(&Sarif {
        schema: "https://json.schemastore.org/sarif-2.1.0.json",
        version: "2.1.0",
        runs: [Run { tool: Tool { driver }, column_kind: "unicodeCodePoints", results }],
    })
}

fn finding(one: &Judged, fault: &Diagnostic) -> Finding {
    let (end_line, end_column) = end(fault.at, &one.input.bytes);
    let region = Region {
        start_line: fault.at.line.max(1),
        start_column: fault.at.column.max(1),
        end_line: end_line.max(1),
        end_column: end_column.max(1),
        byte_offset: fault.at.start,
        byte_length: fault.at.end.saturating_sub(fault.at.start),
    };
    let artifact_location = Artifact { uri: uri(&one.input.place()) };
    Finding {
        rule_id: fault.code,
        rule_index: diag::rules().iter().position(|rule| rule.code == fault.code),
        level: word(fault.severity),
        message: Message { text: in_a_line(fault) },
        locations: [Location { physical_location: Physical { artifact_location, region } }],
    }
}

/// A path as a reference of RFC 3986, relative when the path is.
fn uri(path: &str) -> String {
    let path = if cfg!(windows) { path.replace('\\', "/") } else { path.to_owned() };
    let mut text = String::new();
    for byte in path.bytes() {
        if byte.is_ascii_alphanumeric() || b"-._~/".contains(&byte) {
            text.push(char::from(byte));
        } else {
            text.push_str(&format!("%{byte:02X}"));
        }
    }
    text
}

fn each(judged: &[Judged]) -> impl Iterator<Item = (&Judged, &Diagnostic)> {
    judged.iter().flat_map(|one| one.faults.iter().map(move |fault| (one, fault)))
}

const fn word(severity: Severity) -> &'static str {
    match severity {
        Severity::Error => "error",
        Severity::Warning => "warning",
    }
}

fn in_a_line(fault: &Diagnostic) -> String {
    let help = fault.help.as_ref().map(|help| format!("; {help}")).unwrap_or_default();
    format!("{}{help}", fault.message)
}

/// The line and the column after the last character of a place.
fn end(at: At, bytes: &[u8]) -> (usize, usize) {
    let inside = bytes.get(at.start..at.end).unwrap_or_default();
    let inside = String::from_utf8_lossy(inside);
    let lines = inside.matches('\n').count();
    let last = inside.rsplit('\n').next().unwrap_or_default().chars().count();
    (at.line + lines, if lines == 0 { at.column + last } else { last + 1 })
}

fn written(value: &impl Serialize) -> String {
    let mut text = serde_json::to_string_pretty(value).expect("strings and numbers only");
    text.push('\n');
    text
}
