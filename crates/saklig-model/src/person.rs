//! Persons, their roles and their employment category, and the one place that
//! says what they may do.

use serde::{Deserialize, Serialize};

use crate::{
    id::{AuthorityId, ErrandId, PersonId, TokenId},
    language::Language,
};

/// A person who works here.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Person {
    /// Their identity.
    pub id: PersonId,
    /// The authority they work for.
    pub authority: AuthorityId,
    /// Their name, as colleagues see it.
    pub name: String,
    /// What they sign in with.
    pub login: String,
    /// Their roles.
    pub roles: Vec<Role>,
    /// Their employment category (S0-11).
    pub employment: Employment,
    /// The language they read.
    pub language: Language,
    /// Whether they may sign in.
    pub active: bool,
    /// The program that acts in their name; `None` when they are here themselves.
    #[serde(skip)]
    pub through: Option<Through>,
}

/// What a program that acts in a person's name may at most, and by which token.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Through {
    /// The token.
    pub token: TokenId,
    /// The token's scope: it never adds a power, it only takes away.
    pub scope: Vec<Power>,
    /// The request that this is, where it is to be done once only.
    pub errand: Option<ErrandId>,
}

impl Person {
    /// Whether this person may do `act`. The one place that decides it.
    ///
    /// # Errors
    /// [`Denied`] says why not, as a text key.
    pub fn may(&self, act: Power) -> Result<(), Denied> {
        if !self.active {
            return Err(Denied::Inactive);
        }
        // S0-12: no role overrides this, administrator included.
        if act.over_accounts() && !self.employment.is_apolitical() {
            return Err(Denied::Political);
        }
        if !self.roles.iter().any(|role| role.powers().contains(&act)) {
            return Err(Denied::Role);
        }
        if self.through.as_ref().is_some_and(|through| !through.scope.contains(&act)) {
            return Err(Denied::Scope);
        }
        Ok(())
    }

    /// The first letters of the first two names, for the small round mark.
    #[must_use]
    pub fn initials(&self) -> String {
        self.name
            .split_whitespace()
            .filter_map(|word| word.chars().next())
            .take(2)
            .flat_map(char::to_uppercase)
            .collect()
    }
}

/// Why somebody may not do something.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, thiserror::Error)]
pub enum Denied {
    /// The account is closed.
    #[error("denied-inactive")]
    Inactive,
    /// None of the person's roles gives the power.
    #[error("denied-role")]
    Role,
    /// Political appointees and elected members hold no power over the
    /// administration's accounts.
    #[error("denied-political")]
    Political,
    /// Whoever proposes something does not confirm it too.
    #[error("denied-own-proposal")]
    OwnProposal,
    /// Whoever took a decision does not settle what is held against it.
    #[error("denied-own-decision")]
    OwnDecision,
    /// Nobody confirms what concerns their own power.
    #[error("denied-own-power")]
    OwnPower,
    /// The token's scope does not hold the power.
    #[error("denied-scope")]
    Scope,
}

/// How a person is employed (S0-11).
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Employment {
    /// A civil servant (sv. *opolitisk tjänsteman*, da. *embedsmand*).
    CivilServant,
    /// A political appointee (sv. *politiskt sakkunnig*, da. *særlig rådgiver*).
    PoliticalAppointee,
    /// An elected member (sv. *förtroendevald*, da. *byrådsmedlem*).
    ElectedMember,
}

impl Employment {
    /// All categories.
    pub const ALL: [Self; 3] = [Self::CivilServant, Self::PoliticalAppointee, Self::ElectedMember];

    /// Its key in the database and in the language files.
    #[must_use]
    pub const fn key(self) -> &'static str {
        match self {
            Self::CivilServant => "civil_servant",
            Self::PoliticalAppointee => "political_appointee",
            Self::ElectedMember => "elected_member",
        }
    }

    /// The category with this key.
    #[must_use]
    pub fn from_key(key: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|employment| employment.key() == key)
    }

    /// Whether power over official accounts is possible at all.
    #[must_use]
    pub const fn is_apolitical(self) -> bool {
        matches!(self, Self::CivilServant)
    }
}

