//! Leave a question to what another visitor has answered, for a reason. Until
//! somebody does, it stays open; and it never counts as answered (S1-60).

use saklig_journal::event::Event;
use saklig_model::{
    decision::DecisionKind,
    id::ItemId,
    person::{Person, Power},
};
use saklig_store::answers;

use super::Act;
use crate::{
    Desk, Refusal,
    journal::{Actor, Entry},
};

/// The act.
pub struct LeaveToOthers;

impl Act for LeaveToOthers {
    fn key(&self) -> &'static str {
        "leave_to_others"
    }
    fn power(&self) -> Option<Power> {
        Some(Power::Close)
    }
    fn events(&self) -> &'static [Event] {
        &[Event::Noted, Event::LeftToOthers]
    }
    fn scenario(&self) -> &'static str {
        "A question that only others answered"
    }
}

impl Desk {
    /// Closes a question that only others have answered; the reason is a note.
    /// `sure` saves it although it seems to hold personal data.
    ///
    /// # Errors
    /// [`Refusal::Already`] when it is closed; [`Refusal::NotFound`] when nobody
    /// else has answered it.
    pub async fn leave_to_others(&self, who: &Person, item: ItemId, reason: &str, sure: bool) -> Result<(), Refusal> {
        let mut tx = self.store().begin().await?;
        let scene = self.scene(&mut tx, who, Power::Close, item).await?;
        if scene.case.state == saklig_model::case::CaseState::Closed {
            return Err(Refusal::Already { state: scene.case.state.key() });
        }
        if answers::by_others(&mut tx, &scene.item.item).await? == 0 {
            return Err(Refusal::NotFound);
        }
        let note = self.jot(&mut tx, who, Power::Close, &scene, reason, sure).await?;
        let (_, facts) = self.decide(&mut tx, who, &scene, DecisionKind::LeaveToOthers, None).await?;
        let entry = Entry::about_item(Event::LeftToOthers, Actor::Person(who, Power::Close), item);
        self.note_down(&mut tx, who.authority, entry.with(facts.and("note", note.0))).await?;
        self.settle_case(&mut tx, &scene).await?;
        tx.commit().await?;
        self.ring();
        Ok(())
    }
}
