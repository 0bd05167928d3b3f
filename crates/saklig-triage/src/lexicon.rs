//! The lexicon: every word that any detector wants to know of, found in one
//! pass over the text.

use std::ops::Range;

use crate::dictionary::{Dictionary, Found, Listed, goes_on};
use crate::profile::BadProfile;
use crate::unmask;

/// What a word stands for, named by the detector that asks for it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct Sense(pub &'static str);

/// Words that stand for the same.
#[derive(Debug, Clone)]
pub struct Words {
    /// What they stand for.
    pub sense: Sense,
    /// In lower case. A `*` at an end lets the word go on there: `sag*` finds
    /// *sagsnummer*, `*verket` finds *skolverket*.
    pub list: Vec<String>,
}

/// A word found in a text.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Hit {
    /// Where it begins.
    pub start: usize,
    /// Where it ends.
    pub end: usize,
    /// What it stands for.
    pub sense: Sense,
    /// The number of the sense, as [`Lexicon::numbers`] tells it.
    pub number: u16,
}

/// All words, compiled.
pub struct Lexicon {
    /// Each stands for senses, by their numbers.
    words: Dictionary<u16>,
    /// Every sense, by its number.
    senses: Vec<Sense>,
}

impl Lexicon {
    /// Compiles words.
    ///
    /// # Errors
    /// If there are more words than can be held.
    pub fn new<'a>(words: impl IntoIterator<Item = &'a Words>) -> Result<Self, BadProfile> {
        let mut senses: Vec<Sense> = Vec::new();
        let mut listed = Vec::new();
        for Words { sense, list } in words {
            let place = senses.iter().position(|known| known == sense).unwrap_or_else(|| {
                senses.push(*sense);
                senses.len() - 1
            });
            let number = u16::try_from(place).map_err(|error| BadProfile::Words(error.to_string()))?;
            for word in list {
                let word = Listed::new(word, number);
                let folded = if unmask::may_be_masked(*sense) { unmask::folded(&word.word) } else { Vec::new() };
                listed.extend(folded.into_iter().map(|form| Listed { word: form.into(), ..word }));
                listed.push(word);
            }
        }
        Ok(Self { words: Dictionary::new(listed).map_err(BadProfile::Words)?, senses })
    }

    /// Every sense, by the number by which hits tell it.
    #[must_use]
    pub fn senses(&self) -> &[Sense] {
        &self.senses
    }

    /// The numbers by which hits tell some senses.
    pub fn numbers(&self, wanted: impl Fn(Sense) -> bool) -> impl Iterator<Item = usize> {
        self.senses.iter().enumerate().filter(move |(_, sense)| wanted(**sense)).map(|(number, _)| number)
    }

    /// Every word in a text of lower case, by where it ends; of those that end
    /// together, the longest first.
    pub fn find(&self, lower: &str, hits: &mut Vec<Hit>) {
        let before = hits.len();
        self.words.find(lower, |Found { start, end, value }| {
            hits.push(Hit { start, end, sense: self.senses[usize::from(value)], number: value });
        });
        hits[before..].sort_by_key(|hit| (hit.end, hit.start));
    }
}

/// Whether a letter or digit of any script stands right before this place.
#[must_use]
pub fn goes_on_before(text: &str, at: usize) -> bool {
    match text.as_bytes().get(..at).and_then(<[u8]>::last) {
        None => false,
        Some(byte) if byte.is_ascii() => goes_on(char::from(*byte)),
        Some(_) => text.get(..at).and_then(|head| head.chars().next_back()).is_some_and(goes_on),
    }
}

/// Whether a letter or digit of any script stands right after this place.
#[must_use]
pub fn goes_on_after(text: &str, at: usize) -> bool {
    match text.as_bytes().get(at) {
        None => false,
        Some(byte) if byte.is_ascii() => goes_on(char::from(*byte)),
        Some(_) => text.get(at..).and_then(|tail| tail.chars().next()).is_some_and(goes_on),
    }
}

/// The hits that lie within a part of the text, of hits by where they end.
#[must_use]
pub fn within(hits: &[Hit], part: Range<usize>) -> impl DoubleEndedIterator<Item = &Hit> {
    let from = hits.partition_point(|hit| hit.end <= part.start);
    let to = hits.partition_point(|hit| hit.end <= part.end);
    hits.get(from..to).unwrap_or_default().iter().filter(move |hit| hit.start >= part.start)
}

#[cfg(test)]
mod tests {
    use super::*;

    const CASE: Sense = Sense("case");
    const BODY: Sense = Sense("body");

    fn words() -> [Words; 2] {
        let words = |sense, list: &str| Words { sense, list: list.split('|').map(str::to_owned).collect() };
        [words(CASE, "sag|sag*nummer|ärende*"), words(BODY, "*verket|sag")]
    }

    fn find(lower: &str) -> Vec<(&str, Sense)> {
        let mut hits = Vec::new();
        Lexicon::new(&words()).unwrap().find(lower, &mut hits);
        hits.into_iter().map(|hit| (&lower[hit.start..hit.end], hit.sense)).collect()
    }

    #[test]
    fn words_end_where_letters_end() {
        assert_eq!(find("mitt ärendenummer"), [("ärende", CASE)]);
        assert_eq!(find("skolverket, verket"), [("verket", BODY), ("verket", BODY)]);
        assert_eq!(find("sag"), [("sag", CASE), ("sag", BODY)]);
        assert_eq!(find("sagde åsag sagå _sag"), []);
    }
}
