//! The proposal (sv. *förslag*, da. *forslag*): what one person proposes and
//! another must confirm. Whoever makes it never confirms it.

use jiff::{SignedDuration, Timestamp};

use crate::{
    id::{AuthorityId, PersonId, ProposalId},
    person::{Denied, Person, Power},
};

/// How long a proposal waits for its second person; afterwards it has lapsed
/// and must be made anew, on what is then known.
pub const OPEN_FOR: SignedDuration = SignedDuration::from_hours(14 * 24);

/// A proposal.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Proposal {
    /// Its identity.
    pub id: ProposalId,
    /// Whose it is.
    pub authority: AuthorityId,
    /// The key of the act that is proposed: `block`.
    pub act: String,
    /// What the act is about: a person, an author, an item.
    pub subject: uuid::Uuid,
    /// What exactly, as JSON of the act's own; never changed once proposed.
    pub content: String,
    /// Who proposed it.
    pub proposed_by: PersonId,
    /// When.
    pub proposed_at: Timestamp,
    /// How it ended, if it has.
    pub settled: Option<Settled>,
}

/// How a proposal ended.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Settled {
    /// How.
    pub outcome: Outcome,
    /// Who settled it.
    pub by: PersonId,
    /// When.
    pub at: Timestamp,
}

/// The ways in which a proposal can end. That it lapsed is not one: that shows
/// in its age.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Outcome {
    /// Another person confirmed it, and it was done.
    Confirmed,
    /// Another person declined it.
    Declined,
    /// Whoever proposed it took it back.
    Withdrawn,
}

impl Outcome {
    /// All outcomes.
    pub const ALL: [Self; 3] = [Self::Confirmed, Self::Declined, Self::Withdrawn];

    /// Its key in the database and in the language files.
    #[must_use]
    pub const fn key(self) -> &'static str {
        match self {
            Self::Confirmed => "confirmed",
            Self::Declined => "declined",
            Self::Withdrawn => "withdrawn",
        }
    }

    /// The outcome with this key.
    #[must_use]
    pub fn from_key(key: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|outcome| outcome.key() == key)
    }
}

impl Proposal {
    /// Whether it still waits for its second person.
    #[must_use]
    pub fn is_open(&self, now: Timestamp) -> bool {
        self.settled.is_none() && now.duration_since(self.proposed_at) < OPEN_FOR
    }

    /// Whether this person may confirm it: another than whoever made it, with
    /// the power that the act needs.
    ///
    /// # Errors
    /// [`Denied`] says why not.
    pub fn may_confirm(&self, who: &Person, power: Power) -> Result<(), Denied> {
        who.may(power)?;
        if who.id == self.proposed_by { Err(Denied::OwnProposal) } else { Ok(()) }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{
        language::Language,
        person::{Employment, Role},
    };

    fn person(number: u128, roles: &[Role]) -> Person {
        Person {
            id: PersonId(uuid::Uuid::from_u128(number)),
            authority: AuthorityId(uuid::Uuid::nil()),
            name: "Jonas Ek".into(),
            login: "jonas".into(),
            roles: roles.to_vec(),
            employment: Employment::CivilServant,
            language: Language::Sv,
            active: true,
            through: None,
        }
    }

    fn proposal() -> Proposal {
        Proposal {
            id: ProposalId(uuid::Uuid::nil()),
            authority: AuthorityId(uuid::Uuid::nil()),
            act: "block".into(),
            subject: uuid::Uuid::nil(),
            content: "{}".into(),
            proposed_by: PersonId(uuid::Uuid::from_u128(1)),
            proposed_at: Timestamp::UNIX_EPOCH,
            settled: None,
        }
    }

    #[test]
    fn it_takes_two() {
        let moderator = &[Role::Moderator];
        assert_eq!(proposal().may_confirm(&person(1, moderator), Power::Moderate), Err(Denied::OwnProposal));
        assert_eq!(proposal().may_confirm(&person(2, &[Role::Reviewer]), Power::Moderate), Err(Denied::Role));
        assert_eq!(proposal().may_confirm(&person(2, moderator), Power::Moderate), Ok(()));
    }

    #[test]
    fn it_lapses_when_nobody_confirms() {
        let open = proposal();
        assert!(open.is_open(Timestamp::UNIX_EPOCH + OPEN_FOR - SignedDuration::from_secs(1)));
        assert!(!open.is_open(Timestamp::UNIX_EPOCH + OPEN_FOR));
    }
}
