//! Subsets of TrueType faces with nothing in them but what readers of PDF need (ISO 32000-1,
//! 9.9): outlines and their measures.
//!
//! Names, which the font dictionary has, go; so do the programs that fit outlines to coarse
//! screens. Readers draw outlines at any size and turn, and those of today pass the programs over;
//! in a face of ours they are a third of the bytes. Tables: OpenType 1.9, "Font file", "glyf",
//! "loca", "maxp".

/// The tables that stay.
const NEEDED: [&[u8; 4]; 6] = [b"glyf", b"head", b"hhea", b"hmtx", b"loca", b"maxp"];

/// Bits of a part of a composite glyph that tell how long its record is.
const WORDS: u16 = 0x0001;
const ONE_SCALE: u16 = 0x0008;
const MORE: u16 = 0x0020;
const TWO_SCALES: u16 = 0x0040;
const MATRIX: u16 = 0x0080;
/// A composite glyph has a program after its last part.
const PROGRAM: u16 = 0x0100;

/// A face with what is needed only; `None` if it is not built as it should be.
pub(super) fn lean(face: &[u8]) -> Option<Vec<u8>> {
    let tables = tables(face)?;
    let table = |tag: &[u8; 4]| Some(tables.iter().find(|(known, _)| *known == tag)?.1);
    let long = u16_at(table(b"head")?, 50)? != 0;
    let (glyphs, places) = outlines(table(b"glyf")?, table(b"loca")?, long)?;
    let mut kept: Vec<(&[u8; 4], Vec<u8>)> = Vec::with_capacity(NEEDED.len());
    for tag in NEEDED {
        let bytes = match tag {
            b"glyf" => glyphs.clone(),
            b"loca" => places.clone(),
            b"maxp" => limits(table(tag)?)?,
            _ => table(tag)?.to_vec(),
        };
        kept.push((tag, bytes));
    }
    assemble(face.get(..4)?, kept)
}

/// The tables of a face with their tags.
fn tables(face: &[u8]) -> Option<Vec<(&[u8; 4], &[u8])>> {
    let count = usize::from(u16_at(face, 4)?);
    let mut tables = Vec::with_capacity(count);
    for record in face.get(12..12 + 16 * count)?.chunks_exact(16) {
        let (start, length) = (u32_at(record, 8)?, u32_at(record, 12)?);
        let end = start.checked_add(length)?;
        tables.push((record.first_chunk()?, face.get(start..end)?));
    }
    Some(tables)
}

/// All glyphs without their programs, and where each begins.
fn outlines(glyf: &[u8], loca: &[u8], long: bool) -> Option<(Vec<u8>, Vec<u8>)> {
    let places: Option<Vec<usize>> = if long {
        loca.chunks_exact(4).map(|place| u32_at(place, 0)).collect()
    } else {
        let halves = loca.chunks_exact(2);
        halves.map(|place| Some(2 * usize::from(u16_at(place, 0)?))).collect()
    };
    let (mut glyphs, mut starts) = (Vec::with_capacity(glyf.len()), Vec::new());
    let mut note = |at: usize| -> Option<()> {
        if long {
            starts.extend(u32::try_from(at).ok()?.to_be_bytes());
        } else {
            starts.extend(u16::try_from(at / 2).ok()?.to_be_bytes());
        }
        Some(())
    };
    note(0)?;
    for ends in places?.windows(2) {
        push_glyph(&mut glyphs, glyf.get(ends[0]..ends[1])?)?;
        if glyphs.len() % 2 == 1 {
            glyphs.push(0);
        }
        note(glyphs.len())?;
    }
    Some((glyphs, starts))
}

/// Writes one glyph without its program.
fn push_glyph(out: &mut Vec<u8>, glyph: &[u8]) -> Option<()> {
    if glyph.is_empty() {
        return Some(());
    }
    let contours = u16_at(glyph, 0)?;
    if contours <= i16::MAX.unsigned_abs() {
        let head = 10 + 2 * usize::from(contours);
        let program = usize::from(u16_at(glyph, head)?);
        out.extend(glyph.get(..head)?);
        out.extend([0, 0]);
        out.extend(glyph.get(head + 2 + program..)?);
        return Some(());
    }
    out.extend(glyph.get(..10)?);
    let mut at = 10;
    loop {
        let flags = u16_at(glyph, at)?;
        let places = if flags & WORDS != 0 { 4 } else { 2 };
        let scales = match flags {
            flags if flags & ONE_SCALE != 0 => 2,
            flags if flags & TWO_SCALES != 0 => 4,
            flags if flags & MATRIX != 0 => 8,
            _ => 0,
        };
        let end = at + 4 + places + scales;
        out.extend((flags & !PROGRAM).to_be_bytes());
        out.extend(glyph.get(at + 2..end)?);
        at = end;
        if flags & MORE == 0 {
            return Some(());
        }
    }
}

