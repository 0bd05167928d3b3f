//! The duty roster, in every version that has held.

use saklig_model::{
    clock::from_micros,
    id::{AuthorityId, PersonId},
    roster::Roster,
};
use sqlx::FromRow;
use uuid::Uuid;

use crate::{Error, On, Result, Statement, Tx};

statements! {
    LOCK = Statement::differing("SELECT id FROM authority WHERE id = $1", "SELECT id FROM authority WHERE id = $1 FOR UPDATE");
    ADD = Statement::same("INSERT INTO roster_version (authority, number, turns, newest_turn, person, made_at) VALUES ($1, $2, $3, $4, $5, $6)");
    NEWEST = Statement::same("SELECT number, turns, newest_turn, person, made_at FROM roster_version WHERE authority = $1 ORDER BY number DESC LIMIT 1");
}

/// A version of the roster.
#[derive(Debug, Clone)]
pub struct Version {
    /// Its number, from 1; 0 where there is none yet.
    pub number: i64,
    /// The roster.
    pub roster: Roster,
    /// The highest number that any turn has ever had.
    pub newest_turn: u32,
    /// Who made it, and when.
    pub made: Option<(PersonId, jiff::Timestamp)>,
}

#[derive(FromRow)]
struct Row {
    number: i64,
    turns: String,
    newest_turn: i64,
    person: Uuid,
    made_at: i64,
}

#[derive(FromRow)]
struct Locked {
    #[expect(dead_code, reason = "held, not read")]
    id: Uuid,
}

/// The newest version, held to the end of the transaction so that two changes
/// come one after the other.
///
/// # Errors
/// The database's.
pub async fn held(tx: &mut Tx, authority: AuthorityId) -> Result<Version> {
    tx.sql(&LOCK).bind(authority.0).maybe::<Locked>(&mut *tx).await?;
    newest(tx, authority).await
}

/// The newest version; an empty roster where there is none.
///
/// # Errors
/// The database's.
pub async fn newest(on: impl Into<On<'_>>, authority: AuthorityId) -> Result<Version> {
    let on = on.into();
    let Some(row) = on.sql(&NEWEST).bind(authority.0).maybe::<Row>(on).await? else {
        return Ok(Version { number: 0, roster: Roster::default(), newest_turn: 0, made: None });
    };
    Ok(Version {
        number: row.number,
        roster: serde_json::from_str(&row.turns).map_err(|_| Error::Unexpected { what: "roster" })?,
        newest_turn: u32::try_from(row.newest_turn).map_err(|_| Error::Unexpected { what: "number of a turn" })?,
        made: Some((row.person.into(), from_micros(row.made_at))),
    })
}

/// Adds a version.
///
/// # Errors
/// The database's; also when there is one of this number.
pub async fn add(tx: &mut Tx, authority: AuthorityId, version: &Version, by: PersonId, now: i64) -> Result<()> {
    let turns = serde_json::to_string(&version.roster).map_err(|_| Error::Unexpected { what: "roster" })?;
    tx.sql(&ADD)
        .bind(authority.0)
        .bind(version.number)
        .bind(turns)
        .bind(i64::from(version.newest_turn))
        .bind(by.0)
        .bind(now)
        .run(tx)
        .await?;
    Ok(())
}
