//! How we talk to platforms: one file (or folder) per platform behind one trait.
//!
//! May use: `saklig-model`, `saklig-net`.
//!
//! To add a platform: `src/<platform>.rs` with a unit struct that implements
//! [`Platform`], recordings under `recordings/<platform>/`, and one line in
//! [`CHANNELS`]; its contract tests and its settings page follow from there.
//!
//! A public account can be followed without credentials: [`Platform::find`]
//! tells who it is, and [`Platform::look`] then works with none. Nothing can be
//! done there until the account is connected.
//!
//! What every platform must keep: reading is at least once and may repeat,
//! reorder and omit; writing is at most once by the machine, and an answer
//! that never came is [`Outcome::Unknown`], never a guess.

pub mod bluesky;
pub mod example;
pub mod mastodon;
pub mod scripted;

use std::{collections::BTreeMap, fmt, sync::Arc, time::Duration};

use async_trait::async_trait;
use jiff::Timestamp;
use saklig_model::{action::ActionKind, id::ActionId, item::ItemKind};
use saklig_net::Net;
use serde::{Deserialize, Serialize};
use unicode_segmentation::UnicodeSegmentation as _;

/// Makes a platform that is reached by a client.
pub type ByNet = fn(Net) -> Arc<dyn Platform>;

/// The platforms that Saklig can reach.
pub const CHANNELS: &[ByNet] =
    &[|net| Arc::new(bluesky::Bluesky::new(net)), |net| Arc::new(mastodon::Mastodon::new(net))];

/// The platforms that Saklig can reach, by way of one client.
#[must_use]
#[expect(clippy::needless_pass_by_value, reason = "the client is given away to the platforms")]
pub fn real(net: Net) -> Platforms {
    Platforms::of(CHANNELS.iter().map(|platform| platform(net.clone())))
}

/// What is needed to reach an account: the parts of a channel that a platform
/// may know, and its credentials, which live in memory only while in use.
#[derive(Clone)]
pub struct Account {
    /// Where the platform's interface is reached.
    pub base_url: String,
    /// The account's name at the platform.
    pub handle: String,
    /// The account's opaque identity there; empty before the first sign-in.
    pub external_id: String,
    /// Named secrets: an app password, tokens. Never shown, never logged. None
    /// at all for an account that is only followed.
    pub credentials: BTreeMap<String, String>,
}

impl fmt::Debug for Account {
    /// Shows which credentials there are, never what they are.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Account")
            .field("base_url", &self.base_url)
            .field("credentials", &self.credentials.keys())
            .finish_non_exhaustive()
    }
}

/// Whether an account can do something, said at run time.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Can {
    /// It can.
    Yes,
    /// It can, with a reservation that the text key explains.
    Limited(&'static str),
    /// It cannot, and the text key says why.
    No(&'static str),
}

impl Can {
    /// Whether it can at all.
    #[must_use]
    pub const fn is_possible(self) -> bool {
        !matches!(self, Self::No(_))
    }
}

/// How long a text may be.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
pub struct TextLimit {
    /// The most grapheme clusters.
    pub graphemes: usize,
    /// The most bytes of UTF-8.
    pub bytes: usize,
    /// What each link counts as, in grapheme clusters, where the platform
    /// counts all of them alike.
    pub link: Option<usize>,
}

impl TextLimit {
    /// How long a text is, as the platform counts: in grapheme clusters.
    #[must_use]
    pub fn count(&self, text: &str) -> usize {
        let Some(link) = self.link else { return text.graphemes(true).count() };
        // Blanks count too; a link reaches to the next of them.
        let words = text.split_inclusive(char::is_whitespace).map(|piece| {
            let word = piece.trim_end_matches(char::is_whitespace);
            match word.find("https://").or_else(|| word.find("http://")) {
                Some(at) => word[..at].graphemes(true).count() + link + piece[word.len()..].graphemes(true).count(),
                None => piece.graphemes(true).count(),
            }
        });
        words.sum()
    }
}

/// What an account can do, as far as is known now.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
pub struct Capabilities {
    /// Read comments and answers.
    pub read: Can,
    /// Answer a comment.
    pub answer: Can,
    /// Hide another person's comment. [`Can::Limited`] where hiding does not
    /// stop the spread.
    pub hide: Can,
    /// Make it visible again.
    pub unhide: Can,
    /// Keep an author away from the account, and let them back.
    /// [`Can::Limited`] says what that really means there.
    pub block: Can,
    /// Report a comment to the platform.
    pub report: Can,
    /// The reasons that the platform takes for a report, by the end of their
    /// text keys: `report-…`.
    pub report_reasons: &'static [&'static str],
    /// Remove what the account itself published.
    pub remove: Can,
    /// Whether a repeated call with the same key can do no harm; a report is
    /// never repeated, see [`Capabilities::repeats`].
    pub idempotent: bool,
    /// How long an answer may be.
    pub text: TextLimit,
}

