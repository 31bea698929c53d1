//! Everything that can be referred to, gathered before the dossier is read, because a text may
//! cite what stands after it. Says nothing about faults: whoever reads the object does.

use std::collections::{BTreeMap, BTreeSet};

use jsonc_parser::ast::{Array, Object, Value};
use jsonc_parser::common::Ranged;
use unicode_normalization::UnicodeNormalization;
use unicode_normalization::char::is_combining_mark;

use crate::diag::At;
use crate::language::Language;
use crate::model::inline::{self, Mentions};
use crate::model::{ActorId, figure};

use super::source::Source;

/// The ids of one list.
#[derive(Debug, Default)]
pub(super) struct Table {
    entries: BTreeMap<String, (usize, At)>,
}

impl Table {
    /// The index of what has an id.
    pub(super) fn index(&self, id: &str) -> Option<usize> {
        self.entries.get(id).map(|(index, _)| *index)
    }

    /// The index of what has an id, and where that is given.
    pub(super) fn place(&self, id: &str) -> Option<(usize, At)> {
        self.entries.get(id).copied()
    }

    /// All ids.
    pub(super) fn names(&self) -> impl Iterator<Item = &str> + Clone {
        self.entries.keys().map(String::as_str)
    }

    /// All ids, the index of what has each, and where it is given.
    pub(super) fn places(&self) -> impl Iterator<Item = (&str, usize, At)> {
        self.entries.iter().map(|(id, (index, at))| (id.as_str(), *index, *at))
    }

    /// Adds an id; the first of two is kept.
    fn add(&mut self, id: &str, index: usize, at: At) {
        self.entries.entry(id.to_owned()).or_insert((index, at));
    }
}

/// Everything that can be referred to.
pub(super) struct Ids {
    /// The actors.
    pub(super) actors: Table,
    /// The id of each actor, given or made.
    pub(super) actor_ids: Vec<String>,
    /// The sources.
    pub(super) sources: Table,
    /// The sections.
    pub(super) sections: Table,
    /// The key figures.
    pub(super) figures: Table,
    /// What each key figure prints.
    pub(super) figure_texts: Vec<String>,
    /// The ids of judgements.
    pub(super) judgements: Table,
    /// The ids of entries of the chronology.
    pub(super) entries: Table,
    /// Finds the names of actors in texts.
    pub(super) mentions: Mentions,
}

impl Ids {
    /// Gathers the ids of a dossier.
    pub(super) fn gather(root: &Value<'_>, source: &Source<'_>, language: &Language) -> Ids {
        let empty = Vec::new();
        let list = |key| {
            let values = root.as_object().and_then(|root| array(root, key));
            values.map_or(&empty, |array| &array.elements)
        };
        let summary = root.as_object().and_then(|root| field(root, "summary")?.as_object());
        let judgements = summary.and_then(|summary| array(summary, "judgements"));
        let judgements = judgements.map_or(&empty, |array| &array.elements);
        let (actors, actor_ids) = actors(list("actors"), source);
        Ids {
            actors,
            actor_ids,
            sources: table(list("sources"), source),
            sections: table(list("sections"), source),
            figures: table(list("key_figures"), source),
            figure_texts: list("key_figures")
                .iter()
                .map(|value| text(value, language))
                .collect(),
            judgements: table(judgements, source),
            entries: table(list("chronology"), source),
            mentions: mentions(list("actors"), language),
        }
    }
}

/// The value of a key.
pub(super) fn field<'v, 'a>(object: &'v Object<'a>, key: &str) -> Option<&'v Value<'a>> {
    object.properties.iter().find(|field| field.name.as_str() == key).map(|field| &field.value)
}

/// The string of a key.
pub(super) fn string<'v>(value: &'v Value<'_>, key: &str) -> Option<&'v str> {
    field(value.as_object()?, key)?.as_string_lit().map(|literal| &*literal.value)
}

fn array<'v, 'a>(object: &'v Object<'a>, key: &str) -> Option<&'v Array<'a>> {
    field(object, key)?.as_array()
}

