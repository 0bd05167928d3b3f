//! Acts: what changes something. One file an act, in the same order always:
//! look up, may they?, act, journal, enqueue, save.

pub mod account;
pub mod acknowledge;
pub mod alarm_ways;
pub mod answer;
pub mod assess;
pub mod assign;
pub mod block;
pub mod change_appearance;
pub mod change_power;
pub mod change_roster;
pub mod choose_rules;
pub mod claim;
pub mod close;
pub mod confirm_change;
pub mod confirm_ground;
pub mod connect;
pub mod describe_channel;
pub mod draft;
pub mod erase;
pub mod escalate;
pub mod flag;
pub mod follow;
pub mod hand_over;
pub mod hide;
pub mod import;
pub mod leave_to_others;
pub mod leave_visible;
pub mod note;
pub mod object;
pub mod one_time_address;
pub mod reach;
pub mod reconnect;
pub mod remove_example;
pub mod remove_own;
pub mod report;
pub mod saved_view;
pub mod second_factor;
pub mod set_target;
pub mod set_up;
pub mod settle;
pub mod settle_answering;
pub mod settle_objection;
pub mod sign_in;
pub mod spellings;
pub mod state_hours;
pub mod tokens;
pub mod unblock;
pub mod uncover;
pub mod undo;
pub mod unhide;

use jiff::Timestamp;
use saklig_channel::{Account, Capabilities};
use saklig_journal::event::Event;
use saklig_model::{
    action::{ActionKind, ActionState, GRACE_SECONDS},
    case::{CLAIM_MINUTES, Case, CaseState},
    channel::Channel,
    clock::micros,
    decision::{Decision, DecisionKind},
    finding::Suggestion,
    ground::GroundRef,
    id::{ActionId, AuthorityId, DecisionId, ItemId, JobId},
    person::{Person, Power},
};
use saklig_store::{
    Tx, authorities,
    cases::{self, NewCase},
    channels, decisions, escalations, items, jobs,
    journal::Facts,
    news::News,
    outbox::{self, Action},
};

use crate::{
    Desk, Refusal,
    journal::{Actor, Entry},
    reading::SPECIAL_CATEGORY,
};

/// What every act declares.
pub trait Act: Sync {
    /// Its key: `hide`.
    fn key(&self) -> &'static str;
    /// The power it needs; `None` where it is open to strangers, or concerns
    /// only one's own account.
    fn power(&self) -> Option<Power>;
    /// The journal's events that it writes.
    fn events(&self) -> &'static [Event];
    /// The title of the scenario that shows it, or how it begins.
    fn scenario(&self) -> &'static str;
}

/// Every act.
pub static ACTS: &[&dyn Act] = &[
    &acknowledge::Acknowledge,
    &alarm_ways::SetAlarmWays,
    &answer::Answer,
    &assess::Assess,
    &assign::Assign,
    &block::ProposeBlock,
    &block::ConfirmBlock,
    &block::DeclineBlock,
    &claim::Claim,
    &close::Close,
    &choose_rules::ChooseRules,
    &confirm_ground::ConfirmGround,
    &confirm_ground::DeclineGround,
    &connect::Connect,
    &connect::SwitchActing,
    &connect::Disconnect,
    &draft::SaveDraft,
    &draft::TakeOverDraft,
    &describe_channel::DescribeChannel,
    &follow::Follow,
    &follow::ConfirmFollowing,
    &erase::Erase,
    &escalate::Escalate,
    &hand_over::HandOver,
    &flag::RecordFlag,
    &hide::Hide,
    &import::Import,
    &leave_to_others::LeaveToOthers,
    &leave_visible::LeaveVisible,
    &note::WriteNote,
    &object::Object,
    &change_appearance::ChangeAppearance,
    &change_roster::ChangeRoster,
    &change_power::ADD_PERSON,
    &change_power::GIVE_ROLE,
    &change_power::TAKE_ROLE,
    &change_power::CHANGE_EMPLOYMENT,
    &change_power::CLOSE_ACCOUNT,
    &change_power::REOPEN_ACCOUNT,
    &change_power::RESET_SECOND_FACTOR,
    &confirm_change::ConfirmChange,
    &confirm_change::DeclineChange,
    &account::EndSessions,
    &account::EndOwnSessions,
    &account::ChangePassword,
    &one_time_address::UseAddress,
    &second_factor::SetSecondFactor,
    &reach::ChooseReach,
    &reconnect::Reconnect,
    &remove_example::RemoveExample,
    &remove_own::RemoveOwn,
    &report::Report,
    &saved_view::KeepView,
    &saved_view::RenameView,
    &saved_view::RemoveView,
    &set_target::SetTarget,
    &state_hours::StateHours,
    &set_up::SetUpAuthority,
    &settle::Settle,
    &settle_answering::SettleAnswering,
    &settle_objection::SettleObjection,
    &sign_in::SignIn,
    &spellings::ChangeSpellings,
    &tokens::EndToken,
    &tokens::MakeToken,
    &unblock::Unblock,
    &uncover::Uncover,
    &undo::Undo,
    &unhide::Unhide,
];

/// What an act on an item looks up first, under the item's lock.
pub(crate) struct Scene {
    pub item: items::Kept,
    pub case: Case,
    pub channel: Channel,
    pub connected: bool,
    pub following: bool,
    pub now: Timestamp,
}

