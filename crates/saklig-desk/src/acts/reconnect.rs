//! Connect a channel again, with new credentials for the same account.

use std::collections::BTreeMap;

use saklig_channel::Account;
use saklig_journal::event::Event;
use saklig_model::{
    channel::Channel,
    id::ChannelId,
    person::{Person, Power},
};
use saklig_store::{channels, jobs, journal::Facts, secrets};

use super::{Act, connect::credentials_prefix};
use crate::{
    Desk, Refusal,
    jobs::{LOOK, LOOK_AGAIN},
    journal::{Actor, Entry},
};

/// The act.
pub struct Reconnect;

impl Act for Reconnect {
    fn key(&self) -> &'static str {
        "reconnect"
    }
    fn power(&self) -> Option<Power> {
        Some(Power::RunChannels)
    }
    fn events(&self) -> &'static [Event] {
        &[Event::ChannelConnected]
    }
    fn scenario(&self) -> &'static str {
        "A channel is connected again with a new password"
    }
}

impl Desk {
    /// Signs in with new credentials and keeps them sealed in place of the old
    /// ones. It must be the same account. Acting stays as it was: off, if the
    /// channel had been disconnected.
    ///
    /// # Errors
    /// [`Refusal`] says why not.
    pub async fn reconnect(
        &self,
        who: &Person,
        channel: ChannelId,
        credentials: &BTreeMap<String, String>,
    ) -> Result<(), Refusal> {
        who.may(Power::RunChannels)?;
        let kept = channels::one(self.store().db(), channel).await?;
        let kept = kept.filter(|kept| kept.channel.authority == who.authority).ok_or(Refusal::NotFound)?.channel;
        let platform = self.at_hand().get(&kept.platform).cloned();
        let platform = platform.ok_or(Refusal::ChannelCannot { why: "cannot-manual".into() })?;
        let mut account = Account { credentials: BTreeMap::new(), ..super::bare(&kept) };
        for name in platform.credentials() {
            let secret = credentials.get(*name).map(|secret| secret.trim()).filter(|secret| !secret.is_empty());
            let secret = secret.ok_or(Refusal::Empty { field: name })?;
            account.credentials.insert((*name).to_owned(), secret.to_owned());
        }
        // Outside any transaction: the platform may take its time.
        let connected = platform
            .connect(&account, self.now())
            .await
            .map_err(|trouble| Refusal::Platform { trouble: trouble.to_string() })?;
        if !kept.external_id.is_empty() && connected.external_id != kept.external_id {
            return Err(Refusal::OtherAccount);
        }
        let mut tx = self.store().begin().await?;
        let platform = kept.platform.clone();
        let again = Channel { handle: connected.handle, external_id: connected.external_id, ..kept };
        channels::reconnect(&mut tx, channel, &again).await?;
        for (name, secret) in &account.credentials {
            let name = format!("{}{name}", credentials_prefix(channel));
            let sealed = self.vault().seal(self.chance(), who.authority, &name, secret);
            secrets::keep(&mut tx, who.authority, &name, &sealed).await?;
        }
        let facts = Facts::new().and("platform", platform.as_str()).and("at", self.now_micros());
        let actor = Actor::Person(who, Power::RunChannels);
        let entry = Entry::about(Event::ChannelConnected, actor, "channel", channel.0).with(facts);
        self.note_down(&mut tx, who.authority, entry).await?;
        for job in [LOOK, LOOK_AGAIN] {
            self.enqueue(&mut tx, who.authority, job, &channel.to_string(), self.now()).await?;
        }
        tx.commit().await?;
        self.ring();
        Ok(())
    }

    /// Looks at a channel now instead of when it is next due. Nothing is decided
    /// by it, so it is no act.
    ///
    /// # Errors
    /// [`Refusal`] says why not: also when the platform has asked us to wait.
    pub async fn look_now(&self, who: &Person, channel: ChannelId) -> Result<(), Refusal> {
        let mut tx = self.store().begin().await?;
        let kept = self.own_channel(&mut tx, who, channel).await?;
        if !kept.connected {
            return Err(Refusal::ChannelCannot { why: "cannot-disconnected".into() });
        }
        let wait = "trouble-busy";
        let due = jobs::due(&mut tx, LOOK, &channel.to_string()).await?;
        if kept.channel.trouble.as_deref() == Some(wait) && due.is_some_and(|due| due > self.now_micros()) {
            return Err(Refusal::Platform { trouble: wait.into() });
        }
        self.enqueue(&mut tx, who.authority, LOOK, &channel.to_string(), self.now()).await?;
        tx.commit().await?;
        self.ring();
        Ok(())
    }
}
