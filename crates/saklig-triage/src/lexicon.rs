//! The lexicon: every word that any detector wants to know of, found in one
//! pass over the text.

use std::collections::BTreeMap;
use std::ops::Range;

use daachorse::{DoubleArrayAhoCorasick, DoubleArrayAhoCorasickBuilder};

use crate::profile::BadProfile;

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
}

/// All words, compiled.
pub struct Lexicon {
    /// None if there are no words.
    automaton: Option<DoubleArrayAhoCorasick<u32>>,
    /// By the automaton's value.
    entries: Vec<Vec<Entry>>,
}

#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
struct Entry {
    sense: Sense,
    open_before: bool,
    open_after: bool,
}

impl Lexicon {
    /// Compiles words.
    ///
    /// # Errors
    /// If there are more words than the automaton can hold.
    pub fn new<'a>(words: impl IntoIterator<Item = &'a Words>) -> Result<Self, BadProfile> {
        let mut by_word: BTreeMap<&str, Vec<Entry>> = BTreeMap::new();
        for Words { sense, list } in words {
            for word in list {
                let entry =
                    Entry { sense: *sense, open_before: word.starts_with('*'), open_after: word.ends_with('*') };
                let entries = by_word.entry(word.trim_matches('*')).or_default();
                // A word that several languages share is one word.
                if !entries.contains(&entry) {
                    entries.push(entry);
                }
            }
        }
        let automaton = if by_word.is_empty() {
            None
        } else {
            let built = DoubleArrayAhoCorasickBuilder::new().build(by_word.keys());
            Some(built.map_err(|error| BadProfile::Words(error.to_string()))?)
        };
        Ok(Self { automaton, entries: by_word.into_values().collect() })
    }

    /// Every word in a text of lower case, by where it ends.
    pub fn find(&self, lower: &str, hits: &mut Vec<Hit>) {
        let Some(automaton) = &self.automaton else { return };
        for found in automaton.find_overlapping_iter(lower) {
            let Some(entries) = self.entries.get(found.value() as usize) else { continue };
            let (start, end) = (found.start(), found.end());
            let (mut before, mut after) = (None, None);
            for entry in entries {
                let closed_before = entry.open_before || !*before.get_or_insert_with(|| goes_on_before(lower, start));
                let closed_after = entry.open_after || !*after.get_or_insert_with(|| goes_on_after(lower, end));
                if closed_before && closed_after {
                    hits.push(Hit { start, end, sense: entry.sense });
                }
            }
        }
    }
}

/// Whether a letter or digit of any script stands right before this place.
#[must_use]
pub fn goes_on_before(text: &str, at: usize) -> bool {
    match text.as_bytes().get(..at).and_then(<[u8]>::last) {
        None => false,
        Some(byte) if byte.is_ascii() => byte.is_ascii_alphanumeric() || *byte == b'_',
        Some(_) => text.get(..at).and_then(|head| head.chars().next_back()).is_some_and(char::is_alphanumeric),
    }
}

/// Whether a letter or digit of any script stands right after this place.
#[must_use]
pub fn goes_on_after(text: &str, at: usize) -> bool {
    match text.as_bytes().get(at) {
        None => false,
        Some(byte) if byte.is_ascii() => byte.is_ascii_alphanumeric() || *byte == b'_',
        Some(_) => text.get(at..).and_then(|tail| tail.chars().next()).is_some_and(char::is_alphanumeric),
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
