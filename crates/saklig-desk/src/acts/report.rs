//! Report an item to the platform, for one of the platform's own reasons. It
//! needs no ground: whether it breaks the platform's rules is for the platform.

use saklig_channel::Can;
use saklig_journal::event::Event;
use saklig_model::{
    action::{ActionKind, ActionState},
    decision::DecisionKind,
    id::{ActionId, ItemId},
    person::{Person, Power},
};
use saklig_store::outbox;

use super::Act;
use crate::{
    Desk, Refusal,
    journal::{Actor, Entry},
};

/// The act.
pub struct Report;

impl Act for Report {
    fn key(&self) -> &'static str {
        "report"
    }
    fn power(&self) -> Option<Power> {
        Some(Power::Moderate)
    }
    fn events(&self) -> &'static [Event] {
        &[Event::CopyStored, Event::Reported]
    }
    fn scenario(&self) -> &'static str {
        "A comment is reported to the platform"
    }
}

impl Desk {
    /// Reports an item to the platform, after the waiting time and once. A copy
    /// is stored first.
    ///
    /// # Errors
    /// [`Refusal`] says why not.
    pub async fn report(&self, who: &Person, item: ItemId, reason: &str) -> Result<ActionId, Refusal> {
        let mut tx = self.store().begin().await?;
        let scene = self.scene(&mut tx, who, Power::Moderate, item).await?;
        let can = self.can_act(&scene).await?;
        if let Can::No(why) = can.report {
            return Err(Refusal::ChannelCannot { why: why.into() });
        }
        let reason = *can.report_reasons.iter().find(|known| **known == reason).ok_or(Refusal::NoReason)?;
        self.none_under_way(&mut tx, item, &[ActionKind::Report]).await?;
        let is_reported =
            |action: &outbox::Action| (action.kind, action.state) == (ActionKind::Report, ActionState::Done);
        if outbox::of(&mut tx, item).await?.iter().any(is_reported) {
            return Err(Refusal::Already { state: "reported" });
        }
        let copy = self.store_copy(&mut tx, who, Power::Moderate, &scene).await?;
        let (decision, facts) = self.decide(&mut tx, who, &scene, DecisionKind::Report, None).await?;
        let action = ActionId(self.chance().opaque_id());
        let facts = facts
            .and("action", action.0)
            .and("reason", reason)
            .and("copy", copy.0.0)
            .and("copy_sha256", copy.1.as_str());
        let entry = Entry::about_item(Event::Reported, Actor::Person(who, Power::Moderate), item).with(facts);
        self.note_down(&mut tx, who.authority, entry).await?;
        self.post_for(&mut tx, &scene, &decision, ActionKind::Report, Some(reason), None, &[], action).await?;
        self.settle_case(&mut tx, &scene).await?;
        tx.commit().await?;
        self.ring();
        Ok(action)
    }
}
