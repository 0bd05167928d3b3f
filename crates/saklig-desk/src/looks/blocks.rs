//! Who is kept away from a channel, or limited in it, by whose decision, on which
//! ground and until when.

use jiff::{SignedDuration, Timestamp, civil::Date, tz::TimeZone};
use saklig_model::{
    authority::Authority,
    ground::{Ground, GroundRef},
    id::{ChannelId, ItemId},
    person::Person,
};
use saklig_store::{
    blocks::{self, Block},
    limits::{self, Limit},
    people,
};

use super::{case_page::name_of, channels::ChannelShown};
use crate::{Desk, Refusal};

/// The most blocks on a page; those in force come first.
const MOST: i64 = 500;

/// A block, as pages show it.
#[derive(Debug, Clone)]
pub struct BlockShown {
    /// Who, by user name.
    pub author: String,
    /// The item at hand.
    pub item: ItemId,
    /// On which ground.
    pub ground: Option<GroundRef>,
    /// Why, in words; `None` once erased.
    pub reasons: Option<String>,
    /// Who proposed it.
    pub proposed_by: String,
    /// Who confirmed it.
    pub confirmed_by: String,
    /// Since when.
    pub since: Option<Timestamp>,
    /// The last day.
    pub until: Date,
    /// When it ended, if it has.
    pub ended_at: Option<Timestamp>,
    /// Whether its time is over and it is still in force.
    pub overdue: bool,
}

impl BlockShown {
    pub(crate) fn of(block: Block, authority: &Authority, people: &[Person], now: Timestamp) -> Self {
        let overdue = block.is_in_force() && block.ends_at <= now;
        Self {
            author: block.author_name,
            item: block.item,
            ground: block.ground,
            reasons: block.reasons,
            proposed_by: name_of(people, block.proposed_by).unwrap_or_default(),
            confirmed_by: name_of(people, block.confirmed_by).unwrap_or_default(),
            since: block.begun_at,
            until: last_day(authority, block.ends_at),
            ended_at: block.ended_at,
            overdue,
        }
    }
}

/// A limit, as pages show it.
#[derive(Debug, Clone)]
pub struct LimitShown {
    /// For whom, by user name.
    pub author: String,
    /// The item at hand.
    pub item: ItemId,
    /// On which ground.
    pub ground: Option<GroundRef>,
    /// Why, in words; `None` once erased.
    pub reasons: Option<String>,
    /// Who decided it.
    pub person: String,
    /// Since when.
    pub since: Timestamp,
    /// The last day.
    pub until: Date,
    /// Whether it holds now.
    pub in_force: bool,
    /// When it ended before its day, if it did.
    pub lifted_at: Option<Timestamp>,
    /// Whether somebody has to set it in the platform's tool, or to take it off.
    pub waits_for_hand: bool,
}

impl LimitShown {
    pub(crate) fn of(limit: Limit, authority: &Authority, people: &[Person], now: Timestamp) -> Self {
        Self {
            in_force: limit.is_in_force(now),
            waits_for_hand: limit.waits_for_hand(now),
            author: limit.author_name,
            item: limit.item,
            ground: limit.ground,
            reasons: limit.reasons,
            person: name_of(people, limit.person).unwrap_or_default(),
            since: limit.begun_at,
            until: last_day(authority, limit.ends_at),
            lifted_at: limit.ended_at.filter(|_| limit.lifted),
        }
    }
}

/// The last day of what ends then.
fn last_day(authority: &Authority, ends_at: Timestamp) -> Date {
    let zone = TimeZone::get(&authority.time_zone).unwrap_or(TimeZone::UTC);
    (ends_at - SignedDuration::from_secs(1)).to_zoned(zone).date()
}

/// The blocks and limits of a channel.
#[derive(Debug, Clone)]
pub struct BlocksPage {
    /// The channel.
    pub shown: ChannelShown,
    /// Its blocks: those in force first.
    pub blocks: Vec<BlockShown>,
    /// Its limits: those in force first.
    pub limits: Vec<LimitShown>,
    /// The grounds that they rest on, with their words.
    pub grounds: Vec<(GroundRef, Ground)>,
}

impl Desk {
    /// Everyone who is or was kept away from a channel, or limited in it.
    ///
    /// # Errors
    /// [`Refusal::NotFound`] also when it belongs to another authority.
    pub async fn blocks(&self, who: &Person, channel: ChannelId) -> Result<BlocksPage, Refusal> {
        let shown = self.channel(who, channel).await?;
        let authority = self.authority(who.authority).await?;
        let people = people::of(self.store().db(), who.authority).await?;
        let now = self.now();
        let blocks: Vec<BlockShown> = blocks::of_channel(self.store().db(), channel, MOST)
            .await?
            .into_iter()
            .map(|block| BlockShown::of(block, &authority, &people, now))
            .collect();
        let limits: Vec<LimitShown> = limits::of_channel(self.store().db(), channel, MOST)
            .await?
            .into_iter()
            .map(|limit| LimitShown::of(limit, &authority, &people, now))
            .collect();
        let pack = self.pack(&authority)?;
        let mut grounds: Vec<(GroundRef, Ground)> = Vec::new();
        let of_limits = limits.iter().map(|limit| &limit.ground);
        for wanted in blocks.iter().map(|block| &block.ground).chain(of_limits).flatten() {
            if !grounds.iter().any(|(known, _)| known == wanted)
                && let Some(ground) = pack.ground(&wanted.id, wanted.version)
            {
                grounds.push((wanted.clone(), ground.clone()));
            }
        }
        Ok(BlocksPage { shown, blocks, limits, grounds })
    }
}