impl Desk {
    /// Looks up an item of the person's own authority and locks it; opens a
    /// case if it has none.
    pub(crate) async fn scene(&self, tx: &mut Tx, who: &Person, power: Power, id: ItemId) -> Result<Scene, Refusal> {
        who.may(power)?;
        cases::lock(tx, id).await?;
        let item = items::one(&mut *tx, id).await?.filter(|kept| kept.item.authority == who.authority);
        self.no_conflict(tx, who, power, &item.ok_or(Refusal::NotFound)?).await?;
        self.scene_at_all(tx, who, power, id).await
    }

    /// The same, also for whom the text is about: to let go of a case.
    pub(crate) async fn scene_at_all(
        &self,
        tx: &mut Tx,
        who: &Person,
        power: Power,
        id: ItemId,
    ) -> Result<Scene, Refusal> {
        who.may(power)?;
        cases::lock(tx, id).await?;
        let item = items::one(&mut *tx, id).await?.ok_or(Refusal::NotFound)?;
        if item.item.authority != who.authority {
            return Err(Refusal::NotFound);
        }
        let kept = channels::one(&mut *tx, item.item.channel).await?.ok_or(Refusal::NotFound)?;
        let now = self.now();
        let case = cases::of(&mut *tx, id).await?;
        self.nothing_meanwhile(&item, case.as_ref())?;
        let case = match case {
            Some(case) => {
                self.hold_on(tx, who, &case, now).await?;
                case
            }
            None => self.open_case(tx, who, power, &kept.channel, id, now).await?,
        };
        Ok(Scene { item, case, connected: kept.connected, following: kept.following, channel: kept.channel, now })
    }

    /// Whoever holds a case and does something with it holds it on.
    async fn hold_on(&self, tx: &mut Tx, who: &Person, case: &Case, now: Timestamp) -> Result<(), Refusal> {
        if case.holder_at(now) == Some(who.id) {
            let until = now + jiff::SignedDuration::from_mins(CLAIM_MINUTES);
            cases::hold_on(tx, case.item, who.id, micros(until), micros(now)).await?;
        }
        Ok(())
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
        let mut case = self.new_case(channel.authority, item, CaseState::ToDecide, Suggestion::Leave, now);
        case.number = authorities::count_up(tx, who.authority, 1, 0).await?.next_case - 1;
        let urgency = case.suggestion.urgency();
        cases::open(tx, &[NewCase { case: case.clone(), urgency, received_at: micros(now) }]).await?;
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
        // Whoever decides has taken the case, and has the alarm about it.
        escalations::end(tx, scene.case.id).await?;
        self.takes_alarm(tx, who, scene.case.id).await?;
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
        self.post_for(tx, scene, decision, kind, None, text, salt, id).await
    }

    /// The same, for a reason from a list, by its key.
    #[expect(clippy::too_many_arguments, reason = "what an outgoing act consists of")]
    pub(crate) async fn post_for(
        &self,
        tx: &mut Tx,
        scene: &Scene,
        decision: &Decision,
        kind: ActionKind,
        reason: Option<&str>,
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
            reason: reason.map(str::to_owned),
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
        tx.tell(News::Work);
        Ok(())
    }

    /// Moves the case to where its decisions now leave it.
    pub(crate) async fn settle_case(&self, tx: &mut Tx, scene: &Scene) -> Result<(), Refusal> {
        let state = self.state_after(tx, &scene.channel, &scene.case, scene.item.revision).await?;
        self.move_case(tx, scene, state).await
    }

    /// Moves a case. When it closes, the words that told of a special category of
    /// personal data are forgotten.
    pub(super) async fn move_case(&self, tx: &mut Tx, scene: &Scene, state: CaseState) -> Result<(), Refusal> {
        let closed_at = (state == CaseState::Closed).then(|| micros(scene.now));
        cases::set_state(tx, scene.case.id, state, closed_at).await?;
        self.count_anew(tx, scene.item.item.id).await?;
        if closed_at.is_some() {
            items::widen_findings(tx, scene.item.item.id, SPECIAL_CATEGORY).await?;
        }
        Ok(())
    }

    /// What the channel of an item can do, if acting there is possible at all.
    pub(crate) async fn can_act(&self, scene: &Scene) -> Result<Capabilities, Refusal> {
        if !scene.channel.mode.handles_comments() {
            return Err(Refusal::ListenOnly);
        }
        let can = self.can_reach(scene).await?;
        if scene.item.item.own {
            return Err(Refusal::OwnItem);
        }
        if scene.item.item.presence.is_gone() {
            return Err(Refusal::ItemGone);
        }
        Ok(can)
    }

    /// What the account can do, if Saklig may act there at all.
    pub(crate) async fn can_reach(&self, scene: &Scene) -> Result<Capabilities, Refusal> {
        let Some(platform) = self.at_hand().get(&scene.channel.platform) else {
            return Err(Refusal::ChannelCannot { why: "cannot-manual".into() });
        };
        if !scene.connected {
            return Err(Refusal::ChannelCannot { why: "cannot-disconnected".into() });
        }
        if scene.following {
            return Err(Refusal::ChannelCannot { why: "cannot-no-credentials".into() });
        }
        if !scene.channel.acting {
            return Err(Refusal::ReadOnly);
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
