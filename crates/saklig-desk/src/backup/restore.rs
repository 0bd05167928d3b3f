//! Restores a backup into an empty place: everything, or nothing. What was
//! erased since is erased again, and the journal says what happened.

use std::{
    collections::BTreeSet,
    fs::{self, File},
    io::{self, Write as _},
    path::{Path, PathBuf},
};

use saklig_journal::{
    checkpoint::Checkpoint,
    event::Event,
    key::{LogKey, VerifierKey},
    proof::TlogProof,
};
use saklig_model::{
    clock::Chance,
    id::{EntryId, RevisionId},
};
use saklig_store::{
    Store, Tx, Where, channels,
    journal::{self, Facts, Log, NewEntry},
    migrate, search, second_factors, secrets,
    tables::{Filling, Table},
};
use serde_json::Value;

use super::{
    ERASED, Head, KEY, Manifest, PACKS, TABLE, Wrong, at,
    check::{begin, check, is_counted},
};
use crate::{
    erasure::{self, ErasureList, Listed, Unusable},
    journal::SIGNING_KEY,
    vault::Vault,
};

/// Where a database is built before it gets its name.
const UNFINISHED: &str = "restoring";

/// What to restore, and where.
pub struct Restore<'a> {
    /// The backup.
    pub file: &'a Path,
    /// The empty place.
    pub place: &'a Where,
    /// The data folder.
    pub data: &'a Path,
    /// Where the key file is, or would be.
    pub key_file: &'a Path,
    /// Newer erasure lists. The one in the data folder counts in any case.
    pub erasures: &'a [PathBuf],
    /// Whether to go on without any newer erasure list.
    pub without_newer_erasures: bool,
    /// Checkpoints or proofs that somebody holds.
    pub checkpoints: &'a [PathBuf],
    /// Whether the key is lost: secrets are given up, and logs signed anew.
    pub new_key: bool,
    /// The time, in microseconds.
    pub now: i64,
    /// Draws identities, salts and keys.
    pub chance: &'a dyn Chance,
}

/// What was restored.
#[derive(Debug)]
pub struct Restored {
    /// What the backup says of itself.
    pub manifest: Manifest,
    /// How many versions were erased again.
    pub erased_again: u64,
    /// Whether the logs are known to have been longer than the backup has them.
    pub known_longer: bool,
    /// How many channels must be connected anew.
    pub disconnected: u64,
    /// How many people's second factors were lost with the key. They stay set:
    /// a password alone must open nothing.
    pub locked_out: u64,
    /// Whether the key file came with the backup and was put in its place.
    pub key_restored: bool,
}

/// How far a restore has come, for a progress bar.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Step {
    /// So many more bytes were checked.
    Checked(u64),
    /// So many more bytes were read and written.
    Written(u64),
    /// So many more versions were indexed.
    Indexed(u64),
}

/// Restores a backup.
///
/// # Errors
/// [`Wrong`]; then the place is as empty as before.
pub async fn restore(what: &Restore<'_>, mut tell: impl FnMut(Step)) -> Result<Restored, Wrong> {
    // Everything that may refuse comes before anything is written.
    let checked = check(what.file, |bytes| tell(Step::Checked(bytes)))?;
    let manifest = checked.manifest;
    migrate::fits(&manifest.schema)?;
    let newer = newer_erasures(what)?;
    let held = checkpoints(what)?;
    let vault = new_vault(what, &manifest)?;
    let beside = beside(what, &manifest)?;
    if let Where::Folder(folder) = what.place
        && folder.join("saklig.db").exists()
    {
        return Err(Wrong::InTheWay {
            path: folder.join("saklig.db"),
            advice: "Restore into an empty folder: name another with --data, or move this one away",
        });
    }
    fs::create_dir_all(what.data).map_err(at(what.data))?;
    let _alone = alone(what.data)?;

    let building = Building::at(what.place)?;
    let store = Store::open_to_fill(&building.place).await?;
    let done = fill(what, &manifest, &checked.sha256, &store, &newer, &held, vault.as_ref(), &mut tell).await;
    let (tx, mut restored) = match done {
        Ok(done) => done,
        Err(wrong) => {
            store.close().await;
            return Err(wrong);
        }
    };
    let committed = match beside.write(what) {
        Ok(()) => tx.commit().await.map_err(Wrong::from),
        Err(wrong) => {
            drop(tx);
            Err(wrong)
        }
    };
    store.close().await;
    committed?;
    restored.key_restored = beside.key.is_some();
    // The list last: one that is left alone would be taken for the newest.
    beside.list(what, &newer)?;
    building.finish()?;
    Ok(restored)
}

