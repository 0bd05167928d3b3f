//! Jobs: what happens later without anyone waiting. Every job can be run twice
//! without harm; it is a row until it has been done.

pub mod alarm;
pub mod digest;
pub mod due;
pub mod end_block;
pub mod look;
pub mod look_again;
pub mod message;
pub mod recurrence;
pub mod send;

use std::time::Duration;

use async_trait::async_trait;
use jiff::{SignedDuration, Timestamp};
use saklig_model::{clock::micros, id::AuthorityId};
use saklig_store::jobs;
use tokio::task::JoinSet;

use crate::{Desk, Refusal};

/// Sends what waits in the outbox; the subject is the action.
pub const SEND: &str = "send";
/// Looks for what is new in a channel; the subject is the channel.
pub const LOOK: &str = "look";
/// Looks again at what is mirrored already; the subject is the channel.
pub const LOOK_AGAIN: &str = "look_again";

/// Groups what came in with what is like it; the subject is the batch.
pub const RECURRENCE: &str = "recurrence";

/// Lets a blocked author back when the time is over; the subject is the block.
pub const END_BLOCK: &str = "end_block";

/// Says anew when open questions are due; the subject is the authority.
pub const DUE: &str = "due";
/// Takes an alarm to the next in line; the subject is the alarm.
pub const ALARM: &str = "alarm";

/// Sends a message to somebody who works here; the subject is the message.
pub const MESSAGE: &str = "message";

/// Tells somebody once a day what they have not read; the subject is the person.
pub const DIGEST: &str = "digest";

/// How long a claimed job is left to its node.
const LEASE: SignedDuration = SignedDuration::from_secs(120);

/// How many jobs one node runs at once.
const AT_ONCE: usize = 8;

/// How often the node looks for work without being rung.
const LOOK_FOR_WORK: Duration = Duration::from_millis(900);

/// What becomes of a job.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Next {
    /// It is done, and its row goes.
    Done,
    /// It shall run again then, as if for the first time.
    Again(Timestamp),
    /// It went wrong and shall be tried again then.
    Retry(Timestamp, String),
}

/// A kind of job.
#[async_trait]
pub trait Job: Sync {
    /// Its key in the database.
    fn key(&self) -> &'static str;

    /// Does it once.
    async fn run(&self, desk: &Desk, authority: AuthorityId, subject: &str, attempts: i64) -> Result<Next, Refusal>;
}

/// Every kind of job.
pub static JOBS: &[&dyn Job] = &[
    &send::Send,
    &alarm::Alarming,
    &message::Messaging,
    &look::Look,
    &look_again::LookAgain,
    &recurrence::Recurring,
    &due::Due,
    &end_block::EndBlock,
    &digest::Digesting,
];

impl Desk {
    /// Runs one job that is due, if there is any.
    async fn run_one(&self) -> Result<bool, Refusal> {
        let now = self.now();
        let mut tx = self.store().begin().await?;
        let Some(row) = jobs::claim(&mut tx, micros(now), micros(now + LEASE)).await? else { return Ok(false) };
        tx.commit().await?;
        self.run_claimed(row).await?;
        Ok(true)
    }

    async fn run_claimed(&self, row: jobs::Job) -> Result<(), Refusal> {
        let next = match JOBS.iter().find(|job| job.key() == row.kind) {
            Some(job) => match job.run(self, row.authority, &row.subject, row.attempts).await {
                Ok(next) => next,
                Err(refusal) => Next::Retry(self.now() + back_off(row.attempts), refusal.key()),
            },
            // A newer node's job: leave it to one that knows it.
            None => Next::Retry(self.now() + LEASE, "unknown-job".into()),
        };
        let mut tx = self.store().begin().await?;
        match next {
            Next::Done => jobs::done(&mut tx, row.id).await?,
            Next::Again(at) => jobs::again(&mut tx, row.id, micros(at), 0, None).await?,
            Next::Retry(at, trouble) => {
                jobs::again(&mut tx, row.id, micros(at), row.attempts, Some(&trouble)).await?;
            }
        }
        tx.commit().await?;
        Ok(())
    }

    /// Runs jobs until none is due, then seals the journal: what a node does all
    /// the time, done once and in order. For tests and the command line.
    ///
    /// # Errors
    /// [`Refusal::Internal`] only.
    pub async fn run_due(&self) -> Result<(), Refusal> {
        while self.run_one().await? {}
        self.seal().await?;
        Ok(())
    }

    /// Works until `stop` is done: runs jobs as they come due, and seals the
    /// journal within a second of every act.
    pub async fn work(&self, stop: impl Future<Output = ()>) {
        let mut running = JoinSet::new();
        let desk = self.clone();
        let ears = tokio::spawn(async move { desk.hear_others().await });
        tokio::pin!(stop);
        loop {
            // A failure here is the database's; it was logged, and work goes on
            // as soon as the database does.
            let _ = self.seal().await;
            while running.len() < AT_ONCE {
                let now = self.now();
                let claimed = async {
                    let mut tx = self.store().begin().await?;
                    let row = jobs::claim(&mut tx, micros(now), micros(now + LEASE)).await?;
                    tx.commit().await?;
                    Ok::<_, Refusal>(row)
                };
                let Ok(Some(row)) = (if self.any_due().await { claimed.await } else { Ok(None) }) else { break };
                let desk = self.clone();
                running.spawn(async move {
                    let _ = desk.run_claimed(row).await;
                    desk.ring();
                });
            }
            tokio::select! {
                () = &mut stop => break,
                () = self.wait(LOOK_FOR_WORK) => {}
            }
            while running.try_join_next().is_some() {}
        }
        ears.abort();
        // What is under way may finish; what is not is a row for the next start.
        let _ = tokio::time::timeout(Duration::from_secs(20), running.join_all()).await;
        let _ = self.seal().await;
    }

    /// Whether a job is due, found out without taking the one writer's turn.
    async fn any_due(&self) -> bool {
        match jobs::next_due(self.store().db()).await {
            Ok(Some(at)) => at <= self.now_micros(),
            Ok(None) => false,
            Err(_) => true,
        }
    }
}

/// How long to wait after so many tries: doubling from 5 seconds to 15 minutes.
#[must_use]
pub fn back_off(attempts: i64) -> SignedDuration {
    let doublings = u32::try_from(attempts.saturating_sub(1)).unwrap_or(0).min(8);
    SignedDuration::from_secs((5_i64 << doublings).min(900))
}