/// A role, which gives powers.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Role {
    /// Reads, answers and moderates (sv. *redaktör*, da. *redaktør*).
    Moderator,
    /// Owns a channel: connects it and switches acting on.
    ChannelOwner,
    /// Registers and finds records (sv. *registrator*, da. *journalmedarbejder*).
    Registrar,
    /// Knows the subject, and drafts or gives answers on record (S1-30; sv. *expert i
    /// tjänst*, da. *fagperson i tjenesten*).
    Expert,
    /// Assesses what is borderline: confirms a ground, or keeps the item (sv. *jurist*).
    Lawyer,
    /// Reviews: reads everything and the journal, changes nothing.
    Reviewer,
    /// Runs people, channels and settings (sv. *administratör*).
    Administrator,
}

impl Role {
    /// All roles.
    pub const ALL: [Self; 7] = [
        Self::Moderator,
        Self::ChannelOwner,
        Self::Registrar,
        Self::Expert,
        Self::Lawyer,
        Self::Reviewer,
        Self::Administrator,
    ];

    /// Its key in the database and in the language files.
    #[must_use]
    pub const fn key(self) -> &'static str {
        match self {
            Self::Moderator => "moderator",
            Self::ChannelOwner => "channel_owner",
            Self::Registrar => "registrar",
            Self::Expert => "expert",
            Self::Lawyer => "lawyer",
            Self::Reviewer => "reviewer",
            Self::Administrator => "administrator",
        }
    }

    /// The role with this key.
    #[must_use]
    pub fn from_key(key: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|role| role.key() == key)
    }

    /// The roles that a case can be handed up to: those who can take it, and
    /// hold another duty than whoever moderates every day.
    pub const ABOVE: [Self; 5] = [Self::ChannelOwner, Self::Registrar, Self::Expert, Self::Lawyer, Self::Administrator];

    /// What the role gives.
    #[must_use]
    pub const fn powers(self) -> &'static [Power] {
        use Power as P;
        match self {
            Self::Moderator => &[P::Read, P::Uncover, P::Claim, P::Answer, P::Moderate, P::Note, P::Close],
            Self::ChannelOwner => &[
                P::Read,
                P::Uncover,
                P::Claim,
                P::Answer,
                P::Moderate,
                P::Note,
                P::Close,
                P::RunChannels,
                P::ReadJournal,
            ],
            Self::Registrar => &[P::Read, P::Uncover, P::Claim, P::Note, P::Close, P::ReadJournal, P::Erase],
            Self::Expert => &[P::Read, P::Uncover, P::Claim, P::Answer, P::Note],
            Self::Lawyer => &[P::Read, P::Uncover, P::Claim, P::Note, P::Assess, P::ReadJournal],
            Self::Reviewer => &[P::Read, P::Uncover, P::ReadJournal],
            Self::Administrator => {
                &[P::Read, P::Claim, P::Note, P::ReadJournal, P::RunChannels, P::RunPeople, P::Import]
            }
        }
    }
}

/// Something that can be permitted.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Power {
    /// See the mirror, the cases and the search.
    Read,
    /// Uncover private messages and possible threats.
    Uncover,
    /// Claim a case, let go of it, hand it on.
    Claim,
    /// Answer in the authority's name.
    Answer,
    /// Hide, unhide, leave visible, report; block and unblock authors; remove
    /// what the authority published.
    Moderate,
    /// Assess what is borderline: confirm a ground that another chose, or keep the item.
    Assess,
    /// Write internal notes.
    Note,
    /// Close and reopen a case.
    Close,
    /// See the journal.
    ReadJournal,
    /// Connect a channel, switch acting on or off, settle how it is answered.
    RunChannels,
    /// Add people, change roles, end sessions, remove the example data.
    RunPeople,
    /// Bring records in from files.
    Import,
    /// Erase texts under a decision on disposal or on a person's request.
    Erase,
}

