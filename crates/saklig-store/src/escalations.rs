//! Cases that were handed up to a function, until somebody takes them.

use jiff::Timestamp;
use saklig_model::{
    case::HandedUp,
    clock::from_micros,
    id::{AuthorityId, CaseId, ItemId, PersonId},
    person::Role,
};
use sqlx::FromRow;
use uuid::Uuid;

use crate::{
    Error, On, Result, Statement, Tx,
    cases::{Listed, ListedRow, listed},
};

statements! {
    PUT = Statement::same("INSERT INTO escalation (case_file, authority, role, person, escalated_at, why, about) VALUES ($1, $2, $3, $4, $5, $6, $7) ON CONFLICT (case_file) DO UPDATE SET role = excluded.role, person = excluded.person, escalated_at = excluded.escalated_at, why = excluded.why, about = excluded.about");
    OF_CASE = Statement::same("SELECT role, person, escalated_at, why, about FROM escalation WHERE case_file = $1");
    END = Statement::same("DELETE FROM escalation WHERE case_file = $1");
    COUNT = Statement::same("SELECT COUNT(*) AS count FROM escalation WHERE authority = $1 AND role = $2");
    ASKED = Statement::same("SELECT DISTINCT why FROM escalation WHERE authority = $1 AND role = $2 ORDER BY why");
    LISTED = Statement::same(concat!("SELECT c.number AS place, ", listed!(), " FROM escalation e JOIN case_file c ON c.id = e.case_file JOIN item i ON i.id = c.item ", joined_to_case!(), " WHERE e.authority = $1 AND e.role = $2 ORDER BY e.escalated_at, c.number LIMIT $3"));
}

/// A case that was handed up.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Escalation {
    /// To which function.
    pub role: Role,
    /// By whom.
    pub person: PersonId,
    /// When.
    pub at: Timestamp,
    /// What is asked for.
    pub why: HandedUp,
    /// The item on whose account, where there is one: an answer, a quotation.
    pub about: Option<ItemId>,
}

#[derive(FromRow)]
struct Row {
    role: String,
    person: Uuid,
    escalated_at: i64,
    why: String,
    about: Option<Uuid>,
}

/// Hands a case up; an earlier escalation gives way.
///
/// # Errors
/// The database's.
pub async fn put(tx: &mut Tx, authority: AuthorityId, case: CaseId, escalation: &Escalation) -> Result<()> {
    tx.sql(&PUT)
        .bind(case.0)
        .bind(authority.0)
        .bind(escalation.role.key().to_owned())
        .bind(escalation.person.0)
        .bind(escalation.at.as_microsecond())
        .bind(escalation.why.key().to_owned())
        .bind(escalation.about.map(|item| item.0))
        .run(tx)
        .await?;
    Ok(())
}

/// Whether and to whom a case was handed up.
///
/// # Errors
/// The database's.
pub async fn of(on: impl Into<On<'_>>, case: CaseId) -> Result<Option<Escalation>> {
    let on = on.into();
    let Some(row) = on.sql(&OF_CASE).bind(case.0).maybe::<Row>(on).await? else { return Ok(None) };
    let role = Role::from_key(&row.role).ok_or(Error::Unexpected { what: "role of an escalation" })?;
    let why = HandedUp::from_key(&row.why).ok_or(Error::Unexpected { what: "reason of an escalation" })?;
    let (at, about) = (from_micros(row.escalated_at), row.about.map(ItemId::from));
    Ok(Some(Escalation { role, person: row.person.into(), at, why, about }))
}

/// Somebody has taken the case.
///
/// # Errors
/// The database's.
pub async fn end(tx: &mut Tx, case: CaseId) -> Result<()> {
    tx.sql(&END).bind(case.0).run(tx).await?;
    Ok(())
}

#[derive(FromRow)]
struct Count {
    count: i64,
}

/// How many cases wait for a function.
///
/// # Errors
/// The database's.
pub async fn count(on: impl Into<On<'_>>, authority: AuthorityId, role: Role) -> Result<i64> {
    let on = on.into();
    Ok(on.sql(&COUNT).bind(authority.0).bind(role.key().to_owned()).one::<Count>(on).await?.count)
}

#[derive(FromRow)]
struct Why {
    why: String,
}

/// What a function is asked for by the cases that wait for it, each once.
///
/// # Errors
/// The database's.
pub async fn asked(on: impl Into<On<'_>>, authority: AuthorityId, role: Role) -> Result<Vec<HandedUp>> {
    let on = on.into();
    let rows = on.sql(&ASKED).bind(authority.0).bind(role.key().to_owned()).all::<Why>(on).await?;
    rows.into_iter()
        .map(|row| HandedUp::from_key(&row.why).ok_or(Error::Unexpected { what: "reason of an escalation" }))
        .collect()
}

/// The cases that wait for a function, the longest waiting first.
///
/// # Errors
/// The database's.
pub async fn waiting(on: impl Into<On<'_>>, authority: AuthorityId, role: Role, most: i64) -> Result<Vec<Listed>> {
    let on = on.into();
    let rows = on.sql(&LISTED).bind(authority.0).bind(role.key().to_owned()).bind(most).all::<ListedRow>(on).await?;
    rows.into_iter().map(listed).collect()
}
