//! Bluesky, by the AT Protocol.
//!
//! An account signs in with an app password at its own server, which passes
//! on questions about the network. What matters here:
//! * The hash of its content identifies a version of a record.
//! * A client chooses the key of its record, so an answer can be sent twice
//!   and is published once (`tid`, `write`).
//! * Hiding is a list beside one's own post (`threadgate`), and advice: it
//!   works in one's own threads only, and older views still show the answer.
//! * A block is a public record of the account's own (`block`). A report is
//!   not idempotent and cannot be read again (`report`).
//! * Deleted posts are silently left out of lists (`read`).
//! * What is public can be read without signing in, at the network's public
//!   view (`follow`); notifications, threadgates and blobs are not there.
//!
//! Methods and shapes: the lexicons `app.bsky.*` and `com.atproto.*`, as
//! bundled with `@atproto/api` 0.20.44, and as the servers in
//! `xtask/bluesky/` behave.

mod at;
mod blob;
mod block;
mod cursor;
mod earlier;
mod facets;
mod follow;
mod read;
mod record;
mod remove;
mod report;
mod session;
mod thread;
mod threadgate;
mod tid;
mod write;
mod xrpc;

use std::time::Duration;

use async_trait::async_trait;
use jiff::Timestamp;
use saklig_model::id::ActionId;
use saklig_net::Net;

use self::{
    session::{APP_PASSWORD, Line, Sessions},
    xrpc::Wrong,
};
use crate::{
    Account, Can, Capabilities, Connected, Deed, Look, Observation, Outcome, Platform, PublicAddress, Reread,
    TextLimit, Trouble,
};

/// How long a post may be.
const LIMIT: TextLimit = TextLimit { graphemes: 300, bytes: 3_000, link: None };
/// Where an identity's server is looked up, for attachments of people whose
/// server is not the account's own.
const DIRECTORY: &str = "https://plc.directory";
/// Where anyone may read what is public.
pub const PUBLIC: &str = "https://public.api.bsky.app";

/// Bluesky and other servers of its protocol.
pub struct Bluesky {
    net: Net,
    sessions: Sessions,
    directory: String,
    public: String,
}

impl Bluesky {
    /// Bluesky, reached by this client.
    #[must_use]
    pub fn new(net: Net) -> Self {
        Self { net, sessions: Sessions::default(), directory: DIRECTORY.to_owned(), public: PUBLIC.to_owned() }
    }

    /// Looks identities up in another directory, as a network of one's own has.
    #[must_use]
    pub fn directory(mut self, url: impl Into<String>) -> Self {
        self.directory = url.into();
        self
    }

    /// Reads what is public elsewhere, as in a network of one's own.
    #[must_use]
    pub fn public(mut self, url: impl Into<String>) -> Self {
        self.public = url.into();
        self
    }

    fn line<'a>(&'a self, account: &'a Account, now: Timestamp) -> Line<'a> {
        Line { net: &self.net, sessions: &self.sessions, account, now }
    }
}

#[async_trait]
impl Platform for Bluesky {
    fn key(&self) -> &'static str {
        "bluesky"
    }

    fn name(&self) -> &'static str {
        "Bluesky"
    }

    fn mark(&self) -> &'static str {
        "Bs"
    }

    fn home(&self) -> &'static str {
        "https://bsky.social"
    }

    fn credentials(&self) -> &'static [&'static str] {
        &[APP_PASSWORD]
    }

    fn look_every(&self) -> Duration {
        Duration::from_secs(5)
    }

    fn public_address(&self, text: &str) -> Option<PublicAddress> {
        let handle = follow::handle(text)?;
        Some(PublicAddress { handle, base_url: self.public.trim_end_matches('/').to_owned() })
    }

    fn account_page(&self, handle: &str, _base_url: &str) -> Option<String> {
        Some(format!("https://bsky.app/profile/{handle}"))
    }

    async fn find(&self, account: &Account, now: Timestamp) -> Result<Connected, Trouble> {
        follow::find(&self.line(account, now)).await
    }

    async fn capabilities(&self, _account: &Account) -> Capabilities {
        Capabilities {
            read: Can::Yes,
            answer: Can::Yes,
            hide: Can::Limited("hide-bluesky-advisory"),
            unhide: Can::Yes,
            block: Can::Limited("block-bluesky"),
            report: Can::Limited("report-bluesky"),
            report_reasons: report::REASONS,
            remove: Can::Limited("remove-bluesky"),
            idempotent: true,
            text: LIMIT,
        }
    }

    async fn connect(&self, account: &Account, now: Timestamp) -> Result<Connected, Trouble> {
        let session = self.line(account, now).sign_in_anew().await.map_err(Wrong::trouble)?;
        Ok(Connected { external_id: session.did.clone(), handle: session.handle.clone() })
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

    async fn fetch(&self, account: &Account, url: &str, now: Timestamp) -> Result<Vec<u8>, Trouble> {
        blob::fetch(&self.line(account, now), url, &self.directory).await.map_err(Wrong::trouble)
    }

    async fn act(&self, account: &Account, deed: &Deed, key: ActionId, now: Timestamp) -> Outcome {
        write::act(&self.line(account, now), deed, key).await
    }

    async fn reread(&self, account: &Account, deed: &Deed, key: ActionId, now: Timestamp) -> Reread {
        write::reread(&self.line(account, now), deed, key).await
    }
}
