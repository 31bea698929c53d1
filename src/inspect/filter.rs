//! Data of streams as they were before they were compressed (ISO 32000-1, 7.4).

use std::io::Read;

use flate2::read::ZlibDecoder;

use crate::inspect::Fault;
use crate::inspect::syntax::{Dictionary, Object};

/// Inflates data to no more than `most` bytes.
pub(super) fn inflated(raw: &[u8], most: usize) -> Result<Vec<u8>, Fault> {
    let mut data = Vec::new();
    let limit = u64::try_from(most).unwrap_or(u64::MAX).saturating_add(1);
    let read = ZlibDecoder::new(raw).take(limit).read_to_end(&mut data);
    if data.len() > most {
        return Err(Fault::TooLarge);
    }
    read.map(|_| data).map_err(|_| Fault::Damaged)
}

/// Takes back what a predictor did (7.4.4.4).
pub(super) fn unpredicted(data: Vec<u8>, parameters: &Dictionary) -> Result<Vec<u8>, Fault> {
    let whole = |key: &[u8], usual: usize| {
        let number = parameters.get(key).and_then(Object::integer);
        number.and_then(|number| usize::try_from(number).ok()).unwrap_or(usual)
    };
    if whole(b"Predictor", 1) < 10 {
        return if whole(b"Predictor", 1) == 1 { Ok(data) } else { Err(Fault::Filter) };
    }
    let (colors, bits) = (whole(b"Colors", 1).min(32), whole(b"BitsPerComponent", 8).min(16));
    let step = (colors * bits).div_ceil(8).max(1);
    let width = (whole(b"Columns", 1).min(1 << 24) * colors * bits).div_ceil(8).max(1);
    if width > data.len() {
        return Err(Fault::Damaged);
    }
    let mut out = Vec::with_capacity(data.len());
    let mut above = vec![0_u8; width];
    for row in data.chunks(width + 1) {
        let mut line = row[1..].to_vec();
        line.resize(width, 0);
        for at in 0..width {
            let left = if at >= step { line[at - step] } else { 0 };
            let corner = if at >= step { above[at - step] } else { 0 };
            let guess = match row[0] {
                1 => left,
                2 => above[at],
                3 => u8::midpoint(left, above[at]),
                4 => paeth(left, above[at], corner),
                _ => 0,
            };
            line[at] = line[at].wrapping_add(guess);
        }
        out.extend(&line);
        above = line;
    }
    Ok(out)
}

/// The neighbour that is next to left + above − corner (PNG, 9.4).
fn paeth(left: u8, above: u8, corner: u8) -> u8 {
    let guess = i16::from(left) + i16::from(above) - i16::from(corner);
    let off = |value: u8| (guess - i16::from(value)).abs();
    if off(left) <= off(above) && off(left) <= off(corner) {
        left
    } else if off(above) <= off(corner) {
        above
    } else {
        corner
    }
}

#[cfg(test)]
mod tests {
    use super::{Fault, Object, paeth, unpredicted};

    fn columns(columns: i64) -> super::Dictionary {
        let entry = |key: &[u8], value| (key.to_vec(), Object::Integer(value));
        [entry(b"Predictor", 15), entry(b"Columns", columns)].into()
    }

    #[test]
    fn each_row_by_its_own_predictor() {
        let rows =
            [[0, 1, 2, 3], [1, 5, 1, 1], [2, 1, 1, 1], [3, 1, 0, 0], [4, 1, 1, 1]].concat();
        let expected = [1, 2, 3, 5, 6, 7, 6, 7, 8, 4, 5, 6, 5, 6, 7];
        assert_eq!(unpredicted(rows, &columns(3)).unwrap(), expected);
        assert_eq!(paeth(10, 20, 10), 20);
    }

    #[test]
    fn rows_longer_than_the_data_are_refused() {
        assert_eq!(unpredicted(vec![2; 8], &columns(1 << 40)), Err(Fault::Damaged));
    }
}
