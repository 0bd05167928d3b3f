//! The peer of the import: the same rows by plain inserts. FULL durability, 500
//! a transaction, three indexes; one statement a row, as most programs write.

use std::{path::Path, str::FromStr as _, time::Instant};

use sqlx::{
    ConnectOptions as _, Connection as _, PgConnection, SqliteConnection,
    sqlite::{SqliteConnectOptions, SqliteJournalMode, SqliteSynchronous},
};

use crate::comments::{Numbers, comment};

const TABLE: &str =
    "CREATE TABLE plain (id TEXT PRIMARY KEY, author TEXT NOT NULL, at TEXT NOT NULL, text TEXT NOT NULL)";
const BY_AUTHOR: &str = "CREATE INDEX plain_author ON plain (author, at)";
const BY_TIME: &str = "CREATE INDEX plain_time ON plain (at, id)";
const INSERT: &str = "INSERT INTO plain (id, author, at, text) VALUES ($1, $2, $3, $4)";

/// Seconds that SQLite takes.
///
/// # Errors
/// The database's.
pub async fn sqlite(folder: &Path, count: usize) -> anyhow::Result<f64> {
    let mut connection: SqliteConnection = SqliteConnectOptions::new()
        .filename(folder.join("plain.db"))
        .create_if_missing(true)
        .journal_mode(SqliteJournalMode::Wal)
        .synchronous(SqliteSynchronous::Full)
        .connect()
        .await?;
    for text in [TABLE, BY_AUTHOR, BY_TIME] {
        sqlx::query(text).execute(&mut connection).await?;
    }
    let mut numbers = Numbers(2026);
    let start = Instant::now();
    for first in (0..count).step_by(500) {
        let mut tx = connection.begin().await?;
        for id in first..(first + 500).min(count) {
            let (author, at, text) = comment(&mut numbers);
            sqlx::query(INSERT).bind(id.to_string()).bind(author).bind(at).bind(text).execute(&mut *tx).await?;
        }
        tx.commit().await?;
    }
    Ok(start.elapsed().as_secs_f64())
}

/// Seconds that PostgreSQL takes.
///
/// # Errors
/// The database's.
pub async fn postgres(address: &str, count: usize) -> anyhow::Result<f64> {
    let mut connection = sqlx::postgres::PgConnectOptions::from_str(address)?.connect().await?;
    for text in [TABLE, BY_AUTHOR, BY_TIME] {
        sqlx::query(text).execute(&mut connection).await?;
    }
    let mut numbers = Numbers(2026);
    let start = Instant::now();
    for first in (0..count).step_by(500) {
        let mut tx = PgConnection::begin(&mut connection).await?;
        for id in first..(first + 500).min(count) {
            let (author, at, text) = comment(&mut numbers);
            sqlx::query(INSERT).bind(id.to_string()).bind(author).bind(at).bind(text).execute(&mut *tx).await?;
        }
        tx.commit().await?;
    }
    Ok(start.elapsed().as_secs_f64())
}
