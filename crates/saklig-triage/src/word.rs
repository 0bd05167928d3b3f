//! The words of a text, each with its shape and a hint of what the
//! [`names`](crate::names) say of it: the one pass on which names are found.

use std::ops::Range;

use crate::names::{Known, Names};
use crate::number::places;
use crate::plain::Marks;

/// How a word is written.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Shape {
    /// Begins with a small letter, or has no capitals in its script.
    Lower,
    /// Begins with a capital.
    Capital,
    /// Capitals only, two or more.
    Upper,
    /// One capital.
    Initial,
}

/// A word: letters, with hyphens or apostrophes between them.
#[derive(Debug, Clone, Copy)]
pub struct Word {
    /// Where it begins.
    pub start: usize,
    /// Where it ends.
    pub end: usize,
    /// How it is written.
    pub shape: Shape,
    /// What the lists may know it as around names, [at least](Names::hint).
    pub hint: Known,
}

impl Word {
    /// Where it stands.
    #[must_use]
    pub fn place(&self) -> Range<usize> {
        self.start..self.end
    }
}

/// What a byte may be.
const OTHER: u8 = 0;
const SMALL: u8 = 1;
const LARGE: u8 = 2;
const JOINS: u8 = 3;
const WIDE: u8 = 4;

static CLASS: [u8; 256] = {
    let mut class = [OTHER; 256];
    let mut byte = 0;
    while byte < 256 {
        class[byte] = match byte as u8 {
            b'a'..=b'z' => SMALL,
            b'A'..=b'Z' => LARGE,
            b'-' | b'\'' => JOINS,
            0x80.. => WIDE,
            _ => OTHER,
        };
        byte += 1;
    }
    class
};

/// Every word of a text with these marks, in order.
#[must_use]
pub fn words(plain: &str, lower: &str, marks: Marks, names: &Names) -> Vec<Word> {
    let mut words = Vec::with_capacity(plain.len() / 4 + 2);
    let mut add = |place: Range<usize>, shape: Shape| {
        let hint = names.hint(lower.as_bytes(), &place);
        words.push(Word { start: place.start, end: place.end, shape, hint });
    };
    // Two of the characters of Latin-1 are no letters.
    if !marks.has(Marks::OTHER) && !marks.has(Marks::SIGN) {
        latin(plain.as_bytes(), lower.as_bytes(), &mut add);
    } else {
        mixed(plain, &mut add);
    }
    words
}

/// How a word is written, by whether it begins with a capital, whether it has
/// small letters, and how many capitals.
fn shape(first_large: bool, small: bool, large: usize) -> Shape {
    match (first_large, small, large) {
        (false, ..) => Shape::Lower,
        (true, false, 1) => Shape::Initial,
        (true, false, _) => Shape::Upper,
        (true, ..) => Shape::Capital,
    }
}

/// The words of a text in Latin letters, 64 bytes at a time. A capital is where
/// lower case is something else.
fn latin(plain: &[u8], lower: &[u8], add: &mut impl FnMut(Range<usize>, Shape)) {
    let (mut start, mut within) = (0, false);
    // The last block is filled up, so that the last word ends in it.
    let (blocks, rest) = lower.as_chunks::<64>();
    let (given, given_rest) = plain.as_chunks::<64>();
    let (mut last, mut given_last) = ([b' '; 64], [b' '; 64]);
    last[..rest.len()].copy_from_slice(rest);
    given_last[..rest.len()].copy_from_slice(given_rest);
    let mut is_small = true;
    let given = given.iter().chain([&given_last]);
    for (number, (block, given)) in blocks.iter().chain([&last]).zip(given).enumerate() {
        let large = differing(block, given);
        // A capital of two bytes shows in the second one; that of the next block is not seen here.
        let small = !(large | large >> 1 | 1 << 63);
        let letters = places(block, |b| b.is_ascii_lowercase() | (b >= 0x80));
        let before = letters << 1 | u64::from(within);
        // Hyphens and apostrophes between two letters.
        let joints = places(block, |b| (b == b'-') | (b == b'\'')) & before;
        let joints = joints & (letters >> 1 | u64::from(joins(lower, number * 64 + 63)) << 63);
        // Where words begin, and where they end.
        let letters = letters | joints;
        let mut turns = letters ^ (letters << 1 | u64::from(within));
        while turns != 0 {
            let at = number * 64 + turns.trailing_zeros() as usize;
            turns &= turns - 1;
            if within {
                add(start..at, if is_small { Shape::Lower } else { shape_of(plain, lower, start..at) });
            }
            is_small = small >> (at & 63) & 1 == 1;
            (start, within) = (at, !within);
        }
    }
}

/// Where two blocks differ, a bit for each byte.
fn differing(a: &[u8; 64], b: &[u8; 64]) -> u64 {
    let mut differ = [0; 64];
    for ((differ, a), b) in differ.iter_mut().zip(a).zip(b) {
        *differ = a ^ b;
    }
    places(&differ, |b| b != 0)
}

