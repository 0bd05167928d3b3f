//! The journal, for those who may read it.

use jiff::Timestamp;
use saklig_journal::leaf::Leaf;
use saklig_model::{
    clock::from_micros,
    person::{Person, Power},
};
use saklig_store::journal;

use super::After;
use crate::{Desk, Refusal};

/// How many entries a page has.
const ROWS: i64 = 100;

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
        who.may(Power::ReadJournal)?;
        let db = self.store().db();
        let log = journal::log(db, who.authority).await?.ok_or(Refusal::NotFound)?;
        let before = after.and_then(|After(word)| word.parse().ok()).unwrap_or(i64::MAX);
        let mut entries = journal::page(db, who.authority, before, ROWS + 1).await?;
        let next = (entries.len() > ROWS as usize).then(|| {
            entries.truncate(ROWS as usize);
            entries.last().map(|entry| After(entry.serial.to_string()))
        });
        Ok(JournalPage {
            origin: log.origin,
            key: log.verifier,
            checkpoint: log.checkpoint,
            size: log.size,
            waiting: journal::count_waiting(db, who.authority).await?,
            entries: entries.iter().filter_map(shown).collect(),
            next: next.flatten(),
        })
    }
}

/// A proof that an entry is in the log.
#[derive(Debug, Clone)]
pub struct Proof {
    /// As a `.tlog-proof` file.
    pub proof: String,
    /// The entry's leaf.
    pub leaf: Vec<u8>,
    /// The log's verifier key.
    pub key: String,
}

impl Desk {
    /// A proof that the sealed entry at this place is in the authority's log.
    ///
    /// # Errors
    /// [`Refusal::NotFound`] when there is no such sealed entry.
    pub async fn proof(&self, who: &Person, place: u64) -> Result<Proof, Refusal> {
        who.may(Power::ReadJournal)?;
        let log = journal::log(self.store().db(), who.authority).await?.ok_or(Refusal::NotFound)?;
        let (proof, leaf) = crate::audit::proof(self.store(), Some(&log.origin), place).await?;
        Ok(Proof { proof, leaf, key: log.verifier })
    }
}

/// What a leaf says; what is not a leaf any more is for the audit to tell.
fn shown(entry: &journal::Entry) -> Option<EntryShown> {
    let leaf = Leaf::decode(&entry.leaf).ok()?;
    Some(EntryShown {
        index: entry.place,
        at: from_micros(leaf.at),
        event: leaf.event.key().to_owned(),
        function: leaf.function,
        object_kind: leaf.object_kind,
        object: uuid::Uuid::from_bytes(leaf.object).to_string(),
        commitment: journal::hex(&leaf.commitment),
        rule: leaf.rule.map(|rule| (rule.id, rule.version)),
    })
}
