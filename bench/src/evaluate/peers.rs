//! The peers: scripts of `bench/peers/`, each given JSON and answering with it.

use std::{
    io::Write as _,
    path::Path,
    process::{Command, Stdio},
};

use anyhow::{Context as _, ensure};
use serde_json::Value;

use crate::evaluate::sets;

/// Asks a peer.
///
/// # Errors
/// If it fails.
pub fn ask(python: &Path, script: &str, question: &Value) -> anyhow::Result<Value> {
    let script = sets::root().join("bench").join("peers").join(script);
    let mut child = Command::new(python)
        .arg(&script)
        .env("PYTHONDONTWRITEBYTECODE", "1")
        .env("OMP_NUM_THREADS", "1")
        .env("OPENBLAS_NUM_THREADS", "1")
        .env("RAYON_NUM_THREADS", "1")
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .spawn()
        .with_context(|| python.display().to_string())?;
    let mut input = child.stdin.take().context("no input")?;
    input.write_all(question.to_string().as_bytes())?;
    drop(input);
    let output = child.wait_with_output()?;
    ensure!(output.status.success(), "{}: {}", script.display(), output.status);
    serde_json::from_slice(&output.stdout).with_context(|| script.display().to_string())
}
