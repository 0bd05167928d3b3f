//! `cargo xtask browser`: the built program in a real browser.

use std::process::{Command, ExitCode};

use anyhow::ensure;

use crate::{Chore, debian, node::Node, tree};

pub(crate) const CHORE: Chore = Chore {
    name: "browser",
    help: "builds the program and walks through it in Chromium; --picture draws docs/inbox.png",
    run,
};

fn run(more: Vec<String>) -> anyhow::Result<ExitCode> {
    debian::install()?;
    let node = Node::install()?;
    ensure!(build().status()?.success(), "the program does not build");
    let status = walk(&node)?.args(more).status()?;
    Ok(if status.success() { ExitCode::SUCCESS } else { ExitCode::FAILURE })
}

/// The command that builds the program.
pub(crate) fn build() -> Command {
    tree::cargo(&["build", "--locked", "--package", "saklig"])
}

/// The command that walks through the program that was built.
pub(crate) fn walk(node: &Node) -> anyhow::Result<Command> {
    let mut command = tree::command(&node.program);
    command
        .arg("xtask/browser/run.mjs")
        .env("SAKLIG_BROWSER_PACKAGES", &node.packages)
        .env("SAKLIG_BROWSER_PICTURES", tree::cache()?.join("pictures"))
        .env("SAKLIG_BROWSER_PROGRAM", tree::target()?.join("debug").join("saklig"));
    Ok(command)
}
