//! Signs: what the words of a text stand for, alone and in pairs, and what the
//! rules have found in it, as numbers that a model counts beside the words
//! themselves. A model that has seen *kniv* knows by its sign what *machete* is.

use std::ops::Range;

use crate::features;
use crate::finding::Finding;
use crate::language::Language;
use crate::lexicon::{Lexicon, Sense};
use crate::off_topic;
use crate::page::Page;
use crate::plain;

/// Something that a text shows.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Sign {
    /// What it shows, as a number.
    pub key: u32,
    /// Where, in bytes of [`Page::plain`].
    pub place: Range<usize>,
}

/// The most signs of one text.
const MOST: usize = 400;
/// The most words of it that signs are made of.
const WORDS: usize = 200;
/// Two words make a pair with at most this many bytes between them.
const PAIR: usize = 60;
/// Words after one that may make a pair with it.
const AFTER: usize = 8;

/// What a page shows: `findings` are those of the rules. Only what is `wanted`;
/// the most that a text may show is counted with the rest.
#[must_use]
pub fn of(page: &Page<'_>, findings: &[Finding], wanted: impl Fn(u32) -> bool) -> Vec<Sign> {
    let mut signs = Vec::with_capacity(64);
    let mut count = 0;
    let mut show = |key: u32, place: Range<usize>| {
        count += 1;
        if wanted(key) {
            signs.push(Sign { key, place });
        }
    };
    // What a model has found is no sign for another.
    for finding in findings.iter().filter(|finding| !finding.reason.ends_with("-model")) {
        show(features::name(finding.reason), finding.start..finding.end);
        show(features::name(finding.kind), finding.start..finding.end);
        if finding.score >= 0.75 {
            show(features::name(&format!("{}!", finding.kind)), finding.start..finding.end);
        }
    }
    if let Some(sentence) = page.sentences.iter().find(|sentence| sentence.asks) {
        show(features::name("asks"), sentence.place.clone());
    }
    show(features::name(["one", "two", "several"][page.sentences.len().clamp(1, 3) - 1]), 0..page.plain.len());
    if let Some(context) = page.text.context.filter(|context| !context.trim().is_empty()) {
        let (shared, all) = off_topic::shared(page, &plain::lower(context));
        let kinship = match (shared, all) {
            (0, 0..=2) => "says-little",
            (0, _) => "shares-nothing",
            (1, 5..) => "shares-one-word",
            _ => "shares-words",
        };
        show(features::name(kinship), 0..page.plain.len());
    }
    let mut words = words(page);
    words.truncate(WORDS);
    let mut room = MOST.saturating_sub(count + words.len());
    for (at, word) in words.iter().enumerate() {
        for after in words.iter().skip(at + 1).take(AFTER) {
            let apart = after.place.start >= word.place.end && after.place.start - word.place.end <= PAIR;
            if apart && after.key != word.key && room > 0 {
                room -= 1;
                let key = features::in_order(word.key, after.key);
                if wanted(key) {
                    signs.push(Sign { key, place: word.place.start..after.place.end });
                }
            }
        }
    }
    neighbours(page, &words, |sign| signs.extend(wanted(sign.key).then_some(sign)));
    signs.extend(words.into_iter().filter(|word| wanted(word.key)));
    signs
}

/// What a word stands for in at most so many ways, when its neighbours are asked.
const WAYS: usize = 2;
/// So many tokens begin a text, and so many end it.
const FIRST: usize = 3;
const LAST: usize = 4;
/// Texts of so many tokens more are of the next length.
const LONGER: usize = 4;
const LENGTHS: usize = 12;

