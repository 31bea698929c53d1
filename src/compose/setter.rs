//! Sets the texts of a dossier: inline text into stretches with their part in the structure;
//! `rows` makes paragraphs of them.
//!
//! The only place that knows how marks of citation, links and stretches in another language look
//! and how they are tagged.

use crate::font::{Family, Weight};
use crate::geom::Pt;
use crate::language::Language;
use crate::locale::Locale;
use crate::model::{ActorId, Citation, Dossier, Link, Piece, Run, Text};
use crate::page::{DestinationId, NodeId, Role, Structure, Tag, Target};
use crate::text::{Compositor, Forms, Style};
use crate::theme::{SMALLEST, Theme};

use super::cite::{Numbers, gathered, in_a_row};
use super::places::Places;
use super::{Matter, Pictures};

/// What setting the texts of one dossier, or of a part of it, needs and makes.
#[derive(Debug)]
pub(super) struct Setter<'a> {
    /// What all settings of the dossier share.
    pub(super) matter: &'a Matter<'a>,
    pub(super) dossier: &'a Dossier,
    pub(super) theme: &'a Theme,
    pub(super) locale: &'a Locale,
    pub(super) numbers: &'a Numbers,
    pub(super) pictures: &'a Pictures,
    pub(super) compositor: Compositor,
    /// Those of the other cores.
    pub(super) helpers: Vec<Compositor>,
    pub(super) structure: Structure,
    /// The places that links lead to.
    pub(super) places: Places,
    /// The years of the chronology and where they are.
    pub(super) years: Vec<(String, DestinationId)>,
    /// Places of first marks made by the paragraph at hand.
    pub(super) marks: Vec<DestinationId>,
    /// Whether links to profiles are drawn: not where there are none.
    profiles: bool,
}

/// A stretch of text that looks and belongs alike; owns what [`crate::text::Span`] borrows.
#[derive(Clone, Debug)]
pub(super) struct Stretch {
    pub(super) text: String,
    pub(super) style: Style,
    pub(super) language: Language,
    pub(super) tag: Tag,
    pub(super) link: Option<Target>,
}

/// What a setter sets text with: its own compositor, and those that other cores use for it.
#[derive(Debug)]
pub(super) struct Hands {
    pub(super) own: Compositor,
    pub(super) helpers: Vec<Compositor>,
}

impl Hands {
    /// A compositor that nobody helps yet.
    pub(super) fn of(own: Compositor) -> Hands {
        Hands { own, helpers: Vec::new() }
    }

    /// Whether they keep paragraphs, or have kept some.
    pub(super) fn remember(&self) -> bool {
        self.own.remembers()
    }

    /// The same, once each has been told something.
    pub(super) fn told(mut self, tell: fn(&mut Compositor)) -> Hands {
        tell(&mut self.own);
        self.helpers.iter_mut().for_each(tell);
        self
    }
}

impl<'a> Setter<'a> {
    /// Gives up its hands.
    pub(super) fn into_hands(self) -> Hands {
        Hands { own: self.compositor, helpers: self.helpers }
    }

    /// New hands, which keep paragraphs if its own do.
    pub(super) fn new_hands(&self) -> Hands {
        Hands::of(self.compositor.another())
    }

