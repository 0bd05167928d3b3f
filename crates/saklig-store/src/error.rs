//! What can go wrong with the database.

use std::path::PathBuf;

/// What can go wrong with the database.
#[derive(Debug, thiserror::Error)]
pub enum Error {
    /// The database refused or failed.
    #[error("the database failed: {0}")]
    Database(#[from] sqlx::Error),
    /// The address is of no kind that is known here.
    #[error("the database address '{scheme}:…' is not known here; use a folder, or postgres://…")]
    UnknownAddress {
        /// What stands before the colon.
        scheme: String,
    },
    /// A newer version of the program has been here.
    #[error(
        "the database is at version {found}, this program knows {known}; nothing was changed. \
         Start the newer program, or restore a backup from before the upgrade"
    )]
    Newer {
        /// What the database says.
        found: i64,
        /// The newest that this program knows.
        known: i64,
    },
    /// The tables were made by another line of programs.
    #[error("its tables were made by a program with other migrations; nothing was changed")]
    OtherSchema,
    /// There is nothing at the place.
    #[error("there is no database there")]
    Absent,
    /// A place that must be empty is not.
    #[error("there is a database already; nothing was changed")]
    NotEmpty,
    /// A row does not fit its table.
    #[error("a row of the table '{table}' does not fit it")]
    Row {
        /// The table.
        table: String,
    },
    /// What was done with a row failed.
    #[error(transparent)]
    Io(#[from] std::io::Error),
    /// Another process has the folder.
    #[error("another Saklig already runs on {folder}; stop it first, or use PostgreSQL for several nodes")]
    InUse {
        /// The data folder.
        folder: PathBuf,
    },
    /// A file or folder could not be used.
    #[error("{path}: {source}")]
    Folder {
        /// Which.
        path: PathBuf,
        /// Why.
        source: std::io::Error,
    },
    /// The data folder cannot be written.
    #[error(
        "{folder} cannot be written ({why}); nothing was changed. Mount its disk for writing, or give this user \
         the right to write there"
    )]
    ReadOnly {
        /// The data folder.
        folder: PathBuf,
        /// Why.
        why: std::io::Error,
    },
    /// The database holds something that this program never writes.
    #[error("the database holds an unexpected {what}")]
    Unexpected {
        /// What kind of thing.
        what: &'static str,
    },
    /// The journal refused.
    #[error("the journal refused: {0}")]
    Journal(String),
}

impl Error {
    /// Whether the database cannot be used just now: its server does not
    /// answer, its disk is full or may not be written. What was asked for may
    /// succeed later, and nothing of it was done.
    #[must_use]
    pub fn is_away(&self) -> bool {
        let Self::Database(error) = self else { return false };
        match error {
            sqlx::Error::Io(_)
            | sqlx::Error::Tls(_)
            | sqlx::Error::PoolTimedOut
            | sqlx::Error::PoolClosed
            | sqlx::Error::WorkerCrashed
            // A server that hangs up in the middle of a greeting.
            | sqlx::Error::Protocol(_) => true,
            sqlx::Error::Database(said) => {
                let code = said.code().unwrap_or_default();
                match code.parse::<u32>() {
                    // SQLite: busy, read-only, input or output, full, cannot open;
                    // extended codes carry more above the lowest byte.
                    Ok(number) if code.len() < 5 => matches!(number & 0xff, 5 | 8 | 10 | 13 | 14),
                    // PostgreSQL: connection, resources, read-only, going down, input or output.
                    _ => {
                        ["08", "53", "58"].iter().any(|class| code.starts_with(class))
                            || ["25006", "57P01", "57P02", "57P03"].contains(&code.as_ref())
                    }
                }
            }
            _ => false,
        }
    }
}
