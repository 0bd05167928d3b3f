//! The net: a small convolutional network that reads the words of a comment one
//! after the other, where the [linear model](crate::linear) sees them side by
//! side only (Kim 2014, Convolutional neural networks for sentence
//! classification).
//!
//! Each token is a row of numbers: what its word, its beginnings and ends and
//! the classes of words that it belongs to add up to. Filters look at one, three
//! and five tokens at a time; what each of them found strongest goes on to a
//! layer of few numbers, and from there to an answer for each class.

use crate::features::{Features, Token};
use crate::signs::Sign;

/// Numbers that a token is read as.
pub const WIDTH: usize = 48;
/// Tokens that filters look at, an odd number each.
pub const SPANS: [usize; 3] = [1, 3, 5];
/// Filters for each of the spans.
pub const FILTERS: usize = 64;
/// Filters whose sums a processor holds in its registers.
const AT_ONCE: usize = 32;
/// Numbers that the answers are made from.
pub const HIDDEN: usize = 64;
/// The most tokens read.
pub const TOKENS: usize = 80;
/// The widest look to either side.
pub const SIDE: usize = 2;
/// What all filters found.
pub const FOUND: usize = FILTERS * SPANS.len();

/// Rows for words, for their beginnings and ends, and for classes of words.
pub const ROWS: [usize; 3] = [1 << 14, 1 << 14, 1 << 12];

/// All rows together.
pub const ALL_ROWS: usize = ROWS[0] + ROWS[1] + ROWS[2];

/// The rows that a token is the sum of, each with its share.
pub type Given = Vec<(u32, f32)>;

/// The dense part of a net: everything but the rows.
#[derive(Debug, Clone, PartialEq)]
pub struct Layers {
    /// By span: for each number of each token looked at, its weight for every filter.
    pub filters: [Vec<[f32; FILTERS]>; SPANS.len()],
    /// By span, what is added for each filter.
    pub filter_bias: [[f32; FILTERS]; SPANS.len()],
    /// For each filter's find, its weight for the numbers of the hidden layer.
    pub hidden: Vec<[f32; HIDDEN]>,
    /// What is added to those.
    pub hidden_bias: [f32; HIDDEN],
    /// By class, the weights of those numbers.
    pub answers: Vec<[f32; HIDDEN]>,
    /// By class, what is added.
    pub answer_bias: Vec<f32>,
}

impl Layers {
    /// Nothing learned yet, of the right size.
    #[must_use]
    pub fn empty(classes: usize) -> Self {
        Self {
            filters: SPANS.map(|span| vec![[0.0; FILTERS]; span * WIDTH]),
            filter_bias: [[0.0; FILTERS]; SPANS.len()],
            hidden: vec![[0.0; HIDDEN]; FOUND],
            hidden_bias: [0.0; HIDDEN],
            answers: vec![[0.0; HIDDEN]; classes],
            answer_bias: vec![0.0; classes],
        }
    }

    /// Every number in one order, to be changed or written down.
    pub fn numbers_mut(&mut self) -> impl Iterator<Item = &mut f32> {
        let filters = self.filters.iter_mut().flatten().flatten();
        let first = filters.chain(self.filter_bias.iter_mut().flatten());
        let hidden = self.hidden.iter_mut().flatten().chain(&mut self.hidden_bias);
        first.chain(hidden).chain(self.answers.iter_mut().flatten()).chain(&mut self.answer_bias)
    }

    /// What each filter found strongest in the tokens of a text, and where; the
    /// text stands between two margins of [`SIDE`] empty tokens.
    pub fn find(&self, padded: &[[f32; WIDTH]]) -> ([f32; FOUND], [usize; FOUND]) {
        let (mut found, mut places) = ([0.0_f32; FOUND], [usize::MAX; FOUND]);
        let tokens = padded.len().saturating_sub(2 * SIDE);
        let numbers = padded.as_flattened();
        for (at, span) in SPANS.into_iter().enumerate() {
            let (weights, bias) = (&self.filters[at], &self.filter_bias[at]);
            let of = at * FILTERS..(at + 1) * FILTERS;
            let (found, places) = (&mut found[of.clone()], &mut places[of]);
            for token in 0..tokens {
                let from = (token + SIDE - span / 2) * WIDTH;
                let numbers = &numbers[from..from + span * WIDTH];
                for some in 0..FILTERS / AT_ONCE {
                    let mut sums = bias.as_chunks::<AT_ONCE>().0[some];
                    for (number, weights) in numbers.iter().zip(weights) {
                        let weights = &weights.as_chunks::<AT_ONCE>().0[some];
                        sums.iter_mut().zip(weights).for_each(|(sum, weight)| *sum += number * weight);
                    }
                    let filters = some * AT_ONCE..(some + 1) * AT_ONCE;
                    let finds = found[filters.clone()].iter_mut().zip(&mut places[filters]);
                    for ((found, place), sum) in finds.zip(sums) {
                        if sum > *found {
                            (*found, *place) = (sum, token);
                        }
                    }
                }
            }
        }
        (found, places)
    }

