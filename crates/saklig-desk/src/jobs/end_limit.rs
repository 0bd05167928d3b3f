//! Notes that a limit is over. Nobody decides anything then, and nothing depends on
//! this job being in time: whether a limit holds is told by its last day.

use async_trait::async_trait;
use saklig_journal::event::Event;
use saklig_model::{
    clock::micros,
    id::{AuthorityId, LimitId},
};
use saklig_store::{cases, journal::Facts, limits};

use super::{Job, Next};
use crate::{
    Desk, Refusal,
    journal::{Actor, Entry},
};

/// The job.
pub struct EndLimit;

#[async_trait]
impl Job for EndLimit {
    fn key(&self) -> &'static str {
        super::END_LIMIT
    }

    async fn run(&self, desk: &Desk, authority: AuthorityId, subject: &str, _: i64) -> Result<Next, Refusal> {
        let id: LimitId = subject.parse().map_err(Refusal::internal)?;
        let Some(limit) = limits::one(desk.store().db(), id).await? else { return Ok(Next::Done) };
        let now = desk.now();
        if limit.ended_at.is_none() && limit.ends_at > now {
            return Ok(Next::Again(limit.ends_at));
        }
        let mut tx = desk.store().begin().await?;
        cases::lock(&mut tx, limit.item).await?;
        if !limits::end(&mut tx, id, micros(now), false).await? {
            return Ok(Next::Done);
        }
        // What was set in the platform's tool does not end there by itself.
        desk.wants_hand(&mut tx, &limit).await?;
        let facts = Facts::new().and("limit", limit.id.0).and("ends_at", micros(limit.ends_at)).and("at", micros(now));
        let entry = Entry::about_item(Event::Unrestricted, Actor::System, limit.item).with(facts);
        desk.note_down(&mut tx, authority, entry).await?;
        tx.commit().await?;
        desk.ring();
        Ok(Next::Done)
    }
}
