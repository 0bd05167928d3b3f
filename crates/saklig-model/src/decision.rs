//! The decision (sv. *beslut*, da. *afgørelse*): what a named person settled
//! about an item, and on which ground.

use jiff::Timestamp;
use serde::{Deserialize, Serialize};

use crate::{
    ground::GroundRef,
    id::{CaseId, DecisionId, ItemId, PersonId},
};

/// What was decided.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum DecisionKind {
    /// Hide the item at the platform; demands a ground and a stored copy.
    Hide,
    /// Make it visible again.
    Unhide,
    /// No ground: it stays.
    LeaveVisible,
    /// Answer it in the channel.
    Answer,
    /// Nobody here answers it: another visitor has, and that will do. It never
    /// counts as an answer of the authority's (S1-60).
    LeaveToOthers,
    /// Limit a function for its author, for a time; demands a ground and a copy.
    Restrict,
    /// Lift the limit before the time is over.
    Unrestrict,
    /// Block its author for a time; demands a ground, a copy and two persons.
    Block,
    /// Let its author back before the time is over.
    Unblock,
    /// Report it to the platform.
    Report,
    /// Remove it: it is the authority's own.
    Remove,
}

impl DecisionKind {
    /// All kinds.
    pub const ALL: [Self; 11] = [
        Self::Hide,
        Self::Unhide,
        Self::LeaveVisible,
        Self::Answer,
        Self::LeaveToOthers,
        Self::Restrict,
        Self::Unrestrict,
        Self::Block,
        Self::Unblock,
        Self::Report,
        Self::Remove,
    ];

    /// Its key in the database and in the language files.
    #[must_use]
    pub const fn key(self) -> &'static str {
        match self {
            Self::Hide => "hide",
            Self::Unhide => "unhide",
            Self::LeaveVisible => "leave_visible",
            Self::Answer => "answer",
            Self::LeaveToOthers => "leave_to_others",
            Self::Restrict => "restrict",
            Self::Unrestrict => "unrestrict",
            Self::Block => "block",
            Self::Unblock => "unblock",
            Self::Report => "report",
            Self::Remove => "remove",
        }
    }

    /// Whether it settles if the item stays. An answer does not, nor what is
    /// done about its author or told to the platform.
    #[must_use]
    pub const fn settles(self) -> bool {
        matches!(self, Self::Hide | Self::Unhide | Self::LeaveVisible | Self::Remove)
    }

    /// The kind with this key.
    #[must_use]
    pub fn from_key(key: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|kind| kind.key() == key)
    }
}

/// What an assessment found.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Assessed {
    /// It is not obvious: the item stays.
    NotObvious,
    /// It is an obvious case of the ground.
    Obvious,
}

impl Assessed {
    /// All of them.
    pub const ALL: [Self; 2] = [Self::NotObvious, Self::Obvious];

    /// Its key in the database and in the language files.
    #[must_use]
    pub const fn key(self) -> &'static str {
        match self {
            Self::NotObvious => "not_obvious",
            Self::Obvious => "obvious",
        }
    }

    /// The one with this key.
    #[must_use]
    pub fn from_key(key: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|one| one.key() == key)
    }
}

/// How an objection to a decision was settled.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Reviewed {
    /// The decision stands.
    Upheld,
    /// The decision was changed: what it did is taken back.
    Changed,
}

impl Reviewed {
    /// All of them.
    pub const ALL: [Self; 2] = [Self::Upheld, Self::Changed];

    /// Its key in the database and in the language files.
    #[must_use]
    pub const fn key(self) -> &'static str {
        match self {
            Self::Upheld => "upheld",
            Self::Changed => "changed",
        }
    }

    /// The one with this key.
    #[must_use]
    pub fn from_key(key: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|one| one.key() == key)
    }
}

/// A decision, as it was taken.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Decision {
    /// Its identity.
    pub id: DecisionId,
    /// The case it was taken in.
    pub case: CaseId,
    /// The item it is about.
    pub item: ItemId,
    /// What was decided.
    pub kind: DecisionKind,
    /// On which ground, in which version; always there for [`DecisionKind::Hide`].
    pub ground: Option<GroundRef>,
    /// Who decided.
    pub person: PersonId,
    /// When.
    pub at: Timestamp,
    /// When it was undone within the waiting time, if it was.
    pub undone_at: Option<Timestamp>,
}
