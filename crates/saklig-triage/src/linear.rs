//! A linear model: every feature of a text has a weight for each class, and the
//! class with the greatest sum is the answer. The weights are the explanation.

use std::ops::Range;

use crate::features::{ENDS, Features, Token};
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
    /// each weighed by how rare it is, and once however often it stands there;
    /// and each block is brought to length one.
    Blocks,
    /// So too, but words, pairs and the [beginnings and ends](Token::ends) of
    /// words are one block, and [signs](crate::signs) another.
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

/// What a model knows of a text: where its features lie in the table, in the
/// order of the text.
#[derive(Debug)]
pub struct Seen {
    /// May be [`UNKNOWN`], as all that follow.
    pieces: Vec<u32>,
    /// By token, where its pieces end.
    ends: Vec<usize>,
    /// Of each token the word, and its pair with the one before.
    words: Vec<u32>,
    /// Of each sign.
    signs: Vec<u32>,
}

/// Stands for a feature that the table does not hold.
const UNKNOWN: u32 = u32::MAX;

/// What each of the features that were [`Seen`] adds to any class: its share.
#[derive(Debug)]
pub struct Shares {
    pieces: Vec<f32>,
    words: Vec<f32>,
    signs: Vec<f32>,
    /// Which tokens each sign stands over.
    over: Vec<Range<usize>>,
}

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
        Self { table: Table::new(features), counting, classes, bias, threshold, scale }
    }

    /// The features, in ascending order.
    #[must_use]
    pub fn features(&self) -> Vec<Feature> {
        self.table.places.iter().filter(|place| place.key != 0).copied().collect()
    }

    /// The sums of a plain model, by class, in units of [`Model::scale`].
    #[must_use]
    pub fn count(&self, features: &Features) -> [i32; LANES] {
        let mut sums = [0_i32; LANES];
        let mut slots = Vec::with_capacity(features.size());
        for token in features.tokens.iter().filter(|token| token.is_word) {
            self.table.add_likely(features.short_pieces(token), &mut slots);
            self.table.add_likely(&[token.word], &mut slots);
        }
        self.table.find_all(&mut slots);
        for row in slots.iter().filter_map(|slot| self.table.places.get(*slot as usize)).map(|known| &known.weights) {
            sums.iter_mut().zip(row).for_each(|(sum, weight)| *sum += i32::from(*weight));
        }
        sums
    }

    /// The sums of a model that counts in blocks, by class. Signs are counted by
    /// one that knows of them.
    #[must_use]
    pub fn weigh(&self, features: &Features, signs: &[Sign]) -> Vec<f32> {
        self.weigh_seen(&self.see(features, signs))
    }

    /// Whether a feature may be one that the model knows: quickly told, and
    /// seldom wrong.
    #[must_use]
    pub fn may_know(&self, key: u32) -> bool {
        self.table.may_hold(key)
    }

    /// Whether a feature is one that the model knows.
    #[must_use]
    pub fn knows(&self, key: u32) -> bool {
        self.table.slot(key) != UNKNOWN
    }

    /// Looks the features of a text up.
    #[must_use]
    pub fn see(&self, features: &Features, signs: &[Sign]) -> Seen {
        let of_signs = self.counting == Counting::Signs;
        let (tokens, signs) = (features.tokens.len(), if of_signs { signs } else { &[] });
        let room = if of_signs { tokens * ENDS } else { features.size() };
        let (mut pieces, mut ends) = (Vec::with_capacity(room), Vec::with_capacity(tokens));
        let mut words = Vec::with_capacity(tokens * 2);
        for token in &features.tokens {
            self.table.add_likely(self.pieces(features, token), &mut pieces);
            ends.push(pieces.len());
            words.extend(
                [Some(token.word), token.pair].map(|key| key.filter(|key| self.may_know(*key)).unwrap_or(FREE.key)),
            );
        }
        let mut signs: Vec<u32> = signs.iter().map(|sign| sign.key).collect();
        [&mut pieces, &mut words, &mut signs].into_iter().for_each(|keys| self.table.find_all(keys));
        Seen { pieces, ends, words, signs }
    }

    /// The same as [`Model::weigh`] for a text that was [`Seen`].
    #[must_use]
    pub fn weigh_seen(&self, seen: &Seen) -> Vec<f32> {
        let blocks = if self.counting == Counting::Signs {
            [self.sum(&[&seen.pieces, &seen.words]), self.sum(&[&seen.signs])]
        } else {
            [self.sum(&[&seen.pieces]), self.sum(&[&seen.words])]
        };
        let mut sums = [0.0_f32; LANES];
        for block in blocks {
            sums.iter_mut().zip(block).for_each(|(sum, block)| *sum += block);
        }
        self.bias.iter().zip(sums).map(|(bias, sum)| bias + sum * self.scale).collect()
    }

    /// What a model of this kind counts of a token beside itself.
    fn pieces<'a>(&self, features: &'a Features, token: &'a Token) -> &'a [u32] {
        match self.counting {
            Counting::Signs if token.is_word => token.ends(),
            Counting::Signs => &[],
            _ => features.pieces(token),
        }
    }

    /// The sums of a block, in which every feature counts once. They are whole
    /// numbers until it is brought to length one.
    fn sum(&self, parts: &[&[u32]]) -> [f32; LANES] {
        let (mut sums, mut squares) = ([0_i32; LANES], 0_u32);
        let mut met = Met::of(parts.iter().map(|slots| slots.len()).sum());
        for slot in parts.iter().copied().flatten() {
            if *slot == UNKNOWN || !met.is_new(*slot) {
                continue;
            }
            let Feature { rarity, weights, .. } = self.table.places[*slot as usize];
            squares += u32::from(rarity) * u32::from(rarity);
            let row = &weights;
            sums.iter_mut().zip(row).for_each(|(sum, weight)| {
                *sum += i32::from(i16::from(*weight) * i16::from(rarity));
            });
        }
        let length = (squares as f32).sqrt().max(1.0);
        sums.map(|sum| sum as f32 / length)
    }

    /// The shares of what was seen, from which every class is [explained](Model::explain).
    #[must_use]
    pub fn shares(&self, seen: &Seen, features: &Features, signs: &[Sign]) -> Shares {
        // How many tokens begin, and how many end, before each byte.
        let length = features.tokens.last().map_or(0, |token| token.place.end + 1);
        let (mut begun, mut ended) = (Vec::with_capacity(length), Vec::with_capacity(length));
        for (at, token) in features.tokens.iter().enumerate() {
            begun.resize(token.place.start + 1, at);
            ended.resize(token.place.end, at);
        }
        let count = features.tokens.len();
        let over = |sign: &Sign| {
            let from = ended.get(sign.place.start).copied().unwrap_or(count);
            from..begun.get(sign.place.end).copied().unwrap_or(count).max(from)
        };
        let (pieces, words) = if self.counting == Counting::Signs {
            // They are one block.
            let mut both = self.shares_of(&[&seen.pieces[..], &seen.words[..]].concat());
            let words = both.split_off(seen.pieces.len());
            (both, words)
        } else {
            (self.shares_of(&seen.pieces), self.shares_of(&seen.words))
        };
        Shares { pieces, words, signs: self.shares_of(&seen.signs), over: signs.iter().map(over).collect() }
    }

    /// The shares of a block: what stands there again adds nothing.
    fn shares_of(&self, slots: &[u32]) -> Vec<f32> {
        let mut met = Met::of(slots.len());
        let share = |slot: &u32| {
            let counts = *slot != UNKNOWN && met.is_new(*slot);
            if counts { f32::from(self.table.places[*slot as usize].rarity) } else { 0.0 }
        };
        let mut shares: Vec<f32> = slots.iter().map(share).collect();
        bring_to_length_one(&mut shares);
        shares
    }

    /// Places that spoke for a class, the weightiest first, `most` at most:
    /// whole words, with what their pieces, they themselves, their signs and half
    /// of each pair they stand in added.
    #[must_use]
    pub fn explain(
        &self,
        (seen, shares): (&Seen, &Shares),
        features: &Features,
        class: usize,
        most: usize,
    ) -> Vec<Counted> {
        let class = class.min(LANES - 1);
        let worth = |slots: &[u32], shares: &[f32], at: usize| match self.table.places.get(slots[at] as usize) {
            Some(known) => shares[at] * f32::from(known.weights[class]) * self.scale,
            None => 0.0,
        };
        let mut weights = Vec::with_capacity(features.tokens.len());
        let mut from = 0;
        for (at, to) in seen.ends.iter().enumerate() {
            let pieces: f32 = (from..*to).map(|piece| worth(&seen.pieces, &shares.pieces, piece)).sum();
            weights.push(pieces + worth(&seen.words, &shares.words, 2 * at));
            from = *to;
        }
        for at in 1..weights.len() {
            let pair = worth(&seen.words, &shares.words, 2 * at + 1) / 2.0;
            weights[at - 1] += pair;
            weights[at] += pair;
        }
        for (sign, over) in shares.over.iter().enumerate() {
            let worth = worth(&seen.signs, &shares.signs, sign);
            if worth != 0.0 {
                // A sign of many words speaks of all of them alike.
                let weight = worth / over.len().max(1) as f32;
                weights[over.clone()].iter_mut().for_each(|sum| *sum += weight);
            }
        }
        let mut words: Vec<Counted> = weights
            .into_iter()
            .zip(&features.tokens)
            .filter(|(weight, token)| token.is_word && *weight > 0.0)
            .map(|(weight, token)| Counted { place: token.place.clone(), weight })
            .collect();
        words.sort_by(|a, b| b.weight.total_cmp(&a.weight).then(a.place.start.cmp(&b.place.start)));
        words.truncate(most);
        words
    }
}

