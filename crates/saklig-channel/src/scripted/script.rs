//! The script: what is on the scripted platform, and what will go wrong.

use std::{
    collections::{BTreeMap, BTreeSet, VecDeque},
    sync::{Arc, Mutex, MutexGuard, PoisonError},
    time::Duration,
};

use jiff::{SignedDuration, Timestamp};
use saklig_model::{id::ActionId, item::ItemKind};

use crate::{Can, Capabilities, SeenAttachment, TextLimit, Trouble};

/// An item on the scripted platform.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ScriptedItem {
    /// Its identity: `sc:1`, `sc:2`, as they were made.
    pub id: String,
    /// What it is.
    pub kind: ItemKind,
    /// What it answers.
    pub parent: Option<String>,
    /// The post that its thread hangs from.
    pub root: Option<String>,
    /// Who wrote it; `None` for the account itself.
    pub author: Option<String>,
    /// What it says now.
    pub text: String,
    /// When it was written.
    pub posted_at: Timestamp,
    /// When it was last changed.
    pub edited_at: Option<Timestamp>,
    /// What belongs to it.
    pub attachments: Vec<SeenAttachment>,
    /// Whether it is hidden.
    pub hidden: bool,
    /// Whether it was deleted.
    pub gone: bool,
    /// The account in whose threads it stands; `None` in every one's.
    pub(super) account: Option<String>,
    /// The deed that made it.
    pub(super) key: Option<ActionId>,
    /// The number of its last change; what cursors count.
    pub(super) change: u64,
}

impl ScriptedItem {
    pub(super) fn number(&self) -> Option<u64> {
        number_of(&self.id)
    }
}

/// What can go wrong with a deed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Mishap {
    /// The platform asks us to wait. Not done.
    Busy(Option<Duration>),
    /// The platform fails with this status. Not done, though without keys
    /// nobody could know.
    Broken(u16),
    /// Nobody was reached. Not done.
    Unreachable,
    /// The credentials no longer work. Not done.
    SignedOut,
    /// The platform does not permit it.
    NotPermitted,
    /// The platform refuses for good.
    Refused(String),
    /// No answer came, or none that made sense: done or not, nobody knows.
    Lost {
        /// Whether it was done.
        done: bool,
    },
}

/// What the scripted platform shows and does; all clones share it.
#[derive(Clone, Default)]
pub struct Script(Arc<Mutex<State>>);

pub(super) struct State {
    pub(super) items: BTreeMap<u64, ScriptedItem>,
    pub(super) blobs: BTreeMap<String, Vec<u8>>,
    pub(super) changes: u64,
    pub(super) page: usize,
    pub(super) capabilities: Capabilities,
    pub(super) troubles: VecDeque<Trouble>,
    pub(super) answered_first: usize,
    pub(super) skew: SignedDuration,
    pub(super) mishaps: VecDeque<Mishap>,
    pub(super) is_unsure: bool,
    pub(super) repeats: usize,
    pub(super) reversals: usize,
    pub(super) omissions: usize,
    pub(super) withheld: Vec<u64>,
    pub(super) deeds: usize,
    pub(super) account: Option<String>,
    pub(super) speaks_as: Option<String>,
    pub(super) blocked: BTreeSet<String>,
    pub(super) reports: Vec<(String, String)>,
}

impl Default for State {
    fn default() -> Self {
        let capabilities = Capabilities {
            read: Can::Yes,
            answer: Can::Yes,
            hide: Can::Yes,
            unhide: Can::Yes,
            block: Can::Limited("block-own-page"),
            report: Can::Yes,
            report_reasons: &["spam", "violation", "rude"],
            remove: Can::Yes,
            idempotent: true,
            text: TextLimit { graphemes: 300, bytes: 3_000, link: None },
        };
        Self {
            items: BTreeMap::new(),
            blobs: BTreeMap::new(),
            changes: 0,
            page: 100,
            capabilities,
            troubles: VecDeque::new(),
            answered_first: 0,
            skew: SignedDuration::ZERO,
            mishaps: VecDeque::new(),
            is_unsure: false,
            repeats: 0,
            reversals: 0,
            omissions: 0,
            withheld: Vec::new(),
            deeds: 0,
            account: None,
            speaks_as: None,
            blocked: BTreeSet::new(),
            reports: Vec::new(),
        }
    }
}

