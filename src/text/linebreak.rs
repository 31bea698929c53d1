//! Breaks a paragraph into lines so that the paragraph as a whole costs least.
//!
//! Knows widths and costs, nothing of text, languages or fonts. All lengths are in one unit,
//! whichever the caller likes.
//!
//! The method is that of D. E. Knuth and M. F. Plass, "Breaking Paragraphs into Lines",
//! *Software: Practice and Experience* 11 (1981), 1119–1184; page numbers below are of that
//! paper. Every place where a line may end is reached from every earlier one that leaves a line
//! between them of a possible length, and of the ways to each place only the cheapest are
//! carried on: one for each state that what follows can depend on (the class of the last line,
//! the hyphens in a row, for a wanted number of lines also their count).
//!
//! ```text
//! In olden times when wish|ing still helped        r = +0.9  short, spaces opened
//! one, there lived a king whose daugh|ters          r = −0.2  long, spaces narrowed
//! ```
//!
//! What differs from the paper: lines end at penalties only; a line ended by force is never
//! stretched and so needs no glue to fill it; glyphs are widened or narrowed a little when the
//! spaces alone would have to give too much (Hàn Thế Thành, *Micro-typographic extensions to
//! the TeX typesetting system*, 2000); hyphens in a row are limited, not only priced; ragged
//! lines are priced by what they lack, not by glue.

/// Cost of a penalty at which a line must end.
pub const FORCED: f64 = f64::NEG_INFINITY;

/// Cost of a penalty at which no line may end.
pub const FORBIDDEN: f64 = f64::INFINITY;

/// Finds the cheapest way to break `items` into lines. The breaks ascend and the last is the
/// end of the paragraph: its forced penalty, or `items.len()` if it has none.
///
/// First all lines are kept within [`Costs::tolerance`]. If that cannot be done, lines may be
/// as loose as they must; and a piece without a permitted break that is wider than the measure
/// gets a line of its own, which is overfull. Of that kind are as few lines as possible.
#[must_use]
pub fn optimal(items: &[Item], measure: Measure, fit: Fit, costs: &Costs) -> Vec<Break> {
    let paragraph = Paragraph::new(items, measure, fit, costs);
    let ends = paragraph
        .search(Aim { pass: Pass::Tolerant, lines: None })
        .or_else(|| paragraph.search(Aim { pass: Pass::Emergency, lines: None }))
        .expect("in an emergency each spot leads on to the next without a hyphen");
    paragraph.breaks(&ends)
}

/// Finds the cheapest way to break `items` into just so many lines, all within
/// [`Costs::tolerance`]; `None` if there is none (the paper's looseness, p. 1154).
#[must_use]
pub fn optimal_with_lines(
    items: &[Item],
    measure: Measure,
    fit: Fit,
    costs: &Costs,
    lines: usize,
) -> Option<Vec<Break>> {
    let paragraph = Paragraph::new(items, measure, fit, costs);
    let ends = paragraph.search(Aim { pass: Pass::Tolerant, lines: Some(lines) })?;
    Some(paragraph.breaks(&ends))
}

/// What a paragraph is made of (p. 1122).
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Item {
    /// Something to set.
    Box {
        /// Its width.
        width: f64,
    },
    /// Space between boxes. It vanishes at the beginning of a line.
    Glue {
        /// Natural width.
        width: f64,
        /// What a ratio of 1 adds. For word spaces [`STRETCH`] of the width.
        stretch: f64,
        /// What a ratio of −1, the narrowest, takes away. For word spaces [`SHRINK`] of the
        /// width. Less than nothing counts as nothing.
        shrink: f64,
    },
    /// The only place where a line may end. A space that may end a line is a penalty followed
    /// by glue.
    Penalty {
        /// What breaking here costs, on the scale of badness (100 is a line stretched to 1),
        /// [`FORCED`] or [`FORBIDDEN`].
        cost: f64,
        /// Whether the line that ends here ends with a hyphen.
        hyphen: bool,
        /// Added to the width of the line that ends here: a hyphen, less what protrudes.
        pre: f64,
        /// Added to the width of the line that begins here: less what protrudes.
        post: f64,
    },
}

