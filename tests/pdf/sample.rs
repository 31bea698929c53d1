//! A document made by hand: every role, link and kind of drawing once, over two pages.

use std::sync::Arc;

use chrono::NaiveDate;
use dossier::font::FaceId;
use dossier::geom::{Point, Pt, Size};
use dossier::image::{Crop, Picture};
use dossier::language::Language;
use dossier::page::{
    Artifact, Attachment, Bookmark, Content, Destination, DestinationId, Document, Frame,
    Glyph, GlyphRun, Grid, Info, Item, NodeId, Page, Role, Scope, Structure, Tag, Target,
};
use dossier::paint::{Rgb, Segment, Shape, Stroke, circle, rectangle};
use skrifa::instance::{LocationRef, Size as FontSize};
use skrifa::{FontRef, GlyphId, MetadataProvider};

/// The paper.
pub(crate) const A4: Size = Size::new(Pt(595.28), Pt(841.89));

const INK: Rgb = Rgb::hex(0x1a_1a_1a);
const RED: Rgb = Rgb::hex(0xa0_20_20);

/// A run of text, one glyph a character, without kerning. A soft hyphen is drawn as a hyphen, a
/// space that does not break as a space.
pub(crate) fn run(face: FaceId, size: f64, text: &str) -> GlyphRun {
    let font = FontRef::new(face.bytes()).expect("a sound face");
    let metrics = font.glyph_metrics(FontSize::unscaled(), LocationRef::default());
    let glyphs = text.chars().map(|character| {
        let drawn = match character {
            '\u{ad}' => '-',
            '\u{a0}' => ' ',
            other => other,
        };
        let id = font.charmap().map(drawn).unwrap_or(GlyphId::NOTDEF);
        #[expect(clippy::cast_possible_truncation, reason = "widths are 16-bit numbers")]
        let advance = metrics.advance_width(id).unwrap_or_default() as i32;
        let id = u16::try_from(id.to_u32()).expect("16-bit glyph numbers");
        let bytes = u16::try_from(character.len_utf8()).expect("at most four");
        Glyph { id, advance, x: 0, y: 0, bytes }
    });
    GlyphRun {
        face,
        size: Pt(size),
        fill: INK,
        expansion: 1.0,
        glyphs: glyphs.collect(),
        text: text.into(),
    }
}

/// A run in which the first two glyphs are one cluster, raised and moved.
pub(crate) fn cluster(face: FaceId, size: f64, text: &str) -> GlyphRun {
    let run = run(face, size, text);
    let mut glyphs: Vec<Glyph> = run.glyphs.iter().collect();
    glyphs[0].bytes += glyphs[1].bytes;
    glyphs[1] = Glyph { bytes: 0, x: 40, y: 120, ..glyphs[1] };
    GlyphRun { glyphs: glyphs.as_slice().into(), ..run }
}

/// A page on its way.
struct Sheet {
    frame: Frame,
}

impl Sheet {
    fn new() -> Sheet {
        Sheet { frame: Frame::new(A4) }
    }

    fn text(&mut self, node: NodeId, at: (f64, f64), run: GlyphRun) {
        self.frame.push(point(at), Tag::Node(node), Item::Text(run));
    }

    fn artifact(&mut self, artifact: Artifact, at: (f64, f64), item: Item) {
        self.frame.push(point(at), Tag::Artifact(artifact), item);
    }

    fn link(&mut self, node: NodeId, at: (f64, f64), width: f64, target: Target) {
        let item = Item::Link(Size::new(Pt(width), Pt(12.0)), target);
        self.frame.push(point(at), Tag::Node(node), item);
    }

    fn running(&mut self, label: &str) -> Page {
        let head = run(FaceId::Sans, 8.0, "Briefing");
        self.artifact(Artifact::Header, (72.0, 40.0), Item::Text(head));
        let rule = Stroke::solid(RED, Pt(0.25));
        let rule = Shape::line(point((72.0, 0.0)), point((523.0, 0.0)), rule);
        self.artifact(Artifact::Layout, (0.0, 48.0), Item::Shape(rule.into()));
        let foot = run(FaceId::Sans, 8.0, label);
        self.artifact(Artifact::Footer, (510.0, 800.0), Item::Text(foot));
        Page {
            size: A4,
            pieces: vec![std::mem::take(&mut self.frame.items)],
            label: label.to_owned(),
            columns: Vec::new(),
        }
    }
}

