//! Floods: what came in lately, to be compared, and the finding of those texts
//! that turn out to be of the same kind.

use saklig_model::{
    finding::Finding,
    id::{AuthorId, AuthorityId, ItemId, RevisionId},
};
use sqlx::FromRow;
use uuid::Uuid;

use crate::{
    On, Result, Statement, Tx,
    cases::{Listed, ListedRow, listed},
    items::{list, permille},
};

statements! {
    // The versions are chosen before their items are looked up, so that each time costs the same.
    CAME_IN = Statement::same("SELECT r.serial, r.id, r.item, r.text, i.author, i.posted_at, i.received_at, CAST(CASE WHEN i.revision = r.id AND NOT i.own THEN 1 ELSE 0 END AS BIGINT) AS counts FROM (SELECT serial, id, item, text FROM item_revision WHERE authority = $1 AND serial > $2 AND seen_at > $3 AND text IS NOT NULL ORDER BY serial LIMIT $4) r JOIN item i ON i.id = r.item ORDER BY r.serial");
    BEFORE_THE_NEWEST = Statement::same("SELECT r.serial FROM item_revision r WHERE r.authority = $1 AND r.seen_at > $2 ORDER BY r.serial DESC LIMIT 1 OFFSET $3");
    NAMED = Statement::differing(
        "SELECT facts FROM finding WHERE kind = $1 AND revision IN (SELECT unhex(value) FROM json_each($2)) ORDER BY revision LIMIT 1",
        "SELECT facts FROM finding WHERE kind = $1 AND revision IN (SELECT CAST(jsonb_array_elements_text($2::jsonb) AS UUID)) ORDER BY revision LIMIT 1",
    );
    REFRESH = Statement::differing(
        "UPDATE finding SET score_permille = $3, reason = $4, facts = $5, flood = $6 WHERE kind = $1 AND revision IN (SELECT unhex(value) FROM json_each($2))",
        "UPDATE finding SET score_permille = $3, reason = $4, facts = $5, flood = $6 WHERE kind = $1 AND revision IN (SELECT CAST(jsonb_array_elements_text($2::jsonb) AS UUID))",
    );
    MARK = Statement::differing(
        "INSERT INTO finding (revision, position, authority, kind, begins, ends, score_permille, reason, ground, facts, flood) SELECT r.id, COALESCE((SELECT MAX(f.position) + 1 FROM finding f WHERE f.revision = r.id), 0), r.authority, CAST($1 AS TEXT), 0, OCTET_LENGTH(r.text), CAST($3 AS BIGINT), CAST($4 AS TEXT), CAST($5 AS TEXT), CAST($6 AS TEXT), CAST($7 AS TEXT) FROM item_revision r WHERE r.id IN (SELECT unhex(value) FROM json_each($2)) AND r.text IS NOT NULL AND NOT EXISTS (SELECT 1 FROM finding f WHERE f.revision = r.id AND f.kind = $1) RETURNING revision",
        "INSERT INTO finding (revision, position, authority, kind, begins, ends, score_permille, reason, ground, facts, flood) SELECT r.id, COALESCE((SELECT MAX(f.position) + 1 FROM finding f WHERE f.revision = r.id), 0), r.authority, CAST($1 AS TEXT), 0, OCTET_LENGTH(r.text), CAST($3 AS BIGINT), CAST($4 AS TEXT), CAST($5 AS TEXT), CAST($6 AS TEXT), CAST($7 AS TEXT) FROM item_revision r WHERE r.id IN (SELECT CAST(jsonb_array_elements_text($2::jsonb) AS UUID)) AND r.text IS NOT NULL AND NOT EXISTS (SELECT 1 FROM finding f WHERE f.revision = r.id AND f.kind = $1) RETURNING revision",
    );
    FLOOD_OF = Statement::same("SELECT flood FROM finding WHERE revision = $1 AND flood IS NOT NULL LIMIT 1");
    ALIKE = Statement::same(concat!("SELECT i.serial AS place, ", listed!(), " FROM finding f JOIN item_revision v ON v.id = f.revision JOIN item i ON i.id = v.item AND i.revision = v.id ", joined!(), " WHERE f.flood = $2 AND f.authority = $1 AND NOT i.own ORDER BY i.posted_at, i.serial LIMIT $3"));
    ALIKE_ONCE = Statement::same(concat!("SELECT i.serial AS place, ", listed!(), " FROM finding f JOIN item_revision v ON v.id = f.revision JOIN item i ON i.id = v.item AND i.revision <> v.id ", joined!(), " WHERE f.flood = $2 AND f.authority = $1 AND NOT i.own AND NOT EXISTS (SELECT 1 FROM finding g WHERE g.revision = i.revision AND g.flood = $2) ORDER BY i.posted_at, i.serial LIMIT $3"));
    UNMARK = Statement::differing(
        "DELETE FROM finding WHERE kind = $1 AND revision IN (SELECT unhex(value) FROM json_each($2))",
        "DELETE FROM finding WHERE kind = $1 AND revision IN (SELECT CAST(jsonb_array_elements_text($2::jsonb) AS UUID))",
    );
}

/// A text that came in.
#[derive(Debug, Clone)]
pub struct CameIn {
    /// Orders what came in.
    pub serial: i64,
    /// The version.
    pub revision: RevisionId,
    /// Its item.
    pub item: ItemId,
    /// The text.
    pub text: String,
    /// Who wrote it.
    pub author: AuthorId,
    /// When, in microseconds.
    pub posted_at: i64,
    /// When the item was received, in microseconds.
    pub received_at: i64,
    /// Whether it is the newest version of an item that is not our own.
    pub counts: bool,
}

