//! Acts: what changes something. One file an act, in the same order always:
//! look up, may they?, act, journal, enqueue, save.

pub mod answer;
pub mod claim;
pub mod close;
pub mod connect;
pub mod erase;
pub mod hide;
pub mod import;
pub mod leave_visible;
pub mod note;
pub mod remove_example;
pub mod set_up;
pub mod settle;
pub mod sign_in;
pub mod tokens;
pub mod undo;
pub mod unhide;

use jiff::Timestamp;
use saklig_channel::{Account, Capabilities};
use saklig_journal::event::Event;
use saklig_model::{
    action::{ActionKind, ActionState, GRACE_SECONDS},
    case::{Case, CaseState},
    channel::Channel,
    clock::micros,
    decision::{Decision, DecisionKind},
    finding::Suggestion,
    ground::GroundRef,
    id::{ActionId, AuthorityId, DecisionId, ItemId, JobId},
    item::Presence,
    person::{Person, Power},
};
use saklig_store::{
    Tx, authorities, cases, channels, decisions, items, jobs,
    journal::Facts,
    outbox::{self, Action},
};

use crate::{
    Desk, Refusal,
    journal::{Actor, Entry},
};

/// What every act declares.
pub trait Act: Sync {
    /// Its key: `hide`.
    fn key(&self) -> &'static str;
    /// The power it needs; `None` where it is open to strangers.
    fn power(&self) -> Option<Power>;
    /// The journal's events that it writes.
    fn events(&self) -> &'static [Event];
    /// The title of the scenario that shows it, or how it begins.
    fn scenario(&self) -> &'static str;
}

/// Every act.
pub static ACTS: &[&dyn Act] = &[
    &answer::Answer,
    &claim::Claim,
    &close::Close,
    &connect::Connect,
    &connect::SwitchActing,
    &connect::Disconnect,
    &erase::Erase,
    &hide::Hide,
    &import::Import,
    &leave_visible::LeaveVisible,
    &note::WriteNote,
    &remove_example::RemoveExample,
    &set_up::SetUpAuthority,
    &settle::Settle,
    &sign_in::SignIn,
    &tokens::EndToken,
    &tokens::MakeToken,
    &undo::Undo,
    &unhide::Unhide,
];

/// What an act on an item looks up first, under the item's lock.
pub(crate) struct Scene {
    pub item: items::Kept,
    pub case: Case,
    pub channel: Channel,
    pub connected: bool,
    pub now: Timestamp,
}

impl Desk {
    /// Looks up an item of the person's own authority and locks it; opens a
    /// case if it has none.
    pub(crate) async fn scene(&self, tx: &mut Tx, who: &Person, power: Power, id: ItemId) -> Result<Scene, Refusal> {
        who.may(power)?;
        cases::lock(tx, id).await?;
        let item = items::one(&mut *tx, id).await?.ok_or(Refusal::NotFound)?;
        if item.item.authority != who.authority {
            return Err(Refusal::NotFound);
        }
        let kept = channels::one(&mut *tx, item.item.channel).await?.ok_or(Refusal::NotFound)?;
        let now = self.now();
        let case = match cases::of(&mut *tx, id).await? {
            Some(case) => case,
            None => self.open_case(tx, who, power, &kept.channel, id, now).await?,
        };
        Ok(Scene { item, case, channel: kept.channel, connected: kept.connected, now })
    }

    async fn open_case(
        &self,
        tx: &mut Tx,
        who: &Person,
        power: Power,
        channel: &Channel,
        item: ItemId,
        now: Timestamp,
    ) -> Result<Case, Refusal> {
        let mut case = self.new_case(channel, item, CaseState::ToDecide, Suggestion::Leave, now);
        case.number = authorities::count_up(tx, who.authority, 1, 0).await?.next_case - 1;
        cases::open(tx, &[(case.clone(), micros(now))]).await?;
        let facts = Facts::new().and("case", case.id.0).and("at", micros(now));
        let entry = Entry::about_item(Event::CaseOpened, Actor::Person(who, power), item).with(facts);
        self.note_down(tx, who.authority, entry).await?;
        Ok(case)
    }

