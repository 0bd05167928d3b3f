//! `cargo xtask bench`: starts the benchmarks of `bench/`.

use std::process::ExitCode;

use crate::{Chore, tree};

pub(crate) const CHORE: Chore =
    Chore { name: "bench", help: "runs the benchmarks; what follows is passed on to them", run };

fn run(more: Vec<String>) -> anyhow::Result<ExitCode> {
    let status = tree::cargo(&["run", "--release", "--package", "saklig-bench", "--"]).args(more).status()?;
    Ok(if status.success() { ExitCode::SUCCESS } else { ExitCode::FAILURE })
}
