//! `cargo xtask texts`: the language files against one another and the pages.

use std::process::ExitCode;

use crate::{Chore, tree};

pub(crate) const CHORE: Chore =
    Chore { name: "texts", help: "checks the language files: missing, surplus and unused messages", run };

fn run(more: Vec<String>) -> anyhow::Result<ExitCode> {
    let status = tree::cargo(&["test", "--package", "saklig-web", "texts"]).args(more).status()?;
    Ok(if status.success() { ExitCode::SUCCESS } else { ExitCode::FAILURE })
}
