//! Questions, as the figures count them: when, where, about what and in which
//! language something was asked, and how long the answer took. Neither who
//! asked, nor what was written, nor who answered.

use std::collections::HashMap;

use saklig_model::{
    figures::Answered,
    id::{AuthorityId, ChannelId, ItemId},
};
use sqlx::FromRow;
use uuid::Uuid;

use crate::{Error, On, Result, Statement, Tx, items::list, statement::BULK};

statements! {
    ADD = Statement::same("INSERT INTO question (item, authority, channel, day, topic, lang, asked_at, due_at, closed) VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9) ON CONFLICT (item) DO NOTHING");
    ADD_MANY = bulk!("INSERT INTO question (item, authority, channel, day, topic, lang, asked_at, due_at, closed) VALUES ", 9, " ON CONFLICT (item) DO NOTHING");
    OF_ITEM = Statement::same("SELECT item, authority, channel, day, topic, lang, asked_at, due_at, answered_at, service_minutes, clock_minutes, closed FROM question WHERE item = $1");
    BY_EXTERNAL = Statement::same("SELECT q.item, q.authority, q.channel, q.day, q.topic, q.lang, q.asked_at, q.due_at, q.answered_at, q.service_minutes, q.clock_minutes, q.closed FROM item i JOIN question q ON q.item = i.id WHERE i.channel = $1 AND i.external_id = $2");
    SETTLE = Statement::same("UPDATE question SET answered_at = $2, service_minutes = $3, clock_minutes = $4, closed = $5 WHERE item = $1");
    DESCRIBE = Statement::same("UPDATE question SET topic = $2, lang = $3 WHERE item = $1");
    REMOVE = Statement::same("DELETE FROM question WHERE item = $1 AND answered_at IS NULL");
    SET_DUE = Statement::same("UPDATE question SET due_at = $2 WHERE item = $1");
    OPEN = Statement::same("SELECT item, authority, channel, day, topic, lang, asked_at, due_at, answered_at, service_minutes, clock_minutes, closed FROM question WHERE authority = $1 AND answered_at IS NULL AND NOT closed AND item > $2 ORDER BY item LIMIT $3");
    LATE = Statement::same("SELECT COUNT(*) AS count FROM (SELECT 1 AS one FROM question WHERE authority = $1 AND answered_at IS NULL AND NOT closed AND due_at < $2 LIMIT 10001) AS few");
    DUE = Statement::differing(
        "SELECT item, due_at FROM question WHERE item IN (SELECT unhex(value) FROM json_each($1)) AND answered_at IS NULL AND NOT closed AND due_at IS NOT NULL",
        "SELECT item, due_at FROM question WHERE item IN (SELECT CAST(jsonb_array_elements_text($1::jsonb) AS UUID)) AND answered_at IS NULL AND NOT closed AND due_at IS NOT NULL",
    );
    OWN_REPLY = Statement::same("SELECT MIN(posted_at) AS at FROM item WHERE channel = $1 AND root = $2 AND parent = $3 AND own");
    /// One pass over the index in its own order: to group by anything else, SQLite
    /// would sort every question of the period, once for each figure.
    PERIOD = Statement::same("SELECT day, channel, COUNT(*) AS asked, COUNT(service_minutes) AS answered, string_agg(topic || '\t' || lang || '\t' || CASE WHEN closed THEN '1' ELSE '0' END || COALESCE('\t' || service_minutes || '\t' || clock_minutes, ''), '\n') AS questions FROM question WHERE authority = $1 AND day BETWEEN $2 AND $3 GROUP BY day, channel ORDER BY day, channel");
    DECISIONS = Statement::same("SELECT kind, ground_pack, ground_id, COUNT(*) AS count FROM decision WHERE authority = $1 AND decided_at >= $2 AND decided_at < $3 AND undone_at IS NULL AND (channel = $4 OR $4 IS NULL) AND kind <> 'answer' GROUP BY kind, ground_pack, ground_id");
}

