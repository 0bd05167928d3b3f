//! Presence: who has an item's page open. A row a page, kept alive by the page
//! and gone soon after it; nothing that the journal hears of.

use saklig_model::id::{AuthorityId, ItemId, PersonId};
use sqlx::FromRow;
use uuid::Uuid;

use crate::{On, Result, Statement, Tx, drafts::Draft};

statements! {
    ENTER = Statement::same("INSERT INTO presence (page, authority, item, person, expires_at) VALUES ($1, $2, $3, $4, $5) ON CONFLICT (page) DO UPDATE SET expires_at = excluded.expires_at");
    LEAVE = Statement::same("DELETE FROM presence WHERE page = $1");
    EXPIRED = Statement::same("DELETE FROM presence WHERE expires_at <= $1");
    AT_ITEM = Statement::same("SELECT e.person, p.name, NULL AS text, 0 AS version, 0 AS saved_at, e.expires_at AS until FROM presence e JOIN person p ON p.id = e.person WHERE e.item = $1 AND e.expires_at > $2 UNION ALL SELECT d.person, p.name, d.text, d.version, d.saved_at, d.held_until FROM draft d JOIN person p ON p.id = d.person WHERE d.item = $1");
}

/// Whoever works on an item.
#[derive(Debug, Clone, Default)]
pub struct AtItem {
    /// Who has its page open: each person once, by name.
    pub here: Vec<(PersonId, String)>,
    /// The answer that one of them has begun.
    pub draft: Option<Draft>,
}

/// A page is open, until `expires_at` (microseconds) unless it says so again.
///
/// # Errors
/// The database's.
pub async fn enter(
    tx: &mut Tx,
    page: Uuid,
    authority: AuthorityId,
    item: ItemId,
    person: PersonId,
    expires_at: i64,
) -> Result<()> {
    tx.sql(&ENTER).bind(page).bind(authority.0).bind(item.0).bind(person.0).bind(expires_at).run(tx).await?;
    Ok(())
}

/// A page was closed.
///
/// # Errors
/// The database's.
pub async fn leave(tx: &mut Tx, page: Uuid) -> Result<()> {
    tx.sql(&LEAVE).bind(page).run(tx).await?;
    Ok(())
}

/// Forgets pages that have not been heard of since they expired.
///
/// # Errors
/// The database's.
pub async fn forget_expired(tx: &mut Tx, now: i64) -> Result<()> {
    tx.sql(&EXPIRED).bind(now).run(tx).await?;
    Ok(())
}

#[derive(FromRow)]
struct Row {
    person: Uuid,
    name: String,
    text: Option<String>,
    version: i64,
    saved_at: i64,
    until: i64,
}

/// Who works on an item at `now` (microseconds), and what they have begun: both
/// in one question, because the page of every case asks it.
///
/// # Errors
/// The database's.
pub async fn at(on: impl Into<On<'_>>, item: ItemId, now: i64) -> Result<AtItem> {
    let on = on.into();
    let mut found = AtItem::default();
    for row in on.sql(&AT_ITEM).bind(item.0).bind(now).all::<Row>(on).await? {
        match row.text {
            None => found.here.push((row.person.into(), row.name)),
            Some(text) => {
                found.draft = Some(Draft {
                    person: row.person.into(),
                    name: row.name,
                    text,
                    version: row.version,
                    saved_at: saklig_model::clock::from_micros(row.saved_at),
                    held_until: saklig_model::clock::from_micros(row.until),
                });
            }
        }
    }
    found.here.sort_by(|(one, name), (other, other_name)| (name, one).cmp(&(other_name, other)));
    found.here.dedup();
    Ok(found)
}
