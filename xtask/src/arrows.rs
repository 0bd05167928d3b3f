//! Which crate may use which: the arrows of ARCHITECTURE.md.

use anyhow::{Context as _, ensure};

use crate::tree;

/// Each crate, and the crates of the house that it may use.
const MAY_USE: &[(&str, &[&str])] = &[
    ("saklig-model", &[]),
    ("saklig-triage", &[]),
    ("saklig-journal", &[]),
    ("saklig-net", &[]),
    ("saklig-store", &["saklig-model", "saklig-journal"]),
    ("saklig-channel", &["saklig-model", "saklig-net"]),
    ("saklig-record", &["saklig-model", "saklig-triage", "saklig-journal"]),
    (
        "saklig-desk",
        &[
            "saklig-model",
            "saklig-triage",
            "saklig-journal",
            "saklig-net",
            "saklig-store",
            "saklig-channel",
            "saklig-record",
        ],
    ),
    ("saklig-web", &["saklig-model", "saklig-desk"]),
    ("xtask", &[]),
];

/// These wire everything together and may use every crate.
const WIRE: &[&str] = &["saklig", "saklig-bench"];

/// Refuses an arrow that is not drawn. Tests may use what they like.
pub(crate) fn check() -> anyhow::Result<()> {
    let metadata = tree::metadata()?;
    let crates = metadata["packages"].as_array().context("cargo metadata lists no packages")?;
    let names: Vec<_> = crates.iter().filter_map(|one| one["name"].as_str()).collect();
    for one in crates {
        let name = one["name"].as_str().unwrap_or_default();
        if WIRE.contains(&name) {
            continue;
        }
        let Some((_, may_use)) = MAY_USE.iter().find(|(of, _)| *of == name) else {
            anyhow::bail!("{name} is new: give it its arrows in xtask/src/arrows.rs and ARCHITECTURE.md");
        };
        for used in one["dependencies"].as_array().into_iter().flatten().filter(|used| used["kind"] != "dev") {
            let used = used["name"].as_str().unwrap_or_default();
            ensure!(!names.contains(&used) || may_use.contains(&used), "{name} may not use {used}");
        }
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_arrows_form_no_circle() {
        // Whoever is used stands further up the list than whoever uses it.
        for (at, (name, may_use)) in MAY_USE.iter().enumerate() {
            for used in *may_use {
                assert!(MAY_USE[..at].iter().any(|(before, _)| before == used), "{name} uses {used}");
            }
        }
    }

    #[test]
    fn every_crate_keeps_to_its_arrows() {
        check().unwrap();
    }
}
