//! Pages in words.

use std::fmt::Write as _;

use dossier::page::{Artifact, Document, Item, NodeId, Page, Role, Tag};
use dossier::paint::Rgb;

/// All pages, then the logical tree.
pub(crate) fn document(document: &Document) -> String {
    let mut text = String::new();
    for page in &document.pages {
        let size = page.size;
        let _ = writeln!(text, "page {} {:.1} {:.1}", page.label, size.width.0, size.height.0);
        for placed in page.items() {
            let Item::Text(run) = &placed.item else { continue };
            let Rgb(red, green, blue) = run.fill;
            let role = match placed.tag {
                Tag::Node(_) => "",
                Tag::Artifact(Artifact::Header) => " head",
                Tag::Artifact(Artifact::Footer) => " foot",
                Tag::Artifact(Artifact::Layout) => " decoration",
            };
            let _ = writeln!(
                text,
                "{:.1} {:.1} {:?} {:.2} {red:02x}{green:02x}{blue:02x} {:?}{role}",
                placed.at.x.0, placed.at.y.0, run.face, run.size.0, run.text,
            );
        }
    }
    text.push_str("tree\n");
    let texts = texts(document);
    let nodes = document.structure.nodes();
    let mut children = vec![Vec::new(); nodes.len()];
    for (node, id) in nodes.iter().zip(0_u32..).skip(1) {
        children[node.parent.index()].push(NodeId(id));
    }
    let tree = Tree { document, children, texts };
    tree.write(NodeId::ROOT, 0, &mut text);
    text
}

/// The texts of every element, those on several lines together.
fn texts(document: &Document) -> Vec<String> {
    let mut texts = vec![String::new(); document.structure.nodes().len()];
    for placed in document.pages.iter().flat_map(Page::items) {
        if let (Tag::Node(node), Item::Text(run)) = (placed.tag, &placed.item) {
            texts[node.index()].push_str(&run.text);
        }
    }
    texts
}

/// The logical tree with what hangs on it.
struct Tree<'a> {
    document: &'a Document,
    children: Vec<Vec<NodeId>>,
    texts: Vec<String>,
}

impl Tree<'_> {
    /// Whether an element or one below it has text: what was made and not needed has none.
    fn speaks(&self, id: NodeId) -> bool {
        let figure = self.document.structure.nodes()[id.index()].role == Role::Figure;
        figure
            || !self.texts[id.index()].is_empty()
            || self.children[id.index()].iter().any(|&child| self.speaks(child))
    }

    fn name(&self, id: NodeId, role: Role) -> String {
        let words = self.document.structure.words(id);
        match role {
            Role::Figure => format!("Figure {words:?}"),
            Role::Link => format!("Link to {words:?}"),
            role => format!("{role:?}"),
        }
    }

    /// Writes an element and all below it. Of a text only the beginning: the pages have it all.
    fn write(&self, id: NodeId, depth: usize, text: &mut String) {
        if !self.speaks(id) {
            return;
        }
        let node = &self.document.structure.nodes()[id.index()];
        let _ = write!(text, "{}{}", "  ".repeat(depth), self.name(id, node.role));
        if let Some(language) = &node.language {
            let _ = write!(text, " [{}]", language.tag());
        }
        let words = &self.texts[id.index()];
        if !words.is_empty() {
            let beginning: String = words.chars().take(24).collect();
            let _ = write!(text, " {beginning:?}");
        }
        text.push('\n');
        for &child in &self.children[id.index()] {
            self.write(child, depth + 1, text);
        }
    }
}

/// How many lines of a difference are shown.
const SHOWN: usize = 24;

/// The lines that one text has and the other does not.
pub(crate) fn difference(case: &str, before: &str, now: &str) -> String {
    let (old, new): (Vec<&str>, Vec<&str>) = (before.lines().collect(), now.lines().collect());
    let same = old.iter().zip(&new).take_while(|(old, new)| old == new).count();
    let shorter = old.len().min(new.len()) - same;
    let ends = old.iter().rev().zip(new.iter().rev());
    let tail = ends.take(shorter).take_while(|(old, new)| old == new).count();
    let mut text = format!("{case}, from line {}:\n", same + 1);
    for (sign, lines) in [('-', &old), ('+', &new)] {
        let changed = &lines[same..lines.len() - tail];
        for line in changed.iter().take(SHOWN) {
            let _ = writeln!(text, "  {sign} {line}");
        }
        if changed.len() > SHOWN {
            let _ = writeln!(text, "  {sign} and {} lines more", changed.len() - SHOWN);
        }
    }
    text
}