/// A token as a whole, and with the one before it.
pub(crate) fn words_of(token: &Token) -> impl Iterator<Item = u32> {
    std::iter::once(token.word).chain(token.pair)
}

/// The features of a block in ascending order, each with its share: the rarer, the
/// more; and the block is of length one.
pub(crate) fn shares(mut slots: Vec<u32>, rarity: &[u8], counting: Counting) -> Vec<(u32, f32)> {
    slots.sort_unstable();
    let share = |run: &[u32]| {
        let times = if counting == Counting::Plain { run.len() } else { 1 };
        times as f32 * f32::from(rarity[run[0] as usize])
    };
    let mut shares: Vec<f32> = slots.chunk_by(|a, b| a == b).map(share).collect();
    bring_to_length_one(&mut shares);
    slots.dedup();
    slots.into_iter().zip(shares).collect()
}

fn bring_to_length_one(shares: &mut [f32]) {
    let length = shares.iter().map(|share| share * share).sum::<f32>().sqrt().max(f32::MIN_POSITIVE);
    shares.iter_mut().for_each(|share| *share /= length);
}

/// Which slots were met in a text. They lie evenly in a model's table, and so in
/// this much smaller one.
struct Met(Vec<u32>);

impl Met {
    /// For so many, at least half of whose places stay free.
    fn of(count: usize) -> Self {
        Self(vec![UNKNOWN; (2 * count).next_power_of_two().max(2)])
    }

