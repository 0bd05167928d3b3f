//! The channels and how they are.

use jiff::{SignedDuration, Timestamp, civil::Date};
use saklig_channel::{Can, Trouble};
use saklig_model::{
    channel::Channel,
    clock::{from_micros, micros},
    ground::RuleSet,
    id::ChannelId,
    language::Language,
    person::{Person, Power},
};
pub use saklig_store::rule_sets::Chosen;
use saklig_store::{blocks, channels, jobs, rule_sets};

use crate::{Desk, Refusal, acts::bare, jobs::LOOK};

/// How often it is noted that people look at a channel.
const SEEN_EVERY: SignedDuration = SignedDuration::from_secs(60);

/// A channel, as listed.
#[derive(Debug, Clone)]
pub struct ChannelShown {
    /// The channel.
    pub channel: Channel,
    /// The platform's name; empty for a manual channel.
    pub platform_name: String,
    /// Where people see the account.
    pub page: Option<String>,
    /// The platform's two letters.
    pub mark: String,
    /// Whether it is connected to its platform.
    pub connected: bool,
    /// Whether it is followed without credentials. While it is not connected
    /// either, it waits for a person's confirmation.
    pub following: bool,
    /// Whether what was there before is still being fetched.
    pub catching_up: bool,
    /// Whether accounts there can be connected with credentials at all.
    pub can_connect: bool,
    /// How many items are mirrored from it, counted to 100,001 at most.
    pub items: i64,
    /// When the oldest and the newest of them were written.
    pub reach: Option<(Timestamp, Timestamp)>,
    /// When a person last looked at it: opened its list or a case of it.
    pub seen_at: Option<Timestamp>,
    /// When Saklig looks for what is new next.
    pub next_look: Option<Timestamp>,
    /// How many authors are kept away from it now.
    pub blocks: i64,
    /// The rule set that holds there today: title, explanation; `None` where none does.
    pub rules: Option<RuleSet>,
    /// What was chosen, and from when; what begins last stands first. Each with
    /// the set's title.
    pub rules_chosen: Vec<(Chosen, String)>,
    /// The rule sets to choose from.
    pub rule_sets: Vec<RuleSet>,
    /// Today, where the authority is.
    pub today: Date,
    /// The credentials that connecting it again asks for.
    pub credentials: &'static [&'static str],
    /// What it can do: key (`read`, `answer`, `hide`, `unhide`, `block`,
    /// `report`, `remove`), whether it can,
    /// and the text key of why not or with what reservation.
    pub capabilities: Vec<(&'static str, bool, Option<&'static str>)>,
}

impl ChannelShown {
    /// Whether a person must confirm it before anything is mirrored.
    #[must_use]
    pub const fn waits(&self) -> bool {
        self.following && !self.connected
    }

    /// Whether its credentials no longer work, so that it must be connected anew.
    #[must_use]
    pub fn is_signed_out(&self) -> bool {
        self.connected && is_signed_out(&self.channel)
    }
}

/// Whether a channel's credentials were refused when they were last used.
pub(crate) fn is_signed_out(channel: &Channel) -> bool {
    channel.trouble.as_deref() == Some(Trouble::SignedOut.to_string().as_str())
}

/// A platform that can be connected.
#[derive(Debug, Clone)]
pub struct PlatformShown {
    /// Its key.
    pub key: &'static str,
    /// Its name.
    pub name: &'static str,
    /// The credentials it needs.
    pub credentials: &'static [&'static str],
}

impl Desk {
    /// The authority's channels.
    ///
    /// # Errors
    /// [`Refusal`], if the person may not read.
    pub async fn channels(&self, who: &Person) -> Result<Vec<ChannelShown>, Refusal> {
        who.may(Power::Read)?;
        let mut shown = Vec::new();
        for kept in channels::of(self.store().db(), who.authority).await? {
            shown.push(self.channel_shown(kept, who.language).await?);
        }
        Ok(shown)
    }

    /// The authority's channels by name, to choose among.
    ///
    /// # Errors
    /// [`Refusal`], if the person may not read.
    pub async fn channel_names(&self, who: &Person) -> Result<Vec<(ChannelId, String)>, Refusal> {
        who.may(Power::Read)?;
        let channels = channels::of(self.store().db(), who.authority).await?.into_iter();
        Ok(channels.map(|kept| (kept.channel.id, kept.channel.name)).collect())
    }

