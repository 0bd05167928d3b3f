//! What anyone may see: the authority's public page, and whether set-up is due.

use saklig_model::authority::Authority;
use saklig_store::{authorities, channels};

use crate::{Desk, Refusal};

/// The public page.
#[derive(Debug, Clone)]
pub struct PublicPage {
    /// The authority; `None` before set-up.
    pub authority: Option<Authority>,
    /// Its channels: name, platform name, handle, purpose, mode key.
    pub channels: Vec<(String, String, String, String, &'static str)>,
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
                let platform = self.at_hand().get(&kept.channel.platform);
                let platform = platform.map_or_else(String::new, |platform| platform.name().to_owned());
                let channel = kept.channel;
                (channel.name, platform, channel.handle, channel.purpose, channel.mode.key())
            })
            .collect();
        Ok(PublicPage { authority: Some(authority), channels })
    }
}
