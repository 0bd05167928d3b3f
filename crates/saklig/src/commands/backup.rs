//! `saklig backup`: everything in one file, while others go on working.

use std::{
    fs,
    path::{Path, PathBuf},
    process::ExitCode,
};

use anyhow::{Context as _, bail};
use clap::Args;
use jiff::Timestamp;
use saklig_desk::backup::{Checked, Manifest, Take, Wrong, check, take};
use saklig_model::clock::{Clock as _, from_micros, micros};
use saklig_store::{Store, Where};

use super::import::progress;
use crate::{arguments::Place, system::SystemClock};

/// Writes everything into one file, also while Saklig serves: one moment of the
/// database, the erasure list, your own packs. SQLite and PostgreSQL write the
/// same form, and either can be restored from it. It holds personal data, and
/// can be read by whoever has it.
#[derive(Debug, Args)]
#[command(after_help = "Examples:\n  saklig backup /mnt/backups/saklig.backup\n  \
    saklig backup --check /mnt/backups/saklig.backup\n\n\
    The key file is not inside, so that a stolen backup opens no channel: keep a copy of it elsewhere.\n\n\
    Exit status: 0 the backup is whole, 1 the checked one is damaged, 2 there is none.")]
pub struct Backup {
    /// The file to write or check [default: saklig-DATE-TIME.backup in this folder]
    #[arg(value_name = "FILE")]
    pub file: Option<PathBuf>,

    /// Checks every byte of a backup, and restores nothing
    #[arg(long, requires = "file", conflicts_with_all = ["with_key", "replace"])]
    pub check: bool,

    /// Puts the key file inside: whoever has the backup can then act in your channels
    #[arg(long)]
    pub with_key: bool,

    /// Replaces a file of that name
    #[arg(long)]
    pub replace: bool,
}

impl Backup {
    pub(crate) async fn run(self, place: &Place) -> anyhow::Result<ExitCode> {
        if let (true, Some(file)) = (self.check, &self.file) {
            return checked(file);
        }
        let now = SystemClock.now();
        let to = self.file.clone().unwrap_or_else(|| format!("saklig-{}.backup", compact(now)).into());
        let database = place.database()?;
        let store = match Store::open_as_it_is(&database).await {
            Err(saklig_store::Error::Absent) => {
                bail!("there is no database in {}; name the data folder with --data", place.data.display())
            }
            other => other.context("the database cannot be opened; no backup was taken")?,
        };
        let key_file = place.key_file()?;
        let bar = progress(0);
        bar.set_style(super::rows_style());
        let what = Take {
            store: &store,
            data: &place.data,
            to: &to,
            replace: self.replace,
            key: self.with_key.then_some(key_file.as_path()),
            now: micros(now),
            program: env!("CARGO_PKG_VERSION"),
        };
        let taken = take(&what, |all, more| {
            bar.set_length(all);
            bar.inc(more);
        })
        .await;
        bar.finish_and_clear();
        store.close().await;
        let taken = taken.context("no backup was taken")?;
        println!("{}: {}, {} bytes", to.display(), described(&taken.manifest), taken.bytes);
        println!("SHA-256 {}", taken.sha256);
        if !taken.noted {
            println!("The database could not note that a backup was taken, so `saklig doctor` does not know of it.");
        }
        if matches!(database, Where::Folder(_)) && to_inside(&to, &place.data) {
            println!("It lies in the data folder: copy it to another machine, or it is lost with the folder.");
        }
        if self.with_key {
            println!("The key file is inside: whoever has this file can act in your channels. Keep it locked away.");
        } else {
            println!(
                "Keep a copy of the key file {} elsewhere: without it channels must be connected anew, and logs \
                 signed under new keys.",
                key_file.display()
            );
        }
        Ok(ExitCode::SUCCESS)
    }
}

fn checked(file: &Path) -> anyhow::Result<ExitCode> {
    let bar = progress(fs::metadata(file).map_or(0, |about| about.len()));
    let found = check(file, |bytes| bar.inc(bytes));
    bar.finish_and_clear();
    match found {
        Ok(Checked { manifest, sha256 }) => {
            println!("{}: {}", file.display(), described(&manifest));
            for log in &manifest.logs {
                println!("Log {}: {} sealed entries", log.origin, log.size);
            }
            println!("SHA-256 {sha256}");
            println!("Every byte is as it was written.");
            Ok(ExitCode::SUCCESS)
        }
        Err(damaged @ Wrong::Damaged { .. }) => {
            println!("BROKEN: {damaged}");
            Ok(ExitCode::from(1))
        }
        Err(other) => Err(other.into()),
    }
}

/// What is in a backup, in a few words.
pub(super) fn described(manifest: &Manifest) -> String {
    let tables = manifest.parts.iter().filter(|part| part.rows.is_some()).count();
    format!(
        "taken {:.0} of {} by Saklig {}, {} rows of {tables} tables",
        from_micros(manifest.taken_at),
        if manifest.engine == "sqlite" { "SQLite" } else { "PostgreSQL" },
        manifest.program,
        manifest.rows()
    )
}

/// A time that can stand in the name of a file.
fn compact(now: Timestamp) -> String {
    format!("{now:.0}").replace([':', '-'], "")
}

fn to_inside(file: &Path, data: &Path) -> bool {
    match (fs::canonicalize(file), fs::canonicalize(data)) {
        (Ok(file), Ok(data)) => file.starts_with(data),
        _ => false,
    }
}