    /// Records a decision; its facts are ready for the journal.
    pub(crate) async fn decide(
        &self,
        tx: &mut Tx,
        who: &Person,
        scene: &Scene,
        kind: DecisionKind,
        ground: Option<GroundRef>,
    ) -> Result<(Decision, Facts), Refusal> {
        let decision = Decision {
            id: DecisionId(self.chance().opaque_id()),
            case: scene.case.id,
            item: scene.item.item.id,
            kind,
            ground,
            person: who.id,
            at: scene.now,
            undone_at: None,
        };
        decisions::add(tx, who.authority, &decision).await?;
        let facts = Facts::new()
            .and("decision", decision.id.0)
            .and("decided", kind.key())
            .and("case", scene.case.id.0)
            .and("revision", scene.item.revision.0)
            .and("person", who.id.0)
            .and("at", micros(scene.now));
        Ok((decision, facts))
    }

    /// Puts what a decision leads to into the outbox, to be sent after the
    /// waiting time, and enqueues its sending.
    #[expect(clippy::too_many_arguments, reason = "what an outgoing act consists of")]
    pub(crate) async fn post(
        &self,
        tx: &mut Tx,
        scene: &Scene,
        decision: &Decision,
        kind: ActionKind,
        text: Option<&str>,
        salt: &[u8],
        id: ActionId,
    ) -> Result<(), Refusal> {
        let not_before = scene.now + jiff::SignedDuration::from_secs(GRACE_SECONDS);
        let action = Action {
            id,
            authority: scene.channel.authority,
            channel: scene.channel.id,
            item: scene.item.item.id,
            decision: decision.id,
            kind,
            text: text.map(str::to_owned),
            lang: scene.item.item.lang.clone(),
            person: decision.person,
            decided_at: scene.now,
            not_before,
            state: ActionState::Waiting,
            attempts: 0,
            sending_until: None,
            external_id: None,
            trouble: None,
            done_at: None,
        };
        outbox::add(tx, &action, salt).await?;
        self.enqueue(tx, scene.channel.authority, crate::jobs::SEND, &id.to_string(), not_before).await
    }

    pub(crate) async fn enqueue(
        &self,
        tx: &mut Tx,
        authority: AuthorityId,
        kind: &str,
        subject: &str,
        at: Timestamp,
    ) -> Result<(), Refusal> {
        let id = JobId(self.chance().sorted_id(self.now()));
        jobs::enqueue(tx, id, authority, kind, subject, micros(at)).await?;
        Ok(())
    }

    /// Moves the case to where its decisions now leave it.
    pub(crate) async fn settle_case(&self, tx: &mut Tx, scene: &Scene) -> Result<(), Refusal> {
        let state = self.state_after(tx, &scene.channel, &scene.case, scene.item.revision).await?;
        let closed_at = (state == CaseState::Closed).then(|| micros(scene.now));
        cases::set_state(tx, scene.case.id, state, closed_at).await?;
        Ok(())
    }

    /// What the channel of an item can do, if acting there is possible at all.
    pub(crate) async fn can_act(&self, scene: &Scene) -> Result<Capabilities, Refusal> {
        if !scene.channel.mode.handles_comments() {
            return Err(Refusal::ListenOnly);
        }
        let Some(platform) = self.at_hand().get(&scene.channel.platform) else {
            return Err(Refusal::ChannelCannot { why: "cannot-manual".into() });
        };
        if !scene.connected {
            return Err(Refusal::ChannelCannot { why: "cannot-disconnected".into() });
        }
        if !scene.channel.acting {
            return Err(Refusal::ReadOnly);
        }
        if scene.item.item.own {
            return Err(Refusal::OwnItem);
        }
        if scene.item.item.presence == Presence::Gone {
            return Err(Refusal::ItemGone);
        }
        Ok(platform.capabilities(&bare(&scene.channel)).await)
    }

    /// Refuses when an act of the same kind is already on its way.
    pub(crate) async fn none_under_way(&self, tx: &mut Tx, item: ItemId, kinds: &[ActionKind]) -> Result<(), Refusal> {
        let under_way = outbox::of(&mut *tx, item).await?.into_iter().find(|action| {
            kinds.contains(&action.kind)
                && matches!(action.state, ActionState::Waiting | ActionState::Sending | ActionState::Unknown)
        });
        match under_way {
            Some(action) => Err(Refusal::Already { state: action.state.key() }),
            None => Ok(()),
        }
    }
}

/// An account without its credentials: enough to ask what it can do.
pub(crate) fn bare(channel: &Channel) -> Account {
    Account {
        base_url: channel.base_url.clone(),
        handle: channel.handle.clone(),
        external_id: channel.external_id.clone(),
        credentials: std::collections::BTreeMap::new(),
    }
}