/// Keeps another Saklig from starting on the folder meanwhile.
fn alone(data: &Path) -> Result<File, Wrong> {
    let path = data.join("saklig.lock");
    let file = File::create(&path).map_err(at(&path))?;
    if file.try_lock().is_err() {
        return Err(Wrong::InTheWay { path, advice: "Another Saklig serves this folder; stop it first" });
    }
    Ok(file)
}

/// Where the database is built; on SQLite beside its place, so that half of it
/// is never taken for the whole.
struct Building {
    place: Where,
    unfinished: Option<(PathBuf, PathBuf)>,
}

impl Building {
    fn at(place: &Where) -> Result<Self, Wrong> {
        let Where::Folder(folder) = place else { return Ok(Self { place: place.clone(), unfinished: None }) };
        let unfinished = folder.join(UNFINISHED);
        // Left by a restore that was killed.
        if unfinished.exists() {
            fs::remove_dir_all(&unfinished).map_err(at(&unfinished))?;
        }
        let place = Where::Folder(unfinished.clone());
        Ok(Self { place, unfinished: Some((folder.clone(), unfinished)) })
    }

    /// Gives the database its name.
    fn finish(self) -> Result<(), Wrong> {
        let Some((folder, unfinished)) = &self.unfinished else { return Ok(()) };
        let database = unfinished.join("saklig.db");
        File::open(&database).and_then(|file| file.sync_all()).map_err(at(&database))?;
        fs::rename(&database, folder.join("saklig.db")).map_err(at(folder))?;
        File::open(folder).and_then(|folder| folder.sync_all()).map_err(at(folder))
    }
}

impl Drop for Building {
    fn drop(&mut self) {
        if let Some((_, unfinished)) = &self.unfinished {
            // Nothing more can be done about it; the next restore tries again.
            let _ = fs::remove_dir_all(unfinished);
        }
    }
}

/// The erasures that lists outside the backup name.
fn newer_erasures(what: &Restore<'_>) -> Result<Vec<Listed>, Wrong> {
    let mut lists: Vec<PathBuf> = what.erasures.to_vec();
    let own = what.data.join(ERASED);
    if own.exists() {
        lists.push(own);
    }
    if lists.is_empty() && !what.without_newer_erasures {
        return Err(Wrong::NoErasures);
    }
    let mut listed = Vec::new();
    for path in lists {
        listed.extend(File::open(&path).map_err(Unusable::File).and_then(erasure::read).map_err(in_list(&path))?);
    }
    Ok(listed)
}

fn in_list(path: &Path) -> impl Fn(Unusable) -> Wrong + '_ {
    move |unusable| match unusable {
        Unusable::File(source) => Wrong::File { path: path.to_owned(), source },
        Unusable::Line(line) => Wrong::ErasureList { path: path.to_owned(), line },
    }
}

/// The notes that somebody holds, each with the file it came from.
fn checkpoints(what: &Restore<'_>) -> Result<Vec<(PathBuf, String)>, Wrong> {
    what.checkpoints
        .iter()
        .map(|path| {
            let text = fs::read_to_string(path).map_err(at(path))?;
            let note = text.parse::<TlogProof>().map_or(text, |proof| proof.checkpoint);
            Ok((path.clone(), note))
        })
        .collect()
}

