//! The commitment: what ties an entry to its content without telling it.
//!
//! `commitment = SHA-256(salt ‖ canonical payload)`. Whoever holds the payload
//! and its salt can show that an entry meant exactly this; without the salt
//! nobody can tell, or try out, what it meant. Erasing text and salt is
//! therefore all it takes to forget, and breaks no proof. While the salt
//! exists, treat a commitment as personal data.
//!
//! A payload is never stored: it is built anew from the row it describes. Its
//! canonical bytes are
//!
//! ```text
//! "saklig/payload/1\n"  kind  version (u32)  field*
//! field = name  0x00                     none
//!       | name  0x01  text
//!       | name  0x02  integer (i64, two's complement)
//!       | name  0x03  bytes
//! ```
//!
//! where kind, name, text and bytes are preceded by their length in bytes
//! (u64), and every number is big-endian. No two lists of fields share bytes.

use sha2::{Digest as _, Sha256};

/// What a leaf holds instead of the content.
pub type Commitment = [u8; 32];

/// 32 random bytes, one salt for each payload, kept beside it and erased with
/// it. Never used twice.
pub type Salt = [u8; 32];

/// What was done, as named fields in a fixed order. A kind of payload that
/// gains or loses a field gets a new version, and the old builder stays, so
/// that old entries can be rebuilt.
///
/// Not `Debug`, so that personal data cannot slip into a log line.
#[derive(Clone, PartialEq, Eq)]
#[must_use]
pub struct Payload {
    bytes: Vec<u8>,
}

impl Payload {
    /// A payload without fields, of this kind (`item_revision`) and version.
    pub fn new(kind: &str, version: u32) -> Self {
        let mut payload = Self { bytes: b"saklig/payload/1\n".to_vec() };
        payload.counted(kind.as_bytes());
        payload.bytes.extend(version.to_be_bytes());
        payload
    }

    /// Adds a text.
    pub fn text(self, name: &str, value: &str) -> Self {
        self.field(name, 1, |payload| payload.counted(value.as_bytes()))
    }

    /// Adds an integer; times are microseconds since 1970-01-01 UTC.
    pub fn int(self, name: &str, value: i64) -> Self {
        self.field(name, 2, |payload| payload.bytes.extend(value.to_be_bytes()))
    }

    /// Adds bytes, such as an id or the hash of a file.
    pub fn bytes(self, name: &str, value: &[u8]) -> Self {
        self.field(name, 3, |payload| payload.counted(value))
    }

    /// Adds a field that has no value, which differs from an empty one and
    /// from one that is missing.
    pub fn none(self, name: &str) -> Self {
        self.field(name, 0, |_| ())
    }

    /// Adds a text, or that there is none.
    pub fn maybe_text(self, name: &str, value: Option<&str>) -> Self {
        match value {
            Some(value) => self.text(name, value),
            None => self.none(name),
        }
    }

    /// Adds an integer, or that there is none.
    pub fn maybe_int(self, name: &str, value: Option<i64>) -> Self {
        match value {
            Some(value) => self.int(name, value),
            None => self.none(name),
        }
    }

    /// Adds bytes, or that there are none.
    pub fn maybe_bytes(self, name: &str, value: Option<&[u8]>) -> Self {
        match value {
            Some(value) => self.bytes(name, value),
            None => self.none(name),
        }
    }

    /// The canonical bytes.
    #[must_use]
    pub fn canonical(&self) -> &[u8] {
        &self.bytes
    }

    fn field(mut self, name: &str, tag: u8, value: impl FnOnce(&mut Self)) -> Self {
        self.counted(name.as_bytes());
        self.bytes.push(tag);
        value(&mut self);
        self
    }

    fn counted(&mut self, bytes: &[u8]) {
        self.bytes.extend((bytes.len() as u64).to_be_bytes());
        self.bytes.extend(bytes);
    }
}

/// Commits to a payload under its salt.
#[must_use]
pub fn commit(salt: &Salt, payload: &Payload) -> Commitment {
    Sha256::new().chain_update(salt).chain_update(payload.canonical()).finalize().into()
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;
    use crate::hex;

    /// A field as a test may hold it.
    #[derive(Debug, Clone, PartialEq)]
    enum Value {
        None,
        Text(String),
        Int(i64),
        Bytes(Vec<u8>),
    }

    fn build(kind: &str, version: u32, fields: &[(String, Value)]) -> Payload {
        fields.iter().fold(Payload::new(kind, version), |payload, (name, value)| match value {
            Value::None => payload.none(name),
            Value::Text(text) => payload.text(name, text),
            Value::Int(int) => payload.int(name, *int),
            Value::Bytes(bytes) => payload.bytes(name, bytes),
        })
    }

    fn any_fields() -> impl Strategy<Value = Vec<(String, Value)>> {
        // Few letters, so that lists which differ only in their seams turn up.
        let value = prop_oneof![
            Just(Value::None),
            "[ab\0]{0,3}".prop_map(Value::Text),
            (-2..2i64).prop_map(Value::Int),
            prop::collection::vec(0..3u8, 0..9).prop_map(Value::Bytes),
        ];
        prop::collection::vec(("[ab]{0,2}", value), 0..4)
    }

    /// Fixed for ever, and computed apart from this code, with Python's
    /// `hashlib` and `struct`.
    #[test]
    fn the_encoding_is_the_one_documented() {
        let payload =
            Payload::new("note", 1).text("text", "Hej då").int("at", -1).none("answer").bytes("id", &[0, 255]);
        assert_eq!(
            hex::encode(&commit(&[7; 32], &payload)),
            "869e4da395da27d195d88aeb1ae9a5b021391d401333d0cd4a3493da0296756f"
        );
    }

    #[test]
    fn salt_version_order_and_absence_count() {
        let payload = || Payload::new("note", 1).text("a", "1").text("b", "2");
        let one = commit(&[1; 32], &payload());
        assert_eq!(one, commit(&[1; 32], &payload()));
        assert_ne!(one, commit(&[2; 32], &payload()));
        assert_ne!(one, commit(&[1; 32], &Payload::new("note", 2).text("a", "1").text("b", "2")));
        assert_ne!(one, commit(&[1; 32], &Payload::new("note", 1).text("b", "2").text("a", "1")));
        assert!(Payload::new("note", 1).maybe_text("a", None) != Payload::new("note", 1).maybe_text("a", Some("")));
        assert!(Payload::new("note", 1).maybe_int("a", None) != Payload::new("note", 1));
    }

    proptest! {
        #[test]
        fn different_fields_have_different_bytes(one in any_fields(), other in any_fields()) {
            let (a, b) = (build("k", 1, &one), build("k", 1, &other));
            prop_assert_eq!(one == other, a.canonical() == b.canonical());
        }
    }
}
