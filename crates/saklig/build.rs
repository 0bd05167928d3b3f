//! Lists the files of `packs/`, so that the program carries them. A country is
//! added by adding its folder.

use std::{
    env,
    fmt::Write as _,
    fs, io,
    path::{Path, PathBuf},
};

fn main() -> io::Result<()> {
    let packs = Path::new("../../packs");
    println!("cargo::rerun-if-changed={}", packs.display());
    let mut files = Vec::new();
    for folder in fs::read_dir(packs)? {
        gather(&folder?.path(), &mut files)?;
    }
    files.sort();
    let mut list = String::from("&[\n");
    for file in &files {
        let name = file.strip_prefix(packs).unwrap_or(file).to_string_lossy().replace('\\', "/");
        let path = fs::canonicalize(file)?;
        let _ = writeln!(list, "({name:?}, include_bytes!({:?})),", path.to_string_lossy());
    }
    list.push(']');
    let out = env::var("OUT_DIR").map_err(io::Error::other)?;
    fs::write(Path::new(&out).join("packs.rs"), list)
}

/// Every file in a folder of `packs/`, but for what people read about it.
fn gather(folder: &Path, files: &mut Vec<PathBuf>) -> io::Result<()> {
    if !folder.is_dir() {
        return Ok(());
    }
    println!("cargo::rerun-if-changed={}", folder.display());
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
