//! What Saklig is measured by. Every figure stands beside a peer or a limit
//! taken in the same run, so that a slow machine does not look like a slow
//! program. `cargo xtask bench` builds and runs it; it measures the built
//! program from outside, as its users meet it.
//!
//! To add a figure: a file named for what is measured, returning [`Figure`]s,
//! and a line in `main`.
#![expect(clippy::print_stdout, reason = "it shows what it measured")]

mod comments;
mod import;
mod pages;
mod plain;
mod program;

use std::{env, path::PathBuf};

/// Something that was measured.
pub struct Figure {
    /// What.
    pub what: String,
    /// How much, in words.
    pub got: String,
    /// The limit or the peer, in words.
    pub beside: String,
    /// How much of the limit was used: at most 1 is within it.
    pub share: f64,
}

#[tokio::main]
async fn main() -> anyhow::Result<()> {
    let program = PathBuf::from(env::args().nth(1).unwrap_or_else(|| "target/release/saklig".into()));
    let count: usize = env::args().nth(2).map_or(Ok(100_000), |count| count.parse())?;
    anyhow::ensure!(program.exists(), "{} is not built: cargo build --release", program.display());
    let folder = tempfile::tempdir()?;
    let file = folder.path().join("comments.jsonl");
    comments::write(&file, count)?;

    println!("| what | measured | limit or peer | share |\n| --- | --- | --- | --- |");
    let data = folder.path().join("data");
    show(import::sqlite(&program, &file, &data, count).await?);
    show(pages::pages(&program, &data)?);
    match env::var("SAKLIG_TEST_POSTGRES") {
        Ok(server) => show(import::postgres(&program, &file, &folder.path().join("pg"), &server, count).await?),
        Err(_) => println!("| import on PostgreSQL | NOT MEASURED | SAKLIG_TEST_POSTGRES names no server | |"),
    }
    Ok(())
}

fn show(figures: Vec<Figure>) {
    for figure in figures {
        let verdict = if figure.share <= 1.0 { "" } else { " **over**" };
        println!("| {} | {} | {} | {:.2}{verdict} |", figure.what, figure.got, figure.beside, figure.share);
    }
}
