//! How well texts are read: every figure with its sample, beside the limit that
//! the task set. `cargo xtask evaluate` starts it; the sets are in `sets/`, and
//! its README says what they are.
//!
//! To add a figure: a file named for what is measured, returning [`Figure`]s,
//! and a line in [`PARTS`].

mod floods;
mod identifiers;
mod labels;
mod language;
mod measure;
mod names;
mod numbers;
mod offence;
pub mod peers;
pub mod sets;
mod threats;

use std::{env, path::PathBuf};

use saklig_triage::{DETECTORS, Profile, Triage};

use crate::{Figure, show};

/// Measures one thing.
type Part = fn(&Ground) -> anyhow::Result<Vec<Figure>>;

/// Everything that can be measured, by the word that asks for it.
const PARTS: &[(&str, Part)] = &[
    ("identifiers", identifiers::figures),
    ("names", names::figures),
    ("offence", offence::figures),
    ("threats", threats::figures),
    ("language", language::figures),
    ("floods", floods::figures),
    ("party-political", labels::party_political),
    ("purpose", labels::purpose),
    ("special-category", labels::special_category),
];

/// What every measurement stands on.
pub struct Ground {
    /// Reads as for nobody in particular.
    pub triage: Triage,
    /// The words that it was compiled from.
    pub pack: saklig_triage::Pack,
    /// A Python with the peers installed, if there is one.
    pub python: Option<PathBuf>,
}

impl Ground {
    /// The program's own packs, and the peers that the chore installed.
    ///
    /// # Errors
    /// If a pack cannot be read.
    pub fn new() -> anyhow::Result<Self> {
        let pack = sets::packs()?;
        let triage = Triage::new(&Profile::default(), &pack)?;
        Ok(Self { triage, pack, python: env::var_os("SAKLIG_PEERS").map(PathBuf::from) })
    }
}

/// Measures everything, or what the words name. Whether all of it is within its
/// limits.
///
/// # Errors
/// If a set cannot be read, or a word names nothing.
pub fn run(words: &[String]) -> anyhow::Result<bool> {
    for word in words {
        let known = PARTS.iter().any(|(name, _)| name == word);
        let names: Vec<_> = PARTS.iter().map(|(name, _)| *name).collect();
        anyhow::ensure!(known, "{word} is not evaluated; these are: {}", names.join(", "));
    }
    let ground = Ground::new()?;
    let mut good = true;
    for (name, part) in PARTS {
        if words.is_empty() || words.iter().any(|word| word == name) {
            good &= show(part(&ground)?);
        }
    }
    Ok(good)
}

/// Whether any detector finds this kind.
pub fn is_built(kind: &str) -> bool {
    DETECTORS.iter().any(|detector| detector.kinds().contains(&kind))
}
