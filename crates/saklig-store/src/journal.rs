//! The journal's rows: leaves, tiles, checkpoints and what they commit to.
//!
//! An act appends its leaf inside its own transaction, without a place; the
//! sequencer numbers waiting leaves later. What a leaf commits to is never a
//! second copy of a text: an entry keeps its *facts* (identities, times,
//! grounds), and *receipts* for texts that live in their own rows.

use std::collections::HashMap;

use saklig_journal::{
    batch,
    commitment::{Commitment, Payload, Salt, commit},
    event::Event,
    leaf::{Leaf, RuleRef},
    tree::TileRow,
};
use saklig_model::{
    clock::from_micros,
    ground::GroundRef,
    id::{AuthorityId, EntryId, PersonId},
};
use sqlx::FromRow;
use uuid::Uuid;

use crate::{Error, On, Result, Statement, Tx, statement::BULK};

statements! {
    OPEN = Statement::same("INSERT INTO journal_log (authority, origin, verifier, size) VALUES ($1, $2, $3, 0)");
    LOG = Statement::same("SELECT authority, origin, verifier, size, checkpoint FROM journal_log WHERE authority = $1");
    LOGS = Statement::same("SELECT authority, origin, verifier, size, checkpoint FROM journal_log ORDER BY origin");
    LOCK = Statement::differing(
        "SELECT authority, origin, verifier, size, checkpoint FROM journal_log WHERE authority = $1",
        "SELECT authority, origin, verifier, size, checkpoint FROM journal_log WHERE authority = $1 FOR UPDATE",
    );
    GROWN = Statement::same("UPDATE journal_log SET size = $2, checkpoint = $3 WHERE authority = $1");
    PREVIOUS = Statement::same("SELECT id FROM journal_entry WHERE object = $1 ORDER BY serial DESC LIMIT 1");
    ADD = Statement::same("INSERT INTO journal_entry (id, authority, leaf, event, happened_at, object, person, facts, salt) VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9)");
    ADD_RECEIPT = Statement::same("INSERT INTO journal_receipt (entry, position, authority, kind, object, commitment) VALUES ($1, $2, $3, $4, $5, $6)");
    ADD_RECEIPTS = bulk!("INSERT INTO journal_receipt (entry, position, authority, kind, object, commitment) VALUES ", 6, "");
    WAITING_LOGS = Statement::same("SELECT DISTINCT authority FROM journal_entry WHERE place IS NULL");
    WAITING = Statement::same("SELECT id, leaf FROM journal_entry WHERE authority = $1 AND place IS NULL ORDER BY serial LIMIT $2");
    COUNT_WAITING = Statement::same("SELECT COUNT(*) AS count FROM journal_entry WHERE authority = $1 AND place IS NULL");
    NUMBER = Statement::same("UPDATE journal_entry SET place = $2 WHERE id = $1");
    PUT_TILE = Statement::same("INSERT INTO journal_tile (authority, level, place, width, hashes) VALUES ($1, $2, $3, $4, $5) ON CONFLICT (authority, level, place) DO UPDATE SET width = excluded.width, hashes = excluded.hashes");
    TILE = Statement::same("SELECT hashes FROM journal_tile WHERE authority = $1 AND level = $2 AND place = $3");
    PAGE = Statement::same("SELECT id, serial, place, leaf, event, happened_at, object, person, facts, salt FROM journal_entry WHERE authority = $1 AND serial < $2 ORDER BY serial DESC LIMIT $3");
    OF_OBJECT = Statement::same("SELECT id, serial, place, leaf, event, happened_at, object, person, facts, salt FROM journal_entry WHERE object = $1 ORDER BY serial");
    FROM_PLACE = Statement::same("SELECT id, serial, place, leaf, event, happened_at, object, person, facts, salt FROM journal_entry WHERE authority = $1 AND place >= $2 ORDER BY place LIMIT $3");
    UNPLACED = Statement::same("SELECT id, serial, place, leaf, event, happened_at, object, person, facts, salt FROM journal_entry WHERE authority = $1 AND place IS NULL AND serial > $2 ORDER BY serial LIMIT $3");
    AT_PLACE = Statement::same("SELECT id, serial, place, leaf, event, happened_at, object, person, facts, salt FROM journal_entry WHERE authority = $1 AND place = $2");
    RECEIPTS = Statement::same("SELECT kind, object, commitment FROM journal_receipt WHERE entry = $1 ORDER BY position");
    REVISIONS_OF = Statement::same("SELECT r.id, r.item, r.number, r.text, r.salt, r.seen_at, r.edited_at, i.channel, i.external_id, a.external_id AS author FROM item_revision r JOIN item i ON i.id = r.item JOIN author a ON a.id = i.author JOIN journal_receipt j ON j.object = r.id WHERE j.entry = $1 AND r.entry = $1");
    COMMITMENTS = Statement::same("SELECT r.id, j.commitment FROM item_revision r JOIN journal_receipt j ON j.entry = r.entry AND j.object = r.id WHERE r.item = $1 AND r.text IS NOT NULL ORDER BY r.number");
    STRAY_REVISIONS = Statement::same("SELECT COUNT(*) AS count FROM item_revision r WHERE r.authority = $1 AND NOT EXISTS (SELECT 1 FROM journal_entry e JOIN journal_receipt j ON j.entry = e.id AND j.object = r.id WHERE e.id = r.entry)");
    NOTE_OF = Statement::same("SELECT id, item, person, written_at, text, salt FROM note WHERE id = $1");
    ANSWER_OF = Statement::same("SELECT id, item, person, decided_at AS written_at, text, salt FROM action WHERE id = $1");
}

