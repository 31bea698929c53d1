//! Glyphs, and lists of them in little room: a long briefing keeps millions of them until its
//! pages are written.

/// One glyph. Units are thousandths of the em, before the run that it stands in is expanded.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Glyph {
    /// Its number in the face.
    pub id: u16,
    /// How far it moves the origin of the next glyph to the right, kerning, tracking and
    /// justification included.
    pub advance: i32,
    /// Rightward shift of the drawing.
    pub x: i16,
    /// Upward shift of the drawing.
    pub y: i16,
    /// How many bytes of the run's text it stands for, after those of the glyphs before it; 0 for
    /// the later glyphs of a cluster.
    pub bytes: u16,
}

/// Glyphs from left to right.
///
/// Most take one number: sixteen bits for the glyph, thirteen for its advance, three for how many
/// bytes it stands for. One that is shifted, that is wider than four ems or that stands for more
/// than six bytes takes four numbers.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Glyphs(Box<[u32]>);

/// What stands for the bytes of a glyph that takes [`LONG`] numbers.
const IS_LONG: u32 = 7;

/// The numbers of a glyph that does not fit into one.
const LONG: usize = 4;

/// The bits of an advance in one number.
const ADVANCE: u32 = 13;

/// Where the bits of an advance, and those of the bytes, begin.
const SHIFTS: (u32, u32) = (16, 16 + ADVANCE);

impl Glyphs {
    /// The glyphs, from left to right.
    #[must_use]
    pub fn iter(&self) -> GlyphIter<'_> {
        GlyphIter(&self.0)
    }
}

impl<'a> IntoIterator for &'a Glyphs {
    type Item = Glyph;
    type IntoIter = GlyphIter<'a>;

    fn into_iter(self) -> GlyphIter<'a> {
        self.iter()
    }
}

impl From<&[Glyph]> for Glyphs {
    fn from(glyphs: &[Glyph]) -> Glyphs {
        if glyphs.iter().all(is_short) {
            return Glyphs(glyphs.iter().map(short).collect());
        }
        let mut numbers = Vec::with_capacity(glyphs.len() + LONG);
        for glyph in glyphs {
            if is_short(glyph) {
                numbers.push(short(glyph));
            } else {
                numbers.extend(long(glyph));
            }
        }
        Glyphs(numbers.into())
    }
}

impl FromIterator<Glyph> for Glyphs {
    fn from_iter<I: IntoIterator<Item = Glyph>>(glyphs: I) -> Glyphs {
        let glyphs: Vec<Glyph> = glyphs.into_iter().collect();
        glyphs.as_slice().into()
    }
}

fn is_short(glyph: &Glyph) -> bool {
    let most = 1 << (ADVANCE - 1);
    (-most..most).contains(&glyph.advance)
        && u32::from(glyph.bytes) < IS_LONG
        && (glyph.x, glyph.y) == (0, 0)
}

fn short(glyph: &Glyph) -> u32 {
    let advance = glyph.advance.cast_unsigned() << (32 - ADVANCE) >> (32 - ADVANCE);
    u32::from(glyph.id) | advance << SHIFTS.0 | u32::from(glyph.bytes) << SHIFTS.1
}

fn long(glyph: &Glyph) -> [u32; LONG] {
    let pair = |low: u16, high: u16| u32::from(low) | u32::from(high) << 16;
    [
        u32::from(glyph.id) | IS_LONG << SHIFTS.1,
        glyph.advance.cast_unsigned(),
        pair(glyph.x.cast_unsigned(), glyph.y.cast_unsigned()),
        u32::from(glyph.bytes),
    ]
}

/// Glyphs one by one, from left to right.
#[derive(Clone, Copy, Debug)]
pub struct GlyphIter<'a>(&'a [u32]);

impl<'a> GlyphIter<'a> {
    /// The only glyph that is to come.
    #[must_use]
    pub fn alone(mut self) -> Option<Glyph> {
        let glyph = self.next()?;
        self.0.is_empty().then_some(glyph)
    }

