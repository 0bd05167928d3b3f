//! The shapes of what goes in and out. Property names are English and stable:
//! fields may be added, none is renamed.

use jiff::Timestamp;
use saklig_desk::{
    looks::{
        Part, Row, case_page, channels,
        figures::{Figures, OfChannel, Parts},
        journal,
        search::Standing,
    },
    reading::SPECIAL_CATEGORY,
    seen::Seen,
};
use saklig_model::{answering::QuestionKind, figures::Times, ground::GroundRef};
use serde::{Deserialize, Deserializer, Serialize, de::Error as _};
use utoipa::ToSchema;
use uuid::Uuid;

use super::{
    further::{
        BlockShape, Breaches, ColleagueShape, HandedUpShape, LimitShape, ProposalShape, ReasonedOffer, StepOffer,
    },
    group::GroupShape,
};
use crate::{findings, refused, say::Say};

/// What was not done, and why (RFC 9457).
#[derive(Serialize, ToSchema)]
#[schema(as = Problem)]
pub(crate) struct ProblemShape {
    /// What kind of problem: the address, in this house, of a page that explains it. Programs tell problems apart by this.
    #[serde(rename = "type")]
    #[schema(format = "uri-reference", example = "/problems/no-ground")]
    pub kind: String,
    /// The kind in a few words, in the language of Accept-Language.
    #[schema(example = "The ground does not hold here")]
    pub title: String,
    /// The status of the answer.
    #[schema(example = 422)]
    pub status: u16,
    /// What was not done and what to do next, in the same language.
    #[schema(example = "Choose a ground from the list. Without a ground from the list nothing can be hidden.")]
    pub detail: String,
}

/// In whose name a token acts.
#[derive(Serialize, ToSchema)]
pub(crate) struct Me {
    /// The person's name.
    #[schema(example = "Amina Lind")]
    pub name: String,
    /// The authority's name.
    #[schema(example = "Björkdala kommun")]
    pub authority: String,
    /// The powers that token and person both have at this moment.
    #[schema(example = json!(["read", "answer"]))]
    pub powers: Vec<String>,
}

/// A part of the inbox.
#[derive(Clone, Copy, Default, Deserialize, ToSchema)]
#[serde(rename_all = "snake_case")]
pub(crate) enum ViewKey {
    /// What needs a decision.
    #[default]
    ToDecide,
    /// What the person has claimed.
    Mine,
    /// What waits for a second person to confirm it.
    Second,
    /// What was handed up to a function of the person's.
    Escalated,
    /// What waits for an answer.
    ToAnswer,
    /// What waits for the platform, or for a function it was handed up to.
    Waiting,
    /// What may be about a threat, and is open.
    Security,
    /// Questions whose answer is overdue.
    Late,
    /// Everything mirrored, the newest first.
    All,
}

/// A page of the inbox.
#[derive(Serialize, ToSchema)]
pub(crate) struct ItemList {
    /// Up to 50 items; of the person's own up to 500.
    pub items: Vec<ListedItem>,
    /// Where the next page goes on: to be sent as `after`. Missing on the last page.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub next: Option<String>,
    /// How many items need a decision.
    #[schema(example = 12)]
    pub to_decide: i64,
    /// How many cases the person has claimed.
    #[schema(example = 2)]
    pub mine: i64,
    /// How many items wait for a second person.
    #[schema(example = 1)]
    pub second: i64,
    /// How many cases were handed up to a function of the person's.
    #[schema(example = 1)]
    pub escalated: i64,
    /// How many items wait for an answer.
    #[schema(example = 5)]
    pub to_answer: i64,
    /// How many wait for the platform, or for a function.
    pub waiting: i64,
    /// How many open ones may be about a threat.
    pub security: i64,
    /// How many answers are overdue.
    #[schema(example = 1)]
    pub late: i64,
    /// How many items are mirrored.
    #[schema(example = 335)]
    pub all: i64,
}

/// The figures of a period. A count of questions below five is null, and so is what would tell it by subtraction.
#[derive(Serialize, ToSchema)]
#[schema(as = Figures)]
pub(crate) struct FiguresShape {
    /// The first day.
    #[schema(format = "date", value_type = String, example = "2026-12-14")]
    pub from: String,
    /// The last day.
    #[schema(format = "date", value_type = String, example = "2026-12-18")]
    pub to: String,
    /// The one channel that they are about; null for all.
    pub channel: Option<Uuid>,
    /// How many questions. Where this is null, nothing else is told of them.
    #[schema(example = 118)]
    pub questions: Option<i64>,
    /// How many of them the authority has answered.
    #[schema(example = 96)]
    pub answered: Option<i64>,
    /// How many of them still wait.
    #[schema(example = 20)]
    pub open: Option<i64>,
    /// How many of them were closed without an answer.
    #[schema(example = 2)]
    pub closed_unanswered: Option<i64>,
    /// How many of them were answered, from 0 to 1; null where there are none.
    #[schema(example = 0.814)]
    pub response_rate: Option<f64>,
    /// How long the answers took in service time; null where there are none.
    pub service_time: Option<TimesShape>,
    /// How long the answers took on the clock; null where there are none.
    pub clock_time: Option<TimesShape>,
    /// How all this is counted, in the language of Accept-Language; the public page says the same.
    pub definition: String,
    /// By channel.
    pub by_channel: Vec<ChannelFigures>,
    /// By topic, the largest first.
    pub by_topic: Vec<CountShape>,
    /// By language as an ISO 639-1 code, the largest first.
    pub by_language: Vec<CountShape>,
    /// Into what `by_time` divides the period: `day`, `week`, `month`.
    #[schema(example = "day")]
    pub divided_by: String,
    /// By time.
    pub by_time: Vec<TimeFigures>,
    /// What was decided.
    pub decisions: DecisionFigures,
    /// Years of the period of which no holidays are known; their days count as any other.
    #[schema(example = json!([]))]
    pub years_without_holidays: Vec<i16>,
}

