//! The leaf: what one entry says, and all that the log itself ever holds.
//!
//! A leaf is nine lines of text, each ending in a newline, always all nine and
//! always in this order; `-` stands for none:
//!
//! ```text
//! saklig/leaf/1
//! event hidden
//! at 1795312800000000
//! function moderator
//! object item 00112233445566778899aabbccddeeff
//! commitment <64 hexadecimal digits>
//! rule se/house.abuse 3
//! previous -
//! entry ffeeddccbbaa99887766554433221100
//! ```
//!
//! The encoding is injective, and [`Leaf::decode`] accepts nothing that
//! [`Leaf::encode`] would not have written. No field has room for a name or a
//! text: the actor is a *function*, the object a random id, and the content a
//! salted commitment.

use thiserror::Error;

use crate::{Id, commitment::Commitment, event::Event, hex};

/// What one entry says.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Leaf {
    /// What happened.
    pub event: Event,
    /// When, in microseconds since 1970-01-01 UTC.
    pub at: i64,
    /// The function in which somebody acted (`moderator`, `system`): a key,
    /// never a name.
    pub function: String,
    /// What kind of object it is about (`item`, `case`): a key.
    pub object_kind: String,
    /// The object's random id.
    pub object: Id,
    /// The salted commitment to what was done (see [`crate::commitment`]), or
    /// to the list of what was received (see [`crate::batch`]).
    pub commitment: Commitment,
    /// The rule or ground that the act rests on.
    pub rule: Option<RuleRef>,
    /// The previous entry about the same object.
    pub previous: Option<Id>,
    /// This entry's own random id.
    pub entry: Id,
}

/// A rule in the version that was applied.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct RuleRef {
    /// The rule's id, its pack included: `se/house.abuse`. One word of at
    /// most 255 bytes.
    pub id: String,
    /// Its version.
    pub version: u32,
}

/// Why a leaf cannot be written or read.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Error)]
pub enum LeafError {
    /// `function` or `object_kind` is not a key: 1 to 64 of `a-z 0-9 _ - .`.
    #[error("the leaf's {0} is not a key of a-z, 0-9, '_', '-' and '.'")]
    NotAKey(&'static str),
    /// The rule's id is empty, over 255 bytes, or holds a space or a control
    /// character.
    #[error("the leaf's rule id is not one word of at most 255 bytes")]
    NotARule,
    /// The leaf was written by a later release.
    #[error("the leaf has a version that this release does not know")]
    UnknownVersion,
    /// The leaf names an event that is not in the list.
    #[error("the leaf names an event that this release does not know")]
    UnknownEvent,
    /// Anything else that `encode` would not have written.
    #[error("these bytes are not a leaf")]
    Malformed,
}

impl Leaf {
    /// The version of the encoding, named in a leaf's first line.
    pub const VERSION: u8 = 1;

    const FIRST_LINE: &str = "saklig/leaf/1";

    /// The canonical bytes: what is hashed into the tree. Never more than
    /// about 700, far below the 65,535 that `tlog-tiles` allows.
    ///
    /// # Errors
    /// [`LeafError::NotAKey`] and [`LeafError::NotARule`], for texts that
    /// could break a line or carry a name.
    pub fn encode(&self) -> Result<Vec<u8>, LeafError> {
        let Self { event, at, function, object_kind, object, commitment, rule, previous, entry } = self;
        if !is_key(function) {
            return Err(LeafError::NotAKey("function"));
        }
        if !is_key(object_kind) {
            return Err(LeafError::NotAKey("object kind"));
        }
        let rule = match rule {
            None => "-".to_owned(),
            Some(rule) if is_rule(&rule.id) => format!("{} {}", rule.id, rule.version),
            Some(_) => return Err(LeafError::NotARule),
        };
        let previous = previous.map_or_else(|| "-".to_owned(), |id| hex::encode(&id));
        Ok(format!(
            "{}\nevent {}\nat {at}\nfunction {function}\nobject {object_kind} {}\ncommitment {}\nrule {rule}\nprevious {previous}\nentry {}\n",
            Self::FIRST_LINE,
            event.key(),
            hex::encode(object),
            hex::encode(commitment),
            hex::encode(entry),
        )
        .into_bytes())
    }

