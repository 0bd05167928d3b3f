//! Authorities.

use saklig_model::{appearance::Appearance, authority::Authority, id::AuthorityId, language::Language};
use sqlx::FromRow;
use uuid::Uuid;

use crate::{Error, On, Result, Statement, Tx};

statements! {
    ADD = Statement::same("INSERT INTO authority (id, name, unit, country, language, time_zone, case_numbers, example, created_at) VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9)");
    ADD_COUNTER = Statement::same("INSERT INTO counter (authority, next_case, items) VALUES ($1, 1, 0)");
    ALL = Statement::same("SELECT id, name, unit, country, language, time_zone, case_numbers, appearance, example FROM authority ORDER BY example, created_at, id");
    ONE = Statement::same("SELECT id, name, unit, country, language, time_zone, case_numbers, appearance, example FROM authority WHERE id = $1");
    LOCK = Statement::differing("SELECT id FROM authority WHERE id = $1", "SELECT id FROM authority WHERE id = $1 FOR UPDATE");
    RENAME = Statement::same("UPDATE authority SET name = $2, unit = $3, country = $4, language = $5, time_zone = $6, case_numbers = $7 WHERE id = $1");
    CHANGE_APPEARANCE = Statement::same("UPDATE authority SET appearance = $2 WHERE id = $1");
    COUNT_UP = Statement::same("UPDATE counter SET next_case = next_case + $2, items = items + $3 WHERE authority = $1 RETURNING next_case, items");
    NEXT_CASES = Statement::same("SELECT authority, next_case FROM counter");
}

#[derive(FromRow)]
struct Row {
    id: Uuid,
    name: String,
    unit: String,
    country: String,
    language: String,
    time_zone: String,
    case_numbers: String,
    appearance: Option<String>,
    example: bool,
}

impl TryFrom<Row> for Authority {
    type Error = Error;
    fn try_from(row: Row) -> Result<Self> {
        Ok(Self {
            id: row.id.into(),
            name: row.name,
            unit: row.unit,
            country: row.country,
            language: Language::from_code(&row.language).ok_or(Error::Unexpected { what: "language" })?,
            time_zone: row.time_zone,
            case_numbers: serde_json::from_str(&row.case_numbers)
                .map_err(|_| Error::Unexpected { what: "list of case numbers" })?,
            // Colours that a later version of the program finds too pale are left away.
            appearance: row.appearance.and_then(|appearance| appearance.parse().ok()),
            example: row.example,
        })
    }
}

fn case_numbers(authority: &Authority) -> String {
    serde_json::Value::from(authority.case_numbers.clone()).to_string()
}

/// Adds an authority, with its case numbers starting at 1.
///
/// # Errors
/// The database's.
pub async fn add(tx: &mut Tx, authority: &Authority, now: i64) -> Result<()> {
    tx.sql(&ADD)
        .bind(authority.id.0)
        .bind(authority.name.clone())
        .bind(authority.unit.clone())
        .bind(authority.country.clone())
        .bind(authority.language.code().to_owned())
        .bind(authority.time_zone.clone())
        .bind(case_numbers(authority))
        .bind(authority.example)
        .bind(now)
        .run(tx)
        .await?;
    tx.sql(&ADD_COUNTER).bind(authority.id.0).run(tx).await?;
    Ok(())
}

/// All authorities, the example last.
///
/// # Errors
/// The database's.
pub async fn all(on: impl Into<On<'_>>) -> Result<Vec<Authority>> {
    let on = on.into();
    on.sql(&ALL).all::<Row>(on).await?.into_iter().map(Authority::try_from).collect()
}

/// One authority.
///
/// # Errors
/// The database's.
pub async fn one(on: impl Into<On<'_>>, id: AuthorityId) -> Result<Option<Authority>> {
    let on = on.into();
    on.sql(&ONE).bind(id.0).maybe::<Row>(on).await?.map(Authority::try_from).transpose()
}

#[derive(FromRow)]
struct Id {
    #[expect(dead_code, reason = "locking is all it is read for")]
    id: Uuid,
}

/// Holds an authority to the end of the transaction, so that of two changes to
/// who may do what there, the second sees the first.
///
/// # Errors
/// The database's.
pub async fn lock(tx: &mut Tx, id: AuthorityId) -> Result<()> {
    tx.sql(&LOCK).bind(id.0).maybe::<Id>(tx).await?;
    Ok(())
}

/// Changes everything about an authority but its identity.
///
/// # Errors
/// The database's.
pub async fn change(tx: &mut Tx, authority: &Authority) -> Result<()> {
    tx.sql(&RENAME)
        .bind(authority.id.0)
        .bind(authority.name.clone())
        .bind(authority.unit.clone())
        .bind(authority.country.clone())
        .bind(authority.language.code().to_owned())
        .bind(authority.time_zone.clone())
        .bind(case_numbers(authority))
        .run(tx)
        .await?;
    Ok(())
}

/// Changes its colours.
///
/// # Errors
/// The database's.
pub async fn change_appearance(tx: &mut Tx, id: AuthorityId, appearance: Option<Appearance>) -> Result<()> {
    tx.sql(&CHANGE_APPEARANCE).bind(id.0).bind(appearance.map(|own| own.to_string())).run(tx).await?;
    Ok(())
}

/// What is counted for an authority.
#[derive(Debug, Clone, Copy, FromRow)]
pub struct Counted {
    /// The next case number.
    pub next_case: i64,
    /// How many items are mirrored.
    pub items: i64,
}

/// Counts new cases and items; returns the counts after it.
///
/// # Errors
/// The database's.
pub async fn count_up(tx: &mut Tx, id: AuthorityId, cases: i64, items: i64) -> Result<Counted> {
    tx.sql(&COUNT_UP).bind(id.0).bind(cases).bind(items).one(tx).await
}

#[derive(FromRow)]
struct NextCase {
    authority: Uuid,
    next_case: i64,
}

/// The newest case number of every authority; 0 where there is no case.
///
/// # Errors
/// The database's.
pub async fn newest_cases(on: impl Into<On<'_>>) -> Result<Vec<(AuthorityId, i64)>> {
    let on = on.into();
    let rows = on.sql(&NEXT_CASES).all::<NextCase>(on).await?;
    Ok(rows.into_iter().map(|row| (row.authority.into(), row.next_case - 1)).collect())
}
