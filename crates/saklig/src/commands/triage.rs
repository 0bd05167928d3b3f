//! `saklig triage`: JSON Lines in, JSON Lines with findings out.

use std::{
    fs::{self, File},
    io::{self, BufRead, BufReader, BufWriter, Write as _},
    path::PathBuf,
    process::ExitCode,
};

use anyhow::Context as _;
use clap::Args;
use saklig_triage::{Profile, jsonl};

use crate::carried;

/// Reads texts, without a database.
#[derive(Debug, Args)]
#[command(after_help = "Example:\n  echo '{\"id\":\"1\",\"text\":\"Hej! När öppnar simhallen?\"}' | saklig triage")]
pub struct Triage {
    /// A file of JSON Lines; `-` or nothing is standard input
    #[arg(default_value = "-", value_name = "FILE")]
    pub file: PathBuf,

    /// A TOML file about the authority: country, languages, `case_number`
    /// patterns, spokespersons, purpose, domains
    #[arg(long, value_name = "FILE")]
    pub authority: Option<PathBuf>,
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
        let triage = saklig_triage::Triage::new(&profile, &carried::packs(None)?.reading)?;
        let input: Box<dyn BufRead> = if self.file.as_os_str() == "-" {
            Box::new(io::stdin().lock())
        } else {
            let file = File::open(&self.file).with_context(|| format!("{} cannot be read", self.file.display()))?;
            Box::new(BufReader::with_capacity(1 << 16, file))
        };
        let mut out = BufWriter::with_capacity(1 << 16, io::stdout().lock());
        let mut stream = jsonl::Stream::default();
        let mut broken = false;
        for line in input.split(b'\n') {
            let line = line?;
            if line.trim_ascii().is_empty() {
                continue;
            }
            let answer = stream.answer(&triage, jsonl::read(&triage, &String::from_utf8_lossy(&line)));
            broken |= answer.is_refused();
            match writeln!(out, "{}", answer.line()) {
                // Whoever read has had enough.
                Err(error) if error.kind() == io::ErrorKind::BrokenPipe => return Ok(ExitCode::SUCCESS),
                written => written?,
            }
        }
        out.flush()?;
        Ok(if broken { ExitCode::from(1) } else { ExitCode::SUCCESS })
    }
}
