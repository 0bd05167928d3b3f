//! How else than by their full name a person who works here may be named in a
//! text: another surname, a nickname, a user name, an e-mail address.

use saklig_model::id::{AuthorityId, PersonId};
use sqlx::FromRow;
use uuid::Uuid;

use crate::{On, Result, Statement, Tx};

statements! {
    ADD = Statement::same("INSERT INTO spelling (person, authority, words) VALUES ($1, $2, $3) ON CONFLICT (person, words) DO NOTHING");
    FORGET = Statement::same("DELETE FROM spelling WHERE person = $1");
    OF_AUTHORITY = Statement::same("SELECT person, words FROM spelling WHERE authority = $1 ORDER BY person, words");
}

#[derive(FromRow)]
struct Row {
    person: Uuid,
    words: String,
}

/// Puts a person's spellings in place of those before.
///
/// # Errors
/// The database's.
pub async fn set(tx: &mut Tx, authority: AuthorityId, person: PersonId, spellings: &[String]) -> Result<()> {
    tx.sql(&FORGET).bind(person.0).run(tx).await?;
    for words in spellings {
        tx.sql(&ADD).bind(person.0).bind(authority.0).bind(words.clone()).run(tx).await?;
    }
    Ok(())
}

/// Everybody's spellings in an authority.
///
/// # Errors
/// The database's.
pub async fn of_authority(on: impl Into<On<'_>>, authority: AuthorityId) -> Result<Vec<(PersonId, String)>> {
    let on = on.into();
    let rows = on.sql(&OF_AUTHORITY).bind(authority.0).all::<Row>(on).await?;
    Ok(rows.into_iter().map(|row| (row.person.into(), row.words)).collect())
}
