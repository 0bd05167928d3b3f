//! Give a case to a colleague, who then holds it.

use jiff::SignedDuration;
use saklig_journal::event::Event;
use saklig_model::{
    case::CLAIM_MINUTES,
    clock::micros,
    id::{ItemId, PersonId},
    person::{Person, Power},
};
use saklig_store::{cases, escalations, journal::Facts, people};

use super::Act;
use crate::{
    Desk, Refusal,
    journal::{Actor, Entry},
};

/// The act.
pub struct Assign;

impl Act for Assign {
    fn key(&self) -> &'static str {
        "assign"
    }
    fn power(&self) -> Option<Power> {
        Some(Power::Claim)
    }
    fn events(&self) -> &'static [Event] {
        &[Event::Assigned]
    }
    fn scenario(&self) -> &'static str {
        "A case is given to a colleague"
    }
}

impl Desk {
    /// Gives an item's case to a colleague who may take it. What another
    /// colleague holds cannot be given away over their head.
    ///
    /// # Errors
    /// [`Refusal`] says why not.
    pub async fn assign(&self, who: &Person, item: ItemId, to: Option<PersonId>) -> Result<(), Refusal> {
        let mut tx = self.store().begin().await?;
        let scene = self.scene(&mut tx, who, Power::Claim, item).await?;
        if let Some(holder) = scene.case.holder_at(scene.now).filter(|holder| *holder != who.id) {
            let by = people::one(&mut tx, holder).await?.map_or_else(String::new, |person| person.name);
            return Err(Refusal::Held { by });
        }
        let to = match to {
            Some(to) => people::one(&mut tx, to).await?,
            None => None,
        };
        let may = |person: &Person| person.authority == who.authority && person.may(Power::Claim).is_ok();
        let to = to.filter(may).ok_or(Refusal::NoColleague)?;
        self.not_about(&mut tx, &to, item).await?;
        if scene.case.holder_at(scene.now) == Some(to.id) {
            return Ok(());
        }
        let until = micros(scene.now + SignedDuration::from_mins(CLAIM_MINUTES));
        cases::set_holder(&mut tx, scene.case.id, Some((to.id, until))).await?;
        escalations::end(&mut tx, scene.case.id).await?;
        if to.id != who.id {
            self.tell(&mut tx, &to, "assigned", Some(item), None).await?;
        }
        let facts = Facts::new().and("case", scene.case.id.0).and("holder", to.id.0).and("at", micros(scene.now));
        let entry = Entry::about_item(Event::Assigned, Actor::Person(who, Power::Claim), item).with(facts);
        self.note_down(&mut tx, who.authority, entry).await?;
        tx.commit().await?;
        self.ring();
        Ok(())
    }
}
