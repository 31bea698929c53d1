//! Tiny pictures of every kind, and damaged ones.

use png::{BitDepth, ColorType, Encoder};

use crate::geom::{Pt, Size};
use crate::image::{Colors, Crop, Data, Fault, MOST_PIXELS, Orientation, Picture};

/// Grey, 8 by 8.
const GREY: &str = "\
    ffd8ffe000104a46494600010100000100010000ffdb004300100b0c0e0c0a100e0d0e1211101318281a1816\
    16183123251d283a333d3c3933383740485c4e404457453738506d51575f626768673e4d71797064785c6567\
    63ffc0000b080008000801011100ffc40014000100000000000000000000000000000005ffc4001410010000\
    0000000000000000000000000000ffda0008010100003f002dffd9";

/// 16 by 8 pixels, turned right, with an artist in EXIF and a comment.
const EXIF: &str = "\
    ffd8ffe000104a46494600010100000100010000ffe1003a4578696600004d4d002a00000008000201120003\
    0000000100060000013b00020000000b0000002600000000416e6e20417574686f720000fffe001073656372\
    657420636f6d6d656e74ffdb004300100b0c0e0c0a100e0d0e1211101318281a181616183123251d283a333d\
    3c3933383740485c4e404457453738506d51575f626768673e4d71797064785c656763ffdb00430111121218\
    15182f1a1a2f6342384263636363636363636363636363636363636363636363636363636363636363636363\
    63636363636363636363636363636363ffc00011080008001003011100021101031101ffc400150001010000\
    0000000000000000000000000005ffc40014100100000000000000000000000000000000ffc4001601010101\
    00000000000000000000000000000406ffc40014110100000000000000000000000000000000ffda000c0301\
    0002110311003f009689a601ffd9";

/// CMYK as Adobe writes it, 8 by 8: cyan 0, magenta and yellow 200, black 0.
const CMYK: &str = "\
    ffd8ffee000e41646f626500640000000000ffdb004300100b0c0e0c0a100e0d0e1211101318281a18161618\
    3123251d283a333d3c3933383740485c4e404457453738506d51575f626768673e4d71797064785c656763ff\
    c000140800080008044311004d11005911004b1100ffc4001500010100000000000000000000000000000607\
    ffc40014100100000000000000000000000000000000ffda000e0443004d0059004b00003f00a00d0d280fff\
    d9";

/// Progressive, 8 by 8.
const PROGRESSIVE: &str = "\
    ffd8ffe000104a46494600010100000100010000ffdb004300100b0c0e0c0a100e0d0e1211101318281a1816\
    16183123251d283a333d3c3933383740485c4e404457453738506d51575f626768673e4d71797064785c6567\
    63ffdb0043011112121815182f1a1a2f63423842636363636363636363636363636363636363636363636363\
    6363636363636363636363636363636363636363636363636363ffc200110800080008030111000211010311\
    01ffc40014000100000000000000000000000000000004ffc400150101010000000000000000000000000000\
    0305ffda000c030100021003100000012853ffc40014100100000000000000000000000000000000ffda0008\
    0101000105027fffc40014110100000000000000000000000000000000ffda0008010301013f017fffc40014\
    110100000000000000000000000000000000ffda0008010201013f017fffc400141001000000000000000000\
    00000000000000ffda0008010100063f027fffc40014100100000000000000000000000000000000ffda0008\
    010100013f217fffda000c030100020003000000105fffc40014110100000000000000000000000000000000\
    ffda0008010301013f107fffc40014110100000000000000000000000000000000ffda0008010201013f107f\
    ffc40014100100000000000000000000000000000000ffda0008010100013f107fffd9";

/// RGB components, 8 by 8: (200, 40, 40).
const RGB: &str = "\
    ffd8ffee000e41646f626500640000000000ffdb004300100b0c0e0c0a100e0d0e1211101318281a18161618\
    3123251d283a333d3c3933383740485c4e404457453738506d51575f626768673e4d71797064785c656763ff\
    c00011080008000803521100471100421100ffc40014000100000000000000000000000000000006ffc40014\
    100100000000000000000000000000000000ffda000c03520047004200003f00482626ffd9";

