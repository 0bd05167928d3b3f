//! The outbox: acts on their way to a platform.
//!
//! `sending` is written before the platform is called, so that a crash in
//! between shows: what is found in `sending` after its time has an unknown
//! outcome.

use saklig_model::{
    action::{ActionKind, ActionState},
    clock::from_micros,
    id::{ActionId, AuthorId, AuthorityId, ChannelId, DecisionId, ItemId, PersonId},
};
use sqlx::FromRow;
use uuid::Uuid;

use crate::{Error, On, Result, Statement, Tx};

statements! {
    ADD = Statement::same("INSERT INTO action (id, authority, channel, item, decision, kind, text, salt, lang, person, decided_at, not_before, reason, state, attempts) VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, 'waiting', 0)");
    ONE = Statement::same("SELECT id, authority, channel, item, decision, kind, text, lang, person, decided_at, not_before, state, attempts, sending_until, external_id, trouble, done_at, reason FROM action WHERE id = $1");
    OF_ITEM = Statement::same("SELECT id, authority, channel, item, decision, kind, text, lang, person, decided_at, not_before, state, attempts, sending_until, external_id, trouble, done_at, reason FROM action WHERE item = $1 ORDER BY decided_at DESC, id DESC");
    OF_AUTHOR = Statement::same("SELECT t.id, t.authority, t.channel, t.item, t.decision, t.kind, t.text, t.lang, t.person, t.decided_at, t.not_before, t.state, t.attempts, t.sending_until, t.external_id, t.trouble, t.done_at, t.reason FROM item i JOIN action t ON t.item = i.id WHERE i.author = $1 ORDER BY t.decided_at DESC, t.id DESC");
    CLAIM = Statement::same("UPDATE action SET state = 'sending', sending_until = $3, attempts = attempts + 1 WHERE id = $1 AND (state = 'waiting' AND not_before <= $2 OR state IN ('sending', 'unknown') AND (sending_until IS NULL OR sending_until <= $2))");
    SETTLE = Statement::same("UPDATE action SET state = $2, external_id = COALESCE($3, external_id), trouble = $4, done_at = $5, sending_until = $6, not_before = $7 WHERE id = $1");
    UNDO = Statement::same("UPDATE action SET state = 'undone', done_at = $2 WHERE id = $1 AND state = 'waiting' AND not_before > $2");
}

/// An act on its way.
#[derive(Debug, Clone)]
pub struct Action {
    /// Its identity, and its idempotency key at the platform.
    pub id: ActionId,
    /// Whose it is.
    pub authority: AuthorityId,
    /// The channel it goes through.
    pub channel: ChannelId,
    /// The item it is about.
    pub item: ItemId,
    /// The decision behind it.
    pub decision: DecisionId,
    /// What.
    pub kind: ActionKind,
    /// The text of an answer.
    pub text: Option<String>,
    /// The language of an answer.
    pub lang: Option<String>,
    /// Who decided.
    pub person: PersonId,
    /// When it was decided.
    pub decided_at: jiff::Timestamp,
    /// Not sent before this.
    pub not_before: jiff::Timestamp,
    /// Where it stands.
    pub state: ActionState,
    /// How often it has been tried.
    pub attempts: i64,
    /// Until when a sending counts as under way.
    pub sending_until: Option<jiff::Timestamp>,
    /// The identity at the platform of what it made.
    pub external_id: Option<String>,
    /// The text key of what went wrong.
    pub trouble: Option<String>,
    /// When it was settled.
    pub done_at: Option<jiff::Timestamp>,
    /// The key of the reason of a report or a removal.
    pub reason: Option<String>,
}

#[derive(FromRow)]
struct Row {
    id: Uuid,
    authority: Uuid,
    channel: Uuid,
    item: Uuid,
    decision: Uuid,
    kind: String,
    text: Option<String>,
    lang: Option<String>,
    person: Uuid,
    decided_at: i64,
    not_before: i64,
    state: String,
    attempts: i64,
    sending_until: Option<i64>,
    external_id: Option<String>,
    trouble: Option<String>,
    done_at: Option<i64>,
    reason: Option<String>,
}

