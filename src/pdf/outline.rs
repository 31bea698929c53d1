//! Ways through the document beside the text: bookmarks, named destinations, page labels.

use lopdf::{Dictionary, Object, ObjectId, dictionary};

use crate::page::{Bookmark, Destination, Document};
use crate::pdf::file::File;
use crate::pdf::number::{count, length, name, text};
use crate::pdf::tree;

/// Writes all three.
pub(super) fn write(file: &mut File, document: &Document) {
    destinations(file, document);
    bookmarks(file, document);
    labels(file, document);
}

/// Writes the destinations by name (ISO 32000-1, 12.3.2.3).
fn destinations(file: &mut File, document: &Document) {
    let mut entries: Vec<(String, Object)> = document
        .destinations
        .iter()
        .map(|destination| (destination.name.clone(), explicit(file, document, destination)))
        .collect();
    if entries.is_empty() {
        return;
    }
    entries.sort_by(|one, other| one.0.cmp(&other.0));
    let tree = tree::names(file, &entries);
    file.name_trees.set("Dests", tree);
}

/// A place on a page (ISO 32000-1, 12.3.2.2), with the zoom left as it is.
fn explicit(file: &File, document: &Document, destination: &Destination) -> Object {
    let page = file.pages.get(destination.page).copied();
    let height = document.pages.get(destination.page).map(|page| page.size.height);
    let top = height.unwrap_or_default() - destination.y;
    Object::Array(vec![
        page.map_or(Object::Null, Object::Reference),
        name("XYZ"),
        Object::Integer(0),
        length(top.0),
        Object::Null,
    ])
}

/// Writes the bookmarks as a tree that is open to its first level (ISO 32000-1, 12.3.3).
fn bookmarks(file: &mut File, document: &Document) {
    if document.outline.is_empty() {
        return;
    }
    let root = file.number();
    let numbers: Vec<ObjectId> = document.outline.iter().map(|_| file.number()).collect();
    let (first, last, visible) = level(file, document, root, (&document.outline, &numbers));
    file.set(
        root,
        dictionary! {
            "Type" => "Outlines",
            "First" => first,
            "Last" => last,
            "Count" => count(visible),
        },
    );
    file.catalog.set("Outlines", root);
    file.catalog.set("PageMode", name("UseOutlines"));
}

/// Writes the bookmarks below one; gives the first, the last, and how many stand directly
/// below it.
fn level(
    file: &mut File,
    document: &Document,
    parent: ObjectId,
    (bookmarks, numbers): (&[Bookmark], &[ObjectId]),
) -> (ObjectId, ObjectId, usize) {
    // A bookmark's own ones are those after it that are deeper than it.
    let top = bookmarks[0].level;
    let starts: Vec<usize> =
        (0..bookmarks.len()).filter(|&index| bookmarks[index].level <= top).collect();
    for (place, &start) in starts.iter().enumerate() {
        let bookmark = &bookmarks[start];
        let end = starts.get(place + 1).copied().unwrap_or(bookmarks.len());
        let mut item = Dictionary::new();
        item.set("Title", text(&bookmark.title));
        item.set("Parent", parent);
        if let Some(place) = place.checked_sub(1) {
            item.set("Prev", numbers[starts[place]]);
        }
        if let Some(&next) = starts.get(place + 1) {
            item.set("Next", numbers[next]);
        }
        if let Some(target) = document.destinations.get(bookmark.target.0 as usize) {
            item.set("Dest", explicit(file, document, target));
        }
        if end > start + 1 {
            let below = (&bookmarks[start + 1..end], &numbers[start + 1..end]);
            let (first, last, children) = level(file, document, numbers[start], below);
            item.set("First", first);
            item.set("Last", last);
            let children = i64::try_from(children).unwrap_or(i64::MAX);
            // A negative count is a closed bookmark.
            item.set("Count", -children);
        }
        file.set(numbers[start], item);
    }
    let last = starts.last().copied().unwrap_or_default();
    (numbers[0], numbers[last], starts.len())
}

/// How a page's label is made.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Style {
    Decimal,
    Roman,
}

/// Writes what the pages are called (ISO 32000-1, 12.4.2), in as few ranges as will do.
fn labels(file: &mut File, document: &Document) {
    let mut ranges: Vec<(usize, Object)> = Vec::new();
    let mut before = None;
    for (index, page) in document.pages.iter().enumerate() {
        let numbered = number(&page.label);
        let goes_on = matches!(
            (before, numbered),
            (Some((style, last)), Some((same, this))) if style == same && last + 1 == this
        );
        before = numbered;
        if goes_on {
            continue;
        }
        let mut range = Dictionary::new();
        match numbered {
            Some((style, number)) => {
                range.set("S", name(if style == Style::Decimal { "D" } else { "r" }));
                range.set("St", i64::from(number));
            }
            None => range.set("P", text(&page.label)),
        }
        ranges.push((index, range.into()));
    }
    if !ranges.is_empty() {
        let tree = tree::numbers(file, &ranges);
        file.catalog.set("PageLabels", tree);
    }
}

/// A label as a number, if readers write the number just so.
fn number(label: &str) -> Option<(Style, u32)> {
    let decimal = label.parse::<u32>().ok().filter(|number| *number > 0);
    if let Some(number) = decimal.filter(|number| number.to_string() == label) {
        return Some((Style::Decimal, number));
    }
    // Front matter is short.
    (1..=60).find(|&number| roman(number) == label).map(|number| (Style::Roman, number))
}

/// A number up to 89 in small Roman numerals.
fn roman(number: u32) -> String {
    let mut rest = number;
    let mut out = String::new();
    for (value, sign) in
        [(50, "l"), (40, "xl"), (10, "x"), (9, "ix"), (5, "v"), (4, "iv"), (1, "i")]
    {
        while rest >= value {
            out.push_str(sign);
            rest -= value;
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::roman;

    #[test]
    fn numerals() {
        let written: Vec<String> = [1, 4, 9, 14, 40, 59].map(roman).to_vec();
        assert_eq!(written, ["i", "iv", "ix", "xiv", "xl", "lix"]);
    }
}
