//! The checkpoint (`c2sp.org/tlog-checkpoint`): the log's signed word that its
//! first so many entries have this root. A log never signs two checkpoints
//! that are inconsistent; the caller sees to that.

use signed_note::{Note, NoteError};
use thiserror::Error;

use crate::{
    Hash,
    key::{LogKey, VerifierKey},
};

/// What a log says of itself at a given size. Only [`Checkpoint::open`] tells
/// whether it has really said so.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Checkpoint {
    /// The log's identity, which also names its key.
    pub origin: String,
    /// How many entries it has.
    pub size: u64,
    /// The root over them.
    pub root: Hash,
}

/// Why a checkpoint cannot be signed, or is not accepted.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Error)]
pub enum CheckpointError {
    /// The text is not a signed checkpoint.
    #[error("this is not a signed checkpoint")]
    Malformed,
    /// The checkpoint is of another log than the key.
    #[error("the checkpoint belongs to another log than the key")]
    Origin,
    /// The log's key has not signed it.
    #[error("the checkpoint is not signed with the log's key")]
    Unsigned,
    /// A signature in the name of the log's key is false.
    #[error("the signature of the checkpoint is false")]
    FalseSignature,
}

impl Checkpoint {
    /// The signed note. Witnesses add their lines to it.
    ///
    /// # Errors
    /// [`CheckpointError::Origin`], when the key is that of another log.
    pub fn sign(&self, key: &LogKey) -> Result<String, CheckpointError> {
        if self.origin != key.origin() {
            return Err(CheckpointError::Origin);
        }
        key.sign(&self.body()).map_err(|_| CheckpointError::Malformed)
    }

    /// Reads a signed note, and accepts it if the log has signed it. Other
    /// signatures, such as those of witnesses, are ignored, and so are
    /// extension lines, which this house does not write.
    ///
    /// # Errors
    /// [`CheckpointError`].
    pub fn open(note: &str, key: &VerifierKey) -> Result<Self, CheckpointError> {
        let note = Note::from_bytes(note.as_bytes()).map_err(|_| CheckpointError::Malformed)?;
        key.check(&note).map_err(|error| match error {
            NoteError::InvalidSignature { .. } => CheckpointError::FalseSignature,
            NoteError::UnverifiedNote => CheckpointError::Unsigned,
            _ => CheckpointError::Malformed,
        })?;
        let body = tlog_tiles::Checkpoint::from_bytes(note.text()).map_err(|_| CheckpointError::Malformed)?;
        if body.origin() != key.name() {
            return Err(CheckpointError::Origin);
        }
        Ok(Self { origin: body.origin().to_owned(), size: body.size(), root: (*body.hash()).into() })
    }

