//! The action: what a decision leads to at the platform. Actions wait in the
//! outbox, and are sent at most once by the machine.

use serde::{Deserialize, Serialize};

use crate::person::Power;

/// Seconds that an outgoing act waits before it is sent, and can be undone.
pub const GRACE_SECONDS: i64 = 10;

/// What is done at the platform.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum ActionKind {
    /// Publish an answer to an item.
    Answer,
    /// Hide an item.
    Hide,
    /// Make a hidden item visible again.
    Unhide,
    /// Keep an item's author away from the account.
    Block,
    /// Let a blocked author back.
    Unblock,
    /// Report an item to the platform.
    Report,
    /// Remove the authority's own post or answer.
    Remove,
}

impl ActionKind {
    /// All kinds.
    pub const ALL: [Self; 7] =
        [Self::Answer, Self::Hide, Self::Unhide, Self::Block, Self::Unblock, Self::Report, Self::Remove];

    /// Its key in the database and in the language files.
    #[must_use]
    pub const fn key(self) -> &'static str {
        match self {
            Self::Answer => "answer",
            Self::Hide => "hide",
            Self::Unhide => "unhide",
            Self::Block => "block",
            Self::Unblock => "unblock",
            Self::Report => "report",
            Self::Remove => "remove",
        }
    }

    /// The power that deciding it takes.
    #[must_use]
    pub const fn power(self) -> Power {
        match self {
            Self::Answer => Power::Answer,
            Self::Hide | Self::Unhide | Self::Block | Self::Unblock | Self::Report | Self::Remove => Power::Moderate,
        }
    }

    /// Whether what belongs to the item must be stored before it is sent.
    #[must_use]
    pub const fn wants_copy(self) -> bool {
        matches!(self, Self::Hide | Self::Block | Self::Report | Self::Remove)
    }

    /// The kind with this key.
    #[must_use]
    pub fn from_key(key: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|kind| kind.key() == key)
    }
}

/// Where an action stands in the outbox.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum ActionState {
    /// Waits for its time; can still be undone.
    Waiting,
    /// Undone before it was sent.
    Undone,
    /// Was about to be sent: written before the call, so that a crash shows.
    Sending,
    /// The platform confirmed it.
    Done,
    /// Nobody knows whether it arrived: re-read, or put to a person.
    Unknown,
    /// The platform refused it for good.
    Failed,
    /// The platform does not permit it to this account.
    NotPermitted,
}

impl ActionState {
    /// All states.
    pub const ALL: [Self; 7] =
        [Self::Waiting, Self::Undone, Self::Sending, Self::Done, Self::Unknown, Self::Failed, Self::NotPermitted];

    /// Its key in the database and in the language files.
    #[must_use]
    pub const fn key(self) -> &'static str {
        match self {
            Self::Waiting => "waiting",
            Self::Undone => "undone",
            Self::Sending => "sending",
            Self::Done => "done",
            Self::Unknown => "unknown",
            Self::Failed => "failed",
            Self::NotPermitted => "not_permitted",
        }
    }

    /// The state with this key.
    #[must_use]
    pub fn from_key(key: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|state| state.key() == key)
    }
}
