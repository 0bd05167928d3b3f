//! `saklig import`: records from a file into the mirror.

use std::{
    collections::BTreeMap,
    io::IsTerminal as _,
    path::PathBuf,
    process::ExitCode,
    sync::{Arc, atomic::Ordering},
};

use clap::Args;
use indicatif::{ProgressBar, ProgressStyle};
use jiff::tz::TimeZone;
use saklig_desk::{Refusal, reading::Received};

use crate::{
    Node,
    arguments::Place,
    files::{Format, Opened, Row},
};

/// The most refused records that are described one by one.
const DESCRIBED: usize = 20;

/// How many records are taken in at once; as many are read ahead.
const AT_ONCE: usize = 2000;

/// How many bytes of records are gathered before they are taken in: a record may
/// be 10 MB long.
const BYTES_AT_ONCE: usize = 32 << 20;

/// Brings records from a file into the mirror. Each record stands by itself: a
/// broken one is refused and described, the others come in. Importing a file
/// again changes nothing.
#[derive(Debug, Args)]
#[command(after_help = "Examples:\n  saklig import comments.jsonl --channel Facebook\n  \
    saklig import comments.csv --channel Insändare\n  \
    saklig import archive-20261122.tar.gz --channel Mastodon\n\n\
    JSON Lines, a line: {\"id\":\"17\",\"author\":\"@rut_b\",\"at\":\"2026-11-22T09:42:00Z\",\"text\":\"Hej!\"}\n\
    and optionally parent, lang, url, edited_at, kind (comment, post, mention, message, tip).\n\
    CSV, the first row: id,author,at,text and optionally the same, in any order; commas, semicolons\n\
    or tabs; UTF-8. A time without a zone is in the authority's time zone.\n\
    Mastodon: the account's own public statuses come in as the authority's own; boosts are left out.\n\n\
    Exit status: 0 all records came in, 1 some were refused, 2 nothing was done.")]
pub struct Import {
    /// The file
    #[arg(value_name = "FILE")]
    pub file: PathBuf,

    /// The channel the records belong to; made if it is not there
    #[arg(long, value_name = "NAME")]
    pub channel: String,

    /// The file's format [default: guessed from the file, and said]
    #[arg(long, value_enum)]
    pub format: Option<Format>,
}

/// What was not taken in.
#[derive(Default)]
struct NotIn {
    described: Vec<String>,
    refused: u64,
    left_out: BTreeMap<&'static str, u64>,
}

impl NotIn {
    fn refuse(&mut self, why: String) {
        self.refused += 1;
        if self.described.len() < DESCRIBED {
            self.described.push(why);
        }
    }

    fn tell(&self) {
        for refused in &self.described {
            eprintln!("refused: {refused}");
        }
        let more = self.refused.saturating_sub(DESCRIBED as u64);
        if more > 0 {
            eprintln!("refused: {more} further lines");
        }
        for (what, count) in &self.left_out {
            println!("Left out: {count} {what}.");
        }
    }
}

/// Records that are taken in together.
#[derive(Default)]
struct Gathered {
    rows: Vec<Row>,
    bytes: usize,
}

impl Gathered {
    /// Adds one; whether they are enough.
    fn add(&mut self, row: Row) -> bool {
        self.bytes += row.bytes();
        self.rows.push(row);
        self.rows.len() >= AT_ONCE || self.bytes >= BYTES_AT_ONCE
    }
}

