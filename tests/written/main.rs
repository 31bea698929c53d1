//! Whole dossiers, from JSON to the file: nothing is lost, nothing collides, everything leads
//! somewhere, and the same input makes the same bytes.

#![expect(clippy::unwrap_used, reason = "a test that cannot go on has failed")]

mod cases;
mod file;
#[path = "../generate/mod.rs"]
mod generate;
mod keys;
mod layout;
mod links;
mod logical;
mod model;
#[path = "../pdf/reader.rs"]
mod reader;

use cases::Case;

/// Fails with everything that was found, each with its dossier.
fn assert_none(check: impl Fn(&Case) -> Vec<String>) {
    let found: Vec<String> = cases::all()
        .iter()
        .flat_map(|case| {
            let name = case.name;
            check(case).into_iter().map(move |fault| format!("{name}: {fault}"))
        })
        .collect();
    assert!(found.is_empty(), "{} faults\n{}", found.len(), found.join("\n"));
}

#[test]
fn every_text_of_the_model_is_on_the_pages_in_order() {
    assert_none(|case| model::lost(&case.dossier(), &logical::of_document(&case.document())));
}

#[test]
fn every_text_of_the_model_is_in_the_file_in_order() {
    assert_none(|case| model::lost(&case.dossier(), &logical::of_file(&case.reader())));
}

#[test]
fn words_stay_apart_where_lines_end() {
    assert_none(|case| model::run_together(&case.dossier(), &logical::of_file(&case.reader())));
}

#[test]
fn no_text_stands_on_another() {
    assert_none(|case| layout::collisions(&case.document()));
}

#[test]
fn margins_hold_nothing_but_heads_and_feet() {
    assert_none(|case| layout::strays(&case.document(), &case.theme()));
}

#[test]
fn pages_are_numbered() {
    assert_none(layout::misnumbered);
}

#[test]
fn every_link_leads_to_a_place() {
    assert_none(|case| links::dead(&case.document()));
}

#[test]
fn marks_that_cite_do_not_run_together() {
    assert_none(|case| links::run_together(&case.document()));
}

#[test]
fn places_show_what_they_are_named_for() {
    assert_none(|case| links::astray(&case.dossier(), &case.document()));
}

#[test]
fn headings_and_title_come_out_of_the_file() {
    assert_none(file::headings_lost);
}

#[test]
fn names_of_links_and_bookmarks_exist_in_the_file() {
    assert_none(file::links_broken);
}

#[test]
fn the_same_dossier_gives_the_same_bytes_in_whatever_order() {
    let cases = cases::all();
    let once: Vec<Vec<u8>> = cases.iter().map(Case::pdf).collect();
    let mut again: Vec<Vec<u8>> = cases.iter().rev().map(Case::pdf).collect();
    again.reverse();
    for ((case, one), other) in cases.iter().zip(&once).zip(&again) {
        assert!(one == other, "{}: built again, other bytes", case.name);
    }
    std::thread::scope(|scope| {
        for (case, one) in cases.iter().zip(&once) {
            scope.spawn(move || {
                assert!(*one == case.pdf(), "{}: on a thread, other bytes", case.name);
            });
        }
    });
}

#[test]
fn the_shipped_dossier_is_of_a_size_to_send() {
    let case = cases::shipped();
    let (pages, bytes) = (case.document().pages.len(), case.pdf().len());
    assert!((4..=12).contains(&pages), "{pages} pages");
    assert!(bytes < 250_000, "{bytes} bytes");
}
