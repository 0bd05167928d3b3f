//! Say anew what a channel is for, which unit owns it, and what visitors may
//! expect there (S1-01).

use saklig_journal::event::Event;
use saklig_model::{
    case::CaseState,
    channel::ServiceMode,
    id::ChannelId,
    person::{Person, Power},
};
use saklig_store::{Tx, cases, channels, items, journal::Facts};

use super::Act;
use crate::{
    Desk, Refusal,
    journal::{Actor, Entry},
    reading::SPECIAL_CATEGORY,
};

/// The act.
pub struct DescribeChannel;

impl Act for DescribeChannel {
    fn key(&self) -> &'static str {
        "describe_channel"
    }
    fn power(&self) -> Option<Power> {
        Some(Power::RunChannels)
    }
    fn events(&self) -> &'static [Event] {
        &[Event::ChannelDescribed]
    }
    fn scenario(&self) -> &'static str {
        "A channel is described anew"
    }
}

impl Desk {
    /// Changes what a channel is for, whose it is and its mode; before and
    /// after stand in the journal.
    ///
    /// # Errors
    /// [`Refusal`] says why not.
    pub async fn describe_channel(
        &self,
        who: &Person,
        channel: ChannelId,
        purpose: &str,
        owner_unit: &str,
        mode: Option<ServiceMode>,
    ) -> Result<(), Refusal> {
        let mut tx = self.store().begin().await?;
        let before = self.own_channel(&mut tx, who, channel).await?.channel;
        let (purpose, owner_unit) = (purpose.trim(), owner_unit.trim());
        for (field, text) in [("owner_unit", owner_unit), ("purpose", purpose)] {
            if text.is_empty() {
                return Err(Refusal::Empty { field });
            }
        }
        let mode = mode.ok_or(Refusal::Empty { field: "mode" })?;
        if (before.purpose.as_str(), before.owner_unit.as_str(), before.mode) == (purpose, owner_unit, mode) {
            return Ok(());
        }
        channels::describe(&mut tx, channel, purpose, owner_unit, mode).await?;
        let closed = if mode.handles_comments() { 0 } else { self.ask_nothing_more(&mut tx, channel).await? };
        let facts = Facts::new()
            .and("purpose_before", before.purpose.as_str())
            .and("purpose", purpose)
            .and("owner_unit_before", before.owner_unit.as_str())
            .and("owner_unit", owner_unit)
            .and("mode_before", before.mode.key())
            .and("mode", mode.key())
            .and("no_longer_to_answer", closed)
            .and("at", self.now_micros());
        let actor = Actor::Person(who, Power::RunChannels);
        let entry = Entry::about(Event::ChannelDescribed, actor, "channel", channel.0).with(facts);
        self.note_down(&mut tx, who.authority, entry).await?;
        tx.commit().await?;
        self.ring();
        Ok(())
    }

    /// Where the authority only listens from now on, nothing waits for an answer
    /// any longer (S1-08); how many cases that closes.
    async fn ask_nothing_more(&self, tx: &mut Tx, channel: ChannelId) -> Result<i64, Refusal> {
        let waiting = cases::to_answer(&mut *tx, channel).await?;
        for (case, item) in &waiting {
            cases::set_state(tx, *case, CaseState::Closed, Some(self.now_micros())).await?;
            self.count_anew(tx, *item).await?;
            items::widen_findings(tx, *item, SPECIAL_CATEGORY).await?;
        }
        Ok(i64::try_from(waiting.len()).unwrap_or(i64::MAX))
    }
}