/// A fact in an entry.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Fact {
    /// A word or an identity.
    Text(String),
    /// A number or a time in microseconds.
    Int(i64),
}

impl From<&str> for Fact {
    fn from(text: &str) -> Self {
        Self::Text(text.to_owned())
    }
}
impl From<Uuid> for Fact {
    fn from(id: Uuid) -> Self {
        Self::Text(id.to_string())
    }
}
impl From<i64> for Fact {
    fn from(number: i64) -> Self {
        Self::Int(number)
    }
}

/// The facts of an entry, in their order.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Facts(Vec<(String, Fact)>);

impl Facts {
    /// No facts yet.
    #[must_use]
    pub const fn new() -> Self {
        Self(Vec::new())
    }

    /// One more.
    #[must_use]
    pub fn and(mut self, name: &str, fact: impl Into<Fact>) -> Self {
        self.0.push((name.to_owned(), fact.into()));
        self
    }

    /// The same facts, with another text under this name.
    #[must_use]
    pub fn with_text(&self, name: &str, text: &str) -> Self {
        let swap = |(other, fact): &(String, Fact)| {
            (other.clone(), if other == name { Fact::Text(text.to_owned()) } else { fact.clone() })
        };
        Self(self.0.iter().map(swap).collect())
    }

    /// The text under this name.
    #[must_use]
    pub fn text(&self, name: &str) -> Option<&str> {
        self.0.iter().find_map(|(other, fact)| match fact {
            Fact::Text(text) if other == name => Some(text.as_str()),
            _ => None,
        })
    }

    /// The number under this name.
    #[must_use]
    pub fn int(&self, name: &str) -> Option<i64> {
        self.0.iter().find_map(|(other, fact)| match fact {
            Fact::Int(number) if other == name => Some(*number),
            _ => None,
        })
    }

    /// What an entry commits to.
    pub fn payload(&self) -> Payload {
        self.0.iter().fold(Payload::new("facts", 1), |payload, (name, fact)| match fact {
            Fact::Text(text) => payload.text(name, text),
            Fact::Int(number) => payload.int(name, *number),
        })
    }

    fn to_json(&self) -> String {
        let list: Vec<serde_json::Value> = self
            .0
            .iter()
            .map(|(name, fact)| match fact {
                Fact::Text(text) => serde_json::json!([name, text]),
                Fact::Int(number) => serde_json::json!([name, number]),
            })
            .collect();
        serde_json::Value::from(list).to_string()
    }

