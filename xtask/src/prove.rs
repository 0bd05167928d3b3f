//! `cargo xtask prove`: load, kills, two nodes and long fuzzing. What it finds
//! is written with its date to `docs/proof.md`, to be committed.

use std::process::ExitCode;

use anyhow::ensure;

use crate::{Chore, debian, postgres::Postgres, report, tree};

pub(crate) const CHORE: Chore = Chore {
    name: "prove",
    help: "load, kills, two nodes, long fuzzing; writes docs/proof.md unless told what to prove: imports, nodes, two-nodes, reach-sqlite, reach-postgres, fuzzing",
    run,
};

/// How many texts each property is tried with; a test run takes 256.
const FUZZED: &str = "100000";

#[expect(clippy::needless_pass_by_value, reason = "every chore is given its words")]
fn run(words: Vec<String>) -> anyhow::Result<ExitCode> {
    debian::install()?;
    let packages = ["build", "--locked", "--release", "--package", "saklig", "--package", "saklig-bench"];
    ensure!(tree::cargo(&packages).status()?.success(), "the program does not build");
    let folder = tree::target()?.join("release");
    let mut lines = Vec::new();
    let mut good = true;
    let only_fuzzing = words == ["fuzzing"];
    if !only_fuzzing {
        let postgres = Postgres::start_durable()?;
        let mut bench = tree::command(folder.join("saklig-bench"));
        bench.arg(folder.join("saklig")).arg("prove").args(&words).env("SAKLIG_TEST_POSTGRES", &postgres.url);
        let (more, held) = report::shown(&mut bench)?;
        lines.extend(more);
        good &= held;
    }
    if words.is_empty() || only_fuzzing {
        let (more, held) = report::shown(tree::command(folder.join("saklig-bench")).arg("fuzz"))?;
        lines.extend(more);
        good &= held;
        let tests = ["test", "--locked", "--release", "--package", "saklig-triage", "--test", "any_input"];
        let fuzzed = tree::cargo(&tests).env("PROPTEST_CASES", FUZZED).status()?.success();
        let verdict = if fuzzed { "nothing found" } else { "**a text was found; see proptest-regressions**" };
        let line = format!("| every reader of texts, {FUZZED} drawn texts a property | {verdict} | nothing found | |");
        println!("{line}");
        lines.push(line);
        good &= fuzzed;
    }
    if words.is_empty() {
        report::write("proof", "Load and misfortune", "prove", &lines)?;
    }
    Ok(if good { ExitCode::SUCCESS } else { ExitCode::FAILURE })
}
