//! The log itself: its size, its tiles, its newest checkpoint, and the leaves
//! that wait for the sequencer.

use std::collections::HashMap;

use saklig_journal::tree::TileRow;
use saklig_model::id::{AuthorityId, EntryId};
use sqlx::FromRow;
use uuid::Uuid;

use crate::{Error, On, Result, Statement, Tx};

statements! {
    OPEN = Statement::same("INSERT INTO journal_log (authority, origin, verifier, size) VALUES ($1, $2, $3, 0)");
    LOG = Statement::same("SELECT authority, origin, verifier, size, checkpoint FROM journal_log WHERE authority = $1");
    LOGS = Statement::same("SELECT authority, origin, verifier, size, checkpoint FROM journal_log ORDER BY origin");
    LOCK = Statement::differing(
        "SELECT authority, origin, verifier, size, checkpoint FROM journal_log WHERE authority = $1",
        "SELECT authority, origin, verifier, size, checkpoint FROM journal_log WHERE authority = $1 FOR UPDATE",
    );
    GROWN = Statement::same("UPDATE journal_log SET size = $2, checkpoint = $3 WHERE authority = $1");
    SIGN_ANEW = Statement::same("UPDATE journal_log SET verifier = $2, checkpoint = $3 WHERE authority = $1");
    WAITING_LOGS = Statement::same("SELECT DISTINCT authority FROM journal_entry WHERE place IS NULL");
    WAITING = Statement::same("SELECT id, leaf FROM journal_entry WHERE authority = $1 AND place IS NULL ORDER BY serial LIMIT $2");
    NUMBER = Statement::same("UPDATE journal_entry SET place = $2 WHERE id = $1");
    PUT_TILE = Statement::same("INSERT INTO journal_tile (authority, level, place, width, hashes) VALUES ($1, $2, $3, $4, $5) ON CONFLICT (authority, level, place) DO UPDATE SET width = excluded.width, hashes = excluded.hashes");
    TILE = Statement::same("SELECT hashes FROM journal_tile WHERE authority = $1 AND level = $2 AND place = $3");
}

/// A log.
#[derive(Debug, Clone)]
pub struct Log {
    /// The authority.
    pub authority: AuthorityId,
    /// Its origin: a random name.
    pub origin: String,
    /// Its verifier key, as text.
    pub verifier: String,
    /// How many leaves are sealed.
    pub size: i64,
    /// The newest signed checkpoint.
    pub checkpoint: Option<String>,
}

#[derive(FromRow)]
struct LogRow {
    authority: Uuid,
    origin: String,
    verifier: String,
    size: i64,
    checkpoint: Option<String>,
}

impl From<LogRow> for Log {
    fn from(row: LogRow) -> Self {
        Self {
            authority: row.authority.into(),
            origin: row.origin,
            verifier: row.verifier,
            size: row.size,
            checkpoint: row.checkpoint,
        }
    }
}

/// Opens a log.
///
/// # Errors
/// The database's.
pub async fn open(tx: &mut Tx, authority: AuthorityId, origin: &str, verifier: &str) -> Result<()> {
    tx.sql(&OPEN).bind(authority.0).bind(origin.to_owned()).bind(verifier.to_owned()).run(tx).await?;
    Ok(())
}

/// An authority's log.
///
/// # Errors
/// The database's.
pub async fn log(on: impl Into<On<'_>>, authority: AuthorityId) -> Result<Option<Log>> {
    let on = on.into();
    Ok(on.sql(&LOG).bind(authority.0).maybe::<LogRow>(on).await?.map(Log::from))
}

/// Every log.
///
/// # Errors
/// The database's.
pub async fn logs(on: impl Into<On<'_>>) -> Result<Vec<Log>> {
    let on = on.into();
    Ok(on.sql(&LOGS).all::<LogRow>(on).await?.into_iter().map(Log::from).collect())
}

