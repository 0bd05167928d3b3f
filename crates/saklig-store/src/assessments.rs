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
    COUNT_KEPT = Statement::same("SELECT COUNT(DISTINCT s.item) AS count FROM assessment s JOIN item i ON i.id = s.item WHERE s.authority = $1 AND s.assessed_at >= $2 AND s.assessed_at < $3 AND s.outcome = 'not_obvious' AND i.presence = 'visible' AND (i.channel = $4 OR $4 IS NULL) AND NOT EXISTS (SELECT 1 FROM assessment t WHERE t.item = s.item AND t.assessed_at > s.assessed_at)");
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

#[derive(FromRow)]
struct Count {
    count: i64,
}

/// How many items were assessed from one moment until before another (in
/// microseconds), found not to be an obvious case, and are still visible.
///
/// # Errors
/// The database's.
pub async fn count_kept(
    on: impl Into<On<'_>>,
    authority: AuthorityId,
    from: i64,
    until: i64,
    channel: Option<ChannelId>,
) -> Result<i64> {
    let on = on.into();
    let query = on.sql(&COUNT_KEPT).bind(authority.0).bind(from).bind(until).bind(channel.map(|id| id.0));
    Ok(query.one::<Count>(on).await?.count)
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