    fn from_json(json: &str) -> Option<Self> {
        let list: Vec<(String, serde_json::Value)> = serde_json::from_str(json).ok()?;
        let facts = list.into_iter().map(|(name, value)| match value {
            serde_json::Value::String(text) => Some((name, Fact::Text(text))),
            other => other.as_i64().map(|number| (name, Fact::Int(number))),
        });
        facts.collect::<Option<Vec<_>>>().map(Self)
    }
}

/// A text in a row of its own that an entry commits to.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Receipt {
    /// `revision`, `note` or `answer`.
    pub kind: &'static str,
    /// The row's identity.
    pub object: Uuid,
    /// The salted commitment to the row.
    pub commitment: Commitment,
}

/// What a version of an item commits to.
pub struct RevisionPayload<'a> {
    /// The version.
    pub id: Uuid,
    /// The item.
    pub item: Uuid,
    /// Its number.
    pub number: i64,
    /// The text.
    pub text: &'a str,
    /// When it was first seen, in microseconds.
    pub seen_at: i64,
    /// When it was changed, in microseconds.
    pub edited_at: Option<i64>,
    /// The channel.
    pub channel: Uuid,
    /// The platform's identity of the item.
    pub external_id: &'a str,
    /// The platform's identity of the author.
    pub author: &'a str,
}

impl RevisionPayload<'_> {
    /// The salted commitment. Version 1 of this kind; when a field is added,
    /// a version 2 is added beside it.
    #[must_use]
    pub fn commit(&self, salt: &Salt) -> Commitment {
        let payload = Payload::new("item_revision", 1)
            .bytes("revision", self.id.as_bytes())
            .bytes("item", self.item.as_bytes())
            .int("number", self.number)
            .text("text", self.text)
            .int("seen_at", self.seen_at)
            .maybe_int("edited_at", self.edited_at)
            .bytes("channel", self.channel.as_bytes())
            .text("external_id", self.external_id)
            .text("author", self.author);
        commit(salt, &payload)
    }
}

/// What a note or an answer commits to.
#[derive(Debug)]
pub struct WrittenPayload<'a> {
    /// `note` or `answer`.
    pub kind: &'static str,
    /// The row.
    pub id: Uuid,
    /// The item it is about.
    pub item: Uuid,
    /// Who wrote it.
    pub person: Uuid,
    /// When, in microseconds.
    pub at: i64,
    /// What.
    pub text: &'a str,
}

impl WrittenPayload<'_> {
    /// The salted commitment.
    #[must_use]
    pub fn commit(&self, salt: &Salt) -> Commitment {
        let payload = Payload::new(self.kind, 1)
            .bytes("id", self.id.as_bytes())
            .bytes("item", self.item.as_bytes())
            .bytes("person", self.person.as_bytes())
            .int("at", self.at)
            .text("text", self.text);
        commit(salt, &payload)
    }

    /// The receipt for it.
    #[must_use]
    pub fn receipt(&self, salt: &Salt) -> Receipt {
        Receipt { kind: self.kind, object: self.id, commitment: self.commit(salt) }
    }
}

/// An entry to append.
#[derive(Debug, Clone)]
pub struct NewEntry {
    /// Its random identity.
    pub id: EntryId,
    /// The authority.
    pub authority: AuthorityId,
    /// What happened.
    pub event: Event,
    /// When, in microseconds.
    pub at: i64,
    /// The actor's function, never a name.
    pub function: &'static str,
    /// The kind of object.
    pub object_kind: &'static str,
    /// The object.
    pub object: Uuid,
    /// The ground or rule cited.
    pub rule: Option<GroundRef>,
    /// Who acted; beside the leaf, not in it.
    pub person: Option<PersonId>,
    /// What else is known; `None` for a batch, which commits to its receipts alone.
    pub facts: Option<(Facts, Salt)>,
    /// Texts that it commits to.
    pub receipts: Vec<Receipt>,
}

#[derive(FromRow)]
struct Id {
    id: Uuid,
}

fn refused(error: impl std::fmt::Display) -> Error {
    Error::Journal(error.to_string())
}

fn batch_of(receipts: &[Receipt]) -> Result<Commitment> {
    let list: Vec<_> = receipts.iter().map(|receipt| (receipt.object.into_bytes(), receipt.commitment)).collect();
    batch::commit(&list).map_err(refused)
}