/// A question.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Question {
    /// The item that asks it.
    pub item: ItemId,
    /// The authority that is asked.
    pub authority: AuthorityId,
    /// Where.
    pub channel: ChannelId,
    /// The day, since 1970, on the authority's calendar.
    pub day: i64,
    /// What it is about; empty where that is not known.
    pub topic: String,
    /// Its language; empty where that is not known.
    pub lang: String,
    /// When it was asked, in microseconds.
    pub asked_at: i64,
    /// When its answer is due, where anything is promised, in microseconds.
    pub due_at: Option<i64>,
    /// The authority's answer, if there is one.
    pub answered: Option<Answered>,
    /// Whether its case was closed without an answer.
    pub closed: bool,
}

impl Question {
    /// Whether it still waits.
    #[must_use]
    pub const fn is_open(&self) -> bool {
        self.answered.is_none() && !self.closed
    }
}

#[derive(FromRow)]
struct Row {
    item: Uuid,
    authority: Uuid,
    channel: Uuid,
    day: i64,
    topic: String,
    lang: String,
    asked_at: i64,
    due_at: Option<i64>,
    answered_at: Option<i64>,
    service_minutes: Option<i64>,
    clock_minutes: Option<i64>,
    closed: bool,
}

impl From<Row> for Question {
    fn from(row: Row) -> Self {
        let answered = match (row.answered_at, row.service_minutes, row.clock_minutes) {
            (Some(at), Some(service_minutes), Some(clock_minutes)) => {
                Some(Answered { at, service_minutes, clock_minutes })
            }
            _ => None,
        };
        Self {
            item: row.item.into(),
            authority: row.authority.into(),
            channel: row.channel.into(),
            day: row.day,
            topic: row.topic,
            lang: row.lang,
            asked_at: row.asked_at,
            due_at: row.due_at,
            answered,
            closed: row.closed,
        }
    }
}

/// Adds questions that nobody has answered; what is known stays as it is.
///
/// # Errors
/// The database's.
pub async fn add(tx: &mut Tx, questions: &[Question]) -> Result<()> {
    for chunk in questions.chunks(BULK) {
        let whole = chunk.len() == BULK;
        for part in chunk.chunks(if whole { BULK } else { 1 }) {
            let mut query = tx.sql(if whole { &ADD_MANY } else { &ADD });
            for question in part {
                query = query
                    .bind(question.item.0)
                    .bind(question.authority.0)
                    .bind(question.channel.0)
                    .bind(question.day)
                    .bind(question.topic.clone())
                    .bind(question.lang.clone())
                    .bind(question.asked_at)
                    .bind(question.due_at)
                    .bind(question.closed);
            }
            query.run(tx).await?;
        }
    }
    Ok(())
}

/// The question that an item asks, if it is counted as one.
///
/// # Errors
/// The database's.
pub async fn of(on: impl Into<On<'_>>, item: ItemId) -> Result<Option<Question>> {
    let on = on.into();
    Ok(on.sql(&OF_ITEM).bind(item.0).maybe::<Row>(on).await?.map(Question::from))
}

/// The same, by the platform's identity.
///
/// # Errors
/// The database's.
pub async fn by_external_id(on: impl Into<On<'_>>, channel: ChannelId, id: &str) -> Result<Option<Question>> {
    let on = on.into();
    let query = on.sql(&BY_EXTERNAL).bind(channel.0).bind(id.to_owned());
    Ok(query.maybe::<Row>(on).await?.map(Question::from))
}

/// Says how a question stands: its answer, or that it was closed without one.
///
/// # Errors
/// The database's.
pub async fn settle(tx: &mut Tx, item: ItemId, answered: Option<Answered>, closed: bool) -> Result<()> {
    tx.sql(&SETTLE)
        .bind(item.0)
        .bind(answered.map(|answered| answered.at))
        .bind(answered.map(|answered| answered.service_minutes))
        .bind(answered.map(|answered| answered.clock_minutes))
        .bind(closed)
        .run(tx)
        .await?;
    Ok(())
}

/// The question was put otherwise: what it is about now.
///
/// # Errors
/// The database's.
pub async fn describe(tx: &mut Tx, item: ItemId, topic: &str, lang: &str) -> Result<()> {
    tx.sql(&DESCRIBE).bind(item.0).bind(topic.to_owned()).bind(lang.to_owned()).run(tx).await?;
    Ok(())
}

