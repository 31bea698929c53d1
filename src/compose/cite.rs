//! Numbers of sources, in the order in which a reader meets the marks that cite them. Pure: knows
//! the dossier and nothing of pages.

use crate::model::{
    Block, Citation, Dossier, Part, PartOrSection, Piece, SourceId, Summary, Table, Text,
};

/// The number of each source that is cited.
#[derive(Clone, Debug)]
pub(super) struct Numbers {
    /// By [`SourceId`], from 1; 0 for sources that are never cited.
    numbers: Vec<u32>,
    /// The cited sources by number, then the others in the file's order.
    order: Vec<SourceId>,
    cited: usize,
}

impl Numbers {
    /// The number of a cited source.
    pub(super) fn of(&self, source: SourceId) -> Option<u32> {
        self.numbers.get(source.0 as usize).copied().filter(|&number| number > 0)
    }

    /// The cited sources by number.
    pub(super) fn cited(&self) -> &[SourceId] {
        &self.order[..self.cited]
    }

    /// The sources that no mark cites, in the file's order.
    pub(super) fn uncited(&self) -> &[SourceId] {
        &self.order[self.cited..]
    }
}

/// Pieces with one mark where two would meet, but for a stop between them: "2" after "4, p. 1"
/// must not read "4, p. 12". What is cited already at that place is not repeated.
pub(super) fn gathered(pieces: &[Piece]) -> Vec<Piece> {
    let mut gathered: Vec<Piece> = Vec::with_capacity(pieces.len());
    for piece in pieces {
        let Piece::Cite(more) = piece else {
            gathered.push(piece.clone());
            continue;
        };
        match gathered.as_mut_slice() {
            [.., Piece::Cite(mark)] => add(mark, more),
            [.., Piece::Cite(mark), Piece::Run(run)] if is_stop(&run.text) => add(mark, more),
            _ => gathered.push(piece.clone()),
        }
    }
    gathered
}

fn add(mark: &mut Vec<Citation>, more: &[Citation]) {
    for citation in more {
        let known = mark.iter().any(|known| {
            known.source == citation.source
                && (citation.locator.is_none() || known.locator == citation.locator)
        });
        if !known {
            mark.push(citation.clone());
        }
    }
}

fn is_stop(text: &str) -> bool {
    text.trim().chars().all(|character| ".,;:?!。．、，；：？！".contains(character))
}

/// How many numbers from the first on follow each other without a gap.
pub(super) fn in_a_row(numbers: impl Iterator<Item = u32>) -> usize {
    let mut numbers = numbers.peekable();
    let first = numbers.peek().copied().unwrap_or_default();
    numbers.zip(first..).take_while(|(number, next)| number == next).count()
}

/// Numbers the sources of a dossier.
pub(super) fn number(dossier: &Dossier) -> Numbers {
    let mut counter = Counter { numbers: vec![0; dossier.sources.len()], order: Vec::new() };
    counter.text(&dossier.title);
    for &part in &dossier.order {
        match part {
            PartOrSection::Part(part) => counter.part(dossier, part),
            PartOrSection::Section(index) => {
                counter.text(&dossier.sections[index].title);
                dossier.sections[index].body.iter().for_each(|block| counter.block(block));
            }
        }
    }
    // The list of sources cites none but in its own notes; those come last.
    for source in &dossier.sources {
        counter.texts(source.descriptor.iter().chain(&source.note));
    }
    let cited = counter.order.len();
    let ids = (0..).map(SourceId).take(dossier.sources.len());
    let rest: Vec<SourceId> =
        ids.filter(|source| counter.numbers[source.0 as usize] == 0).collect();
    counter.order.extend(rest);
    Numbers { numbers: counter.numbers, order: counter.order, cited }
}

struct Counter {
    numbers: Vec<u32>,
    order: Vec<SourceId>,
}

impl Counter {
    fn texts<'t>(&mut self, texts: impl IntoIterator<Item = &'t Text>) {
        texts.into_iter().for_each(|text| self.text(text));
    }

    fn text(&mut self, text: &Text) {
        for piece in &text.pieces {
            let Piece::Cite(citations) = piece else { continue };
            for citation in citations {
                let Some(number) = self.numbers.get_mut(citation.source.0 as usize) else {
                    continue;
                };
                if *number == 0 {
                    self.order.push(citation.source);
                    *number = u32::try_from(self.order.len()).unwrap_or(u32::MAX);
                }
            }
        }
    }

    fn part(&mut self, dossier: &Dossier, part: Part) {
        match part {
            Part::Summary => self.summary(&dossier.summary),
            Part::KeyFigures => {
                for figure in &dossier.key_figures {
                    self.texts([&figure.label].into_iter().chain(&figure.note));
                }
            }
            Part::Actors => {
                for actor in &dossier.actors {
                    self.texts(actor.role.iter().chain(&actor.affiliation));
                    self.texts(&actor.profile);
                    if let Some(quotation) = &actor.quotation {
                        self.texts([&quotation.text].into_iter().chain(&quotation.note));
                    }
                }
            }
            Part::Chronology => {
                for entry in &dossier.chronology {
                    self.texts([&entry.title].into_iter().chain(&entry.text));
                }
            }
            Part::Disagreements => {
                for disagreement in &dossier.disagreements {
                    self.text(&disagreement.point);
                    self.texts(disagreement.claims.iter().chain(&disagreement.assessment));
                }
            }
            Part::Glossary => {
                self.texts(dossier.glossary.iter().map(|term| &term.meaning));
            }
            Part::Sections | Part::Sources | Part::Distribution => {}
        }
    }

    fn summary(&mut self, summary: &Summary) {
        self.texts(summary.bottom_line.iter().chain(&summary.paragraphs));
        for judgement in &summary.judgements {
            self.text(&judgement.text);
            self.texts(judgement.confidence.iter().filter_map(|c| c.basis.as_ref()));
        }
        self.texts(&summary.changes);
    }

    fn block(&mut self, block: &Block) {
        match block {
            Block::Paragraph(text) | Block::Heading(text) | Block::Quote(text) => {
                self.text(text);
            }
            Block::List { items, .. } => self.texts(items),
            Block::Table(table) => self.table(table),
            Block::Chart(chart) => self.text(&chart.title),
            Block::Image(image) => self.texts(&image.caption),
        }
    }

    fn table(&mut self, table: &Table) {
        self.texts(&table.caption);
        self.texts(table.columns.iter().map(|column| &column.title));
        self.texts(table.rows.iter().flatten());
        self.texts(&table.sources);
    }
}
