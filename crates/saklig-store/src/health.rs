//! How the database is: its size, whether it is whole, and what is stuck in it.

use saklig_model::id::AuthorityId;
use sqlx::FromRow;

use crate::{Db, On, Result, Statement};

statements! {
    SIZE = Statement::differing(
        "SELECT p.page_count * s.page_size AS number FROM pragma_page_count() p, pragma_page_size() s",
        "SELECT pg_database_size(current_database()) AS number",
    );
    WHOLE = Statement::differing("SELECT quick_check AS said FROM pragma_quick_check LIMIT 5", "SELECT 'ok' AS said");
    BEHIND = Statement::same("SELECT COALESCE(MAX(number), 0) AS number FROM schema_version");
    STUCK = Statement::same("SELECT COUNT(*) AS number FROM job WHERE run_at < $1 AND (lease_until IS NULL OR lease_until < $1) OR attempts >= 8");
    UNKNOWN = Statement::same("SELECT COUNT(*) AS number FROM action WHERE state = 'unknown'");
    WAITING_SINCE = Statement::same("SELECT COUNT(*) AS number FROM journal_entry WHERE authority = $1 AND place IS NULL AND happened_at < $2");
}

#[derive(FromRow)]
struct Number {
    number: i64,
}

#[derive(FromRow)]
struct Saying {
    said: String,
}

/// How many bytes the database takes.
///
/// # Errors
/// The database's.
pub async fn size(db: &Db) -> Result<i64> {
    Ok(db.sql(&SIZE).one::<Number>(db).await?.number)
}

/// What SQLite finds wrong with its file, at most five things; PostgreSQL looks
/// after itself.
///
/// # Errors
/// The database's.
pub async fn broken(db: &Db) -> Result<Vec<String>> {
    let said = db.sql(&WHOLE).all::<Saying>(db).await?;
    Ok(said.into_iter().map(|row| row.said).filter(|said| said != "ok").collect())
}

/// The version that the database is at.
///
/// # Errors
/// The database's.
pub async fn version(db: &Db) -> Result<i64> {
    Ok(db.sql(&BEHIND).one::<Number>(db).await?.number)
}

/// How many jobs should have run before this time, in microseconds, or fail
/// again and again.
///
/// # Errors
/// The database's.
pub async fn stuck_jobs(on: impl Into<On<'_>>, before: i64) -> Result<i64> {
    let on = on.into();
    Ok(on.sql(&STUCK).bind(before).one::<Number>(on).await?.number)
}

/// How many acts have an outcome that nobody knows.
///
/// # Errors
/// The database's.
pub async fn unknown_outcomes(on: impl Into<On<'_>>) -> Result<i64> {
    let on = on.into();
    Ok(on.sql(&UNKNOWN).one::<Number>(on).await?.number)
}

/// How many entries have waited for their seal since before this time, in
/// microseconds.
///
/// # Errors
/// The database's.
pub async fn waiting_since(on: impl Into<On<'_>>, authority: AuthorityId, before: i64) -> Result<i64> {
    let on = on.into();
    Ok(on.sql(&WAITING_SINCE).bind(authority.0).bind(before).one::<Number>(on).await?.number)
}
