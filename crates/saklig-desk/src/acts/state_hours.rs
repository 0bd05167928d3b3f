//! State when the unit answers: the hours of the week, and the days that differ.

use jiff::civil::Date;
use saklig_journal::event::Event;
use saklig_model::{
    person::{Person, Power},
    service_hours::OwnHours,
};
use saklig_store::{
    hours::{self, Stated},
    journal::Facts,
};

use super::Act;
use crate::{
    Desk, Refusal,
    jobs::DUE,
    journal::{Actor, Entry},
};

/// The act.
pub struct StateHours;

impl Act for StateHours {
    fn key(&self) -> &'static str {
        "state_hours"
    }
    fn power(&self) -> Option<Power> {
        Some(Power::RunChannels)
    }
    fn events(&self) -> &'static [Event] {
        &[Event::HoursStated]
    }
    fn scenario(&self) -> &'static str {
        "The unit states its own hours"
    }
}

impl Desk {
    /// States other hours from a day on: today, or one that comes. What has been
    /// counted stays as it was; what is due is counted anew.
    ///
    /// # Errors
    /// [`Refusal`] says why not.
    pub async fn state_hours(&self, who: &Person, from: Option<Date>, stated: &OwnHours) -> Result<(), Refusal> {
        who.may(Power::RunChannels)?;
        let mut tx = self.store().begin().await?;
        let authority = self.authority(who.authority).await?;
        if from.is_none_or(|from| from < self.today(&authority)) {
            return Err(Refusal::PastDay);
        }
        if stated.open.is_empty() {
            return Err(Refusal::Empty { field: "hours" });
        }
        let from = from.unwrap_or_default();
        let id = self.chance().opaque_id();
        let row = Stated { id, authority: who.authority, person: who.id, at: self.now_micros() };
        hours::state(&mut tx, row, from, stated).await?;
        let facts = Facts::new()
            .and("from", from.to_string().as_str())
            .and("week", stated.week().join("; ").as_str())
            .and("days", stated.days().as_str())
            .and("at", row.at);
        let actor = Actor::Person(who, Power::RunChannels);
        let entry = Entry::about(Event::HoursStated, actor, "hours", id).with(facts);
        self.note_down(&mut tx, who.authority, entry).await?;
        self.enqueue(&mut tx, who.authority, DUE, &who.authority.to_string(), self.now()).await?;
        tx.commit().await?;
        self.ring();
        Ok(())
    }
}
