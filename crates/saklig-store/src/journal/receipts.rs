//! Receipts: what an entry commits to beside its facts, texts that live in
//! their own rows.

use saklig_journal::{
    batch,
    commitment::{Commitment, Payload, Salt, commit},
};
use saklig_model::id::{AuthorityId, EntryId};
use sqlx::FromRow;
use uuid::Uuid;

use super::{Count, refused};
use crate::{Error, On, Result, Statement};

statements! {
    RECEIPTS = Statement::same("SELECT kind, object, commitment FROM journal_receipt WHERE entry = $1 ORDER BY position");
    REVISIONS_OF = Statement::same("SELECT r.id, r.item, r.number, r.text, r.salt, r.seen_at, r.edited_at, i.channel, i.external_id, a.external_id AS author FROM item_revision r JOIN item i ON i.id = r.item JOIN author a ON a.id = i.author JOIN journal_receipt j ON j.object = r.id WHERE j.entry = $1 AND r.entry = $1");
    COMMITMENTS = Statement::same("SELECT r.id, j.commitment FROM item_revision r JOIN journal_receipt j ON j.entry = r.entry AND j.object = r.id WHERE r.item = $1 AND r.text IS NOT NULL ORDER BY r.number");
    STRAY_REVISIONS = Statement::same("SELECT COUNT(*) AS count FROM item_revision r WHERE r.authority = $1 AND NOT EXISTS (SELECT 1 FROM journal_entry e JOIN journal_receipt j ON j.entry = e.id AND j.object = r.id WHERE e.id = r.entry)");
    STILL_THERE = Statement::same("SELECT r.item, r.authority, j.commitment FROM item_revision r JOIN journal_receipt j ON j.entry = r.entry AND j.object = r.id WHERE r.id = $1 AND r.text IS NOT NULL");
    ERASED = Statement::same("SELECT e.happened_at AS at, j.object FROM journal_entry e JOIN journal_receipt j ON j.entry = e.id WHERE e.event = 'erased' ORDER BY e.serial, j.position");
    NOTE_OF = Statement::same("SELECT id, item, person, written_at, text, salt FROM note WHERE id = $1");
    ANSWER_OF = Statement::same("SELECT id, item, person, decided_at AS written_at, text, salt FROM action WHERE id = $1");
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

pub(super) fn batch_of(receipts: &[Receipt]) -> Result<Commitment> {
    let list: Vec<_> = receipts.iter().map(|receipt| (receipt.object.into_bytes(), receipt.commitment)).collect();
    batch::commit(&list).map_err(refused)
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

#[derive(FromRow)]
struct StillThere {
    item: Uuid,
    authority: Uuid,
    commitment: Vec<u8>,
}

/// A version whose text is still there: its authority, its item and what its
/// entry committed to. `None` once erased, and for a version that is not here.
///
/// # Errors
/// The database's.
pub async fn still_there(
    on: impl Into<On<'_>>,
    version: saklig_model::id::RevisionId,
) -> Result<Option<(AuthorityId, saklig_model::id::ItemId, Commitment)>> {
    let on = on.into();
    let Some(row) = on.sql(&STILL_THERE).bind(version.0).maybe::<StillThere>(on).await? else { return Ok(None) };
    let commitment = row.commitment.as_slice().try_into().map_err(|_| Error::Unexpected { what: "commitment" })?;
    Ok(Some((row.authority.into(), row.item.into(), commitment)))
}

#[derive(FromRow)]
struct ErasedRow {
    at: i64,
    object: Uuid,
}

/// Everything that the journal says was erased: when, in microseconds, and what.
///
/// # Errors
/// The database's.
pub async fn erased(on: impl Into<On<'_>>) -> Result<Vec<(i64, saklig_model::id::RevisionId)>> {
    let on = on.into();
    Ok(on.sql(&ERASED).all::<ErasedRow>(on).await?.into_iter().map(|row| (row.at, row.object.into())).collect())
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
