//! Cases, and the lists that people work from.

use saklig_model::{
    case::{Case, CaseState},
    clock::from_micros,
    finding::{Suggestion, Urgency},
    id::{AuthorityId, CaseId, ChannelId, ItemId, PersonId, RevisionId},
    item::{ItemKind, Presence},
};
use sqlx::FromRow;
use uuid::Uuid;

use crate::{Error, On, Result, Statement, Tx, statement::BULK};

statements! {
    ADD = Statement::same("INSERT INTO case_file (id, authority, number, item, state, suggestion, rank, received_at, opened_at, channel) VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)");
    ADD_MANY = bulk!("INSERT INTO case_file (id, authority, number, item, state, suggestion, rank, received_at, opened_at, channel) VALUES ", 10, "");
    ITEM_OF_NUMBER = Statement::same("SELECT item FROM case_file WHERE authority = $1 AND number = $2");
    OF_ITEM = Statement::same("SELECT id, authority, number, item, state, suggestion, holder, held_until, turn, opened_at, closed_at FROM case_file WHERE item = $1");
    LOCK_ITEM = Statement::differing("SELECT id FROM item WHERE id = $1", "SELECT id FROM item WHERE id = $1 FOR UPDATE");
    SET_STATE = Statement::same("UPDATE case_file SET state = $2, closed_at = $3, turn = turn + 1 WHERE id = $1");
    TO_ANSWER = Statement::same("SELECT c.id, c.item FROM item i JOIN case_file c ON c.item = i.id WHERE i.channel = $1 AND c.state = 'to_answer' ORDER BY c.item");
    RAISE = Statement::same("UPDATE case_file SET state = $2, suggestion = $3, rank = $4, closed_at = NULL WHERE id = $1");
    ASKS_AGAIN = Statement::same("UPDATE question SET closed = FALSE WHERE item = (SELECT c.item FROM case_file c WHERE c.id = $1)");
    SET_HOLDER = Statement::same("UPDATE case_file SET holder = $2, held_until = $3 WHERE id = $1");
    HOLD_ON = Statement::same("UPDATE case_file SET held_until = $3 WHERE item = $1 AND holder = $2 AND held_until > $4");
    COUNT = Statement::same("SELECT COUNT(*) AS count FROM (SELECT 1 AS one FROM case_file WHERE authority = $1 AND state = $2 LIMIT 10001) AS few");
    HEAD = Statement::same("SELECT (SELECT COUNT(*) FROM (SELECT 1 AS one FROM case_file WHERE authority = $1 AND state = 'to_decide' LIMIT 10001) AS few) AS to_decide, (SELECT COUNT(*) FROM (SELECT 1 AS one FROM case_file WHERE authority = $1 AND state = 'to_answer' LIMIT 10001) AS few) AS to_answer, (SELECT COUNT(*) FROM case_file WHERE holder = $2 AND state <> 'closed' AND held_until > $3) AS mine, (SELECT COUNT(*) FROM (SELECT 1 AS one FROM case_file WHERE authority = $1 AND suggestion = 'secure' AND state IN ('to_decide', 'to_answer') LIMIT 10001) AS few) AS security, (SELECT COUNT(*) FROM (SELECT item FROM action WHERE authority = $1 AND state IN ('waiting', 'sending', 'unknown') AND kind <> 'unblock' UNION SELECT item FROM case_file WHERE id IN (SELECT case_file FROM escalation WHERE authority = $1)) AS few) AS waiting, (SELECT items FROM counter WHERE authority = $1) AS items, (SELECT next_case - 1 FROM counter WHERE authority = $1) AS newest_case, (SELECT MIN(at) FROM (SELECT (SELECT received_at FROM case_file WHERE authority = $1 AND state = 'to_decide' AND rank = ranks.rank ORDER BY received_at LIMIT 1) AS at FROM (SELECT 0 AS rank UNION ALL SELECT -1 UNION ALL SELECT -2 UNION ALL SELECT -3 UNION ALL SELECT -4 UNION ALL SELECT -5 UNION ALL SELECT -6 UNION ALL SELECT -7 UNION ALL SELECT -8 UNION ALL SELECT -9) AS ranks) AS firsts) AS oldest, (SELECT received_at FROM item WHERE authority = $1 AND NOT own ORDER BY posted_at DESC, serial DESC LIMIT 1) AS newest");
    WORKLIST = Statement::same(concat!("SELECT c.number AS place, ", listed!(), " FROM case_file c JOIN item i ON i.id = c.item ", joined_to_case!(), " WHERE c.authority = $1 AND c.state = $2 AND (c.rank, c.received_at, c.number) > ($3, $4, $5) ORDER BY c.rank, c.received_at, c.number LIMIT $6"));
    WORKLIST_OF_CHANNEL = Statement::same(concat!("SELECT c.number AS place, ", listed!(), " FROM case_file c JOIN item i ON i.id = c.item ", joined_to_case!(), " WHERE c.authority = $1 AND c.state = $2 AND (c.rank, c.received_at, c.number) > ($3, $4, $5) AND c.channel = $7 ORDER BY c.rank, c.received_at, c.number LIMIT $6"));
    HELD = Statement::same(concat!("SELECT c.number AS place, ", listed!(), " FROM case_file c JOIN item i ON i.id = c.item ", joined_to_case!(), " WHERE c.holder = $1 AND c.state <> 'closed' AND c.held_until > $3 ORDER BY c.rank, c.received_at, c.number LIMIT $2"));
    NEWEST = Statement::same(concat!("SELECT i.serial AS place, ", listed!(), " FROM item i ", joined!(), " WHERE i.authority = $1 AND (i.posted_at, i.serial) < ($2, $3) ORDER BY i.posted_at DESC, i.serial DESC LIMIT $4"));
    NEWEST_OF_CHANNEL = Statement::same(concat!("SELECT i.serial AS place, ", listed!(), " FROM item i ", joined!(), " WHERE i.authority = $1 AND (i.posted_at, i.serial) < ($2, $3) AND i.channel = $5 ORDER BY i.posted_at DESC, i.serial DESC LIMIT $4"));
    THREAD = Statement::same(concat!("SELECT i.serial AS place, ", listed!(), " FROM item i ", joined!(), " WHERE i.channel = $1 AND (i.root = $2 OR i.external_id = $2) ORDER BY i.posted_at, i.serial LIMIT $3"));
    LISTED = Statement::same(concat!("SELECT i.serial AS place, ", listed!(), " FROM item i ", joined!(), " WHERE i.id = $1"));
    BEFORE = Statement::same("SELECT p.item FROM case_file c JOIN case_file p ON p.authority = c.authority AND p.state = c.state AND (p.rank, p.received_at, p.number) < (c.rank, c.received_at, c.number) WHERE c.item = $1 ORDER BY p.rank DESC, p.received_at DESC, p.number DESC LIMIT 1");
    AFTER = Statement::same("SELECT p.item FROM case_file c JOIN case_file p ON p.authority = c.authority AND p.state = c.state AND (p.rank, p.received_at, p.number) > (c.rank, c.received_at, c.number) WHERE c.item = $1 ORDER BY p.rank, p.received_at, p.number LIMIT 1");
    PLACE = Statement::same("SELECT COUNT(*) AS count FROM (SELECT 1 AS one FROM case_file c JOIN case_file p ON p.authority = c.authority AND p.state = c.state AND (p.rank, p.received_at, p.number) <= (c.rank, c.received_at, c.number) WHERE c.item = $1 LIMIT 10001) AS few");
}

