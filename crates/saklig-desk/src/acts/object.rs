//! Object to a decision, at its receipt: whoever was given the address says what
//! they hold against it. Nobody asks who they are.

use saklig_journal::event::Event;
use saklig_model::{
    clock::micros,
    id::{ItemId, ObjectionId},
    person::{Person, Power},
};
use saklig_store::{
    journal::Facts,
    news::{How, News},
    receipts::{self, Objection},
};

use super::Act;
use crate::{
    Desk, Refusal,
    journal::{Actor, Entry},
};

/// The most characters of an objection, and of how to reach whoever objects.
const MOST: (usize, usize) = (5_000, 200);

/// How often somebody may object to one decision.
pub(crate) const TIMES: usize = 3;

/// The act.
pub struct Object;

impl Act for Object {
    fn key(&self) -> &'static str {
        "object"
    }
    /// Whoever has the address may.
    fn power(&self) -> Option<Power> {
        None
    }
    fn events(&self) -> &'static [Event] {
        &[Event::Objected]
    }
    fn scenario(&self) -> &'static str {
        "Whoever was hidden fetches the reasons"
    }
}

impl Desk {
    /// Takes in what somebody holds against the decision of a receipt.
    ///
    /// # Errors
    /// [`Refusal::NotFound`] where no receipt has this code; otherwise why not.
    pub async fn object(&self, code: &str, text: &str, contact: &str) -> Result<(), Refusal> {
        let mut tx = self.store().begin().await?;
        let receipt = receipts::by_code(&mut tx, code).await?.ok_or(Refusal::NotFound)?;
        // Two at once: the second waits, and finds the first.
        saklig_store::cases::lock(&mut tx, receipt.item).await?;
        let before = receipts::objections(&mut tx, receipt.id).await?;
        if before.len() >= TIMES || before.iter().any(|objection| objection.settled.is_none()) {
            return Err(Refusal::Already { state: "objected" });
        }
        let text = tidy(text, MOST.0)?;
        if text.is_empty() {
            return Err(Refusal::Empty { field: "objection" });
        }
        let contact = tidy(contact, MOST.1)?;
        let objection = Objection {
            id: ObjectionId(self.chance().opaque_id()),
            authority: receipt.authority,
            receipt: receipt.id,
            item: receipt.item,
            decision: receipt.decision,
            contact: Some(contact).filter(|contact| !contact.is_empty()),
            at: self.now(),
            settled: None,
            text: Some(text),
        };
        receipts::object(&mut tx, &objection).await?;
        // Nothing of the words, which may be few: they can be erased, the log cannot.
        let facts =
            Facts::new().and("objection", objection.id.0).and("receipt", receipt.id.0).and("at", micros(objection.at));
        let entry = Entry::about_item(Event::Objected, Actor::System, receipt.item).with(facts);
        self.note_down(&mut tx, receipt.authority, entry).await?;
        let moderates = |person: &Person| person.may(Power::Moderate).is_ok();
        self.tell_all(&mut tx, receipt.authority, moderates, "objection", receipt.item).await?;
        tx.tell(News::Case(receipt.authority, ItemId(receipt.item.0), How::Changed));
        tx.commit().await?;
        self.ring();
        Ok(())
    }
}

/// What somebody typed, as both engines can keep it.
fn tidy(text: &str, most: usize) -> Result<String, Refusal> {
    let text = text.trim().replace("\r\n", "\n").replace('\0', "");
    let got = text.chars().count();
    if got > most { Err(Refusal::TooLong { most, got }) } else { Ok(text) }
}
