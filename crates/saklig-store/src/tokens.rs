//! Tokens, with which programs act in people's names.

use saklig_model::{
    clock::{from_micros, micros},
    id::{AuthorityId, PersonId, TokenId},
    person::Power,
    token::Token,
};
use sqlx::FromRow;
use uuid::Uuid;

use crate::{Error, On, Result, Statement, Tx};

statements! {
    ADD = Statement::same("INSERT INTO token (id, authority, person, name, secret_hash, scope, made_at, expires_at) VALUES ($1, $2, $3, $4, $5, $6, $7, $8)");
    BY_SECRET = Statement::same("SELECT id, authority, person, name, scope, made_at, expires_at, used_at, ended_at FROM token WHERE secret_hash = $1");
    ONE = Statement::same("SELECT id, authority, person, name, scope, made_at, expires_at, used_at, ended_at FROM token WHERE id = $1");
    VALID = Statement::same("SELECT id, authority, person, name, scope, made_at, expires_at, used_at, ended_at FROM token WHERE authority = $1 AND ended_at IS NULL AND expires_at > $2 ORDER BY made_at DESC, id");
    USED = Statement::same("UPDATE token SET used_at = $2 WHERE id = $1");
    END = Statement::same("UPDATE token SET ended_at = $2 WHERE id = $1 AND ended_at IS NULL");
}

#[derive(FromRow)]
struct Row {
    id: Uuid,
    authority: Uuid,
    person: Uuid,
    name: String,
    scope: String,
    made_at: i64,
    expires_at: i64,
    used_at: Option<i64>,
    ended_at: Option<i64>,
}

impl Row {
    fn token(self) -> Result<Token> {
        let scope = self.scope.split_whitespace();
        let scope = scope.map(|key| Power::from_key(key).ok_or(Error::Unexpected { what: "power" }));
        Ok(Token {
            id: self.id.into(),
            authority: self.authority.into(),
            person: self.person.into(),
            name: self.name,
            scope: scope.collect::<Result<_>>()?,
            made_at: from_micros(self.made_at),
            expires_at: from_micros(self.expires_at),
            used_at: self.used_at.map(from_micros),
            ended_at: self.ended_at.map(from_micros),
        })
    }
}

/// Adds a token with the hash of its secret.
///
/// # Errors
/// The database's.
pub async fn add(tx: &mut Tx, token: &Token, secret_hash: &str) -> Result<()> {
    let scope: Vec<_> = token.scope.iter().map(|power| power.key()).collect();
    tx.sql(&ADD)
        .bind(token.id.0)
        .bind(token.authority.0)
        .bind(token.person.0)
        .bind(token.name.clone())
        .bind(secret_hash.to_owned())
        .bind(scope.join(" "))
        .bind(micros(token.made_at))
        .bind(micros(token.expires_at))
        .run(tx)
        .await?;
    Ok(())
}

/// The token with this secret's hash, valid or not.
///
/// # Errors
/// The database's.
pub async fn by_secret(on: impl Into<On<'_>>, secret_hash: &str) -> Result<Option<Token>> {
    let on = on.into();
    on.sql(&BY_SECRET).bind(secret_hash.to_owned()).maybe::<Row>(on).await?.map(Row::token).transpose()
}

/// One token, valid or not.
///
/// # Errors
/// The database's.
pub async fn one(on: impl Into<On<'_>>, id: TokenId) -> Result<Option<Token>> {
    let on = on.into();
    on.sql(&ONE).bind(id.0).maybe::<Row>(on).await?.map(Row::token).transpose()
}

/// The tokens of an authority that still open something, the newest first.
///
/// # Errors
/// The database's.
pub async fn valid(on: impl Into<On<'_>>, authority: AuthorityId, now: i64) -> Result<Vec<Token>> {
    let on = on.into();
    let rows = on.sql(&VALID).bind(authority.0).bind(now).all::<Row>(on).await?;
    rows.into_iter().map(Row::token).collect()
}

/// The tokens of one person that still open something.
///
/// # Errors
/// The database's.
pub async fn valid_of(on: impl Into<On<'_>>, authority: AuthorityId, person: PersonId, now: i64) -> Result<Vec<Token>> {
    Ok(valid(on, authority, now).await?.into_iter().filter(|token| token.person == person).collect())
}

/// Notes the day of use, as its beginning in microseconds.
///
/// # Errors
/// The database's.
pub async fn used(tx: &mut Tx, id: TokenId, day: i64) -> Result<()> {
    tx.sql(&USED).bind(id.0).bind(day).run(tx).await?;
    Ok(())
}

/// Ends a token; `false` when it was ended before.
///
/// # Errors
/// The database's.
pub async fn end(tx: &mut Tx, id: TokenId, now: i64) -> Result<bool> {
    Ok(tx.sql(&END).bind(id.0).bind(now).run(tx).await? == 1)
}
