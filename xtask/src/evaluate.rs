//! `cargo xtask evaluate`: how well texts are read, on the labelled sets of
//! `bench/sets/`, beside its limits and peers. What it finds is written with its
//! date to `docs/evaluation.md`, to be committed.

use std::process::ExitCode;

use anyhow::ensure;

use crate::{Chore, debian, peers, report, tree};

pub(crate) const CHORE: Chore = Chore {
    name: "evaluate",
    help: "how well texts are read, on labelled sets; writes docs/evaluation.md unless told what to evaluate: identifiers, names, offence, threats, language, floods, party-political, purpose, special-category",
    run,
};

#[expect(clippy::needless_pass_by_value, reason = "every chore is given its words")]
fn run(words: Vec<String>) -> anyhow::Result<ExitCode> {
    debian::install()?;
    let python = peers::python()?;
    let build = ["build", "--locked", "--release", "--package", "saklig", "--package", "saklig-bench"];
    ensure!(tree::cargo(&build).status()?.success(), "the measurements do not build");
    let mut evaluate = tree::command(tree::target()?.join("release").join("saklig-bench"));
    let (lines, good) = report::shown(evaluate.arg("evaluate").args(&words).env("SAKLIG_PEERS", python))?;
    if words.is_empty() {
        report::write("evaluation", "How well texts are read", "evaluate", &lines)?;
    }
    Ok(if good { ExitCode::SUCCESS } else { ExitCode::FAILURE })
}