    /// One channel.
    ///
    /// # Errors
    /// [`Refusal::NotFound`] also when it belongs to another authority.
    pub async fn channel(&self, who: &Person, id: ChannelId) -> Result<ChannelShown, Refusal> {
        who.may(Power::Read)?;
        let kept = channels::one(self.store().db(), id).await?;
        let kept = kept.filter(|kept| kept.channel.authority == who.authority).ok_or(Refusal::NotFound)?;
        self.channel_shown(kept, who.language).await
    }

    /// Notes that a person has opened a channel's list or a case of it: when,
    /// and not who.
    pub(crate) async fn seen_by_people(&self, channel: &Channel) -> Result<(), Refusal> {
        let now = self.now();
        let before = channels::seen(self.store().db(), channel.id).await?.map(from_micros);
        if before.is_some_and(|before| now.duration_since(before) < SEEN_EVERY) {
            return Ok(());
        }
        let mut tx = self.store().begin().await?;
        channels::see(&mut tx, channel.authority, channel.id, micros(now)).await?;
        tx.commit().await?;
        Ok(())
    }

    /// The platforms that can be connected.
    #[must_use]
    pub fn platforms(&self) -> Vec<PlatformShown> {
        self.at_hand()
            .iter()
            .filter(|platform| !platform.credentials().is_empty())
            .map(|platform| PlatformShown {
                key: platform.key(),
                name: platform.name(),
                credentials: platform.credentials(),
            })
            .collect()
    }

    async fn channel_shown(&self, kept: channels::Kept, language: Language) -> Result<ChannelShown, Refusal> {
        let authority = self.authority(kept.channel.authority).await?;
        let pack = self.pack(&authority)?;
        let today = self.today(&authority);
        let platform = self.at_hand().get(&kept.channel.platform);
        let capabilities = match platform.filter(|_| kept.connected) {
            Some(platform) => {
                let can = platform.capabilities(&bare(&kept.channel)).await;
                let can = if kept.following { can.of_a_follower() } else { can };
                [
                    ("read", can.read),
                    ("answer", can.answer),
                    ("hide", can.hide),
                    ("unhide", can.unhide),
                    ("block", can.block),
                    ("report", can.report),
                    ("remove", can.remove),
                ]
            }
            None => {
                let why = match kept.channel.platform.as_str() {
                    "manual" => "cannot-manual",
                    _ if kept.following => "cannot-unconfirmed",
                    _ => "cannot-disconnected",
                };
                ["read", "answer", "hide", "unhide", "block", "report", "remove"].map(|key| (key, Can::No(why)))
            }
        };
        let db = self.store().db();
        let items = channels::items(db, kept.channel.id).await?;
        let reach = if items > 0 { channels::reach(db, kept.channel.authority, kept.channel.id).await? } else { None };
        let next_look = match kept.connected {
            true => jobs::due(db, LOOK, &kept.channel.id.to_string()).await?,
            false => None,
        };
        Ok(ChannelShown {
            reach: reach.map(|(oldest, newest)| (from_micros(oldest), from_micros(newest))),
            seen_at: channels::seen(db, kept.channel.id).await?.map(from_micros),
            next_look: next_look.map(from_micros),
            blocks: blocks::in_force(db, kept.channel.id).await?,
            rules: self.rules_of(db, &kept.channel, &authority, &pack).await?,
            rules_chosen: rule_sets::of(db, kept.channel.id)
                .await?
                .into_iter()
                .map(|chosen| {
                    let set = pack.rule_set(Some(&chosen.rule_set), chosen.from);
                    let title = set.map_or_else(String::new, |set| set.title.get(language).to_owned());
                    (chosen, title)
                })
                .collect(),
            rule_sets: pack.rule_sets_on(today).cloned().collect(),
            today,
            credentials: platform.map_or(&[], |platform| platform.credentials()),
            platform_name: platform.map_or_else(String::new, |platform| platform.name().to_owned()),
            page: platform.and_then(|platform| platform.account_page(&kept.channel.handle, &kept.channel.base_url)),
            mark: self.mark(&kept.channel.platform, &kept.channel.name),
            items,
            connected: kept.connected,
            following: kept.following,
            catching_up: kept.catching_up,
            can_connect: platform.is_some_and(|platform| !platform.credentials().is_empty()),
            capabilities: capabilities
                .into_iter()
                .map(|(key, can)| match can {
                    Can::Yes => (key, true, None),
                    Can::Limited(note) => (key, true, Some(note)),
                    Can::No(why) => (key, false, Some(why)),
                })
                .collect(),
            channel: kept.channel,
        })
    }
}
