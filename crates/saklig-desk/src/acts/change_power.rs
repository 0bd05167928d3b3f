//! Change what somebody may do here: add them, give and take roles, change the
//! employment category, close and reopen the account, begin anew. What gives
//! power takes two administrators; what only lessens it, one.

use saklig_journal::event::Event;
use saklig_model::{
    change::Change,
    id::{AuthorityId, PersonId, ProposalId},
    person::{Employment, Person, Power, Role},
};
use saklig_store::{Tx, authorities, journal::Facts, one_time, people, proposals, sessions};

use super::{Act, one_time_address::OPENS_FOR_HOURS};
use crate::{
    Desk, Refusal,
    journal::{Actor, Entry},
};

/// An act that changes somebody's power.
pub struct ChangePower {
    key: &'static str,
    events: &'static [Event],
    scenario: &'static str,
}

impl Act for ChangePower {
    fn key(&self) -> &'static str {
        self.key
    }
    fn power(&self) -> Option<Power> {
        Some(Power::RunPeople)
    }
    fn events(&self) -> &'static [Event] {
        self.events
    }
    fn scenario(&self) -> &'static str {
        self.scenario
    }
}

/// Somebody is added.
pub static ADD_PERSON: ChangePower = ChangePower {
    key: "add_person",
    events: &[Event::Proposed, Event::PersonAdded, Event::AddressMade],
    scenario: "Adding a colleague takes two",
};

/// A role is given.
pub static GIVE_ROLE: ChangePower = ChangePower {
    key: "give_role",
    events: &[Event::Proposed, Event::RoleChanged],
    scenario: "Giving a role takes two",
};

/// A role is taken.
pub static TAKE_ROLE: ChangePower =
    ChangePower { key: "take_role", events: &[Event::Proposed, Event::RoleChanged], scenario: "Taking a role" };

/// The employment category changes.
pub static CHANGE_EMPLOYMENT: ChangePower = ChangePower {
    key: "change_employment",
    events: &[Event::Proposed, Event::EmploymentChanged, Event::TokenEnded],
    scenario: "A16",
};

/// An account is closed.
pub static CLOSE_ACCOUNT: ChangePower = ChangePower {
    key: "close_account",
    events: &[Event::Proposed, Event::AccountClosed, Event::TokenEnded],
    scenario: "Closing and reopening an account",
};

/// A closed account is opened again.
pub static REOPEN_ACCOUNT: ChangePower = ChangePower {
    key: "reopen_account",
    events: &[Event::Proposed, Event::AccountReopened],
    scenario: "Closing and reopening an account",
};

/// Password and second factor are chosen anew.
pub static RESET_SECOND_FACTOR: ChangePower = ChangePower {
    key: "reset_second_factor",
    events: &[Event::Proposed, Event::SecondFactorReset, Event::TokenEnded, Event::AddressMade],
    scenario: "A lost phone",
};

/// How a change went.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Changed {
    /// It is done.
    Done,
    /// It waits for another administrator.
    Proposed,
    /// It is done, and this is the code of the one-time address that whoever
    /// did it hands over.
    Address(String),
}

/// Somebody who is to be added.
#[derive(Debug, Clone)]
pub struct NewPerson {
    /// Their name.
    pub name: String,
    /// What they sign in with.
    pub login: String,
    /// Their roles.
    pub roles: Vec<Role>,
    /// Their employment category (S0-11).
    pub employment: Employment,
}

/// Those who can run people at an authority: administrators who may, and who
/// have chosen a password.
pub(crate) struct Keepers {
    now: Vec<PersonId>,
    /// Those, and who was one before an account was closed or an employment changed.
    ever: Vec<PersonId>,
}

impl Keepers {
    pub async fn of(tx: &mut Tx, authority: AuthorityId) -> Result<Self, Refusal> {
        let everybody = people::all_kept(&mut *tx, authority).await?;
        Ok(Self::among(&everybody))
    }

