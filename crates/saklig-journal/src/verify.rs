//! The audit: whether a log, and all that the house still holds of its
//! content, is what was committed. Everything is recomputed from the leaves,
//! in one pass and in little memory, and nothing in the storage is believed:
//! not the tiles, not the ids in its rows, not that something was erased.
//!
//! Content that is gone is in order only if the log says so. An entry that
//! [erases](crate::event::Event::erases) accounts for earlier entries about
//! the object it names and, if it commits to a [`batch`], for the versions in
//! its list. Deleting text and salt without one is found like any other change.
//!
//! ```
//! use saklig_journal::verify::{Audit, Outcome};
//!
//! // A new log, whose first entries wait for their seal.
//! let audit = Audit::unsealed();
//! assert_eq!(audit.finish(), Outcome::Verified { entries: 0, waiting: 0, disposed: 0 });
//! ```

mod outcome;

use std::{
    collections::{BTreeMap, HashMap, HashSet},
    mem,
};

pub use outcome::{Break, MAX_BREAKS, Outcome, Place, What};

use crate::{Hash, Id, batch, checkpoint::Checkpoint, commitment::Commitment, compact::CompactRange, leaf::Leaf};

/// An entry as the storage has it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Entry {
    /// The id under which it is stored.
    pub id: Id,
    /// The bytes of its leaf.
    pub leaf: Vec<u8>,
    /// Its hash in the stored tile of level 0. Not needed to find a change,
    /// but to say which entry it is in when the bytes of a leaf were changed.
    pub hash: Option<Hash>,
    /// What is still held of its content.
    pub held: Held,
}

/// What the house still holds of an entry's content.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Held {
    /// Payload and salt: the commitment recomputed from both.
    Content(Commitment),
    /// The list of a batch, in order.
    Batch(Vec<BatchVersion>),
    /// Nothing: payload and salt are gone.
    Nothing,
}

/// A version in the list of a batch.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct BatchVersion {
    /// The version's id.
    pub version: Id,
    /// Its commitment in the list, which stays after erasure.
    pub listed: Commitment,
    /// The commitment recomputed from its payload and salt; `None` when they
    /// are gone, and in the list of an entry that erases.
    pub held: Option<Commitment>,
}

/// An audit under way. Give it every sealed entry in the order of their
/// indexes, then every waiting one, then [finish](Audit::finish) it.
///
/// Memory grows only with content that is gone and whose erasing entry has
/// not come by yet.
#[derive(Debug, Clone, Default)]
pub struct Audit {
    /// The size under the newest checkpoint; `None` before the first seal.
    size: Option<u64>,
    /// The roots that checkpoints vouch for, by size.
    roots: BTreeMap<u64, Hash>,
    range: CompactRange,
    next: u64,
    waiting: u64,
    disposed: u64,
    /// Objects whose content is gone, each with where that was first seen.
    gone: HashMap<Id, Place>,
    /// What waiting entries account for: they have no order yet.
    erased_waiting: HashSet<Id>,
    breaks: Vec<Break>,
    count: u64,
}

impl Audit {
    /// The audit of a log under its newest checkpoint, which the caller has
    /// [opened](Checkpoint::open) with the log's key.
    #[must_use]
    pub fn under(checkpoint: &Checkpoint) -> Self {
        let mut audit = Self { size: Some(checkpoint.size), ..Self::default() };
        audit.also(checkpoint);
        audit
    }

    /// The audit of a log that has no checkpoint yet.
    #[must_use]
    pub fn unsealed() -> Self {
        Self::default()
    }

    /// Checks an earlier checkpoint too, as an outsider kept it: whoever
    /// rewrote the log since cannot meet both. Call before the first entry.
    pub fn also(&mut self, earlier: &Checkpoint) {
        match self.roots.insert(earlier.size, earlier.root) {
            Some(other) if other != earlier.root => self.note(Place::Log, What::Root { size: earlier.size }),
            _ => self.check_root(),
        }
    }

    /// Takes the next sealed entry.
    pub fn sealed(&mut self, index: u64, entry: &Entry) {
        let place = Place::Entry(index);
        if index != self.next {
            self.note(place, What::OutOfOrder { expected: self.next });
        }
        self.next = index.saturating_add(1);
        let hash = Hash::of_leaf(&entry.leaf);
        if entry.hash.is_some_and(|stored| stored != hash) {
            self.note(place, What::LeafChanged);
        }
        // The root is computed over the stored hash where there is one, so
        // that a root which fails as well tells of a change in the tiles.
        self.range.push(entry.hash.unwrap_or(hash));
        self.check_root();
        self.check_entry(place, entry);
    }

