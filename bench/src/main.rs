//! What Saklig is measured by. Every figure stands beside a peer or a limit
//! taken in the same run, so that a slow machine does not look like a slow
//! program. `cargo xtask bench` builds and runs it; it measures the built
//! program from outside, as its users meet it.
//!
//! To add a figure: a file named for what is measured, returning [`Figure`]s,
//! and a line in `main`.
#![expect(clippy::print_stdout, clippy::print_stderr, reason = "it shows what it measured")]

mod browsing;
mod comments;
mod evaluate;
mod faults;
mod fuzz;
mod import;
mod lists;
mod node;
mod outside;
mod pages;
mod pane;
mod plain;
mod program;
mod reach;
mod reading;
mod shift;
mod years;

use std::{
    env,
    path::{Path, PathBuf},
    process::ExitCode,
};

use anyhow::Context as _;
use sqlx::{Connection as _, Executor as _, PgConnection};

/// Something that was measured.
pub struct Figure {
    /// What.
    pub what: String,
    /// How much, in words.
    pub got: String,
    /// The limit or the peer, in words.
    pub beside: String,
    /// How much of the limit was used: at most 1 is within it. [`STATED`] where
    /// there is none.
    pub share: f64,
}

/// The share of what has no limit.
pub const STATED: f64 = f64::NEG_INFINITY;

const HEAD: &str = "| what | measured | limit or peer | share |\n| --- | --- | --- | --- |";

#[tokio::main]
async fn main() -> anyhow::Result<ExitCode> {
    let words: Vec<String> = env::args().skip(1).collect();
    // Started by ourselves, to be killed.
    if words.first().is_some_and(|word| word == "node") {
        node::run(&node::Told::from_words(&words[1..])?).await?;
        return Ok(ExitCode::SUCCESS);
    }
    if words.first().is_some_and(|word| word == "evaluate") {
        println!("{HEAD}");
        return Ok(if evaluate::run(&words[1..])? { ExitCode::SUCCESS } else { ExitCode::FAILURE });
    }
    if words.first().is_some_and(|word| word == "memory") {
        println!("{}", reading::memory(words.get(1).map_or("", String::as_str))?);
        return Ok(ExitCode::SUCCESS);
    }
    if words.first().is_some_and(|word| word == "fuzz") {
        return Ok(if show(fuzz::fuzz()?) { ExitCode::SUCCESS } else { ExitCode::FAILURE });
    }
    let program = PathBuf::from(words.first().map_or("target/release/saklig", String::as_str));
    anyhow::ensure!(program.exists(), "{} is not built: cargo build --release", program.display());
    let folder = tempfile::tempdir()?;
    let server = env::var("SAKLIG_TEST_POSTGRES").ok();
    println!("{HEAD}");
    let good = match words.get(1).map(String::as_str) {
        Some("reading") => show(reading::reading()?),
        Some("prove") => prove(&program, folder.path(), server.as_deref(), &words[2..]).await?,
        count => bench(&program, folder.path(), server.as_deref(), count.unwrap_or("100000").parse()?).await?,
    };
    Ok(if good { ExitCode::SUCCESS } else { ExitCode::FAILURE })
}

/// Speed, beside peers. Whether all of it is within its limits.
async fn bench(program: &Path, folder: &Path, server: Option<&str>, count: usize) -> anyhow::Result<bool> {
    let file = folder.join("comments.jsonl");
    comments::write(&file, count)?;
    let data = folder.join("data");
    let mut good = show(reading::reading()?);
    good &= show(import::sqlite(program, &file, &data, count).await?);
    good &= show(pages::pages(program, &data, "SQLite", &[])?);
    match server {
        Some(server) => good &= show(import::postgres(program, &file, &folder.join("pg"), server, count).await?),
        None => println!("| import on PostgreSQL | NOT MEASURED | SAKLIG_TEST_POSTGRES names no server | |"),
    }
    Ok(good)
}

/// Load and misfortune: everything, or what the words name, such as `nodes`.
/// Whether all of it held.
async fn prove(program: &Path, folder: &Path, server: Option<&str>, words: &[String]) -> anyhow::Result<bool> {
    let server = server.context("SAKLIG_TEST_POSTGRES must name a PostgreSQL server")?;
    let wanted = |name: &str| words.is_empty() || words.iter().any(|word| word == name);
    let mut good = true;
    if wanted("imports") {
        good &= show(faults::imports(program, folder, 60, server).await?);
    }
    if wanted("nodes") {
        good &= show(faults::nodes(program, folder, 70).await?);
    }
    if wanted("two-nodes") {
        good &= show(faults::two_nodes(program, folder, 40, server).await?);
    }
    let (sqlite, postgres) = (wanted("reach-sqlite"), wanted("reach-postgres"));
    if sqlite || postgres {
        good &= show(reach::reach(program, folder, 1_000_000, sqlite, postgres.then_some(server)).await?);
    }
    for (part, on_postgres) in [("shift", false), ("figures-postgres", true)] {
        if wanted(part) {
            good &= years(program, folder, on_postgres.then_some(server)).await?;
        }
    }
    Ok(good)
}

/// How many items there are when moderators are at work.
const MILLION: usize = 1_000_000;

/// A million items with five years of work: moderators, panes, figures and
/// lists. On SQLite `SAKLIG_BENCH_YEARS` names a folder that is filled where it
/// is new, and kept for the next time.
async fn years(program: &Path, folder: &Path, server: Option<&str>) -> anyhow::Result<bool> {
    let Some(server) = server else {
        let data = env::var("SAKLIG_BENCH_YEARS").map_or_else(|_| folder.join("years"), PathBuf::from);
        if !data.join("saklig.db").exists() {
            years::fill(program, &data, None, MILLION).await?;
        }
        return Ok(show(at_work(&data, None).await?));
    };
    let name = format!("years_{}", std::process::id());
    let (data, address) = (folder.join("years-pg"), format!("{server}/{name}"));
    let mut admin = PgConnection::connect(&format!("{server}/postgres")).await?;
    admin.execute(sqlx::AssertSqlSafe(format!("CREATE DATABASE {name}"))).await?;
    years::fill(program, &data, Some(&address), MILLION).await?;
    let measured = at_work(&data, Some(&address)).await;
    admin.execute(sqlx::AssertSqlSafe(format!("DROP DATABASE {name} WITH (FORCE)"))).await?;
    Ok(show(measured?))
}

async fn at_work(data: &Path, address: Option<&str>) -> anyhow::Result<Vec<Figure>> {
    let engine = if address.is_some() { "PostgreSQL" } else { "SQLite" };
    let shift = shift::Shift::begin(data, address)?;
    let mut figures = lists::lists(&shift, engine, MILLION).await?;
    if address.is_none() {
        figures.extend(pane::pane(&shift)?);
        figures.extend(shift::work(&shift).await?);
    }
    Ok(figures)
}

/// Shows figures; whether all are within their limits.
fn show(figures: Vec<Figure>) -> bool {
    let mut good = true;
    for figure in figures {
        good &= figure.share <= 1.0;
        let share = match figure.share {
            STATED => String::new(),
            share if share <= 1.0 => format!("{share:.2}"),
            share => format!("{share:.2} **over**"),
        };
        println!("| {} | {} | {} | {share} |", figure.what, figure.got, figure.beside);
    }
    good
}
