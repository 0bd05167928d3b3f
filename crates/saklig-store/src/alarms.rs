//! Alarms out of hours: which cases they are about, how far they have come, and
//! who has said that they have it.

use jiff::Timestamp;
use saklig_model::{
    alarm::Step,
    clock::from_micros,
    id::{AlarmId, AuthorityId, CaseId, ItemId, PersonId},
};
use sqlx::FromRow;
use uuid::Uuid;

use crate::{Error, On, Result, Statement, Tx};

statements! {
    RAISE = Statement::same("INSERT INTO alarm (id, authority, raised_at, step, gap, next_at) VALUES ($1, $2, $3, 'raised', FALSE, $3) ON CONFLICT (authority) WHERE acknowledged_at IS NULL DO NOTHING");
    OPEN = Statement::same("SELECT id, authority, raised_at, step, gap, next_at, acknowledged_at, acknowledged_by FROM alarm WHERE authority = $1 AND acknowledged_at IS NULL");
    ONE = Statement::same("SELECT id, authority, raised_at, step, gap, next_at, acknowledged_at, acknowledged_by FROM alarm WHERE id = $1");
    HELD = Statement::differing(
        "SELECT id, authority, raised_at, step, gap, next_at, acknowledged_at, acknowledged_by FROM alarm WHERE id = $1",
        "SELECT id, authority, raised_at, step, gap, next_at, acknowledged_at, acknowledged_by FROM alarm WHERE id = $1 FOR UPDATE",
    );
    NEWEST = Statement::same("SELECT id, authority, raised_at, step, gap, next_at, acknowledged_at, acknowledged_by FROM alarm WHERE authority = $1 ORDER BY raised_at DESC, id LIMIT $2");
    OF_CASE = Statement::same("SELECT a.id, a.authority, a.raised_at, a.step, a.gap, a.next_at, a.acknowledged_at, a.acknowledged_by FROM alarm a JOIN alarm_case c ON c.alarm = a.id WHERE c.case_file = $1 ORDER BY a.raised_at DESC LIMIT 1");
    JOIN = Statement::same("INSERT INTO alarm_case (alarm, case_file, authority, item, level, joined_at) VALUES ($1, $2, $3, $4, $5, $6) ON CONFLICT (alarm, case_file) DO NOTHING");
    CASES = Statement::same("SELECT a.case_file, a.item, a.level, a.joined_at, c.number FROM alarm_case a JOIN case_file c ON c.id = a.case_file WHERE a.alarm = $1 ORDER BY a.joined_at, c.number");
    STEP = Statement::same("UPDATE alarm SET step = $2, gap = $3, next_at = $4 WHERE id = $1");
    HURRY = Statement::same("UPDATE alarm SET next_at = $2 WHERE id = $1 AND next_at > $2");
    ACKNOWLEDGE = Statement::same("UPDATE alarm SET acknowledged_at = $2, acknowledged_by = $3 WHERE id = $1 AND acknowledged_at IS NULL");
}

/// An alarm.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Alarm {
    /// Its identity.
    pub id: AlarmId,
    /// Whose it is.
    pub authority: AuthorityId,
    /// When it was raised.
    pub raised_at: Timestamp,
    /// How far it has come.
    pub step: Step,
    /// Whether nobody was on duty.
    pub gap: bool,
    /// When it goes on.
    pub next_at: Timestamp,
    /// Who has said that they have it, and when.
    pub acknowledged: Option<(PersonId, Timestamp)>,
}

/// A case that an alarm is about.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct AlarmCase {
    /// The case.
    pub case: CaseId,
    /// Its number.
    pub number: i64,
    /// Its item.
    pub item: ItemId,
    /// The level that the findings propose.
    pub level: i64,
    /// When it joined the alarm.
    pub joined_at: Timestamp,
}

#[derive(FromRow)]
struct Row {
    id: Uuid,
    authority: Uuid,
    raised_at: i64,
    step: String,
    gap: bool,
    next_at: i64,
    acknowledged_at: Option<i64>,
    acknowledged_by: Option<Uuid>,
}

impl Row {
    fn alarm(self) -> Result<Alarm> {
        Ok(Alarm {
            id: self.id.into(),
            authority: self.authority.into(),
            raised_at: from_micros(self.raised_at),
            step: Step::from_key(&self.step).ok_or(Error::Unexpected { what: "step of an alarm" })?,
            gap: self.gap,
            next_at: from_micros(self.next_at),
            acknowledged: self.acknowledged_by.map(PersonId).zip(self.acknowledged_at.map(from_micros)),
        })
    }
}

