//! Ways through the finished pages: no link and no bookmark leads to a place that stands nowhere.

use crate::geom::Pt;
use crate::page::{Bookmark, Destination, DestinationId, Item, Page, Structure, Tag, Target};

/// What has ways through it.
#[derive(Debug)]
pub(super) struct Ways<'a> {
    pub(super) pages: &'a mut [Page],
    pub(super) structure: &'a mut Structure,
    pub(super) outline: &'a mut Vec<Bookmark>,
}

/// Gives the places that stand on a page as destinations. Links to the others become plain text,
/// and bookmarks to them are left out: every number that is left leads to where it says.
pub(super) fn destinations(
    names: &[String],
    places: &[Option<(usize, Pt)>],
    ways: Ways<'_>,
) -> Vec<Destination> {
    let mut destinations = Vec::with_capacity(names.len());
    let mut numbers = Vec::with_capacity(names.len());
    for (at, name) in names.iter().enumerate() {
        numbers.push(places.get(at).copied().flatten().and_then(|(page, y)| {
            let number = u32::try_from(destinations.len()).ok()?;
            destinations.push(Destination { name: name.clone(), page, y });
            Some(DestinationId(number))
        }));
    }
    let number = |id: DestinationId| numbers.get(id.0 as usize).copied().flatten();
    let Ways { pages, structure, outline } = ways;
    for page in pages {
        page.retain(|placed| {
            let Item::Link(_, Target::Place(id)) = &mut placed.item else {
                return true;
            };
            let found = number(*id);
            match (found, placed.tag) {
                (Some(found), _) => *id = found,
                (None, Tag::Node(node)) => structure.unlink(node),
                (None, Tag::Artifact(_)) => {}
            }
            found.is_some()
        });
    }
    let mut above = 0;
    outline.retain_mut(|bookmark| {
        let Some(found) = number(bookmark.target) else {
            return false;
        };
        bookmark.target = found;
        // What stood below one that is gone moves up.
        bookmark.level = bookmark.level.min(above + 1);
        above = bookmark.level;
        true
    });
    destinations
}

#[cfg(test)]
mod tests {
    use super::{Ways, destinations};
    use crate::geom::{Point, Pt, Size};
    use crate::page::{
        Bookmark, DestinationId, Frame, Item, NodeId, Page, Role, Structure, Tag, Target,
    };

    #[test]
    fn what_stands_nowhere_is_led_to_by_nothing() {
        let mut structure = Structure::new();
        let size = Size::new(Pt(100.0), Pt(100.0));
        let mut frame = Frame::new(size);
        let link = |target| {
            move |structure: &mut Structure, frame: &mut Frame| {
                let node = structure.add_with_words(NodeId::ROOT, Role::Link, "there");
                let target = Target::Place(DestinationId(target));
                frame.push(Point::ORIGIN, Tag::Node(node), Item::Link(size, target));
            }
        };
        link(0)(&mut structure, &mut frame);
        link(1)(&mut structure, &mut frame);
        let pieces = vec![frame.items];
        let mut pages = [Page { size, pieces, label: "1".to_owned(), columns: Vec::new() }];
        let bookmark = |level, target| Bookmark {
            title: String::new(),
            level,
            target: DestinationId(target),
        };
        let mut outline = vec![bookmark(1, 0), bookmark(2, 1), bookmark(1, 9)];
        let ways = Ways { pages: &mut pages, structure: &mut structure, outline: &mut outline };
        let names = ["lost".to_owned(), "found".to_owned()];
        let found = destinations(&names, &[None, Some((0, Pt(7.0)))], ways);
        let found: Vec<_> =
            found.iter().map(|place| (place.name.as_str(), place.page)).collect();
        assert_eq!(found, [("found", 0)]);
        assert_eq!(outline, [bookmark(1, 0)]);
        let targets: Vec<_> = pages[0].items().map(|placed| &placed.item).collect();
        assert!(matches!(targets[..], [Item::Link(_, Target::Place(DestinationId(0)))]));
        assert_eq!(structure.nodes()[1].role, Role::Span);
        assert_eq!(structure.nodes()[2].role, Role::Link);
    }
}
