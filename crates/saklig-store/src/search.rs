//! Search by prefix. The one file with two bodies: FTS5 on SQLite, a
//! `tsvector` on PostgreSQL. Both index the author's user name with the text,
//! and no more than its first 200,000 characters.

use saklig_model::id::AuthorityId;

use crate::{
    Db, Result, Statement, Tx,
    cases::{Listed, ListedRow, listed},
};

/// The first of what was found (`n`), as lists show it. `OFFSET 0` keeps the
/// planner from looking at everything found before it takes the first.
macro_rules! shown {
    () => {
        concat!(
            ", w AS MATERIALIZED (SELECT serial FROM n WHERE (SELECT authority FROM item_revision v WHERE v.serial = n.serial) = $2 LIMIT $4) SELECT m.serial AS place, ",
            listed!(),
            " FROM w JOIN item_revision m ON m.serial = w.serial JOIN item i ON i.id = m.item ",
            joined!(),
            " ORDER BY w.serial DESC"
        )
    };
}

statements! {
    INDEX = Statement::differing(
        "INSERT INTO item_word (rowid, text) SELECT r.serial, a.name || ' ' || substr(r.text, 1, 200000) FROM item_revision r JOIN item i ON i.id = r.item JOIN author a ON a.id = i.author WHERE r.serial BETWEEN $1 AND $2 AND r.text IS NOT NULL",
        "INSERT INTO item_word (serial, words) SELECT r.serial, strip(to_tsvector('simple', regexp_replace(lower((a.name || ' ' || left(r.text, 200000)) COLLATE \"und-x-icu\"), '[^[:alnum:]]+', ' ', 'g'))) FROM item_revision r JOIN item i ON i.id = r.item JOIN author a ON a.id = i.author WHERE r.serial BETWEEN $1 AND $2 AND r.text IS NOT NULL ON CONFLICT (serial) DO NOTHING",
    );
    ENDS = Statement::same("SELECT MIN(serial) AS lowest, MAX(serial) AS highest FROM item_revision");
    FORGET = Statement::differing("DELETE FROM item_word WHERE rowid = $1", "DELETE FROM item_word WHERE serial = $1");
    FIND = Statement::differing(
        concat!("SELECT m.serial AS place, ", listed!(), " FROM item_word w JOIN item_revision m ON m.serial = w.rowid JOIN item i ON i.id = m.item ", joined!(), " WHERE w.item_word MATCH $1 AND w.rowid < $3 AND m.authority = $2 ORDER BY w.rowid DESC LIMIT $4"),
        concat!("WITH n AS (SELECT serial FROM (SELECT serial, words FROM item_word WHERE words @@ to_tsquery('simple', $5) OFFSET 0) AS k WHERE words @@ to_tsquery('simple', $1) AND serial < $3 ORDER BY serial DESC OFFSET 0)", shown!()),
    );
    /// On PostgreSQL only: among the newest, where common words are found.
    FIND_NEAR = Statement::differing(
        "SELECT 1",
        concat!("WITH n AS (SELECT serial FROM item_word WHERE serial < $3 AND serial >= LEAST($3, (SELECT COALESCE(MAX(serial), 0) + 1 FROM item_word)) - $5 AND words @@ to_tsquery('simple', $1) ORDER BY serial DESC OFFSET 0)", shown!()),
    );
}

/// Indexes the versions with these serials.
///
/// # Errors
/// The database's.
pub async fn index(tx: &mut Tx, serials: std::ops::RangeInclusive<i64>) -> Result<()> {
    tx.sql(&INDEX).bind(*serials.start()).bind(*serials.end()).run(tx).await?;
    Ok(())
}

#[derive(sqlx::FromRow)]
struct Ends {
    lowest: Option<i64>,
    highest: Option<i64>,
}

/// Indexes everything, where nothing is indexed yet; `tell` is called now and
/// then with how many serials have been passed.
///
/// # Errors
/// The database's.
pub async fn index_all(tx: &mut Tx, mut tell: impl FnMut(u64)) -> Result<()> {
    let Ends { lowest: Some(mut from), highest: Some(highest) } = tx.sql(&ENDS).one::<Ends>(&mut *tx).await? else {
        return Ok(());
    };
    while from <= highest {
        let to = from.saturating_add(4999).min(highest);
        index(tx, from..=to).await?;
        tell(from.abs_diff(to) + 1);
        let Some(next) = to.checked_add(1) else { break };
        from = next;
    }
    Ok(())
}

/// Forgets a version's words.
///
/// # Errors
/// The database's.
pub async fn forget(tx: &mut Tx, serial: i64) -> Result<()> {
    tx.sql(&FORGET).bind(serial).run(tx).await?;
    Ok(())
}

/// How many of the newest versions PostgreSQL looks through before it asks its
/// index. The index gives what it finds in no order, so a common word would
/// cost all its hundreds of thousands of places; but a common word is found
/// often enough among the newest. What is not, is rare, and the index is quick.
const NEAR: i64 = 10_000;

/// The word that is probably the rarest, for PostgreSQL's index, which gathers
/// every place of every word it is asked for; the others are looked for in what
/// it found. The longer a word, the rarer.
fn rarest(words: &[String]) -> String {
    let longest = words.iter().max_by_key(|word| word.chars().count());
    longest.map_or_else(String::new, |word| format!("{word}:*"))
}

/// Items that have, in any version, words beginning with every one of `words`;
/// the newest first, below `before`. Each comes with its place, for going on.
/// Words are what is left of the text between other signs than letters and
/// digits.
///
/// # Errors
/// The database's.
pub async fn find(db: &Db, authority: AuthorityId, words: &str, before: i64, most: i64) -> Result<Vec<(i64, Listed)>> {
    let words: Vec<String> = words
        .split(|sign: char| !sign.is_alphanumeric())
        .filter(|word| !word.is_empty())
        .take(20)
        .map(str::to_lowercase)
        .collect();
    if words.is_empty() {
        return Ok(Vec::new());
    }
    // Letters and digits only, so nothing in them can be taken for a sign of
    // either engine's query language.
    let query = if db.is_sqlite() {
        words.iter().map(|word| format!("\"{word}\"*")).collect::<Vec<_>>().join(" ")
    } else {
        words.iter().map(|word| format!("{word}:*")).collect::<Vec<_>>().join(" & ")
    };
    let mut rows = Vec::new();
    if !db.is_sqlite() {
        let near = db.sql(&FIND_NEAR).bind(query.clone()).bind(authority.0).bind(before).bind(most).bind(NEAR);
        rows = near.all::<ListedRow>(db).await?;
    }
    if i64::try_from(rows.len()).unwrap_or(i64::MAX) < most {
        let mut all = db.sql(&FIND).bind(query).bind(authority.0).bind(before).bind(most);
        if !db.is_sqlite() {
            all = all.bind(rarest(&words));
        }
        rows = all.all::<ListedRow>(db).await?;
    }
    rows.into_iter().map(|row| Ok((row.place, listed(row)?))).collect()
}
