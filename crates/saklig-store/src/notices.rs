//! Notices to people who work here, in the product.

use jiff::Timestamp;
use saklig_model::{
    clock::from_micros,
    id::{AlarmId, AuthorityId, ItemId, NoticeId, PersonId},
};
use sqlx::FromRow;
use uuid::Uuid;

use crate::{On, Result, Statement, Tx};

statements! {
    ADD = Statement::same("INSERT INTO notice (id, authority, person, kind, item, alarm, made_at) VALUES ($1, $2, $3, $4, $5, $6, $7)");
    NEWEST = Statement::same("SELECT n.id, n.kind, n.item, n.alarm, n.made_at, n.read_at, c.number FROM notice n LEFT JOIN case_file c ON c.item = n.item WHERE n.person = $1 ORDER BY n.made_at DESC, n.id LIMIT $2");
    UNREAD = Statement::same("SELECT COUNT(*) AS count FROM notice WHERE person = $1 AND read_at IS NULL");
    READ = Statement::same("UPDATE notice SET read_at = $2 WHERE person = $1 AND read_at IS NULL AND made_at <= $3");
    CALLED = Statement::same("SELECT DISTINCT person FROM notice WHERE alarm = $1");
    STANDING = Statement::same("SELECT (SELECT COUNT(*) FROM notice WHERE person = $1 AND read_at IS NULL) AS unread, (SELECT id FROM alarm WHERE authority = $2 AND acknowledged_at IS NULL) AS alarm, EXISTS (SELECT 1 FROM alarm_ways WHERE authority = $2 AND (mail_trouble IS NOT NULL OR hook_trouble IS NOT NULL)) AS broken");
}

/// A notice that is added.
#[derive(Debug, Clone)]
pub struct NewNotice {
    /// Its identity.
    pub id: NoticeId,
    /// To whom.
    pub person: PersonId,
    /// What it says, by the end of a text key.
    pub kind: &'static str,
    /// The item it is about.
    pub item: Option<ItemId>,
    /// The alarm it is about.
    pub alarm: Option<AlarmId>,
}

/// A notice.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Notice {
    /// Its identity.
    pub id: NoticeId,
    /// What it says, by the end of a text key.
    pub kind: String,
    /// The item it is about.
    pub item: Option<ItemId>,
    /// The number of that item's case.
    pub number: Option<i64>,
    /// The alarm it is about.
    pub alarm: Option<AlarmId>,
    /// When it was made.
    pub made_at: Timestamp,
    /// Whether it has been read.
    pub read: bool,
}

/// What every page says of notices and alarms.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Standing {
    /// How many notices the reader has not read.
    pub unread: i64,
    /// The alarm that nobody has answered.
    pub alarm: Option<AlarmId>,
    /// Whether a way that alarms leave by does not work.
    pub broken: bool,
}

#[derive(FromRow)]
struct Row {
    id: Uuid,
    kind: String,
    item: Option<Uuid>,
    alarm: Option<Uuid>,
    made_at: i64,
    read_at: Option<i64>,
    number: Option<i64>,
}

#[derive(FromRow)]
struct Count {
    count: i64,
}

#[derive(FromRow)]
struct Whom {
    person: Uuid,
}

#[derive(FromRow)]
struct StandingRow {
    unread: i64,
    alarm: Option<Uuid>,
    broken: bool,
}

/// Adds a notice.
///
/// # Errors
/// The database's.
pub async fn add(tx: &mut Tx, authority: AuthorityId, notice: &NewNotice, now: i64) -> Result<()> {
    tx.sql(&ADD)
        .bind(notice.id.0)
        .bind(authority.0)
        .bind(notice.person.0)
        .bind(notice.kind.to_owned())
        .bind(notice.item.map(|item| item.0))
        .bind(notice.alarm.map(|alarm| alarm.0))
        .bind(now)
        .run(tx)
        .await?;
    Ok(())
}

/// A person's newest notices, at most so many.
///
/// # Errors
/// The database's.
pub async fn newest(on: impl Into<On<'_>>, person: PersonId, most: i64) -> Result<Vec<Notice>> {
    let on = on.into();
    let rows = on.sql(&NEWEST).bind(person.0).bind(most).all::<Row>(on).await?;
    let notice = |row: Row| Notice {
        id: row.id.into(),
        kind: row.kind,
        item: row.item.map(ItemId),
        number: row.number,
        alarm: row.alarm.map(AlarmId),
        made_at: from_micros(row.made_at),
        read: row.read_at.is_some(),
    };
    Ok(rows.into_iter().map(notice).collect())
}

/// How many notices a person has not read.
///
/// # Errors
/// The database's.
pub async fn unread(on: impl Into<On<'_>>, person: PersonId) -> Result<i64> {
    let on = on.into();
    Ok(on.sql(&UNREAD).bind(person.0).one::<Count>(on).await?.count)
}

/// A person has read what there was until then, in microseconds.
///
/// # Errors
/// The database's.
pub async fn read(tx: &mut Tx, person: PersonId, until: i64, now: i64) -> Result<()> {
    tx.sql(&READ).bind(person.0).bind(now).bind(until).run(tx).await?;
    Ok(())
}

/// Who has been told of an alarm.
///
/// # Errors
/// The database's.
pub async fn called(on: impl Into<On<'_>>, alarm: AlarmId) -> Result<Vec<PersonId>> {
    let on = on.into();
    Ok(on.sql(&CALLED).bind(alarm.0).all::<Whom>(on).await?.into_iter().map(|row| row.person.into()).collect())
}

/// What every page says to a person.
///
/// # Errors
/// The database's.
pub async fn standing(on: impl Into<On<'_>>, authority: AuthorityId, person: PersonId) -> Result<Standing> {
    let on = on.into();
    let row = on.sql(&STANDING).bind(person.0).bind(authority.0).one::<StandingRow>(on).await?;
    Ok(Standing { unread: row.unread, alarm: row.alarm.map(AlarmId), broken: row.broken })
}
