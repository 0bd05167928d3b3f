//! The hash: 32 bytes of SHA-256, made in the two ways of RFC 6962,
//! section 2.1, so that a leaf can never pass for a node.

use std::fmt;

use base64::prelude::{BASE64_STANDARD, Engine as _};

/// Bytes in a hash.
pub const HASH_BYTES: usize = 32;

/// The hash of a leaf, of a node, or of a whole tree. Written as standard
/// base64, as the C2SP formats do.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Hash(pub [u8; HASH_BYTES]);

impl Hash {
    /// The root of the tree without leaves: SHA-256 of nothing.
    pub const EMPTY_ROOT: Self = Self(tlog_tiles::EMPTY_HASH.0);

    /// The hash of a leaf: SHA-256 of `0x00` and its bytes.
    #[must_use]
    pub fn of_leaf(bytes: &[u8]) -> Self {
        tlog_tiles::record_hash(bytes).into()
    }

    /// The hash of a node: SHA-256 of `0x01` and the hashes of its children.
    #[must_use]
    pub fn of_children(left: Self, right: Self) -> Self {
        tlog_tiles::node_hash(left.into(), right.into()).into()
    }

    /// The hash written as this base64; `None` for anything else, surplus
    /// bits and missing padding included.
    #[must_use]
    pub fn parse(text: &str) -> Option<Self> {
        BASE64_STANDARD.decode(text).ok()?.try_into().ok().map(Self)
    }
}

impl fmt::Display for Hash {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&BASE64_STANDARD.encode(self.0))
    }
}

impl fmt::Debug for Hash {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Hash({self})")
    }
}

impl From<tlog_tiles::Hash> for Hash {
    fn from(hash: tlog_tiles::Hash) -> Self {
        Self(hash.0)
    }
}

impl From<Hash> for tlog_tiles::Hash {
    fn from(hash: Hash) -> Self {
        Self(hash.0)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::hex;

    /// Source: the RFC 6962 hasher tests of the certificate-transparency
    /// projects (also in Android's AVB, `avb_aftl_validate_unittest.cc`).
    #[test]
    fn rfc_6962_vectors() {
        let hash = |hash: Hash| hex::encode(&hash.0);
        assert_eq!(hash(Hash::EMPTY_ROOT), "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855");
        assert_eq!(hash(Hash::of_leaf(b"")), "6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d");
        assert_eq!(hash(Hash::of_leaf(b"abcdefg")), "6b43f785b72386e132b275bc918c25dbc687ab8427836bef6ce4509b64f4f54d");
    }

    #[test]
    fn is_written_as_base64_and_read_strictly() {
        // The root of the example checkpoint in c2sp.org/tlog-checkpoint.
        let text = "CsUYapGGPo4dkMgIAUqom/Xajj7h2fB2MPA3j2jxq2I=";
        assert_eq!(Hash::parse(text).map(|hash| hash.to_string()).as_deref(), Some(text));
        for bad in ["", "CsUY", &text[..43], &text.replace("2I=", "2J="), &format!("{text}\n"), &format!(" {text}")] {
            assert_eq!(Hash::parse(bad), None, "{bad:?}");
        }
    }
}