/// Appends an entry; it waits for its seal.
///
/// # Errors
/// The database's, or the journal's when a leaf cannot be written.
pub async fn append(tx: &mut Tx, entry: NewEntry) -> Result<EntryId> {
    let previous = tx.sql(&PREVIOUS).bind(entry.object).maybe::<Id>(&mut *tx).await?;
    let (facts, salt, commitment) = match entry.facts {
        Some((mut facts, salt)) => {
            if !entry.receipts.is_empty() {
                let texts = batch_of(&entry.receipts)?;
                facts = facts.and("texts", hex(&texts).as_str());
            }
            let commitment = commit(&salt, &facts.payload());
            (Some(facts), Some(salt), commitment)
        }
        None => (None, None, batch_of(&entry.receipts)?),
    };
    let leaf = Leaf {
        event: entry.event,
        at: entry.at,
        function: entry.function.to_owned(),
        object_kind: entry.object_kind.to_owned(),
        object: entry.object.into_bytes(),
        commitment,
        rule: entry.rule.map(|rule| RuleRef { id: format!("{}/{}", rule.pack, rule.id), version: rule.version }),
        previous: previous.map(|row| row.id.into_bytes()),
        entry: entry.id.0.into_bytes(),
    };
    tx.sql(&ADD)
        .bind(entry.id.0)
        .bind(entry.authority.0)
        .bind(leaf.encode().map_err(refused)?)
        .bind(entry.event.key().to_owned())
        .bind(entry.at)
        .bind(entry.object)
        .bind(entry.person.map(|person| person.0))
        .bind(facts.map(|facts| facts.to_json()))
        .bind(salt.map(|salt| salt.to_vec()))
        .run(tx)
        .await?;
    let numbered: Vec<(i64, &Receipt)> = (0..).zip(&entry.receipts).collect();
    for chunk in numbered.chunks(BULK) {
        let whole = chunk.len() == BULK;
        for part in chunk.chunks(if whole { BULK } else { 1 }) {
            let mut query = tx.sql(if whole { &ADD_RECEIPTS } else { &ADD_RECEIPT });
            for (position, receipt) in part {
                query = query
                    .bind(entry.id.0)
                    .bind(*position)
                    .bind(entry.authority.0)
                    .bind(receipt.kind.to_owned())
                    .bind(receipt.object)
                    .bind(receipt.commitment.to_vec());
            }
            query.run(tx).await?;
        }
    }
    Ok(entry.id)
}

/// Bytes as lower-case hexadecimal.
#[must_use]
pub fn hex(bytes: &[u8]) -> String {
    use std::fmt::Write as _;
    bytes.iter().fold(String::with_capacity(bytes.len() * 2), |mut text, byte| {
        let _ = write!(text, "{byte:02x}");
        text
    })
}

/// A log.
#[derive(Debug, Clone)]
pub struct Log {
    /// The authority.
    pub authority: AuthorityId,
    /// Its origin: a random name.
    pub origin: String,
    /// Its verifier key, as text.
    pub verifier: String,
    /// How many leaves are sealed.
    pub size: i64,
    /// The newest signed checkpoint.
    pub checkpoint: Option<String>,
}

#[derive(FromRow)]
struct LogRow {
    authority: Uuid,
    origin: String,
    verifier: String,
    size: i64,
    checkpoint: Option<String>,
}

impl From<LogRow> for Log {
    fn from(row: LogRow) -> Self {
        Self {
            authority: row.authority.into(),
            origin: row.origin,
            verifier: row.verifier,
            size: row.size,
            checkpoint: row.checkpoint,
        }
    }
}

/// Opens a log.
///
/// # Errors
/// The database's.
pub async fn open(tx: &mut Tx, authority: AuthorityId, origin: &str, verifier: &str) -> Result<()> {
    tx.sql(&OPEN).bind(authority.0).bind(origin.to_owned()).bind(verifier.to_owned()).run(tx).await?;
    Ok(())
}

