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
    ONE = Statement::same("SELECT id, authority, platform, name, handle, external_id, base_url, owner_unit, purpose, mode, acting, connected, following, catching_up, look_cursor, heard_at, trouble FROM channel WHERE id = $1");
    OF_AUTHORITY = Statement::same("SELECT id, authority, platform, name, handle, external_id, base_url, owner_unit, purpose, mode, acting, connected, following, catching_up, look_cursor, heard_at, trouble FROM channel WHERE authority = $1 ORDER BY name, id");
    LOCK = Statement::differing("SELECT id FROM channel WHERE id = $1", "SELECT id FROM channel WHERE id = $1 FOR UPDATE");
    HEARD = Statement::same("UPDATE channel SET look_cursor = COALESCE($2, look_cursor), heard_at = $3, catching_up = $4, trouble = NULL WHERE id = $1");
    TROUBLE = Statement::same("UPDATE channel SET trouble = $2 WHERE id = $1");
    ACTING = Statement::same("UPDATE channel SET acting = $2 WHERE id = $1");
    DISCONNECT = Statement::same("UPDATE channel SET connected = FALSE, following = FALSE, catching_up = FALSE, acting = FALSE, trouble = NULL WHERE id = $1");
    DISCONNECT_ALL = Statement::same("UPDATE channel SET connected = FALSE, following = FALSE, catching_up = FALSE, acting = FALSE, trouble = NULL WHERE connected");
    RECONNECT = Statement::same("UPDATE channel SET connected = TRUE, following = FALSE, trouble = NULL, name = $2, handle = $3, external_id = $4, base_url = $5, owner_unit = $6, purpose = $7, mode = $8 WHERE id = $1");
    FOLLOW = Statement::same("UPDATE channel SET following = TRUE, handle = $2, base_url = $3 WHERE id = $1");
    CONFIRM = Statement::same("UPDATE channel SET connected = TRUE, owner_unit = $2, purpose = $3, mode = $4 WHERE id = $1 AND following AND NOT connected");
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
    /// Whether it is followed without credentials. While it is not connected
    /// either, it waits for a person's confirmation.
    pub following: bool,
    /// Whether what was there before is still being fetched.
    pub catching_up: bool,
    /// Where the next look goes on from.
    pub cursor: Option<String>,
}

impl Kept {
    /// Whether a person must confirm it before anything is mirrored.
    #[must_use]
    pub const fn waits(&self) -> bool {
        self.following && !self.connected
    }
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
    following: bool,
    catching_up: bool,
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
            following: row.following,
            catching_up: row.catching_up,
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

/// The platform answered: where the next look goes on, when, and whether there
/// was more to fetch.
///
/// # Errors
/// The database's.
pub async fn heard(tx: &mut Tx, id: ChannelId, cursor: Option<&str>, now: i64, more: bool) -> Result<()> {
    tx.sql(&HEARD).bind(id.0).bind(cursor.map(str::to_owned)).bind(now).bind(more).run(tx).await?;
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

/// Connects a channel that was there before, as it is described now. Its
/// identity and every record stay.
///
/// # Errors
/// The database's; also when the authority has another channel of that name.
pub async fn reconnect(tx: &mut Tx, id: ChannelId, now: &Channel) -> Result<()> {
    tx.sql(&RECONNECT)
        .bind(id.0)
        .bind(now.name.clone())
        .bind(now.handle.clone())
        .bind(now.external_id.clone())
        .bind(now.base_url.clone())
        .bind(now.owner_unit.clone())
        .bind(now.purpose.clone())
        .bind(now.mode.key().to_owned())
        .run(tx)
        .await?;
    Ok(())
}

/// Lets a channel wait for the confirmation that it may be followed.
///
/// # Errors
/// The database's.
pub async fn follow(tx: &mut Tx, id: ChannelId, handle: &str, base_url: &str) -> Result<()> {
    tx.sql(&FOLLOW).bind(id.0).bind(handle.to_owned()).bind(base_url.to_owned()).run(tx).await?;
    Ok(())
}

/// A person confirmed that a channel may be followed. Returns whether it waited
/// for that.
///
/// # Errors
/// The database's.
pub async fn confirm(tx: &mut Tx, id: ChannelId, owner_unit: &str, purpose: &str, mode: ServiceMode) -> Result<bool> {
    let confirmed = tx
        .sql(&CONFIRM)
        .bind(id.0)
        .bind(owner_unit.to_owned())
        .bind(purpose.to_owned())
        .bind(mode.key().to_owned())
        .run(tx)
        .await?;
    Ok(confirmed > 0)
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
