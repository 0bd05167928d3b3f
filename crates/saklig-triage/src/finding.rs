//! The finding (sv. *iakttagelse*, da. *fund*): what reading noticed, with its
//! place and its reason.

use serde::Serialize;

/// What else is known about a finding; the keys belong to its kind.
///
/// Never the personal data itself: facts are kept, and counted, where the text
/// is not.
pub type Facts = serde_json::Map<String, serde_json::Value>;

/// The ground (S1-20) that personal data in a comment may lead to.
pub const PERSONAL_DATA: &str = "personal-data";

/// The ground (S1-21) that sensitive data about a person may lead to.
pub const SPECIAL_CATEGORY: &str = "special-category";

/// Something noticed in a text.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Finding {
    /// What was found: `se_personnummer`, `question`, …
    pub kind: &'static str,
    /// Where it begins, in bytes of the given text, on a char boundary.
    pub start: usize,
    /// Where it ends (exclusive), in bytes of the given text, on a char boundary.
    pub end: usize,
    /// How certain, from 0 to 1.
    pub score: f32,
    /// The text key of why it was found.
    pub reason: &'static str,
    /// The id of the ground that it may lead to.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub ground: Option<&'static str>,
    /// What else is known.
    #[serde(skip_serializing_if = "Facts::is_empty")]
    pub facts: Facts,
}

impl Finding {
    /// A finding that leads to no ground and has no further facts.
    #[must_use]
    pub fn new(kind: &'static str, place: std::ops::Range<usize>, score: f32, reason: &'static str) -> Self {
        Self { kind, start: place.start, end: place.end, score, reason, ground: None, facts: Facts::new() }
    }

    /// The same, with the ground that it may lead to.
    #[must_use]
    pub fn with_ground(self, ground: &'static str) -> Self {
        Self { ground: Some(ground), ..self }
    }

    /// The same, with one more fact.
    #[must_use]
    pub fn with_fact(mut self, key: &str, value: impl Into<serde_json::Value>) -> Self {
        self.facts.insert(key.to_owned(), value.into());
        self
    }

    /// Whether two findings share a part of the text.
    #[must_use]
    pub fn overlaps(&self, other: &Self) -> bool {
        self.start < other.end && other.start < self.end
    }
}

/// Certainties are added up from evidence; two decimals are all they mean.
#[must_use]
pub fn certainty(evidence: f32) -> f32 {
    (evidence.clamp(0.0, 0.99) * 100.0).round() / 100.0
}
