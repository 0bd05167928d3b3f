//! Messages to people who work here, on their way out of the house, and where
//! each of them is reached.

use jiff::Timestamp;
use saklig_model::{
    alarm::Step,
    clock::{from_micros, micros},
    id::{AlarmId, AuthorityId, MessageId, PersonId},
};
use sqlx::FromRow;
use uuid::Uuid;

use crate::{Error, On, Result, Statement, Tx};

statements! {
    ADD = Statement::same("INSERT INTO message (id, authority, person, way, kind, alarm, step, made_at, state, attempts) VALUES ($1, $2, $3, $4, $5, $6, $7, $8, 'waiting', 0)");
    ONE = Statement::same("SELECT id, authority, person, way, kind, alarm, step, made_at, state, attempts, settled_at, trouble FROM message WHERE id = $1");
    OF_ALARM = Statement::same("SELECT id, authority, person, way, kind, alarm, step, made_at, state, attempts, settled_at, trouble FROM message WHERE alarm = $1 ORDER BY made_at, id");
    SENDING = Statement::same("UPDATE message SET state = 'sending', attempts = attempts + 1 WHERE id = $1 AND state IN ('waiting', 'sending')");
    SETTLE = Statement::same("UPDATE message SET state = $2, settled_at = $3, trouble = $4 WHERE id = $1");
    REACH = Statement::same("SELECT person, mail, phone, digest_hour FROM reach WHERE person = $1");
    REACHES = Statement::same("SELECT person, mail, phone, digest_hour FROM reach WHERE authority = $1");
    KEEP_REACH = Statement::same("INSERT INTO reach (person, authority, mail, phone, digest_hour) VALUES ($1, $2, $3, $4, $5) ON CONFLICT (person) DO UPDATE SET mail = excluded.mail, phone = excluded.phone, digest_hour = excluded.digest_hour");
    WAYS = Statement::same("SELECT house, mail_host, mail_port, mail_at_once, mail_user, mail_from, hook, mail_trouble, mail_trouble_at, hook_trouble, hook_trouble_at FROM alarm_ways WHERE authority = $1");
    KEEP_WAYS = Statement::same("INSERT INTO alarm_ways (authority, house, mail_host, mail_port, mail_at_once, mail_user, mail_from, hook) VALUES ($1, $2, $3, $4, $5, $6, $7, $8) ON CONFLICT (authority) DO UPDATE SET house = excluded.house, mail_host = excluded.mail_host, mail_port = excluded.mail_port, mail_at_once = excluded.mail_at_once, mail_user = excluded.mail_user, mail_from = excluded.mail_from, hook = excluded.hook, mail_trouble = NULL, mail_trouble_at = NULL, hook_trouble = NULL, hook_trouble_at = NULL");
    MAIL_TROUBLE = Statement::same("UPDATE alarm_ways SET mail_trouble = $2, mail_trouble_at = $3 WHERE authority = $1");
    HOOK_TROUBLE = Statement::same("UPDATE alarm_ways SET hook_trouble = $2, hook_trouble_at = $3 WHERE authority = $1");
}

/// How a message leaves the house.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Way {
    /// By e-mail.
    Mail,
    /// By an HTTP hook, for gateways that send text messages.
    Hook,
}

impl Way {
    /// Both.
    pub const ALL: [Self; 2] = [Self::Mail, Self::Hook];

    /// Its key in the database and in the language files.
    #[must_use]
    pub const fn key(self) -> &'static str {
        match self {
            Self::Mail => "mail",
            Self::Hook => "hook",
        }
    }

    fn from_key(key: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|way| way.key() == key)
    }
}

/// How a message stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum State {
    /// It has not left.
    Waiting,
    /// It is leaving; if nobody says how that went, nobody knows.
    Sending,
    /// The server has taken it.
    Sent,
    /// It will not be sent any more: somebody has answered meanwhile.
    Spared,
    /// It could not be sent.
    Failed,
    /// A backup was restored, and nobody knows whether it was sent.
    Lapsed,
}

impl State {
    /// All states.
    pub const ALL: [Self; 6] = [Self::Waiting, Self::Sending, Self::Sent, Self::Spared, Self::Failed, Self::Lapsed];

    /// Its key in the database and in the language files.
    #[must_use]
    pub const fn key(self) -> &'static str {
        match self {
            Self::Waiting => "waiting",
            Self::Sending => "sending",
            Self::Sent => "sent",
            Self::Spared => "spared",
            Self::Failed => "failed",
            Self::Lapsed => "lapsed",
        }
    }

    /// Whether it may still be sent.
    #[must_use]
    pub const fn is_open(self) -> bool {
        matches!(self, Self::Waiting | Self::Sending)
    }
}

