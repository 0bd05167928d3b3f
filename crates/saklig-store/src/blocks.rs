//! Blocks: who is kept away from an account, until when, and who decided it.

use jiff::Timestamp;
use saklig_model::{
    clock::{from_micros, micros},
    ground::GroundRef,
    id::{ActionId, AuthorId, AuthorityId, BlockId, ChannelId, DecisionId, ItemId, NoteId, PersonId, ProposalId},
    ladder::Breach,
};
use sqlx::FromRow;
use uuid::Uuid;

use crate::{Error, On, Result, Statement, Tx};

/// The columns of a block as it is shown.
macro_rules! shown {
    () => {
        "SELECT b.id, b.authority, b.channel, b.author, b.item, b.decision, b.action, b.proposal, b.note, b.proposed_by, b.confirmed_by, b.decided_at, b.ends_at, b.begun_at, b.ended_at, a.name AS author_name, d.ground_pack, d.ground_id, d.ground_version, n.text AS reasons FROM block b JOIN author a ON a.id = b.author JOIN decision d ON d.id = b.decision LEFT JOIN note n ON n.id = b.note"
    };
}

statements! {
    ADD = Statement::same("INSERT INTO block (id, authority, channel, author, item, decision, action, proposal, note, proposed_by, confirmed_by, decided_at, ends_at) VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13)");
    ONE = Statement::same(concat!(shown!(), " WHERE b.id = $1"));
    OF_AUTHOR = Statement::same(concat!(shown!(), " WHERE b.author = $1 ORDER BY b.decided_at DESC, b.id LIMIT 100"));
    OF_CHANNEL = Statement::same(concat!(shown!(), " WHERE b.channel = $1 AND b.begun_at IS NOT NULL ORDER BY CASE WHEN b.ended_at IS NULL THEN 0 ELSE 1 END, b.ends_at DESC, b.id LIMIT $2"));
    IN_FORCE = Statement::same("SELECT COUNT(*) AS count FROM block WHERE channel = $1 AND begun_at IS NOT NULL AND ended_at IS NULL");
    BEGUN = Statement::same("UPDATE block SET begun_at = $2 WHERE action = $1 AND begun_at IS NULL");
    ENDED = Statement::same("UPDATE block SET ended_at = $2 WHERE author = $1 AND begun_at IS NOT NULL AND ended_at IS NULL");
    LOCK_AUTHOR = Statement::differing("SELECT id FROM author WHERE id = $1", "SELECT id FROM author WHERE id = $1 FOR UPDATE");
    ADD_MESSAGE = Statement::same("INSERT INTO block_message (proposal, authority, item, text) VALUES ($1, $2, $3, $4)");
    MESSAGE = Statement::same("SELECT text FROM block_message WHERE proposal = $1");
    ERASE_MESSAGES = Statement::same("UPDATE block_message SET text = NULL WHERE item = $1");
    BREACHES = Statement::same("SELECT d.item, c.number, d.decided_at, CASE WHEN i.posted_at < i.received_at THEN i.posted_at ELSE i.received_at END AS written_at, d.ground_pack, d.ground_id, d.ground_version FROM item i JOIN decision d ON d.item = i.id JOIN case_file c ON c.item = i.id WHERE i.author = $1 AND d.kind = 'hide' AND d.undone_at IS NULL AND NOT EXISTS (SELECT 1 FROM decision u WHERE u.item = d.item AND u.kind IN ('unhide', 'leave_visible') AND u.undone_at IS NULL AND u.decided_at >= d.decided_at) AND NOT EXISTS (SELECT 1 FROM objection o WHERE o.decision = d.id AND o.outcome = 'changed') ORDER BY d.decided_at DESC, d.id LIMIT 200");
}

