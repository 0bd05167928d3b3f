//! Proposals: what one person proposes and another confirms.

use saklig_model::{
    clock::{from_micros, micros},
    id::{AuthorityId, ProposalId},
    proposal::{OPEN_FOR, Outcome, Proposal, Settled},
};
use sqlx::FromRow;
use uuid::Uuid;

use crate::{Error, On, Result, Statement, Tx};

statements! {
    ADD = Statement::same("INSERT INTO proposal (id, authority, act, subject, content, proposed_by, proposed_at) VALUES ($1, $2, $3, $4, $5, $6, $7)");
    ONE = Statement::same("SELECT id, authority, act, subject, content, proposed_by, proposed_at, outcome, settled_by, settled_at FROM proposal WHERE id = $1");
    OPEN = Statement::same("SELECT id, authority, act, subject, content, proposed_by, proposed_at, outcome, settled_by, settled_at FROM proposal WHERE authority = $1 AND outcome IS NULL AND proposed_at > $2 ORDER BY proposed_at, id");
    OF_SUBJECT = Statement::same("SELECT id, authority, act, subject, content, proposed_by, proposed_at, outcome, settled_by, settled_at FROM proposal WHERE subject = $1 ORDER BY proposed_at DESC, id");
    SETTLE = Statement::same("UPDATE proposal SET outcome = $2, settled_by = $3, settled_at = $4 WHERE id = $1 AND outcome IS NULL");
}

#[derive(FromRow)]
struct Row {
    id: Uuid,
    authority: Uuid,
    act: String,
    subject: Uuid,
    content: String,
    proposed_by: Uuid,
    proposed_at: i64,
    outcome: Option<String>,
    settled_by: Option<Uuid>,
    settled_at: Option<i64>,
}

impl Row {
    fn proposal(self) -> Result<Proposal> {
        let settled = match (self.outcome, self.settled_by, self.settled_at) {
            (Some(outcome), Some(by), Some(at)) => Some(Settled {
                outcome: Outcome::from_key(&outcome).ok_or(Error::Unexpected { what: "outcome of a proposal" })?,
                by: by.into(),
                at: from_micros(at),
            }),
            _ => None,
        };
        Ok(Proposal {
            id: self.id.into(),
            authority: self.authority.into(),
            act: self.act,
            subject: self.subject,
            content: self.content,
            proposed_by: self.proposed_by.into(),
            proposed_at: from_micros(self.proposed_at),
            settled,
        })
    }
}

/// Adds a proposal.
///
/// # Errors
/// The database's.
pub async fn add(tx: &mut Tx, proposal: &Proposal) -> Result<()> {
    tx.sql(&ADD)
        .bind(proposal.id.0)
        .bind(proposal.authority.0)
        .bind(proposal.act.clone())
        .bind(proposal.subject)
        .bind(proposal.content.clone())
        .bind(proposal.proposed_by.0)
        .bind(micros(proposal.proposed_at))
        .run(tx)
        .await?;
    Ok(())
}

/// One proposal.
///
/// # Errors
/// The database's.
pub async fn one(on: impl Into<On<'_>>, id: ProposalId) -> Result<Option<Proposal>> {
    let on = on.into();
    on.sql(&ONE).bind(id.0).maybe::<Row>(on).await?.map(Row::proposal).transpose()
}

/// Everything at an authority that waits for a second person, the oldest first.
///
/// # Errors
/// The database's.
pub async fn open(on: impl Into<On<'_>>, authority: AuthorityId, now: jiff::Timestamp) -> Result<Vec<Proposal>> {
    let on = on.into();
    let rows = on.sql(&OPEN).bind(authority.0).bind(micros(now - OPEN_FOR)).all::<Row>(on).await?;
    rows.into_iter().map(Row::proposal).collect()
}

/// Every proposal about one thing, the newest first.
///
/// # Errors
/// The database's.
pub async fn of(on: impl Into<On<'_>>, subject: Uuid) -> Result<Vec<Proposal>> {
    let on = on.into();
    let rows = on.sql(&OF_SUBJECT).bind(subject).all::<Row>(on).await?;
    rows.into_iter().map(Row::proposal).collect()
}

/// Settles a proposal; `false` when somebody else did so first.
///
/// # Errors
/// The database's.
pub async fn settle(tx: &mut Tx, id: ProposalId, settled: Settled) -> Result<bool> {
    let rows = tx
        .sql(&SETTLE)
        .bind(id.0)
        .bind(settled.outcome.key().to_owned())
        .bind(settled.by.0)
        .bind(micros(settled.at))
        .run(tx)
        .await?;
    Ok(rows == 1)
}
