//! How drawings look: the strip of time, the yardstick, sparks and charts. Knows lines and
//! lengths; which marks there are and where labels find room is for `figure`.

use crate::geom::Pt;
use crate::paint::Stroke;

/// The looks of all drawings.
#[derive(Clone, Debug, PartialEq)]
pub struct FigureLook {
    /// The strip of time.
    pub strip: StripLook,
    /// Positions on a scale, and its legend.
    pub yardstick: YardstickLook,
    /// The small chart beside a key figure.
    pub spark: SparkLook,
    /// Bars that lie.
    pub bars: BarsLook,
    /// Bars that stand.
    pub columns: ColumnsLook,
    /// Lines.
    pub lines: LinesLook,
}

/// How the strip of time looks.
#[derive(Clone, Debug, PartialEq)]
pub struct StripLook {
    /// The greatest height, in steps of the page.
    pub most_steps: u32,
    /// The size of the mark of an event with a label, in points.
    pub mark: Pt,
    /// The size of other marks, in points.
    pub small: Pt,
    /// The white around a mark with a label, in points.
    pub halo: Pt,
    /// The white around other marks, in points.
    pub small_halo: Pt,
    /// The thickness of bars, in points.
    pub bar: Pt,
    /// The width of the outline of bars that are circa, in points.
    pub open_bar: Pt,
    /// Between the lanes of bars that overlap in time, in points.
    pub lane: Pt,
    /// From the ends of the frame to the first and last day, in points: room for half a mark.
    pub inset: Pt,
    /// From the axis, or the highest lane, to the lowest baseline of labels, in points.
    pub rise: Pt,
    /// From the axis to the bottom, in points: ticks and what they say.
    pub below: Pt,
    /// The axis.
    pub axis: Stroke,
    /// The lines at ticks.
    pub tick: Stroke,
    /// How far a tick without words goes below the axis, in points.
    pub tick_length: Pt,
    /// From the axis to the baseline at ticks, in points; so far go ticks with words.
    pub tick_baseline: Pt,
    /// The least between what is printed at one tick and at the next, in points.
    pub tick_gap: Pt,
    /// The poles of labels.
    pub pole: Stroke,
    /// Between a pole and the label it carries, in points; a tick and its words likewise.
    pub hang: Pt,
    /// Between the end of a label and a pole or label on the same rows, in points.
    pub clear: Pt,
    /// How close another pole may pass on the pole's own side of a label, in points: two events
    /// of one week share what looks like one pole with two flags.
    pub pass: Pt,
    /// The width of the strokes of gathered events, in points; their kind gives the colour.
    pub gathered: Pt,
    /// How far those strokes reach from the axis, in points: beyond a mark that lies over them.
    pub reach: Pt,
}

/// How positions on a scale and degrees of confidence look.
#[derive(Clone, Debug, PartialEq)]
pub struct YardstickLook {
    /// The height of the track, as a share of the height of the drawing.
    pub track: f64,
    /// The line behind the bands.
    pub line: Stroke,
    /// The least width of a band, in points, so that one of a single per cent can be seen.
    pub least_band: Pt,
    /// Between bands that share a bound, in points.
    pub gap: Pt,
    /// The outline of the bars of confidence that are not filled.
    pub outline: Stroke,
    /// The least between two terms of the legend, in points.
    pub term_gap: Pt,
}

/// How the small chart beside a key figure looks.
#[derive(Clone, Debug, PartialEq)]
pub struct SparkLook {
    /// The least height that leaves room for words below, in points.
    pub worded: Pt,
    /// The widest bar, in points.
    pub widest: Pt,
    /// From one bar to the next, as a share of the width of a bar.
    pub pitch: f64,
    /// The line of zero below bars.
    pub zero: Stroke,
    /// The line of zero behind a line.
    pub ground: Stroke,
    /// The line.
    pub line: Stroke,
    /// The radius of the dot at its end, in points.
    pub dot: Pt,
    /// The least between the first and the last label, in points.
    pub word_gap: Pt,
}

