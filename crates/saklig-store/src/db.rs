//! The facade: one SQL text, typed binds and typed rows on both engines.

use sqlx::{
    Encode, FromRow, PgPool, Postgres, Sqlite, SqlitePool, Transaction, Type,
    postgres::{PgArguments, PgRow},
    query::Query as Raw,
    sqlite::{SqliteArguments, SqliteRow},
};

use crate::{
    Result,
    news::{self, News, Voice},
    statement::Statement,
};

/// A value that both engines can store.
pub trait Bind:
    Send + Type<Sqlite> + Type<Postgres> + Encode<'static, Sqlite> + Encode<'static, Postgres> + 'static
{
}
impl<T> Bind for T where
    T: Send + Type<Sqlite> + Type<Postgres> + Encode<'static, Sqlite> + Encode<'static, Postgres> + 'static
{
}

/// A row that both engines can produce; `#[derive(sqlx::FromRow)]` makes one.
pub trait Record: for<'r> FromRow<'r, SqliteRow> + for<'r> FromRow<'r, PgRow> + Send + Unpin {}
impl<T> Record for T where T: for<'r> FromRow<'r, SqliteRow> + for<'r> FromRow<'r, PgRow> + Send + Unpin {}

/// An open database.
#[derive(Clone, Debug)]
pub enum Db {
    /// SQLite: one connection writes, a few read, in WAL mode. A writer that
    /// begins at once cannot meet the upgrade that `busy_timeout` never retries.
    Sqlite {
        /// The connections that read.
        read: SqlitePool,
        /// The one connection that writes.
        write: SqlitePool,
    },
    /// PostgreSQL.
    Postgres(PgPool),
}

/// A transaction; dropped without [`Tx::commit`] it leaves nothing behind, and
/// tells nobody.
#[derive(Debug)]
pub struct Tx {
    pub(crate) raw: RawTx,
    /// What is told once it has been committed.
    news: Vec<News>,
    voice: Option<Voice>,
}

/// The engine's own transaction.
#[derive(Debug)]
pub(crate) enum RawTx {
    /// On SQLite.
    Sqlite(Transaction<'static, Sqlite>),
    /// On PostgreSQL.
    Postgres(Transaction<'static, Postgres>),
    /// It has ended: nothing more can be done in it.
    Ended,
}

/// A statement with its values so far. Holds both engines' form only until it
/// is known where it runs.
pub struct Query {
    statement: &'static Statement,
    sqlite: Option<Raw<'static, Sqlite, SqliteArguments>>,
    postgres: Option<Raw<'static, Postgres, PgArguments>>,
}

/// Where a query runs: the pool, for one statement, or a transaction.
pub enum On<'c> {
    /// Reads, on any connection.
    Db(&'c Db),
    /// Inside a transaction.
    Tx(&'c mut Tx),
}

impl<'c> From<&'c Db> for On<'c> {
    fn from(db: &'c Db) -> Self {
        Self::Db(db)
    }
}

impl<'c> From<&'c mut Tx> for On<'c> {
    fn from(tx: &'c mut Tx) -> Self {
        Self::Tx(tx)
    }
}

impl On<'_> {
    /// The same place once more, for a function that asks more than one question.
    pub fn again(&mut self) -> On<'_> {
        match self {
            On::Db(db) => On::Db(db),
            On::Tx(tx) => On::Tx(tx),
        }
    }

    fn is_sqlite(&self) -> bool {
        matches!(self, On::Db(Db::Sqlite { .. }) | On::Tx(Tx { raw: RawTx::Sqlite(_), .. }))
    }

    /// A statement to run here.
    #[must_use]
    pub(crate) fn sql(&self, statement: &'static Statement) -> Query {
        Query::on(self.is_sqlite(), statement)
    }
}

impl Db {
    /// A statement to run on this database.
    #[must_use]
    pub(crate) fn sql(&self, statement: &'static Statement) -> Query {
        Query::on(matches!(self, Self::Sqlite { .. }), statement)
    }

    /// Begins a transaction that may write.
    ///
    /// # Errors
    /// The database's.
    pub async fn begin(&self) -> Result<Tx> {
        let raw = match self {
            Self::Sqlite { write, .. } => RawTx::Sqlite(write.begin_with("BEGIN IMMEDIATE").await?),
            Self::Postgres(pool) => RawTx::Postgres(pool.begin().await?),
        };
        Ok(Tx::quiet(raw))
    }

    /// Whether this is SQLite.
    #[must_use]
    pub const fn is_sqlite(&self) -> bool {
        matches!(self, Self::Sqlite { .. })
    }
}

impl Tx {
    /// A transaction that tells nobody.
    pub(crate) const fn quiet(raw: RawTx) -> Self {
        Self { raw, news: Vec::new(), voice: None }
    }

