//! Which way up a camera was held (EXIF 2.32, 4.6.5.1.5).

use exif::{In, Reader, Tag};

/// Where the first row and the first column of the stored pixels belong, as EXIF counts the ways.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Orientation {
    /// 1: at the top and on the left.
    #[default]
    Upright,
    /// 2: at the top and on the right.
    Mirrored,
    /// 3: at the bottom and on the right.
    UpsideDown,
    /// 4: at the bottom and on the left.
    Flipped,
    /// 5: on the left and at the top.
    Transposed,
    /// 6: on the right and at the top.
    TurnedRight,
    /// 7: on the right and at the bottom.
    Transversed,
    /// 8: on the left and at the bottom.
    TurnedLeft,
}

impl Orientation {
    /// The way that an EXIF block (a TIFF file of its own) states; upright if it states none.
    pub(super) fn read(exif: &[u8]) -> Orientation {
        let read = Reader::new().read_raw(exif.to_vec()).ok();
        let number = read
            .as_ref()
            .and_then(|exif| exif.get_field(Tag::Orientation, In::PRIMARY)?.value.get_uint(0));
        match number {
            Some(2) => Orientation::Mirrored,
            Some(3) => Orientation::UpsideDown,
            Some(4) => Orientation::Flipped,
            Some(5) => Orientation::Transposed,
            Some(6) => Orientation::TurnedRight,
            Some(7) => Orientation::Transversed,
            Some(8) => Orientation::TurnedLeft,
            _ => Orientation::Upright,
        }
    }

    /// Whether rows become columns.
    #[must_use]
    pub const fn is_sideways(self) -> bool {
        matches!(
            self,
            Orientation::Transposed
                | Orientation::TurnedRight
                | Orientation::Transversed
                | Orientation::TurnedLeft
        )
    }

    /// The matrix (a b c d e f, as in ISO 32000-1, 8.3.3) that turns the stored picture upright
    /// within the unit square, in which y grows upwards.
    #[must_use]
    pub const fn matrix(self) -> [i8; 6] {
        match self {
            Orientation::Upright => [1, 0, 0, 1, 0, 0],
            Orientation::Mirrored => [-1, 0, 0, 1, 1, 0],
            Orientation::UpsideDown => [-1, 0, 0, -1, 1, 1],
            Orientation::Flipped => [1, 0, 0, -1, 0, 1],
            Orientation::Transposed => [0, -1, -1, 0, 1, 1],
            Orientation::TurnedRight => [0, -1, 1, 0, 0, 1],
            Orientation::Transversed => [0, 1, 1, 0, 0, 0],
            Orientation::TurnedLeft => [0, 1, -1, 0, 1, 0],
        }
    }

    /// The width and height of a picture when it is upright.
    pub(super) const fn upright(self, (width, height): (u32, u32)) -> (u32, u32) {
        if self.is_sideways() { (height, width) } else { (width, height) }
    }

    /// Turns pixels of `count` values upright.
    pub(super) fn turn(self, values: &[u8], stored: (u32, u32), count: usize) -> Vec<u8> {
        if self == Orientation::Upright {
            return values.to_vec();
        }
        let (width, height) = (stored.0 as usize, stored.1 as usize);
        let (across, down) = self.upright(stored);
        let mut turned = Vec::with_capacity(values.len());
        for y in 0..down as usize {
            for x in 0..across as usize {
                let (column, row) = match self {
                    Orientation::Upright => (x, y),
                    Orientation::Mirrored => (width - 1 - x, y),
                    Orientation::UpsideDown => (width - 1 - x, height - 1 - y),
                    Orientation::Flipped => (x, height - 1 - y),
                    Orientation::Transposed => (y, x),
                    Orientation::TurnedRight => (y, height - 1 - x),
                    Orientation::Transversed => (width - 1 - y, height - 1 - x),
                    Orientation::TurnedLeft => (width - 1 - y, x),
                };
                let at = (row * width + column) * count;
                turned.extend(values.get(at..at + count).unwrap_or_default());
            }
        }
        turned
    }
}

#[cfg(test)]
mod tests {
    use super::Orientation;

    /// All ways, in the order of their numbers.
    const ALL: [Orientation; 8] = [
        Orientation::Upright,
        Orientation::Mirrored,
        Orientation::UpsideDown,
        Orientation::Flipped,
        Orientation::Transposed,
        Orientation::TurnedRight,
        Orientation::Transversed,
        Orientation::TurnedLeft,
    ];

    #[test]
    fn pixels_are_turned_as_the_standard_shows() {
        let turned =
            ALL.map(|way| String::from_utf8(way.turn(b"abcdef", (3, 2), 1)).expect("letters"));
        let expected =
            ["abcdef", "cbafed", "fedcba", "defabc", "adbecf", "daebfc", "fcebda", "cfbead"];
        assert_eq!(turned, expected);
    }

    /// The middle of each stored pixel, sent through the matrix, falls into the pixel to which
    /// `turn` sends it.
    #[test]
    fn matrices_and_turns_agree() {
        let stored = (3_u32, 2_u32);
        for way in ALL {
            let turned = way.turn(&[0, 1, 2, 3, 4, 5], stored, 1);
            let (across, down) = way.upright(stored);
            let [a, b, c, d, e, f] = way.matrix().map(f64::from);
            for row in 0..stored.1 {
                for column in 0..stored.0 {
                    let u = (f64::from(column) + 0.5) / f64::from(stored.0);
                    let v = 1.0 - (f64::from(row) + 0.5) / f64::from(stored.1);
                    let x = (a * u + c * v + e) * f64::from(across);
                    let y = (1.0 - (b * u + d * v + f)) * f64::from(down);
                    let index = turned
                        .iter()
                        .position(|&value| u32::from(value) == row * stored.0 + column);
                    let index = u32::try_from(index.expect("kept")).expect("small");
                    assert!((x - 0.5 - f64::from(index % across)).abs() < 1e-9, "{way:?}");
                    assert!((y - 0.5 - f64::from(index / across)).abs() < 1e-9, "{way:?}");
                }
            }
        }
    }
}
