//! Takes a backup, while others go on working.

use std::{
    fs::{self, File, OpenOptions},
    io::{self, BufWriter, Read as _, Write},
    path::{Path, PathBuf},
};

use saklig_store::{Store, backups, journal, migrate, tables};

use super::{ERASED, Head, KEY, LogAbout, MANIFEST, Manifest, PACKS, PartAbout, TABLE, Wrong, at, file::Writer};
use crate::erasure::ErasureList;

/// What a backup is taken of, and where to.
#[derive(Debug)]
pub struct Take<'a> {
    /// The database, opened as it is.
    pub store: &'a Store,
    /// The data folder.
    pub data: &'a Path,
    /// The file to write.
    pub to: &'a Path,
    /// Whether a file that is there may be replaced.
    pub replace: bool,
    /// The key file, when it shall be inside.
    pub key: Option<&'a Path>,
    /// The time, in microseconds.
    pub now: i64,
    /// The program's version.
    pub program: &'a str,
}

/// A backup that was taken.
#[derive(Debug)]
pub struct Taken {
    /// What it says of itself.
    pub manifest: Manifest,
    /// SHA-256 of all of it but its last frame, in hexadecimal.
    pub sha256: String,
    /// Its length in bytes.
    pub bytes: u64,
    /// Whether the database could note that it was taken.
    pub noted: bool,
}

/// The file that is being written; removed unless it was finished.
struct Unfinished<'a>(&'a Path);

impl Drop for Unfinished<'_> {
    fn drop(&mut self) {
        // Already renamed, or nothing more to be done about it.
        let _ = fs::remove_file(self.0);
    }
}

/// Takes a backup: one moment of the database, to the disk and under its name
/// only when it is whole. `tell` is called with how many rows there are in all
/// and how many more have been written.
///
/// # Errors
/// [`Wrong`]; then there is no file, or the one that was there before.
pub async fn take(what: &Take<'_>, mut tell: impl FnMut(u64, u64)) -> Result<Taken, Wrong> {
    let in_the_way = || Wrong::InTheWay { path: what.to.to_owned(), advice: "Choose another name, or say --replace" };
    if what.to.exists() && !what.replace {
        return Err(in_the_way());
    }
    let mut name = what.to.file_name().unwrap_or_default().to_owned();
    name.push(".unfinished");
    let unfinished = what.to.with_file_name(name);
    let failed = at(&unfinished);
    let mut options = OpenOptions::new();
    options.write(true).create(true).truncate(false);
    #[cfg(unix)]
    std::os::unix::fs::OpenOptionsExt::mode(&mut options, 0o600);
    let file = options.open(&unfinished).map_err(&failed)?;
    if file.try_lock().is_err() {
        return Err(Wrong::InTheWay { path: unfinished.clone(), advice: "Another backup is being written there" });
    }
    let guard = Unfinished(&unfinished);
    file.set_len(0).map_err(&failed)?;
    let output = BufWriter::with_capacity(1 << 20, file);
    let (manifest, sha256, bytes, output) = write(what, output, &unfinished, &mut tell).await?;
    let file = output.into_inner().map_err(|error| failed(error.into_error()))?;
    file.sync_all().map_err(&failed)?;
    if what.to.exists() && !what.replace {
        return Err(in_the_way());
    }
    fs::rename(&unfinished, what.to).map_err(at(what.to))?;
    drop(guard);
    if let Some(folder) = what.to.parent() {
        let folder = if folder.as_os_str().is_empty() { Path::new(".") } else { folder };
        File::open(folder).and_then(|folder| folder.sync_all()).map_err(at(folder))?;
    }
    // The backup is there, whether or not the database has room for a line about it.
    let noted = note(what, &sha256, bytes).await.is_ok();
    Ok(Taken { manifest, sha256, bytes, noted })
}

async fn note(what: &Take<'_>, sha256: &str, bytes: u64) -> Result<(), saklig_store::Error> {
    let mut tx = what.store.begin().await?;
    backups::taken(&mut tx, what.now, sha256, i64::try_from(bytes).unwrap_or(i64::MAX)).await?;
    tx.commit().await
}

