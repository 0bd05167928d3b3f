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

/// What the words of `words/threat.toml` stand for; the file says more.
static SENSES: &[Sense] = &[
    Sense("threat.me"),
    Sense("threat.someone"),
    Sense("threat.gang"),
    Sense("threat.you"),
    Sense("threat.you_many"),
    Sense("threat.you_sv"),
    Sense("threat.you_s"),
    Sense("threat.you_da"),
    Sense("threat.your"),
    Sense("threat.them"),
    Sense("threat.they"),
    Sense("threat.official"),
    Sense("threat.body"),
    Sense("threat.aim"),
    Sense("threat.group"),
    Sense("threat.family"),
    Sense("threat.harm"),
    Sense("threat.harmed"),
    Sense("threat.soft"),
    Sense("threat.to_death"),
    Sense("threat.die"),
    Sense("threat.dead"),
    Sense("threat.beating"),
    Sense("threat.get"),
    Sense("threat.weapon"),
    Sense("threat.bear"),
    Sense("threat.damage"),
    Sense("threat.burst"),
    Sense("threat.property"),
    Sense("threat.system"),
    Sense("threat.breach"),
    Sense("threat.know"),
    Sense("threat.ved"),
    Sense("threat.where"),
    Sense("threat.live"),
    Sense("threat.home"),
    Sense("threat.visit"),
    Sense("threat.watch"),
    Sense("threat.warn"),
    Sense("threat.regret"),
    Sense("threat.pity"),
    Sense("threat.happen"),
    Sense("threat.nice"),
    Sense("threat.think_of"),
    Sense("threat.wish"),
    Sense("threat.ill"),
    Sense("threat.will"),
    Sense("threat.should"),
    Sense("threat.unless"),
    Sense("threat.pay"),
    Sense("threat.expose"),
    Sense("threat.secret"),
    Sense("threat.time"),
    Sense("threat.future"),
    Sense("threat.not"),
    Sense("threat.capable"),
    Sense("threat.repeat"),
    Sense("threat.go"),
    Sense("threat.spread"),
    Sense("threat.whereabouts"),
    Sense("threat.street"),
    Sense("threat.sport"),
    Sense("threat.game"),
    Sense("threat.tale"),
    Sense("threat.history"),
    Sense("threat.news"),
    Sense("threat.hunt"),
    Sense("threat.cook"),
    Sense("threat.law"),
    Sense("threat.report"),
    Sense("threat.me_o"),
    Sense("threat.joke"),
    Sense("threat.kind"),
    Sense("threat.thing"),
    Sense("threat.saying"),
    Sense("threat.worry"),
];

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
    let mut finding = Finding::new(most.kind, start..end, most.score(), most.reason);
    finding.facts = Facts::from_iter([
        ("level".to_owned(), Value::from(most.level)),
        ("facts".to_owned(), Value::from(seen)),
        ("aimed_at".to_owned(), Value::from(aimed_at(page, most))),
    ]);
    Some(finding)
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
