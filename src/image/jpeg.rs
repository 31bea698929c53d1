//! JPEG (ITU-T T.81): passed through without metadata where that is safe, else decoded.

use zune_jpeg::JpegDecoder;
use zune_jpeg::zune_core::bytestream::ZCursor;
use zune_jpeg::zune_core::colorspace::ColorSpace;
use zune_jpeg::zune_core::options::DecoderOptions;

use crate::image::{Colors, Data, Fault, Orientation, Picture, Pixels, check_size};

/// Markers (T.81, table B.1).
mod marker {
    pub(super) const SOI: u8 = 0xd8;
    pub(super) const EOI: u8 = 0xd9;
    pub(super) const SOS: u8 = 0xda;
    pub(super) const DQT: u8 = 0xdb;
    pub(super) const DHT: u8 = 0xc4;
    pub(super) const DRI: u8 = 0xdd;
    pub(super) const APP1: u8 = 0xe1;
    pub(super) const APP14: u8 = 0xee;
}

/// A JFIF segment that says nothing but that the components are the usual ones (ITU-T T.871).
const JFIF: &[u8] = b"\xff\xe0\x00\x10JFIF\x00\x01\x01\x00\x00\x01\x00\x01\x00\x00";

/// Reads a JPEG file.
pub(super) fn read(bytes: &[u8]) -> Result<Picture, Fault> {
    let file = walk(bytes)?;
    let frame = file.frame.ok_or(Fault::Broken("it has no frame"))?;
    if !file.has_scan {
        return Err(Fault::Broken("it has no pixels"));
    }
    let stored = (u32::from(frame.width), u32::from(frame.height));
    let (width, height) = file.orientation.upright(stored);
    let passes = |colors| {
        let data = Data::Jpeg(file.clean.clone());
        let orientation = file.orientation;
        Ok(Picture { width, height, colors, data, alpha: None, orientation })
    };
    match (frame.components, file.transform) {
        (1, _) => passes(Colors::Grey),
        // Y, Cb and Cr by their usual numbers. Others may be red, green and blue.
        (3, None | Some(1)) if frame.is_usual => passes(Colors::Rgb),
        (3 | 4, _) => decoded(bytes, stored, file.orientation),
        _ => {
            Err(Fault::Unsupported("its JPEG data have neither one, three nor four components"))
        }
    }
}

/// What the segments of a file say.
#[derive(Default)]
struct File {
    frame: Option<Frame>,
    has_scan: bool,
    orientation: Orientation,
    /// The transformation that Adobe's segment states.
    transform: Option<u8>,
    /// The file with nothing but what a decoder needs.
    clean: Vec<u8>,
}

/// A frame header (T.81, B.2.2).
#[derive(Clone, Copy)]
struct Frame {
    width: u16,
    height: u16,
    components: u8,
    /// Whether the components are numbered 1, 2, 3, or from 0 as some writers do.
    is_usual: bool,
}

