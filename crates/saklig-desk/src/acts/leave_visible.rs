//! Leave an item visible: there is no ground. A decision like any other.

use saklig_journal::event::Event;
use saklig_model::{
    action::ActionKind,
    decision::DecisionKind,
    id::ItemId,
    item::Presence,
    person::{Person, Power},
};

use super::Act;
use crate::{
    Desk, Refusal,
    journal::{Actor, Entry},
};

/// The act.
pub struct LeaveVisible;

impl Act for LeaveVisible {
    fn key(&self) -> &'static str {
        "leave_visible"
    }
    fn power(&self) -> Option<Power> {
        Some(Power::Moderate)
    }
    fn events(&self) -> &'static [Event] {
        &[Event::Declined, Event::LeftVisible]
    }
    fn scenario(&self) -> &'static str {
        "A05"
    }
}

impl Desk {
    /// Decides that there is no ground and the item stays.
    ///
    /// # Errors
    /// [`Refusal`] says why not.
    pub async fn leave_visible(&self, who: &Person, item: ItemId) -> Result<(), Refusal> {
        let mut tx = self.store().begin().await?;
        let scene = self.scene(&mut tx, who, Power::Moderate, item).await?;
        if scene.item.item.own {
            return Err(Refusal::OwnItem);
        }
        if scene.item.item.presence == Presence::Hidden {
            return Err(Refusal::Already { state: "hidden" });
        }
        self.none_under_way(&mut tx, item, &[ActionKind::Hide]).await?;
        // What was to be confirmed is settled by it.
        if let Some((open, _)) = self.wanted_ground(&mut tx, item).await? {
            self.decline(&mut tx, who, Power::Moderate, super::confirm_ground::HIDE, open.id).await?;
        }
        let (_, facts) = self.decide(&mut tx, who, &scene, DecisionKind::LeaveVisible, None).await?;
        let entry = Entry::about_item(Event::LeftVisible, Actor::Person(who, Power::Moderate), item).with(facts);
        self.note_down(&mut tx, who.authority, entry).await?;
        self.settle_case(&mut tx, &scene).await?;
        tx.commit().await?;
        self.ring();
        Ok(())
    }
}