    pub fn among(everybody: &[people::Kept]) -> Self {
        let begun = everybody.iter().filter(|kept| kept.added && !kept.password.is_empty()).map(|kept| &kept.person);
        let now = begun.clone().filter(|person| person.may(Power::RunPeople).is_ok());
        let ever = begun.clone().filter(|person| person.roles.contains(&Role::Administrator));
        Self { now: now.map(|person| person.id).collect(), ever: ever.map(|person| person.id).collect() }
    }

    pub fn count(&self) -> usize {
        self.now.len()
    }

    /// Whether nobody but this person ever was one. Whoever could make a
    /// colleague lapse and then appoint another alone would be two at once.
    pub fn never_was_another(&self, person: PersonId) -> bool {
        self.ever.iter().all(|one| *one == person)
    }

    pub fn only(&self, person: PersonId) -> bool {
        self.now[..] == [person]
    }
}

impl Desk {
    /// Proposes to add somebody; while there is only one administrator, appoints
    /// the second at once.
    ///
    /// # Errors
    /// [`Refusal`] says why not.
    pub async fn add_colleague(&self, who: &Person, new: NewPerson) -> Result<(PersonId, Changed), Refusal> {
        who.may(Power::RunPeople)?;
        let (name, login) = (new.name.trim().to_owned(), new.login.trim().to_lowercase());
        for (field, empty) in
            [("colleague", name.is_empty()), ("login", login.is_empty()), ("roles", new.roles.is_empty())]
        {
            if empty {
                return Err(Refusal::Empty { field });
            }
        }
        let mut tx = self.store().begin().await?;
        authorities::lock(&mut tx, who.authority).await?;
        self.free_login(&mut tx, who, &login).await?;
        let authority = authorities::one(&mut tx, who.authority).await?.ok_or(Refusal::NotFound)?;
        let person = Person {
            id: PersonId(self.chance().opaque_id()),
            authority: who.authority,
            name,
            login,
            roles: Vec::new(),
            employment: new.employment,
            language: authority.language,
            active: false,
            through: None,
        };
        people::propose(&mut tx, &person, self.now_micros()).await?;
        let change = Change::Add { roles: new.roles, employment: new.employment };
        let changed = self.change_or_propose(&mut tx, who, &person, &change, false).await?;
        tx.commit().await?;
        self.ring();
        Ok((person.id, changed))
    }

    /// Makes sure that nobody signs in so. Whoever was proposed with this login
    /// and has lapsed makes room.
    async fn free_login(&self, tx: &mut Tx, who: &Person, login: &str) -> Result<(), Refusal> {
        let Some((person, _)) = people::by_login(&mut *tx, login).await? else { return Ok(()) };
        let kept = people::kept(&mut *tx, person.id).await?.filter(|kept| kept.person.authority == who.authority);
        let open = proposals::of(&mut *tx, person.id.0).await?.iter().any(|proposal| proposal.is_open(self.now()));
        if kept.is_none_or(|kept| kept.added) || open {
            return Err(Refusal::LoginTaken);
        }
        people::unpropose(tx, person.id).await?;
        Ok(())
    }

    /// Changes what somebody may do, or proposes it where it takes two.
    ///
    /// # Errors
    /// [`Refusal`] says why not.
    pub async fn change_power(&self, who: &Person, person: PersonId, change: &Change) -> Result<Changed, Refusal> {
        who.may(Power::RunPeople)?;
        let mut tx = self.store().begin().await?;
        authorities::lock(&mut tx, who.authority).await?;
        let kept = people::kept(&mut tx, person).await?.filter(|kept| kept.person.authority == who.authority);
        let kept = kept.filter(|kept| kept.added).ok_or(Refusal::NotFound)?;
        let begins = kept.password.is_empty() && kept.person.roles.contains(&Role::Administrator);
        let changed = self.change_or_propose(&mut tx, who, &kept.person, change, begins).await?;
        tx.commit().await?;
        self.ring();
        Ok(changed)
    }

