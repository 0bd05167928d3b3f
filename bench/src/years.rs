//! What five years of work leave behind: every item of a full mirror asked
//! something and most have their answer, and three in ten were decided on. The
//! mirror itself is made by the program; so much work is written down here by
//! statements, because nobody could do it in the time of a measurement.

use std::path::Path;

use sqlx::{AssertSqlSafe, Connection as _, Executor as _, PgConnection, SqliteConnection};

use crate::{
    comments::{Vocabulary, write_large},
    reach::import,
};

/// Questions: ten topics, seven in twenty languages unknown or not Swedish; 85
/// in a hundred answered, after 0 minutes to some days; a few closed.
const QUESTIONS: &str = "INSERT INTO question (item, authority, channel, day, topic, lang, asked_at, answered_at, service_minutes, clock_minutes, closed)
SELECT id, authority, channel, posted_at / 86400000000,
  CASE serial % 11 WHEN 0 THEN '' WHEN 1 THEN 'opening_hours' WHEN 2 THEN 'fees' WHEN 3 THEN 'permits' WHEN 4 THEN 'school' WHEN 5 THEN 'traffic' WHEN 6 THEN 'waste' WHEN 7 THEN 'contact' WHEN 8 THEN 'status' ELSE 'care' END,
  CASE serial % 20 WHEN 0 THEN '' WHEN 1 THEN 'en' WHEN 2 THEN 'ar' WHEN 3 THEN 'fi' WHEN 4 THEN 'da' ELSE 'sv' END,
  posted_at,
  CASE WHEN serial % 100 < 85 THEN posted_at + (serial * 7919 % 4999) * 60000000 END,
  CASE WHEN serial % 100 < 85 THEN (serial * 7919 % 4999) * 35 / 100 END,
  CASE WHEN serial % 100 < 85 THEN serial * 7919 % 4999 END,
  serial % 100 > 94
FROM item i WHERE NOT EXISTS (SELECT 1 FROM question q WHERE q.item = i.id)";

/// A closed case for three items in ten that have none.
const CASES: &str =
    "INSERT INTO case_file (id, authority, number, item, channel, state, suggestion, rank, received_at, opened_at, closed_at)
SELECT id, authority, serial + 10000000, id, channel, 'closed', 'decide', 0, received_at, received_at, received_at
FROM item i WHERE serial % 10 < 3 AND NOT EXISTS (SELECT 1 FROM case_file c WHERE c.item = i.id)";

/// What was decided about them, when they were written: hidden on one of seven
/// grounds, shown again, or left visible.
const DECISIONS: &str = "INSERT INTO decision (id, authority, case_file, item, channel, kind, ground_pack, ground_id, ground_version, person, decided_at)
SELECT i.id, i.authority, c.id, i.id, i.channel,
  CASE WHEN i.serial % 40 = 0 THEN 'unhide' WHEN i.serial % 20 = 1 THEN 'hide' ELSE 'leave_visible' END,
  CASE WHEN i.serial % 20 = 1 THEN 'se' END, CASE WHEN i.serial % 20 = 1 THEN 'ground-' || (i.serial % 7) END, CASE WHEN i.serial % 20 = 1 THEN 1 END,
  i.author, i.posted_at
FROM item i JOIN case_file c ON c.item = i.id WHERE c.number > 10000000";

/// Fills a mirror with so many comments, one in a hundred of which needs
/// somebody, and lets the years pass.
///
/// # Errors
/// The program's or the database's.
pub async fn fill(program: &Path, data: &Path, address: Option<&str>, count: usize) -> anyhow::Result<()> {
    let file = data.with_extension("jsonl");
    write_large(&file, count, 100, &Vocabulary::new(60_000))?;
    let more: Vec<&str> = address.map(|address| ["--database", address]).into_iter().flatten().collect();
    import(program, data, &more, &file)?;
    std::fs::remove_file(file)?;
    pass(data, address).await
}

/// Writes it down. `address` is PostgreSQL's, if the database is not in `data`.
///
/// # Errors
/// The database's.
async fn pass(data: &Path, address: Option<&str>) -> anyhow::Result<()> {
    let statements = [QUESTIONS, CASES, DECISIONS];
    if let Some(address) = address {
        let mut connection = PgConnection::connect(address).await?;
        for statement in statements {
            connection.execute(AssertSqlSafe(statement)).await?;
        }
        // As the server does by itself within a minute or two.
        connection.execute("VACUUM ANALYZE").await?;
    } else {
        let file = data.join("saklig.db");
        let mut connection = SqliteConnection::connect(&format!("sqlite:{}", file.display())).await?;
        for statement in statements {
            connection.execute(AssertSqlSafe(statement)).await?;
        }
    }
    Ok(())
}
