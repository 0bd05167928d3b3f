//! What each answer was: to which kind of question, in whose voice, and on
//! which page it rests. Its text lives in the outbox.

use std::collections::BTreeMap;

use saklig_model::{
    answering::{QuestionKind, Voice},
    id::{ActionId, AuthorityId, ChannelId, ItemId},
};
use sqlx::FromRow;
use uuid::Uuid;

use crate::{Error, On, Result, Statement, Tx};

statements! {
    ADD = Statement::same("INSERT INTO answer (action, authority, item, question, voice, cites) VALUES ($1, $2, $3, $4, $5, $6)");
    OF_ITEM = Statement::same("SELECT action, question, voice, cites FROM answer WHERE item = $1");
    BY_EXPERTS = Statement::same("SELECT t.external_id FROM item i JOIN answer w ON w.item = i.id AND w.voice = 'expert' JOIN action t ON t.id = w.action WHERE i.channel = $1 AND i.root = $2 AND t.external_id IS NOT NULL");
    BY_OTHERS = Statement::same("SELECT COUNT(*) AS count FROM item WHERE channel = $1 AND root = $2 AND parent = $3 AND NOT own AND author <> $4 AND presence <> 'gone'");
}

/// What an answer was.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Answer {
    /// The kind of question, as a person chose it.
    pub question: QuestionKind,
    /// In whose voice it was given.
    pub voice: Voice,
    /// The page on the authority's website that it rests on.
    pub cites: Option<String>,
}

#[derive(FromRow)]
struct Row {
    action: Uuid,
    question: String,
    voice: String,
    cites: Option<String>,
}

/// Adds what an answer in the outbox is.
///
/// # Errors
/// The database's.
pub async fn add(tx: &mut Tx, authority: AuthorityId, item: ItemId, action: ActionId, answer: &Answer) -> Result<()> {
    tx.sql(&ADD)
        .bind(action.0)
        .bind(authority.0)
        .bind(item.0)
        .bind(answer.question.key().to_owned())
        .bind(answer.voice.key().to_owned())
        .bind(answer.cites.clone())
        .run(tx)
        .await?;
    Ok(())
}

/// What the answers to an item are, by their acts in the outbox.
///
/// # Errors
/// The database's.
pub async fn of(on: impl Into<On<'_>>, item: ItemId) -> Result<BTreeMap<ActionId, Answer>> {
    let on = on.into();
    let rows = on.sql(&OF_ITEM).bind(item.0).all::<Row>(on).await?;
    let read = |row: Row| {
        let question = QuestionKind::from_key(&row.question).ok_or(Error::Unexpected { what: "kind of question" })?;
        let voice = Voice::from_key(&row.voice).ok_or(Error::Unexpected { what: "voice of an answer" })?;
        Ok((row.action.into(), Answer { question, voice, cites: row.cites }))
    };
    rows.into_iter().map(read).collect()
}

#[derive(FromRow)]
struct Published {
    external_id: String,
}

/// What experts in service have published in a thread, by its identity at the
/// platform.
///
/// # Errors
/// The database's.
pub async fn by_experts(on: impl Into<On<'_>>, channel: ChannelId, root: &str) -> Result<Vec<String>> {
    let on = on.into();
    let rows = on.sql(&BY_EXPERTS).bind(channel.0).bind(root.to_owned()).all::<Published>(on).await?;
    Ok(rows.into_iter().map(|row| row.external_id).collect())
}

#[derive(FromRow)]
struct Count {
    count: i64,
}

/// How many answers an item has from others than the authority and whoever
/// asked. They never count as the authority's (S1-29).
///
/// # Errors
/// The database's.
pub async fn by_others(on: impl Into<On<'_>>, item: &saklig_model::item::Item) -> Result<i64> {
    let on = on.into();
    let root = item.root.clone().unwrap_or_else(|| item.external_id.clone());
    let counting = on.sql(&BY_OTHERS).bind(item.channel.0).bind(root).bind(item.external_id.clone());
    Ok(counting.bind(item.author.0).one::<Count>(on).await?.count)
}
