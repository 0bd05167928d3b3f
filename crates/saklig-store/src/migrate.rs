//! Brings a database up to date, forward only.

use sqlx::Executor;

use crate::{Db, Error, Result, Tx, Where, db::RawTx, statement::Statement};

/// A step: its text on SQLite and on PostgreSQL.
struct Step {
    name: &'static str,
    sqlite: &'static str,
    postgres: &'static str,
}

/// Every step, in order. A new one is added at the end; none is ever changed.
const STEPS: &[Step] = &[
    Step {
        name: "house",
        sqlite: include_str!("../migrations/0001_house.sql"),
        postgres: include_str!("../migrations/0001_house.sql"),
    },
    Step {
        name: "search",
        sqlite: include_str!("../migrations/0002_search.sqlite.sql"),
        postgres: include_str!("../migrations/0002_search.postgres.sql"),
    },
    Step {
        name: "proposals",
        sqlite: include_str!("../migrations/0003_proposals.sql"),
        postgres: include_str!("../migrations/0003_proposals.sql"),
    },
    Step {
        name: "people",
        sqlite: include_str!("../migrations/0004_people.sql"),
        postgres: include_str!("../migrations/0004_people.sql"),
    },
    Step {
        name: "acts",
        sqlite: include_str!("../migrations/0005_acts.sql"),
        postgres: include_str!("../migrations/0005_acts.sql"),
    },
    Step {
        name: "together",
        sqlite: include_str!("../migrations/0006_together.sql"),
        postgres: include_str!("../migrations/0006_together.sql"),
    },
    Step {
        name: "backups",
        sqlite: include_str!("../migrations/0007_backups.sql"),
        postgres: include_str!("../migrations/0007_backups.sql"),
    },
    Step {
        name: "api",
        sqlite: include_str!("../migrations/0008_api.sql"),
        postgres: include_str!("../migrations/0008_api.sql"),
    },
    Step {
        name: "following",
        sqlite: include_str!("../migrations/0009_following.sql"),
        postgres: include_str!("../migrations/0009_following.sql"),
    },
    Step {
        name: "grounds",
        sqlite: include_str!("../migrations/0010_grounds.sql"),
        postgres: include_str!("../migrations/0010_grounds.sql"),
    },
    Step {
        name: "figures",
        sqlite: include_str!("../migrations/0011_figures.sql"),
        postgres: include_str!("../migrations/0011_figures.sql"),
    },
    Step {
        name: "answering",
        sqlite: include_str!("../migrations/0012_answering.sql"),
        postgres: include_str!("../migrations/0012_answering.sql"),
    },
    Step {
        name: "queue",
        sqlite: include_str!("../migrations/0013_queue.sql"),
        postgres: include_str!("../migrations/0013_queue.sql"),
    },
    Step {
        name: "alarms",
        sqlite: include_str!("../migrations/0014_alarms.sql"),
        postgres: include_str!("../migrations/0014_alarms.sql"),
    },
    Step {
        name: "appearance",
        sqlite: include_str!("../migrations/0015_appearance.sql"),
        postgres: include_str!("../migrations/0015_appearance.sql"),
    },
];

static CREATE: Statement = Statement::same(
    "CREATE TABLE IF NOT EXISTS schema_version (number BIGINT PRIMARY KEY, name TEXT NOT NULL, applied_at BIGINT NOT NULL)",
);
static NEWEST: Statement = Statement::same("SELECT COALESCE(MAX(number), 0) AS number FROM schema_version");
static APPLIED: Statement =
    Statement::same("INSERT INTO schema_version (number, name, applied_at) VALUES ($1, $2, $3)");
static BEHIND: Statement = Statement::same("SELECT name FROM schema_version ORDER BY number");
/// Two nodes that start at once migrate one after the other.
static ALONE: Statement = Statement::differing("SELECT 1", "SELECT pg_advisory_xact_lock(7319201)");

#[derive(sqlx::FromRow)]
struct Newest {
    number: i64,
}

/// The version that this program brings a database to.
#[must_use]
pub const fn newest() -> i64 {
    STEPS.len() as i64
}

