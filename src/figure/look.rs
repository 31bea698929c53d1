//! Shared by the tests of drawings: boxes of words, and a file to look at.

use std::path::Path;

use chrono::NaiveDate;

use crate::figure::Pen;
use crate::figure::label::{ASCENT, DESCENT};
use crate::geom::{Point, Pt, Size};
use crate::language::Language;
use crate::page::{Document, Frame, Info, Item, NodeId, Page, Role, Structure, Tag};
use crate::pdf;
use crate::text::Shaper;
use crate::theme::Theme;

/// Hands a pen to `draw`.
pub(crate) fn with_pen<T>(draw: impl FnOnce(&mut Pen<'_>) -> T) -> T {
    let (theme, mut shaper) = (Theme::standard(), Shaper::default());
    let language = Language::new("en-GB").expect("a sound tag");
    let tag = Tag::Node(NodeId(1));
    draw(&mut Pen { theme: &theme, shaper: &mut shaper, language: &language, tag })
}

/// The boxes of the words on a frame: left, top, right, bottom, and the words.
pub(crate) fn boxes(frame: &Frame) -> Vec<([f64; 4], String)> {
    let texts = frame.items.iter().filter_map(|placed| match &placed.item {
        Item::Text(run) => {
            let (x, y) = (placed.at.x.0, placed.at.y.0);
            let (above, below) = (run.size.0 * ASCENT, run.size.0 * DESCENT);
            Some(([x, y - above, x + run.width().0, y + below], run.text.clone()))
        }
        Item::Shape(_) | Item::Image(..) | Item::Link(..) => None,
    });
    texts.collect()
}

/// Asserts that words lie within the frame and clear of each other.
pub(crate) fn assert_clear(frame: &Frame, what: &str) {
    let boxes = boxes(frame);
    let Size { width, height } = frame.size;
    for (index, (one, text)) in boxes.iter().enumerate() {
        let inside = one[0] > -0.05
            && one[1] > -0.05
            && one[2] < width.0 + 0.05
            && one[3] < height.0 + 0.05;
        assert!(inside, "{what}: `{text}` {one:?} is not within {width:?} × {height:?}");
        for (other, its) in &boxes[index + 1..] {
            let apart = one[2] < other[0] + 0.05
                || other[2] < one[0] + 0.05
                || one[3] < other[1] + 0.6
                || other[3] < one[1] + 0.6;
            assert!(apart, "{what}: `{text}` {one:?} lies on `{its}` {other:?}");
        }
    }
}

/// Repeatable chance (the mixer of Steele and others 2014).
pub(crate) struct Chance(pub(crate) u64);

impl Chance {
    /// A number below `below`.
    pub(crate) fn next(&mut self, below: u64) -> u64 {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut mixed = self.0;
        mixed = (mixed ^ (mixed >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        (mixed ^ (mixed >> 31)) % below
    }
}

/// Writes frames one below the other on pages, for people to look at.
pub(crate) fn show(name: &str, frames: Vec<Frame>) {
    let paper = Size::new(Pt::mm(210.0), Pt::mm(297.0));
    let (left, top) = (Pt::mm(22.0), Pt::mm(20.0));
    let mut structure = Structure::new();
    structure.add(NodeId::ROOT, Role::Figure { alt: "Drawings".to_owned() });
    let mut pages = vec![Frame::new(paper)];
    let mut y = top;
    for frame in frames {
        if y > top && y + frame.size.height > paper.height - top {
            pages.push(Frame::new(paper));
            y = top;
        }
        let height = frame.size.height;
        let page = pages.last_mut().expect("at least one page");
        page.put(Point::new(left, y), frame);
        y += height + Pt(16.0);
    }
    let page = |(index, frame)| Page { frame, label: format!("{index}") };
    let document = Document {
        info: Info {
            title: name.to_owned(),
            language: Language::new("en").expect("a sound tag"),
            authors: Vec::new(),
            published: NaiveDate::default(),
        },
        pages: (1..).zip(pages).map(page).collect(),
        structure,
        outline: Vec::new(),
        destinations: Vec::new(),
        attachment: None,
    };
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("target/tmp");
    std::fs::create_dir_all(&folder).expect("a folder");
    let bytes = pdf::write(&document, &pdf::Options::default());
    std::fs::write(folder.join(format!("{name}.pdf")), bytes).expect("written");
}
