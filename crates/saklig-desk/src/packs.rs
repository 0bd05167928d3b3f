//! Keeps every version of every pack file that has been in force, so that a
//! release never rewrites history: a decision cites pack, id and version, and
//! the words of that version stay.

use saklig_store::{
    Store,
    journal::hex,
    packs::{self, Kept},
};
use sha2::{Digest as _, Sha256};

use crate::Refusal;

/// Keeps the files that are new or changed; returns how many were. `now` is in
/// microseconds.
///
/// # Errors
/// [`Refusal::Internal`] only.
pub async fn keep_packs(store: &Store, files: &[(String, Vec<u8>)], now: i64) -> Result<usize, Refusal> {
    let kept = packs::kept(store.db()).await?;
    let new: Vec<(Kept, &str)> = files
        .iter()
        .map(|(path, body)| (Kept { path: path.clone(), sha256: hex(&Sha256::digest(body)) }, text(path, body)))
        .filter(|(version, _)| !kept.contains(version))
        .collect();
    if new.is_empty() {
        return Ok(0);
    }
    let mut tx = store.begin().await?;
    for (version, body) in &new {
        packs::keep(&mut tx, version, body, now).await?;
    }
    tx.commit().await?;
    Ok(new.len())
}
/// What is kept of a file: its text; of a list of names or a model its digest
/// alone stands beside it, for they hold no law that a decision could cite.
fn text<'a>(path: &str, body: &'a [u8]) -> &'a str {
    if path.ends_with(".toml") { std::str::from_utf8(body).unwrap_or_default() } else { "" }
}
