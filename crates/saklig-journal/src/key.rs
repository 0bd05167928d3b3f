//! The log's key: Ed25519, in the text forms of signed notes
//! (`c2sp.org/signed-note`, and `golang.org/x/mod/sumdb/note` for the secret).

use std::{fmt, str::FromStr};

use base64::prelude::{BASE64_STANDARD, Engine as _};
use ed25519_dalek::{Signer as _, SigningKey};
use signed_note::{Note, NoteError, Signature, StandardVerifier, VerifierList};
use thiserror::Error;

use crate::hex;

/// The type of an Ed25519 key and signature in `c2sp.org/signed-note`.
const ED25519: u8 = 0x01;

/// An origin for a new log, from 16 random bytes: `saklig.log/` and 32
/// hexadecimal digits. Random, so that it survives every renaming of the
/// authority and says nothing about it.
#[must_use]
pub fn random_origin(bytes: [u8; 16]) -> String {
    format!("saklig.log/{}", hex::encode(&bytes))
}

/// Why a key cannot be made or read.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Error)]
pub enum KeyError {
    /// The name is empty, or holds a space, a plus or a control character.
    #[error("the name of a key is one word without a plus")]
    Name,
    /// The text is not a key in its one spelling.
    #[error("this is not the text of a key")]
    Malformed,
    /// The key is of a type other than Ed25519.
    #[error("this key is not an Ed25519 key")]
    Algorithm,
    /// The key's id does not fit its name and bytes.
    #[error("the id in the key does not belong to it")]
    Id,
}

/// The secret key with which a log signs its checkpoints. Its name is the
/// log's origin. The secret is wiped from memory when the key is dropped.
#[derive(Clone)]
pub struct LogKey {
    origin: String,
    secret: SigningKey,
}

impl LogKey {
    /// The key with this origin and these 32 random bytes.
    ///
    /// # Errors
    /// [`KeyError::Name`].
    pub fn from_seed(origin: &str, seed: &[u8; 32]) -> Result<Self, KeyError> {
        if !signed_note::is_key_name_valid(origin) || origin.chars().any(char::is_control) {
            return Err(KeyError::Name);
        }
        Ok(Self { origin: origin.to_owned(), secret: SigningKey::from_bytes(seed) })
    }

    /// The key written as `PRIVATE+KEY+<name>+<id>+<base64>`.
    ///
    /// # Errors
    /// [`KeyError`].
    pub fn from_secret_text(text: &str) -> Result<Self, KeyError> {
        let rest = text.strip_prefix("PRIVATE+KEY+").ok_or(KeyError::Malformed)?;
        // The base64 may hold a plus of its own.
        let [name, id, secret] = rest.splitn(3, '+').collect::<Vec<_>>()[..] else {
            return Err(KeyError::Malformed);
        };
        let secret = BASE64_STANDARD.decode(secret).map_err(|_| KeyError::Malformed)?;
        let seed = match secret.split_first() {
            Some((&ED25519, seed)) => seed.try_into().map_err(|_| KeyError::Malformed)?,
            _ => return Err(KeyError::Algorithm),
        };
        let key = Self::from_seed(name, seed)?;
        if id == format!("{:08x}", key.id()) { Ok(key) } else { Err(KeyError::Id) }
    }

    /// The key as text, for safekeeping: whoever has it can sign as the log.
    #[must_use]
    pub fn secret_text(&self) -> String {
        let secret = BASE64_STANDARD.encode([&[ED25519], &self.secret.to_bytes()[..]].concat());
        format!("PRIVATE+KEY+{}+{:08x}+{secret}", self.origin, self.id())
    }

    /// The log's origin, which names the key.
    #[must_use]
    pub fn origin(&self) -> &str {
        &self.origin
    }

    /// The public key.
    #[must_use]
    pub fn verifier(&self) -> VerifierKey {
        VerifierKey { name: self.origin.clone(), id: self.id(), public: self.secret.verifying_key().to_bytes() }
    }

    /// The note of this text, signed. The text must end in a newline and hold
    /// no other control character.
    pub(crate) fn sign(&self, text: &str) -> Result<String, NoteError> {
        let signature = self.secret.sign(text.as_bytes()).to_bytes();
        let signature = Signature::new(self.origin.clone(), self.id(), signature.to_vec())?;
        let note = Note::new(text.as_bytes(), &[signature])?;
        String::from_utf8(note.to_bytes()).map_err(|_| NoteError::MalformedNote)
    }

