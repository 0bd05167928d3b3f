//! The alarm (sv. *larm*, da. *alarm*): out of hours, something needs a person
//! now. It goes to whoever is on duty, then to the next in line, until somebody
//! says that they have it.

use serde::{Deserialize, Serialize};

/// How far an alarm has come.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Step {
    /// Nobody has been called yet.
    Raised,
    /// Whoever is on duty has been called.
    First,
    /// The second in line has been called.
    Second,
    /// The last resort has been called.
    Last,
    /// The last resort and every administrator have been called.
    Everyone,
}

impl Step {
    /// All steps, in order.
    pub const ALL: [Self; 5] = [Self::Raised, Self::First, Self::Second, Self::Last, Self::Everyone];

    /// Its key in the database and in the language files.
    #[must_use]
    pub const fn key(self) -> &'static str {
        match self {
            Self::Raised => "raised",
            Self::First => "first",
            Self::Second => "second",
            Self::Last => "last",
            Self::Everyone => "everyone",
        }
    }

    /// The step with this key.
    #[must_use]
    pub fn from_key(key: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|step| step.key() == key)
    }

    /// The step after it; `None` when everyone has been called.
    #[must_use]
    pub fn next(self) -> Option<Self> {
        let at = Self::ALL.iter().position(|step| *step == self)?;
        Self::ALL.get(at + 1).copied()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_step_leads_to_the_next_and_has_its_key() {
        let mut step = Step::Raised;
        for expected in &Step::ALL[1..] {
            assert_eq!(Step::from_key(step.key()), Some(step));
            step = step.next().unwrap();
            assert_eq!(step, *expected);
        }
        assert_eq!(step.next(), None);
    }
}