/// The stretch of a word space, in shares of its width, for which [`Costs`] are tuned: at ratio
/// 1 a word space is half as wide again as by nature (p. 1133).
pub const STRETCH: f64 = 0.5;

/// The shrink of a word space, in shares of its width, for which [`Costs`] are tuned.
pub const SHRINK: f64 = 0.25;

/// The widths of the lines.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Measure {
    /// Of the first line.
    pub first: f64,
    /// Of all others.
    pub rest: f64,
}

impl Measure {
    /// All lines are `width` wide.
    #[must_use]
    pub const fn even(width: f64) -> Measure {
        Measure { first: width, rest: width }
    }
}

/// How the lines fill the measure.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Fit {
    /// Both margins are straight. Lines ended by force keep their natural width.
    Justified,
    /// Spaces keep their natural width, the lines are about as long as the measure.
    Ragged,
    /// Spaces keep their natural width, the lines, the last among them, are about as long as
    /// one another and as few as possible.
    Balanced,
}

/// What makes a way of breaking dear. Badness is 100 at ratio 1 (p. 1121); demerits are about
/// the square of badness and penalty together (p. 1128).
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Costs {
    /// The largest ratio of a line while there is another way.
    pub tolerance: f64,
    /// Badness of any line: the larger, the fewer lines (p. 1128 has 1, TeX 10).
    pub line: f64,
    /// By how much of their width boxes may be widened and narrowed, in justified lines.
    pub expansion: f64,
    /// The ratio up to which spaces give alone; beyond it boxes do, then spaces again.
    pub comfort: f64,
    /// Badness of a line whose boxes are expanded to the limit.
    pub expanded: f64,
    /// Added to the cost of each penalty with a hyphen.
    pub hyphen: f64,
    /// How many lines in a row may end with a hyphen. Never exceeded.
    pub ladder: u8,
    /// Demerits of a hyphen below a hyphen.
    pub hyphen_below: f64,
    /// Demerits of a hyphen above a line ended by force.
    pub hyphen_last: f64,
    /// Demerits of neighbours more than one class apart (p. 1155).
    pub contrast: f64,
    /// The length under which a last line is a runt.
    pub runt: f64,
    /// Demerits of a runt.
    pub runt_cost: f64,
    /// What a ragged line lacks at ratio 1.
    pub rag: f64,
    /// Demerits of a third line that goes on growing or shortening, in ragged lines.
    pub staircase: f64,
}

impl Costs {
    /// For justified text of this size.
    #[must_use]
    pub const fn justified(em: f64) -> Costs {
        Costs {
            tolerance: 2.0,
            line: 10.0,
            expansion: 0.02,
            comfort: 0.5,
            expanded: 10.0,
            hyphen: 60.0,
            ladder: 2,
            hyphen_below: 10_000.0,
            hyphen_last: 1_000_000.0,
            contrast: 10_000.0,
            runt: 4.0 * em,
            runt_cost: 4_000_000.0,
            rag: 4.0 * em,
            staircase: 0.0,
        }
    }

    /// For ragged text of this size.
    #[must_use]
    pub const fn ragged(em: f64) -> Costs {
        Costs {
            expansion: 0.0,
            hyphen: 300.0,
            contrast: 0.0,
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
            expansion: 0.0,
            hyphen: 1_000.0,
            contrast: 0.0,
            runt_cost: 0.0,
            ..Costs::justified(em)
        }
    }
}

/// The end of a line, and how the line is to be set.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Break {
    /// The penalty at which it ends.
    pub item: usize,
    /// Its natural width, with `post` of the penalty before and `pre` of this one.
    pub width: f64,
    /// The share of stretch (above 0) or shrink (below 0, at least −1) that each glue gives.
    pub ratio: f64,
    /// The factor by which its boxes are widened, 1 for none.
    pub expansion: f64,
}

/// A line from `width` may miss the measure by this share of it through rounding.
const ROUNDING: f64 = 1e-9;

/// Beyond this ratio badness grows along the tangent and no longer with the cube: it is past
/// all good, and the sums must stay small enough to tell apart what else is better or worse.
const LOOSE: f64 = 4.0;