    fn id(&self) -> u32 {
        key_id(&self.origin, self.secret.verifying_key().as_bytes())
    }
}

impl fmt::Debug for LogKey {
    /// Never the secret.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("LogKey").field("verifier", &self.verifier()).finish_non_exhaustive()
    }
}

/// The public key against which outsiders check a log's checkpoints, written
/// as `<name>+<id>+<base64>` (a *vkey*).
#[derive(Clone, PartialEq, Eq)]
pub struct VerifierKey {
    name: String,
    id: u32,
    public: [u8; 32],
}

impl VerifierKey {
    /// The key's name: the origin of the log.
    #[must_use]
    pub fn name(&self) -> &str {
        &self.name
    }

    /// The key's id: the first four bytes of the SHA-256 of its name, a
    /// newline, its type and its bytes.
    #[must_use]
    pub const fn id(&self) -> u32 {
        self.id
    }

    /// Checks a note's signatures. Those by other keys are ignored.
    pub(crate) fn check(&self, note: &Note) -> Result<(), NoteError> {
        let verifier = StandardVerifier::new(&self.to_string()).map_err(|_| NoteError::InvalidSigner)?;
        note.verify(&VerifierList::new(vec![Box::new(verifier)])).map(|_| ())
    }
}

impl FromStr for VerifierKey {
    type Err = KeyError;

    fn from_str(text: &str) -> Result<Self, KeyError> {
        use signed_note::VerifierError;
        StandardVerifier::new(text).map_err(|error| match error {
            VerifierError::Format => KeyError::Malformed,
            VerifierError::Alg => KeyError::Algorithm,
            VerifierError::Id => KeyError::Id,
        })?;
        let [name, _, public] = text.splitn(3, '+').collect::<Vec<_>>()[..] else {
            return Err(KeyError::Malformed);
        };
        let public = BASE64_STANDARD.decode(public).map_err(|_| KeyError::Malformed)?;
        let public = public.get(1..).and_then(|key| key.try_into().ok()).ok_or(KeyError::Malformed)?;
        let key = Self { name: name.to_owned(), id: key_id(name, &public), public };
        // One key has one spelling: no capitals in the id.
        if key.to_string() == text { Ok(key) } else { Err(KeyError::Malformed) }
    }
}

impl fmt::Display for VerifierKey {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let public = BASE64_STANDARD.encode([&[ED25519], &self.public[..]].concat());
        write!(f, "{}+{:08x}+{public}", self.name, self.id)
    }
}

impl fmt::Debug for VerifierKey {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "VerifierKey({self})")
    }
}

