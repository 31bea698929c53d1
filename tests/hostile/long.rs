//! Every text of a dossier may be long, and every list: nothing runs off the paper or into another.

use dossier::model::Paper;
use dossier::page::{Document, Item, Page};
use dossier::{Settings, Source, document};
use rayon::prelude::*;
use serde_json::Value;

const FEATURES: &str = include_str!("../dossiers/all-features.json");

/// More than a line, a word that no column holds, and what people do write.
const LONG: [&str; 3] = [
    "This is a rather long line of words which goes on and on until nobody who reads it can tell \
     what it was about at its beginning, and then on",
    "Grundstücksverkehrsgenehmigungszuständigkeitsübertragungsverordnung",
    "Strongly in favour of it, with grave reservations",
];

/// Keys whose texts are names, dates or words of a list, and not the writer's to choose.
const CHOSEN: [&str; 23] = [
    "$schema",
    "accessed",
    "actors",
    "after",
    "align",
    "archive_url",
    "as_of",
    "credibility",
    "date",
    "from",
    "id",
    "kind",
    "language",
    "level",
    "levels",
    "likelihood",
    "origin",
    "published",
    "reliability",
    "sources",
    "stance",
    "to",
    "url",
];

/// The places of all texts that a writer chooses, one for each path of keys.
fn texts(value: &Value, at: &str, found: &mut Vec<(String, String)>) {
    match value {
        Value::Object(object) => {
            for (key, value) in object {
                let words = value.as_array().is_none_or(|all| all.iter().all(Value::is_string));
                if !(CHOSEN.contains(&key.as_str()) && words) {
                    texts(value, &format!("{at}/{key}"), found);
                }
            }
        }
        Value::Array(values) => {
            for (index, value) in values.iter().enumerate() {
                texts(value, &format!("{at}/{index}"), found);
            }
        }
        Value::String(_) => {
            let keys = at.split('/').filter(|part| part.parse::<usize>().is_err());
            let keys = keys.collect::<Vec<_>>().join("/");
            if !keys.ends_with("points") && found.iter().all(|(_, known)| *known != keys) {
                found.push((at.to_owned(), keys));
            }
        }
        _ => {}
    }
}

/// A run of text on a page.
struct Run {
    baseline: f64,
    left: f64,
    right: f64,
    size: f64,
    words: String,
}

impl Run {
    /// Whether two run into each other: nearer than half their size, one above the other.
    fn hits(&self, other: &Run) -> bool {
        let apart = (self.baseline - other.baseline).abs();
        let shared = self.right.min(other.right) - self.left.max(other.left);
        apart < self.size.min(other.size) / 2.0 && shared > 2.0
    }
}

/// All that is not white.
fn runs(page: &Page) -> Vec<Run> {
    let runs = page.items().filter_map(|placed| match &placed.item {
        Item::Text(run) if !run.text.trim().is_empty() => Some(Run {
            baseline: placed.at.y.0,
            left: placed.at.x.0,
            right: placed.at.x.0 + run.width().0,
            size: run.size.0,
            words: run.text.to_string(),
        }),
        _ => None,
    });
    runs.collect()
}

/// What runs off the paper, or over what stands beside it.
fn collisions(document: &Document) -> Vec<String> {
    let mut found = Vec::new();
    for page in &document.pages {
        let mut runs = runs(page);
        let (width, height) = (page.size.width.0, page.size.height.0);
        for Run { baseline, left, right, size, words } in &runs {
            let across = *left > 20.0 && *right < width - 20.0;
            if !across || *baseline - size < 4.0 || *baseline > height - 8.0 {
                found.push(format!("page {}: `{words}` is off", page.label));
            }
        }
        runs.sort_by(|one, other| one.baseline.total_cmp(&other.baseline));
        for (at, one) in runs.iter().enumerate() {
            let near = |other: &&Run| other.baseline - one.baseline < one.size;
            for other in runs[at + 1..].iter().take_while(near).filter(|other| one.hits(other))
            {
                let (one, other) = (&one.words, &other.words);
                found.push(format!("page {}: `{one}` over `{other}`", page.label));
            }
        }
    }
    found
}

/// What is wrong with the pages of a dossier on a paper.
fn faults(dossier: &Value, paper: Paper) -> Vec<String> {
    let text = dossier.to_string();
    let settings = Settings { paper: Some(paper), embed: false, ..Settings::PLAIN };
    let source = Source { bytes: text.as_bytes(), name: "dossier.json", folder: None };
    let (document, warnings) = match document(source, &settings) {
        Ok(made) => made,
        Err(report) => panic!("{report:?}"),
    };
    let wide = warnings.into_iter().filter(|warning| warning.code == "W018");
    wide.map(|warning| warning.message).chain(collisions(&document)).collect()
}

/// A dossier that uses all keys but those of its layout.
fn dossier() -> Value {
    let mut dossier: Value = serde_json::from_str(FEATURES).unwrap();
    dossier.as_object_mut().unwrap().remove("layout");
    dossier
}

