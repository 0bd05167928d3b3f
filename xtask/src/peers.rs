//! The peers that the measurements stand beside, in a Python of their own.

use std::{fs, path::PathBuf, process::Command};

use anyhow::ensure;

use crate::tree;

/// What is installed.
const PACKAGES: &[&str] =
    &["datasketch==2.0.0", "lingua-language-detector==2.1.1", "presidio-analyzer==2.2.366", "scikit-learn==1.9.1"];

/// The Python that has them, installed unless just these versions are.
pub(crate) fn python() -> anyhow::Result<PathBuf> {
    let home = tree::cache()?.join("peers");
    let (python, installed) = (home.join("bin/python"), home.join("installed"));
    let wanted = PACKAGES.join(" ");
    if fs::read_to_string(&installed).is_ok_and(|packages| packages == wanted) {
        return Ok(python);
    }
    println!("installing {wanted}");
    let status = Command::new("python3").args(["-m", "venv", "--clear"]).arg(&home).status()?;
    ensure!(status.success(), "python3 -m venv failed");
    let mut pip = Command::new(home.join("bin/pip"));
    let status = pip.args(["install", "--quiet", "--disable-pip-version-check"]).args(PACKAGES).status()?;
    ensure!(status.success(), "{wanted} could not be installed");
    fs::write(installed, wanted)?;
    Ok(python)
}
