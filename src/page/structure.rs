//! The logical tree of a document: what a reader who cannot see the page is told.
//!
//! Nodes are made in reading order, so a node's number is its place in that order. Roles are
//! those of ISO 32000-1, 14.8.4; only the ones that a briefing needs.

use crate::language::Language;

/// An element of the tree.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct NodeId(pub u32);

impl NodeId {
    /// The root, with [`Role::Document`].
    pub const ROOT: NodeId = NodeId(0);

    /// The index in a list of all nodes.
    #[must_use]
    pub const fn index(self) -> usize {
        self.0 as usize
    }

    /// The number of an element once its tree has been added to another, by whose
    /// [answer](Structure::append) it grows; the root stays the root.
    #[must_use]
    pub const fn grown(self, by: u32) -> NodeId {
        if self.0 == NodeId::ROOT.0 { self } else { NodeId(self.0 + by) }
    }
}

/// What an element is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Role {
    /// The whole.
    Document,
    /// A part: summary, actors, chronology.
    Part,
    /// A section within a part.
    Section,
    /// A division without a heading of its own.
    Div,
    /// A heading of level 1 to 6.
    Heading(u8),
    /// A paragraph.
    Paragraph,
    /// A list; its children are items.
    List,
    /// An item of a list.
    ListItem,
    /// The number or bullet of an item.
    Label,
    /// The text of an item.
    ListBody,
    /// A table.
    Table,
    /// A row.
    Row,
    /// A cell that heads others.
    HeaderCell(Scope),
    /// A cell.
    Cell,
    /// A drawing or picture. Its [words](Structure::words) say what it shows.
    Figure,
    /// The caption of a table or figure.
    Caption,
    /// A quotation that stands by itself.
    BlockQuote,
    /// A quotation within a paragraph.
    Quote,
    /// A stretch within a paragraph; carries a language.
    Span,
    /// A link; its children are text and the rectangle. Its [words](Structure::words) say what it
    /// leads to.
    Link,
    /// A mark that points to a source.
    Reference,
    /// A note, such as an entry of the list of sources. The writer gives it the unique ID that
    /// ISO 14289-1, 7.9 asks for.
    Note,
}

impl Role {
    /// Whether the element stands within a line of text. Such an element takes its place among
    /// its parent's text by the order in which both are painted; all others stand in the order
    /// of their numbers.
    #[must_use]
    pub const fn is_inline(&self) -> bool {
        matches!(self, Role::Quote | Role::Span | Role::Link | Role::Reference)
    }
}

/// Which cells a header cell heads.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Scope {
    /// Those below it.
    Column,
    /// Those beside it.
    Row,
}

/// An element with its place in the tree.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Node {
    /// What it is.
    pub role: Role,
    /// The element that holds it; the root holds itself.
    pub parent: NodeId,
    /// Its language, where it differs from its parent's.
    pub language: Option<Language>,
}

/// The value of the input that an element shows, so that what is seen on a page can be found
/// where it was written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Origin {
    /// The list that the value is in.
    pub list: &'static str,
    /// Its place in the list, from 0.
    pub index: usize,
    /// The key within; empty for the whole.
    pub key: &'static str,
}

impl std::fmt::Display for Origin {
    fn fmt(&self, formatter: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        let Origin { list, index, key } = self;
        let dot = if key.is_empty() { "" } else { "." };
        write!(formatter, "{list}[{index}]{dot}{key}")
    }
}

/// The tree. Its first node is the root.
#[derive(Clone, Debug)]
pub struct Structure {
    nodes: Vec<Node>,
    /// Where some of the elements come from, in the order of their numbers.
    origins: Vec<(NodeId, Origin)>,
    /// The words of figures and links, in the order of their numbers.
    words: Vec<(NodeId, Box<str>)>,
    /// Words that are wider than what they stand in.
    wide: Vec<(NodeId, String)>,
}

impl Structure {
    /// A tree of nothing but its root.
    #[must_use]
    pub fn new() -> Structure {
        let root = Node { role: Role::Document, parent: NodeId::ROOT, language: None };
        let (origins, words, wide) = (Vec::new(), Vec::new(), Vec::new());
        Structure { nodes: vec![root], origins, words, wide }
    }

    /// Adds an element after all others.
    pub fn add(&mut self, parent: NodeId, role: Role) -> NodeId {
        self.push(Node { role, parent, language: None })
    }

    /// Makes a link that leads nowhere an ordinary stretch of text.
    pub fn unlink(&mut self, node: NodeId) {
        if let Some(node) = self.nodes.get_mut(node.index())
            && node.role == Role::Link
        {
            node.role = Role::Span;
        }
    }