/// The text asks nothing any longer; an answer that was given stays counted.
///
/// # Errors
/// The database's.
pub async fn remove(tx: &mut Tx, item: ItemId) -> Result<()> {
    tx.sql(&REMOVE).bind(item.0).run(tx).await?;
    Ok(())
}

/// Says when an answer is due, in microseconds.
///
/// # Errors
/// The database's.
pub async fn set_due(tx: &mut Tx, item: ItemId, due_at: Option<i64>) -> Result<()> {
    tx.sql(&SET_DUE).bind(item.0).bind(due_at).run(tx).await?;
    Ok(())
}

/// Questions that still wait, in the order of their identities, after this one.
///
/// # Errors
/// The database's.
pub async fn open(on: impl Into<On<'_>>, authority: AuthorityId, after: ItemId, most: i64) -> Result<Vec<Question>> {
    let on = on.into();
    let query = on.sql(&OPEN).bind(authority.0).bind(after.0).bind(most);
    Ok(query.all::<Row>(on).await?.into_iter().map(Question::from).collect())
}

#[derive(FromRow)]
struct Count {
    count: i64,
}

/// How many answers were due before `now` (microseconds), counted to 10,001 at most.
///
/// # Errors
/// The database's.
pub async fn late(on: impl Into<On<'_>>, authority: AuthorityId, now: i64) -> Result<i64> {
    let on = on.into();
    Ok(on.sql(&LATE).bind(authority.0).bind(now).one::<Count>(on).await?.count)
}

#[derive(FromRow)]
struct DueRow {
    item: Uuid,
    due_at: i64,
}

/// Of these items, those whose answer is due, and when in microseconds.
///
/// # Errors
/// The database's.
pub async fn due(on: impl Into<On<'_>>, items: impl Iterator<Item = ItemId>) -> Result<Vec<(ItemId, i64)>> {
    let on = on.into();
    let ids: Vec<String> = items.map(|item| item.0.simple().to_string()).collect();
    let rows = on.sql(&DUE).bind(list(ids.iter().map(String::as_str))).all::<DueRow>(on).await?;
    Ok(rows.into_iter().map(|row| (row.item.into(), row.due_at)).collect())
}

#[derive(FromRow)]
struct At {
    at: Option<i64>,
}

/// When the authority first answered an item at the platform itself, in
/// microseconds.
///
/// # Errors
/// The database's.
pub async fn own_reply(
    on: impl Into<On<'_>>,
    channel: ChannelId,
    root: &str,
    external_id: &str,
) -> Result<Option<i64>> {
    let on = on.into();
    let query = on.sql(&OWN_REPLY).bind(channel.0).bind(root.to_owned()).bind(external_id.to_owned());
    Ok(query.one::<At>(on).await?.at)
}

/// How many questions of one kind.
#[derive(Debug, Clone)]
pub struct Counted {
    /// The channel.
    pub channel: Uuid,
    /// The topic; empty where it is not known.
    pub topic: String,
    /// The language; empty where it is not known.
    pub lang: String,
    /// How many were asked.
    pub asked: i64,
    /// How many of them the authority has answered.
    pub answered: i64,
    /// How many were closed without an answer.
    pub closed: i64,
}

/// How many questions of a day.
#[derive(Debug, Clone)]
pub struct CountedDay {
    /// The day, since 1970.
    pub day: i64,
    /// The channel.
    pub channel: Uuid,
    /// How many were asked.
    pub asked: i64,
    /// How many of them the authority has answered.
    pub answered: i64,
}

/// How many answers took so long.
#[derive(Debug, Clone)]
pub struct CountedTime {
    /// The channel.
    pub channel: Uuid,
    /// Whole minutes.
    pub minutes: i64,
    /// How many answers.
    pub count: i64,
}

/// What the questions of a period come to.
#[derive(Debug, Clone, Default)]
pub struct Period {
    /// By channel, topic and language.
    pub kinds: Vec<Counted>,
    /// By day and channel, in order.
    pub days: Vec<CountedDay>,
    /// By channel and minutes of service time.
    pub service: Vec<CountedTime>,
    /// By channel and minutes on the clock.
    pub clock: Vec<CountedTime>,
}

