//! Show a text that is covered: a private message, or what may be a threat.
//! Reading it is a choice, and who has read it stands in the journal.

use saklig_journal::event::Event;
use saklig_model::{
    clock::micros,
    id::ItemId,
    person::{Person, Power},
};
use saklig_store::{items, journal::Facts};

use super::Act;
use crate::{
    Desk, Refusal,
    journal::{Actor, Entry},
};

/// The act.
pub struct Uncover;

impl Act for Uncover {
    fn key(&self) -> &'static str {
        "uncover"
    }
    fn power(&self) -> Option<Power> {
        Some(Power::Uncover)
    }
    fn events(&self) -> &'static [Event] {
        &[Event::Uncovered]
    }
    fn scenario(&self) -> &'static str {
        "A possible threat is read in two steps"
    }
}

impl Desk {
    /// Uncovers an item's text for this person, this time: the entry says who
    /// and which version. No case is opened for it, and no claim lasts longer.
    ///
    /// # Errors
    /// [`Refusal::NotFound`] also when it belongs to another authority.
    pub async fn uncover(&self, who: &Person, item: ItemId) -> Result<(), Refusal> {
        who.may(Power::Uncover)?;
        let mut tx = self.store().begin().await?;
        let kept = items::one(&mut tx, item).await?.filter(|kept| kept.item.authority == who.authority);
        let kept = kept.ok_or(Refusal::NotFound)?;
        let facts = Facts::new().and("revision", kept.revision.0).and("person", who.id.0).and("at", micros(self.now()));
        let entry = Entry::about_item(Event::Uncovered, Actor::Person(who, Power::Uncover), item).with(facts);
        self.note_down(&mut tx, who.authority, entry).await?;
        tx.commit().await?;
        self.ring();
        Ok(())
    }
}