impl Capabilities {
    /// Whether a deed of this kind may be tried again by the machine when its
    /// outcome is unknown. A report never: no platform takes a key for it.
    #[must_use]
    pub const fn repeats(&self, kind: ActionKind) -> bool {
        self.idempotent && !matches!(kind, ActionKind::Report)
    }

    /// The same without credentials: what is public can be read, and no more.
    #[must_use]
    pub const fn of_a_follower(self) -> Self {
        let no = Can::No("cannot-no-credentials");
        Self { answer: no, hide: no, unhide: no, block: no, report: no, remove: no, ..self }
    }
}

/// What was seen at a platform. Seeing the same thing again is harmless.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[expect(clippy::large_enum_variant, reason = "nearly all are seen; a box for each would cost more than it saves")]
pub enum Observation {
    /// An item as it stands now, new or changed.
    Seen(Seen),
    /// An item is no longer there.
    Gone {
        /// The platform's identity of the item.
        external_id: String,
    },
}

/// An item as seen at a platform: name and text only (S1-40).
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Seen {
    /// The platform's identity of the item.
    pub external_id: String,
    /// What it is.
    pub kind: ItemKind,
    /// What it answers.
    pub parent: Option<String>,
    /// The post that its thread hangs from.
    pub root: Option<String>,
    /// The author's opaque identity at the platform.
    pub author_id: String,
    /// The author's one user name (handle; shown name only where there is none).
    pub author_name: String,
    /// Whether the account itself wrote it.
    pub own: bool,
    /// What was written, as plain text.
    pub text: String,
    /// Its language, where the platform says.
    pub lang: Option<String>,
    /// When it was written.
    pub posted_at: Timestamp,
    /// When it was changed, where the platform says.
    pub edited_at: Option<Timestamp>,
    /// Its public address.
    pub url: Option<String>,
    /// What belongs to the text.
    pub attachments: Vec<SeenAttachment>,
    /// Whether it is hidden at the platform, where it says so.
    pub hidden: Option<bool>,
}

/// Something that belongs to a text.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct SeenAttachment {
    /// Its media type, as the platform gives it.
    pub mime: String,
    /// Its text alternative.
    pub alt: Option<String>,
    /// Where the platform keeps it; what [`Platform::fetch`] takes.
    pub url: String,
}

/// One look at an account.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Look {
    /// What was seen, the oldest first.
    pub observations: Vec<Observation>,
    /// Where the next look goes on from; kept only once the observations are
    /// stored.
    pub cursor: Option<String>,
    /// Whether there is more to read at once.
    pub more: bool,
}

/// What shall be done at a platform.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Deed {
    /// What.
    pub kind: ActionKind,
    /// The item it is about.
    pub external_id: String,
    /// The post that the item's thread hangs from; the item itself where it
    /// is that post.
    pub root: String,
    /// The text of an answer; empty otherwise.
    pub text: String,
    /// The language of an answer.
    pub lang: Option<String>,
    /// The opaque identity of the item's author: who is blocked.
    pub author: String,
    /// The reason of a report, one of [`Capabilities::report_reasons`].
    pub reason: Option<String>,
    /// When it was decided; an answer's own time at the platform.
    pub decided_at: Timestamp,
}

