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
    KEPT = Statement::same("SELECT p.id, p.authority, p.name, p.login, p.password, p.roles, p.employment, p.language, p.active, p.added, p.seen_on, (SELECT COUNT(*) FROM second_factor f WHERE f.person = p.id) AS factors FROM person p WHERE p.id = $1");
    ALL_KEPT = Statement::same("SELECT p.id, p.authority, p.name, p.login, p.password, p.roles, p.employment, p.language, p.active, p.added, p.seen_on, (SELECT COUNT(*) FROM second_factor f WHERE f.person = p.id) AS factors FROM person p WHERE p.authority = $1 ORDER BY p.name, p.id");
    PROPOSE = Statement::same("INSERT INTO person (id, authority, name, login, password, roles, employment, language, active, created_at, added) VALUES ($1, $2, $3, $4, '', '', $5, $6, FALSE, $7, FALSE)");
    UNPROPOSE = Statement::same("DELETE FROM person WHERE id = $1 AND NOT added");
    CHANGE_POWER = Statement::same("UPDATE person SET roles = $2, employment = $3, active = $4, added = TRUE WHERE id = $1");
    CHOOSE_PASSWORD = Statement::same("UPDATE person SET password = $2 WHERE id = $1");
    SEEN_ON = Statement::same("UPDATE person SET seen_on = $2 WHERE id = $1");
    CHOOSE_LANGUAGE = Statement::same("UPDATE person SET language = $2 WHERE id = $1");
    CHOOSE_KEYS = Statement::same("UPDATE person SET single_keys = $2 WHERE id = $1");
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

/// A person with what is kept beside them.
#[derive(Debug, Clone)]
pub struct Kept {
    /// The person.
    pub person: Person,
    /// The hash of their password; empty until they have chosen one.
    pub password: String,
    /// Whether they have been added, or are only proposed.
    pub added: bool,
    /// Whether they have a second factor.
    pub second_factor: bool,
    /// The day on which they were here last: `2026-11-23`.
    pub seen_on: Option<String>,
}

#[derive(FromRow)]
struct KeptRow {
    #[sqlx(flatten)]
    row: Row,
    added: bool,
    seen_on: Option<String>,
    factors: i64,
}

impl KeptRow {
    fn kept(self) -> Result<Kept> {
        let (person, password) = self.row.split()?;
        let Self { added, seen_on, factors, .. } = self;
        Ok(Kept { person, password, added, second_factor: factors > 0, seen_on })
    }
}

/// One person, with what is kept beside them.
///
/// # Errors
/// The database's.
pub async fn kept(on: impl Into<On<'_>>, id: PersonId) -> Result<Option<Kept>> {
    let on = on.into();
    on.sql(&KEPT).bind(id.0).maybe::<KeptRow>(on).await?.map(KeptRow::kept).transpose()
}

/// Everyone at an authority with what is kept beside them, by name; also those
/// who are only proposed.
///
/// # Errors
/// The database's.
pub async fn all_kept(on: impl Into<On<'_>>, authority: AuthorityId) -> Result<Vec<Kept>> {
    let on = on.into();
    on.sql(&ALL_KEPT).bind(authority.0).all::<KeptRow>(on).await?.into_iter().map(KeptRow::kept).collect()
}

fn roles_text(roles: &[Role]) -> String {
    roles.iter().map(|role| role.key()).collect::<Vec<_>>().join(" ")
}

/// Keeps the name and login of somebody who is proposed: without password and
/// roles, and closed.
///
/// # Errors
/// The database's; also when the login is taken.
pub async fn propose(tx: &mut Tx, person: &Person, now: i64) -> Result<()> {
    tx.sql(&PROPOSE)
        .bind(person.id.0)
        .bind(person.authority.0)
        .bind(person.name.clone())
        .bind(person.login.clone())
        .bind(person.employment.key().to_owned())
        .bind(person.language.code().to_owned())
        .bind(now)
        .run(tx)
        .await?;
    Ok(())
}

/// Forgets somebody who was only proposed.
///
/// # Errors
/// The database's.
pub async fn unpropose(tx: &mut Tx, id: PersonId) -> Result<()> {
    tx.sql(&UNPROPOSE).bind(id.0).run(tx).await?;
    Ok(())
}

/// Changes what decides a person's power: roles, employment category, and
/// whether they may sign in. Whoever was proposed is then added.
///
/// # Errors
/// The database's.
pub async fn change_power(tx: &mut Tx, person: &Person) -> Result<()> {
    tx.sql(&CHANGE_POWER)
        .bind(person.id.0)
        .bind(roles_text(&person.roles))
        .bind(person.employment.key().to_owned())
        .bind(person.active)
        .run(tx)
        .await?;
    Ok(())
}

/// Keeps the hash of the password that a person has chosen; empty for none.
///
/// # Errors
/// The database's.
pub async fn choose_password(tx: &mut Tx, id: PersonId, password_hash: &str) -> Result<()> {
    tx.sql(&CHOOSE_PASSWORD).bind(id.0).bind(password_hash.to_owned()).run(tx).await?;
    Ok(())
}

/// Notes the day on which a person was here.
///
/// # Errors
/// The database's.
pub async fn seen_on(tx: &mut Tx, id: PersonId, day: &str) -> Result<()> {
    tx.sql(&SEEN_ON).bind(id.0).bind(day.to_owned()).run(tx).await?;
    Ok(())
}

/// Adds a person with the hash of their password.
///
/// # Errors
/// The database's; also when the login is taken.
pub async fn add(tx: &mut Tx, person: &Person, password_hash: &str, now: i64) -> Result<()> {
    tx.sql(&ADD)
        .bind(person.id.0)
        .bind(person.authority.0)
        .bind(person.name.clone())
        .bind(person.login.clone())
        .bind(password_hash.to_owned())
        .bind(roles_text(&person.roles))
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

/// Switches single letters as keys on or off for a person.
///
/// # Errors
/// The database's.
pub async fn choose_keys(tx: &mut Tx, id: PersonId, on: bool) -> Result<()> {
    tx.sql(&CHOOSE_KEYS).bind(id.0).bind(on).run(tx).await?;
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
