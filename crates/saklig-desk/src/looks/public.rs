//! What anyone may see: the authority's public page, and whether set-up is due.

use saklig_model::authority::Authority;

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
        todo!()
    }
}
