//! Shared by the tests of drawings: a pen, the boxes of words, repeatable chance.

use crate::figure::Pen;
use crate::figure::label::{ASCENT, DESCENT};
use crate::geom::Size;
use crate::language::Language;
use crate::page::{Frame, Item, NodeId, Tag};
use crate::text::Compositor;
use crate::theme::Theme;

/// Hands a pen to `draw`.
pub(crate) fn with_pen<T>(draw: impl FnOnce(&mut Pen<'_>) -> T) -> T {
    let (theme, mut compositor) = (Theme::standard(), Compositor::default());
    let language = Language::new("en-GB").expect("a sound tag");
    let tag = Tag::Node(NodeId(1));
    draw(&mut Pen { theme: &theme, compositor: &mut compositor, language: &language, tag })
}

/// The boxes of the words on a frame: left, top, right, bottom, and the words.
pub(crate) fn boxes(frame: &Frame) -> Vec<([f64; 4], String)> {
    let texts = frame.items.iter().filter_map(|placed| match &placed.item {
        Item::Text(run) => {
            let (x, y) = (placed.at.x.0, placed.at.y.0);
            let (above, below) = (run.size.0 * ASCENT, run.size.0 * DESCENT);
            Some(([x, y - above, x + run.width().0, y + below], run.text.to_string()))
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
