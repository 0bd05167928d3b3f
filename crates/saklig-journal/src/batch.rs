//! The batch: many items received, or erased, in one entry.
//!
//! One leaf commits to a list of versions, each with its own salted
//! commitment, in order. The list itself needs no salt: it holds random ids
//! and salted commitments only, neither of which can be guessed. It stays
//! after erasure, so that the leaf can still be checked, and every version in
//! it stands or falls alone.
//!
//! The commitment is SHA-256 of `saklig/batch/1` and a newline, the number of
//! versions (u32, big-endian), and for each version its id (16 bytes) and its
//! commitment (32 bytes).

use sha2::{Digest as _, Sha256};
use thiserror::Error;

use crate::{Id, commitment::Commitment};

/// The most versions in one batch.
pub const MAX_BATCH: usize = 500;

/// The batch is empty or longer than [`MAX_BATCH`].
#[derive(Debug, Clone, Copy, PartialEq, Eq, Error)]
#[error("a batch holds 1 to {MAX_BATCH} versions, not {0}")]
pub struct BatchError(pub usize);

/// Commits to a list of versions, each with its salted commitment, in order.
///
/// # Errors
/// [`BatchError`] for an empty list, or one of more than [`MAX_BATCH`].
pub fn commit(versions: &[(Id, Commitment)]) -> Result<Commitment, BatchError> {
    match u32::try_from(versions.len()) {
        Ok(count) if (1..=MAX_BATCH).contains(&versions.len()) => {
            let start = Sha256::new().chain_update(b"saklig/batch/1\n").chain_update(count.to_be_bytes());
            let hash =
                versions.iter().fold(start, |hash, (id, commitment)| hash.chain_update(id).chain_update(commitment));
            Ok(hash.finalize().into())
        }
        _ => Err(BatchError(versions.len())),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::hex;

    /// Fixed for ever, and computed apart from this code, with Python's
    /// `hashlib` and `struct`.
    #[test]
    fn the_encoding_is_the_one_documented() {
        let commitment = commit(&[([1; 16], [2; 32]), ([3; 16], [4; 32])]).unwrap();
        assert_eq!(hex::encode(&commitment), "7acbf38089645a84ab11c82cf5b529a3431baa543c966ca1649f06545e39d697");
    }

    #[test]
    fn order_and_number_count() {
        let (a, b) = (([1; 16], [2; 32]), ([3; 16], [4; 32]));
        assert_ne!(commit(&[a, b]), commit(&[b, a]));
        assert_ne!(commit(&[a]), commit(&[a, a]));
        assert_eq!(commit(&[]), Err(BatchError(0)));
        assert!(commit(&[a; MAX_BATCH]).is_ok());
        assert_eq!(commit(&[a; MAX_BATCH + 1]), Err(BatchError(501)));
    }
}
