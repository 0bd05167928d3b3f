//! Takes an alarm to the next in line, until somebody has answered or everyone
//! has been called. How far it has come, whom it goes to and when it goes on
//! commit together, so that a killed node neither forgets a step nor takes it
//! twice.

use async_trait::async_trait;
use saklig_model::id::{AlarmId, AuthorityId};
use saklig_store::alarms;

use super::{Job, Next};
use crate::{Desk, Refusal};

/// The job.
pub struct Alarming;

#[async_trait]
impl Job for Alarming {
    fn key(&self) -> &'static str {
        super::ALARM
    }

    async fn run(&self, desk: &Desk, _: AuthorityId, subject: &str, _: i64) -> Result<Next, Refusal> {
        let id: AlarmId = subject.parse().map_err(Refusal::internal)?;
        let mut tx = desk.store().begin().await?;
        let Some(alarm) = alarms::held(&mut tx, id).await?.filter(|alarm| alarm.acknowledged.is_none()) else {
            return Ok(Next::Done);
        };
        if alarm.step.next().is_none() {
            return Ok(Next::Done);
        }
        if alarm.next_at > desk.now() {
            return Ok(Next::Again(alarm.next_at));
        }
        let next = desk.call_next(&mut tx, &alarm).await?;
        tx.commit().await?;
        desk.ring();
        Ok(next.map_or(Next::Done, Next::Again))
    }
}
