//! Labels side by side that must not overlap: each is moved as little as can be, in the sense
//! of least squares, by pooling neighbours that would touch (Barlow and others 1972, the
//! pool-adjacent-violators algorithm for isotonic regression).

use crate::geom::Pt;

/// Labels that touch and move as one.
#[derive(Clone, Copy, Debug)]
struct Block {
    /// The sum of where each would like to begin, its place within the block subtracted.
    wishes: Pt,
    members: f64,
    height: Pt,
}

impl Block {
    fn top(&self, room: Pt) -> Pt {
        (self.wishes / self.members).min(room - self.height).max(Pt::ZERO)
    }
}

/// Where labels begin that would like to be centred at ascending `centers`, so that none
/// overlap and all lie within `room`, if they can.
pub(super) fn apart(centers: &[Pt], heights: &[Pt], room: Pt) -> Vec<Pt> {
    let mut blocks: Vec<Block> = Vec::new();
    for (&center, &height) in centers.iter().zip(heights) {
        let mut block = Block { wishes: center - height / 2.0, members: 1.0, height };
        while let Some(before) = blocks.pop() {
            if before.top(room) + before.height <= block.top(room) {
                blocks.push(before);
                break;
            }
            block = Block {
                wishes: before.wishes + block.wishes - before.height * block.members,
                members: before.members + block.members,
                height: before.height + block.height,
            };
        }
        blocks.push(block);
    }
    let mut tops = Vec::with_capacity(centers.len());
    let mut heights = heights.iter();
    for block in blocks {
        let mut y = block.top(room);
        let end = tops.len() as f64 + block.members;
        while (tops.len() as f64) < end {
            tops.push(y);
            y += heights.next().copied().unwrap_or_default();
        }
    }
    tops
}

#[cfg(test)]
mod tests {
    use super::apart;
    use crate::geom::Pt;

    fn tops(centers: &[f64], height: f64, room: f64) -> Vec<f64> {
        let centers: Vec<Pt> = centers.iter().map(|&center| Pt(center)).collect();
        let heights = vec![Pt(height); centers.len()];
        apart(&centers, &heights, Pt(room)).into_iter().map(|top| top.0).collect()
    }

    #[test]
    fn labels_with_room_stay() {
        assert_eq!(tops(&[10.0, 30.0, 60.0], 10.0, 100.0), [5.0, 25.0, 55.0]);
    }

    #[test]
    fn labels_that_touch_share_the_way() {
        assert_eq!(tops(&[50.0, 50.0], 10.0, 100.0), [40.0, 50.0]);
        assert_eq!(tops(&[2.0, 3.0], 10.0, 100.0), [0.0, 10.0]);
        assert_eq!(tops(&[97.0, 99.0], 10.0, 100.0), [80.0, 90.0]);
        assert_eq!(tops(&[20.0, 50.0, 50.0, 50.0], 10.0, 100.0), [15.0, 35.0, 45.0, 55.0]);
    }

    #[test]
    fn none_overlap_where_all_fit() {
        let centers: Vec<f64> = (0..9).map(|index| f64::from(index * index)).collect();
        let tops = tops(&centers, 10.0, 95.0);
        assert!(tops.windows(2).all(|pair| pair[1] - pair[0] > 9.999), "{tops:?}");
        assert!(tops[0] >= 0.0 && tops[8] <= 85.001, "{tops:?}");
    }
}