/// The questions of a channel on a day, each a line of their own: topic, language,
/// whether it was closed, and the minutes that its answer took.
#[derive(FromRow)]
struct Day {
    day: i64,
    channel: Uuid,
    asked: i64,
    answered: i64,
    questions: String,
}

/// How many days are counted at once where a period is longer.
const STRETCH: i64 = 366;

/// Counts the questions of a period, from the first to the last day since 1970.
///
/// # Errors
/// The database's.
pub async fn period(db: &crate::Db, authority: AuthorityId, from: i64, to: i64) -> Result<Period> {
    // In two at a time: what others ask for meanwhile needs connections as well.
    let stretch = ((to - from) / 2 + 1).max(STRETCH);
    let of = |from: i64| {
        let until = to.min(from + stretch - 1);
        db.sql(&PERIOD).bind(authority.0).bind(from).bind(until).all::<Day>(db)
    };
    let (mut days, later) = if from + stretch > to {
        (of(from).await?, Vec::new())
    } else {
        tokio::try_join!(of(from), of(from + stretch))?
    };
    days.extend(later);
    counted(&days).await
}

/// What a channel's questions come to.
#[derive(Default)]
struct OfChannel<'a> {
    /// By topic and language: asked, answered, closed.
    kinds: HashMap<(&'a str, &'a str), [i64; 3]>,
    /// By minutes of service time.
    service: HashMap<i64, i64>,
    /// By minutes on the clock.
    clock: HashMap<i64, i64>,
}

impl<'a> OfChannel<'a> {
    /// Counts one question, as its line says.
    fn count(&mut self, line: &'a str) -> Option<()> {
        let mut fields = line.split('\t');
        let kind = self.kinds.entry((fields.next()?, fields.next()?)).or_default();
        kind[0] += 1;
        kind[2] += i64::from(fields.next()? == "1");
        if let Some(service) = fields.next() {
            kind[1] += 1;
            *self.service.entry(service.parse().ok()?).or_default() += 1;
            *self.clock.entry(fields.next()?.parse().ok()?).or_default() += 1;
        }
        Some(())
    }
}

/// Sums up the questions of days.
async fn counted(days: &[Day]) -> Result<Period> {
    let mut channels: HashMap<Uuid, OfChannel<'_>> = HashMap::new();
    let mut period = Period::default();
    for Day { day, channel, asked, answered, questions } in days {
        period.days.push(CountedDay { day: *day, channel: *channel, asked: *asked, answered: *answered });
        let of_channel = channels.entry(*channel).or_default();
        for line in questions.lines() {
            of_channel.count(line).ok_or(Error::Unexpected { what: "question" })?;
        }
        // A million questions are no reason to keep others waiting.
        tokio::task::yield_now().await;
    }
    for (channel, OfChannel { kinds, service, clock }) in channels {
        period.kinds.extend(kinds.into_iter().map(|((topic, lang), [asked, answered, closed])| Counted {
            channel,
            topic: topic.to_owned(),
            lang: lang.to_owned(),
            asked,
            answered,
            closed,
        }));
        for (times, all) in [(service, &mut period.service), (clock, &mut period.clock)] {
            all.extend(times.into_iter().map(|(minutes, count)| CountedTime { channel, minutes, count }));
        }
    }
    Ok(period)
}

/// How many decisions of one kind, on one ground.
#[derive(Debug, Clone, FromRow)]
pub struct CountedDecisions {
    /// The kind's key.
    pub kind: String,
    /// The pack of its ground.
    pub ground_pack: Option<String>,
    /// Its ground.
    pub ground_id: Option<String>,
    /// How many.
    pub count: i64,
}

/// Counts the decisions between two moments (microseconds) that were not undone;
/// without answers, which are counted with their questions.
///
/// # Errors
/// The database's.
pub async fn decisions(
    on: impl Into<On<'_>>,
    authority: AuthorityId,
    from: i64,
    to: i64,
    channel: Option<ChannelId>,
) -> Result<Vec<CountedDecisions>> {
    let on = on.into();
    on.sql(&DECISIONS).bind(authority.0).bind(from).bind(to).bind(channel.map(|channel| channel.0)).all(on).await
}