    /// The hidden layer of what was found, before what is below zero is cut off.
    #[must_use]
    pub fn hide(&self, found: &[f32; FOUND]) -> [f32; HIDDEN] {
        let mut sums = self.hidden_bias;
        for (found, weights) in found.iter().zip(&self.hidden).filter(|(found, _)| **found != 0.0) {
            sums.iter_mut().zip(weights).for_each(|(sum, weight)| *sum += found * weight);
        }
        sums
    }

    /// The answers, by class, of a hidden layer that is cut off.
    #[must_use]
    pub fn answer(&self, hidden: &[f32; HIDDEN]) -> Vec<f32> {
        let sum = |(weights, bias): (&[f32; HIDDEN], &f32)| {
            weights.iter().zip(hidden).fold(*bias, |sum, (weight, number)| sum + weight * number)
        };
        self.answers.iter().zip(&self.answer_bias).map(sum).collect()
    }
}

/// The rows that each token of a text is made of, with the signs that stand over
/// it alone. Of words, and of their beginnings and ends, only those that are
/// `known` count: a rare one could tell of its writer.
#[must_use]
pub fn given(features: &Features, signs: &[Sign], known: impl Fn(u32) -> bool) -> Vec<Given> {
    let mut signs: Vec<(usize, usize, u32)> =
        signs.iter().map(|sign| (sign.place.start, sign.place.end, sign.key)).collect();
    signs.sort_unstable();
    signs.dedup();
    let of = |token: &Token| {
        let mut ends: Vec<u32> = token.ends().iter().filter(|end| known(**end)).map(|end| row(1, *end)).collect();
        ends.sort_unstable();
        ends.dedup();
        let share = 1.0 / ends.len() as f32;
        let place = (token.place.start, token.place.end);
        let over = signs.partition_point(|(start, end, _)| (*start, *end) < place);
        let over = signs[over..].iter().take_while(|(start, end, _)| (*start, *end) == place);
        let word = Some((row(0, token.word), 1.0)).filter(|_| known(token.word));
        let ends = ends.into_iter().map(|end| (end, share));
        word.into_iter().chain(ends).chain(over.map(|(.., key)| (row(2, *key), 1.0))).collect()
    };
    features.tokens.iter().take(TOKENS).map(of).collect()
}

fn row(kind: usize, key: u32) -> u32 {
    let first: usize = ROWS[..kind].iter().sum();
    (first + key as usize % ROWS[kind]) as u32
}

/// A net, ready to be asked.
#[derive(Debug, Clone, PartialEq)]
pub struct Net {
    /// What it tells apart.
    pub classes: Vec<String>,
    /// What a number of a row is worth.
    pub scale: f32,
    /// The rows.
    pub rows: Vec<[i8; WIDTH]>,
    /// All else.
    pub layers: Layers,
}

impl Net {
    /// What speaks for a class in a text; 0 if the net does not know of it.
    #[must_use]
    pub fn answer(&self, class: &str, given: &[Given]) -> f32 {
        let class = self.classes.iter().position(|known| known == class);
        class.and_then(|class| self.read(given).get(class).copied()).unwrap_or(0.0)
    }

    /// Only this class, which its answers count `share` as much for.
    #[must_use]
    pub fn only(mut self, class: &str, share: f32) -> Self {
        let place = self.classes.iter().position(|known| known == class);
        let kept = |at: usize| place == Some(at);
        let layers = &mut self.layers;
        layers.answers = layers
            .answers
            .iter()
            .enumerate()
            .filter(|(at, _)| kept(*at))
            .map(|(_, row)| row.map(|weight| weight * share))
            .collect();
        layers.answer_bias =
            layers.answer_bias.iter().enumerate().filter(|(at, _)| kept(*at)).map(|(_, bias)| bias * share).collect();
        self.classes.retain(|known| known == class);
        self
    }

    /// The answers for a text, by class: above 0 rather yes.
    #[must_use]
    pub fn read(&self, given: &[Given]) -> Vec<f32> {
        let mut padded = vec![[0.0; WIDTH]; given.len() + 2 * SIDE];
        for (token, given) in padded.iter_mut().skip(SIDE).zip(given) {
            for (row, share) in given {
                let share = share * self.scale;
                let numbers = self.rows.get(*row as usize).into_iter().flatten();
                token.iter_mut().zip(numbers).for_each(|(sum, number)| *sum += share * f32::from(*number));
            }
        }
        let (found, _) = self.layers.find(&padded);
        let hidden = self.layers.hide(&found).map(|number| number.max(0.0));
        self.layers.answer(&hidden)
    }
}
