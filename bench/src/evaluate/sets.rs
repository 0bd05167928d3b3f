//! The labelled sets and the packs, read from the source tree.

use std::{
    fs,
    path::{Path, PathBuf},
};

use anyhow::{Context as _, ensure};
use saklig_triage::Pack;

/// The source tree.
pub fn root() -> &'static Path {
    let here = Path::new(env!("CARGO_MANIFEST_DIR"));
    here.parent().unwrap_or(here)
}

/// A file of `bench/`, such as `sets/language.tsv`.
///
/// # Errors
/// If it cannot be read.
pub fn text(path: &str) -> anyhow::Result<String> {
    let path = root().join("bench").join(path);
    fs::read_to_string(&path).with_context(|| path.display().to_string())
}

/// The rows of a table with this many columns, without its head; in texts, `\n`
/// is a line break.
///
/// # Errors
/// If it cannot be read or a row has another number of columns.
pub fn rows<const N: usize>(path: &str) -> anyhow::Result<Vec<[String; N]>> {
    let text = text(path)?;
    let mut rows = Vec::new();
    for (number, line) in text.lines().enumerate().skip(1) {
        let cells: Vec<String> = line.split('\t').map(unescaped).collect();
        let count = cells.len();
        let row: Result<[String; N], _> = cells.try_into();
        ensure!(row.is_ok(), "{path}, line {}: {count} columns, not {N}", number + 1);
        rows.extend(row);
    }
    Ok(rows)
}

fn unescaped(cell: &str) -> String {
    cell.replace("\\n", "\n").replace("\\\\", "\\")
}

/// Every pack that the program carries.
///
/// # Errors
/// If a file cannot be read or used.
pub fn packs() -> anyhow::Result<Pack> {
    let packs = root().join("packs");
    let mut files = Vec::new();
    gather(&packs, &mut files)?;
    let mut parsed = Vec::new();
    for file in &files {
        let path = file.strip_prefix(&packs)?.to_string_lossy().into_owned();
        parsed.push((path, fs::read(file)?));
    }
    Ok(Pack::parse(parsed)?)
}

fn gather(folder: &Path, files: &mut Vec<PathBuf>) -> anyhow::Result<()> {
    for file in fs::read_dir(folder)? {
        let file = file?.path();
        if file.is_dir() { gather(&file, files)? } else { files.push(file) }
    }
    files.sort();
    Ok(())
}
