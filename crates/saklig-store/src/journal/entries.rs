//! Entries: appended by acts, read by lists, pages and the audit.

use saklig_journal::{
    commitment::{Salt, commit},
    event::Event,
    leaf::{Leaf, RuleRef},
};
use saklig_model::{
    clock::from_micros,
    ground::GroundRef,
    id::{AuthorityId, EntryId, PersonId},
};
use sqlx::FromRow;
use uuid::Uuid;

use super::{Count, Facts, Receipt, hex, receipts::batch_of, refused};
use crate::{On, Result, Statement, Tx, statement::BULK};

statements! {
    PREVIOUS = Statement::same("SELECT id FROM journal_entry WHERE object = $1 ORDER BY serial DESC LIMIT 1");
    ADD = Statement::same("INSERT INTO journal_entry (id, authority, leaf, event, happened_at, object, person, facts, salt) VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9)");
    ADD_RECEIPT = Statement::same("INSERT INTO journal_receipt (entry, position, authority, kind, object, commitment) VALUES ($1, $2, $3, $4, $5, $6)");
    ADD_RECEIPTS = bulk!("INSERT INTO journal_receipt (entry, position, authority, kind, object, commitment) VALUES ", 6, "");
    COUNT_WAITING = Statement::same("SELECT COUNT(*) AS count FROM journal_entry WHERE authority = $1 AND place IS NULL");
    PAGE = Statement::same("SELECT id, serial, place, leaf, event, happened_at, object, person, facts, salt FROM journal_entry WHERE authority = $1 AND serial < $2 ORDER BY serial DESC LIMIT $3");
    OF_OBJECT = Statement::same("SELECT id, serial, place, leaf, event, happened_at, object, person, facts, salt FROM journal_entry WHERE object = $1 ORDER BY serial");
    FROM_PLACE = Statement::same("SELECT id, serial, place, leaf, event, happened_at, object, person, facts, salt FROM journal_entry WHERE authority = $1 AND place >= $2 ORDER BY place LIMIT $3");
    UNPLACED = Statement::same("SELECT id, serial, place, leaf, event, happened_at, object, person, facts, salt FROM journal_entry WHERE authority = $1 AND place IS NULL AND serial > $2 ORDER BY serial LIMIT $3");
    AT_PLACE = Statement::same("SELECT id, serial, place, leaf, event, happened_at, object, person, facts, salt FROM journal_entry WHERE authority = $1 AND place = $2");
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

/// How many leaves wait for their seal.
///
/// # Errors
/// The database's.
pub async fn count_waiting(on: impl Into<On<'_>>, authority: AuthorityId) -> Result<i64> {
    let on = on.into();
    Ok(on.sql(&COUNT_WAITING).bind(authority.0).one::<Count>(on).await?.count)
}
