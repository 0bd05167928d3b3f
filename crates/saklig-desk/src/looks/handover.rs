//! What one holds at the end of a shift, and a case by its number.

use jiff::Timestamp;
use saklig_model::{
    clock::from_micros,
    ground::{Ground, GroundRef},
    id::{ItemId, PersonId},
    person::{Person, Power},
};
use saklig_store::{cases, drafts, people};

use super::Row;
use crate::{Desk, Refusal};

/// The most cases that are shown.
const MOST: i64 = 500;

/// The cases that a person holds, and who could take them.
#[derive(Debug, Clone)]
pub struct Handover {
    /// The cases, the most urgent first.
    pub held: Vec<HeldCase>,
    /// Colleagues who may take a case.
    pub colleagues: Vec<(PersonId, String)>,
}

/// A case that one holds.
#[derive(Debug, Clone)]
pub struct HeldCase {
    /// As lists show it.
    pub row: Row,
    /// When the claim lapses, unless something is done before.
    pub lapses_at: Option<Timestamp>,
    /// Whether one has begun an answer.
    pub draft: bool,
}

impl Desk {
    /// What a person holds.
    ///
    /// # Errors
    /// [`Refusal`], if the person may not hold cases.
    pub async fn handover(&self, who: &Person) -> Result<Handover, Refusal> {
        who.may(Power::Claim)?;
        let db = self.store().db();
        let listed = cases::held_by(db, who.id, MOST, self.now_micros()).await?;
        let lapses: Vec<Option<i64>> =
            listed.iter().map(|row| row.case.as_ref().and_then(|case| case.held_until)).collect();
        let mut held = Vec::new();
        for (row, lapses) in self.rows(listed).await?.into_iter().zip(lapses) {
            let draft = drafts::of(db, row.item).await?.is_some_and(|draft| draft.person == who.id);
            held.push(HeldCase { row, lapses_at: lapses.map(from_micros), draft });
        }
        let others = people::of(db, who.authority).await?.into_iter();
        let others = others.filter(|person| person.id != who.id && person.may(Power::Claim).is_ok());
        Ok(Handover { held, colleagues: others.map(|person| (person.id, person.name)).collect() })
    }

    /// The item of the case with a number.
    ///
    /// # Errors
    /// [`Refusal::NotFound`] when the authority has no such case.
    pub async fn case_numbered(&self, who: &Person, number: i64) -> Result<ItemId, Refusal> {
        who.may(Power::Read)?;
        cases::item_of(self.store().db(), who.authority, number).await?.ok_or(Refusal::NotFound)
    }

    /// The grounds that something may be hidden on today.
    ///
    /// # Errors
    /// [`Refusal`], if the person may not read.
    pub async fn grounds_today(&self, who: &Person) -> Result<Vec<(GroundRef, Ground)>, Refusal> {
        who.may(Power::Read)?;
        let authority = self.authority(who.authority).await?;
        let pack = self.pack(&authority)?;
        let grounds = pack.grounds_on(self.today(&authority));
        Ok(grounds.map(|ground| (ground.reference(pack.code()), ground.clone())).collect())
    }

    /// A ground as it read in the version that a decision names.
    ///
    /// # Errors
    /// [`Refusal::Internal`] only.
    pub async fn ground_of_then(&self, who: &Person, wanted: &GroundRef) -> Result<Option<Ground>, Refusal> {
        who.may(Power::Read)?;
        let authority = self.authority(who.authority).await?;
        let pack = self.pack(&authority)?;
        Ok(pack.ground(&wanted.id, wanted.version).filter(|_| wanted.pack == pack.code()).cloned())
    }
}
