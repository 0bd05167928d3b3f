//! Every table as it is, for a copy: discovered in the database, never listed
//! by hand, so that a table added tomorrow is copied as well.
//!
//! A row is a JSON array in the order of the table's columns: null, true and
//! false, whole numbers, texts; a UUID in its usual writing, bytes in base64.
//! What is derived from other rows (the search index) is left out.
//!
//! The one file whose SQL is put together at run time: names come from the
//! database's own catalogue, and values are always bound.

use base64::{Engine as _, engine::general_purpose::STANDARD as BASE64};
use futures_util::TryStreamExt as _;
use serde_json::Value;
use sqlx::{AssertSqlSafe, Executor as _, FromRow, Row as _};
use uuid::Uuid;

use crate::{Db, Error, Result, Statement, Tx, db::RawTx, migrate};

statements! {
    TABLES = Statement::differing(
        "SELECT t.name AS table_name, c.name AS column_name, lower(c.type) AS kind FROM pragma_table_list t JOIN pragma_table_info(t.name) c WHERE t.schema = 'main' AND t.type = 'table' AND t.name NOT LIKE 'sqlite\\_%' ESCAPE '\\' AND t.name <> 'schema_version' ORDER BY t.name, c.cid",
        "SELECT t.table_name::text AS table_name, c.column_name::text AS column_name, c.data_type::text AS kind FROM information_schema.tables t JOIN information_schema.columns c ON c.table_schema = t.table_schema AND c.table_name = t.table_name WHERE t.table_schema = current_schema() AND t.table_type = 'BASE TABLE' AND t.table_name <> 'schema_version' AND NOT EXISTS (SELECT 1 FROM information_schema.columns d WHERE d.table_schema = t.table_schema AND d.table_name = t.table_name AND d.data_type = 'tsvector') ORDER BY t.table_name COLLATE \"C\", c.ordinal_position",
    );
    ANY = Statement::differing(
        "SELECT COUNT(*) AS count FROM sqlite_schema",
        "SELECT COUNT(*) AS count FROM information_schema.tables WHERE table_schema = current_schema()",
    );
    REFERENCES = Statement::differing(
        "SELECT '' AS table_name, '' AS name, '' AS definition WHERE 1 = 0",
        "SELECT k.conrelid::regclass::text AS table_name, k.conname::text AS name, pg_get_constraintdef(k.oid) AS definition FROM pg_constraint k JOIN pg_namespace n ON n.oid = k.connamespace WHERE k.contype = 'f' AND n.nspname = current_schema() ORDER BY 1, 2",
    );
    SERIALS = Statement::differing(
        "SELECT '' AS table_name, '' AS column_name, '' AS kind WHERE 1 = 0",
        "SELECT table_name::text AS table_name, column_name::text AS column_name, data_type::text AS kind FROM information_schema.columns WHERE table_schema = current_schema() AND is_identity = 'YES' ORDER BY 1, 2",
    );
    IDLE_SESSIONS = Statement::same("DELETE FROM session");
    IDLE_CODES = Statement::same("DELETE FROM set_up_code");
    IDLE_ADDRESSES = Statement::same("DELETE FROM one_time_address");
    IDLE_TOKENS = Statement::same("UPDATE token SET ended_at = $1 WHERE ended_at IS NULL");
    UNSURE = Statement::same("UPDATE action SET state = 'sending', sending_until = $1 WHERE state = 'waiting'");
    UNSURE_MESSAGES = Statement::same("UPDATE message SET state = 'lapsed', settled_at = $1 WHERE state IN ('waiting', 'sending')");
    UNLEASED = Statement::same("UPDATE job SET lease_until = NULL");
}

/// Rows that one insert carries.
const AT_ONCE: usize = 64;

/// What a column holds.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Kind {
    /// An identity.
    Uuid,
    /// A whole number of 64 bits.
    Number,
    /// True or false.
    Truth,
    /// A text.
    Text,
    /// Bytes.
    Bytes,
}

impl Kind {
    const ALL: [Self; 5] = [Self::Uuid, Self::Number, Self::Truth, Self::Text, Self::Bytes];

    /// Its name in a copy.
    #[must_use]
    pub const fn key(self) -> &'static str {
        match self {
            Self::Uuid => "uuid",
            Self::Number => "number",
            Self::Truth => "truth",
            Self::Text => "text",
            Self::Bytes => "bytes",
        }
    }

    /// The kind with this name.
    #[must_use]
    pub fn from_key(key: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|kind| kind.key() == key)
    }

    fn of(declared: &str) -> Option<Self> {
        Some(match declared {
            "uuid" => Self::Uuid,
            "bigint" | "integer" => Self::Number,
            "boolean" => Self::Truth,
            "text" => Self::Text,
            "blob" | "bytea" => Self::Bytes,
            _ => return None,
        })
    }
}

