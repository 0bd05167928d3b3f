//! Hand a case up to a function, with a note that says why. Whoever takes it, or
//! decides it, ends the escalation.

use saklig_journal::event::Event;
use saklig_model::{
    case::{CaseState, HandedUp},
    clock::micros,
    id::ItemId,
    person::{Person, Power, Role},
};
use saklig_store::{
    cases,
    escalations::{self, Escalation},
    journal::Facts,
    people,
};

use super::Act;
use crate::{
    Desk, Refusal,
    journal::{Actor, Entry},
};

/// The act.
pub struct Escalate;

impl Act for Escalate {
    fn key(&self) -> &'static str {
        "escalate"
    }
    fn power(&self) -> Option<Power> {
        Some(Power::Claim)
    }
    fn events(&self) -> &'static [Event] {
        &[Event::Noted, Event::Escalated]
    }
    fn scenario(&self) -> &'static str {
        "A case is handed up to a function"
    }
}

impl Desk {
    /// Hands an item's case up to whoever holds this role. It is nobody's until
    /// one of them takes it. `sure` keeps the note although it seems to hold
    /// personal data.
    ///
    /// # Errors
    /// [`Refusal`] says why not.
    pub async fn escalate(
        &self,
        who: &Person,
        item: ItemId,
        role: Option<Role>,
        note: &str,
        sure: bool,
    ) -> Result<(), Refusal> {
        let mut tx = self.store().begin().await?;
        let scene = self.scene(&mut tx, who, Power::Claim, item).await?;
        if scene.case.state == CaseState::Closed {
            return Err(Refusal::Already { state: scene.case.state.key() });
        }
        if let Some(holder) = scene.case.holder_at(scene.now).filter(|holder| *holder != who.id) {
            let by = people::one(&mut tx, holder).await?.map_or_else(String::new, |person| person.name);
            return Err(Refusal::Held { by });
        }
        // A function that nobody holds would never take it.
        let role = role.filter(|role| Role::ABOVE.contains(role)).ok_or(Refusal::NoColleague)?;
        let holds = |person: &Person| person.roles.contains(&role) && person.may(Power::Claim).is_ok();
        if !people::of(&mut tx, who.authority).await?.iter().any(holds) {
            return Err(Refusal::NoColleague);
        }
        let note = self.jot(&mut tx, who, Power::Claim, &scene, note, sure).await?;
        cases::set_holder(&mut tx, scene.case.id, None).await?;
        // A lawyer is asked what they make of it; others take it over.
        let why = if role == Role::Lawyer { HandedUp::Assessment } else { HandedUp::HandedUp };
        let escalation = Escalation { role, person: who.id, at: scene.now, why, about: None };
        escalations::put(&mut tx, who.authority, scene.case.id, &escalation).await?;
        let meant = |person: &Person| holds(person) && person.id != who.id;
        self.tell_all(&mut tx, who.authority, meant, "handed_up", item).await?;
        let facts = Facts::new()
            .and("case", scene.case.id.0)
            .and("role", role.key())
            .and("note", note.0)
            .and("at", micros(scene.now));
        let entry = Entry::about_item(Event::Escalated, Actor::Person(who, Power::Claim), item).with(facts);
        self.note_down(&mut tx, who.authority, entry).await?;
        tx.commit().await?;
        self.ring();
        Ok(())
    }
}