/// A vault under a new key, when the old one is lost.
fn new_vault(what: &Restore<'_>, manifest: &Manifest) -> Result<Option<Vault>, Wrong> {
    if !what.new_key {
        return Ok(None);
    }
    if manifest.has_key() {
        return Err(Wrong::Key(
            "the key file is in this backup; restore it without --new-key. Nothing was restored".into(),
        ));
    }
    let vault = Vault::from_file(what.key_file, Some(what.chance)).map_err(|error| {
        Wrong::Key(format!("the key file {} cannot be used: {error}. Nothing was restored", what.key_file.display()))
    })?;
    Ok(Some(vault))
}

/// What a backup holds beside the database.
struct Beside {
    packs: Vec<(PathBuf, Vec<u8>)>,
    erased: Vec<Listed>,
    key: Option<Vec<u8>>,
}

/// Reads what lies beside the database, and makes sure that nothing is in its way.
fn beside(what: &Restore<'_>, manifest: &Manifest) -> Result<Beside, Wrong> {
    let (mut reader, _) = begin(what.file)?;
    let mut beside = Beside { packs: Vec::new(), erased: Vec::new(), key: None };
    for about in &manifest.parts {
        reader.part(&about.name)?;
        if about.name.starts_with(TABLE) {
            while reader.block()?.is_some() {}
            continue;
        }
        let bytes = reader.rest()?;
        if about.name == ERASED {
            beside.erased = erasure::read(bytes.as_slice()).map_err(in_list(Path::new(ERASED)))?;
        } else if about.name == KEY {
            in_the_way(what.key_file, &bytes, "Another key file lies there: name another place with --key-file")?;
            beside.key = Some(bytes);
        } else if let Some(name) = about.name.strip_prefix(PACKS) {
            let parts: Vec<&str> = name.split('/').collect();
            if parts.len() != 2 || parts.iter().any(|part| part.is_empty() || part.starts_with('.')) {
                return Err(reader.damaged("a pack has a name that no pack has"));
            }
            let path = what.data.join("packs").join(name);
            in_the_way(&path, &bytes, "It is another than the one in the backup: move it away")?;
            beside.packs.push((path, bytes));
        } else {
            return Err(Wrong::Newer);
        }
    }
    Ok(beside)
}

fn in_the_way(path: &Path, wanted: &[u8], advice: &'static str) -> Result<(), Wrong> {
    match fs::read(path) {
        Ok(there) if there == wanted => Ok(()),
        Ok(_) => Err(Wrong::InTheWay { path: path.to_owned(), advice }),
        Err(error) if error.kind() == io::ErrorKind::NotFound => Ok(()),
        Err(error) => Err(at(path)(error)),
    }
}

impl Beside {
    /// Puts the erasure list in its place: all that any list names.
    fn list(&self, what: &Restore<'_>, newer: &[Listed]) -> Result<(), Wrong> {
        let path = what.data.join(ERASED);
        let all: BTreeSet<Listed> = self.erased.iter().chain(newer).copied().collect();
        let unfinished = ErasureList::at(what.data.join("erased.log.unfinished"));
        if unfinished.path().exists() {
            fs::remove_file(unfinished.path()).map_err(at(unfinished.path()))?;
        }
        unfinished.make(&Vec::from_iter(all)).map_err(at(unfinished.path()))?;
        fs::rename(unfinished.path(), &path).map_err(at(&path))
    }

    /// Puts packs and key in their places.
    fn write(&self, what: &Restore<'_>) -> Result<(), Wrong> {
        for (path, bytes) in &self.packs {
            let folder = path.parent().unwrap_or(Path::new("."));
            fs::create_dir_all(folder).and_then(|()| fs::write(path, bytes)).map_err(at(path))?;
        }
        if let Some(key) = &self.key
            && !what.key_file.exists()
        {
            let folder = what.key_file.parent().unwrap_or(Path::new("."));
            fs::create_dir_all(folder).map_err(at(folder))?;
            let mut options = fs::OpenOptions::new();
            options.write(true).create_new(true);
            #[cfg(unix)]
            std::os::unix::fs::OpenOptionsExt::mode(&mut options, 0o600);
            let written = options.open(what.key_file).and_then(|mut file| {
                file.write_all(key)?;
                file.sync_all()
            });
            written.map_err(at(what.key_file))?;
        }
        Ok(())
    }
}

