//! Bombs: pictures and streams that are small as files and large within.

use std::io::Write;

use dossier::image::{Fault, MOST_PIXELS, Picture};
use dossier::inspect;
use flate2::Compression;
use flate2::write::ZlibEncoder;

/// Zeros, compressed.
fn zeros(count: usize) -> Vec<u8> {
    let mut encoder = ZlibEncoder::new(Vec::new(), Compression::best());
    let chunk = vec![0; 1 << 20];
    let mut left = count;
    while left > 0 {
        let part = left.min(chunk.len());
        encoder.write_all(&chunk[..part]).unwrap();
        left -= part;
    }
    encoder.finish().unwrap()
}

/// A PNG file of these chunks; checksums are those of zlib (PNG, annex D).
fn png(chunks: &[(&[u8; 4], Vec<u8>)]) -> Vec<u8> {
    let mut file = b"\x89PNG\r\n\x1a\n".to_vec();
    for (name, data) in chunks {
        let mut sum = flate2::Crc::new();
        sum.update(*name);
        sum.update(data);
        file.extend(u32::try_from(data.len()).unwrap().to_be_bytes());
        file.extend(*name);
        file.extend(data);
        file.extend(sum.sum().to_be_bytes());
    }
    file
}

/// The header of an eight-bit picture of a PNG colour type.
fn header(width: u32, height: u32, kind: u8) -> Vec<u8> {
    [&width.to_be_bytes()[..], &height.to_be_bytes(), &[8, kind, 0, 0, 0]].concat()
}

#[test]
fn too_many_pixels_are_refused_by_the_header() {
    for (width, height) in [(100_000, 100_000), (u32::MAX >> 1, u32::MAX >> 1), (50_001, 1_000)]
    {
        let file = png(&[(b"IHDR", header(width, height, 2)), (b"IDAT", zeros(1 << 20))]);
        assert_eq!(Picture::read(&file).unwrap_err(), Fault::TooLarge { width, height });
    }
    assert_eq!(MOST_PIXELS, 50_000_000);
}

#[test]
fn more_data_than_pixels_are_not_inflated() {
    // Half a gigabyte behind a picture of one pixel.
    let file =
        png(&[(b"IHDR", header(1, 1, 0)), (b"IDAT", zeros(512 << 20)), (b"IEND", Vec::new())]);
    assert!(file.len() < 1 << 20);
    if let Ok(picture) = Picture::read(&file) {
        assert_eq!((picture.width(), picture.height()), (1, 1));
    }
}

#[test]
fn texts_and_profiles_of_a_png_are_not_inflated() {
    let profile = [b"icc\0\0".to_vec(), zeros(512 << 20)].concat();
    let text = [b"Comment\0\0".to_vec(), zeros(512 << 20)].concat();
    let file = png(&[
        (b"IHDR", header(1, 1, 0)),
        (b"iCCP", profile),
        (b"zTXt", text),
        (b"IDAT", zeros(2)),
        (b"IEND", Vec::new()),
    ]);
    if let Ok(picture) = Picture::read(&file) {
        assert_eq!((picture.width(), picture.height()), (1, 1));
    }
}

/// A PDF file that carries compressed bytes as its source.
fn carrier(data: &[u8]) -> Vec<u8> {
    let mut file = b"%PDF-1.7\n\
        1 0 obj\n<</Type/Catalog/Pages 2 0 R/AF[3 0 R]>>\nendobj\n\
        2 0 obj\n<</Type/Pages/Kids[]/Count 0>>\nendobj\n\
        3 0 obj\n<</Type/Filespec/F(a)/AFRelationship/Source/EF<</F 4 0 R>>>>\nendobj\n"
        .to_vec();
    let dictionary =
        format!("4 0 obj\n<</Filter/FlateDecode/Length {}>>\nstream\n", data.len());
    file.extend(dictionary.bytes());
    file.extend(data);
    file.extend(b"\nendstream\nendobj\ntrailer\n<</Root 1 0 R/Size 5>>\n%%EOF\n");
    file
}

#[test]
fn streams_of_a_pdf_are_inflated_so_far_and_no_further() {
    let small = carrier(&zeros(1000));
    assert_eq!(inspect::extract(&small).unwrap().bytes, vec![0; 1000]);
    let bomb = carrier(&zeros(inspect::MOST_ATTACHED + 1));
    assert!(bomb.len() < 1 << 20);
    assert_eq!(inspect::extract(&bomb).unwrap_err(), inspect::Fault::TooLarge);
    let found = inspect::inspect(&bomb).unwrap();
    assert_eq!(found.attachments.len(), 1);
    // Compressed twice: once more does not make it smaller than a limit.
    let mut encoder = ZlibEncoder::new(Vec::new(), Compression::best());
    encoder.write_all(&zeros(inspect::MOST_ATTACHED + 1)).unwrap();
    let twice = carrier(&encoder.finish().unwrap());
    assert!(inspect::extract(&twice).is_ok());
}
