//! Shapes words of the long parts on another core while page one is set, so that they are found
//! ready. What comes of it is the same without it.

use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};

use crate::language::Language;
use crate::model::{Block, Dossier, Run};
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
        hand.words(text.runs(), &style);
    }
    for source in &dossier.sources {
        if over.load(Ordering::Relaxed) {
            return;
        }
        let plain = |text: &str| Run { text: text.to_owned(), ..Run::default() };
        hand.words([plain(&source.title)].iter(), &styles.note.italic());
        hand.words(source.publisher.as_deref().map(plain).iter(), &styles.note);
        for text in source.descriptor.iter().chain(&source.note) {
            hand.words(text.runs(), &styles.note);
        }
        for address in source.url.iter().chain(&source.archive_url) {
            hand.words([plain(&shown(address))].iter(), &styles.note);
        }
    }
}

struct Hand<'a> {
    language: &'a Language,
    theme: &'a Theme,
    shaper: Shaper,
}

impl Hand<'_> {
    /// Shapes the words of some runs and looks up where they are divided.
    fn words<'r>(&mut self, runs: impl Iterator<Item = &'r Run>, style: &Style) {
        let language = self.language;
        let spans: Vec<Span<'_>> = runs
            .map(|run| Span {
                text: &run.text,
                style: styled(run, style, self.theme),
                language: run.language.as_ref().unwrap_or(language),
                tag: Tag::Artifact(Artifact::Layout),
                link: None,
            })
            .collect();
        if !spans.is_empty() {
            let setting = Setting::justified(style.size);
            let _ = Paragraph::new(&mut self.shaper, &spans, language, &setting);
        }
    }
}
