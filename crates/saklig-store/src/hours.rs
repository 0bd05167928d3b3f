//! When the authority answers, and within which time: its own service hours and
//! the targets of its channels, each version from its day on.

use jiff::civil::Date;
use saklig_model::{
    id::{AuthorityId, ChannelId, PersonId},
    service_hours::OwnHours,
    target::{Measure, Target},
};
use sqlx::FromRow;
use uuid::Uuid;

use crate::{Error, On, Result, Statement, Tx};

statements! {
    STATE = Statement::same("INSERT INTO service_hours (id, authority, valid_from, hours, person, stated_at) VALUES ($1, $2, $3, $4, $5, $6)");
    OF_AUTHORITY = Statement::same("SELECT valid_from, hours FROM service_hours WHERE authority = $1 ORDER BY valid_from, stated_at, id");
    SET_TARGET = Statement::same("INSERT INTO answer_target (id, authority, channel, valid_from, minutes, measure, person, stated_at) VALUES ($1, $2, $3, $4, $5, $6, $7, $8)");
    TARGETS = Statement::same("SELECT channel, valid_from, minutes, measure FROM answer_target WHERE authority = $1 ORDER BY channel, valid_from, stated_at, id");
}

fn date(text: &str) -> Result<Date> {
    text.parse().map_err(|_| Error::Unexpected { what: "day" })
}

/// Who states something, and when in microseconds.
#[derive(Debug, Clone, Copy)]
pub struct Stated {
    /// The row's identity.
    pub id: Uuid,
    /// For which authority.
    pub authority: AuthorityId,
    /// Who.
    pub person: PersonId,
    /// When.
    pub at: i64,
}

/// States other hours from a day on.
///
/// # Errors
/// The database's.
pub async fn state(tx: &mut Tx, stated: Stated, from: Date, hours: &OwnHours) -> Result<()> {
    let hours = serde_json::to_string(hours).map_err(|_| Error::Unexpected { what: "service hours" })?;
    tx.sql(&STATE)
        .bind(stated.id)
        .bind(stated.authority.0)
        .bind(from.to_string())
        .bind(hours)
        .bind(stated.person.0)
        .bind(stated.at)
        .run(tx)
        .await?;
    Ok(())
}

#[derive(FromRow)]
struct HoursRow {
    valid_from: String,
    hours: String,
}

/// An authority's own hours, each with the day it holds from, in the order in
/// which they take over.
///
/// # Errors
/// The database's.
pub async fn of(on: impl Into<On<'_>>, authority: AuthorityId) -> Result<Vec<(Date, OwnHours)>> {
    let on = on.into();
    let rows = on.sql(&OF_AUTHORITY).bind(authority.0).all::<HoursRow>(on).await?;
    rows.into_iter()
        .map(|row| {
            let hours = serde_json::from_str(&row.hours).map_err(|_| Error::Unexpected { what: "service hours" })?;
            Ok((date(&row.valid_from)?, hours))
        })
        .collect()
}

/// Sets within which time a channel's questions are answered.
///
/// # Errors
/// The database's.
pub async fn set_target(tx: &mut Tx, stated: Stated, channel: ChannelId, target: &Target) -> Result<()> {
    tx.sql(&SET_TARGET)
        .bind(stated.id)
        .bind(stated.authority.0)
        .bind(channel.0)
        .bind(target.valid_from.to_string())
        .bind(target.minutes)
        .bind(target.measure.key().to_owned())
        .bind(stated.person.0)
        .bind(stated.at)
        .run(tx)
        .await?;
    Ok(())
}

#[derive(FromRow)]
struct TargetRow {
    channel: Uuid,
    valid_from: String,
    minutes: Option<i64>,
    measure: String,
}

/// The targets of an authority's channels, those of a channel in the order in
/// which they take over.
///
/// # Errors
/// The database's.
pub async fn targets(on: impl Into<On<'_>>, authority: AuthorityId) -> Result<Vec<(ChannelId, Target)>> {
    let on = on.into();
    let rows = on.sql(&TARGETS).bind(authority.0).all::<TargetRow>(on).await?;
    rows.into_iter()
        .map(|row| {
            let target = Target {
                valid_from: date(&row.valid_from)?,
                minutes: row.minutes,
                measure: Measure::from_key(&row.measure).ok_or(Error::Unexpected { what: "measure of a target" })?,
            };
            Ok((row.channel.into(), target))
        })
        .collect()
}