    /// Begins with nothing set.
    pub(super) fn new(matter: &'a Matter<'a>, theme: &'a Theme, hands: Hands) -> Setter<'a> {
        let Hands { own, helpers } = hands;
        let Matter { dossier, locale, numbers, .. } = matter;
        Setter {
            matter,
            dossier,
            theme,
            locale,
            numbers,
            pictures: &matter.extras.pictures,
            compositor: own,
            helpers,
            structure: Structure::new(),
            places: Places::new(dossier),
            years: Vec::new(),
            marks: Vec::new(),
            profiles: true,
        }
    }

    /// Makes a place that links lead to.
    pub(super) fn place(&mut self, name: String) -> DestinationId {
        self.places.make(name)
    }

    /// Sets the following texts without links to profiles: titles, cells, quotations.
    pub(super) fn without_profiles<T>(&mut self, set: impl FnOnce(&mut Self) -> T) -> T {
        let before = std::mem::replace(&mut self.profiles, false);
        let result = set(self);
        self.profiles = before;
        result
    }

    /// The height of a step.
    pub(super) fn step(&self) -> Pt {
        self.theme.page.step()
    }

    /// Adds an element to the structure.
    pub(super) fn node(&mut self, parent: NodeId, role: Role) -> NodeId {
        self.structure.add(parent, role)
    }

    /// Words of the program or the dossier without markup, as one stretch.
    pub(super) fn plain(&self, text: &str, style: &Style, tag: Tag) -> Vec<Stretch> {
        vec![self.stretch(text, style, tag)]
    }

    /// One stretch in the language of the document.
    pub(super) fn stretch(&self, text: &str, style: &Style, tag: Tag) -> Stretch {
        let language = self.dossier.language.clone();
        Stretch { text: text.to_owned(), style: *style, language, tag, link: None }
    }

    /// One stretch in another language, in an element of its own.
    pub(super) fn foreign(
        &mut self,
        text: &str,
        language: &Language,
        style: &Style,
        node: NodeId,
    ) -> Stretch {
        let span = self.structure.add_in(node, Role::Span, language.clone());
        let tag = Tag::Node(span);
        Stretch {
            text: text.to_owned(),
            style: *style,
            language: language.clone(),
            tag,
            link: None,
        }
    }

    /// The portion mark of a part, behind what it marks.
    pub(super) fn portion(&self, portion: &str, node: NodeId) -> Stretch {
        self.stretch(&format!("  ({portion})"), &self.theme.styles.portion, Tag::Node(node))
    }

    /// One stretch that leads somewhere.
    pub(super) fn linked(
        &mut self,
        text: &str,
        style: &Style,
        node: NodeId,
        (target, contents): (Target, String),
    ) -> Stretch {
        let link = self.structure.add_with_words(node, Role::Link, contents);
        Stretch { link: Some(target), ..self.stretch(text, style, Tag::Node(link)) }
    }

    /// Inline text as stretches of an element.
    pub(super) fn inline(&mut self, text: &Text, style: &Style, node: NodeId) -> Vec<Stretch> {
        let pieces = gathered(&text.pieces);
        let mut stretches = Vec::with_capacity(pieces.len());
        let mut moved = 0;
        for (index, piece) in pieces.iter().enumerate() {
            match piece {
                Piece::Run(run) => {
                    let moved = std::mem::take(&mut moved);
                    let mut words = &run.text[moved..];
                    if matches!(pieces.get(index + 1), Some(Piece::Cite(_))) {
                        // The space typed before a mark is not printed.
                        words = words.trim_end_matches(' ');
                    }
                    let run = Run { text: words.to_owned(), ..run.clone() };
                    if !run.text.is_empty() {
                        stretches.push(self.run(&run, style, node));
                    }
                }
                Piece::Cite(citations) => {
                    if let Some(Piece::Run(after)) = pieces.get(index + 1) {
                        moved = self.stops(&after.text);
                        if moved > 0 {
                            let stop =
                                Run { text: after.text[..moved].to_owned(), ..after.clone() };
                            stretches.push(self.run(&stop, style, node));
                        }
                    }
                    self.mark(citations, style, node, &mut stretches);
                }
            }
        }
        stretches
    }

    /// How many bytes of stops at the beginning of a text stand before a mark that is written
    /// before them: in English a mark follows the stop (*Hart's Rules*, 17.2.1), elsewhere it
    /// stays where it is.
    fn stops(&self, text: &str) -> usize {
        if self.dossier.language.primary() != "en" {
            return 0;
        }
        let stops = text.len() - text.trim_start_matches(['.', ',', ';', ':', '?', '!']).len();
        if text.starts_with("...") { 0 } else { stops }
    }

    fn run(&mut self, run: &Run, style: &Style, node: NodeId) -> Stretch {
        let mut style = styled(run, style, self.theme);
        let mut node = node;
        let target = match &run.link {
            Some(Link::Address(address)) => {
                style.color = self.theme.colors.blue;
                Some((Target::Address(address.clone()), address.clone()))
            }
            Some(Link::Actor(actor)) => self.profile(*actor),
            None => None,
        };
        // The language outside and the link within: text and rectangle belong to the same element.
        let language = run.language.clone().unwrap_or_else(|| self.dossier.language.clone());
        if run.language.is_some() {
            node = self.structure.add_in(node, Role::Span, language.clone());
        }
        let link = target.map(|(target, contents)| {
            node = self.structure.add_with_words(node, Role::Link, contents);
            target
        });
        Stretch { text: run.text.clone(), style, language, tag: Tag::Node(node), link }
    }

    fn profile(&self, actor: ActorId) -> Option<(Target, String)> {
        let name = &self.dossier.actors.get(actor.0 as usize).filter(|_| self.profiles)?.name;
        Some((Target::Place(self.places.actor(actor)), name.clone()))
    }

    /// A mark that cites sources: numbers in ascending order, three and more in a row drawn
    /// together, with locators where there are some.
    fn mark(
        &mut self,
        citations: &[Citation],
        style: &Style,
        node: NodeId,
        stretches: &mut Vec<Stretch>,
    ) {
        let reference = self.node(node, Role::Reference);
        let mut cited: Vec<(u32, &Citation)> = citations
            .iter()
            .filter_map(|citation| Some((self.numbers.of(citation.source)?, citation)))
            .collect();
        cited.sort_by_key(|(number, _)| *number);
        let located = cited.iter().any(|(_, citation)| citation.locator.is_some());
        let superior = Style {
            forms: Forms::Superior,
            weight: Weight::Regular,
            italic: false,
            tracking: 10,
            color: self.theme.colors.blue,
            ..*style
        };
        let mut index = 0;
        while index < cited.len() {
            if index > 0 {
                let comma = if located { ";\u{a0}" } else { "," };
                stretches.push(self.stretch(comma, &superior, Tag::Node(reference)));
            }
            let run = run_of(&cited[index..]);
            let (number, citation) = cited[index];
            self.cited((number, citation), &superior, reference, stretches);
            if run >= 3 {
                stretches.push(self.stretch("–", &superior, Tag::Node(reference)));
                let (number, citation) = cited[index + run - 1];
                for (_, between) in &cited[index + 1..index + run - 1] {
                    self.marks.extend(self.places.meet(between.source));
                }
                self.cited((number, citation), &superior, reference, stretches);
                index += run;
            } else {
                index += 1;
            }
        }
    }

    /// Adds the number of a source, with the locator if there is one. Commas are those of figures
    /// in every language.
    fn cited(
        &mut self,
        (number, citation): (u32, &Citation),
        style: &Style,
        reference: NodeId,
        stretches: &mut Vec<Stretch>,
    ) {
        self.marks.extend(self.places.meet(citation.source));
        let text = match &citation.locator {
            Some(locator) => format!("{number},\u{a0}{}", locator.replace(' ', "\u{a0}")),
            None => number.to_string(),
        };
        let place = Target::Place(self.places.source(citation.source));
        let contents = self.dossier.sources[citation.source.0 as usize].title.clone();
        let linked = self.linked("", style, reference, (place, contents));
        // Characters of squares have no superior forms.
        let size = (style.size * RAISED.0).max(SMALLEST);
        let small = Style { size, rise: style.size * RAISED.1, ..*style };
        let mut rest = text.as_str();
        while let Some(first) = rest.chars().next() {
            let square = is_square(first);
            let end = rest.find(|c| is_square(c) != square).unwrap_or(rest.len());
            let style = if square { small } else { *style };
            let text = rest[..end].to_owned();
            stretches.push(Stretch { text, style, ..linked.clone() });
            rest = &rest[end..];
        }
    }
}

/// Words that stay on one line, unless they have more than so many characters.
pub(super) fn on_one_line(words: &str, most: usize) -> String {
    match words.chars().nth(most) {
        None => words.replace(' ', "\u{a0}"),
        Some(_) => words.to_owned(),
    }
}

/// The style of a run in text of a style.
pub(super) fn styled(run: &Run, style: &Style, theme: &Theme) -> Style {
    let mut style = *style;
    if run.emphasis {
        style.italic = !style.italic;
    }
    if run.strong {
        style.weight = Weight::Semibold;
    }
    if run.code {
        // As high as the text around it: the sans has the larger x-height.
        style.family = Family::Sans;
        style.size = style.size * theme.shares.code;
        style.weight = Weight::Semibold;
    }
    style
}

/// The size of raised characters that have no superior forms, and how far they are raised, as
/// shares of the size of the text: their feet stand near those of superior figures. Like all text
/// they are no smaller than [`SMALLEST`].
const RAISED: (f64, f64) = (0.75, 0.28);

/// Whether a character fills a square: from the radicals of Han on all of Unicode's first plane
/// is East Asian but for forms that no locator holds.
fn is_square(character: char) -> bool {
    character >= '\u{2e80}'
}

/// How many citations from the first on have numbers in a row and no locators.
fn run_of(cited: &[(u32, &Citation)]) -> usize {
    let bare = cited.iter().take_while(|(_, citation)| citation.locator.is_none());
    in_a_row(bare.map(|(number, _)| *number)).max(1)
}
