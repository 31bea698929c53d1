//! Running heads and feet: artifacts, put on when the pages stand. The marking of page one is
//! the exception: it is text, so that it is read once.

use crate::geom::{Point, Pt};
use crate::page::{Artifact, NodeId, Placed, Tag};
use crate::text::{Align, Paragraph, Setting};
use crate::theme::SMALL_ROW;

use super::flow::Block;
use super::marking::{Edge, Marking};
use super::setter::Setter;

/// What all pages have in common.
#[derive(Debug)]
pub(super) struct Heads {
    marking: Option<Marking>,
    /// As much of the title as fits.
    title: Paragraph,
    /// As of when.
    as_of: Paragraph,
}

/// Sets what all pages have in common.
pub(super) fn heads(setter: &mut Setter<'_>) -> Heads {
    let style = setter.theme.styles.running;
    let setting = Setting::ragged(style.size);
    let marking = Marking::of(setter);
    let most = setter.theme.page.width * setter.theme.shares.running;
    let room = marking.as_ref().map_or(most, |marking| most.min(marking.room(setter)));
    let title = setter.dossier.title.plain();
    let title = clipped(setter, &title, room);
    let title = setter.plain(&title, &style, Tag::Artifact(Artifact::Header));
    let title = setter.paragraph(&title, &setting);
    let as_of = setter.locale.information_as_of(setter.dossier.as_of);
    let as_of = setter.plain(&as_of, &style, Tag::Artifact(Artifact::Footer));
    let as_of = setter.paragraph(&as_of, &setting);
    Heads { marking, title, as_of }
}

/// What a page is dressed with.
pub(super) fn dress(
    setter: &mut Setter<'_>,
    (index, count): (usize, usize),
    (heads, node): (&Heads, Option<NodeId>),
) -> Vec<Placed> {
    let page = setter.theme.page.clone();
    let (left, right) = (page.left_of(index), page.left_of(index) + page.width);
    let mut block = Block::default();
    let (head, foot) = match &heads.marking {
        Some(marking) => (marking.head(setter), marking.foot(setter)),
        None => (page.head, page.foot),
    };
    if index > 0 {
        let place = (Point::new(left, head), Align::Start);
        setter.put_line(&heads.title, place, &mut block);
    }
    if let Some(marking) = &heads.marking {
        let tag = match node.filter(|_| index == 0) {
            Some(node) => Tag::Node(node),
            None => Tag::Artifact(Artifact::Header),
        };
        marking.stamp(setter, (Point::new(right, head), Edge::Head, tag), &mut block);
        let tag = Tag::Artifact(Artifact::Footer);
        marking.stamp(setter, (Point::new(right, foot), Edge::Foot, tag), &mut block);
    }
    put_foot(setter, (index, count), (left, right, foot), heads, &mut block);
    block.things
}

/// The cut-off at the left, the folio at the right, or in the middle where a marking stands at
/// the right: as nearly as what is beside it lets.
fn put_foot(
    setter: &mut Setter<'_>,
    (index, count): (usize, usize),
    (left, right, y): (Pt, Pt, Pt),
    heads: &Heads,
    block: &mut Block,
) {
    let tag = Tag::Artifact(Artifact::Footer);
    let style = setter.theme.styles.running;
    let folio = setter.locale.page_of(index + 1, count);
    let folio = setter.plain(&folio, &style, tag);
    let folio = setter.paragraph(&folio, &Setting::ragged(style.size));
    let (cut_off, place) = match &heads.marking {
        None => (y, (Point::new(right, y), Align::End)),
        Some(marking) => {
            let half = folio.width() / 2.0;
            let gap = setter.theme.spaces.marking_before;
            let first = left + heads.as_of.width() + gap + half;
            let last = left + marking.room(setter) - half;
            if last < first {
                // Not beside each other: above each other.
                let above = y - setter.theme.page.steps(SMALL_ROW);
                (above, (Point::new(left, y), Align::Start))
            } else {
                let middle = ((left + right) / 2.0).min(last).max(first);
                (y, (Point::new(middle, y), Align::Center))
            }
        }
    };
    setter.put_line(&heads.as_of, (Point::new(left, cut_off), Align::Start), block);
    setter.put_line(&folio, place, block);
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
