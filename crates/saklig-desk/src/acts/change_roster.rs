//! Change the duty roster: every change is a new version, and on record.

use jiff::civil::{DateTime, Time};
use saklig_journal::event::Event;
use saklig_model::{
    holidays::Day,
    id::PersonId,
    person::{Person, Power},
    roster::{Place, Roster, When},
};
use saklig_store::{
    Tx,
    journal::Facts,
    people,
    rosters::{self, Version},
};

use super::Act;
use crate::{
    Desk, Refusal,
    alarms::{can_be_called, zone_of},
    journal::{Actor, Entry},
};

/// The act.
pub struct ChangeRoster;

impl Act for ChangeRoster {
    fn key(&self) -> &'static str {
        "change_roster"
    }
    fn power(&self) -> Option<Power> {
        Some(Power::RunPeople)
    }
    fn events(&self) -> &'static [Event] {
        &[Event::RosterChanged]
    }
    fn scenario(&self) -> &'static str {
        "The duty roster says who is on duty"
    }
}

/// A turn as it is wished for; what could not be read is missing.
#[derive(Debug, Clone)]
pub struct NewTurn {
    /// Whose.
    pub person: Option<PersonId>,
    /// Their place in the line.
    pub place: Option<Place>,
    /// When.
    pub when: NewWhen,
}

/// When a turn is wished for.
#[derive(Debug, Clone)]
pub enum NewWhen {
    /// Every week.
    Weekly {
        /// On which days it begins.
        days: Vec<Day>,
        /// From when.
        from: Option<Time>,
        /// Until when.
        until: Option<Time>,
    },
    /// Once.
    Once {
        /// From when.
        from: Option<DateTime>,
        /// Until when.
        until: Option<DateTime>,
    },
}

impl Desk {
    /// Puts somebody on the roster.
    ///
    /// # Errors
    /// [`Refusal`] says why not.
    pub async fn add_turn(&self, who: &Person, new: &NewTurn) -> Result<(), Refusal> {
        who.may(Power::RunPeople)?;
        let authority = self.authority(who.authority).await?;
        let mut tx = self.store().begin().await?;
        let version = rosters::held(&mut tx, who.authority).await?;
        let person = match new.person {
            Some(person) => people::one(&mut tx, person).await?,
            None => None,
        };
        let fits = |person: &Person| person.authority == who.authority && can_be_called(person);
        let person = person.filter(fits).ok_or(Refusal::NoColleague)?;
        let place = new.place.ok_or(Refusal::Empty { field: "place" })?;
        let when = match &new.when {
            NewWhen::Weekly { days, from, until } => {
                if days.is_empty() {
                    return Err(Refusal::Empty { field: "days" });
                }
                let from = from.ok_or(Refusal::Empty { field: "from" })?;
                let until = until.ok_or(Refusal::Empty { field: "until" })?;
                When::Weekly { days: days.clone(), from, until }
            }
            NewWhen::Once { from, until } => {
                let from = from.ok_or(Refusal::Empty { field: "from" })?;
                let until = until.ok_or(Refusal::Empty { field: "until" })?;
                let when = When::Once { from, until };
                if until <= from || when.is_over(self.now(), &zone_of(&authority)) {
                    return Err(Refusal::TurnEnds);
                }
                when
            }
        };
        let roster = version.roster.with(person.id, place, when, version.newest_turn);
        self.keep_roster(tx, who, &version, roster, "added").await
    }

    /// Takes a turn off the roster.
    ///
    /// # Errors
    /// [`Refusal`] says why not.
    pub async fn remove_turn(&self, who: &Person, number: u32) -> Result<(), Refusal> {
        who.may(Power::RunPeople)?;
        let mut tx = self.store().begin().await?;
        let version = rosters::held(&mut tx, who.authority).await?;
        let roster = version.roster.without(number).ok_or(Refusal::NotFound)?;
        self.keep_roster(tx, who, &version, roster, "removed").await
    }

    async fn keep_roster(
        &self,
        mut tx: Tx,
        who: &Person,
        before: &Version,
        roster: Roster,
        change: &str,
    ) -> Result<(), Refusal> {
        let now = self.now_micros();
        let newest_turn = roster.turns.iter().map(|turn| turn.number).max().unwrap_or(0).max(before.newest_turn);
        let differs = |one: &Roster, other: &Roster| one.turns.iter().find(|turn| !other.turns.contains(turn)).cloned();
        let turn = differs(&roster, &before.roster).or_else(|| differs(&before.roster, &roster));
        let version = Version { number: before.number + 1, roster, newest_turn, made: None };
        rosters::add(&mut tx, who.authority, &version, who.id, now).await?;
        let written = turn.as_ref().and_then(|turn| serde_json::to_string(turn).ok()).unwrap_or_default();
        let facts = Facts::new()
            .and("version", version.number)
            .and("change", change)
            .and("turn", written.as_str())
            .and("at", now);
        let actor = Actor::Person(who, Power::RunPeople);
        let entry = Entry::about(Event::RosterChanged, actor, "roster", who.authority.0).with(facts);
        self.note_down(&mut tx, who.authority, entry).await?;
        tx.commit().await?;
        self.ring();
        Ok(())
    }
}