fn bytes(hex: &str) -> Vec<u8> {
    let byte = |at| u8::from_str_radix(&hex[at..at + 2], 16).unwrap();
    (0..hex.len()).step_by(2).map(byte).collect()
}

/// A PNG file.
fn png(size: (u32, u32), color: ColorType, depth: BitDepth, data: &[u8]) -> Vec<u8> {
    let mut file = Vec::new();
    let mut encoder = Encoder::new(&mut file, size.0, size.1);
    encoder.set_color(color);
    encoder.set_depth(depth);
    if color == ColorType::Indexed {
        encoder.set_palette(vec![10, 20, 30, 40, 50, 60]);
        encoder.set_trns(vec![255, 0]);
    }
    encoder.write_header().unwrap().write_image_data(data).unwrap();
    file
}

fn pixels(picture: &Picture) -> &[u8] {
    match picture.data() {
        Data::Pixels(pixels) => pixels,
        Data::Jpeg(_) => panic!("decoded pixels"),
    }
}

fn jpeg(picture: &Picture) -> &[u8] {
    match picture.data() {
        Data::Jpeg(file) => file,
        Data::Pixels(_) => panic!("a JPEG file"),
    }
}

#[test]
fn png_of_every_kind() {
    let read = |color, depth, data: &[u8]| {
        let picture = Picture::read(&png((2, 1), color, depth, data)).unwrap();
        assert_eq!((picture.width(), picture.height()), (2, 1));
        (picture.colors(), pixels(&picture).to_vec(), picture.alpha().map(<[u8]>::to_vec))
    };
    let (eight, sixteen) = (BitDepth::Eight, BitDepth::Sixteen);
    let grey = |values: [u8; 2], alpha: Option<[u8; 2]>| {
        (Colors::Grey, values.to_vec(), alpha.map(|alpha| alpha.to_vec()))
    };
    let rgb = |values: [u8; 6], alpha: Option<[u8; 2]>| {
        (Colors::Rgb, values.to_vec(), alpha.map(|alpha| alpha.to_vec()))
    };
    assert_eq!(read(ColorType::Grayscale, eight, &[1, 2]), grey([1, 2], None));
    assert_eq!(read(ColorType::Grayscale, BitDepth::One, &[0x40]), grey([0, 255], None));
    let one = read(ColorType::Grayscale, sixteen, &[1, 2, 3, 4]);
    assert_eq!(one, grey([1, 3], None));
    let one = read(ColorType::GrayscaleAlpha, eight, &[1, 0, 2, 9]);
    assert_eq!(one, grey([1, 2], Some([0, 9])));
    let opaque = read(ColorType::GrayscaleAlpha, eight, &[1, 255, 2, 255]);
    assert_eq!(opaque, grey([1, 2], None));
    let one = read(ColorType::Rgb, eight, &[1, 2, 3, 4, 5, 6]);
    assert_eq!(one, rgb([1, 2, 3, 4, 5, 6], None));
    let one = read(ColorType::Rgba, eight, &[1, 2, 3, 7, 4, 5, 6, 8]);
    assert_eq!(one, rgb([1, 2, 3, 4, 5, 6], Some([7, 8])));
    let one = read(ColorType::Indexed, BitDepth::One, &[0x40]);
    assert_eq!(one, rgb([10, 20, 30, 40, 50, 60], Some([255, 0])));
}

#[test]
fn jpeg_passes_through_without_metadata() {
    let picture = Picture::read(&bytes(EXIF)).unwrap();
    assert_eq!((picture.width(), picture.height()), (8, 16));
    assert_eq!(picture.stored(), (16, 8));
    assert_eq!(picture.orientation(), Orientation::TurnedRight);
    assert_eq!(picture.colors(), Colors::Rgb);
    let file = jpeg(&picture);
    for word in [b"Exif".as_slice(), b"Author", b"secret"] {
        assert!(bytes(EXIF).windows(word.len()).any(|window| window == word));
        assert!(!file.windows(word.len()).any(|window| window == word));
    }
    // What is left is a JPEG file still, and the same one again.
    let again = Picture::read(file).unwrap();
    assert_eq!(jpeg(&again), file);
    assert_eq!(again.orientation(), Orientation::Upright);
    let grey = Picture::read(&bytes(GREY)).unwrap();
    assert_eq!(grey.colors(), Colors::Grey);
    let progressive = Picture::read(&bytes(PROGRESSIVE)).unwrap();
    assert_eq!(jpeg(&progressive), bytes(PROGRESSIVE));
}

