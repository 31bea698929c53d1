//! The summary, the key figures, the points of disagreement and the glossary.

use std::cmp::Ordering;

use chrono::NaiveDate;
use icu_collator::options::CollatorOptions;
use icu_collator::{Collator, CollatorPreferences};
use icu_locale_core::Locale;

use crate::model::{
    Confidence, ConfidenceLevel, Disagreement, Judgement, KeyFigure, Summary, Term,
};

use super::check;
use super::dates;
use super::object::{Node, Object};
use super::scale;
use super::text::{Kind, cite_at_end};

const LEVELS: [(&str, ConfidenceLevel); 3] = [
    ("high", ConfidenceLevel::High),
    ("moderate", ConfidenceLevel::Moderate),
    ("low", ConfidenceLevel::Low),
];

/// The summary.
pub(super) fn summary(node: Node<'_>, scale: &scale::Reading) -> Option<Summary> {
    node.object("a summary", |object| {
        let bottom_line = object.get("bottom_line").and_then(|node| {
            let text =
                node.inline(Kind::Paragraph).filter(|text| !super::text::is_empty(text))?;
            check::bottom_line(node, &text, scale);
            Some(text)
        });
        let paragraphs = object.required_list("paragraphs", |node| {
            let text = node.text(Kind::Paragraph)?;
            check::mixture(node, &text, scale);
            Some(text)
        });
        let mut index = 0;
        let judgements = object.list("judgements", |node| {
            index += 1;
            judgement(node, index - 1, scale)
        });
        let changes = object.list("changes", |node| node.text(Kind::Paragraph));
        Some(Summary { bottom_line, paragraphs, judgements, changes })
    })
}

fn judgement(node: Node<'_>, index: usize, scale: &scale::Reading) -> Option<Judgement> {
    node.object("a judgement", |object| {
        object.id(&node.reader.ids.judgements, index);
        let text = object.required_text_with_sources("text", Kind::Paragraph);
        let likelihood = object.get("likelihood").and_then(|node| scale.likelihood(node));
        let confidence = object.get("confidence").and_then(|node| confidence(node, scale));
        check::judgement(node, object.get("text"), &text, scale);
        Some(Judgement { text, likelihood, confidence })
    })
}

fn confidence(node: Node<'_>, scale: &scale::Reading) -> Option<Confidence> {
    node.object("a confidence", |object| {
        let level = object.required("level").and_then(|node| node.choice(&LEVELS));
        let basis = object.get("basis").and_then(|node| {
            let text =
                node.inline(Kind::Paragraph).filter(|text| !super::text::is_empty(text))?;
            check::mixture(node, &text, scale);
            Some(text)
        });
        Some(Confidence { level: level?, basis })
    })
}

/// A key figure.
pub(super) fn key_figure(
    node: Node<'_>,
    index: usize,
    as_of: Option<NaiveDate>,
) -> Option<KeyFigure> {
    node.object("a key figure", |object| {
        object.id(&node.reader.ids.figures, index);
        let value = object.required_plain("value");
        let unit = object.plain("unit");
        let mut label = object.required_text("label", Kind::Paragraph);
        let note = object.text("note", Kind::Paragraph);
        let day = object.get("as_of").and_then(|node| {
            let date = dates::date(node)?;
            dates::check_cutoff(node, date.first, as_of);
            Some(date)
        });
        let series = object.list("series", |node| {
            node.object("a value of a series", |object| {
                let label = object.required_plain("label");
                Some((label, object.required("value").and_then(Node::number)?))
            })
        });
        let sources = object.sources();
        cite_at_end(&mut label, &sources);
        check::figure(node, &label, note.as_ref());
        Some(KeyFigure { value, unit, label, note, as_of: day, series })
    })
}

/// A point on which sources differ.
pub(super) fn disagreement(node: Node<'_>) -> Option<Disagreement> {
    node.object("a disagreement", |object| {
        let point = object.required_text("point", Kind::Still);
        let count = object
            .get("claims")
            .and_then(|node| node.value.as_array())
            .map(|array| array.elements.len());
        let claims = object.required_list("claims", |node| {
            node.object("a claim", |object| {
                let text = object.required_text_with_sources("text", Kind::Paragraph);
                check::claim(node, &text);
                Some(text)
            })
        });
        if count == Some(1) {
            let message = "a disagreement needs at least two claims";
            if let Some(node) = object.get("claims") {
                node.error("EMPTY002", message);
            }
        }
        let assessment = object.text("assessment", Kind::Paragraph);
        Some(Disagreement { point, claims, assessment })
    })
}

/// The glossary, in alphabetical order of the language.
pub(super) fn glossary(object: &mut Object<'_>) -> Vec<Term> {
    let mut terms = object.list("glossary", |node| {
        node.object("a term", |object| {
            let term = object.required_plain("term");
            node.reader.watch.borrow_mut().spell_out(&term);
            let meaning = object.required_text("meaning", Kind::Paragraph);
            Some(Term { term, meaning })
        })
    });
    let tag = object.node.reader.language.tag();
    let locale = Locale::try_from_str(tag).unwrap_or(Locale::UNKNOWN);
    let preferences = CollatorPreferences::from(&locale);
    if let Ok(collator) = Collator::try_new(preferences, CollatorOptions::default()) {
        terms.sort_by(|a, b| match collator.compare(&a.term, &b.term) {
            Ordering::Equal => a.term.cmp(&b.term),
            order => order,
        });
    }
    terms
}
