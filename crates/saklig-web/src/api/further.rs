//! The shapes of the rarer acts: what an item says of them, and their orders.

use jiff::{Timestamp, civil::Date};
use saklig_desk::{
    Refusal,
    looks::{
        blocks::{BlockShown, LimitShown},
        case_page::{Breach, Further, Offer, ProposalShown, StepShown},
    },
};
use saklig_model::channel::ServiceMode;
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;
use uuid::Uuid;

use super::shapes::{ground_word, seen};
use crate::{refused, say::Say};

/// A step against the item's author: whether it can be taken, and with what.
#[derive(Serialize, ToSchema)]
pub(crate) struct StepOffer {
    /// Whether the platform and the channel allow it. Who is limited or blocked already, and what waits, stand in `limited`, `blocked` and `proposals`.
    pub can: bool,
    /// Why not, or what it really means at this platform.
    #[schema(example = "The block is the account's own, and everybody can see it.")]
    pub note: Option<String>,
    /// Why it is not open yet: too few decided breaches, or the lesser step has not been tried.
    #[schema(example = "Limit a function for a time first.")]
    pub not_yet: Option<String>,
    /// The grounds that it may rest on, as `grounds` names them.
    #[schema(example = json!(["se/advertising/1"]))]
    pub grounds: Vec<String>,
    /// The last days that can be chosen; null where the country knows no such step.
    pub days: Option<BlockDays>,
}

/// The last days of a step that can be chosen today.
#[derive(Serialize, ToSchema)]
pub(crate) struct BlockDays {
    /// The first one that can be chosen.
    #[schema(example = "2026-11-23")]
    pub first: Date,
    /// The one that a page proposes.
    #[schema(example = "2026-12-23")]
    pub proposed: Date,
    /// The last one that can be chosen.
    #[schema(example = "2027-02-21")]
    pub last: Date,
}

/// The author's breaches in this channel that count, as decided: complaints and findings do not.
#[derive(Serialize, ToSchema)]
pub(crate) struct Breaches {
    /// How many days back they are counted.
    #[schema(example = 60)]
    pub days: u32,
    /// How many there are, the item's own among them.
    #[schema(example = 3)]
    pub count: usize,
    /// Each, the newest first.
    pub decided: Vec<BreachShape>,
}

/// An item of the author's that was hidden by decision, and still is.
#[derive(Serialize, ToSchema)]
#[schema(as = Breach)]
pub(crate) struct BreachShape {
    /// The item.
    pub item: Uuid,
    /// Its case number.
    #[schema(example = 1042)]
    pub case: i64,
    /// When it was decided.
    pub at: Timestamp,
    /// The ground.
    #[schema(example = "se/advertising/1")]
    pub ground: Option<String>,
}

/// A limit that holds, or that somebody has to take off in the platform's tool.
#[derive(Serialize, ToSchema)]
#[schema(as = Limit)]
pub(crate) struct LimitShape {
    /// The ground.
    #[schema(example = "se/advertising/1")]
    pub ground: Option<String>,
    /// Why; null once erased.
    #[schema(example = "Samma reklam för andra gången.")]
    pub reasons: Option<String>,
    /// Since when.
    pub since: Timestamp,
    /// The last day.
    #[schema(example = "2026-11-30")]
    pub until: Date,
    /// Who decided it.
    #[schema(example = "Amina Lind")]
    pub person: String,
    /// Whether it holds now.
    pub in_force: bool,
    /// Whether somebody has to set it in the platform's own tool, or to take it off there, and to say when it is done.
    pub waits_for_hand: bool,
}

/// Whether something can be done for a reason from a list.
#[derive(Serialize, ToSchema)]
pub(crate) struct ReasonedOffer {
    /// Whether it can be done.
    pub can: bool,
    /// Why not, or what it really means at this platform.
    pub note: Option<String>,
    /// The reasons to choose from.
    pub reasons: Vec<ReasonShape>,
}

/// A reason from a list.
#[derive(Serialize, ToSchema)]
#[schema(as = Reason)]
pub(crate) struct ReasonShape {
    /// What an order names.
    #[schema(example = "spam")]
    pub reason: String,
    /// Its title.
    #[schema(example = "Spam")]
    pub title: String,
}

/// A colleague.
#[derive(Serialize, ToSchema)]
#[schema(as = Colleague)]
pub(crate) struct ColleagueShape {
    /// What an order to give a case away names.
    pub id: Uuid,
    /// The name.
    #[schema(example = "Jonas Berg")]
    pub name: String,
}

