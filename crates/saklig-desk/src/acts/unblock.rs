//! Let a blocked author back before the time is over. It lessens what two
//! persons decided, so one is enough.

use saklig_channel::Can;
use saklig_journal::event::Event;
use saklig_model::{
    action::ActionKind,
    decision::DecisionKind,
    id::{ActionId, ItemId},
    person::{Person, Power},
};
use saklig_store::{blocks, items};

use super::Act;
use crate::{
    Desk, Refusal,
    journal::{Actor, Entry},
};

/// The act.
pub struct Unblock;

impl Act for Unblock {
    fn key(&self) -> &'static str {
        "unblock"
    }
    fn power(&self) -> Option<Power> {
        Some(Power::Moderate)
    }
    fn events(&self) -> &'static [Event] {
        &[Event::Unblocked]
    }
    fn scenario(&self) -> &'static str {
        "A block is lifted before its time"
    }
}

impl Desk {
    /// Lets the item's author back, after the waiting time, from whichever of their
    /// items.
    ///
    /// # Errors
    /// [`Refusal`] says why not.
    pub async fn unblock(&self, who: &Person, item: ItemId) -> Result<ActionId, Refusal> {
        who.may(Power::Moderate)?;
        let page = items::one(self.store().db(), item).await?.filter(|kept| kept.item.authority == who.authority);
        let before = blocks::of_author(self.store().db(), page.ok_or(Refusal::NotFound)?.item.author).await?;
        // Whoever was told of the block is told of its end at the same place.
        let (page, item) = (item, before.iter().find(|block| block.is_in_force()).map_or(item, |block| block.item));
        let mut tx = self.store().begin().await?;
        let scene = self.seeing(page, item).scene(&mut tx, who, Power::Moderate, item).await?;
        if let Can::No(why) = self.can_reach(&scene).await?.block {
            return Err(Refusal::ChannelCannot { why: why.into() });
        }
        let before = blocks::of_author(&mut tx, scene.item.item.author).await?;
        let block = before.iter().find(|block| block.is_in_force()).ok_or(Refusal::Already { state: "not-blocked" })?;
        if let Some(state) = self.block_under_way(&mut tx, scene.item.item.author).await? {
            return Err(Refusal::Already { state: state.key() });
        }
        let (decision, facts) = self.decide(&mut tx, who, &scene, DecisionKind::Unblock, None).await?;
        let action = ActionId(self.chance().opaque_id());
        let entry = Entry::about_item(Event::Unblocked, Actor::Person(who, Power::Moderate), item)
            .with(facts.and("action", action.0).and("block", block.id.0));
        self.note_down(&mut tx, who.authority, entry).await?;
        self.post(&mut tx, &scene, &decision, ActionKind::Unblock, None, &[], action).await?;
        self.settle_case(&mut tx, &scene).await?;
        tx.commit().await?;
        self.ring();
        Ok(action)
    }
}