/// What is wrong with a dossier on A4 and A5 once it has been changed in many ways; each change is
/// told by a name.
fn changed<C: Send>(changes: Vec<(String, C)>, change: fn(&mut Value, &C)) -> Vec<String> {
    let dossier = dossier();
    let of = |(name, how): (String, C)| {
        let mut dossier = dossier.clone();
        change(&mut dossier, &how);
        let on = |paper| {
            let found = faults(&dossier, paper);
            found.into_iter().map(move |fault| format!("{paper:?}: {fault}"))
        };
        let found: Vec<_> = [Paper::A4, Paper::A5].into_iter().flat_map(on).collect();
        found.into_iter().map(move |fault| format!("{name} {fault}"))
    };
    changes.into_par_iter().flat_map_iter(of).collect()
}

#[test]
fn nothing_runs_off_the_paper_or_over_another() {
    let dossier = dossier();
    let mut places = Vec::new();
    texts(&dossier, "", &mut places);
    assert!(places.len() > 50, "{places:?}");
    for paper in [Paper::A4, Paper::A5] {
        assert_eq!(faults(&dossier, paper), [""; 0]);
    }
    let texts = places.into_iter().map(|(place, _)| place);
    let changes =
        texts.flat_map(|place| LONG.map(|long| (place.clone(), (place.clone(), long))));
    let faults = changed(changes.collect(), |dossier, (place, long)| {
        *dossier.pointer_mut(place).unwrap() = Value::from(*long);
    });
    assert!(faults.is_empty(), "{} faults\n{}", faults.len(), faults.join("\n"));
}

/// Lists that may have any number of things.
const LISTS: [&str; 18] = [
    "/actors",
    "/actors/0/aliases",
    "/actors/0/profile",
    "/authors",
    "/chronology",
    "/disagreements",
    "/disagreements/0/claims",
    "/distribution",
    "/glossary",
    "/key_figures",
    "/sections",
    "/sections/0/body",
    "/sections/0/body/2/table/rows",
    "/sections/1/body/1/list",
    "/sources",
    "/summary/changes",
    "/summary/judgements",
    "/summary/paragraphs",
];

#[test]
fn any_number_of_things_finds_its_place() {
    let counts = [1, 2, 3, 5, 9, 40];
    let changes = LISTS.iter().flat_map(|list| counts.map(|count| (*list, count)));
    let named = changes.map(|(list, count)| (format!("{list} of {count}"), (list, count)));
    let faults = changed(named.collect(), |dossier, &(list, count)| {
        let things = dossier.pointer_mut(list).unwrap().as_array_mut().unwrap();
        let all = things.clone();
        // None is taken away that others may name.
        things.extend((all.len()..count).map(|index| {
            let mut thing = all[index % all.len()].clone();
            if let Some(id) = thing.get_mut("id") {
                *id = Value::from(format!("more-{index}"));
            }
            thing
        }));
    });
    assert!(faults.is_empty(), "{} faults\n{}", faults.len(), faults.join("\n"));
}

#[test]
fn nor_do_dossiers_of_any_length() {
    let shipped = include_str!("../../dossier.json").to_owned();
    let made = [1, 2, 3, 5, 8, 14, 30, 60].map(crate::generate::dossier);
    let all: Vec<String> = made.into_iter().chain([shipped]).collect();
    let on = |text: &String| {
        let dossier: Value = serde_json::from_str(text).unwrap();
        let title = dossier["title"].to_string();
        let of = |paper| {
            let found = faults(&dossier, paper);
            found
                .into_iter()
                .map(|fault| format!("{title} {paper:?}: {fault}"))
                .collect::<Vec<String>>()
        };
        [Paper::A4, Paper::Letter, Paper::A5].map(of).concat()
    };
    let faults: Vec<String> = all.par_iter().flat_map_iter(on).collect();
    assert!(faults.is_empty(), "{} faults\n{}", faults.len(), faults.join("\n"));
}

#[test]
fn labels_of_every_language_find_their_place() {
    let languages = ["de", "en", "es", "fr", "ja", "ko", "zh-Hans", "zh-Hant"];
    let levels = ["INTERNAL", "OFFICIAL-SENSITIVE COMMERCIAL"];
    let changes = languages.iter().flat_map(|language| levels.map(|level| (*language, level)));
    let named =
        changes.map(|(language, level)| (format!("{language} {level}"), (language, level)));
    let faults = changed(named.collect(), |dossier, &(language, level)| {
        // All markings of the dossier are of its scheme.
        let text = dossier.to_string().replace("\"INTERNAL\"", &format!("\"{level}\""));
        *dossier = serde_json::from_str(&text).unwrap();
        dossier["language"] = Value::from(language);
    });
    assert!(faults.is_empty(), "{} faults\n{}", faults.len(), faults.join("\n"));
}
