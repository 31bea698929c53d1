//! Pictures from files: PNG and JPEG, read into what a page can show.
//!
//! A PNG is decoded to eight bits of grey or RGB, with its transparency apart. A JPEG in grey or
//! in the usual three components passes through as it is compressed, without any segment that
//! the picture can do without: no EXIF, XMP, ICC profile or comment leaves with it. Any other
//! JPEG, such as one for print, is decoded to RGB. All values are taken for sRGB. The way up that
//! a camera has noted is kept: applied to pixels, or stated beside a JPEG that passes through.
//!
//! The bytes may be anything. A picture of more than [`MOST_PIXELS`] is refused by its header,
//! before anything is decoded. Knows nothing of pages and PDF.

mod jpeg;
mod orientation;
mod png;

pub use orientation::Orientation;

use std::fmt;
use std::panic::{AssertUnwindSafe, catch_unwind};

use crate::geom::Size;

/// The most pixels that a picture may have, 50 million: twice what a full page needs in print,
/// and 200 megabytes when decoded.
pub const MOST_PIXELS: u64 = 50_000_000;

/// A picture.
#[derive(Clone, PartialEq, Eq)]
pub struct Picture {
    width: u32,
    height: u32,
    colors: Colors,
    data: Data,
    alpha: Option<Vec<u8>>,
    orientation: Orientation,
}

/// What the values of a pixel are.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Colors {
    /// One value of grey.
    Grey,
    /// Red, green and blue.
    Rgb,
}

impl Colors {
    /// How many values a pixel has.
    #[must_use]
    pub const fn count(self) -> u8 {
        match self {
            Colors::Grey => 1,
            Colors::Rgb => 3,
        }
    }
}

/// The pixels of a picture.
#[derive(Clone, PartialEq, Eq)]
pub enum Data {
    /// A byte for each value, row by row.
    Pixels(Vec<u8>),
    /// A JPEG file without metadata.
    Jpeg(Vec<u8>),
}

/// The part of a picture that is shown, in shares of its upright width and height.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Crop {
    /// The left edge.
    pub x: f64,
    /// The upper edge.
    pub y: f64,
    /// The width.
    pub width: f64,
    /// The height.
    pub height: f64,
}

impl Crop {
    /// The whole picture.
    pub const WHOLE: Crop = Crop { x: 0.0, y: 0.0, width: 1.0, height: 1.0 };
}

/// Why some bytes are no picture for us.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Fault {
    /// They are neither PNG nor JPEG.
    Unknown,
    /// The picture has more pixels than [`MOST_PIXELS`].
    TooLarge {
        /// Pixels in a row.
        width: u32,
        /// Rows.
        height: u32,
    },
    /// They are not what they begin as.
    Broken(&'static str),
    /// They are a kind of picture that is not read.
    Unsupported(&'static str),
}

impl fmt::Display for Fault {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Fault::Unknown => {
                formatter.write_str("the file is neither a PNG nor a JPEG picture")
            }
            Fault::TooLarge { width, height } => write!(
                formatter,
                "the picture has {width} by {height} pixels, more than {} million",
                MOST_PIXELS / 1_000_000
            ),
            Fault::Broken(what) => write!(formatter, "the picture is damaged: {what}"),
            Fault::Unsupported(what) => write!(formatter, "the picture cannot be used: {what}"),
        }
    }
}

impl std::error::Error for Fault {}

impl Picture {
    /// Reads a PNG or JPEG file.
    ///
    /// # Errors
    ///
    /// A [`Fault`] if the bytes are no such file, are damaged, or are a picture that is too large
    /// or of a rare kind.
    pub fn read(bytes: &[u8]) -> Result<Picture, Fault> {
        let read: fn(&[u8]) -> Result<Picture, Fault> =
            if bytes.starts_with(b"\x89PNG\r\n\x1a\n") {
                png::read
            } else if bytes.starts_with(b"\xff\xd8\xff") {
                jpeg::read
            } else {
                return Err(Fault::Unknown);
            };
        // The decoders are not ours; should one of them have a fault that a picture hits, it is
        // the picture that is refused.
        catch_unwind(AssertUnwindSafe(|| read(bytes)))
            .unwrap_or(Err(Fault::Broken("it cannot be decoded")))
    }

    /// Pixels in a row, upright.
    #[must_use]
    pub const fn width(&self) -> u32 {
        self.width
    }

    /// Rows, upright.
    #[must_use]
    pub const fn height(&self) -> u32 {
        self.height
    }

    /// What the values of a pixel are.
    #[must_use]
    pub const fn colors(&self) -> Colors {
        self.colors
    }

    /// The pixels, in rows as they are stored.
    #[must_use]
    pub const fn data(&self) -> &Data {
        &self.data
    }

    /// How opaque each pixel is; `None` if all are so entirely.
    #[must_use]
    pub fn alpha(&self) -> Option<&[u8]> {
        self.alpha.as_deref()
    }

    /// How the stored pixels are to be turned to be upright.
    #[must_use]
    pub const fn orientation(&self) -> Orientation {
        self.orientation
    }

    /// Pixels in a row and rows, as stored.
    #[must_use]
    pub const fn stored(&self) -> (u32, u32) {
        if self.orientation.is_sideways() {
            (self.height, self.width)
        } else {
            (self.width, self.height)
        }
    }

    /// The largest part of the picture that has the proportions of `size`: from the middle of its
    /// width, and from a third of its height, where faces are.
    #[must_use]
    pub fn cover(&self, size: Size) -> Crop {
        let own = f64::from(self.width) / f64::from(self.height);
        let share = size.width / size.height / own;
        if share < 1.0 {
            Crop { x: (1.0 - share) / 2.0, width: share, ..Crop::WHOLE }
        } else {
            let height = 1.0 / share;
            Crop { y: (1.0 - height) / 3.0, height, ..Crop::WHOLE }
        }
    }

    /// A picture of decoded pixels that are to be turned.
    fn turned(stored: (u32, u32), pixels: &Pixels, orientation: Orientation) -> Picture {
        let turn = |values: &[u8], count| orientation.turn(values, stored, count);
        let (width, height) = orientation.upright(stored);
        Picture {
            width,
            height,
            colors: pixels.colors,
            data: Data::Pixels(turn(&pixels.values, usize::from(pixels.colors.count()))),
            alpha: pixels.alpha.as_ref().map(|alpha| turn(alpha, 1)),
            orientation: Orientation::Upright,
        }
    }
}

/// Decoded pixels.
struct Pixels {
    colors: Colors,
    values: Vec<u8>,
    alpha: Option<Vec<u8>>,
}

/// Refuses a picture by its size.
fn check_size(width: u32, height: u32) -> Result<(), Fault> {
    if width == 0 || height == 0 {
        return Err(Fault::Broken("it has no pixels"));
    }
    if u64::from(width) * u64::from(height) > MOST_PIXELS {
        return Err(Fault::TooLarge { width, height });
    }
    Ok(())
}

impl fmt::Debug for Picture {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter
            .debug_struct("Picture")
            .field("width", &self.width)
            .field("height", &self.height)
            .field("colors", &self.colors)
            .field("data", &self.data)
            .field("alpha", &self.alpha.is_some())
            .field("orientation", &self.orientation)
            .finish()
    }
}

impl fmt::Debug for Data {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        let (name, bytes) = match self {
            Data::Pixels(bytes) => ("Pixels", bytes),
            Data::Jpeg(bytes) => ("Jpeg", bytes),
        };
        write!(formatter, "{name}({} bytes)", bytes.len())
    }
}

#[cfg(test)]
mod tests;
