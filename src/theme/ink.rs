//! The numbers of the ink theme: greyscale without tints, its marking outlined, for cheap
//! printers. All else is that of the standard theme.

use crate::model::Paper;
use crate::paint::Rgb;

use super::{Colors, Theme, standard};

/// The ink theme on a paper, its text larger by a factor.
pub(super) fn theme(paper: Paper, size: f64) -> Theme {
    standard::dressed(colors(), paper, size)
}

fn colors() -> Colors {
    Colors {
        ink: Rgb::hex(0x00_0000),
        blue: Rgb::hex(0x00_0000),
        red: Rgb::hex(0x00_0000),
        grey: Rgb::hex(0x45_4545),
        hairline: Rgb::hex(0x9a_9a9a),
        tint: Rgb::hex(0xff_ffff),
        white: Rgb::hex(0xff_ffff),
        banner: None,
    }
}
