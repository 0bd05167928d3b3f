//! The page of one item: its text, findings, decision, answer, record, history.

use jiff::Timestamp;
use saklig_model::{
    action::{ActionKind, ActionState},
    case::Case,
    channel::Channel,
    finding::Suggestion,
    ground::{Ground, GroundRef},
    id::{ActionId, AttachmentId, ItemId, NoteId},
    item::{Item, Presence},
    person::Person,
};

use super::{Holder, Part};
use crate::{Desk, Refusal};

/// Everything that the page of an item shows.
#[derive(Debug, Clone)]
pub struct CasePage {
    /// The item.
    pub item: Item,
    /// Its case, if one was opened.
    pub case: Option<Case>,
    /// Who holds the case.
    pub holder: Option<Holder>,
    /// The channel it came through.
    pub channel: Channel,
    /// The platform's two letters.
    pub mark: String,
    /// The author's user name.
    pub author: String,
    /// Its versions, the newest first; the first is the one shown large.
    pub versions: Vec<Version>,
    /// Whether the text is covered until someone chooses to read it (a private
    /// message, a possible threat); `?show=1` uncovers.
    pub covered: bool,
    /// The newest version's findings, in the order of their places.
    pub findings: Vec<FindingShown>,
    /// What reading suggests.
    pub suggestion: Suggestion,
    /// The post that the thread hangs from: its item, text and time.
    pub root: Option<RootShown>,
    /// How many items the thread has.
    pub thread_size: i64,
    /// The grounds in force today, house rules first.
    pub grounds: Vec<GroundShown>,
    /// Whether and how the channel can hide: `None` when it cannot, with why in
    /// [`CasePage::cannot_hide`].
    pub can_hide: bool,
    /// A text key: why not, or what hiding really means there.
    pub hide_note: Option<String>,
    /// Whether the item can be answered here.
    pub can_answer: bool,
    /// A text key: why not.
    pub answer_note: Option<String>,
    /// The most characters of an answer.
    pub answer_most: usize,
    /// The unit that signs.
    pub signature: String,
    /// Answer templates: id, title, text in the item's or reader's language.
    pub templates: Vec<(String, String, String)>,
    /// Acts on their way to the platform or done, the newest first.
    pub actions: Vec<ActionShown>,
    /// What has happened, the oldest first.
    pub history: Vec<Happened>,
    /// Internal notes, the oldest first.
    pub notes: Vec<NoteShown>,
    /// What belongs to the text: id, media type, text alternative, whether stored.
    pub attachments: Vec<(AttachmentId, String, Option<String>, bool)>,
    /// The stored copy: when taken and its SHA-256 in hexadecimal.
    pub copy: Option<(Timestamp, String)>,
    /// The address of the item before and after in the same view, and its place.
    pub neighbours: Neighbours,
}

/// One version of the text.
#[derive(Debug, Clone)]
pub struct Version {
    /// 1 for the first.
    pub number: i64,
    /// The text with its findings marked; `None` when it has been erased.
    pub text: Option<Vec<Part>>,
    /// When it was first seen.
    pub seen_at: Timestamp,
}

/// A finding, as the page shows it.
#[derive(Debug, Clone)]
pub struct FindingShown {
    /// Its number on the page, from 1.
    pub number: usize,
    /// Its kind.
    pub kind: String,
    /// The text key of its reason.
    pub reason: String,
    /// From 0 to 1.
    pub score: f64,
    /// The ground it may lead to: its title.
    pub ground: Option<GroundRef>,
    /// What else is known, as a JSON object.
    pub facts: String,
}

/// The post above.
#[derive(Debug, Clone)]
pub struct RootShown {
    /// The item.
    pub item: ItemId,
    /// Whether the authority wrote it.
    pub own: bool,
    /// The beginning of its text.
    pub text: String,
    /// Its language.
    pub lang: Option<String>,
    /// When it was written.
    pub posted_at: Timestamp,
}

/// A ground to choose.
#[derive(Debug, Clone)]
pub struct GroundShown {
    /// The reference that the form sends back, as `pack/id/version`.
    pub reference: GroundRef,
    /// The ground.
    pub ground: Ground,
    /// Whether the findings suggest it.
    pub suggested: bool,
}

/// An act on its way.
#[derive(Debug, Clone)]
pub struct ActionShown {
    /// Its identity.
    pub id: ActionId,
    /// What.
    pub kind: ActionKind,
    /// Where it stands.
    pub state: ActionState,
    /// Until when it can be undone.
    pub not_before: Timestamp,
    /// Whether it can be undone now.
    pub can_undo: bool,
    /// The text of an answer.
    pub text: Option<String>,
    /// Who decided.
    pub person: String,
    /// When it was decided.
    pub decided_at: Timestamp,
    /// When the platform confirmed it.
    pub done_at: Option<Timestamp>,
    /// The text key of what went wrong, if anything did.
    pub trouble: Option<String>,
}

/// Something that happened to the item or its case.
#[derive(Debug, Clone)]
pub struct Happened {
    /// When.
    pub at: Timestamp,
    /// The journal's key of the event.
    pub event: String,
    /// Who, by name; `None` for the system.
    pub person: Option<String>,
    /// The journal entry's index; `None` while it is being sealed.
    pub index: Option<i64>,
    /// The ground's title-bearing reference, where one was used.
    pub ground: Option<GroundRef>,
}

/// An internal note.
#[derive(Debug, Clone)]
pub struct NoteShown {
    /// Its identity.
    pub id: NoteId,
    /// Who wrote it.
    pub person: String,
    /// When.
    pub at: Timestamp,
    /// What.
    pub text: String,
}

/// The items around this one in the view it was opened from.
#[derive(Debug, Clone, Default)]
pub struct Neighbours {
    /// Before.
    pub previous: Option<ItemId>,
    /// After.
    pub next: Option<ItemId>,
    /// Its place, from 1, and how many there are.
    pub place: Option<(i64, i64)>,
}

/// How the item stands, for headings.
impl CasePage {
    /// Whether the item is gone at its source while the record stays.
    #[must_use]
    pub fn is_gone(&self) -> bool {
        self.item.presence == Presence::Gone
    }
}

impl Desk {
    /// The page of one item.
    ///
    /// # Errors
    /// [`Refusal::NotFound`] also when it belongs to another authority.
    pub async fn case_page(&self, who: &Person, item: ItemId, view: super::inbox::View) -> Result<CasePage, Refusal> {
        let _ = (who, item, view);
        todo!()
    }

    /// Everything that the page needs of an attachment: its media type and bytes.
    ///
    /// # Errors
    /// [`Refusal::NotFound`] when it is not stored.
    pub async fn attachment(&self, who: &Person, id: AttachmentId) -> Result<(String, Vec<u8>), Refusal> {
        let _ = (who, id);
        todo!()
    }
}
