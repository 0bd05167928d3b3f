//! Connect a channel, switch acting on or off, disconnect it.

use std::collections::BTreeMap;

use saklig_model::{channel::ServiceMode, id::ChannelId, person::Person};

use crate::{Desk, Refusal};

/// What the form for a new channel asks for.
#[derive(Debug, Clone)]
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
    /// mirror. It only reads until acting is switched on.
    ///
    /// # Errors
    /// [`Refusal`] says why not.
    pub async fn connect(&self, who: &Person, new: NewChannel) -> Result<ChannelId, Refusal> {
        let _ = (who, new);
        todo!()
    }

    /// Switches acting at the platform on or off.
    ///
    /// # Errors
    /// [`Refusal`] says why not.
    pub async fn switch_acting(&self, who: &Person, channel: ChannelId, acting: bool) -> Result<(), Refusal> {
        let _ = (who, channel, acting);
        todo!()
    }

    /// Disconnects a channel: forgets its credentials, keeps every record.
    ///
    /// # Errors
    /// [`Refusal`] says why not.
    pub async fn disconnect(&self, who: &Person, channel: ChannelId) -> Result<(), Refusal> {
        let _ = (who, channel);
        todo!()
    }
}