/// How long answers took, in whole minutes.
#[derive(Serialize, ToSchema)]
#[schema(as = Times)]
pub(crate) struct TimesShape {
    /// The time in the middle.
    #[schema(example = 55)]
    pub median_minutes: i64,
    /// The time within which nine of ten were given.
    #[schema(example = 110)]
    pub p90_minutes: i64,
}

/// The figures of a channel.
#[derive(Serialize, ToSchema)]
pub(crate) struct ChannelFigures {
    /// The channel's identity.
    pub channel: Uuid,
    /// Its name.
    #[schema(example = "Facebook")]
    pub name: String,
    /// Whether it answers questions; otherwise it is not counted.
    pub answers_questions: bool,
    /// How many questions; null where that is not told, nor anything of them.
    #[schema(example = 64)]
    pub questions: Option<i64>,
    /// How many of them the authority has answered.
    #[schema(example = 60)]
    pub answered: Option<i64>,
    /// How many of them were answered, from 0 to 1.
    #[schema(example = 0.938)]
    pub response_rate: Option<f64>,
    /// How long the answers took in service time.
    pub service_time: Option<TimesShape>,
    /// How long the answers took on the clock.
    pub clock_time: Option<TimesShape>,
}

/// A count by key.
#[derive(Serialize, ToSchema)]
#[schema(as = Count)]
pub(crate) struct CountShape {
    /// What is counted; empty where it is not known, null for all that are too small to be told one by one.
    #[schema(example = "processing_time")]
    pub key: Option<String>,
    /// How many.
    #[schema(example = 41)]
    pub count: i64,
}

/// A part of the period.
#[derive(Serialize, ToSchema)]
pub(crate) struct TimeFigures {
    /// Its first day.
    #[schema(format = "date", value_type = String, example = "2026-12-14")]
    pub from: String,
    /// How many questions were asked; null where that is not told.
    #[schema(example = 12)]
    pub questions: Option<i64>,
    /// How many of them the authority has answered.
    #[schema(example = 11)]
    pub answered: Option<i64>,
}

/// What was decided in a period.
#[derive(Serialize, ToSchema)]
pub(crate) struct DecisionFigures {
    /// How often something was hidden, or somebody limited or blocked.
    #[schema(example = 31)]
    pub restricted: Option<i64>,
    /// Of those, by the ground's title.
    pub by_ground: Vec<CountShape>,
    /// How often that was reversed.
    pub reversed: Option<i64>,
    /// How often something was looked at and left visible.
    #[schema(example = 77)]
    pub kept: Option<i64>,
    /// How often something was hidden.
    #[schema(example = 29)]
    pub hidden: Option<i64>,
    /// How many items were assessed, found not to be an obvious case of a ground, and are still visible.
    #[schema(example = 6)]
    pub assessed_kept: Option<i64>,
    /// How the last two are counted, in the language of Accept-Language.
    pub definition: String,
}

/// What a search found.
#[derive(Serialize, ToSchema)]
pub(crate) struct SearchPage {
    /// Up to 50 items, the newest first.
    pub items: Vec<ListedItem>,
    /// Where the next page goes on: to be sent as `after`. Missing on the last page.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub next: Option<String>,
}

/// A thread.
#[derive(Serialize, ToSchema)]
pub(crate) struct ThreadPage {
    /// Up to 500 items, each before its answers.
    pub items: Vec<ThreadItem>,
    /// Whether there are more than are shown.
    pub more: bool,
}

/// An item of a thread.
#[derive(Serialize, ToSchema)]
pub(crate) struct ThreadItem {
    /// How deep it stands below the post, from 0 to 6.
    #[schema(example = 1)]
    pub depth: usize,
    /// The item.
    pub item: ListedItem,
}

/// An item, as lists show it.
#[derive(Serialize, ToSchema)]
pub(crate) struct ListedItem {
    /// Its identity here.
    pub id: Uuid,
    /// The number of its case, if one is open or was.
    #[schema(example = 1042)]
    pub case_number: Option<i64>,
    /// Where its case stands: `to_decide`, `to_answer`, `closed`.
    #[schema(example = "to_decide")]
    pub case_state: Option<String>,
    /// The channel's identity.
    pub channel: Uuid,
    /// The channel's name.
    #[schema(example = "Bluesky")]
    pub channel_name: String,
    /// What it is: `post`, `comment`, `mention`, `message`, `tip`.
    #[schema(example = "comment")]
    pub kind: String,
    /// The author's user name.
    #[schema(example = "rut_b.example.com")]
    pub author: String,
    /// Whether the authority wrote it.
    pub own: bool,
    /// The beginning of the text, with personal data covered; empty when it is covered whole.
    pub excerpt: Vec<Piece>,
    /// Whether the text is covered whole until someone chooses to read it.
    pub covered: bool,
    /// The language of the text.
    #[schema(example = "sv")]
    pub lang: Option<String>,
    /// Kinds of findings, the gravest first.
    #[schema(example = json!(["phone", "question"]))]
    pub findings: Vec<String>,
    /// When it was written.
    pub posted_at: Timestamp,
    /// When the authority received it.
    pub received_at: Timestamp,
    /// How it stands at the platform: `visible`, `hidden`, `gone`, and `removed` where the authority removed its own.
    #[schema(example = "visible")]
    pub presence: String,
    /// When its answer is due, while it is a question that waits and its channel promises anything.
    pub due_at: Option<Timestamp>,
    /// Who holds its case.
    #[schema(example = "Jonas Berg")]
    pub holder: Option<String>,
}

