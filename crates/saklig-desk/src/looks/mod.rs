//! Looks: what people see. Each look asks `Person::may` first and only ever
//! returns what belongs to the person's own authority.

pub mod case_page;
pub mod channels;
pub mod inbox;
pub mod journal;
pub mod public;
pub mod search;
pub mod thread;

use jiff::Timestamp;
use saklig_model::{
    case::CaseState,
    id::{ChannelId, ItemId, PersonId},
    item::{ItemKind, Presence},
};

/// An item in a list.
#[derive(Debug, Clone, PartialEq)]
pub struct Row {
    /// The item; its page is `/inbox/{item}`.
    pub item: ItemId,
    /// The case number, if a case is open or was.
    pub number: Option<i64>,
    /// Where the case stands.
    pub state: Option<CaseState>,
    /// The channel it came through.
    pub channel: ChannelId,
    /// The channel's name.
    pub channel_name: String,
    /// The platform's two letters.
    pub mark: String,
    /// What it is.
    pub kind: ItemKind,
    /// The author's user name.
    pub author: String,
    /// Whether the authority wrote it.
    pub own: bool,
    /// The beginning of the text, cut into plain and covered parts; a message
    /// or possible threat is covered whole.
    pub text: Vec<Part>,
    /// Whether the whole text is covered until someone chooses to read it.
    pub covered: bool,
    /// The language of the text.
    pub lang: Option<String>,
    /// Kinds of findings, the gravest first, each once.
    pub kinds: Vec<String>,
    /// When it was written.
    pub posted_at: Timestamp,
    /// When the authority received it; waiting counts from here.
    pub received_at: Timestamp,
    /// How it stands at the platform.
    pub presence: Presence,
    /// Who holds the case.
    pub holder: Option<Holder>,
}

/// Who holds a case.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Holder {
    /// The person.
    pub person: PersonId,
    /// Their name.
    pub name: String,
    /// Their initials.
    pub initials: String,
}

/// A piece of a text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Part {
    /// Shown as it is.
    Plain(String),
    /// Covered in lists: how many characters, and the kind of finding.
    Covered {
        /// The number of characters.
        length: usize,
        /// The kind of finding.
        kind: String,
    },
    /// Marked on the case page: the text, the finding's number there and its kind.
    Marked {
        /// The text.
        text: String,
        /// The finding's number on the page, from 1.
        number: usize,
        /// The kind of finding.
        kind: String,
    },
}

/// Where a list goes on: the last row's sort keys, as an opaque word in links.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct After(pub String);