    /// Whether one was not met before.
    fn is_new(&mut self, slot: u32) -> bool {
        let mut at = slot as usize;
        loop {
            at &= self.0.len() - 1;
            match self.0[at] {
                UNKNOWN => {
                    self.0[at] = slot;
                    return true;
                }
                held if held == slot => return false,
                _ => at += 1,
            }
        }
    }
}

/// The features, each where its number leads or soon after it: what is known of
/// one lies together, since to fetch it costs more than all else.
#[derive(Debug, Clone, PartialEq)]
struct Table {
    places: Box<[Feature]>,
    /// How many bits of a number are left away to tell its place.
    shift: u32,
    /// A bit for each key that may be in the table: most that are asked for are
    /// not, and this small map tells it without a look at the large one.
    may_hold: Box<[u64]>,
}

/// Bits of [`Table::may_hold`] for each feature, at least: few keys share one,
/// and they stay near the processor.
const MAY_HOLD: usize = 8;

/// A place without a feature; 0 is nothing's number.
const FREE: Feature = Feature { key: 0, rarity: 0, weights: [0; LANES] };

impl Table {
    fn new(mut features: Vec<Feature>) -> Self {
        // At most two of three places are taken, and the last one never.
        let room = (features.len() + features.len() / 2 + 2).next_power_of_two();
        let shift = 32 - room.trailing_zeros();
        let mut may_hold = vec![0; (features.len() * MAY_HOLD / 64).next_power_of_two()];
        let bits = may_hold.len() * 64;
        features.sort_unstable_by_key(|feature| feature.key);
        let mut places = vec![FREE; room];
        for feature in features {
            let bit = feature.key as usize % bits;
            may_hold[bit / 64] |= 1 << (bit % 64);
            // Keys are spread evenly, and in ascending order.
            let mut place = (feature.key >> shift) as usize;
            while places.get(place).is_some_and(|held| held.key != 0) {
                place += 1;
            }
            if place == places.len() {
                places.push(FREE);
            }
            places[place] = feature;
        }
        places.push(FREE);
        Self { places: places.into(), shift, may_hold: may_hold.into() }
    }

    fn may_hold(&self, key: u32) -> bool {
        let bit = key as usize & (self.may_hold.len() * 64 - 1);
        self.may_hold[bit / 64] & (1 << (bit % 64)) != 0
    }

    /// Where a key lies, or [`UNKNOWN`].
    fn slot(&self, key: u32) -> u32 {
        if self.may_hold(key) { self.look_up(key) } else { UNKNOWN }
    }

    fn look_up(&self, key: u32) -> u32 {
        let mut slot = key >> self.shift;
        loop {
            match self.places[slot as usize].key {
                0 => return UNKNOWN,
                held if held == key => return slot,
                _ => slot += 1,
            }
        }
    }

    /// Adds those of some keys that may be in the table. Nothing depends on what was
    /// found before, so that the processor need not wait.
    fn add_likely(&self, keys: &[u32], likely: &mut Vec<u32>) {
        let start = likely.len();
        likely.resize(start + keys.len(), FREE.key);
        let mut held = start;
        for key in keys {
            likely[held] = *key;
            held += usize::from(self.may_hold(*key));
        }
        likely.truncate(held);
    }

    /// Turns keys into the places where they lie, or [`UNKNOWN`]. All are fetched
    /// before any is compared: the processor waits for the memory once, not for
    /// each of them.
    fn find_all(&self, keys: &mut [u32]) {
        let first = |key: u32| (key >> self.shift) as usize;
        let fetched: Vec<u32> = keys.iter().map(|key| self.places[first(*key)].key).collect();
        for (key, fetched) in keys.iter_mut().zip(fetched) {
            *key = if fetched == *key && fetched != FREE.key { *key >> self.shift } else { self.look_up(*key) };
        }
    }
}
