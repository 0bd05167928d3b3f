//! Lists that a person wants to come back to: a name, and what the address of
//! the inbox then says. Nobody else sees them, and the journal does not hear of
//! them.

use saklig_model::id::{AuthorityId, PersonId, ViewId};
use sqlx::FromRow;
use uuid::Uuid;

use crate::{On, Result, Statement, Tx};

statements! {
    KEEP = Statement::same("INSERT INTO saved_view (id, authority, person, name, query, saved_at) VALUES ($1, $2, $3, $4, $5, $6)");
    RENAME = Statement::same("UPDATE saved_view SET name = $3 WHERE id = $1 AND person = $2");
    REMOVE = Statement::same("DELETE FROM saved_view WHERE id = $1 AND person = $2");
    OF_PERSON = Statement::same("SELECT id, name, query FROM saved_view WHERE person = $1 ORDER BY saved_at, name");
}

/// A list of one's own.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SavedView {
    /// Its identity.
    pub id: ViewId,
    /// What the person calls it.
    pub name: String,
    /// What stands after the question mark of its address.
    pub query: String,
}

#[derive(FromRow)]
struct Row {
    id: Uuid,
    name: String,
    query: String,
}

/// Keeps a list; `at` in microseconds.
///
/// # Errors
/// The database's.
pub async fn keep(tx: &mut Tx, authority: AuthorityId, person: PersonId, view: &SavedView, at: i64) -> Result<()> {
    tx.sql(&KEEP)
        .bind(view.id.0)
        .bind(authority.0)
        .bind(person.0)
        .bind(view.name.clone())
        .bind(view.query.clone())
        .bind(at)
        .run(tx)
        .await?;
    Ok(())
}

/// Calls a person's list otherwise; whether there was one.
///
/// # Errors
/// The database's.
pub async fn rename(tx: &mut Tx, person: PersonId, id: ViewId, name: &str) -> Result<bool> {
    Ok(tx.sql(&RENAME).bind(id.0).bind(person.0).bind(name.to_owned()).run(tx).await? > 0)
}

/// Removes a person's list; whether there was one.
///
/// # Errors
/// The database's.
pub async fn remove(tx: &mut Tx, person: PersonId, id: ViewId) -> Result<bool> {
    Ok(tx.sql(&REMOVE).bind(id.0).bind(person.0).run(tx).await? > 0)
}

/// A person's lists, the oldest first.
///
/// # Errors
/// The database's.
pub async fn of(on: impl Into<On<'_>>, person: PersonId) -> Result<Vec<SavedView>> {
    let on = on.into();
    let rows = on.sql(&OF_PERSON).bind(person.0).all::<Row>(on).await?;
    Ok(rows.into_iter().map(|row| SavedView { id: row.id.into(), name: row.name, query: row.query }).collect())
}
