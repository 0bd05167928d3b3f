//! Backups: everything that is kept, in one file that either engine can be
//! restored from.
//!
//! # The file
//! It begins with the line `saklig backup 1`. Then come frames: one byte that
//! says which kind, four bytes of length (the highest first), and the payload.
//!
//! | kind | payload |
//! | --- | --- |
//! | `P` | a part begins: JSON with its `name` and, for a table, its `columns` as pairs of name and kind |
//! | `D` | data: four bytes with the length before compression, and zlib |
//! | `E` | the part ends: JSON with its `rows` and the `sha256` of all its bytes in the file, from its `P` on |
//! | `Z` | the file ends: JSON with the `sha256` of all bytes before this frame |
//!
//! The parts, in this order: `manifest` (one line, [`Manifest`]); `table/NAME`
//! for each table, a JSON array a line as [`saklig_store::tables`] describes;
//! `erased.log`, the erasure list; `packs/…`, the authority's own packs; and,
//! when asked for, `saklig.key`. Search indexes are not carried but built anew.
//! The sums find damage; whether anything was changed on purpose is for the
//! journal, which [`restore()`] audits.

mod check;
mod file;
mod restore;
mod take;

use std::{io, path::PathBuf};

use saklig_store::tables::{Column, Kind, Table};
use serde::{Deserialize, Serialize};

pub use self::{
    check::{Checked, check},
    restore::{Restore, Restored, Step, restore},
    take::{Take, Taken, take},
};

/// The first line of a file, and what all versions of it begin with.
const MAGIC: &[u8] = b"saklig backup 1\n";
const ANY_MAGIC: &[u8] = b"saklig backup ";

const MANIFEST: &str = "manifest";
const ERASED: &str = "erased.log";
const KEY: &str = "saklig.key";
const TABLE: &str = "table/";
const PACKS: &str = "packs/";

/// What a backup says of itself, without personal data.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Manifest {
    /// The version of the program that took it.
    pub program: String,
    /// The migrations that the database had behind it.
    pub schema: Vec<String>,
    /// `sqlite` or `postgres`.
    pub engine: String,
    /// When it was taken, in microseconds.
    pub taken_at: i64,
    /// Every log in it.
    pub logs: Vec<LogAbout>,
    /// Every part after this one, in order.
    pub parts: Vec<PartAbout>,
}

/// What a manifest says of a log.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct LogAbout {
    /// Its origin.
    pub origin: String,
    /// How many entries are sealed.
    pub size: i64,
    /// The newest signed checkpoint.
    pub checkpoint: Option<String>,
}

/// What a manifest says of a part.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct PartAbout {
    /// Its name.
    pub name: String,
    /// How many rows, for a table.
    pub rows: Option<u64>,
}

impl Manifest {
    /// How many rows there are in all.
    #[must_use]
    pub fn rows(&self) -> u64 {
        self.parts.iter().filter_map(|part| part.rows).sum()
    }

    /// Whether the key file is inside.
    #[must_use]
    pub fn has_key(&self) -> bool {
        self.parts.iter().any(|part| part.name == KEY)
    }
}

/// How a part begins.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
struct Head {
    name: String,
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    columns: Vec<(String, String)>,
}

impl Head {
    fn plain(name: impl Into<String>) -> Self {
        Self { name: name.into(), columns: Vec::new() }
    }

    fn of(table: &Table) -> Self {
        let columns = table.columns.iter().map(|column| (column.name.clone(), column.kind.key().to_owned())).collect();
        Self { name: format!("{TABLE}{}", table.name), columns }
    }

    /// The table that it says it holds.
    fn table(&self) -> Option<Table> {
        let columns = self
            .columns
            .iter()
            .map(|(name, kind)| Kind::from_key(kind).map(|kind| Column { name: name.clone(), kind }));
        Some(Table { name: self.name.strip_prefix(TABLE)?.to_owned(), columns: columns.collect::<Option<_>>()? })
    }
}

/// How a part ends.
#[derive(Debug, Serialize, Deserialize)]
struct Tail {
    rows: u64,
    sha256: String,
}

/// How the file ends.
#[derive(Debug, Serialize, Deserialize)]
struct End {
    sha256: String,
}

/// Why a backup could not be taken, checked or restored. Nothing was then left
/// behind.
#[derive(Debug, thiserror::Error)]
pub enum Wrong {
    /// The file is something else.
    #[error("{path} is not a backup of Saklig")]
    NotABackup {
        /// The file.
        path: PathBuf,
    },
    /// A newer program made it.
    #[error("the backup has a newer form than this program knows; use the program that made it, or a newer one")]
    Newer,
    /// Its bytes are not those that were written.
    #[error("the backup is damaged in the part '{part}': {what}. Use another backup")]
    Damaged {
        /// The part.
        part: String,
        /// How it shows.
        what: &'static str,
    },
    /// A file is in the way.
    #[error("{path} is there already; nothing was changed. {advice}")]
    InTheWay {
        /// The file.
        path: PathBuf,
        /// What to do.
        advice: &'static str,
    },
    /// There is no list of what was erased since.
    #[error(
        "there is no newer erasure list: what was erased after the backup was taken would come back. Name the \
         list that lay in the data folder (--erasures erased.log), or, if there is none left, say \
         --without-newer-erasures; the journal then says that you did. Nothing was restored"
    )]
    NoErasures,
    /// A line of an erasure list cannot be read.
    #[error("line {line} of the erasure list {path} cannot be read; nothing was restored")]
    ErasureList {
        /// The file.
        path: PathBuf,
        /// The line.
        line: usize,
    },
    /// A named checkpoint is of no log in the backup, or not signed by it.
    #[error("the checkpoint {path} is not of a log in this backup; nothing was restored")]
    Checkpoint {
        /// The file.
        path: PathBuf,
    },
    /// The key file does not serve.
    #[error("{0}")]
    Key(String),
    /// A file could not be used.
    #[error("{path}: {source}")]
    File {
        /// Which.
        path: PathBuf,
        /// Why.
        source: io::Error,
    },
    /// The database failed.
    #[error(transparent)]
    Store(#[from] saklig_store::Error),
    /// The journal could not be gone on with.
    #[error("the journal of the backup cannot be gone on with: {0}")]
    Journal(String),
}

/// Names the file that an error is about.
fn at(path: &std::path::Path) -> impl Fn(io::Error) -> Wrong + '_ {
    move |source| Wrong::File { path: path.to_owned(), source }
}
