//! When backups were taken, for whoever watches over this installation.

use sqlx::FromRow;

use crate::{On, Result, Statement, Tx};

statements! {
    TAKEN = Statement::same("INSERT INTO backup_taken (taken_at, sha256, bytes) VALUES ($1, $2, $3) ON CONFLICT (taken_at) DO NOTHING");
    NEWEST = Statement::same("SELECT MAX(taken_at) AS at FROM backup_taken");
}

/// Says that a backup was taken; the time is in microseconds.
///
/// # Errors
/// The database's.
pub async fn taken(tx: &mut Tx, at: i64, sha256: &str, bytes: i64) -> Result<()> {
    tx.sql(&TAKEN).bind(at).bind(sha256.to_owned()).bind(bytes).run(tx).await?;
    Ok(())
}

#[derive(FromRow)]
struct Newest {
    at: Option<i64>,
}

/// When the newest backup was taken, in microseconds.
///
/// # Errors
/// The database's.
pub async fn newest(on: impl Into<On<'_>>) -> Result<Option<i64>> {
    let on = on.into();
    Ok(on.sql(&NEWEST).one::<Newest>(on).await?.at)
}
