//! Packs: which are in force, and every version that has been. A release never
//! rewrites history: a decision cites pack, id and version, and the words of that
//! version stay.

use std::sync::Arc;

use jiff::Timestamp;
use saklig_model::{
    pack::Packs,
    person::{Person, Power},
};
use saklig_store::{
    Store,
    journal::hex,
    packs::{self, Kept},
};
use sha2::{Digest as _, Sha256};

use crate::{Desk, Refusal};

/// What rules and reading rest on, checked.
#[derive(Debug, Clone)]
pub struct InForce {
    /// Law and language.
    pub packs: Arc<Packs>,
    /// What texts are read by.
    pub reading: Arc<saklig_triage::Pack>,
    /// The files of both, by their path.
    pub files: Vec<PackFile>,
    /// Since when.
    pub since: Timestamp,
    /// What is wrong with newer files: what was in force stays until they are
    /// mended.
    pub trouble: Option<Trouble>,
}

/// A file of a pack.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PackFile {
    /// Its path below `packs/`.
    pub path: String,
    /// The date that it gives itself, where it gives one.
    pub date: Option<String>,
    /// Whether it lies in the data folder, and is not the one that the program
    /// carries.
    pub own: bool,
}

impl PackFile {
    /// Whether texts are read by it.
    #[must_use]
    pub fn is_for_reading(&self) -> bool {
        self.path.starts_with("reading/")
    }
}

/// Why newer files were not taken in.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Trouble {
    /// Which file, what is wrong with it and what to do.
    pub what: String,
    /// Since when they are wrong.
    pub since: Timestamp,
}

impl Desk {
    /// Notes that newer files cannot be used: what was in force stays, and
    /// administrators are told.
    pub fn note_pack_trouble(&self, what: String) {
        let now = self.in_force();
        let since = now.trouble.as_ref().filter(|trouble| trouble.what == what).map(|trouble| trouble.since);
        let trouble = Trouble { what, since: since.unwrap_or_else(|| self.now()) };
        self.put_in_force(InForce { trouble: Some(trouble), ..(*now).clone() });
    }

    /// What is in force, for those who run the house.
    ///
    /// # Errors
    /// [`Refusal`], if the person is no administrator.
    pub fn packs_in_force(&self, who: &Person) -> Result<Arc<InForce>, Refusal> {
        who.may(Power::RunPeople)?;
        Ok(self.in_force())
    }

    /// Whether newer packs cannot be used, for those who can do something about it.
    #[must_use]
    pub fn pack_trouble(&self, who: &Person) -> bool {
        who.may(Power::RunPeople).is_ok() && self.in_force().trouble.is_some()
    }
}

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
