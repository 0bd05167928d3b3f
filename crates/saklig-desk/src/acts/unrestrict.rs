//! Lift a limit before the time is over.

use saklig_journal::event::Event;
use saklig_model::{
    clock::micros,
    decision::DecisionKind,
    id::ItemId,
    person::{Person, Power},
};
use saklig_store::{
    Tx,
    limits::{self, Limit},
};

use super::{Act, Scene};
use crate::{
    Desk, Refusal,
    journal::{Actor, Entry},
};

/// The act.
pub struct Unrestrict;

impl Act for Unrestrict {
    fn key(&self) -> &'static str {
        "unrestrict"
    }
    fn power(&self) -> Option<Power> {
        Some(Power::Moderate)
    }
    fn events(&self) -> &'static [Event] {
        &[Event::Unrestricted]
    }
    fn scenario(&self) -> &'static str {
        "A limit is lifted before its time"
    }
}

impl Desk {
    /// Lifts the limit that holds for the item's author, from whichever of their
    /// items.
    ///
    /// # Errors
    /// [`Refusal`] says why not.
    pub async fn unrestrict(&self, who: &Person, item: ItemId) -> Result<(), Refusal> {
        who.may(Power::Moderate)?;
        let now = self.now();
        let in_force = self.limits_of(who, item).await?.into_iter().find(|limit| limit.is_in_force(now));
        let at_hand = in_force.as_ref().map_or(item, |limit| limit.item);
        let mut tx = self.store().begin().await?;
        let scene = self.seeing(item, at_hand).scene(&mut tx, who, Power::Moderate, at_hand).await?;
        let limit = in_force.ok_or(Refusal::Already { state: "not-limited" })?;
        self.lift(&mut tx, who, &scene, &limit).await?;
        self.settle_limited(&mut tx, &scene, &limit).await?;
        tx.commit().await?;
        self.ring();
        Ok(())
    }

    /// Ends a limit in somebody's name; the case stands as it stood.
    pub(super) async fn lift(&self, tx: &mut Tx, who: &Person, scene: &Scene, limit: &Limit) -> Result<(), Refusal> {
        if !limits::end(tx, limit.id, micros(scene.now), true).await? {
            return Err(Refusal::Already { state: "not-limited" });
        }
        let (_, facts) = self.decide(tx, who, scene, DecisionKind::Unrestrict, None).await?;
        let entry = Entry::about_item(Event::Unrestricted, Actor::Person(who, Power::Moderate), limit.item)
            .with(facts.and("limit", limit.id.0));
        self.note_down(tx, who.authority, entry).await?;
        Ok(())
    }
}
