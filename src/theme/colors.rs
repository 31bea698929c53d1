//! The colours, by what they are for.

use crate::model::Tlp;
use crate::paint::Rgb;

/// The colours.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Colors {
    /// Running text.
    pub ink: Rgb,
    /// Titles, names and diplomacy.
    pub blue: Rgb,
    /// What calls for attention.
    pub red: Rgb,
    /// What stands back: roles, notes, heads and feet.
    pub grey: Rgb,
    /// Thin rules.
    pub hairline: Rgb,
    /// Grounds of boxes.
    pub tint: Rgb,
    /// Paper.
    pub white: Rgb,
    /// The ground of a marking; without one it is outlined.
    pub banner: Option<Rgb>,
}

impl Colors {
    /// The colour of a TLP label on black (FIRST, TLP 2.0, table 2). The same in every theme.
    #[must_use]
    pub const fn tlp(level: Tlp) -> Rgb {
        match level {
            Tlp::Clear => Rgb::hex(0xff_ffff),
            Tlp::Green => Rgb::hex(0x33_ff00),
            Tlp::Amber | Tlp::AmberStrict => Rgb::hex(0xff_c000),
            Tlp::Red => Rgb::hex(0xff_2b2b),
        }
    }
}
