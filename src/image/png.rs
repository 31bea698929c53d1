//! PNG: decoded to eight bits a value, palettes resolved, transparency apart.

use std::io::Cursor;

use png::{ColorType, Decoder, Limits, Transformations};

use crate::image::{Colors, Fault, MOST_PIXELS, Orientation, Picture, Pixels, check_size};

/// The most that the decoder may take: four values of sixteen bits for each pixel.
const MOST_BYTES: u64 = 8 * MOST_PIXELS;

/// Reads a PNG file.
pub(super) fn read(bytes: &[u8]) -> Result<Picture, Fault> {
    let limits = Limits { bytes: usize::try_from(MOST_BYTES).unwrap_or(usize::MAX) };
    let mut decoder = Decoder::new_with_limits(Cursor::new(bytes), limits);
    decoder.set_ignore_text_chunk(true);
    decoder.set_ignore_iccp_chunk(true);
    decoder.set_transformations(Transformations::EXPAND | Transformations::STRIP_16);
    let broken = |_| Fault::Broken("its PNG data do not fit together");
    let header = decoder.read_header_info().map_err(broken)?;
    check_size(header.width, header.height)?;
    let mut reader = decoder.read_info().map_err(broken)?;
    let size = reader.output_buffer_size().ok_or(Fault::Broken("it has no pixels"))?;
    let mut values = vec![0; size];
    let frame = reader.next_frame(&mut values).map_err(broken)?;
    values.truncate(frame.buffer_size());
    // The chunk may stand after the pixels; a fault there costs nothing but it.
    let _ = reader.finish();
    let exif = reader.info().exif_metadata.as_deref();
    let orientation = exif.map(Orientation::read).unwrap_or_default();
    let pixels = match frame.color_type {
        ColorType::Grayscale => Pixels { colors: Colors::Grey, values, alpha: None },
        ColorType::Rgb => Pixels { colors: Colors::Rgb, values, alpha: None },
        ColorType::GrayscaleAlpha => apart(&values, Colors::Grey),
        ColorType::Rgba => apart(&values, Colors::Rgb),
        ColorType::Indexed => return Err(Fault::Broken("its palette is missing")),
    };
    Ok(Picture::turned((frame.width, frame.height), &pixels, orientation))
}

/// Takes the last value of each pixel apart, unless it is full everywhere.
fn apart(values: &[u8], colors: Colors) -> Pixels {
    let count = usize::from(colors.count());
    let mut own = Vec::with_capacity(values.len() / (count + 1) * count);
    let mut alpha = Vec::with_capacity(values.len() / (count + 1));
    for pixel in values.chunks_exact(count + 1) {
        own.extend(&pixel[..count]);
        alpha.push(pixel[count]);
    }
    let alpha = alpha.iter().any(|&value| value != 255).then_some(alpha);
    Pixels { colors, values: own, alpha }
}
