//! What a right dossier becomes.

use dossier::model::{
    Align, Block, ChartX, Dossier, Link, Part, PartOrSection, Piece, Precision, ScaleKind, Text,
};

use super::good;

/// A text with its marks: `so it is [0; 2 p. 4]`.
fn marks(text: &Text) -> String {
    let piece = |piece: &Piece| match piece {
        Piece::Run(run) => run.text.clone(),
        Piece::Cite(cites) => {
            let cite = |cite: &dossier::model::Citation| {
                let locator =
                    cite.locator.as_ref().map_or(String::new(), |at| format!(" {at}"));
                format!("{}{locator}", cite.source.0)
            };
            format!("[{}]", cites.iter().map(cite).collect::<Vec<_>>().join("; "))
        }
    };
    text.pieces.iter().map(piece).collect()
}

/// The order in which a dossier is printed.
fn order(dossier: &Dossier) -> String {
    let name = |place: &PartOrSection| match place {
        PartOrSection::Part(part) => format!("{part:?}"),
        PartOrSection::Section(section) => dossier.sections[*section].id.clone(),
    };
    dossier.order.iter().map(name).collect::<Vec<_>>().join(" ")
}

const SOURCES: &str = r#","sources":[{"id":"a","title":"A"},{"id":"b","title":"B"}]"#;

#[test]
fn sources_are_cited_at_the_end() {
    for (claim, sources, expected) in [
        ("x", r#"["a","b"]"#, "x[0; 1]"),
        ("x [@a]", r#"["a","b"]"#, "x [0; 1]"),
        ("x [@a, p. 4]", r#"["b","a"]"#, "x [0 p. 4; 1]"),
        ("x [@a].", r#"["a"]"#, "x [0].[0]"),
        ("x", r#"["a","a"]"#, "x[0]"),
        ("x", "[]", "x"),
    ] {
        let dossier = good(&format!(
            r#""disagreements":[{{"point":"P","claims":[{{"text":"{claim}","sources":{sources}}},
            {{"text":"y"}}]}}]{SOURCES}"#
        ));
        assert_eq!(marks(&dossier.disagreements[0].claims[0]), expected);
    }
}

#[test]
fn sources_of_other_things() {
    let dossier = good(&format!(
        r#""actors":[{{"name":"A","profile":["p","q"],"sources":["a"]}}],
        "key_figures":[{{"value":"1","label":"l","sources":["a"]}}],
        "chronology":[{{"date":"2016","title":"t","sources":["a"]}},
                      {{"date":"2016","title":"t","text":"u","sources":["b"]}}],
        "sections":[{{"id":"s","title":"S","body":[
            {{"quote":"q","sources":["a"]}},
            {{"table":{{"columns":[{{"title":"c","align":"decimal"}}],"rows":[[""]],"sources":["b"]}}}}]}}]
        {SOURCES}"#
    ));
    let profile: Vec<String> = dossier.actors[0].profile.iter().map(marks).collect();
    assert_eq!(profile, ["p", "q[0]"]);
    assert_eq!(marks(&dossier.key_figures[0].label), "l[0]");
    assert_eq!(marks(&dossier.chronology[0].title), "t[0]");
    assert_eq!(marks(&dossier.chronology[1].title), "t");
    assert_eq!(dossier.chronology[1].text.as_ref().map(marks).as_deref(), Some("u[1]"));
    let [Block::Quote(quote), Block::Table(table)] = dossier.sections[0].body.as_slice() else {
        panic!("{:?}", dossier.sections[0].body);
    };
    assert_eq!(marks(quote), "q[0]");
    assert_eq!(table.sources.as_ref().map(marks).as_deref(), Some("[1]"));
    assert_eq!(table.columns[0].align, Align::Decimal);
}

#[test]
fn figures_in_texts() {
    let dossier = good(
        r#""key_figures":[{"id":"n","value":"27","unit":"days","label":"l"},
                          {"id":"p","value":"59","unit":"%","label":"l"}],
        "glossary":[{"term":"t","meaning":"after [=n], [=p] knew"}]"#,
    );
    let text = &dossier.glossary[0].meaning;
    assert_eq!(text.plain(), "after 27\u{a0}days, 59% knew");
    assert_eq!(text.pieces.len(), 1, "alike pieces are one");
}

#[test]
fn default_ids() {
    let dossier = good(
        r#""actors":[{"name":"Kim","profile":"p"},{"name":"KIM","profile":"p"},
                     {"id":"kim-2","name":"x","profile":"p"},{"name":"김","profile":"p"},
                     {"id":"actor-5","name":"x","profile":"p"},{"name":"Ångström","profile":"p"},
                     {"id":"kim","name":"x","profile":"p"}],
           "chronology":[{"date":"2016","title":"t","actors":["kim-3","actor-4","kim-3"]}]"#,
    );
    let ids: Vec<&str> = dossier.actors.iter().map(|actor| actor.id.as_str()).collect();
    assert_eq!(ids, ["kim-3", "kim-4", "kim-2", "actor-4", "actor-5", "angstrom", "kim"]);
    let actors: Vec<u32> = dossier.chronology[0].actors.iter().map(|actor| actor.0).collect();
    assert_eq!(actors, [0, 3]);
}

#[test]
fn chronology_in_order() {
    let dossier = good(
        r#""chronology":[{"date":"2016-03-01","title":"a"},{"date":"2016","title":"b"},
                         {"date":"2016-01-01","title":"c"},{"date":"2016-01","title":"d"},
                         {"date":"2016-01-01~","title":"e"},{"date":"2015-12/2016-01","title":"f"},
                         {"date":"2016-01-01/2016-02","title":"g"}]"#,
    );
    let titles: String = dossier.chronology.iter().map(|entry| entry.title.plain()).collect();
    assert_eq!(titles, "fbgdcea");
}

