//! The pack that the program carries, read from the folder.

#![expect(clippy::unwrap_used, reason = "a test says no by falling over")]

use saklig_triage::Pack;
use std::path::{Path, PathBuf};

/// Everything below `packs/`.
#[allow(dead_code, reason = "some tests are of the rules alone")]
pub(crate) fn carried() -> Pack {
    with(|_| true)
}

/// The same without the model of comments.
#[allow(dead_code, reason = "most tests are of everything")]
pub(crate) fn rules_alone() -> Pack {
    with(|file| file.file_name() != Some("comments.model".as_ref()))
}

fn with(wanted: impl Fn(&Path) -> bool) -> Pack {
    let packs = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../packs");
    let mut files = Vec::new();
    gather(&packs, &mut files);
    files.retain(|file| wanted(file));
    let path = |file: &PathBuf| file.strip_prefix(&packs).unwrap().to_string_lossy().into_owned();
    Pack::parse(files.iter().map(|file| (path(file), std::fs::read(file).unwrap()))).unwrap()
}

fn gather(folder: &Path, files: &mut Vec<PathBuf>) {
    for file in std::fs::read_dir(folder).unwrap() {
        let file = file.unwrap().path();
        if file.is_dir() { gather(&file, files) } else { files.push(file) }
    }
}