    fn body(&self) -> String {
        format!("{}\n{}\n{}\n", self.origin, self.size, self.root)
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn key(seed: u8) -> LogKey {
        LogKey::from_seed("example.com/behind-the-sofa", &[seed; 32]).unwrap()
    }

    fn sofa() -> Checkpoint {
        let root = Hash::parse("CsUYapGGPo4dkMgIAUqom/Xajj7h2fB2MPA3j2jxq2I=").unwrap();
        Checkpoint { origin: "example.com/behind-the-sofa".to_owned(), size: 20_852_163, root }
    }

    /// The text of the example in c2sp.org/tlog-checkpoint, whose public key
    /// is not published, under a key of our own.
    #[test]
    fn the_example_of_the_specification() {
        let note = sofa().sign(&key(1)).unwrap();
        let text = "example.com/behind-the-sofa\n20852163\nCsUYapGGPo4dkMgIAUqom/Xajj7h2fB2MPA3j2jxq2I=\n";
        assert!(note.starts_with(&format!("{text}\n— example.com/behind-the-sofa ")));
        assert_eq!(Checkpoint::open(&note, &key(1).verifier()), Ok(sofa()));

        let published = format!(
            "{text}\n— example.com/behind-the-sofa Az3grlgtzPICa5OS8npVmf1Myq/5IZniMp+ZJurmRDeOoRDe4URYN7u5/Zhcyv2q1gGzGku9nTo+zyWE+xeMcTOAYQ8=\n"
        );
        assert_eq!(Checkpoint::open(&published, &key(1).verifier()), Err(CheckpointError::Unsigned));
    }

    #[test]
    fn unknown_keys_are_ignored_and_a_failing_known_key_rejects() {
        let ours = sofa().sign(&key(1)).unwrap();
        let theirs = sofa().sign(&key(2)).unwrap();
        let line = |note: &str| note.split_once("\n\n").unwrap().1.to_owned();

        let both = ours.clone() + &line(&theirs);
        assert_eq!(Checkpoint::open(&both, &key(1).verifier()), Ok(sofa()));
        assert_eq!(Checkpoint::open(&both, &key(2).verifier()), Ok(sofa()));
        assert_eq!(Checkpoint::open(&both, &key(3).verifier()), Err(CheckpointError::Unsigned));

        let other = Checkpoint { size: 7, ..sofa() }.sign(&key(1)).unwrap();
        let forged = theirs.replace(&line(&theirs), &(line(&theirs) + &line(&other)));
        assert_eq!(Checkpoint::open(&forged, &key(1).verifier()), Err(CheckpointError::FalseSignature));
        assert_eq!(Checkpoint::open(&forged, &key(2).verifier()), Ok(sofa()));
    }

    #[test]
    fn up_to_sixteen_signatures_are_read() {
        let note = (2..17).fold(sofa().sign(&key(1)).unwrap(), |note, seed| {
            note + sofa().sign(&key(seed)).unwrap().split_once("\n\n").unwrap().1
        });
        assert_eq!(Checkpoint::open(&note, &key(16).verifier()), Ok(sofa()));
    }

    #[test]
    fn a_checkpoint_of_another_log_is_refused() {
        let other = LogKey::from_seed("example.com/other", &[1; 32]).unwrap();
        assert_eq!(sofa().sign(&other), Err(CheckpointError::Origin));
        let borrowed = other.sign(&sofa().body()).unwrap();
        assert_eq!(Checkpoint::open(&borrowed, &other.verifier()), Err(CheckpointError::Origin));
    }

    #[test]
    fn only_the_one_spelling_is_read() {
        let body = sofa().body();
        for (from, to) in [
            ("20852163", "020852163"),
            ("20852163", "+20852163"),
            ("20852163", "-1"),
            ("20852163", "18446744073709551616"),
            ("2I=", "2J="),
            ("2I=\n", "2I=\n\n"),
            ("2I=\n", "\n"),
            ("example.com/behind-the-sofa\n", ""),
        ] {
            let note = key(1).sign(&body.replace(from, to)).unwrap();
            assert_eq!(Checkpoint::open(&note, &key(1).verifier()), Err(CheckpointError::Malformed), "{to:?}");
        }
        let note = sofa().sign(&key(1)).unwrap();
        for bad in ["", "\n\n", &body, note.trim_end(), &note.replace('—', "-"), &note.replace('\n', "\r\n")] {
            assert_eq!(Checkpoint::open(bad, &key(1).verifier()), Err(CheckpointError::Malformed), "{bad:?}");
        }
        let extended = key(1).sign(&format!("{body}an extension\n")).unwrap();
        assert_eq!(Checkpoint::open(&extended, &key(1).verifier()), Ok(sofa()));
    }

    proptest! {
        #[test]
        fn a_changed_byte_is_noticed(at: prop::sample::Index, to in 0x20..0x7fu8) {
            let mut note = sofa().sign(&key(1)).unwrap().into_bytes();
            let at = at.index(note.len());
            prop_assume!(note[at] != to && note[at].is_ascii());
            note[at] = to;
            prop_assert!(Checkpoint::open(&String::from_utf8(note).unwrap(), &key(1).verifier()).is_err());
        }
    }
}
