//! The platform of the example data: it reaches nobody, and every act on it
//! succeeds at once. Nothing can be connected to it.

use std::time::Duration;

use async_trait::async_trait;
use jiff::Timestamp;
use saklig_model::{action::ActionKind, id::ActionId};

use crate::{
    Account, Can, Capabilities, Connected, Deed, Limiting, Look, Observation, Outcome, Platform, Reread, TextLimit,
    Trouble,
};

/// The platform.
pub struct Example;

#[async_trait]
impl Platform for Example {
    fn key(&self) -> &'static str {
        "example"
    }

    fn name(&self) -> &'static str {
        "Saklig"
    }

    /// Each example channel goes by its own letters.
    fn mark(&self) -> &'static str {
        ""
    }

    fn credentials(&self) -> &'static [&'static str] {
        &[]
    }

    fn look_every(&self) -> Duration {
        Duration::from_secs(3600)
    }

    async fn capabilities(&self, _: &Account) -> Capabilities {
        let pretend = Can::Limited("example-pretend");
        Capabilities {
            read: Can::Yes,
            answer: pretend,
            hide: pretend,
            unhide: pretend,
            restrict: Limiting::Here("restrict-here"),
            block: pretend,
            report: pretend,
            report_reasons: &["spam", "violation"],
            remove: pretend,
            idempotent: true,
            text: TextLimit { graphemes: 2000, bytes: 8000, link: None },
        }
    }

    async fn connect(&self, _: &Account, _: Timestamp) -> Result<Connected, Trouble> {
        Err(Trouble::Refused { said: String::new() })
    }

    async fn look(&self, _: &Account, _: Option<&str>, _: Timestamp) -> Result<Look, Trouble> {
        Ok(Look::default())
    }

    async fn look_again(&self, _: &Account, _: &[String], _: Timestamp) -> Result<Vec<Observation>, Trouble> {
        Ok(Vec::new())
    }

    async fn fetch(&self, _: &Account, _: &str, _: Timestamp) -> Result<Vec<u8>, Trouble> {
        Err(Trouble::Unreachable)
    }

    async fn act(&self, _: &Account, deed: &Deed, key: ActionId, _: Timestamp) -> Outcome {
        Outcome::Done { external_id: (deed.kind == ActionKind::Answer).then(|| format!("example-{key}")) }
    }

    async fn reread(&self, _: &Account, deed: &Deed, key: ActionId, _: Timestamp) -> Reread {
        Reread::Found { external_id: (deed.kind == ActionKind::Answer).then(|| format!("example-{key}")) }
    }
}
