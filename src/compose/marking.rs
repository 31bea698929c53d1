//! Markings at the head and the foot of every page: the level in a banner, and its caveats beside
//! it, or on lines of their own where they are too long for that. A marking is never cut.

use crate::geom::{Point, Pt, Size};
use crate::model;
use crate::page::{Artifact, Item, Tag};
use crate::paint::{Rgb, Shape, Stroke, rectangle};
use crate::text::{Align, Setting, Style};
use crate::theme::{Colors, SMALL_ROW};

use super::flow::Block;
use super::rows::{Rows, baseline};
use super::setter::Setter;

/// How a marking is printed.
#[derive(Clone, Debug)]
pub(super) struct Marking {
    label: String,
    caveats: String,
    /// The ground, unless it is an outline.
    ground: Option<Rgb>,
    ink: Rgb,
    /// How wide the banner is.
    banner: Pt,
    place: Place,
}

/// Where caveats stand.
#[derive(Clone, Copy, Debug)]
enum Place {
    /// There are none.
    Nowhere,
    /// Before the banner; they are so wide.
    Beside(Pt),
    /// On lines of their own, of a measure; so many, and the widest is so wide.
    Apart { measure: Pt, lines: usize, widest: Pt },
}

/// Where a marking is printed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Edge {
    /// At the head of the page: caveats apart stand above the banner.
    Head,
    /// At its foot: they stand below.
    Foot,
}

/// A measure takes a little less of ragged lines than their widths together.
const RAGGED: f64 = 0.9;

impl Marking {
    /// The marking of a dossier: TLP labels in their colours, a scheme of the issuer's in the
    /// theme's ink.
    pub(super) fn of(setter: &mut Setter<'_>) -> Option<Marking> {
        let colors = &setter.theme.colors;
        let (label, caveats, ink) = match setter.dossier.marking.as_ref()? {
            model::Marking::Tlp { level, caveats } => {
                (format!("TLP:{}", level.label()), caveats, Colors::tlp(*level))
            }
            model::Marking::Scheme { levels, level, caveats, .. } => {
                (levels[*level].clone(), caveats, colors.white)
            }
        };
        let (ground, ink) = (colors.banner, colors.banner.map_or(colors.ink, |_| ink));
        let caveats = caveats.join(" · ");
        let tag = Tag::Artifact(Artifact::Header);
        let words = setter.plain(&label, &setter.theme.styles.marking, tag);
        let pad = setter.theme.spaces.marking_side;
        let setting = Setting::ragged(setter.theme.styles.marking.size);
        let banner = setter.paragraph(&words, &setting).width() + pad * 2.0;
        let place = place(setter, &caveats, banner);
        Some(Marking { label, caveats, ground, ink, banner, place })
    }

    /// What is left of its line.
    pub(super) fn room(&self, setter: &Setter<'_>) -> Pt {
        let pad = setter.theme.spaces.marking_side;
        let used = match self.place {
            Place::Beside(caveats) => self.banner + pad + caveats,
            Place::Nowhere | Place::Apart { .. } => self.banner,
        };
        left(setter, used)
    }

    /// What is left of its line and of those of its caveats.
    pub(super) fn clear(&self, setter: &Setter<'_>) -> Pt {
        match self.place {
            Place::Apart { widest, .. } => left(setter, widest.max(self.banner)),
            Place::Nowhere | Place::Beside(_) => self.room(setter),
        }
    }

    /// The baseline of the head: lower than that of other dossiers where the paper would end.
    pub(super) fn head(&self, setter: &Setter<'_>) -> Pt {
        let head = setter.theme.page.head;
        let (near, far) = self.apart(setter, Edge::Head);
        head + (edge(setter) - (head - near - far)).max(Pt::ZERO)
    }

    /// The baseline of the foot: higher where the paper would end.
    pub(super) fn foot(&self, setter: &Setter<'_>) -> Pt {
        let page = &setter.theme.page;
        let (near, far) = self.apart(setter, Edge::Foot);
        let last = page.paper.height - edge(setter);
        page.foot - (page.foot + near + far - last).max(Pt::ZERO)
    }

