//! `cargo xtask bench`: builds the program and starts the benchmarks of `bench/`.

use std::process::ExitCode;

use anyhow::ensure;

use crate::{Chore, debian, peers, postgres::Postgres, tree};

pub(crate) const CHORE: Chore = Chore {
    name: "bench",
    help: "builds for release and measures; what follows is passed on: a count, or reading",
    run,
};

fn run(more: Vec<String>) -> anyhow::Result<ExitCode> {
    debian::install()?;
    let packages = ["build", "--locked", "--release", "--package", "saklig", "--package", "saklig-bench"];
    ensure!(tree::cargo(&packages).status()?.success(), "the program does not build");
    let folder = tree::target()?.join("release");
    let postgres = Postgres::start_durable()?;
    let mut bench = tree::command(folder.join("saklig-bench"));
    bench
        .arg(folder.join("saklig"))
        .args(more)
        .env("SAKLIG_TEST_POSTGRES", &postgres.url)
        .env("SAKLIG_PEERS", peers::python()?);
    Ok(if bench.status()?.success() { ExitCode::SUCCESS } else { ExitCode::FAILURE })
}
