//! Sessions, and failed attempts to sign in.

use saklig_model::id::{AuthorityId, PersonId, SessionId};
use sqlx::FromRow;
use uuid::Uuid;

use crate::{On, Result, Statement, Tx};

statements! {
    ADD = Statement::same("INSERT INTO session (secret_hash, id, authority, person, half, begun_at, seen_at, expires_at) VALUES ($1, $2, $3, $4, $5, $6, $6, $7)");
    ONE = Statement::same("SELECT s.id, s.person, s.half, s.begun_at, s.seen_at, (SELECT COUNT(*) FROM second_factor f WHERE f.person = s.person) AS factors, p.single_keys FROM session s JOIN person p ON p.id = s.person WHERE s.secret_hash = $1 AND s.expires_at > $2");
    OF_PERSON = Statement::same("SELECT s.id, s.person, s.half, s.begun_at, s.seen_at, (SELECT COUNT(*) FROM second_factor f WHERE f.person = s.person) AS factors, p.single_keys FROM session s JOIN person p ON p.id = s.person WHERE s.person = $1 AND s.expires_at > $2 AND NOT s.half ORDER BY s.seen_at DESC, s.id");
    SEEN = Statement::same("UPDATE session SET seen_at = $2, expires_at = $3 WHERE secret_hash = $1");
    END = Statement::same("DELETE FROM session WHERE secret_hash = $1");
    END_ONE = Statement::same("DELETE FROM session WHERE person = $1 AND id = $2");
    END_OTHERS = Statement::same("DELETE FROM session WHERE person = $1 AND id <> $2");
    END_ALL = Statement::same("DELETE FROM session WHERE person = $1");
    END_EXPIRED = Statement::same("DELETE FROM session WHERE expires_at <= $1");
    FAILED = Statement::same("INSERT INTO sign_in_attempt (login_hash, failures, locked_until) VALUES ($1, 1, $2) ON CONFLICT (login_hash) DO UPDATE SET failures = sign_in_attempt.failures + 1, locked_until = excluded.locked_until");
    HOLD = Statement::same("INSERT INTO sign_in_attempt (login_hash, failures, locked_until) VALUES ($1, 0, 0) ON CONFLICT (login_hash) DO UPDATE SET failures = sign_in_attempt.failures RETURNING failures, locked_until");
    TAKE_BACK = Statement::same("UPDATE sign_in_attempt SET failures = failures - 1, locked_until = $2 WHERE login_hash = $1 AND failures > 0");
    SUCCEEDED = Statement::same("DELETE FROM sign_in_attempt WHERE login_hash = $1");
}

/// A session that is valid. Times are in microseconds.
#[derive(Debug, Clone, Copy)]
pub struct Session {
    /// Its name, which opens nothing.
    pub id: SessionId,
    /// Whose it is.
    pub person: PersonId,
    /// Whether the code of the second factor is still missing.
    pub half: bool,
    /// When it was begun.
    pub begun_at: i64,
    /// When it was last used.
    pub seen_at: i64,
    /// Whether its person has a second factor.
    pub second_factor: bool,
    /// Whether the person uses single letters as keys.
    pub single_keys: bool,
}

#[derive(FromRow)]
struct Row {
    id: Uuid,
    person: Uuid,
    half: bool,
    begun_at: i64,
    seen_at: i64,
    factors: i64,
    single_keys: bool,
}

impl From<Row> for Session {
    fn from(row: Row) -> Self {
        Self {
            id: row.id.into(),
            person: row.person.into(),
            half: row.half,
            begun_at: row.begun_at,
            seen_at: row.seen_at,
            second_factor: row.factors > 0,
            single_keys: row.single_keys,
        }
    }
}

/// A session to begin. Times are in microseconds.
#[derive(Debug, Clone, Copy)]
pub struct NewSession<'a> {
    /// The hash of its secret.
    pub secret_hash: &'a str,
    /// Its name.
    pub id: SessionId,
    /// The authority.
    pub authority: AuthorityId,
    /// Whose it is.
    pub person: PersonId,
    /// Whether the code of the second factor is still missing.
    pub half: bool,
    /// When.
    pub now: i64,
    /// When it ends if nobody uses it.
    pub expires_at: i64,
}

/// Begins a session.
///
/// # Errors
/// The database's.
pub async fn add(tx: &mut Tx, new: NewSession<'_>) -> Result<()> {
    tx.sql(&ADD)
        .bind(new.secret_hash.to_owned())
        .bind(new.id.0)
        .bind(new.authority.0)
        .bind(new.person.0)
        .bind(new.half)
        .bind(new.now)
        .bind(new.expires_at)
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
    Ok(on.sql(&ONE).bind(secret_hash.to_owned()).bind(now).maybe::<Row>(on).await?.map(Session::from))
}

/// A person's sessions, the one used last first; without those that still lack
/// the code of the second factor.
///
/// # Errors
/// The database's.
pub async fn of(on: impl Into<On<'_>>, person: PersonId, now: i64) -> Result<Vec<Session>> {
    let on = on.into();
    Ok(on.sql(&OF_PERSON).bind(person.0).bind(now).all::<Row>(on).await?.into_iter().map(Session::from).collect())
}

/// Notes that a session was used, and until when it lives on.
///
/// # Errors
/// The database's.
pub async fn seen(tx: &mut Tx, secret_hash: &str, now: i64, expires_at: i64) -> Result<()> {
    tx.sql(&SEEN).bind(secret_hash.to_owned()).bind(now).bind(expires_at).run(tx).await?;
    Ok(())
}

/// Ends a session by its secret's hash.
///
/// # Errors
/// The database's.
pub async fn end(tx: &mut Tx, secret_hash: &str) -> Result<()> {
    tx.sql(&END).bind(secret_hash.to_owned()).run(tx).await?;
    Ok(())
}

/// Ends one of a person's sessions; `false` when it is none of theirs.
///
/// # Errors
/// The database's.
pub async fn end_one(tx: &mut Tx, person: PersonId, id: SessionId) -> Result<bool> {
    Ok(tx.sql(&END_ONE).bind(person.0).bind(id.0).run(tx).await? > 0)
}

/// Ends all of a person's sessions but one; how many.
///
/// # Errors
/// The database's.
pub async fn end_others(tx: &mut Tx, person: PersonId, kept: SessionId) -> Result<u64> {
    tx.sql(&END_OTHERS).bind(person.0).bind(kept.0).run(tx).await
}

/// Ends all of a person's sessions; how many.
///
/// # Errors
/// The database's.
pub async fn end_all(tx: &mut Tx, person: PersonId) -> Result<u64> {
    tx.sql(&END_ALL).bind(person.0).run(tx).await
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

/// Failed attempts with this name; nobody else counts with it until the
/// transaction ends.
///
/// # Errors
/// The database's.
pub async fn attempts_held(tx: &mut Tx, login_hash: &str) -> Result<Attempts> {
    tx.sql(&HOLD).bind(login_hash.to_owned()).one(tx).await
}

/// Takes back an attempt that was counted as failed and was not.
///
/// # Errors
/// The database's.
pub async fn take_attempt_back(tx: &mut Tx, login_hash: &str, before: Attempts) -> Result<()> {
    tx.sql(&TAKE_BACK).bind(login_hash.to_owned()).bind(before.locked_until).run(tx).await?;
    Ok(())
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
