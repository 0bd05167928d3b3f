//! The case (sv. *ärende*, da. *sag*): what people handle. A case opens when
//! reading suggests more than leaving an item alone, or when someone opens it.

use jiff::Timestamp;
use serde::{Deserialize, Serialize};

use crate::{
    finding::Suggestion,
    id::{AuthorityId, CaseId, ItemId, PersonId},
};

/// Where a case stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum CaseState {
    /// Somebody must decide whether it stays visible.
    ToDecide,
    /// It stays, and waits for an answer.
    ToAnswer,
    /// Nothing more to do.
    Closed,
}

impl CaseState {
    /// All states.
    pub const ALL: [Self; 3] = [Self::ToDecide, Self::ToAnswer, Self::Closed];

    /// Its key in the database and in the language files.
    #[must_use]
    pub const fn key(self) -> &'static str {
        match self {
            Self::ToDecide => "to_decide",
            Self::ToAnswer => "to_answer",
            Self::Closed => "closed",
        }
    }

    /// The state with this key.
    #[must_use]
    pub fn from_key(key: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|state| state.key() == key)
    }

    /// The state in which a case opens, given what reading suggests; `None`
    /// when no case is needed.
    #[must_use]
    pub const fn on_arrival(suggestion: Suggestion) -> Option<Self> {
        match suggestion {
            Suggestion::Leave => None,
            Suggestion::Answer => Some(Self::ToAnswer),
            Suggestion::Look | Suggestion::Transfer | Suggestion::Secure | Suggestion::HideForReview => {
                Some(Self::ToDecide)
            }
        }
    }
}

/// A case.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Case {
    /// Its identity: random, because the journal names it.
    pub id: CaseId,
    /// The authority that handles it.
    pub authority: AuthorityId,
    /// Its running number within the authority.
    pub number: i64,
    /// The item it is about.
    pub item: ItemId,
    /// Where it stands.
    pub state: CaseState,
    /// Why it was opened.
    pub suggestion: Suggestion,
    /// Who has claimed it.
    pub holder: Option<PersonId>,
    /// When it was opened.
    pub opened_at: Timestamp,
    /// When it was closed.
    pub closed_at: Option<Timestamp>,
}