/// An authority's log.
///
/// # Errors
/// The database's.
pub async fn log(on: impl Into<On<'_>>, authority: AuthorityId) -> Result<Option<Log>> {
    let on = on.into();
    Ok(on.sql(&LOG).bind(authority.0).maybe::<LogRow>(on).await?.map(Log::from))
}

/// Every log.
///
/// # Errors
/// The database's.
pub async fn logs(on: impl Into<On<'_>>) -> Result<Vec<Log>> {
    let on = on.into();
    Ok(on.sql(&LOGS).all::<LogRow>(on).await?.into_iter().map(Log::from).collect())
}

/// An authority's log, which nobody else may grow until the transaction ends.
///
/// # Errors
/// The database's.
pub async fn lock(tx: &mut Tx, authority: AuthorityId) -> Result<Option<Log>> {
    Ok(tx.sql(&LOCK).bind(authority.0).maybe::<LogRow>(tx).await?.map(Log::from))
}

#[derive(FromRow)]
struct Of {
    authority: Uuid,
}

/// Authorities with leaves that wait for their seal.
///
/// # Errors
/// The database's.
pub async fn with_waiting(on: impl Into<On<'_>>) -> Result<Vec<AuthorityId>> {
    let on = on.into();
    Ok(on.sql(&WAITING_LOGS).all::<Of>(on).await?.into_iter().map(|row| row.authority.into()).collect())
}

#[derive(FromRow)]
struct WaitingRow {
    id: Uuid,
    leaf: Vec<u8>,
}

/// The leaves that have waited longest.
///
/// # Errors
/// The database's.
pub async fn waiting(tx: &mut Tx, authority: AuthorityId, most: i64) -> Result<Vec<(EntryId, Vec<u8>)>> {
    let rows = tx.sql(&WAITING).bind(authority.0).bind(most).all::<WaitingRow>(tx).await?;
    Ok(rows.into_iter().map(|row| (row.id.into(), row.leaf)).collect())
}

/// Numbers a leaf.
///
/// # Errors
/// The database's.
pub async fn number(tx: &mut Tx, id: EntryId, place: i64) -> Result<()> {
    tx.sql(&NUMBER).bind(id.0).bind(place).run(tx).await?;
    Ok(())
}

/// Writes tiles, and what the log has grown to.
///
/// # Errors
/// The database's.
pub async fn grow(tx: &mut Tx, authority: AuthorityId, tiles: &[TileRow], size: i64, checkpoint: &str) -> Result<()> {
    for tile in tiles {
        tx.sql(&PUT_TILE)
            .bind(authority.0)
            .bind(i64::from(tile.level))
            .bind(i64::try_from(tile.n).map_err(|_| Error::Unexpected { what: "tile" })?)
            .bind(i64::from(tile.width))
            .bind(tile.hashes.clone())
            .run(tx)
            .await?;
    }
    tx.sql(&GROWN).bind(authority.0).bind(size).bind(checkpoint.to_owned()).run(tx).await?;
    Ok(())
}

#[derive(FromRow)]
struct TileBytes {
    hashes: Vec<u8>,
}

/// Tiles at hand, by level and number.
pub type Tiles = HashMap<(u8, u64), Vec<u8>>;

/// Loads tiles; those that are not there are left out.
///
/// # Errors
/// The database's.
pub async fn tiles(
    on: impl Into<On<'_>>,
    authority: AuthorityId,
    wanted: &[saklig_journal::tile::TileId],
) -> Result<Tiles> {
    let mut on = on.into();
    let mut found = Tiles::new();
    for id in wanted {
        let query = on
            .sql(&TILE)
            .bind(authority.0)
            .bind(i64::from(id.level))
            .bind(i64::try_from(id.n).map_err(|_| Error::Unexpected { what: "tile" })?);
        let here = match &mut on {
            On::Db(db) => On::Db(db),
            On::Tx(tx) => On::Tx(tx),
        };
        if let Some(row) = query.maybe::<TileBytes>(here).await? {
            found.insert((id.level, id.n), row.hashes);
        }
    }
    Ok(found)
}

