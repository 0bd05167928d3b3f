//! Limits: for whom a function is limited in an account, until when, and who
//! decided it.

use jiff::Timestamp;
use saklig_model::{
    clock::{from_micros, micros},
    ground::GroundRef,
    id::{AuthorId, AuthorityId, ChannelId, DecisionId, ItemId, LimitId, NoteId, PersonId},
    ladder::Tried,
};
use sqlx::FromRow;
use uuid::Uuid;

use crate::{Error, On, Result, Statement, Tx, blocks::ground};

/// The columns of a limit as it is shown.
macro_rules! shown {
    () => {
        "SELECT l.id, l.authority, l.channel, l.author, l.item, l.decision, l.note, l.person, l.by_hand, l.begun_at, l.ends_at, l.set_at, l.ended_at, l.lifted, l.taken_off_at, a.name AS author_name, d.ground_pack, d.ground_id, d.ground_version, n.text AS reasons FROM author_limit l JOIN author a ON a.id = l.author JOIN decision d ON d.id = l.decision LEFT JOIN note n ON n.id = l.note"
    };
}

statements! {
    ADD = Statement::same("INSERT INTO author_limit (id, authority, channel, author, item, decision, note, person, by_hand, begun_at, ends_at, lifted) VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, FALSE)");
    ONE = Statement::same(concat!(shown!(), " WHERE l.id = $1"));
    OF_AUTHOR = Statement::same(concat!(shown!(), " WHERE l.author = $1 ORDER BY l.begun_at DESC, l.id LIMIT 100"));
    OF_CHANNEL = Statement::same(concat!(shown!(), " WHERE l.channel = $1 ORDER BY CASE WHEN l.ended_at IS NULL THEN 0 ELSE 1 END, l.ends_at DESC, l.id LIMIT $2"));
    LIMITED = Statement::same("SELECT a.external_id FROM author_limit l JOIN author a ON a.id = l.author WHERE l.channel = $1 AND l.ended_at IS NULL AND l.ends_at > $2");
    IS_SET = Statement::same("UPDATE author_limit SET set_at = $2 WHERE id = $1 AND set_at IS NULL");
    END = Statement::same("UPDATE author_limit SET ended_at = $2, lifted = $3 WHERE id = $1 AND ended_at IS NULL");
    IS_OFF = Statement::same("UPDATE author_limit SET taken_off_at = $2 WHERE id = $1 AND taken_off_at IS NULL");
}

/// A limit, with what a page shows of it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Limit {
    /// Its identity.
    pub id: LimitId,
    /// The authority that decided it.
    pub authority: AuthorityId,
    /// The account in which it holds.
    pub channel: ChannelId,
    /// For whom, as that channel knows them.
    pub author: AuthorId,
    /// Their user name; empty in a limit that is being added.
    pub author_name: String,
    /// The item at hand.
    pub item: ItemId,
    /// The decision, which holds the ground.
    pub decision: DecisionId,
    /// The note with the reasons.
    pub note: NoteId,
    /// The reasons; `None` once erased.
    pub reasons: Option<String>,
    /// The ground.
    pub ground: Option<GroundRef>,
    /// Who decided it.
    pub person: PersonId,
    /// Whether somebody sets it by hand in the platform's own tool.
    pub by_hand: bool,
    /// Since when it holds.
    pub begun_at: Timestamp,
    /// When it ends by itself.
    pub ends_at: Timestamp,
    /// When somebody said that it is set in the platform's tool.
    pub set_at: Option<Timestamp>,
    /// When it ended.
    pub ended_at: Option<Timestamp>,
    /// Whether that was before its day.
    pub lifted: bool,
    /// When somebody said that it is taken off again in the platform's tool.
    pub taken_off_at: Option<Timestamp>,
}

impl Limit {
    /// Whether it holds: until its time is over, whether or not that was noted yet.
    #[must_use]
    pub fn is_in_force(&self, now: Timestamp) -> bool {
        self.ended_at.is_none() && now < self.ends_at
    }

    /// Whether somebody has to set it in the platform's tool, or to take it off.
    #[must_use]
    pub fn waits_for_hand(&self, now: Timestamp) -> bool {
        match self.is_in_force(now) {
            true => self.by_hand && self.set_at.is_none(),
            false => self.set_at.is_some() && self.taken_off_at.is_none(),
        }
    }

    /// What the next step of the ladder asks about it; `None` where it was never
    /// set at the platform.
    #[must_use]
    pub fn tried(&self) -> Option<Tried> {
        let since = if self.by_hand { self.set_at? } else { self.begun_at };
        Some(Tried { since, until: self.ended_at.unwrap_or(self.ends_at), taken_back: self.lifted })
    }
}

