//! Write an answer together: a draft is kept here, colleagues see it, and one
//! person at a time writes it. Working material, which the journal never hears of.

use jiff::SignedDuration;
use saklig_journal::event::Event;
use saklig_model::{
    case::CLAIM_MINUTES,
    clock::micros,
    id::ItemId,
    person::{Person, Power},
};
use saklig_store::{
    Tx, cases,
    drafts::{self, Draft},
    items,
    news::{How, News},
};

use super::Act;
use crate::{Desk, Refusal};

/// How long a draft is left to whoever saved it last, in minutes.
pub const HELD_MINUTES: i64 = 10;

/// The most characters of a draft: more than any platform takes.
const MOST: usize = 10_000;

/// Saving a draft.
pub struct SaveDraft;

impl Act for SaveDraft {
    fn key(&self) -> &'static str {
        "save_draft"
    }
    fn power(&self) -> Option<Power> {
        Some(Power::Answer)
    }
    fn events(&self) -> &'static [Event] {
        &[]
    }
    fn scenario(&self) -> &'static str {
        "A draft is seen by colleagues"
    }
}

/// Taking over a draft that a colleague is writing.
pub struct TakeOverDraft;

impl Act for TakeOverDraft {
    fn key(&self) -> &'static str {
        "take_over_draft"
    }
    fn power(&self) -> Option<Power> {
        Some(Power::Answer)
    }
    fn events(&self) -> &'static [Event] {
        &[]
    }
    fn scenario(&self) -> &'static str {
        "A draft is taken over"
    }
}

impl Desk {
    /// Saves the draft of an answer, and leaves it to this person for
    /// [`HELD_MINUTES`] more. `version` is the one they began from, 0 for none;
    /// returns the new one. An empty text removes the draft.
    ///
    /// # Errors
    /// [`Refusal::DraftHeld`], [`Refusal::DraftNewer`] or [`Refusal::DraftGone`]
    /// when somebody else has been at it; nothing of theirs is lost.
    pub async fn save_draft(&self, who: &Person, item: ItemId, text: &str, version: i64) -> Result<i64, Refusal> {
        let text = text.replace("\r\n", "\n").replace('\0', "");
        let got = text.chars().count();
        let mut tx = self.store().begin().await?;
        let before = self.draft_of(&mut tx, who, item).await?;
        let now = self.now();
        match &before {
            Some(draft) if draft.held_by_other(who.id, now) => {
                return Err(Refusal::DraftHeld { by: draft.name.clone() });
            }
            // The same again, whose answer was lost on the way.
            Some(draft) if draft.person == who.id && draft.text == text => return Ok(draft.version),
            Some(draft) if draft.version != version => return Err(Refusal::DraftNewer { by: draft.name.clone() }),
            None if version != 0 => return Err(Refusal::DraftGone),
            _ => {}
        }
        if got > MOST {
            return Err(Refusal::TooLong { most: MOST, got });
        }
        let until = now + SignedDuration::from_mins(CLAIM_MINUTES);
        cases::hold_on(&mut tx, item, who.id, micros(until), micros(now)).await?;
        if text.trim().is_empty() {
            if drafts::remove(&mut tx, item).await? {
                tx.tell(News::Case(who.authority, item, How::Draft));
            }
            tx.commit().await?;
            return Ok(0);
        }
        // Only that somebody begins is news, not each save.
        if !before.is_some_and(|draft| draft.person == who.id && now < draft.held_until) {
            tx.tell(News::Case(who.authority, item, How::Draft));
        }
        self.keep_draft(&mut tx, who, item, text, version + 1).await?;
        tx.commit().await?;
        Ok(version + 1)
    }

    /// Takes over the draft that a colleague is writing, as they saved it last.
    ///
    /// # Errors
    /// [`Refusal::DraftGone`] when there is none any more.
    pub async fn take_over_draft(&self, who: &Person, item: ItemId) -> Result<(), Refusal> {
        let mut tx = self.store().begin().await?;
        let before = self.draft_of(&mut tx, who, item).await?.ok_or(Refusal::DraftGone)?;
        self.keep_draft(&mut tx, who, item, before.text, before.version + 1).await?;
        tx.tell(News::Case(who.authority, item, How::Draft));
        tx.commit().await?;
        Ok(())
    }

    /// Makes an answer that was undone a draft again, unless there is one.
    pub(crate) async fn draft_again(&self, tx: &mut Tx, who: &Person, item: ItemId, text: &str) -> Result<(), Refusal> {
        if drafts::of(&mut *tx, item).await?.is_none() {
            self.keep_draft(tx, who, item, text.to_owned(), 1).await?;
        }
        Ok(())
    }

    /// Looks up the draft of an item of the person's own authority, under the
    /// item's lock. No case is opened for it.
    async fn draft_of(&self, tx: &mut Tx, who: &Person, item: ItemId) -> Result<Option<Draft>, Refusal> {
        who.may(Power::Answer)?;
        cases::lock(tx, item).await?;
        let kept = items::one(&mut *tx, item).await?.filter(|kept| kept.item.authority == who.authority);
        let kept = kept.ok_or(Refusal::NotFound)?;
        if kept.item.own {
            return Err(Refusal::OwnItem);
        }
        self.no_conflict(tx, who, Power::Answer, &kept).await?;
        Ok(drafts::of(&mut *tx, item).await?)
    }

    async fn keep_draft(
        &self,
        tx: &mut Tx,
        who: &Person,
        item: ItemId,
        text: String,
        version: i64,
    ) -> Result<(), Refusal> {
        let now = self.now();
        let held_until = now + SignedDuration::from_mins(HELD_MINUTES);
        let draft = Draft { person: who.id, name: who.name.clone(), text, version, saved_at: now, held_until };
        drafts::keep(tx, who.authority, item, &draft).await?;
        Ok(())
    }
}
