//! `saklig doctor`: what is wrong with this installation, and what to do.

use std::{fs, path::Path, process::ExitCode};

use clap::Args;
use saklig_desk::vault::Vault;
use saklig_model::clock::{Clock as _, micros};
use saklig_store::{Store, Where, authorities, channels, secrets};

use crate::{arguments::Place, carried, system::SystemClock};

/// Says what is wrong with this installation. Changes nothing.
#[derive(Debug, Args)]
#[command(
    after_help = "Example:\n  saklig doctor --data ./saklig-data\n\nExit status: 0 nothing is wrong, 1 something is."
)]
pub struct Doctor {}

/// What the doctor found.
enum Found {
    Well(String),
    Ill(String),
}

impl Doctor {
    pub(crate) async fn run(self, place: &Place) -> anyhow::Result<ExitCode> {
        let mut found = vec![packs(&place.data)];
        let key_file = place.key_file()?;
        found.push(key(&key_file, &place.data));
        found.extend(database(place, &key_file).await?);
        let mut ill = 0;
        for finding in &found {
            match finding {
                Found::Well(what) => println!("ok       {what}"),
                Found::Ill(what) => {
                    ill += 1;
                    println!("WARNING  {what}");
                }
            }
        }
        Ok(if ill == 0 { ExitCode::SUCCESS } else { ExitCode::from(1) })
    }
}

fn packs(data: &Path) -> Found {
    match carried::packs(Some(data)) {
        Ok((packs, _)) => {
            let codes: Vec<_> = packs.iter().map(|pack| pack.code().to_owned()).collect();
            Found::Well(format!("packs: {}", codes.join(", ")))
        }
        Err(error) => Found::Ill(format!("packs: {error}")),
    }
}

/// Where the key file lies, and who can read it.
fn key(file: &Path, data: &Path) -> Found {
    let whole = |path: &Path| fs::canonicalize(path).unwrap_or_else(|_| path.to_owned());
    if !file.exists() {
        return Found::Well(format!("key file: {} will be made at the first start", file.display()));
    }
    if whole(file).starts_with(whole(data)) {
        return Found::Ill(format!(
            "key file: {} lies in the data folder, so whoever copies the folder or a backup of it can open the \
             credentials. Move it out, and name it with --key-file or SAKLIG_KEY_FILE",
            file.display()
        ));
    }
    #[cfg(unix)]
    {
        use std::os::unix::fs::PermissionsExt as _;
        let mode = fs::metadata(file).map_or(0, |about| about.permissions().mode() & 0o077);
        if mode != 0 {
            return Found::Ill(format!(
                "key file: others can read {}; allow only its owner: chmod 600 {0}",
                file.display()
            ));
        }
    }
    Found::Well(format!("key file: {}, outside the data folder", file.display()))
}

async fn database(place: &Place, key_file: &Path) -> anyhow::Result<Vec<Found>> {
    let database = place.database()?;
    if let Where::Folder(folder) = &database
        && !folder.join("saklig.db").exists()
    {
        return Ok(vec![Found::Well(format!("database: {} has none yet", folder.display()))]);
    }
    let store = match Store::open(&database, micros(SystemClock.now())).await {
        Ok(store) => store,
        Err(error) => return Ok(vec![Found::Ill(format!("database: {error}"))]),
    };
    let mut found = vec![Found::Well("database: opens, and is up to date".into())];
    if secrets::any(store.db()).await?.is_some() {
        found.push(match Vault::from_file(key_file, None) {
            Ok(vault) => opens(&store, &vault).await?,
            Err(error) => Found::Ill(format!(
                "secrets: the key file {} cannot be used ({error}); without it no channel can be reached and \
                 nothing sealed",
                key_file.display()
            )),
        });
    }
    for authority in authorities::all(store.db()).await? {
        if authority.name.is_empty() {
            found.push(Found::Ill(
                "authority: it has no name yet; start `saklig serve` and open the set-up address".into(),
            ));
        }
        for kept in channels::of(store.db(), authority.id).await? {
            if kept.connected
                && let Some(trouble) = kept.channel.trouble
            {
                found.push(Found::Ill(format!("channel \"{}\": {trouble}", kept.channel.name)));
            }
        }
    }
    Ok(found)
}

/// Whether every secret opens with the key file.
async fn opens(store: &Store, vault: &Vault) -> anyhow::Result<Found> {
    for authority in authorities::all(store.db()).await? {
        for sealed in secrets::with_prefix(store.db(), authority.id, "").await? {
            if vault.open(authority.id, &sealed.name, &sealed.sealed).is_err() {
                return Ok(Found::Ill("secrets: the key file is another than the one they were sealed with".into()));
            }
        }
    }
    Ok(Found::Well("secrets: all open with the key file".into()))
}
