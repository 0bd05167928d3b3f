//! Which rule set holds in which channel, from which day.

use jiff::{Timestamp, civil::Date};
use saklig_model::{
    clock::from_micros,
    id::{AuthorityId, ChannelId, PersonId},
};
use sqlx::FromRow;
use uuid::Uuid;

use crate::{Error, On, Result, Statement, Tx};

statements! {
    CHOOSE = Statement::same("INSERT INTO channel_rules (id, authority, channel, rule_set, valid_from, person, chosen_at) VALUES ($1, $2, $3, $4, $5, $6, $7)");
    OF_CHANNEL = Statement::same("SELECT r.rule_set, r.valid_from, r.person, p.name, r.chosen_at FROM channel_rules r JOIN person p ON p.id = r.person WHERE r.channel = $1 ORDER BY r.valid_from DESC, r.chosen_at DESC, r.id LIMIT 100");
}

/// A choice of rules for a channel.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Chosen {
    /// The rule set's id in the country's pack.
    pub rule_set: String,
    /// The first day it holds.
    pub from: Date,
    /// Who chose it.
    pub person: PersonId,
    /// Their name.
    pub name: String,
    /// When it was chosen.
    pub at: Timestamp,
}

#[derive(FromRow)]
struct Row {
    rule_set: String,
    valid_from: String,
    person: Uuid,
    name: String,
    chosen_at: i64,
}

/// Records a choice.
///
/// # Errors
/// The database's.
pub async fn choose(tx: &mut Tx, id: Uuid, authority: AuthorityId, channel: ChannelId, chosen: &Chosen) -> Result<()> {
    tx.sql(&CHOOSE)
        .bind(id)
        .bind(authority.0)
        .bind(channel.0)
        .bind(chosen.rule_set.clone())
        .bind(chosen.from.to_string())
        .bind(chosen.person.0)
        .bind(chosen.at.as_microsecond())
        .run(tx)
        .await?;
    Ok(())
}

/// What was chosen for a channel: what begins last stands first, and of the
/// same day what was chosen last.
///
/// # Errors
/// The database's.
pub async fn of(on: impl Into<On<'_>>, channel: ChannelId) -> Result<Vec<Chosen>> {
    let on = on.into();
    let rows = on.sql(&OF_CHANNEL).bind(channel.0).all::<Row>(on).await?;
    rows.into_iter()
        .map(|row| {
            Ok(Chosen {
                rule_set: row.rule_set,
                from: row.valid_from.parse().map_err(|_| Error::Unexpected { what: "first day of a rule set" })?,
                person: row.person.into(),
                name: row.name,
                at: from_micros(row.chosen_at),
            })
        })
        .collect()
}