    /// Takes the glyphs of the next cluster, and tells how many bytes it stands for.
    pub(super) fn cluster(&mut self) -> Option<(u16, GlyphIter<'a>)> {
        let all = self.0;
        let bytes = self.next()?.bytes;
        while self.goes_on() {
            self.next();
        }
        Some((bytes, GlyphIter(&all[..all.len() - self.0.len()])))
    }

    /// Whether the next glyph is a later one of its cluster.
    fn goes_on(&self) -> bool {
        match *self.0 {
            [first, _, _, bytes, ..] if first >> SHIFTS.1 == IS_LONG => low(bytes) == 0,
            [first, ..] => first >> SHIFTS.1 == 0,
            [] => false,
        }
    }
}

#[expect(clippy::cast_possible_truncation, reason = "sixteen bits were put there")]
const fn low(number: u32) -> u16 {
    number as u16
}

impl Iterator for GlyphIter<'_> {
    type Item = Glyph;

    fn next(&mut self) -> Option<Glyph> {
        let (&first, rest) = self.0.split_first()?;
        let bytes = first >> SHIFTS.1;
        if bytes != IS_LONG {
            self.0 = rest;
            let advance = (first << (32 - SHIFTS.1)).cast_signed() >> (32 - ADVANCE);
            return Some(Glyph { id: low(first), advance, x: 0, y: 0, bytes: low(bytes) });
        }
        let (&[advance, shift, bytes], rest) = rest.split_first_chunk()?;
        self.0 = rest;
        Some(Glyph {
            id: low(first),
            advance: advance.cast_signed(),
            x: low(shift).cast_signed(),
            y: low(shift >> 16).cast_signed(),
            bytes: low(bytes),
        })
    }
}

#[cfg(test)]
mod tests {
    use super::{Glyph, Glyphs};

    #[test]
    fn glyphs_come_back_as_they_were() {
        let mut all = Vec::new();
        for id in [0, 1, 0x7fff, u16::MAX] {
            for advance in [0, 1, -1, 4095, -4096, 4096, -4097, i32::MAX, i32::MIN] {
                for (x, y) in [(0, 0), (1, 0), (0, -1), (i16::MIN, i16::MAX)] {
                    for bytes in [0, 1, 6, 7, 8, u16::MAX] {
                        all.push(Glyph { id, advance, x, y, bytes });
                    }
                }
            }
        }
        let glyphs = Glyphs::from(all.as_slice());
        assert_eq!(glyphs.iter().collect::<Vec<_>>(), all);
        let plain: Vec<Glyph> =
            all.into_iter().filter(|glyph| glyph.bytes == 1 && glyph.x == 0).collect();
        assert_eq!(plain.iter().copied().collect::<Glyphs>().iter().collect::<Vec<_>>(), plain);
    }

    #[test]
    fn usual_glyphs_take_four_bytes() {
        let glyph = Glyph { id: 700, advance: 512, x: 0, y: 0, bytes: 1 };
        assert_eq!(Glyphs::from([glyph; 5].as_slice()).0.len(), 5);
        assert_eq!(Glyphs::from([Glyph { y: 3, ..glyph }].as_slice()).0.len(), 4);
    }

    #[test]
    fn clusters_end_where_the_next_begins() {
        let glyph =
            |bytes: u16| Glyph { id: 5, advance: 512, x: bytes.cast_signed(), y: 0, bytes };
        let glyphs = Glyphs::from([1, 2, 0, 0, 1].map(glyph).as_slice());
        let mut rest = glyphs.iter();
        let mut next = || rest.cluster().map(|(bytes, of)| (bytes, of.count()));
        assert_eq!(
            [next(), next(), next(), next()],
            [Some((1, 1)), Some((2, 3)), Some((1, 1)), None]
        );
    }
}
