//! Errands: a request that carries a key is done once, however often it comes
//! and whatever is killed in between.
//!
//! A program that hears nothing after it has asked for an act cannot know
//! whether it was done. It asks again with the same key. What may happen:
//!
//! 1. [`Desk::begin_errand`] writes a row for the key, in a transaction of its
//!    own, under a fresh id: the errand. While it is young, the same key is
//!    told to wait.
//! 2. The act runs with that id in [`Through::errand`]. Every act writes to the
//!    journal in its own transaction, and there `note_down` marks the row as
//!    done, by its id. The act and its mark therefore commit together or not
//!    at all: a kill before the commit leaves neither, a kill after it both,
//!    and from then on the key is answered from the row.
//! 3. If the row is old and not marked, whoever did it was killed or hangs. The
//!    same key then takes the row over under a new id. Should the first one
//!    wake up, its mark finds no row under its own id, and its whole
//!    transaction fails. Both change the same row, so that the database puts
//!    one of them first: either the mark, and the take-over finds it done; or
//!    the take-over, and the mark fails. The act cannot be done twice.
//!
//! An act that changes nothing (claiming what one holds already) writes no
//! entry and needs no protection; its row is marked afterwards. A refused
//! request has done nothing, and frees its key.
//!
//! What is answered the second time is what was answered the first time: an
//! act's answer holds nothing but its own name, which the request's hash fixes,
//! and the outgoing action, which the row keeps.
//!
//! The key and the request are kept as hashes under the token's secret: neither
//! says anything to whoever reads the database.

use jiff::SignedDuration;
use saklig_model::{
    clock::micros,
    id::{ActionId, ErrandId},
    person::{Person, Through},
};
use saklig_store::{
    Tx, errands,
    journal::{self, Facts},
};
use sha2::{Digest as _, Sha256};

use crate::{Desk, Refusal};

/// How long a key is kept.
const KEPT: SignedDuration = SignedDuration::from_hours(24);

/// After how long an errand that is not done counts as left undone. Longer than
/// any request takes.
const LEFT: SignedDuration = SignedDuration::from_mins(1);

/// What is known of a request with a key.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Begun {
    /// It is new: to be done under this id.
    New(ErrandId),
    /// It was done before; what it put into the outbox.
    Done(Option<ActionId>),
    /// It is being done at this moment.
    UnderWay,
    /// The key was used for another request.
    Other,
}

impl Desk {
    /// Begins an errand for a program's person. `secret` is the token's,
    /// `request` everything that makes the request what it is.
    ///
    /// # Errors
    /// [`Refusal::Internal`] only.
    pub async fn begin_errand(&self, who: &Person, secret: &str, key: &str, request: &[u8]) -> Result<Begun, Refusal> {
        let Some(Through { token, .. }) = &who.through else {
            return Err(Refusal::internal("only a token brings keys"));
        };
        let (key_hash, request_hash) = (hash(secret, b"key", key.as_bytes()), hash(secret, b"request", request));
        let now = self.now();
        let id = ErrandId(self.chance().opaque_id());
        let mut tx = self.store().begin().await?;
        errands::forget(&mut tx, micros(now - KEPT)).await?;
        let added = errands::add(&mut tx, (who.authority, *token), &key_hash, &request_hash, id, micros(now)).await?;
        let begun = match errands::one(&mut tx, *token, &key_hash).await? {
            Some(_) if added => Begun::New(id),
            Some(known) if known.request_hash != request_hash => Begun::Other,
            Some(known) if known.is_done => Begun::Done(known.action),
            Some(known) if known.begun_at > micros(now - LEFT) => Begun::UnderWay,
            Some(known) if errands::take_over(&mut tx, known.id, id, micros(now)).await? => Begun::New(id),
            _ => Begun::UnderWay,
        };
        tx.commit().await?;
        Ok(begun)
    }

    /// Ends an errand: marks as done what was, and frees the key of what was not.
    ///
    /// # Errors
    /// [`Refusal::Internal`] only.
    pub async fn end_errand(&self, id: ErrandId, done: bool) -> Result<(), Refusal> {
        let mut tx = self.store().begin().await?;
        if done {
            errands::done(&mut tx, id, None, self.now_micros()).await?;
        } else {
            errands::give_up(&mut tx, id).await?;
        }
        tx.commit().await?;
        Ok(())
    }

    /// Marks an errand as done in the transaction of its act.
    pub(crate) async fn mark_errand(&self, tx: &mut Tx, id: ErrandId, facts: &Facts) -> Result<(), Refusal> {
        let action = facts.text("action").and_then(|id| id.parse().ok());
        if errands::done(tx, id, action, self.now_micros()).await? {
            Ok(())
        } else {
            Err(Refusal::internal("a request with a key was taken over by its repetition"))
        }
    }
}

fn hash(secret: &str, what: &[u8], content: &[u8]) -> String {
    // The secret has a fixed length, and neither word begins the other.
    let mut hash = Sha256::new();
    for piece in [secret.as_bytes(), what, content] {
        hash.update(piece);
    }
    journal::hex(&hash.finalize())
}