/// Ratio by which lines that cannot be stretched, or not to any purpose, are priced.
const HOPELESS: f64 = 1_000.0;

/// What is looked for.
#[derive(Clone, Copy, Debug)]
struct Aim {
    pass: Pass,
    lines: Option<usize>,
}

/// Which lines are let through.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Pass {
    /// Those within the tolerance.
    Tolerant,
    /// All that are not overfull, and such overfull ones as have no break within.
    Emergency,
}

/// Running totals of the items before a place.
#[derive(Clone, Copy, Debug, Default)]
struct Sums {
    width: f64,
    stretch: f64,
    shrink: f64,
    /// How far the boxes may be expanded, or condensed.
    reserve: f64,
}

impl Sums {
    /// The least width of what was added up.
    fn floor(self) -> f64 {
        self.width - self.shrink - self.reserve
    }

    fn since(self, start: Sums) -> Sums {
        Sums {
            width: self.width - start.width,
            stretch: self.stretch - start.stretch,
            shrink: self.shrink - start.shrink,
            reserve: self.reserve - start.reserve,
        }
    }
}

/// A place where a line may end and another begin. The first is the start of the paragraph.
#[derive(Clone, Copy, Debug)]
struct Spot {
    item: usize,
    cost: f64,
    hyphen: bool,
    pre: f64,
    post: f64,
    /// Up to where a line ends here.
    end: Sums,
    /// From where a line begins here: what follows is glue up to the item `from`.
    start: Sums,
    from: usize,
    /// Least floor of all lines that end at a later spot, but for where they begin.
    later: f64,
    /// The next spot without a hyphen.
    plain: usize,
}

/// A line before it is set.
#[derive(Clone, Copy, Debug)]
struct Line {
    natural: f64,
    measure: f64,
    give: Sums,
}

/// How a line is set.
#[derive(Clone, Copy, Debug)]
struct Set {
    /// The share that glue gives.
    ratio: f64,
    /// The share that boxes give of their reserve.
    expansion: f64,
    /// The ratio by which the line is priced.
    strain: f64,
}

/// All of the lines so far that the cost of further ones can depend on.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
struct State {
    /// Class of the last line, from 0, the tightest or longest, to 3.
    class: i8,
    /// Whether its class is above (1) or below (−1) that of the line before.
    step: i8,
    /// How many hyphens in a row stand at the ends of the last lines.
    ladder: u8,
    /// How many lines there are, where it matters.
    lines: usize,
}

/// Overfull lines count before all demerits.
#[derive(Clone, Copy, Debug, PartialEq, PartialOrd)]
struct Price {
    overfull: u32,
    demerits: f64,
}

/// The cheapest way found to a spot in a state.
#[derive(Clone, Copy, Debug)]
struct Node {
    spot: usize,
    before: usize,
    state: State,
    price: Price,
}

/// The nodes of a spot from which lines may still begin.
#[derive(Clone, Copy, Debug)]
struct Active {
    spot: usize,
    first: usize,
    end: usize,
}

/// What is to be broken, and how.
#[derive(Debug)]
struct Paragraph<'a> {
    spots: Vec<Spot>,
    measure: Measure,
    fit: Fit,
    costs: &'a Costs,
}

