//! Long lists, read by all cores.
//!
//! Each core reads shares of a list with a reader of its own, and what these have noted is taken
//! over in the order of the list. A share with an error in it is read once more, by the reader of
//! the whole file: guesses at what was meant are limited in number, and the same ones are made
//! however many cores there are.

use rayon::prelude::*;

use super::object::{Node, Object};
use super::reader::Reader;

/// The fewest values of a list that is shared out.
const FEWEST: usize = 20;

/// Shares for each core: one that is late, because it has something else to do, leaves the rest to
/// the others.
const EACH: usize = 8;

impl<'r> Object<'r> {
    /// The values of a list, and what is read of each by its number; none if the key is absent.
    pub(super) fn long_list<T: Send>(
        &mut self,
        key: &'static str,
        read: impl Fn(Node<'_>, usize) -> Option<T> + Sync,
    ) -> Vec<(Node<'r>, Option<T>)> {
        let Some(elements) = self.get(key).and_then(Node::elements) else { return Vec::new() };
        let nodes: Vec<Node<'r>> = elements.collect();
        let cores = rayon::current_num_threads();
        if nodes.len() < FEWEST || cores == 1 {
            let read = |(index, node): (usize, Node<'r>)| (node, read(node, index));
            return nodes.into_iter().enumerate().map(read).collect();
        }
        let size = nodes.len().div_ceil(cores * EACH);
        let whole = self.node.reader;
        let shares: Vec<_> = nodes
            .chunks(size)
            .map(|share| {
                (share.iter().map(|node| node.value).collect::<Vec<_>>(), whole.apart())
            })
            .collect();
        let shares: Vec<(Vec<Option<T>>, Reader<'r>)> = shares
            .into_par_iter()
            .with_max_len(1)
            .enumerate()
            .map(|(share, (values, reader))| {
                let values = values.into_iter().zip(share * size..);
                let read = |(value, index)| read(Node { reader: &reader, value }, index);
                (values.map(read).collect(), reader)
            })
            .collect();
        let mut all = Vec::with_capacity(nodes.len());
        for (share, (values, reader)) in nodes.chunks(size).zip(shares) {
            if reader.has_errors() {
                let again = share.iter().zip(all.len()..);
                all.extend(again.map(|(&node, index)| (node, read(node, index))));
            } else {
                whole.take_over(reader);
                all.extend(share.iter().copied().zip(values));
            }
        }
        all
    }
}

#[cfg(test)]
mod tests {
    use std::fmt::Write as _;

    use crate::diag::Diagnostic;
    use crate::model::read;

    /// A dossier of many entries, actors and sources. Every so many of them do what is warned of;
    /// with `faulty`, so many are at fault that not all are guessed at.
    fn dossier(faulty: bool) -> String {
        let mut text =
            r#"{ "dossier": 1, "language": "en", "title": "T", "as_of": "2024-01-01",
            "summary": { "paragraphs": ["The port opened."] }"#
                .to_owned();
        let mut list = |name: &str, one: &dyn Fn(usize) -> String| {
            let all: Vec<String> = (0..900).map(one).collect();
            let _ = write!(text, ",\n\"{name}\": [\n{}\n]", all.join(",\n"));
        };
        let letter = |number: usize| char::from(b"BCDFGHJKLMN"[number % 11]);
        let bad = |number: usize| faulty && number / 100 % 2 == 1;
        list("actors", &|number| {
            let stance = if bad(number) { "agianst" } else { "for" };
            format!(
                r#"{{ "id": "a{number}", "name": "Actor {number} (AN{number})",
                "stance": "{stance}", "active": {{ "from": "2010-01-01" }},
                "profile": "Of the ZA{} it is said, by Actor {}." }}"#,
                letter(number % 7),
                number / 2
            )
        });
        list("chronology", &|number| {
            let actor =
                if bad(number) { format!("b{number}") } else { format!("a{}", number / 3) };
            let year = if number % 50 == 49 { 2000 } else { 2012 };
            let key = if bad(number + 5) { "acotrs" } else { "actors" };
            format!(
                r#"{{ "date": "{year}-05-{:02}", "title": "The ZB{} meets {}",
                "text": "By AN{number} [@s{}].", "{key}": ["{actor}"] }}"#,
                number / 33 + 1,
                letter(number),
                number / 100,
                number / 2
            )
        });
        list("sources", &|number| {
            let origin =
                if faulty && number % 100 == 0 { number + 1 } else { number - number % 9 };
            let origin = if faulty && number % 100 == 1 { number - 1 } else { origin };
            let origin = match origin == number {
                true => String::new(),
                false => format!(r#", "origin": "s{origin}""#),
            };
            format!(
                r#"{{ "id": "s{number}", "title": "On the ZC{}"{origin} }}"#,
                letter(number % 5)
            )
        });
        text.push('}');
        text
    }

    #[test]
    fn what_is_read_does_not_depend_on_how_many_read_it() {
        for faulty in [false, true] {
            let text = dossier(faulty);
            let read_by = |cores: usize| {
                let pool = rayon::ThreadPoolBuilder::new().num_threads(cores).build().unwrap();
                pool.install(|| read(text.as_bytes(), None))
            };
            let alone = read_by(1);
            assert_eq!(alone.dossier.is_none(), faulty);
            let codes: Vec<&str> = alone.diagnostics.iter().map(|fault| fault.code).collect();
            let met: &[&str] = match faulty {
                false => &["W001", "W003", "W009", "W010", "W011", "W016"],
                true => &["ID003", "KEY001", "SRC001", "VALUE001"],
            };
            for code in met {
                assert!(codes.contains(code), "{code} is not among {codes:?}");
            }
            let guessed = |fault: &&Diagnostic| fault.code == "ID003" && fault.help.is_some();
            let guesses = alone.diagnostics.iter().filter(guessed).count();
            assert_eq!(faulty, (1..400).contains(&guesses), "{guesses} guesses");
            for cores in [2, 3, 8] {
                let together = read_by(cores);
                assert_eq!(together.diagnostics, alone.diagnostics);
                assert_eq!(format!("{:?}", together.dossier), format!("{:?}", alone.dossier));
            }
        }
    }
}
