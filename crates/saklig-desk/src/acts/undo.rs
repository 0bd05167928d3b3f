//! Undo an act that still waits for its time. Afterwards only the counter-act
//! remains.

use saklig_journal::event::Event;
use saklig_model::{
    clock::micros,
    id::{ActionId, ItemId},
    person::{Person, Power},
};
use saklig_store::{decisions, journal::Facts, outbox};

use super::Act;
use crate::{
    Desk, Refusal,
    journal::{Actor, Entry},
};

/// The act.
pub struct Undo;

impl Act for Undo {
    fn key(&self) -> &'static str {
        "undo"
    }
    fn power(&self) -> Option<Power> {
        Some(Power::Moderate)
    }
    fn events(&self) -> &'static [Event] {
        &[Event::Undone]
    }
    fn scenario(&self) -> &'static str {
        "An act is undone while it waits"
    }
}

impl Desk {
    /// Undoes an act while it waits; returns its item.
    ///
    /// # Errors
    /// [`Refusal::TooLate`] once it is on its way.
    pub async fn undo(&self, who: &Person, action: ActionId) -> Result<ItemId, Refusal> {
        who.may(Power::Read)?;
        let mut tx = self.store().begin().await?;
        let action = outbox::one(&mut tx, action).await?.ok_or(Refusal::NotFound)?;
        let power = action.kind.power();
        let scene = self.scene(&mut tx, who, power, action.item).await?;
        // A block's end is not the person's to put off: two decided on its day.
        if self.ends_by_itself(&mut tx, &action).await? || !outbox::undo(&mut tx, action.id, micros(scene.now)).await? {
            return Err(Refusal::TooLate);
        }
        decisions::undo(&mut tx, action.decision, micros(scene.now)).await?;
        if let Some(text) = &action.text {
            // What was written is a draft again.
            self.draft_again(&mut tx, who, action.item, text).await?;
        }
        let facts =
            Facts::new().and("action", action.id.0).and("undone", action.decision.0).and("at", micros(scene.now));
        let entry = Entry::about_item(Event::Undone, Actor::Person(who, power), action.item).with(facts);
        self.note_down(&mut tx, who.authority, entry).await?;
        self.settle_case(&mut tx, &scene).await?;
        tx.commit().await?;
        self.ring();
        Ok(action.item)
    }
}