/// A column.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Column {
    /// Its name.
    pub name: String,
    /// What it holds.
    pub kind: Kind,
}

/// A table.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Table {
    /// Its name.
    pub name: String,
    /// Its columns, in their order.
    pub columns: Vec<Column>,
}

#[derive(FromRow)]
struct ColumnRow {
    table_name: String,
    column_name: String,
    kind: String,
}

#[derive(FromRow)]
struct Count {
    count: i64,
}

#[derive(FromRow)]
struct Reference {
    table_name: String,
    name: String,
    definition: String,
}

/// A name from the catalogue, as SQL takes it.
fn quoted(name: &str) -> String {
    format!("\"{}\"", name.replace('"', "\"\""))
}

impl Table {
    fn selected(&self) -> String {
        let columns: Vec<_> = self.columns.iter().map(|column| quoted(&column.name)).collect();
        format!("SELECT {} FROM {}", columns.join(", "), quoted(&self.name))
    }

    fn inserted(&self, rows: usize) -> String {
        let columns: Vec<_> = self.columns.iter().map(|column| quoted(&column.name)).collect();
        let mut text = format!("INSERT INTO {} ({}) VALUES ", quoted(&self.name), columns.join(", "));
        let mut number = 0;
        for row in 0..rows {
            text.push_str(if row == 0 { "(" } else { ", (" });
            for column in 0..columns.len() {
                number += 1;
                text.push_str(&format!("{}${number}", if column == 0 { "" } else { ", " }));
            }
            text.push(')');
        }
        text
    }

    fn unfit(&self) -> Error {
        Error::Row { table: self.name.clone() }
    }
}

impl Db {
    /// Begins a transaction that sees one moment to its end, and writes nothing.
    ///
    /// # Errors
    /// The database's.
    pub async fn begin_snapshot(&self) -> Result<Tx> {
        Ok(match self {
            // In WAL mode a reader keeps what it saw first, while others write.
            Self::Sqlite { read, .. } => Tx::quiet(RawTx::Sqlite(read.begin().await?)),
            Self::Postgres(pool) => {
                let mut tx = pool.begin().await?;
                tx.execute("SET TRANSACTION ISOLATION LEVEL REPEATABLE READ, READ ONLY").await?;
                Tx::quiet(RawTx::Postgres(tx))
            }
        })
    }
}

/// Every table of the database but those derived from others.
///
/// # Errors
/// [`Error::Unexpected`] for a column of a kind that no copy can carry.
pub async fn tables(tx: &mut Tx) -> Result<Vec<Table>> {
    let mut tables: Vec<Table> = Vec::new();
    for row in tx.sql(&TABLES).all::<ColumnRow>(tx).await? {
        let kind = Kind::of(&row.kind).ok_or(Error::Unexpected { what: "kind of column" })?;
        let column = Column { name: row.column_name, kind };
        match tables.last_mut().filter(|table| table.name == row.table_name) {
            Some(table) => table.columns.push(column),
            None => tables.push(Table { name: row.table_name, columns: vec![column] }),
        }
    }
    Ok(tables)
}

/// Whether there is anything in the database.
///
/// # Errors
/// The database's.
pub async fn any(tx: &mut Tx) -> Result<bool> {
    Ok(tx.sql(&ANY).one::<Count>(tx).await?.count > 0)
}

/// How many rows a table has.
///
/// # Errors
/// The database's.
pub async fn count(tx: &mut Tx, table: &Table) -> Result<u64> {
    let text = AssertSqlSafe(format!("SELECT COUNT(*) AS count FROM {}", quoted(&table.name)));
    let row: Count = match &mut tx.raw {
        RawTx::Sqlite(tx) => sqlx::query_as(text).fetch_one(&mut **tx).await?,
        RawTx::Postgres(tx) => sqlx::query_as(text).fetch_one(&mut **tx).await?,
        RawTx::Ended => return Err(Error::Unexpected { what: "transaction that had ended" }),
    };
    u64::try_from(row.count).map_err(|_| table.unfit())
}