/// The ids given in a list.
fn table(values: &[Value<'_>], source: &Source<'_>) -> Table {
    let mut table = Table::default();
    for (index, value) in values.iter().enumerate() {
        let literal = value.as_object().and_then(|object| field(object, "id")?.as_string_lit());
        if let Some(literal) = literal {
            let range = literal.range;
            table.add(&literal.value, index, source.at(range.start..range.end));
        }
    }
    table
}

/// The ids of actors: those given first, then one made from each name that has none.
fn actors(values: &[Value<'_>], source: &Source<'_>) -> (Table, Vec<String>) {
    let mut table = table(values, source);
    let mut ids = Vec::with_capacity(values.len());
    let mut twins: BTreeMap<String, usize> = BTreeMap::new();
    for (index, value) in values.iter().enumerate() {
        if let Some(id) = string(value, "id") {
            ids.push(id.to_owned());
            continue;
        }
        let mut base = slug(string(value, "name").unwrap_or_default());
        if base.is_empty() {
            base = format!("actor-{}", index + 1);
        }
        let mut id = base.clone();
        // Counting goes on where it stopped, so that a thousand namesakes take a thousand steps.
        let count = twins.entry(base.clone()).or_insert(1);
        while table.index(&id).is_some() {
            *count += 1;
            id = format!("{base}-{count}");
        }
        let range = value.range();
        table.add(&id, index, source.at(range.start..range.start + 1));
        ids.push(id);
    }
    (table, ids)
}

/// A name in lower-case ASCII letters without diacritics, digits and hyphens. Letters that
/// Unicode does not take apart, such as `ø`, are written as is the custom.
fn slug(name: &str) -> String {
    let mut slug = String::new();
    for character in name.nfd().filter(|character| !is_combining_mark(*character)) {
        for character in character.to_lowercase() {
            match character {
                'a'..='z' | '0'..='9' => slug.push(character),
                'ø' => slug.push('o'),
                'ł' => slug.push('l'),
                'đ' | 'ð' => slug.push('d'),
                'ħ' => slug.push('h'),
                'ı' => slug.push('i'),
                'ß' => slug.push_str("ss"),
                'æ' => slug.push_str("ae"),
                'œ' => slug.push_str("oe"),
                'þ' => slug.push_str("th"),
                _ if slug.is_empty() || slug.ends_with('-') => {}
                _ => slug.push('-'),
            }
        }
    }
    slug.truncate(slug.trim_end_matches('-').len());
    slug
}

/// What a key figure prints.
fn text(value: &Value<'_>, language: &Language) -> String {
    let plain = |key| string(value, key).map(|text| inline::plain(text, language));
    figure::joined(&plain("value").unwrap_or_default(), plain("unit").as_deref())
}

/// The names, aliases and native names of all actors.
fn mentions(values: &[Value<'_>], language: &Language) -> Mentions {
    let mut names: Vec<(ActorId, String)> = Vec::new();
    let mut seen = BTreeSet::new();
    for (index, value) in values.iter().enumerate() {
        let Some(object) = value.as_object() else { continue };
        let Ok(index) = u32::try_from(index) else { continue };
        let native = field(object, "native_name").and_then(|native| string(native, "text"));
        let aliases = array(object, "aliases").map_or(&[][..], |array| &array.elements);
        let aliases =
            aliases.iter().filter_map(|alias| alias.as_string_lit()).map(|lit| &*lit.value);
        for name in string(value, "name").into_iter().chain(native).chain(aliases) {
            let name = inline::plain(name, language);
            // Of two actors of one name, the first is meant.
            if !super::characters::is_blank(&name) && seen.insert(name.clone()) {
                names.push((ActorId(index), name));
            }
        }
    }
    Mentions::new(names.iter().map(|(actor, name)| (*actor, name.as_str())))
}

#[cfg(test)]
mod tests {
    use super::slug;

    #[test]
    fn slugs() {
        assert_eq!(slug("Kim Jong-un"), "kim-jong-un");
        assert_eq!(slug("Österreichs Bundesheer (ÖBH)"), "osterreichs-bundesheer-obh");
        assert_eq!(slug("Søren Łuczak"), "soren-luczak");
        assert_eq!(slug("문상균"), "");
        assert_eq!(slug("…3rd…"), "3rd");
    }
}
