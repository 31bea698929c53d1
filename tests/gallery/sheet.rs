//! Pages side by side in one small picture.

use png::{BitDepth, ColorType, Decoder, Encoder};

/// How many greys a pixel has.
pub(crate) const LEVELS: u8 = 16;

/// A pixel differs when it is off by so many levels or more: rasterisers of two machines are not
/// off by more than one at the edge of a glyph.
const OFF: u8 = 3;

/// So many pixels of a page may differ. A changed letter changes some six of them, a line that
/// moved by a tenth of a point hundreds.
const MOST: usize = 4;

/// Pages in a row of a sheet.
const ACROSS: usize = 4;

/// A page in few greys, row by row.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Page {
    width: usize,
    pixels: Vec<u8>,
}

impl Page {
    /// A page of so wide rows.
    pub(crate) fn new(width: usize, pixels: Vec<u8>) -> Page {
        assert_eq!(pixels.len() % width, 0, "whole rows");
        Page { width, pixels }
    }

    fn height(&self) -> usize {
        self.pixels.len() / self.width
    }
}

/// The pages of a dossier.
#[derive(Debug)]
pub(crate) struct Sheet {
    pages: Vec<Page>,
}

impl Sheet {
    /// A sheet of pages of one size.
    pub(crate) fn of(pages: Vec<Page>) -> Sheet {
        assert!(!pages.is_empty(), "a dossier has pages");
        let size = (pages[0].width, pages[0].height());
        assert!(pages.iter().all(|page| (page.width, page.height()) == size), "one paper");
        Sheet { pages }
    }

    /// What differs from the accepted sheet.
    pub(crate) fn faults(&self, accepted: &Sheet) -> Vec<String> {
        let (now, before) = (self.pages.len(), accepted.pages.len());
        if now != before {
            return vec![format!("{now} pages, and {before} were accepted")];
        }
        let mut faults = Vec::new();
        for (number, (page, before)) in (1..).zip(self.pages.iter().zip(&accepted.pages)) {
            if (page.width, page.height()) != (before.width, before.height()) {
                faults.push(format!("page {number}: another size"));
                continue;
            }
            let pairs = page.pixels.iter().zip(&before.pixels).enumerate();
            let off: Vec<usize> = pairs
                .filter(|(_, (one, other))| one.abs_diff(**other) >= OFF)
                .map(|(at, _)| at / page.width)
                .collect();
            if off.len() > MOST {
                let share = off[0] * 100 / page.height();
                let count = off.len();
                faults.push(format!("page {number}: {count} pixels, first {share} % down"));
            }
        }
        faults
    }

    /// The sheet as a picture: rows of pages in four bits, those that are missing in the last
    /// row white; how many there are is written beside.
    pub(crate) fn png(&self) -> Vec<u8> {
        let (width, height) = (self.pages[0].width, self.pages[0].height());
        let across = self.pages.len().min(ACROSS);
        let down = self.pages.len().div_ceil(ACROSS);
        let row = (width * across).div_ceil(2);
        let mut packed = vec![0xff_u8; row * height * down];
        for (index, page) in self.pages.iter().enumerate() {
            let (left, top) = (index % ACROSS * width, index / ACROSS * height);
            for (at, &level) in page.pixels.iter().enumerate() {
                let (x, y) = (left + at % width, top + at / width);
                let byte = &mut packed[y * row + x / 2];
                *byte = if x.is_multiple_of(2) {
                    (*byte & 0x0f) | (level << 4)
                } else {
                    (*byte & 0xf0) | level
                };
            }
        }
        let size = |pixels: usize| u32::try_from(pixels).expect("a small picture");
        let mut bytes = Vec::new();
        let mut encoder = Encoder::new(&mut bytes, size(width * across), size(height * down));
        encoder.set_color(ColorType::Grayscale);
        encoder.set_depth(BitDepth::Four);
        encoder.set_compression(png::Compression::High);
        encoder
            .add_text_chunk("Pages".to_owned(), self.pages.len().to_string())
            .expect("a keyword of letters");
        let mut writer = encoder.write_header().expect("a picture begins");
        writer.write_image_data(&packed).expect("as many pixels as said");
        writer.finish().expect("a picture ends");
        bytes
    }

    /// Reads what [`Sheet::png`] wrote.
    pub(crate) fn read(bytes: &[u8]) -> Sheet {
        let mut decoder = Decoder::new(std::io::Cursor::new(bytes));
        decoder.set_transformations(png::Transformations::IDENTITY);
        let mut reader = decoder.read_info().expect("an accepted sheet");
        let info = reader.info();
        let (wide, high) = (info.width as usize, info.height as usize);
        let text = info.uncompressed_latin1_text.iter().find(|text| text.keyword == "Pages");
        let count: usize = text.and_then(|text| text.text.parse().ok()).expect("its pages");
        let across = count.min(ACROSS);
        let (width, height) = (wide / across, high / count.div_ceil(ACROSS));
        let row = wide.div_ceil(2);
        let mut packed = vec![0; row * high];
        reader.next_frame(&mut packed).expect("all of its pixels");
        let level = |x: usize, y: usize| {
            let byte = packed[y * row + x / 2];
            if x.is_multiple_of(2) { byte >> 4 } else { byte & 0x0f }
        };
        let page = |index: usize| {
            let (left, top) = (index % ACROSS * width, index / ACROSS * height);
            let places = (0..height).flat_map(|y| (0..width).map(move |x| (left + x, top + y)));
            Page::new(width, places.map(|(x, y)| level(x, y)).collect())
        };
        Sheet { pages: (0..count).map(page).collect() }
    }
}
