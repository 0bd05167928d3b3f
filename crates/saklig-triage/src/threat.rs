//! Threats (sv. *hot*, da. *trussel*), said or veiled, and what goes with them:
//! doxing (sv. *uthängning*) and incitement (sv. *uppvigling*).
//!
//! Found by words in their context: an act of violence with somebody it is to
//! be done to, knowledge of where a person lives, a warning, a condition. The
//! words are in `words/threat.toml`, what they weigh together in
//! `rules/threat.toml`. What counts is that none is missed; a person decides,
//! and nothing here says that a crime was committed.
//!
//! The level (0 unpleasant, 1 harassment, 2 serious or repeated, 3 a threat
//! with capacity or plan, 4 acute danger) is the least that the facts in the
//! text come to. Nobody's name or address is among the facts.

use std::ops::Range;

use serde_json::Value;

use crate::detector::Detector;
use crate::finding::{Facts, Finding};
use crate::lexicon::Sense;
use crate::page::Page;
use crate::text::TextKind;
use crate::weighing::Weighed;

/// The kinds found here, from the gravest.
pub const KINDS: &[&str] = &["threat", "incitement", "doxing", "veiled_threat"];

/// Finds `threat`, `veiled_threat`, `doxing` and `incitement`.
pub struct Threat;

const THEME: &str = "threat";

/// Senses of a theme, and those whose English and Finnish words count in that
/// language only: Finnish *en* (not) is a Swedish article.
macro_rules! senses {
    ($theme:literal: $($sense:literal)* ; in English: $($english:literal)* ; in Finnish: $($finnish:literal)*) => {
        &[$(Sense(concat!($theme, ".", $sense)),)* $(Sense(concat!($theme, ".", $english, "_en")),)*
          $(Sense(concat!($theme, ".", $finnish, "_fi")),)*]
    };
}
pub(crate) use senses;

/// What the words of `words/threat.toml` stand for; the file says more.
static SENSES: &[Sense] = senses! {
    "threat":
        "me" "someone" "gang" "you" "you_many" "you_sv" "you_s" "you_da" "your" "them" "they"
        "official" "body" "aim" "group" "family" "harm" "harm_past" "limb" "snap" "particle" "pverb"
        "violence" "harmed" "soft" "to_death" "die" "dead" "beating" "get" "weapon" "bear" "damage"
        "burst" "property" "system" "breach" "know" "ved" "where" "live" "home" "visit" "watch"
        "warn" "regret" "pity" "happen" "nice" "think_of" "wish" "ill" "will" "should" "unless"
        "pay" "expose" "secret" "alone" "parcel" "survive" "neverly" "who_is" "time" "future" "not"
        "capable" "repeat" "go" "spread" "whereabouts" "street" "calm-sport" "calm-game" "calm-tale"
        "calm-history" "calm-news" "calm-past" "calm-service" "calm-hunt" "calm-cook" "calm-law"
        "calm-report" "me_o" "calm-joke" "calm-kind" "calm-thing" "calm-saying" "calm-worry"
    ; in English:
        "me" "someone" "gang" "you" "you_many" "you_s" "your" "them" "they" "official" "body" "aim"
        "group" "family" "harm" "limb" "snap" "violence" "harmed" "soft" "to_death" "die" "dead"
        "beating" "get" "weapon" "bear" "damage" "burst" "property" "system" "breach" "know" "where"
        "live" "home" "visit" "watch" "warn" "regret" "pity" "happen" "nice" "think_of" "wish" "ill"
        "will" "should" "unless" "pay" "expose" "secret" "alone" "parcel" "survive" "neverly"
        "who_is" "time" "future" "not" "capable" "repeat" "go" "spread" "whereabouts" "street"
        "calm-sport" "calm-game" "calm-tale" "calm-history" "calm-news" "calm-past" "calm-hunt"
        "calm-cook" "calm-law" "calm-report" "me_o" "calm-joke" "calm-kind" "calm-thing"
        "calm-saying" "calm-worry"
    ; in Finnish:
        "me" "someone" "you" "you_s" "your" "them" "official" "body" "family" "harm" "soft" "die"
        "dead" "beating" "weapon" "damage" "know" "where" "live" "home" "visit" "watch" "warn"
        "regret" "wish" "ill" "will" "should" "unless" "time" "not" "whereabouts" "street"
        "calm-sport" "calm-law" "calm-report" "me_o"
};

impl Detector for Threat {
    fn kinds(&self) -> &'static [&'static str] {
        KINDS
    }

    fn reasons(&self) -> &'static [&'static str] {
        &[
            "threat-of-violence",
            "threat-of-death",
            "threat-with-weapon",
            "threat-of-damage",
            "threat-of-exposure",
            "threat-to-family",
            "threat-with-condition",
            "knows-where",
            "announced-visit",
            "being-watched",
            "warning",
            "ominous-wish",
            "ominous-hint",
            "points-out-person",
            "spreads-address",
            "calls-for-violence",
            "calls-to-seek-out",
        ]
    }

    fn senses(&self) -> &'static [Sense] {
        SENSES
    }

    fn detect(&self, page: &Page<'_>, findings: &mut Vec<Finding>) {
        if page.text.kind != TextKind::Comment {
            return;
        }
        let weighed = page.weighing.weigh(THEME, page);
        for kind in KINDS {
            let of_kind: Vec<&Weighed> = weighed.iter().filter(|one| one.kind == *kind).collect();
            // What is said outright is not veiled too.
            let said = *kind == "veiled_threat" && weighed.iter().any(|one| one.kind == "threat");
            if let Some(finding) = finding(page, &of_kind).filter(|_| !said) {
                findings.push(finding);
            }
        }
    }
}

