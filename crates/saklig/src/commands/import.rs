//! `saklig import`: records from a file into the mirror.

use std::{
    fs::File,
    io::{BufRead as _, BufReader, IsTerminal as _},
    path::PathBuf,
    process::ExitCode,
};

use anyhow::Context as _;
use clap::{Args, ValueEnum};
use indicatif::{ProgressBar, ProgressStyle};
use saklig_desk::{
    Refusal,
    acts::import::parse_line,
    reading::{LONGEST, Received},
};

use crate::{Node, arguments::Place};

/// The most refused lines that are described one by one.
const DESCRIBED: usize = 20;

/// How many lines are taken in at once.
const AT_ONCE: usize = 2000;

/// Brings records in. Each line stands by itself: a broken one is refused and
/// described, the others come in. Importing a file again changes nothing.
#[derive(Debug, Args)]
#[command(after_help = "Example:\n  saklig import comments.jsonl --channel \"Facebook\"\n\n\
    A line: {\"id\":\"17\",\"author\":\"@rut_b\",\"at\":\"2026-11-22T09:42:00Z\",\"text\":\"Hej!\"}\n\
    and optionally parent, lang, url, edited_at, kind (comment, post, mention, message, tip).\n\n\
    Exit status: 0 all lines came in, 1 some were refused, 2 nothing was done.")]
pub struct Import {
    /// The file
    #[arg(value_name = "FILE")]
    pub file: PathBuf,

    /// The channel the records belong to; made if it is not there
    #[arg(long, value_name = "NAME")]
    pub channel: String,

    /// The file's format
    #[arg(long, value_enum, default_value = "jsonl")]
    pub format: Format,
}

/// A format of files.
#[derive(Debug, Clone, Copy, ValueEnum)]
pub enum Format {
    /// JSON Lines
    Jsonl,
}

impl Import {
    pub(crate) async fn run(self, place: &Place) -> anyhow::Result<ExitCode> {
        let file = File::open(&self.file)
            .with_context(|| format!("{} cannot be read; nothing was imported", self.file.display()))?;
        let size = file.metadata().map_or(0, |about| about.len());
        let node = Node::open(place.plan()?).await?;
        let target = node.desk.import_target(&self.channel).await?;
        if target.new_authority {
            println!("There was no authority here: an unnamed Swedish one was made. Name it with `saklig serve`.");
        }
        if target.new_channel {
            println!("There was no channel \"{}\": a manual one was made.", target.channel.name);
        }
        let bar = progress(size);
        let mut received = Received::default();
        let mut refused = Vec::new();
        let mut refused_count = 0_u64;
        let mut batch = Vec::with_capacity(AT_ONCE);
        let mut reader = BufReader::with_capacity(1 << 20, file);
        let mut line = Vec::new();
        for number in 1_u64.. {
            line.clear();
            // A line without end must not fill the memory.
            let read = std::io::Read::take(&mut reader, (LONGEST as u64) + 2).read_until(b'\n', &mut line)?;
            if read == 0 {
                break;
            }
            bar.inc(read as u64);
            if line.len() > LONGEST {
                bar.inc(skip_line(&mut reader, &line)?);
            }
            match parse_line(&line) {
                Ok(Some(observation)) => batch.push(observation),
                Ok(None) => {}
                Err(why) => {
                    refused_count += 1;
                    if refused.len() < DESCRIBED {
                        refused.push(format!("line {number} {why}"));
                    }
                }
            }
            if batch.len() == AT_ONCE {
                received += node.desk.receive(&target.channel, std::mem::take(&mut batch)).await.map_err(broken_off)?;
            }
        }
        received += node.desk.receive(&target.channel, batch).await.map_err(broken_off)?;
        node.desk.seal().await.map_err(broken_off)?;
        bar.finish_and_clear();
        for refused in &refused {
            eprintln!("refused: {refused}");
        }
        let more = refused_count.saturating_sub(DESCRIBED as u64);
        if more > 0 {
            eprintln!("refused: {more} further lines");
        }
        match received.orphaned {
            0 => {}
            1 => println!(
                "1 row answers something that is not in the mirror; it was kept, and will stand under it if it comes in."
            ),
            many => println!(
                "{many} rows answer something that is not in the mirror; they were kept, and will stand under it \
                 if it comes in."
            ),
        }
        println!(
            "{} new, {} changed, {} unchanged, {refused_count} refused",
            received.new, received.changed, received.unchanged
        );
        Ok(if refused_count == 0 { ExitCode::SUCCESS } else { ExitCode::from(1) })
    }
}

/// Why an import stopped half-way, and what to do.
fn broken_off(refusal: Refusal) -> anyhow::Error {
    match refusal {
        Refusal::Away => anyhow::anyhow!(
            "the import stopped: the database's disk is full, or its server does not answer. What came in until then \
             is in. Make room or start the server, and import the same file again: nothing comes in twice"
        ),
        Refusal::Internal(source) => anyhow::anyhow!(
            "the import stopped: {source}. What came in until then is in; import the same file again, nothing comes \
             in twice"
        ),
        other => other.into(),
    }
}

/// Reads on to the end of a line that is too long; how many bytes that were.
fn skip_line(reader: &mut impl std::io::BufRead, so_far: &[u8]) -> std::io::Result<u64> {
    let mut skipped = 0;
    if so_far.ends_with(b"\n") {
        return Ok(0);
    }
    loop {
        let buffer = reader.fill_buf()?;
        if buffer.is_empty() {
            return Ok(skipped);
        }
        let (used, end) = match buffer.iter().position(|byte| *byte == b'\n') {
            Some(at) => (at + 1, true),
            None => (buffer.len(), false),
        };
        reader.consume(used);
        skipped += used as u64;
        if end {
            return Ok(skipped);
        }
    }
}

/// A progress bar in bytes on a terminal, and nothing elsewhere.
pub(crate) fn progress(size: u64) -> ProgressBar {
    if !std::io::stderr().is_terminal() {
        return ProgressBar::hidden();
    }
    let bar = ProgressBar::new(size);
    if let Ok(style) = ProgressStyle::with_template("{bar:40} {bytes}/{total_bytes}  {elapsed}, {eta} left") {
        bar.set_style(style);
    }
    bar
}
