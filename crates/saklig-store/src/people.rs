//! People, and the one-time address of set-up.

use saklig_model::{
    id::{AuthorityId, PersonId},
    language::Language,
    person::{Employment, Person, Role},
};
use sqlx::FromRow;
use uuid::Uuid;

use crate::{Error, On, Result, Statement, Tx};

statements! {
    ADD = Statement::same("INSERT INTO person (id, authority, name, login, password, roles, employment, language, active, created_at) VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)");
    BY_LOGIN = Statement::same("SELECT id, authority, name, login, password, roles, employment, language, active FROM person WHERE login = $1");
    BY_ID = Statement::same("SELECT id, authority, name, login, password, roles, employment, language, active FROM person WHERE id = $1");
    OF_AUTHORITY = Statement::same("SELECT id, authority, name, login, password, roles, employment, language, active FROM person WHERE authority = $1 ORDER BY name, id");
    CHOOSE_LANGUAGE = Statement::same("UPDATE person SET language = $2 WHERE id = $1");
    KEEP_CODE = Statement::same("INSERT INTO set_up_code (code_hash, created_at) VALUES ($1, $2)");
    FORGET_CODES = Statement::same("DELETE FROM set_up_code");
    CODE = Statement::same("SELECT code_hash FROM set_up_code WHERE code_hash = $1");
}

#[derive(FromRow)]
struct Row {
    id: Uuid,
    authority: Uuid,
    name: String,
    login: String,
    password: String,
    roles: String,
    employment: String,
    language: String,
    active: bool,
}

impl Row {
    fn split(self) -> Result<(Person, String)> {
        let roles = self
            .roles
            .split_whitespace()
            .map(|key| Role::from_key(key).ok_or(Error::Unexpected { what: "role" }))
            .collect::<Result<_>>()?;
        let person = Person {
            id: self.id.into(),
            authority: self.authority.into(),
            name: self.name,
            login: self.login,
            roles,
            employment: Employment::from_key(&self.employment)
                .ok_or(Error::Unexpected { what: "employment category" })?,
            language: Language::from_code(&self.language).ok_or(Error::Unexpected { what: "language" })?,
            active: self.active,
            through: None,
        };
        Ok((person, self.password))
    }
}

/// Adds a person with the hash of their password.
///
/// # Errors
/// The database's; also when the login is taken.
pub async fn add(tx: &mut Tx, person: &Person, password_hash: &str, now: i64) -> Result<()> {
    let roles: Vec<_> = person.roles.iter().map(|role| role.key()).collect();
    tx.sql(&ADD)
        .bind(person.id.0)
        .bind(person.authority.0)
        .bind(person.name.clone())
        .bind(person.login.clone())
        .bind(password_hash.to_owned())
        .bind(roles.join(" "))
        .bind(person.employment.key().to_owned())
        .bind(person.language.code().to_owned())
        .bind(person.active)
        .bind(now)
        .run(tx)
        .await?;
    Ok(())
}

/// The person who signs in with this name, and the hash of their password.
///
/// # Errors
/// The database's.
pub async fn by_login(on: impl Into<On<'_>>, login: &str) -> Result<Option<(Person, String)>> {
    let on = on.into();
    on.sql(&BY_LOGIN).bind(login.to_owned()).maybe::<Row>(on).await?.map(Row::split).transpose()
}

/// One person.
///
/// # Errors
/// The database's.
pub async fn one(on: impl Into<On<'_>>, id: PersonId) -> Result<Option<Person>> {
    let on = on.into();
    Ok(on.sql(&BY_ID).bind(id.0).maybe::<Row>(on).await?.map(Row::split).transpose()?.map(|(person, _)| person))
}

/// Everyone at an authority, by name.
///
/// # Errors
/// The database's.
pub async fn of(on: impl Into<On<'_>>, authority: AuthorityId) -> Result<Vec<Person>> {
    let on = on.into();
    let rows = on.sql(&OF_AUTHORITY).bind(authority.0).all::<Row>(on).await?;
    rows.into_iter().map(|row| Ok(row.split()?.0)).collect()
}

/// Changes the language a person reads.
///
/// # Errors
/// The database's.
pub async fn choose_language(tx: &mut Tx, id: PersonId, language: Language) -> Result<()> {
    tx.sql(&CHOOSE_LANGUAGE).bind(id.0).bind(language.code().to_owned()).run(tx).await?;
    Ok(())
}

/// Keeps the hash of the one-time address; any older one no longer opens.
///
/// # Errors
/// The database's.
pub async fn keep_set_up_code(tx: &mut Tx, code_hash: &str, now: i64) -> Result<()> {
    tx.sql(&FORGET_CODES).run(tx).await?;
    tx.sql(&KEEP_CODE).bind(code_hash.to_owned()).bind(now).run(tx).await?;
    Ok(())
}

/// Forgets the one-time address, once it has been used.
///
/// # Errors
/// The database's.
pub async fn forget_set_up_code(tx: &mut Tx) -> Result<()> {
    tx.sql(&FORGET_CODES).run(tx).await?;
    Ok(())
}

#[derive(FromRow)]
struct Code {
    #[expect(dead_code, reason = "its presence is the answer")]
    code_hash: String,
}

/// Whether this is the hash of the one-time address.
///
/// # Errors
/// The database's.
pub async fn is_set_up_code(on: impl Into<On<'_>>, code_hash: &str) -> Result<bool> {
    let on = on.into();
    Ok(on.sql(&CODE).bind(code_hash.to_owned()).maybe::<Code>(on).await?.is_some())
}
