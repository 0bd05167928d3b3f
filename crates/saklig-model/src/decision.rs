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
}

impl DecisionKind {
    /// All kinds.
    pub const ALL: [Self; 4] = [Self::Hide, Self::Unhide, Self::LeaveVisible, Self::Answer];

    /// Its key in the database and in the language files.
    #[must_use]
    pub const fn key(self) -> &'static str {
        match self {
            Self::Hide => "hide",
            Self::Unhide => "unhide",
            Self::LeaveVisible => "leave_visible",
            Self::Answer => "answer",
        }
    }

    /// The kind with this key.
    #[must_use]
    pub fn from_key(key: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|kind| kind.key() == key)
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
