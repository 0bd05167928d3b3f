//! The channel (sv. *kanal*, da. *kanal*): an official account.

use jiff::Timestamp;
use serde::{Deserialize, Serialize};

use crate::id::{AuthorityId, ChannelId};

/// An official account on a platform, or a source that is entered by hand.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Channel {
    /// Its identity.
    pub id: ChannelId,
    /// The authority that owns it.
    pub authority: AuthorityId,
    /// The platform's key, as in the registry of connectors: `bluesky`.
    pub platform: String,
    /// What officers call it, and what `saklig import --channel` takes.
    pub name: String,
    /// The account's own name at the platform; empty for a manual channel.
    pub handle: String,
    /// The account's opaque identity at the platform; empty until connected.
    pub external_id: String,
    /// Where the platform's interface is reached; empty for a manual channel.
    pub base_url: String,
    /// The one unit that manages the account (S0-10).
    pub owner_unit: String,
    /// The mandate that the account serves (S0-04).
    pub purpose: String,
    /// What visitors may expect.
    pub mode: ServiceMode,
    /// Whether Saklig may act at the platform. A new channel only reads until
    /// its owner switches acting on.
    pub acting: bool,
    /// When something was last heard from the platform.
    pub heard_at: Option<Timestamp>,
    /// The text key of what is wrong with the connection, if anything is.
    pub trouble: Option<String>,
}

/// What visitors of a channel may expect (S1-07 to S1-09).
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum ServiceMode {
    /// News and facts are published and questions answered.
    PublishAndAnswer,
    /// Neither moderated nor answered; threats can still become incidents.
    ListenOnly,
    /// The authority as an employer.
    EmployerInformation,
}

impl ServiceMode {
    /// All modes, in the order they are offered.
    pub const ALL: [Self; 3] = [Self::PublishAndAnswer, Self::ListenOnly, Self::EmployerInformation];

    /// Its key in the database and in the language files.
    #[must_use]
    pub const fn key(self) -> &'static str {
        match self {
            Self::PublishAndAnswer => "publish_and_answer",
            Self::ListenOnly => "listen_only",
            Self::EmployerInformation => "employer_information",
        }
    }

    /// The mode with this key.
    #[must_use]
    pub fn from_key(key: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|mode| mode.key() == key)
    }

    /// Whether comments may be answered and moderated here at all.
    #[must_use]
    pub const fn handles_comments(self) -> bool {
        !matches!(self, Self::ListenOnly)
    }
}
