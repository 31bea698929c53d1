//! What elements are called in the file, and which figure they belong to.

use crate::page::{NodeId, Role, Structure};

/// The structure type of an element (ISO 32000-1, 14.8.4).
pub(super) fn name(structure: &Structure, node: NodeId) -> &'static str {
    match structure.nodes().get(node.index()).map(|node| &node.role) {
        Some(role) => role_name(role),
        None => "NonStruct",
    }
}

pub(super) const fn role_name(role: &Role) -> &'static str {
    match role {
        Role::Document => "Document",
        Role::Part => "Part",
        Role::Section => "Sect",
        Role::Div => "Div",
        Role::Heading(1) => "H1",
        Role::Heading(2) => "H2",
        Role::Heading(3) => "H3",
        Role::Heading(4) => "H4",
        Role::Heading(5) => "H5",
        Role::Heading(_) => "H6",
        Role::Paragraph => "P",
        Role::List => "L",
        Role::ListItem => "LI",
        Role::Label => "Lbl",
        Role::ListBody => "LBody",
        Role::Table => "Table",
        Role::Row => "TR",
        Role::HeaderCell(_) => "TH",
        Role::Cell => "TD",
        Role::Figure => "Figure",
        Role::Caption => "Caption",
        Role::BlockQuote => "BlockQuote",
        Role::Quote => "Quote",
        Role::Span => "Span",
        Role::Link => "Link",
        Role::Reference => "Reference",
        Role::Note => "Note",
    }
}

/// By element, the figure that it is or that it belongs to; nothing at all where there are no
/// figures.
#[derive(Debug)]
pub(super) struct Figures(Vec<Option<NodeId>>);

impl Figures {
    /// Finds the figures.
    pub(super) fn of(structure: &Structure) -> Figures {
        let nodes = structure.nodes();
        if !nodes.iter().any(|node| node.role == Role::Figure) {
            return Figures(Vec::new());
        }
        let mut figures: Vec<Option<NodeId>> = Vec::with_capacity(nodes.len());
        // Elements come after the one that holds them.
        for (node, id) in nodes.iter().zip((0..).map(NodeId)) {
            let is_one = node.role == Role::Figure;
            let above = figures.get(node.parent.index()).copied().flatten();
            figures.push(above.or(is_one.then_some(id)));
        }
        Figures(figures)
    }

    /// The figure of an element.
    pub(super) fn get(&self, node: NodeId) -> Option<NodeId> {
        self.0.get(node.index()).copied().flatten()
    }
}