/// Fills an empty database, up to the commit.
#[expect(clippy::too_many_arguments, reason = "what was made sure of before, each by its name")]
async fn fill(
    what: &Restore<'_>,
    manifest: &Manifest,
    sha256: &str,
    store: &Store,
    newer: &[Listed],
    held: &[(PathBuf, String)],
    vault: Option<&Vault>,
    tell: &mut impl FnMut(Step),
) -> Result<(Tx, Restored), Wrong> {
    let mut filling = Filling::begin(store.db(), &manifest.schema, what.now).await?;
    let (mut reader, _) = begin(what.file)?;
    let tables = filling.tables().await?;
    let mut missing: BTreeSet<&str> = tables.iter().map(|table| table.name.as_str()).collect();
    let mut erased: Vec<Listed> = Vec::new();
    for about in &manifest.parts {
        let head = reader.part(&about.name)?;
        if !about.name.starts_with(TABLE) {
            let bytes = reader.rest()?;
            if about.name == ERASED {
                erased = erasure::read(bytes.as_slice()).map_err(in_list(Path::new(ERASED)))?;
            }
            continue;
        }
        let table = fitting(&head, &tables).ok_or_else(|| reader.damaged("it does not fit the database"))?;
        missing.remove(table.name.as_str());
        let mut lines = 0;
        let mut told = reader.read;
        while let Some(block) = reader.block()? {
            let rows: Result<Vec<Vec<Value>>, _> = block
                .split(|byte| *byte == b'\n')
                .filter(|line| !line.is_empty())
                .map(serde_json::from_slice)
                .collect();
            let rows = rows.map_err(|_| reader.damaged("a row cannot be read"))?;
            lines += rows.len() as u64;
            filling.put(&table, rows).await?;
            tell(Step::Written(reader.read - told));
            told = reader.read;
        }
        is_counted(&reader, &head, about.rows, lines)?;
    }
    if reader.end()? != sha256 {
        return Err(Wrong::Damaged { part: "end".into(), what: "the file was changed while it was being read" });
    }
    if let Some(table) = missing.first() {
        return Err(Wrong::Damaged { part: format!("{TABLE}{table}"), what: "it is not there" });
    }
    let mut tx = filling.settle(manifest.taken_at).await?;

    let listed: BTreeSet<RevisionId> = erased.iter().chain(newer).map(|(_, version)| *version).collect();
    let erased_again = erasure::replay(&mut tx, what.chance, what.now, &listed).await?;
    search::index_all(&mut tx, |passed| tell(Step::Indexed(passed))).await?;
    let newer_than_backup = erased_again > 0 || newer.iter().any(|(when, _)| *when > manifest.taken_at);
    let known_longer = go_on(what, manifest, sha256, &mut tx, held, newer_than_backup, vault).await?;
    let (disconnected, locked_out) = match vault {
        Some(_) => (channels::disconnect_all(&mut tx).await?, second_factors::how_many(&mut tx).await?),
        None => (0, 0),
    };
    let restored = Restored {
        manifest: manifest.clone(),
        erased_again,
        known_longer,
        disconnected,
        locked_out,
        key_restored: false,
    };
    Ok((tx, restored))
}

/// The table to fill, with its columns as the backup has them.
fn fitting(head: &Head, tables: &[Table]) -> Option<Table> {
    let told = head.table()?;
    let table = tables.iter().find(|table| table.name == told.name)?;
    let fits =
        told.columns.len() == table.columns.len() && told.columns.iter().all(|column| table.columns.contains(column));
    fits.then_some(told)
}

