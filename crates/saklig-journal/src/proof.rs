//! The proof file (`c2sp.org/tlog-proof@v1`): one entry's inclusion path and a
//! checkpoint, in one text that verifies without asking anybody. It goes with
//! every exported dossier, under the extension `.tlog-proof`.

use std::{fmt, str::FromStr};

use base64::prelude::{BASE64_STANDARD, Engine as _};
use thiserror::Error;

use crate::{
    Hash,
    checkpoint::{Checkpoint, CheckpointError},
    inclusion,
    key::VerifierKey,
};

/// The extension of a proof file, with its dot.
pub const EXTENSION: &str = ".tlog-proof";

const FIRST_LINE: &str = "c2sp.org/tlog-proof@v1";

/// A tree of 2^63 entries has paths no longer than this.
const MAX_PATH: usize = 63;

/// A proof that an entry is in a log.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct TlogProof {
    /// The entry's index in the log, from 0.
    pub index: u64,
    /// The inclusion path: the leaf's sibling first, the root's child last.
    pub hashes: Vec<Hash>,
    /// Extra bytes that nothing vouches for.
    pub extra: Option<Vec<u8>>,
    /// The signed checkpoint, verbatim, with the signatures of witnesses.
    pub checkpoint: String,
}

/// Why a proof is not accepted.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Error)]
pub enum ProofError {
    /// The text is not a proof of this format.
    #[error("this is not a proof file")]
    Malformed,
    /// The checkpoint in the proof is not accepted.
    #[error(transparent)]
    Checkpoint(#[from] CheckpointError),
    /// The path does not lead from the entry to the checkpoint's root.
    #[error("the proof is about another entry, or was changed")]
    NotIncluded,
}

impl TlogProof {
    /// Checks that the log with this key has an entry of exactly these bytes
    /// at [`Self::index`], and returns the checkpoint that says so.
    ///
    /// # Errors
    /// [`ProofError::Checkpoint`] and [`ProofError::NotIncluded`].
    pub fn verify(&self, key: &VerifierKey, entry: &[u8]) -> Result<Checkpoint, ProofError> {
        let checkpoint = Checkpoint::open(&self.checkpoint, key)?;
        inclusion::verify(&self.hashes, checkpoint.size, checkpoint.root, self.index, Hash::of_leaf(entry))
            .map_err(|_| ProofError::NotIncluded)?;
        Ok(checkpoint)
    }
}

impl fmt::Display for TlogProof {
    /// The text of the file.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        writeln!(f, "{FIRST_LINE}")?;
        if let Some(extra) = &self.extra {
            writeln!(f, "extra {}", BASE64_STANDARD.encode(extra))?;
        }
        writeln!(f, "index {}", self.index)?;
        for hash in &self.hashes {
            writeln!(f, "{hash}")?;
        }
        write!(f, "\n{}", self.checkpoint)
    }
}

impl FromStr for TlogProof {
    type Err = ProofError;

    fn from_str(text: &str) -> Result<Self, ProofError> {
        let proof = read(text).ok_or(ProofError::Malformed)?;
        // As in a leaf: reading is lenient, writing is not.
        if proof.to_string() == text { Ok(proof) } else { Err(ProofError::Malformed) }
    }
}

