//! Erase an item's text: its versions, their salts, their findings and their
//! words in the index go for good. The journal says that they did, and every
//! proof still holds.
//!
//! No page leads here yet: disposal, and a person's right to erasure, come with
//! their themes, with holds that go before them, and end in this act.

use saklig_journal::event::Event;
use saklig_model::{
    id::{EntryId, ItemId},
    person::{Person, Power},
};
use saklig_store::{
    blocks, drafts, items,
    journal::{self, NewEntry, Receipt},
    news::{How, News},
    receipts,
};

use super::Act;
use crate::{Desk, Refusal, journal::Actor};

/// The act.
pub struct Erase;

impl Act for Erase {
    fn key(&self) -> &'static str {
        "erase"
    }
    fn power(&self) -> Option<Power> {
        Some(Power::Erase)
    }
    fn events(&self) -> &'static [Event] {
        &[Event::Erased]
    }
    fn scenario(&self) -> &'static str {
        "An erased text leaves every proof valid"
    }
}

impl Desk {
    /// Erases every version of an item's text.
    ///
    /// # Errors
    /// [`Refusal::NotFound`] when the item is another authority's, or has
    /// nothing left to erase.
    pub async fn erase(&self, who: &Person, item: ItemId) -> Result<(), Refusal> {
        who.may(Power::Erase)?;
        let authority = who.authority;
        let mut tx = self.store().begin().await?;
        let kept = items::one(&mut tx, item).await?.filter(|kept| kept.item.authority == authority);
        self.no_conflict(&mut tx, who, Power::Erase, &kept.ok_or(Refusal::NotFound)?).await?;
        let mut versions = Vec::new();
        let mut receipts = Vec::new();
        for (revision, commitment) in journal::commitments_of(&mut tx, item).await? {
            versions.push(revision);
            receipts.push(Receipt { kind: "revision", object: revision.0, commitment });
        }
        if versions.is_empty() {
            return Err(Refusal::NotFound);
        }
        let now = self.now_micros();
        // Listed first: what is on the list and not erased is erased again by a
        // restore; what is erased and not listed would come back.
        self.erasures().add(now, &versions).map_err(Refusal::internal)?;
        for version in &versions {
            items::erase(&mut tx, *version).await?;
        }
        // What somebody was about to answer may quote it.
        drafts::remove(&mut tx, item).await?;
        receipts::erase(&mut tx, item).await?;
        blocks::erase_messages(&mut tx, item).await?;
        let entry = NewEntry {
            id: EntryId(self.chance().opaque_id()),
            authority,
            event: Event::Erased,
            at: now,
            function: Actor::Person(who, Power::Erase).function(),
            object_kind: "item",
            object: item.0,
            rule: None,
            person: Some(who.id),
            facts: None,
            receipts,
        };
        journal::append(&mut tx, entry).await?;
        tx.tell(News::Case(authority, item, How::Changed));
        tx.tell(News::Work);
        tx.commit().await?;
        self.ring();
        Ok(())
    }
}