#[derive(FromRow)]
struct CaseRow {
    id: Uuid,
    authority: Uuid,
    number: i64,
    item: Uuid,
    state: String,
    suggestion: String,
    holder: Option<Uuid>,
    held_until: Option<i64>,
    turn: i64,
    opened_at: i64,
    closed_at: Option<i64>,
}

impl TryFrom<CaseRow> for Case {
    type Error = Error;
    fn try_from(row: CaseRow) -> Result<Self> {
        Ok(Self {
            id: row.id.into(),
            authority: row.authority.into(),
            number: row.number,
            item: row.item.into(),
            state: state(&row.state)?,
            suggestion: suggestion(&row.suggestion)?,
            holder: row.holder.map(Into::into),
            held_until: row.held_until.map(from_micros),
            turn: row.turn,
            opened_at: from_micros(row.opened_at),
            closed_at: row.closed_at.map(from_micros),
        })
    }
}

fn state(key: &str) -> Result<CaseState> {
    CaseState::from_key(key).ok_or(Error::Unexpected { what: "state of a case" })
}

fn suggestion(key: &str) -> Result<Suggestion> {
    Suggestion::from_key(key).ok_or(Error::Unexpected { what: "suggestion" })
}

/// A case to open.
#[derive(Debug, Clone)]
pub struct NewCase {
    /// The case.
    pub case: Case,
    /// The channel of its item.
    pub channel: ChannelId,
    /// How urgent it is.
    pub urgency: Urgency,
    /// When its item was received, in microseconds.
    pub received_at: i64,
}

