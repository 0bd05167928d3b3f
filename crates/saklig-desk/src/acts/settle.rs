//! Settle an act whose outcome nobody knew: a person has looked at the platform
//! and says whether it arrived.

use saklig_journal::event::Event;
use saklig_model::{
    action::{ActionKind, ActionState},
    clock::micros,
    id::{ActionId, ItemId},
    item::Presence,
    person::{Person, Power},
};
use saklig_store::{
    blocks, decisions, items,
    journal::Facts,
    outbox::{self, Settled},
};

use super::Act;
use crate::{
    Desk, Refusal,
    journal::{Actor, Entry},
};

/// The act.
pub struct Settle;

impl Act for Settle {
    fn key(&self) -> &'static str {
        "settle"
    }
    fn power(&self) -> Option<Power> {
        Some(Power::Moderate)
    }
    fn events(&self) -> &'static [Event] {
        &[Event::ActionDone, Event::ActionFailed]
    }
    fn scenario(&self) -> &'static str {
        "A lost answer is asked of a person"
    }
}

impl Desk {
    /// Says whether an act of unknown outcome arrived. If it did not, its
    /// decision counts as undone, and can be taken again.
    ///
    /// # Errors
    /// [`Refusal::Already`] when its outcome is known.
    pub async fn settle(&self, who: &Person, action: ActionId, arrived: bool) -> Result<ItemId, Refusal> {
        who.may(Power::Read)?;
        let mut tx = self.store().begin().await?;
        let action = outbox::one(&mut tx, action).await?.ok_or(Refusal::NotFound)?;
        let power = action.kind.power();
        let scene = self.scene(&mut tx, who, power, action.item).await?;
        // Read again under the item's lock: a re-read may just have found out.
        let action = outbox::one(&mut tx, action.id).await?.ok_or(Refusal::NotFound)?;
        if action.state != ActionState::Unknown {
            return Err(Refusal::Already { state: action.state.key() });
        }
        let now = micros(scene.now);
        let (state, event) =
            if arrived { (ActionState::Done, Event::ActionDone) } else { (ActionState::Undone, Event::ActionFailed) };
        let settled = Settled {
            state,
            external_id: None,
            trouble: None,
            done_at: Some(now),
            look_again: None,
            not_before: micros(action.not_before),
        };
        outbox::settle(&mut tx, action.id, &settled).await?;
        match (action.kind, arrived) {
            (ActionKind::Hide, true) => {
                items::set_presence(&mut tx, action.item, Presence::Hidden, now).await?;
            }
            (ActionKind::Unhide, true) => {
                items::set_presence(&mut tx, action.item, Presence::Visible, now).await?;
            }
            (ActionKind::Remove, true) => {
                items::set_presence(&mut tx, action.item, Presence::Removed, now).await?;
            }
            (ActionKind::Block, true) => blocks::begun(&mut tx, action.id, now).await?,
            (ActionKind::Unblock, true) => blocks::ended(&mut tx, scene.item.item.author, now).await?,
            // What ends a block by itself rests on the decision to block.
            (ActionKind::Unblock, false) if self.ends_by_itself(&mut tx, &action).await? => {}
            (_, true) => {}
            (_, false) => {
                decisions::undo(&mut tx, action.decision, now).await?;
            }
        }
        let facts = Facts::new()
            .and("action", action.id.0)
            .and("kind", action.kind.key())
            .and("state", state.key())
            .and("at", now);
        let entry = Entry::about_item(event, Actor::Person(who, power), action.item).with(facts);
        self.note_down(&mut tx, who.authority, entry).await?;
        self.settle_case(&mut tx, &scene).await?;
        tx.commit().await?;
        self.ring();
        Ok(action.item)
    }
}
