//! Internal notes.

use saklig_model::{
    clock::from_micros,
    id::{AuthorityId, CaseId, ItemId, NoteId, PersonId},
};
use sqlx::FromRow;
use uuid::Uuid;

use crate::{On, Result, Statement, Tx};

statements! {
    ADD = Statement::same("INSERT INTO note (id, authority, case_file, item, person, written_at, text, salt) VALUES ($1, $2, $3, $4, $5, $6, $7, $8)");
    OF_ITEM = Statement::same("SELECT n.id, n.person, p.name, n.written_at, n.text FROM note n JOIN person p ON p.id = n.person WHERE n.item = $1 ORDER BY n.written_at, n.id");
}

/// An internal note.
#[derive(Debug, Clone)]
pub struct Note {
    /// Its identity.
    pub id: NoteId,
    /// Who wrote it.
    pub person: PersonId,
    /// Their name.
    pub name: String,
    /// When.
    pub at: jiff::Timestamp,
    /// What; `None` once erased.
    pub text: Option<String>,
}

/// Where a new note belongs.
#[derive(Debug, Clone, Copy)]
pub struct Place {
    /// The authority.
    pub authority: AuthorityId,
    /// The case.
    pub case: CaseId,
    /// The item.
    pub item: ItemId,
}

/// Adds a note, with the salt of its commitment.
///
/// # Errors
/// The database's.
pub async fn add(tx: &mut Tx, place: Place, note: &Note, salt: &[u8]) -> Result<()> {
    tx.sql(&ADD)
        .bind(note.id.0)
        .bind(place.authority.0)
        .bind(place.case.0)
        .bind(place.item.0)
        .bind(note.person.0)
        .bind(note.at.as_microsecond())
        .bind(note.text.clone())
        .bind(salt.to_vec())
        .run(tx)
        .await?;
    Ok(())
}

#[derive(FromRow)]
struct Row {
    id: Uuid,
    person: Uuid,
    name: String,
    written_at: i64,
    text: Option<String>,
}

/// The notes on an item, the oldest first.
///
/// # Errors
/// The database's.
pub async fn of(on: impl Into<On<'_>>, item: ItemId) -> Result<Vec<Note>> {
    let on = on.into();
    let rows = on.sql(&OF_ITEM).bind(item.0).all::<Row>(on).await?;
    Ok(rows
        .into_iter()
        .map(|row| Note {
            id: row.id.into(),
            person: row.person.into(),
            name: row.name,
            at: from_micros(row.written_at),
            text: row.text,
        })
        .collect())
}
