//! What the program carries: the packs, and the example data.

use std::{
    collections::BTreeMap,
    fs, io,
    path::{Path, PathBuf},
    sync::Arc,
};

use jiff::Timestamp;
use saklig_desk::{
    example::Files,
    packs::{InForce, PackFile},
};
use saklig_model::pack::{PackError, Packs};
use saklig_triage::pack::{BadPack, Pack};

/// Every file of `packs/`, by its path there.
pub const FILES: &[(&str, &[u8])] = include!(concat!(env!("OUT_DIR"), "/packs.rs"));

/// Packs that were read.
pub struct Read {
    /// What they say, checked.
    pub in_force: InForce,
    /// The files they come from, by their path below `packs/`.
    pub files: Vec<(String, Vec<u8>)>,
}

/// The packs that the program carries, and the files that add to them or take
/// the place of one: those in `packs/` of the data folder. `since` is now.
///
/// # Errors
/// The folder's, or the first mistake in a file.
pub fn packs(data: Option<&Path>, since: Timestamp) -> Result<Read, Wrong> {
    let mut files: Vec<(String, Vec<u8>)> = FILES
        .iter()
        .filter(|(path, _)| !path.starts_with("example/"))
        .map(|(path, body)| ((*path).to_owned(), body.to_vec()))
        .collect();
    let carried = files.len();
    if let Some(folder) = data.map(|data| data.join("packs")).filter(|folder| folder.is_dir()) {
        let mut own = Vec::new();
        gather(&folder, &mut own)?;
        own.sort();
        for file in own {
            let path = file.strip_prefix(&folder).unwrap_or(&file).to_string_lossy().replace('\\', "/");
            // Files beside the folders, such as notes, belong to no pack.
            if path.contains('/') {
                files.push((path, fs::read(&file)?));
            }
        }
    }
    let packs = Packs::parse(files.iter().map(|(path, body)| (path.as_str(), body.as_slice())))?;
    let reading = Pack::parse(files.iter().map(|(path, body)| (path.as_str(), body.as_slice())))?;
    let mut listed: BTreeMap<&str, PackFile> = BTreeMap::new();
    for (at, (path, body)) in files.iter().enumerate() {
        listed.insert(path, PackFile { path: path.clone(), date: date(path, body), own: at >= carried });
    }
    let files_in_force = listed.into_values().collect();
    let in_force =
        InForce { packs: Arc::new(packs), reading: Arc::new(reading), files: files_in_force, since, trouble: None };
    Ok(Read { in_force, files })
}

/// The date that a file gives itself.
fn date(path: &str, body: &[u8]) -> Option<String> {
    let text = std::str::from_utf8(body).ok().filter(|_| path.ends_with(".toml"))?;
    text.lines().find_map(|line| {
        let date = line.strip_prefix("date")?.trim_start().strip_prefix('=')?.trim().trim_matches('"');
        (date.len() == 10).then(|| date.to_owned())
    })
}

/// The files of a folder and of those in it, but for what people read about them.
pub(crate) fn gather(folder: &Path, files: &mut Vec<PathBuf>) -> io::Result<()> {
    for file in fs::read_dir(folder)? {
        let file = file?.path();
        if file.is_dir() {
            gather(&file, files)?;
        } else if file.extension().is_some_and(|ending| ending != "md") {
            files.push(file);
        }
    }
    Ok(())
}

/// Why the packs cannot be used.
#[derive(Debug)]
pub enum Wrong {
    /// A file could not be read.
    File(io::Error),
    /// A file holds a mistake.
    Pack(Box<PackError>),
    /// A file of those that texts are read by holds a mistake.
    Reading(BadPack),
}

impl Wrong {
    /// Which file, and line where that is known; nothing of what it holds.
    #[must_use]
    pub fn place(&self) -> String {
        match self {
            Self::File(_) => "packs/".to_owned(),
            Self::Pack(error) => match error.line {
                Some(line) => format!("packs/{}:{line}", error.file),
                None => format!("packs/{}", error.file),
            },
            Self::Reading(error) => format!("packs/{}", error.file),
        }
    }
}

impl From<io::Error> for Wrong {
    fn from(error: io::Error) -> Self {
        Self::File(error)
    }
}

impl From<PackError> for Wrong {
    fn from(error: PackError) -> Self {
        Self::Pack(Box::new(error))
    }
}

impl From<BadPack> for Wrong {
    fn from(error: BadPack) -> Self {
        Self::Reading(error)
    }
}

impl std::fmt::Display for Wrong {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        match self {
            Self::File(error) => error.fmt(f),
            Self::Pack(error) => error.fmt(f),
            Self::Reading(error) => error.fmt(f),
        }
    }
}

impl std::error::Error for Wrong {}

/// The example data.
#[must_use]
pub fn example() -> Files<'static> {
    let file = |name| {
        let found = FILES.iter().find(|(path, _)| *path == name);
        found.and_then(|(_, body)| std::str::from_utf8(body).ok()).unwrap_or_default()
    };
    Files { authority: file("example/authority.toml"), threads: file("example/threads.jsonl") }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_packs_that_are_carried_are_whole() {
        let packs = packs(None, Timestamp::UNIX_EPOCH).unwrap().in_force.packs;
        assert!(packs.country("se").is_some() && packs.country("dk").is_some());
        assert!(example().threads.lines().count() > 300);
    }
}