/// A piece of an excerpt: a text, or the kind of finding that covers it.
#[derive(Serialize, ToSchema)]
pub(crate) struct Piece {
    /// The text; missing where it is covered.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[schema(example = "Ring mig på ")]
    pub text: Option<String>,
    /// The kind of finding that covers a text here.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[schema(example = "phone")]
    pub covered: Option<String>,
    /// How many characters are covered.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[schema(example = 13)]
    pub characters: Option<usize>,
}

/// One item.
#[derive(Serialize, ToSchema)]
pub(crate) struct ItemPage {
    /// Its identity here.
    pub id: Uuid,
    /// How the item and its case stand, as a short word. An order that carries it is refused where they have become others since.
    #[schema(example = "5a6b1f22.0")]
    pub seen: String,
    /// What it is: `post`, `comment`, `mention`, `message`, `tip`.
    #[schema(example = "comment")]
    pub kind: String,
    /// The author's user name.
    #[schema(example = "rut_b.example.com")]
    pub author: String,
    /// Whether the authority wrote it.
    pub own: bool,
    /// Its address at the platform.
    pub url: Option<String>,
    /// The language of the text.
    #[schema(example = "sv")]
    pub lang: Option<String>,
    /// When it was written.
    pub posted_at: Timestamp,
    /// When the authority received it.
    pub received_at: Timestamp,
    /// How it stands at the platform: `visible`, `hidden`, `gone`, and `removed` where the authority removed its own.
    #[schema(example = "visible")]
    pub presence: String,
    /// The channel's identity.
    pub channel: Uuid,
    /// The channel's name.
    #[schema(example = "Bluesky")]
    pub channel_name: String,
    /// Its case, if one was opened.
    pub case: Option<CaseShape>,
    /// Whether texts are left out, because it is a private message or may be a threat: ask with `show=true` to read it.
    pub covered: bool,
    /// Its versions, the newest first.
    pub versions: Vec<VersionShape>,
    /// What was found in the newest version.
    pub findings: Vec<FindingShape>,
    /// What reading suggests: `leave`, `look`, `answer`, `transfer`, `secure`, `hide_for_review`. Never more than a hint.
    #[schema(example = "answer")]
    pub suggestion: String,
    /// The grounds in force today on which it may be hidden.
    pub grounds: Vec<GroundShape>,
    /// Whether it can be hidden.
    pub can_hide: bool,
    /// Why not, or what hiding really means at this platform.
    pub hide_note: Option<String>,
    /// Whether it can be answered.
    pub can_answer: bool,
    /// Why not.
    pub answer_note: Option<String>,
    /// The most characters of an answer.
    #[schema(example = 300)]
    pub answer_most: usize,
    /// Its author's breaches that count, as decided.
    pub breaches: Breaches,
    /// Limiting a function for its author for a time: the step before a block.
    pub restrict: StepOffer,
    /// Blocking its author for a time, which takes two persons.
    pub block: StepOffer,
    /// Open proposals to block its author.
    pub proposals: Vec<ProposalShape>,
    /// The block in force against its author.
    pub blocked: Option<BlockShape>,
    /// The limit that holds for its author, or that is still to be taken off by hand.
    pub limited: Option<LimitShape>,
    /// Reporting it to the platform.
    pub report: ReasonedOffer,
    /// Removing it, where it is the authority's own.
    pub remove: ReasonedOffer,
    /// Colleagues who may take its case.
    pub colleagues: Vec<ColleagueShape>,
    /// Functions that its case can be handed up to: `channel_owner`, `registrar`, `administrator`, where somebody holds them.
    #[schema(example = json!(["channel_owner", "registrar"]))]
    pub functions: Vec<String>,
    /// To whom its case was handed up, until somebody takes or decides it.
    pub escalated: Option<HandedUpShape>,
    /// The items that are nearly identical to it, and what was decided over all of them.
    pub group: Option<GroupShape>,
    /// Actions on their way to the platform or done, the newest first.
    pub actions: Vec<ActionShape>,
    /// What has happened, the oldest first.
    pub history: Vec<HappenedShape>,
    /// Internal notes, the oldest first.
    pub notes: Vec<NoteShape>,
    /// What belongs to the text.
    pub attachments: Vec<AttachmentShape>,
    /// The copy that was stored before it was hidden.
    pub copy: Option<CopyShape>,
}

