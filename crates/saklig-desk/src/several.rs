//! Several cases at once. Nothing is decided together: each case is decided on
//! singly, in a transaction of its own, under the rules of the act, with its own
//! copy and its own entry. What could not be done is told, case by case.

use saklig_model::{
    ground::GroundRef,
    id::{ItemId, PersonId},
    person::{Person, Power},
};
use saklig_store::{cases, items, people};

use crate::{Desk, Refusal, seen::Seen};

/// The most cases that are chosen at once: as many as a list shows.
pub const MOST_CHOSEN: usize = 50;

/// What is done with each of them.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Each {
    /// Leave it visible.
    Leave,
    /// Hide it on this ground.
    Hide(GroundRef),
    /// Close its case.
    Close,
    /// Give its case to a colleague.
    Assign(PersonId),
}

impl Each {
    /// The power that it takes.
    const fn power(&self) -> Power {
        match self {
            Self::Leave | Self::Hide(_) => Power::Moderate,
            Self::Close => Power::Close,
            Self::Assign(_) => Power::Claim,
        }
    }
}

/// How it went with one of them.
#[derive(Debug)]
pub struct Went {
    /// The item.
    pub item: ItemId,
    /// The number of its case, if it has one.
    pub number: Option<i64>,
    /// What was refused.
    pub done: Result<(), Refusal>,
}

impl Desk {
    /// Does the same with each of several items. `chosen` says what the person
    /// had before them of each; nothing is done with one that has changed since,
    /// has been decided on, or is in a colleague's hands.
    ///
    /// # Errors
    /// [`Refusal`], where nothing at all was done.
    pub async fn several(
        &self,
        who: &Person,
        each: &Each,
        chosen: Vec<(ItemId, Option<Seen>)>,
    ) -> Result<Vec<Went>, Refusal> {
        who.may(each.power())?;
        if chosen.is_empty() {
            return Err(Refusal::Empty { field: "chosen" });
        }
        if chosen.len() > MOST_CHOSEN {
            return Err(Refusal::TooManyChosen { most: MOST_CHOSEN });
        }
        let mut went = Vec::with_capacity(chosen.len());
        for (item, seen) in chosen {
            let done = self.one_of_several(who, each, item, seen).await;
            let own = items::one(self.store().db(), item).await?.filter(|kept| kept.item.authority == who.authority);
            let case = if own.is_some() { cases::of(self.store().db(), item).await? } else { None };
            went.push(Went { item, number: case.map(|case| case.number), done });
        }
        Ok(went)
    }

    async fn one_of_several(&self, who: &Person, each: &Each, item: ItemId, seen: Option<Seen>) -> Result<(), Refusal> {
        let db = self.store().db();
        let kept = items::one(db, item).await?.filter(|kept| kept.item.authority == who.authority);
        kept.ok_or(Refusal::NotFound)?;
        let holder = cases::of(db, item).await?.and_then(|case| case.holder_at(self.now()));
        if let Some(holder) = holder.filter(|holder| *holder != who.id) {
            let by = people::one(db, holder).await?.map_or_else(String::new, |person| person.name);
            return Err(Refusal::Held { by });
        }
        let desk = self.having_seen(seen);
        match each {
            Each::Leave => desk.leave_visible(who, item).await,
            Each::Hide(ground) => desk.hide(who, item, ground).await.map(drop),
            Each::Close => desk.close(who, item, true).await,
            Each::Assign(to) => desk.assign(who, item, Some(*to)).await,
        }
    }
}
