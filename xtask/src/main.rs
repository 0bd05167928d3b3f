//! Chores: `cargo xtask <chore>`.
//!
//! **To add a chore:** `src/<chore>.rs` with its `CHORE`, and a line in
//! [`CHORES`]. What several chores need stands in a file named for the thing:
//! [`debian`], [`postgres`], [`bluesky`], [`node`], [`peers`], [`stage`], [`report`].
#![expect(clippy::print_stdout, clippy::print_stderr, reason = "chores talk to whoever typed them")]

use std::process::ExitCode;

mod api;
mod bench;
mod bluesky;
mod browser;
mod debian;
mod evaluate;
mod keeper;
mod node;
mod openapi;
mod peers;
mod postgres;
mod prove;
mod report;
mod stage;
mod test;
mod texts;
mod train;
mod tree;

/// Something to be done, by name.
struct Chore {
    name: &'static str,
    help: &'static str,
    run: fn(Vec<String>) -> anyhow::Result<ExitCode>,
}

/// Every chore.
const CHORES: &[Chore] = &[
    test::CHORE,
    train::CHORE,
    browser::CHORE,
    api::CHORE,
    openapi::CHORE,
    texts::CHORE,
    bench::CHORE,
    evaluate::CHORE,
    prove::CHORE,
];

fn main() -> ExitCode {
    let mut words = std::env::args().skip(1);
    let name = words.next().unwrap_or_default();
    let Some(chore) = CHORES.iter().find(|chore| chore.name == name) else {
        let asked_for_help = ["", "help", "--help", "-h"].contains(&name.as_str());
        if !asked_for_help {
            eprintln!("there is no chore called {name}\n");
        }
        println!("cargo xtask <chore>\n");
        for chore in CHORES {
            println!("  {:9}{}", chore.name, chore.help);
        }
        return if asked_for_help { ExitCode::SUCCESS } else { ExitCode::from(2) };
    };
    match (chore.run)(words.collect()) {
        Ok(code) => code,
        Err(error) => {
            eprintln!("xtask {name}: {error:#}");
            ExitCode::FAILURE
        }
    }
}
