//! Assess what is borderline: whether a text is an obvious case of a ground. What
//! is not obvious stays; it is looked at again when its words change, or when
//! somebody answers it.

use saklig_journal::event::Event;
use saklig_model::{
    action::ActionKind,
    case::CaseState,
    clock::micros,
    decision::Assessed,
    id::ItemId,
    item::Presence,
    person::{Person, Power},
};
use saklig_store::{
    assessments::{self, Assessment},
    escalations,
    journal::Facts,
};

use super::Act;
use crate::{
    Desk, Refusal,
    journal::{Actor, Entry},
};

/// The act.
pub struct Assess;

impl Act for Assess {
    fn key(&self) -> &'static str {
        "assess"
    }
    fn power(&self) -> Option<Power> {
        Some(Power::Assess)
    }
    fn events(&self) -> &'static [Event] {
        &[Event::Noted, Event::Assessed, Event::LeftVisible, Event::ContextChanged]
    }
    fn scenario(&self) -> &'static str {
        "A08"
    }
}

impl Desk {
    /// Assesses an item against a ground in force, by its id, with reasons. `sure`
    /// keeps the reasons although they seem to hold personal data.
    ///
    /// # Errors
    /// [`Refusal`] says why not.
    pub async fn assess(
        &self,
        who: &Person,
        item: ItemId,
        ground: &str,
        outcome: Option<Assessed>,
        reasons: &str,
        sure: bool,
    ) -> Result<(), Refusal> {
        let mut tx = self.store().begin().await?;
        let scene = self.scene(&mut tx, who, Power::Assess, item).await?;
        if scene.item.item.own {
            return Err(Refusal::OwnItem);
        }
        if scene.item.item.presence == Presence::Hidden {
            return Err(Refusal::Already { state: "hidden" });
        }
        self.none_under_way(&mut tx, item, &[ActionKind::Hide]).await?;
        let authority = self.authority(who.authority).await?;
        let pack = self.pack(&authority)?;
        let ground = pack.grounds_on(self.today(&authority)).find(|one| one.id == ground).ok_or(Refusal::NoGround)?;
        let ground = ground.reference(pack.code());
        let outcome = outcome.ok_or(Refusal::Empty { field: "outcome" })?;
        let note = self.jot(&mut tx, who, Power::Assess, &scene, reasons, sure).await?;
        let id = self.chance().opaque_id();
        let assessment = Assessment {
            item,
            revision: scene.item.revision,
            person: who.id,
            name: String::new(),
            ground: ground.clone(),
            outcome,
            note,
            reasons: None,
            at: scene.now,
        };
        assessments::add(&mut tx, id, who.authority, scene.channel.id, &assessment).await?;
        let facts = Facts::new()
            .and("assessment", id)
            .and("outcome", outcome.key())
            .and("revision", scene.item.revision.0)
            .and("note", note.0)
            .and("at", micros(scene.now));
        let mut entry = Entry::about_item(Event::Assessed, Actor::Person(who, Power::Assess), item).with(facts);
        entry.rule = Some(ground);
        self.note_down(&mut tx, who.authority, entry).await?;
        // What another function was asked for has been answered.
        escalations::end(&mut tx, scene.case.id).await?;
        match outcome {
            Assessed::NotObvious => {
                if let Some((open, _)) = self.wanted_ground(&mut tx, item).await? {
                    self.decline(&mut tx, who, Power::Assess, super::confirm_ground::HIDE, open.id).await?;
                }
                self.keep(&mut tx, who, &scene).await?;
            }
            // Whoever moderates decides it, with the assessment before them.
            Assessed::Obvious => self.move_case(&mut tx, &scene, CaseState::ToDecide).await?,
        }
        tx.commit().await?;
        self.ring();
        Ok(())
    }
}
