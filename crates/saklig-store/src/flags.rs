//! Flags: somebody thinks that an item should be looked at. They never count as
//! breaches.

use jiff::Timestamp;
use saklig_model::{
    clock::from_micros,
    id::{AuthorityId, ItemId, NoteId, PersonId},
    item::FlaggedBy,
};
use sqlx::FromRow;
use uuid::Uuid;

use crate::{Error, On, Result, Statement, Tx};

statements! {
    ADD = Statement::same("INSERT INTO flag (id, authority, item, source, person, note, flagged_at) VALUES ($1, $2, $3, $4, $5, $6, $7)");
    OF_ITEM = Statement::same("SELECT f.source, f.person, p.name, f.note, n.text, f.flagged_at FROM flag f JOIN person p ON p.id = f.person LEFT JOIN note n ON n.id = f.note WHERE f.item = $1 ORDER BY f.flagged_at, f.id LIMIT 100");
}

/// A flag.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Flag {
    /// Whose it is.
    pub source: FlaggedBy,
    /// Who recorded it.
    pub person: PersonId,
    /// Their name; empty in one that is being added.
    pub name: String,
    /// The note with what they said, if anything.
    pub note: Option<NoteId>,
    /// What they said; `None` once erased.
    pub text: Option<String>,
    /// When.
    pub at: Timestamp,
}

#[derive(FromRow)]
struct Row {
    source: String,
    person: Uuid,
    name: String,
    note: Option<Uuid>,
    text: Option<String>,
    flagged_at: i64,
}

/// Records a flag.
///
/// # Errors
/// The database's.
pub async fn add(tx: &mut Tx, id: Uuid, authority: AuthorityId, item: ItemId, flag: &Flag) -> Result<()> {
    tx.sql(&ADD)
        .bind(id)
        .bind(authority.0)
        .bind(item.0)
        .bind(flag.source.key().to_owned())
        .bind(flag.person.0)
        .bind(flag.note.map(|note| note.0))
        .bind(flag.at.as_microsecond())
        .run(tx)
        .await?;
    Ok(())
}

/// The flags of an item, the oldest first.
///
/// # Errors
/// The database's.
pub async fn of(on: impl Into<On<'_>>, item: ItemId) -> Result<Vec<Flag>> {
    let on = on.into();
    let rows = on.sql(&OF_ITEM).bind(item.0).all::<Row>(on).await?;
    rows.into_iter()
        .map(|row| {
            Ok(Flag {
                source: FlaggedBy::from_key(&row.source).ok_or(Error::Unexpected { what: "source of a flag" })?,
                person: row.person.into(),
                name: row.name,
                note: row.note.map(Into::into),
                text: row.text,
                at: from_micros(row.flagged_at),
            })
        })
        .collect()
}
