//! The paragraphs that have been made, in their order, so that a dossier that is set a second time,
//! with other leading, finds them ready.

use crate::language::Language;
use crate::text::paragraph::{Paragraph, Setting, Span};

/// Paragraphs made before.
#[derive(Debug, Default)]
pub(super) struct Memory {
    /// Whether paragraphs are kept.
    keeps: bool,
    made: Vec<Made>,
    /// The one that is expected next, once they are looked for again.
    next: Option<usize>,
}

/// A paragraph and what it was made of.
#[derive(Debug)]
struct Made {
    text: String,
    /// Where each span ends, and its language.
    spans: Vec<(usize, Language)>,
    language: Language,
    setting: Setting,
    paragraph: Paragraph,
}

impl Memory {
    /// Keeps all paragraphs from here on.
    pub(super) fn begin(&mut self) {
        *self = Memory { keeps: true, made: Vec::new(), next: None };
    }

    /// An empty one that keeps paragraphs if this one does.
    pub(super) fn another(&self) -> Memory {
        Memory { keeps: self.keeps, ..Memory::default() }
    }

    /// Whether it keeps paragraphs, or has kept some.
    pub(super) fn is_in_use(&self) -> bool {
        self.keeps || self.next.is_some()
    }

    /// Looks for paragraphs again, from the first one on.
    pub(super) fn rewind(&mut self) {
        (self.keeps, self.next) = (false, Some(0));
    }

    /// Keeps a paragraph.
    pub(super) fn keep(
        &mut self,
        paragraph: &Paragraph,
        spans: &[Span<'_>],
        language: &Language,
        setting: &Setting,
    ) {
        if !self.keeps {
            return;
        }
        let mut text = String::with_capacity(spans.iter().map(|span| span.text.len()).sum());
        let mut ends = Vec::with_capacity(spans.len());
        for span in spans {
            text.push_str(span.text);
            ends.push((text.len(), span.language.clone()));
        }
        let (language, paragraph) = (language.clone(), paragraph.clone());
        self.made.push(Made { text, spans: ends, language, setting: *setting, paragraph });
    }

    /// The paragraph that was made of the same.
    pub(super) fn again(
        &mut self,
        spans: &[Span<'_>],
        language: &Language,
        setting: &Setting,
    ) -> Option<Paragraph> {
        let next = self.next?;
        // Mostly the next one. Some are left out, such as those of figures that stay as they are.
        let mut rest = self.made[next..].iter();
        let at = next + rest.position(|made| made.is_of(spans, language, setting))?;
        self.next = Some(at + 1);
        Some(self.made[at].paragraph.clone())
    }
}

impl Made {
    fn is_of(&self, spans: &[Span<'_>], language: &Language, setting: &Setting) -> bool {
        let length: usize = spans.iter().map(|span| span.text.len()).sum();
        if (length, spans.len()) != (self.text.len(), self.spans.len())
            || self.language != *language
            || self.setting != *setting
        {
            return false;
        }
        let mut start = 0;
        let parts = self.spans.iter().zip(&self.paragraph.0.spans);
        spans.iter().zip(parts).all(|(span, ((end, language), manners))| {
            let text = &self.text[start..*end];
            start = *end;
            text == span.text
                && language == span.language
                && manners.style == span.style
                && manners.tag == span.tag
                && manners.link == span.link
        })
    }
}
