//! The acceptance scenarios: `features/*.feature`, played through the pages of
//! the real program, once on each database.
//!
//! `cargo test -p saklig --test scenarios` plays all; a word after `--` plays
//! those whose title holds it: `-- A03`. Steps are generic, so that a new
//! scenario needs no new code: `features/STEPS.md` lists them.
//!
//! A step that is not written fails its scenario. A scenario tagged `@pending`
//! waits for a theme that is not built yet: it is listed, and fails the run as
//! soon as it passes.

mod bench;
mod steps;
#[path = "../town/mod.rs"]
#[allow(dead_code, reason = "shared with the walk, which uses other parts")]
mod town;

use std::{
    path::Path,
    process::ExitCode,
    sync::{
        Mutex,
        atomic::{AtomicBool, Ordering},
    },
};

use cucumber::{World as _, event::ScenarioFinished, gherkin};

use self::{bench::Bench, town::Engine};

/// Which engine is being played on: one after the other, never both at once.
static ON_POSTGRES: AtomicBool = AtomicBool::new(false);

/// What became of each scenario.
static OUTCOMES: Mutex<Vec<Outcome>> = Mutex::new(Vec::new());

/// How many scenarios play at once.
const AT_ONCE: usize = 4;

struct Outcome {
    title: String,
    engine: Engine,
    pending: bool,
    passed: bool,
}

pub(crate) fn engine() -> Engine {
    if ON_POSTGRES.load(Ordering::SeqCst) { Engine::Postgres } else { Engine::Sqlite }
}

fn is_pending(feature: &gherkin::Feature, scenario: &gherkin::Scenario) -> bool {
    feature.tags.iter().chain(&scenario.tags).any(|tag| tag == "pending")
}

#[tokio::main]
async fn main() -> ExitCode {
    let word = std::env::args().skip(1).find(|argument| !argument.starts_with('-')).unwrap_or_default();
    let features = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../features");
    let mut unread = 0;
    let all = word.is_empty();
    for engine in Engine::ALL {
        ON_POSTGRES.store(engine == Engine::Postgres, Ordering::SeqCst);
        println!("\n== {} ==", engine.name());
        let word = word.clone();
        let played = Bench::cucumber()
            .max_concurrent_scenarios(AT_ONCE)
            .with_default_cli()
            .after(move |feature, _, scenario, finished, bench| {
                let outcome = Outcome {
                    title: scenario.name.clone(),
                    engine,
                    pending: is_pending(feature, scenario),
                    // A scenario without steps shows nothing.
                    passed: matches!(finished, ScenarioFinished::StepPassed) && !scenario.steps.is_empty(),
                };
                OUTCOMES.lock().unwrap().push(outcome);
                Box::pin(async move {
                    if let Some(bench) = bench {
                        bench.close().await;
                    }
                })
            })
            .fail_on_skipped()
            .filter_run(features.clone(), move |_, _, scenario| scenario.name.contains(&word))
            .await;
        unread += cucumber::writer::Stats::<Bench>::parsing_errors(&played);
    }
    report(unread, all)
}

/// Says how it went, the last line for machines and people in a hurry.
fn report(unread: usize, all: bool) -> ExitCode {
    let outcomes = OUTCOMES.lock().unwrap();
    println!();
    let (mut passed, mut failed, mut skipped) = (0, unread, 0);
    for outcome in outcomes.iter() {
        let place = format!("{} ({})", outcome.title, outcome.engine.name());
        match (outcome.pending, outcome.passed) {
            (false, true) => passed += 1,
            (false, false) => {
                failed += 1;
                println!("FAILED  {place}");
            }
            (true, false) => {
                skipped += 1;
                println!("pending {place}");
            }
            (true, true) => {
                failed += 1;
                println!("FAILED  {place}: it passes, so it is not pending any more: take the tag away");
            }
        }
    }
    if unread > 0 {
        println!("FAILED  {unread} feature files cannot be read");
    }
    println!("{passed} passed, {failed} failed, {skipped} skipped");
    // Nothing played is nothing shown, unless a word that fits nothing was given.
    if failed == 0 && (passed > 0 || !all) { ExitCode::SUCCESS } else { ExitCode::FAILURE }
}