/// Applies what is missing.
pub(crate) async fn up(db: &Db, place: &Where, now: i64) -> Result<()> {
    let mut tx = db.begin().await?;
    tx.sql(&ALONE).run(&mut tx).await?;
    tx.sql(&CREATE).run(&mut tx).await?;
    let found = tx.sql(&NEWEST).one::<Newest>(&mut tx).await?.number;
    if found > newest() {
        return Err(Error::Newer { found, known: newest() });
    }
    if found == newest() {
        return tx.commit().await;
    }
    if found > 0
        && let (Where::Folder(folder), Db::Sqlite { read, .. }) = (place, db)
    {
        // A copy first; it is a backup, and expires as backups do.
        let copy = folder.join(format!("saklig-before-{}.db", newest()));
        if !copy.exists() {
            sqlx::query("VACUUM INTO $1").bind(copy.to_string_lossy().into_owned()).execute(read).await?;
        }
    }
    let missing = STEPS.get(usize::try_from(found).unwrap_or(0)..).unwrap_or_default();
    apply(&mut tx, found, missing, now).await?;
    tx.commit().await
}

/// Applies steps to a database that is at version `found`.
async fn apply(tx: &mut Tx, found: i64, steps: &[Step], now: i64) -> Result<()> {
    for (number, step) in (found + 1..).zip(steps) {
        match &mut tx.raw {
            RawTx::Sqlite(tx) => {
                let text = step.sqlite.replace("SERIAL_KEY", "INTEGER PRIMARY KEY").replace("BYTES", "BLOB");
                tx.execute(sqlx::raw_sql(sqlx::AssertSqlSafe(text))).await?;
            }
            RawTx::Postgres(tx) => {
                let text = step
                    .postgres
                    .replace("SERIAL_KEY", "BIGINT GENERATED BY DEFAULT AS IDENTITY PRIMARY KEY")
                    .replace("BYTES", "BYTEA");
                tx.execute(sqlx::raw_sql(sqlx::AssertSqlSafe(text))).await?;
            }
            RawTx::Ended => return Err(Error::Unexpected { what: "transaction that had ended" }),
        }
        tx.sql(&APPLIED).bind(number).bind(step.name.to_owned()).bind(now).run(tx).await?;
    }
    Ok(())
}

/// Makes the tables of an empty database as they were at the version that has
/// just these steps.
///
/// # Errors
/// [`Error::Newer`] when this program knows fewer steps,
/// [`Error::OtherSchema`] when it knows others.
pub(crate) async fn make(tx: &mut Tx, steps: &[String], now: i64) -> Result<()> {
    fits(steps)?;
    tx.sql(&CREATE).run(&mut *tx).await?;
    apply(tx, 0, STEPS.get(..steps.len()).unwrap_or_default(), now).await
}

/// Applies the steps after the first `behind` ones.
pub(crate) async fn rest(tx: &mut Tx, behind: usize, now: i64) -> Result<()> {
    let found = i64::try_from(behind).unwrap_or(i64::MAX);
    apply(tx, found, STEPS.get(behind..).unwrap_or_default(), now).await
}

/// Whether this program can make and bring up to date a database with these steps.
///
/// # Errors
/// As [`make`].
pub fn fits(steps: &[String]) -> Result<()> {
    if steps.len() > STEPS.len() {
        return Err(Error::Newer { found: i64::try_from(steps.len()).unwrap_or(i64::MAX), known: newest() });
    }
    if steps.iter().zip(STEPS).any(|(wanted, step)| wanted != step.name) {
        return Err(Error::OtherSchema);
    }
    Ok(())
}

#[derive(sqlx::FromRow)]
struct Name {
    name: String,
}

/// The steps that a database has behind it, by name; empty when it has none.
///
/// # Errors
/// The database's.
pub async fn behind(tx: &mut Tx) -> Result<Vec<String>> {
    Ok(tx.sql(&BEHIND).all::<Name>(tx).await?.into_iter().map(|row| row.name).collect())
}
