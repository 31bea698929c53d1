//! One face: which characters it has, and how its glyphs are measured.

use harfrust::Font;

use crate::font::FaceId;

/// An opened face. All lengths are thousandths of the em.
#[derive(Clone)]
pub struct Face {
    font: Font,
    id: FaceId,
}

impl std::fmt::Debug for Face {
    fn fmt(&self, formatter: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(formatter, "Face({})", self.id.name())
    }
}

impl Face {
    /// Opens an embedded face.
    pub(super) fn open(id: FaceId) -> Face {
        let font = Font::new(id.bytes(), 0).expect("the embedded faces are sound");
        assert_eq!(font.units_per_em(), 1000, "the embedded faces have 1000 units to the em");
        Face { font, id }
    }

    /// The font as the shaper takes it.
    #[must_use]
    pub fn font(&self) -> &Font {
        &self.font
    }

    /// The glyph of a character.
    #[must_use]
    pub fn glyph(&self, character: char) -> Option<u16> {
        let glyph = self.font.charmap().map_unicode(character)?;
        u16::try_from(glyph.to_u32()).ok().filter(|&glyph| glyph != 0)
    }

    /// How far a glyph moves the next one.
    #[must_use]
    pub fn advance(&self, glyph: u16) -> i32 {
        let width = self.font.glyph_metrics().h_advance(u32::from(glyph).into()).round();
        #[expect(clippy::cast_possible_truncation, reason = "whole font units, rounded")]
        let units = width as i32;
        units
    }
}
