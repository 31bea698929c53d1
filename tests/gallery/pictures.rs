//! Makes the pictures of the README: three pages of the shipped dossier, each with a thin frame
//! to set it off from the page that it is shown on.
//!
//! `cargo run --release --example pictures [FOLDER]`; without a folder, the ones in the tree are
//! made anew. With a dossier and a folder, all pages of that dossier are put there.

use std::error::Error;
use std::path::{Path, PathBuf};

use dossier::{Settings, Source};
use hayro::hayro_interpret::InterpreterSettings;
use hayro::hayro_syntax::Pdf;
use hayro::vello_cpu::color::palette::css::WHITE;
use hayro::{PixmapSettings, RenderCache, RenderSettings, render};

/// Dots to the inch: two for each that a README shows.
const DPI: f32 = 100.0;

/// The headings of the pages that are shown: what a reader sees first, who is who, what happened.
const SHOWN: [&str; 3] = ["part/summary", "part/actors", "part/chronology"];

/// The grey of the frame.
const FRAME: u8 = 0xc5;

fn main() -> Result<(), Box<dyn Error>> {
    let root = PathBuf::from(env!("CARGO_MANIFEST_DIR"));
    let arguments: Vec<PathBuf> = std::env::args_os().skip(1).map(PathBuf::from).collect();
    match arguments.as_slice() {
        [] => shown(&root, &root.join("tests/gallery/pictures")),
        [folder] => shown(&root, folder),
        [file, folder, ..] => {
            let pages = paint(file)?.0;
            let all: Vec<usize> = (0..pages.len()).collect();
            write(&pages, &all, folder)
        }
    }
}

/// Writes the pages that the README shows.
fn shown(root: &Path, folder: &Path) -> Result<(), Box<dyn Error>> {
    let (pages, places) = paint(&root.join("dossier.json"))?;
    let page =
        |name: &str| places.iter().find(|(known, _)| known == name).map(|(_, page)| *page);
    let indices: Vec<usize> = SHOWN.iter().filter_map(|name| page(name)).collect();
    write(&pages, &indices, folder)
}

/// A page in red, green and blue.
struct Picture {
    width: u32,
    height: u32,
    bytes: Vec<u8>,
}

/// The names of places, and the pages that they are on.
type Places = Vec<(String, usize)>;

/// The pages of a dossier and on which of them its places are.
fn paint(file: &Path) -> Result<(Vec<Picture>, Places), Box<dyn Error>> {
    let bytes = std::fs::read(file)?;
    let source = Source { bytes: &bytes, name: "dossier.json", folder: file.parent() };
    let settings = Settings { embed: false, ..Settings::PLAIN };
    let fault = |report| format!("{}: {report:?}", file.display());
    let (document, _) = dossier::document(source, &settings).map_err(fault)?;
    let places = document.destinations.iter().map(|place| (place.name.clone(), place.page));
    let places = places.collect();
    let pdf = dossier::pdf::write(&document, &dossier::pdf::Options::default());
    let pdf = Pdf::new(pdf).map_err(|fault| format!("{fault:?}"))?;
    let cache = RenderCache::new();
    let rendering =
        RenderSettings { hinting: false, glyph_caching: false, ..RenderSettings::default() };
    let scale = DPI / 72.0;
    let size = PixmapSettings { x_scale: scale, y_scale: scale, bg_color: WHITE };
    let interpreter = InterpreterSettings::default();
    let painted = pdf.pages().iter().map(|page| {
        let pixmap = render(page, &cache, &interpreter, &rendering, &size);
        let bytes = pixmap.data().iter().flat_map(|pixel| [pixel.r, pixel.g, pixel.b]);
        let (width, height) = (u32::from(pixmap.width()), u32::from(pixmap.height()));
        framed(Picture { width, height, bytes: bytes.collect() })
    });
    Ok((painted.collect(), places))
}

/// A picture with a frame of one pixel.
fn framed(mut picture: Picture) -> Picture {
    let (width, height) = (picture.width, picture.height);
    for (at, pixel) in (0_u32..).zip(picture.bytes.chunks_exact_mut(3)) {
        let (x, y) = (at % width, at / width);
        if x == 0 || y == 0 || x + 1 == width || y + 1 == height {
            pixel.fill(FRAME);
        }
    }
    picture
}

/// Writes pages as `page-N.png`, N counting what is shown.
fn write(pages: &[Picture], indices: &[usize], folder: &Path) -> Result<(), Box<dyn Error>> {
    std::fs::create_dir_all(folder)?;
    for (number, &index) in (1..).zip(indices) {
        let Picture { width, height, bytes } = &pages[index];
        let file = std::fs::File::create(folder.join(format!("page-{number}.png")))?;
        let mut encoder = png::Encoder::new(std::io::BufWriter::new(file), *width, *height);
        encoder.set_color(png::ColorType::Rgb);
        encoder.set_depth(png::BitDepth::Eight);
        encoder.set_compression(png::Compression::High);
        encoder.write_header()?.write_image_data(bytes)?;
    }
    Ok(())
}