/// An authority's log, which nobody else may grow until the transaction ends.
///
/// # Errors
/// The database's.
pub async fn lock(tx: &mut Tx, authority: AuthorityId) -> Result<Option<Log>> {
    Ok(tx.sql(&LOCK).bind(authority.0).maybe::<LogRow>(tx).await?.map(Log::from))
}

#[derive(FromRow)]
struct Of {
    authority: Uuid,
}

/// Authorities with leaves that wait for their seal.
///
/// # Errors
/// The database's.
pub async fn with_waiting(on: impl Into<On<'_>>) -> Result<Vec<AuthorityId>> {
    let on = on.into();
    Ok(on.sql(&WAITING_LOGS).all::<Of>(on).await?.into_iter().map(|row| row.authority.into()).collect())
}

#[derive(FromRow)]
struct WaitingRow {
    id: Uuid,
    leaf: Vec<u8>,
}

/// The leaves that have waited longest.
///
/// # Errors
/// The database's.
pub async fn waiting(tx: &mut Tx, authority: AuthorityId, most: i64) -> Result<Vec<(EntryId, Vec<u8>)>> {
    let rows = tx.sql(&WAITING).bind(authority.0).bind(most).all::<WaitingRow>(tx).await?;
    Ok(rows.into_iter().map(|row| (row.id.into(), row.leaf)).collect())
}

/// Numbers a leaf.
///
/// # Errors
/// The database's.
pub async fn number(tx: &mut Tx, id: EntryId, place: i64) -> Result<()> {
    tx.sql(&NUMBER).bind(id.0).bind(place).run(tx).await?;
    Ok(())
}

/// Writes tiles, and what the log has grown to.
///
/// # Errors
/// The database's.
pub async fn grow(tx: &mut Tx, authority: AuthorityId, tiles: &[TileRow], size: i64, checkpoint: &str) -> Result<()> {
    for tile in tiles {
        tx.sql(&PUT_TILE)
            .bind(authority.0)
            .bind(i64::from(tile.level))
            .bind(i64::try_from(tile.n).map_err(|_| Error::Unexpected { what: "tile" })?)
            .bind(i64::from(tile.width))
            .bind(tile.hashes.clone())
            .run(tx)
            .await?;
    }
    tx.sql(&GROWN).bind(authority.0).bind(size).bind(checkpoint.to_owned()).run(tx).await?;
    Ok(())
}

/// Puts another key, and what it signed, in the place of one that is lost.
///
/// # Errors
/// The database's.
pub async fn sign_anew(tx: &mut Tx, authority: AuthorityId, verifier: &str, checkpoint: Option<&str>) -> Result<()> {
    tx.sql(&SIGN_ANEW).bind(authority.0).bind(verifier.to_owned()).bind(checkpoint.map(str::to_owned)).run(tx).await?;
    Ok(())
}

#[derive(FromRow)]
struct TileBytes {
    hashes: Vec<u8>,
}

/// Tiles at hand, by level and number.
pub type Tiles = HashMap<(u8, u64), Vec<u8>>;

/// Loads tiles; those that are not there are left out.
///
/// # Errors
/// The database's.
pub async fn tiles(
    on: impl Into<On<'_>>,
    authority: AuthorityId,
    wanted: &[saklig_journal::tile::TileId],
) -> Result<Tiles> {
    let mut on = on.into();
    let mut found = Tiles::new();
    for id in wanted {
        let query = on
            .sql(&TILE)
            .bind(authority.0)
            .bind(i64::from(id.level))
            .bind(i64::try_from(id.n).map_err(|_| Error::Unexpected { what: "tile" })?);
        let here = match &mut on {
            On::Db(db) => On::Db(db),
            On::Tx(tx) => On::Tx(tx),
        };
        if let Some(row) = query.maybe::<TileBytes>(here).await? {
            found.insert((id.level, id.n), row.hashes);
        }
    }
    Ok(found)
}
