//! Shapes words of the long parts on another core while page one is set, so that they are found
//! ready. What comes of it is the same without it.

use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};

use crate::language::Language;
use crate::model::{Block, Dossier, Text};
use crate::page::{Artifact, Tag};
use crate::text::{Paragraph, Setting, Shaper, Span, Style, Words};
use crate::theme::Theme;

use super::lists::shown;
use super::setter::styled;

/// Shapes words until there are no more or cores have more to do.
pub(super) fn shape(dossier: &Dossier, theme: &Theme, words: &Arc<Words>, over: &AtomicBool) {
    let styles = &theme.styles;
    let profiles = dossier.actors.iter().flat_map(|actor| &actor.profile);
    let titles = dossier.chronology.iter().map(|entry| (&entry.title, styles.name));
    let entries = dossier.chronology.iter().filter_map(|entry| entry.text.as_ref());
    let blocks = dossier.sections.iter().flat_map(|section| &section.body);
    let paragraphs = blocks.filter_map(|block| match block {
        Block::Paragraph(text) => Some(text),
        _ => None,
    });
    let texts = profiles
        .map(|text| (text, styles.body))
        .chain(titles)
        .chain(entries.chain(paragraphs).map(|text| (text, styles.body)));
    let mut hand = Hand { language: &dossier.language, theme, shaper: Shaper::sharing(words) };
    for (text, style) in texts {
        if over.load(Ordering::Relaxed) {
            return;
        }
        hand.text(text, &style);
    }
    for source in &dossier.sources {
        if over.load(Ordering::Relaxed) {
            return;
        }
        hand.plain(&source.title, styles.note.italic());
        if let Some(publisher) = &source.publisher {
            hand.plain(publisher, styles.note);
        }
        for text in source.descriptor.iter().chain(&source.note) {
            hand.text(text, &styles.note);
        }
        for address in source.url.iter().chain(&source.archive_url) {
            hand.plain(&shown(address), styles.note);
        }
    }
}

struct Hand<'a> {
    language: &'a Language,
    theme: &'a Theme,
    shaper: Shaper,
}

impl Hand<'_> {
    fn text(&mut self, text: &Text, style: &Style) {
        let runs = text.runs().map(|run| {
            (run.text.as_str(), styled(run, style, self.theme), run.language.as_ref())
        });
        self.words(runs.collect());
    }

    fn plain(&mut self, text: &str, style: Style) {
        self.words(vec![(text, style, None)]);
    }

    /// Shapes the words of some stretches and looks up where they are divided.
    fn words(&mut self, stretches: Vec<(&str, Style, Option<&Language>)>) {
        let Some(&(_, Style { size, .. }, _)) = stretches.first() else { return };
        let language = self.language;
        let tag = Tag::Artifact(Artifact::Layout);
        let span = |(text, style, own): (_, _, Option<_>)| {
            let language = own.unwrap_or(language);
            Span { text, style, language, tag, link: None }
        };
        let spans: Vec<Span<'_>> = stretches.into_iter().map(span).collect();
        let _ = Paragraph::new(&mut self.shaper, &spans, language, &Setting::justified(size));
    }
}
