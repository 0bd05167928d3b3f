//! `saklig doctor`: what is wrong with this installation, and what to do.

mod data;

use std::{fs, path::Path, process::ExitCode};

use clap::Args;
use indicatif::ProgressBar;
use saklig_desk::{packs::PackFile, vault::Vault};
use saklig_model::clock::Clock as _;
use saklig_store::{Store, authorities, secrets};
use serde_json::json;

use crate::{arguments::Place, carried, system::SystemClock};

/// Says what is wrong with this installation, and what to do. Changes nothing.
#[derive(Debug, Args)]
#[command(after_help = "Examples:\n  saklig doctor --data ./saklig-data\n  saklig doctor --json\n\n\
    Exit status: 0 nothing is wrong, 1 something wants looking after, 2 something does not work or was changed.")]
pub struct Doctor {
    /// One JSON object for monitoring: {"worst","findings":[{"about","level","says"}]},
    /// without names of people or texts
    #[arg(long)]
    pub json: bool,
}

/// How bad it is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Level {
    Ok,
    Warning,
    Error,
}

impl Level {
    const fn key(self) -> &'static str {
        match self {
            Self::Ok => "ok",
            Self::Warning => "warning",
            Self::Error => "error",
        }
    }
}

/// What the doctor found.
struct Found {
    about: &'static str,
    level: Level,
    says: String,
}

fn well(about: &'static str, says: impl Into<String>) -> Found {
    Found { about, level: Level::Ok, says: says.into() }
}

fn ill(about: &'static str, says: impl Into<String>) -> Found {
    Found { about, level: Level::Warning, says: says.into() }
}

fn grave(about: &'static str, says: impl Into<String>) -> Found {
    Found { about, level: Level::Error, says: says.into() }
}

impl Doctor {
    pub(crate) async fn run(self, place: &Place) -> anyhow::Result<ExitCode> {
        // Hidden where there is no terminal.
        let looking = ProgressBar::new_spinner();
        looking.enable_steady_tick(std::time::Duration::from_millis(200));
        let key_file = place.key_file()?;
        let mut found = packs(&place.data);
        found.push(key(&key_file, &place.data));
        found.extend(data::folder(&place.data));
        found.extend(data::database(place, &key_file).await?);
        looking.finish_and_clear();
        let worst = found.iter().map(|finding| finding.level).max().unwrap_or(Level::Ok);
        if self.json {
            let findings: Vec<_> = found
                .iter()
                .map(|finding| json!({"about": finding.about, "level": finding.level.key(), "says": finding.says}))
                .collect();
            println!("{}", json!({"worst": worst.key(), "findings": findings}));
        } else {
            for Found { about, level, says } in &found {
                let word = match level {
                    Level::Ok => "ok      ",
                    Level::Warning => "WARNING ",
                    Level::Error => "ERROR   ",
                };
                println!("{word} {about}: {says}");
            }
        }
        Ok(ExitCode::from(match worst {
            Level::Ok => 0,
            Level::Warning => 1,
            Level::Error => 2,
        }))
    }
}

/// The packs that are in force, or would be if Saklig started now.
fn packs(data: &Path) -> Vec<Found> {
    let read = match carried::packs(Some(data), SystemClock.now()) {
        Ok(read) => read,
        Err(error) => {
            return vec![grave(
                "packs",
                format!(
                    "{error}. A Saklig that runs goes on with what it had before; one that starts does not, until the \
                     file is mended or moved away"
                ),
            )];
        }
    };
    let codes: Vec<_> = read.in_force.packs.iter().map(|pack| pack.code().to_owned()).collect();
    let (reading, law): (Vec<_>, Vec<_>) = read.in_force.files.iter().partition(|file| file.is_for_reading());
    let missing = read.in_force.reading.missing();
    let mut found = vec![well("packs", format!("{}{}", codes.join(", "), own(&law)))];
    let newest = reading.iter().filter_map(|file| file.date.as_deref()).max().unwrap_or("without a date");
    let says = format!("texts are read by {} files, the newest of {newest}{}", reading.len(), own(&reading));
    found.push(if missing.is_empty() {
        well("reading", says)
    } else {
        let senses: Vec<_> = missing.iter().map(|sense| sense.0).collect();
        ill("reading", format!("{says}. No file has words for {}: what they tell is not found", senses.join(", ")))
    });
    found
}

/// Those of the data folder, by name.
fn own(files: &[&PackFile]) -> String {
    let own: Vec<_> = files.iter().filter(|file| file.own).map(|file| file.path.as_str()).collect();
    if own.is_empty() { String::new() } else { format!("; from the data folder: {}", own.join(", ")) }
}

/// Where the key file lies, and who can read it.
fn key(file: &Path, data: &Path) -> Found {
    let whole = |path: &Path| fs::canonicalize(path).unwrap_or_else(|_| path.to_owned());
    if !file.exists() {
        return well("key file", format!("{} will be made at the first start", file.display()));
    }
    if whole(file).starts_with(whole(data)) {
        return ill(
            "key file",
            format!(
                "{} lies in the data folder, so whoever copies the folder or a backup of it can open the \
                 credentials. Move it out, and name it with --key-file or SAKLIG_KEY_FILE",
                file.display()
            ),
        );
    }
    #[cfg(unix)]
    {
        use std::os::unix::fs::PermissionsExt as _;
        let mode = fs::metadata(file).map_or(0, |about| about.permissions().mode() & 0o077);
        if mode != 0 {
            return ill("key file", format!("others can read {}; allow only its owner: chmod 600 {0}", file.display()));
        }
    }
    well(
        "key file",
        format!("{}, outside the data folder. Backups do not hold it: keep a copy of it elsewhere", file.display()),
    )
}

/// Whether every secret opens with the key file.
async fn opens(store: &Store, key_file: &Path) -> anyhow::Result<Option<Found>> {
    if secrets::any(store.db()).await?.is_none() {
        return Ok(None);
    }
    let vault = match Vault::from_file(key_file, None) {
        Ok(vault) => vault,
        Err(error) => {
            return Ok(Some(grave(
                "secrets",
                format!(
                    "the key file {} cannot be used ({error}); without it no channel can be reached and nothing \
                     sealed. Put it back, or name it with --key-file",
                    key_file.display()
                ),
            )));
        }
    };
    for authority in authorities::all(store.db()).await? {
        for sealed in secrets::with_prefix(store.db(), authority.id, "").await? {
            if vault.open(authority.id, &sealed.name, &sealed.sealed).is_err() {
                return Ok(Some(grave(
                    "secrets",
                    "the key file is another than the one they were sealed with. Put the right one back",
                )));
            }
        }
    }
    Ok(Some(well("secrets", "all open with the key file")))
}
