//! The tamper-evident log (sv. *journal*, da. *journal*), without any input or
//! output.
//!
//! Every act of the house leaves a [`leaf`]: what [`event`], when, by which
//! function, about which random object, and a salted [`commitment`] to what
//! was done. The leaves are hashed into a Merkle [`tree`] held as [`tile`]s, a
//! signed [`checkpoint`] pins its root, an [`inclusion`] or [`consistency`]
//! path ties an entry or an earlier checkpoint to it, a [`proof`] file carries
//! one such path out of the house, and [`verify`] recomputes everything from
//! the first leaf on. Text and salt live elsewhere and can be erased: every
//! proof stays valid, because the log itself holds no direct identifiers.
//!
//! The formats are those of the [C2SP](https://c2sp.org) specifications
//! `signed-note`, `tlog-checkpoint`, `tlog-tiles` and `tlog-proof` over the
//! Merkle tree of RFC 6962, so that any program that speaks them can check a
//! log of ours. What only this house defines is the content of a leaf, a
//! payload and a batch; each is described in its file, and fixed by a test.
//!
//! May use: no other crate of this house. Time, ids, salts and keys come in as
//! arguments; nothing here asks the system for them.
//!
//! To add an event kind: one line in [`event`], with its key and its meaning.
//! Kinds are never renamed, reused or removed, since old leaves name them.
//!
//! ```
//! use saklig_journal::{
//!     Hash, checkpoint::Checkpoint, commitment::{Payload, commit}, event::Event, inclusion, key::LogKey,
//!     leaf::Leaf, proof::TlogProof, tree,
//! };
//!
//! let key = LogKey::from_seed(&saklig_journal::key::random_origin([7; 16]), &[9; 32])?;
//! let leaf = Leaf {
//!     event: Event::Noted,
//!     at: 1_795_312_800_000_000,
//!     function: "moderator".to_owned(),
//!     object_kind: "case".to_owned(),
//!     object: [1; 16],
//!     commitment: commit(&[2; 32], &Payload::new("note", 1).text("text", "seen")),
//!     rule: None,
//!     previous: None,
//!     entry: [3; 16],
//! };
//! let bytes = leaf.encode()?;
//!
//! // Append to an empty log, store `appended.tiles`, and sign what it became.
//! let appended = tree::append(0, &[Hash::of_leaf(&bytes)], &tree::no_tiles)?;
//! let checkpoint = Checkpoint { origin: key.origin().to_owned(), size: appended.size, root: appended.root };
//!
//! // Prove it to someone who has the public key only.
//! let stored = |level, n, _width| appended.row(level, n).map(|row| row.hashes.clone());
//! let proof = TlogProof {
//!     index: 0,
//!     hashes: inclusion::prove(appended.size, 0, &stored)?,
//!     extra: None,
//!     checkpoint: checkpoint.sign(&key)?,
//! };
//! assert_eq!(proof.verify(&key.verifier(), &bytes)?, checkpoint);
//! # Ok::<(), Box<dyn std::error::Error>>(())
//! ```

pub mod batch;
pub mod bundle;
pub mod checkpoint;
pub mod commitment;
pub mod compact;
pub mod consistency;
pub mod event;
pub mod hash;
mod hex;
pub mod inclusion;
pub mod key;
pub mod leaf;
mod nodes;
pub mod proof;
pub mod tile;
pub mod tree;
pub mod verify;

#[cfg(test)]
mod testlog;

pub use hash::Hash;

/// A random id of 16 bytes: an entry's own, or that of the object it is about.
/// Never derived from a platform's id, a name or a time.
pub type Id = [u8; 16];
