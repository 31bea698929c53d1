//! Nothing that is read makes the program fail, and limits hold.

use std::fs;
use std::path::Path;

use dossier::model::read;

use super::{HEAD, rest, told};

const SHIPPED: &[u8] = include_bytes!("../../dossier.json");

/// Reads a file, and checks what must hold of every reading.
fn sound(file: &[u8]) {
    let reading = read(file, None);
    let errors = told(&reading).iter().any(|fault| !fault.contains(" W0"));
    assert_eq!(reading.dossier.is_none(), errors);
    assert!(reading.diagnostics.is_sorted_by_key(|fault| fault.at.start));
    for fault in &reading.diagnostics {
        assert!(
            fault.at.start <= fault.at.end && fault.at.end <= file.len().max(1),
            "{fault:?}"
        );
        assert!(fault.at.line > 0 && fault.at.column > 0, "{fault:?}");
    }
}

#[test]
fn cut_short() {
    for end in (0..SHIPPED.len()).step_by(97) {
        sound(&SHIPPED[..end]);
        assert!(read(&SHIPPED[..end], None).dossier.is_none(), "{end}");
    }
}

#[test]
fn bytes_changed() {
    // Every byte that JSON or the markup gives a meaning, and one that is no UTF-8.
    let bytes = *b"\"\\{}[]:,@=*`~/0-\n\xff";
    for (index, at) in (0..SHIPPED.len()).step_by(41).enumerate() {
        let mut file = SHIPPED.to_vec();
        file[at] = bytes[index % bytes.len()];
        sound(&file);
    }
}

#[test]
fn pieces_taken_out() {
    for at in (0..SHIPPED.len()).step_by(331) {
        let mut file = SHIPPED[..at].to_vec();
        file.extend(&SHIPPED[(at + 29).min(SHIPPED.len())..]);
        sound(&file);
    }
}

#[test]
fn deep() {
    for open in ["[", "{\"a\":"] {
        let file = open.repeat(100_000);
        let told = told(&read(file.as_bytes(), None));
        assert!(told[0].contains("LIMIT002"), "{told:?}");
    }
    let just = format!("{{\"a\":{}{}}}", "[".repeat(63), "]".repeat(63));
    assert!(!told(&read(just.as_bytes(), None)).iter().any(|told| told.contains("LIMIT")));
}

#[test]
fn long() {
    let text = |count: usize| rest(&format!("\"contact\":\"{}\"", "é".repeat(count)));
    assert!(read(text(1_000_000).as_bytes(), None).dossier.is_some());
    assert_eq!(
        told(&read(text(1_000_001).as_bytes(), None)),
        [
            "2:11 LIMIT003 this text has 1000001 characters (1 million characters are the most in one text)"
        ]
    );
    let list =
        |count: usize| rest(&format!("\"authors\":[{}]", vec!["\"a\""; count].join(",")));
    assert!(read(list(100_000).as_bytes(), None).dossier.is_some());
    assert_eq!(
        told(&read(list(100_001).as_bytes(), None)),
        ["2:11 LIMIT004 this list has 100001 values (100 000 are the most in one list)"]
    );
    let mut file = rest("\"topic\":\"t\"").into_bytes();
    file.resize(64 * 1024 * 1024, b' ');
    assert!(read(&file, None).dossier.is_some());
    file.push(b' ');
    assert_eq!(
        told(&read(&file, None)),
        ["1:1 LIMIT001 the input is 67108865 bytes long (64 MiB are the most)"]
    );
}

#[test]
fn encodings() {
    let file = rest("\"topic\":\"é\"");
    let mut marked = b"\xef\xbb\xbf".to_vec();
    marked.extend(file.as_bytes());
    assert!(read(&marked, None).dossier.is_some());
    // A byte-order mark has no column, but bytes.
    let mut faulty = b"\xef\xbb\xbf".to_vec();
    faulty.extend(b"[]");
    let reading = read(&faulty, None);
    assert_eq!((reading.diagnostics[0].at.column, reading.diagnostics[0].at.start), (1, 3));
    let utf16: Vec<u8> =
        std::iter::once(0xfeff).chain(file.encode_utf16()).flat_map(u16::to_le_bytes).collect();
    assert_eq!(
        told(&read(&utf16, None)),
        ["1:1 JSON001 the file is UTF-16, not UTF-8 (save it as UTF-8)"]
    );
    let mut latin = HEAD.as_bytes().to_vec();
    latin.extend(b"\n\"topic\":\"\xe9t\xe9\"}");
    assert_eq!(
        told(&read(&latin, None)),
        ["2:10 JSON001 the byte 0xE9 is not UTF-8 (save the file as UTF-8)"]
    );
}

#[test]
fn many_faults_take_little_time() {
    let entries = vec![r#"{"date":"x","title":"t","actors":["moom"],"sorces":[]}"#; 20_000];
    let actors = vec![r#"{"name":"Moon","profile":"Moon","stance":"fore"}"#; 20_000];
    let file =
        format!("\"chronology\":[{}],\"actors\":[{}]", entries.join(","), actors.join(","));
    assert_eq!(read(rest(&file).as_bytes(), None).diagnostics.len(), 80_000);
}

/// Every code that the reading names has a rule, and every rule is named.
#[test]
fn codes_and_rules() {
    let mut named = std::collections::BTreeSet::new();
    let source = Path::new(env!("CARGO_MANIFEST_DIR")).join("src");
    let layout = fs::read_to_string(source.join("lib.rs")).expect("a file");
    named.extend(
        layout
            .split('"')
            .filter(|part| {
                part.starts_with("LAYOUT")
                    || ["W013", "W018", "W019", "LIMIT006"].contains(part)
            })
            .map(String::from),
    );
    let mut folders = vec![source.join("model")];
    while let Some(folder) = folders.pop() {
        for entry in fs::read_dir(folder).expect("a folder") {
            let path = entry.expect("an entry").path();
            if path.is_dir() {
                folders.push(path);
                continue;
            }
            let text = fs::read_to_string(path).expect("a file");
            let code = |part: &&str| {
                let (name, number) = part.split_at(part.len().saturating_sub(3));
                !name.is_empty()
                    && name.bytes().all(|byte| byte.is_ascii_uppercase())
                    && number.bytes().all(|byte| byte.is_ascii_digit())
            };
            named.extend(
                text.split('"').filter(|part| part.is_ascii()).filter(code).map(String::from),
            );
        }
    }
    let rules: std::collections::BTreeSet<String> =
        dossier::diag::rules().iter().map(|rule| rule.code.to_owned()).collect();
    assert_eq!(named.difference(&rules).collect::<Vec<_>>(), Vec::<&String>::new());
    let spare: Vec<&String> = rules.difference(&named).collect();
    // Those of inline text are named by constants of its own.
    assert!(spare.iter().all(|code| code.starts_with("TXT")), "{spare:?}");
}