#[derive(FromRow)]
struct Row {
    id: Uuid,
    authority: Uuid,
    channel: Uuid,
    author: Uuid,
    item: Uuid,
    decision: Uuid,
    note: Uuid,
    person: Uuid,
    by_hand: bool,
    begun_at: i64,
    ends_at: i64,
    set_at: Option<i64>,
    ended_at: Option<i64>,
    lifted: bool,
    taken_off_at: Option<i64>,
    author_name: String,
    ground_pack: Option<String>,
    ground_id: Option<String>,
    ground_version: Option<i64>,
    reasons: Option<String>,
}

impl TryFrom<Row> for Limit {
    type Error = Error;
    fn try_from(row: Row) -> Result<Self> {
        Ok(Self {
            id: row.id.into(),
            authority: row.authority.into(),
            channel: row.channel.into(),
            author: row.author.into(),
            author_name: row.author_name,
            item: row.item.into(),
            decision: row.decision.into(),
            note: row.note.into(),
            reasons: row.reasons,
            ground: ground(row.ground_pack, row.ground_id, row.ground_version)?,
            person: row.person.into(),
            by_hand: row.by_hand,
            begun_at: from_micros(row.begun_at),
            ends_at: from_micros(row.ends_at),
            set_at: row.set_at.map(from_micros),
            ended_at: row.ended_at.map(from_micros),
            lifted: row.lifted,
            taken_off_at: row.taken_off_at.map(from_micros),
        })
    }
}

/// Adds a limit.
///
/// # Errors
/// The database's.
pub async fn add(tx: &mut Tx, limit: &Limit) -> Result<()> {
    tx.sql(&ADD)
        .bind(limit.id.0)
        .bind(limit.authority.0)
        .bind(limit.channel.0)
        .bind(limit.author.0)
        .bind(limit.item.0)
        .bind(limit.decision.0)
        .bind(limit.note.0)
        .bind(limit.person.0)
        .bind(limit.by_hand)
        .bind(micros(limit.begun_at))
        .bind(micros(limit.ends_at))
        .run(tx)
        .await?;
    Ok(())
}

/// One limit.
///
/// # Errors
/// The database's.
pub async fn one(on: impl Into<On<'_>>, id: LimitId) -> Result<Option<Limit>> {
    let on = on.into();
    on.sql(&ONE).bind(id.0).maybe::<Row>(on).await?.map(Limit::try_from).transpose()
}

/// The limits of an author, the newest first.
///
/// # Errors
/// The database's.
pub async fn of_author(on: impl Into<On<'_>>, author: AuthorId) -> Result<Vec<Limit>> {
    let on = on.into();
    on.sql(&OF_AUTHOR).bind(author.0).all::<Row>(on).await?.into_iter().map(Limit::try_from).collect()
}

/// The limits of a channel: those in force first.
///
/// # Errors
/// The database's.
pub async fn of_channel(on: impl Into<On<'_>>, channel: ChannelId, most: i64) -> Result<Vec<Limit>> {
    let on = on.into();
    on.sql(&OF_CHANNEL).bind(channel.0).bind(most).all::<Row>(on).await?.into_iter().map(Limit::try_from).collect()
}

#[derive(FromRow)]
struct Author {
    external_id: String,
}

/// For whom a function is limited in a channel at a time, in microseconds, by the
/// platform's identities of them.
///
/// # Errors
/// The database's.
pub async fn limited(on: impl Into<On<'_>>, channel: ChannelId, now: i64) -> Result<Vec<String>> {
    let on = on.into();
    let rows = on.sql(&LIMITED).bind(channel.0).bind(now).all::<Author>(on).await?;
    Ok(rows.into_iter().map(|row| row.external_id).collect())
}

/// Somebody says that it is set in the platform's tool; `false` when it was before.
///
/// # Errors
/// The database's.
pub async fn set(tx: &mut Tx, id: LimitId, now: i64) -> Result<bool> {
    Ok(tx.sql(&IS_SET).bind(id.0).bind(now).run(tx).await? == 1)
}

/// Ends it, before its day or on it; `false` when it had ended.
///
/// # Errors
/// The database's.
pub async fn end(tx: &mut Tx, id: LimitId, now: i64, lifted: bool) -> Result<bool> {
    Ok(tx.sql(&END).bind(id.0).bind(now).bind(lifted).run(tx).await? == 1)
}

/// Somebody says that it is taken off in the platform's tool; `false` when it was
/// before.
///
/// # Errors
/// The database's.
pub async fn take_off(tx: &mut Tx, id: LimitId, now: i64) -> Result<bool> {
    Ok(tx.sql(&IS_OFF).bind(id.0).bind(now).run(tx).await? == 1)
}
