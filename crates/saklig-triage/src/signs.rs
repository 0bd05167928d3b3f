//! Signs: what the words of a text stand for, alone and in pairs, and what the
//! rules have found in it, as numbers that a model counts beside the words
//! themselves. A model that has seen *kniv* knows by its sign what *machete* is.

use std::ops::Range;

use crate::features;
use crate::finding::Finding;
use crate::language::Language;
use crate::lexicon::Sense;
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

/// What a page shows: `findings` are those of the rules.
#[must_use]
pub fn of(page: &Page<'_>, findings: &[Finding]) -> Vec<Sign> {
    let mut signs = Vec::with_capacity(96);
    let mut show = |name: &str, place: Range<usize>| signs.push(Sign { key: features::name(name), place });
    // What a model has found is no sign for another.
    for finding in findings.iter().filter(|finding| !finding.reason.ends_with("-model")) {
        show(finding.reason, finding.start..finding.end);
        show(finding.kind, finding.start..finding.end);
        if finding.score >= 0.75 {
            show(&format!("{}!", finding.kind), finding.start..finding.end);
        }
    }
    if let Some(sentence) = page.sentences.iter().find(|sentence| sentence.asks) {
        show("asks", sentence.place.clone());
    }
    show(["one", "two", "several"][page.sentences.len().clamp(1, 3) - 1], 0..page.plain.len());
    if let Some(context) = page.text.context.filter(|context| !context.trim().is_empty()) {
        let (shared, all) = off_topic::shared(page, &plain::lower(context));
        let kinship = match (shared, all) {
            (0, 0..=2) => "says-little",
            (0, _) => "shares-nothing",
            (1, 5..) => "shares-one-word",
            _ => "shares-words",
        };
        show(kinship, 0..page.plain.len());
    }
    let mut words = words(page);
    words.truncate(WORDS);
    for (at, word) in words.iter().enumerate() {
        for after in words.iter().skip(at + 1).take(AFTER) {
            let apart = after.place.start >= word.place.end && after.place.start - word.place.end <= PAIR;
            if apart && after.key != word.key && signs.len() + words.len() < MOST {
                let key = features::in_order(word.key, after.key);
                signs.push(Sign { key, place: word.place.start..after.place.end });
            }
        }
    }
    signs.append(&mut words);
    signs
}

/// What each word of the lists stands for, by where it begins.
fn words(page: &Page<'_>) -> Vec<Sign> {
    let mut words = Vec::with_capacity(64);
    if let Some(language) = page.likely {
        page.thesaurus.find(page.lower, language, &mut words);
    }
    let listed = page.hits.iter().filter(|hit| counts(page, hit.sense));
    words.extend(listed.map(|hit| Sign { key: features::name(plain_name(hit.sense)), place: hit.start..hit.end }));
    words.sort_by_key(|word| (word.place.start, word.place.end, word.key));
    words.dedup();
    words
}

/// Words bound to a language count in that one only: Finnish *en* (not) is a
/// Swedish article.
fn counts(page: &Page<'_>, sense: Sense) -> bool {
    let bound = [("_en", Language::English), ("_fi", Language::Finnish)];
    bound.iter().all(|(end, language)| !sense.0.ends_with(end) || page.likely == Some(*language))
}

fn plain_name(sense: Sense) -> &'static str {
    let bare = sense.0.strip_suffix("_en").or_else(|| sense.0.strip_suffix("_fi"));
    bare.unwrap_or(sense.0)
}