async fn write<W: Write>(
    what: &Take<'_>,
    output: W,
    path: &Path,
    tell: &mut impl FnMut(u64, u64),
) -> Result<(Manifest, String, u64, W), Wrong> {
    let failed = at(path);
    let mut tx = what.store.db().begin_snapshot().await?;
    let schema = migrate::behind(&mut tx).await?;
    migrate::fits(&schema)?;
    let mut parts = Vec::new();
    let mut counted = Vec::new();
    for table in tables::tables(&mut tx).await? {
        let rows = tables::count(&mut tx, &table).await?;
        parts.push(PartAbout { name: format!("{TABLE}{}", table.name), rows: Some(rows) });
        counted.push(table);
    }
    let logs = journal::logs(&mut tx)
        .await?
        .into_iter()
        .map(|log| LogAbout { origin: log.origin, size: log.size, checkpoint: log.checkpoint })
        .collect();
    // After the first look at the database: an erasure in between is then on
    // the list, and done again by a restore.
    let erased = ErasureList::at(what.data.join(ERASED));
    let length = erased.length().map_err(at(erased.path()))?;
    parts.push(PartAbout { name: ERASED.to_owned(), rows: None });
    let packs = own_packs(what.data)?;
    parts.extend(packs.iter().map(|(name, _)| PartAbout { name: name.clone(), rows: None }));
    parts.extend(what.key.map(|_| PartAbout { name: KEY.to_owned(), rows: None }));
    let manifest = Manifest {
        program: what.program.to_owned(),
        schema,
        engine: if what.store.db().is_sqlite() { "sqlite" } else { "postgres" }.to_owned(),
        taken_at: what.now,
        logs,
        parts,
    };
    let total = manifest.rows();

    let mut writer = Writer::begin(output).map_err(&failed)?;
    writer.part(&Head::plain(MANIFEST)).map_err(&failed)?;
    writer.line(&serde_json::to_vec(&manifest).map_err(|error| failed(error.into()))?).map_err(&failed)?;
    writer.end().map_err(&failed)?;
    for table in &counted {
        writer.part(&Head::of(table)).map_err(&failed)?;
        let mut since = 0;
        let written = tables::rows(&mut tx, table, |row| {
            since += 1;
            if since == 500 {
                tell(total, since);
                since = 0;
            }
            writer.line(row)
        })
        .await;
        match written {
            Err(saklig_store::Error::Io(error)) => return Err(failed(error)),
            other => other?,
        }
        tell(total, since);
        writer.end().map_err(&failed)?;
    }
    drop(tx);
    copy(&mut writer, ERASED, erased.path(), length).map_err(&failed)?;
    for (name, file) in &packs {
        copy(&mut writer, name, file, u64::MAX).map_err(&failed)?;
    }
    if let Some(key) = what.key {
        copy(&mut writer, KEY, key, u64::MAX).map_err(at(key))?;
    }
    let (sha256, bytes, output) = writer.close().map_err(&failed)?;
    Ok((manifest, sha256, bytes, output))
}

/// Copies a file into a part of its own; nothing of one that is not there.
fn copy<W: Write>(writer: &mut Writer<W>, name: &str, file: &Path, most: u64) -> io::Result<()> {
    writer.part(&Head::plain(name))?;
    if most > 0 {
        let mut file = File::open(file)?.take(most);
        let mut some = vec![0; 64 << 10];
        loop {
            match file.read(&mut some)? {
                0 => break,
                read => writer.bytes(some.get(..read).unwrap_or_default())?,
            }
        }
    }
    writer.end().map(drop)
}

/// The authority's own packs in the data folder, by their names in a backup.
fn own_packs(data: &Path) -> Result<Vec<(String, PathBuf)>, Wrong> {
    let folder = data.join("packs");
    let mut found = Vec::new();
    if folder.is_dir() {
        for country in listed(&folder)? {
            if country.is_dir() {
                for file in listed(&country)? {
                    if file.is_file()
                        && let Ok(name) = file.strip_prefix(&folder)
                    {
                        found.push((format!("{PACKS}{}", name.to_string_lossy().replace('\\', "/")), file));
                    }
                }
            }
        }
    }
    found.sort();
    Ok(found)
}

fn listed(folder: &Path) -> Result<Vec<PathBuf>, Wrong> {
    let list = fs::read_dir(folder).and_then(|list| list.map(|entry| Ok(entry?.path())).collect());
    list.map_err(at(folder))
}
