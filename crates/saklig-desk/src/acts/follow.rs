//! Follow: mirror one of the authority's own public accounts without
//! credentials, once a person has confirmed that it is their own. Nothing can
//! be done there until the account is connected.

use saklig_journal::event::Event;
use saklig_model::{
    channel::{Channel, ServiceMode},
    clock::micros,
    id::{AuthorityId, ChannelId},
    person::{Person, Power},
};
use saklig_store::{Tx, channels, journal::Facts};

use super::Act;
use crate::{
    Desk, Refusal,
    jobs::{LOOK, LOOK_AGAIN},
    journal::{Actor, Entry},
};

/// Finding the account and adding it.
pub struct Follow;

impl Act for Follow {
    fn key(&self) -> &'static str {
        "follow"
    }
    fn power(&self) -> Option<Power> {
        Some(Power::RunChannels)
    }
    fn events(&self) -> &'static [Event] {
        &[Event::ChannelAdded]
    }
    fn scenario(&self) -> &'static str {
        "A public account is mirrored once a person confirms"
    }
}

/// Confirming that it is the authority's own.
pub struct ConfirmFollowing;

impl Act for ConfirmFollowing {
    fn key(&self) -> &'static str {
        "confirm_following"
    }
    fn power(&self) -> Option<Power> {
        Some(Power::RunChannels)
    }
    fn events(&self) -> &'static [Event] {
        &[Event::FollowingConfirmed]
    }
    fn scenario(&self) -> &'static str {
        "A public account is mirrored once a person confirms"
    }
}

/// A public account that was found, and its channel.
#[derive(Debug, Clone)]
pub struct Followed {
    /// The channel.
    pub channel: ChannelId,
    /// What it is called.
    pub name: String,
    /// The account's name at the platform.
    pub handle: String,
    /// The platform's name.
    pub platform: &'static str,
    /// Whether an unnamed authority was made for it.
    pub new_authority: bool,
}

/// What a person confirms.
#[derive(Debug, Clone)]
pub struct Confirmation {
    /// Whether they assure that the account is the authority's own.
    pub attested: bool,
    /// The unit that manages it.
    pub owner_unit: String,
    /// The mandate it serves.
    pub purpose: String,
    /// What visitors may expect.
    pub mode: ServiceMode,
}

/// An account, found at its platform.
struct Found {
    platform: &'static str,
    platform_name: &'static str,
    handle: String,
    external_id: String,
    base_url: String,
}

impl Desk {
    /// Finds a public account by its address and adds it as a channel that
    /// waits for confirmation. An account that waits already is found again.
    ///
    /// # Errors
    /// [`Refusal`] says why not.
    pub async fn follow(&self, who: &Person, address: &str, name: &str) -> Result<Followed, Refusal> {
        who.may(Power::RunChannels)?;
        let found = self.find_account(address).await?;
        let mut tx = self.store().begin().await?;
        let actor = Actor::Person(who, Power::RunChannels);
        let followed = self.add_followed(&mut tx, who.authority, actor, found, name).await?;
        tx.commit().await?;
        self.ring();
        Ok(followed)
    }

    /// The same from the command line, for the one authority here.
    ///
    /// # Errors
    /// [`Refusal`] says why not.
    pub async fn follow_by_command(&self, address: &str, name: &str) -> Result<Followed, Refusal> {
        let found = self.find_account(address).await?;
        let mut tx = self.store().begin().await?;
        let (authority, new_authority) = self.own_or_unnamed(&mut tx).await?;
        let followed = self.add_followed(&mut tx, authority.id, Actor::System, found, name).await?;
        tx.commit().await?;
        self.ring();
        Ok(Followed { new_authority, ..followed })
    }

