//! Ask for a look at an item: a colleague thinks that something is wrong with it,
//! or visitors have reported it through the platform's own function (S1-28). It
//! decides nothing, and is no breach.

use saklig_journal::event::Event;
use saklig_model::{
    case::CaseState,
    clock::micros,
    id::ItemId,
    item::FlaggedBy,
    person::{Person, Power},
};
use saklig_store::{
    flags::{self, Flag},
    journal::Facts,
};

use super::Act;
use crate::{
    Desk, Refusal,
    journal::{Actor, Entry},
};

/// The act.
pub struct RecordFlag;

impl Act for RecordFlag {
    fn key(&self) -> &'static str {
        "flag"
    }
    fn power(&self) -> Option<Power> {
        Some(Power::Claim)
    }
    fn events(&self) -> &'static [Event] {
        &[Event::Noted, Event::Flagged]
    }
    fn scenario(&self) -> &'static str {
        "A05 Criticism that a colleague reports"
    }
}

impl Desk {
    /// Records that somebody wants an item looked at. A colleague says why;
    /// visitors need not. `sure` keeps what is said although it seems to hold
    /// personal data.
    ///
    /// # Errors
    /// [`Refusal`] says why not.
    pub async fn flag(
        &self,
        who: &Person,
        item: ItemId,
        source: Option<FlaggedBy>,
        text: &str,
        sure: bool,
    ) -> Result<(), Refusal> {
        let mut tx = self.store().begin().await?;
        let scene = self.scene(&mut tx, who, Power::Claim, item).await?;
        if scene.item.item.own {
            return Err(Refusal::OwnItem);
        }
        let source = source.ok_or(Refusal::Empty { field: "source" })?;
        let note = match (source, text.trim().is_empty()) {
            (FlaggedBy::Visitors, true) => None,
            _ => Some(self.jot(&mut tx, who, Power::Claim, &scene, text, sure).await?),
        };
        let flag = Flag { source, person: who.id, name: String::new(), note, text: None, at: scene.now };
        let id = self.chance().opaque_id();
        flags::add(&mut tx, id, who.authority, item, &flag).await?;
        if scene.case.state == CaseState::Closed {
            self.move_case(&mut tx, &scene, CaseState::ToDecide).await?;
        }
        let facts = Facts::new().and("flag", id).and("source", source.key()).and("at", micros(scene.now));
        let entry = Entry::about_item(Event::Flagged, Actor::Person(who, Power::Claim), item).with(facts);
        self.note_down(&mut tx, who.authority, entry).await?;
        tx.commit().await?;
        self.ring();
        Ok(())
    }
}