/// A case.
#[derive(Serialize, ToSchema)]
#[schema(as = Case)]
pub(crate) struct CaseShape {
    /// Its number.
    #[schema(example = 1042)]
    pub number: i64,
    /// Where it stands: `to_decide`, `to_answer`, `closed`.
    #[schema(example = "to_decide")]
    pub state: String,
    /// Who holds it.
    #[schema(example = "Jonas Berg")]
    pub holder: Option<String>,
    /// When it was opened.
    pub opened_at: Timestamp,
    /// When it was closed.
    pub closed_at: Option<Timestamp>,
}

/// A version of a text.
#[derive(Serialize, ToSchema)]
#[schema(as = Version)]
pub(crate) struct VersionShape {
    /// 1 for the first.
    #[schema(example = 1)]
    pub number: i64,
    /// The text; null when it has been erased, or is covered.
    #[schema(example = "När öppnar biblioteket på lördag?")]
    pub text: Option<String>,
    /// When it was first seen.
    pub seen_at: Timestamp,
}

/// A finding: a hint with a reason, never a decision.
#[derive(Serialize, ToSchema)]
#[schema(as = Finding)]
pub(crate) struct FindingShape {
    /// Its kind.
    #[schema(example = "question")]
    pub kind: String,
    /// Why it was found, in words.
    #[schema(example = "Begins with a question word")]
    pub reason: String,
    /// From 0 to 1.
    #[schema(example = 0.9)]
    pub score: f64,
    /// Where it begins in the newest text, in bytes of UTF-8; null when the text is covered, when it
    /// concerns the text as a whole, and for special categories of personal data.
    #[schema(example = 0)]
    pub start: Option<usize>,
    /// Where it ends.
    #[schema(example = 34)]
    pub end: Option<usize>,
    /// The ground that it may lead to.
    #[schema(example = "se/personal-data/1")]
    pub ground: Option<String>,
}

/// A ground to hide on.
#[derive(Serialize, ToSchema)]
#[schema(as = Ground)]
pub(crate) struct GroundShape {
    /// What an order to hide names: pack, ground, version.
    #[schema(example = "se/personal-data/1")]
    pub ground: String,
    /// Its title.
    #[schema(example = "Personal data")]
    pub title: String,
    /// `house_rule` or `obvious_crime`.
    #[schema(example = "house_rule")]
    pub kind: String,
    /// Whether the findings suggest it.
    pub suggested: bool,
}

/// An outgoing action.
#[derive(Serialize, ToSchema)]
#[schema(as = Action)]
pub(crate) struct ActionShape {
    /// Its identity.
    pub id: Uuid,
    /// What: `answer`, `hide`, `unhide`, `block`, `unblock`, `report`, `remove`.
    #[schema(example = "answer")]
    pub kind: String,
    /// Where it stands: `waiting`, `undone`, `sending`, `done`, `failed`, `unknown`, `not_permitted`.
    #[schema(example = "waiting")]
    pub state: String,
    /// Until when it can be undone.
    pub not_before: Timestamp,
    /// The text of an answer.
    pub text: Option<String>,
    /// Who decided.
    #[schema(example = "Amina Lind")]
    pub person: String,
    /// When it was decided.
    pub decided_at: Timestamp,
    /// When the platform confirmed it.
    pub done_at: Option<Timestamp>,
    /// What went wrong, in words.
    pub trouble: Option<String>,
}

/// Something that happened.
#[derive(Serialize, ToSchema)]
#[schema(as = Happened)]
pub(crate) struct HappenedShape {
    /// When.
    pub at: Timestamp,
    /// The journal's key of the event.
    #[schema(example = "answered")]
    pub event: String,
    /// Who; null for the system.
    #[schema(example = "Amina Lind")]
    pub person: Option<String>,
    /// The place of its entry in the journal; null while it is being sealed.
    #[schema(example = 17)]
    pub place: Option<i64>,
    /// The ground.
    pub ground: Option<String>,
}

/// An internal note.
#[derive(Serialize, ToSchema)]
#[schema(as = Note)]
pub(crate) struct NoteShape {
    /// Its identity.
    pub id: Uuid,
    /// Who wrote it.
    #[schema(example = "Jonas Berg")]
    pub person: String,
    /// When.
    pub at: Timestamp,
    /// What.
    #[schema(example = "Asked the library about Saturday.")]
    pub text: String,
}

/// What belongs to a text.
#[derive(Serialize, ToSchema)]
#[schema(as = Attachment)]
pub(crate) struct AttachmentShape {
    /// Its identity.
    pub id: Uuid,
    /// Its media type.
    #[schema(example = "image/jpeg")]
    pub mime: String,
    /// Its text alternative.
    pub alt: Option<String>,
    /// Whether it is stored here.
    pub stored: bool,
}

/// A stored copy.
#[derive(Serialize, ToSchema)]
#[schema(as = Copy)]
pub(crate) struct CopyShape {
    /// When it was taken.
    pub taken_at: Timestamp,
    /// Its SHA-256 in hexadecimal.
    pub sha256: String,
}

/// The channels.
#[derive(Serialize, ToSchema)]
pub(crate) struct ChannelList {
    /// All of them.
    pub channels: Vec<ChannelPage>,
}

