//! What an authority has settled for itself, in every version.

use jiff::{Timestamp, civil::Date};
use saklig_model::{
    clock::from_micros,
    id::{AuthorityId, PersonId},
};
use sqlx::FromRow;
use uuid::Uuid;

use crate::{Error, On, Result, Statement, Tx};

statements! {
    ADD = Statement::same("INSERT INTO setting (id, authority, kind, name, version, body, valid_from, person, set_at) VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9)");
    OF_AUTHORITY = Statement::same("SELECT s.id, s.kind, s.name, s.version, s.body, s.valid_from, s.person, p.name AS person_name, s.set_at FROM setting s JOIN person p ON p.id = s.person WHERE s.authority = $1 ORDER BY s.kind, s.name, s.version");
}

/// A version of a setting.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Setting {
    /// Its identity: random, because the journal names it.
    pub id: Uuid,
    /// What kind of thing is settled: `template`.
    pub kind: String,
    /// Which one: `refer-individual`.
    pub name: String,
    /// 1 for the first version, and so on.
    pub version: i64,
    /// What was settled, as JSON; `None` where what the packs say holds again.
    pub body: Option<String>,
    /// The first day on which it holds.
    pub valid_from: Date,
    /// Who settled it.
    pub person: PersonId,
    /// Their name.
    pub person_name: String,
    /// When.
    pub set_at: Timestamp,
}

#[derive(FromRow)]
struct Row {
    id: Uuid,
    kind: String,
    name: String,
    version: i64,
    body: Option<String>,
    valid_from: String,
    person: Uuid,
    person_name: String,
    set_at: i64,
}

/// Adds a version.
///
/// # Errors
/// The database's.
pub async fn add(tx: &mut Tx, authority: AuthorityId, setting: &Setting) -> Result<()> {
    tx.sql(&ADD)
        .bind(setting.id)
        .bind(authority.0)
        .bind(setting.kind.clone())
        .bind(setting.name.clone())
        .bind(setting.version)
        .bind(setting.body.clone())
        .bind(setting.valid_from.to_string())
        .bind(setting.person.0)
        .bind(setting.set_at.as_microsecond())
        .run(tx)
        .await?;
    Ok(())
}

/// Everything that an authority has settled, each in the order of its versions.
///
/// # Errors
/// The database's.
pub async fn of(on: impl Into<On<'_>>, authority: AuthorityId) -> Result<Vec<Setting>> {
    let on = on.into();
    let rows = on.sql(&OF_AUTHORITY).bind(authority.0).all::<Row>(on).await?;
    let read = |row: Row| {
        Ok(Setting {
            id: row.id,
            kind: row.kind,
            name: row.name,
            version: row.version,
            body: row.body,
            valid_from: row.valid_from.parse().map_err(|_| Error::Unexpected { what: "day of a setting" })?,
            person: row.person.into(),
            person_name: row.person_name,
            set_at: from_micros(row.set_at),
        })
    };
    rows.into_iter().map(read).collect()
}

/// What holds on a day: of each the newest version that has begun. A later
/// version may begin earlier than the one before; then it takes its place.
#[must_use]
pub fn on(day: Date, all: Vec<Setting>) -> Vec<Setting> {
    let mut holding: Vec<Setting> = Vec::new();
    for setting in all.into_iter().filter(|setting| setting.valid_from <= day) {
        holding.retain(|other| (&other.kind, &other.name) != (&setting.kind, &setting.name));
        holding.push(setting);
    }
    holding
}

#[cfg(test)]
mod tests {
    use super::*;

    fn setting(version: i64, from: &str) -> Setting {
        Setting {
            id: Uuid::from_u128(version.unsigned_abs().into()),
            kind: "template".into(),
            name: "thanks".into(),
            version,
            body: None,
            valid_from: from.parse().unwrap(),
            person: Uuid::nil().into(),
            person_name: "Amina Lind".into(),
            set_at: Timestamp::UNIX_EPOCH,
        }
    }

    #[test]
    fn the_newest_that_has_begun_holds() {
        let all = vec![setting(1, "2026-11-01"), setting(2, "2026-12-01"), setting(3, "2026-11-20")];
        let version = |day: &str| on(day.parse().unwrap(), all.clone()).first().map(|one| one.version);
        assert_eq!(version("2026-10-31"), None);
        assert_eq!(version("2026-11-19"), Some(1));
        assert_eq!(version("2026-11-20"), Some(3));
        // What was settled later counts, also after the day of the one before.
        assert_eq!(version("2026-12-02"), Some(3));
    }
}
