//! Mastodon, and other servers that speak its interface, as anyone sees them.
//!
//! Accounts are followed without signing in; acting comes with its own room.
//! What matters here:
//! * Every account has a server of its own, which is asked (`address`).
//! * Posts are HTML, and become plain text with whole addresses (`html`).
//! * Lists are paged by the `Link` header, forwards by `min_id` without gaps
//!   and backwards by `max_id` (`ask`, `read`).
//! * Answers from other servers are there only as far as the account's own
//!   server has received them.
//! * Only what is public or unlisted is taken; a list that is asked for
//!   without signing in holds nothing else, and it is checked all the same.
//!
//! Methods and shapes: the documentation of Mastodon 4.6. The recordings are
//! written after it, with invented people.

mod address;
mod ask;
mod cursor;
mod html;
mod read;
mod status;

use std::time::Duration;

use async_trait::async_trait;
use jiff::Timestamp;
use saklig_model::id::ActionId;
use saklig_net::{Ask, Net};

use self::ask::{Line, Wrong};
pub use self::{
    address::full_name,
    html::plain_text,
    status::{mime_of, whole_text},
};
use crate::{
    Account, Can, Capabilities, Connected, Deed, Look, Observation, Outcome, Platform, PublicAddress, Reread,
    TextLimit, Trouble,
};

/// The largest attachment that is fetched.
const AT_MOST: usize = 20 << 20;

/// Mastodon.
pub struct Mastodon {
    net: Net,
}

impl Mastodon {
    /// Mastodon, reached by this client.
    #[must_use]
    pub fn new(net: Net) -> Self {
        Self { net }
    }

    fn line<'a>(&'a self, account: &'a Account, now: Timestamp) -> Line<'a> {
        Line { net: &self.net, account, now }
    }
}

#[async_trait]
impl Platform for Mastodon {
    fn key(&self) -> &'static str {
        "mastodon"
    }

    fn name(&self) -> &'static str {
        "Mastodon"
    }

    fn mark(&self) -> &'static str {
        "Ma"
    }

    /// None: accounts are followed only, so far.
    fn credentials(&self) -> &'static [&'static str] {
        &[]
    }

    /// A server allows 300 questions in 5 minutes.
    fn look_every(&self) -> Duration {
        Duration::from_secs(30)
    }

    fn public_address(&self, text: &str) -> Option<PublicAddress> {
        address::read(text)
    }

    fn account_page(&self, handle: &str, base_url: &str) -> Option<String> {
        let name = handle.trim_start_matches('@').split('@').next()?;
        Some(format!("{}/@{name}", base_url.trim_end_matches('/')))
    }

    async fn find(&self, account: &Account, now: Timestamp) -> Result<Connected, Trouble> {
        read::find(&self.line(account, now)).await
    }

    async fn capabilities(&self, _account: &Account) -> Capabilities {
        let no = Can::No("cannot-no-credentials");
        let text = TextLimit { graphemes: 500, bytes: 5_000, link: Some(23) };
        Capabilities {
            read: Can::Yes,
            answer: no,
            hide: no,
            unhide: no,
            block: no,
            report: no,
            remove: no,
            report_reasons: &[],
            idempotent: false,
            text,
        }
    }

    async fn connect(&self, _account: &Account, _now: Timestamp) -> Result<Connected, Trouble> {
        Err(Trouble::SignedOut)
    }

    async fn look(&self, account: &Account, cursor: Option<&str>, now: Timestamp) -> Result<Look, Trouble> {
        read::look(&self.line(account, now), cursor).await.map_err(Wrong::trouble)
    }

    async fn look_again(
        &self,
        account: &Account,
        external_ids: &[String],
        now: Timestamp,
    ) -> Result<Vec<Observation>, Trouble> {
        read::look_again(&self.line(account, now), external_ids).await.map_err(Wrong::trouble)
    }

    async fn fetch(&self, _account: &Account, url: &str, now: Timestamp) -> Result<Vec<u8>, Trouble> {
        let answer = ask::send(&self.net, Ask::get(url).at_most(AT_MOST), now).await.map_err(Wrong::trouble)?;
        Ok(answer.body)
    }

    async fn act(&self, _account: &Account, _deed: &Deed, _key: ActionId, _now: Timestamp) -> Outcome {
        Outcome::NotPermitted
    }

    async fn reread(&self, _account: &Account, _deed: &Deed, _key: ActionId, _now: Timestamp) -> Reread {
        // Nothing was ever sent.
        Reread::Absent
    }
}
