//! Channels, and where the next look at each goes on from.

use saklig_model::{
    channel::{Channel, ServiceMode},
    clock::from_micros,
    id::{AuthorityId, ChannelId},
};
use sqlx::FromRow;
use uuid::Uuid;

use crate::{Error, On, Result, Statement, Tx};

statements! {
    ADD = Statement::same("INSERT INTO channel (id, authority, platform, name, handle, external_id, base_url, owner_unit, purpose, mode, acting, connected, created_at) VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13)");
    ONE = Statement::same("SELECT id, authority, platform, name, handle, external_id, base_url, owner_unit, purpose, mode, acting, connected, look_cursor, heard_at, trouble FROM channel WHERE id = $1");
    OF_AUTHORITY = Statement::same("SELECT id, authority, platform, name, handle, external_id, base_url, owner_unit, purpose, mode, acting, connected, look_cursor, heard_at, trouble FROM channel WHERE authority = $1 ORDER BY name, id");
    LOCK = Statement::differing("SELECT id FROM channel WHERE id = $1", "SELECT id FROM channel WHERE id = $1 FOR UPDATE");
    HEARD = Statement::same("UPDATE channel SET look_cursor = COALESCE($2, look_cursor), heard_at = $3, trouble = NULL WHERE id = $1");
    TROUBLE = Statement::same("UPDATE channel SET trouble = $2 WHERE id = $1");
    ACTING = Statement::same("UPDATE channel SET acting = $2 WHERE id = $1");
    DISCONNECT = Statement::same("UPDATE channel SET connected = FALSE, acting = FALSE, trouble = NULL WHERE id = $1");
    DISCONNECT_ALL = Statement::same("UPDATE channel SET connected = FALSE, acting = FALSE, trouble = NULL WHERE connected");
    RECONNECT = Statement::same("UPDATE channel SET connected = TRUE, trouble = NULL, handle = $2, external_id = $3 WHERE id = $1");
    DESCRIBE = Statement::same("UPDATE channel SET purpose = $2, owner_unit = $3, mode = $4 WHERE id = $1");
    SEEN = Statement::same("SELECT seen_at AS at FROM channel_seen WHERE channel = $1");
    SEE = Statement::same("INSERT INTO channel_seen (channel, authority, seen_at) VALUES ($1, $2, $3) ON CONFLICT (channel) DO UPDATE SET seen_at = CASE WHEN channel_seen.seen_at < excluded.seen_at THEN excluded.seen_at ELSE channel_seen.seen_at END");
    OLDEST = Statement::same("SELECT posted_at AS at FROM item WHERE authority = $1 AND channel = $2 ORDER BY posted_at, serial LIMIT 1");
    NEWEST = Statement::same("SELECT posted_at AS at FROM item WHERE authority = $1 AND channel = $2 ORDER BY posted_at DESC, serial DESC LIMIT 1");
    COUNT = Statement::same("SELECT COUNT(*) AS count FROM (SELECT 1 AS one FROM item WHERE channel = $1 LIMIT 100001) AS few");
}

/// A channel with what only its reader needs to know.
#[derive(Debug, Clone)]
pub struct Kept {
    /// The channel.
    pub channel: Channel,
    /// Whether it is connected to its platform.
    pub connected: bool,
    /// Where the next look goes on from.
    pub cursor: Option<String>,
}

#[derive(FromRow)]
struct Row {
    id: Uuid,
    authority: Uuid,
    platform: String,
    name: String,
    handle: String,
    external_id: String,
    base_url: String,
    owner_unit: String,
    purpose: String,
    mode: String,
    acting: bool,
    connected: bool,
    look_cursor: Option<String>,
    heard_at: Option<i64>,
    trouble: Option<String>,
}

impl TryFrom<Row> for Kept {
    type Error = Error;
    fn try_from(row: Row) -> Result<Self> {
        Ok(Self {
            channel: Channel {
                id: row.id.into(),
                authority: row.authority.into(),
                platform: row.platform,
                name: row.name,
                handle: row.handle,
                external_id: row.external_id,
                base_url: row.base_url,
                owner_unit: row.owner_unit,
                purpose: row.purpose,
                mode: ServiceMode::from_key(&row.mode).ok_or(Error::Unexpected { what: "service mode" })?,
                acting: row.acting,
                heard_at: row.heard_at.map(from_micros),
                trouble: row.trouble,
            },
            connected: row.connected,
            cursor: row.look_cursor,
        })
    }
}

/// Adds a channel.
///
/// # Errors
/// The database's; also when the authority has a channel of that name.
pub async fn add(tx: &mut Tx, channel: &Channel, connected: bool, now: i64) -> Result<()> {
    tx.sql(&ADD)
        .bind(channel.id.0)
        .bind(channel.authority.0)
        .bind(channel.platform.clone())
        .bind(channel.name.clone())
        .bind(channel.handle.clone())
        .bind(channel.external_id.clone())
        .bind(channel.base_url.clone())
        .bind(channel.owner_unit.clone())
        .bind(channel.purpose.clone())
        .bind(channel.mode.key().to_owned())
        .bind(channel.acting)
        .bind(connected)
        .bind(now)
        .run(tx)
        .await?;
    Ok(())
}

