//! Make a hidden item visible again: the counter-act to hiding.

use saklig_channel::Can;
use saklig_journal::event::Event;
use saklig_model::{
    action::ActionKind,
    decision::DecisionKind,
    id::{ActionId, ItemId},
    item::Presence,
    person::{Person, Power},
};

use super::Act;
use crate::{
    Desk, Refusal,
    journal::{Actor, Entry},
};

/// The act.
pub struct Unhide;

impl Act for Unhide {
    fn key(&self) -> &'static str {
        "unhide"
    }
    fn power(&self) -> Option<Power> {
        Some(Power::Moderate)
    }
    fn events(&self) -> &'static [Event] {
        &[Event::Unhidden]
    }
    fn scenario(&self) -> &'static str {
        "A hidden comment is made visible again"
    }
}

impl Desk {
    /// Makes a hidden item visible again, after the waiting time.
    ///
    /// # Errors
    /// [`Refusal`] says why not.
    pub async fn unhide(&self, who: &Person, item: ItemId) -> Result<ActionId, Refusal> {
        let mut tx = self.store().begin().await?;
        let scene = self.scene(&mut tx, who, Power::Moderate, item).await?;
        if let Can::No(why) = self.can_act(&scene).await?.unhide {
            return Err(Refusal::ChannelCannot { why: why.into() });
        }
        self.none_under_way(&mut tx, item, &[ActionKind::Hide, ActionKind::Unhide]).await?;
        if scene.item.item.presence != Presence::Hidden {
            return Err(Refusal::Already { state: "visible" });
        }
        let (decision, facts) = self.decide(&mut tx, who, &scene, DecisionKind::Unhide, None).await?;
        let action = ActionId(self.chance().opaque_id());
        let entry = Entry::about_item(Event::Unhidden, Actor::Person(who, Power::Moderate), item)
            .with(facts.and("action", action.0));
        self.note_down(&mut tx, who.authority, entry).await?;
        self.post(&mut tx, &scene, &decision, ActionKind::Unhide, None, &[], action).await?;
        self.settle_case(&mut tx, &scene).await?;
        tx.commit().await?;
        self.ring();
        Ok(action)
    }
}
