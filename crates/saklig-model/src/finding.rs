//! The finding (sv. *iakttagelse*, da. *fund*): what reading noticed in a
//! text, with its place and its reason. A finding is a hint; a person decides.

use serde::{Deserialize, Serialize};

use crate::id::RevisionId;

/// A finding in one version of a text. The kind is an open list of keys that
/// the reader of texts owns; here it is only a word with a place and facts.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Finding {
    /// The version of the text it was made in.
    pub revision: RevisionId,
    /// What was found: `se_personnummer`, `question`, …
    pub kind: String,
    /// Where it begins, in bytes of UTF-8.
    pub start: i64,
    /// Where it ends (exclusive), in bytes of UTF-8.
    pub end: i64,
    /// How certain, from 0 to 1.
    pub score: f64,
    /// The text key of why it was found.
    pub reason: String,
    /// The ground it may lead to, as a ground's id, where there is one.
    pub ground: Option<String>,
    /// What else is known, as a JSON object.
    pub facts: String,
}

impl Finding {
    /// One of the facts.
    #[must_use]
    pub fn fact(&self, key: &str) -> Option<serde_json::Value> {
        let mut facts: serde_json::Map<String, serde_json::Value> = serde_json::from_str(&self.facts).ok()?;
        facts.remove(key)
    }

    /// Whether the text that it stands in is covered, wherever it is shown, until
    /// somebody chooses to read it: what may be a threat, and what exposes somebody
    /// (sv. *uthängning*) or incites others at the third level or above. The one
    /// place that says so.
    #[must_use]
    pub fn covers(&self) -> bool {
        match self.kind.as_str() {
            "threat" | "veiled_threat" => true,
            "doxing" | "incitement" => self.level().is_some_and(|level| level >= 3),
            _ => false,
        }
    }

    /// The lowest level that a threat should be given, 0 to 4, where the finding
    /// proposes one.
    #[must_use]
    pub fn level(&self) -> Option<i64> {
        Some(self.fact("level")?.as_i64()?.clamp(0, 4))
    }
}

/// What reading a text suggests that a person does with it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Suggestion {
    /// Nothing: leave it visible.
    #[default]
    Leave,
    /// Look at it.
    Look,
    /// Answer it.
    Answer,
    /// Consider transferring it to a case at the authority.
    Transfer,
    /// Secure it: it may be a threat.
    Secure,
    /// Consider hiding it.
    HideForReview,
}

impl Suggestion {
    /// All suggestions, the least urgent first.
    pub const ALL: [Self; 6] =
        [Self::Leave, Self::Answer, Self::Look, Self::Transfer, Self::HideForReview, Self::Secure];

    /// Its key in the database and in the language files.
    #[must_use]
    pub const fn key(self) -> &'static str {
        match self {
            Self::Leave => "leave",
            Self::Look => "look",
            Self::Answer => "answer",
            Self::Transfer => "transfer",
            Self::Secure => "secure",
            Self::HideForReview => "hide_for_review",
        }
    }

    /// The suggestion with this key.
    #[must_use]
    pub fn from_key(key: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|suggestion| suggestion.key() == key)
    }

    /// How urgent what it concerns is.
    #[must_use]
    pub fn urgency(self) -> Urgency {
        Urgency(Self::ALL.iter().position(|other| *other == self).and_then(|at| i64::try_from(at).ok()).unwrap_or(0))
    }
}

/// How urgent a case is: 0 for nothing to do, higher is more urgent.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct Urgency(pub i64);

impl Urgency {
    /// The highest: a threat of level 4.
    pub const MOST: Self = Self(9);

    /// The urgency of what a text suggests, given its findings: of what should be
    /// secured, the more serious comes first.
    #[must_use]
    pub fn of(suggestion: Suggestion, findings: &[Finding]) -> Self {
        let level = findings.iter().filter_map(Finding::level).max().unwrap_or(0);
        match suggestion {
            Suggestion::Secure => Self(suggestion.urgency().0 + level),
            _ => suggestion.urgency(),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn threat(facts: &str) -> Finding {
        Finding {
            revision: RevisionId(uuid::Uuid::nil()),
            kind: "threat".into(),
            start: 0,
            end: 1,
            score: 0.9,
            reason: String::new(),
            ground: None,
            facts: facts.into(),
        }
    }

    #[test]
    fn threats_are_covered_and_grave_exposure_and_incitement_too() {
        let of = |kind: &str, facts: &str| Finding { kind: kind.into(), ..threat(facts) }.covers();
        assert!(of("threat", "{}") && of("veiled_threat", r#"{"level":1}"#));
        assert!(of("doxing", r#"{"level":3}"#) && of("incitement", r#"{"level":4}"#));
        assert!(!of("doxing", r#"{"level":2}"#) && !of("incitement", "{}") && !of("abuse", r#"{"level":4}"#));
    }

    #[test]
    fn the_gravest_threat_comes_before_everything() {
        let of = |facts: &str| Urgency::of(Suggestion::Secure, &[threat("{}"), threat(facts)]);
        assert!(of(r#"{"level":4}"#) > of(r#"{"level":1}"#));
        assert_eq!(of(r#"{"level":4}"#), Urgency::MOST);
        assert!(of("{}") > Suggestion::HideForReview.urgency());
        // What is no level counts as none, and only threats have one.
        assert_eq!(of(r#"{"level":99}"#), of(r#"{"level":4}"#));
        assert_eq!(of(r#"{"level":"high"}"#), of("{}"));
        assert_eq!(Urgency::of(Suggestion::Look, &[threat(r#"{"level":4}"#)]), Suggestion::Look.urgency());
    }
}