    /// Adds a figure or a link, with what it shows or leads to in words.
    pub fn add_with_words(
        &mut self,
        parent: NodeId,
        role: Role,
        words: impl Into<Box<str>>,
    ) -> NodeId {
        let node = self.add(parent, role);
        self.words.push((node, words.into()));
        node
    }

    /// What a figure shows or a link leads to, in words; nothing for other elements.
    #[must_use]
    pub fn words(&self, node: NodeId) -> &str {
        let at = self.words.binary_search_by_key(&node, |(node, _)| *node);
        at.map_or("", |at| &self.words[at].1)
    }

    /// Adds an element in another language.
    pub fn add_in(&mut self, parent: NodeId, role: Role, language: Language) -> NodeId {
        self.push(Node { role, parent, language: Some(language) })
    }

    /// Says where the element added last comes from.
    pub fn comes_from(&mut self, list: &'static str, index: usize, key: &'static str) {
        let last = NodeId(u32::try_from(self.nodes.len() - 1).unwrap_or(u32::MAX));
        self.origins.push((last, Origin { list, index, key }));
    }

    /// Where an element comes from, if it has been said of itself.
    #[must_use]
    pub fn origin(&self, node: NodeId) -> Option<Origin> {
        let at = self.origins.binary_search_by_key(&node, |(node, _)| *node).ok()?;
        Some(self.origins[at].1)
    }

    /// The value that an element shows: its own origin or that of the nearest that holds it.
    #[must_use]
    pub fn source(&self, mut node: NodeId) -> Option<Origin> {
        loop {
            if let Some(origin) = self.origin(node) {
                return Some(origin);
            }
            if node == NodeId::ROOT {
                return None;
            }
            node = self.nodes[node.index()].parent;
        }
    }

    /// Notes a word of an element that is wider than its column and cannot be divided. Of many
    /// such words the first few tell enough.
    pub fn sticks_out(&mut self, node: NodeId, word: String) {
        const MOST: usize = 50;
        if self.wide.len() < MOST && !self.wide.iter().any(|(_, known)| *known == word) {
            self.wide.push((node, word));
        }
    }

    /// The first words that are wider than their columns, each once.
    #[must_use]
    pub fn wide(&self) -> &[(NodeId, String)] {
        &self.wide
    }

    /// Adds the elements of another tree after all others, those below its root below this one's,
    /// and answers by how much their numbers grow.
    pub fn append(&mut self, other: Structure) -> u32 {
        let grown = u32::try_from(self.nodes.len() - 1).expect("fewer than 2^32 elements");
        let number = |node: NodeId| node.grown(grown);
        self.nodes.extend(other.nodes.into_iter().skip(1).map(|node| {
            let parent = number(node.parent);
            Node { parent, ..node }
        }));
        let origins = other.origins.into_iter();
        self.origins.extend(origins.map(|(node, origin)| (number(node), origin)));
        let words = other.words.into_iter();
        self.words.extend(words.map(|(node, words)| (number(node), words)));
        other.wide.into_iter().for_each(|(node, word)| self.sticks_out(number(node), word));
        grown
    }

    /// All elements in reading order.
    #[must_use]
    pub fn nodes(&self) -> &[Node] {
        &self.nodes
    }

    fn push(&mut self, node: Node) -> NodeId {
        let id = NodeId(u32::try_from(self.nodes.len()).expect("fewer than 2^32 elements"));
        debug_assert!(node.parent < id, "an element comes after the one that holds it");
        self.nodes.push(node);
        id
    }
}

impl Default for Structure {
    fn default() -> Structure {
        Structure::new()
    }
}

#[cfg(test)]
mod tests {
    use super::{NodeId, Origin, Role, Structure};

    #[test]
    fn a_tree_is_taken_in_below_the_root() {
        let mut whole = Structure::new();
        whole.add(NodeId::ROOT, Role::Part);
        let mut other = Structure::new();
        let part = other.add(NodeId::ROOT, Role::Part);
        other.comes_from("actors", 2, "");
        let link = other.add_with_words(part, Role::Link, "there");
        other.sticks_out(link, "long".to_owned());
        let grown = whole.append(other);
        assert_eq!(NodeId::ROOT.grown(grown), NodeId::ROOT);
        let (part, link) = (part.grown(grown), link.grown(grown));
        assert_eq!((part, link), (NodeId(2), NodeId(3)));
        let parents: Vec<NodeId> = whole.nodes().iter().map(|node| node.parent).collect();
        assert_eq!(parents, [NodeId::ROOT, NodeId::ROOT, NodeId::ROOT, part]);
        assert_eq!(whole.words(link), "there");
        assert_eq!(whole.source(link), Some(Origin { list: "actors", index: 2, key: "" }));
        assert_eq!(whole.wide(), [(link, "long".to_owned())]);
    }
}
