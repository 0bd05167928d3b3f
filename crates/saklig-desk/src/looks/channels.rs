//! The channels and how they are.

use saklig_model::{channel::Channel, id::ChannelId, person::Person};

use crate::{Desk, Refusal};

/// A channel, as listed.
#[derive(Debug, Clone)]
pub struct ChannelShown {
    /// The channel.
    pub channel: Channel,
    /// The platform's name; empty for a manual channel.
    pub platform_name: String,
    /// The platform's two letters.
    pub mark: String,
    /// How many items are mirrored from it.
    pub items: i64,
    /// What it can do: key (`read`, `answer`, `hide`, `unhide`), whether it can,
    /// and the text key of why not or with what reservation.
    pub capabilities: Vec<(&'static str, bool, Option<&'static str>)>,
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
        let _ = who;
        todo!()
    }

    /// One channel.
    ///
    /// # Errors
    /// [`Refusal::NotFound`] also when it belongs to another authority.
    pub async fn channel(&self, who: &Person, id: ChannelId) -> Result<ChannelShown, Refusal> {
        let _ = (who, id);
        todo!()
    }

    /// The platforms that can be connected.
    #[must_use]
    pub fn platforms(&self) -> Vec<PlatformShown> {
        todo!()
    }
}
