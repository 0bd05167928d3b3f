//! Versions of pack files: a release never rewrites history.

use sqlx::FromRow;

use crate::{On, Result, Statement, Tx};

statements! {
    HASHES = Statement::same("SELECT path, sha256 FROM pack_version ORDER BY path, loaded_at");
    KEEP = Statement::same("INSERT INTO pack_version (path, sha256, body, loaded_at) VALUES ($1, $2, $3, $4) ON CONFLICT (path, sha256) DO NOTHING");
}

/// A version that is kept.
#[derive(Debug, Clone, PartialEq, Eq, FromRow)]
pub struct Kept {
    /// The file: `se/grounds.toml`.
    pub path: String,
    /// SHA-256 of its bytes in hexadecimal.
    pub sha256: String,
}

/// All versions that are kept, by file and age.
///
/// # Errors
/// The database's.
pub async fn kept(on: impl Into<On<'_>>) -> Result<Vec<Kept>> {
    let on = on.into();
    on.sql(&HASHES).all(on).await
}

/// Keeps a version for good.
///
/// # Errors
/// The database's.
pub async fn keep(tx: &mut Tx, version: &Kept, body: &str, now: i64) -> Result<()> {
    tx.sql(&KEEP)
        .bind(version.path.clone())
        .bind(version.sha256.clone())
        .bind(body.to_owned())
        .bind(now)
        .run(tx)
        .await?;
    Ok(())
}