/// One channel.
///
/// # Errors
/// The database's.
pub async fn one(on: impl Into<On<'_>>, id: ChannelId) -> Result<Option<Kept>> {
    let on = on.into();
    on.sql(&ONE).bind(id.0).maybe::<Row>(on).await?.map(Kept::try_from).transpose()
}

/// The channels of an authority, by name.
///
/// # Errors
/// The database's.
pub async fn of(on: impl Into<On<'_>>, authority: AuthorityId) -> Result<Vec<Kept>> {
    let on = on.into();
    on.sql(&OF_AUTHORITY).bind(authority.0).all::<Row>(on).await?.into_iter().map(Kept::try_from).collect()
}

#[derive(FromRow)]
struct Locked {
    #[expect(dead_code, reason = "the lock is what is wanted")]
    id: Uuid,
}

/// Lets nobody else write to this channel's mirror until the transaction ends.
///
/// # Errors
/// The database's.
pub async fn lock(tx: &mut Tx, id: ChannelId) -> Result<()> {
    tx.sql(&LOCK).bind(id.0).maybe::<Locked>(tx).await?;
    Ok(())
}

/// The platform answered: where the next look goes on, and when.
///
/// # Errors
/// The database's.
pub async fn heard(tx: &mut Tx, id: ChannelId, cursor: Option<&str>, now: i64) -> Result<()> {
    tx.sql(&HEARD).bind(id.0).bind(cursor.map(str::to_owned)).bind(now).run(tx).await?;
    Ok(())
}

/// The platform did not answer; the text key of why.
///
/// # Errors
/// The database's.
pub async fn trouble(tx: &mut Tx, id: ChannelId, trouble: &str) -> Result<()> {
    tx.sql(&TROUBLE).bind(id.0).bind(trouble.to_owned()).run(tx).await?;
    Ok(())
}

/// Switches acting on or off.
///
/// # Errors
/// The database's.
pub async fn switch_acting(tx: &mut Tx, id: ChannelId, acting: bool) -> Result<()> {
    tx.sql(&ACTING).bind(id.0).bind(acting).run(tx).await?;
    Ok(())
}

/// Disconnects every channel: their credentials are lost. How many those were.
///
/// # Errors
/// The database's.
pub async fn disconnect_all(tx: &mut Tx) -> Result<u64> {
    tx.sql(&DISCONNECT_ALL).run(tx).await
}

/// Disconnects; every record stays.
///
/// # Errors
/// The database's.
pub async fn disconnect(tx: &mut Tx, id: ChannelId) -> Result<()> {
    tx.sql(&DISCONNECT).bind(id.0).run(tx).await?;
    Ok(())
}

/// Connects a channel that was there before.
///
/// # Errors
/// The database's.
pub async fn reconnect(tx: &mut Tx, id: ChannelId, handle: &str, external_id: &str) -> Result<()> {
    tx.sql(&RECONNECT).bind(id.0).bind(handle.to_owned()).bind(external_id.to_owned()).run(tx).await?;
    Ok(())
}

/// Writes anew what a channel is for, whose it is and what visitors may expect.
///
/// # Errors
/// The database's.
pub async fn describe(tx: &mut Tx, id: ChannelId, purpose: &str, owner_unit: &str, mode: ServiceMode) -> Result<()> {
    tx.sql(&DESCRIBE)
        .bind(id.0)
        .bind(purpose.to_owned())
        .bind(owner_unit.to_owned())
        .bind(mode.key().to_owned())
        .run(tx)
        .await?;
    Ok(())
}

#[derive(FromRow)]
struct At {
    at: i64,
}

/// When a person last looked at a channel, in microseconds.
///
/// # Errors
/// The database's.
pub async fn seen(on: impl Into<On<'_>>, id: ChannelId) -> Result<Option<i64>> {
    let on = on.into();
    Ok(on.sql(&SEEN).bind(id.0).maybe::<At>(on).await?.map(|row| row.at))
}

/// A person looks at a channel; the time in microseconds, and not who.
///
/// # Errors
/// The database's.
pub async fn see(tx: &mut Tx, authority: AuthorityId, id: ChannelId, now: i64) -> Result<()> {
    tx.sql(&SEE).bind(id.0).bind(authority.0).bind(now).run(tx).await?;
    Ok(())
}

/// When the oldest and the newest item of a channel were written, in
/// microseconds.
///
/// # Errors
/// The database's.
pub async fn reach(on: &crate::Db, authority: AuthorityId, id: ChannelId) -> Result<Option<(i64, i64)>> {
    let oldest = on.sql(&OLDEST).bind(authority.0).bind(id.0).maybe::<At>(on).await?;
    let newest = on.sql(&NEWEST).bind(authority.0).bind(id.0).maybe::<At>(on).await?;
    Ok(oldest.zip(newest).map(|(oldest, newest)| (oldest.at, newest.at)))
}

#[derive(FromRow)]
struct Count {
    count: i64,
}

/// How many items are mirrored from a channel, counted to 100,001 at most.
///
/// # Errors
/// The database's.
pub async fn items(on: impl Into<On<'_>>, id: ChannelId) -> Result<i64> {
    let on = on.into();
    Ok(on.sql(&COUNT).bind(id.0).one::<Count>(on).await?.count)
}
