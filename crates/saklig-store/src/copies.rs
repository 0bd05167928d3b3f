//! Stored copies and attachments: what must be there before anything is hidden.

use saklig_model::{
    clock::from_micros,
    id::{AttachmentId, AuthorityId, CopyId, ItemId, RevisionId},
    item::Attachment,
};
use sqlx::FromRow;
use uuid::Uuid;

use crate::{On, Result, Statement, Tx};

statements! {
    ADD = Statement::same("INSERT INTO stored_copy (id, authority, item, revision, context, sha256, taken_at) VALUES ($1, $2, $3, $4, $5, $6, $7)");
    NEWEST = Statement::same("SELECT id, revision, context, sha256, taken_at FROM stored_copy WHERE item = $1 ORDER BY taken_at DESC, id DESC LIMIT 1");
    ONE = Statement::same("SELECT id, revision, context, sha256, taken_at FROM stored_copy WHERE id = $1");
    ADD_ATTACHMENT = Statement::same("INSERT INTO attachment (id, authority, item, mime, alt, url) VALUES ($1, $2, $3, $4, $5, $6) ON CONFLICT (item, url) DO NOTHING");
    ATTACHMENTS = Statement::same("SELECT id, item, mime, alt, url, sha256 FROM attachment WHERE item = $1 ORDER BY id");
    KEEP_BYTES = Statement::same("UPDATE attachment SET sha256 = $2, bytes = $3 WHERE id = $1");
    BYTES = Statement::same("SELECT authority, item, mime, bytes FROM attachment WHERE id = $1 AND bytes IS NOT NULL");
}

/// A stored copy.
#[derive(Debug, Clone)]
pub struct StoredCopy {
    /// Its identity.
    pub id: CopyId,
    /// The version it is of.
    pub revision: RevisionId,
    /// The text with its context, as JSON.
    pub context: String,
    /// SHA-256 of the context and the attachments' hashes, in hexadecimal.
    pub sha256: String,
    /// When it was taken.
    pub taken_at: jiff::Timestamp,
}

#[derive(FromRow)]
struct Row {
    id: Uuid,
    revision: Uuid,
    context: String,
    sha256: String,
    taken_at: i64,
}

impl From<Row> for StoredCopy {
    fn from(row: Row) -> Self {
        Self {
            id: row.id.into(),
            revision: row.revision.into(),
            context: row.context,
            sha256: row.sha256,
            taken_at: from_micros(row.taken_at),
        }
    }
}

/// Stores a copy.
///
/// # Errors
/// The database's.
pub async fn add(tx: &mut Tx, authority: AuthorityId, item: ItemId, copy: &StoredCopy) -> Result<()> {
    tx.sql(&ADD)
        .bind(copy.id.0)
        .bind(authority.0)
        .bind(item.0)
        .bind(copy.revision.0)
        .bind(copy.context.clone())
        .bind(copy.sha256.clone())
        .bind(copy.taken_at.as_microsecond())
        .run(tx)
        .await?;
    Ok(())
}

/// The newest stored copy of an item.
///
/// # Errors
/// The database's.
pub async fn newest(on: impl Into<On<'_>>, item: ItemId) -> Result<Option<StoredCopy>> {
    let on = on.into();
    Ok(on.sql(&NEWEST).bind(item.0).maybe::<Row>(on).await?.map(StoredCopy::from))
}

/// The stored copy with this identity, if it has one and is there.
///
/// # Errors
/// The database's.
pub async fn one(on: impl Into<On<'_>>, id: Option<CopyId>) -> Result<Option<StoredCopy>> {
    let Some(id) = id else { return Ok(None) };
    let on = on.into();
    Ok(on.sql(&ONE).bind(id.0).maybe::<Row>(on).await?.map(StoredCopy::from))
}

/// Notes an attachment; its bytes are fetched later.
///
/// # Errors
/// The database's.
pub async fn add_attachment(tx: &mut Tx, authority: AuthorityId, attachment: &Attachment) -> Result<()> {
    tx.sql(&ADD_ATTACHMENT)
        .bind(attachment.id.0)
        .bind(authority.0)
        .bind(attachment.item.0)
        .bind(attachment.mime.clone())
        .bind(attachment.alt.clone())
        .bind(attachment.url.clone())
        .run(tx)
        .await?;
    Ok(())
}

#[derive(FromRow)]
struct AttachmentRow {
    id: Uuid,
    item: Uuid,
    mime: String,
    alt: Option<String>,
    url: String,
    sha256: Option<String>,
}

/// What belongs to an item.
///
/// # Errors
/// The database's.
pub async fn attachments(on: impl Into<On<'_>>, item: ItemId) -> Result<Vec<Attachment>> {
    let on = on.into();
    let rows = on.sql(&ATTACHMENTS).bind(item.0).all::<AttachmentRow>(on).await?;
    Ok(rows
        .into_iter()
        .map(|row| Attachment {
            id: row.id.into(),
            item: row.item.into(),
            mime: row.mime,
            alt: row.alt,
            url: row.url,
            sha256: row.sha256,
        })
        .collect())
}

/// Keeps an attachment's bytes with their SHA-256 in hexadecimal.
///
/// # Errors
/// The database's.
pub async fn keep_bytes(tx: &mut Tx, id: AttachmentId, sha256: &str, bytes: Vec<u8>) -> Result<()> {
    tx.sql(&KEEP_BYTES).bind(id.0).bind(sha256.to_owned()).bind(bytes).run(tx).await?;
    Ok(())
}

#[derive(FromRow)]
struct BytesRow {
    authority: Uuid,
    item: Uuid,
    mime: String,
    bytes: Vec<u8>,
}

/// An attachment's authority, item, media type and bytes, if they are stored.
///
/// # Errors
/// The database's.
pub async fn bytes(on: impl Into<On<'_>>, id: AttachmentId) -> Result<Option<(AuthorityId, ItemId, String, Vec<u8>)>> {
    let on = on.into();
    let row = on.sql(&BYTES).bind(id.0).maybe::<BytesRow>(on).await?;
    Ok(row.map(|row| (row.authority.into(), row.item.into(), row.mime, row.bytes)))
}
