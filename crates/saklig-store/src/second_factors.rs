//! Second factors: that somebody has one, which of its codes was used last, and
//! the recovery codes. The secret itself lies sealed among the others.

use saklig_model::id::{AuthorityId, PersonId};
use sqlx::FromRow;

use crate::{On, Result, Statement, Tx};

statements! {
    ADD = Statement::same("INSERT INTO second_factor (person, authority, set_at, newest_step) VALUES ($1, $2, $3, $4)");
    ADD_CODE = Statement::same("INSERT INTO recovery_code (person, code_hash, authority) VALUES ($1, $2, $3)");
    IS_SET = Statement::same("SELECT COUNT(*) AS count FROM second_factor WHERE person = $1");
    HOW_MANY = Statement::same("SELECT COUNT(*) AS count FROM second_factor f JOIN person p ON p.id = f.person WHERE p.active");
    ACCEPT = Statement::same("UPDATE second_factor SET newest_step = $2 WHERE person = $1 AND newest_step < $2");
    USE_CODE = Statement::same("DELETE FROM recovery_code WHERE person = $1 AND code_hash = $2");
    CODES_LEFT = Statement::same("SELECT COUNT(*) AS count FROM recovery_code WHERE person = $1");
    FORGET = Statement::same("DELETE FROM second_factor WHERE person = $1");
    FORGET_CODES = Statement::same("DELETE FROM recovery_code WHERE person = $1");
}

#[derive(FromRow)]
struct Count {
    count: i64,
}

/// Sets a person's second factor in place of any older one, with the hashes of
/// its recovery codes. `step` is that of the code which proved it.
///
/// # Errors
/// The database's.
pub async fn set(
    tx: &mut Tx,
    authority: AuthorityId,
    person: PersonId,
    now: i64,
    step: i64,
    code_hashes: &[String],
) -> Result<()> {
    forget(tx, person).await?;
    tx.sql(&ADD).bind(person.0).bind(authority.0).bind(now).bind(step).run(tx).await?;
    for hash in code_hashes {
        tx.sql(&ADD_CODE).bind(person.0).bind(hash.clone()).bind(authority.0).run(tx).await?;
    }
    Ok(())
}

/// Whether a person has a second factor.
///
/// # Errors
/// The database's.
pub async fn is_set(on: impl Into<On<'_>>, person: PersonId) -> Result<bool> {
    let on = on.into();
    Ok(on.sql(&IS_SET).bind(person.0).one::<Count>(on).await?.count > 0)
}

/// How many people with an open account have a second factor, at all authorities.
///
/// # Errors
/// The database's.
pub async fn how_many(on: impl Into<On<'_>>) -> Result<u64> {
    let on = on.into();
    Ok(on.sql(&HOW_MANY).one::<Count>(on).await?.count.unsigned_abs())
}

/// Accepts the code of a step, once: `false` when that step or a newer one was
/// accepted before.
///
/// # Errors
/// The database's.
pub async fn accept(tx: &mut Tx, person: PersonId, step: i64) -> Result<bool> {
    Ok(tx.sql(&ACCEPT).bind(person.0).bind(step).run(tx).await? > 0)
}

/// Uses a recovery code up; `false` when there is none with this hash.
///
/// # Errors
/// The database's.
pub async fn use_code(tx: &mut Tx, person: PersonId, code_hash: &str) -> Result<bool> {
    Ok(tx.sql(&USE_CODE).bind(person.0).bind(code_hash.to_owned()).run(tx).await? > 0)
}

/// How many recovery codes a person has left.
///
/// # Errors
/// The database's.
pub async fn codes_left(on: impl Into<On<'_>>, person: PersonId) -> Result<i64> {
    let on = on.into();
    Ok(on.sql(&CODES_LEFT).bind(person.0).one::<Count>(on).await?.count)
}

/// Forgets a person's second factor and recovery codes.
///
/// # Errors
/// The database's.
pub async fn forget(tx: &mut Tx, person: PersonId) -> Result<()> {
    tx.sql(&FORGET).bind(person.0).run(tx).await?;
    tx.sql(&FORGET_CODES).bind(person.0).run(tx).await?;
    Ok(())
}