/// Writes in every log that it was restored, and that its checkpoints start
/// anew where they do. Whether a log is known to have been longer.
async fn go_on(
    what: &Restore<'_>,
    manifest: &Manifest,
    sha256: &str,
    tx: &mut Tx,
    held: &[(PathBuf, String)],
    newer_erasures: bool,
    vault: Option<&Vault>,
) -> Result<bool, Wrong> {
    let mut any_longer = false;
    let logs = journal::logs(&mut *tx).await?;
    let longest = longest(&logs, held)?;
    for (log, known) in logs.iter().zip(longest) {
        let without = what.without_newer_erasures && what.erasures.is_empty() && !what.data.join(ERASED).exists();
        let facts = Facts::new()
            .and("backup", sha256)
            .and("taken_at", manifest.taken_at)
            .and("size", log.size)
            .and("erasures", if without { "without_newer" } else { "newest" });
        note(what, tx, log, Event::Restored, facts).await?;
        let longer = newer_erasures || known.is_some_and(|known| known > log.size);
        any_longer |= longer;
        if let Some(vault) = vault {
            sign_anew(what, tx, log, vault).await?;
        }
        if longer || vault.is_some() {
            let why = if longer { "longer_before" } else { "new_key" };
            let facts = Facts::new()
                .and("why", why)
                .and("size", log.size)
                .and("known", known.unwrap_or(log.size))
                .and("verifier", log.verifier.as_str());
            note(what, tx, log, Event::CheckpointReset, facts).await?;
        }
    }
    Ok(any_longer)
}

/// How long each log is known to have been, by the notes that somebody holds.
fn longest(logs: &[Log], held: &[(PathBuf, String)]) -> Result<Vec<Option<i64>>, Wrong> {
    let mut longest = vec![None; logs.len()];
    for (path, note) in held {
        let opened = logs.iter().zip(&mut longest).find_map(|(log, longest)| {
            let checkpoint = Checkpoint::open(note, &log.verifier.parse::<VerifierKey>().ok()?).ok()?;
            Some((checkpoint, longest))
        });
        let (checkpoint, longest) = opened.ok_or_else(|| Wrong::Checkpoint { path: path.clone() })?;
        *longest = (*longest).max(i64::try_from(checkpoint.size).ok());
    }
    Ok(longest)
}

async fn note(what: &Restore<'_>, tx: &mut Tx, log: &Log, event: Event, facts: Facts) -> Result<(), Wrong> {
    let entry = NewEntry {
        id: EntryId(what.chance.opaque_id()),
        authority: log.authority,
        event,
        at: what.now,
        function: "system",
        object_kind: "log",
        object: what.chance.opaque_id(),
        rule: None,
        person: None,
        facts: Some((facts, what.chance.salt())),
        receipts: Vec::new(),
    };
    journal::append(tx, entry).await?;
    Ok(())
}

/// Gives a log a new signing key under its old name, and signs with it what the
/// old one had signed last. Old proofs hold under the old verifier key, which
/// the entry keeps.
async fn sign_anew(what: &Restore<'_>, tx: &mut Tx, log: &Log, vault: &Vault) -> Result<(), Wrong> {
    let failed = |error: &dyn std::fmt::Display| Wrong::Journal(error.to_string());
    let key = LogKey::from_seed(&log.origin, &what.chance.salt()).map_err(|error| failed(&error))?;
    let checkpoint = match &log.checkpoint {
        Some(note) => {
            let old: VerifierKey = log.verifier.parse().map_err(|error| failed(&error))?;
            let signed = Checkpoint::open(note, &old).map_err(|error| failed(&error))?;
            Some(signed.sign(&key).map_err(|error| failed(&error))?)
        }
        None => None,
    };
    let sealed = vault.seal(what.chance, log.authority, SIGNING_KEY, &key.secret_text());
    secrets::forget(tx, log.authority, "").await?;
    secrets::keep(tx, log.authority, SIGNING_KEY, &sealed).await?;
    journal::sign_anew(tx, log.authority, &key.verifier().to_string(), checkpoint.as_deref()).await?;
    Ok(())
}
