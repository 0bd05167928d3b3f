//! Who works here: the list, one person's page, and one's own account.

use std::collections::HashMap;

use jiff::Timestamp;
use saklig_model::{
    change::Change,
    clock::from_micros,
    id::{PersonId, ProposalId, SessionId},
    person::{Person, Power},
    proposal::{OPEN_FOR, Proposal},
};
use saklig_store::{journal, people, proposals, second_factors, sessions, spellings};

use crate::{
    Desk, Refusal,
    acts::{change_power::Keepers, sign_in::Session},
};

/// The list of people.
#[derive(Debug, Clone)]
pub struct PeoplePage {
    /// Everyone who has been added, those with an open account first, by name.
    pub people: Vec<PersonListed>,
    /// Those who are only proposed.
    pub proposed: Vec<PersonListed>,
    /// Whether there is only one administrator who can act.
    pub only_administrator: bool,
}

/// Somebody, as listed.
#[derive(Debug, Clone)]
pub struct PersonListed {
    /// The person.
    pub person: Person,
    /// Whether they have chosen a password.
    pub has_begun: bool,
    /// Whether they have a second factor.
    pub second_factor: bool,
    /// The day on which they were here last: `2026-11-23`.
    pub seen_on: Option<String>,
    /// How many changes wait for confirmation.
    pub waiting: usize,
}

/// One person's page.
#[derive(Debug, Clone)]
pub struct PersonPage {
    /// The person, as listed.
    pub shown: PersonListed,
    /// Whether they are only proposed.
    pub is_proposed: bool,
    /// What waits for another administrator.
    pub waiting: Vec<Waiting>,
    /// How else they may be named in a text.
    pub spellings: Vec<String>,
    /// Their sessions, the one used last first.
    pub sessions: Vec<SessionShown>,
    /// What the journal says of them, the newest first.
    pub history: Vec<Entry>,
    /// Whether they are the last administrator.
    pub last_administrator: bool,
    /// Whether there is only one administrator who can act.
    pub only_administrator: bool,
}

/// A change that waits for another administrator.
#[derive(Debug, Clone)]
pub struct Waiting {
    /// The proposal.
    pub id: ProposalId,
    /// What it changes.
    pub change: Change,
    /// The person as they are.
    pub before: Person,
    /// The person as they would be.
    pub after: Person,
    /// Who proposed it.
    pub by: String,
    /// When.
    pub at: Timestamp,
    /// When it lapses.
    pub lapses_at: Timestamp,
    /// Whether the reader proposed it.
    pub is_own: bool,
    /// Whether it is about the reader.
    pub is_about_reader: bool,
}

/// A session, as listed.
#[derive(Debug, Clone)]
pub struct SessionShown {
    /// Its name, which opens nothing.
    pub id: SessionId,
    /// When it was begun.
    pub begun_at: Timestamp,
    /// When it was last used, to within five minutes.
    pub seen_at: Timestamp,
    /// Whether it is the reader's present one.
    pub is_this: bool,
}

/// What the journal says of a person.
#[derive(Debug, Clone)]
pub struct Entry {
    /// Its place in the log; `None` while it is being sealed.
    pub index: Option<i64>,
    /// When.
    pub at: Timestamp,
    /// The event's key.
    pub event: String,
    /// Who did it; `None` for the system.
    pub by: Option<String>,
}

/// One's own account.
#[derive(Debug, Clone)]
pub struct AccountPage {
    /// Whether there is a second factor.
    pub second_factor: bool,
    /// How many recovery codes are left.
    pub codes_left: i64,
    /// One's sessions, the one used last first.
    pub sessions: Vec<SessionShown>,
}

impl Desk {
    /// Everyone who works here.
    ///
    /// # Errors
    /// [`Refusal`], if the person may not run people.
    pub async fn people(&self, who: &Person) -> Result<PeoplePage, Refusal> {
        who.may(Power::RunPeople)?;
        let db = self.store().db();
        let everybody = people::all_kept(db, who.authority).await?;
        let keepers = Keepers::among(&everybody);
        let mut waiting: HashMap<uuid::Uuid, usize> = HashMap::new();
        for proposal in proposals::open(db, who.authority, self.now()).await? {
            if Change::KEYS.contains(&proposal.act.as_str()) {
                *waiting.entry(proposal.subject).or_default() += 1;
            }
        }
        let (added, proposed): (Vec<_>, Vec<_>) = everybody.into_iter().partition(|kept| kept.added);
        let listed = |kept: people::Kept| {
            let waiting = waiting.get(&kept.person.id.0).copied().unwrap_or_default();
            listed(kept, waiting)
        };
        let mut people: Vec<PersonListed> = added.into_iter().map(listed).collect();
        people.sort_by_key(|listed| !listed.person.active);
        // Whoever was proposed and has lapsed is nobody any more.
        let proposed = proposed.into_iter().map(listed).filter(|listed| listed.waiting > 0).collect();
        Ok(PeoplePage { people, proposed, only_administrator: keepers.count() < 2 })
    }

