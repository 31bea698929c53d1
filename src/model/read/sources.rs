//! Sources.

use crate::diag::Diagnostic;
use crate::model::inline::MOST_ADDRESS;
use crate::model::{Grade, Source, SourceId, SourceKind};

use super::dates;
use super::object::{Node, Object};
use super::suggest::shown;
use super::text::{Kind, language};

const KINDS: [(&str, SourceKind); 7] = [
    ("document", SourceKind::Document),
    ("web", SourceKind::Web),
    ("news", SourceKind::News),
    ("social", SourceKind::Social),
    ("interview", SourceKind::Interview),
    ("data", SourceKind::Data),
    ("ai", SourceKind::Ai),
];

const RELIABILITY: [(&str, char); 6] =
    [("A", 'A'), ("B", 'B'), ("C", 'C'), ("D", 'D'), ("E", 'E'), ("F", 'F')];

/// All sources, in the file's order.
pub(super) fn sources(object: &mut Object<'_>) -> Vec<Source> {
    let read = object.long_list("sources", source);
    let origins = read.iter().map(|(node, source)| {
        let origin = source.as_ref()?.origin?;
        Some((usize::try_from(origin.0).ok()?, *node))
    });
    find_circles(&origins.collect::<Vec<_>>());
    read.into_iter().filter_map(|(_, source)| source).collect()
}

fn source(node: Node<'_>, index: usize) -> Option<Source> {
    let document = node.reader.language.clone();
    node.object("a source", |object| {
        let id = object.required_id(&node.reader.ids.sources, index);
        let title = object.required_plain("title");
        let kind = object.get("kind").and_then(|node| node.choice(&KINDS));
        let author = object.plain("author");
        let publisher = object.plain("publisher");
        let published = object.get("published").and_then(dates::date);
        let accessed = object.get("accessed").and_then(dates::date);
        let url = object.get("url").and_then(address);
        let archive_url = object.get("archive_url").and_then(address);
        let language = object.get("language").and_then(language);
        let grade = object.get("grade").and_then(grade);
        let descriptor = object.text("descriptor", Kind::Paragraph);
        let note = object.text("note", Kind::Paragraph);
        let origin = object.get("origin").and_then(Node::source);
        let (tool, role) = machine(object, kind);
        Some(Source {
            id,
            title,
            kind,
            author,
            publisher,
            published,
            accessed,
            url,
            archive_url,
            language: language.filter(|tag| !tag.tag().eq_ignore_ascii_case(document.tag())),
            grade,
            descriptor,
            origin,
            note,
            tool,
            role,
        })
    })
}

/// What only a source made by machine has, and must have.
fn machine(
    object: &mut Object<'_>,
    kind: Option<SourceKind>,
) -> (Option<String>, Option<String>) {
    if kind == Some(SourceKind::Ai) {
        object.required("accessed");
        return (Some(object.required_plain("tool")), object.plain("role"));
    }
    // With a kind that is at fault, it may have been meant.
    let known = kind.is_some() || !object.has("kind");
    for key in ["tool", "role"].into_iter().filter(|_| known) {
        if object.has(key) {
            let message = format!("only a source of kind `ai` has `{key}`");
            let fault = Diagnostic::error("KEY004", message, object.key_at(key));
            object.node.reader.note(fault);
        }
    }
    (object.plain("tool"), object.plain("role"))
}

fn grade(node: Node<'_>) -> Option<Grade> {
    node.object("a grade", |object| {
        let reliability =
            object.required("reliability").and_then(|node| node.choice(&RELIABILITY));
        let credibility = object.required("credibility").and_then(|node| node.whole(1..=6));
        Some(Grade { reliability: reliability?, credibility: u8::try_from(credibility?).ok()? })
    })
}

/// An address of the web or of a mailbox, as written.
fn address(node: Node<'_>) -> Option<String> {
    let text = node.verbatim()?;
    if text.len() > MOST_ADDRESS {
        let message = format!("this address has {} bytes", text.len());
        node.error_with_help("LIMIT005", message, format!("{MOST_ADDRESS} are the most"));
        return None;
    }
    let (scheme, rest) = text.split_once(':').unwrap_or(("", text));
    let web = ["http", "https"].iter().any(|known| scheme.eq_ignore_ascii_case(known));
    let good = if web {
        rest.strip_prefix("//").is_some_and(|rest| !rest.is_empty() && !rest.starts_with('/'))
    } else {
        scheme.eq_ignore_ascii_case("mailto") && !rest.is_empty()
    };
    if !good || text.chars().any(char::is_whitespace) {
        let message = format!("`{}` is no address", shown(text));
        let help =
            "an address begins with `https://`, `http://` or `mailto:` and has no spaces";
        node.error_with_help("VALUE003", message, help);
        return None;
    }
    Some(text.to_owned())
}

/// Notes each circle of sources that repeat one another, once. Of each source, which one it
/// repeats, and its own node.
fn find_circles(origins: &[Option<(usize, Node<'_>)>]) {
    // The walk that first came by each source.
    let mut walks = vec![usize::MAX; origins.len()];
    for start in 0..origins.len() {
        let mut here = start;
        while walks[here] == usize::MAX {
            walks[here] = start;
            let Some((next, source)) = origins[here] else { break };
            if next >= origins.len() {
                break;
            }
            if walks[next] == start {
                let help = "it is, in the end, the origin of itself";
                let object = source.value.as_object();
                let origin = object.and_then(|object| super::ids::field(object, "origin"));
                let node = Node { value: origin.unwrap_or(source.value), ..source };
                node.error_with_help("SRC001", "this `origin` closes a circle", help);
            }
            here = next;
        }
    }
}

/// Whether a source is graded as one not to rely on: reliability D to F, or credibility 4 to 6.
pub(super) fn is_weak(sources: &[Source], source: SourceId) -> bool {
    let source = usize::try_from(source.0).ok().and_then(|index| sources.get(index));
    source
        .and_then(|source| source.grade)
        .is_some_and(|grade| grade.reliability >= 'D' || grade.credibility >= 4)
}
