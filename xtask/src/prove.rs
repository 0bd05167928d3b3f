//! `cargo xtask prove`: load, kills, two nodes and long fuzzing. What it finds
//! is written with its date to `docs/proof.md`, to be committed.

use std::{
    fs,
    io::{BufRead as _, BufReader, Write as _},
    process::{ExitCode, Stdio},
};

use anyhow::{Context as _, ensure};

use crate::{Chore, debian, postgres::Postgres, tree};

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
    let mut report = Vec::new();
    let mut good = true;
    let only_fuzzing = words == ["fuzzing"];
    if !only_fuzzing {
        let postgres = Postgres::start_durable()?;
        let mut bench = tree::command(folder.join("saklig-bench"));
        bench.arg(folder.join("saklig")).arg("prove").args(&words).env("SAKLIG_TEST_POSTGRES", &postgres.url);
        let mut child = bench.stdout(Stdio::piped()).spawn()?;
        for line in BufReader::new(child.stdout.take().context("no output")?).lines() {
            let line = line?;
            println!("{line}");
            report.push(line);
        }
        good &= child.wait()?.success();
    }
    if words.is_empty() || only_fuzzing {
        let tests = ["test", "--locked", "--release", "--package", "saklig-triage", "--test", "any_input"];
        let fuzzed = tree::cargo(&tests).env("PROPTEST_CASES", FUZZED).status()?.success();
        let verdict = if fuzzed { "nothing found" } else { "**a text was found; see proptest-regressions**" };
        let line = format!("| every reader of texts, {FUZZED} drawn texts a property | {verdict} | nothing found | |");
        println!("{line}");
        report.push(line);
        good &= fuzzed;
    }
    if words.is_empty() {
        write(&report)?;
    }
    Ok(if good { ExitCode::SUCCESS } else { ExitCode::FAILURE })
}

/// Writes the report, with what it was measured on.
fn write(report: &[String]) -> anyhow::Result<()> {
    let said = |program: &str, words: &[&str]| -> anyhow::Result<String> {
        let output = tree::command(program).args(words).output()?;
        Ok(String::from_utf8_lossy(&output.stdout).trim().to_owned())
    };
    let cores = std::thread::available_parallelism()?;
    let memory = fs::read_to_string("/proc/meminfo").unwrap_or_default();
    let kilobytes: u64 =
        memory.split_whitespace().nth(1).and_then(|kilobytes| kilobytes.parse().ok()).unwrap_or_default();
    let mut file = fs::File::create(tree::root().join("docs").join("proof.md"))?;
    writeln!(file, "# Load and misfortune\n")?;
    writeln!(
        file,
        "Written by `cargo xtask prove` on {}, at {}, on {cores} cores with {} GB, {}. A share above 1 is over the limit.\n",
        said("date", &["+%Y-%m-%d"])?,
        said("git", &["describe", "--always", "--dirty"])?,
        kilobytes / 1_000_000,
        said("rustc", &["--version"])?,
    )?;
    for line in report {
        writeln!(file, "{line}")?;
    }
    Ok(())
}
