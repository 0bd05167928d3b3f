//! What the tests need from Debian, installed only where it is missing.

use std::{fs, path::PathBuf, process::Command};

use anyhow::{bail, ensure};

use crate::tree;

/// A package, and how to see that it is there.
type Need = (&'static str, fn() -> bool);

const NEEDS: &[Need] = &[
    ("chromium", || has("chromium", "--version")),
    ("postgresql", || postgres().is_some()),
    ("python3-venv", || runs(Command::new("python3").args(["-c", "import ensurepip, venv"]))),
    ("redis-server", || has("redis-server", "--version")),
    ("sqlite3", || has("sqlite3", "--version")),
];

/// Installs what is missing.
pub(crate) fn install() -> anyhow::Result<()> {
    let missing: Vec<_> = NEEDS.iter().filter(|(_, is_there)| !is_there()).map(|(name, _)| *name).collect();
    if missing.is_empty() {
        return Ok(());
    }
    let names = missing.join(" ");
    println!("installing from Debian: {names}");
    let sudo = !tree::is_root();
    if sudo && !runs(Command::new("sudo").args(["-n", "true"])) {
        bail!(
            "please install: apt-get install --no-install-recommends {names}   (this needs root, or sudo without a password)"
        );
    }
    let apt = |words: &[&str]| {
        let mut command = Command::new(if sudo { "sudo" } else { "env" });
        command.args(["DEBIAN_FRONTEND=noninteractive", "apt-get"]).args(words).status()
    };
    apt(&["update", "--quiet", "--quiet"])?;
    let mut words = vec!["install", "--yes", "--quiet", "--quiet", "--no-install-recommends"];
    words.extend(&missing);
    ensure!(apt(&words)?.success(), "apt-get could not install: {names}");
    for (name, is_there) in NEEDS {
        ensure!(is_there(), "{name} is installed and cannot be used");
    }
    Ok(())
}

/// The folder with the programs of the newest PostgreSQL.
pub(crate) fn postgres() -> Option<PathBuf> {
    let versions = fs::read_dir("/usr/lib/postgresql").ok()?.flatten();
    let number = |path: &PathBuf| path.file_name()?.to_str()?.parse::<u32>().ok();
    let newest = versions.map(|entry| entry.path()).filter(|path| number(path).is_some()).max_by_key(number)?;
    Some(newest.join("bin")).filter(|bin| bin.join("initdb").is_file())
}

fn has(program: &str, word: &str) -> bool {
    runs(Command::new(program).arg(word))
}

fn runs(command: &mut Command) -> bool {
    command.output().is_ok_and(|output| output.status.success())
}
