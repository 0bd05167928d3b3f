//! `saklig journal`: checks the log, or proves an entry.

use std::{fs, path::PathBuf, process::ExitCode};

use anyhow::{Context as _, bail};
use clap::Subcommand;
use saklig_desk::audit::{self, AuditedLog};
use saklig_journal::{key::VerifierKey, proof::TlogProof, verify::Outcome};
use saklig_store::Store;

use crate::{arguments::Place, system::SystemClock};

/// The journal.
#[derive(Debug, Subcommand)]
pub enum Journal {
    /// Checks every log in the database, and everything that it commits to;
    /// or, given a proof, its leaf and the log's key, that the proof holds
    #[command(after_help = "Examples:\n  saklig journal verify --data ./saklig-data\n  \
        saklig journal verify entry-17.tlog-proof --leaf entry-17.leaf --key 'saklig.log/…+…'\n\n\
        Exit status: 0 everything is as it was written, 1 it is not, 2 it could not be checked.")]
    Verify {
        /// A proof to check without any database
        #[arg(value_name = "PROOF", requires_all = ["leaf", "key"])]
        proof: Option<PathBuf>,
        /// The leaf that the proof is about
        #[arg(long, value_name = "FILE")]
        leaf: Option<PathBuf>,
        /// The log's verifier key
        #[arg(long, value_name = "KEY")]
        key: Option<String>,
    },
    /// Writes the proof that an entry is in the log, and the entry's leaf
    #[command(after_help = "Example:\n  saklig journal proof 17 --out entry-17")]
    Proof {
        /// The entry's place in the log, from 0
        place: u64,
        /// The log, where there are several: its origin
        #[arg(long, value_name = "ORIGIN")]
        log: Option<String>,
        /// Where to write: FILE.tlog-proof and FILE.leaf [default: entry-PLACE]
        #[arg(long, value_name = "FILE")]
        out: Option<PathBuf>,
    },
}

impl Journal {
    pub(crate) async fn run(self, place: &Place) -> anyhow::Result<ExitCode> {
        match self {
            Self::Verify { proof: Some(proof), leaf: Some(leaf), key: Some(key) } => verify_proof(&proof, &leaf, &key),
            Self::Verify { .. } => verify(place).await,
            Self::Proof { place: entry, log, out } => prove(place, entry, log, out).await,
        }
    }
}

/// Opens the database if it is there: checking must not make one.
async fn open(place: &Place) -> anyhow::Result<Store> {
    let database = place.database()?;
    if let saklig_store::Where::Folder(folder) = &database
        && !folder.join("saklig.db").exists()
    {
        bail!("there is no database in {}; name the data folder with --data", folder.display());
    }
    let now = saklig_model::clock::micros(saklig_model::clock::Clock::now(&SystemClock));
    match Store::open(&database, now).await {
        // An auditor's copy may lie on a disk that cannot be written.
        Err(saklig_store::Error::ReadOnly { .. }) => Ok(Store::open_as_it_is(&database).await?),
        other => Ok(other?),
    }
}

async fn verify(place: &Place) -> anyhow::Result<ExitCode> {
    let store = open(place).await?;
    let bar = super::import::progress(0);
    let audited = audit::audit(&store, |entries| bar.inc(entries)).await?;
    bar.finish_and_clear();
    if audited.is_empty() {
        println!("There is no log here yet.");
    }
    Ok(if told(&audited) { ExitCode::SUCCESS } else { ExitCode::from(1) })
}

/// Says what an audit found; whether everything is as it was written.
pub(super) fn told(audited: &[AuditedLog]) -> bool {
    let mut whole = true;
    for log in audited {
        whole &= log.is_whole();
        println!("Log {}", log.origin);
        match &log.outcome {
            Outcome::Verified { entries, waiting, disposed } => {
                println!(
                    "  {entries} entries verified; {waiting} wait for their seal; {disposed} disposed of under an entry"
                );
            }
            Outcome::Broken { breaks, count } => {
                for broken in breaks {
                    println!("  BROKEN: {broken}");
                }
                let more = count.saturating_sub(breaks.len() as u64);
                if more > 0 {
                    println!("  BROKEN: {more} further places");
                }
            }
        }
        for beside in &log.beside {
            println!("  BROKEN: {beside}");
        }
    }
    if whole {
        println!("Everything is as it was written.");
        println!("No outside witness has signed: whoever runs this machine could have rewritten all of it.");
    } else {
        println!(
            "Something was changed behind the program's back. Keep this folder as it is, and compare with a backup."
        );
    }
    whole
}

fn verify_proof(proof: &PathBuf, leaf: &PathBuf, key: &str) -> anyhow::Result<ExitCode> {
    let text = fs::read_to_string(proof).with_context(|| format!("{} cannot be read", proof.display()))?;
    let leaf = fs::read(leaf).with_context(|| format!("{} cannot be read", leaf.display()))?;
    let key: VerifierKey = key.parse().context("the key is not a verifier key")?;
    let parsed: TlogProof = text.parse().with_context(|| format!("{} cannot be used", proof.display()))?;
    match parsed.verify(&key, &leaf) {
        Ok(checkpoint) => {
            println!("Entry {} is in the log {} of {} entries.", parsed.index, checkpoint.origin, checkpoint.size);
            Ok(ExitCode::SUCCESS)
        }
        Err(error) => {
            println!("BROKEN: {error}");
            Ok(ExitCode::from(1))
        }
    }
}

async fn prove(place: &Place, entry: u64, log: Option<String>, out: Option<PathBuf>) -> anyhow::Result<ExitCode> {
    let store = open(place).await?;
    let (proof, leaf) = audit::proof(&store, log.as_deref(), entry)
        .await
        .with_context(|| format!("there is no sealed entry {entry} in this log; nothing was written"))?;
    let out = out.unwrap_or_else(|| PathBuf::from(format!("entry-{entry}")));
    for (ending, bytes) in [("tlog-proof", proof.into_bytes()), ("leaf", leaf)] {
        let path = PathBuf::from(format!("{}.{ending}", out.display()));
        fs::write(&path, bytes).with_context(|| format!("{} cannot be written", path.display()))?;
        println!("{}", path.display());
    }
    Ok(ExitCode::SUCCESS)
}
