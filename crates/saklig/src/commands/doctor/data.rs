//! What the doctor finds in the data folder and in the database.

use std::{fs::OpenOptions, path::Path};

use jiff::{SignedDuration, tz::TimeZone};
use saklig_desk::{audit::glance, looks::duty::duty_health};
use saklig_model::{
    authority::Authority,
    clock::{Clock as _, from_micros, micros},
};
use saklig_store::{Db, Error, Store, Where, authorities, backups, channels, health, journal, migrate};

use super::{Found, grave, ill, opens, well};
use crate::{arguments::Place, carried, system::SystemClock};

/// Below so many bytes there is too little room.
const LITTLE: u64 = 1 << 30;

/// How long an entry may wait for its seal, and a job for its turn.
const PATIENCE: SignedDuration = SignedDuration::from_mins(10);

/// How far ahead of the clock an entry may be.
const SKEW: SignedDuration = SignedDuration::from_mins(1);

/// How old the newest backup may be.
const OLD_BACKUP: SignedDuration = SignedDuration::from_hours(48);

/// The data folder: its room, and the erasure list.
pub(super) fn folder(data: &Path) -> Vec<Found> {
    if !data.exists() {
        return Vec::new();
    }
    let mut found = Vec::new();
    found.extend(room(data));
    let database = data.join("saklig.db");
    if database.exists()
        && let Err(why) = OpenOptions::new().append(true).open(&database)
    {
        found.push(grave(
            "data folder",
            format!("it cannot be written ({why}). Saklig does not start before it can; checks and backups work"),
        ));
    }
    let list = data.join("erased.log");
    found.push(if list.exists() {
        well("erasure list", format!("{}; each backup holds a copy of it", list.display()))
    } else {
        ill("erasure list", format!("{} is not there. The next start writes it anew from the journal", list.display()))
    });
    found
}

#[cfg(unix)]
fn room(data: &Path) -> Option<Found> {
    let about = rustix::fs::statvfs(data).ok()?;
    let free = about.f_bavail.saturating_mul(about.f_frsize);
    let all = about.f_blocks.saturating_mul(about.f_frsize).max(1);
    let says = format!("{} MB of {} MB are free", free >> 20, all >> 20);
    Some(if free < LITTLE || free < all / 20 {
        ill("disk", format!("{says}. When it is full, nothing more comes in and nobody can decide: make room"))
    } else {
        well("disk", says)
    })
}

#[cfg(not(unix))]
fn room(_: &Path) -> Option<Found> {
    None
}

/// The database, and what is in it.
pub(super) async fn database(place: &Place, key_file: &Path) -> anyhow::Result<Vec<Found>> {
    let database = place.database()?;
    let store = match Store::open_as_it_is(&database).await {
        Ok(store) => store,
        Err(Error::Absent) => {
            return Ok(vec![well("database", format!("{} has none yet", place.data.display()))]);
        }
        Err(error) if matches!(database, Where::Postgres(_)) => {
            return Ok(vec![grave(
                "database",
                format!("PostgreSQL does not answer ({error}). Start it, or check the address after --database"),
            )]);
        }
        Err(error) => return Ok(vec![grave("database", error.to_string())]),
    };
    let found = match inside(&store, key_file).await {
        Ok(found) => found,
        Err(error) => vec![grave("database", format!("it cannot be read: {error}. Take a copy before all else"))],
    };
    store.close().await;
    Ok(found)
}

async fn inside(store: &Store, key_file: &Path) -> anyhow::Result<Vec<Found>> {
    let db = store.db();
    let mut found = Vec::new();
    let (version, known) = (health::version(db).await.unwrap_or(0), migrate::newest());
    if version > known {
        found.push(grave(
            "database",
            format!("it is at version {version}, this program knows {known}. Start the newer program"),
        ));
        return Ok(found);
    }
    if version < known {
        found.push(ill(
            "database",
            format!("it is at version {version} of {known}. The next `saklig serve` brings it up to date; look again"),
        ));
        return Ok(found);
    }
    let engine = if db.is_sqlite() { "SQLite" } else { "PostgreSQL" };
    found
        .push(well("database", format!("{engine}, at version {version}, {} MB", health::size(db).await?.max(0) >> 20)));
    found.push(match health::broken(db).await?.first() {
        None => well("database file", "whole"),
        Some(first) => grave(
            "database file",
            format!("damaged ({first}). Stop Saklig, keep a copy of the folder, and restore the newest backup"),
        ),
    });
    found.extend(opens(store, key_file).await?);
    found.extend(logs(store).await?);
    found.extend(work(store).await?);
    found.push(backup(store).await?);
    for authority in authorities::all(db).await? {
        if authority.name.is_empty() {
            found.push(ill("authority", "it has no name yet; start `saklig serve` and open the set-up address"));
        }
        if !authority.example && !authority.name.is_empty() {
            found.extend(duty(db, &authority).await?);
        }
        for kept in channels::of(db, authority.id).await? {
            if kept.connected
                && let Some(trouble) = kept.channel.trouble
            {
                found.push(ill(
                    "channel",
                    format!("\"{}\": {trouble}. Its page says more, and connects it anew", kept.channel.name),
                ));
            }
        }
    }
    Ok(found)
}

