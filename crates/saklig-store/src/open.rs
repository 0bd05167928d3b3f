//! Opens the database, wherever it is.

use std::{
    fmt,
    fs::OpenOptions,
    path::{Path, PathBuf},
    str::FromStr,
    time::Duration,
};

use sqlx::{
    Connection as _,
    postgres::{PgConnectOptions, PgPoolOptions},
    sqlite::{SqliteAutoVacuum, SqliteConnectOptions, SqliteJournalMode, SqlitePoolOptions, SqliteSynchronous},
};

use crate::{Db, Error, Result, Tx, migrate, news::Voice};

/// Where the database is.
#[derive(Clone, PartialEq, Eq)]
pub enum Where {
    /// SQLite, as `saklig.db` in this folder.
    Folder(PathBuf),
    /// PostgreSQL, at this address.
    Postgres(String),
}

impl Where {
    /// Reads `postgres://…`, `sqlite:FOLDER` or a plain folder.
    ///
    /// # Errors
    /// [`Error::UnknownAddress`] for any other scheme, rather than a new file
    /// with a strange name.
    pub fn parse(address: &str) -> Result<Self> {
        match address.split_once(':') {
            Some(("postgres" | "postgresql", _)) => Ok(Self::Postgres(address.to_owned())),
            Some(("sqlite", folder)) => Ok(Self::Folder(folder.trim_start_matches("//").into())),
            Some((scheme, _)) => Err(Error::UnknownAddress { scheme: scheme.to_owned() }),
            None => Ok(Self::Folder(address.into())),
        }
    }
}

impl fmt::Debug for Where {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Folder(folder) => f.debug_tuple("Folder").field(folder).finish(),
            // The address may hold a password.
            Self::Postgres(_) => f.write_str("Postgres(…)"),
        }
    }
}

/// An open, up-to-date database.
#[derive(Clone, Debug)]
pub struct Store {
    db: Db,
    voice: Voice,
}

impl Store {
    /// Opens the database, makes it if it is new, and brings it up to date.
    /// `now` is in microseconds.
    ///
    /// # Errors
    /// [`Error::Newer`] when a newer program has been here, [`Error::Folder`]
    /// when the folder cannot be used, or the database's.
    pub async fn open(place: &Where, now: i64) -> Result<Self> {
        let db = match place {
            Where::Folder(folder) => sqlite(folder).await?,
            Where::Postgres(address) => postgres(address).await?,
        };
        migrate::up(&db, place, now).await?;
        Ok(Self { db, voice: Voice::of(uuid::Uuid::nil()) })
    }

    /// Opens the database as it is, for a copy or a check: neither made nor
    /// brought up to date. What lies on a disk that cannot be written is only read.
    ///
    /// # Errors
    /// [`Error::Absent`] when there is none, [`Error::Newer`] when a newer
    /// program has been here, or the database's.
    pub async fn open_as_it_is(place: &Where) -> Result<Self> {
        if let Where::Folder(folder) = place
            && !folder.join("saklig.db").exists()
        {
            return Err(Error::Absent);
        }
        let db = match place {
            Where::Folder(folder) => match sqlite(folder).await {
                Err(Error::ReadOnly { .. }) if is_whole(folder) => only_read(folder).await?,
                other => other?,
            },
            Where::Postgres(address) => postgres(address).await?,
        };
        Ok(Self { db, voice: Voice::of(uuid::Uuid::nil()) })
    }

    /// Opens a place to fill: whatever is there is left as it is.
    ///
    /// # Errors
    /// [`Error::Folder`] when the folder cannot be used, or the database's.
    pub async fn open_to_fill(place: &Where) -> Result<Self> {
        let db = match place {
            Where::Folder(folder) => sqlite(folder).await?,
            Where::Postgres(address) => postgres(address).await?,
        };
        Ok(Self { db, voice: Voice::of(uuid::Uuid::nil()) })
    }

    /// The facade, for a look.
    #[must_use]
    pub const fn db(&self) -> &Db {
        &self.db
    }

    /// Begins a transaction that may write, and tells of it afterwards.
    ///
    /// # Errors
    /// The database's.
    pub async fn begin(&self) -> Result<Tx> {
        Ok(self.db.begin().await?.speaking(self.voice.clone()))
    }

