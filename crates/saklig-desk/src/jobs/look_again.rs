//! Looks again at what is mirrored already: changed, hidden or gone. The newest
//! items are looked at every time, older ones in turn.

use async_trait::async_trait;
use jiff::SignedDuration;
use saklig_model::{clock::micros, id::AuthorityId};
use saklig_store::items;

use super::{Job, Next};
use crate::{Desk, Refusal};

/// How often.
const EVERY: SignedDuration = SignedDuration::from_secs(15);

/// How far back: after this, an item counts as settled.
const DAYS: i64 = 30;

/// How many of the newest are looked at every time.
const NEWEST: i64 = 50;

/// How many older ones are looked at in turn.
const IN_TURN: i64 = 50;

/// The job.
pub struct LookAgain;

#[async_trait]
impl Job for LookAgain {
    fn key(&self) -> &'static str {
        super::LOOK_AGAIN
    }

    async fn run(&self, desk: &Desk, _: AuthorityId, subject: &str, attempts: i64) -> Result<Next, Refusal> {
        let Some((kept, platform)) = desk.connected_channel(subject).await? else { return Ok(Next::Done) };
        let channel = &kept.channel;
        let now = desk.now();
        let since = micros(now - SignedDuration::from_hours(24 * DAYS));
        let mut ids = items::recent(desk.store().db(), channel.id, since, i64::MAX, NEWEST).await?;
        if let Some(oldest) = ids.last() {
            // The turn is drawn from the clock, so that it needs no memory and
            // comes round to every item.
            let from = items::serial(desk.store().db(), channel.id, oldest).await?.unwrap_or_default();
            let older = items::recent(desk.store().db(), channel.id, since, from, 20 * IN_TURN).await?;
            let turns = older.len().div_ceil(IN_TURN as usize).max(1);
            let turn = usize::try_from(now.as_second() / EVERY.as_secs()).unwrap_or(0) % turns;
            ids.extend(older.into_iter().skip(turn * IN_TURN as usize).take(IN_TURN as usize));
        }
        if ids.is_empty() {
            return Ok(Next::Again(now + EVERY));
        }
        let account = desk.account(channel).await?;
        match platform.look_again(&account, &ids, now).await {
            Ok(observations) => {
                desk.receive(channel, observations).await?;
                Ok(Next::Again(desk.now() + EVERY))
            }
            Err(trouble) => desk.in_trouble(&kept, &trouble, attempts).await,
        }
    }
}
