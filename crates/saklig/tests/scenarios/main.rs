//! The acceptance scenarios: `features/*.feature`, played through the pages of
//! the real program, once on each database.
//!
//! `cargo test -p saklig --test scenarios` plays all; a word after `--` plays
//! those whose title holds it: `-- A03`. Steps are generic, so that a new
//! scenario needs no new code: `features/STEPS.md` lists them.
//!
//! A step that is not written fails its scenario. A scenario tagged `@pending`
//! waits for something that is not built yet. It is listed, with the first step
//! that is missing; where no step is missing it is played, quietly. It fails the
//! run as soon as it passes, and when `features/themes.toml` calls one of its
//! themes done.
#![expect(clippy::expect_used, clippy::panic, clippy::unwrap_used, reason = "a test says no by falling over")]
#![expect(clippy::print_stdout, reason = "the outcome of each scenario is what it is for")]

mod bench;
mod steps;
#[path = "../town/mod.rs"]
#[expect(dead_code, reason = "shared with the walk, which uses other parts")]
mod town;
#[path = "../written/mod.rs"]
#[expect(dead_code, reason = "shared with the tests of what is written, which use other parts")]
mod written;

use std::{
    path::{Path, PathBuf},
    process::ExitCode,
    sync::{
        Mutex,
        atomic::{AtomicBool, Ordering},
    },
};

use cucumber::{
    World as _,
    event::{Cucumber, Event, ScenarioFinished},
    gherkin::{Feature, Rule, Scenario},
    parser, writer,
};

use self::{
    bench::Bench,
    town::Engine,
    written::{
        PENDING,
        themes::Themes,
        verdict::{Outcome, Verdict},
    },
};

/// Which engine is being played on: one after the other, never both at once.
static ON_POSTGRES: AtomicBool = AtomicBool::new(false);

/// What became of each scenario.
static OUTCOMES: Mutex<Vec<Outcome>> = Mutex::new(Vec::new());

/// How many scenarios play at once.
const AT_ONCE: usize = 4;

pub(crate) fn engine() -> Engine {
    if ON_POSTGRES.load(Ordering::SeqCst) { Engine::Postgres } else { Engine::Sqlite }
}

/// The first step of a scenario that is not written.
fn missing(feature: &Feature, rule: Option<&Rule>, scenario: &Scenario) -> Option<String> {
    let known = Bench::collection();
    let steps = written::steps(feature, rule, scenario);
    steps.into_iter().find(|step| matches!(known.find(step), Ok(None))).map(|step| step.value)
}

/// Says nothing: what is expected to fail need not be read.
struct Quiet;

impl cucumber::Writer<Bench> for Quiet {
    type Cli = cucumber::cli::Empty;

    async fn handle_event(&mut self, _: parser::Result<Event<Cucumber<Bench>>>, _: &Self::Cli) {}
}

impl writer::Normalized for Quiet {}

/// Notes what became of a scenario that was played, and tears its bench down.
macro_rules! noting {
    ($engine:expr) => {
        move |feature, rule, scenario, finished, bench: Option<&mut Bench>| {
            OUTCOMES.lock().unwrap().push(Outcome {
                title: scenario.name.clone(),
                tags: written::tags(feature, rule, scenario),
                engine: Some($engine.name()),
                missing: matches!(finished, ScenarioFinished::StepSkipped)
                    .then(|| missing(feature, rule, scenario))
                    .flatten(),
                // A scenario without steps shows nothing.
                passed: matches!(finished, ScenarioFinished::StepPassed) && !scenario.steps.is_empty(),
            });
            Box::pin(async move {
                if let Some(bench) = bench {
                    bench.close().await;
                }
            })
        }
    };
}

/// Plays what is not pending. How many files cannot be read.
async fn play(features: PathBuf, engine: Engine, word: String) -> usize {
    let played = Bench::cucumber()
        .max_concurrent_scenarios(AT_ONCE)
        .with_default_cli()
        .after(noting!(engine))
        .fail_on_skipped()
        .filter_run(features, move |feature, rule, scenario| {
            scenario.name.contains(&word) && !written::tags(feature, rule, scenario).iter().any(|tag| tag == PENDING)
        })
        .await;
    writer::Stats::<Bench>::parsing_errors(&played)
}

/// Plays what is pending although every step is written, and lists the rest.
async fn play_pending(features: PathBuf, engine: Engine, word: String) {
    Bench::cucumber()
        .with_writer(Quiet)
        .max_concurrent_scenarios(AT_ONCE)
        .with_default_cli()
        .after(noting!(engine))
        .filter_run(features, move |feature, rule, scenario| {
            let tags = written::tags(feature, rule, scenario);
            if !scenario.name.contains(&word) || !tags.iter().any(|tag| tag == PENDING) {
                return false;
            }
            let missing = missing(feature, rule, scenario);
            let play = missing.is_none();
            let mut outcomes = OUTCOMES.lock().unwrap();
            if !play && !outcomes.iter().any(|outcome| outcome.title == scenario.name) {
                outcomes.push(Outcome { title: scenario.name.clone(), tags, engine: None, missing, passed: false });
            }
            play
        })
        .await;
}

#[tokio::main]
async fn main() -> ExitCode {
    let word = std::env::args().skip(1).find(|argument| !argument.starts_with('-')).unwrap_or_default();
    let features = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../features");
    let mut unread = 0;
    for engine in Engine::ALL {
        ON_POSTGRES.store(engine == Engine::Postgres, Ordering::SeqCst);
        println!("\n== {} ==", engine.name());
        unread += play(features.clone(), engine, word.clone()).await;
        play_pending(features.clone(), engine, word.clone()).await;
    }
    report(unread, word.is_empty())
}

/// Says how it went, the last line for machines and people in a hurry.
fn report(unread: usize, all: bool) -> ExitCode {
    let themes = Themes::read();
    println!();
    let (mut passed, mut failed, mut pending) = (0, unread, 0);
    for outcome in OUTCOMES.lock().unwrap().iter() {
        let place = match outcome.engine {
            Some(engine) => format!("{} ({engine})", outcome.title),
            None => outcome.title.clone(),
        };
        match outcome.verdict(&themes) {
            Verdict::Passed => passed += 1,
            Verdict::Pending(why) => {
                pending += 1;
                println!("pending {place}: {why}");
            }
            Verdict::Failed(why) => {
                failed += 1;
                println!("FAILED  {place}{}{why}", if why.is_empty() { "" } else { ": " });
            }
        }
    }
    if unread > 0 {
        println!("FAILED  {unread} feature files cannot be read");
    }
    println!("{passed} passed, {failed} failed, {pending} pending");
    // Nothing played is nothing shown, unless a word that fits nothing was given.
    if failed == 0 && (passed > 0 || !all) { ExitCode::SUCCESS } else { ExitCode::FAILURE }
}
