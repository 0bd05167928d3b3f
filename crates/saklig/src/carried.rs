//! What the program carries: the packs, and the example data.

use std::{
    fs, io,
    path::{Path, PathBuf},
};

use saklig_desk::example::Files;
use saklig_model::pack::{PackError, Packs};
use saklig_triage::pack::{BadPack, Pack};

/// Every file of `packs/`, by its path there.
pub const FILES: &[(&str, &[u8])] = include!(concat!(env!("OUT_DIR"), "/packs.rs"));

/// The packs in force.
pub struct InForce {
    /// Law and language.
    pub packs: Packs,
    /// What texts are read by.
    pub reading: Pack,
    /// The files they come from, by their path below `packs/`.
    pub files: Vec<(String, Vec<u8>)>,
}

/// The packs that the program carries, and the files that add to them or take
/// the place of one: those in `packs/` of the data folder.
///
/// # Errors
/// The folder's, or the first mistake in a file.
pub fn packs(data: Option<&Path>) -> Result<InForce, Wrong> {
    let mut files: Vec<(String, Vec<u8>)> = FILES
        .iter()
        .filter(|(path, _)| !path.starts_with("example/"))
        .map(|(path, body)| ((*path).to_owned(), body.to_vec()))
        .collect();
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
    Ok(InForce { packs, reading, files })
}

fn gather(folder: &Path, files: &mut Vec<PathBuf>) -> io::Result<()> {
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
        let packs = packs(None).unwrap().packs;
        assert!(packs.country("se").is_some() && packs.country("dk").is_some());
        assert!(example().threads.lines().count() > 300);
    }
}
