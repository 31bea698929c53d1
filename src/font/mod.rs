//! The embedded faces, and which of them draws a character.
//!
//! Faces are part of the program and are opened when first asked for; a large one costs nothing
//! until a character needs it. Knows nothing of lines, pages or PDF.

mod face;
mod fallback;

pub use face::Face;
pub use fallback::{Family, Script, Weight, covers, face_for, script_of};

use std::sync::OnceLock;

/// One of the embedded faces.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
#[repr(u8)]
pub enum FaceId {
    /// Source Serif 4, upright.
    Serif,
    /// Source Serif 4, italic.
    SerifItalic,
    /// Source Serif 4, semibold.
    SerifSemibold,
    /// Source Serif 4, semibold italic.
    SerifSemiboldItalic,
    /// Source Serif 4, cut for small sizes.
    Caption,
    /// Source Serif 4, italic cut for small sizes.
    CaptionItalic,
    /// Source Serif 4, semibold cut for large sizes.
    Display,
    /// Source Sans 3, upright.
    Sans,
    /// Source Sans 3, italic.
    SansItalic,
    /// Source Sans 3, semibold.
    SansSemibold,
    /// Source Sans 3, semibold italic.
    SansSemiboldItalic,
    /// Noto Serif CJK, upright.
    CjkSerif,
    /// Noto Sans CJK, upright.
    CjkSans,
    /// Noto Sans CJK, bold.
    CjkSansBold,
    /// Noto Sans Arabic.
    Arabic,
    /// Noto Sans Hebrew.
    Hebrew,
    /// Noto Sans Devanagari.
    Devanagari,
    /// Noto Sans Thai.
    Thai,
}

/// How many faces there are.
const COUNT: usize = FaceId::Thai as usize + 1;

/// What is fixed about a face.
#[derive(Debug)]
struct Source {
    id: FaceId,
    name: &'static str,
    bytes: &'static [u8],
}

macro_rules! faces {
    ($($id:ident $name:literal $file:literal,)*) => {
        &[$(Source {
            id: FaceId::$id,
            name: $name,
            bytes: include_bytes!(concat!("../../fonts/", $file, ".ttf")),
        }),*]
    };
}

/// The faces in the order of [`FaceId`].
static SOURCES: &[Source] = faces![
    Serif "SourceSerif4-Regular" "SourceSerif4-Regular",
    SerifItalic "SourceSerif4-It" "SourceSerif4-It",
    SerifSemibold "SourceSerif4-Semibold" "SourceSerif4-Semibold",
    SerifSemiboldItalic "SourceSerif4-SemiboldIt" "SourceSerif4-SemiboldIt",
    Caption "SourceSerif4Caption-Regular" "SourceSerif4Caption-Regular",
    CaptionItalic "SourceSerif4Caption-It" "SourceSerif4Caption-It",
    Display "SourceSerif4Display-Semibold" "SourceSerif4Display-Semibold",
    Sans "SourceSans3-Regular" "SourceSans3-Regular",
    SansItalic "SourceSans3-It" "SourceSans3-It",
    SansSemibold "SourceSans3-Semibold" "SourceSans3-Semibold",
    SansSemiboldItalic "SourceSans3-SemiboldIt" "SourceSans3-SemiboldIt",
    CjkSerif "NotoSerifCJKkr-Regular" "NotoSerifCJKkr-Regular",
    CjkSans "NotoSansCJKkr-Regular" "NotoSansCJKkr-Regular",
    CjkSansBold "NotoSansCJKkr-Bold" "NotoSansCJKkr-Bold",
    Arabic "NotoSansArabic-Regular" "NotoSansArabic-Regular",
    Hebrew "NotoSansHebrew-Regular" "NotoSansHebrew-Regular",
    Devanagari "NotoSansDevanagari-Regular" "NotoSansDevanagari-Regular",
    Thai "NotoSansThai-Regular" "NotoSansThai-Regular",
];

impl FaceId {
    /// All faces.
    pub fn all() -> impl Iterator<Item = FaceId> {
        SOURCES.iter().map(|source| source.id)
    }

    /// The opened face.
    #[must_use]
    pub fn face(self) -> &'static Face {
        static FACES: [OnceLock<Face>; COUNT] = [const { OnceLock::new() }; COUNT];
        FACES[self as usize].get_or_init(|| Face::open(self))
    }

    /// The font file, TrueType, 1000 units to the em.
    #[must_use]
    pub fn bytes(self) -> &'static [u8] {
        SOURCES[self as usize].bytes
    }

    /// The PostScript name.
    #[must_use]
    pub fn name(self) -> &'static str {
        SOURCES[self as usize].name
    }
}