/// An entry, as it was kept.
#[derive(Debug, Clone)]
pub struct Entry {
    /// Its identity.
    pub id: EntryId,
    /// Its order of arrival in this database.
    pub serial: i64,
    /// Its place in the log; `None` while it waits for its seal.
    pub place: Option<i64>,
    /// The leaf's bytes.
    pub leaf: Vec<u8>,
    /// The event's key, as lists use it.
    pub event: String,
    /// When, as lists use it.
    pub at: jiff::Timestamp,
    /// The object, as lists use it.
    pub object: Uuid,
    /// Who acted.
    pub person: Option<PersonId>,
    /// What it commits to; `None` for a batch, or when it has been disposed of.
    pub facts: Option<Facts>,
    /// The salt, 32 bytes.
    pub salt: Option<Vec<u8>>,
}

#[derive(FromRow)]
struct EntryRow {
    id: Uuid,
    serial: i64,
    place: Option<i64>,
    leaf: Vec<u8>,
    event: String,
    happened_at: i64,
    object: Uuid,
    person: Option<Uuid>,
    facts: Option<String>,
    salt: Option<Vec<u8>>,
}

impl From<EntryRow> for Entry {
    fn from(row: EntryRow) -> Self {
        Self {
            id: row.id.into(),
            serial: row.serial,
            place: row.place,
            leaf: row.leaf,
            event: row.event,
            at: from_micros(row.happened_at),
            object: row.object,
            person: row.person.map(Into::into),
            // Facts that cannot be read any more no longer match their commitment.
            facts: row.facts.map(|json| Facts::from_json(&json).unwrap_or_default()),
            salt: row.salt,
        }
    }
}

fn entries(rows: Vec<EntryRow>) -> Vec<Entry> {
    rows.into_iter().map(Entry::from).collect()
}

/// Entries below a serial, the newest first.
///
/// # Errors
/// The database's.
pub async fn page(on: impl Into<On<'_>>, authority: AuthorityId, before: i64, most: i64) -> Result<Vec<Entry>> {
    let on = on.into();
    Ok(entries(on.sql(&PAGE).bind(authority.0).bind(before).bind(most).all(on).await?))
}

/// Entries about an object, the oldest first.
///
/// # Errors
/// The database's.
pub async fn about(on: impl Into<On<'_>>, object: Uuid) -> Result<Vec<Entry>> {
    let on = on.into();
    Ok(entries(on.sql(&OF_OBJECT).bind(object).all(on).await?))
}

/// Sealed entries from a place on, in order.
///
/// # Errors
/// The database's.
pub async fn sealed(on: impl Into<On<'_>>, authority: AuthorityId, from: i64, most: i64) -> Result<Vec<Entry>> {
    let on = on.into();
    Ok(entries(on.sql(&FROM_PLACE).bind(authority.0).bind(from).bind(most).all(on).await?))
}

/// Entries that wait for their seal, above a serial, in order.
///
/// # Errors
/// The database's.
pub async fn unsealed(on: impl Into<On<'_>>, authority: AuthorityId, above: i64, most: i64) -> Result<Vec<Entry>> {
    let on = on.into();
    Ok(entries(on.sql(&UNPLACED).bind(authority.0).bind(above).bind(most).all(on).await?))
}

/// The entry at a place of the log.
///
/// # Errors
/// The database's.
pub async fn at(on: impl Into<On<'_>>, authority: AuthorityId, place: i64) -> Result<Option<Entry>> {
    let on = on.into();
    Ok(on.sql(&AT_PLACE).bind(authority.0).bind(place).maybe::<EntryRow>(on).await?.map(Entry::from))
}

#[derive(FromRow)]
struct Count {
    count: i64,
}

/// How many leaves wait for their seal.
///
/// # Errors
/// The database's.
pub async fn count_waiting(on: impl Into<On<'_>>, authority: AuthorityId) -> Result<i64> {
    let on = on.into();
    Ok(on.sql(&COUNT_WAITING).bind(authority.0).one::<Count>(on).await?.count)
}

/// A receipt, as it was kept.
#[derive(Debug, Clone, FromRow)]
pub struct KeptReceipt {
    /// `revision`, `note` or `answer`.
    pub kind: String,
    /// The row's identity.
    pub object: Uuid,
    /// The salted commitment to the row.
    pub commitment: Vec<u8>,
}

