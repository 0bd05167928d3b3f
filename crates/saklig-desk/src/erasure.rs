//! The erasure list: which versions were erased, outside the database, so that a
//! restored backup does not bring them back.

use std::{
    fs::OpenOptions,
    io::{self, Write as _},
    path::PathBuf,
};

use saklig_model::id::RevisionId;

/// The append-only list of what has been erased: a line an erasure, with the
/// time in microseconds and the version's random identity.
#[derive(Debug, Clone)]
pub struct ErasureList {
    path: PathBuf,
}

impl ErasureList {
    /// The list in this file, which is made at the first erasure.
    #[must_use]
    pub const fn at(path: PathBuf) -> Self {
        Self { path }
    }

    /// Adds versions, and waits until they are on the disk.
    ///
    /// # Errors
    /// The file's; nothing may then be erased.
    pub(crate) fn add(&self, now: i64, versions: &[RevisionId]) -> io::Result<()> {
        let mut lines = String::new();
        for version in versions {
            lines.push_str(&format!("{now} {version}\n"));
        }
        let mut file = OpenOptions::new().create(true).append(true).open(&self.path)?;
        file.write_all(lines.as_bytes())?;
        file.sync_all()
    }
}