/// Opens cases.
///
/// # Errors
/// The database's.
pub async fn open(tx: &mut Tx, cases: &[NewCase]) -> Result<()> {
    for chunk in cases.chunks(BULK) {
        let whole = chunk.len() == BULK;
        for part in chunk.chunks(if whole { BULK } else { 1 }) {
            let mut query = tx.sql(if whole { &ADD_MANY } else { &ADD });
            for NewCase { case, channel, urgency, received_at } in part {
                query = query
                    .bind(case.id.0)
                    .bind(case.authority.0)
                    .bind(case.number)
                    .bind(case.item.0)
                    .bind(case.state.key().to_owned())
                    .bind(case.suggestion.key().to_owned())
                    .bind(-urgency.0)
                    .bind(*received_at)
                    .bind(case.opened_at.as_microsecond())
                    .bind(channel.0);
            }
            query.run(tx).await?;
        }
    }
    Ok(())
}

/// The case of an item, if one was opened.
///
/// # Errors
/// The database's.
pub async fn of(on: impl Into<On<'_>>, item: ItemId) -> Result<Option<Case>> {
    let on = on.into();
    on.sql(&OF_ITEM).bind(item.0).maybe::<CaseRow>(on).await?.map(Case::try_from).transpose()
}

/// The item of the case with a number.
///
/// # Errors
/// The database's.
pub async fn item_of(on: &crate::Db, authority: AuthorityId, number: i64) -> Result<Option<ItemId>> {
    let row = on.sql(&ITEM_OF_NUMBER).bind(authority.0).bind(number).maybe::<Beside>(on).await?;
    Ok(row.map(|row| row.item.into()))
}

#[derive(FromRow)]
struct Id {
    #[expect(dead_code, reason = "the lock is what is wanted")]
    id: Uuid,
}

/// Lets nobody else act on an item until the transaction ends.
///
/// # Errors
/// The database's.
pub async fn lock(tx: &mut Tx, item: ItemId) -> Result<()> {
    tx.sql(&LOCK_ITEM).bind(item.0).maybe::<Id>(tx).await?;
    Ok(())
}

/// Moves a case; `closed_at` in microseconds where it closes.
///
/// # Errors
/// The database's.
pub async fn set_state(tx: &mut Tx, id: CaseId, state: CaseState, closed_at: Option<i64>) -> Result<()> {
    tx.sql(&SET_STATE).bind(id.0).bind(state.key().to_owned()).bind(closed_at).run(tx).await?;
    Ok(())
}

#[derive(FromRow)]
struct OfItem {
    id: Uuid,
    item: Uuid,
}

/// The cases of a channel that wait for an answer, each with its item.
///
/// # Errors
/// The database's.
pub async fn to_answer(on: impl Into<On<'_>>, channel: ChannelId) -> Result<Vec<(CaseId, ItemId)>> {
    let on = on.into();
    let rows = on.sql(&TO_ANSWER).bind(channel.0).all::<OfItem>(on).await?;
    Ok(rows.into_iter().map(|row| (row.id.into(), row.item.into())).collect())
}

/// Opens a case again because its item changed, with what reading now suggests.
///
/// # Errors
/// The database's.
pub async fn raise(tx: &mut Tx, id: CaseId, state: CaseState, suggestion: Suggestion, urgency: Urgency) -> Result<()> {
    tx.sql(&RAISE)
        .bind(id.0)
        .bind(state.key().to_owned())
        .bind(suggestion.key().to_owned())
        .bind(-urgency.0)
        .run(tx)
        .await?;
    tx.sql(&ASKS_AGAIN).bind(id.0).run(tx).await?;
    Ok(())
}

/// Gives a case to a person until a moment (microseconds), or lets go of it.
///
/// # Errors
/// The database's.
pub async fn set_holder(tx: &mut Tx, id: CaseId, holder: Option<(PersonId, i64)>) -> Result<()> {
    let (person, until) = holder.map(|(person, until)| (person.0, until)).unzip();
    tx.sql(&SET_HOLDER).bind(id.0).bind(person).bind(until).run(tx).await?;
    Ok(())
}

/// Lets the claim of whoever holds an item's case last longer, if this person
/// does at `now`. Times in microseconds.
///
/// # Errors
/// The database's.
pub async fn hold_on(tx: &mut Tx, item: ItemId, holder: PersonId, until: i64, now: i64) -> Result<()> {
    tx.sql(&HOLD_ON).bind(item.0).bind(holder.0).bind(until).bind(now).run(tx).await?;
    Ok(())
}