    /// Confirms that a followed account is the authority's own; mirroring begins.
    ///
    /// # Errors
    /// [`Refusal`] says why not.
    pub async fn confirm_following(
        &self,
        who: &Person,
        channel: ChannelId,
        confirmation: &Confirmation,
    ) -> Result<(), Refusal> {
        let mut tx = self.store().begin().await?;
        let kept = self.own_channel(&mut tx, who, channel).await?;
        if !kept.waits() {
            return Err(Refusal::Already { state: if kept.connected { "connected" } else { "disconnected" } });
        }
        let (owner_unit, purpose) = (confirmation.owner_unit.trim(), confirmation.purpose.trim());
        for (field, text) in [("owner_unit", owner_unit), ("purpose", purpose)] {
            if text.is_empty() {
                return Err(Refusal::Empty { field });
            }
        }
        if !confirmation.attested {
            return Err(Refusal::NotAttested);
        }
        if !channels::confirm(&mut tx, channel, owner_unit, purpose, confirmation.mode).await? {
            return Err(Refusal::Already { state: "connected" });
        }
        let facts = Facts::new()
            .and("platform", kept.channel.platform.as_str())
            .and("account", kept.channel.external_id.as_str())
            .and("mode", confirmation.mode.key())
            .and("at", micros(self.now()));
        let actor = Actor::Person(who, Power::RunChannels);
        let entry = Entry::about(Event::FollowingConfirmed, actor, "channel", channel.0).with(facts);
        self.note_down(&mut tx, who.authority, entry).await?;
        for job in [LOOK, LOOK_AGAIN] {
            self.enqueue(&mut tx, who.authority, job, &channel.to_string(), self.now()).await?;
        }
        tx.commit().await?;
        self.ring();
        Ok(())
    }

    /// Outside any transaction: the platform may take its time.
    async fn find_account(&self, address: &str) -> Result<Found, Refusal> {
        if address.trim().is_empty() {
            return Err(Refusal::Empty { field: "address" });
        }
        let mut platforms = self.at_hand().iter();
        let told = platforms.find_map(|platform| Some((platform, platform.public_address(address)?)));
        let (platform, public) = told.ok_or(Refusal::AccountAddress)?;
        let found = platform
            .find(&public.account(), self.now())
            .await
            .map_err(|trouble| Refusal::AccountNotFound { trouble: trouble.to_string() })?;
        Ok(Found {
            platform: platform.key(),
            platform_name: platform.name(),
            handle: found.handle,
            external_id: found.external_id,
            base_url: public.base_url,
        })
    }

    async fn add_followed(
        &self,
        tx: &mut Tx,
        authority: AuthorityId,
        actor: Actor<'_>,
        found: Found,
        name: &str,
    ) -> Result<Followed, Refusal> {
        let all = channels::of(&mut *tx, authority).await?;
        let before = all
            .iter()
            .find(|kept| kept.channel.platform == found.platform && kept.channel.external_id == found.external_id);
        let followed = |channel: &Channel| Followed {
            channel: channel.id,
            name: channel.name.clone(),
            handle: found.handle.clone(),
            platform: found.platform_name,
            new_authority: false,
        };
        let channel = match before {
            Some(kept) if kept.waits() => return Ok(followed(&kept.channel)),
            Some(kept) if kept.connected => return Err(Refusal::Already { state: "connected" }),
            Some(kept) => kept.channel.clone(),
            None => {
                let name = match name.trim() {
                    "" => format!("{} {}", found.platform_name, found.handle),
                    name => name.to_owned(),
                };
                if all.iter().any(|kept| kept.channel.name == name) {
                    return Err(Refusal::NameTaken);
                }
                let channel = Channel {
                    id: ChannelId(self.chance().opaque_id()),
                    authority,
                    platform: found.platform.to_owned(),
                    name,
                    handle: found.handle.clone(),
                    external_id: found.external_id.clone(),
                    base_url: found.base_url.clone(),
                    owner_unit: String::new(),
                    purpose: String::new(),
                    mode: ServiceMode::PublishAndAnswer,
                    acting: false,
                    heard_at: None,
                    trouble: None,
                };
                channels::add(tx, &channel, false, self.now_micros()).await?;
                channel
            }
        };
        channels::follow(tx, channel.id, &found.handle, &found.base_url).await?;
        let facts = Facts::new().and("platform", found.platform).and("at", self.now_micros());
        let entry = Entry::about(Event::ChannelAdded, actor, "channel", channel.id.0).with(facts);
        self.note_down(tx, authority, entry).await?;
        Ok(followed(&channel))
    }
}
