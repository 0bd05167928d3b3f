//! Assessments: what somebody with the power to found about a text that was not
//! plain to others.

use jiff::Timestamp;
use saklig_model::{
    clock::from_micros,
    decision::Assessed,
    ground::GroundRef,
    id::{AuthorityId, ChannelId, ItemId, NoteId, PersonId, RevisionId},
};
use sqlx::FromRow;
use uuid::Uuid;

use crate::{Error, On, Result, Statement, Tx};

statements! {
    ADD = Statement::same("INSERT INTO assessment (id, authority, channel, item, revision, person, ground_pack, ground_id, ground_version, outcome, note, assessed_at) VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12)");
    OF_ITEM = Statement::same("SELECT s.item, s.revision, s.person, p.name, s.ground_pack, s.ground_id, s.ground_version, s.outcome, s.note, n.text AS reasons, s.assessed_at FROM assessment s JOIN person p ON p.id = s.person LEFT JOIN note n ON n.id = s.note WHERE s.item = $1 ORDER BY s.assessed_at DESC, s.id");
    KEPT = Statement::same("SELECT s.item, i.external_id, s.person FROM assessment s JOIN item i ON i.id = s.item JOIN case_file c ON c.item = s.item WHERE s.channel = $1 AND s.outcome = 'not_obvious' AND c.state = 'closed' ORDER BY s.assessed_at DESC LIMIT 1000");
}

/// An assessment.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Assessment {
    /// The item.
    pub item: ItemId,
    /// The version that was assessed.
    pub revision: RevisionId,
    /// Who assessed it.
    pub person: PersonId,
    /// Their name; empty in one that is being added.
    pub name: String,
    /// Against which ground.
    pub ground: GroundRef,
    /// What was found.
    pub outcome: Assessed,
    /// The note with the reasons.
    pub note: NoteId,
    /// The reasons; `None` once erased.
    pub reasons: Option<String>,
    /// When.
    pub at: Timestamp,
}

#[derive(FromRow)]
struct Row {
    item: Uuid,
    revision: Uuid,
    person: Uuid,
    name: String,
    ground_pack: String,
    ground_id: String,
    ground_version: i64,
    outcome: String,
    note: Uuid,
    reasons: Option<String>,
    assessed_at: i64,
}

impl TryFrom<Row> for Assessment {
    type Error = Error;
    fn try_from(row: Row) -> Result<Self> {
        let version = u32::try_from(row.ground_version);
        let version = version.map_err(|_| Error::Unexpected { what: "version of a ground" })?;
        Ok(Self {
            item: row.item.into(),
            revision: row.revision.into(),
            person: row.person.into(),
            name: row.name,
            ground: GroundRef { pack: row.ground_pack, id: row.ground_id, version },
            outcome: Assessed::from_key(&row.outcome).ok_or(Error::Unexpected { what: "outcome of an assessment" })?,
            note: row.note.into(),
            reasons: row.reasons,
            at: from_micros(row.assessed_at),
        })
    }
}

/// Records an assessment.
///
/// # Errors
/// The database's.
pub async fn add(tx: &mut Tx, id: Uuid, authority: AuthorityId, channel: ChannelId, new: &Assessment) -> Result<()> {
    tx.sql(&ADD)
        .bind(id)
        .bind(authority.0)
        .bind(channel.0)
        .bind(new.item.0)
        .bind(new.revision.0)
        .bind(new.person.0)
        .bind(new.ground.pack.clone())
        .bind(new.ground.id.clone())
        .bind(i64::from(new.ground.version))
        .bind(new.outcome.key().to_owned())
        .bind(new.note.0)
        .bind(new.at.as_microsecond())
        .run(tx)
        .await?;
    Ok(())
}

/// The assessments of an item, the newest first.
///
/// # Errors
/// The database's.
pub async fn of(on: impl Into<On<'_>>, item: ItemId) -> Result<Vec<Assessment>> {
    let on = on.into();
    on.sql(&OF_ITEM).bind(item.0).all::<Row>(on).await?.into_iter().map(Assessment::try_from).collect()
}

/// An item that was assessed and kept, and whose case is closed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct KeptItem {
    /// The item.
    pub item: ItemId,
    /// Its identity at the platform.
    pub external_id: String,
    /// Who assessed it.
    pub person: PersonId,
}

#[derive(FromRow)]
struct KeptRow {
    item: Uuid,
    external_id: String,
    person: Uuid,
}

/// What was assessed and kept in a channel, the newest 1,000: it is looked at
/// again when its words change, or what stands around it.
///
/// # Errors
/// The database's.
pub async fn kept(on: impl Into<On<'_>>, channel: ChannelId) -> Result<Vec<KeptItem>> {
    let on = on.into();
    let rows = on.sql(&KEPT).bind(channel.0).all::<KeptRow>(on).await?;
    let kept =
        |row: KeptRow| KeptItem { item: row.item.into(), external_id: row.external_id, person: row.person.into() };
    Ok(rows.into_iter().map(kept).collect())
}