/// The shape of a Latin word, as it is given and in lower case.
fn shape_of(plain: &[u8], lower: &[u8], word: Range<usize>) -> Shape {
    let (Some(given), Some(lower)) = (plain.get(word.clone()), lower.get(word)) else { return Shape::Lower };
    // After C3 the letter is told by the second byte.
    let first = usize::from(given.first() == Some(&0xc3));
    if given.get(first) == lower.get(first) {
        return Shape::Lower;
    }
    if given.get(first + 1).is_some_and(u8::is_ascii_lowercase) {
        return Shape::Capital;
    }
    let large = given.iter().zip(lower).filter(|(a, b)| a != b).count();
    let is_small = |(a, b): (&u8, &u8)| a == b && CLASS[usize::from(*a)] != JOINS && *a != 0xc3;
    shape(true, given.iter().zip(lower).any(is_small), large)
}

/// The words of any text.
fn mixed(plain: &str, add: &mut impl FnMut(Range<usize>, Shape)) {
    let bytes = plain.as_bytes();
    let mut at = 0;
    while let Some(byte) = bytes.get(at) {
        let class = CLASS[usize::from(*byte)];
        if class == OTHER || class == JOINS {
            at += 1;
            continue;
        }
        let start = at;
        let (mut small, mut large) = (false, 0);
        let mut first_large = false;
        while let Some(byte) = bytes.get(at) {
            match CLASS[usize::from(*byte)] {
                SMALL => {
                    small = true;
                    at += 1;
                    while bytes.get(at).is_some_and(u8::is_ascii_lowercase) {
                        at += 1;
                    }
                }
                LARGE => {
                    first_large |= at == start;
                    (large, at) = (large + 1, at + 1);
                }
                JOINS if at > start && joins(bytes, at) => at += 1,
                WIDE => match wide(plain, at, at > start) {
                    Some((Case::Large, length)) => {
                        first_large |= at == start;
                        (large, at) = (large + 1, at + length);
                    }
                    Some((Case::Small, length)) => (small, at) = (true, at + length),
                    None => break,
                },
                _ => break,
            }
        }
        if at == start {
            // A character that is no letter: go on after it.
            at += 1;
            continue;
        }
        add(start..at, shape(first_large, small, large));
    }
}

/// Whether a hyphen or an apostrophe stands between two letters.
fn joins(bytes: &[u8], at: usize) -> bool {
    bytes.get(at + 1).is_some_and(|b| matches!(CLASS[usize::from(*b)], SMALL | LARGE | WIDE))
}

enum Case {
    Small,
    Large,
}

/// A letter outside ASCII, its case and its length; none for other characters. An
/// apostrophe is one inside a word.
fn wide(plain: &str, at: usize, inside: bool) -> Option<(Case, usize)> {
    let bytes = plain.as_bytes();
    if bytes[at] == 0xc3 {
        return match bytes.get(at + 1) {
            Some(0x97 | 0xb7) | None => None,
            Some(0x80..=0x9e) => Some((Case::Large, 2)),
            Some(_) => Some((Case::Small, 2)),
        };
    }
    let code = |next: &u8| u32::from(bytes[at] & 0x1f) << 6 | u32::from(next & 0x3f);
    match (bytes[at], bytes.get(at + 1)) {
        // Cyrillic, and scripts without capitals: Hebrew, Arabic.
        (0xd0..=0xd3, Some(next)) if (0x400..0x430).contains(&code(next)) => return Some((Case::Large, 2)),
        (0xd0..=0xd3, Some(next)) if code(next) < 0x460 => return Some((Case::Small, 2)),
        (0xd8..=0xdb, Some(next)) if matches!(code(next), 0x620..0x660 | 0x66e..0x6d4) => {
            return Some((Case::Small, 2));
        }
        // Emoji, and characters cut in two.
        (0xf0.. | 0x80..=0xbf, _) => return None,
        _ => {}
    }
    let c = plain.get(at..)?.chars().next()?;
    match c {
        // The apostrophe of O’Brien.
        '\u{2019}' if inside && joins(bytes, at + 2) => Some((Case::Small, 3)),
        _ if c.is_uppercase() => Some((Case::Large, c.len_utf8())),
        _ if c.is_alphabetic() => Some((Case::Small, c.len_utf8())),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn split(plain: &str) -> Vec<(&str, Shape)> {
        let lower = crate::plain::lower(plain);
        words(plain, &lower, Marks::of(plain), &Names::default())
            .iter()
            .map(|word| (&plain[word.place()], word.shape))
            .collect()
    }

    #[test]
    fn words_and_their_shapes() {
        use Shape::*;
        assert_eq!(
            split("Kjell-Åke O'Brien, P. K. ØSTBY i 4b – åk\nal-Assad ٣ علي"),
            [
                ("Kjell-Åke", Capital),
                ("O'Brien", Capital),
                ("P", Initial),
                ("K", Initial),
                ("ØSTBY", Upper),
                ("i", Lower),
                ("b", Lower),
                ("åk", Lower),
                ("al-Assad", Lower),
                ("علي", Lower),
            ]
        );
        assert_eq!(split("-a- 'b' × ÷ 😀"), [("a", Lower), ("b", Lower)]);
        assert_eq!(split("O’Brien’s"), [("O’Brien’s", Capital)]);
    }

    proptest! {
        #[test]
        fn both_ways_agree(text in "[a-zA-ZåäöøæÅÄÖØÆßÿé'\\-. 0-9\n]{0,200}") {
            let lower = crate::plain::lower(&text);
            let (mut quick, mut long) = (Vec::new(), Vec::new());
            latin(text.as_bytes(), lower.as_bytes(), &mut |word, shape| quick.push((word, shape)));
            mixed(&text, &mut |word, shape| long.push((word, shape)));
            prop_assert_eq!(quick, long);
        }
    }
}
