//! Connect a channel, switch acting on or off, disconnect it.

use std::collections::BTreeMap;

use saklig_channel::Account;
use saklig_journal::event::Event;
use saklig_model::{
    channel::{Channel, ServiceMode},
    clock::micros,
    id::{AuthorityId, ChannelId},
    person::{Person, Power},
};
use saklig_store::{Tx, channels, journal::Facts, secrets};

use super::Act;
use crate::{
    Desk, Refusal,
    jobs::{LOOK, LOOK_AGAIN},
    journal::{Actor, Entry},
    looks::channels::is_signed_out,
};

/// Connecting.
pub struct Connect;

impl Act for Connect {
    fn key(&self) -> &'static str {
        "connect"
    }
    fn power(&self) -> Option<Power> {
        Some(Power::RunChannels)
    }
    fn events(&self) -> &'static [Event] {
        &[Event::ChannelConnected]
    }
    fn scenario(&self) -> &'static str {
        "A new channel only reads"
    }
}

/// Switching acting on or off.
pub struct SwitchActing;

impl Act for SwitchActing {
    fn key(&self) -> &'static str {
        "switch_acting"
    }
    fn power(&self) -> Option<Power> {
        Some(Power::RunChannels)
    }
    fn events(&self) -> &'static [Event] {
        &[Event::ActingSwitched]
    }
    fn scenario(&self) -> &'static str {
        "A new channel only reads"
    }
}

/// Disconnecting.
pub struct Disconnect;

impl Act for Disconnect {
    fn key(&self) -> &'static str {
        "disconnect"
    }
    fn power(&self) -> Option<Power> {
        Some(Power::RunChannels)
    }
    fn events(&self) -> &'static [Event] {
        &[Event::ChannelDisconnected]
    }
    fn scenario(&self) -> &'static str {
        "Disconnecting a channel keeps every record"
    }
}

/// What the form for a new channel asks for.
#[derive(Clone)]
pub struct NewChannel {
    /// The platform's key: `bluesky`.
    pub platform: String,
    /// What officers call it.
    pub name: String,
    /// The account's name at the platform.
    pub handle: String,
    /// Where the platform is reached.
    pub base_url: String,
    /// The unit that manages it.
    pub owner_unit: String,
    /// The mandate it serves.
    pub purpose: String,
    /// What visitors may expect.
    pub mode: ServiceMode,
    /// The credentials that the platform asks for.
    pub credentials: BTreeMap<String, String>,
}

impl Desk {
    /// Connects a channel: signs in, keeps the credentials sealed, begins to
    /// mirror. It only reads until acting is switched on. A channel of the same
    /// name and platform that was disconnected is connected anew; so is one of
    /// the same account that was only followed, or whose credentials no longer
    /// work. Its records stay.
    ///
    /// # Errors
    /// [`Refusal`] says why not.
    pub async fn connect(&self, who: &Person, new: NewChannel) -> Result<ChannelId, Refusal> {
        who.may(Power::RunChannels)?;
        let trim = |text: &str| text.trim().to_owned();
        for (field, text) in [
            ("channel-name", &new.name),
            ("handle", &new.handle),
            ("owner_unit", &new.owner_unit),
            ("purpose", &new.purpose),
        ] {
            if text.trim().is_empty() {
                return Err(Refusal::Empty { field });
            }
        }
        let platform = self.at_hand().get(&new.platform).ok_or(Refusal::NotFound)?.clone();
        let home = [new.base_url.trim(), platform.home()].into_iter().find(|address| !address.is_empty());
        let base_url = home.ok_or(Refusal::Empty { field: "base_url" })?.trim_end_matches('/').to_owned();
        for name in platform.credentials() {
            if new.credentials.get(*name).is_none_or(|secret| secret.trim().is_empty()) {
                return Err(Refusal::Empty { field: name });
            }
        }
        let account = Account {
            base_url,
            handle: trim(&new.handle).trim_start_matches('@').to_owned(),
            external_id: String::new(),
            credentials: new.credentials.iter().map(|(name, secret)| (name.clone(), trim(secret))).collect(),
        };
        // Outside any transaction: the platform may take its time.
        let connected = platform
            .connect(&account, self.now())
            .await
            .map_err(|trouble| Refusal::Platform { trouble: trouble.to_string() })?;

        let mut tx = self.store().begin().await?;
        let mut channel = Channel {
            id: ChannelId(self.chance().opaque_id()),
            authority: who.authority,
            platform: new.platform.clone(),
            name: trim(&new.name),
            handle: connected.handle,
            external_id: connected.external_id,
            base_url: account.base_url.clone(),
            owner_unit: trim(&new.owner_unit),
            purpose: trim(&new.purpose),
            mode: new.mode,
            acting: false,
            heard_at: None,
            trouble: None,
        };
        match before(&channels::of(&mut tx, who.authority).await?, &channel)? {
            Some(kept) => {
                channels::reconnect(&mut tx, kept, &channel).await?;
                channel.id = kept;
            }
            None => channels::add(&mut tx, &channel, true, self.now_micros()).await?,
        }
        let id = channel.id;
        for (name, secret) in &account.credentials {
            let name = format!("{}{name}", credentials_prefix(id));
            let sealed = self.vault().seal(self.chance(), who.authority, &name, secret);
            secrets::keep(&mut tx, who.authority, &name, &sealed).await?;
        }
        let facts = Facts::new().and("platform", new.platform.as_str()).and("at", self.now_micros());
        let actor = Actor::Person(who, Power::RunChannels);
        let entry = Entry::about(Event::ChannelConnected, actor, "channel", id.0).with(facts);
        self.note_down(&mut tx, who.authority, entry).await?;
        for job in [LOOK, LOOK_AGAIN] {
            self.enqueue(&mut tx, who.authority, job, &id.to_string(), self.now()).await?;
        }
        tx.commit().await?;
        self.ring();
        Ok(id)
    }

