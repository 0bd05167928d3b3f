//! Hand over at the end of a shift: the cases that one holds go to a colleague,
//! or back to the queue, with one note that says what the next person should
//! know. The answers that were begun go along.

use jiff::SignedDuration;
use saklig_journal::event::Event;
use saklig_model::{
    case::CLAIM_MINUTES,
    clock::micros,
    id::{ItemId, PersonId},
    person::{Person, Power},
};
use saklig_store::{
    cases,
    drafts::{self, Draft},
    escalations,
    journal::Facts,
    news::{How, News},
    people,
};

use super::Act;
use crate::{
    Desk, Refusal,
    journal::{Actor, Entry},
};

/// The act.
pub struct HandOver;

impl Act for HandOver {
    fn key(&self) -> &'static str {
        "hand_over"
    }
    fn power(&self) -> Option<Power> {
        Some(Power::Claim)
    }
    fn events(&self) -> &'static [Event] {
        &[Event::Noted, Event::Assigned, Event::Released]
    }
    fn scenario(&self) -> &'static str {
        "Cases are handed over at the end of a shift"
    }
}

impl Desk {
    /// Hands cases to a colleague, or back to the queue where there is none. The
    /// same note is written on each, unless it is blank; `sure` keeps it although
    /// it seems to hold personal data. All of them, or none.
    ///
    /// # Errors
    /// [`Refusal`] says why not.
    pub async fn hand_over(
        &self,
        who: &Person,
        items: &[ItemId],
        to: Option<PersonId>,
        note: &str,
        sure: bool,
    ) -> Result<(), Refusal> {
        who.may(Power::Claim)?;
        if items.is_empty() {
            return Err(Refusal::Empty { field: "chosen" });
        }
        // In one order, so that two who hand over at once do not wait for each other.
        let mut items = items.to_vec();
        items.sort_unstable_by_key(|item| item.0);
        items.dedup();
        let mut tx = self.store().begin().await?;
        let mut scenes = Vec::new();
        for item in &items {
            let scene = self.scene(&mut tx, who, Power::Claim, *item).await?;
            if let Some(holder) = scene.case.holder_at(scene.now).filter(|holder| *holder != who.id) {
                let by = people::one(&mut tx, holder).await?.map_or_else(String::new, |person| person.name);
                return Err(Refusal::Held { by });
            }
            scenes.push(scene);
        }
        let to = match to {
            Some(to) => {
                let may = |person: &Person| person.authority == who.authority && person.may(Power::Claim).is_ok();
                let to = people::one(&mut tx, to).await?.filter(may).ok_or(Refusal::NoColleague)?;
                for item in &items {
                    self.not_about(&mut tx, &to, *item).await?;
                }
                Some(to)
            }
            None => None,
        };
        for scene in &scenes {
            let item = scene.item.item.id;
            if !note.trim().is_empty() {
                self.jot(&mut tx, who, Power::Claim, scene, note, sure).await?;
            }
            let until = scene.now + SignedDuration::from_mins(CLAIM_MINUTES);
            cases::set_holder(&mut tx, scene.case.id, to.as_ref().map(|to| (to.id, micros(until)))).await?;
            if to.is_some() {
                escalations::end(&mut tx, scene.case.id).await?;
            }
            if let Some(draft) = drafts::of(&mut tx, item).await?.filter(|draft| draft.person == who.id) {
                // Theirs to go on with, without taking it over first; in the queue, anybody's.
                let person = to.as_ref().map_or(who.id, |to| to.id);
                let draft = Draft { person, version: draft.version + 1, held_until: scene.now, ..draft };
                drafts::keep(&mut tx, who.authority, item, &draft).await?;
                tx.tell(News::Case(who.authority, item, How::Draft));
            }
            let (event, holder) = match &to {
                Some(to) => (Event::Assigned, to.id),
                None => (Event::Released, who.id),
            };
            let facts = Facts::new().and("case", scene.case.id.0).and("holder", holder.0).and("at", micros(scene.now));
            let entry = Entry::about_item(event, Actor::Person(who, Power::Claim), item).with(facts);
            self.note_down(&mut tx, who.authority, entry).await?;
        }
        tx.commit().await?;
        self.ring();
        Ok(())
    }
}
