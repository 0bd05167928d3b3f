//! Offence in English: words that insult, as a model of English posts knows
//! them. What the rules of `abuse` find is found there; this finds what nobody
//! thought of listing, and says which words counted. Swedish and Danish are
//! [`learned`](crate::learned).
//!
//! Nothing follows from a model's word alone but a look. Harsh words about the
//! authority are criticism, whatever a model thinks of them.

use std::ops::Range;

use crate::detector::Detector;
use crate::finding::{Finding, certainty};
use crate::language::Language;
use crate::learned::is_name;
use crate::linear::Counted;
use crate::page::Page;
use crate::text::TextKind;

/// Finds `abuse`, with the fact `words`: those that counted, as they stand in
/// the text. Never one with a digit, nor anybody's name.
pub struct Offence;

/// The kind, which the rules share.
const KIND: &str = "abuse";
const REASON: &str = "abuse-model";

/// The name of the English model's file.
pub const ENGLISH: &str = "offence-en";

/// At most so many words are said to have counted.
const WORDS: usize = 5;
/// A word counted if it added at least this share of what the first one did.
const SHARE: f32 = 0.3;

impl Detector for Offence {
    fn kinds(&self) -> &'static [&'static str] {
        &[KIND]
    }

    fn reasons(&self) -> &'static [&'static str] {
        &[REASON]
    }

    /// After the criticism and the rules, which go before it.
    fn detect(&self, page: &Page<'_>, findings: &mut Vec<Finding>) {
        let asked = page.likely == Some(Language::English) && page.text.kind == TextKind::Comment;
        let Some(model) = page.heads.english.as_deref().filter(|_| asked) else { return };
        let seen = model.see(page.features, &[]);
        let sum = model.weigh_seen(&seen).first().copied().unwrap_or(f32::MIN);
        if sum < model.threshold {
            return;
        }
        let words = weighty(model.explain((&seen, &model.shares(&seen, page.features, &[])), page.features, 0, WORDS));
        let (Some(start), Some(end)) =
            (words.iter().map(|word| word.place.start).min(), words.iter().map(|word| word.place.end).max())
        else {
            return;
        };
        if is_settled(&(start..end), &words, findings) || is_known(page, &words) {
            return;
        }
        let told = words.iter().filter(|word| !is_name(page, &word.place));
        let shown: Vec<&str> = told.filter_map(|word| page.plain.get(word.place.clone())).collect();
        let score = certainty(0.6 + (sum - model.threshold) / 4.0);
        findings.push(Finding::new(KIND, start..end, score.min(0.9), REASON).with_fact("words", shown));
    }
}

fn weighty(mut words: Vec<Counted>) -> Vec<Counted> {
    let first = words.first().map_or(0.0, |word| word.weight);
    words.retain(|word| word.weight >= first * SHARE);
    words
}

/// Whether the rules have said as much, or the weightiest word is part of what
/// is criticism.
fn is_settled(place: &Range<usize>, words: &[Counted], findings: &[Finding]) -> bool {
    let touches = |finding: &Finding, place: &Range<usize>| finding.start < place.end && place.start < finding.end;
    findings.iter().any(|finding| match finding.kind {
        KIND => touches(finding, place),
        "protected_criticism" => words.first().is_some_and(|word| touches(finding, &word.place)),
        _ => false,
    })
}

/// Whether the rules know the weightiest word: then they have weighed whom it is
/// said to, and the model does not know better.
fn is_known(page: &Page<'_>, words: &[Counted]) -> bool {
    let known = |place: &Range<usize>| page.hits_in(place.clone()).any(|hit| hit.sense.0.starts_with("abuse."));
    words.first().is_some_and(|word| known(&word.place))
}

#[cfg(test)]
mod tests {
    use crate::triage::tests::read_text;
    use crate::triage::tests::{found, only, read};
    use crate::{Suggest, Text, TextKind};

    #[test]
    fn insults_with_the_words_that_counted() {
        for (text, word) in [("shut up you dumb bitch", "bitch"), ("what a stupid fat ugly hoe", "hoe")] {
            let reading = read(text);
            let abuse = reading.findings.iter().find(|finding| finding.kind == "abuse");
            let abuse = abuse.unwrap_or_else(|| panic!("no abuse in {text}"));
            if abuse.reason == super::REASON {
                let words = abuse.facts["words"].as_array().unwrap();
                assert!(words.iter().any(|found| found == word), "{words:?} in {text}");
                assert!(words.iter().all(|word| text.contains(word.as_str().unwrap())));
            }
        }
    }

    #[test]
    fn what_insults_nobody() {
        for text in [
            "You are the worst agency in the country.",
            "How long does it take to get an answer?",
            "This decision is a disgrace.",
        ] {
            assert_eq!(only("abuse", text), [""; 0], "{text}");
        }
    }

    #[test]
    fn an_own_text_is_not_searched_for_insults() {
        let note = Text { kind: TextKind::Note, ..Text::comment("shut up you dumb bitch") };
        assert!(read_text(&note).findings.iter().all(|finding| finding.reason != super::REASON));
    }

    #[test]
    fn a_look_is_all_that_follows() {
        let text = "shut up you dumb bitch";
        assert_eq!(found(text).len(), 1);
        assert!(matches!(read(text).suggest, Suggest::Look | Suggest::Leave));
    }
}
