//! Jobs: what happens later. A job is a row, enqueued in the transaction of
//! the act that wants it; one (kind, subject) waits once.

use saklig_model::id::{AuthorityId, JobId};
use sqlx::FromRow;
use uuid::Uuid;

use crate::{On, Result, Statement, Tx};

statements! {
    ENQUEUE = Statement::same("INSERT INTO job (id, authority, kind, subject, run_at, attempts) VALUES ($1, $2, $3, $4, $5, 0) ON CONFLICT (kind, subject) DO UPDATE SET run_at = CASE WHEN job.run_at < excluded.run_at THEN job.run_at ELSE excluded.run_at END");
    CLAIM = Statement::differing(
        "UPDATE job SET lease_until = $2, attempts = attempts + 1 WHERE id = (SELECT id FROM job WHERE run_at <= $1 AND (lease_until IS NULL OR lease_until <= $1) ORDER BY run_at LIMIT 1) RETURNING id, authority, kind, subject, attempts",
        "UPDATE job SET lease_until = $2, attempts = attempts + 1 WHERE id = (SELECT id FROM job WHERE run_at <= $1 AND (lease_until IS NULL OR lease_until <= $1) ORDER BY run_at LIMIT 1 FOR UPDATE SKIP LOCKED) RETURNING id, authority, kind, subject, attempts",
    );
    DUE = Statement::same("SELECT run_at AS at FROM job WHERE kind = $1 AND subject = $2");
    DONE = Statement::same("DELETE FROM job WHERE id = $1");
    AGAIN = Statement::same("UPDATE job SET run_at = $2, lease_until = NULL, attempts = $3, trouble = $4 WHERE id = $1");
    NEXT = Statement::same("SELECT MIN(CASE WHEN lease_until IS NULL OR lease_until < run_at THEN run_at ELSE lease_until END) AS at FROM job");
}

/// A job that was claimed.
#[derive(Debug, Clone)]
pub struct Job {
    /// Its identity.
    pub id: JobId,
    /// Whose it is.
    pub authority: AuthorityId,
    /// What to do.
    pub kind: String,
    /// With what: the text of an identity.
    pub subject: String,
    /// How often it has been tried, this time included.
    pub attempts: i64,
}

#[derive(FromRow)]
struct Row {
    id: Uuid,
    authority: Uuid,
    kind: String,
    subject: String,
    attempts: i64,
}

/// Enqueues a job; if the same waits already, the earlier time counts.
///
/// # Errors
/// The database's.
pub async fn enqueue(
    tx: &mut Tx,
    id: JobId,
    authority: AuthorityId,
    kind: &str,
    subject: &str,
    run_at: i64,
) -> Result<()> {
    tx.sql(&ENQUEUE)
        .bind(id.0)
        .bind(authority.0)
        .bind(kind.to_owned())
        .bind(subject.to_owned())
        .bind(run_at)
        .run(tx)
        .await?;
    Ok(())
}

/// Claims the job that has been due longest, until `lease_until`.
///
/// # Errors
/// The database's.
pub async fn claim(tx: &mut Tx, now: i64, lease_until: i64) -> Result<Option<Job>> {
    let row = tx.sql(&CLAIM).bind(now).bind(lease_until).maybe::<Row>(tx).await?;
    Ok(row.map(|row| Job {
        id: row.id.into(),
        authority: row.authority.into(),
        kind: row.kind,
        subject: row.subject,
        attempts: row.attempts,
    }))
}

/// The job is done.
///
/// # Errors
/// The database's.
pub async fn done(tx: &mut Tx, id: JobId) -> Result<()> {
    tx.sql(&DONE).bind(id.0).run(tx).await?;
    Ok(())
}

/// The job shall run again at `run_at`, counted as tried `attempts` times.
///
/// # Errors
/// The database's.
pub async fn again(tx: &mut Tx, id: JobId, run_at: i64, attempts: i64, trouble: Option<&str>) -> Result<()> {
    tx.sql(&AGAIN).bind(id.0).bind(run_at).bind(attempts).bind(trouble.map(str::to_owned)).run(tx).await?;
    Ok(())
}

#[derive(FromRow)]
struct Next {
    at: Option<i64>,
}

/// When a job is due, in microseconds; `None` when it does not wait.
///
/// # Errors
/// The database's.
pub async fn due(on: impl Into<On<'_>>, kind: &str, subject: &str) -> Result<Option<i64>> {
    let on = on.into();
    let row = on.sql(&DUE).bind(kind.to_owned()).bind(subject.to_owned()).maybe::<Next>(on).await?;
    Ok(row.and_then(|row| row.at))
}

/// When the next job is due; `None` when none waits.
///
/// # Errors
/// The database's.
pub async fn next_due(on: impl Into<On<'_>>) -> Result<Option<i64>> {
    let on = on.into();
    Ok(on.sql(&NEXT).one::<Next>(on).await?.at)
}
