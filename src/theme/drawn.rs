//! The numbers of drawings in the standard theme.

use crate::geom::Pt;
use crate::paint::{Rgb, Stroke};

use super::{
    BarsLook, Colors, ColumnsLook, FigureLook, LinesLook, SparkLook, StripLook, YardstickLook,
};

/// The looks of drawings in some colours.
pub(super) fn figures(colors: &Colors) -> FigureLook {
    FigureLook {
        strip: strip(colors),
        yardstick: yardstick(colors),
        spark: spark(colors),
        bars: bars(colors),
        columns: columns(colors),
        lines: lines(colors),
    }
}

const fn line(color: Rgb, width: f64) -> Stroke {
    Stroke::solid(color, Pt(width))
}

fn strip(colors: &Colors) -> StripLook {
    StripLook {
        // With the default leading 65 pt: four rows of labels.
        most_steps: 24,
        mark: Pt(6.2),
        small: Pt(4.2),
        halo: Pt(0.9),
        small_halo: Pt(0.6),
        bar: Pt(2.6),
        open_bar: Pt(0.7),
        lane: Pt(6.4),
        inset: Pt(4.0),
        rise: Pt(7.6),
        below: Pt(13.2),
        axis: line(colors.blue, 0.75),
        tick: line(colors.hairline, 0.6),
        tick_length: Pt(4.0),
        tick_baseline: Pt(11.0),
        tick_gap: Pt(7.0),
        pole: line(colors.grey, 0.4),
        hang: Pt(2.2),
        clear: Pt(5.0),
        pass: Pt(1.0),
        gathered: Pt(0.5),
        reach: Pt(5.2),
    }
}

fn yardstick(colors: &Colors) -> YardstickLook {
    YardstickLook {
        track: 0.3,
        line: line(colors.hairline, 0.4),
        least_band: Pt(1.6),
        gap: Pt(0.8),
        outline: line(colors.blue, 0.5),
        term_gap: Pt(6.0),
    }
}

fn spark(colors: &Colors) -> SparkLook {
    SparkLook {
        worded: Pt(22.0),
        widest: Pt(9.0),
        pitch: 1.3,
        zero: line(colors.grey, 0.4),
        ground: line(colors.hairline, 0.5),
        line: line(colors.blue, 1.0),
        dot: Pt(1.8),
        word_gap: Pt(4.0),
    }
}

fn bars(colors: &Colors) -> BarsLook {
    BarsLook {
        thick: Pt(7.0),
        row: Pt(12.2),
        close_row: Pt(10.0),
        name_gap: Pt(8.0),
        value_gap: Pt(3.0),
        gutter: Pt(18.0),
        below: Pt(8.0),
        head_gap: Pt(1.5),
        least_panel: Pt(80.0),
        least_bar: Pt(4.0),
        names: 0.36,
        zero: line(colors.grey, 0.5),
    }
}

fn columns(colors: &Colors) -> ColumnsLook {
    ColumnsLook {
        height: Pt(88.0),
        several: Pt(54.0),
        shared: Pt(560.0),
        least: Pt(10.0),
        beside: Pt(28.0),
        filled: 0.7,
        widest: Pt(30.0),
        value_gap: Pt(2.5),
        value_room: Pt(3.0),
        number_gap: Pt(5.0),
        gutter: Pt(8.0),
        head_gap: Pt(2.0),
        above: Pt(1.0),
        foot: Pt(4.0),
        grid: line(colors.hairline, 0.4),
        zero: line(colors.grey, 0.5),
    }
}

fn lines(colors: &Colors) -> LinesLook {
    LinesLook {
        height: Pt(112.0),
        width: Pt(1.1),
        // Full, dashed, dotted, long.
        dashes: [
            None,
            Some((Pt(4.0), Pt(2.2))),
            Some((Pt(1.2), Pt(1.8))),
            Some((Pt(9.0), Pt(2.5))),
        ],
        mark: Pt(4.4),
        halo: Pt(0.6),
        least_marks: Pt(9.0),
        number_gap: Pt(5.0),
        end_gap: Pt(12.0),
        value_gap: Pt(4.0),
        name_gap: Pt(1.0),
        ends: 0.3,
        overhang: Pt(5.1),
        foot: Pt(5.5),
        grid: line(colors.hairline, 0.4),
        ground: line(colors.grey, 0.4),
        tick: line(colors.grey, 0.4),
        tick_length: Pt(2.5),
        tie: line(colors.grey, 0.35),
        lead: Stroke { dash: Some((Pt(0.8), Pt(2.4))), ..line(colors.grey, 0.5) },
        tie_gap: Pt(1.5),
        tie_end: Pt(2.0),
    }
}
