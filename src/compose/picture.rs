//! Pictures: portraits beside profiles, and pictures in sections with caption and credit.

use crate::geom::{Point, Pt, Size};
use crate::image::Crop;
use crate::locale::fill;
use crate::model::{Image, Portrait};
use crate::page::{Item, NodeId, Role, Tag};
use crate::paginate::ROW;
use crate::theme::SMALL_ROW;

use super::flow::{Block, Flow, steps_of};
use super::rows::Rows;
use super::setter::Setter;

/// At this many pixels to the inch a picture is printed; a smaller one is not blown up beyond.
const COARSE: f64 = 96.0;

/// Adds a picture to a section. One that could not be read has been reported, and is left out.
pub(super) fn flow(setter: &mut Setter<'_>, image: &Image, part: NodeId, flow: &mut Flow) {
    let Some(picture) = setter.pictures.get(&image.file).cloned() else { return };
    let (page, shares) = (&setter.theme.page, &setter.theme.shares);
    let (wide, high) = (f64::from(picture.width()), f64::from(picture.height()));
    let share = if high > wide * 2.0 { shares.narrow } else { shares.tallest };
    let most =
        Size::new(page.width * shares.measure, page.leading * f64::from(page.rows) * share);
    let natural = Pt(wide * 72.0 / COARSE);
    let width = most.width.min(natural).min(most.height * (wide / high));
    let size = Size::new(width, width * (high / wide));
    let step = setter.step();
    let node = setter.structure.add_with_words(part, Role::Figure, &*image.alt);
    let mut block = Block::white(steps_of(size.height, step) + 1);
    let item = Item::Image(size, picture, Crop::WHOLE.into());
    block.push(Point::ORIGIN, Tag::Node(node), item);
    if image.caption.is_some() || image.credit.is_some() {
        let style = setter.theme.styles.label;
        let node = setter.node(part, Role::Caption);
        let mut words = Vec::new();
        if let Some(caption) = &image.caption {
            let ink = style.color(setter.theme.colors.ink);
            words = setter.inline(caption, &ink, node);
        }
        if let Some(credit) = &image.credit {
            let gap = if words.is_empty() { "" } else { " " };
            let credit = fill(setter.locale.words().credit, &[credit]);
            words.push(setter.stretch(&format!("{gap}{credit}"), &style, Tag::Node(node)));
        }
        let caption = setter.ragged(&words, &Rows::new(most.width, SMALL_ROW));
        block.stack(caption, (Pt::ZERO, step));
    }
    block.fill_row();
    flow.block(block);
}

/// A portrait at the left of a card's head, with its credit below; `head` is what stands beside
/// it. Nothing is moved where there is none.
pub(super) fn beside(
    setter: &mut Setter<'_>,
    portrait: Option<&Portrait>,
    section: NodeId,
    head: impl FnOnce(&mut Setter<'_>, Pt) -> Block,
) -> Block {
    let step = setter.step();
    let found = portrait
        .and_then(|portrait| Some((portrait, setter.pictures.get(&portrait.file)?.clone())));
    let Some((portrait, picture)) = found else { return head(setter, Pt::ZERO) };
    let node = setter.structure.add_with_words(section, Role::Figure, &*portrait.alt);
    let size = setter.theme.sizes.portrait;
    let indent = size.width + setter.theme.spaces.portrait;
    let mut block = head(setter, indent);
    let crop = picture.cover(size);
    let above = setter.theme.heights.portrait;
    let top = step * f64::from(above);
    let item = Item::Image(size, picture, crop.into());
    block.push(Point::new(Pt::ZERO, top), Tag::Node(node), item);
    let mut needed = above + steps_of(size.height, step);
    if let Some(credit) = &portrait.credit {
        let style = setter.theme.styles.fine;
        let node = setter.node(section, Role::Caption);
        let credit = fill(setter.locale.words().credit, &[credit]);
        let words = setter.plain(&credit, &style, Tag::Node(node));
        let credit = setter.ragged(&words, &Rows::new(setter.theme.page.column(), SMALL_ROW));
        let steps = credit.steps;
        block.put(Point::new(Pt::ZERO, step * f64::from(needed)), credit);
        needed += steps;
    }
    block.steps = block.steps.max(needed).next_multiple_of(ROW);
    block
}