/// Writes a row of either engine as a JSON array.
macro_rules! written {
    ($row:ident, $table:ident, $line:ident) => {{
        $line.clear();
        $line.push(b'[');
        for (place, column) in $table.columns.iter().enumerate() {
            if place > 0 {
                $line.push(b',');
            }
            let value = match column.kind {
                Kind::Uuid => $row.try_get::<Option<Uuid>, _>(place)?.map(|id| Value::from(id.to_string())),
                Kind::Number => $row.try_get::<Option<i64>, _>(place)?.map(Value::from),
                Kind::Truth => $row.try_get::<Option<bool>, _>(place)?.map(Value::from),
                Kind::Text => $row.try_get::<Option<String>, _>(place)?.map(Value::from),
                Kind::Bytes => {
                    $row.try_get::<Option<Vec<u8>>, _>(place)?.map(|bytes| Value::from(BASE64.encode(bytes)))
                }
            };
            serde_json::to_writer(&mut $line, &value).map_err(std::io::Error::from)?;
        }
        $line.push(b']');
    }};
}

/// Hands every row of a table to `take`, one JSON array at a time, without
/// holding more than a few in memory.
///
/// # Errors
/// The database's, or what `take` says.
pub async fn rows(tx: &mut Tx, table: &Table, mut take: impl FnMut(&[u8]) -> std::io::Result<()>) -> Result<()> {
    let text = AssertSqlSafe(table.selected());
    let mut line = Vec::new();
    match &mut tx.raw {
        RawTx::Sqlite(tx) => {
            let mut rows = sqlx::query(text).fetch(&mut **tx);
            while let Some(row) = rows.try_next().await? {
                written!(row, table, line);
                take(&line)?;
            }
        }
        RawTx::Postgres(tx) => {
            let mut rows = sqlx::query(text).fetch(&mut **tx);
            while let Some(row) = rows.try_next().await? {
                written!(row, table, line);
                take(&line)?;
            }
        }
        RawTx::Ended => return Err(Error::Unexpected { what: "transaction that had ended" }),
    }
    Ok(())
}

/// A value of a row that is put back.
enum Put {
    Uuid(Option<Uuid>),
    Number(Option<i64>),
    Truth(Option<bool>),
    Text(Option<String>),
    Bytes(Option<Vec<u8>>),
}

impl Put {
    fn of(kind: Kind, value: Value) -> Option<Self> {
        if value.is_null() {
            return Some(match kind {
                Kind::Uuid => Self::Uuid(None),
                Kind::Number => Self::Number(None),
                Kind::Truth => Self::Truth(None),
                Kind::Text => Self::Text(None),
                Kind::Bytes => Self::Bytes(None),
            });
        }
        Some(match (kind, value) {
            (Kind::Uuid, Value::String(text)) => Self::Uuid(Some(text.parse().ok()?)),
            (Kind::Number, Value::Number(number)) => Self::Number(Some(number.as_i64()?)),
            (Kind::Truth, Value::Bool(truth)) => Self::Truth(Some(truth)),
            (Kind::Text, Value::String(text)) => Self::Text(Some(text)),
            (Kind::Bytes, Value::String(text)) => Self::Bytes(Some(BASE64.decode(text).ok()?)),
            _ => return None,
        })
    }
}

/// Runs an insert with these values.
macro_rules! inserted {
    ($tx:ident, $text:ident, $values:ident) => {{
        let mut query = sqlx::query(AssertSqlSafe($text));
        for value in $values {
            query = match value {
                Put::Uuid(value) => query.bind(value),
                Put::Number(value) => query.bind(value),
                Put::Truth(value) => query.bind(value),
                Put::Text(value) => query.bind(value),
                Put::Bytes(value) => query.bind(value),
            };
        }
        query.execute(&mut **$tx).await?;
    }};
}

/// An empty database that is being filled, in one transaction.
pub struct Filling {
    tx: Tx,
    references: Vec<Reference>,
    steps: usize,
    now: i64,
}