/// How bars that lie look.
#[derive(Clone, Debug, PartialEq)]
pub struct BarsLook {
    /// The thickness of a bar, in points.
    pub thick: Pt,
    /// The height of a row whose name takes one line, in points.
    pub row: Pt,
    /// The same where there are many rows.
    pub close_row: Pt,
    /// Between names and bars, in points.
    pub name_gap: Pt,
    /// Between a bar and its value, in points.
    pub value_gap: Pt,
    /// Between panels beside each other, in points.
    pub gutter: Pt,
    /// Between panels below each other, in points.
    pub below: Pt,
    /// From the descenders of the names of series to the bars, in points.
    pub head_gap: Pt,
    /// The least width of the bars of a panel with their values, in points.
    pub least_panel: Pt,
    /// The least length of the longest bar, in points.
    pub least_bar: Pt,
    /// The most that names take, as a share of the width.
    pub names: f64,
    /// The line of zero.
    pub zero: Stroke,
}

/// How bars that stand look.
#[derive(Clone, Debug, PartialEq)]
pub struct ColumnsLook {
    /// The height of the bars of one series, in points.
    pub height: Pt,
    /// The height of the bars of each of several series, in points.
    pub several: Pt,
    /// The height that very many series share, in points.
    pub shared: Pt,
    /// The least height of the bars of a series, in points.
    pub least: Pt,
    /// What a series takes beside its bars, in points: its name, values and the gap below.
    pub beside: Pt,
    /// The share of its place that a bar takes.
    pub filled: f64,
    /// The widest bar, in points.
    pub widest: Pt,
    /// Between a bar and its value, in points.
    pub value_gap: Pt,
    /// The least between two values, in points.
    pub value_room: Pt,
    /// Between grid lines and their numbers, in points.
    pub number_gap: Pt,
    /// Between panels, in points.
    pub gutter: Pt,
    /// From the descenders of the name of a series to what is below, in points.
    pub head_gap: Pt,
    /// The white above the highest value, in points.
    pub above: Pt,
    /// From the bars to the capitals of the names below, in points.
    pub foot: Pt,
    /// The grid lines.
    pub grid: Stroke,
    /// The line of zero.
    pub zero: Stroke,
}

/// How lines look.
#[derive(Clone, Debug, PartialEq)]
pub struct LinesLook {
    /// The height of the plot, unless the names at the ends need more, in points.
    pub height: Pt,
    /// The width of lines, in points.
    pub width: Pt,
    /// Their dashes in order, each the lengths of dash and gap in points.
    pub dashes: [Option<(Pt, Pt)>; 4],
    /// The size of marks at points, in points.
    pub mark: Pt,
    /// The white around marks, in points.
    pub halo: Pt,
    /// Points closer together than this, in points, have no marks but the last.
    pub least_marks: Pt,
    /// Between grid lines and their numbers, in points.
    pub number_gap: Pt,
    /// Between the ends of lines and the values there, in points.
    pub end_gap: Pt,
    /// Between the last values and names, in points.
    pub value_gap: Pt,
    /// The white between two names at the ends, in points.
    pub name_gap: Pt,
    /// The share of the width that names at the ends may take.
    pub ends: f64,
    /// How far names at the ends may go below the plot, in points.
    pub overhang: Pt,
    /// From the plot to the capitals of the words below, in points.
    pub foot: Pt,
    /// The grid lines.
    pub grid: Stroke,
    /// The lowest grid line, or that of zero.
    pub ground: Stroke,
    /// The lines at places on the axis.
    pub tick: Stroke,
    /// How far they go below the plot, in points.
    pub tick_length: Pt,
    /// What ties a name to its line.
    pub tie: Stroke,
    /// What leads a line that ends early to the edge of the plot.
    pub lead: Stroke,
    /// From a mark to the beginning of what ties it, in points.
    pub tie_gap: Pt,
    /// From the end of a tie to the value, in points.
    pub tie_end: Pt,
}
