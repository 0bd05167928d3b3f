//! Sessions, and failed attempts to sign in.

use saklig_model::id::{AuthorityId, PersonId};
use sqlx::FromRow;
use uuid::Uuid;

use crate::{On, Result, Statement, Tx};

statements! {
    ADD = Statement::same("INSERT INTO session (secret_hash, authority, person, created_at, seen_at, expires_at) VALUES ($1, $2, $3, $4, $4, $5)");
    ONE = Statement::same("SELECT s.person, s.seen_at, p.single_keys FROM session s JOIN person p ON p.id = s.person WHERE s.secret_hash = $1 AND s.expires_at > $2");
    SEEN = Statement::same("UPDATE session SET seen_at = $2, expires_at = $3 WHERE secret_hash = $1");
    END = Statement::same("DELETE FROM session WHERE secret_hash = $1");
    END_EXPIRED = Statement::same("DELETE FROM session WHERE expires_at <= $1");
    ATTEMPT = Statement::same("SELECT failures, locked_until FROM sign_in_attempt WHERE login_hash = $1");
    FAILED = Statement::same("INSERT INTO sign_in_attempt (login_hash, failures, locked_until) VALUES ($1, 1, $2) ON CONFLICT (login_hash) DO UPDATE SET failures = sign_in_attempt.failures + 1, locked_until = excluded.locked_until");
    SUCCEEDED = Statement::same("DELETE FROM sign_in_attempt WHERE login_hash = $1");
}

/// A session that is valid.
#[derive(Debug, Clone, Copy)]
pub struct Session {
    /// Whose it is.
    pub person: PersonId,
    /// When it was last used, in microseconds.
    pub seen_at: i64,
    /// Whether the person uses single letters as keys.
    pub single_keys: bool,
}

#[derive(FromRow)]
struct Row {
    person: Uuid,
    seen_at: i64,
    single_keys: bool,
}

/// Begins a session. Times are in microseconds.
///
/// # Errors
/// The database's.
pub async fn add(
    tx: &mut Tx,
    secret_hash: &str,
    authority: AuthorityId,
    person: PersonId,
    now: i64,
    expires_at: i64,
) -> Result<()> {
    tx.sql(&ADD)
        .bind(secret_hash.to_owned())
        .bind(authority.0)
        .bind(person.0)
        .bind(now)
        .bind(expires_at)
        .run(tx)
        .await?;
    Ok(())
}

/// The session with this secret's hash, unless it has expired.
///
/// # Errors
/// The database's.
pub async fn one(on: impl Into<On<'_>>, secret_hash: &str, now: i64) -> Result<Option<Session>> {
    let on = on.into();
    let row = on.sql(&ONE).bind(secret_hash.to_owned()).bind(now).maybe::<Row>(on).await?;
    Ok(row.map(|row| Session { person: row.person.into(), seen_at: row.seen_at, single_keys: row.single_keys }))
}

/// Notes that a session was used, and lets it live on.
///
/// # Errors
/// The database's.
pub async fn seen(tx: &mut Tx, secret_hash: &str, now: i64, expires_at: i64) -> Result<()> {
    tx.sql(&SEEN).bind(secret_hash.to_owned()).bind(now).bind(expires_at).run(tx).await?;
    Ok(())
}

/// Ends a session.
///
/// # Errors
/// The database's.
pub async fn end(tx: &mut Tx, secret_hash: &str) -> Result<()> {
    tx.sql(&END).bind(secret_hash.to_owned()).run(tx).await?;
    Ok(())
}

/// Forgets sessions that have expired.
///
/// # Errors
/// The database's.
pub async fn end_expired(tx: &mut Tx, now: i64) -> Result<u64> {
    tx.sql(&END_EXPIRED).bind(now).run(tx).await
}

/// Failed attempts with a name: how many in a row, and until when (microseconds)
/// the next must wait.
#[derive(Debug, Clone, Copy, Default, FromRow)]
pub struct Attempts {
    /// How many in a row.
    pub failures: i64,
    /// Until when the next must wait.
    pub locked_until: i64,
}

/// Failed attempts with this name.
///
/// # Errors
/// The database's.
pub async fn attempts(on: impl Into<On<'_>>, login_hash: &str) -> Result<Attempts> {
    let on = on.into();
    Ok(on.sql(&ATTEMPT).bind(login_hash.to_owned()).maybe(on).await?.unwrap_or_default())
}

/// Counts a failed attempt.
///
/// # Errors
/// The database's.
pub async fn attempt_failed(tx: &mut Tx, login_hash: &str, locked_until: i64) -> Result<()> {
    tx.sql(&FAILED).bind(login_hash.to_owned()).bind(locked_until).run(tx).await?;
    Ok(())
}

/// Forgets failed attempts, after one that succeeded.
///
/// # Errors
/// The database's.
pub async fn attempt_succeeded(tx: &mut Tx, login_hash: &str) -> Result<()> {
    tx.sql(&SUCCEEDED).bind(login_hash.to_owned()).run(tx).await?;
    Ok(())
}
