//! Checks a backup without restoring it.

use std::{
    fs::File,
    io::{BufReader, Read},
    path::Path,
};

use super::{Head, MANIFEST, Manifest, Wrong, at, file::Reader};

/// A backup whose every byte is as it was written.
#[derive(Debug)]
pub struct Checked {
    /// What it says of itself.
    pub manifest: Manifest,
    /// SHA-256 of all of it but its last frame, in hexadecimal.
    pub sha256: String,
}

/// Reads all of a backup; `tell` is called with how many bytes more have been read.
///
/// # Errors
/// [`Wrong`], which names the damaged part.
pub fn check(path: &Path, mut tell: impl FnMut(u64)) -> Result<Checked, Wrong> {
    let (mut reader, manifest) = begin(path)?;
    for about in &manifest.parts {
        let head = reader.part(&about.name)?;
        let mut lines = 0;
        let mut told = reader.read;
        while let Some(block) = reader.block()? {
            lines += block.iter().filter(|byte| **byte == b'\n').count() as u64;
            tell(reader.read - told);
            told = reader.read;
        }
        is_counted(&reader, &head, about.rows, lines)?;
    }
    Ok(Checked { sha256: reader.end()?, manifest })
}

/// Whether a table has as many rows as was said, and columns that can be read.
pub(super) fn is_counted<R: Read>(reader: &Reader<R>, head: &Head, said: Option<u64>, lines: u64) -> Result<(), Wrong> {
    let Some(said) = said else { return Ok(()) };
    if said != reader.rows() || said != lines {
        return Err(reader.damaged("it has another number of rows than was said"));
    }
    if head.table().is_none() {
        return Err(reader.damaged("its columns cannot be read"));
    }
    Ok(())
}

/// Opens a backup and reads what it says of itself.
pub(super) fn begin(path: &Path) -> Result<(Reader<BufReader<File>>, Manifest), Wrong> {
    let input = BufReader::with_capacity(1 << 20, File::open(path).map_err(at(path))?);
    let mut reader = Reader::begin(input, path)?;
    reader.part(MANIFEST)?;
    let manifest = reader.rest()?;
    let manifest = serde_json::from_slice(&manifest).map_err(|_| reader.damaged("it cannot be read"))?;
    Ok((reader, manifest))
}
