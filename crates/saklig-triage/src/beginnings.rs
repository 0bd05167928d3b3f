//! Beginnings: listed words looked for where a word of a text begins.
//!
//! Each beginning of what stands there has a number, which is made from that of
//! the beginning before it and one more byte. A small map of bits tells nearly
//! all of them to be no listed word. Only then are the others looked up, all one
//! after the other: to fetch from a large table takes a hundred times as long as
//! to compute a number, unless the processor can fetch many at once.

use crate::dictionary::{goes_on, part};

/// Words, by the numbers of their beginnings.
pub struct Beginnings {
    /// Which numbers may be words,
    words: Map,
    /// and which end in a sign after which a row of listed words goes on.
    rows: Map,
    /// The words, each where its number leads or soon after it.
    places: Box<[Place]>,
}

/// A word: the end of its number, which one in four thousand million others
/// shares, and what it is known by. Nothing, if that is [`FREE`].
#[derive(Debug, Clone, Copy)]
struct Place {
    number: u32,
    word: u32,
}

const FREE: u32 = u32::MAX;

/// A beginning that may be a word, and where it stands.
struct Candidate {
    number: u64,
    start: usize,
    end: usize,
}

/// The number of a beginning that is longer by one byte.
fn longer(number: u64, byte: u8) -> u64 {
    (number ^ u64::from(byte)).wrapping_mul(0x9e37_79b9_7f4a_7c15).rotate_left(29)
}

impl Beginnings {
    /// Makes it of words, each with what it is known by.
    #[must_use]
    pub fn new(words: &[(&str, u32)]) -> Self {
        let mut rows = Vec::new();
        let mut numbers = Vec::with_capacity(words.len());
        for (word, _) in words {
            let mut number = 0;
            for (at, c) in word.char_indices() {
                let end = at + c.len_utf8();
                number = word.as_bytes()[at..end].iter().fold(number, |number, byte| longer(number, *byte));
                if !goes_on(c) && end < word.len() {
                    rows.push(number);
                }
            }
            numbers.push(number);
        }
        let room = (words.len() + words.len() / 2 + 1).next_power_of_two();
        let mut all = Self {
            words: Map::new(&numbers),
            rows: Map::new(&rows),
            places: vec![Place { number: 0, word: FREE }; room].into(),
        };
        for (number, (_, word)) in numbers.into_iter().zip(words) {
            let mut at = all.place(number);
            while all.places[at].word != FREE {
                at = (at + 1) % room;
            }
            all.places[at] = Place { number: number as u32, word: *word };
        }
        all
    }

    /// Calls back with the words that begin where a word of the text does: where
    /// each begins and ends, and what it is known by.
    pub fn find(&self, text: &str, mut found: impl FnMut(usize, usize, u32)) {
        let mut candidates = Vec::with_capacity(text.len() / 2);
        let mut at = 0;
        while let Some((end, is_word)) = part(text, at) {
            if is_word {
                self.propose(text, at, end, &mut candidates);
            }
            at = end;
        }
        for Candidate { number, start, end } in candidates {
            let mut at = self.place(number);
            loop {
                match self.places[at] {
                    Place { word: FREE, .. } => break,
                    place if place.number == number as u32 => {
                        found(start, end, place.word);
                        break;
                    }
                    _ => at = (at + 1) & (self.places.len() - 1),
                }
            }
        }
    }

    /// Adds what may be listed of the beginnings of a word, and of the row that it
    /// may begin.
    fn propose(&self, text: &str, start: usize, end: usize, candidates: &mut Vec<Candidate>) {
        let (mut number, mut at, mut end, mut is_word) = (0, start, end, true);
        loop {
            for byte in &text.as_bytes()[at..end] {
                number = longer(number, *byte);
                at += 1;
                if self.words.may_hold(number) {
                    candidates.push(Candidate { number, start, end: at });
                }
            }
            if !is_word && !self.rows.may_hold(number) {
                return;
            }
            let Some(next) = part(text, at) else { return };
            (end, is_word) = next;
        }
    }

    fn place(&self, number: u64) -> usize {
        (number >> 32) as usize & (self.places.len() - 1)
    }
}

/// A bit for each number that may be held.
struct Map(Box<[u64]>);

/// Bits for each number, at least: few share one.
const BITS: usize = 16;

impl Map {
    fn new(numbers: &[u64]) -> Self {
        let mut map = Self(vec![0; (numbers.len() * BITS / 64 + 1).next_power_of_two()].into());
        for number in numbers {
            let (at, bit) = map.bit(*number);
            map.0[at] |= bit;
        }
        map
    }

    fn may_hold(&self, number: u64) -> bool {
        let (at, bit) = self.bit(number);
        self.0[at] & bit != 0
    }

    fn bit(&self, number: u64) -> (usize, u64) {
        ((number >> 38) as usize & (self.0.len() - 1), 1 << (number >> 32 & 63))
    }
}
