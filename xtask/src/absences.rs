//! What must not be in the house.

use std::fs;

use anyhow::{Context as _, ensure};

use crate::tree;

/// One TLS library (rustls) on one provider (ring), and no C library of the machine's.
const ABSENT: &[&str] = &["aws-lc-rs", "aws-lc-sys", "native-tls", "openssl", "openssl-sys"];

/// Refuses a dependency that must be absent.
pub(crate) fn check() -> anyhow::Result<()> {
    let lock = fs::read_to_string(tree::root().join("Cargo.lock")).context("Cargo.lock")?;
    for name in ABSENT {
        ensure!(!lock.lines().any(|line| line == format!("name = \"{name}\"")), "{name} is in Cargo.lock");
    }
    Ok(())
}
