//! A linear model: every feature of a text has a weight for each class, and the
//! class with the greatest sum is the answer. The weights are the explanation.

use std::ops::Range;

use crate::features::{Features, Token};
use crate::signs::Sign;

/// Classes that share a row of weights.
pub const LANES: usize = 16;

/// Weights of one feature, by class.
pub type Row = [i8; LANES];

/// What a model counts, and how.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Counting {
    /// Pieces of up to four letters and words, each time they stand there.
    Plain,
    /// Pieces of up to five letters in one block, words and pairs in another:
    /// each weighed by how rare it is, and each block brought to length one.
    Blocks,
    /// The same, and [signs](crate::signs) in a block of their own; each
    /// occurrence counts by itself.
    Signs,
}

/// A model, ready to be asked.
#[derive(Debug, Clone, PartialEq)]
pub struct Model {
    /// How it counts.
    pub counting: Counting,
    /// What it tells apart, [`LANES`] at most. With a single one, a sum above
    /// [`Model::threshold`] means yes.
    pub classes: Vec<String>,
    /// What is added to the sum of each class.
    pub bias: Vec<f32>,
    /// From which sum on a model of one class says yes.
    pub threshold: f32,
    /// What a weight of 1 is worth.
    pub scale: f32,
    table: Table,
}

/// A feature that a model knows.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Feature {
    /// Its number, as in [`Features`].
    pub key: u32,
    /// How rare it is, in 16ths.
    pub rarity: u8,
    /// Its weights by class.
    pub weights: Row,
}

/// What a model holds, before it is made ready.
#[derive(Debug, Clone, PartialEq)]
pub struct Parts {
    /// See [`Model::counting`].
    pub counting: Counting,
    /// See [`Model::classes`].
    pub classes: Vec<String>,
    /// See [`Model::bias`].
    pub bias: Vec<f32>,
    /// See [`Model::threshold`].
    pub threshold: f32,
    /// See [`Model::scale`].
    pub scale: f32,
    /// The features, in any order.
    pub features: Vec<Feature>,
}

/// Where the known features of a text lie, and their shares: its pieces, its
/// words, its signs.
pub type Blocks = [Vec<(u32, f32)>; 3];

/// Something in a text that counted.
#[derive(Debug, Clone, PartialEq)]
pub struct Counted {
    /// Where it stands.
    pub place: Range<usize>,
    /// How much it added.
    pub weight: f32,
}

impl Model {
    /// Makes a model ready.
    #[must_use]
    pub fn new(parts: Parts) -> Self {
        let Parts { counting, classes, bias, threshold, scale, features } = parts;
        Self { table: Table::new(&features), counting, classes, bias, threshold, scale }
    }

    /// The features, in ascending order.
    #[must_use]
    pub fn features(&self) -> Vec<Feature> {
        let Table { keys, rows, rarity, .. } = &self.table;
        let slots = keys.iter().zip(rows).zip(rarity).filter(|((key, _), _)| **key != 0);
        let mut features: Vec<Feature> =
            slots.map(|((key, weights), rarity)| Feature { key: *key, rarity: *rarity, weights: *weights }).collect();
        features.sort_unstable_by_key(|feature| feature.key);
        features
    }

    /// The sums of a plain model, by class, in units of [`Model::scale`].
    #[must_use]
    pub fn count(&self, features: &Features) -> [i32; LANES] {
        let mut sums = [0_i32; LANES];
        for token in features.tokens.iter().filter(|token| token.is_word) {
            // 40 letters have no more than 160 pieces, so that no sum overflows.
            let mut within = [0_i16; LANES];
            for key in features.short_pieces(token).iter().chain([&token.word]) {
                if let Some(row) = self.table.row(*key) {
                    within.iter_mut().zip(row).for_each(|(sum, weight)| *sum += i16::from(*weight));
                }
            }
            sums.iter_mut().zip(within).for_each(|(sum, more)| *sum += i32::from(more));
        }
        sums
    }