/// An item as lists show it.
#[derive(Debug, Clone)]
pub struct Listed {
    /// The item.
    pub item: ItemId,
    /// Its current version.
    pub revision: RevisionId,
    /// The channel.
    pub channel: ChannelId,
    /// The channel's name.
    pub channel_name: String,
    /// The platform's key.
    pub platform: String,
    /// The platform's identity of it.
    pub external_id: String,
    /// What it answers.
    pub parent: Option<String>,
    /// What it is.
    pub kind: ItemKind,
    /// The author's user name.
    pub author: String,
    /// Whether the authority wrote it.
    pub own: bool,
    /// The first 600 characters of its text; `None` once erased.
    pub text: Option<String>,
    /// Its language.
    pub lang: Option<String>,
    /// When it was written, in microseconds.
    pub posted_at: i64,
    /// When it was received, in microseconds.
    pub received_at: i64,
    /// How it stands at the platform.
    pub presence: Presence,
    /// Its case: number, state, rank, holder.
    pub case: Option<ListedCase>,
}

/// The case of a listed item.
#[derive(Debug, Clone)]
pub struct ListedCase {
    /// Its number.
    pub number: i64,
    /// Where it stands.
    pub state: CaseState,
    /// Its rank: the smaller, the sooner.
    pub rank: i64,
    /// How often it has been decided on.
    pub turn: i64,
    /// Who claimed it: the person and their name.
    pub holder: Option<(PersonId, String)>,
    /// Until when the claim lasts, in microseconds.
    pub held_until: Option<i64>,
}

#[derive(FromRow)]
pub(crate) struct ListedRow {
    pub(crate) place: i64,
    item: Uuid,
    revision: Uuid,
    channel: Uuid,
    channel_name: String,
    platform: String,
    external_id: String,
    parent: Option<String>,
    kind: String,
    author: String,
    own: bool,
    text: Option<String>,
    lang: Option<String>,
    posted_at: i64,
    received_at: i64,
    presence: String,
    number: Option<i64>,
    state: Option<String>,
    rank: Option<i64>,
    turn: Option<i64>,
    holder: Option<Uuid>,
    held_until: Option<i64>,
    holder_name: Option<String>,
}

pub(crate) fn listed(row: ListedRow) -> Result<Listed> {
    let case = match (row.number, row.state, row.rank) {
        (Some(number), Some(key), Some(rank)) => Some(ListedCase {
            number,
            state: state(&key)?,
            rank,
            turn: row.turn.unwrap_or_default(),
            holder: row.holder.map(PersonId::from).zip(row.holder_name),
            held_until: row.held_until,
        }),
        _ => None,
    };
    Ok(Listed {
        item: row.item.into(),
        revision: row.revision.into(),
        channel: row.channel.into(),
        channel_name: row.channel_name,
        platform: row.platform,
        external_id: row.external_id,
        parent: row.parent,
        kind: ItemKind::from_key(&row.kind).ok_or(Error::Unexpected { what: "kind of item" })?,
        author: row.author,
        own: row.own,
        text: row.text,
        lang: row.lang,
        posted_at: row.posted_at,
        received_at: row.received_at,
        presence: Presence::from_key(&row.presence).ok_or(Error::Unexpected { what: "presence" })?,
        case,
    })
}

/// Where a worklist goes on: the sort keys of the last row.
#[derive(Debug, Clone, Copy)]
pub struct After {
    /// The rank.
    pub rank: i64,
    /// When it was received, in microseconds.
    pub received_at: i64,
    /// The case number.
    pub number: i64,
}

impl After {
    /// Before the first row.
    pub const START: Self = Self { rank: i64::MIN, received_at: i64::MIN, number: i64::MIN };
}

/// A page of the cases in one state: the most urgent first, then the longest waiting.
///
/// # Errors
/// The database's.
pub async fn worklist(
    on: impl Into<On<'_>>,
    authority: AuthorityId,
    state: CaseState,
    channel: Option<ChannelId>,
    after: After,
    most: i64,
) -> Result<Vec<Listed>> {
    let on = on.into();
    let mut query = on
        .sql(if channel.is_some() { &WORKLIST_OF_CHANNEL } else { &WORKLIST })
        .bind(authority.0)
        .bind(state.key().to_owned())
        .bind(after.rank)
        .bind(after.received_at)
        .bind(after.number)
        .bind(most);
    if let Some(channel) = channel {
        query = query.bind(channel.0);
    }
    query.all::<ListedRow>(on).await?.into_iter().map(listed).collect()
}

