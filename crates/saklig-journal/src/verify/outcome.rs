//! The outcome of an audit: that all is in order, or what is not, and where.

use std::fmt;

use thiserror::Error;

use crate::{Id, hex, leaf::LeafError};

/// How many breaks are described; the others are counted.
pub const MAX_BREAKS: usize = 100;

/// What the audit found.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Outcome {
    /// All is as it was committed.
    Verified {
        /// Entries under the checkpoint.
        entries: u64,
        /// Entries that wait for their seal.
        waiting: u64,
        /// Contents that were committed and have been disposed of, each under
        /// an entry that erases.
        disposed: u64,
    },
    /// Something is not.
    Broken {
        /// What is wrong, in the order found: at most [`MAX_BREAKS`].
        breaks: Vec<Break>,
        /// How many things are wrong altogether.
        count: u64,
    },
}

/// One thing that is wrong.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Break {
    /// Where.
    pub place: Place,
    /// What.
    pub what: What,
}

/// Where something is wrong.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Place {
    /// In the entry with this index.
    Entry(u64),
    /// In the waiting entry stored under this id.
    Waiting(Id),
    /// In the log as a whole.
    Log,
}

/// What is wrong.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Error)]
pub enum What {
    /// An entry is missing, doubled or out of order.
    #[error("it stands where entry {expected} was expected")]
    OutOfOrder {
        /// The index that was expected.
        expected: u64,
    },
    /// The stored bytes are no leaf.
    #[error("{0}")]
    NotALeaf(LeafError),
    /// The leaf is that of another entry than the row it is stored in.
    #[error("the leaf is that of another entry")]
    OtherEntry,
    /// The leaf does not have the hash in the stored tile.
    #[error("the leaf was changed")]
    LeafChanged,
    /// The content is not the one that was committed.
    #[error("the content was changed")]
    ContentChanged,
    /// The list of a batch is not the one that was committed.
    #[error("the list of what was received was changed")]
    ListChanged,
    /// A version in a batch is not the one that was committed.
    #[error("the content of a version in the batch was changed")]
    VersionChanged {
        /// The version.
        version: Id,
    },
    /// Content is gone, and no later entry accounts for it.
    #[error("the content is gone, and no entry says that it was erased")]
    Unaccounted {
        /// The object, or the version in a batch, that is gone.
        object: Id,
    },
    /// There are more or fewer entries than the checkpoint says.
    #[error("the checkpoint is over {checkpoint} entries, but there are {found}")]
    Size {
        /// How many there should be.
        checkpoint: u64,
        /// How many there are.
        found: u64,
    },
    /// The entries do not add up to the root in a checkpoint.
    #[error("the first {size} entries do not have the root in the checkpoint")]
    Root {
        /// The size in that checkpoint.
        size: u64,
    },
}

impl What {
    /// Its key in the language files.
    #[must_use]
    pub const fn key(self) -> &'static str {
        match self {
            Self::OutOfOrder { .. } => "out_of_order",
            Self::NotALeaf(_) => "not_a_leaf",
            Self::OtherEntry => "other_entry",
            Self::LeafChanged => "leaf_changed",
            Self::ContentChanged => "content_changed",
            Self::ListChanged => "list_changed",
            Self::VersionChanged { .. } => "version_changed",
            Self::Unaccounted { .. } => "unaccounted",
            Self::Size { .. } => "size",
            Self::Root { .. } => "root",
        }
    }
}

impl fmt::Display for Break {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self.place {
            Place::Entry(index) => write!(f, "entry {index}: {}", self.what),
            Place::Waiting(id) => write!(f, "waiting entry {}: {}", hex::encode(&id), self.what),
            Place::Log => write!(f, "the log: {}", self.what),
        }
    }
}

impl Place {
    /// Entries come first, by index, and the rest after them.
    pub(super) const fn order(self) -> u64 {
        match self {
            Self::Entry(index) => index,
            Self::Waiting(_) | Self::Log => u64::MAX,
        }
    }
}
