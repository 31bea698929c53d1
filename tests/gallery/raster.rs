//! A written file as pictures, by a rasteriser in nothing but Rust.

use hayro::hayro_interpret::InterpreterSettings;
use hayro::hayro_syntax::Pdf;
use hayro::vello_cpu::Pixmap;
use hayro::vello_cpu::color::palette::css::WHITE;
use hayro::{PixmapSettings, RenderCache, RenderSettings, render};

use crate::sheet::{LEVELS, Page};

/// Dots to the inch of accepted pages: lines of text are told apart, and letters just so.
const DPI: f32 = 44.0;

/// The pages of a file, painted on white at a resolution.
pub(crate) fn pages(pdf: &[u8], dpi: f32) -> Vec<Pixmap> {
    let pdf = Pdf::new(pdf.to_vec()).expect("a written file can be read");
    let cache = RenderCache::new();
    let scale = dpi / 72.0;
    // Glyphs stand where the file puts them: no hinting, no cache that rounds places.
    let rendering =
        RenderSettings { hinting: false, glyph_caching: false, ..RenderSettings::default() };
    let pixmap = PixmapSettings { x_scale: scale, y_scale: scale, bg_color: WHITE };
    let interpreter = InterpreterSettings::default();
    let paint = |page| render(page, &cache, &interpreter, &rendering, &pixmap);
    pdf.pages().iter().map(paint).collect()
}

/// The pages of a file, small and in few greys.
pub(crate) fn grey(pdf: &[u8]) -> Vec<Page> {
    let grey = |pixmap: Pixmap| {
        let pixels = pixmap.data().iter().map(|pixel| {
            let (red, green, blue) =
                (u32::from(pixel.r), u32::from(pixel.g), u32::from(pixel.b));
            let luma = (red * 299 + green * 587 + blue * 114) / 1000;
            u8::try_from((luma * u32::from(LEVELS - 1) + 127) / 255).expect("a level")
        });
        Page::new(usize::from(pixmap.width()), pixels.collect())
    };
    pages(pdf, DPI).into_iter().map(grey).collect()
}
