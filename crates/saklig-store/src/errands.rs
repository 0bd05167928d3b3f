//! Errands: requests that carry a key, so that each is done once.

use saklig_model::id::{ActionId, AuthorityId, ErrandId, TokenId};
use sqlx::FromRow;
use uuid::Uuid;

use crate::{On, Result, Statement, Tx};

statements! {
    ADD = Statement::same("INSERT INTO errand (token, key_hash, authority, request_hash, id, begun_at) VALUES ($1, $2, $3, $4, $5, $6) ON CONFLICT (token, key_hash) DO NOTHING");
    ONE = Statement::same("SELECT request_hash, id, begun_at, done_at, action FROM errand WHERE token = $1 AND key_hash = $2");
    TAKE_OVER = Statement::same("UPDATE errand SET id = $2, begun_at = $3 WHERE id = $1 AND done_at IS NULL");
    DONE = Statement::same("UPDATE errand SET done_at = $2, action = COALESCE($3, action) WHERE id = $1");
    GIVE_UP = Statement::same("DELETE FROM errand WHERE id = $1 AND done_at IS NULL");
    FORGET = Statement::same("DELETE FROM errand WHERE begun_at < $1");
}

/// An errand, as it stands.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Errand {
    /// The hash of the request.
    pub request_hash: String,
    /// Who is doing it, or did it.
    pub id: ErrandId,
    /// When that began, in microseconds.
    pub begun_at: i64,
    /// Whether it was done.
    pub is_done: bool,
    /// What it put into the outbox, if anything.
    pub action: Option<ActionId>,
}

#[derive(FromRow)]
struct Row {
    request_hash: String,
    id: Uuid,
    begun_at: i64,
    done_at: Option<i64>,
    action: Option<Uuid>,
}

/// Takes on an errand; `false` when the key is known already.
///
/// # Errors
/// The database's.
pub async fn add(
    tx: &mut Tx,
    place: (AuthorityId, TokenId),
    key_hash: &str,
    request_hash: &str,
    id: ErrandId,
    now: i64,
) -> Result<bool> {
    let rows = tx
        .sql(&ADD)
        .bind(place.1.0)
        .bind(key_hash.to_owned())
        .bind(place.0.0)
        .bind(request_hash.to_owned())
        .bind(id.0)
        .bind(now)
        .run(tx)
        .await?;
    Ok(rows == 1)
}

/// The errand with this key.
///
/// # Errors
/// The database's.
pub async fn one(on: impl Into<On<'_>>, token: TokenId, key_hash: &str) -> Result<Option<Errand>> {
    let on = on.into();
    let row = on.sql(&ONE).bind(token.0).bind(key_hash.to_owned()).maybe::<Row>(on).await?;
    Ok(row.map(|row| Errand {
        request_hash: row.request_hash,
        id: row.id.into(),
        begun_at: row.begun_at,
        is_done: row.done_at.is_some(),
        action: row.action.map(Into::into),
    }))
}

/// Takes over an errand that somebody left undone; `false` when it was done
/// meanwhile, or somebody else took it over.
///
/// # Errors
/// The database's.
pub async fn take_over(tx: &mut Tx, from: ErrandId, to: ErrandId, now: i64) -> Result<bool> {
    Ok(tx.sql(&TAKE_OVER).bind(from.0).bind(to.0).bind(now).run(tx).await? == 1)
}

/// Says that it was done, in the transaction that does it; `false` when
/// somebody else has taken it over: then nothing of it may last.
///
/// # Errors
/// The database's.
pub async fn done(tx: &mut Tx, id: ErrandId, action: Option<Uuid>, now: i64) -> Result<bool> {
    Ok(tx.sql(&DONE).bind(id.0).bind(now).bind(action).run(tx).await? == 1)
}

/// Frees the key of an errand that was not done.
///
/// # Errors
/// The database's.
pub async fn give_up(tx: &mut Tx, id: ErrandId) -> Result<()> {
    tx.sql(&GIVE_UP).bind(id.0).run(tx).await?;
    Ok(())
}

/// Forgets errands that began before this.
///
/// # Errors
/// The database's.
pub async fn forget(tx: &mut Tx, before: i64) -> Result<()> {
    tx.sql(&FORGET).bind(before).run(tx).await?;
    Ok(())
}
