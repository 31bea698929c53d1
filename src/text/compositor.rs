//! What text is set with: words as they have been shaped, the desk where paragraphs are made, the
//! room in which a line is painted, and the paragraphs that may be wanted again. Each core has one
//! of its own.

use std::sync::Arc;

use crate::geom::{Point, Pt};
use crate::language::Language;
use crate::page::Placed;
use crate::text::line::Room;
use crate::text::make::{Desk, make};
use crate::text::memory::Memory;
use crate::text::{Align, Line, Paragraph, Setting, Shaper, Span, Words};

/// Makes paragraphs and paints their lines.
#[derive(Debug, Default)]
pub struct Compositor {
    shaper: Shaper,
    desk: Desk,
    room: Room,
    memory: Memory,
}

impl Compositor {
    /// One that shares its words with others.
    #[must_use]
    pub fn sharing(words: &Arc<Words>) -> Compositor {
        Compositor { shaper: Shaper::sharing(words), ..Compositor::default() }
    }

    /// A new one that shares words with this one, and keeps paragraphs if this one does.
    #[must_use]
    pub fn another(&self) -> Compositor {
        Compositor {
            shaper: self.shaper.another(),
            memory: self.memory.another(),
            ..Compositor::default()
        }
    }

    /// Whether it keeps paragraphs, or has kept some.
    #[must_use]
    pub fn remembers(&self) -> bool {
        self.memory.is_in_use()
    }

    /// Keeps the paragraphs that are made from here on.
    pub fn remember(&mut self) {
        self.memory.begin();
    }

    /// Gives the paragraphs that are kept out again, to whoever makes the same in the same order.
    pub fn rewind(&mut self) {
        self.memory.rewind();
    }

    /// Shapes spans of text, one paragraph in `language`, and finds where its lines may end.
    #[must_use]
    pub fn paragraph(
        &mut self,
        spans: &[Span<'_>],
        language: &Language,
        setting: &Setting,
    ) -> Paragraph {
        if let Some(paragraph) = self.memory.again(spans, language, setting) {
            return paragraph;
        }
        let parts = make(&mut self.shaper, &mut self.desk, spans, language, setting);
        let paragraph = Paragraph(Arc::new(parts));
        self.memory.keep(&paragraph, spans, language, setting);
        paragraph
    }

    /// Paints a line of a paragraph that was made by this one, with the left end of its measure at
    /// a point on the baseline.
    pub fn paint(
        &mut self,
        paragraph: &Paragraph,
        line: &Line,
        place: (Point, Pt, Align),
        things: &mut Vec<Placed>,
    ) {
        paragraph.paint((&mut self.shaper, &mut self.room), line, place, things);
    }
}

#[cfg(test)]
mod tests {
    use std::sync::Arc;

    use crate::font::Family;
    use crate::geom::Pt;
    use crate::language::Language;
    use crate::page::{Artifact, Tag};
    use crate::paint::Rgb;
    use crate::text::{Compositor, Forms, Paragraph, Setting, Span, Style};

    fn make(
        compositor: &mut Compositor,
        text: &str,
        style: Style,
        setting: &Setting,
    ) -> Paragraph {
        let language = Language::new("en").unwrap();
        let tag = Tag::Artifact(Artifact::Layout);
        let span = Span { text, style, language: &language, tag, link: None };
        compositor.paragraph(&[span], &language, setting)
    }

    #[test]
    fn what_is_made_again_is_found() {
        let style = Style::new(Family::Serif, Pt(10.0), Rgb(0, 0, 0));
        let (justified, ragged) = (Setting::justified(style.size), Setting::ragged(Pt(9.0)));
        let mut compositor = Compositor::default();
        compositor.remember();
        let texts = ["The port opens.", "A ferry sails.", "The port closes."];
        let made = texts.map(|text| make(&mut compositor, text, style, &justified));
        compositor.rewind();
        let mut is = |index: usize, text: &str, style, setting| {
            Arc::ptr_eq(&made[index].0, &make(&mut compositor, text, style, setting).0)
        };
        assert!(is(0, texts[0], style, &justified));
        assert!(is(2, texts[2], style, &justified), "one is left out");
        assert!(!is(2, texts[2], style, &justified), "it has been given out");
        compositor.rewind();
        let mut is = |index: usize, text: &str, style, setting| {
            Arc::ptr_eq(&made[index].0, &make(&mut compositor, text, style, setting).0)
        };
        assert!(!is(0, texts[0], style, &ragged), "another setting");
        assert!(!is(0, texts[0], style.forms(Forms::Superior), &justified), "another style");
        assert!(!is(0, "The ports open.", style, &justified), "another text");
        assert!(is(1, texts[1], style, &justified));
    }
}
