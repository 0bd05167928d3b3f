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

// PostgreSQL makes a query of the words for every row that it looks at, unless a
// `SELECT` of its own has it made once.
statements! {
    INDEX = Statement::differing(
        "INSERT INTO item_word (rowid, text) SELECT r.serial, a.name || ' ' || substr(r.text, 1, 200000) FROM item_revision r JOIN item i ON i.id = r.item JOIN author a ON a.id = i.author WHERE r.serial BETWEEN $1 AND $2 AND r.text IS NOT NULL",
        "INSERT INTO item_word (serial, words) SELECT r.serial, strip(to_tsvector('simple', regexp_replace(lower((a.name || ' ' || left(r.text, 200000)) COLLATE \"und-x-icu\"), '[^[:alnum:]]+', ' ', 'g'))) FROM item_revision r JOIN item i ON i.id = r.item JOIN author a ON a.id = i.author WHERE r.serial BETWEEN $1 AND $2 AND r.text IS NOT NULL ON CONFLICT (serial) DO NOTHING",
    );
    ENDS = Statement::same("SELECT MIN(serial) AS lowest, MAX(serial) AS highest FROM item_revision");
    FORGET = Statement::differing("DELETE FROM item_word WHERE rowid = $1", "DELETE FROM item_word WHERE serial = $1");
    FIND = Statement::differing(
        concat!("SELECT m.serial AS place, ", listed!(), " FROM item_word w JOIN item_revision m ON m.serial = w.rowid JOIN item i ON i.id = m.item ", joined!(), " WHERE w.item_word MATCH $1 AND w.rowid < $3 AND m.authority = $2 ORDER BY w.rowid DESC LIMIT $4"),
        concat!("WITH n AS (SELECT serial FROM (SELECT serial, words FROM item_word WHERE words @@ (SELECT to_tsquery('simple', $5)) OFFSET 0) AS k WHERE words @@ (SELECT to_tsquery('simple', $1)) AND serial < $3 ORDER BY serial DESC OFFSET 0)", shown!()),
    );
    /// On PostgreSQL only: among the newest, where common words are found. The
    /// inner `OFFSET 0` keeps the planner from asking the index as well.
    FIND_NEAR = Statement::differing(
        "SELECT 1",
        concat!("WITH n AS (SELECT serial FROM (SELECT serial, words FROM item_word WHERE serial < $3 AND serial >= LEAST($3, (SELECT COALESCE(MAX(serial), 0) + 1 FROM item_word)) - $5 ORDER BY serial DESC OFFSET 0) AS k WHERE words @@ (SELECT to_tsquery('simple', $1)) OFFSET 0)", shown!()),
    );
    /// On PostgreSQL only: how many of the newest have a word.
    HOW_COMMON = Statement::differing(
        "SELECT 1",
        "SELECT COUNT(*) AS n FROM (SELECT words FROM item_word ORDER BY serial DESC LIMIT $2) AS k WHERE words @@ (SELECT to_tsquery('simple', $1))",
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
/// cost all its hundreds of thousands of places; but what is common is found
/// often enough among the newest.
const NEAR: i64 = 10_000;

/// How many it looks through where the newest had some, but not enough.
const FAR: i64 = 100_000;

/// As many among the newest promise enough further on, and soon.
const PROMISING: usize = 8;

/// From how many of the newest the words' frequencies are told, and how many of
/// them make a word too common to ask the index for.
const SAMPLE: i64 = 2000;
const COMMON: i64 = 100;

/// What PostgreSQL's index is asked: it gathers every place of every word, so
/// only the rarer ones; the others are looked for in what it found.
async fn rarer(db: &Db, words: &[String]) -> Result<String> {
    if let [word] = words {
        return Ok(word.clone());
    }
    let mut counted = Vec::new();
    for word in words {
        let Count { n } = db.sql(&HOW_COMMON).bind(word.clone()).bind(SAMPLE).one(db).await?;
        counted.push((n, word.as_str()));
    }
    counted.sort_unstable();
    let rare: Vec<&str> =
        counted.iter().enumerate().filter(|(at, (n, _))| *at == 0 || *n < COMMON).map(|(_, (_, word))| *word).collect();
    Ok(rare.join(" & "))
}

#[derive(sqlx::FromRow)]
struct Count {
    n: i64,
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
    if db.is_sqlite() {
        let query = words.iter().map(|word| format!("\"{word}\"*")).collect::<Vec<_>>().join(" ");
        let rows = db.sql(&FIND).bind(query).bind(authority.0).bind(before).bind(most).all::<ListedRow>(db).await?;
        return places(rows);
    }
    let words: Vec<String> = words.iter().map(|word| format!("{word}:*")).collect();
    let query = words.join(" & ");
    let enough = |rows: &[ListedRow]| i64::try_from(rows.len()).unwrap_or(i64::MAX) >= most;
    for window in [NEAR, FAR] {
        let near = db.sql(&FIND_NEAR).bind(query.clone()).bind(authority.0).bind(before).bind(most).bind(window);
        let rows = near.all::<ListedRow>(db).await?;
        if enough(&rows) {
            return places(rows);
        }
        if rows.len() < PROMISING {
            break;
        }
    }
    let rarer = rarer(db, &words).await?;
    let all = db.sql(&FIND).bind(query).bind(authority.0).bind(before).bind(most).bind(rarer);
    places(all.all::<ListedRow>(db).await?)
}

fn places(rows: Vec<ListedRow>) -> Result<Vec<(i64, Listed)>> {
    rows.into_iter().map(|row| Ok((row.place, listed(row)?))).collect()
}