/// The receipts of an entry, in order.
///
/// # Errors
/// The database's.
pub async fn receipts(on: impl Into<On<'_>>, entry: EntryId) -> Result<Vec<KeptReceipt>> {
    let on = on.into();
    on.sql(&RECEIPTS).bind(entry.0).all(on).await
}

/// A version of an item with all that it commits to.
#[derive(Debug, Clone, FromRow)]
pub struct CommittedRevision {
    /// The version.
    pub id: Uuid,
    item: Uuid,
    number: i64,
    /// The text; `None` once erased.
    pub text: Option<String>,
    salt: Option<Vec<u8>>,
    seen_at: i64,
    edited_at: Option<i64>,
    channel: Uuid,
    external_id: String,
    author: String,
}

impl CommittedRevision {
    /// The commitment that the row as it stands leads to; `None` once erased.
    #[must_use]
    pub fn commit(&self) -> Option<Commitment> {
        let salt: &Salt = self.salt.as_deref()?.try_into().ok()?;
        let payload = RevisionPayload {
            id: self.id,
            item: self.item,
            number: self.number,
            text: self.text.as_deref()?,
            seen_at: self.seen_at,
            edited_at: self.edited_at,
            channel: self.channel,
            external_id: &self.external_id,
            author: &self.author,
        };
        Some(payload.commit(salt))
    }
}

/// The versions that an entry commits to.
///
/// # Errors
/// The database's.
pub async fn revisions_of(on: impl Into<On<'_>>, entry: EntryId) -> Result<Vec<CommittedRevision>> {
    let on = on.into();
    on.sql(&REVISIONS_OF).bind(entry.0).all(on).await
}

#[derive(FromRow)]
struct CommitmentRow {
    id: Uuid,
    commitment: Vec<u8>,
}

/// The versions of an item whose texts are still there, each with what its
/// entry committed to.
///
/// # Errors
/// The database's.
pub async fn commitments_of(
    on: impl Into<On<'_>>,
    item: saklig_model::id::ItemId,
) -> Result<Vec<(saklig_model::id::RevisionId, Commitment)>> {
    let on = on.into();
    let rows = on.sql(&COMMITMENTS).bind(item.0).all::<CommitmentRow>(on).await?;
    rows.into_iter()
        .map(|row| {
            let commitment =
                row.commitment.as_slice().try_into().map_err(|_| Error::Unexpected { what: "commitment" })?;
            Ok((row.id.into(), commitment))
        })
        .collect()
}

/// How many versions no entry commits to: rows that were slipped in.
///
/// # Errors
/// The database's.
pub async fn stray_revisions(on: impl Into<On<'_>>, authority: AuthorityId) -> Result<i64> {
    let on = on.into();
    Ok(on.sql(&STRAY_REVISIONS).bind(authority.0).one::<Count>(on).await?.count)
}

#[derive(FromRow)]
struct WrittenRow {
    id: Uuid,
    item: Uuid,
    person: Uuid,
    written_at: i64,
    text: Option<String>,
    salt: Option<Vec<u8>>,
}

/// The commitment that a note or an answer as it stands leads to: `None` when
/// the row is not there, `Some(None)` once erased.
///
/// # Errors
/// The database's.
pub async fn written(on: impl Into<On<'_>>, kind: &str, id: Uuid) -> Result<Option<Option<Commitment>>> {
    let on = on.into();
    let (statement, kind) = match kind {
        "note" => (&NOTE_OF, "note"),
        "answer" => (&ANSWER_OF, "answer"),
        _ => return Ok(None),
    };
    let Some(row) = on.sql(statement).bind(id).maybe::<WrittenRow>(on).await? else { return Ok(None) };
    let (Some(text), Some(salt)) = (row.text, row.salt) else { return Ok(Some(None)) };
    let Ok(salt) = <&Salt>::try_from(salt.as_slice()) else { return Ok(None) };
    let payload =
        WrittenPayload { kind, id: row.id, item: row.item, person: row.person, at: row.written_at, text: &text };
    Ok(Some(Some(payload.commit(salt))))
}