#[test]
fn other_jpeg_becomes_rgb() {
    for (file, expected) in [(CMYK, [255, 55, 55]), (RGB, [200, 40, 40])] {
        let picture = Picture::read(&bytes(file)).unwrap();
        assert_eq!(picture.colors(), Colors::Rgb);
        assert_eq!((picture.width(), picture.height()), (8, 8));
        for pixel in pixels(&picture).chunks(3) {
            for (value, expected) in pixel.iter().zip(expected) {
                assert!(value.abs_diff(expected) < 8, "{pixel:?}");
            }
        }
    }
}

#[test]
fn covers() {
    let picture = Picture::read(&png((4, 2), ColorType::Grayscale, BitDepth::Eight, &[0; 8]));
    let picture = picture.unwrap();
    let size = |width, height| Size::new(Pt(width), Pt(height));
    assert_eq!(picture.cover(size(20.0, 10.0)), Crop::WHOLE);
    let square = picture.cover(size(10.0, 10.0));
    assert_eq!(square, Crop { x: 0.25, y: 0.0, width: 0.5, height: 1.0 });
    let wide = picture.cover(size(40.0, 10.0));
    assert_eq!((wide.x, wide.width, wide.height), (0.0, 1.0, 0.5));
    assert!((wide.y - 0.5 / 3.0).abs() < 1e-12);
}

#[test]
fn large_pictures_are_refused_by_their_header() {
    let mut file = png((1, 1), ColorType::Grayscale, BitDepth::Eight, &[0]);
    let side = 10_000_u32;
    assert!(u64::from(side) * u64::from(side) > MOST_PIXELS);
    file[16..20].copy_from_slice(&side.to_be_bytes());
    file[20..24].copy_from_slice(&side.to_be_bytes());
    // The checksum of the header, CRC-32 (PNG, annex D).
    let mut check = u32::MAX;
    for byte in &file[12..29] {
        check ^= u32::from(*byte);
        for _ in 0..8 {
            check = (check >> 1) ^ (0xedb8_8320 * (check & 1));
        }
    }
    file[29..33].copy_from_slice(&(!check).to_be_bytes());
    let fault = Picture::read(&file).unwrap_err();
    assert_eq!(fault, Fault::TooLarge { width: side, height: side });
    let text = "the picture has 10000 by 10000 pixels, more than 50 million";
    assert_eq!(fault.to_string(), text);
    let mut file = bytes(GREY);
    let frame = file.windows(2).position(|window| window == [0xff, 0xc0]).unwrap();
    file[frame + 5..frame + 9].fill(0xff);
    let fault = Picture::read(&file).unwrap_err();
    assert_eq!(fault, Fault::TooLarge { width: 65_535, height: 65_535 });
}

#[test]
fn damaged_pictures_are_faults() {
    assert_eq!(Picture::read(b""), Err(Fault::Unknown));
    assert_eq!(Picture::read(b"GIF89a"), Err(Fault::Unknown));
    let sound = [
        bytes(GREY),
        bytes(EXIF),
        bytes(CMYK),
        bytes(PROGRESSIVE),
        png((2, 2), ColorType::Rgba, BitDepth::Eight, &[9; 16]),
    ];
    for file in &sound {
        for end in 0..file.len() - 12 {
            assert!(Picture::read(&file[..end]).is_err(), "{end} of {}", file.len());
        }
        // Some changes are harmless and some are not; none may bring the program down.
        for at in 0..file.len() {
            for change in [1, 0x80, 0xff] {
                let mut changed = file.clone();
                changed[at] ^= change;
                let _ = Picture::read(&changed);
            }
        }
    }
}
