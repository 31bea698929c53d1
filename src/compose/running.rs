//! Running heads and feet: artifacts, put on when the pages stand. The marking of page one is
//! the exception: it is text, so that it is read once.

use crate::geom::{Point, Pt, Size};
use crate::model::Marking;
use crate::page::{Artifact, Item, NodeId, Placed, Tag};
use crate::paint::{Rgb, Shape, Stroke, rectangle};
use crate::text::{Align, Paragraph, Setting};
use crate::theme::Colors;

use super::flow::Block;
use super::setter::Setter;

/// How a marking is printed.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Banner {
    label: String,
    caveats: String,
    /// The ground, unless it is an outline.
    ground: Option<Rgb>,
    ink: Rgb,
}

/// The banner of a marking: TLP labels in their colours, a scheme of the issuer's in the theme's
/// ink.
pub(super) fn banner(setter: &Setter<'_>) -> Option<Banner> {
    let colors = &setter.theme.colors;
    let plain = |label: String, caveats: &[String], ink: Rgb| Banner {
        label,
        caveats: caveats.join(" · "),
        ground: colors.banner,
        ink: if colors.banner.is_some() { ink } else { colors.ink },
    };
    match setter.dossier.marking.as_ref()? {
        Marking::Tlp { level, caveats } => {
            let ink = Colors::tlp(*level);
            Some(plain(format!("TLP:{}", level.label()), caveats, ink))
        }
        Marking::Scheme { levels, level, caveats, .. } => {
            Some(plain(levels[*level].clone(), caveats, colors.white))
        }
    }
}

/// What all pages have in common.
#[derive(Debug)]
pub(super) struct Heads {
    banner: Option<Banner>,
    /// As much of the title as fits.
    title: Paragraph,
    /// As of when.
    as_of: Paragraph,
}

/// Sets what all pages have in common.
pub(super) fn heads(setter: &mut Setter<'_>) -> Heads {
    let style = setter.theme.styles.running;
    let setting = Setting::ragged(style.size);
    let room = setter.theme.page.width * setter.theme.shares.running;
    let title = setter.dossier.title.plain();
    let title = clipped(setter, &title, room);
    let title = setter.plain(&title, &style, Tag::Artifact(Artifact::Header));
    let title = setter.paragraph(&title, &setting);
    let as_of = setter.locale.information_as_of(setter.dossier.as_of);
    let as_of = setter.plain(&as_of, &style, Tag::Artifact(Artifact::Footer));
    let as_of = setter.paragraph(&as_of, &setting);
    Heads { banner: banner(setter), title, as_of }
}

/// What a page is dressed with.
pub(super) fn dress(
    setter: &mut Setter<'_>,
    (index, count): (usize, usize),
    (heads, marking): (&Heads, Option<NodeId>),
) -> Vec<Placed> {
    let page = setter.theme.page.clone();
    let (left, right) = (page.left_of(index), page.left_of(index) + page.width);
    let mut block = Block::default();
    if index > 0 {
        let place = (Point::new(left, page.head), Align::Start);
        setter.put_line(&heads.title, place, &mut block);
    }
    if let Some(banner) = &heads.banner {
        let tag = match marking.filter(|_| index == 0) {
            Some(node) => Tag::Node(node),
            None => Tag::Artifact(Artifact::Header),
        };
        stamp(setter, banner, (Point::new(right, page.head), tag), &mut block);
        let foot = Tag::Artifact(Artifact::Footer);
        stamp(setter, banner, (Point::new(right, page.foot), foot), &mut block);
    }
    foot(setter, (index, count), (left, right, heads), &mut block);
    block.things
}

/// The cut-off at the left, the folio at the right, or in the middle where a marking stands at
/// the right.
fn foot(
    setter: &mut Setter<'_>,
    (index, count): (usize, usize),
    (left, right, heads): (Pt, Pt, &Heads),
    block: &mut Block,
) {
    let tag = Tag::Artifact(Artifact::Footer);
    let style = setter.theme.styles.running;
    let y = setter.theme.page.foot;
    setter.put_line(&heads.as_of, (Point::new(left, y), Align::Start), block);
    let folio = setter.locale.page_of(index + 1, count);
    let folio = setter.plain(&folio, &style, tag);
    let (x, align) = if heads.banner.is_some() {
        ((left + right) / 2.0, Align::Center)
    } else {
        (right, Align::End)
    };
    setter.line(&folio, (Point::new(x, y), align), block);
}

/// Prints a marking, right aligned, with its baseline at `at`.
fn stamp(setter: &mut Setter<'_>, banner: &Banner, (at, tag): (Point, Tag), block: &mut Block) {
    let style = setter.theme.styles.marking.color(banner.ink);
    let mut label = Block::default();
    let words = setter.plain(&banner.label, &style, tag);
    let width = setter.line(&words, (Point::ORIGIN, Align::Start), &mut label);
    let (rules, spaces) = (&setter.theme.rules, &setter.theme.spaces);
    let pad = spaces.marking_side;
    let left = at.x - width - pad * 2.0;
    let top = at.y - style.size * 0.67 - spaces.marking_top;
    let size = Size::new(width + pad * 2.0, style.size * 0.67 + spaces.marking_top * 2.0);
    let path = rectangle(Point::ORIGIN, size);
    let ground = match banner.ground {
        Some(ground) => Shape::filled(path, ground),
        None => Shape::stroked(path, Stroke::solid(banner.ink, rules.marking)),
    };
    let decoration = match tag {
        Tag::Node(_) => Tag::Artifact(Artifact::Layout),
        artifact @ Tag::Artifact(_) => artifact,
    };
    block.push(Point::new(left, top), decoration, Item::Shape(ground.into()));
    block.put(Point::new(left + pad, at.y), label);
    if !banner.caveats.is_empty() {
        let grey = setter.theme.styles.running.semibold();
        let words = setter.plain(&banner.caveats, &grey, tag);
        let place = (Point::new(left - pad, at.y), Align::End);
        setter.line(&words, place, block);
    }
}

/// More characters of a title than any line of a head holds.
const MOST_CLIPPED: usize = 400;

/// As much of a title as fits, cut between words, with an ellipsis where something is left out.
fn clipped(setter: &mut Setter<'_>, title: &str, room: Pt) -> String {
    let style = setter.theme.styles.running;
    let tag = Tag::Artifact(Artifact::Header);
    let mut text = match title.char_indices().nth(MOST_CLIPPED) {
        Some((end, _)) => format!("{}…", &title[..end]),
        None => title.to_owned(),
    };
    loop {
        let words = setter.plain(&text, &style, tag);
        let setting = Setting::ragged(style.size);
        if setter.paragraph(&words, &setting).width().fits(room) {
            return text;
        }
        let kept = text.trim_end_matches('…').trim_end();
        let cut = kept
            .rfind(' ')
            .unwrap_or(kept.len() - kept.chars().next_back().map_or(0, char::len_utf8));
        if cut == 0 {
            return String::new();
        }
        text = format!("{}…", kept[..cut].trim_end_matches([',', ':', ';', ' ', '–']));
    }
}