impl Import {
    pub(crate) async fn run(self, place: &Place) -> anyhow::Result<ExitCode> {
        let opened = Arc::new(Opened::open(&self.file, self.format)?);
        let node = Node::open(place.plan()?).await?;
        let target = node.desk.import_target(&self.channel).await?;
        if target.new_authority {
            println!("There was no authority here: an unnamed Swedish one was made. Name it with `saklig serve`.");
        }
        if target.new_channel {
            println!("There was no channel \"{}\": a manual one was made.", target.channel.name);
        }
        if self.format.is_none() {
            println!("Read as {}.", opened.format.name());
        }
        for remark in opened.remarks() {
            println!("{remark}");
        }
        if opened.format == Format::Csv {
            println!("Times without a zone are taken to be in {}.", target.time_zone);
        }
        let zone = TimeZone::get(&target.time_zone).unwrap_or(TimeZone::UTC);
        let bar = progress(opened.size);
        let (give, mut ahead) = tokio::sync::mpsc::channel::<Vec<Row>>(1);
        let reading = tokio::task::spawn_blocking({
            let opened = Arc::clone(&opened);
            move || {
                let mut gathered = Gathered::default();
                let read = opened.read(&zone, &mut |row| {
                    !gathered.add(row) || give.blocking_send(std::mem::take(&mut gathered).rows).is_ok()
                });
                // Nobody takes them any more when the import was broken off.
                give.blocking_send(gathered.rows).ok();
                read
            }
        });
        let (mut received, mut not_in) = (Received::default(), NotIn::default());
        while let Some(rows) = ahead.recv().await {
            let mut batch = Vec::with_capacity(rows.len());
            for row in rows {
                match row {
                    Row::Read(observation) => batch.push(*observation),
                    Row::Refused(why) => not_in.refuse(why),
                    Row::LeftOut(what) => *not_in.left_out.entry(what).or_default() += 1,
                }
            }
            received += node.desk.receive(&target.channel, batch).await.map_err(broken_off)?;
            bar.set_position(opened.read.load(Ordering::Relaxed));
        }
        node.desk.seal().await.map_err(broken_off)?;
        bar.finish_and_clear();
        // What came in before the file could no longer be read is in.
        if reading.await?.is_err() {
            not_in.refuse("the file could no longer be read; what follows was not imported".into());
        }
        not_in.tell();
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
            "{} new, {} changed, {} unchanged, {} refused",
            received.new, received.changed, received.unchanged, not_in.refused
        );
        Ok(if not_in.refused == 0 { ExitCode::SUCCESS } else { ExitCode::from(1) })
    }
}

/// Why an import stopped half-way, and what to do.
fn broken_off(refusal: Refusal) -> anyhow::Error {
    match refusal {
        Refusal::Away => anyhow::anyhow!(
            "the import stopped: the database cannot be written: its disk is full or read-only, or its server does not \
             answer. What came in until then is in. Make room or start the server, and import the same file again: nothing comes in twice"
        ),
        Refusal::Internal(source) => anyhow::anyhow!(
            "the import stopped: {source}. What came in until then is in; import the same file again, nothing comes \
             in twice"
        ),
        other => other.into(),
    }
}

/// A progress bar in bytes on a terminal, and nothing elsewhere.
pub(crate) fn progress(size: u64) -> ProgressBar {
    if !std::io::stderr().is_terminal() {
        return ProgressBar::hidden();
    }
    let bar = ProgressBar::new(size);
    if let Ok(style) =
        ProgressStyle::with_template("{bar:40} {bytes}/{total_bytes}  {bytes_per_sec}, {elapsed}, {eta} left")
    {
        bar.set_style(style);
    }
    bar
}

#[cfg(test)]
mod tests {
    use saklig_desk::acts::import::parse_line;

    use super::*;

    #[test]
    fn long_records_are_taken_in_a_few_at_a_time() {
        let row = |length: usize| {
            let text = "å".repeat(length / 2);
            let line = format!(r#"{{"id":"17","author":"@rut_b","at":"2026-11-22T09:42:00Z","text":"{text}"}}"#);
            Row::Read(Box::new(parse_line(line.as_bytes()).unwrap().unwrap()))
        };
        let enough_after = |length: usize| {
            let mut gathered = Gathered::default();
            (1..).find(|_| gathered.add(row(length)))
        };
        assert_eq!(enough_after(9 << 20), Some(4));
        assert_eq!(enough_after(2), Some(AT_ONCE));
    }
}