fn point((x, y): (f64, f64)) -> Point {
    Point::new(Pt(x), Pt(y))
}

fn language(tag: &str) -> Language {
    Language::new(tag).expect("a sound tag")
}

/// The document; with `attachment`, it carries a file.
pub(crate) fn document(attachment: Option<Attachment>) -> Document {
    let mut structure = Structure::new();
    let mut first = Sheet::new();
    let mut second = Sheet::new();
    let part = structure.add(NodeId::ROOT, Role::Part);
    words(&mut structure, part, &mut first, &mut second);
    figure_and_table(&mut structure, part, &mut second);
    list_and_notes(&mut structure, part, &mut second);
    pictures(&mut structure, part, &mut first, &mut second);
    let place = |name: &str, page, y| Destination { name: name.to_owned(), page, y: Pt(y) };
    let bookmark = |title: &str, level, target| Bookmark {
        title: title.to_owned(),
        level,
        target: DestinationId(target),
    };
    Document {
        info: Info {
            title: "A <sample> & more (한국어)".to_owned(),
            language: language("en-GB"),
            authors: vec!["Ann Author".to_owned(), "Ben (Other) Author".to_owned()],
            published: NaiveDate::from_ymd_opt(2026, 3, 1).expect("a day").into(),
        },
        pages: vec![first.running("i"), second.running("1")],
        grid: Grid::default(),
        structure,
        outline: vec![
            bookmark("Summary", 1, 0),
            bookmark("Details (1)", 2, 1),
            bookmark("자세히", 3, 1),
            bookmark("Notes", 1, 2),
        ],
        destinations: vec![
            place("summary", 0, 70.0),
            place("details/1", 1, 70.0),
            place("note-1", 1, 600.0),
        ],
        attachment,
    }
}

/// Headings, a paragraph over two pages, links, other languages, odd clusters.
fn words(structure: &mut Structure, part: NodeId, first: &mut Sheet, second: &mut Sheet) {
    let heading = structure.add(part, Role::Heading(1));
    first.text(heading, (72.0, 90.0), run(FaceId::Display, 22.0, "Summary of the matter"));
    let section = structure.add(part, Role::Section);
    let heading = structure.add(section, Role::Heading(2));
    first.text(heading, (72.0, 120.0), run(FaceId::SerifSemibold, 12.0, "Details"));
    let paragraph = structure.add(section, Role::Paragraph);
    let face = FaceId::Serif;
    let mut line = run(face, 10.0, "The first line is justi\u{ad}");
    line.expansion = 0.985;
    let mut glyphs: Vec<Glyph> = line.glyphs.iter().collect();
    for glyph in glyphs.iter_mut().step_by(4) {
        glyph.advance += 35;
    }
    line.glyphs = glyphs.as_slice().into();
    first.text(paragraph, (72.0, 140.0), line);
    first.text(paragraph, (72.0, 153.0), run(face, 10.0, "fied, well-set with 5\u{a0}km and "));
    let korean = structure.add_in(paragraph, Role::Span, language("ko"));
    let mut words = run(FaceId::CjkSerif, 10.0, "한국어 문장");
    words.fill = RED;
    first.text(korean, (220.0, 153.0), words);
    let link = structure.add_with_words(paragraph, Role::Link, "the home page");
    first.text(link, (72.0, 166.0), run(face, 10.0, "home page"));
    let address = "https://example.org/a(b)?q=ü".to_owned();
    first.link(link, (72.0, 156.0), 45.0, Target::Address(address));
    first.text(paragraph, (125.0, 166.0), cluster(face, 10.0, "e\u{301}tude"));
    let reference = structure.add(paragraph, Role::Reference);
    let link = structure.add_with_words(reference, Role::Link, "note 1");
    first.text(link, (160.0, 162.0), run(FaceId::Caption, 6.0, "1"));
    first.link(link, (158.0, 155.0), 6.0, Target::Place(DestinationId(2)));
    second.text(paragraph, (72.0, 80.0), run(face, 10.0, "and the paragraph ends over here."));
    let quote = structure.add_in(section, Role::BlockQuote, language("ko-KR"));
    let paragraph = structure.add(quote, Role::Paragraph);
    second.text(paragraph, (92.0, 100.0), run(FaceId::CjkSans, 10.0, "봄이 왔다. 꽃이 핀다."));
}

