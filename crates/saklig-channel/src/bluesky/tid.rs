//! The record key of an answer, derived from the deed.
//!
//! A client may choose the key of its record, and a server creates no second
//! record under a key that is taken. The same deed always gets the same key,
//! so that sending it twice cannot publish it twice.

use jiff::Timestamp;
use saklig_model::id::ActionId;
use sha2::{Digest, Sha256};

const ALPHABET: &[u8; 32] = b"234567abcdefghijklmnopqrstuvwxyz";

/// The key, in the protocol's timestamp form (TID): 53 bits of microseconds,
/// here the second of the decision and a fraction drawn from the deed's
/// identity, and 10 bits more of that identity.
pub(super) fn of(key: ActionId, decided_at: Timestamp) -> String {
    let digest = Sha256::digest(key.0.as_bytes());
    let drawn = digest[..8].iter().fold(0, |drawn, byte| drawn << 8 | u64::from(*byte));
    let seconds = u64::try_from(decided_at.as_second()).unwrap_or(0);
    let micros = seconds * 1_000_000 + (drawn >> 10) % 1_000_000;
    let tid = ((micros << 10) | (drawn & 0x3ff)) & (u64::MAX >> 1);
    (0..13).rev().map(|place| char::from(ALPHABET[(tid >> (5 * place)) as usize & 31])).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_same_deed_has_the_same_key_and_another_another() {
        let at: Timestamp = "2026-11-22T12:00:00Z".parse().unwrap();
        let ids: Vec<_> = (0..1_000).map(|n| ActionId(uuid::Uuid::from_u128(n))).collect();
        let keys: std::collections::BTreeSet<_> = ids.iter().map(|id| of(*id, at)).collect();
        assert_eq!(keys.len(), ids.len());
        assert_eq!(of(ids[7], at), of(ids[7], at));
    }

    #[test]
    fn has_the_protocols_form_and_sorts_by_time() {
        let id = ActionId(uuid::Uuid::from_u128(7));
        let key = |at: &str| of(id, at.parse().unwrap());
        let (before, after) = (key("2026-11-22T12:00:00Z"), key("2026-11-22T12:00:01Z"));
        assert!(before < after);
        assert_eq!(before.len(), 13);
        assert!(before.bytes().all(|b| ALPHABET.contains(&b)) && before.as_bytes()[0] <= b'j');
        // 2026-11-22 starts as the network's own keys of that day do.
        assert_eq!(&before[..4], "3n2v");
    }
}