/// An official account.
#[derive(Serialize, ToSchema)]
#[schema(as = Channel)]
pub(crate) struct ChannelPage {
    /// Its identity.
    pub id: Uuid,
    /// Its name.
    #[schema(example = "Bluesky")]
    pub name: String,
    /// The platform's key; `manual` where records come from files.
    #[schema(example = "bluesky")]
    pub platform: String,
    /// The account's name there.
    #[schema(example = "bjorkdala.example.com")]
    pub handle: String,
    /// The unit that answers for it.
    #[schema(example = "Kommunikation")]
    pub owner_unit: String,
    /// What it is for.
    pub purpose: String,
    /// `publish_and_answer`, `listen_only`, `employer_information`.
    #[schema(example = "publish_and_answer")]
    pub mode: String,
    /// Whether it is connected to its platform.
    pub connected: bool,
    /// Whether it is followed without credentials: what is public is read, and nothing can be done there. While it is not connected either, it waits for a person's confirmation.
    pub following: bool,
    /// Whether Saklig may act there.
    pub acting: bool,
    /// When the platform last answered.
    pub heard_at: Option<Timestamp>,
    /// What is wrong with the connection, in words.
    pub trouble: Option<String>,
    /// How many items are mirrored from it, counted to 100,001 at most.
    #[schema(example = 120)]
    pub items: i64,
    /// What it can do.
    pub capabilities: Vec<CapabilityShape>,
}

/// Something that a channel can or cannot do.
#[derive(Serialize, ToSchema)]
#[schema(as = Capability)]
pub(crate) struct CapabilityShape {
    /// What: `read`, `answer`, `hide`, `unhide`, `restrict`, `block`, `report`, `remove`.
    #[schema(example = "hide")]
    pub what: String,
    /// Whether it can.
    pub can: bool,
    /// Why not, or with what reservation.
    pub note: Option<String>,
}

/// A page of the journal.
#[derive(Serialize, ToSchema)]
pub(crate) struct JournalList {
    /// The log's origin.
    pub origin: String,
    /// Its verifier key.
    pub key: String,
    /// The newest signed checkpoint; null before the first.
    pub checkpoint: Option<String>,
    /// How many entries are sealed.
    #[schema(example = 418)]
    pub size: i64,
    /// How many wait for their seal.
    #[schema(example = 0)]
    pub waiting: i64,
    /// Up to 100 entries, the newest first; waiting ones before all others.
    pub entries: Vec<EntryShape>,
    /// Where the next page goes on: to be sent as `after`. Missing on the last page.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub next: Option<String>,
}

/// An entry of the journal.
#[derive(Serialize, ToSchema)]
#[schema(as = Entry)]
pub(crate) struct EntryShape {
    /// Its place in the log; null while it is being sealed.
    #[schema(example = 17)]
    pub place: Option<i64>,
    /// When.
    pub at: Timestamp,
    /// The event's key.
    #[schema(example = "hidden")]
    pub event: String,
    /// The actor's function.
    #[schema(example = "moderator")]
    pub function: String,
    /// The kind of object.
    #[schema(example = "item")]
    pub object_kind: String,
    /// The object's identity.
    pub object: String,
    /// The commitment in hexadecimal.
    pub commitment: String,
    /// The rule cited: pack, rule, version.
    #[schema(example = "se/personal-data/1")]
    pub rule: Option<String>,
}

/// A proof that an entry is in the log.
#[derive(Serialize, ToSchema)]
#[schema(as = Proof)]
pub(crate) struct EntryProof {
    /// The content of a `.tlog-proof` file.
    pub proof: String,
    /// The content of the entry's `.leaf` file.
    pub leaf: String,
    /// The log's verifier key.
    pub key: String,
}

/// What was done.
#[derive(Serialize, ToSchema)]
pub(crate) struct Done {
    /// The act's key.
    #[schema(example = "answer")]
    pub done: String,
    /// What was put into the outbox, or undone, or settled; null for acts that stay in the house.
    pub action: Option<Uuid>,
}

/// What to search for.
#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub(crate) struct Search {
    /// Words, or beginnings of words, or a user name.
    #[schema(example = "hemtjänst")]
    pub words: String,
    /// How what is looked for stands; a page may then have fewer items than 50, and others follow.
    #[serde(default)]
    pub standing: StandingShape,
    /// Where to go on: the last page's `next`.
    #[serde(default)]
    pub after: Option<String>,
}

/// How what is looked for stands.
#[derive(Clone, Copy, Default, Deserialize, ToSchema)]
#[serde(rename_all = "snake_case")]
#[schema(as = Standing)]
pub(crate) enum StandingShape {
    /// In any way.
    #[default]
    Any,
    /// Not at the platform any more.
    Removed,
    /// Hidden there.
    Hidden,
    /// Decided on, and still visible.
    Kept,
}

impl From<StandingShape> for Standing {
    fn from(shape: StandingShape) -> Self {
        match shape {
            StandingShape::Any => Self::Any,
            StandingShape::Removed => Self::Removed,
            StandingShape::Hidden => Self::Hidden,
            StandingShape::Kept => Self::Kept,
        }
    }
}

/// An order to hide.
#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub(crate) struct Hide {
    /// A ground from the item's list: pack, ground, version.
    #[schema(example = "se/personal-data/1")]
    pub ground: String,
    /// The item's `seen`: nothing is done where the item or its case has become another since.
    #[serde(default, deserialize_with = "seen")]
    #[schema(value_type = Option<String>, pattern = r"^[0-9a-f]{8}\.[0-9]{1,18}$", example = "5a6b1f22.0")]
    pub seen: Option<Seen>,
}