/// What became of a deed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Outcome {
    /// Done, or found to be done already; with the identity of what it made.
    Done {
        /// The identity of a published answer.
        external_id: Option<String>,
    },
    /// Not done, or done but harmless to repeat with the same key: to be tried
    /// again, no sooner than this.
    Retry {
        /// How long to wait.
        after: Duration,
        /// What was wrong.
        trouble: Trouble,
    },
    /// The platform does not let this account do it.
    NotPermitted,
    /// The item is not there any more.
    Gone,
    /// The platform refused it for good, and said why.
    Refused {
        /// The platform's own words, without personal data.
        said: String,
    },
    /// Nobody knows whether it was done.
    Unknown,
}

/// What a re-read told of a deed whose outcome was unknown.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Reread {
    /// It was done.
    Found {
        /// The identity of a published answer.
        external_id: Option<String>,
    },
    /// It was not done.
    Absent,
    /// It cannot be told; a person decides.
    Unsure,
}

/// What is wrong with a connection, for the person it concerns.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum Trouble {
    /// No answer, or none in time.
    #[error("trouble-unreachable")]
    Unreachable,
    /// The platform asks us to wait.
    #[error("trouble-busy")]
    Busy {
        /// How long, if it said.
        retry_after: Option<Duration>,
    },
    /// The platform failed (5xx).
    #[error("trouble-broken")]
    Broken {
        /// The HTTP status.
        status: u16,
    },
    /// The credentials no longer work.
    #[error("trouble-signed-out")]
    SignedOut,
    /// The answer could not be understood.
    #[error("trouble-garbled")]
    Garbled,
    /// The platform refused the question.
    #[error("trouble-refused")]
    Refused {
        /// The platform's own words, without personal data.
        said: String,
    },
    /// The address is one that may not be reached from here.
    #[error("trouble-address")]
    Address,
    /// No server of that kind answers at the address that someone gave.
    #[error("trouble-no-server")]
    NoServer,
    /// The server has no such account, or shows none.
    #[error("trouble-no-account")]
    NoAccount,
    /// The server shows its accounts only to those who are signed in to it.
    #[error("trouble-members-only")]
    MembersOnly,
}

/// A platform, or the means of a manual channel.
#[async_trait]
pub trait Platform: Send + Sync {
    /// Its key: `bluesky`.
    fn key(&self) -> &'static str;

    /// Its proper name: `Bluesky`.
    fn name(&self) -> &'static str;

    /// Two letters that stand for it in lists: `Bs`.
    fn mark(&self) -> &'static str;

    /// Where its own interface is reached, unless the account lives elsewhere;
    /// empty where every account must say.
    fn home(&self) -> &'static str {
        ""
    }

    /// The names of the credentials it needs, for the form that asks for them.
    fn credentials(&self) -> &'static [&'static str];

    /// How often to look, at the most.
    fn look_every(&self) -> Duration;

    /// Reads what people write of a public account: `@kommun.bsky.social`, an
    /// address of its page. `None` where it names no account of this platform.
    fn public_address(&self, _text: &str) -> Option<PublicAddress> {
        None
    }

    /// Where people see an account in their browser; `None` where only the
    /// platform knows.
    fn account_page(&self, _handle: &str, _base_url: &str) -> Option<String> {
        None
    }

    /// Finds a public account by its handle, without credentials.
    async fn find(&self, _account: &Account, _now: Timestamp) -> Result<Connected, Trouble> {
        Err(Trouble::NoAccount)
    }

    /// What this account can do now, with its credentials.
    async fn capabilities(&self, account: &Account) -> Capabilities;

    /// Signs in and tells the account's opaque identity and present handle.
    async fn connect(&self, account: &Account, now: Timestamp) -> Result<Connected, Trouble>;

    /// Looks for what is new since `cursor`. From no cursor at all, it goes
    /// back through everything that hangs from the account's own posts, in
    /// as many looks as that takes.
    async fn look(&self, account: &Account, cursor: Option<&str>, now: Timestamp) -> Result<Look, Trouble>;

    /// Looks again at items already mirrored: changed, hidden or gone.
    async fn look_again(
        &self,
        account: &Account,
        external_ids: &[String],
        now: Timestamp,
    ) -> Result<Vec<Observation>, Trouble>;

    /// Fetches what belongs to a text, as bytes, up to 20 MB.
    async fn fetch(&self, account: &Account, url: &str, now: Timestamp) -> Result<Vec<u8>, Trouble>;

    /// Does a deed once. `key` is the same whenever the same deed is tried.
    async fn act(&self, account: &Account, deed: &Deed, key: ActionId, now: Timestamp) -> Outcome;

    /// Finds out what became of a deed whose outcome was unknown.
    async fn reread(&self, account: &Account, deed: &Deed, key: ActionId, now: Timestamp) -> Reread;
}