#[test]
fn printed_order() {
    let section = |id: &str, after: &str| {
        let after =
            if after.is_empty() { String::new() } else { format!(r#","after":"{after}""#) };
        format!(r#"{{"id":"{id}","title":"S","body":["B"]{after}}}"#)
    };
    let sections = [
        section("s", ""),
        section("t", "v"),
        section("u", "summary"),
        section("v", "actors"),
        section("w", "v"),
        section("x", "sections"),
        section("y", ""),
    ];
    let sections = sections.join(",");
    assert_eq!(
        order(&good(&format!(r#""sections":[{sections}]{SOURCES}"#))),
        "Summary u v t w s y x Sources"
    );
    assert_eq!(
        order(&good(&format!(
            r#""sections":[{sections}]{SOURCES},"layout":{{"order":["sources","sections"]}}"#
        ))),
        "Sources s y x Summary u v t w"
    );
    assert_eq!(good(r#""series":"x""#).order, [PartOrSection::Part(Part::Summary)]);
}

#[test]
fn scales() {
    let dossier = good(
        r#""summary":{"paragraphs":["P"],"judgements":[{"text":"J","likelihood":"Highly Probable"}]},
        "scale":"icd203""#,
    );
    assert_eq!(dossier.summary.judgements[0].likelihood, Some((5, "Highly Probable".into())));
    let terms = dossier.scale.map(|scale| scale.terms).unwrap_or_default();
    assert_eq!(terms[0].term, "remote");
    let dossier = good(
        r#""summary":{"paragraphs":["P"],"judgements":[{"text":"J","likelihood":"probable"}]},
        "scale":"phia""#,
    );
    assert_eq!(dossier.summary.judgements[0].likelihood, Some((4, "probable".into())));
    let dossier = good(
        r#""scale":{"name":"N","terms":[{"term":"a","from":0,"to":20},{"term":"b","from":20,"to":99.5}]}"#,
    );
    let scale = dossier.scale.expect("it is given");
    assert_eq!(scale.kind, ScaleKind::Own("N".into()));
    assert!((scale.terms[1].to - 99.5).abs() < 1e-9);
}

#[test]
fn markings_of_portions() {
    let dossier = good(
        r#""sections":[{"id":"s","title":"S","body":["B"],"marking":{"tlp":"AMBER"}}],
        "marking":{"tlp":"AMBER+STRICT"}"#,
    );
    assert_eq!(dossier.sections[0].marking.as_deref(), Some("TLP:AMBER"));
}

#[test]
fn charts() {
    let chart = |kind: &str, points: &str| {
        let dossier = good(&format!(
            r#""sections":[{{"id":"s","title":"S","body":[{{"chart":{{"kind":"{kind}","title":"C",
            "series":[{{"label":"L","points":{points}}}]}}}}]}}]"#
        ));
        match &dossier.sections[0].body[0] {
            Block::Chart(chart) => chart.series[0].points.clone(),
            other => panic!("{other:?}"),
        }
    };
    let name = |name: &str| ChartX::Name(name.to_owned());
    assert_eq!(
        chart("bars", r#"[["b",1],["2016",-2.5]]"#),
        [(name("b"), 1.0), (name("2016"), -2.5)]
    );
    let dates = chart("bars", r#"[["2016-11",1],["2015",2]]"#);
    assert!(matches!(dates[0].0, ChartX::Date(date) if date.precision == Precision::Month));
    assert_eq!(chart("lines", "[[1,1],[2e0,2]]")[1], (ChartX::Number(2.0), 2.0));
}

#[test]
fn what_is_empty_and_optional_is_absent() {
    let dossier = good(
        r#""subtitle":"","series":" ","authors":[],"key_figures":[],"glossary":[],
        "layout":{"contents":"auto","pages":3,"sides":2},"published":"2016-11-25""#,
    );
    assert_eq!((dossier.subtitle, dossier.series), (None, None));
    assert_eq!((dossier.layout.contents, dossier.layout.pages), (None, Some(3)));
    assert_eq!(dossier.published.to_string(), "2016-11-25");
    assert_eq!(good(r#""topic":"t""#).published.to_string(), "2016-11-23");
}

#[test]
fn glossary_in_alphabetical_order() {
    let terms = |language: &str| {
        let file = format!(
            r#"{{"dossier":1,"language":"{language}","as_of":"2016-11-23","title":"T",
            "summary":{{"paragraphs":["P"]}},"glossary":[{{"term":"Zebra","meaning":"m"}},
            {{"term":"Äpfel","meaning":"m"}},{{"term":"auto","meaning":"m"}}]}}"#
        );
        let dossier = dossier::model::read(file.as_bytes(), None).dossier.expect("it is right");
        dossier.glossary.iter().map(|term| term.term.clone()).collect::<Vec<_>>().join(" ")
    };
    assert_eq!(terms("de"), "Äpfel auto Zebra");
    assert_eq!(terms("sv"), "auto Zebra Äpfel");
    assert_eq!(terms("x-draft"), "Äpfel auto Zebra");
}

#[test]
fn mentions_lead_to_profiles() {
    let dossier = good(
        r#""actors":[{"name":"Moon","profile":"Moon speaks"}],
        "disagreements":[{"point":"Moon","claims":[{"text":"Moon"},{"text":"x"}]}]"#,
    );
    let leads = |text: &Text| text.runs().any(|run| matches!(run.link, Some(Link::Actor(_))));
    assert!(leads(&dossier.disagreements[0].claims[0]));
    assert!(!leads(&dossier.disagreements[0].point));
    assert!(!leads(&dossier.actors[0].profile[0]));
}