impl<'a> Paragraph<'a> {
    fn new(items: &[Item], measure: Measure, fit: Fit, costs: &'a Costs) -> Paragraph<'a> {
        let mut spots = spots(items, fit, costs);
        let (mut later, mut plain) = (f64::INFINITY, spots.len());
        for (index, spot) in spots.iter_mut().enumerate().rev() {
            (spot.later, spot.plain) = (later, plain);
            later = later.min(spot.end.floor() + spot.pre);
            plain = if spot.hyphen { plain } else { index };
        }
        Paragraph { spots, measure, fit, costs }
    }

    /// Finds the cheapest way to the last spot; returns the spots at which its lines end.
    fn search(&self, aim: Aim) -> Option<Vec<usize>> {
        let mut nodes = vec![Node::START];
        let mut active = vec![Active { spot: 0, first: 0, end: 1 }];
        let mut fresh = Vec::new();
        for end in 1..self.spots.len() {
            for from in &active {
                self.extend(from, end, aim, &nodes, &mut fresh);
            }
            active.retain(|from| !self.spent(from.spot, end, aim.pass));
            if !fresh.is_empty() {
                let first = nodes.len();
                nodes.append(&mut fresh);
                active.push(Active { spot: end, first, end: nodes.len() });
            }
            if active.is_empty() {
                return None;
            }
        }
        let last = active.last().filter(|last| last.spot + 1 == self.spots.len())?;
        let best = (last.first..last.end)
            .filter(|&node| aim.lines.is_none_or(|lines| nodes[node].state.lines == lines))
            .reduce(
                |best, node| {
                    if nodes[node].price < nodes[best].price { node } else { best }
                },
            )?;
        Some(trace(&nodes, best))
    }

    /// Ends a line at `end` that begins at the spot `from`, after each of its nodes; keeps the
    /// cheapest for each state.
    fn extend(
        &self,
        from: &Active,
        end: usize,
        aim: Aim,
        nodes: &[Node],
        fresh: &mut Vec<Node>,
    ) {
        let spot = &self.spots[end];
        let line = self.line(from.spot, end);
        let overfull = line.is_overfull();
        if aim.pass == Pass::Tolerant && (overfull || self.is_loose(&line, spot)) {
            return;
        }
        let set = self.set(&line, spot);
        let own = self.demerits(&line, &set, spot, end);
        for (index, node) in (from.first..).zip(&nodes[from.first..from.end]) {
            let ladder = if spot.hyphen { node.state.ladder + 1 } else { 0 };
            let barred = node.state.ladder >= self.costs.ladder;
            // An overfull line goes no further than to the first spot open to it: what is too
            // wide is then one piece, and all before it that fits stands on lines of its own.
            let nearest = if barred { self.spots[from.spot].plain } else { from.spot + 1 };
            if (spot.hyphen && barred)
                || (overfull && end != nearest)
                || aim.lines.is_some_and(|lines| node.state.lines >= lines)
            {
                continue;
            }
            let class = self.class(&set);
            let state = State {
                class,
                step: self.step(class, node),
                ladder,
                lines: if aim.lines.is_some() { node.state.lines + 1 } else { 0 },
            };
            let price = Price {
                overfull: node.price.overfull + u32::from(overfull),
                demerits: node.price.demerits + own + self.between(node, &state, spot),
            };
            offer(fresh, Node { spot: end, before: index, state, price });
        }
    }

    /// Whether no line that begins at the spot `from` can end after `end`.
    fn spent(&self, from: usize, end: usize, pass: Pass) -> bool {
        let (from, end) = (&self.spots[from], &self.spots[end]);
        let floor = end.later - from.start.floor() + from.post;
        // In an emergency a spot stays until all its nodes have come to a spot open to them.
        is_forced(end.cost)
            || (floor > self.measure.first.max(self.measure.rest) * (1.0 + ROUNDING)
                && (pass == Pass::Tolerant || !end.hyphen))
    }

    fn line(&self, from: usize, end: usize) -> Line {
        let measure = if from == 0 { self.measure.first } else { self.measure.rest };
        let (from, end) = (&self.spots[from], &self.spots[end]);
        // Nothing but glue and penalties: an empty line.
        let give =
            if from.from > end.item { Sums::default() } else { end.end.since(from.start) };
        Line { natural: give.width + from.post + end.pre, measure, give }
    }

    /// Whether the line exceeds the tolerance. Without the division of [`Paragraph::set`], as
    /// this is asked of all pairs of spots near each other.
    fn is_loose(&self, line: &Line, end: &Spot) -> bool {
        let slack = line.slack();
        let give = match self.fit {
            Fit::Justified => self.costs.tolerance * line.give.stretch + line.give.reserve,
            Fit::Ragged => self.costs.tolerance * self.costs.rag,
            Fit::Balanced => return false,
        };
        slack > give.max(0.0) + line.rounding() && !is_forced(end.cost)
    }

    /// Shares out what the line lacks or has too much.
    fn set(&self, line: &Line, end: &Spot) -> Set {
        let slack = line.slack();
        match self.fit {
            Fit::Justified if slack > 0.0 && is_forced(end.cost) => Set::NATURAL,
            Fit::Justified if slack > 0.0 => self.widen(slack, &line.give),
            Fit::Justified => self.narrow(-slack, &line.give),
            Fit::Ragged if slack > 0.0 && is_forced(end.cost) => Set::NATURAL,
            Fit::Ragged => Set { strain: slack.max(0.0) / self.costs.rag, ..Set::NATURAL },
            Fit::Balanced => Set { strain: slack.max(0.0) / line.measure, ..Set::NATURAL },
        }
    }

    fn widen(&self, slack: f64, give: &Sums) -> Set {
        if give.stretch <= 0.0 {
            let expansion = slack / give.reserve;
            return if slack <= give.reserve {
                Set { ratio: 0.0, expansion, strain: 0.0 }
            } else {
                Set { strain: HOPELESS, ..Set::NATURAL }
            };
        }
        let boxes = (slack - self.costs.comfort * give.stretch).clamp(0.0, give.reserve);
        let ratio = (slack - boxes) / give.stretch;
        let expansion = if boxes > 0.0 { boxes / give.reserve } else { 0.0 };
        Set { ratio, expansion, strain: ratio.min(HOPELESS) }
    }

    fn narrow(&self, excess: f64, give: &Sums) -> Set {
        let boxes = (excess - self.costs.comfort * give.shrink).clamp(0.0, give.reserve);
        let ratio =
            if give.shrink > 0.0 { -((excess - boxes) / give.shrink).min(1.0) } else { 0.0 };
        let expansion = if boxes > 0.0 { -boxes / give.reserve } else { 0.0 };
        Set { ratio, expansion, strain: ratio }
    }

    /// Fitness classes (p. 1155). Of ragged lines, classes of length.
    fn class(&self, set: &Set) -> i8 {
        let bounds = match self.fit {
            Fit::Justified => [-0.5, 0.5, 1.0],
            Fit::Ragged | Fit::Balanced => [0.25, 0.5, 0.75],
        };
        bounds.iter().map(|&bound| i8::from(set.strain >= bound)).sum()
    }

    fn step(&self, class: i8, before: &Node) -> i8 {
        match self.fit {
            Fit::Ragged if before.spot > 0 => (class - before.state.class).signum(),
            Fit::Justified | Fit::Ragged | Fit::Balanced => 0,
        }
    }

    /// Demerits of a line by itself (p. 1128).
    fn demerits(&self, line: &Line, set: &Set, spot: &Spot, end: usize) -> f64 {
        let badness = match self.fit {
            Fit::Justified | Fit::Ragged => badness(set.strain),
            Fit::Balanced => 100.0 * set.strain,
        };
        let badness =
            self.costs.line + badness + self.costs.expanded * set.expansion * set.expansion;
        let penalty = spot.cost + if spot.hyphen { self.costs.hyphen } else { 0.0 };
        let demerits = if penalty >= 0.0 {
            (badness + penalty) * (badness + penalty)
        } else if is_forced(penalty) {
            badness * badness
        } else {
            badness * badness - penalty * penalty
        };
        let runt = end + 1 == self.spots.len() && line.natural < self.costs.runt;
        demerits + if runt { self.costs.runt_cost } else { 0.0 }
    }

    /// Demerits of a line below another (p. 1128, 1155).
    fn between(&self, above: &Node, below: &State, end: &Spot) -> f64 {
        let mut demerits = 0.0;
        if above.state.ladder > 0 && end.hyphen {
            demerits += self.costs.hyphen_below;
        }
        if above.state.ladder > 0 && is_forced(end.cost) {
            demerits += self.costs.hyphen_last;
        }
        if (above.state.class - below.class).abs() > 1 {
            demerits += self.costs.contrast;
        }
        if below.step != 0 && below.step == above.state.step {
            demerits += self.costs.staircase;
        }
        demerits
    }

    /// Sets the lines that end at these spots.
    fn breaks(&self, ends: &[usize]) -> Vec<Break> {
        let starts = [0].into_iter().chain(ends.iter().copied());
        starts
            .zip(ends)
            .map(|(from, &end)| {
                let line = self.line(from, end);
                let spot = &self.spots[end];
                let Set { ratio, expansion, .. } = self.set(&line, spot);
                Break {
                    item: spot.item,
                    width: line.natural,
                    ratio,
                    expansion: 1.0 + expansion * self.costs.expansion,
                }
            })
            .collect()
    }
}

impl Spot {
    fn new(item: usize, cost: f64, end: Sums) -> Spot {
        Spot {
            item,
            cost,
            hyphen: false,
            pre: 0.0,
            post: 0.0,
            end,
            start: Sums::default(),
            from: 0,
            later: f64::INFINITY,
            plain: 0,
        }
    }
}

impl Line {
    fn slack(&self) -> f64 {
        self.measure - self.natural
    }