fn read(text: &str) -> Option<TlogProof> {
    let (head, checkpoint) = text.split_once("\n\n")?;
    let mut lines = head.split('\n').peekable();
    if lines.next()? != FIRST_LINE {
        return None;
    }
    let extra = match lines.peek()?.strip_prefix("extra ") {
        None => None,
        Some(extra) => {
            lines.next();
            Some(BASE64_STANDARD.decode(extra).ok()?)
        }
    };
    let index = lines.next()?.strip_prefix("index ")?.parse().ok()?;
    let hashes: Vec<Hash> = lines.map(Hash::parse).collect::<Option<_>>()?;
    if checkpoint.is_empty() || hashes.len() > MAX_PATH {
        return None;
    }
    Some(TlogProof { index, hashes, extra, checkpoint: checkpoint.to_owned() })
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;
    use crate::{key::LogKey, testlog::TestLog};

    fn key() -> LogKey {
        LogKey::from_seed("saklig.log/test", &[5; 32]).unwrap()
    }

    fn proof_of(size: u64, index: u64) -> TlogProof {
        let log = TestLog::of_size(size);
        let checkpoint = Checkpoint { origin: key().origin().to_owned(), size, root: log.root() };
        TlogProof {
            index,
            hashes: inclusion::prove(size, index, &log).unwrap(),
            extra: None,
            checkpoint: checkpoint.sign(&key()).unwrap(),
        }
    }

    /// The example of c2sp.org/tlog-proof. It abridges its signatures, and
    /// the base64 of its extra line is not valid, so the first are put
    /// together anew and the second is shortened by its last letters.
    #[test]
    fn the_example_of_the_specification() {
        let text = "c2sp.org/tlog-proof@v1\n\
            extra YWdlLXYxLjIuMS1kYXJ3aW4tYXJtNjQudGFyLmd6\n\
            index 73894\n\
            gSKyXoYZUgZ6jduWYrkDOARinOMGJveXjgMkBTcdPlQ=\n\
            B95lDa8R83lS8n0eG+o0buTxRKQTYFi//1U8anccXmA=\n\
            EKNzoDWG8LGC0Yp9o+sv3qllpMP9uHQ9B20KNL+Q1zs=\n\
            RoopEkOdqkYqMB4MJXrbt/hMjOxsVn0IrWjpz1ZMMes=\n\
            AHCioX9nLjsrse6YhjRRmk1WUEirVOLLRoOQ6vfO5vk=\n\
            \n\
            example.com/fancylog\n\
            109482\n\
            sFodV/vSp5O8n9a8QpW6PRY97tfOSW5bsc2Xl/EQi08=\n\
            \n\
            — example.com/fancylog hI2DJwAA\n";
        let proof: TlogProof = text.parse().unwrap();
        assert_eq!((proof.index, proof.hashes.len()), (73_894, 5));
        assert_eq!(proof.extra.as_deref(), Some(&b"age-v1.2.1-darwin-arm64.tar.gz"[..]));
        assert!(proof.checkpoint.starts_with("example.com/fancylog\n109482\n"));
        assert_eq!(proof.to_string(), text);
    }

    /// The shapes in the proof tests of `transparency-dev/formats`: with and
    /// without extra, and without hashes.
    #[test]
    fn every_part_that_may_be_absent_may() {
        let one = Hash::of_leaf(b"hash1");
        for (proof, text) in [
            ((5, vec![one], None), format!("c2sp.org/tlog-proof@v1\nindex 5\n{one}\n\ncheckpoint\n")),
            ((0, vec![], None), "c2sp.org/tlog-proof@v1\nindex 0\n\ncheckpoint\n".to_owned()),
            (
                (1, vec![], Some(b"x".to_vec())),
                "c2sp.org/tlog-proof@v1\nextra eA==\nindex 1\n\ncheckpoint\n".to_owned(),
            ),
        ] {
            let (index, hashes, extra) = proof;
            let proof = TlogProof { index, hashes, extra, checkpoint: "checkpoint\n".to_owned() };
            assert_eq!(proof.to_string(), text);
            assert_eq!(text.parse(), Ok(proof));
        }
    }

    #[test]
    fn only_the_one_spelling_is_read() {
        let text = proof_of(5, 3).to_string();
        assert!(text.parse::<TlogProof>().is_ok());
        for (from, to) in [
            ("@v1", "@v2"),
            ("index 3", "index 03"),
            ("index 3", "index +3"),
            ("index 3", "index -3"),
            ("index 3", "index three"),
            ("index 3\n", ""),
            ("index 3", "extra ###\nindex 3"),
            ("index 3", "index 3\nAAAA"),
            ("index 3", "index 3\r"),
        ] {
            assert_eq!(text.replace(from, to).parse::<TlogProof>(), Err(ProofError::Malformed), "{to:?}");
        }
        for bad in ["", "\n\n", "c2sp.org/tlog-proof@v1\n", "c2sp.org/tlog-proof@v1\nindex 0\n\n"] {
            assert_eq!(bad.parse::<TlogProof>(), Err(ProofError::Malformed), "{bad:?}");
        }
        let long = TlogProof { hashes: vec![Hash([0; 32]); 64], ..proof_of(5, 3) };
        assert_eq!(long.to_string().parse::<TlogProof>(), Err(ProofError::Malformed));
    }

    #[test]
    fn a_proof_holds_for_its_entry_its_log_and_nothing_else() {
        let entry = |n: u64| n.to_be_bytes();
        for (size, index) in [(1, 0), (2, 1), (300, 0), (300, 255), (300, 299)] {
            let proof: TlogProof = proof_of(size, index).to_string().parse().unwrap();
            let checkpoint = proof.verify(&key().verifier(), &entry(index)).unwrap();
            assert_eq!(checkpoint.size, size);
            assert_eq!(proof.verify(&key().verifier(), &entry(index + 1)), Err(ProofError::NotIncluded));
            let moved = TlogProof { index: index + 1, ..proof.clone() };
            assert_eq!(moved.verify(&key().verifier(), &entry(index)), Err(ProofError::NotIncluded));
            let other = LogKey::from_seed("saklig.log/test", &[6; 32]).unwrap().verifier();
            let unsigned = ProofError::Checkpoint(CheckpointError::Unsigned);
            assert_eq!(proof.verify(&other, &entry(index)), Err(unsigned));
        }
    }

    proptest! {
        #[test]
        fn a_changed_byte_is_noticed(at: prop::sample::Index, to in 0x0a..0x7fu8) {
            let mut text = proof_of(300, 77).to_string().into_bytes();
            let at = at.index(text.len());
            prop_assume!(text[at] != to && text[at].is_ascii());
            text[at] = to;
            let holds = String::from_utf8(text).unwrap().parse::<TlogProof>()
                .and_then(|proof| proof.verify(&key().verifier(), &77u64.to_be_bytes()));
            prop_assert!(holds.is_err());
        }

        #[test]
        fn any_text_is_a_proof_or_an_error(text in "(c2sp.org/tlog-proof@v1\n)?(index [0-9]{0,3}\n)?[a-zA-Z=\n]{0,60}") {
            if let Ok(proof) = text.parse::<TlogProof>() {
                prop_assert_eq!(proof.to_string(), text);
            }
        }
    }
}
