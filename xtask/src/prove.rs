//! `cargo xtask prove`: load, kills, two nodes and long fuzzing. What each part
//! finds is written with its date to `docs/proof/`, to be committed.

use std::{path::Path, process::ExitCode};

use anyhow::{bail, ensure};

use crate::{Chore, debian, node::Node, postgres::Postgres, report, tree};

pub(crate) const CHORE: Chore = Chore {
    name: "prove",
    help: "load, kills, two nodes, long fuzzing; all of it, or what it is told: imports, nodes, two-nodes, reach-sqlite, reach-postgres, shift, figures-postgres, fuzzing; writes docs/proof/",
    run,
};

/// What is proven, with the title of its report.
const PARTS: [(&str, &str); 8] = [
    ("imports", "Imports that are killed"),
    ("nodes", "A node that is killed"),
    ("two-nodes", "Two nodes, one or the other killed"),
    ("reach-sqlite", "A million comments on SQLite"),
    ("reach-postgres", "A million comments on PostgreSQL"),
    (SHIFT, "Fifty moderators, a million items"),
    ("figures-postgres", "Figures and lists over a million items on PostgreSQL"),
    (FUZZING, "Texts of every kind"),
];

const FUZZING: &str = "fuzzing";

/// The one that takes a browser.
const SHIFT: &str = "shift";

/// How many texts each property is tried with; a test run takes 256.
const FUZZED: &str = "100000";

#[expect(clippy::needless_pass_by_value, reason = "every chore is given its words")]
fn run(words: Vec<String>) -> anyhow::Result<ExitCode> {
    if let Some(word) = words.iter().find(|word| PARTS.iter().all(|(part, _)| part != word)) {
        bail!("'{word}' is not proven here; {}", CHORE.help);
    }
    debian::install()?;
    let packages = ["build", "--locked", "--release", "--package", "saklig", "--package", "saklig-bench"];
    ensure!(tree::cargo(&packages).status()?.success(), "the program does not build");
    let folder = tree::target()?.join("release");
    let mut good = true;
    for (part, title) in PARTS {
        if !words.is_empty() && words.iter().all(|word| word != part) {
            continue;
        }
        let (lines, held) = if part == FUZZING {
            fuzz(&folder)?
        } else {
            let postgres = Postgres::start_durable()?;
            let mut bench = tree::command(folder.join("saklig-bench"));
            bench.arg(folder.join("saklig")).args(["prove", part]).env("SAKLIG_TEST_POSTGRES", &postgres.url);
            if part == SHIFT {
                let node = Node::install()?;
                bench
                    .env("SAKLIG_NODE", &node.program)
                    .env("SAKLIG_BROWSER_PACKAGES", &node.packages)
                    .env("SAKLIG_PANE", tree::root().join("xtask/browser/pane.mjs"));
            }
            report::shown(&mut bench)?
        };
        report::write(&format!("proof/{part}"), title, &format!("prove {part}"), &lines)?;
        good &= held;
    }
    Ok(if good { ExitCode::SUCCESS } else { ExitCode::FAILURE })
}

fn fuzz(folder: &Path) -> anyhow::Result<(Vec<String>, bool)> {
    let (mut lines, good) = report::shown(tree::command(folder.join("saklig-bench")).arg("fuzz"))?;
    let tests = ["test", "--locked", "--release", "--package", "saklig-triage", "--test", "any_input"];
    let fuzzed = tree::cargo(&tests).env("PROPTEST_CASES", FUZZED).status()?.success();
    let verdict = if fuzzed { "nothing found" } else { "**a text was found; see proptest-regressions**" };
    let line = format!("| every reader of texts, {FUZZED} drawn texts a property | {verdict} | nothing found | |");
    println!("{line}");
    lines.push(line);
    Ok((lines, good && fuzzed))
}
