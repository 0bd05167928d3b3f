//! The case (sv. *ärende*, da. *sag*): what people handle. A case opens when
//! reading suggests more than leaving an item alone, or when someone opens it.

use jiff::Timestamp;
use serde::{Deserialize, Serialize};

use crate::{
    decision::DecisionKind,
    finding::Suggestion,
    id::{AuthorityId, CaseId, ItemId, PersonId},
};

/// How long a claim lasts after the last act or save by its holder, in minutes.
/// Nobody has to remember to let go at the end of the day: a case that nothing
/// happens in becomes free again by itself.
pub const CLAIM_MINUTES: i64 = 60;

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

/// What is asked of the function that a case was handed up to.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum HandedUp {
    /// To take it.
    HandedUp,
    /// To confirm a ground, or to keep the item.
    Confirmation,
    /// To assess if it is an obvious case of a ground.
    Assessment,
    /// To look again: the words have changed, or what stands around them.
    Context,
    /// To look again: the words have changed.
    Edited,
    /// To look again: somebody has answered it.
    Answered,
    /// To look again: somebody has quoted it.
    Quoted,
}

impl HandedUp {
    /// All of them.
    pub const ALL: [Self; 7] = [
        Self::HandedUp,
        Self::Confirmation,
        Self::Assessment,
        Self::Context,
        Self::Edited,
        Self::Answered,
        Self::Quoted,
    ];

    /// Its key in the database and in the language files.
    #[must_use]
    pub const fn key(self) -> &'static str {
        match self {
            Self::HandedUp => "handed_up",
            Self::Confirmation => "confirmation",
            Self::Assessment => "assessment",
            Self::Context => "context",
            Self::Edited => "edited",
            Self::Answered => "answered",
            Self::Quoted => "quoted",
        }
    }

    /// The one with this key.
    #[must_use]
    pub fn from_key(key: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|one| one.key() == key)
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
    /// Who has claimed it; whether they still hold it, [`Case::holder_at`] says.
    pub holder: Option<PersonId>,
    /// Until when the claim lasts, unless its holder does something before.
    pub held_until: Option<Timestamp>,
    /// How often it has been decided on, closed or opened again: who saw another
    /// number has not seen the newest.
    pub turn: i64,
    /// When it was opened.
    pub opened_at: Timestamp,
    /// When it was closed.
    pub closed_at: Option<Timestamp>,
}

impl Case {
    /// Who holds the case at a moment: its holder, until the claim lapses.
    #[must_use]
    pub fn holder_at(&self, now: Timestamp) -> Option<PersonId> {
        self.holder.filter(|_| self.held_until.is_some_and(|until| now < until))
    }

    /// Where the case stands after these decisions, undone ones left out.
    /// `question` says whether its item asks something that may be answered.
    #[must_use]
    pub fn state_after(&self, decisions: &[DecisionKind], question: bool) -> CaseState {
        let settled = decisions.iter().any(|kind| kind.settles());
        let answered = decisions.iter().any(|kind| matches!(kind, DecisionKind::Answer | DecisionKind::LeaveToOthers));
        match CaseState::on_arrival(self.suggestion) {
            Some(CaseState::ToDecide) if !settled => CaseState::ToDecide,
            // Someone opened it without being asked to: any decision settles it.
            None if decisions.is_empty() => CaseState::ToDecide,
            _ if question && !answered => CaseState::ToAnswer,
            _ => CaseState::Closed,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use DecisionKind as D;

    fn case(suggestion: Suggestion) -> Case {
        Case {
            id: CaseId(uuid::Uuid::nil()),
            authority: AuthorityId(uuid::Uuid::nil()),
            number: 1,
            item: ItemId(uuid::Uuid::nil()),
            state: CaseState::ToDecide,
            suggestion,
            holder: None,
            held_until: None,
            turn: 0,
            opened_at: Timestamp::UNIX_EPOCH,
            closed_at: None,
        }
    }

    #[test]
    fn an_answer_alone_does_not_settle_what_needs_a_decision() {
        let personal = case(Suggestion::HideForReview);
        assert_eq!(personal.state_after(&[], true), CaseState::ToDecide);
        assert_eq!(personal.state_after(&[D::Answer], true), CaseState::ToDecide);
        assert_eq!(personal.state_after(&[D::Hide], true), CaseState::ToAnswer);
        assert_eq!(personal.state_after(&[D::Hide, D::Answer], true), CaseState::Closed);
        assert_eq!(personal.state_after(&[D::LeaveVisible], false), CaseState::Closed);
        assert_eq!(personal.state_after(&[D::Block, D::Report], false), CaseState::ToDecide);
    }

    #[test]
    fn a_question_waits_for_its_answer() {
        let question = case(Suggestion::Answer);
        assert_eq!(question.state_after(&[], true), CaseState::ToAnswer);
        assert_eq!(question.state_after(&[D::Answer], true), CaseState::Closed);
        assert_eq!(question.state_after(&[D::LeaveToOthers], true), CaseState::Closed);
    }

    #[test]
    fn a_claim_lapses() {
        let mut claimed = case(Suggestion::Look);
        claimed.holder = Some(PersonId(uuid::Uuid::nil()));
        assert_eq!(claimed.holder_at(Timestamp::UNIX_EPOCH), None);
        let until = Timestamp::UNIX_EPOCH + jiff::SignedDuration::from_mins(CLAIM_MINUTES);
        claimed.held_until = Some(until);
        assert_eq!(claimed.holder_at(Timestamp::UNIX_EPOCH), claimed.holder);
        assert_eq!(claimed.holder_at(until), None);
    }

    #[test]
    fn what_someone_opened_unasked_waits_for_any_decision() {
        let opened = case(Suggestion::Leave);
        assert_eq!(opened.state_after(&[], false), CaseState::ToDecide);
        assert_eq!(opened.state_after(&[D::LeaveVisible], false), CaseState::Closed);
    }
}