/// To whom a case was handed up.
#[derive(Serialize, ToSchema)]
#[schema(as = HandedUp)]
pub(crate) struct HandedUpShape {
    /// The function: `channel_owner`, `registrar`, `administrator`.
    #[schema(example = "registrar")]
    pub role: String,
    /// By whom.
    #[schema(example = "Amina Lind")]
    pub person: String,
    /// When.
    pub at: Timestamp,
    /// What has changed, where that is why: `edited`, `answered`, `quoted`, `context`.
    #[schema(example = "quoted")]
    pub changed: Option<String>,
    /// The answer or the quotation on whose account.
    pub on_account_of: Option<Uuid>,
}

/// A proposal to block the item's author, which waits for a second person.
#[derive(Serialize, ToSchema)]
#[schema(as = Proposal)]
pub(crate) struct ProposalShape {
    /// What an order to confirm or decline it names.
    pub id: Uuid,
    /// The ground.
    #[schema(example = "se/advertising/1")]
    pub ground: String,
    /// The last day.
    #[schema(example = "2026-12-23")]
    pub until: Date,
    /// Why; null once erased.
    #[schema(example = "Samma reklam för tredje gången.")]
    pub reasons: Option<String>,
    /// What the author will be told, with words in braces; null once erased.
    pub message: Option<String>,
    /// Who proposed it.
    #[schema(example = "Jonas Berg")]
    pub person: String,
    /// When.
    pub at: Timestamp,
    /// Whether that is the token's own person, who can take it back and not confirm it.
    pub own: bool,
}

/// A block in force.
#[derive(Serialize, ToSchema)]
#[schema(as = Block)]
pub(crate) struct BlockShape {
    /// The ground.
    #[schema(example = "se/advertising/1")]
    pub ground: Option<String>,
    /// Why; null once erased.
    #[schema(example = "Samma reklam för tredje gången.")]
    pub reasons: Option<String>,
    /// Since when.
    pub since: Option<Timestamp>,
    /// The last day.
    #[schema(example = "2026-12-23")]
    pub until: Date,
    /// Who proposed it.
    #[schema(example = "Jonas Berg")]
    pub proposed_by: String,
    /// Who confirmed it.
    #[schema(example = "Amina Lind")]
    pub confirmed_by: String,
    /// Whether its time is over although it is still in force.
    pub overdue: bool,
}

/// An order to limit a function for an author, or to propose a block.
#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub(crate) struct TakeStep {
    /// A ground from the `grounds` of the item's `restrict` or `block`: pack, ground, version.
    #[schema(example = "se/advertising/1")]
    pub ground: String,
    /// Why, in words. They are kept as an internal note.
    #[schema(example = "Samma reklam för tredje gången.")]
    pub reasons: String,
    /// The last day, from the `days` of the item's `restrict` or `block`.
    #[schema(example = "2026-11-30")]
    pub until: Date,
    /// What the author is told, with the word `complaint` in braces where it says how to complain; without it, the pack's own words.
    #[serde(default)]
    pub message: Option<String>,
    /// Whether a person has made sure that what looks like personal data in the reasons or the message may stand there.
    #[serde(default)]
    pub sure: bool,
    /// The item's `seen`: nothing is done where the item or its case has become another since.
    #[serde(default, deserialize_with = "seen")]
    #[schema(value_type = Option<String>, pattern = r"^[0-9a-f]{8}\.[0-9]{1,18}$", example = "5a6b1f22.0")]
    pub seen: Option<saklig_desk::seen::Seen>,
}

/// What was proposed.
#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub(crate) struct OfProposal {
    /// The identity of one of the item's `proposals`.
    pub proposal: Uuid,
}

/// A reason from one of the item's lists.
#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub(crate) struct ForReason {
    /// The reason: from `report.reasons` or `remove.reasons`.
    #[schema(example = "spam")]
    pub reason: String,
}

/// An order to give a case to a colleague.
#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub(crate) struct Assign {
    /// The identity of one of the item's `colleagues`.
    pub person: Uuid,
}

/// An order to hand a case up.
#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub(crate) struct Escalate {
    /// One of the item's `functions`.
    #[schema(example = "registrar")]
    pub role: String,
    /// Why, in words. They are kept as an internal note.
    #[schema(example = "Is this a request for a public document?")]
    pub text: String,
    /// Whether a person has made sure that what looks like personal data in the text may stand there.
    #[serde(default)]
    pub sure: bool,
}