/// What stands right beside what, first, and last: *you* and *I* on either side
/// of a verb make two different sentences. A comma stands for itself.
fn neighbours(page: &Page<'_>, words: &[Sign], mut show: impl FnMut(Sign)) {
    let tokens = &page.features.tokens[..page.features.tokens.len().min(WORDS)];
    let (begins, ends) = (features::name("begins"), features::name("ends"));
    let mut before: ([u32; WAYS], usize, Range<usize>) = ([begins, 0], 1, 0..0);
    let mut next = 0;
    for (at, token) in tokens.iter().enumerate() {
        let (mut keys, mut count) = ([token.word, 0], usize::from(!token.is_word));
        while let Some(word) = words.get(next).filter(|word| word.place.start <= token.place.start) {
            if token.is_word && word.place.start == token.place.start && count < WAYS {
                keys[count] = word.key;
                count += 1;
            }
            next += 1;
        }
        for key in &keys[..count] {
            for earlier in &before.0[..before.1] {
                show(Sign { key: features::beside(*earlier, *key), place: before.2.start..token.place.end });
            }
            if at < FIRST {
                show(Sign { key: features::in_order(begins, *key), place: token.place.clone() });
            }
            if at + LAST >= tokens.len() {
                show(Sign { key: features::in_order(*key, ends), place: token.place.clone() });
            }
        }
        before = (keys, count, token.place.clone());
    }
    for earlier in &before.0[..before.1] {
        show(Sign { key: features::beside(*earlier, ends), place: before.2.clone() });
    }
    let length = (tokens.len() / LONGER).min(LENGTHS) as u32;
    show(Sign { key: features::beside(begins, length), place: 0..page.plain.len() });
}

/// What each word of the lists stands for, by where it begins.
fn words(page: &Page<'_>) -> Vec<Sign> {
    let mut words = Vec::with_capacity(128);
    if let Some(language) = page.likely {
        page.thesaurus.find(page.lower, language, &mut words);
    }
    let keys = page.sense_keys;
    words.extend(page.hits.iter().filter_map(|hit| {
        let key = keys.get(usize::from(hit.number)).filter(|key| key.counts(page.likely))?;
        Some(Sign { key: key.key, place: hit.start..hit.end })
    }));
    words.sort_unstable_by_key(|word| (word.place.start, word.place.end, word.key));
    words.dedup();
    words
}

/// The sign of a sense of the lexicon.
#[derive(Debug, Clone, Copy)]
pub struct SenseKey {
    key: u32,
    /// Words bound to a language count in that one only: Finnish *en* (not) is a
    /// Swedish article.
    bound: Option<Language>,
}

impl SenseKey {
    /// Of every sense, by its number.
    #[must_use]
    pub fn all(lexicon: &Lexicon) -> Vec<Self> {
        let bound = [("_en", Language::English), ("_fi", Language::Finnish)];
        let of = |sense: &Sense| {
            let bare = |end: &str| sense.0.strip_suffix(end);
            let bound = bound.iter().find_map(|(end, language)| Some((bare(end)?, *language)));
            let key = features::name(bound.map_or(sense.0, |(name, _)| name));
            Self { key, bound: bound.map(|(_, language)| language) }
        };
        lexicon.senses().iter().map(of).collect()
    }

    fn counts(self, likely: Option<Language>) -> bool {
        self.bound.is_none() || self.bound == likely
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{Profile, Text, Triage, pack};

    #[test]
    fn what_stands_beside_what_tells_who_does_it() {
        let triage = Triage::new(&Profile::default(), &pack::tests::carried()).unwrap();
        let keys = |text: &str| {
            let signs = triage.signs(&Text::comment(text));
            assert!(signs.iter().all(|sign| sign.place.end <= text.len()), "{signs:?}");
            signs.into_iter().map(|sign| sign.key).collect::<Vec<_>>()
        };
        let at_the_beginning = |keys: &[u32]| {
            let first = |key: &u32| keys.contains(&features::beside(features::name("begins"), *key));
            keys.iter().copied().filter(first).collect::<Vec<_>>()
        };
        let (mine, yours) = (keys("jag hittar dig"), keys("du hittar mig"));
        let (first, other) = (at_the_beginning(&mine), at_the_beginning(&yours));
        let apart = |some: &[u32], others: &[u32]| some.iter().any(|key| !others.contains(key));
        assert!(apart(&first, &other) && apart(&other, &first), "{first:?} {other:?}");
        assert_ne!(keys("kom hit, du"), keys("kom hit du"), "a comma stands for itself");
    }
}
