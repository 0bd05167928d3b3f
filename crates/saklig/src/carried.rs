//! What the program carries: the packs, and the example data.

use std::{fs, io, path::Path};

use saklig_desk::example::Files;
use saklig_model::pack::{PackError, Packs};

/// Every file of `packs/`, by its path there.
pub const FILES: &[(&str, &str)] = include!(concat!(env!("OUT_DIR"), "/packs.rs"));

/// The packs that the program carries, and the files that add to them or take
/// the place of one: those in `packs/` of the data folder.
///
/// # Errors
/// The folder's, or the first mistake in a file.
pub fn packs(data: Option<&Path>) -> Result<(Packs, Vec<(String, String)>), Wrong> {
    let mut files: Vec<(String, String)> = FILES
        .iter()
        .filter(|(path, _)| !path.starts_with("example/"))
        .map(|(path, body)| ((*path).to_owned(), (*body).to_owned()))
        .collect();
    if let Some(folder) = data.map(|data| data.join("packs")).filter(|folder| folder.is_dir()) {
        for country in fs::read_dir(folder)? {
            let country = country?.path();
            if !country.is_dir() {
                continue;
            }
            for file in fs::read_dir(&country)? {
                let file = file?.path();
                if file.extension().is_some_and(|ending| ending == "toml")
                    && let (Some(country), Some(name)) = (country.file_name(), file.file_name())
                {
                    let path = format!("{}/{}", country.to_string_lossy(), name.to_string_lossy());
                    files.push((path, fs::read_to_string(&file)?));
                }
            }
        }
    }
    let packs = Packs::parse(files.iter().map(|(path, body)| (path.as_str(), body.as_bytes())))?;
    Ok((packs, files))
}

/// Why the packs cannot be used.
#[derive(Debug)]
pub enum Wrong {
    /// A file could not be read.
    File(io::Error),
    /// A file holds a mistake.
    Pack(Box<PackError>),
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

impl std::fmt::Display for Wrong {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        match self {
            Self::File(error) => error.fmt(f),
            Self::Pack(error) => error.fmt(f),
        }
    }
}

impl std::error::Error for Wrong {}

/// The example data.
#[must_use]
pub fn example() -> Files<'static> {
    let file = |name| FILES.iter().find(|(path, _)| *path == name).map_or("", |(_, body)| body);
    Files { authority: file("example/authority.toml"), threads: file("example/threads.jsonl") }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_packs_that_are_carried_are_whole() {
        let (packs, _) = packs(None).unwrap();
        assert!(packs.country("se").is_some() && packs.country("dk").is_some());
        assert!(example().threads.lines().count() > 300);
    }
}
