//! What anyone may see: the authority's public page, and whether set-up is due.

use saklig_model::{authority::Authority, channel::ServiceMode};
use saklig_store::{authorities, channels};

use crate::{Desk, Refusal};

/// The public page.
#[derive(Debug, Clone)]
pub struct PublicPage {
    /// The authority; `None` before set-up.
    pub authority: Option<Authority>,
    /// Its channels.
    pub channels: Vec<PublicChannel>,
}

/// A channel, as anyone sees it.
#[derive(Debug, Clone)]
pub struct PublicChannel {
    /// Its name.
    pub name: String,
    /// Its platform's name; empty where posts are written down by hand.
    pub platform: String,
    /// What the account is called there.
    pub handle: String,
    /// Where the account is seen.
    pub page: Option<String>,
    /// Which unit answers for it.
    pub owner_unit: String,
    /// What it is for.
    pub purpose: String,
    /// What visitors can expect.
    pub mode: ServiceMode,
}

impl Desk {
    /// The authority's public page (the real authority's; the example's only
    /// when there is no other).
    ///
    /// # Errors
    /// [`Refusal::Internal`] only.
    pub async fn public_page(&self) -> Result<PublicPage, Refusal> {
        let db = self.store().db();
        let Some(authority) = authorities::all(db).await?.into_iter().next() else {
            return Ok(PublicPage { authority: None, channels: Vec::new() });
        };
        let channels = channels::of(db, authority.id)
            .await?
            .into_iter()
            // Until someone has confirmed it, an account may be anyone's.
            .filter(|kept| !kept.waits())
            .map(|kept| {
                let channel = kept.channel;
                let platform = self.at_hand().get(&channel.platform);
                PublicChannel {
                    platform: platform.map_or_else(String::new, |platform| platform.name().to_owned()),
                    page: platform.and_then(|platform| platform.account_page(&channel.handle, &channel.base_url)),
                    name: channel.name,
                    handle: channel.handle,
                    owner_unit: channel.owner_unit,
                    purpose: channel.purpose,
                    mode: channel.mode,
                }
            })
            .collect();
        Ok(PublicPage { authority: Some(authority), channels })
    }
}
