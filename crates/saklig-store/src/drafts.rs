//! Drafts: the answer to an item that somebody is writing. One an item, and
//! nothing that the journal hears of.

use saklig_model::{
    clock::from_micros,
    id::{AuthorityId, ItemId, PersonId},
};
use sqlx::FromRow;
use uuid::Uuid;

use crate::{On, Result, Statement, Tx};

statements! {
    KEEP = Statement::same("INSERT INTO draft (item, authority, person, text, version, saved_at, held_until) VALUES ($1, $2, $3, $4, $5, $6, $7) ON CONFLICT (item) DO UPDATE SET person = excluded.person, text = excluded.text, version = excluded.version, saved_at = excluded.saved_at, held_until = excluded.held_until");
    OF_ITEM = Statement::same("SELECT d.person, p.name, d.text, d.version, d.saved_at, d.held_until FROM draft d JOIN person p ON p.id = d.person WHERE d.item = $1");
    REMOVE = Statement::same("DELETE FROM draft WHERE item = $1");
}

/// A draft.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Draft {
    /// Who wrote it last.
    pub person: PersonId,
    /// Their name.
    pub name: String,
    /// What it says.
    pub text: String,
    /// How often it has been saved or taken over: who saved over another number
    /// has not seen this one.
    pub version: i64,
    /// When it was saved.
    pub saved_at: jiff::Timestamp,
    /// Until when nobody else changes it without taking it over.
    pub held_until: jiff::Timestamp,
}

impl Draft {
    /// Whether somebody else is writing it at a moment.
    #[must_use]
    pub fn held_by_other(&self, who: PersonId, now: jiff::Timestamp) -> bool {
        self.person != who && now < self.held_until
    }
}

#[derive(FromRow)]
struct Row {
    person: Uuid,
    name: String,
    text: String,
    version: i64,
    saved_at: i64,
    held_until: i64,
}

/// Keeps the draft of an answer to an item, in place of the one before.
///
/// # Errors
/// The database's.
pub async fn keep(tx: &mut Tx, authority: AuthorityId, item: ItemId, draft: &Draft) -> Result<()> {
    tx.sql(&KEEP)
        .bind(item.0)
        .bind(authority.0)
        .bind(draft.person.0)
        .bind(draft.text.clone())
        .bind(draft.version)
        .bind(draft.saved_at.as_microsecond())
        .bind(draft.held_until.as_microsecond())
        .run(tx)
        .await?;
    Ok(())
}

/// The draft of an answer to an item, if somebody has begun one.
///
/// # Errors
/// The database's.
pub async fn of(on: impl Into<On<'_>>, item: ItemId) -> Result<Option<Draft>> {
    let on = on.into();
    let row = on.sql(&OF_ITEM).bind(item.0).maybe::<Row>(on).await?;
    Ok(row.map(|row| Draft {
        person: row.person.into(),
        name: row.name,
        text: row.text,
        version: row.version,
        saved_at: from_micros(row.saved_at),
        held_until: from_micros(row.held_until),
    }))
}

/// Removes the draft of an answer to an item; whether there was one.
///
/// # Errors
/// The database's.
pub async fn remove(tx: &mut Tx, item: ItemId) -> Result<bool> {
    Ok(tx.sql(&REMOVE).bind(item.0).run(tx).await? > 0)
}