    /// One person's page.
    ///
    /// # Errors
    /// [`Refusal`], if the reader may not run people, or there is nobody of
    /// their authority with this identity.
    pub async fn person_page(&self, who: &Person, id: PersonId) -> Result<PersonPage, Refusal> {
        who.may(Power::RunPeople)?;
        let db = self.store().db();
        let everybody = people::all_kept(db, who.authority).await?;
        let keepers = Keepers::among(&everybody);
        let names: HashMap<PersonId, &str> =
            everybody.iter().map(|kept| (kept.person.id, kept.person.name.as_str())).collect();
        let kept = everybody.iter().find(|kept| kept.person.id == id).ok_or(Refusal::NotFound)?;
        let name = |id: PersonId| names.get(&id).map(|name| (*name).to_owned()).unwrap_or_default();
        let mut waiting = Vec::new();
        for proposal in proposals::of(db, id.0).await? {
            let about_power = Change::KEYS.contains(&proposal.act.as_str());
            if about_power && proposal.authority == who.authority && proposal.is_open(self.now()) {
                waiting.push(waits(who, &kept.person, &proposal, name(proposal.proposed_by))?);
            }
        }
        if !kept.added && waiting.is_empty() {
            return Err(Refusal::NotFound);
        }
        let mut entries = journal::about(db, id.0).await?;
        entries.reverse();
        let history = entries.into_iter().map(|entry| Entry {
            index: entry.place,
            at: entry.at,
            event: entry.event,
            by: entry.person.map(name),
        });
        Ok(PersonPage {
            is_proposed: !kept.added,
            spellings: spellings::of_authority(db, who.authority)
                .await?
                .into_iter()
                .filter(|(person, _)| *person == id)
                .map(|(_, words)| words)
                .collect(),
            sessions: self.sessions_of(id, None).await?,
            history: history.collect(),
            last_administrator: keepers.only(id),
            only_administrator: keepers.count() < 2,
            shown: listed(kept.clone(), waiting.len()),
            waiting,
        })
    }

    /// One's own account.
    ///
    /// # Errors
    /// [`Refusal::Internal`] only.
    pub async fn own_account(&self, session: &Session) -> Result<AccountPage, Refusal> {
        let (db, person) = (self.store().db(), session.person.id);
        Ok(AccountPage {
            second_factor: second_factors::is_set(db, person).await?,
            codes_left: second_factors::codes_left(db, person).await?,
            sessions: self.sessions_of(person, Some(session.id)).await?,
        })
    }

    async fn sessions_of(&self, person: PersonId, this: Option<SessionId>) -> Result<Vec<SessionShown>, Refusal> {
        let sessions = sessions::of(self.store().db(), person, self.now_micros()).await?;
        let shown = sessions.into_iter().map(|session| SessionShown {
            id: session.id,
            begun_at: from_micros(session.begun_at),
            seen_at: from_micros(session.seen_at),
            is_this: Some(session.id) == this,
        });
        Ok(shown.collect())
    }
}

fn listed(kept: people::Kept, waiting: usize) -> PersonListed {
    PersonListed {
        has_begun: !kept.password.is_empty(),
        second_factor: kept.second_factor,
        seen_on: kept.seen_on,
        person: kept.person,
        waiting,
    }
}

fn waits(who: &Person, person: &Person, proposal: &Proposal, by: String) -> Result<Waiting, Refusal> {
    let change: Change = serde_json::from_str(&proposal.content).map_err(Refusal::internal)?;
    Ok(Waiting {
        id: proposal.id,
        before: person.clone(),
        after: change.applied(person),
        change,
        by,
        at: proposal.proposed_at,
        lapses_at: proposal.proposed_at + OPEN_FOR,
        is_own: proposal.proposed_by == who.id,
        is_about_reader: proposal.subject == who.id.0,
    })
}
