//! The inbox.

use jiff::Timestamp;
use saklig_model::{id::ChannelId, person::Person};

use super::{After, Row};
use crate::{Desk, Refusal};

/// Which part of the inbox.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default)]
pub enum View {
    /// Needs a decision; the most urgent first, then the longest waiting.
    #[default]
    ToDecide,
    /// Claimed by me.
    Mine,
    /// Stays, and waits for an answer.
    ToAnswer,
    /// Everything mirrored, the newest first.
    All,
}

impl View {
    /// All views, in the order they are offered.
    pub const ALL: [Self; 4] = [Self::ToDecide, Self::Mine, Self::ToAnswer, Self::All];

    /// Its key in addresses and language files.
    #[must_use]
    pub const fn key(self) -> &'static str {
        match self {
            Self::ToDecide => "to_decide",
            Self::Mine => "mine",
            Self::ToAnswer => "to_answer",
            Self::All => "all",
        }
    }

    /// The view with this key.
    #[must_use]
    pub fn from_key(key: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|view| view.key() == key)
    }
}

/// What to show of the inbox.
#[derive(Debug, Clone, Default)]
pub struct Wanted {
    /// Which part.
    pub view: View,
    /// One channel only.
    pub channel: Option<ChannelId>,
    /// Where to go on.
    pub after: Option<After>,
}

/// A page of the inbox.
#[derive(Debug, Clone)]
pub struct Inbox {
    /// Which part.
    pub view: View,
    /// How many need a decision.
    pub to_decide: i64,
    /// How many I have claimed.
    pub mine: i64,
    /// How many wait for an answer.
    pub to_answer: i64,
    /// How many items are mirrored.
    pub all: i64,
    /// When the one that has waited longest for a decision was received.
    pub oldest: Option<Timestamp>,
    /// Up to 50 rows.
    pub rows: Vec<Row>,
    /// Where the next page goes on.
    pub next: Option<After>,
    /// The channels, for the filter.
    pub channels: Vec<(ChannelId, String)>,
    /// When the newest item was received.
    pub newest: Option<Timestamp>,
    /// Channels that have not answered: name, text key of the trouble, last heard.
    pub silent: Vec<(String, String, Option<Timestamp>)>,
}

impl Desk {
    /// A page of the inbox.
    ///
    /// # Errors
    /// [`Refusal`], if the person may not read.
    pub async fn inbox(&self, who: &Person, wanted: Wanted) -> Result<Inbox, Refusal> {
        let _ = (who, wanted);
        todo!()
    }
}