impl Power {
    /// All powers.
    pub const ALL: [Self; 13] = [
        Self::Read,
        Self::Uncover,
        Self::Claim,
        Self::Answer,
        Self::Moderate,
        Self::Assess,
        Self::Note,
        Self::Close,
        Self::ReadJournal,
        Self::RunChannels,
        Self::RunPeople,
        Self::Import,
        Self::Erase,
    ];

    /// Its key in the database, the API and the language files.
    #[must_use]
    pub const fn key(self) -> &'static str {
        match self {
            Self::Read => "read",
            Self::Uncover => "uncover",
            Self::Claim => "claim",
            Self::Answer => "answer",
            Self::Moderate => "moderate",
            Self::Assess => "assess",
            Self::Note => "note",
            Self::Close => "close",
            Self::ReadJournal => "read_journal",
            Self::RunChannels => "run_channels",
            Self::RunPeople => "run_people",
            Self::Import => "import",
            Self::Erase => "erase",
        }
    }

    /// The power with this key.
    #[must_use]
    pub fn from_key(key: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|power| power.key() == key)
    }

    /// Whether the power is one over the administration's own accounts, which
    /// only civil servants can hold (S0-12).
    #[must_use]
    pub const fn over_accounts(self) -> bool {
        !matches!(self, Self::Read | Self::ReadJournal)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn person(roles: &[Role], employment: Employment) -> Person {
        Person {
            id: PersonId(uuid::Uuid::nil()),
            authority: AuthorityId(uuid::Uuid::nil()),
            name: "Amina Lind".into(),
            login: "amina".into(),
            roles: roles.to_vec(),
            employment,
            language: Language::Sv,
            active: true,
            through: None,
        }
    }

    #[test]
    fn a_token_takes_away_and_never_adds() {
        let mut amina = person(&[Role::Moderator], Employment::CivilServant);
        let scope = vec![Power::Read, Power::Answer, Power::RunPeople];
        amina.through = Some(Through { token: TokenId(uuid::Uuid::nil()), scope, errand: None });
        assert_eq!(amina.may(Power::Answer), Ok(()));
        assert_eq!(amina.may(Power::Moderate), Err(Denied::Scope));
        assert_eq!(amina.may(Power::RunPeople), Err(Denied::Role));
        amina.employment = Employment::PoliticalAppointee;
        assert_eq!(amina.may(Power::Answer), Err(Denied::Political));
    }

    #[test]
    fn every_power_has_its_own_key() {
        for power in Power::ALL {
            assert_eq!(Power::from_key(power.key()), Some(power));
        }
    }

    #[test]
    fn no_role_gives_a_political_appointee_power_over_accounts() {
        for employment in [Employment::PoliticalAppointee, Employment::ElectedMember] {
            let everything = person(&Role::ALL, employment);
            for power in Power::ALL {
                assert_eq!(everything.may(power).is_ok(), !power.over_accounts(), "{power:?}");
            }
        }
    }

    #[test]
    fn a_closed_account_may_nothing() {
        let mut somebody = person(&Role::ALL, Employment::CivilServant);
        assert_eq!(somebody.may(Power::Answer), Ok(()));
        somebody.active = false;
        for power in Power::ALL {
            assert_eq!(somebody.may(power), Err(Denied::Inactive));
        }
    }

    #[test]
    fn every_power_belongs_to_some_role() {
        for power in Power::ALL {
            assert!(Role::ALL.iter().any(|role| role.powers().contains(&power)), "{power:?}");
        }
    }

    #[test]
    fn whoever_a_case_is_handed_up_to_can_take_it() {
        for role in Role::ABOVE {
            assert!(role.powers().contains(&Power::Claim) && role.powers().contains(&Power::Note), "{role:?}");
        }
    }

    #[test]
    fn initials_are_two_capitals() {
        assert_eq!(person(&[], Employment::CivilServant).initials(), "AL");
    }
}