fn figure_and_table(structure: &mut Structure, part: NodeId, sheet: &mut Sheet) {
    let alt = "A circle in a square; 동그라미";
    let figure = structure.add_with_words(part, Role::Figure, alt);
    let stroke = Stroke { color: RED, width: Pt(0.75), dash: Some((Pt(3.0), Pt(2.0))) };
    let square = rectangle(Point::ORIGIN, Size::new(Pt(80.0), Pt(80.0)));
    let square = Shape { path: square, fill: Some(Rgb::hex(0xee_ee_dd)), stroke: Some(stroke) };
    sheet.frame.push(point((72.0, 120.0)), Tag::Node(figure), Item::Shape(square.into()));
    let disc = Shape::filled(circle(point((40.0, 40.0)), Pt(30.0)), RED);
    sheet.frame.push(point((72.0, 120.0)), Tag::Node(figure), Item::Shape(disc.into()));
    let open = vec![Segment::Move(Point::ORIGIN), Segment::Line(point((80.0, 80.0)))];
    let open = Shape::stroked(open, Stroke::solid(INK, Pt(1.0)));
    sheet.frame.push(point((72.0, 120.0)), Tag::Node(figure), Item::Shape(open.into()));
    sheet.text(figure, (80.0, 130.0), run(FaceId::Sans, 7.0, "label"));

    let table = structure.add(part, Role::Table);
    let caption = structure.add(table, Role::Caption);
    sheet.text(caption, (72.0, 230.0), run(FaceId::SansSemibold, 9.0, "A table"));
    let rows = [["Name", "Value"], ["one", "1"], ["two", ""]];
    for (index, row) in (0..).zip(rows) {
        let line = structure.add(table, Role::Row);
        for (column, words) in (0..).zip(row) {
            let role = match (index, column) {
                (0, _) => Role::HeaderCell(Scope::Column),
                (_, 0) => Role::HeaderCell(Scope::Row),
                _ => Role::Cell,
            };
            let cell = structure.add(line, role);
            if !words.is_empty() {
                let at = (72.0 + 80.0 * f64::from(column), 250.0 + 14.0 * f64::from(index));
                sheet.text(cell, at, run(FaceId::Sans, 9.0, words));
            }
        }
    }
}

/// A picture that is shown on both pages, in parts, and one that a camera has turned.
fn pictures(structure: &mut Structure, part: NodeId, first: &mut Sheet, second: &mut Sheet) {
    let mut show = |sheet: &mut Sheet, at, size: (f64, f64), picture: &Arc<Picture>, crop| {
        let figure = structure.add_with_words(part, Role::Figure, "A picture");
        let size = Size::new(Pt(size.0), Pt(size.1));
        let item = Item::Image(size, Arc::clone(picture), Box::new(crop));
        sheet.frame.push(point(at), Tag::Node(figure), item);
    };
    let sheer = Arc::new(Picture::read(&png()).expect("a sound picture"));
    let corner = Crop { x: 0.5, y: 0.0, width: 0.5, height: 0.5 };
    show(first, (72.0, 300.0), (60.0, 60.0), &sheer, Crop::WHOLE);
    show(first, (142.0, 300.0), (60.0, 60.0), &sheer, corner);
    show(second, (72.0, 400.0), (60.0, 60.0), &sheer, Crop::WHOLE);
    let turned = Arc::new(Picture::read(&jpeg()).expect("a sound picture"));
    show(second, (142.0, 400.0), (30.0, 60.0), &turned, Crop::WHOLE);
}

/// A PNG of 64 by 64 pixels: red grows to the right, green downwards, and the corner at the
/// bottom right is clear.
fn png() -> Vec<u8> {
    let mut file = Vec::new();
    let mut encoder = png::Encoder::new(&mut file, 64, 64);
    encoder.set_color(png::ColorType::Rgba);
    let pixels = (0..64_u8).flat_map(|y| {
        (0..64_u8).flat_map(move |x| {
            let alpha = if x >= 32 && y >= 32 { 40 } else { 255 };
            [x * 4, y * 4, 80, alpha]
        })
    });
    let pixels: Vec<u8> = pixels.collect();
    let mut writer = encoder.write_header().expect("memory takes all bytes");
    writer.write_image_data(&pixels).expect("as many pixels as stated");
    writer.finish().expect("memory takes all bytes");
    file
}