    /// `begins`: an administrator who has not begun yet, for whom a new address
    /// counts as appointing them.
    async fn change_or_propose(
        &self,
        tx: &mut Tx,
        who: &Person,
        person: &Person,
        change: &Change,
        begins: bool,
    ) -> Result<Changed, Refusal> {
        let keepers = Keepers::of(tx, who.authority).await?;
        self.can_be(&keepers, person, change)?;
        let appoints = change.only_appoints(person) || (begins && *change == Change::Renew);
        match (change.takes_two(person), keepers.count()) {
            (false, _) => self.do_change(tx, who, person, change, None).await,
            (true, 0 | 1) if appoints && keepers.never_was_another(who.id) => {
                self.do_change(tx, who, person, change, None).await
            }
            (true, 0 | 1) => Err(Refusal::OnlyAdministrator),
            (true, _) => {
                self.propose(tx, who, Power::RunPeople, change.key(), person.id.0, change).await?;
                Ok(Changed::Proposed)
            }
        }
    }

    /// Refuses what would change nothing, and what would leave the authority
    /// without an administrator; only S0-12 goes before that.
    pub(crate) fn can_be(&self, keepers: &Keepers, person: &Person, change: &Change) -> Result<(), Refusal> {
        if change.is_so_already(person) {
            return Err(Refusal::Already { state: "as-wanted" });
        }
        let stays = change.applied(person).may(Power::RunPeople).is_ok();
        if keepers.only(person.id) && !stays && !matches!(change, Change::Employ { .. }) {
            return Err(Refusal::LastAdministrator);
        }
        Ok(())
    }

    /// Does a change; `proposal` is the one that it was confirmed by.
    pub(crate) async fn do_change(
        &self,
        tx: &mut Tx,
        who: &Person,
        person: &Person,
        change: &Change,
        proposal: Option<ProposalId>,
    ) -> Result<Changed, Refusal> {
        let actor = Actor::Person(who, Power::RunPeople);
        let after = change.applied(person);
        people::change_power(tx, &after).await?;
        let facts = Facts::new().and("person", person.id.0);
        let (event, facts) = match change {
            Change::Add { .. } => {
                let facts = facts.and("roles", keys(&after.roles).as_str());
                (Event::PersonAdded, facts.and("employment", after.employment.key()))
            }
            Change::GiveRole { .. } | Change::TakeRole { .. } => {
                (Event::RoleChanged, self.role_facts(&after, &person.roles))
            }
            Change::Employ { .. } => {
                let facts = facts.and("before", person.employment.key());
                (Event::EmploymentChanged, facts.and("after", after.employment.key()))
            }
            Change::Close => (Event::AccountClosed, facts),
            Change::Reopen => (Event::AccountReopened, facts),
            Change::Renew => (Event::SecondFactorReset, facts),
        };
        let facts = match proposal {
            Some(proposal) => facts.and("proposal", proposal.0),
            None => facts,
        };
        let facts = if matches!(event, Event::RoleChanged) { facts } else { facts.and("at", self.now_micros()) };
        let entry = Entry::about(event, actor, "person", person.id.0).with(facts);
        self.note_down(tx, person.authority, entry).await?;
        match change {
            Change::Add { .. } => {}
            Change::Renew => {
                people::choose_password(tx, person.id, "").await?;
                self.forget_second_factor(tx, person).await?;
                sessions::end_all(tx, person.id).await?;
                self.end_tokens_of(tx, actor, person).await?;
            }
            // S0-12: a right lapses at once, and so does what was begun with it.
            _ if !after.active || !after.employment.is_apolitical() => {
                sessions::end_all(tx, person.id).await?;
                self.end_tokens_of(tx, actor, person).await?;
                one_time::forget(tx, person.id).await?;
                return Ok(Changed::Done);
            }
            _ => return Ok(Changed::Done),
        }
        Ok(Changed::Address(self.make_address(tx, actor, &after, OPENS_FOR_HOURS).await?))
    }

    /// What an entry about changed roles commits to.
    pub(crate) fn role_facts(&self, after: &Person, before: &[Role]) -> Facts {
        Facts::new()
            .and("person", after.id.0)
            .and("before", keys(before).as_str())
            .and("after", keys(&after.roles).as_str())
            .and("at", self.now_micros())
    }
}

fn keys(roles: &[Role]) -> String {
    roles.iter().map(|role| role.key()).collect::<Vec<_>>().join(" ")
}