    fn rounding(&self) -> f64 {
        ROUNDING * self.measure
    }

    fn is_overfull(&self) -> bool {
        -self.slack() > self.give.shrink + self.give.reserve + self.rounding()
    }
}

impl Set {
    const NATURAL: Set = Set { ratio: 0.0, expansion: 0.0, strain: 0.0 };
}

impl Node {
    /// The start of the paragraph, in the class of a line that is neither tight nor loose.
    const START: Node = Node {
        spot: 0,
        before: 0,
        state: State { class: 1, step: 0, ladder: 0, lines: 0 },
        price: Price { overfull: 0, demerits: 0.0 },
    };
}

/// Finds the places where lines may end, with the totals of what is before and after each.
fn spots(items: &[Item], fit: Fit, costs: &Costs) -> Vec<Spot> {
    let mut sums = Sums::default();
    let mut spots = vec![Spot::new(0, FORBIDDEN, sums)];
    // The spots whose lines have not begun yet.
    let mut open = 1;
    for (index, item) in items.iter().enumerate() {
        match *item {
            Item::Box { width } => {
                begin(&mut spots[open..], index, sums);
                open = spots.len();
                sums.width += width;
                if fit == Fit::Justified {
                    sums.reserve += costs.expansion * width.max(0.0);
                }
            }
            Item::Glue { width, stretch, shrink } => {
                sums.width += width;
                if fit == Fit::Justified {
                    sums.stretch += stretch;
                    sums.shrink += shrink.max(0.0);
                }
            }
            Item::Penalty { cost, .. } if cost == FORBIDDEN => {}
            Item::Penalty { cost, hyphen, pre, post } => {
                if is_forced(cost) {
                    begin(&mut spots[open..], index, sums);
                    open = spots.len();
                }
                spots.push(Spot { hyphen, pre, post, ..Spot::new(index, cost, sums) });
            }
        }
    }
    let ended = |last: &Item| matches!(*last, Item::Penalty { cost, .. } if is_forced(cost));
    if items.last().is_some_and(|last| !ended(last)) {
        begin(&mut spots[open..], items.len(), sums);
        spots.push(Spot::new(items.len(), FORCED, sums));
    }
    spots
}

/// Lets the lines that follow these spots begin at this item.
fn begin(spots: &mut [Spot], index: usize, sums: Sums) {
    for spot in spots {
        (spot.from, spot.start) = (index, sums);
    }
}

/// Adds a node, unless there is a cheaper one of its state.
fn offer(fresh: &mut Vec<Node>, node: Node) {
    match fresh.iter_mut().find(|rival| rival.state == node.state) {
        Some(rival) if node.price < rival.price => *rival = node,
        Some(_) => {}
        None => fresh.push(node),
    }
}

/// The spots of a node and of those before it, in order.
fn trace(nodes: &[Node], last: usize) -> Vec<usize> {
    let mut ends = Vec::new();
    let mut node = &nodes[last];
    while node.spot > 0 {
        ends.push(node.spot);
        node = &nodes[node.before];
    }
    ends.reverse();
    ends
}

/// Badness of a ratio (p. 1121).
fn badness(ratio: f64) -> f64 {
    let strain = ratio.abs();
    let cube = strain.min(LOOSE) * strain.min(LOOSE) * strain.min(LOOSE);
    100.0 * (cube + 3.0 * LOOSE * LOOSE * (strain - LOOSE).max(0.0))
}

fn is_forced(cost: f64) -> bool {
    cost == FORCED
}
