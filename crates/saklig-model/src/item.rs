//! The item (sv. *inlägg, kommentar*, da. *opslag, kommentar*): what was
//! written in a channel, mirrored once, with its later versions.

use jiff::Timestamp;
use serde::{Deserialize, Serialize};

use crate::id::{AttachmentId, AuthorId, AuthorityId, CaseId, ChannelId, ItemId, RevisionId};

/// What kind of text an item is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum ItemKind {
    /// The authority's own post, or a visitor's on its page.
    Post,
    /// A comment on a post, or an answer to a comment.
    #[default]
    Comment,
    /// A text elsewhere that names the account.
    Mention,
    /// A private message to the account; covered by default.
    Message,
    /// A tip.
    Tip,
}

impl ItemKind {
    /// All kinds.
    pub const ALL: [Self; 5] = [Self::Post, Self::Comment, Self::Mention, Self::Message, Self::Tip];

    /// Its key in the database, in `saklig import` and in the language files.
    #[must_use]
    pub const fn key(self) -> &'static str {
        match self {
            Self::Post => "post",
            Self::Comment => "comment",
            Self::Mention => "mention",
            Self::Message => "message",
            Self::Tip => "tip",
        }
    }

    /// The kind with this key.
    #[must_use]
    pub fn from_key(key: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|kind| kind.key() == key)
    }
}

/// How an item stands at the platform, as last seen.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Presence {
    /// Everyone can read it.
    #[default]
    Visible,
    /// Hidden at the platform.
    Hidden,
    /// Removed at the source, by its author or by the platform.
    Gone,
    /// Removed by the authority, whose own it was.
    Removed,
}

impl Presence {
    /// Its key in the database and in the language files.
    #[must_use]
    pub const fn key(self) -> &'static str {
        match self {
            Self::Visible => "visible",
            Self::Hidden => "hidden",
            Self::Gone => "gone",
            Self::Removed => "removed",
        }
    }

    /// Whether it is not at the platform any more, whoever removed it.
    #[must_use]
    pub const fn is_gone(self) -> bool {
        matches!(self, Self::Gone | Self::Removed)
    }

    /// The presence with this key.
    #[must_use]
    pub fn from_key(key: &str) -> Option<Self> {
        [Self::Visible, Self::Hidden, Self::Gone, Self::Removed].into_iter().find(|presence| presence.key() == key)
    }
}

/// A mirrored item without its text, which lives in its [`Revision`]s.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Item {
    /// Its identity: random, because the journal names it.
    pub id: ItemId,
    /// The authority whose record it is.
    pub authority: AuthorityId,
    /// The channel it was read from.
    pub channel: ChannelId,
    /// The platform's opaque identity.
    pub external_id: String,
    /// What it is.
    pub kind: ItemKind,
    /// The platform's identity of what it answers.
    pub parent: Option<String>,
    /// The platform's identity of the post that the thread hangs from.
    pub root: Option<String>,
    /// Who wrote it.
    pub author: AuthorId,
    /// Whether the authority itself wrote it.
    pub own: bool,
    /// Its language as an ISO 639-1 code, where known.
    pub lang: Option<String>,
    /// When it was written, by the platform's clock.
    pub posted_at: Timestamp,
    /// When it became available to the authority (TF 2:9, *inkommen*).
    pub received_at: Timestamp,
    /// Its public address.
    pub url: Option<String>,
    /// How it stands at the platform.
    pub presence: Presence,
    /// When [`Item::presence`] was last learnt.
    pub presence_at: Timestamp,
    /// The case it belongs to, if one was opened.
    pub case: Option<CaseId>,
}

/// One immutable version of an item's text.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Revision {
    /// Its identity: random, because the journal commits to it.
    pub id: RevisionId,
    /// The item it is a version of.
    pub item: ItemId,
    /// 1 for the first version seen, and so on.
    pub number: i64,
    /// What was written; `None` once it has been erased.
    pub text: Option<String>,
    /// When this version was first seen.
    pub seen_at: Timestamp,
    /// When the platform says that it was edited.
    pub edited_at: Option<Timestamp>,
}

/// A picture, film or file that belongs to an item.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Attachment {
    /// Its identity.
    pub id: AttachmentId,
    /// The item it belongs to.
    pub item: ItemId,
    /// Its media type, as the platform gives it.
    pub mime: String,
    /// Its text alternative, if the author wrote one.
    pub alt: Option<String>,
    /// Where the platform keeps it.
    pub url: String,
    /// SHA-256 of the stored bytes in hexadecimal; `None` until fetched.
    pub sha256: Option<String>,
}

/// Who thinks that an item should be looked at.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum FlaggedBy {
    /// Somebody who works here.
    Colleague,
    /// Visitors, through the platform's own function.
    Visitors,
}

impl FlaggedBy {
    /// All of them.
    pub const ALL: [Self; 2] = [Self::Colleague, Self::Visitors];

    /// Its key in the database and in the language files.
    #[must_use]
    pub const fn key(self) -> &'static str {
        match self {
            Self::Colleague => "colleague",
            Self::Visitors => "visitors",
        }
    }

    /// The one with this key.
    #[must_use]
    pub fn from_key(key: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|one| one.key() == key)
    }
}