/// An order to leave an item visible.
#[derive(Default, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub(crate) struct Leave {
    /// The item's `seen`: nothing is done where the item or its case has become another since.
    #[serde(default, deserialize_with = "seen")]
    #[schema(value_type = Option<String>, pattern = r"^[0-9a-f]{8}\.[0-9]{1,18}$", example = "5a6b1f22.0")]
    pub seen: Option<Seen>,
}

/// An answer in the authority's name.
#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub(crate) struct Reply {
    /// The text.
    #[schema(example = "Hej! Biblioteket öppnar klockan tio på lördag.")]
    pub text: String,
    /// Whether a person has made sure that what looks like personal data in it may stand there.
    #[serde(default)]
    pub sure: bool,
    /// The kind of question: `general`, `detailed` or `individual`; the one that reading proposes where it is
    /// left out. Only a general one is answered in substance.
    #[serde(default)]
    #[schema(example = "general")]
    pub question: Option<QuestionKindShape>,
    /// The page on the authority's website that the answer rests on.
    #[serde(default)]
    #[schema(example = "https://bjorkdala.example/bibliotek")]
    pub cites: Option<String>,
    /// The item's `seen`: nothing is done where the item or its case has become another since.
    #[serde(default, deserialize_with = "seen")]
    #[schema(value_type = Option<String>, pattern = r"^[0-9a-f]{8}\.[0-9]{1,18}$", example = "5a6b1f22.0")]
    pub seen: Option<Seen>,
}

/// The kind of question that is answered.
#[derive(Deserialize, ToSchema, Clone, Copy)]
#[serde(rename_all = "snake_case")]
pub(crate) enum QuestionKindShape {
    /// A general question.
    General,
    /// It goes into more detail than a channel is for.
    Detailed,
    /// It is about an individual.
    Individual,
}

impl From<QuestionKindShape> for QuestionKind {
    fn from(shape: QuestionKindShape) -> Self {
        match shape {
            QuestionKindShape::General => Self::General,
            QuestionKindShape::Detailed => Self::Detailed,
            QuestionKindShape::Individual => Self::Individual,
        }
    }
}

/// A text that somebody wrote.
#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub(crate) struct Written {
    /// The text.
    #[schema(example = "Asked the library about Saturday.")]
    pub text: String,
    /// Whether a person has made sure that what looks like personal data in it may stand there.
    #[serde(default)]
    pub sure: bool,
}

/// How an action of unknown outcome went.
#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub(crate) struct Settle {
    /// Whether it has arrived at the platform, as a person has seen there.
    pub arrived: bool,
}

/// Whether Saklig may act in a channel.
#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub(crate) struct Acting {
    /// On or off.
    pub on: bool,
}

/// A ground's reference, as `pack/ground/version`.
pub(crate) fn ground(text: &str) -> Option<GroundRef> {
    let mut pieces = text.rsplitn(2, '/');
    let version = pieces.next()?.parse().ok()?;
    let (pack, id) = pieces.next()?.split_once('/')?;
    (!id.is_empty()).then(|| GroundRef { pack: pack.to_owned(), id: id.to_owned(), version })
}

/// What somebody saw. A word that no item gave out is an error, so that nobody
/// believes to be protected by it.
pub(crate) fn seen<'de, D: Deserializer<'de>>(from: D) -> Result<Option<Seen>, D::Error> {
    let word = Option::<String>::deserialize(from)?;
    word.map(|word| word.parse().map_err(|_| D::Error::custom("no item gave out this word"))).transpose()
}

pub(crate) fn ground_word(ground: &GroundRef) -> String {
    format!("{}/{}/{}", ground.pack, ground.id, ground.version)
}

impl From<Part> for Piece {
    fn from(part: Part) -> Self {
        match part {
            Part::Plain(text) | Part::Marked { text, .. } => Self { text: Some(text), covered: None, characters: None },
            Part::Covered { length, kind } => Self { text: None, covered: Some(kind), characters: Some(length) },
        }
    }
}

impl FiguresShape {
    /// The figures of a period.
    pub(crate) fn new(say: Say, figures: Figures) -> Self {
        let told = figures.asked.is_some();
        let pace = figures.pace;
        Self {
            from: figures.from.to_string(),
            to: figures.to.to_string(),
            channel: figures.channel.map(|channel| channel.0),
            questions: figures.asked,
            answered: told.then_some(pace.answered),
            open: told.then_some(figures.open),
            closed_unanswered: told.then_some(figures.closed),
            response_rate: pace.rate.map(share),
            service_time: pace.service.map(TimesShape::from),
            clock_time: pace.clock.map(TimesShape::from),
            definition: say.say("figures-definition"),
            by_channel: figures.channels.into_iter().map(ChannelFigures::from).collect(),
            by_topic: counts(figures.topics),
            by_language: counts(figures.languages),
            divided_by: figures.grain.key().to_owned(),
            by_time: figures
                .times
                .into_iter()
                .map(|time| {
                    let (questions, answered) = time.counts.unzip();
                    TimeFigures { from: time.begins.to_string(), questions, answered }
                })
                .collect(),
            decisions: DecisionFigures {
                restricted: Some(figures.decided.restricted),
                by_ground: counts(figures.decided.grounds),
                reversed: Some(figures.decided.reversed),
                kept: Some(figures.decided.kept),
                hidden: Some(figures.decided.hidden),
                assessed_kept: Some(figures.decided.assessed_kept),
                definition: say.say("figures-definition-decided"),
            },
            years_without_holidays: figures.unknown_years,
        }
    }
}