fn key_id(name: &str, public: &[u8; 32]) -> u32 {
    signed_note::key_id(name, &[&[ED25519], &public[..]].concat())
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    /// The example of c2sp.org/signed-note.
    const SPEC_KEY: &str = "example.com/foo+530d903a+AekyeRrm56hApGFkyQR4ZCbV54Id2LKaANYcrnKv3U2k";
    const SPEC_NOTE: &str = "This is an example message.\n\n\
        — example.com/foo Uw2QOkn8srV1yJGh2VYRlL1Tnagv1YEq6TfXppzi2ONncAlTgK7Ztg1ERYNZXsYjOBH3mFXmRKuwHjG1Yu72IneyaQM=\n";

    /// The keys and the note in the documentation of
    /// `golang.org/x/mod/sumdb/note`.
    const GO_SECRET: &str = "PRIVATE+KEY+PeterNeumann+c74f20a3+AYEKFALVFGyNhPJEMzD1QIDr+Y7hfZx09iUvxdXHKDFz";
    const GO_KEY: &str = "PeterNeumann+c74f20a3+ARpc2QcUPDhMQegwxbzhKqiBfsVkmqq/LDE4izWy10TW";
    const GO_TEXT: &str =
        "If you think cryptography is the answer to your problem,\nthen you don't know what your problem is.\n";
    const GO_SIGNATURE: &str =
        "— PeterNeumann x08go/ZJkuBS9UG/SffcvIAQxVBtiFupLLr8pAcElZInNIuGUgYN1FFYC2pZSNXgKvqfqdngotpRZb6KE6RyyBwJnAM=\n";

    #[test]
    fn the_example_of_the_specification() {
        let key: VerifierKey = SPEC_KEY.parse().unwrap();
        assert_eq!((key.name(), key.id()), ("example.com/foo", 0x530d_903a));
        assert_eq!(hex::encode(&key.public), "e932791ae6e7a840a46164c904786426d5e7821dd8b29a00d61cae72afdd4da4");
        assert_eq!(key.to_string(), SPEC_KEY);

        assert!(key.check(&Note::from_bytes(SPEC_NOTE.as_bytes()).unwrap()).is_ok());
        let changed = SPEC_NOTE.replace("example message", "Example message");
        assert!(key.check(&Note::from_bytes(changed.as_bytes()).unwrap()).is_err());
    }

    #[test]
    fn signs_byte_for_byte_as_go_does() {
        let key = LogKey::from_secret_text(GO_SECRET).unwrap();
        assert_eq!(key.secret_text(), GO_SECRET);
        assert_eq!(key.verifier().to_string(), GO_KEY);
        assert_eq!(key.sign(GO_TEXT).unwrap(), format!("{GO_TEXT}\n{GO_SIGNATURE}"));
    }

    /// Source: the tests of `transparency-dev/formats`, `note`.
    #[test]
    fn a_plus_in_the_base64_belongs_to_it() {
        let key = "TEST+7997405c+AQcC+FTVKf0jlTdHDY3rbevmnKxxPjigCXlVtGe6RIr6";
        assert_eq!(key.parse::<VerifierKey>().unwrap().to_string(), key);
    }

    #[test]
    fn only_the_one_spelling_of_a_fitting_key_is_read() {
        let read = |text: &str| text.parse::<VerifierKey>().unwrap_err();
        assert_eq!(read(""), KeyError::Malformed);
        assert_eq!(read("example.com/foo"), KeyError::Malformed);
        assert_eq!(read(&SPEC_KEY.replace("530d", "530D")), KeyError::Malformed);
        assert_eq!(read(&SPEC_KEY.replace("530d", "530e")), KeyError::Id);
        assert_eq!(read(&SPEC_KEY.replace("foo", "bar")), KeyError::Id);
        assert_eq!(read(&format!("{SPEC_KEY}=")), KeyError::Malformed);
        assert_eq!(read(&format!("{SPEC_KEY}\n")), KeyError::Malformed);
        // A witness's key of type 0x04, from the same tests.
        let witness = "remora.n621.de+da77ade7+BOvN63jn/bLvkieywe8R6UYAtVtNbZpXh34x7onlmtw2";
        assert_eq!(read(witness), KeyError::Algorithm);

        let read = |text: &str| LogKey::from_secret_text(text).unwrap_err();
        assert_eq!(read(GO_KEY), KeyError::Malformed);
        assert_eq!(read(&GO_SECRET.replace("c74f", "c74e")), KeyError::Id);
        assert_eq!(read(&GO_SECRET.replace("AYEK", "BIEK")), KeyError::Algorithm);
        assert_eq!(read(&GO_SECRET[..GO_SECRET.len() - 4]), KeyError::Malformed);
        for name in ["", "two words", "a+b", "line\n", "nul\0", "no\u{a0}break"] {
            assert_eq!(LogKey::from_seed(name, &[0; 32]).unwrap_err(), KeyError::Name, "{name:?}");
        }
    }

    #[test]
    fn a_random_origin_names_a_key() {
        let origin = random_origin([0xab; 16]);
        assert_eq!(origin, "saklig.log/abababababababababababababababab");
        assert!(LogKey::from_seed(&origin, &[1; 32]).is_ok());
    }

    #[test]
    fn debug_never_shows_the_secret() {
        let key = LogKey::from_seed("log", &[0x5a; 32]).unwrap();
        let shown = format!("{key:?} {key:#?}");
        let secret = BASE64_STANDARD.encode([0x5a; 32]);
        assert!(shown.contains(&key.verifier().to_string()));
        for secret in [&secret[..12], "5a5a", "5A5A", "90, 90", &key.secret_text()[..12]] {
            assert!(!shown.contains(secret), "{shown}");
        }
    }

    proptest! {
        #[test]
        fn keys_are_read_back(seed: [u8; 32], origin: [u8; 16]) {
            let key = LogKey::from_seed(&random_origin(origin), &seed).unwrap();
            prop_assert_eq!(LogKey::from_secret_text(&key.secret_text()).unwrap().secret_text(), key.secret_text());
            prop_assert_eq!(key.verifier().to_string().parse(), Ok(key.verifier()));
        }

        #[test]
        fn any_text_is_a_key_or_an_error(text in "(PRIVATE\\+KEY\\+)?[a-z+0-9A-Z/=]{0,60}") {
            let _ = text.parse::<VerifierKey>();
            let _ = LogKey::from_secret_text(&text);
        }
    }
}