/// A block, with what a page shows of it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Block {
    /// Its identity.
    pub id: BlockId,
    /// The authority that decided it.
    pub authority: AuthorityId,
    /// The account that someone is kept away from.
    pub channel: ChannelId,
    /// Who, as that channel knows them.
    pub author: AuthorId,
    /// Their user name; empty in a block that is being added.
    pub author_name: String,
    /// The item at hand.
    pub item: ItemId,
    /// The decision, which holds the ground.
    pub decision: DecisionId,
    /// What was sent to the platform.
    pub action: ActionId,
    /// The proposal that was confirmed.
    pub proposal: ProposalId,
    /// The note with the reasons.
    pub note: NoteId,
    /// The reasons; `None` once erased.
    pub reasons: Option<String>,
    /// The ground.
    pub ground: Option<GroundRef>,
    /// Who proposed it.
    pub proposed_by: PersonId,
    /// Who confirmed it.
    pub confirmed_by: PersonId,
    /// When it was confirmed.
    pub decided_at: Timestamp,
    /// When it ends by itself.
    pub ends_at: Timestamp,
    /// When the platform said that it was done.
    pub begun_at: Option<Timestamp>,
    /// When the platform said that it was over.
    pub ended_at: Option<Timestamp>,
}

impl Block {
    /// Whether it is in force at the platform, as far as is known.
    #[must_use]
    pub const fn is_in_force(&self) -> bool {
        self.begun_at.is_some() && self.ended_at.is_none()
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
    action: Uuid,
    proposal: Uuid,
    note: Uuid,
    proposed_by: Uuid,
    confirmed_by: Uuid,
    decided_at: i64,
    ends_at: i64,
    begun_at: Option<i64>,
    ended_at: Option<i64>,
    author_name: String,
    ground_pack: Option<String>,
    ground_id: Option<String>,
    ground_version: Option<i64>,
    reasons: Option<String>,
}

pub(crate) fn ground(pack: Option<String>, id: Option<String>, version: Option<i64>) -> Result<Option<GroundRef>> {
    let (Some(pack), Some(id), Some(version)) = (pack, id, version) else { return Ok(None) };
    let version = u32::try_from(version).map_err(|_| Error::Unexpected { what: "version of a ground" })?;
    Ok(Some(GroundRef { pack, id, version }))
}

impl TryFrom<Row> for Block {
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
            action: row.action.into(),
            proposal: row.proposal.into(),
            note: row.note.into(),
            reasons: row.reasons,
            ground: ground(row.ground_pack, row.ground_id, row.ground_version)?,
            proposed_by: row.proposed_by.into(),
            confirmed_by: row.confirmed_by.into(),
            decided_at: from_micros(row.decided_at),
            ends_at: from_micros(row.ends_at),
            begun_at: row.begun_at.map(from_micros),
            ended_at: row.ended_at.map(from_micros),
        })
    }
}

/// Adds a block that a second person has just confirmed.
///
/// # Errors
/// The database's.
pub async fn add(tx: &mut Tx, block: &Block) -> Result<()> {
    tx.sql(&ADD)
        .bind(block.id.0)
        .bind(block.authority.0)
        .bind(block.channel.0)
        .bind(block.author.0)
        .bind(block.item.0)
        .bind(block.decision.0)
        .bind(block.action.0)
        .bind(block.proposal.0)
        .bind(block.note.0)
        .bind(block.proposed_by.0)
        .bind(block.confirmed_by.0)
        .bind(micros(block.decided_at))
        .bind(micros(block.ends_at))
        .run(tx)
        .await?;
    Ok(())
}

/// One block.
///
/// # Errors
/// The database's.
pub async fn one(on: impl Into<On<'_>>, id: BlockId) -> Result<Option<Block>> {
    let on = on.into();
    on.sql(&ONE).bind(id.0).maybe::<Row>(on).await?.map(Block::try_from).transpose()
}

/// The blocks of an author, the newest first, also those that never began.
///
/// # Errors
/// The database's.
pub async fn of_author(on: impl Into<On<'_>>, author: AuthorId) -> Result<Vec<Block>> {
    let on = on.into();
    on.sql(&OF_AUTHOR).bind(author.0).all::<Row>(on).await?.into_iter().map(Block::try_from).collect()
}