/// A share in thousandths, as programs read it.
fn share(thousandths: i64) -> f64 {
    thousandths as f64 / 1000.0
}

fn counts(parts: Parts) -> Vec<CountShape> {
    let named = parts.named.into_iter().map(|(key, count)| CountShape { key: Some(key), count });
    let rest = (parts.rest > 0).then_some(CountShape { key: None, count: parts.rest });
    named.chain(rest).collect()
}

impl From<Times> for TimesShape {
    fn from(times: Times) -> Self {
        Self { median_minutes: times.median, p90_minutes: times.ninetieth }
    }
}

impl From<OfChannel> for ChannelFigures {
    fn from(channel: OfChannel) -> Self {
        let pace = channel.pace.filter(|_| channel.answers);
        Self {
            channel: channel.channel.0,
            name: channel.name,
            answers_questions: channel.answers,
            questions: channel.asked.filter(|_| channel.answers),
            answered: pace.map(|pace| pace.answered),
            response_rate: pace.and_then(|pace| pace.rate).map(share),
            service_time: pace.and_then(|pace| pace.service).map(TimesShape::from),
            clock_time: pace.and_then(|pace| pace.clock).map(TimesShape::from),
        }
    }
}

impl From<Row> for ListedItem {
    fn from(row: Row) -> Self {
        Self {
            id: row.item.0,
            case_number: row.number,
            case_state: row.state.map(|state| state.key().to_owned()),
            channel: row.channel.0,
            channel_name: row.channel_name,
            kind: row.kind.key().to_owned(),
            author: row.author,
            own: row.own,
            excerpt: row.text.into_iter().map(Piece::from).collect(),
            covered: row.covered,
            lang: row.lang,
            findings: row.kinds,
            posted_at: row.posted_at,
            received_at: row.received_at,
            due_at: row.due,
            presence: row.presence.key().to_owned(),
            holder: row.holder.map(|holder| holder.name),
        }
    }
}

impl ItemPage {
    /// The page of an item; `show` uncovers a text that is covered.
    pub(crate) fn new(say: Say, page: case_page::CasePage, show: bool) -> Self {
        let readable = show || !page.covered;
        let versions = page.versions.into_iter().map(|version| VersionShape {
            number: version.number,
            text: version.text.filter(|_| readable).map(|parts| joined(&parts)),
            seen_at: version.seen_at,
        });
        let findings = page.findings.into_iter().map(|finding| {
            // Which words tell of a special category is for people who look at the case.
            let place = finding.place.filter(|_| readable && finding.kind != SPECIAL_CATEGORY);
            FindingShape {
                reason: findings::reason(say, &finding.kind, &finding.reason),
                kind: finding.kind,
                score: finding.score,
                start: place.as_ref().map(|place| place.start),
                end: place.map(|place| place.end),
                ground: finding.ground.as_ref().map(ground_word),
            }
        });
        let grounds = page.grounds.iter().map(|shown| GroundShape {
            ground: ground_word(&shown.reference),
            title: shown.ground.title.get(say.0).to_owned(),
            kind: match shown.ground.kind {
                saklig_model::ground::GroundKind::HouseRule => "house_rule".to_owned(),
                saklig_model::ground::GroundKind::ObviousCrime => "obvious_crime".to_owned(),
            },
            suggested: shown.suggested,
        });
        let actions = page.actions.into_iter().map(|action| ActionShape {
            id: action.id.0,
            kind: action.kind.key().to_owned(),
            state: action.state.key().to_owned(),
            not_before: action.not_before,
            text: action.text,
            person: action.person,
            decided_at: action.decided_at,
            done_at: action.done_at,
            trouble: action.trouble.map(|key| refused::trouble(say, &key)),
        });
        let history = page.history.into_iter().map(|happened| HappenedShape {
            at: happened.at,
            event: happened.event,
            person: happened.person,
            place: happened.index,
            ground: happened.ground.as_ref().map(ground_word),
        });
        let notes = page.notes.into_iter();
        let notes = notes.map(|note| NoteShape { id: note.id.0, person: note.person, at: note.at, text: note.text });
        let attachments = page.attachments.into_iter();
        let attachments = attachments.map(|(id, mime, alt, stored)| AttachmentShape { id: id.0, mime, alt, stored });
        let holder = page.holder.map(|holder| holder.name);
        let mut further = page.further;
        // A private message may not be acted on for every ground.
        further.block_grounds.retain(|ground| page.grounds.iter().any(|shown| shown.reference == *ground));
        let colleagues = further.colleagues.iter();
        let colleagues = colleagues.map(|(id, name)| ColleagueShape { id: id.0, name: name.clone() });
        Self {
            id: page.item.id.0,
            seen: page.seen.to_string(),
            breaches: Breaches::new(&further),
            restrict: StepOffer::new(say, &further.restrict, &further),
            block: StepOffer::new(say, &further.block_step, &further),
            report: ReasonedOffer::report(say, &further),
            remove: ReasonedOffer::remove(say, &further),
            colleagues: colleagues.collect(),
            functions: further.functions.iter().map(|role| role.key().to_owned()).collect(),
            escalated: further.escalated.map(|(role, person, at)| HandedUpShape {
                role: role.key().to_owned(),
                person,
                at,
                changed: further.changed.map(|(why, _)| why.key().to_owned()),
                on_account_of: further.changed.and_then(|(_, about)| about).map(|item| item.0),
            }),
            group: page.group.map(|group| GroupShape::new(say, group)),
            proposals: further.proposals.into_iter().map(ProposalShape::from).collect(),
            blocked: further.blocked.map(BlockShape::from),
            limited: further.limited.map(LimitShape::from),
            kind: page.item.kind.key().to_owned(),
            author: page.author,
            own: page.item.own,
            url: page.item.url,
            lang: page.item.lang,
            posted_at: page.item.posted_at,
            received_at: page.item.received_at,
            presence: page.item.presence.key().to_owned(),
            channel: page.channel.id.0,
            channel_name: page.channel.name,
            case: page.case.map(|case| CaseShape {
                number: case.number,
                state: case.state.key().to_owned(),
                holder,
                opened_at: case.opened_at,
                closed_at: case.closed_at,
            }),
            covered: !readable,
            versions: versions.collect(),
            findings: findings.collect(),
            suggestion: page.suggestion.key().to_owned(),
            grounds: grounds.collect(),
            can_hide: page.can_hide,
            hide_note: page.hide_note.map(|key| refused::note(say, &key)),
            can_answer: page.can_answer,
            answer_note: page.answer_note.map(|key| refused::note(say, &key)),
            answer_most: page.answer_limit.graphemes,
            actions: actions.collect(),
            history: history.collect(),
            notes: notes.collect(),
            attachments: attachments.collect(),
            copy: page.copy.map(|(taken_at, sha256)| CopyShape { taken_at, sha256 }),
        }
    }
}

