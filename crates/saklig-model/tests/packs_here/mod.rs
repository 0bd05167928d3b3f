//! The packs as they lie in `packs/`, for tests.

use std::{collections::BTreeMap, fs, path::Path};

use saklig_model::pack::Packs;

/// Every file of the packs: path below `packs/` and bytes. The example data lies
/// beside them and is not one.
pub fn files() -> BTreeMap<String, Vec<u8>> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../packs");
    let mut files = BTreeMap::new();
    for folder in fs::read_dir(&root)
        .unwrap()
        .map(|entry| entry.unwrap().path())
        .filter(|path| path.is_dir() && !path.ends_with("example"))
    {
        for file in fs::read_dir(&folder).unwrap().map(|entry| entry.unwrap().path()).filter(|path| path.is_file()) {
            let path = file.strip_prefix(&root).unwrap().to_str().unwrap().replace('\\', "/");
            files.insert(path, fs::read(&file).unwrap());
        }
    }
    files
}

/// The packs themselves.
pub fn packs() -> Packs {
    Packs::parse(files()).unwrap()
}