/// A message.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Message {
    /// Its identity, by which a repetition can be told.
    pub id: MessageId,
    /// Whose it is.
    pub authority: AuthorityId,
    /// Whom it goes to.
    pub person: PersonId,
    /// How.
    pub way: Way,
    /// What it says: `alarm`, `gap`, `digest`, `trial`.
    pub kind: String,
    /// The alarm it is about.
    pub alarm: Option<AlarmId>,
    /// At which step of the alarm it was made.
    pub step: Step,
    /// When.
    pub made_at: Timestamp,
    /// How it stands.
    pub state: State,
    /// How often it has been tried.
    pub attempts: i64,
    /// When it was settled.
    pub settled_at: Option<Timestamp>,
    /// The text key of what went wrong last.
    pub trouble: Option<String>,
}

#[derive(FromRow)]
struct Row {
    id: Uuid,
    authority: Uuid,
    person: Uuid,
    way: String,
    kind: String,
    alarm: Option<Uuid>,
    step: String,
    made_at: i64,
    state: String,
    attempts: i64,
    settled_at: Option<i64>,
    trouble: Option<String>,
}

impl Row {
    fn message(self) -> Result<Message> {
        let state = State::ALL.into_iter().find(|state| state.key() == self.state);
        Ok(Message {
            id: self.id.into(),
            authority: self.authority.into(),
            person: self.person.into(),
            way: Way::from_key(&self.way).ok_or(Error::Unexpected { what: "way of a message" })?,
            kind: self.kind,
            alarm: self.alarm.map(AlarmId),
            step: Step::from_key(&self.step).ok_or(Error::Unexpected { what: "step of a message" })?,
            made_at: from_micros(self.made_at),
            state: state.ok_or(Error::Unexpected { what: "state of a message" })?,
            attempts: self.attempts,
            settled_at: self.settled_at.map(from_micros),
            trouble: self.trouble,
        })
    }
}

/// Where a person is reached.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Reach {
    /// Their e-mail address; empty for none.
    pub mail: String,
    /// Their number, for gateways: `+46701740605`; empty for none.
    pub phone: String,
    /// The hour of the daily digest, where they want one.
    pub digest_hour: Option<i64>,
}

#[derive(FromRow)]
struct ReachRow {
    person: Uuid,
    mail: String,
    phone: String,
    digest_hour: Option<i64>,
}

/// How messages leave the house, but for the secrets.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Ways {
    /// The address under which people reach Saklig, without a slash at its end.
    pub house: String,
    /// The mail server; empty for none.
    pub mail_host: String,
    /// Its port.
    pub mail_port: i64,
    /// Whether encryption begins with the connection.
    pub mail_at_once: bool,
    /// The user name at the server; empty for none.
    pub mail_user: String,
    /// The address that messages come from.
    pub mail_from: String,
    /// The hook's address; empty for none.
    pub hook: String,
    /// What is wrong with the mail server, and since when.
    pub mail_trouble: Option<(String, Timestamp)>,
    /// What is wrong with the hook, and since when.
    pub hook_trouble: Option<(String, Timestamp)>,
}

impl Ways {
    /// Whether there is this way.
    #[must_use]
    pub const fn has(&self, way: Way) -> bool {
        match way {
            Way::Mail => !self.mail_host.is_empty(),
            Way::Hook => !self.hook.is_empty(),
        }
    }

    /// What is wrong with a way, and since when.
    #[must_use]
    pub const fn trouble(&self, way: Way) -> Option<&(String, Timestamp)> {
        match way {
            Way::Mail => self.mail_trouble.as_ref(),
            Way::Hook => self.hook_trouble.as_ref(),
        }
    }
}

#[derive(FromRow)]
struct WaysRow {
    house: String,
    mail_host: String,
    mail_port: i64,
    mail_at_once: bool,
    mail_user: String,
    mail_from: String,
    hook: String,
    mail_trouble: Option<String>,
    mail_trouble_at: Option<i64>,
    hook_trouble: Option<String>,
    hook_trouble_at: Option<i64>,
}

/// Adds a message that waits to be sent.
///
/// # Errors
/// The database's.
pub async fn add(tx: &mut Tx, message: &Message) -> Result<()> {
    tx.sql(&ADD)
        .bind(message.id.0)
        .bind(message.authority.0)
        .bind(message.person.0)
        .bind(message.way.key().to_owned())
        .bind(message.kind.clone())
        .bind(message.alarm.map(|alarm| alarm.0))
        .bind(message.step.key().to_owned())
        .bind(micros(message.made_at))
        .run(tx)
        .await?;
    Ok(())
}

/// One message.
///
/// # Errors
/// The database's.
pub async fn one(on: impl Into<On<'_>>, id: MessageId) -> Result<Option<Message>> {
    let on = on.into();
    on.sql(&ONE).bind(id.0).maybe::<Row>(on).await?.map(Row::message).transpose()
}

