//! The stages of a build, each by itself, for dossiers of 14, 140 and 1 400 entries, and the whole.
//!
//! `cargo bench --bench stages`; `--bench stages -- lines` runs one of them.

#![expect(clippy::unwrap_used, reason = "a bench that cannot go on has failed")]

use divan::Bencher;
use divan::counter::{BytesCount, ItemsCount};
use dossier::compose::{Extras, Pictures, compose};
use dossier::font::Family;
use dossier::geom::Pt;
use dossier::model::{self, Dossier};
use dossier::page::{Artifact, Tag};
use dossier::paginate::{Costs, Give, Item, ROW, Segment, Sheet, Start, paginate};
use dossier::paint::Rgb;
use dossier::text::{Compositor, Paragraph, Setting, Span, Style};
use dossier::theme::Theme;
use dossier::{Settings, Source};

#[path = "../tests/generate/mod.rs"]
mod generate;

/// The command's, so that the figures speak of it.
#[global_allocator]
static ALLOCATOR: mimalloc::MiMalloc = mimalloc::MiMalloc;

fn main() {
    divan::main();
}

/// The numbers of entries.
const SIZES: [usize; 3] = [14, 140, 1400];

/// The size of running text.
const SIZE: Pt = Pt(9.5);

/// JSON to a dossier.
#[divan::bench(args = SIZES)]
fn reading(bencher: Bencher<'_, '_>, entries: usize) {
    let json = generate::dossier(entries);
    bencher.counter(BytesCount::of_str(&json)).bench(|| model::read(json.as_bytes(), None));
}

/// Texts to shaped paragraphs, by a compositor that knows no word yet.
#[divan::bench(args = SIZES)]
fn shaping(bencher: Bencher<'_, '_>, entries: usize) {
    let dossier = dossier(entries);
    let texts = texts(&dossier);
    let bytes: usize = texts.iter().map(String::len).sum();
    bencher.counter(BytesCount::new(bytes)).bench(|| paragraphs(&dossier, &texts));
}

/// Shaped paragraphs to lines.
#[divan::bench(args = SIZES)]
fn lines(bencher: Bencher<'_, '_>, entries: usize) {
    let dossier = dossier(entries);
    let texts = texts(&dossier);
    let count = |paragraphs: &Vec<Paragraph>| {
        paragraphs.iter().map(|one| one.lines(Pt(312.0)).len()).sum::<usize>()
    };
    // A paragraph keeps the lines of the measures that it has been set in: each is a new one.
    let fresh = || paragraphs(&dossier, &texts);
    bencher
        .counter(ItemsCount::new(count(&fresh())))
        .with_inputs(fresh)
        .bench_refs(|all| count(all));
}

/// Lines to pages: entries of a head that stays with two to eleven lines.
#[divan::bench(args = SIZES)]
fn pages(bencher: Bencher<'_, '_>, entries: usize) {
    let mut items = Vec::new();
    for entry in 0..entries {
        items.push(Item::Box { height: ROW + 2 });
        let lines = 2 + entry * 7 % 10;
        for line in 0..lines {
            items.push(Item::Box { height: ROW });
            if line > 0 && line + 2 < lines {
                items.push(Item::Break { cost: 20, head: 0 });
            }
        }
        items.push(Item::Space { height: ROW, stretch: ROW });
        items.push(Item::Break { cost: 0, head: 0 });
    }
    let segment = Segment { columns: 1, start: Start::Flow, above: 0, give: Give::Glad, items };
    let sheet = Sheet { height: 46 * ROW, first: None };
    let segments = [segment];
    bencher
        .counter(ItemsCount::new(entries))
        .bench(|| paginate(&segments, &sheet, &Costs::HOUSE));
}

/// A dossier to a document: shaping, lines, pages, and all that the parts ask for.
#[divan::bench(args = SIZES)]
fn composing(bencher: Bencher<'_, '_>, entries: usize) {
    let dossier = dossier(entries);
    let theme = Theme::standard();
    bencher.counter(ItemsCount::new(entries)).bench(|| compose(&dossier, &theme, &extras()));
}

/// A document to a file.
#[divan::bench(args = SIZES)]
fn writing(bencher: Bencher<'_, '_>, entries: usize) {
    let document = compose(&dossier(entries), &Theme::standard(), &extras());
    bencher
        .counter(ItemsCount::new(document.pages.len()))
        .bench(|| dossier::pdf::write(&document, &dossier::pdf::Options::default()));
}

/// JSON to a file.
#[divan::bench(args = SIZES)]
fn whole(bencher: Bencher<'_, '_>, entries: usize) {
    let json = generate::dossier(entries);
    let source = Source { bytes: json.as_bytes(), name: "dossier.json", folder: None };
    bencher
        .counter(BytesCount::of_str(&json))
        .bench(|| dossier::build(source, &Settings::PLAIN).unwrap().pages);
}

fn extras() -> Extras {
    Extras { pictures: Pictures::new(), authors: false, moment: None }
}

fn dossier(entries: usize) -> Dossier {
    model::read(generate::dossier(entries).as_bytes(), None).dossier.unwrap()
}

/// The texts of a chronology.
fn texts(dossier: &Dossier) -> Vec<String> {
    dossier.chronology.iter().filter_map(|entry| Some(entry.text.as_ref()?.plain())).collect()
}

fn paragraphs(dossier: &Dossier, texts: &[String]) -> Vec<Paragraph> {
    let style = Style::new(Family::Serif, SIZE, Rgb(0, 0, 0));
    let (language, setting) = (&dossier.language, Setting::justified(SIZE));
    let mut compositor = Compositor::default();
    let paragraph = |text: &String| {
        let span =
            Span { text, style, language, tag: Tag::Artifact(Artifact::Layout), link: None };
        compositor.paragraph(&[span], language, &setting)
    };
    texts.iter().map(paragraph).collect()
}
