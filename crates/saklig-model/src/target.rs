//! The target of an answer (sv. *svarsmål*, da. *svarmål*): within which time a
//! channel's questions are to be answered (S1-13). The authority sets it.

use jiff::{SignedDuration, Timestamp, civil::Date};
use serde::{Deserialize, Serialize};

use crate::service_hours::ServiceHours;

/// The longest target, in minutes: ninety days on the clock.
pub const LONGEST: i64 = 90 * 24 * 60;

/// In which time it is counted.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Measure {
    /// While someone answers.
    Service,
    /// On the clock, day and night.
    Clock,
}

impl Measure {
    /// Both.
    pub const ALL: [Self; 2] = [Self::Service, Self::Clock];

    /// Its key in the database and in the language files.
    #[must_use]
    pub const fn key(self) -> &'static str {
        match self {
            Self::Service => "service",
            Self::Clock => "clock",
        }
    }

    /// The measure with this key.
    #[must_use]
    pub fn from_key(key: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|measure| measure.key() == key)
    }
}

/// A target, from a day on.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Target {
    /// The first day that a question asked on has it.
    pub valid_from: Date,
    /// Within how many minutes; `None` where nothing is promised.
    pub minutes: Option<i64>,
    /// In which time.
    pub measure: Measure,
}

impl Target {
    /// When the answer to a question is due; `None` where nothing is promised,
    /// or where it will not be open for so long.
    #[must_use]
    pub fn due(&self, asked: Timestamp, hours: &ServiceHours) -> Option<Timestamp> {
        let within = SignedDuration::from_mins(self.minutes?);
        match self.measure {
            Measure::Service => hours.after_service_time(asked, within),
            Measure::Clock => asked.checked_add(within).ok(),
        }
    }
}

/// The target of the day on which a question is asked: the last one, of those
/// that take over in this order, that holds by then.
#[must_use]
pub fn on<'a>(targets: impl DoubleEndedIterator<Item = &'a Target>, day: Date) -> Option<&'a Target> {
    targets.rev().find(|target| target.valid_from <= day)
}
