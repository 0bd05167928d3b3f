//! The erasure list: which versions were erased, outside the database, so that a
//! restored backup does not bring them back.

use std::{
    collections::{BTreeMap, BTreeSet},
    fs::{self, OpenOptions},
    io::{self, BufRead as _, Write as _},
    path::{Path, PathBuf},
};

use saklig_journal::event::Event;
use saklig_model::{
    clock::Chance,
    id::{AuthorityId, EntryId, ItemId, RevisionId},
};
use saklig_store::{
    Tx, drafts, items,
    journal::{self, NewEntry, Receipt},
};

/// The append-only list of what has been erased: a line an erasure, with the
/// time in microseconds and the version's random identity.
#[derive(Debug, Clone)]
pub struct ErasureList {
    path: PathBuf,
}

/// An erasure that a list names: when, in microseconds, and what.
pub type Listed = (i64, RevisionId);

/// Why a list cannot be used.
#[derive(Debug)]
pub enum Unusable {
    /// The file's.
    File(io::Error),
    /// A line that is not one, counted from 1.
    Line(usize),
}

impl From<io::Error> for Unusable {
    fn from(error: io::Error) -> Self {
        Self::File(error)
    }
}

impl ErasureList {
    /// The list in this file.
    #[must_use]
    pub const fn at(path: PathBuf) -> Self {
        Self { path }
    }

    /// The file.
    #[must_use]
    pub fn path(&self) -> &Path {
        &self.path
    }

    /// Its length in bytes; 0 when there is none.
    ///
    /// # Errors
    /// The file's.
    pub fn length(&self) -> io::Result<u64> {
        match fs::metadata(&self.path) {
            Ok(about) => Ok(about.len()),
            Err(error) if error.kind() == io::ErrorKind::NotFound => Ok(0),
            Err(error) => Err(error),
        }
    }

    /// Makes sure that there is a list, with these erasures if there was none:
    /// that a list is there and empty says something else than that it is gone.
    ///
    /// # Errors
    /// The file's.
    pub fn make(&self, known: &[Listed]) -> io::Result<()> {
        let mut file = match OpenOptions::new().create_new(true).append(true).open(&self.path) {
            Ok(file) => file,
            Err(error) if error.kind() == io::ErrorKind::AlreadyExists => return Ok(()),
            Err(error) => return Err(error),
        };
        file.write_all(lines(known).as_bytes())?;
        file.sync_all()
    }

    /// Adds versions, and waits until they are on the disk.
    ///
    /// # Errors
    /// The file's; nothing may then be erased.
    pub(crate) fn add(&self, now: i64, versions: &[RevisionId]) -> io::Result<()> {
        let listed: Vec<Listed> = versions.iter().map(|version| (now, *version)).collect();
        let mut file = OpenOptions::new().create(true).append(true).open(&self.path)?;
        file.write_all(lines(&listed).as_bytes())?;
        file.sync_all()
    }
}

fn lines(listed: &[Listed]) -> String {
    listed.iter().map(|(at, version)| format!("{at} {version}\n")).collect()
}

/// Reads a list.
///
/// # Errors
/// [`Unusable`]: half a list is none.
pub(crate) fn read(list: impl io::Read) -> Result<Vec<Listed>, Unusable> {
    let mut listed = Vec::new();
    for (number, line) in (1..).zip(io::BufReader::new(list).lines()) {
        let line = line.map_err(|error| match error.kind() {
            io::ErrorKind::InvalidData => Unusable::Line(number),
            _ => Unusable::File(error),
        })?;
        if line.is_empty() {
            continue;
        }
        let read = line.split_once(' ').and_then(|(at, version)| Some((at.parse().ok()?, version.parse().ok()?)));
        listed.push(read.ok_or(Unusable::Line(number))?);
    }
    Ok(listed)
}

/// Erases again what a list names and is still there, under an entry an item.
/// How many versions that were.
pub(crate) async fn replay(
    tx: &mut Tx,
    chance: &dyn Chance,
    now: i64,
    listed: &BTreeSet<RevisionId>,
) -> Result<u64, saklig_store::Error> {
    let mut found: BTreeMap<(AuthorityId, ItemId), Vec<Receipt>> = BTreeMap::new();
    for version in listed {
        if let Some((authority, item, commitment)) = journal::still_there(&mut *tx, *version).await? {
            let receipt = Receipt { kind: "revision", object: version.0, commitment };
            found.entry((authority, item)).or_default().push(receipt);
        }
    }
    let mut erased = 0;
    for ((authority, item), receipts) in found {
        erased += receipts.len() as u64;
        for receipt in &receipts {
            items::erase(tx, receipt.object.into()).await?;
        }
        // What somebody was about to answer may quote it.
        drafts::remove(tx, item).await?;
        let entry = NewEntry {
            id: EntryId(chance.opaque_id()),
            authority,
            event: Event::Erased,
            at: now,
            function: "system",
            object_kind: "item",
            object: item.0,
            rule: None,
            person: None,
            facts: None,
            receipts,
        };
        journal::append(tx, entry).await?;
    }
    Ok(erased)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn half_a_list_is_none() {
        let (one, other) = (RevisionId(uuid::Uuid::from_u128(1)), RevisionId(uuid::Uuid::from_u128(2)));
        let text = lines(&[(17, one), (18, other)]);
        assert_eq!(read(text.as_bytes()).unwrap(), [(17, one), (18, other)]);
        assert!(read(&b""[..]).unwrap().is_empty());
        assert!(matches!(read(&text.as_bytes()[..text.len() - 3]), Err(Unusable::Line(2))));
        assert!(matches!(read(&b"\xff\n"[..]), Err(Unusable::Line(1))));
    }

    #[test]
    fn a_list_is_made_once() {
        let folder = tempfile::tempdir().unwrap();
        let list = ErasureList::at(folder.path().join("erased.log"));
        assert_eq!(list.length().unwrap(), 0);
        list.make(&[(17, RevisionId(uuid::Uuid::from_u128(1)))]).unwrap();
        list.make(&[]).unwrap();
        list.add(18, &[RevisionId(uuid::Uuid::from_u128(2))]).unwrap();
        assert_eq!(read(fs::File::open(list.path()).unwrap()).unwrap().len(), 2);
    }
}
