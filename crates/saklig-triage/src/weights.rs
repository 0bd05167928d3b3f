//! The weights of a plain model, laid out to be added up fast: every feature
//! has a place of its own that its number leads to, so that nothing is searched
//! for and the processor never has to guess what it will find.
//!
//! Features that share their first bits form a bucket. For each bucket a number
//! is chosen, when the table is made, with which all of them come to places
//! that are free.

use crate::features::Features;
use crate::linear::{Feature, LANES, Row};

/// So many rows of weights are added before their sums could overflow.
const ROWS: usize = 256;

/// Buckets have about four features.
const BUCKET: usize = 4;

/// Weights by feature.
pub struct Weights {
    /// By bucket, the number that leads to free places.
    chosen: Box<[u16]>,
    /// By place, the feature that lies there; 0 is nothing's number.
    keys: Box<[u32]>,
    /// By place; the last is of no feature, and adds nothing.
    rows: Box<[Row]>,
}

impl Weights {
    /// Lays features out.
    #[must_use]
    pub fn new(features: &[Feature]) -> Self {
        let mut places = (features.len() + features.len() / 16).next_power_of_two().max(16);
        loop {
            // With more room it never takes long.
            if let Some(weights) = Self::in_room(features, places) {
                return weights;
            }
            places *= 2;
        }
    }

    fn in_room(features: &[Feature], places: usize) -> Option<Self> {
        let mut weights = Self {
            chosen: vec![0; (places / BUCKET).max(2)].into(),
            keys: vec![0; places].into(),
            rows: vec![[0; LANES]; places + 1].into(),
        };
        let mut buckets: Vec<Vec<&Feature>> = vec![Vec::new(); weights.chosen.len()];
        for feature in features {
            buckets[weights.bucket(feature.key)].push(feature);
        }
        // The fullest while there is most room.
        let mut order: Vec<usize> = (0..buckets.len()).collect();
        order.sort_by_key(|bucket| std::cmp::Reverse(buckets[*bucket].len()));
        let mut taken: Vec<usize> = Vec::new();
        for bucket in order {
            let fits = |chosen: &u16| {
                taken.clear();
                buckets[bucket].iter().all(|feature| {
                    let place = weights.place(feature.key, *chosen);
                    let free = weights.keys[place] == 0 && !taken.contains(&place);
                    taken.push(place);
                    free
                })
            };
            let chosen = (0..u16::MAX).find(fits)?;
            weights.chosen[bucket] = chosen;
            for feature in &buckets[bucket] {
                let place = weights.place(feature.key, chosen);
                weights.keys[place] = feature.key;
                weights.rows[place] = feature.weights;
            }
        }
        Some(weights)
    }

    /// By the first bits.
    fn bucket(&self, key: u32) -> usize {
        (key >> (32 - self.chosen.len().trailing_zeros())) as usize
    }

    fn place(&self, key: u32, chosen: u16) -> usize {
        let mixed = (key ^ u32::from(chosen).wrapping_mul(0x9e37_79b9)).wrapping_mul(0x2c1b_3c6d);
        (mixed >> (32 - self.keys.len().trailing_zeros())) as usize
    }

    /// The sums of what stands in a text, by class: pieces of up to four
    /// letters, and words.
    #[must_use]
    pub fn add_up(&self, features: &Features) -> [i32; LANES] {
        let mut places = Vec::with_capacity(512);
        for token in features.tokens.iter().filter(|token| token.is_word) {
            places.extend(features.short_pieces(token).iter().chain([&token.word]).map(|key| {
                let place = self.place(*key, self.chosen[self.bucket(*key)]);
                if self.keys[place] == *key { place as u32 } else { self.keys.len() as u32 }
            }));
        }
        let mut sums = [0_i32; LANES];
        for places in places.chunks(ROWS) {
            let mut within = [0_i16; LANES];
            for place in places {
                let row = &self.rows[*place as usize];
                within.iter_mut().zip(row).for_each(|(sum, weight)| *sum += i16::from(*weight));
            }
            sums.iter_mut().zip(within).for_each(|(sum, more)| *sum += i32::from(more));
        }
        sums
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::linear::{Counting, Model, Parts};
    use proptest::prelude::*;

    proptest! {
        #[test]
        fn adds_up_what_the_model_counts(text in "[a-zåäö ]{0,80}", other in "[a-zåäö ]{0,80}", weight in -127..=127_i8) {
            let (read, known) = (Features::of(&text), Features::of(&other));
            let words = known.tokens.iter().chain(&read.tokens).step_by(2);
            let mut keys: Vec<u32> = known.tokens.iter().flat_map(|token| known.pieces(token)).copied().collect();
            keys.extend(words.map(|token| token.word));
            keys.sort_unstable();
            keys.dedup();
            let feature = |key: &u32| Feature { key: *key, rarity: 16, weights: [weight.wrapping_add(*key as i8).max(-127); LANES] };
            let features: Vec<Feature> = keys.iter().map(feature).collect();
            let weights = Weights::new(&features);
            let model = Model::new(Parts {
                counting: Counting::Plain,
                classes: Vec::new(),
                bias: Vec::new(),
                threshold: 0.0,
                scale: 1.0,
                features,
            });
            prop_assert_eq!(weights.add_up(&read), model.count(&read));
        }
    }

    #[test]
    fn nothing_known_adds_nothing() {
        assert_eq!(Weights::new(&[]).add_up(&Features::of("hej på dig")), [0; LANES]);
    }
}