    /// From its baseline to that of the nearest caveats apart, and from there to the farthest.
    fn apart(&self, setter: &Setter<'_>, edge: Edge) -> (Pt, Pt) {
        let Place::Apart { lines, .. } = self.place else { return (Pt::ZERO, Pt::ZERO) };
        let size = caveats(setter).size;
        let near = setter.theme.spaces.marking_top
            + match edge {
                Edge::Head => setter.theme.styles.marking.size * CAPITALS + size * DESCENT,
                Edge::Foot => size,
            };
        #[expect(clippy::cast_precision_loss, reason = "a few lines")]
        let more = lines.saturating_sub(1) as f64;
        (near, setter.theme.page.steps(SMALL_ROW) * more)
    }

    /// Prints it, right aligned.
    pub(super) fn stamp(
        &self,
        setter: &mut Setter<'_>,
        (at, edge, tag): (Point, Edge, Tag),
        block: &mut Block,
    ) {
        let style = setter.theme.styles.marking.color(self.ink);
        let mut label = Block::default();
        let words = setter.plain(&self.label, &style, tag);
        setter.line(&words, (Point::ORIGIN, Align::Start), &mut label);
        let (rules, spaces) = (&setter.theme.rules, &setter.theme.spaces);
        let pad = spaces.marking_side;
        let left = at.x - self.banner;
        let top = at.y - style.size * CAPITALS - spaces.marking_top;
        let height = style.size * CAPITALS + spaces.marking_top * 2.0;
        let path = rectangle(Point::ORIGIN, Size::new(self.banner, height));
        let ground = match self.ground {
            Some(ground) => Shape::filled(path, ground),
            None => Shape::stroked(path, Stroke::solid(self.ink, rules.marking)),
        };
        let decoration = match tag {
            Tag::Node(_) => Tag::Artifact(Artifact::Layout),
            artifact @ Tag::Artifact(_) => artifact,
        };
        block.push(Point::new(left, top), decoration, Item::Shape(ground.into()));
        block.put(Point::new(left + pad, at.y), label);
        if let Place::Nowhere = self.place {
            return;
        }
        let grey = caveats(setter);
        let words = setter.plain(&self.caveats, &grey, tag);
        if let Place::Apart { measure, .. } = self.place {
            let rows = Rows::new(measure, SMALL_ROW).aligned(Align::End);
            let lines = setter.ragged(&words, &rows);
            let (near, far) = self.apart(setter, edge);
            let first = if edge == Edge::Head { at.y - near - far } else { at.y + near };
            let top = first - baseline(setter.theme.page.steps(SMALL_ROW), grey.size);
            block.put(Point::new(at.x - measure, top), lines);
        } else {
            setter.line(&words, (Point::new(left - pad, at.y), Align::End), block);
        }
    }
}

/// Of the size of text: the height of capitals, and how far it reaches below its baseline.
const CAPITALS: f64 = 0.67;
const DESCENT: f64 = 0.33;

/// Finds the place of caveats.
fn place(setter: &mut Setter<'_>, words: &str, banner: Pt) -> Place {
    if words.is_empty() {
        return Place::Nowhere;
    }
    let style = caveats(setter);
    let words = setter.plain(words, &style, Tag::Artifact(Artifact::Header));
    let paragraph = setter.paragraph(&words, &Setting::ragged(style.size));
    let (page, shares) = (&setter.theme.page, &setter.theme.shares);
    let whole = paragraph.width();
    if (banner + setter.theme.spaces.marking_side + whole).fits(page.width * shares.marking) {
        return Place::Beside(whole);
    }
    // Two lines beside what else stands at the head, or else all of the width.
    let most = page.width * shares.running;
    let measure = if whole > most * (2.0 * RAGGED) { page.width } else { most };
    let lines = paragraph.lines(measure);
    let widest = lines.iter().map(|line| line.width()).fold(Pt::ZERO, Pt::max);
    Place::Apart { measure, lines: lines.len(), widest }
}

/// How caveats look.
fn caveats(setter: &Setter<'_>) -> Style {
    setter.theme.styles.running.semibold()
}

/// From the edge of the paper to the nearest baseline at the least.
fn edge(setter: &Setter<'_>) -> Pt {
    setter.theme.spaces.marking_side + caveats(setter).size
}

/// What is left beside a marking that takes so much. Beside very long caveats that is something,
/// come what may.
fn left(setter: &Setter<'_>, used: Pt) -> Pt {
    let width = setter.theme.page.width;
    (width - used - setter.theme.spaces.marking_before).max(width / 4.0)
}
