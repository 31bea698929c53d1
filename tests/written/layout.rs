//! Where things stand on the pages.

use dossier::geom::{Point, Pt};
use dossier::locale::Locale;
use dossier::page::{Artifact, Document, GlyphRun, Item, Placed, Tag};
use dossier::paint::{Segment, Shape};
use dossier::theme::Theme;

use crate::cases::Case;

/// A rectangle on a page.
#[derive(Clone, Copy, Debug)]
struct Area {
    left: Pt,
    right: Pt,
    top: Pt,
    bottom: Pt,
}

impl Area {
    fn meets(&self, other: &Area) -> bool {
        self.left < other.right
            && other.left < self.right
            && self.top < other.bottom
            && other.top < self.bottom
    }

    fn within(&self, other: &Area) -> bool {
        other.left <= self.left
            && self.right <= other.right
            && other.top <= self.top
            && self.bottom <= other.bottom
    }
}

/// The ink of a text, a little less: kerning draws neighbours together, and accents and tails
/// reach into the space between lines. From a little below the capitals' height to a little
/// below the baseline.
fn ink(at: Point, run: &GlyphRun) -> Area {
    let give = run.size * 0.08;
    Area {
        left: at.x + give,
        right: at.x + visible(run) - give,
        top: at.y - run.size * 0.62,
        bottom: at.y + run.size * 0.1,
    }
}

/// The width of a text without the spaces at its end.
fn visible(run: &GlyphRun) -> Pt {
    let bytes = run.text.trim_end_matches([' ', '\u{ad}']).len();
    let mut seen = 0;
    let shown = run.glyphs.iter().filter(|glyph| {
        let keep = seen < bytes || run.text.ends_with('\u{ad}');
        seen += usize::from(glyph.bytes);
        keep
    });
    GlyphRun { glyphs: shown.collect(), ..run.clone() }.width()
}

/// Texts that stand on others.
pub(crate) fn collisions(document: &Document) -> Vec<String> {
    let mut faults = Vec::new();
    for page in &document.pages {
        let texts: Vec<(Area, &GlyphRun)> = page.items().filter_map(text).collect();
        for (index, (area, run)) in texts.iter().enumerate() {
            for (other, over) in &texts[index + 1..] {
                if area.meets(other) {
                    let (here, there) = (&run.text, &over.text);
                    faults.push(format!(
                        "page {}: {here:?} and {there:?} at {:.0},{:.0}",
                        page.label, other.left.0, other.bottom.0,
                    ));
                }
            }
        }
    }
    faults
}

fn text(placed: &Placed) -> Option<(Area, &GlyphRun)> {
    match &placed.item {
        Item::Text(run) if !run.text.trim().is_empty() => Some((ink(placed.at, run), run)),
        Item::Text(_) | Item::Shape(_) | Item::Image(..) | Item::Link(..) => None,
    }
}

/// How far punctuation and strokes may stand out of the margin.
const HANGING: Pt = Pt(5.5);

/// Things that stand outside of the place for text, though they are no head or foot.
pub(crate) fn strays(document: &Document, theme: &Theme) -> Vec<String> {
    let mut faults = Vec::new();
    for (index, page) in document.pages.iter().enumerate() {
        let look = &theme.page;
        let left = look.left_of(index);
        let text = Area {
            left: left - HANGING,
            right: left + look.width + HANGING,
            // Page one has no title in its head: its own title may begin there.
            top: if index == 0 { look.head } else { look.top - HANGING },
            bottom: look.top + look.leading * f64::from(look.rows) + HANGING,
        };
        let size = page.size;
        let paper =
            Area { left: Pt::ZERO, right: size.width, top: Pt::ZERO, bottom: size.height };
        for placed in page.items() {
            let Some(area) = extent(placed) else { continue };
            if !area.within(if dresses(placed, theme) { &paper } else { &text }) {
                faults.push(format!("page {}: {area:.0?} {:?}", page.label, said(placed)));
            }
        }
    }
    faults
}

/// Whether a thing is a head or a foot. The marking of page one is text and stands at the height
/// of the head, and its ground is a decoration.
fn dresses(placed: &Placed, theme: &Theme) -> bool {
    let tagged = matches!(placed.tag, Tag::Artifact(Artifact::Header | Artifact::Footer));
    tagged || (placed.at.y - theme.page.head).abs() < Pt(14.0)
}

fn said(placed: &Placed) -> &str {
    match &placed.item {
        Item::Text(run) => &run.text,
        Item::Shape(_) => "a shape",
        Item::Image(..) => "a picture",
        Item::Link(..) => "a link",
    }
}

/// What a thing covers.
fn extent(placed: &Placed) -> Option<Area> {
    let at = placed.at;
    match &placed.item {
        Item::Text(run) if run.text.trim().is_empty() => None,
        Item::Text(run) => Some(Area {
            left: at.x,
            right: at.x + visible(run),
            top: at.y - run.size * 0.7,
            bottom: at.y + run.size * 0.2,
        }),
        Item::Image(size, ..) | Item::Link(size, _) => Some(Area {
            left: at.x,
            right: at.x + size.width,
            top: at.y,
            bottom: at.y + size.height,
        }),
        Item::Shape(shape) => Some(bounds(at, shape)),
    }
}

fn bounds(at: Point, shape: &Shape) -> Area {
    let points = shape.path.iter().flat_map(|segment| match *segment {
        Segment::Move(to) | Segment::Line(to) => vec![to],
        Segment::Curve(one, two, to) => vec![one, two, to],
        Segment::Close => Vec::new(),
    });
    let none = Area {
        left: Pt(f64::MAX),
        right: Pt(f64::MIN),
        top: Pt(f64::MAX),
        bottom: Pt(f64::MIN),
    };
    points.map(|point| point + at).fold(none, |area, point| Area {
        left: area.left.min(point.x),
        right: area.right.max(point.x),
        top: area.top.min(point.y),
        bottom: area.bottom.max(point.y),
    })
}

/// Pages whose label or folio is another than their place.
pub(crate) fn misnumbered(case: &Case) -> Vec<String> {
    let (document, locale) = (case.document(), Locale::new(&case.dossier().language));
    let count = document.pages.len();
    let mut faults = Vec::new();
    for (index, page) in document.pages.iter().enumerate() {
        if page.label != (index + 1).to_string() {
            faults.push(format!("page {} is called {}", index + 1, page.label));
        }
        let folio = locale.page_of(index + 1, count).replace(char::is_whitespace, "");
        let foot: String = page
            .items()
            .filter(|placed| placed.tag == Tag::Artifact(Artifact::Footer))
            .map(said)
            .collect();
        if !foot.replace(char::is_whitespace, "").contains(&folio) {
            faults.push(format!("page {} has the foot {foot:?}", index + 1));
        }
    }
    faults
}
