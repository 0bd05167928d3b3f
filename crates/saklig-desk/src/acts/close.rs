//! Close a case, or open it again.

use saklig_journal::event::Event;
use saklig_model::{
    case::CaseState,
    clock::micros,
    id::ItemId,
    person::{Person, Power},
};
use saklig_store::{escalations, journal::Facts};

use super::Act;
use crate::{
    Desk, Refusal,
    journal::{Actor, Entry},
};

/// The act.
pub struct Close;

impl Act for Close {
    fn key(&self) -> &'static str {
        "close"
    }
    fn power(&self) -> Option<Power> {
        Some(Power::Close)
    }
    fn events(&self) -> &'static [Event] {
        &[Event::Closed, Event::Reopened]
    }
    fn scenario(&self) -> &'static str {
        "A case is closed and opened again"
    }
}

impl Desk {
    /// Closes an item's case, or opens it again.
    ///
    /// # Errors
    /// [`Refusal`] says why not.
    pub async fn close(&self, who: &Person, item: ItemId, closed: bool) -> Result<(), Refusal> {
        let mut tx = self.store().begin().await?;
        let scene = self.scene(&mut tx, who, Power::Close, item).await?;
        if (scene.case.state == CaseState::Closed) == closed {
            return Err(Refusal::Already { state: scene.case.state.key() });
        }
        let (state, event) =
            if closed { (CaseState::Closed, Event::Closed) } else { (CaseState::ToDecide, Event::Reopened) };
        self.move_case(&mut tx, &scene, state).await?;
        escalations::end(&mut tx, scene.case.id).await?;
        let facts = Facts::new().and("case", scene.case.id.0).and("at", micros(scene.now));
        let entry = Entry::about_item(event, Actor::Person(who, Power::Close), item).with(facts);
        self.note_down(&mut tx, who.authority, entry).await?;
        tx.commit().await?;
        self.ring();
        Ok(())
    }
}
