//! `saklig restore`: a backup into an empty place.

use std::{fs, path::PathBuf, process::ExitCode};

use anyhow::{Context as _, bail};
use clap::Args;
use saklig_desk::{
    audit::audit,
    backup::{Restore as What, Step, restore},
};
use saklig_model::clock::{Clock as _, micros};
use saklig_store::{Error, Store, Where};

use super::{backup::described, import::progress};
use crate::{
    arguments::Place,
    system::{SystemChance, SystemClock},
};

/// Restores a backup into an empty data folder or an empty PostgreSQL database,
/// whichever it was taken of: everything, or nothing. What was erased after it
/// was taken is erased again, the search index is built anew, and the journal
/// is checked.
#[derive(Debug, Args)]
#[command(
    after_help = "Examples:\n  saklig restore saklig.backup --data ./restored --erasures ./saklig-data/erased.log\n  \
    saklig restore saklig.backup --database postgres://saklig@db/saklig --erasures ./saklig-data/erased.log\n\n\
    Stop the old Saklig first, if it still runs: two would answer for the same channels.\n\n\
    Exit status: 0 restored and whole, 1 restored but the journal is broken, 2 nothing was restored."
)]
pub struct Restore {
    /// The backup
    #[arg(value_name = "FILE")]
    pub file: PathBuf,

    /// The newest erasure list, erased.log in the old data folder; several
    /// times where several nodes had one
    #[arg(long, value_name = "FILE")]
    pub erasures: Vec<PathBuf>,

    /// Restores although no newer erasure list is left: what was erased after
    /// the backup was taken comes back, and the journal says that you chose so
    #[arg(long, conflicts_with = "erasures")]
    pub without_newer_erasures: bool,

    /// A checkpoint or proof that somebody holds: shows whether the log was
    /// longer than it is in the backup
    #[arg(long, value_name = "FILE")]
    pub checkpoint: Vec<PathBuf>,

    /// The key file is lost: makes a new one, disconnects every channel, and
    /// signs the logs under new keys; second factors are lost with it, and
    /// `saklig person unlock LOGIN` lets each person in
    #[arg(long)]
    pub new_key: bool,
}

impl Restore {
    pub(crate) async fn run(self, place: &Place) -> anyhow::Result<ExitCode> {
        let database = place.database()?;
        let key_file = place.key_file()?;
        let bar = progress(fs::metadata(&self.file).map_or(0, |about| about.len()).saturating_mul(2));
        let what = What {
            file: &self.file,
            place: &database,
            data: &place.data,
            key_file: &key_file,
            erasures: &self.erasures,
            without_newer_erasures: self.without_newer_erasures,
            checkpoints: &self.checkpoint,
            new_key: self.new_key,
            now: micros(SystemClock.now()),
            chance: &SystemChance,
        };
        let done = restore(&what, |step| match step {
            Step::Checked(bytes) | Step::Written(bytes) => bar.inc(bytes),
            Step::Indexed(_) => bar.set_message("indexing"),
        })
        .await;
        bar.finish_and_clear();
        let restored = match done {
            Err(saklig_desk::backup::Wrong::Store(Error::NotEmpty)) => bail!(
                "there is something in the database already; nothing was changed. Name an empty one with --database, \
                 such as one made by `createdb`"
            ),
            other => other.with_context(|| format!("{} was not restored", self.file.display()))?,
        };
        println!("Restored: {}", described(&restored.manifest));
        match restored.erased_again {
            0 => {}
            1 => println!("1 text that was erased after the backup was taken was erased again."),
            many => println!("{many} texts that were erased after the backup was taken were erased again."),
        }
        if restored.known_longer {
            println!(
                "The log was longer than it is in the backup. Its checkpoints start anew, under an entry that says so: \
                 proofs of later entries no longer hold."
            );
        }
        if self.new_key {
            println!(
                "The logs are signed under new keys; proofs of older entries hold under the old ones. {} channels \
                 must be connected anew.",
                restored.disconnected
            );
            if restored.locked_out > 0 {
                let whose = match restored.locked_out {
                    1 => "The second factor of 1 person is".to_owned(),
                    many => format!("The second factors of {many} people are"),
                };
                println!(
                    "{whose} lost with the key: codes from a phone are refused. `saklig person unlock LOGIN` prints \
                     an address at which that person chooses a new password and second factor; a recovery code still \
                     lets them in as well."
                );
            }
        } else if restored.key_restored {
            println!("The key file came with the backup: {}", key_file.display());
        } else if !key_file.exists() {
            println!(
                "The key file is not at {}. Put it there before you start Saklig, or name it with --key-file; if it \
                 is lost, restore again into an empty place with --new-key.",
                key_file.display()
            );
        }
        let store = Store::open(&database, micros(SystemClock.now())).await?;
        let audited = audit(&store, |_| {}).await?;
        store.close().await;
        let whole = super::journal::told(&audited);
        println!(
            "Everyone signs in anew and makes new tokens for programs. What was changed after the backup was taken is as it was then: look through \
             people, roles and channels. What still waited to be sent is looked up at the platform first."
        );
        if let Where::Folder(folder) = &database {
            println!("Start it: saklig serve --data {}", folder.display());
        }
        Ok(if whole { ExitCode::SUCCESS } else { ExitCode::from(1) })
    }
}