/// A red JPEG of 16 by 8 pixels with metadata, by which it is to be turned to the right.
pub(crate) fn jpeg() -> Vec<u8> {
    let hex = "\
    ffd8ffe000104a46494600010100000100010000ffe1003a4578696600004d4d002a00000008000201120003\
    0000000100060000013b00020000000b0000002600000000416e6e20417574686f720000fffe001073656372\
    657420636f6d6d656e74ffdb004300100b0c0e0c0a100e0d0e1211101318281a181616183123251d283a333d\
    3c3933383740485c4e404457453738506d51575f626768673e4d71797064785c656763ffdb00430111121218\
    15182f1a1a2f6342384263636363636363636363636363636363636363636363636363636363636363636363\
    63636363636363636363636363636363ffc00011080008001003011100021101031101ffc400150001010000\
    0000000000000000000000000005ffc40014100100000000000000000000000000000000ffc4001601010101\
    00000000000000000000000000000406ffc40014110100000000000000000000000000000000ffda000c0301\
    0002110311003f009689a601ffd9";
    let byte = |at| u8::from_str_radix(&hex[at..at + 2], 16).expect("digits");
    (0..hex.len()).step_by(2).map(byte).collect()
}

fn list_and_notes(structure: &mut Structure, part: NodeId, sheet: &mut Sheet) {
    let list = structure.add(part, Role::List);
    for (index, words) in (0..).zip(["first", "second"]) {
        let item = structure.add(list, Role::ListItem);
        let label = structure.add(item, Role::Label);
        let body = structure.add(item, Role::ListBody);
        let y = 320.0 + 14.0 * f64::from(index);
        sheet.text(label, (72.0, y), run(FaceId::Serif, 10.0, "\u{2022}"));
        sheet.text(body, (84.0, y), run(FaceId::Serif, 10.0, words));
    }
    let empty = structure.add(part, Role::Div);
    structure.add(empty, Role::Paragraph);
    for (index, words) in (0..).zip(["A source.", "Another source."]) {
        let note = structure.add(part, Role::Note);
        let label = structure.add(note, Role::Label);
        let y = 610.0 + 12.0 * f64::from(index);
        sheet.text(label, (72.0, y), run(FaceId::Caption, 8.0, &format!("{}", index + 1)));
        let paragraph = structure.add(note, Role::Paragraph);
        sheet.text(paragraph, (84.0, y), run(FaceId::Caption, 8.0, words));
        let quote = structure.add(paragraph, Role::Quote);
        sheet.text(quote, (184.0, y), run(FaceId::CaptionItalic, 8.0, "said so"));
    }
}

/// A document of some pages with forty lines of words on each, every paragraph of two lines.
pub(crate) fn long(pages: usize) -> Document {
    const WORDS: [&str; 12] = [
        "the", "report", "of", "an", "office", "says", "little", "about", "its", "sources",
        "and", "dates",
    ];
    let mut document = document(None);
    let mut turn = 7_usize;
    let pages = (1..=pages).map(|number| {
        let mut sheet = Sheet::new();
        let mut paragraph = NodeId::ROOT;
        for line in 0..40_u8 {
            if line % 2 == 0 {
                paragraph = document.structure.add(NodeId::ROOT, Role::Paragraph);
            }
            let mut words = String::new();
            for _ in 0..13 {
                turn = (turn * 5 + 3) % 4096;
                words.push_str(WORDS[turn / 7 % WORDS.len()]);
                words.push(' ');
            }
            let y = 80.0 + 14.0 * f64::from(line);
            sheet.text(paragraph, (72.0, y), run(FaceId::Serif, 10.0, &words));
        }
        sheet.running(&number.to_string())
    });
    document.pages = pages.collect();
    document.outline.clear();
    document.destinations.clear();
    document
}

/// What the file to attach holds.
pub(crate) const SOURCE: &[u8] = b"{ \"title\": \"sample\" }\r";

/// The file to attach.
pub(crate) fn attachment() -> Attachment {
    Attachment {
        name: "dossier.json".to_owned(),
        media_type: "application/json".to_owned(),
        description: "The dossier (source)".to_owned(),
        content: Content::Plain(SOURCE.to_vec()),
    }
}