impl State {
    /// Adds an item, or marks one as changed.
    pub(super) fn keep(&mut self, mut item: ScriptedItem) -> String {
        self.changes += 1;
        let number = item.number().unwrap_or_else(|| self.items.len() as u64 + 1);
        item.id = format!("sc:{number}");
        item.change = self.changes;
        let id = item.id.clone();
        self.items.insert(number, item);
        id
    }

    pub(super) fn item(&self, id: &str) -> Option<&ScriptedItem> {
        self.items.get(&number_of(id)?)
    }

    /// Changes an item; `false` if there is none.
    pub(super) fn change(&mut self, id: &str, change: impl FnOnce(&mut ScriptedItem)) -> bool {
        let Some(mut item) = self.item(id).cloned() else { return false };
        change(&mut item);
        self.keep(item);
        true
    }

    /// Adds what `author` writes; what hangs from an unknown item is a mention.
    pub(super) fn write(
        &mut self,
        author: Option<&str>,
        parent: Option<&str>,
        text: &str,
        at: Timestamp,
    ) -> ScriptedItem {
        let above = parent.and_then(|parent| self.item(parent));
        let root = above.map(|above| above.root.clone().unwrap_or_else(|| above.id.clone()));
        let kind = match (author, &root) {
            (_, Some(_)) => ItemKind::Comment,
            (None, None) => ItemKind::Post,
            (Some(_), None) => ItemKind::Mention,
        };
        ScriptedItem {
            id: String::new(),
            kind,
            parent: parent.map(str::to_owned),
            root,
            author: author.map(str::to_owned),
            text: text.to_owned(),
            posted_at: at,
            edited_at: None,
            attachments: Vec::new(),
            hidden: false,
            gone: false,
            account: above.map_or_else(|| self.speaks_as.clone(), |above| above.account.clone()),
            key: None,
            change: 0,
        }
    }
}

fn number_of(id: &str) -> Option<u64> {
    id.strip_prefix("sc:")?.parse().ok()
}

/// What is there.
impl Script {
    /// An empty platform on which all goes well.
    #[must_use]
    pub fn new() -> Self {
        Self::default()
    }

    pub(super) fn state(&self) -> MutexGuard<'_, State> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// From now on the authority posts as the account of this name, and
    /// mentions are of it: one that looks sees its own threads only.
    pub fn speak_as(&self, handle: &str) {
        self.state().speaks_as = Some(handle.to_owned());
    }

    /// The account itself posts, or answers `parent`, past Saklig.
    pub fn post_as_authority(&self, parent: Option<&str>, text: &str, at: Timestamp) -> String {
        let mut state = self.state();
        let item = state.write(None, parent, text, at);
        state.keep(item)
    }

    /// A citizen comments on `parent`.
    pub fn comment(&self, author: &str, parent: &str, text: &str, at: Timestamp) -> String {
        let mut state = self.state();
        let item = state.write(Some(author), Some(parent), text, at);
        state.keep(item)
    }

    /// A citizen mentions the account elsewhere.
    pub fn mention(&self, author: &str, text: &str, at: Timestamp) -> String {
        let mut state = self.state();
        let item = state.write(Some(author), None, text, at);
        state.keep(item)
    }