impl Filling {
    /// Makes the tables of the version with these steps, empty, in an empty
    /// database.
    ///
    /// # Errors
    /// [`Error::NotEmpty`], [`Error::Newer`], [`Error::OtherSchema`], or the database's.
    pub async fn begin(db: &Db, steps: &[String], now: i64) -> Result<Self> {
        migrate::fits(steps)?;
        let mut tx = db.begin().await?;
        if any(&mut tx).await? {
            return Err(Error::NotEmpty);
        }
        migrate::make(&mut tx, steps, now).await?;
        // Rows come table by table; what refers to what is checked at the end.
        let references: Vec<Reference> = tx.sql(&REFERENCES).all(&mut tx).await?;
        if let RawTx::Sqlite(tx) = &mut tx.raw {
            tx.execute("PRAGMA defer_foreign_keys = ON").await?;
        }
        for Reference { table_name, name, .. } in &references {
            execute(&mut tx, format!("ALTER TABLE {table_name} DROP CONSTRAINT {}", quoted(name))).await?;
        }
        // A step may have written rows; those of the copy take their place.
        for table in tables(&mut tx).await? {
            execute(&mut tx, format!("DELETE FROM {}", quoted(&table.name))).await?;
        }
        Ok(Self { tx, references, steps: steps.len(), now })
    }

    /// The tables that there are to fill.
    ///
    /// # Errors
    /// The database's.
    pub async fn tables(&mut self) -> Result<Vec<Table>> {
        tables(&mut self.tx).await
    }

    /// Puts rows into a table.
    ///
    /// # Errors
    /// [`Error::Row`] when a row does not fit, or the database's.
    pub async fn put(&mut self, table: &Table, rows: Vec<Vec<Value>>) -> Result<()> {
        let mut rows = rows.into_iter().peekable();
        while rows.peek().is_some() {
            let mut values = Vec::new();
            let mut some = 0;
            for row in rows.by_ref().take(AT_ONCE) {
                if row.len() != table.columns.len() {
                    return Err(table.unfit());
                }
                for (column, value) in table.columns.iter().zip(row) {
                    values.push(Put::of(column.kind, value).ok_or_else(|| table.unfit())?);
                }
                some += 1;
            }
            let text = table.inserted(some);
            match &mut self.tx.raw {
                RawTx::Sqlite(tx) => inserted!(tx, text, values),
                RawTx::Postgres(tx) => inserted!(tx, text, values),
                RawTx::Ended => return Err(Error::Unexpected { what: "transaction that had ended" }),
            }
        }
        Ok(())
    }

    /// Checks what refers to what, and lets numbers go on after the highest.
    /// Sessions end; and what still waited to be sent may have been sent since
    /// the copy was taken, so that its outcome counts as unknown. `taken_at` is
    /// in microseconds. Then come the steps that the copy did not have behind
    /// it. The transaction is still open.
    ///
    /// # Errors
    /// The database's, also when a row refers to one that is not there.
    pub async fn settle(mut self, taken_at: i64) -> Result<Tx> {
        for Reference { table_name, name, definition } in std::mem::take(&mut self.references) {
            execute(&mut self.tx, format!("ALTER TABLE {table_name} ADD CONSTRAINT {} {definition}", quoted(&name)))
                .await?;
        }
        for ColumnRow { table_name, column_name, .. } in self.tx.sql(&SERIALS).all::<ColumnRow>(&mut self.tx).await? {
            let text = format!(
                "SELECT setval(pg_get_serial_sequence('{}', '{column_name}'), GREATEST(COALESCE(MAX({}), 0), 1), COUNT(*) > 0) FROM {}",
                quoted(&table_name),
                quoted(&column_name),
                quoted(&table_name)
            );
            execute(&mut self.tx, text).await?;
        }
        self.tx.sql(&IDLE_SESSIONS).run(&mut self.tx).await?;
        self.tx.sql(&IDLE_CODES).run(&mut self.tx).await?;
        self.tx.sql(&UNLEASED).run(&mut self.tx).await?;
        self.tx.sql(&UNSURE).bind(taken_at).run(&mut self.tx).await?;
        migrate::rest(&mut self.tx, self.steps, self.now).await?;
        // After the steps: an older backup has no such tables. A token may have
        // been ended since the copy was made.
        self.tx.sql(&UNSURE_MESSAGES).bind(taken_at).run(&mut self.tx).await?;
        self.tx.sql(&IDLE_ADDRESSES).run(&mut self.tx).await?;
        self.tx.sql(&IDLE_TOKENS).bind(self.now).run(&mut self.tx).await?;
        Ok(self.tx)
    }
}

async fn execute(tx: &mut Tx, text: String) -> Result<()> {
    match &mut tx.raw {
        RawTx::Sqlite(tx) => tx.execute(sqlx::raw_sql(AssertSqlSafe(text))).await.map(drop)?,
        RawTx::Postgres(tx) => tx.execute(sqlx::raw_sql(AssertSqlSafe(text))).await.map(drop)?,
        RawTx::Ended => return Err(Error::Unexpected { what: "transaction that had ended" }),
    }
    Ok(())
}