/// The blocks of a channel that began: those in force first.
///
/// # Errors
/// The database's.
pub async fn of_channel(on: impl Into<On<'_>>, channel: ChannelId, most: i64) -> Result<Vec<Block>> {
    let on = on.into();
    on.sql(&OF_CHANNEL).bind(channel.0).bind(most).all::<Row>(on).await?.into_iter().map(Block::try_from).collect()
}

#[derive(FromRow)]
struct Count {
    count: i64,
}

/// How many blocks are in force in a channel.
///
/// # Errors
/// The database's.
pub async fn in_force(on: impl Into<On<'_>>, channel: ChannelId) -> Result<i64> {
    let on = on.into();
    Ok(on.sql(&IN_FORCE).bind(channel.0).one::<Count>(on).await?.count)
}

/// The platform has done it; the time in microseconds.
///
/// # Errors
/// The database's.
pub async fn begun(tx: &mut Tx, action: ActionId, now: i64) -> Result<()> {
    tx.sql(&BEGUN).bind(action.0).bind(now).run(tx).await?;
    Ok(())
}

/// The platform has let the author back; the time in microseconds.
///
/// # Errors
/// The database's.
pub async fn ended(tx: &mut Tx, author: AuthorId, now: i64) -> Result<()> {
    tx.sql(&ENDED).bind(author.0).bind(now).run(tx).await?;
    Ok(())
}

#[derive(FromRow)]
struct Id {
    #[expect(dead_code, reason = "the row is locked, not read")]
    id: Uuid,
}

/// Locks an author, so that of two steps against them at once one comes first.
///
/// # Errors
/// The database's.
pub async fn lock_author(tx: &mut Tx, author: AuthorId) -> Result<()> {
    tx.sql(&LOCK_AUTHOR).bind(author.0).maybe::<Id>(tx).await?;
    Ok(())
}

/// Keeps what the author will be told, until the proposal is confirmed.
///
/// # Errors
/// The database's.
pub async fn add_message(
    tx: &mut Tx,
    proposal: ProposalId,
    authority: AuthorityId,
    item: ItemId,
    text: &str,
) -> Result<()> {
    tx.sql(&ADD_MESSAGE).bind(proposal.0).bind(authority.0).bind(item.0).bind(text.to_owned()).run(tx).await?;
    Ok(())
}

#[derive(FromRow)]
struct Message {
    text: Option<String>,
}

/// What the author will be told; `None` once erased.
///
/// # Errors
/// The database's.
pub async fn message(on: impl Into<On<'_>>, proposal: ProposalId) -> Result<Option<String>> {
    let on = on.into();
    Ok(on.sql(&MESSAGE).bind(proposal.0).maybe::<Message>(on).await?.and_then(|message| message.text))
}

/// Erases what authors would be told about an item.
///
/// # Errors
/// The database's.
pub async fn erase_messages(tx: &mut Tx, item: ItemId) -> Result<()> {
    tx.sql(&ERASE_MESSAGES).bind(item.0).run(tx).await?;
    Ok(())
}

#[derive(FromRow)]
struct BreachRow {
    item: Uuid,
    number: i64,
    decided_at: i64,
    written_at: i64,
    ground_pack: Option<String>,
    ground_id: Option<String>,
    ground_version: Option<i64>,
}

/// What an author did against the rules of this channel, as decided, the newest
/// first: complaints and findings do not count, nor what was undone, shown again,
/// kept later, or changed on an objection.
///
/// # Errors
/// The database's.
pub async fn breaches(on: impl Into<On<'_>>, author: AuthorId) -> Result<Vec<Breach>> {
    let on = on.into();
    let rows = on.sql(&BREACHES).bind(author.0).all::<BreachRow>(on).await?;
    rows.into_iter()
        .map(|row| {
            Ok(Breach {
                item: row.item.into(),
                number: row.number,
                at: from_micros(row.decided_at),
                written_at: from_micros(row.written_at),
                ground: ground(row.ground_pack, row.ground_id, row.ground_version)?,
            })
        })
        .collect()
}
