//! `cargo xtask test`: every test, with all that they need.

use std::process::{Command, ExitCode};

use anyhow::ensure;

use crate::{Chore, api, bluesky::Bluesky, browser, debian, node::Node, postgres::Postgres, stage::Stages, tree};

pub(crate) const CHORE: Chore =
    Chore { name: "test", help: "installs what is missing, and runs every test and check", run };

/// Tests that want more than the machine they run on.
const FEATURES: &str = "saklig-channel/live";

fn run(_: Vec<String>) -> anyhow::Result<ExitCode> {
    let mut stages = Stages::default();
    let before = changes();
    stages.act("set up: packages from Debian", debian::install);
    stages.run("format", &mut tree::cargo(&["fmt", "--all", "--check"]));
    let clippy =
        ["clippy", "--locked", "--workspace", "--all-targets", "--features", FEATURES, "--", "--deny", "warnings"];
    stages.run("lints", &mut tree::cargo(&clippy));
    let doc = ["doc", "--locked", "--workspace", "--no-deps", "--document-private-items"];
    stages.run("documentation", tree::cargo(&doc).env("RUSTDOCFLAGS", "-D warnings"));
    let build = ["test", "--locked", "--workspace", "--features", FEATURES, "--no-run"];
    stages.run("build the tests", &mut tree::cargo(&build));

    let postgres = stages.act("set up: PostgreSQL", Postgres::start);
    let bluesky = stages.act("set up: a Bluesky network", Bluesky::start);
    let mut tests = tree::cargo(&["test", "--locked", "--workspace", "--features", FEATURES, "--no-fail-fast"]);
    // A snapshot that differs is a failure, not a new file.
    tests.env("INSTA_UPDATE", "no");
    if let Some(postgres) = &postgres {
        tests.env("SAKLIG_TEST_POSTGRES", &postgres.url);
    }
    if let Some(bluesky) = &bluesky {
        tests.envs(bluesky.variables.iter().map(|(name, value)| (name, value)));
    }
    stages.tests("tests", &mut tests);
    drop(bluesky);
    drop(postgres);

    let node = stages.act("set up: Node and the browser's packages", Node::install);
    stages.run("build the program", &mut browser::build());
    if let Some(node) = node {
        match browser::walk(&node) {
            Ok(mut walk) => stages.tests("in the browser", &mut walk),
            Err(error) => drop(stages.act("in the browser", || -> anyhow::Result<()> { Err(error) })),
        }
    }
    if stages.act("set up: schemathesis", api::install).is_some() {
        match api::drive() {
            Ok(mut drive) => stages.tests("the API against its document", &mut drive),
            Err(error) => drop(stages.act("the API against its document", || -> anyhow::Result<()> { Err(error) })),
        }
    }
    stages.act("files that are generated", || {
        let after = changes();
        ensure!(before == after, "the run changed files in the source tree:\n{after}");
        Ok(())
    });
    Ok(if stages.sum_up() { ExitCode::SUCCESS } else { ExitCode::FAILURE })
}

/// What git sees as changed or new; nothing where there is no git.
fn changes() -> String {
    let mut git: Command = tree::command("git");
    let output = git.args(["status", "--porcelain"]).output();
    output.map(|output| String::from_utf8_lossy(&output.stdout).into_owned()).unwrap_or_default()
}
