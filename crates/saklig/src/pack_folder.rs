//! The data folder's own packs, watched: what changes there is in force without
//! a restart, on every node that has the folder.
//!
//! A file is changed when its time, its size or the file itself is another. Newer
//! files are checked as a whole; where one cannot be used, all that was in force
//! stays, and is said in the log (which file, never what it holds), by `saklig
//! doctor` and to administrators. As soon as it is mended, it counts.

use std::{
    fs, io,
    path::{Path, PathBuf},
    sync::{Mutex, PoisonError},
    time::{Duration, SystemTime},
};

use saklig_desk::{Desk, packs::keep_packs};
use saklig_model::clock::micros;

use crate::carried::{self, Wrong};

/// How often the folder is looked at.
const EVERY: Duration = Duration::from_secs(5);

/// How the files of the folder stood when they were looked at.
type Stamp = Vec<(PathBuf, Option<SystemTime>, u64, u64)>;

/// The folder `packs/` of the data folder.
pub struct PackFolder {
    data: PathBuf,
    seen: Mutex<Option<Stamp>>,
}

impl PackFolder {
    /// The folder, as it stands now: call this before its files are read.
    #[must_use]
    pub fn of(data: &Path) -> Self {
        Self { seen: Mutex::new(stamp(data).ok()), data: data.to_owned() }
    }

    /// Takes in what has changed since it was looked at last; whether anything had.
    pub async fn look(&self, desk: &Desk) -> bool {
        let now = stamp(&self.data).ok();
        if now.is_some() && now == *self.seen.lock().unwrap_or_else(PoisonError::into_inner) {
            return false;
        }
        let taken_in = self.take_in(desk).await;
        if taken_in {
            *self.seen.lock().unwrap_or_else(PoisonError::into_inner) = now;
        }
        taken_in
    }

    /// Reads the folder and puts what it holds in force; whether that is settled,
    /// one way or the other.
    pub async fn take_in(&self, desk: &Desk) -> bool {
        let data = self.data.clone();
        let since = desk.now();
        let reading = tokio::task::spawn_blocking(move || carried::packs(Some(&data), since));
        let wrong = match reading.await {
            Ok(Ok(read)) => {
                // Kept before anything is decided by it; a database that is away
                // just now is asked again.
                if keep_packs(desk.store(), &read.files, micros(since)).await.is_err() {
                    return false;
                }
                let own = read.in_force.files.iter().filter(|file| file.own).count();
                desk.put_in_force(read.in_force);
                tracing::info!(own, "the packs have changed and are in force");
                return true;
            }
            Ok(Err(wrong)) => wrong,
            Err(error) => Wrong::File(io::Error::other(error)),
        };
        tracing::error!(file = wrong.place(), "a file of the packs cannot be used: what was in force stays");
        desk.note_pack_trouble(wrong.to_string());
        true
    }

    /// Looks again and again, and when the system asks to (SIGHUP), until it is
    /// dropped.
    pub async fn watch(&self, desk: &Desk) {
        let mut asked = Asked::new();
        loop {
            tokio::select! {
                () = asked.again() => { self.take_in(desk).await; }
                () = tokio::time::sleep(EVERY) => { self.look(desk).await; }
            }
        }
    }
}

/// Whoever runs the server asks to read the packs again: SIGHUP. On a terminal
/// it still means that the terminal is gone.
struct Asked {
    #[cfg(unix)]
    signal: Option<tokio::signal::unix::Signal>,
}

impl Asked {
    fn new() -> Self {
        #[cfg(unix)]
        {
            use std::io::IsTerminal as _;
            let hangup = tokio::signal::unix::SignalKind::hangup();
            let heard = (!io::stdin().is_terminal()).then(|| tokio::signal::unix::signal(hangup));
            Self { signal: heard.and_then(Result::ok) }
        }
        #[cfg(not(unix))]
        Self {}
    }

    async fn again(&mut self) {
        #[cfg(unix)]
        if let Some(signal) = &mut self.signal
            && signal.recv().await.is_some()
        {
            return;
        }
        std::future::pending::<()>().await;
    }
}

/// How the files stand, in order.
fn stamp(data: &Path) -> io::Result<Stamp> {
    let folder = data.join("packs");
    if !folder.is_dir() {
        return Ok(Stamp::new());
    }
    let mut files = Vec::new();
    carried::gather(&folder, &mut files)?;
    files.sort();
    files
        .into_iter()
        .map(|file| {
            let about = fs::metadata(&file)?;
            Ok((file, about.modified().ok(), about.len(), which(&about)))
        })
        .collect()
}

/// Which file it is, where the system tells: one that was moved into the place of
/// another may have its time and size.
#[cfg(unix)]
fn which(about: &fs::Metadata) -> u64 {
    std::os::unix::fs::MetadataExt::ino(about)
}

#[cfg(not(unix))]
fn which(_: &fs::Metadata) -> u64 {
    0
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_folder_is_another_when_a_file_comes_changes_moves_or_goes() {
        let data = tempfile::tempdir().unwrap();
        let words = data.path().join("packs/reading/words");
        let mut seen = vec![stamp(data.path()).unwrap()];
        let mut look = || {
            let now = stamp(data.path()).unwrap();
            assert!(!seen.contains(&now) || now.is_empty());
            seen.push(now);
        };
        fs::create_dir_all(&words).unwrap();
        fs::write(words.join("phone.toml"), "a").unwrap();
        look();
        fs::write(words.join("phone.toml"), "ab").unwrap();
        look();
        // The same size, and perhaps the same time: but another file.
        fs::write(words.join("new.md"), "xy").unwrap();
        fs::rename(words.join("new.md"), words.join("phone.toml")).unwrap();
        look();
        fs::remove_file(words.join("phone.toml")).unwrap();
        look();
    }
}