/// The table of limits, with none for programs.
fn limits(maxp: &[u8]) -> Option<Vec<u8>> {
    let mut limits = maxp.to_vec();
    // From the points of the twilight zone to the longest program; one zone is in use.
    limits.get_mut(14..28)?.fill(0);
    limits[15] = 1;
    Some(limits)
}

/// Tables as a face.
fn assemble(version: &[u8], tables: Vec<(&[u8; 4], Vec<u8>)>) -> Option<Vec<u8>> {
    let count = u16::try_from(tables.len()).ok()?;
    let power = count.checked_ilog2()?;
    let range = 16_u16 << power;
    let mut face = version.to_vec();
    for number in [count, range, u16::try_from(power).ok()?, 16 * count - range] {
        face.extend(number.to_be_bytes());
    }
    let mut start = 12 + 16 * tables.len();
    let mut head = None;
    let mut bodies = Vec::new();
    for (tag, mut body) in tables {
        if tag == b"head" {
            body.get_mut(8..12)?.fill(0);
            head = Some(start);
        }
        face.extend(tag);
        face.extend(checksum(&body).to_be_bytes());
        face.extend(u32::try_from(start).ok()?.to_be_bytes());
        face.extend(u32::try_from(body.len()).ok()?.to_be_bytes());
        body.resize(body.len().next_multiple_of(4), 0);
        start += body.len();
        bodies.extend(body);
    }
    face.extend(bodies);
    let adjustment = 0xb1b0_afba_u32.wrapping_sub(checksum(&face));
    let head = head? + 8;
    face.get_mut(head..head + 4)?.copy_from_slice(&adjustment.to_be_bytes());
    Some(face)
}

fn checksum(bytes: &[u8]) -> u32 {
    bytes.chunks(4).fold(0_u32, |sum, chunk| {
        let mut word = [0; 4];
        word[..chunk.len()].copy_from_slice(chunk);
        sum.wrapping_add(u32::from_be_bytes(word))
    })
}

fn u16_at(bytes: &[u8], at: usize) -> Option<u16> {
    Some(u16::from_be_bytes(*bytes.get(at..)?.first_chunk()?))
}

fn u32_at(bytes: &[u8], at: usize) -> Option<usize> {
    usize::try_from(u32::from_be_bytes(*bytes.get(at..)?.first_chunk()?)).ok()
}

#[cfg(test)]
mod tests {
    use skrifa::instance::{LocationRef, Size};
    use skrifa::outline::{DrawSettings, OutlinePen};
    use skrifa::{FontRef, GlyphId, MetadataProvider};
    use subsetter::GlyphRemapper;

    use super::lean;
    use crate::font::FaceId;

    #[derive(Default, PartialEq, Debug)]
    struct Pen(Vec<(char, [f32; 4])>);

    impl OutlinePen for Pen {
        fn move_to(&mut self, x: f32, y: f32) {
            self.0.push(('m', [x, y, 0.0, 0.0]));
        }
        fn line_to(&mut self, x: f32, y: f32) {
            self.0.push(('l', [x, y, 0.0, 0.0]));
        }
        fn quad_to(&mut self, cx: f32, cy: f32, x: f32, y: f32) {
            self.0.push(('q', [cx, cy, x, y]));
        }
        fn curve_to(&mut self, _: f32, _: f32, cx: f32, cy: f32, x: f32, y: f32) {
            self.0.push(('c', [cx, cy, x, y]));
        }
        fn close(&mut self) {
            self.0.push(('h', [0.0; 4]));
        }
    }

    fn drawn(face: &[u8], glyph: u32) -> Pen {
        let font = FontRef::new(face).unwrap();
        let mut pen = Pen::default();
        let settings = DrawSettings::unhinted(Size::unscaled(), LocationRef::default());
        if let Some(outline) = font.outline_glyphs().get(GlyphId::new(glyph)) {
            outline.draw(settings, &mut pen).unwrap();
        }
        pen
    }

    #[test]
    fn outlines_stay_and_all_else_goes() {
        for face in FaceId::all() {
            let mut remapper = GlyphRemapper::new();
            for glyph in 1..120 {
                remapper.remap(glyph);
            }
            let subset = subsetter::subset(face.bytes(), 0, &remapper).unwrap();
            let plain = lean(&subset).unwrap();
            assert!(plain.len() < subset.len(), "{face:?}");
            for glyph in 0..120 {
                assert_eq!(drawn(&subset, glyph), drawn(&plain, glyph), "{face:?} {glyph}");
            }
            assert_eq!(lean(&plain).as_ref(), Some(&plain));
        }
        assert_eq!(lean(b"no face at all"), None);
    }
}