/// What a channel is for, whose it is, and what visitors may expect there.
#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub(crate) struct Describe {
    /// What it is for.
    #[schema(example = "Frågor och svar om kommunens service")]
    pub purpose: String,
    /// The unit that answers for it.
    #[schema(example = "Kommunikation")]
    pub owner_unit: String,
    /// What visitors may expect.
    pub mode: Mode,
}

/// What visitors may expect in a channel.
#[derive(Clone, Copy, Deserialize, ToSchema)]
#[serde(rename_all = "snake_case")]
pub(crate) enum Mode {
    /// The authority publishes, reads comments and answers them.
    PublishAndAnswer,
    /// It is only listened to.
    ListenOnly,
    /// It informs about the authority as an employer.
    EmployerInformation,
}

impl From<Mode> for ServiceMode {
    fn from(mode: Mode) -> Self {
        match mode {
            Mode::PublishAndAnswer => Self::PublishAndAnswer,
            Mode::ListenOnly => Self::ListenOnly,
            Mode::EmployerInformation => Self::EmployerInformation,
        }
    }
}

fn note(say: Say, offer: &Offer) -> Option<String> {
    offer.note.as_deref().map(|key| refused::note(say, key))
}

impl StepOffer {
    pub(crate) fn new(say: Say, step: &StepShown, further: &Further) -> Self {
        let grounds = &further.block_grounds;
        let (first, proposed, last) = step.days;
        let not_yet = step.not_yet.clone();
        Self {
            can: step.offer.can,
            note: note(say, &step.offer),
            not_yet: not_yet.map(|not_yet| refused::told(say, &Refusal::NotYet(not_yet))),
            grounds: grounds.iter().map(ground_word).collect(),
            days: (!grounds.is_empty()).then_some(BlockDays { first, proposed, last }),
        }
    }
}

impl Breaches {
    pub(crate) fn new(further: &Further) -> Self {
        let shape = |breach: &Breach| BreachShape {
            item: breach.item.0,
            case: breach.number,
            at: breach.at,
            ground: breach.ground.as_ref().map(ground_word),
        };
        let decided: Vec<BreachShape> = further.breaches.iter().map(shape).collect();
        Self { days: further.window, count: decided.len(), decided }
    }
}

impl From<LimitShown> for LimitShape {
    fn from(shown: LimitShown) -> Self {
        Self {
            ground: shown.ground.as_ref().map(ground_word),
            reasons: shown.reasons,
            since: shown.since,
            until: shown.until,
            person: shown.person,
            in_force: shown.in_force,
            waits_for_hand: shown.waits_for_hand,
        }
    }
}

impl ReasonedOffer {
    /// Reporting, for one of the platform's reasons.
    pub(crate) fn report(say: Say, further: &Further) -> Self {
        let reasons = further.report_reasons.iter();
        let reasons =
            reasons.map(|key| ReasonShape { reason: (*key).to_owned(), title: say.of("report-", key) }).collect();
        Self { can: further.report.can, note: note(say, &further.report), reasons }
    }

    /// Removing, for one of the country's reasons.
    pub(crate) fn remove(say: Say, further: &Further) -> Self {
        let reasons = further.removal_reasons.iter().cloned();
        let reasons = reasons.map(|(reason, title)| ReasonShape { reason, title }).collect();
        Self { can: further.remove.can, note: note(say, &further.remove), reasons }
    }
}

impl From<ProposalShown> for ProposalShape {
    fn from(shown: ProposalShown) -> Self {
        Self {
            id: shown.id.0,
            ground: ground_word(&shown.ground),
            until: shown.until,
            reasons: shown.reasons,
            message: shown.message,
            person: shown.by,
            at: shown.at,
            own: shown.own,
        }
    }
}

impl From<BlockShown> for BlockShape {
    fn from(shown: BlockShown) -> Self {
        Self {
            ground: shown.ground.as_ref().map(ground_word),
            reasons: shown.reasons,
            since: shown.since,
            until: shown.until,
            proposed_by: shown.proposed_by,
            confirmed_by: shown.confirmed_by,
            overdue: shown.overdue,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_mode_is_known_by_its_key() {
        for mode in ServiceMode::ALL {
            let read: Mode = serde_json::from_value(mode.key().into()).unwrap();
            assert_eq!(ServiceMode::from(read), mode);
        }
    }
}
