//! The journal, for those who may read it.

use jiff::Timestamp;
use saklig_model::person::Person;

use super::After;
use crate::{Desk, Refusal};

/// A page of the journal.
#[derive(Debug, Clone)]
pub struct JournalPage {
    /// The log's origin.
    pub origin: String,
    /// Its verifier key.
    pub key: String,
    /// The newest signed checkpoint, as text; `None` before the first.
    pub checkpoint: Option<String>,
    /// How many entries are sealed.
    pub size: i64,
    /// How many wait for their seal.
    pub waiting: i64,
    /// Up to 100 entries, the newest first; waiting ones before all others.
    pub entries: Vec<EntryShown>,
    /// Where the next page goes on.
    pub next: Option<After>,
}

/// An entry, as listed.
#[derive(Debug, Clone)]
pub struct EntryShown {
    /// Its place in the log; `None` while it is being sealed.
    pub index: Option<i64>,
    /// When.
    pub at: Timestamp,
    /// The event's key.
    pub event: String,
    /// The actor's function: `moderator`, `system`.
    pub function: String,
    /// The kind of object.
    pub object_kind: String,
    /// The object's random id.
    pub object: String,
    /// The commitment in hexadecimal.
    pub commitment: String,
    /// The rule cited, as `pack/id` and version.
    pub rule: Option<(String, u32)>,
}

impl Desk {
    /// A page of the journal.
    ///
    /// # Errors
    /// [`Refusal`], if the person may not read it.
    pub async fn journal(&self, who: &Person, after: Option<After>) -> Result<JournalPage, Refusal> {
        let _ = (who, after);
        todo!()
    }
}