/// The logs at a glance, and the clock beside their newest entries.
async fn logs(store: &Store) -> anyhow::Result<Vec<Found>> {
    let db = store.db();
    let now = SystemClock.now();
    let mut found = Vec::new();
    let (mut entries, mut waiting, mut ahead) = (0, 0, SignedDuration::ZERO);
    for log in journal::logs(db).await? {
        if let Some(wrong) = glance(store, &log).await? {
            found.push(grave(
                "journal",
                format!("{}: {wrong}. Keep a copy of everything as it is, and run `saklig journal verify`", log.origin),
            ));
        }
        entries += log.size;
        waiting += health::waiting_since(db, log.authority, micros(now - PATIENCE)).await?;
        for newest in journal::page(db, log.authority, i64::MAX, 1).await? {
            ahead = ahead.max(newest.at.duration_since(now));
        }
    }
    if found.is_empty() {
        let says = format!("{entries} sealed entries; `saklig journal verify` checks every one");
        found.push(well("journal", says));
    }
    if waiting > 0 {
        found.push(ill(
            "seal",
            format!(
                "{waiting} entries have waited for their seal for more than {} minutes. Saklig does not run, or \
                 cannot use its key file",
                PATIENCE.as_mins()
            ),
        ));
    }
    found.push(if ahead > SKEW {
        ill(
            "clock",
            format!(
                "the newest entry is {} seconds ahead of this machine's clock. Set the clock by a time server",
                ahead.as_secs()
            ),
        )
    } else {
        well("clock", "not behind the newest entry")
    });
    Ok(found)
}

/// Jobs and the outbox.
async fn work(store: &Store) -> anyhow::Result<Vec<Found>> {
    let db = store.db();
    let stuck = health::stuck_jobs(db, micros(SystemClock.now() - PATIENCE)).await?;
    let unknown = health::unknown_outcomes(db).await?;
    Ok(vec![
        if stuck > 0 {
            ill("jobs", format!("{stuck} are late or fail again and again. Is Saklig running? Its log says why"))
        } else {
            well("jobs", "none is stuck")
        },
        if unknown > 0 {
            ill(
                "outbox",
                format!("of {unknown} acts nobody knows whether they arrived; each waits on its case for a person"),
            )
        } else {
            well("outbox", "every outcome is known")
        },
    ])
}

/// Whether somebody is on duty out of hours, and an alarm would leave the house.
async fn duty(db: &Db, authority: &Authority) -> anyhow::Result<Vec<Found>> {
    let packs = carried::packs(None, SystemClock.now())?.in_force.packs;
    let Some(pack) = packs.country(&authority.country) else { return Ok(Vec::new()) };
    let now = SystemClock.now();
    let health = duty_health(db, pack, authority, now).await?;
    let mut found = Vec::new();
    if let Some((begins, _)) = health.gaps.first() {
        let zone = TimeZone::get(&authority.time_zone).unwrap_or(TimeZone::UTC);
        let first = begins.to_zoned(zone).strftime("%Y-%m-%d %H:%M").to_string();
        found.push(ill(
            "duty",
            format!(
                "in the next two weeks nobody is on duty at {} times out of hours, the first from {first}. An alarm \
                 then goes to the last resort and to all administrators: fill the roster on the page /duty",
                health.gaps.len()
            ),
        ));
    } else {
        found.push(well("duty", "somebody is on duty whenever nobody serves, for two weeks"));
    }
    if health.gone + health.unreached > 0 {
        found.push(ill(
            "duty",
            format!(
                "on the roster, {} can no longer be called, and {} are reached by no message. The page /duty names them",
                health.gone, health.unreached
            ),
        ));
    }
    if !health.has_way {
        found.push(ill(
            "alarms",
            "none leaves Saklig: neither a mail server nor a gateway is set on the page /duty/ways",
        ));
    }
    for (way, trouble, since) in &health.broken {
        found.push(grave(
            "alarms",
            format!(
                "the way \"{}\" has not worked since {since} ({trouble}). The page /duty/ways says more",
                way.key()
            ),
        ));
    }
    if let Some(since) = health.open {
        found.push(grave("alarms", format!("nobody has answered the alarm of {since}")));
    }
    Ok(found)
}

async fn backup(store: &Store) -> anyhow::Result<Found> {
    let Some(at) = backups::newest(store.db()).await?.map(from_micros) else {
        return Ok(ill("backup", "none has been taken with `saklig backup`"));
    };
    let age = SystemClock.now().duration_since(at);
    let says = format!("the newest was taken {} hours ago", age.as_hours());
    Ok(if age > OLD_BACKUP {
        ill("backup", format!("{says}. Take one every night: saklig backup /another/disk/saklig.backup --replace"))
    } else {
        well("backup", says)
    })
}
