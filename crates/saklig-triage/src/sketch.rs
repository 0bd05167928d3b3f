//! The sketch: a text's canonical form in a few bytes, by which it can be
//! compared with 200,000 others.
//!
//! One-permutation `MinHash`: every four letters that follow one another are
//! hashed into one of [`BINS`] bins, and each bin keeps the least. How many
//! bins two texts share tells how many of their runs of four they share.

/// How many bins a sketch has.
pub const BINS: usize = 64;

/// How many pairs of bins a text is looked up by.
pub const BANDS: usize = 16;

/// Letters that are hashed together.
const GRAM: usize = 4;

/// A text as it is compared.
#[derive(Debug, Clone)]
pub struct Sketch {
    /// A hash of the whole canonical form: the same text, however disguised.
    pub exact: u64,
    /// By bin, a byte of its least hash; 0 for an empty bin.
    pub bins: [u8; BINS],
    /// By which it is looked up: texts that share a band are compared.
    pub bands: [u32; BANDS],
    /// Letters of the canonical form.
    pub letters: usize,
}

impl Sketch {
    /// Sketches a canonical form.
    #[must_use]
    pub fn new(canonical: &[u8]) -> Self {
        let mut least = [u32::MAX; BINS];
        let mut gram = 0_u32;
        for (at, unit) in canonical.iter().enumerate() {
            gram = gram << 8 | u32::from(*unit);
            if at + 1 >= GRAM {
                keep(&mut least, gram);
            }
        }
        if canonical.len() < GRAM {
            keep(&mut least, gram);
        }
        // The bits that were compared are small for the least: the low ones tell more.
        let bins = least.map(|least| if least == u32::MAX { 0 } else { (least as u8).max(1) });
        Self { exact: exact(canonical), bins, bands: bands(&mut least), letters: canonical.len() }
    }
}

/// How alike two sketches are, from 0 to 1: the share of their bins, not empty
/// in both, that hold the same.
#[must_use]
pub fn alike(one: &[u8; BINS], other: &[u8; BINS]) -> f32 {
    let (mut same, mut held) = (0_u8, 0_u8);
    for (a, b) in one.iter().zip(other) {
        let full = (a | b) != 0;
        held += u8::from(full);
        same += u8::from(full & (a == b));
    }
    f32::from(same) / f32::from(held.max(1))
}

/// Eight letters at a time.
fn exact(canonical: &[u8]) -> u64 {
    let mut hash = 0x9e37_79b9_7f4a_7c15_u64 ^ canonical.len() as u64;
    let mut take = |eight: [u8; 8]| {
        hash = (hash.rotate_left(23) ^ u64::from_le_bytes(eight)).wrapping_mul(0x517c_c1b7_2722_0a95);
    };
    let mut eights = canonical.chunks_exact(8);
    for eight in &mut eights {
        take(eight.try_into().unwrap_or_default());
    }
    let mut rest = [0; 8];
    for (to, unit) in rest.iter_mut().zip(eights.remainder()) {
        *to = *unit;
    }
    take(rest);
    mixed(hash)
}

fn keep(least: &mut [u32; BINS], gram: u32) {
    // The upper bits of the product depend on all letters.
    let hash = u64::from(gram).wrapping_mul(0x9e37_79b9_7f4a_7c15);
    let (bin, value) = ((hash >> 58) as usize, (hash >> 26) as u32);
    if let Some(held) = least.get_mut(bin) {
        *held = (*held).min(value);
    }
}

/// Pairs of bins, an empty one filled from the next that is not.
fn bands(least: &mut [u32; BINS]) -> [u32; BANDS] {
    let mut next = least.iter().copied().find(|value| *value != u32::MAX).unwrap_or(0);
    for value in least.iter_mut().rev() {
        next = if *value == u32::MAX { next } else { *value };
        *value = next;
    }
    let mut bands = [0; BANDS];
    for (number, (band, bins)) in (1_u64..).zip(bands.iter_mut().zip(least.chunks_exact(BINS / BANDS))) {
        if let [first, _, second, _] = bins {
            let pair = u64::from(*first) << 32 | u64::from(*second);
            let hash = (mixed(pair ^ number.wrapping_mul(0xa24b_aed4_963e_e407)) >> 32) as u32;
            *band = hash;
        }
    }
    bands
}

const fn mixed(hash: u64) -> u64 {
    let hash = (hash ^ hash >> 32).wrapping_mul(0xd6e8_feb8_6659_fd93);
    hash ^ hash >> 29
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::canon::canonical;
    use proptest::prelude::*;

    fn sketch(text: &str) -> Sketch {
        let mut units = Vec::new();
        canonical(text, &mut units);
        Sketch::new(&units)
    }

    fn likeness(one: &str, other: &str) -> f32 {
        alike(&sketch(one).bins, &sketch(other).bins)
    }

    #[test]
    fn the_same_disguised_is_the_same_and_a_changed_word_is_close() {
        let text = "Vinn en iPhone i dag, klicka på länken i min profil och anmäl dig innan midnatt";
        assert_eq!(sketch(text).exact, sketch(&text.to_uppercase()).exact);
        assert!(likeness(text, &text.replace("iPhone", "surfplatta")) > 0.5);
        assert!(likeness(text, "När öppnar kontoret på måndag, och kan man boka en tid på nätet?") < 0.15);
    }

    proptest! {
        #[test]
        fn estimates_the_share_of_runs_of_four(words in prop::collection::vec("[a-z]{3,8}", 24..40), cut in 1..12usize) {
            let (one, other) = (words[cut..].concat(), words[..words.len() - cut].concat());
            let grams = |text: &str| -> std::collections::BTreeSet<Vec<u8>> {
                let mut units = Vec::new();
                canonical(text, &mut units);
                units.windows(GRAM).map(<[u8]>::to_vec).collect()
            };
            let (a, b) = (grams(&one), grams(&other));
            let truth = a.intersection(&b).count() as f32 / a.union(&b).count() as f32;
            prop_assert!((likeness(&one, &other) - truth).abs() < 0.35, "{} and {truth}", likeness(&one, &other));
        }
    }
}
