//! Undo what was decided over a group, while it waits: all of it that still does.

use saklig_journal::event::Event;
use saklig_model::{
    clock::micros,
    id::ItemId,
    person::{Person, Power},
};
use saklig_store::{decisions, items, journal::Facts, outbox};

use super::Act;
use crate::{
    Desk, Refusal,
    journal::{Actor, Entry},
};

/// The act.
pub struct UndoGroup;

impl Act for UndoGroup {
    fn key(&self) -> &'static str {
        "undo_group"
    }
    fn power(&self) -> Option<Power> {
        Some(Power::Moderate)
    }
    fn events(&self) -> &'static [Event] {
        &[Event::Undone]
    }
    fn scenario(&self) -> &'static str {
        "A09 Ten seconds are enough to take the whole group back"
    }
}

impl Desk {
    /// Undoes what was last decided over the group that an item belongs to; of how
    /// many items. What somebody has undone singly stays as it is.
    ///
    /// # Errors
    /// [`Refusal::TooLate`] once all of it is on its way.
    pub async fn undo_group(&self, who: &Person, item: ItemId) -> Result<usize, Refusal> {
        who.may(Power::Moderate)?;
        let mut tx = self.store().begin().await?;
        let kept = items::one(&mut tx, item).await?.filter(|kept| kept.item.authority == who.authority);
        kept.ok_or(Refusal::NotFound)?;
        let group = decisions::groups_of(&mut tx, item).await?.pop().ok_or(Refusal::NotFound)?;
        let mut undone = 0;
        for decision in decisions::together(&mut tx, group).await? {
            let scene = self.scene_at_all(&mut tx, who, Power::Moderate, decision.item).await?;
            let actions = outbox::of(&mut tx, decision.item).await?;
            let Some(action) = actions.into_iter().find(|action| action.decision == decision.id) else { continue };
            // Whom a text is about leaves it to a colleague.
            let concerned = self.conflict(&mut tx, who, &scene.item).await?.is_some();
            if concerned || !outbox::undo(&mut tx, action.id, micros(scene.now)).await? {
                continue;
            }
            decisions::undo(&mut tx, decision.id, micros(scene.now)).await?;
            let facts = Facts::new()
                .and("action", action.id.0)
                .and("undone", decision.id.0)
                .and("group", group)
                .and("at", micros(scene.now));
            let actor = Actor::Person(who, Power::Moderate);
            self.note_down(&mut tx, who.authority, Entry::about_item(Event::Undone, actor, decision.item).with(facts))
                .await?;
            self.settle_case(&mut tx, &scene).await?;
            undone += 1;
        }
        if undone == 0 {
            return Err(Refusal::TooLate);
        }
        tx.commit().await?;
        self.ring();
        Ok(undone)
    }
}