/// The messages of an alarm, in order.
///
/// # Errors
/// The database's.
pub async fn of_alarm(on: impl Into<On<'_>>, alarm: AlarmId) -> Result<Vec<Message>> {
    let on = on.into();
    on.sql(&OF_ALARM).bind(alarm.0).all::<Row>(on).await?.into_iter().map(Row::message).collect()
}

/// Notes that a message is leaving; `false` where it no longer may.
///
/// # Errors
/// The database's.
pub async fn sending(tx: &mut Tx, id: MessageId) -> Result<bool> {
    Ok(tx.sql(&SENDING).bind(id.0).run(tx).await? == 1)
}

/// Notes what became of a message; `at` is when it was settled for good.
///
/// # Errors
/// The database's.
pub async fn settle(tx: &mut Tx, id: MessageId, state: State, at: Option<i64>, trouble: Option<&str>) -> Result<()> {
    tx.sql(&SETTLE).bind(id.0).bind(state.key().to_owned()).bind(at).bind(trouble.map(str::to_owned)).run(tx).await?;
    Ok(())
}

/// Where a person is reached.
///
/// # Errors
/// The database's.
pub async fn reach(on: impl Into<On<'_>>, person: PersonId) -> Result<Reach> {
    let on = on.into();
    let row = on.sql(&REACH).bind(person.0).maybe::<ReachRow>(on).await?;
    Ok(row.map(|row| row.split().1).unwrap_or_default())
}

/// Where everyone at an authority is reached who has said so.
///
/// # Errors
/// The database's.
pub async fn reaches(on: impl Into<On<'_>>, authority: AuthorityId) -> Result<Vec<(PersonId, Reach)>> {
    let on = on.into();
    Ok(on.sql(&REACHES).bind(authority.0).all::<ReachRow>(on).await?.into_iter().map(ReachRow::split).collect())
}

impl ReachRow {
    fn split(self) -> (PersonId, Reach) {
        (self.person.into(), Reach { mail: self.mail, phone: self.phone, digest_hour: self.digest_hour })
    }
}

/// Keeps where a person is reached.
///
/// # Errors
/// The database's.
pub async fn keep_reach(tx: &mut Tx, authority: AuthorityId, person: PersonId, reach: &Reach) -> Result<()> {
    tx.sql(&KEEP_REACH)
        .bind(person.0)
        .bind(authority.0)
        .bind(reach.mail.clone())
        .bind(reach.phone.clone())
        .bind(reach.digest_hour)
        .run(tx)
        .await?;
    Ok(())
}

/// How messages leave the house; none where nobody has said how.
///
/// # Errors
/// The database's.
pub async fn ways(on: impl Into<On<'_>>, authority: AuthorityId) -> Result<Ways> {
    let on = on.into();
    let Some(row) = on.sql(&WAYS).bind(authority.0).maybe::<WaysRow>(on).await? else { return Ok(Ways::default()) };
    Ok(Ways {
        house: row.house,
        mail_host: row.mail_host,
        mail_port: row.mail_port,
        mail_at_once: row.mail_at_once,
        mail_user: row.mail_user,
        mail_from: row.mail_from,
        hook: row.hook,
        mail_trouble: row.mail_trouble.zip(row.mail_trouble_at.map(from_micros)),
        hook_trouble: row.hook_trouble.zip(row.hook_trouble_at.map(from_micros)),
    })
}

/// Keeps how messages leave the house; what was wrong is forgotten.
///
/// # Errors
/// The database's.
pub async fn keep_ways(tx: &mut Tx, authority: AuthorityId, ways: &Ways) -> Result<()> {
    tx.sql(&KEEP_WAYS)
        .bind(authority.0)
        .bind(ways.house.clone())
        .bind(ways.mail_host.clone())
        .bind(ways.mail_port)
        .bind(ways.mail_at_once)
        .bind(ways.mail_user.clone())
        .bind(ways.mail_from.clone())
        .bind(ways.hook.clone())
        .run(tx)
        .await?;
    Ok(())
}

/// Notes what is wrong with a way, since when, or that nothing is any more.
///
/// # Errors
/// The database's.
pub async fn trouble(tx: &mut Tx, authority: AuthorityId, way: Way, trouble: Option<(&str, i64)>) -> Result<()> {
    let statement = match way {
        Way::Mail => &MAIL_TROUBLE,
        Way::Hook => &HOOK_TROUBLE,
    };
    let (what, since) = trouble.unzip();
    tx.sql(statement).bind(authority.0).bind(what.map(str::to_owned)).bind(since).run(tx).await?;
    Ok(())
}