#[derive(FromRow)]
struct CaseRow {
    case_file: Uuid,
    item: Uuid,
    level: i64,
    joined_at: i64,
    number: i64,
}

/// Raises an alarm with this identity, unless one is open that nobody has
/// answered; whether it was raised.
///
/// # Errors
/// The database's.
pub async fn raise(tx: &mut Tx, id: AlarmId, authority: AuthorityId, now: i64) -> Result<bool> {
    Ok(tx.sql(&RAISE).bind(id.0).bind(authority.0).bind(now).run(tx).await? == 1)
}

/// The alarm of an authority that nobody has answered.
///
/// # Errors
/// The database's.
pub async fn open(on: impl Into<On<'_>>, authority: AuthorityId) -> Result<Option<Alarm>> {
    let on = on.into();
    on.sql(&OPEN).bind(authority.0).maybe::<Row>(on).await?.map(Row::alarm).transpose()
}

/// One alarm.
///
/// # Errors
/// The database's.
pub async fn one(on: impl Into<On<'_>>, id: AlarmId) -> Result<Option<Alarm>> {
    let on = on.into();
    on.sql(&ONE).bind(id.0).maybe::<Row>(on).await?.map(Row::alarm).transpose()
}

/// One alarm, held to the end of the transaction.
///
/// # Errors
/// The database's.
pub async fn held(tx: &mut Tx, id: AlarmId) -> Result<Option<Alarm>> {
    tx.sql(&HELD).bind(id.0).maybe::<Row>(tx).await?.map(Row::alarm).transpose()
}

/// The newest alarms, at most so many.
///
/// # Errors
/// The database's.
pub async fn newest(on: impl Into<On<'_>>, authority: AuthorityId, most: i64) -> Result<Vec<Alarm>> {
    let on = on.into();
    let rows = on.sql(&NEWEST).bind(authority.0).bind(most).all::<Row>(on).await?;
    rows.into_iter().map(Row::alarm).collect()
}

/// The newest alarm about a case.
///
/// # Errors
/// The database's.
pub async fn of_case(on: impl Into<On<'_>>, case: CaseId) -> Result<Option<Alarm>> {
    let on = on.into();
    on.sql(&OF_CASE).bind(case.0).maybe::<Row>(on).await?.map(Row::alarm).transpose()
}

/// Lets a case join an alarm; whether it was not in it yet.
///
/// # Errors
/// The database's.
pub async fn join(tx: &mut Tx, alarm: &Alarm, case: CaseId, item: ItemId, level: i64, now: i64) -> Result<bool> {
    let added = tx
        .sql(&JOIN)
        .bind(alarm.id.0)
        .bind(case.0)
        .bind(alarm.authority.0)
        .bind(item.0)
        .bind(level)
        .bind(now)
        .run(tx)
        .await?;
    Ok(added == 1)
}

/// The cases of an alarm, in the order they joined it.
///
/// # Errors
/// The database's.
pub async fn cases(on: impl Into<On<'_>>, alarm: AlarmId) -> Result<Vec<AlarmCase>> {
    let on = on.into();
    let rows = on.sql(&CASES).bind(alarm.0).all::<CaseRow>(on).await?;
    let case = |row: CaseRow| AlarmCase {
        case: row.case_file.into(),
        number: row.number,
        item: row.item.into(),
        level: row.level,
        joined_at: from_micros(row.joined_at),
    };
    Ok(rows.into_iter().map(case).collect())
}

/// Notes how far an alarm has come, and when it goes on, in microseconds.
///
/// # Errors
/// The database's.
pub async fn step(tx: &mut Tx, id: AlarmId, step: Step, gap: bool, next_at: i64) -> Result<()> {
    tx.sql(&STEP).bind(id.0).bind(step.key().to_owned()).bind(gap).bind(next_at).run(tx).await?;
    Ok(())
}

/// Lets an alarm go on now.
///
/// # Errors
/// The database's.
pub async fn hurry(tx: &mut Tx, id: AlarmId, now: i64) -> Result<()> {
    tx.sql(&HURRY).bind(id.0).bind(now).run(tx).await?;
    Ok(())
}

/// Somebody has it; `false` when somebody had it before.
///
/// # Errors
/// The database's.
pub async fn acknowledge(tx: &mut Tx, id: AlarmId, by: PersonId, now: i64) -> Result<bool> {
    Ok(tx.sql(&ACKNOWLEDGE).bind(id.0).bind(now).bind(by.0).run(tx).await? == 1)
}