/// The open cases that a person holds at `now` (microseconds).
///
/// # Errors
/// The database's.
pub async fn held_by(on: impl Into<On<'_>>, person: PersonId, most: i64, now: i64) -> Result<Vec<Listed>> {
    let on = on.into();
    on.sql(&HELD).bind(person.0).bind(most).bind(now).all::<ListedRow>(on).await?.into_iter().map(listed).collect()
}

/// A page of everything mirrored, the newest first, below (`posted_at`, `serial`).
/// Each comes with its serial, for going on.
///
/// # Errors
/// The database's.
pub async fn newest(
    on: impl Into<On<'_>>,
    authority: AuthorityId,
    channel: Option<ChannelId>,
    before: (i64, i64),
    most: i64,
) -> Result<Vec<(i64, Listed)>> {
    let on = on.into();
    let mut query = on
        .sql(if channel.is_some() { &NEWEST_OF_CHANNEL } else { &NEWEST })
        .bind(authority.0)
        .bind(before.0)
        .bind(before.1)
        .bind(most);
    if let Some(channel) = channel {
        query = query.bind(channel.0);
    }
    let rows = query.all::<ListedRow>(on).await?;
    rows.into_iter().map(|row| Ok((row.place, listed(row)?))).collect()
}

/// One item as lists show it.
///
/// # Errors
/// The database's.
pub async fn one_listed(on: impl Into<On<'_>>, item: ItemId) -> Result<Option<Listed>> {
    let on = on.into();
    on.sql(&LISTED).bind(item.0).maybe::<ListedRow>(on).await?.map(listed).transpose()
}

/// The items of a thread, the oldest first.
///
/// # Errors
/// The database's.
pub async fn thread(on: impl Into<On<'_>>, channel: ChannelId, root: &str, most: i64) -> Result<Vec<Listed>> {
    let on = on.into();
    let query = on.sql(&THREAD).bind(channel.0).bind(root.to_owned()).bind(most);
    query.all::<ListedRow>(on).await?.into_iter().map(listed).collect()
}

#[derive(FromRow)]
struct Count {
    count: i64,
}

/// How many cases are in a state, counted to 10,001 at most.
///
/// # Errors
/// The database's.
pub async fn count(on: impl Into<On<'_>>, authority: AuthorityId, state: CaseState) -> Result<i64> {
    let on = on.into();
    Ok(on.sql(&COUNT).bind(authority.0).bind(state.key().to_owned()).one::<Count>(on).await?.count)
}

/// What stands above a worklist, in one question: pages are asked for all day.
#[derive(Debug, Clone, Copy, FromRow)]
pub struct Head {
    /// How many cases need a decision, counted to 10,001 at most.
    pub to_decide: i64,
    /// How many wait for an answer, counted likewise.
    pub to_answer: i64,
    /// How many open cases the person holds.
    pub mine: i64,
    /// How many open cases may be about a threat, counted likewise.
    pub security: i64,
    /// How many wait for the platform, or for a function they were handed up to.
    pub waiting: i64,
    /// How many items are mirrored.
    pub items: i64,
    /// The newest case number, 0 where there is no case.
    pub newest_case: i64,
    /// When the item that has waited longest for a decision was received, in
    /// microseconds.
    pub oldest: Option<i64>,
    /// When the item that was written last was received, in microseconds.
    pub newest: Option<i64>,
}

/// What stands above a person's worklist at `now` (microseconds).
///
/// # Errors
/// The database's.
pub async fn head(on: impl Into<On<'_>>, authority: AuthorityId, person: PersonId, now: i64) -> Result<Head> {
    let on = on.into();
    on.sql(&HEAD).bind(authority.0).bind(person.0).bind(now).one(on).await
}

#[derive(FromRow)]
struct Beside {
    item: Uuid,
}

/// The items before and after this one among the cases in the same state, and
/// its place among them, from 1.
///
/// # Errors
/// The database's.
pub async fn beside(on: &crate::Db, item: ItemId) -> Result<(Option<ItemId>, Option<ItemId>, i64)> {
    let before = on.sql(&BEFORE).bind(item.0).maybe::<Beside>(on).await?.map(|row| row.item.into());
    let after = on.sql(&AFTER).bind(item.0).maybe::<Beside>(on).await?.map(|row| row.item.into());
    let place = on.sql(&PLACE).bind(item.0).one::<Count>(on).await?.count;
    Ok((before, after, place))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_head_of_a_worklist_knows_every_rank() {
        for urgency in 0..=Urgency::MOST.0 {
            let rank = format!("SELECT {} ", -urgency);
            assert!(HEAD.sqlite.replace(')', " ").contains(&rank), "{urgency}");
        }
    }
}