    /// The sums of a model that counts in blocks, by class. Signs are counted by
    /// one that knows of them.
    #[must_use]
    pub fn weigh(&self, features: &Features, signs: &[Sign]) -> Vec<f32> {
        if self.counting == Counting::Signs {
            return self.weigh_each(features, signs);
        }
        let mut sums = [0.0_f32; LANES];
        for block in self.blocks(features, signs) {
            for (slot, share) in block {
                let row = &self.table.rows[slot as usize];
                sums.iter_mut().zip(row).for_each(|(sum, weight)| *sum += share * f32::from(*weight));
            }
        }
        self.bias.iter().zip(sums).map(|(bias, sum)| bias + sum * self.scale).collect()
    }

    /// The same where each occurrence counts by itself: nothing is sorted.
    fn weigh_each(&self, features: &Features, signs: &[Sign]) -> Vec<f32> {
        let mut sums = [0.0_f32; LANES];
        let mut add = |keys: &mut dyn Iterator<Item = u32>| {
            let (mut block, mut squares) = ([0_i32; LANES], 0_u32);
            for slot in keys.filter_map(|key| self.table.slot(key)) {
                let rarity = self.table.rarity[slot as usize];
                squares += u32::from(rarity) * u32::from(rarity);
                let row = &self.table.rows[slot as usize];
                block.iter_mut().zip(row).for_each(|(sum, weight)| *sum += i32::from(*weight) * i32::from(rarity));
            }
            let length = (squares as f32).sqrt().max(1.0);
            sums.iter_mut().zip(block).for_each(|(sum, block)| *sum += block as f32 / length);
        };
        add(&mut features.tokens.iter().flat_map(|token| features.pieces(token)).copied());
        add(&mut features.tokens.iter().flat_map(words_of));
        add(&mut signs.iter().map(|sign| sign.key));
        self.bias.iter().zip(sums).map(|(bias, sum)| bias + sum * self.scale).collect()
    }

    /// Places that spoke for a class, the weightiest first, `most` at most:
    /// whole words, with what their pieces, they themselves, their signs and half
    /// of each pair they stand in added.
    #[must_use]
    pub fn explain(&self, features: &Features, signs: &[Sign], class: usize, most: usize) -> Vec<Counted> {
        self.explain_blocks(&self.blocks(features, signs), features, signs, class, most)
    }

    /// The same for a text whose [blocks](Model::blocks) are known.
    #[must_use]
    pub fn explain_blocks(
        &self,
        blocks: &Blocks,
        features: &Features,
        signs: &[Sign],
        class: usize,
        most: usize,
    ) -> Vec<Counted> {
        let worth = |key: u32, block: usize| {
            let slot = self.table.slot(key)?;
            let held: &Vec<(u32, f32)> = blocks.get(block)?;
            let at = held.binary_search_by_key(&slot, |(slot, _)| *slot).ok()?;
            let weight = self.table.rows.get(slot as usize)?.get(class)?;
            Some(held.get(at)?.1 * f32::from(*weight) * self.scale)
        };
        let mut counted: Vec<Counted> = features
            .tokens
            .iter()
            .map(|token| {
                let pieces: f32 = features.pieces(token).iter().filter_map(|key| worth(*key, 0)).sum();
                let word = worth(token.word, 1).unwrap_or(0.0);
                Counted { place: token.place.clone(), weight: pieces + word }
            })
            .collect();
        for (at, token) in features.tokens.iter().enumerate().skip(1) {
            let pair = token.pair.and_then(|pair| worth(pair, 1)).unwrap_or(0.0) / 2.0;
            counted[at - 1].weight += pair;
            counted[at].weight += pair;
        }
        for sign in signs {
            // A sign of many words speaks of all of them alike.
            let from = features.tokens.partition_point(|token| token.place.end <= sign.place.start);
            let to = features.tokens.partition_point(|token| token.place.start < sign.place.end).max(from);
            let weight = worth(sign.key, 2).unwrap_or(0.0) / (to - from).max(1) as f32;
            counted[from..to].iter_mut().for_each(|counted| counted.weight += weight);
        }
        let mut words: Vec<Counted> = counted
            .into_iter()
            .zip(&features.tokens)
            .filter(|(counted, token)| token.is_word && counted.weight > 0.0)
            .map(|(counted, _)| counted)
            .collect();
        words.sort_by(|a, b| b.weight.total_cmp(&a.weight).then(a.place.start.cmp(&b.place.start)));
        words.truncate(most);
        words
    }

