//! Looks for what is new in a channel, again and again.

use async_trait::async_trait;
use jiff::SignedDuration;
use saklig_channel::Trouble;
use saklig_model::id::{AuthorityId, ChannelId};
use saklig_store::channels;

use super::{Job, Next, back_off};
use crate::{Desk, Refusal};

/// The job.
pub struct Look;

#[async_trait]
impl Job for Look {
    fn key(&self) -> &'static str {
        super::LOOK
    }

    async fn run(&self, desk: &Desk, _: AuthorityId, subject: &str, attempts: i64) -> Result<Next, Refusal> {
        let Some((kept, platform)) = desk.connected_channel(subject).await? else { return Ok(Next::Done) };
        let account = desk.account(&kept.channel).await?;
        match platform.look(&account, kept.cursor.as_deref(), desk.now()).await {
            Ok(look) => {
                desk.receive(&kept.channel, look.observations).await?;
                // The cursor moves only once everything before it is in.
                let mut tx = desk.store().begin().await?;
                channels::heard(&mut tx, kept.channel.id, look.cursor.as_deref(), desk.now_micros(), look.more).await?;
                tx.commit().await?;
                let pause = if look.more { SignedDuration::ZERO } else { every(&*platform) };
                Ok(Next::Again(desk.now() + pause))
            }
            Err(trouble) => desk.in_trouble(&kept, &trouble, attempts).await,
        }
    }
}

fn every(platform: &dyn saklig_channel::Platform) -> SignedDuration {
    SignedDuration::try_from(platform.look_every()).unwrap_or(SignedDuration::from_secs(60))
}

impl Desk {
    /// A channel that is connected, with its platform; `None` when it is not
    /// any more.
    pub(super) async fn connected_channel(
        &self,
        subject: &str,
    ) -> Result<Option<(channels::Kept, std::sync::Arc<dyn saklig_channel::Platform>)>, Refusal> {
        let id: ChannelId = subject.parse().map_err(Refusal::internal)?;
        let Some(kept) = channels::one(self.store().db(), id).await?.filter(|kept| kept.connected) else {
            return Ok(None);
        };
        let platform = self.at_hand().get(&kept.channel.platform).cloned();
        Ok(platform.map(|platform| (kept, platform)))
    }

    /// Notes that the platform did not answer, for the people whose channel it
    /// is, and says when to try again.
    pub(super) async fn in_trouble(
        &self,
        kept: &channels::Kept,
        trouble: &Trouble,
        attempts: i64,
    ) -> Result<Next, Refusal> {
        let key = trouble.to_string();
        if kept.channel.trouble.as_deref() != Some(key.as_str()) {
            tracing::warn!(channel = %kept.channel.id, trouble = key, "a channel does not answer");
            let mut tx = self.store().begin().await?;
            channels::trouble(&mut tx, kept.channel.id, &key).await?;
            tx.commit().await?;
        }
        let pause = match trouble {
            Trouble::Busy { retry_after: Some(after) } => {
                SignedDuration::try_from(*after).unwrap_or(back_off(attempts)).max(SignedDuration::from_secs(1))
            }
            _ => back_off(attempts),
        };
        Ok(Next::Retry(self.now() + pause, key))
    }
}
