//! Sets a text at a measure and writes it as PDF, for comparison with other typesetters:
//! `prose FILE MILLIMETRES > out.pdf`. Paragraphs stand between empty lines; the language is
//! English, the face Source Serif 4 at 10 on 13.5 pt.

use std::error::Error;
use std::io::{self, Write as _};

use chrono::NaiveDate;
use dossier::font::Family;
use dossier::geom::{Point, Pt, Size};
use dossier::language::Language;
use dossier::page::{Document, Frame, Grid, Info, NodeId, Page, Role, Structure, Tag};
use dossier::paint::Rgb;
use dossier::text::{Align, Compositor, Setting, Span, Style};

const SIZE: Pt = Pt(10.0);
const LEADING: Pt = Pt(13.5);
const PAPER: Size = Size::new(Pt(595.0), Pt(842.0));
const MARGIN: Pt = Pt(60.0);
const FOOT: Pt = Pt(780.0);

fn main() -> Result<(), Box<dyn Error>> {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let [file, millimetres] = arguments.as_slice() else {
        return Err("usage: prose FILE MILLIMETRES".into());
    };
    let text = std::fs::read_to_string(file)?;
    let document = document(text.trim(), Pt::mm(millimetres.parse()?));
    io::stdout()
        .write_all(&dossier::pdf::write(&document, &dossier::pdf::Options::default()))?;
    Ok(())
}

fn document(text: &str, measure: Pt) -> Document {
    let language = Language::new("en").expect("a language");
    let style = Style::new(Family::Serif, SIZE, Rgb(0, 0, 0));
    let (mut compositor, mut structure) = (Compositor::default(), Structure::new());
    let (mut pages, mut frame, mut y) = (Vec::new(), Frame::new(PAPER), MARGIN);
    for text in text.split("\n\n") {
        let tag = Tag::Node(structure.add(NodeId::ROOT, Role::Paragraph));
        let span = Span { text, style, language: &language, tag, link: None };
        let setting = Setting::justified(SIZE);
        let paragraph = compositor.paragraph(&[span], &language, &setting);
        for line in paragraph.lines(measure) {
            y += LEADING;
            if y > FOOT {
                y = MARGIN + LEADING;
                pages.push(std::mem::replace(&mut frame, Frame::new(PAPER)));
            }
            let place = (Point::new(MARGIN, y), measure, Align::Start);
            compositor.paint(&paragraph, &line, place, &mut frame.items);
        }
        y += LEADING;
    }
    pages.push(frame);
    let page = |(index, frame): (usize, Frame)| Page {
        size: frame.size,
        pieces: vec![frame.items],
        label: format!("{}", index + 1),
        columns: Vec::new(),
    };
    Document {
        info: Info {
            title: "Prose".to_owned(),
            language,
            authors: Vec::new(),
            published: NaiveDate::from_ymd_opt(2024, 1, 1).expect("a day").into(),
        },
        pages: pages.into_iter().enumerate().map(page).collect(),
        structure,
        outline: Vec::new(),
        destinations: Vec::new(),
        attachment: None,
        grid: Grid::default(),
    }
}
