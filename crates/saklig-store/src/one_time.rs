//! One-time addresses, at which somebody chooses password and second factor.

use saklig_model::id::{AuthorityId, PersonId};
use sqlx::FromRow;
use uuid::Uuid;

use crate::{On, Result, Statement, Tx};

statements! {
    KEEP = Statement::same("INSERT INTO one_time_address (person, authority, code_hash, expires_at) VALUES ($1, $2, $3, $4) ON CONFLICT (person) DO UPDATE SET code_hash = excluded.code_hash, expires_at = excluded.expires_at");
    WHOSE = Statement::same("SELECT person FROM one_time_address WHERE code_hash = $1 AND expires_at > $2");
    FORGET = Statement::same("DELETE FROM one_time_address WHERE person = $1");
}

#[derive(FromRow)]
struct Whose {
    person: Uuid,
}

/// Keeps the hash of a person's one-time address; any older one no longer
/// opens. `expires_at` is in microseconds.
///
/// # Errors
/// The database's.
pub async fn keep(
    tx: &mut Tx,
    authority: AuthorityId,
    person: PersonId,
    code_hash: &str,
    expires_at: i64,
) -> Result<()> {
    tx.sql(&KEEP).bind(person.0).bind(authority.0).bind(code_hash.to_owned()).bind(expires_at).run(tx).await?;
    Ok(())
}

/// Whose one-time address has this hash, unless it has expired.
///
/// # Errors
/// The database's.
pub async fn whose(on: impl Into<On<'_>>, code_hash: &str, now: i64) -> Result<Option<PersonId>> {
    let on = on.into();
    let row = on.sql(&WHOSE).bind(code_hash.to_owned()).bind(now).maybe::<Whose>(on).await?;
    Ok(row.map(|row| row.person.into()))
}

/// Forgets a person's one-time address; `false` when there was none.
///
/// # Errors
/// The database's.
pub async fn forget(tx: &mut Tx, person: PersonId) -> Result<bool> {
    Ok(tx.sql(&FORGET).bind(person.0).run(tx).await? > 0)
}