    /// The blocks of a text: where each known feature lies in the table, and its
    /// share; in ascending order.
    #[must_use]
    pub fn blocks(&self, features: &Features, signs: &[Sign]) -> Blocks {
        let signs = if self.counting == Counting::Signs { signs } else { &[] };
        let pieces = features.tokens.iter().flat_map(|token| features.pieces(token)).copied();
        let words = features.tokens.iter().flat_map(words_of);
        [self.block(pieces), self.block(words), self.block(signs.iter().map(|sign| sign.key))]
    }

    fn block(&self, keys: impl Iterator<Item = u32>) -> Vec<(u32, f32)> {
        let mut slots: Vec<u32> = keys.filter_map(|key| self.table.slot(key)).collect();
        slots.sort_unstable();
        shares(&slots, &self.table.rarity, self.counting)
    }
}

/// A token as a whole, and with the one before it.
pub(crate) fn words_of(token: &Token) -> impl Iterator<Item = u32> {
    std::iter::once(token.word).chain(token.pair)
}

/// The features of a block, in ascending order, each with its share: the
/// rarer, the more; and the block is of length one.
pub(crate) fn shares(slots: &[u32], rarity: &[u8], counting: Counting) -> Vec<(u32, f32)> {
    let mut block: Vec<(u32, f32)> = Vec::with_capacity(slots.len());
    let mut squares = 0.0;
    for run in slots.chunk_by(|a, b| a == b) {
        let (times, rare) = (run.len() as f32, f32::from(rarity[run[0] as usize]) / 16.0);
        let share = match counting {
            Counting::Plain | Counting::Signs => times * rare,
            // What is said three times counts for little more than what is said once.
            Counting::Blocks => (1.0 + times.ln()) * rare,
        };
        squares += if counting == Counting::Signs { times * rare * rare } else { share * share };
        block.push((run[0], share));
    }
    let length = squares.sqrt();
    if length > 0.0 {
        block.iter_mut().for_each(|(_, share)| *share /= length);
    }
    block
}

/// Where the features lie: an open table with room to spare.
#[derive(Debug, Clone, PartialEq)]
struct Table {
    /// 0 is empty.
    keys: Box<[u32]>,
    rows: Box<[Row]>,
    rarity: Box<[u8]>,
    mask: u32,
    /// A bit for each key that may be in the table: most that are asked for are
    /// not, and this small map tells it without a look at the large one.
    may_hold: Box<[u64]>,
}

/// Bits of [`Table::may_hold`]: 64 KB, which stay near the processor.
const MAY_HOLD: usize = 1 << 19;

impl Table {
    fn new(features: &[Feature]) -> Self {
        let size = (features.len() * 2).next_power_of_two().max(16);
        let mut table = Self {
            keys: vec![0; size].into(),
            rows: vec![[0; LANES]; size].into(),
            rarity: vec![0; size].into(),
            mask: (size - 1) as u32,
            may_hold: vec![0; MAY_HOLD / 64].into(),
        };
        for feature in features {
            let bit = feature.key as usize % MAY_HOLD;
            table.may_hold[bit / 64] |= 1 << (bit % 64);
            let mut slot = (feature.key & table.mask) as usize;
            while table.keys[slot] != 0 && table.keys[slot] != feature.key {
                slot = (slot + 1) & table.mask as usize;
            }
            table.keys[slot] = feature.key;
            table.rows[slot] = feature.weights;
            table.rarity[slot] = feature.rarity;
        }
        table
    }

    fn slot(&self, key: u32) -> Option<u32> {
        let bit = key as usize % MAY_HOLD;
        if self.may_hold.get(bit / 64)? & (1 << (bit % 64)) == 0 {
            return None;
        }
        let mut slot = key & self.mask;
        loop {
            match *self.keys.get(slot as usize)? {
                0 => return None,
                held if held == key => return Some(slot),
                _ => slot = (slot + 1) & self.mask,
            }
        }
    }

    fn row(&self, key: u32) -> Option<&Row> {
        self.rows.get(self.slot(key)? as usize)
    }
}
