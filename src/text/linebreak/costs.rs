//! What makes a way of breaking dear.

/// So many demerits in one step are let through only where there is no other way within the
/// tolerance, nor one with a looser line: more than those of any line that stretches at all.
pub const BARRED: f64 = 1e9;

/// What makes a way of breaking dear. Badness is 100 at ratio 1 (p. 1121); demerits are about
/// the square of badness and penalty together (p. 1128).
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Costs {
    /// The largest ratio of a line while there is another way.
    pub tolerance: f64,
    /// Badness of any line: the larger, the fewer lines (p. 1128 has 1, TeX 10).
    pub line: f64,
    /// By how much of their width boxes may be widened, in justified lines.
    pub widening: f64,
    /// By how much of their width boxes may be narrowed, in justified lines.
    pub narrowing: f64,
    /// The ratio up to which spaces give alone; beyond it boxes do, then spaces again.
    pub comfort: f64,
    /// The ratio up to which boxes are widened by no more than [`Costs::widening`]; beyond it
    /// they are to the utmost before spaces grow further.
    pub limit: f64,
    /// How many times their widening boxes give at the utmost, at least 1.
    pub utmost: f64,
    /// The ratio that spaces never exceed, in lines up to [`Costs::long`] and in longer ones. What
    /// a line then still lacks it is short of the measure.
    pub widest: (f64, f64),
    /// How many times their widening boxes give, before a line stays short.
    pub reserve: f64,
    /// What a line may lack then and still be stretched. One that lacks more is plainly ragged:
    /// its spaces give as far as [`Costs::comfort`].
    pub lack: f64,
    /// The measure from which on lines are long.
    pub long: f64,
    /// Badness of a line whose boxes are widened or narrowed fully.
    pub expanded: f64,
    /// Added to the cost of each penalty with a hyphen, in lines up to [`Costs::long`].
    pub hyphen: f64,
    /// The same in longer lines.
    pub hyphen_long: f64,
    /// How many lines in a row may end with a hyphen. Never exceeded.
    pub ladder: u8,
    /// Demerits of a hyphen below a hyphen.
    pub hyphen_below: f64,
    /// Demerits of a hyphen above a line ended by force, from [`BARRED`] on only in an emergency.
    pub hyphen_last: f64,
    /// Demerits of neighbours more than one class apart (p. 1155).
    pub contrast: f64,
    /// The length under which a last line is a runt.
    pub runt: f64,
    /// Demerits of a runt, from [`BARRED`] on only in an emergency.
    pub runt_cost: f64,
    /// What a ragged line lacks at ratio 1.
    pub rag: f64,
    /// Demerits of a third line that goes on growing or shortening, in ragged lines.
    pub staircase: f64,
}

impl Costs {
    /// For justified text of this size.
    ///
    /// Tuned on prose at measures of 75 and 125 mm (`tests/evenness.rs`): word spaces give
    /// alone up to a quarter more than by nature; then glyphs and letterspacing do, 4 % together
    /// and 7 % where a line would else be gappy (2 % of that by widening glyphs, the rest by
    /// about two hundredths of the em between letters). Tight lines give 4.5 %, 2 % by narrower
    /// glyphs and little more than a hundredth of the em between letters: of all changes to these
    /// numbers that one spares most hyphens and most loose lines at once. A hyphen costs what a line of ratio 1.5
    /// does, so that it comes where spaces would be three quarters wider and more; in long lines,
    /// which seldom need one, that of ratio 1.15.
    ///
    /// Before a word that cannot be divided, such as a long name, a line may have too little to
    /// fill the measure whatever the lines around it do. Its spaces are never more than twice as
    /// wide as by nature, in lines of more than 28 em not more than 1.6 times: glyphs and
    /// letterspacing then give 8 %, and what is left stands at the right. If that is more than an
    /// em and a half nothing is stretched: a reader takes the line for a ragged one, and sees no
    /// holes within it.
    #[must_use]
    pub const fn justified(em: f64) -> Costs {
        Costs {
            tolerance: 2.0,
            line: 10.0,
            widening: 0.04,
            narrowing: 0.045,
            comfort: 0.5,
            limit: 0.55,
            utmost: 1.7,
            // Twice and 1.6 times the natural space, less what rounding adds.
            widest: (1.98, 1.18),
            reserve: 2.0,
            lack: 1.5 * em,
            long: 28.0 * em,
            expanded: 10.0,
            hyphen: 330.0,
            hyphen_long: 150.0,
            ladder: 2,
            hyphen_below: 10_000.0,
            hyphen_last: BARRED,
            contrast: 10_000.0,
            runt: 4.0 * em,
            runt_cost: BARRED,
            rag: 4.0 * em,
            staircase: 0.0,
        }
    }

    /// The ratio that spaces of lines of this measure never exceed.
    pub(super) fn widest_at(&self, measure: f64) -> f64 {
        if measure > self.long { self.widest.1 } else { self.widest.0 }
    }

    /// What a hyphen adds to the cost of its penalty in lines of this measure.
    pub(super) fn hyphen_at(&self, measure: f64) -> f64 {
        if measure > self.long { self.hyphen_long } else { self.hyphen }
    }

    /// For ragged text of this size.
    #[must_use]
    pub const fn ragged(em: f64) -> Costs {
        Costs {
            widening: 0.0,
            narrowing: 0.0,
            hyphen_long: 300.0,
            contrast: 0.0,
            // More than two lines as loose as they may be.
            runt_cost: 4_000_000.0,
            staircase: 10_000.0,
            ..Costs::justified(em)
        }
    }

    /// For titles and headings of this size.
    #[must_use]
    pub const fn balanced(em: f64) -> Costs {
        Costs {
            tolerance: f64::INFINITY,
            line: 0.0,
            widening: 0.0,
            narrowing: 0.0,
            hyphen: 1_000.0,
            hyphen_long: 1_000.0,
            contrast: 0.0,
            runt_cost: 0.0,
            ..Costs::justified(em)
        }
    }
}