impl TryFrom<Row> for Action {
    type Error = Error;
    fn try_from(row: Row) -> Result<Self> {
        Ok(Self {
            id: row.id.into(),
            authority: row.authority.into(),
            channel: row.channel.into(),
            item: row.item.into(),
            decision: row.decision.into(),
            kind: ActionKind::from_key(&row.kind).ok_or(Error::Unexpected { what: "kind of action" })?,
            text: row.text,
            lang: row.lang,
            person: row.person.into(),
            decided_at: from_micros(row.decided_at),
            not_before: from_micros(row.not_before),
            state: ActionState::from_key(&row.state).ok_or(Error::Unexpected { what: "state of an action" })?,
            attempts: row.attempts,
            sending_until: row.sending_until.map(from_micros),
            external_id: row.external_id,
            trouble: row.trouble,
            done_at: row.done_at.map(from_micros),
            reason: row.reason,
        })
    }
}

/// Puts an act into the outbox, with the salt of its text's commitment.
///
/// # Errors
/// The database's.
pub async fn add(tx: &mut Tx, action: &Action, salt: &[u8]) -> Result<()> {
    tx.sql(&ADD)
        .bind(action.id.0)
        .bind(action.authority.0)
        .bind(action.channel.0)
        .bind(action.item.0)
        .bind(action.decision.0)
        .bind(action.kind.key().to_owned())
        .bind(action.text.clone())
        .bind(salt.to_vec())
        .bind(action.lang.clone())
        .bind(action.person.0)
        .bind(action.decided_at.as_microsecond())
        .bind(action.not_before.as_microsecond())
        .bind(action.reason.clone())
        .run(tx)
        .await?;
    Ok(())
}

/// One act.
///
/// # Errors
/// The database's.
pub async fn one(on: impl Into<On<'_>>, id: ActionId) -> Result<Option<Action>> {
    let on = on.into();
    on.sql(&ONE).bind(id.0).maybe::<Row>(on).await?.map(Action::try_from).transpose()
}

/// The acts about an item, the newest first.
///
/// # Errors
/// The database's.
pub async fn of(on: impl Into<On<'_>>, item: ItemId) -> Result<Vec<Action>> {
    let on = on.into();
    on.sql(&OF_ITEM).bind(item.0).all::<Row>(on).await?.into_iter().map(Action::try_from).collect()
}

/// The acts about everything by one author, the newest first.
///
/// # Errors
/// The database's.
pub async fn of_author(on: impl Into<On<'_>>, author: AuthorId) -> Result<Vec<Action>> {
    let on = on.into();
    on.sql(&OF_AUTHOR).bind(author.0).all::<Row>(on).await?.into_iter().map(Action::try_from).collect()
}

/// Takes an act for sending until `sending_until`, if it is due; whether it
/// was taken. Times are in microseconds.
///
/// # Errors
/// The database's.
pub async fn take(tx: &mut Tx, id: ActionId, now: i64, sending_until: i64) -> Result<bool> {
    Ok(tx.sql(&CLAIM).bind(id.0).bind(now).bind(sending_until).run(tx).await? == 1)
}

/// What became of an act. Times are in microseconds.
#[derive(Debug, Clone)]
pub struct Settled {
    /// Where it stands now.
    pub state: ActionState,
    /// The identity at the platform of what it made.
    pub external_id: Option<String>,
    /// The text key of what went wrong.
    pub trouble: Option<String>,
    /// When it was settled for good.
    pub done_at: Option<i64>,
    /// When to look at it again, while it is not.
    pub look_again: Option<i64>,
    /// When it may be sent again, where that applies.
    pub not_before: i64,
}

/// Writes down what became of an act.
///
/// # Errors
/// The database's.
pub async fn settle(tx: &mut Tx, id: ActionId, settled: &Settled) -> Result<()> {
    tx.sql(&SETTLE)
        .bind(id.0)
        .bind(settled.state.key().to_owned())
        .bind(settled.external_id.clone())
        .bind(settled.trouble.clone())
        .bind(settled.done_at)
        .bind(settled.look_again)
        .bind(settled.not_before)
        .run(tx)
        .await?;
    Ok(())
}

/// Undoes an act that still waits for its time; whether it did.
///
/// # Errors
/// The database's.
pub async fn undo(tx: &mut Tx, id: ActionId, now: i64) -> Result<bool> {
    Ok(tx.sql(&UNDO).bind(id.0).bind(now).run(tx).await? == 1)
}
