//! `cargo xtask openapi`: writes `docs/openapi.json` anew.

use std::process::ExitCode;

use crate::{Chore, tree};

pub(crate) const CHORE: Chore =
    Chore { name: "openapi", help: "writes docs/openapi.json anew from the operations of the API", run };

fn run(_: Vec<String>) -> anyhow::Result<ExitCode> {
    let test = ["test", "--package", "saklig-web", "--lib", "the_committed_document_is_what_the_program_serves"];
    let status = tree::cargo(&test).env("SAKLIG_UPDATE", "1").status()?;
    Ok(if status.success() { ExitCode::SUCCESS } else { ExitCode::FAILURE })
}