    /// Adds a picture or the like to an item.
    pub fn attach(&self, id: &str, mime: &str, alt: Option<&str>, bytes: &[u8]) -> bool {
        let mut state = self.state();
        let url = format!("scripted:{}", state.blobs.len() + 1);
        state.blobs.insert(url.clone(), bytes.to_vec());
        let attachment = SeenAttachment { mime: mime.to_owned(), alt: alt.map(str::to_owned), url };
        state.change(id, |item| item.attachments.push(attachment))
    }

    /// An author changes a text.
    pub fn edit(&self, id: &str, text: &str, at: Timestamp) -> bool {
        self.state().change(id, |item| {
            text.clone_into(&mut item.text);
            item.edited_at = Some(at);
        })
    }

    /// An author deletes an item. Looks do not tell; looking again does.
    pub fn delete(&self, id: &str) -> bool {
        self.state().change(id, |item| item.gone = true)
    }

    /// All items as they stand, also hidden and deleted ones.
    #[must_use]
    pub fn items(&self) -> Vec<ScriptedItem> {
        self.state().items.values().cloned().collect()
    }

    /// One item as it stands.
    #[must_use]
    pub fn item(&self, id: &str) -> Option<ScriptedItem> {
        self.state().item(id).cloned()
    }

    /// What the account itself answered and is still there.
    #[must_use]
    pub fn answers(&self) -> Vec<ScriptedItem> {
        let is_answer = |item: &ScriptedItem| item.author.is_none() && item.parent.is_some() && !item.gone;
        self.items().into_iter().filter(is_answer).collect()
    }

    /// Who is blocked, by name.
    #[must_use]
    pub fn blocked(&self) -> Vec<String> {
        self.state().blocked.iter().cloned().collect()
    }

    /// What was reported, each with its reason.
    #[must_use]
    pub fn reports(&self) -> Vec<(String, String)> {
        self.state().reports.clone()
    }

    /// How many deeds were tried.
    #[must_use]
    pub fn deeds(&self) -> usize {
        self.state().deeds
    }
}

/// What will go wrong.
impl Script {
    /// The next `times` questions (looks, connections, fetches) fail so. A
    /// server that never answers is [`Trouble::Unreachable`].
    pub fn trouble(&self, times: usize, trouble: Trouble) {
        self.state().troubles.extend(std::iter::repeat_n(trouble, times));
    }

    /// No trouble is left in store.
    pub fn recover(&self) {
        self.state().troubles.clear();
    }

    /// Before any trouble, so many questions are answered well.
    pub fn answered_first(&self, questions: usize) {
        self.state().answered_first = questions;
    }

    /// The platform's clock is ahead of ours by this, or behind it.
    pub fn skew(&self, ahead: SignedDuration) {
        self.state().skew = ahead;
    }

    /// The next `times` deeds fail so.
    pub fn mishap(&self, times: usize, mishap: Mishap) {
        self.state().mishaps.extend(std::iter::repeat_n(mishap, times));
    }

    /// From now on signing in leads to another account, by its opaque identity.
    pub fn account(&self, external_id: &str) {
        self.state().account = Some(external_id.to_owned());
    }

    /// Whether re-reading tells nothing.
    pub fn unsure(&self, is_unsure: bool) {
        self.state().is_unsure = is_unsure;
    }

    /// What the platform can do from now on; without `idempotent`, a deed
    /// that is repeated is done twice.
    pub fn can(&self, change: impl FnOnce(&mut Capabilities)) {
        change(&mut self.state().capabilities);
    }

    /// How many items a look shows at once.
    pub fn page(&self, items: usize) {
        self.state().page = items.max(1);
    }

    /// The next `looks` looks show everything from the start, again.
    pub fn repeat(&self, looks: usize) {
        self.state().repeats = looks;
    }

    /// The next `looks` looks show the newest first.
    pub fn reverse(&self, looks: usize) {
        self.state().reversals = looks;
    }

    /// The next `looks` looks leave out every other item, until the look after.
    pub fn omit(&self, looks: usize) {
        self.state().omissions = looks;
    }
}
