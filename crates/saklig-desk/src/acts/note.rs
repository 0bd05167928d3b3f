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
            // Which ground it may be is said of a text, and of nobody.
            let authority = self.authority(who.authority).await?;
            let titles = self.pack(&authority)?;
            let titles = titles.grounds().iter().flat_map(|ground| ground.title.all().map(|(_, title)| title));
            let read = without(&text, titles);
            let found = self.hints(who.authority, &read, TextKind::Note, None).await?;
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

/// A text with these words blanked out, whatever their case.
fn without<'a>(text: &str, words: impl Iterator<Item = &'a str>) -> String {
    let mut text = text.to_owned();
    for word in words {
        let (low, word) = (text.to_lowercase(), word.to_lowercase());
        // A letter that grows in lower case moves every place after it: left alone.
        if low.len() != text.len() || word.is_empty() {
            continue;
        }
        for (at, found) in low.match_indices(&word) {
            let end = at + found.len();
            if text.is_char_boundary(at) && text.is_char_boundary(end) {
                text.replace_range(at..end, &" ".repeat(found.len()));
            }
        }
    }
    text
}

#[cfg(test)]
mod tests {
    use super::without;

    #[test]
    fn the_name_of_a_ground_is_not_read_as_somebodys_data() {
        let read = without("Är det här hets mot folkgrupp?", ["Hets mot folkgrupp"].into_iter());
        assert_eq!(read.trim_start_matches("Är det här").trim(), "?");
        assert_eq!(without("Anna är sjuk.", ["Spam"].into_iter()), "Anna är sjuk.");
    }
}
