//! Pictures as images (ISO 32000-1, 8.9.5). A picture that is shown many times stands in
//! the file once.

use std::collections::BTreeMap;
use std::io;
use std::sync::Arc;

use lopdf::{Dictionary, ObjectId, dictionary};
use png::{BitDepth, ColorType, Compression, Encoder, Filter};
use rayon::prelude::*;

use crate::image::{Colors, Data, Picture};
use crate::page::{Item, Page};
use crate::pdf::file::File;
use crate::pdf::number::name;

/// The pictures of a document.
#[derive(Debug)]
pub(super) struct Pictures {
    /// In the order in which they first occur.
    list: Vec<Arc<Picture>>,
    /// Their indices by where they are in memory, which only tells them apart.
    known: BTreeMap<usize, usize>,
}

/// Gathers the pictures of all pages.
pub(super) fn pictures(pages: &[Page]) -> Pictures {
    let mut pictures = Pictures { list: Vec::new(), known: BTreeMap::new() };
    for placed in pages.iter().flat_map(Page::items) {
        if let Item::Image(_, picture, _) = &placed.item {
            pictures.known.entry(address(picture)).or_insert_with(|| {
                pictures.list.push(Arc::clone(picture));
                pictures.list.len() - 1
            });
        }
    }
    pictures
}

fn address(picture: &Arc<Picture>) -> usize {
    Arc::as_ptr(picture).addr()
}

/// The name of a picture among the resources of a page.
fn resource(index: usize) -> String {
    format!("I{index}")
}

impl Pictures {
    /// The name of a picture among the resources of a page.
    pub(super) fn resource(&self, picture: &Arc<Picture>) -> Option<String> {
        self.known.get(&address(picture)).map(|&index| resource(index))
    }

    /// Writes all pictures; gives the resources.
    pub(super) fn write(&self, file: &mut File) -> Dictionary {
        let encoded: Vec<Encoded> =
            self.list.par_iter().map(|picture| encode(picture)).collect();
        let mut resources = Dictionary::new();
        for (index, encoded) in encoded.into_iter().enumerate() {
            resources.set(resource(index), encoded.write(file));
        }
        resources
    }
}

/// A picture as a stream, and its transparency as another.
struct Encoded {
    entries: Dictionary,
    data: Vec<u8>,
    mask: Option<(Dictionary, Vec<u8>)>,
}

impl Encoded {
    fn write(mut self, file: &mut File) -> ObjectId {
        if let Some((entries, data)) = self.mask {
            let mask = file.add_plain(entries, data);
            self.entries.set("SMask", mask);
        }
        file.add_plain(self.entries, self.data)
    }
}

fn encode(picture: &Picture) -> Encoded {
    let (entries, data) = match picture.data() {
        Data::Pixels(values) => predicted(picture.stored(), picture.colors(), values),
        Data::Jpeg(file) => {
            let mut entries = entries(picture.stored(), picture.colors());
            entries.set("Filter", name("DCTDecode"));
            (entries, file.clone())
        }
    };
    let mask = picture.alpha().map(|alpha| predicted(picture.stored(), Colors::Grey, alpha));
    Encoded { entries, data, mask }
}

/// What an image says of itself (table 89).
fn entries((width, height): (u32, u32), colors: Colors) -> Dictionary {
    let space = match colors {
        Colors::Grey => "DeviceGray",
        Colors::Rgb => "DeviceRGB",
    };
    dictionary! {
        "Type" => "XObject",
        "Subtype" => "Image",
        "Width" => i64::from(width),
        "Height" => i64::from(height),
        "ColorSpace" => name(space),
        "BitsPerComponent" => 8,
    }
}

/// Pixels, deflated after a prediction from their neighbours (7.4.4.4). The data of a PNG file
/// are just that, so a PNG writer makes them.
fn predicted(size: (u32, u32), colors: Colors, values: &[u8]) -> (Dictionary, Vec<u8>) {
    let mut entries = entries(size, colors);
    entries.set("Filter", name("FlateDecode"));
    entries.set(
        "DecodeParms",
        dictionary! {
            "Predictor" => 15,
            "Colors" => i64::from(colors.count()),
            "Columns" => i64::from(size.0),
        },
    );
    let mut file = Chunks::default();
    let mut encoder = Encoder::new(&mut file, size.0, size.1);
    encoder.set_color(match colors {
        Colors::Grey => ColorType::Grayscale,
        Colors::Rgb => ColorType::Rgb,
    });
    encoder.set_depth(BitDepth::Eight);
    encoder.set_compression(Compression::Balanced);
    encoder.set_filter(Filter::Adaptive);
    let written = encoder.write_header().and_then(|mut writer| {
        writer.write_image_data(values)?;
        writer.finish()
    });
    written.expect("a picture has as many values as its size says");
    (entries, file.data())
}

/// A PNG file in memory.
#[derive(Default)]
struct Chunks(Vec<u8>);

impl io::Write for Chunks {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        self.0.extend(bytes);
        Ok(bytes.len())
    }

    fn flush(&mut self) -> io::Result<()> {
        Ok(())
    }
}

impl Chunks {
    /// The data of all image chunks (PNG, 5.3): after the signature, each chunk is a length, a
    /// name, data and a checksum.
    fn data(&self) -> Vec<u8> {
        let mut data = Vec::with_capacity(self.0.len());
        let mut rest = self.0.get(8..).unwrap_or_default();
        while let Some((head, after)) = rest.split_at_checked(8) {
            let length = u32::from_be_bytes([head[0], head[1], head[2], head[3]]) as usize;
            let Some((body, after)) = after.split_at_checked(length) else {
                break;
            };
            if &head[4..] == b"IDAT" {
                data.extend(body);
            }
            rest = after.get(4..).unwrap_or_default();
        }
        data
    }
}

#[cfg(test)]
mod tests {
    use lopdf::Stream;

    use super::predicted;
    use crate::image::Colors;

    #[test]
    fn pixels_come_back() {
        let values: Vec<u8> = (0..=255).cycle().take(40 * 30 * 3).collect();
        let (entries, data) = predicted((40, 30), Colors::Rgb, &values);
        assert!(data.len() < values.len() / 4);
        let stream = Stream::new(entries, data);
        assert_eq!(stream.get_plain_content().unwrap(), values);
    }
}
