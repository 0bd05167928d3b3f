//! `cargo xtask train`: trains the models of `packs/reading/models/` from
//! `bench/training/`, cross-validated, with a card each. It takes a quarter of
//! an hour; a name such as `language` or `comments` trains that one alone.

use std::process::ExitCode;

use crate::{Chore, tree};

pub(crate) const CHORE: Chore =
    Chore { name: "train", help: "trains the models that texts are read by, all or the one named", run };

fn run(more: Vec<String>) -> anyhow::Result<ExitCode> {
    let mut train =
        tree::cargo(&["run", "--locked", "--release", "--package", "saklig-triage", "--example", "train", "--"]);
    Ok(if train.args(more).status()?.success() { ExitCode::SUCCESS } else { ExitCode::FAILURE })
}
