//! Sealed secrets: credentials and signing keys, which this crate never opens.

use saklig_model::id::AuthorityId;
use sqlx::FromRow;
use uuid::Uuid;

use crate::{On, Result, Statement, Tx};

statements! {
    KEEP = Statement::same("INSERT INTO secret (authority, name, sealed) VALUES ($1, $2, $3) ON CONFLICT (authority, name) DO UPDATE SET sealed = excluded.sealed");
    WITH_PREFIX = Statement::same("SELECT name, sealed FROM secret WHERE authority = $1 AND substr(name, 1, length($2)) = $2 ORDER BY name");
    FORGET = Statement::same("DELETE FROM secret WHERE authority = $1 AND substr(name, 1, length($2)) = $2");
    ANY = Statement::same("SELECT authority, name, sealed FROM secret ORDER BY authority, name LIMIT 1");
}

/// A sealed secret.
#[derive(Debug, Clone, FromRow)]
pub struct Sealed {
    /// Its name: `channel/<id>/app_password`, `journal`.
    pub name: String,
    /// What only the vault can open.
    pub sealed: String,
}

/// Keeps a sealed secret, in place of any older one with its name.
///
/// # Errors
/// The database's.
pub async fn keep(tx: &mut Tx, authority: AuthorityId, name: &str, sealed: &str) -> Result<()> {
    tx.sql(&KEEP).bind(authority.0).bind(name.to_owned()).bind(sealed.to_owned()).run(tx).await?;
    Ok(())
}

/// The sealed secrets whose names begin so.
///
/// # Errors
/// The database's.
pub async fn with_prefix(on: impl Into<On<'_>>, authority: AuthorityId, prefix: &str) -> Result<Vec<Sealed>> {
    let on = on.into();
    on.sql(&WITH_PREFIX).bind(authority.0).bind(prefix.to_owned()).all(on).await
}

/// Forgets the secrets whose names begin so.
///
/// # Errors
/// The database's.
pub async fn forget(tx: &mut Tx, authority: AuthorityId, prefix: &str) -> Result<()> {
    tx.sql(&FORGET).bind(authority.0).bind(prefix.to_owned()).run(tx).await?;
    Ok(())
}

#[derive(FromRow)]
struct OfAuthority {
    authority: Uuid,
    name: String,
    sealed: String,
}

/// Any secret at all and whose it is, to find out whether the key file still fits.
///
/// # Errors
/// The database's.
pub async fn any(on: impl Into<On<'_>>) -> Result<Option<(AuthorityId, Sealed)>> {
    let on = on.into();
    let row = on.sql(&ANY).maybe::<OfAuthority>(on).await?;
    Ok(row.map(|row| (row.authority.into(), Sealed { name: row.name, sealed: row.sealed })))
}