    /// The store of the node with this identity, which no other node shares.
    #[must_use]
    pub fn of_node(self, node: uuid::Uuid) -> Self {
        Self { voice: Voice::of(node), ..self }
    }

    /// What is told of committed transactions, here and on other nodes.
    #[must_use]
    pub const fn voice(&self) -> &Voice {
        &self.voice
    }

    /// Waits until all connections are closed.
    pub async fn close(&self) {
        match &self.db {
            Db::Sqlite { read, write } => {
                read.close().await;
                write.close().await;
            }
            Db::Postgres(pool) => pool.close().await,
        }
    }
}

async fn sqlite(folder: &Path) -> Result<Db> {
    std::fs::create_dir_all(folder).map_err(|source| Error::Folder { path: folder.to_owned(), source })?;
    // SQLite would only say that it cannot open the file.
    if let Err(why) = OpenOptions::new().append(true).create(true).open(folder.join("saklig.db")) {
        return Err(Error::ReadOnly { folder: folder.to_owned(), why });
    }
    let options = SqliteConnectOptions::new()
        .filename(folder.join("saklig.db"))
        .create_if_missing(true)
        .auto_vacuum(SqliteAutoVacuum::None)
        .journal_mode(SqliteJournalMode::Wal)
        // A power cut must not take the last act with it.
        .synchronous(SqliteSynchronous::Full)
        .foreign_keys(true)
        .busy_timeout(Duration::from_secs(20))
        // Erasure is real: freed pages are overwritten.
        .pragma("secure_delete", "ON")
        .pragma("cache_size", "-8000")
        .pragma("temp_store", "MEMORY")
        .statement_cache_capacity(200);
    let write = unbroken().max_connections(1).connect_with(options.clone()).await?;
    let read = unbroken()
        .max_connections(4)
        .min_connections(1)
        .idle_timeout(Duration::from_secs(60))
        .connect_with(options)
        .await?;
    Ok(Db::Sqlite { read, write })
}

/// Whether all of the database stands in its one file, nothing beside it.
fn is_whole(folder: &Path) -> bool {
    std::fs::metadata(folder.join("saklig.db-wal")).map_or(true, |beside| beside.len() == 0)
}

/// A database that nobody can write, as long as it is open.
async fn only_read(folder: &Path) -> Result<Db> {
    let options = SqliteConnectOptions::new().filename(folder.join("saklig.db")).read_only(true).immutable(true);
    let read = unbroken().max_connections(4).connect_with(options).await?;
    Ok(Db::Sqlite { write: read.clone(), read })
}

/// Connections that give up one whose transaction SQLite has ended by itself,
/// as it does when the disk is full: it would refuse every further one.
fn unbroken() -> SqlitePoolOptions {
    SqlitePoolOptions::new()
        .before_acquire(|connection, _| Box::pin(async move { Ok(!connection.is_in_transaction()) }))
}

/// How long a server may take to answer before it counts as away; longer than
/// any restart of a connection pool, shorter than anyone waits for a page.
const AWAY_AFTER: Duration = Duration::from_secs(8);

async fn postgres(address: &str) -> Result<Db> {
    let options = PgConnectOptions::from_str(address)?.application_name("saklig");
    let pool = PgPoolOptions::new().max_connections(12).acquire_timeout(AWAY_AFTER).connect_with(options).await?;
    Ok(Db::Postgres(pool))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn unknown_addresses_are_refused() {
        assert!(matches!(Where::parse("postgres://a/b"), Ok(Where::Postgres(_))));
        assert_eq!(Where::parse("./saklig-data").ok(), Some(Where::Folder("./saklig-data".into())));
        assert!(matches!(Where::parse("mysql://a/b"), Err(Error::UnknownAddress { .. })));
        assert!(matches!(Where::parse("postgrs://a/b"), Err(Error::UnknownAddress { .. })));
    }

    #[test]
    fn an_address_never_shows_its_password() {
        let place = Where::Postgres("postgres://saklig:hemligt@db/saklig".into());
        assert!(!format!("{place:?}").contains("hemligt"));
    }
}