    /// The leaf with exactly these bytes.
    ///
    /// # Errors
    /// [`LeafError`]: for every input that [`Leaf::encode`] does not write.
    pub fn decode(bytes: &[u8]) -> Result<Self, LeafError> {
        let leaf = Self::read(bytes)?;
        // Reading is lenient about spellings such as `+1` and `007`. Writing
        // is not, so that what comes out again must be what came in.
        if leaf.encode()? == bytes { Ok(leaf) } else { Err(LeafError::Malformed) }
    }

    fn read(bytes: &[u8]) -> Result<Self, LeafError> {
        let text = std::str::from_utf8(bytes).map_err(|_| LeafError::Malformed)?;
        let mut lines = text.split('\n');
        match lines.next() {
            Some(Self::FIRST_LINE) => {}
            Some(other) if other.starts_with("saklig/leaf/") => return Err(LeafError::UnknownVersion),
            _ => return Err(LeafError::Malformed),
        }
        let mut field = |name: &str| lines.next()?.strip_prefix(name)?.strip_prefix(' ');
        let mut read = || {
            let event = field("event")?;
            let at = field("at")?.parse().ok()?;
            let function = field("function")?.to_owned();
            let (object_kind, object) = field("object")?.split_once(' ')?;
            let object = hex::decode(object)?;
            let commitment = hex::decode(field("commitment")?)?;
            let rule = match field("rule")? {
                "-" => None,
                rule => {
                    let (id, version) = rule.rsplit_once(' ')?;
                    Some(RuleRef { id: id.to_owned(), version: version.parse().ok()? })
                }
            };
            let previous = match field("previous")? {
                "-" => None,
                id => Some(hex::decode(id)?),
            };
            let entry = hex::decode(field("entry")?)?;
            let object_kind = object_kind.to_owned();
            Some((event, move |event| Self {
                event,
                at,
                function,
                object_kind,
                object,
                commitment,
                rule,
                previous,
                entry,
            }))
        };
        let (event, leaf) = read().ok_or(LeafError::Malformed)?;
        Event::from_key(event).map(leaf).ok_or(LeafError::UnknownEvent)
    }
}

/// Whether a text is a key: 1 to 64 of `a-z 0-9 _ - .`. A person's name, with
/// its capitals and spaces, is not.
pub(crate) fn is_key(text: &str) -> bool {
    (1..=64).contains(&text.len())
        && text.bytes().all(|byte| matches!(byte, b'a'..=b'z' | b'0'..=b'9' | b'_' | b'-' | b'.'))
}

fn is_rule(id: &str) -> bool {
    (1..=255).contains(&id.len()) && !id.chars().any(|c| c.is_control() || c.is_whitespace())
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn hidden() -> Leaf {
        Leaf {
            event: Event::Hidden,
            at: 1_795_312_800_000_000,
            function: "moderator".to_owned(),
            object_kind: "item".to_owned(),
            object: [0x11; 16],
            commitment: [0x22; 32],
            rule: Some(RuleRef { id: "se/house.abuse".to_owned(), version: 3 }),
            previous: None,
            entry: [0x33; 16],
        }
    }

    prop_compose! {
        fn any_leaf()(
            event in 0..Event::ALL.len(),
            at: i64,
            function in "[a-z0-9_.-]{1,64}",
            object_kind in "[a-z0-9_.-]{1,64}",
            object: Id,
            commitment: Commitment,
            rule in proptest::option::of(("[^\\p{C}\\s]{1,40}", any::<u32>())),
            previous: Option<Id>,
            entry: Id,
        ) -> Leaf {
            let rule = rule.map(|(id, version)| RuleRef { id, version });
            Leaf { event: Event::ALL[event], at, function, object_kind, object, commitment, rule, previous, entry }
        }
    }

    /// Fixed for ever: a change here would orphan every log in use.
    #[test]
    fn the_encoding_is_the_one_documented() {
        let ones = "11".repeat(16);
        let twos = "22".repeat(32);
        let threes = "33".repeat(16);
        let expected = format!(
            "saklig/leaf/1\nevent hidden\nat 1795312800000000\nfunction moderator\nobject item {ones}\n\
             commitment {twos}\nrule se/house.abuse 3\nprevious -\nentry {threes}\n"
        );
        assert_eq!(String::from_utf8(hidden().encode().unwrap()).unwrap(), expected);
    }

    #[test]
    fn a_text_that_could_carry_a_name_or_break_a_line_is_refused() {
        for bad in ["", "Anna Berg", "moderator\nevent erased", "modératrice", &"m".repeat(65)] {
            assert_eq!(Leaf { function: bad.to_owned(), ..hidden() }.encode(), Err(LeafError::NotAKey("function")));
            let leaf = Leaf { object_kind: bad.to_owned(), ..hidden() };
            assert_eq!(leaf.encode(), Err(LeafError::NotAKey("object kind")));
        }
        for bad in ["", "two words", "line\n", "nul\0", "line\u{2028}", &"r".repeat(256)] {
            let rule = Some(RuleRef { id: bad.to_owned(), version: 1 });
            assert_eq!(Leaf { rule, ..hidden() }.encode(), Err(LeafError::NotARule), "{bad:?}");
        }
    }

    #[test]
    fn only_the_one_spelling_is_read() {
        let text = String::from_utf8(hidden().encode().unwrap()).unwrap();
        for (from, to) in [
            ("at 1", "at +1"),
            ("at 1", "at 01"),
            ("abuse 3", "abuse 03"),
            ("abuse 3", "abuse"),
            ("se/house.abuse 3", "-"),
            ("previous -", "previous  -"),
            ("function moderator", "function Moderator"),
            ("object item 11", "object item  11"),
            ("\n", "\r\n"),
            ("\nfunction moderator\n", "\n"),
        ] {
            let changed = text.replace(from, to);
            assert_ne!(changed, text);
            // A leaf without a rule is a leaf, but not this one.
            match Leaf::decode(changed.as_bytes()) {
                Ok(leaf) => assert_ne!(leaf, hidden(), "{to:?}"),
                Err(error) => assert_ne!(error, LeafError::UnknownEvent, "{to:?}"),
            }
        }
        assert_eq!(Leaf::decode(format!("{text}\n").as_bytes()), Err(LeafError::Malformed));
        assert_eq!(Leaf::decode(text.trim_end().as_bytes()), Err(LeafError::Malformed));
        assert_eq!(Leaf::decode(text.replace("leaf/1", "leaf/2").as_bytes()), Err(LeafError::UnknownVersion));
        assert_eq!(Leaf::decode(text.replace("hidden", "vanished").as_bytes()), Err(LeafError::UnknownEvent));
    }

    #[test]
    fn the_longest_leaf_is_small() {
        let leaf = Leaf {
            at: i64::MIN,
            function: "f".repeat(64),
            object_kind: "o".repeat(64),
            rule: Some(RuleRef { id: "r".repeat(255), version: u32::MAX }),
            previous: Some([0; 16]),
            ..hidden()
        };
        assert!(leaf.encode().unwrap().len() <= 700);
    }

    proptest! {
        #[test]
        fn what_is_written_is_read_back(leaf in any_leaf()) {
            prop_assert_eq!(Leaf::decode(&leaf.encode().unwrap()), Ok(leaf));
        }

        #[test]
        fn two_leaves_never_share_their_bytes(one in any_leaf(), other in any_leaf()) {
            prop_assert_eq!(one == other, one.encode() == other.encode());
        }

        #[test]
        fn any_bytes_are_a_leaf_or_an_error(bytes: Vec<u8>) {
            prop_assert!(Leaf::decode(&bytes).is_err());
        }

        #[test]
        fn a_damaged_leaf_is_another_leaf_or_an_error(leaf in any_leaf(), at: prop::sample::Index, to: u8) {
            let mut bytes = leaf.encode().unwrap();
            let at = at.index(bytes.len());
            prop_assume!(bytes[at] != to);
            bytes[at] = to;
            if let Ok(other) = Leaf::decode(&bytes) {
                prop_assert_ne!(&other, &leaf);
                prop_assert_eq!(other.encode().unwrap(), bytes);
            }
        }
    }
}