impl ChannelPage {
    /// A channel.
    pub(crate) fn new(say: Say, shown: channels::ChannelShown) -> Self {
        let channel = shown.channel;
        let capabilities = shown.capabilities.into_iter().map(|(what, can, note)| CapabilityShape {
            what: what.to_owned(),
            can,
            note: note.map(|key| refused::note(say, key)),
        });
        Self {
            id: channel.id.0,
            name: channel.name,
            platform: channel.platform,
            handle: channel.handle,
            owner_unit: channel.owner_unit,
            purpose: channel.purpose,
            mode: channel.mode.key().to_owned(),
            connected: shown.connected,
            following: shown.following,
            acting: channel.acting,
            heard_at: channel.heard_at,
            trouble: channel.trouble.map(|key| refused::trouble(say, &key)),
            items: shown.items,
            capabilities: capabilities.collect(),
        }
    }
}

impl From<journal::EntryShown> for EntryShape {
    fn from(entry: journal::EntryShown) -> Self {
        Self {
            place: entry.index,
            at: entry.at,
            event: entry.event,
            function: entry.function,
            object_kind: entry.object_kind,
            object: entry.object,
            commitment: entry.commitment,
            rule: entry.rule.map(|(id, version)| format!("{id}/{version}")),
        }
    }
}

fn words(part: &Part) -> &str {
    match part {
        Part::Plain(text) | Part::Marked { text, .. } => text,
        Part::Covered { .. } => "",
    }
}

fn joined(parts: &[Part]) -> String {
    parts.iter().map(words).collect()
}

#[cfg(test)]
mod tests {
    use saklig_model::language::Language;

    use super::*;
    use crate::samples;

    #[test]
    fn a_ground_comes_back_as_it_was_listed() {
        for shown in samples::case().grounds {
            assert_eq!(ground(&ground_word(&shown.reference)), Some(shown.reference));
        }
        for bad in ["", "se", "se/2", "se//2", "se/personal-data/x"] {
            assert_eq!(ground(bad), None, "{bad}");
        }
    }

    #[test]
    fn what_was_seen_comes_back_as_it_was_given_out() {
        let page = ItemPage::new(Say(Language::En), samples::case(), true);
        let read = |word: &str| serde_json::from_str::<Leave>(&format!(r#"{{"seen": "{word}"}}"#));
        assert_eq!(read(&page.seen).unwrap().seen, Some(samples::case().seen));
        assert!(read("").is_err() && read("x").is_err());
        assert_eq!(serde_json::from_str::<Leave>("{}").unwrap().seen, None);
    }

    #[test]
    fn a_covered_text_is_not_given() {
        let mut page = samples::case();
        page.covered = true;
        let told = |show| serde_json::to_string(&ItemPage::new(Say(Language::En), page.clone(), show)).unwrap();
        assert!(!told(false).contains("070-174"));
        assert!(told(true).contains("070-174"));
    }

    #[test]
    fn a_finding_says_where_it_stands_but_for_special_categories() {
        let page = ItemPage::new(Say(Language::En), samples::case(), true);
        let of = |kind: &str| page.findings.iter().find(|finding| finding.kind == kind).unwrap();
        assert_eq!((of("phone").start, of("phone").end), (Some(143), Some(156)));
        assert_eq!((of("special_category").start, of("special_category").end), (None, None));
    }
}
