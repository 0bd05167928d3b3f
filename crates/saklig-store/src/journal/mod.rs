//! The journal's rows: leaves, tiles, checkpoints and what they commit to.
//!
//! An act appends its leaf inside its own transaction, without a place; the
//! sequencer numbers waiting leaves later. What a leaf commits to is never a
//! second copy of a text: an entry keeps its *facts* (identities, times,
//! grounds), and *receipts* for texts that live in their own rows.

pub(crate) mod entries;
mod facts;
pub(crate) mod log;
pub(crate) mod receipts;

use sqlx::FromRow;

pub use self::{
    entries::{Entry, NewEntry, about, append, at, count_waiting, page, sealed, unsealed},
    facts::{Fact, Facts},
    log::{Log, Tiles, grow, lock, log, logs, number, open, sign_anew, tiles, waiting, with_waiting},
    receipts::{
        CommittedRevision, KeptReceipt, Receipt, RevisionPayload, WrittenPayload, commitments_of, erased, receipts,
        revisions_of, still_there, stray_revisions, written,
    },
};
use crate::Error;

fn refused(error: impl std::fmt::Display) -> Error {
    Error::Journal(error.to_string())
}

/// Bytes as lower-case hexadecimal.
#[must_use]
pub fn hex(bytes: &[u8]) -> String {
    use std::fmt::Write as _;
    bytes.iter().fold(String::with_capacity(bytes.len() * 2), |mut text, byte| {
        let _ = write!(text, "{byte:02x}");
        text
    })
}

#[derive(FromRow)]
struct Count {
    count: i64,
}