/// Goes through the segments of a file (T.81, annex B).
fn walk(bytes: &[u8]) -> Result<File, Fault> {
    const SHORT: Fault = Fault::Broken("its JPEG data end too early");
    let mut file = File::default();
    file.clean.extend([0xff, marker::SOI]);
    file.clean.extend(JFIF);
    let mut at = 2;
    loop {
        if *bytes.get(at).ok_or(SHORT)? != 0xff {
            return Err(Fault::Broken("its JPEG segments do not follow each other"));
        }
        let kind = *bytes.get(at + 1).ok_or(SHORT)?;
        match kind {
            // A marker may be preceded by any number of fill bytes (B.1.1.2).
            0xff => {
                at += 1;
                continue;
            }
            marker::EOI => {
                file.clean.extend([0xff, marker::EOI]);
                return Ok(file);
            }
            _ => {}
        }
        let length = bytes.get(at + 2..at + 4).ok_or(SHORT)?;
        let length = usize::from(u16::from_be_bytes([length[0], length[1]]));
        let segment = bytes.get(at..at + 2 + length).ok_or(SHORT)?;
        let body = segment.get(4..).ok_or(Fault::Broken("a JPEG segment has no length"))?;
        at += segment.len();
        match kind {
            marker::DQT | marker::DHT | marker::DRI => file.clean.extend(segment),
            // Baseline, extended sequential and progressive frames in Huffman coding.
            0xc0..=0xc2 => {
                if file.frame.is_some() {
                    return Err(Fault::Unsupported("its JPEG data have several frames"));
                }
                file.frame = Some(frame(body)?);
                file.clean.extend(segment);
            }
            0xc3..=0xcf => {
                let what = "its JPEG data are lossless, hierarchical or in arithmetic coding";
                return Err(Fault::Unsupported(what));
            }
            marker::SOS => {
                let end = at + scan(&bytes[at..]);
                file.has_scan = file.frame.is_some();
                file.clean.extend(segment);
                file.clean.extend(&bytes[at..end]);
                at = end;
            }
            marker::APP1 => {
                if let Some(exif) = body.strip_prefix(b"Exif\0\0") {
                    file.orientation = Orientation::read(exif);
                }
            }
            marker::APP14 if body.starts_with(b"Adobe") => {
                file.transform = body.get(11).copied();
            }
            // The other segments of applications, comments, and what no decoder needs.
            _ => {}
        }
    }
}

/// Reads a frame header.
fn frame(body: &[u8]) -> Result<Frame, Fault> {
    let [precision, h1, h0, w1, w0, components, rest @ ..] = body else {
        return Err(Fault::Broken("its JPEG frame is too short"));
    };
    if *precision != 8 {
        return Err(Fault::Unsupported("its JPEG data have more than eight bits a value"));
    }
    let (width, height) = (u16::from_be_bytes([*w1, *w0]), u16::from_be_bytes([*h1, *h0]));
    check_size(u32::from(width), u32::from(height))?;
    let numbers: Vec<u8> = rest.chunks_exact(3).map(|component| component[0]).collect();
    if numbers.len() != usize::from(*components) {
        return Err(Fault::Broken("its JPEG frame is too short"));
    }
    let is_usual = numbers == [1, 2, 3] || numbers == [0, 1, 2];
    Ok(Frame { width, height, components: *components, is_usual })
}

/// How many bytes of coded data there are before the next marker that is not part of them: bytes
/// of ones are followed by zeros, and restarts are numbered markers (B.1.1.5, B.2.1).
fn scan(bytes: &[u8]) -> usize {
    let mut at = 0;
    while at < bytes.len() {
        let is_marker = bytes[at] == 0xff
            && bytes.get(at + 1).is_some_and(|next| !matches!(next, 0 | 0xd0..=0xd7));
        if is_marker {
            break;
        }
        at += 1;
    }
    at
}

/// Decodes a file to RGB.
fn decoded(
    bytes: &[u8],
    stored: (u32, u32),
    orientation: Orientation,
) -> Result<Picture, Fault> {
    let options = DecoderOptions::new_safe()
        .set_max_width(usize::from(u16::MAX))
        .set_max_height(usize::from(u16::MAX))
        .jpeg_set_out_colorspace(ColorSpace::RGB);
    let mut decoder = JpegDecoder::new_with_options(ZCursor::new(bytes), options);
    let broken = Fault::Broken("its JPEG data cannot be decoded");
    let values = decoder.decode().map_err(|_| broken.clone())?;
    let (width, height) = decoder.dimensions().ok_or(broken.clone())?;
    let size = (u32::try_from(width), u32::try_from(height));
    if size != (Ok(stored.0), Ok(stored.1)) || values.len() != width * height * 3 {
        return Err(broken);
    }
    let pixels = Pixels { colors: Colors::Rgb, values, alpha: None };
    Ok(Picture::turned(stored, &pixels, orientation))
}