/// One finding for all passages of a kind.
fn finding(page: &Page<'_>, passages: &[&Weighed]) -> Option<Finding> {
    let most = passages.iter().max_by_key(|one| (one.level, one.weight))?;
    let start = passages.iter().map(|one| one.place.start).min()?;
    let end = passages.iter().map(|one| one.place.end).max()?;
    let mut seen: Vec<&str> = passages.iter().flat_map(|one| &one.facts).map(String::as_str).collect();
    seen.sort_unstable();
    seen.dedup();
    Some(told(page, most, start..end, most.score(), &seen))
}

/// A finding at a place where something else than the rules has found a kind,
/// with the facts that the rules would see there.
pub(crate) fn seen(page: &Page<'_>, kind: &str, reason: &'static str, place: Range<usize>) -> Option<Finding> {
    let kind = KINDS.iter().find(|known| **known == kind)?;
    let passage = page.weighing.look(THEME, page, kind, reason, place)?;
    let facts: Vec<&str> = passage.facts.iter().map(String::as_str).collect();
    Some(told(page, &passage, passage.place.clone(), passage.score(), &facts))
}

fn told(page: &Page<'_>, passage: &Weighed, place: Range<usize>, score: f32, facts: &[&str]) -> Finding {
    let mut finding = Finding::new(passage.kind, place, score, passage.reason);
    finding.facts = Facts::from_iter([
        ("level".to_owned(), Value::from(passage.level)),
        ("facts".to_owned(), Value::from(facts)),
        ("aimed_at".to_owned(), Value::from(aimed_at(page, passage))),
    ]);
    finding
}

/// Who it is aimed at, as far as the words tell.
fn aimed_at(page: &Page<'_>, passage: &Weighed) -> &'static str {
    let speaks_of = |senses: &[&str]| page.weighing.speaks_of(THEME, passage, senses);
    if speaks_of(&["family"]) {
        "family"
    } else if speaks_of(&["official"]) {
        "official"
    } else if speaks_of(&["group"]) {
        "group"
    } else if speaks_of(&["body", "you_many", "you_sv", "you_da"]) {
        "authority"
    } else if speaks_of(&["you", "you_s", "your"]) {
        "official"
    } else {
        "other"
    }
}

#[cfg(test)]
mod tests {
    use crate::Suggest;
    use crate::text::Text;
    use crate::triage::tests::{only, read, read_text};

    #[track_caller]
    fn facts(kind: &str, text: &str) -> serde_json::Value {
        let reading = read(text);
        let finding = reading.findings.iter().find(|finding| finding.kind == kind);
        finding.map(|finding| serde_json::Value::from(finding.facts.clone())).unwrap_or_default()
    }

    #[test]
    fn a06_an_obvious_threat_is_of_level_four() {
        let text =
            "Jag vet var du bor Sofia på handläggningen, i morgon bitti väntar jag med kniven utanför Storgatan 4";
        let facts = facts("threat", text);
        assert_eq!((&facts["level"], &facts["aimed_at"]), (&4.into(), &"official".into()));
        for fact in ["weapon", "time", "place", "address", "knows_where", "person_named"] {
            assert!(facts["facts"].as_array().unwrap().contains(&fact.into()), "{fact} in {facts}");
        }
        assert_eq!(only("threat", text), [text]);
        assert_eq!(read(text).suggest, Suggest::Secure);
    }

    #[test]
    fn the_level_follows_the_facts() {
        for (kind, text, level) in [
            ("threat", "Jag ska slå ihjäl dig", 2),
            ("threat", "Jag kommer med en kniv till dig", 3),
            ("threat", "Jeg slår dig ihjel i morgen", 3),
            ("threat", "I morgen kommer jeg ned på rådhuset med et haglgevær", 4),
            ("veiled_threat", "Pas på, Henrik", 2),
            ("veiled_threat", "Jag vet var du bor", 3),
            ("incitement", "Någon borde bränna ner hela kommunhuset", 3),
            ("doxing", "Hon heter Maria Lund och bor på Ekgatan 12, åk dit och hälsa på henne", 2),
        ] {
            assert_eq!(facts(kind, text)["level"], level, "{text}");
        }
    }

    #[test]
    fn whom_it_is_aimed_at() {
        for (kind, text, whom) in [
            ("threat", "Jag ska slå ihjäl din dotter", "family"),
            ("threat", "Jag lägger en bomb i receptionen", "authority"),
            ("threat", "Jeg slår dig ihjel", "official"),
            ("incitement", "Alla muslimer borde skjutas", "group"),
        ] {
            assert_eq!(facts(kind, text)["aimed_at"], whom, "{text}");
        }
    }

    #[test]
    fn only_comments_threaten_and_only_their_sentence_is_marked() {
        let text = "Hej på er. Jag ska slå ihjäl dig! Mvh";
        assert_eq!(only("threat", text), ["Jag ska slå ihjäl dig!"]);
        assert!(read_text(&Text::draft(text)).findings.is_empty());
    }
}