/// A public account, as its address names it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PublicAddress {
    /// Its name at the platform.
    pub handle: String,
    /// Where the platform is asked about it.
    pub base_url: String,
}

impl PublicAddress {
    /// The account, without credentials and not yet found.
    #[must_use]
    pub fn account(&self) -> Account {
        Account {
            base_url: self.base_url.clone(),
            handle: self.handle.clone(),
            external_id: String::new(),
            credentials: BTreeMap::new(),
        }
    }
}

/// What signing in, or finding a public account, told.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Connected {
    /// The account's opaque identity.
    pub external_id: String,
    /// Its present handle.
    pub handle: String,
}

/// The platforms at hand, by key.
#[derive(Clone, Default)]
pub struct Platforms(BTreeMap<&'static str, Arc<dyn Platform>>);

impl Platforms {
    /// These platforms.
    #[must_use]
    pub fn of(platforms: impl IntoIterator<Item = Arc<dyn Platform>>) -> Self {
        Self(platforms.into_iter().map(|platform| (platform.key(), platform)).collect())
    }

    /// One more platform.
    pub fn add(&mut self, platform: Arc<dyn Platform>) {
        self.0.insert(platform.key(), platform);
    }

    /// The platform with this key; `None` for a manual channel.
    #[must_use]
    pub fn get(&self, key: &str) -> Option<&Arc<dyn Platform>> {
        self.0.get(key)
    }

    /// All of them, by key.
    pub fn iter(&self) -> impl Iterator<Item = &Arc<dyn Platform>> {
        self.0.values()
    }
}

#[cfg(test)]
mod tests {
    use std::{collections::BTreeSet, path::Path};

    use saklig_net::NetConfig;

    use super::*;

    #[test]
    fn a_text_is_counted_as_the_platform_counts_it() {
        let plain = TextLimit { graphemes: 500, bytes: 5_000, link: None };
        let alike = TextLimit { link: Some(23), ..plain };
        let address = format!("https://kommun.example/{}", "a".repeat(40));
        let text = format!("Hej 👩\u{200d}🚒! {address}\nTack");
        assert_eq!(plain.count(&text), 7 + address.len() + 5);
        assert_eq!(alike.count(&text), 7 + 23 + 5);
        assert_eq!(alike.count("  "), 2);
        assert_eq!(alike.count(&format!("({address}")), 24);
    }

    #[test]
    fn every_platform_says_who_it_is_and_has_recordings() {
        let platforms = real(Net::new(NetConfig::default()).unwrap());
        assert_eq!(platforms.iter().count(), CHANNELS.len(), "two platforms have the same key");
        let mut marks = BTreeSet::new();
        for platform in platforms.iter() {
            let key = platform.key();
            assert!(key.bytes().all(|b| b.is_ascii_lowercase() || b == b'_'), "{key}");
            assert!(platform.mark().chars().count() == 2 && marks.insert(platform.mark()), "{key}: mark");
            assert!(!platform.name().is_empty(), "{key}");
            assert!(platform.look_every() >= Duration::from_secs(1), "{key}: too eager");
            let recordings = Path::new(env!("CARGO_MANIFEST_DIR")).join("recordings").join(key);
            assert!(recordings.read_dir().is_ok_and(|mut files| files.next().is_some()), "{key}: no recordings");
        }
    }
}