    /// Switches acting at the platform on or off.
    ///
    /// # Errors
    /// [`Refusal`] says why not.
    pub async fn switch_acting(&self, who: &Person, channel: ChannelId, acting: bool) -> Result<(), Refusal> {
        let mut tx = self.store().begin().await?;
        let kept = self.own_channel(&mut tx, who, channel).await?;
        if acting && kept.following {
            return Err(Refusal::ChannelCannot { why: "cannot-no-credentials".into() });
        }
        if acting && !kept.connected {
            return Err(Refusal::ChannelCannot { why: "cannot-disconnected".into() });
        }
        if kept.channel.acting == acting {
            return Ok(());
        }
        channels::switch_acting(&mut tx, channel, acting).await?;
        let facts = Facts::new().and("acting", i64::from(acting)).and("at", micros(self.now()));
        let actor = Actor::Person(who, Power::RunChannels);
        let entry = Entry::about(Event::ActingSwitched, actor, "channel", channel.0).with(facts);
        self.note_down(&mut tx, who.authority, entry).await?;
        tx.commit().await?;
        self.ring();
        Ok(())
    }

    /// Disconnects a channel: forgets its credentials, keeps every record.
    ///
    /// # Errors
    /// [`Refusal`] says why not.
    pub async fn disconnect(&self, who: &Person, channel: ChannelId) -> Result<(), Refusal> {
        let mut tx = self.store().begin().await?;
        let kept = self.own_channel(&mut tx, who, channel).await?;
        if !kept.connected {
            return Err(Refusal::Already { state: "disconnected" });
        }
        channels::disconnect(&mut tx, channel).await?;
        secrets::forget(&mut tx, who.authority, &credentials_prefix(channel)).await?;
        let facts = Facts::new().and("at", self.now_micros());
        let actor = Actor::Person(who, Power::RunChannels);
        let entry = Entry::about(Event::ChannelDisconnected, actor, "channel", channel.0).with(facts);
        self.note_down(&mut tx, who.authority, entry).await?;
        tx.commit().await?;
        self.ring();
        Ok(())
    }

    pub(super) async fn own_channel(
        &self,
        tx: &mut Tx,
        who: &Person,
        id: ChannelId,
    ) -> Result<channels::Kept, Refusal> {
        who.may(Power::RunChannels)?;
        channels::one(tx, id).await?.filter(|kept| kept.channel.authority == who.authority).ok_or(Refusal::NotFound)
    }

    /// An account with its credentials, opened for the moment of one call.
    pub(crate) async fn account(&self, channel: &Channel) -> Result<Account, Refusal> {
        let prefix = credentials_prefix(channel.id);
        let mut account = super::bare(channel);
        for sealed in secrets::with_prefix(self.store().db(), channel.authority, &prefix).await? {
            let secret = self.vault().open(channel.authority, &sealed.name, &sealed.sealed);
            let secret = secret.map_err(Refusal::internal)?;
            account.credentials.insert(sealed.name[prefix.len()..].to_owned(), secret.to_string());
        }
        Ok(account)
    }
}

/// The channel that goes on as this one, if there is any: the same account,
/// followed or signed out until now, or a disconnected one of the same name.
fn before(all: &[channels::Kept], new: &Channel) -> Result<Option<ChannelId>, Refusal> {
    let same_name = all.iter().find(|kept| kept.channel.name == new.name);
    let same_account = all.iter().find(|kept| {
        kept.channel.platform == new.platform
            && kept.channel.external_id == new.external_id
            && (kept.following || (kept.connected && is_signed_out(&kept.channel)))
    });
    match (same_account, same_name) {
        (Some(account), None) => Ok(Some(account.channel.id)),
        (Some(account), Some(name)) if account.channel.id == name.channel.id => Ok(Some(account.channel.id)),
        (None, None) => Ok(None),
        (None, Some(name)) if name.channel.platform == new.platform && !name.connected && !name.following => {
            // Another account's records, cursor and blocks are not this one's.
            let same = name.channel.external_id.is_empty() || name.channel.external_id == new.external_id;
            if same { Ok(Some(name.channel.id)) } else { Err(Refusal::OtherAccount) }
        }
        _ => Err(Refusal::NameTaken),
    }
}

/// Under which names the credentials of a channel are sealed.
pub(crate) fn credentials_prefix(channel: ChannelId) -> String {
    format!("channel/{channel}/")
}

/// Adds a channel that is read from files, in the transaction of an import.
pub(crate) async fn add_manual(
    desk: &Desk,
    tx: &mut Tx,
    authority: AuthorityId,
    name: &str,
) -> Result<Channel, Refusal> {
    let channel = Channel {
        id: ChannelId(desk.chance().opaque_id()),
        authority,
        platform: "manual".into(),
        name: name.to_owned(),
        handle: String::new(),
        external_id: String::new(),
        base_url: String::new(),
        owner_unit: String::new(),
        purpose: String::new(),
        mode: ServiceMode::PublishAndAnswer,
        acting: false,
        heard_at: None,
        trouble: None,
    };
    channels::add(tx, &channel, false, desk.now_micros()).await?;
    let facts = Facts::new().and("platform", "manual").and("at", desk.now_micros());
    let entry = Entry::about(Event::ChannelAdded, Actor::System, "channel", channel.id.0).with(facts);
    desk.note_down(tx, authority, entry).await?;
    Ok(channel)
}
