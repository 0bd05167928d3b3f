//! `saklig triage`: JSON Lines in, JSON Lines with findings out.

use std::{
    fs::{self, File},
    io::{self, BufRead, BufReader, BufWriter, IsTerminal as _, Write as _},
    path::PathBuf,
    process::ExitCode,
    sync::Arc,
};

use anyhow::Context as _;
use clap::Args;
use indicatif::ProgressBar;
use saklig_model::clock::Clock as _;
use saklig_triage::{Profile, jsonl};

use super::import::progress;
use crate::{carried, in_order::in_order, system::SystemClock};

/// How many bytes of lines a thread takes at a time.
const AT_ONCE: usize = 128 << 10;

/// Reads texts, without a database.
#[derive(Debug, Args)]
#[command(after_help = "Example:\n  echo '{\"id\":\"1\",\"text\":\"Hej! När öppnar simhallen?\"}' | saklig triage\n\n\
    Answers come in the order of the lines; the last line on the error stream counts them.\n\n\
    Exit status: 0 all lines were read, 1 some could not be, 2 nothing was done.")]
pub struct Triage {
    /// A file of JSON Lines; `-` or nothing is standard input
    #[arg(default_value = "-", value_name = "FILE")]
    pub file: PathBuf,

    /// A TOML file about the authority: country, languages, `case_number`
    /// patterns, spokespersons, purpose, domains, addresses
    #[arg(long, value_name = "FILE")]
    pub authority: Option<PathBuf>,
}

/// Lines that a thread takes together, whole ones.
struct Lines(io::Result<Vec<u8>>);

/// What a thread made of them.
struct Read {
    lines: Vec<jsonl::Line>,
    bytes: u64,
}

impl Triage {
    pub(crate) fn run(self) -> anyhow::Result<ExitCode> {
        let profile = match &self.authority {
            Some(file) => {
                let text = fs::read_to_string(file).with_context(|| format!("{} cannot be read", file.display()))?;
                toml::from_str(&text).with_context(|| format!("{} is not about an authority", file.display()))?
            }
            None => Profile::default(),
        };
        let packs = carried::packs(None, SystemClock.now())?.in_force;
        let triage = Arc::new(saklig_triage::Triage::new(&profile, &packs.reading)?);
        let (input, size): (Box<dyn BufRead + Send>, _) = if self.file.as_os_str() == "-" {
            (Box::new(BufReader::with_capacity(1 << 16, io::stdin())), None)
        } else {
            let file = File::open(&self.file).with_context(|| format!("{} cannot be read", self.file.display()))?;
            let size = file.metadata().ok().filter(fs::Metadata::is_file).map(|about| about.len());
            (Box::new(BufReader::with_capacity(1 << 16, file)), size)
        };
        let mut out = BufWriter::with_capacity(1 << 16, io::stdout().lock());
        // On a terminal the answers themselves show how far it has come.
        let bar = size.filter(|_| !io::stdout().is_terminal()).map_or_else(ProgressBar::hidden, progress);
        let threads = std::thread::available_parallelism().map_or(1, usize::from);
        let reader = triage.clone();
        let read = in_order(threads, pieces(input), move |piece| read(&reader, piece));
        // What depends on the lines before, one after the other.
        let mut stream = jsonl::Stream::default();
        let (mut lines, mut refused) = (0_u64, 0_u64);
        for piece in read {
            let piece = piece.with_context(|| format!("{} could no longer be read", self.file.display()))?;
            for line in piece.lines {
                let answer = stream.answer(&triage, line);
                lines += 1;
                refused += u64::from(answer.is_refused());
                match writeln!(out, "{}", answer.line()) {
                    // Whoever read has had enough.
                    Err(error) if error.kind() == io::ErrorKind::BrokenPipe => return Ok(ExitCode::SUCCESS),
                    written => written?,
                }
            }
            bar.inc(piece.bytes);
        }
        match out.flush() {
            Err(error) if error.kind() == io::ErrorKind::BrokenPipe => return Ok(ExitCode::SUCCESS),
            flushed => flushed?,
        }
        bar.finish_and_clear();
        eprintln!("{} read, {refused} refused", lines - refused);
        Ok(if refused == 0 { ExitCode::SUCCESS } else { ExitCode::from(1) })
    }
}

/// Whole lines of the input, many at a time; the last piece may be an error.
fn pieces(mut input: Box<dyn BufRead + Send>) -> impl Iterator<Item = Lines> + Send {
    let mut ended = false;
    std::iter::from_fn(move || {
        let mut bytes = Vec::with_capacity(AT_ONCE + 1024);
        while !ended && bytes.len() < AT_ONCE {
            match input.read_until(b'\n', &mut bytes) {
                Ok(0) => ended = true,
                Ok(_) => {}
                Err(error) => {
                    ended = true;
                    return Some(Lines(Err(error)));
                }
            }
        }
        (!bytes.is_empty()).then_some(Lines(Ok(bytes)))
    })
}

/// Reads each line by itself.
fn read(triage: &saklig_triage::Triage, Lines(bytes): Lines) -> io::Result<Read> {
    let bytes = bytes?;
    let lines = bytes.split(|byte| *byte == b'\n').filter(|line| !line.trim_ascii().is_empty());
    let lines = lines.map(|line| jsonl::read(triage, &String::from_utf8_lossy(line))).collect();
    Ok(Read { lines, bytes: bytes.len() as u64 })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn cut(input: &[u8]) -> Vec<Vec<u8>> {
        pieces(Box::new(io::Cursor::new(input.to_vec()))).map(|piece| piece.0.unwrap()).collect()
    }

    #[test]
    fn lines_stay_whole_and_nothing_is_lost() {
        assert!(cut(b"").is_empty());
        assert_eq!(cut(b"a\n\nb"), [b"a\n\nb".to_vec()]);
        let long = [vec![b'x'; AT_ONCE * 2], b"\n".to_vec(), b"end".to_vec()].concat();
        let pieces = cut(&long);
        assert_eq!(pieces.iter().map(Vec::len).collect::<Vec<_>>(), [AT_ONCE * 2 + 1, 3]);
        assert_eq!(pieces.concat(), long);
    }
}
