//! `cargo xtask api`: the built program against its own document of the API,
//! by schemathesis.

use std::{
    fs,
    path::PathBuf,
    process::{Command, ExitCode},
};

use anyhow::ensure;

use crate::{Chore, browser, debian, tree};

pub(crate) const CHORE: Chore =
    Chore { name: "api", help: "builds the program and tries every operation of the API with schemathesis", run };

/// What is installed.
const PACKAGE: &str = "schemathesis==4.32.5";

fn run(_: Vec<String>) -> anyhow::Result<ExitCode> {
    debian::install()?;
    install()?;
    ensure!(browser::build().status()?.success(), "the program does not build");
    let status = drive()?.status()?;
    Ok(if status.success() { ExitCode::SUCCESS } else { ExitCode::FAILURE })
}

fn home() -> anyhow::Result<PathBuf> {
    Ok(tree::cache()?.join("schemathesis"))
}

/// Installs schemathesis, unless just this version is installed.
pub(crate) fn install() -> anyhow::Result<()> {
    let home = home()?;
    let installed = home.join("installed");
    if fs::read_to_string(&installed).is_ok_and(|package| package == PACKAGE) {
        return Ok(());
    }
    println!("installing {PACKAGE}");
    let status = Command::new("python3").args(["-m", "venv", "--clear"]).arg(&home).status()?;
    ensure!(status.success(), "python3 -m venv failed");
    let mut pip = Command::new(home.join("bin/pip"));
    let status = pip.args(["install", "--quiet", "--disable-pip-version-check", PACKAGE]).status()?;
    ensure!(status.success(), "{PACKAGE} could not be installed");
    fs::write(installed, PACKAGE)?;
    Ok(())
}

/// The command that tries the program that was built.
pub(crate) fn drive() -> anyhow::Result<Command> {
    let home = home()?;
    let mut command = tree::command(home.join("bin/python"));
    command
        .arg("xtask/api/run.py")
        .env("SAKLIG_API_SCHEMATHESIS", home.join("bin/schemathesis"))
        .env("SAKLIG_API_PROGRAM", tree::target()?.join("debug").join("saklig"));
    Ok(command)
}