    /// A statement to run in this transaction.
    #[must_use]
    pub(crate) fn sql(&self, statement: &'static Statement) -> Query {
        Query::on(matches!(self.raw, RawTx::Sqlite(_)), statement)
    }

    /// Says where its news go.
    pub(crate) fn speaking(mut self, voice: Voice) -> Self {
        self.voice = Some(voice);
        self
    }

    /// Something that others are told, on every node, once this has been
    /// committed and not otherwise.
    pub fn tell(&mut self, news: News) {
        if !self.news.contains(&news) {
            self.news.push(news);
        }
    }

    /// Makes everything in this transaction last, and tells its news.
    ///
    /// # Errors
    /// The database's; then nothing of it lasts.
    pub async fn commit(mut self) -> Result<()> {
        self.end().await
    }

    /// The same, where somebody else has the transaction: whatever they still
    /// do in it fails.
    ///
    /// # Errors
    /// The database's; then nothing of it lasts.
    pub async fn end(&mut self) -> Result<()> {
        let (news, voice) = (std::mem::take(&mut self.news), self.voice.take());
        if let (Some(voice), RawTx::Postgres(_)) = (&voice, &self.raw) {
            for one in &news {
                news::notify(self, voice, one).await?;
            }
        }
        match std::mem::replace(&mut self.raw, RawTx::Ended) {
            RawTx::Sqlite(tx) => tx.commit().await?,
            RawTx::Postgres(tx) => tx.commit().await?,
            RawTx::Ended => {}
        }
        if let Some(voice) = voice {
            news.into_iter().for_each(|one| voice.say(one));
        }
        Ok(())
    }
}

/// Runs a query where it belongs.
macro_rules! run {
    ($query:ident, $on:ident, $pool:ident, $raw:ident => $ready:expr, $method:ident) => {
        match ($query.sqlite, $query.postgres, $on.into()) {
            (Some($raw), _, On::Db(Db::Sqlite { $pool, .. })) => $ready.$method($pool).await,
            (Some($raw), _, On::Tx(Tx { raw: RawTx::Sqlite(tx), .. })) => $ready.$method(&mut **tx).await,
            (_, Some($raw), On::Db(Db::Postgres(pool))) => $ready.$method(pool).await,
            (_, Some($raw), On::Tx(Tx { raw: RawTx::Postgres(tx), .. })) => $ready.$method(&mut **tx).await,
            _ => Err(sqlx::Error::Configuration(
                format!("a statement was made for the other engine: {}", $query.statement.sqlite).into(),
            )),
        }
    };
}

impl Query {
    fn on(sqlite: bool, statement: &'static Statement) -> Self {
        if sqlite {
            Self { statement, sqlite: Some(sqlx::query(statement.sqlite)), postgres: None }
        } else {
            Self { statement, sqlite: None, postgres: Some(sqlx::query(statement.postgres)) }
        }
    }

    /// The next value.
    #[must_use]
    pub(crate) fn bind<T: Bind>(self, value: T) -> Self {
        match (self.sqlite, self.postgres) {
            (Some(raw), _) => Self { statement: self.statement, sqlite: Some(raw.bind(value)), postgres: None },
            (_, raw) => Self { statement: self.statement, sqlite: None, postgres: raw.map(|raw| raw.bind(value)) },
        }
    }

    /// All rows.
    pub(crate) async fn all<'c, T: Record>(self, on: impl Into<On<'c>>) -> Result<Vec<T>> {
        Ok(run!(self, on, read, raw => raw.try_map(|row| T::from_row(&row)), fetch_all)?)
    }

    /// The one row there must be.
    pub(crate) async fn one<'c, T: Record>(self, on: impl Into<On<'c>>) -> Result<T> {
        Ok(run!(self, on, read, raw => raw.try_map(|row| T::from_row(&row)), fetch_one)?)
    }

    /// The one row there may be.
    pub(crate) async fn maybe<'c, T: Record>(self, on: impl Into<On<'c>>) -> Result<Option<T>> {
        Ok(run!(self, on, read, raw => raw.try_map(|row| T::from_row(&row)), fetch_optional)?)
    }

    /// No rows; how many were changed.
    pub(crate) async fn run(self, tx: &mut Tx) -> Result<u64> {
        match (self.sqlite, self.postgres, &mut tx.raw) {
            (Some(raw), _, RawTx::Sqlite(tx)) => Ok(raw.execute(&mut **tx).await?.rows_affected()),
            (_, Some(raw), RawTx::Postgres(tx)) => Ok(raw.execute(&mut **tx).await?.rows_affected()),
            _ => Err(sqlx::Error::Configuration("a statement was made for the other engine".into()).into()),
        }
    }
}
