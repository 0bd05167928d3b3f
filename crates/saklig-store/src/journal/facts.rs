//! Facts: what an entry keeps beside its leaf.

use saklig_journal::commitment::Payload;
use uuid::Uuid;

/// A fact in an entry.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Fact {
    /// A word or an identity.
    Text(String),
    /// A number or a time in microseconds.
    Int(i64),
}

impl From<&str> for Fact {
    fn from(text: &str) -> Self {
        Self::Text(text.to_owned())
    }
}
impl From<Uuid> for Fact {
    fn from(id: Uuid) -> Self {
        Self::Text(id.to_string())
    }
}
impl From<i64> for Fact {
    fn from(number: i64) -> Self {
        Self::Int(number)
    }
}

/// The facts of an entry, in their order.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Facts(Vec<(String, Fact)>);

impl Facts {
    /// No facts yet.
    #[must_use]
    pub const fn new() -> Self {
        Self(Vec::new())
    }

    /// One more.
    #[must_use]
    pub fn and(mut self, name: &str, fact: impl Into<Fact>) -> Self {
        self.0.push((name.to_owned(), fact.into()));
        self
    }

    /// The same facts, with another text under this name.
    #[must_use]
    pub fn with_text(&self, name: &str, text: &str) -> Self {
        let swap = |(other, fact): &(String, Fact)| {
            (other.clone(), if other == name { Fact::Text(text.to_owned()) } else { fact.clone() })
        };
        Self(self.0.iter().map(swap).collect())
    }

    /// The text under this name.
    #[must_use]
    pub fn text(&self, name: &str) -> Option<&str> {
        self.0.iter().find_map(|(other, fact)| match fact {
            Fact::Text(text) if other == name => Some(text.as_str()),
            _ => None,
        })
    }

    /// The number under this name.
    #[must_use]
    pub fn int(&self, name: &str) -> Option<i64> {
        self.0.iter().find_map(|(other, fact)| match fact {
            Fact::Int(number) if other == name => Some(*number),
            _ => None,
        })
    }

    /// What an entry commits to.
    pub fn payload(&self) -> Payload {
        self.0.iter().fold(Payload::new("facts", 1), |payload, (name, fact)| match fact {
            Fact::Text(text) => payload.text(name, text),
            Fact::Int(number) => payload.int(name, *number),
        })
    }

    pub(super) fn to_json(&self) -> String {
        let list: Vec<serde_json::Value> = self
            .0
            .iter()
            .map(|(name, fact)| match fact {
                Fact::Text(text) => serde_json::json!([name, text]),
                Fact::Int(number) => serde_json::json!([name, number]),
            })
            .collect();
        serde_json::Value::from(list).to_string()
    }

    pub(super) fn from_json(json: &str) -> Option<Self> {
        let list: Vec<(String, serde_json::Value)> = serde_json::from_str(json).ok()?;
        let facts = list.into_iter().map(|(name, value)| match value {
            serde_json::Value::String(text) => Some((name, Fact::Text(text))),
            other => other.as_i64().map(|number| (name, Fact::Int(number))),
        });
        facts.collect::<Option<Vec<_>>>().map(Self)
    }
}
