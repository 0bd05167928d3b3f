//! Write an internal note. Never published; it can be requested as a public record.

use saklig_journal::event::Event;
use saklig_model::{
    clock::micros,
    id::{ItemId, NoteId},
    person::{Person, Power},
};
use saklig_store::{
    Tx,
    journal::{Facts, WrittenPayload},
    notes::{self, Note, Place},
};
use saklig_triage::TextKind;

use super::{Act, Scene};
use crate::{
    Desk, Refusal,
    journal::{Actor, Entry},
};

/// The most characters of a note.
const MOST: usize = 10_000;

/// The act.
pub struct WriteNote;

impl Act for WriteNote {
    fn key(&self) -> &'static str {
        "note"
    }
    fn power(&self) -> Option<Power> {
        Some(Power::Note)
    }
    fn events(&self) -> &'static [Event] {
        &[Event::Noted]
    }
    fn scenario(&self) -> &'static str {
        "A note with personal data asks once more"
    }
}

impl Desk {
    /// Writes an internal note. `sure` saves it although it seems to hold
    /// personal data (S1-41).
    ///
    /// # Errors
    /// [`Refusal`] says why not.
    pub async fn note(&self, who: &Person, item: ItemId, text: &str, sure: bool) -> Result<(), Refusal> {
        let mut tx = self.store().begin().await?;
        let scene = self.scene(&mut tx, who, Power::Note, item).await?;
        self.jot(&mut tx, who, Power::Note, &scene, text, sure).await?;
        tx.commit().await?;
        self.ring();
        Ok(())
    }

    /// Writes a note in the transaction of an act that needs one: its reasons,
    /// or what the next person should know.
    pub(super) async fn jot(
        &self,
        tx: &mut Tx,
        who: &Person,
        power: Power,
        scene: &Scene,
        text: &str,
        sure: bool,
    ) -> Result<NoteId, Refusal> {
        let item = scene.item.item.id;
        let text = text.trim().replace("\r\n", "\n").replace('\0', "");
        if text.is_empty() {
            return Err(Refusal::Empty { field: "note" });
        }
        let got = text.chars().count();
        if got > MOST {
            return Err(Refusal::TooLong { most: MOST, got });
        }
        if !sure {
            let found = self.hints(who.authority, &text, TextKind::Note, None).await?;
            if !found.is_empty() {
                return Err(Refusal::NotePersonalData { found });
            }
        }
        let id = NoteId(self.chance().opaque_id());
        let salt = self.chance().salt();
        let written = WrittenPayload {
            kind: "note",
            id: id.0,
            item: item.0,
            person: who.id.0,
            at: micros(scene.now),
            text: &text,
        };
        let facts = Facts::new().and("note", id.0).and("case", scene.case.id.0).and("at", micros(scene.now));
        let mut entry = Entry::about_item(Event::Noted, Actor::Person(who, power), item).with(facts);
        entry.receipts.push(written.receipt(&salt));
        let place = Place { authority: who.authority, case: scene.case.id, item };
        let note = Note { id, person: who.id, name: who.name.clone(), at: scene.now, text: Some(text.clone()) };
        notes::add(tx, place, &note, &salt).await?;
        self.note_down(tx, who.authority, entry).await?;
        Ok(id)
    }
}
