//! What a dossier says, and whether a briefing says it.

use dossier::model::{Actor, Block, Dossier, Section, Source, Text};

use crate::logical::{Logical, right_to_left, spaced, squeezed};

/// Texts that follow one another, though other words may stand between them.
type Chain = Vec<String>;

/// The texts that a briefing lacks or has in another order.
pub(crate) fn lost(dossier: &Dossier, logical: &Logical) -> Vec<String> {
    let mut faults = Vec::new();
    let words: Vec<Vec<char>> =
        right_to_left(&logical.raw).iter().map(|word| sorted(word)).collect();
    for chain in chains(dossier) {
        let mut rest = logical.text.as_str();
        for text in &chain {
            let sought = squeezed(text);
            match rest.find(&sought) {
                Some(at) => rest = &rest[at + sought.len()..],
                None if logical.text.contains(&sought) => {
                    faults.push(format!("out of order: {text}"));
                }
                None => faults.push(format!("lost: {text}")),
            }
            for word in right_to_left(text) {
                if !words.contains(&sorted(&word)) {
                    faults.push(format!("lost: {word}"));
                }
            }
        }
    }
    faults
}

/// The letters of a word from right to left, without their order: pages hold them in visual order,
/// but those that make one glyph in logical order.
fn sorted(word: &str) -> Vec<char> {
    let mut letters: Vec<char> = word.chars().collect();
    letters.sort_unstable();
    letters
}

/// Paragraphs of the summary whose words run together, as those do that have no space where a
/// line ends (ISO 32000-1, 14.8.2.5: words are kept apart by characters, not by their places).
pub(crate) fn run_together(dossier: &Dossier, logical: &Logical) -> Vec<String> {
    let paragraphs = dossier.summary.paragraphs.iter().map(Text::plain);
    let words = paragraphs.flat_map(|text| {
        let cuts = text.split(['.', ',', ';']).map(spaced);
        cuts.filter(|text| right_to_left(text).is_empty()).collect::<Vec<_>>()
    });
    words
        .filter(|words| !logical.spaced.contains(words))
        .map(|words| format!("words run together: {words}"))
        .collect()
}

/// Every text of a dossier.
fn chains(dossier: &Dossier) -> Vec<Chain> {
    let mut chains = vec![front(dossier), judgements(dossier)];
    chains.push(dossier.summary.changes.iter().map(Text::plain).collect());
    chains.extend(dossier.key_figures.iter().map(|figure| {
        let mut chain = vec![figure.value.clone()];
        chain.extend(figure.unit.clone());
        chain.push(figure.label.plain());
        chain.extend(figure.note.as_ref().map(Text::plain));
        chain
    }));
    chains.extend(dossier.actors.iter().map(actor));
    // All entries in one: they are printed in the order of the model.
    chains.push(
        dossier
            .chronology
            .iter()
            .flat_map(|entry| {
                std::iter::once(entry.title.plain()).chain(entry.text.as_ref().map(Text::plain))
            })
            .collect(),
    );
    chains.extend(dossier.sections.iter().map(section));
    chains.extend(dossier.disagreements.iter().map(|disagreement| {
        let mut chain = vec![disagreement.point.plain()];
        chain.extend(disagreement.claims.iter().map(Text::plain));
        chain.extend(disagreement.assessment.as_ref().map(Text::plain));
        chain
    }));
    let terms = dossier.glossary.iter();
    chains.extend(terms.map(|term| vec![term.term.clone(), term.meaning.plain()]));
    chains.extend(dossier.sources.iter().map(source));
    chains.push(dossier.distribution.iter().map(|one| one.name.clone()).collect());
    chains
}

fn front(dossier: &Dossier) -> Chain {
    let mut chain = Chain::new();
    let eyebrow = [&dossier.series, &dossier.topic, &dossier.number];
    chain.extend(eyebrow.into_iter().flatten().cloned());
    chain.push(dossier.title.plain());
    chain.extend(dossier.subtitle.as_ref().map(Text::plain));
    chain.extend(dossier.issuer.clone());
    chain.extend(dossier.authors.iter().cloned());
    chain.extend(dossier.summary.bottom_line.as_ref().map(Text::plain));
    chain.extend(dossier.summary.paragraphs.iter().map(Text::plain));
    chain
}

fn judgements(dossier: &Dossier) -> Chain {
    let mut chain = Chain::new();
    for judgement in &dossier.summary.judgements {
        chain.push(judgement.text.plain());
        let basis = judgement.confidence.as_ref().and_then(|one| one.basis.as_ref());
        chain.extend(basis.map(Text::plain));
    }
    chain
}

fn actor(actor: &Actor) -> Chain {
    let mut chain = vec![actor.name.clone()];
    chain.extend(actor.native_name.as_ref().map(|(name, _)| name.clone()));
    chain.extend(actor.role.as_ref().map(Text::plain));
    chain.extend(actor.affiliation.as_ref().map(Text::plain));
    chain.extend(actor.profile.iter().map(Text::plain));
    if let Some(quotation) = &actor.quotation {
        chain.push(quotation.text.plain());
        chain.extend(quotation.note.as_ref().map(Text::plain));
    }
    chain
}

fn section(section: &Section) -> Chain {
    let mut chain = vec![section.title.plain()];
    for block in &section.body {
        match block {
            Block::Paragraph(text) | Block::Heading(text) | Block::Quote(text) => {
                chain.push(text.plain());
            }
            Block::List { items, .. } => chain.extend(items.iter().map(Text::plain)),
            Block::Table(table) => {
                chain.extend(table.caption.as_ref().map(Text::plain));
                chain.extend(table.columns.iter().map(|column| column.title.plain()));
                chain.extend(table.rows.iter().flatten().map(Text::plain));
            }
            Block::Chart(chart) => chain.push(chart.title.plain()),
            Block::Image(image) => chain.extend(image.caption.as_ref().map(Text::plain)),
        }
    }
    chain
}

fn source(source: &Source) -> Chain {
    let mut chain = Chain::new();
    chain.extend(source.author.clone());
    chain.push(source.title.clone());
    chain.extend(source.publisher.clone());
    chain
}