    /// Takes an entry that waits for its seal.
    pub fn waiting(&mut self, entry: &Entry) {
        self.waiting += 1;
        self.check_entry(Place::Waiting(entry.id), entry);
    }

    /// What was found.
    #[must_use]
    pub fn finish(mut self) -> Outcome {
        let found = self.range.size();
        let checkpoint = self.size.unwrap_or(0);
        if found != checkpoint {
            self.note(Place::Log, What::Size { checkpoint, found });
        }
        // Left over are roots of sizes that were never reached.
        for size in mem::take(&mut self.roots).into_keys().filter(|size| *size > checkpoint) {
            self.note(Place::Log, What::Root { size });
        }
        let erased = mem::take(&mut self.erased_waiting);
        let mut gone: Vec<_> = self.gone.drain().filter(|(object, _)| !erased.contains(object)).collect();
        gone.sort_by_key(|(object, place)| (place.order(), *object));
        for (object, place) in gone {
            self.note(place, What::Unaccounted { object });
        }
        if self.count == 0 {
            Outcome::Verified { entries: found, waiting: self.waiting, disposed: self.disposed }
        } else {
            Outcome::Broken { breaks: self.breaks, count: self.count }
        }
    }

    /// Compares the root with that of a checkpoint of just this size.
    fn check_root(&mut self) {
        let size = self.range.size();
        if self.roots.remove(&size).is_some_and(|root| root != self.range.root()) {
            self.note(Place::Log, What::Root { size });
        }
    }

    fn check_entry(&mut self, place: Place, entry: &Entry) {
        let leaf = match Leaf::decode(&entry.leaf) {
            Ok(leaf) => leaf,
            Err(error) => return self.note(place, What::NotALeaf(error)),
        };
        if leaf.entry != entry.id {
            self.note(place, What::OtherEntry);
        }
        match &entry.held {
            Held::Content(held) if *held == leaf.commitment => {}
            Held::Content(_) => self.note(place, What::ContentChanged),
            Held::Batch(list) => self.check_batch(place, &leaf, list),
            Held::Nothing => self.miss(place, leaf.object),
        }
        if leaf.event.erases() {
            self.account(place, leaf.object);
        }
    }

    fn check_batch(&mut self, place: Place, leaf: &Leaf, list: &[BatchVersion]) {
        let listed: Vec<_> = list.iter().map(|version| (version.version, version.listed)).collect();
        if batch::commit(&listed) != Ok(leaf.commitment) {
            // A list that was changed accounts for nothing, and says nothing
            // of the versions in it.
            return self.note(place, What::ListChanged);
        }
        for &BatchVersion { version, listed, held } in list {
            match held {
                _ if leaf.event.erases() => self.account(place, version),
                Some(held) if held == listed => {}
                Some(_) => self.note(place, What::VersionChanged { version }),
                None => self.miss(place, version),
            }
        }
    }

    fn miss(&mut self, place: Place, object: Id) {
        self.disposed += 1;
        self.gone.entry(object).or_insert(place);
    }

    fn account(&mut self, place: Place, object: Id) {
        match place {
            Place::Waiting(_) => {
                self.erased_waiting.insert(object);
            }
            _ => {
                self.gone.remove(&object);
            }
        }
    }

    fn note(&mut self, place: Place, what: What) {
        self.count += 1;
        if self.breaks.len() < MAX_BREAKS {
            self.breaks.push(Break { place, what });
        }
    }
}

/// Audits a log in one call, under its newest checkpoint if it has one: the
/// sealed entries with their indexes, in order, and the waiting ones.
pub fn verify(
    checkpoint: Option<&Checkpoint>,
    sealed: impl IntoIterator<Item = (u64, Entry)>,
    waiting: impl IntoIterator<Item = Entry>,
) -> Outcome {
    let mut audit = checkpoint.map_or_else(Audit::unsealed, Audit::under);
    for (index, entry) in sealed {
        audit.sealed(index, &entry);
    }
    for entry in waiting {
        audit.waiting(&entry);
    }
    audit.finish()
}

#[cfg(test)]
mod tests;
