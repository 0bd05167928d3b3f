//! Abuse (sv. *påhopp*, da. *tilsvining*): words against a person or a group,
//! not against what an authority does.
//!
//! Found by words and whom they are said to, from `words/abuse.toml` and
//! `rules/abuse.toml`. Nothing here is obvious: it leads to a look, and whether
//! words about a group are a crime is for a lawyer (hate speech). Coarse words
//! to the authority as such are [criticism](crate::protected_criticism).

use crate::detector::Detector;
use crate::finding::{Facts, Finding};
use crate::lexicon::Sense;
use crate::page::Page;
use crate::text::TextKind;
use crate::threat::senses;

/// Finds `abuse`.
pub struct Abuse;

const THEME: &str = "abuse";

/// Derogatory words for a group, which protect nothing.
pub const SLUR: Sense = Sense("abuse.slur");

/// What the words of `words/abuse.toml` stand for; the file says more.
static SENSES: &[Sense] = senses! {
    "abuse":
        "you_s" "your" "own" "they" "official" "many" "group" "is" "insult" "adjective" "vermin"
        "slur" "sexual" "ill" "wish" "out" "shut_up" "not" "calm-report" "calm-self" "calm-kind"
        "calm-thing"
    ; in English:
        "you_s" "your" "own" "they" "official" "many" "group" "is" "insult" "adjective" "vermin"
        "slur" "sexual" "ill" "wish" "out" "shut_up" "not" "calm-report" "calm-self" "calm-kind"
        "calm-thing"
    ; in Finnish:
        "you_s" "your" "own" "they" "many" "group" "is" "insult" "adjective" "vermin" "slur"
        "sexual" "ill" "wish" "shut_up" "not"
};

impl Detector for Abuse {
    fn kinds(&self) -> &'static [&'static str] {
        &["abuse"]
    }

    fn reasons(&self) -> &'static [&'static str] {
        &["abuse-insult", "abuse-dehumanising", "abuse-slur", "abuse-sexual", "abuse-ill-wish"]
    }

    fn senses(&self) -> &'static [Sense] {
        SENSES
    }

    fn detect(&self, page: &Page<'_>, findings: &mut Vec<Finding>) {
        if page.text.kind != TextKind::Comment {
            return;
        }
        let weighed = page.weighing.weigh(THEME, page);
        let Some(most) = weighed.iter().max_by_key(|one| one.weight) else { return };
        let start = weighed.iter().map(|one| one.place.start).min().unwrap_or(most.place.start);
        let end = weighed.iter().map(|one| one.place.end).max().unwrap_or(most.place.end);
        let whom = if page.weighing.speaks_of(THEME, most, &["group", "slur"]) { "group" } else { "person" };
        let mut finding = Finding::new("abuse", start..end, most.score(), most.reason);
        finding.facts = Facts::from_iter([("aimed_at".to_owned(), whom.into())]);
        findings.push(finding);
    }
}
