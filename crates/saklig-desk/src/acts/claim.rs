//! Claim a case for oneself, or let go of it.

use jiff::SignedDuration;
use saklig_journal::event::Event;
use saklig_model::{
    case::CLAIM_MINUTES,
    clock::micros,
    id::ItemId,
    person::{Person, Power},
};
use saklig_store::{cases, escalations, journal::Facts, people};

use super::Act;
use crate::{
    Desk, Refusal,
    journal::{Actor, Entry},
};

/// The act.
pub struct Claim;

impl Act for Claim {
    fn key(&self) -> &'static str {
        "claim"
    }
    fn power(&self) -> Option<Power> {
        Some(Power::Claim)
    }
    fn events(&self) -> &'static [Event] {
        &[Event::Claimed, Event::Released]
    }
    fn scenario(&self) -> &'static str {
        "A case is claimed by one person at a time"
    }
}

impl Desk {
    /// Claims an item's case for oneself, or lets go of it. Nobody can take a
    /// case that a colleague holds; a claim lapses [`CLAIM_MINUTES`] after the
    /// last act or save by its holder.
    ///
    /// # Errors
    /// [`Refusal`] says why not.
    pub async fn claim(&self, who: &Person, item: ItemId, take: bool) -> Result<(), Refusal> {
        let mut tx = self.store().begin().await?;
        let scene = if take {
            self.scene(&mut tx, who, Power::Claim, item).await?
        } else {
            self.scene_at_all(&mut tx, who, Power::Claim, item).await?
        };
        let until = micros(scene.now + SignedDuration::from_mins(CLAIM_MINUTES));
        let (holder, event) = match (scene.case.holder_at(scene.now), take) {
            (Some(holder), _) if holder != who.id => {
                let by = people::one(&mut tx, holder).await?.map_or_else(String::new, |person| person.name);
                return Err(Refusal::Held { by });
            }
            // It is theirs already, and for longer now; or not theirs any more.
            (Some(_), true) | (None, false) => return Ok(tx.commit().await?),
            (None, true) => (Some((who.id, until)), Event::Claimed),
            (Some(_), false) => (None, Event::Released),
        };
        cases::set_holder(&mut tx, scene.case.id, holder).await?;
        if take {
            escalations::end(&mut tx, scene.case.id).await?;
            self.takes_alarm(&mut tx, who, scene.case.id).await?;
        }
        let facts = Facts::new().and("case", scene.case.id.0).and("holder", who.id.0).and("at", micros(scene.now));
        let entry = Entry::about_item(event, Actor::Person(who, Power::Claim), item).with(facts);
        self.note_down(&mut tx, who.authority, entry).await?;
        tx.commit().await?;
        self.ring();
        Ok(())
    }
}
