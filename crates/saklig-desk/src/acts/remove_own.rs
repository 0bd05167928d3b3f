//! Remove what the authority itself published, through Saklig or past it, for a
//! listed reason.

use saklig_channel::Can;
use saklig_journal::event::Event;
use saklig_model::{
    action::ActionKind,
    decision::DecisionKind,
    id::{ActionId, ItemId},
    person::{Person, Power},
};

use super::Act;
use crate::{
    Desk, Refusal,
    journal::{Actor, Entry},
};

/// The act.
pub struct RemoveOwn;

impl Act for RemoveOwn {
    fn key(&self) -> &'static str {
        "remove_own"
    }
    fn power(&self) -> Option<Power> {
        Some(Power::Moderate)
    }
    fn events(&self) -> &'static [Event] {
        &[Event::CopyStored, Event::Removed]
    }
    fn scenario(&self) -> &'static str {
        "An answer of our own is removed"
    }
}

impl Desk {
    /// Removes the authority's own item at the platform, after the waiting
    /// time. A copy is stored first, and the record stays.
    ///
    /// # Errors
    /// [`Refusal`] says why not.
    pub async fn remove_own(&self, who: &Person, item: ItemId, reason: &str) -> Result<ActionId, Refusal> {
        let mut tx = self.store().begin().await?;
        let scene = self.scene(&mut tx, who, Power::Moderate, item).await?;
        if !scene.item.item.own {
            return Err(Refusal::NotOwnItem);
        }
        if let Can::No(why) = self.can_reach(&scene).await?.remove {
            return Err(Refusal::ChannelCannot { why: why.into() });
        }
        if scene.item.item.presence.is_gone() {
            return Err(Refusal::ItemGone);
        }
        self.none_under_way(&mut tx, item, &[ActionKind::Remove]).await?;
        let authority = self.authority(who.authority).await?;
        let listed = self.pack(&authority)?.removal_reasons().any(|known| known.id == reason);
        if !listed {
            return Err(Refusal::NoReason);
        }
        let copy = self.store_copy(&mut tx, who, Power::Moderate, &scene).await?;
        let (decision, facts) = self.decide(&mut tx, who, &scene, DecisionKind::Remove, None).await?;
        let action = ActionId(self.chance().opaque_id());
        let facts = facts
            .and("action", action.0)
            .and("reason", reason)
            .and("copy", copy.0.0)
            .and("copy_sha256", copy.1.as_str());
        let entry = Entry::about_item(Event::Removed, Actor::Person(who, Power::Moderate), item).with(facts);
        self.note_down(&mut tx, who.authority, entry).await?;
        self.post_for(&mut tx, &scene, &decision, ActionKind::Remove, Some(reason), None, &[], action).await?;
        self.settle_case(&mut tx, &scene).await?;
        tx.commit().await?;
        self.ring();
        Ok(action)
    }
}