#[derive(FromRow)]
struct Row {
    serial: i64,
    id: Uuid,
    item: Uuid,
    text: String,
    author: Uuid,
    posted_at: i64,
    received_at: i64,
    counts: i64,
}

#[derive(FromRow)]
struct Serial {
    serial: i64,
}

#[derive(FromRow)]
struct Facts {
    facts: String,
}

#[derive(FromRow)]
struct Marked {
    revision: Uuid,
}

fn ids(revisions: &[RevisionId]) -> String {
    let ids: Vec<String> = revisions.iter().map(|id| id.0.simple().to_string()).collect();
    list(ids.iter().map(String::as_str))
}

/// What came in after `serial` and was seen after `since` (microseconds), in
/// order, older versions and our own texts among it.
///
/// # Errors
/// The database's.
pub async fn came_in(
    on: impl Into<On<'_>>,
    authority: AuthorityId,
    serial: i64,
    since: i64,
    most: i64,
) -> Result<Vec<CameIn>> {
    let on = on.into();
    let rows = on.sql(&CAME_IN).bind(authority.0).bind(serial).bind(since).bind(most).all::<Row>(on).await?;
    Ok(rows
        .into_iter()
        .map(|row| CameIn {
            serial: row.serial,
            revision: row.id.into(),
            item: row.item.into(),
            text: row.text,
            author: row.author.into(),
            posted_at: row.posted_at,
            received_at: row.received_at,
            counts: row.counts != 0,
        })
        .collect())
}

/// The serial after which so many versions came, of those seen after `since`
/// (microseconds); 0 if there are not so many.
///
/// # Errors
/// The database's.
pub async fn before_the_newest(on: impl Into<On<'_>>, authority: AuthorityId, since: i64, count: i64) -> Result<i64> {
    let on = on.into();
    let row = on.sql(&BEFORE_THE_NEWEST).bind(authority.0).bind(since).bind(count).maybe::<Serial>(on).await?;
    Ok(row.map_or(0, |row| row.serial))
}

/// The facts of a finding of this kind in one of these versions, if there is any.
///
/// # Errors
/// The database's.
pub async fn facts_of_one(on: impl Into<On<'_>>, kind: &str, revisions: &[RevisionId]) -> Result<Option<String>> {
    let on = on.into();
    let row = on.sql(&NAMED).bind(kind.to_owned()).bind(ids(revisions)).maybe::<Facts>(on).await?;
    Ok(row.map(|row| row.facts))
}

/// Gives these versions this finding of a flood, about the whole text of each;
/// where they have it, it says from now on what this one says. Which of them had none.
///
/// # Errors
/// The database's.
pub async fn mark(tx: &mut Tx, finding: &Finding, flood: &str, revisions: &[RevisionId]) -> Result<Vec<RevisionId>> {
    let ids = ids(revisions);
    let score = permille(finding.score);
    tx.sql(&REFRESH)
        .bind(finding.kind.clone())
        .bind(ids.clone())
        .bind(score)
        .bind(finding.reason.clone())
        .bind(finding.facts.clone())
        .bind(flood.to_owned())
        .run(&mut *tx)
        .await?;
    let rows = tx
        .sql(&MARK)
        .bind(finding.kind.clone())
        .bind(ids)
        .bind(score)
        .bind(finding.reason.clone())
        .bind(finding.ground.clone())
        .bind(finding.facts.clone())
        .bind(flood.to_owned())
        .all::<Marked>(tx)
        .await?;
    Ok(rows.into_iter().map(|row| row.revision.into()).collect())
}

#[derive(FromRow)]
struct FloodRow {
    flood: Option<String>,
}

/// The flood that a version belongs to, if it does.
///
/// # Errors
/// The database's.
pub async fn of(on: impl Into<On<'_>>, revision: RevisionId) -> Result<Option<String>> {
    let on = on.into();
    Ok(on.sql(&FLOOD_OF).bind(revision.0).maybe::<FloodRow>(on).await?.and_then(|row| row.flood))
}

/// The items whose newest version belongs to a flood, the oldest first.
///
/// # Errors
/// The database's.
pub async fn alike(on: impl Into<On<'_>>, authority: AuthorityId, flood: &str, most: i64) -> Result<Vec<Listed>> {
    let on = on.into();
    let query = on.sql(&ALIKE).bind(authority.0).bind(flood.to_owned()).bind(most);
    query.all::<ListedRow>(on).await?.into_iter().map(listed).collect()
}

/// The items that belonged to a flood before their words were changed.
///
/// # Errors
/// The database's.
pub async fn alike_once(on: impl Into<On<'_>>, authority: AuthorityId, flood: &str, most: i64) -> Result<Vec<Listed>> {
    let on = on.into();
    let query = on.sql(&ALIKE_ONCE).bind(authority.0).bind(flood.to_owned()).bind(most);
    query.all::<ListedRow>(on).await?.into_iter().map(listed).collect()
}

/// Takes the findings of a kind from these versions.
///
/// # Errors
/// The database's.
pub async fn unmark(tx: &mut Tx, kind: &str, revisions: &[RevisionId]) -> Result<()> {
    tx.sql(&UNMARK).bind(kind.to_owned()).bind(ids(revisions)).run(tx).await?;
    Ok(())
}
